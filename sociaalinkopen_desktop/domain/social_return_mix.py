"""What could fulfil social return, in rows of a proposal; and what a label takes off it.

The values are policy: bouwblokken and discounts of the profile on the day, norms of the day. Amounts are excl. btw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from . import dutch
from .ambition import MixRow
from .norms import Norms
from .policy import BlockUnit, PolicyProfile, PsoStep
from .social_return import MONTHS_IN_YEAR, NORM, Obligation, cents, ratio


@dataclass(frozen=True, kw_only=True)
class MixTotal:
    """What the proposed rows come to: per row (None while a row is not complete), together, still to fill, and over."""

    amounts: tuple[Decimal | None, ...]
    total: Decimal
    to_fill: Decimal
    over: Decimal
    percent: Decimal

    @property
    def sentence(self) -> str:
        """How far the proposal gets, in words."""
        if self.over:
            return f"{dutch.euro(self.total)} ingevuld: {dutch.euro(self.over)} meer dan nodig."
        if self.to_fill:
            return f"{dutch.euro(self.total)} ingevuld ({dutch.percent(self.percent)}), nog {dutch.euro(self.to_fill)}."
        return f"{dutch.euro(self.total)} ingevuld: precies de hele verplichting."


def mix_total(rows: Sequence[MixRow], amount: Decimal, norms: Norms) -> MixTotal:
    """Add the rows up against an obligation of `amount` euros. Rows that lack a number count for nothing."""
    amounts = tuple(row_amount(row, norms) for row in rows)
    total = sum((value for value in amounts if value is not None), Decimal(0))
    part = Decimal(100) if not amount else min(total * 100 / amount, Decimal(100))
    return MixTotal(
        amounts=amounts,
        total=total,
        to_fill=max(amount - total, Decimal(0)),
        over=max(total - amount, Decimal(0)),
        percent=part.quantize(Decimal(1)),
    )


def row_amount(row: MixRow, norms: Norms) -> Decimal | None:
    """What one row counts for, in cents; None while a number that it needs is missing."""
    if row.value is None:
        return None
    if row.unit is BlockUnit.INVOICE:
        counted = Decimal(100) if row.counted_percent is None else row.counted_percent
        return cents(row.value * counted / 100)
    if row.number is None:
        return None
    if row.unit not in (BlockUnit.YEAR, BlockUnit.MONTH):
        return cents(row.value * row.number)
    if row.months is None:
        return None
    counting = row.months if row.longest_months is None else min(row.months, row.longest_months)
    if row.unit is BlockUnit.MONTH:
        return cents(row.value * row.number * counting)
    full = norms.value(f"{NORM}.full_time_hours")
    part = Decimal(1) if row.hours_per_week is None else ratio(row.hours_per_week, full)
    return cents(row.value * row.number * part * counting / MONTHS_IN_YEAR)


def proposed_mix(found: Obligation, norms: Norms, profile: PolicyProfile, day: date) -> tuple[MixRow, ...]:
    """A beginning: full places of the first bouwblok per year, else one part-time place; the rest in purchases.

    Without a table the average value of the policy is used. Together the rows are exactly the obligation, unless the
    purchases count for a part: then they are as near as whole cents allow.
    """
    if not found.amount:
        return ()
    table = profile.table_on(day)
    blocks = table.blocks if table is not None else ()
    block = next((item for item in blocks if item.unit is BlockUnit.YEAR and item.value), None)
    shop = next((item for item in blocks if item.unit is BlockUnit.INVOICE), None)
    work = MixRow(
        name=block.name if block else "Werkplek, gemiddelde waarde",
        unit=BlockUnit.YEAR,
        value=block.value if block else norms.value(f"{NORM}.block_value"),
        months=found.term_months or MONTHS_IN_YEAR,
        longest_months=block.longest_months if block else None,
    )
    if work.longest_months is not None and work.months is not None:
        work = replace(work, months=min(work.months, work.longest_months))
    rows = _places(work, found.amount, norms)
    left = found.amount - sum((row_amount(row, norms) or Decimal(0) for row in rows), Decimal(0))
    if left > 0:
        counted = shop.counted_percent if shop else None
        rows.append(
            MixRow(
                name=shop.name if shop else "Inkoop bij een sociale onderneming",
                value=left if not counted else cents(left * 100 / counted),
                counted_percent=counted,
            )
        )
    return tuple(rows)


def _places(work: MixRow, amount: Decimal, norms: Norms) -> list[MixRow]:
    """As many full places as fit, or one for as many whole hours per week as fit; none when not even an hour does."""
    whole = row_amount(work, norms)
    if not whole:
        return []
    number = int(amount // whole)
    if number:
        return [replace(work, number=number)]
    hours = int(amount * norms.value(f"{NORM}.full_time_hours") // whole)
    return [replace(work, hours_per_week=Decimal(hours))] if hours else []


# -- discount for a label ----------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class Discounted:
    """What is left of the obligation for the holder of one step of the label."""

    step: PsoStep
    discount: Decimal
    amount: Decimal
    source: str


def pso_discounts(amount: Decimal, profile: PolicyProfile, day: date) -> tuple[Discounted, ...]:
    """For each step for which the policy gives a discount on that day, what is left; nothing when it gives none."""
    found = []
    for step in PsoStep:
        held = profile.pso_discount_on(step, day)
        if held is not None and held.percent is not None:
            left = cents(amount * (100 - held.percent) / 100)
            found.append(Discounted(step=step, discount=held.percent, amount=left, source=held.source.strip()))
    return tuple(found)
