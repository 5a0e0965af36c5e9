"""From a price to a share of the price points, and back; and from costs over the years to one price.

Relative formulas look at the other bids, so that one bid more or less moves the points of all; absolute ones do not.
Formulas: PIANOo, "Gunningsmethodieken: gewichten en scores". That a formula which divides by the lowest price cannot
work with a price of zero: annotation in JAAN 2013/112 on Hof Arnhem 9-4-2013 (LJN BZ8213).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..award_trial import PriceFormula

ZERO, ONE, TWO = Decimal(0), Decimal(1), Decimal(2)


@dataclass(frozen=True, kw_only=True)
class PriceRange:
    """What a formula measures prices against: the bids themselves, and the fixed prices from the documents."""

    lowest: Decimal
    highest: Decimal
    floor: Decimal = ZERO
    ceiling: Decimal = ZERO
    anchor: Decimal = ZERO


def needs_positive(formula: PriceFormula) -> bool:
    """Whether a formula divides by a price, so that € 0 or less has no outcome."""
    return formula in (PriceFormula.RATIO, PriceFormula.DIFFERENCE)


def fraction(formula: PriceFormula, price: Decimal, among: PriceRange) -> Decimal:
    """The share of the price points for a price, 0 to 1; a dearer price never gets more.

    - laagste ÷ prijs: `lowest / price`
    - verschil met de laagste: `2 - price / lowest`; twice the lowest price gets nothing
    - tussen laagste en hoogste: `(highest - price) / (highest - lowest)`; all equal: everybody everything
    - tussen twee vaste prijzen: `(ceiling - price) / (ceiling - floor)`
    - ankerprijs: `1 - price / (2 x anchor)`; the anchor itself gets half

    What would come below 0 or above 1 stays at that bound. For the first two the lowest price must be above zero.
    """
    match formula:
        case PriceFormula.RATIO:
            share = among.lowest / price
        case PriceFormula.DIFFERENCE:
            share = TWO - price / among.lowest
        case PriceFormula.LOWEST_TO_HIGHEST:
            span = among.highest - among.lowest
            share = (among.highest - price) / span if span else ONE
        case PriceFormula.BANDWIDTH:
            share = (among.ceiling - price) / (among.ceiling - among.floor)
        case PriceFormula.ANCHOR:  # pragma: no branch
            share = ONE - price / (TWO * among.anchor)
    return ZERO if share < ZERO else ONE if share > ONE else share


def price_at(formula: PriceFormula, share: Decimal, among: PriceRange) -> Decimal | None:
    """The price that gets this share of the points while the other prices stay as they are; None when none does."""
    if not ZERO <= share <= ONE:
        return None
    match formula:
        case PriceFormula.RATIO:
            return among.lowest / share if share else None
        case PriceFormula.DIFFERENCE:
            return among.lowest * (TWO - share)
        case PriceFormula.LOWEST_TO_HIGHEST:
            return among.highest - share * (among.highest - among.lowest) if among.highest > among.lowest else None
        case PriceFormula.BANDWIDTH:
            return among.ceiling - share * (among.ceiling - among.floor)
        case PriceFormula.ANCHOR:  # pragma: no branch
            return TWO * among.anchor * (ONE - share)


def fractions(formula: PriceFormula, prices: Sequence[Decimal], fixed: PriceRange) -> list[Decimal]:
    """The share of each of these prices beside each other; `fixed` gives the prices from the documents."""
    among = PriceRange(
        lowest=min(prices), highest=max(prices), floor=fixed.floor, ceiling=fixed.ceiling, anchor=fixed.anchor
    )
    return [fraction(formula, price, among) for price in prices]


def lifetime_cost(
    purchase: Decimal, yearly: Decimal, years: int, residual: Decimal = ZERO, discount_percent: Decimal = ZERO
) -> Decimal:
    """Cost over the life cycle (art. 2.115a): purchase + yearly cost of each year - what is left at the end.

    Cost of year t counts for 1 / (1 + rate)^t, at the end of the year, and so does the residual value in the last one.
    """
    if not discount_percent:
        return purchase + yearly * years - residual
    factor = ONE / (ONE + discount_percent / 100)
    worth, total = ONE, ZERO
    for _year in range(years):
        worth *= factor
        total += yearly * worth
    return purchase + total - residual * worth
