"""The award of a tender as a model that can be calculated with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..award_trial import Bid, PriceFormula, ScaleKind, ScoringModel, TieRule
from ..choices import AwardCriterionKind, AwardMethod, Theme
from ..market import Award, AwardCriterion
from .prices import ZERO, PriceRange, lifetime_cost
from .scale import SCALES, ScoreScale

SOCIAL_THEMES = (Theme.SOCIAL_RETURN, Theme.DIVERSITY, Theme.SUPPLY_CHAIN)
MODEL_OF = {
    AwardMethod.BEST_PRICE_QUALITY_RATIO: ScoringModel.WEIGHTED,
    AwardMethod.LOWEST_COST: ScoringModel.LIFETIME_COST,
    AwardMethod.LOWEST_PRICE: ScoringModel.LOWEST_PRICE,
}
WHOLE = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Part:
    """What gets one score: a subcriterion, or a criterion without any. `share` is its part of the criterion, 0 to 1."""

    key: str
    name: str
    share: Decimal


@dataclass(frozen=True, kw_only=True)
class Quality:
    """A quality criterion: at most `weight` points or `value` euro. `least` is a share of the highest score."""

    name: str
    weight: Decimal
    value: Decimal
    is_social: bool
    least: Decimal
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Model:
    """How bids become a ranking. `is_assumed` says that the officer has not chosen method and formula yet."""

    method: ScoringModel
    formula: PriceFormula
    price_weight: Decimal
    qualities: tuple[Quality, ...]
    scale: ScoreScale
    fixed: PriceRange
    decimals: int | None = None
    tie_rule: TieRule | None = None
    is_assumed: bool = False
    problem: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that gets a score, in the order of the criteria."""
        return tuple(part for quality in self.qualities for part in quality.parts)

    @property
    def has_points(self) -> bool:
        """Whether the outcome is points (more is better) and not euros (less is better)."""
        return self.method is ScoringModel.WEIGHTED

    @property
    def counts_quality(self) -> bool:
        """Whether quality makes a difference."""
        return self.method in (ScoringModel.WEIGHTED, ScoringModel.VALUE)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A bid as the model reads it: the price that is compared, None when unknown, and a score per key of a part."""

    name: str
    price: Decimal | None
    scores: tuple[tuple[str, Decimal], ...] = ()


def model_of(award: Award) -> Model:
    """The model of an award. What is not chosen yet follows from the ground for award, or is the usual choice."""
    trial = award.trial
    method = trial.model or (MODEL_OF[award.method] if award.method else ScoringModel.WEIGHTED)
    made = Model(
        method=method,
        formula=trial.formula or PriceFormula.RATIO,
        price_weight=award.price_weight or ZERO,
        qualities=tuple(_qualities(award)),
        scale=SCALES[trial.scale or ScaleKind.TEN],
        fixed=PriceRange(
            lowest=ZERO,
            highest=ZERO,
            floor=trial.floor_price or ZERO,
            ceiling=trial.ceiling_price or ZERO,
            anchor=trial.anchor_price or ZERO,
        ),
        decimals=trial.decimals,
        tie_rule=trial.tie_rule,
        is_assumed=method is ScoringModel.WEIGHTED and trial.formula is None,
    )
    return replace(made, problem=_problem(made, award))


def offers_of(award: Award) -> tuple[Offer, ...]:
    """The invented bids, with the price that this award compares; bids of one name get a number behind it."""
    found: list[Offer] = []
    for place, bid in enumerate(award.trial.bids):
        offer = _offer(award, bid, place)
        same = sum(other.name == offer.name or other.name.startswith(f"{offer.name} (") for other in found)
        found.append(replace(offer, name=f"{offer.name} ({same + 1})") if same else offer)
    return tuple(found)


def with_keys(award: Award) -> Award:
    """The award in which every criterion and subcriterion has a key, so that scores stay with it when it is renamed."""
    taken = {item.key for item in award.criteria} | {sub.key for item in award.criteria for sub in item.sub_criteria}
    free = (name for number in range(1, 10_000) if (name := f"c{number}") not in taken)
    criteria = tuple(
        replace(
            item,
            key=item.key or next(free),
            sub_criteria=tuple(replace(sub, key=sub.key or next(free)) for sub in item.sub_criteria),
        )
        for item in award.criteria
    )
    return replace(award, criteria=criteria) if criteria != award.criteria else award


def counts_lifetime(award: Award) -> bool:
    """Whether costs over the years are compared: by the model, or by a criterion of the kind cost."""
    if award.trial.model is ScoringModel.LIFETIME_COST:
        return True
    if award.trial.model is None and award.method is AwardMethod.LOWEST_COST:
        return True
    return any(item.kind is AwardCriterionKind.COST for item in award.criteria)


def counts_environment(award: Award) -> bool:
    """Whether the environmental cost (MKI) of a bid is asked: over the years, or with a criterion of a green theme."""
    themes = (Theme.ENVIRONMENT, Theme.CIRCULAR, Theme.CLIMATE)
    return (
        counts_lifetime(award)
        or any(item.theme in themes for item in award.criteria)
        or any(bid.environmental_cost is not None for bid in award.trial.bids)
    )


def criterion_key(award: Award, place: int) -> str:
    """The key of a criterion; one that has none yet is known by its place."""
    return award.criteria[place].key or f"#{place}"


def _qualities(award: Award) -> Iterator[Quality]:
    for place, item in enumerate(award.criteria):
        if item.kind is not AwardCriterionKind.QUALITY:
            continue
        yield Quality(
            name=item.name.strip() or f"Criterium {place + 1}",
            weight=item.weight_percent or ZERO,
            value=item.maximum_value or ZERO,
            is_social=item.theme in SOCIAL_THEMES,
            least=(item.minimum_score_percent or ZERO) / WHOLE,
            parts=_parts(item, criterion_key(award, place), place),
        )


def _parts(item: AwardCriterion, key: str, place: int) -> tuple[Part, ...]:
    """Subcriteria with their share; without any weight they share equally, and a missing one counts for nothing."""
    name = item.name.strip() or f"Criterium {place + 1}"
    if not item.sub_criteria:
        return (Part(key=key, name=name, share=Decimal(1)),)
    weights = [sub.weight_percent or ZERO for sub in item.sub_criteria]
    if not sum(weights):
        weights = [Decimal(1)] * len(weights)
    total = sum(weights, ZERO)
    return tuple(
        Part(key=sub.key or f"{key}.{at}", name=sub.name.strip() or f"{name}, deel {at + 1}", share=weight / total)
        for at, (sub, weight) in enumerate(zip(item.sub_criteria, weights, strict=True))
    )


def _offer(award: Award, bid: Bid, place: int) -> Offer:
    price = bid.price
    if price is not None:
        if counts_lifetime(award):
            price = lifetime_cost(
                price,
                bid.yearly_cost or ZERO,
                award.trial.lifetime_years or 0,
                bid.residual_value or ZERO,
                award.trial.discount_percent or ZERO,
            )
        price += bid.environmental_cost or ZERO
    return Offer(
        name=bid.name.strip() or f"Inschrijver {chr(65 + place) if place < 26 else place + 1}",
        price=price,
        scores=tuple((item.key, item.score) for item in bid.scores if item.score is not None),
    )


def _problem(model: Model, award: Award) -> str:
    """Why nothing can be counted yet, as one Dutch sentence; "" when it can."""
    if model.method is ScoringModel.WEIGHTED:
        if not model.price_weight and not any(quality.weight for quality in model.qualities):
            return "Geef de criteria hierboven eerst een gewicht."
        if model.formula is PriceFormula.BANDWIDTH and not _is_band(award):
            return "Vul een ondergrens in en een bovengrens die hoger is."
        if model.formula is PriceFormula.ANCHOR and model.fixed.anchor <= 0:
            return "Vul een ankerprijs in van meer dan € 0."
    if model.method is ScoringModel.VALUE and not any(quality.value for quality in model.qualities):
        return "Vul bij de kwaliteitscriteria in hoeveel euro de hoogste score u waard is."
    if counts_lifetime(award) and not award.trial.lifetime_years:
        return "Vul in over hoeveel jaren u de kosten rekent."
    return ""


def _is_band(award: Award) -> bool:
    floor, ceiling = award.trial.floor_price, award.trial.ceiling_price
    return floor is not None and ceiling is not None and floor < ceiling
