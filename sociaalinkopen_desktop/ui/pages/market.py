"""Step 7: who could deliver, and who is asked."""

from __future__ import annotations

from ...domain.steps import Step
from ...domain.tender import Tender
from ..form import CardSpec, PageSpec, field
from ..rows_editor import RowsSpec
from .consultation_card import CONSULTATION


def _is_onderhands(tender: Tender) -> bool:
    return tender.procedure.procedure is not None and tender.procedure.procedure.is_onderhands


def _asks_no_social(tender: Tender) -> bool:
    return _is_onderhands(tender) and not any(item.is_social for item in tender.market.invitations)


MARKET = PageSpec(
    step=Step.MARKET,
    subtitle="Wie kan dit leveren? Zoek eerst, ook als u denkt dat er niemand is.",
    cards=(
        CardSpec(
            title="Zoeken naar sociale aanbieders",
            parts=(
                field("market.register_search_date"),
                field("market.register_matches"),
                field("market.register_sources"),
                field("market.estimated_suppliers"),
            ),
        ),
        CardSpec(
            title="Praten met de markt",
            parts=(
                field("market.consultation_date"),
                field(
                    "market.has_consultation_report", when=lambda tender: tender.market.consultation_date is not None
                ),
                field("market.no_consultation_reason", when=lambda tender: tender.market.consultation_date is None),
                field("market.meet_the_market_date"),
                RowsSpec(
                    path="market.shared_information",
                    thing="informatie",
                    summary=("what", "occasion", "day"),
                    empty="Vertelde u ondernemers al iets? Noteer het hier. Iedereen moet het kunnen lezen.",
                ),
                field("market.incumbent_has_advantage"),
                *(
                    field(f"market.{name}", when=lambda tender: tender.market.incumbent_has_advantage is True)
                    for name in ("advantage_measures", "advantage_is_neutralised")
                ),
            ),
        ),
        CONSULTATION,
        CardSpec(
            title="Uitnodigen",
            when=_is_onderhands,
            parts=(
                RowsSpec(
                    path="market.invitations",
                    thing="onderneming",
                    summary=("supplier", "recognition", "reason"),
                    empty="Nog niemand op de lijst.",
                ),
                field("market.invitation_reason"),
                field("market.no_social_reason", when=_asks_no_social),
            ),
        ),
    ),
)
