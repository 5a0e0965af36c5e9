"""What stands in a cell, understood as a Dutch officer wrote it: amounts, days, yes and no, choices, codes.

A cell that cannot be understood raises `NoValue` with a Dutch sentence and what to write instead. Nothing is guessed
that could be meant in two ways.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from ..choices import Choice
from ..cpv import CpvList, check_digit_of, digits_of
from ..dutch import MONTHS
from .importing_file import plain

C = TypeVar("C", bound=Choice)

LONGEST_NAME, LONGEST_TEXT, LONGEST = 200, 500, 20_000
MOST_ITEMS = 100
_HIGHEST = Decimal(100_000_000_000)
_FIRST_EXCEL_DAY = date(1899, 12, 30)
_YEARS = range(1990, 2200)
_DUTCH = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_WITH_POINT = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})\.?[ -]([a-z]{3,9})\.?[ -]([0-9]{4})")
_YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "wel"})
_NO = frozenset({"nee", "n", "no", "false", "onwaar", "0", "niet", "neen"})
_CODE = re.compile(r"(?<![0-9])([0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2})(?:\s?-\s?([0-9]))?(?![0-9])")
_SHORT_CODE = re.compile(r"(?<![0-9])([0-9]{7})(?:-([0-9]))?(?![0-9])")
_SIGNS_FOR_NOTHING = frozenset({"", "-", "--", "–", "—", "?", ".", "/"})
_WORDS_FOR_NOTHING = frozenset({"n v t", "nvt", "geen", "onbekend", "niet bekend"})


class NoValue(Exception):
    """A cell that cannot be understood; `sentence` is Dutch and says what to write instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def says_nothing(cell: str) -> bool:
    """Whether a cell only says that there is nothing to say."""
    return tidy(cell) in _SIGNS_FOR_NOTHING or plain(cell) in _WORDS_FOR_NOTHING


def tidy(cell: str) -> str:
    """One line with single spaces."""
    return " ".join(cell.replace("\u00a0", " ").split())


def short(cell: str) -> str:
    """The beginning of a cell, as a sentence may quote it."""
    words = tidy(cell)
    return words if len(words) <= 40 else f"{words[:39]}…"


def text(cell: str, most: int = LONGEST_TEXT) -> str:
    """A text on one line. Raises NoValue when it is longer than `most` signs."""
    words = tidy(cell)
    if len(words) > most:
        raise NoValue(f"de tekst is langer dan {most} tekens. Kort haar in.")
    return words


def long_text(cell: str) -> str:
    """A text that may have several lines."""
    words = "\n".join(line.rstrip() for line in cell.replace("\u00a0", " ").strip().split("\n"))
    if len(words) > LONGEST:
        raise NoValue(f"de tekst is langer dan {LONGEST} tekens. Kort haar in.")
    return words


def kvk(cell: str) -> str:
    """The eight figures of a KvK number; a spreadsheet may have dropped the nought in front."""
    bare = re.sub(r"(?i)k\.?v\.?k\.?(?:-?nummer|-?nr\.?)?:?", "", cell)
    bare = re.sub(r"[\s.\u00a0-]", "", bare)
    if bare.isascii() and bare.isdigit():
        if len(bare) == 8:
            return bare
        if len(bare) == 7:
            return f"0{bare}"
        if len(bare) == 12:
            raise NoValue(f"'{short(cell)}' is een vestigingsnummer. Vul het KvK-nummer van acht cijfers in.")
    raise NoValue(f"'{short(cell)}' is geen KvK-nummer. Het heeft acht cijfers.")


def email(cell: str) -> str:
    """An address with an @ in it; it is not tried out."""
    words = re.sub(r"(?i)^mailto:", "", text(cell))
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", words):
        raise NoValue(f"'{short(cell)}' is geen e-mailadres.")
    return words


def number(cell: str) -> Decimal:
    """A Dutch number: "1.250,5", "1250"; "1250.50" is meant in one way only and is taken too."""
    bare = cell.replace("\u00a0", "").replace(" ", "").replace("\u202f", "")
    if _DUTCH.fullmatch(bare):
        found = Decimal(bare.replace(".", "").replace(",", "."))
    elif _WITH_POINT.fullmatch(bare):
        found = Decimal(bare)
    elif _ENGLISH.fullmatch(bare):
        found = Decimal(bare.replace(",", ""))
    else:
        raise NoValue(f"'{short(cell)}' is geen getal. Schrijf het als 1250 of 1.250,50.")
    if found > _HIGHEST or len(bare) > 30:
        raise NoValue(f"'{short(cell)}' is te groot.")
    return found


def money(cell: str) -> Decimal:
    """An amount: "€ 216.000", "216000,50", "1.000,-". What it says of VAT is not looked at."""
    bare = re.sub(r"(?i)\b(?:excl|exclusief)\.?\s*btw\b|\bper jaar\b", "", cell).strip()
    bare = re.sub(r"(?i)^(?:€|eur(?:o)?)\s*|\s*(?:€|eur(?:o)?)$", "", bare)
    bare = re.sub(r",\s?(?:-+|–|=)$", "", bare)
    try:
        return number(bare)
    except NoValue:
        raise NoValue(f"'{short(cell)}' is geen bedrag. Schrijf het als 216.000 of 1.250,50.") from None


def percent(cell: str) -> Decimal:
    """A share from 0 to 100. A number up to 1 without a sign could be a share of one, and is not guessed at."""
    bare = re.sub(r"(?i)\s*(?:%|procent|pct)\.?\s*$", "", cell.strip())
    said = bare != cell.strip()
    try:
        found = number(bare.removeprefix(">").removeprefix("±").strip())
    except NoValue:
        raise NoValue(f"'{short(cell)}' is geen percentage. Schrijf het als 35 of 35 %.") from None
    if found > 100:
        raise NoValue(f"'{short(cell)}' kan niet: een percentage is ten hoogste 100.")
    if 0 < found <= 1 and not said:
        raise NoValue(f"'{short(cell)}' kan op twee manieren. Schrijf het met een procentteken, bijvoorbeeld 35 %.")
    return found


def whole(cell: str, most: int = 1_000_000) -> int:
    """A whole number, with or without "km"."""
    try:
        found = number(re.sub(r"(?i)\s*(?:km|kilometer|personen|mensen|fte)\.?$", "", cell.strip()))
    except NoValue:
        raise NoValue(f"'{short(cell)}' is geen heel getal.") from None
    if found != found.to_integral_value() or found > most:
        raise NoValue(f"'{short(cell)}' kan hier niet. Schrijf een heel getal tot en met {most}.")
    return int(found)


def day(cell: str) -> date:
    """A day: "24-11-2026", "2026-11-24", "24 november 2026", or the number by which a spreadsheet keeps it."""
    bare = re.sub(r"[t ][0-9]{1,2}:[0-9]{2}.*$", "", tidy(cell).lower())
    try:
        found = _day(bare)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.year not in _YEARS:
        raise NoValue(f"'{short(cell)}' is geen datum. Schrijf dag-maand-jaar, bijvoorbeeld 24-11-2026.")
    return found


def yes_no(cell: str) -> bool:
    """Yes or no."""
    words = plain(cell)
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise NoValue(f"'{short(cell)}' is geen ja of nee.")


def choice(cell: str, kind: type[C], words: Sequence[tuple[str, C]] = ()) -> C:
    """One of a closed list, by its label, its key or one of these `words`."""
    said = plain(cell)
    for item in kind:
        if said in (plain(item.label), plain(item.value)):
            return item
    for word, item in words:
        if re.search(rf"\b{word}\b", said):
            return item
    labels = ", ".join(f"'{item.label}'" for item in kind)
    raise NoValue(f"'{short(cell)}' kennen wij hier niet. Kies uit {labels}.")


def codes(cell: str, known: CpvList) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The CPV codes in a cell, and a sentence for each that is no code. Labels behind the codes are passed over."""
    found: list[str] = []
    wrong: list[str] = []
    matches = [(match[1], match[2]) for match in _CODE.finditer(cell)]
    rest = _CODE.sub(" ", cell)
    matches += [(f"0{match[1]}", match[2]) for match in _SHORT_CODE.finditer(rest)]
    for said, check in matches[:MOST_ITEMS]:
        digits = digits_of(said)
        code = known.get(digits)
        if code is None and known.codes:
            wrong.append(f"'{said}' staat niet in de CPV-lijst.")
        elif code is not None and check and check != check_digit_of(code.number):
            wrong.append(f"'{said}-{check}': het laatste cijfer klopt niet. Bedoelt u {code.number}?")
        elif digits not in found:
            found.append(digits)
    if not matches:
        wrong.append(f"'{short(cell)}' is geen CPV-code. Die heeft acht cijfers.")
    return tuple(found), tuple(wrong)


def items(cell: str, signs: str = ";|,") -> tuple[str, ...]:
    """The parts of a cell with several values: one per line, else divided by the first of `signs` that is in it."""
    if "\n" in cell:
        parts: Iterable[str] = cell.split("\n")
    else:
        sign = next((sign for sign in signs if sign in cell), "\n")
        parts = cell.split(sign)
    found = dict.fromkeys(tidy(part) for part in parts)
    found.pop("", None)
    return tuple(found)


def joined(parts: Sequence[str], signs: str = ";|,") -> str:
    """The cell that `items` divides into these parts again: one per line."""
    cell = "\n".join(parts)
    return f"{cell}\n" if len(parts) == 1 and any(sign in cell for sign in signs) else cell


def _day(bare: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(bare):
        year = int(match[3])
        return date(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(bare):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _IN_WORDS.fullmatch(bare):
        month = next((at for at, name in enumerate(MONTHS, 1) if match[2] in (name, name[:3])), 0)
        month = month or (3 if match[2] == "mrt" else 0)
        return date(int(match[3]), month, int(match[1]))
    if re.fullmatch(r"[0-9]{5}(?:[.,]0+)?", bare) and 32_874 <= int(bare[:5]) <= 99_999:
        return _FIRST_EXCEL_DAY + timedelta(days=int(bare[:5]))
    return None
