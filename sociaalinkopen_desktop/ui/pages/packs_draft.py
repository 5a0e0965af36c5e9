"""The pack that is being made: plain data with an undo history, and what is still wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from ...domain.assessment import Finding, assess
from ...domain.catalogue import Basis, Catalogue, CriterionPhase, Kind, Severity
from ...domain.choices import CriterionTheme
from ...domain.encoding import Problem
from ...domain.packs.conditions import MAX_DEPTH
from ...domain.packs.faults import InvalidPack
from ...domain.packs.pack import Pack, with_packs
from ...domain.packs.reading import pack_from_plain
from ...domain.tender import Tender
from ...domain.verdicts import Outcome
from ..editing import Editor

Plain = dict[str, Any]
DayOf = Callable[[Tender], date]
ABOUT = -1
"""Stands for the pack itself, among the numbers of its criteria."""


@dataclass(frozen=True)
class Checked:
    """A draft as the program sees it: the pack when it is in order, else what is wrong, by path."""

    pack: Pack | None
    problems: tuple[Problem, ...] = ()

    def faults(self, prefix: str) -> dict[str, str]:
        """Fault and remedy by the path behind `prefix` ("criteria.3."); the first one per path."""
        found: dict[str, str] = {}
        for problem in self.problems:
            if problem.path.startswith(prefix):
                words = f"{problem.fault} {problem.remedy}"
                found.setdefault(problem.path.removeprefix(prefix), words[:1].upper() + words[1:])
        return found

    def at(self) -> list[int]:
        """Where the faults are: numbers of criteria, ABOUT for the pack itself; in that order, each once."""
        places = []
        for problem in self.problems:
            parts = problem.path.split(".")
            is_rule = parts[0] == "criteria" and len(parts) > 1 and parts[1].isdigit()
            places.append(int(parts[1]) if is_rule else ABOUT)
        return sorted(set(places))


class DraftEditor(Editor):
    """Holds the draft. Values are never changed in place: every change is a new draft, and undo is the old one."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue = catalogue

    def blank(self) -> Plain:
        return new_pack("", "")

    @property
    def draft(self) -> Plain:
        """The draft as it is now."""
        draft: Plain = self.item
        return draft

    @property
    def rules(self) -> list[Plain]:
        """The criteria of the draft."""
        rules: list[Plain] = self.draft["criteria"]
        return rules

    def check(self) -> Checked:
        """What the program says about the draft now."""
        return checked(self.tidy(), self.catalogue)

    def tidy(self) -> Plain:
        """The draft without parts that are empty, as it will be written."""
        return _tidy(self.draft)

    # -- changing -------------------------------------------------------------------------------------------------
    def set_about(self, path: str, value: Any) -> None:
        """Change the pack itself; "source.title" is a part of a part. A new code goes to the criteria as well."""
        draft = _put(self.draft, path, value)
        if path == "id":
            old, new = f"{self.draft['id']}-", f"{value}-"
            draft["criteria"] = [
                {**rule, "id": new + rule["id"].removeprefix(old)} if rule["id"].startswith(old) else rule
                for rule in self.rules
            ]
        self.replace(draft, "pakket gewijzigd", f"about.{path}")

    def set_rule(self, at: int, path: str, value: Any) -> None:
        """Change a part of a criterion; None takes the part away."""
        rules = list(self.rules)
        rules[at] = _put(rules[at], path, value)
        self.replace({**self.draft, "criteria": rules}, "punt gewijzigd", f"rule.{at}.{path}")

    def add_rule(self) -> int:
        """Put a new criterion at the end; returns its number."""
        rule = new_rule(self._free_id())
        self.replace({**self.draft, "criteria": [*self.rules, rule]}, "punt toegevoegd")
        return len(self.rules) - 1

    def remove_rule(self, at: int) -> None:
        """Take a criterion out."""
        rules = [rule for place, rule in enumerate(self.rules) if place != at]
        self.replace({**self.draft, "criteria": rules}, "punt verwijderd")

    def move_rule(self, at: int, step: int) -> int:
        """Move a criterion up or down; returns its new number."""
        rules, to = list(self.rules), at + step
        if not 0 <= to < len(rules):
            return at
        rules[at], rules[to] = rules[to], rules[at]
        self.replace({**self.draft, "criteria": rules}, "punt verplaatst")
        return to

    def _free_id(self) -> str:
        prefix, taken = f"{self.draft['id']}-", {rule["id"] for rule in self.rules}
        number = len(taken) + 1
        while f"{prefix}{number:02}" in taken:
            number += 1
        return f"{prefix}{number:02}"


def is_usable(plain: object) -> bool:
    """Whether plain data have the shape of a draft, so that the editor can show them, whatever is still wrong."""
    if not isinstance(plain, dict) or not all(
        isinstance(plain.get(key), str) for key in ("id", "title", "pack_version")
    ):
        return False
    rules, source = plain.get("criteria"), plain.get("source")
    return isinstance(source, dict) and isinstance(rules, list) and all(map(_is_usable_rule, rules))


def _is_usable_rule(rule: object) -> bool:
    if not isinstance(rule, dict) or not all(isinstance(rule.get(key), str) for key in ("id", "title", "kind")):
        return False
    values = rule.get("values", {})
    return (
        isinstance(rule.get("message"), dict)
        and isinstance(values, dict)
        and all(isinstance(what, dict) and len(what) == 1 for what in values.values())
        and isinstance(rule.get("requires", []), list)
        and all(_is_usable_condition(rule[key]) for key in ("applies_when", "met_when") if key in rule)
    )


def _is_usable_condition(plain: object, depth: int = 1) -> bool:
    if not isinstance(plain, dict) or depth > 2 * MAX_DEPTH:
        return False
    parts = [plain[key] for key in ("not", "where") if key in plain]
    for word in ("all", "any"):
        if word in plain:
            if not isinstance(plain[word], list):
                return False
            parts += plain[word]
    return all(_is_usable_condition(part, depth + 1) for part in parts)


def new_pack(publisher: str, first_day: str) -> Plain:
    """A pack to begin with."""
    return {
        "id": "",
        "title": "",
        "publisher": publisher,
        "pack_version": "1",
        "valid_from": first_day,
        "source": {"title": ""},
        "criteria": [],
    }


def new_rule(identifier: str) -> Plain:
    """A criterion to begin with: a question, the simplest kind."""
    return {
        "id": identifier,
        "title": "",
        "theme": CriterionTheme.SOCIAL_PROCUREMENT.value,
        "phase": CriterionPhase.PREPARATION.value,
        "kind": Kind.QUESTION.value,
        "severity": Severity.ADVICE.value,
        "basis": Basis.POLICY.value,
        "why": "",
        "remedy": "",
        "message": {},
    }


def checked(draft: Mapping[str, Any], catalogue: Catalogue) -> Checked:
    """A draft as the program sees it."""
    try:
        return Checked(pack_from_plain(draft, catalogue))
    except InvalidPack as invalid:
        return Checked(None, invalid.problems)


def preview(draft: Plain, at: int, tender: Tender, day: DayOf, catalogue: Catalogue) -> Finding | Problem | None:
    """How one criterion of the draft judges a tender: its finding, or the first thing that is still missing.

    None when the pack does not hold on the day of that tender. Codes, and the rest of the pack, need not be in order.
    """
    frame = {**_tidy(draft), "id": _CODE, "criteria": []}
    if checked(frame, catalogue).pack is None:
        frame = {**new_pack("-", "2000-01-01"), "id": _CODE, "title": "Uw pakket", "source": {"title": "-"}}
    rule = {**_tidy_rule(draft["criteria"][at]), "id": f"{_CODE}-1"}
    found = checked({**frame, "criteria": [rule]}, catalogue)
    if found.pack is None:
        return found.problems[0]
    bare = Catalogue(version="", fingerprint="", criteria=(), norms=catalogue.norms)
    findings = assess(tender, *with_packs(bare, {}, [found.pack]), day(tender)).findings
    return findings[0] if findings else None


def _put(holder: Plain, path: str, value: Any) -> Plain:
    """A copy with another value at a path; None takes it away."""
    head, _, rest = path.partition(".")
    if rest:
        return {**holder, head: _put(holder.get(head, {}), rest, value)}
    if value is None:
        return {key: kept for key, kept in holder.items() if key != head}
    return {**holder, head: value}


def _tidy(draft: Plain) -> Plain:
    """A pack without what may be left out and is empty; texts lose the spaces around them."""
    tidy = {key: _stripped(value) for key, value in draft.items()}
    tidy["source"] = {
        key: _stripped(value) for key, value in draft["source"].items() if _stripped(value) or key != "url"
    }
    tidy["criteria"] = [_tidy_rule(rule) for rule in draft["criteria"]]
    return tidy if tidy.get("valid_until") else {key: value for key, value in tidy.items() if key != "valid_until"}


def _tidy_rule(rule: Plain) -> Plain:
    """The same for a criterion, and without what its kind does not use."""
    unused = {"met_when"} if rule["kind"] == Kind.QUESTION else set()
    tidy = {
        key: _stripped(value)
        for key, value in rule.items()
        if key not in unused and not (key in _MAY_BE_EMPTY and not value)
    }
    other = Outcome.MET if rule["kind"] == Kind.QUESTION else Outcome.ANSWERED
    tidy["message"] = {
        key: _stripped(text) for key, text in rule["message"].items() if _stripped(text) and key != other
    }
    return tidy


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


_CODE = "CONCEPT"
_MAY_BE_EMPTY = frozenset({"article", "known_limits", "values", "requires"})
