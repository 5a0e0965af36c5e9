"""Finding topics of the help by words: which fit, in which order, and the line that shows why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .catalogue_search import plain
from .help import HelpBook, Topic, told_lines

_TITLE_STARTS, _TITLE_WORD, _TITLE_INSIDE, _ALSO, _HEAD, _BODY_WORD, _BODY = range(7)
_LEAST_INSIDE = 3  # letters; fewer are found inside nearly every word


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic that fits. `line` is the first line with one of the words, "" when they stand in the title alone."""

    topic: Topic
    line: str = ""


def found(book: HelpBook, words: str) -> tuple[Hit, ...]:
    """The topics with all the words, the best first; when there is none, those with most of them.

    Without words: nothing. Capitals and accents make no difference; a word may be the beginning of a longer one.
    """
    wanted = plain(words).split()
    if not wanted:
        return ()
    ranked: list[tuple[int, int, int]] = []
    for at, topic in enumerate(book.topics):
        scores = [score for word in wanted if (score := _score(word, topic)) is not None]
        if scores:
            ranked.append((len(wanted) - len(scores), sum(scores), at))
    if any(missing == 0 for missing, _sum, _at in ranked):
        ranked = [item for item in ranked if item[0] == 0]
    return tuple(Hit(book.topics[at], _line(wanted, book.topics[at])) for _missing, _sum, at in sorted(ranked))


def marks(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, as (begin, end), in order and not overlapping.

    Accents are not looked through here: what is spelled otherwise is found, but not marked.
    """
    parts = sorted({part for part in words.casefold().split() if part}, key=len, reverse=True)
    if not parts:
        return ()
    pattern = "|".join((re.escape(part) if len(part) >= _LEAST_INSIDE else rf"\b{re.escape(part)}") for part in parts)
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _score(word: str, topic: Topic) -> int | None:
    title, also = plain(topic.title), plain(topic.also)
    if title.startswith(word):
        return _TITLE_STARTS
    if _begins_word(word, title):
        return _TITLE_WORD
    if len(word) >= _LEAST_INSIDE and word in title:
        return _TITLE_INSIDE
    if _begins_word(word, also):
        return _ALSO
    if any(_begins_word(word, plain(section.title)) for section in topic.sections):
        return _HEAD
    body = " ".join(map(plain, told_lines(topic)))
    if _begins_word(word, body):
        return _BODY_WORD
    return _BODY if len(word) >= _LEAST_INSIDE and word in body else None


def _line(wanted: Sequence[str], topic: Topic) -> str:
    """The line that holds most of the words, the first of equals."""
    best, most = "", 0
    for line in told_lines(topic):
        text = plain(line)
        number = sum(_begins_word(word, text) or (len(word) >= _LEAST_INSIDE and word in text) for word in wanted)
        if number > most:
            best, most = line, number
    return best


def _begins_word(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}", text))
