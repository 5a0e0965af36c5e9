"""Values as a Dutch reader writes them. The only place where amounts, dates and numbers become text."""

from datetime import date
from decimal import Decimal

NBSP = "\u00a0"  # so that € and its amount stay on one line
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """`1234.5` as "1.234,5". Without `decimals` only the digits that matter are shown."""
    exact = Decimal(value)
    if decimals is not None:
        exact = round(exact, decimals)
    elif exact != exact.to_integral_value():
        exact = exact.normalize()
    else:
        exact = exact.to_integral_value()
    exact = exact or abs(exact)  # never "-0"
    text = f"{exact:,f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def euro(value: Decimal | int) -> str:
    """`1296000` as "€ 1.296.000" and `12.5` as "€ 12,50": cents only when there are any."""
    exact = round(Decimal(value), 2)
    whole = exact == exact.to_integral_value()
    sign, exact = ("-", -exact) if exact < 0 else ("", exact)
    return f"{sign}€{NBSP}{number(exact, 0 if whole else 2)}"


def percent(value: Decimal | int) -> str:
    """`5.5` as "5,5 %"."""
    return f"{number(value)}{NBSP}%"


def day(value: date) -> str:
    """24 November 2026 as "24-11-2026"."""
    return f"{value.day}-{value.month}-{value.year}"


def long_day(value: date) -> str:
    """24 November 2026 as "dinsdag 24 november 2026"."""
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def counted(amount: Decimal | int, one: str, many: str) -> str:
    """`1` as "1 dag", `3` as "3 dagen"."""
    return f"{number(amount)}{NBSP}{one if amount == 1 else many}"


def listed(items: list[str] | tuple[str, ...], last: str = "en") -> str:
    """("a", "b", "c") as "a, b en c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
