"""The outcome: points or evaluation price per bid and criterion, the ranking, and why a bid does not count.

- Gewogen factoren: price points by formula + for each criterion weight x share of the highest score; most points win.
- Gunnen op waarde: evaluation price = price - the value in euro of the quality; the lowest wins. A low price may make
  it negative, and the method still ranks: Rb. 's-Gravenhage 21-3-2011, ECLI:NL:RBSGR:2011:BU6124.
- Laagste prijs, laagste kosten: the lowest wins.

Rounding: each part of the total is rounded half up to `decimals` before it is added, and the ranking follows what is
shown. Bids with equal totals share a rank; with the tie rule *kwaliteit* the one with more quality comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .. import dutch
from ..award_trial import ScoringModel, TieRule
from .model import Model, Offer, Quality
from .prices import ZERO, fractions, needs_positive


@dataclass(frozen=True, kw_only=True)
class Result:
    """One bid. `price_part` are price points, or the price itself where euros count; `parts` are points or euros of
    quality per criterion. `rank` is None for a bid that does not count, with `reason` as a Dutch sentence."""

    name: str
    price: Decimal | None
    price_part: Decimal = ZERO
    parts: tuple[Decimal, ...] = ()
    total: Decimal = ZERO
    rank: int | None = None
    reason: str = ""

    @property
    def quality(self) -> Decimal:
        """Points or euros of all quality criteria together."""
        return sum(self.parts, ZERO)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Results in the order of the bids; `problem` says why nothing could be counted."""

    results: tuple[Result, ...]
    problem: str = ""

    @property
    def ranking(self) -> tuple[Result, ...]:
        """The bids that count, best first; equal ones in the order of the bids."""
        return tuple(sorted((item for item in self.results if item.rank is not None), key=lambda item: item.rank or 0))

    @property
    def winners(self) -> tuple[Result, ...]:
        """Who is first: one bid, or several that are equal."""
        return tuple(item for item in self.results if item.rank == 1)

    @property
    def left_out(self) -> tuple[Result, ...]:
        """The bids that do not count."""
        return tuple(item for item in self.results if item.rank is None)


def evaluate(model: Model, offers: Sequence[Offer]) -> Outcome:
    """The outcome of these bids. Never raises: what cannot be counted is left out with the reason."""
    if model.problem:
        left = tuple(Result(name=offer.name, price=offer.price, reason=model.problem) for offer in offers)
        return Outcome(results=left, problem=model.problem)
    reasons = [why_invalid(model, offer) for offer in offers]
    valid = [offer for offer, reason in zip(offers, reasons, strict=True) if not reason]
    counted = iter(totals(model, valid))
    results = [
        Result(name=offer.name, price=offer.price, reason=reason) if reason else next(counted)
        for offer, reason in zip(offers, reasons, strict=True)
    ]
    return Outcome(results=_ranked(model, results))


def totals(model: Model, offers: Sequence[Offer]) -> list[Result]:
    """The points or euros of bids that all count, without a rank."""
    prices = [offer.price for offer in offers if offer.price is not None]
    if not prices:
        return []
    if model.has_points:
        shares = fractions(model.formula, prices, model.fixed) if model.price_weight else [ZERO] * len(prices)
        price_parts = [rounded(model.price_weight * share, model.decimals) for share in shares]
    else:
        price_parts = prices
    return [_result(model, offer, part) for offer, part in zip(offers, price_parts, strict=True)]


def quality_parts(model: Model, offer: Offer) -> tuple[Decimal, ...]:
    """Points or euros per criterion, rounded as the model says; nothing where quality does not count."""
    if not model.counts_quality:
        return ()
    scores = dict(offer.scores)
    return tuple(
        rounded((item.weight if model.has_points else item.value) * share(model, item, scores), model.decimals)
        for item in model.qualities
    )


def share(model: Model, quality: Quality, scores: Mapping[str, Decimal]) -> Decimal:
    """The share of the highest score for a criterion, 0 to 1: its parts by their weight."""
    return sum((part.share * model.scale.fraction(scores.get(part.key, ZERO)) for part in quality.parts), ZERO)


def why_invalid(model: Model, offer: Offer) -> str:
    """Why a bid does not count, as one Dutch sentence; "" when it does."""
    if offer.price is None:
        return "Er is nog geen prijs."
    divides = model.method is ScoringModel.WEIGHTED and bool(model.price_weight) and needs_positive(model.formula)
    if divides and offer.price <= 0:
        return (
            f"De prijsformule kan niet rekenen met {dutch.euro(offer.price)}. "
            "Neem een formule met vaste prijzen, of schrijf op dat zo'n bieding ongeldig is."
        )
    if not model.counts_quality:
        return ""
    scores = dict(offer.scores)
    for part in model.parts:
        if part.key not in scores:
            return f"Er is nog geen score voor {part.name}."
        if not model.scale.holds(scores[part.key]):
            given = dutch.number(scores[part.key])
            return f"De score {given} voor {part.name} staat niet op de schaal: {model.scale.words}."
    for quality in model.qualities:
        if quality.least and share(model, quality, scores) < quality.least:
            return f"Valt af: de score voor {quality.name} ligt onder het minimum."
    return ""


def rounded(value: Decimal, decimals: int | None) -> Decimal:
    """Half up, away from zero, as people round; None leaves the value as it is."""
    if decimals is None:
        return value
    try:
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except ArithmeticError:  # more figures than a Decimal keeps: there is nothing left to round
        return value


def order_key(model: Model, item: Result) -> tuple[Decimal, ...]:
    """Sorts best first; equal keys are a tie."""
    total = -item.total if model.has_points else item.total
    return (total, -item.quality) if model.tie_rule is TieRule.QUALITY else (total,)


def _result(model: Model, offer: Offer, price_part: Decimal) -> Result:
    parts = quality_parts(model, offer)
    quality = sum(parts, ZERO)
    return Result(
        name=offer.name,
        price=offer.price,
        price_part=price_part,
        parts=parts,
        total=price_part + quality if model.has_points else price_part - quality,
    )


def _ranked(model: Model, results: Sequence[Result]) -> tuple[Result, ...]:
    keys = [None if item.reason else order_key(model, item) for item in results]
    known = [key for key in keys if key is not None]
    return tuple(
        item if key is None else _with_rank(item, 1 + sum(other < key for other in known))
        for item, key in zip(results, keys, strict=True)
    )


def _with_rank(item: Result, rank: int) -> Result:
    return Result(
        name=item.name, price=item.price, price_part=item.price_part, parts=item.parts, total=item.total, rank=rank
    )
