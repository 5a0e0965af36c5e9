"""Finding a CPV code while typing: words in any order, parts of words, compounds, typing errors, and digits.

Everything is prepared once; one key then costs a few milliseconds over all labels. Each label, and each set of everyday
words, is a text; every word that is sought must be in the text. When no text has them all, words that are nearly the
same count too, and after that the texts that have most of the words.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from .catalogue_search import plain
from .cpv import CpvCode, CpvList, CpvTable

LIMIT = 60
"""How many codes one search gives at most."""

_WORD = re.compile(r"[a-z0-9]+")
_DIGITS = re.compile(r"[0-9]{2,8}|[0-9]{8}-[0-9]?")
_COMMON = frozenset((
    "aan", "bij", "dan", "de", "der", "door", "een", "en", "het", "in", "inzake", "met", "of", "om", "op", "te", "ten",
    "ter", "tot", "uit", "van", "voor",
))  # fmt: skip
"""Words that say nothing about what is bought."""
_EXACT, _BEGINS, _SHORTER, _INSIDE, _SPLIT, _NEAR, _FIRST_PART = 1.0, 0.85, 0.8, 0.6, 0.55, 0.5, 0.4
_EVERYDAY = 0.8
_MOST_WORDS = 12
_LEAST_INSIDE, _LEAST_SPLIT, _LEAST_NEAR, _TWO_ERRORS_FROM = 3, 7, 4, 8
_NEAR_CANDIDATES = {1: 120, 2: 40}
"""How many words are compared for one error and for two: the second costs more, and seldom is far down."""
_REMEMBERED = 400


@dataclass(frozen=True, slots=True)
class CpvHit:
    """A code that was found; `by` are the everyday words that led to it, "" when its own label did."""

    code: CpvCode
    by: str = ""


class CpvIndex:
    """The labels and everyday words of a table, ready to be searched many times."""

    def __init__(self, table: CpvTable) -> None:
        self._list: CpvList = table.codes
        self._codes: list[CpvCode] = list(table.codes.codes)
        self._by: list[str] = [""] * len(self._codes)
        self._extra: list[float] = [_depth_extra(item.code) for item in self._codes]
        texts = [item.label for item in self._codes]
        for entry in table.everyday:
            for place, code in enumerate(entry.codes):
                known = table.codes.get(code)
                if known is None:
                    continue
                for words in entry.words:
                    self._codes.append(known)
                    self._by.append(words)
                    self._extra.append(_EVERYDAY - place / 10)
                    texts.append(words)
        lines = plain("\n".join(texts)).split("\n")
        self._postings: dict[str, list[int]] = {}
        self._whole: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            parts = _WORD.findall(line)
            self._whole.setdefault(" ".join(parts), []).append(at)
            for word in parts:
                self._postings.setdefault(word, []).append(at)
            self._extra[at] += 0.5 / max(1, len(parts))
        self._words = sorted(self._postings)
        self._joined = "\n" + "\n".join(self._words) + "\n"
        self._kept: dict[str, dict[int, float]] = {}
        self._kept_near: dict[str, dict[int, float]] = {}

    def find(self, text: str, limit: int = LIMIT) -> tuple[CpvHit, ...]:
        """The codes that fit what is typed, the best first; nothing for text without letters or digits."""
        tidy = plain(text).strip()
        digits = re.sub(r"[\s.]", "", tidy).replace("–", "-")
        if _DIGITS.fullmatch(digits):
            return self._by_digits(digits, limit)
        typed = _WORD.findall(tidy)
        sought = list(dict.fromkeys(word for word in typed if word not in _COMMON) or typed)[:_MOST_WORDS]
        if not sought:
            return ()
        scores = self._scored(sought)
        for at in self._whole.get(" ".join(typed), ()):
            scores[at] = scores.get(at, 0.0) + 10
        best = nlargest(2 * limit, [(score, -at) for at, score in scores.items()])
        found: dict[str, CpvHit] = {}
        for _score, less in best:
            at = -less
            found.setdefault(self._codes[at].code, CpvHit(self._codes[at], self._by[at]))
        return tuple(found.values())[:limit]

    # -- digits ---------------------------------------------------------------------------------------------------
    def _by_digits(self, typed: str, limit: int) -> tuple[CpvHit, ...]:
        digits = typed.partition("-")[0]
        found = self._list.starting_with(digits)[:limit]
        if not found and len(digits) > 2:  # perhaps the zeros at the end are no zeros in the list
            found = self._list.starting_with(digits.rstrip("0"))[:limit]
        return tuple(CpvHit(item) for item in found)

    # -- words ----------------------------------------------------------------------------------------------------
    def _scored(self, sought: list[str]) -> dict[int, float]:
        """The texts with every word, or failing that with nearly every word, and how well they fit."""
        matches = [self._matches(word) for word in sought]
        shared = _shared(matches)
        if not shared:
            matches = [self._near(word) | found for word, found in zip(sought, matches, strict=True)]
            shared = _shared(matches)
        if not shared:
            shared = _most_of(matches)
        extra, share = self._extra, 1 / len(sought)
        scores = {at: extra[at] for at in shared}
        for found in matches:
            if len(found) < len(scores):
                for at in scores.keys() & found.keys():
                    scores[at] += found[at] * share
            else:
                for at in scores:
                    scores[at] += found.get(at, 0.0) * share
        return scores

    def _matches(self, word: str) -> dict[int, float]:
        """The texts with this word, a word that begins with it or has it inside, or the parts of which it is made."""
        return _remembered(self._kept, word, self._looked_up)

    def _near(self, word: str) -> dict[int, float]:
        """The texts with a word that differs by a typing error, or two in a long word; also while it is being typed.

        When there are none, those with the first part of the word: "groenbeheer" finds what begins with "groen".
        """
        return _remembered(self._kept_near, word, lambda sought: self._with_errors(sought) or self._first_part(sought))

    def _looked_up(self, word: str) -> dict[int, float]:
        found: dict[int, float] = {}
        if word.isdigit() and len(word) > 1:
            found.update(dict.fromkeys(self._places_with_digits(word), _BEGINS))
        if len(word) >= _LEAST_INSIDE:
            self._put(found, self._with_inside(word), _INSIDE)
            self._put(found, _shorter(word), _SHORTER)
        self._put(found, self._beginning_with(word), _BEGINS)
        self._put(found, (word,), _EXACT)
        if not found and len(word) >= _LEAST_SPLIT:
            found = self._split(word)
        if found and max(found.values()) < _BEGINS:  # a guess: it may as well be a word with a typing error
            found = self._with_errors(word) | found
        return found

    def _put(self, found: dict[int, float], words: Iterable[str], quality: float) -> None:
        """Later calls have the higher quality and replace what is there."""
        for word in words:
            places = self._postings.get(word)
            if places:
                found.update(dict.fromkeys(places, quality))

    def _places_with_digits(self, digits: str) -> Iterator[int]:
        codes = self._list.codes
        first, last = bisect_left(codes, (digits,)), bisect_left(codes, (digits + ":",))
        return iter(range(first, last))

    def _beginning_with(self, start: str) -> list[str]:
        return self._words[bisect_left(self._words, start) : bisect_left(self._words, start + "\uffff")]

    def _with_inside(self, part: str) -> Iterator[str]:
        text, at = self._joined, self._joined.find(part)
        while at != -1:
            end = text.index("\n", at)
            yield text[text.rindex("\n", 0, at) + 1 : end]
            at = text.find(part, end)

    def _split(self, word: str) -> dict[int, float]:
        """The texts that have both parts of a compound: "schoonmaakdiensten" finds "Schoonmaak- en …diensten"."""
        found: dict[int, float] = {}
        for cut in range(3, len(word) - 2):
            first = self._texts_beginning(word[:cut])
            if not first:
                break  # what begins with more letters does not exist either
            for start in (cut, cut + 1) if word[cut] in "sen" else (cut,):  # "groepsvervoer": a letter between them
                if len(word) - start >= _LEAST_INSIDE + 1:
                    found.update(dict.fromkeys(first & self._texts_with(word[start:]), _SPLIT))
        return found

    def _first_part(self, word: str) -> dict[int, float]:
        for cut in range(len(word) - 1, _LEAST_NEAR - 1, -1):
            texts = self._texts_beginning(word[:cut])
            if texts:
                return dict.fromkeys(texts, _FIRST_PART)
        return {}

    def _texts_with(self, part: str) -> set[int]:
        return {at for word in self._with_inside(part) for at in self._postings[word]}

    def _texts_beginning(self, start: str) -> set[int]:
        if len(start) < _LEAST_INSIDE:
            return set()
        return {at for word in self._beginning_with(start) for at in self._postings[word]}

    # -- typing errors --------------------------------------------------------------------------------------------
    @cached_property
    def _grams(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._words:
            for gram in _grams_of(word):
                found.setdefault(gram, []).append(word)
        return found

    def _with_errors(self, word: str) -> dict[int, float]:
        if len(word) < _LEAST_NEAR or word.isdigit():
            return {}
        counts: Counter[str] = Counter()
        grams = _grams_of(word)
        for gram in grams:
            counts.update(self._grams.get(gram, ()))
        found: dict[int, float] = {}
        for errors in (1, 2) if len(word) >= _TWO_ERRORS_FROM else (1,):
            least = max(1, len(grams) - 4 * errors)
            likely = nlargest(
                _NEAR_CANDIDATES[errors],
                ((number, other) for other, number in counts.items() if number >= least),
            )
            near = [other for _number, other in likely if _is_near(word, other, errors)]
            self._put(found, near, _NEAR - (errors - 1) / 5)
            if found:
                break
        return found


def differs_at_most(one: str, other: str, errors: int) -> bool:
    """Whether one text becomes the other by so many errors: a letter too many, missing, wrong, or two swapped."""
    if abs(len(one) - len(other)) > errors:
        return False
    if one == other:
        return True
    if errors == 0:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[at:], other[at:]
    return (
        differs_at_most(one[1:], other[1:], errors - 1)
        or differs_at_most(one[1:], other, errors - 1)
        or differs_at_most(one, other[1:], errors - 1)
        or (one[:2] == other[1::-1] and differs_at_most(one[2:], other[2:], errors - 1))
    )


def _is_near(typed: str, word: str, errors: int) -> bool:
    """Whether what is typed is the word, or its beginning, but for the errors."""
    long = len(typed)
    if len(word) <= long + errors and differs_at_most(typed, word, errors):
        return True
    return any(differs_at_most(typed, word[:end], errors) for end in (long, long + 1, long - 1) if end < len(word))


def _remembered(
    kept: dict[str, dict[int, float]], word: str, look_up: Callable[[str], dict[int, float]]
) -> dict[int, float]:
    """What was found for this word before; typing on asks for the same words again and again."""
    found = kept.get(word)
    if found is None:
        if len(kept) >= _REMEMBERED:
            kept.clear()
        found = kept[word] = look_up(word)
    return found


def _shorter(word: str) -> Iterator[str]:
    """The word without an ending, as the list may have it: "laptops" for "laptop"."""
    for ending in ("s", "en", "n", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_NEAR:
            yield word[: -len(ending)]


def _grams_of(word: str) -> set[str]:
    marked = "^" + word
    return {marked[at : at + 3] for at in range(len(marked) - 2)}


def _shared(matches: list[dict[int, float]]) -> set[int]:
    ordered = sorted(matches, key=len)
    return set(ordered[0]).intersection(*ordered[1:])


def _most_of(matches: list[dict[int, float]]) -> set[int]:
    """The texts that have the most words, when that is at least half of them."""
    counts = Counter(at for found in matches for at in found)
    most = max(counts.values(), default=0)
    return {at for at, number in counts.items() if number == most} if 2 * most >= len(matches) else set()


def _depth_extra(code: str) -> float:
    """A little more for general codes: they stand for what most people mean."""
    return (len(code) - len(code.rstrip("0"))) / 60
