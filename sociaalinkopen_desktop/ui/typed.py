"""What a typed text means: Dutch numbers, amounts, dates and CPV codes to values, and values to text again.

Pure Python. Every reader returns a `Typed`: a value, or a Dutch sentence that says what to type instead.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Typed:
    """The value of a text, or what is wrong with it.

    `unfinished`: more typing may still make it right, so the sentence waits until the field is left.
    """

    value: Any = None
    problem: str = ""
    unfinished: bool = False

    @property
    def valid(self) -> bool:
        return not self.problem


EMPTY = Typed()

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"(-?)([0-9.]*)(?:,([0-9]*))?")
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{1,2}")
_ENGLISH_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_SEVERAL = re.compile(r"[0-9][^\S\n\r\t]*[\n\r\t\v\f\u2028\u2029][\s]*-?[0-9]")
_BROKEN = re.compile(r"[0-9][ \u00a0\u202f]+[0-9]{1,2}(?![0-9])")
_DASHES = re.compile(r",[-=–—]{1,2}$")  # "no cents", as offers and letters write it


# -- numbers ------------------------------------------------------------------------------------------------------
def format_number(value: Decimal, decimals: int = 0) -> str:
    """Return a number the Dutch way ("1.250,5"), with at least `decimals` figures behind the comma."""
    text = f"{value:f}"
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0").ljust(decimals, "0")
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + rest if rest else "")


def format_amount(value: Decimal) -> str:
    """Return an amount without its euro sign: whole euros as "221.000", others with cents as "1.250,50"."""
    return format_number(value, 0 if value == value.to_integral_value() else 2)


def read_number(
    text: str,
    *,
    decimals: int,
    minimum: Decimal | None,
    maximum: Decimal | None,
    what: str,
    unit: str = "",
) -> Typed:
    """Return the Decimal in `text`, with at most `decimals` figures behind the comma and within the bounds.

    `what` names it in sentences ("een bedrag", "een getal"); `unit` is a sign that may be typed along ("€", "%").
    """
    if _SEVERAL.search(text.strip()):
        return Typed(problem=f"Hier staan meer getallen. Vul {what} in.")
    tidy = _SPACES.sub("", text)
    for sign in ("€", "euro", "EUR", unit):
        if sign and tidy[: len(sign)].lower() == sign.lower():
            tidy = tidy[len(sign) :]
        elif sign and tidy[-len(sign) :].lower() == sign.lower():
            tidy = tidy[: -len(sign)]
    tidy = _DASHES.sub("", tidy).replace("−", "-")
    if not tidy:
        return EMPTY
    if tidy in ("-", ",", "-,"):
        return Typed(problem=f"Vul {what} in.", unfinished=True)
    if _ENGLISH.fullmatch(tidy) and "," in tidy:
        meant = Decimal(tidy.replace(",", ""))
        return Typed(
            problem=f"Bedoelt u {format_number(meant, 2)}? Zet een punt na de duizendtallen en een komma "
            "voor de decimalen."
        )
    if decimals < 3 and _ENGLISH_THOUSANDS.fullmatch(tidy):
        return _comma_at_thousands(tidy, decimals)
    match = _NUMBER.fullmatch(tidy)
    if match is None or not (match[2].strip(".") or (match[3] and not match[2])):
        example = "221.000 of 1.250,50" if decimals else "2 of 1.500"
        return Typed(problem=f"Dit is geen {what.removeprefix('een ')}. Vul alleen cijfers in, zoals {example}.")
    minus, whole, rest = match[1], match[2] or "0", match[3] or ""
    misread = _misplaced_dots(whole, decimals, bool(match[3] is not None))
    if misread is not None:
        return misread
    if rest and not decimals:
        return Typed(problem=f"Vul een heel getal in, zoals {format_number(Decimal(whole.replace('.', '')))}.")
    if len(rest.rstrip("0")) > decimals:
        figures = "1 cijfer" if decimals == 1 else f"{decimals} cijfers"
        short = Decimal(f"{whole.replace('.', '')}.{rest[:decimals]}")
        return Typed(problem=f"Achter de komma mag ten hoogste {figures} staan, zoals {format_number(short)}.")
    if len(whole) > 24:
        return Typed(problem="Dit getal is te groot. Controleer het aantal cijfers.")
    digits = whole.replace(".", "")
    if _BROKEN.search(text):
        return Typed(problem=f"Bedoelt u {format_number(Decimal(digits))}? Laat de spatie weg.", unfinished=True)
    value = Decimal(minus + digits + ("." + rest if rest.rstrip("0") else "")) + 0  # never "-0"
    return _within(value, minimum, maximum, what)


def _misplaced_dots(whole: str, decimals: int, has_comma: bool) -> Typed | None:
    """Tell whether the dots could have been meant as a decimal comma, and what was meant then.

    Dots that no longer stand at the thousands because a figure was added or taken away are fine as long as they
    cannot be read in another way.
    """
    if "." not in whole:
        return None
    groups = whole.split(".")
    head, last = groups[0], groups[-1]
    plain = whole.replace(".", "")
    if (len(last) == 3 or len(last) > max(3, decimals)) and head not in ("", "0") and all(groups):
        return None
    if len(last) < 3 and not has_comma and all(len(group) == 3 for group in groups[1:-1]) and decimals and last:
        meant = f"{format_number(Decimal(''.join(groups[:-1]) or '0'))},{last}"
        other = f" of {format_number(Decimal(plain))}" if head not in ("", "0") else ""
        return Typed(problem=f"Bedoelt u {meant}{other}? Gebruik een komma voor de decimalen.", unfinished=True)
    if head == "0" and len(groups) == 2 and decimals and not has_comma:
        return Typed(problem=f"Bedoelt u 0,{last}? Gebruik een komma voor de decimalen.")
    meant = format_number(Decimal(plain))
    return Typed(problem=f"Bedoelt u {meant}? Zet de punten om de drie cijfers, of laat ze weg.", unfinished=True)


def _comma_at_thousands(text: str, decimals: int) -> Typed:
    """Tell what "221,000" may mean: a thousand to who writes English, and a number with too many decimals to us."""
    large = format_number(Decimal(text.replace(",", "")))
    whole, _, rest = text.partition(",")
    fits = decimals and "," not in rest and not rest[decimals:].strip("0")
    small = f" of {format_number(Decimal(f'{whole}.{rest}'))}" if fits else ""
    return Typed(problem=f"Bedoelt u {large}{small}? Zet een punt na de duizendtallen en een komma voor de decimalen.")


def _within(value: Decimal, minimum: Decimal | None, maximum: Decimal | None, what: str) -> Typed:
    if minimum is not None and value < minimum:
        more = "0 of meer" if minimum == 0 else f"ten minste {format_number(minimum)}"
        return Typed(problem=f"Vul {what} van {more} in.", unfinished=value >= 0)
    if maximum is not None and value > maximum:
        return Typed(problem=f"Vul {what} van ten hoogste {format_number(maximum)} in.")
    return Typed(value)


# -- dates --------------------------------------------------------------------------------------------------------
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDS = re.compile(r"([0-9]{1,2})[- ]+([a-z]{3,9})\.?[- ]+([0-9]{1,4})", re.IGNORECASE)
_SOLID = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_STARTED = re.compile(
    r"[0-9]{1,8}|[0-9]{1,2}[-/. ]+[0-9]{0,2}(?:[-/. ]+[0-9]{0,4})?|[0-9]{1,2}[- ]+[a-z]{0,9}\.?(?:[- ]+[0-9]{0,4})?",
    re.IGNORECASE,
)
_HOW = "Schrijf een datum als 24-11-2026."


def format_date(value: date) -> str:
    """Return a date the Dutch way, without leading zeros: "4-1-2027"."""
    return f"{value.day}-{value.month}-{value.year}"


def read_date(text: str, earliest: date = date(1950, 1, 1), latest: date = date(2199, 12, 31)) -> Typed:
    """Return the date in `text`: d-m-jjjj, also with / . or spaces, a month in words, or jjjj-mm-dd (as pasted)."""
    tidy = " ".join(text.split())
    if not tidy:
        return EMPTY
    parts = _date_parts(tidy)
    if parts is None:
        return Typed(problem=_HOW, unfinished=_STARTED.fullmatch(tidy) is not None)
    day, month, year = parts
    unfinished = False
    if len(year) == 2:  # 26 may become 2026 by typing on, and means 2026 when the field is left
        unfinished, year = True, "20" + year
    elif len(year) != 4:
        return Typed(
            problem=f"Schrijf het jaar met vier cijfers, zoals {format_date(date(2026, 11, 24))}.", unfinished=True
        )
    number = int(year)
    if not 1 <= month <= 12:
        return Typed(problem=f"Maand {month} bestaat niet. Schrijf eerst de dag en dan de maand, zoals 24-11-2026.")
    if not earliest.year <= number <= latest.year:
        return Typed(problem=f"Vul een jaar in van {earliest.year} tot en met {latest.year}.", unfinished=unfinished)
    length = calendar.monthrange(number, month)[1]
    if not 1 <= day <= length:
        return Typed(
            problem=f"{MONTHS[month - 1].capitalize()} {number} heeft {length} dagen; dag {day} bestaat niet.",
            unfinished=unfinished,
        )
    value = date(number, month, day)
    if value < earliest:
        return Typed(problem=f"Kies een datum op of na {format_date(earliest)}.", unfinished=unfinished)
    if value > latest:
        return Typed(problem=f"Kies een datum op of voor {format_date(latest)}.", unfinished=unfinished)
    return Typed(value, unfinished=unfinished)


def _date_parts(text: str) -> tuple[int, int, str] | None:
    if match := _ISO.fullmatch(text):
        return int(match[3]), int(match[2]), match[1]
    if match := _DAY_FIRST.fullmatch(text) or _SOLID.fullmatch(text):
        return int(match[1]), int(match[2]), match[3]
    if match := _WORDS.fullmatch(text):
        found = [i for i, name in enumerate(MONTHS, 1) if name.startswith(match[2].lower())]
        if match[2].lower() in ("mrt", "mrt."):
            found = [3]
        if len(found) == 1:
            return int(match[1]), found[0], match[3]
    return None


# -- codes and text -----------------------------------------------------------------------------------------------
_CPV = re.compile(r"([0-9]{8})-?([0-9])?")


def read_cpv(text: str) -> Typed:
    """Return a CPV code as "77310000" or, when the check digit was typed, "77310000-6". Does not look it up."""
    tidy = re.sub(r"[\s.\u00a0]", "", text).replace("–", "-")
    if not tidy:
        return EMPTY
    match = _CPV.fullmatch(tidy)
    if match is not None:
        return Typed(match[1] + (f"-{match[2]}" if match[2] else ""))
    digits = sum(char.isdigit() for char in tidy)
    if re.fullmatch(r"[0-9]{1,7}|[0-9]{8}-", tidy):
        return Typed(
            problem=f"Een CPV-code heeft 8 cijfers; dit zijn er {digits}. Vul aan, zoals 77310000.", unfinished=True
        )
    return Typed(problem="Een CPV-code heeft 8 cijfers en eventueel een controlecijfer, zoals 77310000-6.")


def read_text(text: str, longest: int) -> Typed:
    """Return the text itself, when it has at most `longest` characters."""
    if len(text) > longest:
        over = len(text) - longest
        many = "1 teken" if over == 1 else f"{over} tekens"
        return Typed(problem=f"De tekst is {many} te lang: ten hoogste {longest}. Kort hem in.")
    return Typed(text)
