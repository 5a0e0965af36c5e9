"""Texts of the notice as values: amounts, numbers, dates, periods. None means: this is not one."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from ...domain import dutch
from .codes import LANGUAGES, MONTHS_IN, PERIOD_WORDS, WORDS, language
from .document import Node

_NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{1,20})?")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
_TIME = re.compile(r"(\d{2}:\d{2})(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?")
_DUTCH_AMOUNT = re.compile(
    r"(?:€|\beur(?:o)?\b)\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}|-))?(?!\d|[.,]\d)"
    r"|(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{4,})(?:,(\d{2}|-))?\s*(?:euro\b|eur\b)",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(r"%|\b(?:miljoen|mln|duizend|keer|maal|procent)\b|\d\s*[x×*]\s*€", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BREAKS = re.compile(r"[^\S\xa0\u202f]+")
_DAYS = re.compile(r"(?<!\d)(\d{1,3})\s*(?:kalender)?dagen\b", re.IGNORECASE)


def number(text: str) -> Decimal | None:
    """`"1250.50"` as a Decimal."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern leaves nothing that Decimal refuses
        return None


def whole(text: str) -> int | None:
    """`"3"` and `"3.0"` as 3."""
    found = number(text)
    return int(found) if found is not None and found == found.to_integral_value() else None


def day(text: str) -> date | None:
    """`"2026-03-18+01:00"` as 18 March 2026: the day as it is where the notice was made."""
    match = _DATE.fullmatch(text)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def truth(text: str) -> bool | None:
    """The indicators "true" and "false" (also 1 and 0, which XML allows)."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text)


def months(node: Node) -> int | None:
    """A period in whole months, when it is exactly that."""
    amount = whole(node.text)
    unit = MONTHS_IN.get(node.attributes.get("unitCode", ""))
    return None if amount is None or unit is None else amount * unit


def months_between(start: date, end: date) -> tuple[int, bool]:
    """Months from the first up to and including the last day, rounded up, and whether that is exact."""
    count = (end.year - start.year) * 12 + end.month - start.month
    day_after = end.day + 1
    if end.day == calendar.monthrange(end.year, end.month)[1]:
        count, day_after = count + 1, 1
    if day_after == start.day:
        return count, True
    return (count + 1 if day_after > start.day else count), False


def only_amount_in(text: str) -> Decimal | None:
    """The amount in euros that a Dutch text names, if it names exactly one and leaves nothing to compute."""
    if _UNCLEAR.search(text) or len(set(_THOUSANDS.findall(text))) > 1:
        return None
    found = {
        Decimal((match[1] or match[3]).replace(".", "") + "." + ((match[2] or match[4] or "00").replace("-", "00")))
        for match in _DUTCH_AMOUNT.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


def only_days_in(text: str) -> int | None:
    """The number of days that a Dutch text names, if that is the only number in it."""
    match = _DAYS.search(text)
    return int(match[1]) if match and len(re.findall(r"\d+", text)) == 1 else None


def one_line(text: str) -> str:
    """The text without line breaks; spaces that hold words together ("€ 5") stay."""
    return _BREAKS.sub(" ", text).strip()


def shortened(text: str, length: int = 300) -> str:
    """The text on one line, cut off with an ellipsis when it is long."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def shown(node: Node) -> str:
    """The content of an element as a Dutch reader writes it."""
    text = node.text
    if currency := node.attributes.get("currencyID"):
        amount = number(text)
        if amount is None:
            return f"{text} {currency}"
        return dutch.euro(amount) if currency == "EUR" else f"{dutch.number(amount)} {currency}"
    if (unit := node.attributes.get("unitCode")) and (amount := number(text)) is not None:
        one, many = PERIOD_WORDS.get(unit, (unit, unit))
        return dutch.counted(amount, one, many)
    if node.name == "ID" and node.parent is not None and node.parent.name == "Language":
        return LANGUAGES.get(language(text), text)
    if (found := day(text)) is not None:
        return dutch.day(found)
    if match := _TIME.fullmatch(text):
        return f"{match[1]} uur"
    return word(node) or text


def word(node: Node) -> str:
    """The Dutch word for a code, or an empty text when there is none."""
    return WORDS.get((node.attributes.get("listName", ""), node.text)) or WORDS.get(("", node.text), "")


def each_once(texts: Sequence[str]) -> list[str]:
    """The texts without empty ones and repetitions, in order."""
    return list(dict.fromkeys(text for text in texts if text))
