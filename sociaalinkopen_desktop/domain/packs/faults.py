"""What is wrong with a pack: one Dutch line per fault with place, fault and remedy."""

import difflib
from collections.abc import Iterable
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
    """Collects problems. `add` raises TooManyFaults when the list is full."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._guesses = 0

    def add(self, place: Place, label: str, fault: str, remedy: str) -> None:
        """Note a fault."""
        if len(self.problems) >= MOST_FAULTS:
            raise TooManyFaults
        self.problems.append(Problem(path=path_of(place), label=label, fault=fault, remedy=remedy))

    def meant(self, word: object, known: Iterable[str], otherwise: str) -> str:
        """The remedy for a word that does not exist: the one that looks most like it, or `otherwise`."""
        self._guesses += 1
        if self._guesses <= _MOST_GUESSES and isinstance(word, str):
            near = difflib.get_close_matches(word[:80], known, 1)
            if near:
                return f"Bedoelt u '{near[0]}'?"
        return otherwise


def path_of(place: Place) -> str:
    """A place as a path: "criteria.3.title"."""
    parts: list[str] = []
    while place is not None:
        place, last = place
        parts.append(shown(last))
    return ".".join(reversed(parts)) or "-"


def shown(value: object) -> str:
    """A word from a file as it may stand in a sentence: short, on one line, no odd signs."""
    if isinstance(value, list | tuple | dict):
        return "{…}" if isinstance(value, dict) else "[…]"  # writing out a large one would take long
    text = value[:200] if isinstance(value, str) else str(value)[:200]
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= 40 else text[:39] + "…"
