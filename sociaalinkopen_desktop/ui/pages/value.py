"""Step 2: what it costs, and how it is divided."""

from __future__ import annotations

from decimal import Decimal

from ...domain.choices import ContractNature, PriceForm
from ...domain.dutch import euro
from ...domain.steps import Step
from ...domain.tender import Tender
from ..form import CardSpec, PageSpec, field
from ..rows_editor import RowsSpec


def _total(tender: Tender) -> str:
    total = tender.value.estimated_value
    return f"De raming is samen {euro(total)}." if total is not None else ""


def _lots_total(tender: Tender) -> tuple[str, str]:
    values = [lot.estimated_value for lot in tender.lots]
    known = sum((value for value in values if value is not None), Decimal(0))
    if None in values:
        return f"Nog niet elk perceel heeft een waarde. Samen tot nu toe {euro(known)}.", "why"
    whole = tender.value.estimated_value
    if whole is not None and whole != known:
        return f"Percelen samen {euro(known)}; de raming is {euro(whole)}. Kijk dit verschil na.", "why"
    return f"Percelen samen {euro(known)}", "muted"


def _pays_by_the_month(tender: Tender) -> bool:
    return tender.value.price_form in (PriceForm.PERIODIC, PriceForm.LEASE)


def _recurs(tender: Tender) -> bool:
    return tender.value.price_form is PriceForm.RECURRING


def _is_leased(tender: Tender) -> bool:
    return tender.value.price_form is PriceForm.LEASE


VALUE = PageSpec(
    step=Step.VALUE,
    subtitle="Bedragen zonder btw. Opties en verlengingen tellen mee.",
    cards=(
        CardSpec(
            title="Raming",
            parts=(
                field("value.price_form"),
                field("value.monthly_value", when=_pays_by_the_month),
                field("value.last_year_value", when=_recurs),
                field("value.residual_value", when=_is_leased),
                field("value.base_value"),
                field("value.options_value"),
                field("value.extensions_value", below=_total),
                field("value.supplied_value", when=lambda tender: tender.subject.nature is ContractNature.WORKS),
                field("value.tenderer_fees"),
                field("value.valuation_method"),
                field("value.not_split_reason"),
            ),
        ),
        CardSpec(
            title="Looptijd",
            parts=(
                field("value.is_open_ended"),
                field("value.duration_months"),
                field("value.extension_months"),
                field("value.lifetime_years"),
                field("value.deliveries_per_year"),
            ),
        ),
        CardSpec(
            title="Percelen",
            parts=(
                RowsSpec(
                    path="lots",
                    thing="perceel",
                    summary=("title", "estimated_value", "cpv"),
                    empty="Nog geen percelen. Kleinere percelen geven sociale ondernemingen en het mkb een kans.",
                    total=_lots_total,
                ),
                field("division.maximum_lots_per_tenderer", when=lambda tender: len(tender.lots) > 1),
                field(
                    "division.maximum_lots_rule",
                    when=lambda tender: tender.division.maximum_lots_per_tenderer is not None,
                ),
                field("division.not_divided_reason", when=lambda tender: len(tender.lots) < 2),
            ),
        ),
        CardSpec(
            title="Samenvoegen",
            folded=True,
            parts=(
                field("division.is_merged"),
                *(
                    field(f"division.{name}", when=lambda tender: tender.division.is_merged is True)
                    for name in ("merged_market", "merged_organisation", "merged_coherence")
                ),
            ),
        ),
    ),
)
