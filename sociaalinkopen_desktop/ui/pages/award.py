"""Step 6: how the winner is chosen."""

from __future__ import annotations

from decimal import Decimal

from ...domain.choices import AwardMethod, Phase, PolicyDomain
from ...domain.dutch import percent
from ...domain.steps import Step
from ...domain.tender import Tender
from ..form import CardSpec, PageSpec, field
from ..rows_editor import RowsSpec

WHOLE = Decimal(100)


def _weights(tender: Tender) -> tuple[str, str]:
    weights = [item.weight_percent for item in tender.award.criteria]
    total = sum((weight for weight in weights if weight is not None), Decimal(0))
    if None in weights:
        return f"Nog niet elk criterium heeft een gewicht. Samen tot nu toe {percent(total)}.", "why"
    if total != WHOLE:
        return f"Samen {percent(total)}. Maak er precies {percent(WHOLE)} van.", "bad"
    return f"Samen {percent(WHOLE)}", "ok"


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
            title="Reëel tarief",
            when=lambda tender: tender.subject.policy_domain in (PolicyDomain.WMO, PolicyDomain.YOUTH_CARE),
            parts=(field("award.has_tariff_research"), field("award.tariffs_cover_costs")),
        ),
        CardSpec(
            title="Na de inschrijving",
            when=lambda tender: tender.phase in (Phase.AWARD, Phase.EXECUTION, Phase.CLOSED),
            parts=(
                field("award.lowest_offer"),
                field("award.has_low_tender"),
                field("award.low_tender_was_questioned", when=lambda tender: tender.award.has_low_tender is True),
            ),
        ),
    ),
)
