"""What invented bids teach about a model: who wins at another weight, without a bid, or without a criterion."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from .breakeven import BreakEven, break_evens
from .model import WHOLE, Model, Offer
from .prices import ZERO
from .ranking import Outcome, Result, evaluate, why_invalid


@dataclass(frozen=True, kw_only=True)
class Line:
    """The total of one bid as a straight line: at 0 and at the end of what is varied."""

    name: str
    start: Decimal
    end: Decimal

    def at(self, share: Decimal) -> Decimal:
        """The total at a share (0 to 1) of what is varied."""
        return self.start + (self.end - self.start) * share


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From where to where the same bids win, on the scale of what is varied."""

    begin: Decimal
    end: Decimal
    winners: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """Who wins when one thing varies from 0 to `most`; `now` is where it stands. `more_wins`: high totals win."""

    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    now: Decimal
    most: Decimal
    more_wins: bool


@dataclass(frozen=True, kw_only=True)
class Reversal:
    """Without `dropped` the order of the others changes; `winner_changes` when somebody else then wins of them."""

    dropped: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def winner_changes(self) -> bool:
        """Whether another bid comes first."""
        return self.before[0] != self.after[0]


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """A social enterprise beside the bids: what it offers, where it ends, and up to which price it wins.

    `most_percent` is how much dearer than `base` it may be; None when there is no such price.
    """

    base: Result
    result: Result
    break_even: BreakEven
    most_percent: Decimal | None


def sensitivity(model: Model, offers: Sequence[Offer]) -> Sensitivity | None:
    """Who wins for every weight of the price from 0 to 100 %, the criteria of quality keeping their proportions.

    Where quality counts in euros: for every value of quality from 0 to 200 % of what it is now. None without a choice
    to vary or with fewer than two bids that count. Totals are straight lines, so the turning points are exact.
    """
    exact = replace(model, decimals=None)
    if exact.problem or not exact.counts_quality:
        return None
    ranked = [item for item in evaluate(exact, offers).results if item.rank is not None]
    if len(ranked) < 2:
        return None
    if not exact.has_points:
        lines = [Line(name=item.name, start=item.price_part, end=item.price_part - 2 * item.quality) for item in ranked]
        return _sensitivity(lines, now=WHOLE, most=2 * WHOLE, more_wins=False)
    most_quality = sum((item.weight for item in exact.qualities), ZERO)
    if not exact.price_weight or not most_quality:
        return None
    lines = [
        Line(
            name=item.name, start=WHOLE * item.quality / most_quality, end=WHOLE * item.price_part / exact.price_weight
        )
        for item in ranked
    ]
    now = WHOLE * exact.price_weight / (exact.price_weight + most_quality)
    return _sensitivity(lines, now=now, most=WHOLE, more_wins=True)


def reversals(model: Model, offers: Sequence[Offer]) -> tuple[Reversal, ...]:
    """The bids without which the order of the others changes.

    There are none with an absolute formula or with euros: the total of a bid then depends on that bid alone, and so
    does the order of any two. Only strict changes count: equal bids that part are no reversal.
    """
    ranked = evaluate(model, offers).ranking
    if len(ranked) < 3 or not model.has_points or not model.formula.is_relative:
        return ()
    found = []
    valid = [offer for offer in offers if not why_invalid(model, offer)]
    whole = _evaluated(model, valid)
    for place, dropped in enumerate(valid):
        before = [item for at, item in enumerate(whole) if at != place]
        after = _evaluated(model, [offer for at, offer in enumerate(valid) if at != place])
        if _turned(before, after):
            found.append(Reversal(dropped=dropped.name, before=_names(before), after=_names(after)))
    return tuple(found)


def idle_criteria(model: Model, offers: Sequence[Offer]) -> tuple[str, ...]:
    """The criteria that never decide with these bids: whoever gets no or all points on one, the same bid wins.

    A weight that never matters asks work of tenderers and promises what it does not do.
    """
    outcome = evaluate(model, offers)
    if not model.counts_quality or len(outcome.winners) != 1 or len(outcome.ranking) < 2:
        return ()
    ranked, winner = outcome.ranking, outcome.winners[0]
    found = []
    for place, quality in enumerate(model.qualities):
        most = quality.weight if model.has_points else quality.value
        worst = _other_total(model, winner, place, ZERO)
        best = [_other_total(model, item, place, most) for item in ranked if item is not winner]
        keeps = _ahead(model, worst, [item.total for item in ranked if item is not winner])
        if keeps and _ahead(model, winner.total, best):
            found.append(quality.name)
    return tuple(found)


def social_enterprise(
    model: Model, offers: Sequence[Offer], dearer_percent: Decimal, more_score: Decimal, name: str
) -> WhatIf | None:
    """What becomes of a bid that is like the cheapest, but dearer, and better on every social criterion.

    `more_score` is added to its scores, up to the highest of the scale. None without a bid that counts.
    """
    outcome = evaluate(model, offers)
    if not outcome.ranking:
        return None
    base = min(outcome.ranking, key=lambda item: item.price or ZERO)
    source = next(
        offer for offer, item in zip(offers, outcome.results, strict=True) if item is base and offer.price is not None
    )
    price = source.price or ZERO
    made = Offer(
        name=name,
        price=price + abs(price) * dearer_percent / WHOLE,
        scores=_raised(model, source, more_score),
    )
    together = [*offers, made]
    result = evaluate(model, together).results[-1]
    if result.rank is None:
        return None
    limit = break_evens(model, together)[-1]
    percent = (limit.price - price) / abs(price) * WHOLE if limit.price is not None and price else None
    return WhatIf(base=base, result=result, break_even=limit, most_percent=percent)


def _raised(model: Model, source: Offer, more: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """The scores with more for every part of a social criterion: the nearest figure of the scale that is not lower."""
    social = {part.key for quality in model.qualities if quality.is_social for part in quality.parts}
    return tuple((key, _on_scale(model, score + more) if key in social else score) for key, score in source.scores)


def _on_scale(model: Model, score: Decimal) -> Decimal:
    kept = max(ZERO, min(model.scale.highest, score))
    return next((step for step, _word in model.scale.steps if step >= kept), kept)


def _sensitivity(lines: Sequence[Line], *, now: Decimal, most: Decimal, more_wins: bool) -> Sensitivity:
    """The stretches between the points where two lines cross, each with who is best in its middle."""
    crossings = {Decimal(0), Decimal(1)}
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            slope = (one.end - one.start) - (other.end - other.start)
            if slope:
                share = (other.start - one.start) / slope
                if 0 < share < 1:
                    crossings.add(share)
    places = sorted(crossings)
    found: list[Stretch] = []
    for begin, end in pairwise(places):
        winners = _best(lines, (begin + end) / 2, more_wins=more_wins)
        if found and found[-1].winners == winners:
            found[-1] = replace(found[-1], end=end * most)
        else:
            found.append(Stretch(begin=begin * most, end=end * most, winners=winners))
    return Sensitivity(lines=tuple(lines), stretches=tuple(found), now=now, most=most, more_wins=more_wins)


def _best(lines: Sequence[Line], share: Decimal, *, more_wins: bool) -> tuple[str, ...]:
    values = [line.at(share) for line in lines]
    best = max(values) if more_wins else min(values)
    near = (max(abs(value) for value in values) or 1) * Decimal("1e-20")  # figures that only division left behind
    return tuple(line.name for line, value in zip(lines, values, strict=True) if abs(value - best) <= near)


def _evaluated(model: Model, offers: Sequence[Offer]) -> list[Result]:
    return list(evaluate(model, offers).results)


def _turned(before: Sequence[Result], after: Sequence[Result]) -> bool:
    """Whether two bids change places."""
    for at in range(len(before)):
        for other in range(at):
            first, second = before[at].rank or 0, before[other].rank or 0
            then_first, then_second = after[at].rank or 0, after[other].rank or 0
            if (first - second) * (then_first - then_second) < 0:
                return True
    return False


def _names(results: Sequence[Result]) -> tuple[str, ...]:
    return tuple(item.name for item in Outcome(results=tuple(results)).ranking)


def _other_total(model: Model, item: Result, place: int, part: Decimal) -> Decimal:
    change = part - item.parts[place]
    return item.total + change if model.has_points else item.total - change


def _ahead(model: Model, mine: Decimal, others: Sequence[Decimal]) -> bool:
    return all(mine > other if model.has_points else mine < other for other in others)
