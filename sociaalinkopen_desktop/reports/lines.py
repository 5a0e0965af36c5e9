"""Breaks plain text into lines, the Dutch way: between words, after a hyphen or slash, or by hyphenation."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sociaalinkopen_desktop.reports.fonts import Face

# The hyphen of hyphenation is not part of the text: U+00AD looks like a hyphen, and readers join the word again.
SOFT_HYPHEN = "\u00ad"
_SHORTEST_HYPHENATED_WORD = 7
_LONGEST_HYPHENATED_WORD = 60
# A word goes to the next line whole, unless this one would then stay emptier than this part of its width and
# this many points: few hyphens read easier than a straight edge.
_ACCEPTED_GAP = 0.15
_ACCEPTED_GAP_POINTS = 45.0
_BREAK_AFTER = frozenset("-/–—")
# In long strings, such as addresses on the web, these may end a line as well.
_BREAK_AFTER_IN_LONG = frozenset("-/–—._?&=,;:@)")
_LONG_STRING = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn. `text` ends with a blank where a new word follows; `width` is without that blank."""

    text: str
    width: float


def break_lines(text: str, face: Face, size: float, room: float, hyphenate: bool = True) -> list[Line]:
    """The lines of `text` in a column of `room` points; `\\n` starts a new line, runs of blanks count as one.

    No line is wider than `room`, unless a single character is.
    """
    if not text or text.isspace():
        return []
    lines: list[Line] = []
    for paragraph in text.rstrip().split("\n"):
        lines.extend(_paragraph_lines(paragraph, face, size, room, hyphenate))
    last = lines[-1]
    lines[-1] = Line(last.text.rstrip(" "), last.width)
    return lines


def _paragraph_lines(text: str, face: Face, size: float, room: float, hyphenate: bool) -> Iterator[Line]:
    blank = face.width(" ", size)
    words: list[str] = []
    used = 0.0
    for word in text.split(" "):
        if not word:
            continue
        width = face.width(word, size)
        while True:
            free = room - used - blank if words else room
            if width <= free:
                used = room - free + width
                words.append(word)
                break
            head, tail, ending = _broken(word, face, size, free, room, hyphenate)
            if head:
                words.append(head + ending)
                yield Line(" ".join(words), room - free + face.width(head + ending, size))
                width -= face.width(head, size)
                word = tail
            elif words:
                yield Line(" ".join(words) + " ", used)
            else:
                count = max(1, face.fitting(word, size, room))
                head_width = face.width(word[:count], size)
                yield Line(word[:count] + (" " if count == len(word) else ""), head_width)
                word, width = word[count:], width - head_width
            words, used = [], 0.0
            if not word:
                break
    if words or not text.strip(" "):
        yield Line(" ".join(words) + " ", used)


def _broken(word: str, face: Face, size: float, free: float, room: float, hyphenate: bool) -> tuple[str, str, str]:
    """The best break of `word` within `free` points: head, tail, what to print after the head. No head: no break."""
    fitting = face.fitting(word, size, free)
    ends = _BREAK_AFTER_IN_LONG if len(word) > _LONG_STRING else _BREAK_AFTER
    for cut in range(min(fitting, len(word) - 1), 1, -1):
        # A figure stays with its sign: 24-11-2026, 2026–2030.
        if word[cut - 1] in ends and word[cut] not in ends and not word[cut].isdigit():
            return word[:cut], word[cut:], ""
    too_wide = face.width(word, size) > room
    if hyphenate and (too_wide or free >= max(room * _ACCEPTED_GAP, _ACCEPTED_GAP_POINTS)):
        hyphen = face.width(SOFT_HYPHEN, size)
        for cut in reversed(hyphenation_points(word)):
            if cut <= fitting and face.width(word[:cut], size) + hyphen <= free:
                return word[:cut], word[cut:], SOFT_HYPHEN
    return "", word, ""


@cache
def _dutch() -> Any:
    # Reading the patterns takes 20 ms: only when the first PDF is made.
    import pyphen

    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


@lru_cache(maxsize=4096)
def hyphenation_points(word: str) -> tuple[int, ...]:
    """Where Dutch spelling lets `word` be hyphenated, as offsets; punctuation around the word is allowed."""
    if len(word) > _LONGEST_HYPHENATED_WORD:
        return ()
    start, end = 0, len(word)
    while start < end and not word[start].isalpha():
        start += 1
    while end > start and not word[end - 1].isalpha():
        end -= 1
    core = word[start:end]
    if len(core) < _SHORTEST_HYPHENATED_WORD or not core.isalpha():
        return ()
    return tuple(start + int(position) for position in _dutch().positions(core))
