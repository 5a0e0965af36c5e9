"""Words about packs: what a card, a list and a difference say. Pure Python."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from ...domain import dutch
from ...domain.catalogue import Basis, CriterionPhase, Kind, Severity
from ...domain.choices import Choice, CriterionTheme
from ...domain.norms import Norm
from ...domain.packs.facts import facts
from ...domain.packs.pack import Pack, Rule
from ...domain.packs.reading import PACK_ID
from ...domain.packs.telling import told_condition
from ...domain.packs.values import members
from ...domain.verdicts import Outcome

_CHOICES: Mapping[str, type[Choice]] = {
    "theme": CriterionTheme,
    "phase": CriterionPhase,
    "kind": Kind,
    "severity": Severity,
    "basis": Basis,
}
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")


def name_for(words: str, taken: Container[str]) -> str:
    """A name between braces for a value: "percentage" for "Percentage (Social return)", with a number when taken."""
    plain = unicodedata.normalize("NFKD", words.partition(" (")[0]).encode("ascii", "ignore").decode().lower()
    name = _NOT_IN_NAME.sub("_", plain).strip("_")[:24].strip("_")
    if not name or not name[0].isalpha():
        name = f"waarde_{name}".strip("_")
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def state_of(pack: Pack, today: date) -> tuple[str, str]:
    """Pill and words for whether a pack holds today."""
    if today < pack.valid_from:
        return "draft", f"Geldt vanaf {dutch.day(pack.valid_from)}"
    if pack.valid_until is not None and today > pack.valid_until:
        return "outdated", f"Gold tot en met {dutch.day(pack.valid_until)}"
    return "current", "Geldt nu"


def about(pack: Pack) -> str:
    """Publisher, version and period of a pack on one line."""
    period = f"vanaf {dutch.day(pack.valid_from)}"
    if pack.valid_until is not None:
        period += f" tot en met {dutch.day(pack.valid_until)}"
    return f"{pack.publisher} · versie {pack.version} · {period}"


def points(rules: Sequence[Rule]) -> str:
    """How many criteria, and who judges them: "12 punten: 8 toetst het programma, 4 beantwoordt u"."""
    number = dutch.counted(len(rules), "punt", "punten")
    asked = sum(rule.criterion.kind is Kind.QUESTION for rule in rules)
    judged = len(rules) - asked
    if asked and judged:
        return f"{number}: {judged} toetst het programma, {asked} beantwoordt u"
    if judged:
        return f"{number}, door het programma getoetst"
    return f"{number}, door u beantwoord" if asked else "Nog geen punten"


def code_for(organisation: str) -> str:
    """A code for the packs of an organisation: "VOORBEELDGEMEENTE"; empty when its name gives none."""
    plain = unicodedata.normalize("NFKD", organisation).encode("ascii", "ignore").decode().upper()
    code = "".join(sign for sign in plain.removeprefix("GEMEENTE ") if sign.isalnum())[:20]
    return code if PACK_ID.fullmatch(code) else ""


def part_words(key: str, value: Any, norms: Mapping[str, Norm]) -> str:
    """One part of a criterion in words, to set an old and a new one side by side."""
    if value is None:
        return ""
    if key in ("applies_when", "met_when"):
        return told_condition(value, norms)
    if key in _CHOICES:
        return str(members(_CHOICES[key])[value].label)
    if key == "message":
        return "\n".join(f"{members(Outcome)[name].label}: {text}" for name, text in value.items() if text)
    if key == "values":
        return ", ".join(f"{{{name}}}" for name in value)
    if key == "requires":
        return dutch.listed([facts()[path].full_name for path in value])
    return str(value)
