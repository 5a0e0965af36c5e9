"""Plain packs for tests: one that is in order, and how a test changes it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from sociaalinkopen_desktop.domain.packs.pack import Pack
from sociaalinkopen_desktop.domain.packs.reading import pack_from_plain

PAYMENT = {"field": "contract.payment_days", "op": "at_most", "value": 30}


@cache
def catalogue() -> Catalogue:
    """The program's own criteria and norms."""
    return read_compiled(resource("catalogue.json"))


def a_criterion(number: int = 1, pack: str = "PROEF", **given: Any) -> dict[str, Any]:
    """An automatic criterion about the days of payment, with other parts; a part that is None is left out."""
    plain = {
        "id": f"{pack}-{number:02}",
        "title": f"Wij betalen snel {number}",
        "theme": "contract_management",
        "phase": "contract",
        "kind": "automatic",
        "severity": "warning",
        "basis": "policy",
        "why": "Kleine ondernemingen kunnen niet lang wachten.",
        "remedy": "Kies een kortere termijn.",
        "message": {"met": "U betaalt op tijd.", "not_met": "U betaalt te laat."},
        "met_when": PAYMENT,
    }
    return {key: value for key, value in {**plain, **given}.items() if value is not None}


def a_question(number: int = 1, pack: str = "PROEF", **given: Any) -> dict[str, Any]:
    """A question for the officer."""
    texts = {"undecided": "Is dit zo?", "answered": "Dit is zo.", "not_met": "Dit is niet zo."}
    return a_criterion(number, pack, **{"kind": "question", "met_when": None, "message": texts, **given})


def a_pack(*criteria: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """A pack with these criteria (one automatic one if none are given), with other parts."""
    plain = {
        "id": "PROEF",
        "title": "Beleid Voorbeeldgemeente",
        "publisher": "Voorbeeldgemeente",
        "pack_version": "1",
        "valid_from": "2026-01-01",
        "source": {"title": "Inkoopbeleid 2026", "url": "https://example.org/beleid"},
        "criteria": list(criteria) or [a_criterion()],
    }
    return {key: value for key, value in {**plain, **given}.items() if value is not None}


def read(plain: object, fingerprint: str = "f") -> Pack:
    """The pack, read beside the program's own criteria."""
    return pack_from_plain(plain, catalogue(), fingerprint)


def with_condition(condition: object, **given: Any) -> Pack:
    """A pack with one criterion that is met when `condition` says so."""
    return read(a_pack(a_criterion(met_when=condition, **given)))
