"""Numbers of law and policy, each with its dates and sources, and a record of which ones were read.

The numbers themselves are data (resources/parameters); this module only knows what a dated number is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .choices import Choice
from .quantities import Quantity, Unit


class Origin(Choice):
    """Who set a number."""

    LAW = "law", "Wet"
    GUIDE = "guide", "Richtsnoer"
    POLICY = "policy", "Beleid van de gemeente"


class Certainty(Choice):
    """How sure we are that a fact is right. What is not sure is shown as such and never blocks."""

    SURE = "sure", "Zeker"
    LIKELY = "likely", "Waarschijnlijk, nog te bevestigen"
    CHECK_FIRST = "check_first", "Onzeker, nog te bevestigen"


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Where a fact comes from: a short title, and a public address if there is one."""

    title: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class DatedValue:
    """A number from a day on, up to and including `valid_until` if that is set.

    `certainty` says how sure this one value is, where it differs from the other values of its norm.
    """

    valid_from: date
    value: Decimal
    reference: Reference
    valid_until: date | None = None
    certainty: Certainty | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the number is in force on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, kw_only=True)
class Norm:
    """One number with its history, oldest value first."""

    name: str
    description: str
    unit: Unit
    origin: Origin
    values: tuple[DatedValue, ...]
    last_checked: date
    certainty: Certainty = Certainty.SURE

    def on(self, day: date) -> DatedValue | None:
        """The value in force on that day, or None."""
        return next((value for value in reversed(self.values) if value.holds_on(day)), None)


@dataclass(frozen=True, kw_only=True)
class NormUsed:
    """A number as it was read for one assessment: the line that the receipt prints."""

    name: str
    description: str
    quantity: Quantity
    valid_from: date
    valid_until: date | None
    reference: Reference
    origin: Origin
    certainty: Certainty
    last_checked: date


class NoNormOnDate(Exception):
    """A number is not known for the day asked; nobody may guess it."""

    def __init__(self, name: str, description: str, day: date) -> None:
        super().__init__(f"{name} on {day}")
        self.name = name
        self.description = description
        self.day = day


@dataclass
class Norms:
    """The norms of one day. Reading a number records it in `used`.

    `value(name)` raises NoNormOnDate when no number holds on that day, and KeyError for a name that does not exist.
    """

    known: Mapping[str, Norm]
    day: date
    used: dict[str, NormUsed] = field(default_factory=dict)
    _of_day: dict[str, NormUsed] = field(default_factory=dict, repr=False, compare=False)
    """What was looked up already, shared by all records of the day."""

    def quantity(self, name: str) -> Quantity:
        """The number with its unit."""
        found = self.used.get(name)
        if found is None:
            found = self._of_day.get(name)
            if found is None:
                found = self._of_day[name] = self._looked_up(name)
            self.used[name] = found
        return found.quantity

    def value(self, name: str) -> Decimal:
        """The bare number."""
        return self.quantity(name).amount

    def whole(self, name: str) -> int:
        """The bare number as an int, for days and counts."""
        return int(self.value(name))

    def recording(self) -> "Norms":
        """The same norms with an empty record, for one criterion."""
        return Norms(self.known, self.day, _of_day=self._of_day)

    def _looked_up(self, name: str) -> NormUsed:
        norm = self.known[name]
        dated = norm.on(self.day)
        if dated is None:
            raise NoNormOnDate(name, norm.description, self.day)
        return NormUsed(
            name=name,
            description=norm.description,
            quantity=Quantity(dated.value, norm.unit),
            valid_from=dated.valid_from,
            valid_until=dated.valid_until,
            reference=dated.reference,
            origin=norm.origin,
            certainty=dated.certainty or norm.certainty,
            last_checked=norm.last_checked,
        )


def by_name(norms: Iterable[Norm]) -> dict[str, Norm]:
    """Norms by their name. Raises ValueError when a name is used twice."""
    found: dict[str, Norm] = {}
    for norm in norms:
        if norm.name in found:
            raise ValueError(f"twice: {norm.name}")
        found[norm.name] = norm
    return found
