"""What a point of quality costs, and up to which price a bid wins.

Counted without rounding, also when the model rounds: rounding only decides who is equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from .model import Model, Offer
from .prices import ZERO, PriceRange, fraction, needs_positive, price_at
from .ranking import quality_parts, why_invalid

CENT = Decimal("0.01")
FARTHEST = 10**14
"""The dearest price that is tried, in cents: far above anything that is bought."""


@dataclass(frozen=True, kw_only=True)
class BreakEven:
    """Up to and including which price a bid is first, equal or alone.

    `price` is None when it never is (`always` False) or always is, however dear (`always` True).
    """

    name: str
    price: Decimal | None
    always: bool = False


def point_price(model: Model, prices: Sequence[Decimal], at: Decimal) -> Decimal | None:
    """How much dearer than `at` a bid may be for one point more of quality, while the others stay as they are.

    None when a point is more than this price has, or when quality has no points.
    """
    if not model.has_points or model.price_weight <= 0 or not prices:
        return None
    among = _range(model, prices)
    if needs_positive(model.formula) and among.lowest <= 0:
        return None
    wanted = fraction(model.formula, at, among) - 1 / model.price_weight
    price = price_at(model.formula, wanted, among)
    return price - at if price is not None else None


def break_evens(model: Model, offers: Sequence[Offer]) -> tuple[BreakEven, ...]:
    """For each bid that counts: the price up to which it wins while the others stay as they are.

    Every formula gives a dearer bid no more points, and its rivals no fewer: so there is one price where winning ends.
    Where euros are compared it follows at once; with points it is found to the cent by halving: at the price found the
    bid wins, one cent dearer it does not.
    """
    if model.problem:
        return ()
    exact = replace(model, decimals=None)
    valid = [offer for offer in offers if not why_invalid(exact, offer)]
    qualities = [sum(quality_parts(exact, offer), ZERO) for offer in valid]
    return tuple(_break_even(exact, valid, qualities, place) for place in range(len(valid)))


def _break_even(model: Model, valid: Sequence[Offer], qualities: Sequence[Decimal], place: int) -> BreakEven:
    name = valid[place].name
    rivals = [
        (offer.price or ZERO, quality)
        for at, (offer, quality) in enumerate(zip(valid, qualities, strict=True))
        if at != place
    ]
    if not rivals:
        return BreakEven(name=name, price=None, always=True)
    if not model.has_points:
        return BreakEven(name=name, price=min(price - quality for price, quality in rivals) + qualities[place])
    if not model.price_weight:
        return BreakEven(name=name, price=None, always=qualities[place] >= max(quality for _price, quality in rivals))
    cents = _last_winning(model, rivals, qualities[place], _first_try(model, rivals))
    if cents is None:
        return BreakEven(name=name, price=None)
    return BreakEven(name=name, price=None if cents >= FARTHEST else cents * CENT, always=cents >= FARTHEST)


def wins_at(model: Model, price: Decimal, quality: Decimal, rivals: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Whether a bid is first, equal or alone, with this price and quality beside rivals as (price, quality)."""
    among = _range(model, [price, *(rival for rival, _quality in rivals)])
    mine = model.price_weight * fraction(model.formula, price, among) + quality
    return all(mine >= model.price_weight * fraction(model.formula, rival, among) + points for rival, points in rivals)


def _last_winning(model: Model, rivals: Sequence[tuple[Decimal, Decimal]], quality: Decimal, near: int) -> int | None:
    """The last price in cents that wins; None when none does, FARTHEST when all do. `near` is where to begin."""
    least = 1 if needs_positive(model.formula) else -FARTHEST

    def wins(cents: int) -> bool:
        return wins_at(model, cents * CENT, quality, rivals)

    step = max(100, abs(near))
    low = high = max(near, least)
    if wins(near if near > least else least):
        while high < FARTHEST and wins(high):
            low, high, step = high, min(FARTHEST, high + step), step * 4
        if wins(high):
            return FARTHEST
    else:
        while low > least and not wins(low):
            low, high, step = max(least, low - step), low, step * 4
        if not wins(low):
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wins(middle) else (low, middle)
    return low


def _first_try(model: Model, rivals: Sequence[tuple[Decimal, Decimal]]) -> int:
    cents = int((max(price for price, _quality in rivals) * 100).to_integral_value(ROUND_FLOOR))
    return max(-FARTHEST, min(FARTHEST, cents))


def _range(model: Model, prices: Sequence[Decimal]) -> PriceRange:
    fixed = model.fixed
    return PriceRange(
        lowest=min(prices), highest=max(prices), floor=fixed.floor, ceiling=fixed.ceiling, anchor=fixed.anchor
    )
