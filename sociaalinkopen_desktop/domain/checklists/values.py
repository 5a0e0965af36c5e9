"""The value of a field as words on a form, and words from a form as the value of a field.

`words_of` and `value_of` are each other's reverse, so that what nobody changed never counts as a change.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from .. import dutch, fields
from ..choices import Choice
from ..fields import Field

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_AROUND_NUMBER = re.compile(
    r"^(?:€|eur|euro)\s*|\s*(?:%|procent|euro|dag(?:en)?|maand(?:en)?|jaar|uur|keer|×|,-|,–)$", re.IGNORECASE
)
MOST_SIGNS = 4_000
"""A longer text is not put in a form; it is changed in the program."""


class UnreadableValue(ValueError):
    """Words that are no value of the field; `sentence` says in Dutch what is expected."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def words_of(field: Field, value: Any) -> str:
    """The words that stand on the form; "" for nothing. A choice is its key."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, tuple):
        return "\n".join(str(item) for item in value)
    match value:
        case bool():
            return "yes" if value else "no"
        case Choice():
            return value.value
        case date():
            return dutch.day(value)
        case Decimal() | int():
            return dutch.number(value)
    return str(value)


def value_of(field: Field, words: str) -> Any:
    """The value that words on a form stand for; the default of the field for no words. Raises UnreadableValue."""
    words = words.strip()
    if not words:
        return field.default
    if field.many:
        return tuple(part.strip() for part in words.splitlines() if part.strip())
    if fields.is_choice(field.kind):
        return _choice(field.kind, words)
    if field.kind is bool:
        if words not in ("yes", "no"):
            raise UnreadableValue("Kies ja of nee.")
        return words == "yes"
    if field.kind is date:
        return day_of(words)
    if field.kind in (int, Decimal):
        return _number(field, words)
    return words


def day_of(words: str) -> date:
    """A date as people write it. Raises UnreadableValue."""
    found = _DAY.fullmatch(words.strip())
    parts = (found[3], found[2], found[1]) if found else ()
    if not parts:
        found = _ISO_DAY.fullmatch(words.strip())
        parts = (found[1], found[2], found[3]) if found else ()
    try:
        year, month, day = (int(part) for part in parts)
        if 1990 <= year <= 2199:
            return date(year, month, day)
    except ValueError:
        pass
    raise UnreadableValue("Schrijf een datum als 24-11-2026.")


def _choice(kind: type[Choice], words: str) -> Choice:
    for item in kind:
        if words == item.value or words.casefold() == item.label.casefold():
            return item
    raise UnreadableValue("Dit is geen keuze uit de lijst.")


def _number(field: Field, words: str) -> Decimal | int:
    bare = words.replace("\u00a0", " ").strip()
    for _ in range(2):  # a sign before and a word behind it
        bare = _AROUND_NUMBER.sub("", bare).strip()
    bare = bare.replace(" ", "")
    if not _NUMBER.fullmatch(bare) or len(bare) > 30:
        raise UnreadableValue("Schrijf een getal, bijvoorbeeld 1.250 of 5,5.")
    try:
        number = Decimal(bare.replace(".", "").replace(",", "."))
    except InvalidOperation:
        raise UnreadableValue("Schrijf een getal, bijvoorbeeld 1.250 of 5,5.") from None
    lowest, highest = field.bounds or (0, 0)
    if not lowest <= number <= highest:
        raise UnreadableValue(f"Kies een getal van {dutch.number(lowest)} tot {dutch.number(highest)}.")
    if field.kind is int:
        if number != number.to_integral_value():
            raise UnreadableValue("Schrijf een heel getal.")
        return int(number)
    return number
