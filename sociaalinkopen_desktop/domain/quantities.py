"""A number with its unit, as checks and norms pass them on. Its text is Dutch."""

from dataclasses import dataclass
from decimal import Decimal

from . import dutch
from .choices import Choice


class Unit(Choice):
    """The closed list of units (the label says what the number means)."""

    EUR_EXCL_VAT = "eur_excl_btw", "euro, exclusief btw"
    PERCENT = "percent", "procent"
    FACTOR = "factor", "keer"
    COUNT = "count", "aantal"
    DAYS = "days", "kalenderdagen"
    MONTHS = "months", "maanden"
    YEARS = "years", "jaar"
    HOURS = "hours", "uur"
    CHARACTERS = "characters", "tekens"


@dataclass(frozen=True)
class Quantity:
    """An amount in a unit: `str(Quantity(Decimal(216000), Unit.EUR_EXCL_VAT)) == "€ 216.000"`."""

    amount: Decimal
    unit: Unit

    def __str__(self) -> str:
        match self.unit:
            case Unit.EUR_EXCL_VAT:
                return dutch.euro(self.amount)
            case Unit.PERCENT:
                return dutch.percent(self.amount)
            case Unit.FACTOR:
                return f"{dutch.number(self.amount)}{dutch.NBSP}×"
            case Unit.DAYS:
                return dutch.counted(self.amount, "dag", "dagen")
            case Unit.MONTHS:
                return dutch.counted(self.amount, "maand", "maanden")
            case Unit.YEARS:
                return f"{dutch.number(self.amount)}{dutch.NBSP}jaar"
            case Unit.HOURS:
                return f"{dutch.number(self.amount)}{dutch.NBSP}uur"
            case Unit.CHARACTERS:
                return dutch.counted(self.amount, "teken", "tekens")
            case Unit.COUNT:  # pragma: no branch
                return dutch.number(self.amount)


def euros(amount: Decimal | int) -> Quantity:
    """An amount of money, excl. btw."""
    return Quantity(Decimal(amount), Unit.EUR_EXCL_VAT)


def percentage(amount: Decimal | int) -> Quantity:
    """A percentage on the scale 0-100."""
    return Quantity(Decimal(amount), Unit.PERCENT)


def days(amount: int) -> Quantity:
    """Calendar days."""
    return Quantity(Decimal(amount), Unit.DAYS)


def months(amount: int) -> Quantity:
    """Calendar months."""
    return Quantity(Decimal(amount), Unit.MONTHS)


def years(amount: Decimal | int) -> Quantity:
    """Years."""
    return Quantity(Decimal(amount), Unit.YEARS)


def count(amount: Decimal | int) -> Quantity:
    """A bare number of things."""
    return Quantity(Decimal(amount), Unit.COUNT)
