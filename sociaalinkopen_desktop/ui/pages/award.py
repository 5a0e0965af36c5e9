"""Step 6: how the winner is chosen."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ...domain.award_model.model import counts_lifetime, model_of
from ...domain.award_model.telling import formula_words
from ...domain.award_trial import PriceFormula, ScoringModel
from ...domain.choices import AwardMethod, Phase, PolicyDomain
from ...domain.dutch import percent
from ...domain.fields import fields_of
from ...domain.market import AwardCriterion
from ...domain.steps import Step
from ...domain.tender import Tender
from ..clause_mover import ClauseMover
from ..finding_content import FOR_CRITERION
from ..form import CardSpec, PageSpec, field
from ..rows_editor import RowsSpec

WHOLE = Decimal(100)
# the least score and the worth in euros stand with the parts of the criterion, in a card of their own
SHOWN = tuple(
    item.name
    for item in fields_of(AwardCriterion)
    if not (item.is_group or item.about.hidden or item.name in ("minimum_score_percent", "maximum_value"))
)


def _weights(tender: Tender) -> tuple[str, str]:
    weights = [item.weight_percent for item in tender.award.criteria]
    total = sum((weight for weight in weights if weight is not None), Decimal(0))
    if None in weights:
        return f"Nog niet elk criterium heeft een gewicht. Samen tot nu toe {percent(total)}.", "why"
    if total != WHOLE:
        return f"Samen {percent(total)}. Maak er precies {percent(WHOLE)} van.", "bad"
    return f"Samen {percent(WHOLE)}", "ok"


def _weighs(tender: Tender) -> bool:
    return model_of(tender.award).method is ScoringModel.WEIGHTED


def _has_formula(*formulas: PriceFormula) -> Callable[[Tender], bool]:
    return lambda tender: _weighs(tender) and tender.award.trial.formula in formulas


def _formula(tender: Tender) -> str:
    """What the formula that is chosen does, with the numbers of this tender."""
    model = model_of(tender.award)
    return "" if model.is_assumed or model.problem else formula_words(model)


def _counts_quality(tender: Tender) -> bool:
    return model_of(tender.award).counts_quality


def _counts_lifetime(tender: Tender) -> bool:
    return counts_lifetime(tender.award)


AWARD = PageSpec(
    step=Step.AWARD,
    subtitle="Waarop kiest u de winnaar?",
    cards=(
        CardSpec(
            title="Gunningsgrond",
            parts=(
                field("award.method"),
                field(
                    "award.lowest_price_reason",
                    when=lambda tender: tender.award.method in (AwardMethod.LOWEST_PRICE, AwardMethod.LOWEST_COST),
                ),
                field("award.cost_method", when=lambda tender: tender.award.method is AwardMethod.LOWEST_COST),
            ),
        ),
        CardSpec(
            title="Criteria en gewichten",
            parts=(
                RowsSpec(
                    path="award.criteria",
                    thing="criterium",
                    summary=("name", "kind", "weight_percent"),
                    empty="Nog geen criteria. Zet ook de prijs erbij, met een gewicht.",
                    total=_weights,
                    shown=SHOWN,
                    foot=ClauseMover,
                    pick=FOR_CRITERION,
                    pick_words="Kies een tekst",
                ),
                field("award.no_weights_reason"),
                field("award.no_social_criterion_reason"),
                field("award.has_cost_breakdown"),
                field("award.features"),
                field("award.assessors"),
                field("award.verifies_promises"),
                field("award.allows_variants"),
                field("award.variant_requirements", when=lambda tender: tender.award.allows_variants is True),
            ),
        ),
        CardSpec(
            title="Rekenmodel",
            folded=True,
            parts=(
                field("award.trial.model"),
                field("award.trial.formula", when=_weighs, below=_formula),
                field("award.trial.floor_price", when=_has_formula(PriceFormula.BANDWIDTH)),
                field("award.trial.ceiling_price", when=_has_formula(PriceFormula.BANDWIDTH)),
                field("award.trial.anchor_price", when=_has_formula(PriceFormula.ANCHOR)),
                field("award.trial.scale", when=_counts_quality),
                field("award.trial.lifetime_years", when=_counts_lifetime),
                field("award.trial.discount_percent", when=_counts_lifetime),
                field("award.trial.decimals", when=_counts_quality, note=lambda tender: "cijfers achter de komma"),
                field("award.trial.tie_rule"),
            ),
        ),
        CardSpec(
            title="Reëel tarief",
            when=lambda tender: tender.subject.policy_domain in (PolicyDomain.WMO, PolicyDomain.YOUTH_CARE),
            parts=(field("award.has_tariff_research"), field("award.tariffs_cover_costs")),
        ),
        CardSpec(
            title="Na de inschrijving",
            when=lambda tender: tender.phase in (Phase.AWARD, Phase.EXECUTION, Phase.CLOSED),
            parts=(
                field("award.trial.bids_are_received"),
                field("award.lowest_offer"),
                field("award.has_low_tender"),
                field("award.low_tender_was_questioned", when=lambda tender: tender.award.has_low_tender is True),
            ),
        ),
    ),
)
