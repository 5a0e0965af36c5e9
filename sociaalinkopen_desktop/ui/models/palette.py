"""What can be chosen in the palette, and in which order it is shown for some words. Pure: no widgets, no store.

The order can be foretold. A word that begins the title wins from one that begins a later word in it, that from one
inside a word, that from the first letters of the words ("na" for "Nieuwe aanbesteding"), that from what is only in the
words below the title, and that from letters in the right order. Equally good entries keep the order of their source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ...domain.catalogue_search import plain

MOST_IN_GROUP = 6
MOST_RECENT = 12
_STARTS, _STARTS_WORD, _INSIDE, _FIRST_LETTERS, _BELOW, _LOOSE = range(6)
_LEAST_LOOSE = 3  # letters; fewer in the right order are found in nearly every title


@dataclass(frozen=True)
class Entry:
    """One thing to choose. `key` is its name for what was chosen last ("action:new"); `run` does it.

    `second` stands below the title, `keys` at the right; `also` are words by which it is found without being shown.
    """

    key: str
    title: str
    run: Callable[[], object] = field(compare=False)
    second: str = ""
    glyph: str = "caret-right"
    keys: str = ""
    also: str = ""


@dataclass(frozen=True)
class Group:
    """Entries under one head; `more` is how many others there are."""

    heading: str
    entries: tuple[Entry, ...]
    more: int = 0


def score(words: str, entry: Entry) -> int | None:
    """How well an entry fits: the lower the better; None when one of the words is nowhere in it."""
    title, below = _plain(entry.title), _plain(f"{entry.second} {entry.also} {entry.keys}")
    total = 0
    for word in _plain(words).split():
        found = _score_of(word, title, below)
        if found is None:
            return None
        total += found
    return total


def ranked(words: str, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that fit, the best first. Without words all of them, as they came."""
    scored = [(found, entry) for entry in entries if (found := score(words, entry)) is not None]
    return [entry for _found, entry in sorted(scored, key=lambda pair: pair[0])]


def best_first(words: str, entries: Iterable[Entry]) -> list[Entry]:
    """All entries, those whose words fit best first: for what was found by words that are not shown."""

    def place(entry: Entry) -> int:
        found = score(words, entry)
        return _LOOSE * 9 if found is None else found

    return sorted(entries, key=place)


def grouped(heading: str, entries: Sequence[Entry], most: int = MOST_IN_GROUP) -> Group:
    """The first entries as a group, with how many are left out."""
    return Group(heading, tuple(entries[:most]), max(0, len(entries) - most))


def in_order(words: str, groups: Iterable[Group]) -> list[Group]:
    """Groups that hold something, the one with the best entry first; equally good ones as they came."""

    def best(group: Group) -> int:
        found = score(words, group.entries[0])
        return _LOOSE * 2 if found is None else found

    held = [group for group in groups if group.entries]
    return sorted(held, key=best) if words.strip() else held


def tenders_in(recent: Sequence[str]) -> list[str]:
    """The ids of the tenders among the keys of what was opened or done last, in that order."""
    return [key.removeprefix("tender:") for key in recent if key.startswith("tender:")]


def remembered(recent: Sequence[str], key: str) -> tuple[str, ...]:
    """What was chosen last, the newest first, each once."""
    return (key, *(other for other in recent if other != key))[:MOST_RECENT]


def _score_of(word: str, title: str, below: str) -> int | None:
    if title.startswith(word):
        return _STARTS
    if f" {word}" in title or f"-{word}" in title:
        return _STARTS_WORD
    if word in title:
        return _INSIDE
    if len(word) > 1 and "".join(part[0] for part in title.split()).startswith(word):
        return _FIRST_LETTERS
    if word in below:
        return _BELOW
    if len(word) >= _LEAST_LOOSE and _in_order(word, title):
        return _LOOSE
    return None


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order, the first one at the start of a word."""
    return any(_follow(letters, part) for part in text.split() if part[0] == letters[0])


def _follow(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return plain(text).strip()
