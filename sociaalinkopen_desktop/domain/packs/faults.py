"""What is wrong with a pack: one Dutch line per fault with place, fault and remedy."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from ..encoding import Problem

Place = tuple[Any, str | int] | None
"""Where we are, as a chain from the inside out: (((None, "criteria"), 3), "title"). Cheap to make, spelled out late."""

MOST_FAULTS = 40
_MOST_GUESSES = 8  # looking for a word that is meant takes milliseconds


class InvalidPack(Exception):
    """The input is no pack; `problems` says everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class TooManyFaults(Exception):
    """Enough is known; reading on would only take time."""


class Faults:
    """Collects problems with one pack. `add` raises TooManyFaults when the list is full."""

    def __init__(self, pack: object) -> None:
        self.problems: list[Problem] = []
        self._pack = pack
        self._guesses = 0

    def add(self, place: Place, fault: str, remedy: str) -> None:
        """Note a fault; its label follows from the place."""
        if len(self.problems) >= MOST_FAULTS:
            raise TooManyFaults
        parts = _parts(place)
        path = ".".join(map(shown, parts)) or "-"
        self.problems.append(Problem(path=path, label=self._label(parts), fault=fault, remedy=remedy))

    def meant(self, word: object, known: Iterable[str], otherwise: str) -> str:
        """The remedy for a word that does not exist: the one that looks most like it, or `otherwise`."""
        self._guesses += 1
        if self._guesses <= _MOST_GUESSES and isinstance(word, str):
            near = difflib.get_close_matches(word[:80], known, 1)
            if near:
                return f"Bedoelt u '{near[0]}'?"
        return otherwise

    def _label(self, parts: list[str | int]) -> str:
        """What a place is called: "VOORBEELD-03, Voldoet als" for criteria.2.met_when.all.0."""
        match parts:
            case ["criteria", int(at), *rest]:
                who = f"Punt {at + 1}"
                if isinstance(self._pack, dict):
                    found = self._pack["criteria"][at]
                    if isinstance(found, dict) and isinstance(found.get("id"), str) and found["id"].strip():
                        who = shown(found["id"])
                return ", ".join([who, *(LABELS[str(part)] for part in rest[:1] if part in LABELS)])
            case [first, *_]:
                return LABELS.get(str(first), "Pakket")
        return "Pakket"


LABELS: Mapping[str, str] = {
    "id": "Code",
    "title": "Titel",
    "publisher": "Uitgever",
    "pack_version": "Versie",
    "valid_from": "Geldig vanaf",
    "valid_until": "Geldig tot en met",
    "source": "Bron",
    "criteria": "Punten",
    "theme": "Thema",
    "phase": "Fase",
    "kind": "Wie beoordeelt",
    "severity": "Gewicht",
    "basis": "Grondslag",
    "article": "Plaats in de bron",
    "why": "Waarom",
    "remedy": "Wat te doen",
    "known_limits": "Let op",
    "message": "Teksten",
    "values": "Waarden in de teksten",
    "applies_when": "Geldt als",
    "met_when": "Voldoet als",
    "requires": "Velden",
}
"""What each part of a pack is called in Dutch."""


def _parts(place: Place) -> list[str | int]:
    parts: list[str | int] = []
    while place is not None:
        place, last = place
        parts.append(last)
    return parts[::-1]


def shown(value: object) -> str:
    """A word from a file as it may stand in a sentence: short, on one line, no odd signs."""
    if isinstance(value, list | tuple | dict):
        return "{…}" if isinstance(value, dict) else "[…]"  # writing out a large one would take long
    text = value[:200] if isinstance(value, str) else str(value)[:200]
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= 40 else text[:39] + "…"
