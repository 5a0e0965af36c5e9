"""Three invented bids to begin with: cheap and average, the middle, and a social enterprise that is dearer and better.

Their prices and scores are examples to move up and down, and no norm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..award_trial import Bid, BidScore
from ..market import Award
from .model import Model, counts_lifetime, model_of
from .ranking import rounded

USUAL_PRICE = Decimal(100_000)


@dataclass(frozen=True)
class _Kind:
    name: str
    price: Decimal
    yearly: Decimal
    score: Decimal
    social: Decimal


KINDS = (
    _Kind("Goedkoop en gemiddeld", Decimal("0.85"), Decimal("0.060"), Decimal("0.7"), Decimal("0.5")),
    _Kind("Het midden", Decimal("1.00"), Decimal("0.050"), Decimal("0.7"), Decimal("0.6")),
    _Kind("Sociale onderneming", Decimal("1.08"), Decimal("0.045"), Decimal("0.8"), Decimal("1.0")),
)


def example_bids(award: Award, estimated_value: Decimal | None) -> tuple[Bid, ...]:
    """Three bids around the estimated value, with a score for everything that gets one. The award must have its keys
    (`with_keys`)."""
    model = model_of(award)
    base = estimated_value or USUAL_PRICE
    has_years = counts_lifetime(award)
    return tuple(
        Bid(
            name=kind.name,
            price=rounded(base * kind.price, 0),
            yearly_cost=rounded(base * kind.yearly, 0) if has_years else None,
            scores=tuple(_scores(model, kind)),
        )
        for kind in KINDS
    )


def _scores(model: Model, kind: _Kind) -> Iterator[BidScore]:
    for quality in model.qualities:
        share = kind.social if quality.is_social else kind.score
        for part in quality.parts:
            yield BidScore(key=part.key, score=_on_scale(model, share))


def _on_scale(model: Model, share: Decimal) -> Decimal:
    wanted = share * model.scale.highest
    steps = [step for step, _word in model.scale.steps]
    return min(steps, key=lambda step: abs(step - wanted)) if steps else wanted
