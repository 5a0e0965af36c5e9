"""Full-text search: which words of a tender go into the index, and how the text of the user becomes a question.

One FTS5 index of distinct words. Words are folded here (no capitals, no accents, ASCII only), on both sides alike,
so that the index needs no tokenizer rules of SQLite and user text can never be a syntax error. Dutch writes compounds
as one word: every tail of the words in title, reference and buyer is indexed too, so that "onderhoud" and even
"nderho" find "Groenonderhoud". A change to these rules needs a migration that fills the index again.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..domain import fields

if TYPE_CHECKING:  # the list shows its rows before the tender is loaded
    from ..domain.tender import Tender

Endings = Callable[[str], Sequence[str] | None]

LONGEST_START = 10
"""The most letters of a start of a word of which the index knows the tenders, see the first migration."""

_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_UNSEEN = ("Mn", "Cf")  # accents apart from their letter; soft hyphens and other marks for the typesetter
_LONGEST_WORD = 40
_SHORTEST_TAIL = 3
_MOST_NAMES = 500
_MOST_TERMS = 12


def folded(text: str) -> str:
    """`text` without capitals, accents and unseen hyphens, for comparing: "Reïntegratie" is "reintegratie"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) not in _UNSEEN).casefold()


def words_of(tender: "Tender") -> str:
    """The distinct words of the tender, and the tails of the words in its names, with spaces between."""
    subject = tender.subject
    names = f"{subject.title[:_MOST_NAMES]} {subject.reference[:_MOST_NAMES]} {subject.buyer[:_MOST_NAMES]}"
    found = dict.fromkeys(_tails(_words(names)))
    for text in _texts(tender):
        found.update(dict.fromkeys(_words(text)))
    return " ".join(found)


def question(text: str, endings: Endings | None = None) -> str:
    """What to ask of the index: every word must be the start of an indexed word. Empty when there is no word in it.

    The index knows the tenders of each start of a few letters. For a longer one it would gather them first, which
    takes forty milliseconds among 100,000 tenders: `endings` gives the indexed words with such a start, to be asked
    for as they are, or None when there are too many.
    """
    return " AND ".join(_start(word, endings) for word in _words(text)[:_MOST_TERMS])


def _start(word: str, endings: Endings | None) -> str:
    known = endings(word) if endings is not None and len(word) > LONGEST_START else None
    if known is None:
        return f'"{word}"*'
    exact = " OR ".join(f'"{term}"' for term in known or (word,))
    return f"({exact})"


def _words(text: str) -> list[str]:
    # Letters that are not ASCII after folding become their number: a word stays one token in every SQLite there is.
    plain = folded(text)
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(plain)]
    if plain.isascii():
        return words
    return [_FOREIGN.sub(lambda sign: f"{ord(sign[0]):x}", word) for word in words]


def _tails(words: list[str]) -> Iterator[str]:
    for word in words:
        yield from (word[start:] for start in range(1, len(word) - _SHORTEST_TAIL + 1))


def _texts(item: Any) -> Iterator[str]:
    """Every text that the officer typed in a tender or in a part of it."""
    for field in fields.fields_of(type(item)):
        value = getattr(item, field.name)
        if value == field.default:
            continue
        for part in value if field.many else (value,):
            if field.is_group:
                yield from _texts(part)
            elif field.kind is str:
                yield part
