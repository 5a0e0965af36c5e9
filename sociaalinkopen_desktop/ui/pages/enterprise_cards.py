"""The form of one enterprise: which fields stand in which card, and what applies when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...domain import dutch, fields
from ...domain.choices import Recognition
from ..form import CardSpec, field
from ..rows_editor import RowsSpec

WHO, WHAT, WHERE, PROOF, SIZE, REFERENCES, CONTACT, EXPERIENCE, NOTES = (
    "Wie is het", "Aanbod", "Waar", "Erkenningen", "Omvang en doelgroepen", "Referenties", "Contact",
    "Onze ervaring", "Notities",
)  # fmt: skip
KVK_DIGITS = 8  # of the Handelsregister


def enterprise_cards(told_proof: Callable[[Any], str]) -> tuple[CardSpec, ...]:
    """The cards of the form; `told_proof` says what one recognition is worth now."""
    return (
        CardSpec(
            title=WHO,
            parts=(
                field("name"),
                field("kvk", below=_about_kvk),
                field("kind"),
                field("legal_form"),
                field("state"),
                field("source"),
                field("source_note"),
            ),
        ),
        CardSpec(
            title=WHAT,
            parts=(field("offer"), field("cpv"), field("keywords"), field("impact_areas", when=_is_social)),
        ),
        CardSpec(
            title=WHERE,
            parts=(
                field("town"),
                field("municipality"),
                field("delivers_nationwide"),
                field("range_km", when=_has_region, note=lambda _item: "km"),
                field("regions", when=_has_region),
            ),
        ),
        CardSpec(
            title=PROOF,
            parts=(
                RowsSpec(
                    path="recognitions",
                    thing="erkenning",
                    summary=("kind",),
                    second=("step", "proof"),
                    beside=told_proof,
                    empty="Nog geen erkenning. Noteer welk keurmerk of register er is en tot wanneer het geldt, of op "
                    "welke dag u het bewijs zag.",
                    applies=_proof_applies,
                ),
            ),
        ),
        CardSpec(
            title=SIZE,
            parts=(
                field("full_time_places", note=lambda _item: "voltijdplaatsen"),
                field("largest_contract", note=lambda _item: "excl. btw, per jaar"),
                field("turnover"),
                field("insured_for"),
                field("certificates"),
                field("target_share_percent", when=_is_social),
                field("target_share_on", when=_has_share),
                RowsSpec(
                    path="target_groups",
                    thing="doelgroep",
                    summary=("group", "people"),
                    empty="Nog geen doelgroepen. Alleen aantallen: namen van mensen horen hier niet.",
                    when=_is_social,
                    total=_people,
                ),
            ),
        ),
        CardSpec(
            title=REFERENCES,
            parts=(
                RowsSpec(
                    path="references",
                    thing="referentie",
                    summary=("title", "client", "year"),
                    second=("value", "cpv"),
                    empty="Nog geen referenties. Werk voor anderen laat zien wat een onderneming aankan.",
                ),
            ),
        ),
        CardSpec(
            title=CONTACT,
            parts=(
                field("contact.function"),
                field("contact.email"),
                field("contact.phone"),
                field("contact.website"),
                field("last_contact"),
            ),
        ),
        CardSpec(
            title=EXPERIENCE,
            parts=(
                RowsSpec(
                    path="experiences",
                    thing="ervaring",
                    summary=("subject", "day"),
                    empty="Nog niets. Schrijf op hoe een opdracht of gesprek ging; dat helpt u en uw collega's.",
                ),
            ),
        ),
        CardSpec(title=NOTES, parts=(field("notes", label="Wat u wilt onthouden"),)),
    )


def _is_social(enterprise: Any) -> bool:
    return bool(enterprise.is_social)


def _has_region(enterprise: Any) -> bool:
    return enterprise.delivers_nationwide is not True


def _has_share(enterprise: Any) -> bool:
    return enterprise.is_social and enterprise.target_share_percent is not None


def _proof_applies(proof: Any, name: str) -> bool:
    """Only PSO has steps; where nothing is recognised there is nothing to date."""
    if name == "step":
        return proof.kind is Recognition.PSO
    return name == "kind" or proof.kind is not Recognition.NONE


def _about_kvk(enterprise: Any) -> str:
    digits = "".join(sign for sign in enterprise.kvk if sign.isdigit())
    wrong = bool(enterprise.kvk.strip()) and len(digits) != KVK_DIGITS
    return f"Dit zijn {len(digits)} cijfers. Een KvK-nummer heeft er {KVK_DIGITS}." if wrong else ""


def _people(enterprise: Any) -> tuple[str, str]:
    known = [row.people for row in fields.get(enterprise, "target_groups") if row.people is not None]
    return (f"Samen {dutch.counted(sum(known), 'mens', 'mensen')}", "muted") if known else ("", "muted")
