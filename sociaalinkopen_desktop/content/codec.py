"""A catalogue as plain data and back: the form in which it is compiled, hashed and read at start."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from ..domain.catalogue import (
    Basis,
    Catalogue,
    Criterion,
    CriterionPhase,
    Duty,
    DutyPlace,
    Kind,
    LegalBasis,
    Severity,
)
from ..domain.choices import Choice, CriterionTheme, Regime
from ..domain.norms import Certainty, DatedValue, Norm, Origin, Reference
from ..domain.quantities import Unit

Plain = dict[str, Any]
C = TypeVar("C", bound=Choice)


def to_plain(catalogue: Catalogue) -> Plain:
    """Everything in the catalogue as dicts, lists and texts; what has its default value is left out."""
    return {
        "version": catalogue.version,
        "fingerprint": catalogue.fingerprint,
        "criteria": [_criterion_to_plain(item) for item in catalogue.criteria],
        "norms": [_norm_to_plain(item) for item in catalogue.norms.values()],
        "duties": [_duty_to_plain(item) for item in catalogue.duties],
    }


def from_plain(plain: Mapping[str, Any]) -> Catalogue:
    """The catalogue that `to_plain` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    norms = (_norm(item) for item in plain["norms"])
    return Catalogue(
        version=plain["version"],
        fingerprint=plain["fingerprint"],
        criteria=tuple(_criterion(item) for item in plain["criteria"]),
        norms={norm.name: norm for norm in norms},
        duties=tuple(_duty(item) for item in plain["duties"]),
    )


def canonical(content: object) -> str:
    """The one text that plain data have: sorted keys, no spaces. Equal content gives equal text, on every machine."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(plain: Mapping[str, Any]) -> str:
    """The SHA-256 of criteria, norms and duties, in hexadecimal."""
    return digest({name: plain[name] for name in ("criteria", "norms", "duties")})


def digest(content: object) -> str:
    """The SHA-256 of plain data, in hexadecimal."""
    return hashlib.sha256(canonical(content).encode("utf-8")).hexdigest()


def without_empty(plain: Plain) -> Plain:
    """The mapping without what is None or empty."""
    return {key: value for key, value in plain.items() if value not in (None, "", [], {})}


def _day_to_plain(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None


@cache
def _members(kind: type[Choice]) -> Mapping[str, Choice]:
    return {str(item.value): item for item in kind}


def choice(kind: type[C], key: str) -> C:
    """The choice with that key. Raises KeyError when the list has none."""
    return cast("C", _members(kind)[key])


def _criterion_to_plain(item: Criterion) -> Plain:
    return without_empty(
        {
            "id": item.id,
            "title": item.title,
            "theme": item.theme.value,
            "phase": item.phase.value,
            "kind": item.kind.value,
            "severity": item.severity.value,
            "basis": item.basis.value,
            "certainty": item.certainty.value,
            "legal_basis": [basis_to_plain(basis) for basis in item.legal_basis],
            "message": dict(item.message),
            "why": item.why,
            "remedy": item.remedy,
            "known_limits": item.known_limits,
            "requires": list(item.requires),
            "norms": list(item.norms),
            "reasons": dict(item.reasons),
            "value_labels": dict(item.value_labels),
            "may_be_explained": item.may_be_explained,
            "also_in_procurement_documents": item.also_in_procurement_documents,
            "proposed_clause": item.proposed_clause,
            "valid_from": _day_to_plain(item.valid_from),
            "valid_until": _day_to_plain(item.valid_until),
            "replaced_by": item.replaced_by,
        }
    )


def _criterion(plain: Mapping[str, Any]) -> Criterion:
    return Criterion(
        id=plain["id"],
        title=plain["title"],
        theme=choice(CriterionTheme, plain["theme"]),
        phase=choice(CriterionPhase, plain["phase"]),
        kind=choice(Kind, plain["kind"]),
        severity=choice(Severity, plain["severity"]),
        basis=choice(Basis, plain["basis"]),
        certainty=choice(Certainty, plain["certainty"]),
        legal_basis=tuple(basis_from_plain(basis) for basis in plain["legal_basis"]),
        message=plain["message"],
        why=plain["why"],
        remedy=plain["remedy"],
        known_limits=plain["known_limits"],
        requires=tuple(plain.get("requires", ())),
        norms=tuple(plain.get("norms", ())),
        reasons=plain.get("reasons", {}),
        value_labels=plain.get("value_labels", {}),
        may_be_explained=plain["may_be_explained"],
        also_in_procurement_documents=plain["also_in_procurement_documents"],
        proposed_clause=plain.get("proposed_clause", ""),
        valid_from=_day(plain.get("valid_from")),
        valid_until=_day(plain.get("valid_until")),
        replaced_by=plain.get("replaced_by", ""),
    )


def _duty_to_plain(item: Duty) -> Plain:
    return without_empty(
        {
            "id": item.id,
            "title": item.title,
            "what": item.what,
            "places": [place.value for place in item.places],
            "regimes": [regime.value for regime in item.regimes],
            "certainty": item.certainty.value,
            "legal_basis": [basis_to_plain(basis) for basis in item.legal_basis],
            "note": item.note,
            "valid_from": _day_to_plain(item.valid_from),
            "valid_until": _day_to_plain(item.valid_until),
        }
    )


def _duty(plain: Mapping[str, Any]) -> Duty:
    return Duty(
        id=plain["id"],
        title=plain["title"],
        what=plain["what"],
        places=tuple(choice(DutyPlace, place) for place in plain["places"]),
        regimes=tuple(choice(Regime, regime) for regime in plain["regimes"]),
        certainty=choice(Certainty, plain["certainty"]),
        legal_basis=tuple(basis_from_plain(basis) for basis in plain["legal_basis"]),
        note=plain.get("note", ""),
        valid_from=_day(plain.get("valid_from")),
        valid_until=_day(plain.get("valid_until")),
    )


def basis_to_plain(item: LegalBasis) -> Plain:
    """A source as plain data, without what is empty."""
    return without_empty(
        {
            "law": item.law,
            "article": item.article,
            "paragraph": item.paragraph,
            "bwb_id": item.bwb_id,
            "text_of": _day_to_plain(item.text_of),
            "url": item.url,
        }
    )


def basis_from_plain(plain: Mapping[str, Any]) -> LegalBasis:
    """The source that `basis_to_plain` wrote. Raises KeyError or ValueError for anything else."""
    return LegalBasis(
        law=plain["law"],
        article=plain.get("article", ""),
        paragraph=plain.get("paragraph", ""),
        bwb_id=plain.get("bwb_id", ""),
        text_of=_day(plain.get("text_of")),
        url=plain.get("url", ""),
    )


def _norm_to_plain(item: Norm) -> Plain:
    return {
        "name": item.name,
        "description": item.description,
        "unit": item.unit.value,
        "origin": item.origin.value,
        "certainty": item.certainty.value,
        "last_checked": item.last_checked.isoformat(),
        "values": [_value_to_plain(value) for value in item.values],
    }


def _norm(plain: Mapping[str, Any]) -> Norm:
    return Norm(
        name=plain["name"],
        description=plain["description"],
        unit=choice(Unit, plain["unit"]),
        origin=choice(Origin, plain["origin"]),
        certainty=choice(Certainty, plain["certainty"]),
        last_checked=date.fromisoformat(plain["last_checked"]),
        values=tuple(_value(value) for value in plain["values"]),
    )


def _value_to_plain(item: DatedValue) -> Plain:
    return without_empty(
        {
            "from": item.valid_from.isoformat(),
            "until": _day_to_plain(item.valid_until),
            "value": format(item.value, "f"),
            "title": item.reference.title,
            "url": item.reference.url,
        }
    )


def _value(plain: Mapping[str, Any]) -> DatedValue:
    return DatedValue(
        valid_from=date.fromisoformat(plain["from"]),
        valid_until=_day(plain.get("until")),
        value=Decimal(plain["value"]),
        reference=Reference(title=plain["title"], url=plain.get("url", "")),
    )
