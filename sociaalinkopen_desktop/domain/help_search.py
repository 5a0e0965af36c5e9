"""Finding topics of the help by words: which fit, in which order, and the line that shows why.

Words that say nothing ("hoe", "mijn") do not count, and "back-up" is "backup". A word that stands nowhere may have a
typing error: then the words of the help that are nearly the same count for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .catalogue_search import plain
from .cpv_search import differs_at_most
from .help import HelpBook, Topic, told_lines

_TITLE_STARTS, _TITLE_WORD, _TITLE_INSIDE, _ALSO, _HEAD, _BODY_WORD, _BODY = range(7)
_NEAR = _BODY + 1  # a word that differs by a typing error comes after every word that is written so
_LEAST_INSIDE = 3  # letters; fewer are found inside nearly every word
_LEAST_NEAR, _TWO_ERRORS_FROM = 4, 8  # letters
_MOST_WORDS = 12
_COMMON = frozenset((
    "aan", "al", "alle", "alles", "als", "bij", "dat", "de", "die", "dit", "een", "er", "ga", "gaat", "heb", "het",
    "hoe", "ik", "in", "is", "kan", "kun", "maar", "me", "met", "mij", "mijn", "moet", "naar", "niet", "of", "om", "op",
    "te", "u", "uit", "uw", "van", "voor", "waar", "waarom", "wat", "we", "wel", "werkt", "wie", "wil", "wordt", "zijn",
))  # fmt: skip
"""Words that say nothing about what is sought; when there are no others they do count."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic that fits. `line` is the first line with one of the words, "" when they stand in the title alone."""

    topic: Topic
    line: str = ""


def found(book: HelpBook, words: str) -> tuple[Hit, ...]:
    """The topics with all the words, the best first; when there is none, those with most of them.

    Without words: nothing. Capitals and accents make no difference; a word may be the beginning of a longer one. The
    words together, as they stand in a title, go before everything.
    """
    wanted = _sought(words)
    if not wanted:
        return ()
    texts = tuple(_Text.of(topic) for topic in book.topics)
    phrase = " ".join(plain(words).split())
    sought = tuple(_spellings(word, texts) for word in wanted)
    ranked: list[tuple[int, int, int]] = []
    for at, text in enumerate(texts):
        scores = [score for spellings in sought if (score := _best(spellings, text)) is not None]
        if scores:
            missing = len(wanted) - len(scores)
            whole = len(wanted) > 1 and (phrase in text.title or phrase in text.also)
            ranked.append((-1 if whole else missing, sum(scores), at))
    if any(missing <= 0 for missing, _sum, _at in ranked):
        ranked = [item for item in ranked if item[0] <= 0]
    shown = [spelling for spellings, _near in sought for spelling in spellings]
    return tuple(Hit(book.topics[at], _line(shown, book.topics[at])) for _missing, _sum, at in sorted(ranked))


def marks(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, as (begin, end), in order and not overlapping.

    Accents are not looked through here: what is spelled otherwise is found, but not marked.
    """
    parts = sorted({part for part in words.casefold().split() if part}, key=len, reverse=True)
    if not parts:
        return ()
    pattern = "|".join((re.escape(part) if len(part) >= _LEAST_INSIDE else rf"\b{re.escape(part)}") for part in parts)
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Text:
    """What a topic says, ready to be searched."""

    title: str
    also: str
    heads: tuple[str, ...]
    body: str

    @classmethod
    def of(cls, topic: Topic) -> "_Text":
        heads = tuple(plain(section.title) for section in topic.sections)
        return cls(plain(topic.title), plain(topic.also), heads, " ".join(map(plain, told_lines(topic))))


_Spellings = tuple[tuple[str, ...], bool]
"""The ways to write a word, and whether they are guesses."""


def _sought(words: str) -> list[str]:
    """What is typed, word by word, without signs around it and without words that say nothing."""
    typed = [word for part in plain(words).split() if (word := part.strip("?!.,;:'\"“”‘’()"))]
    return list(dict.fromkeys(word for word in typed if word not in _COMMON) or dict.fromkeys(typed))[:_MOST_WORDS]


def _spellings(word: str, texts: Sequence[_Text]) -> _Spellings:
    """The word itself when it is somewhere; else without its hyphen; else what is nearly the same."""
    for form in dict.fromkeys((word, word.replace("-", ""))):
        if form and any(_score(form, text) is not None for text in texts):
            return (form,), False
    for errors in range(1, 1 + (len(word) >= _LEAST_NEAR) + (len(word) >= _TWO_ERRORS_FROM)):
        near = tuple(sorted(other for other in _all_words(texts) if _is_near(word, other, errors)))
        if near:
            return near, True
    return (word,), False


def _all_words(texts: Sequence[_Text]) -> set[str]:
    return {word for text in texts for part in (text.title, text.also, *text.heads, text.body)
            for word in re.findall(r"\w+", part)}  # fmt: skip


def _is_near(typed: str, word: str, errors: int) -> bool:
    """Whether what is typed is the word, or its beginning, but for the errors. The first letter must be right."""
    if typed[0] != word[0] or len(word) < len(typed) - errors:
        return False
    long = len(typed)
    return any(
        differs_at_most(typed, word[:end], errors) for end in {min(len(word), long + more) for more in (-1, 0, 1)}
    )


def _best(spellings: _Spellings, text: _Text) -> int | None:
    forms, guessed = spellings
    scores = [score for form in forms if (score := _score(form, text)) is not None]
    if not scores:
        return None
    return min(scores) + (_NEAR if guessed else 0)


def _score(word: str, text: _Text) -> int | None:
    if text.title.startswith(word):
        return _TITLE_STARTS
    if _begins_word(word, text.title):
        return _TITLE_WORD
    if len(word) >= _LEAST_INSIDE and word in text.title:
        return _TITLE_INSIDE
    if _begins_word(word, text.also):
        return _ALSO
    if any(_begins_word(word, head) for head in text.heads):
        return _HEAD
    if _begins_word(word, text.body):
        return _BODY_WORD
    return _BODY if len(word) >= _LEAST_INSIDE and word in text.body else None


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
