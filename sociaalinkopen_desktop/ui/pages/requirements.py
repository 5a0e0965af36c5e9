"""Step 5: what is asked of tenderers and of the performance."""

from __future__ import annotations

from ...domain.choices import Liability
from ...domain.dutch import euro
from ...domain.steps import Step
from ...domain.tender import Tender
from ..form import CardSpec, PageSpec, field
from ..rows_editor import RowsSpec


def _asks_turnover(tender: Tender) -> bool:
    return tender.requirements.has_turnover_requirement is True


def _turnover_note(tender: Tender) -> str:
    value = tender.estimated_value
    return f"De raming van de opdracht is {euro(value)}." if value is not None else ""


REQUIREMENTS = PageSpec(
    step=Step.REQUIREMENTS,
    subtitle="Vraag alleen wat deze opdracht echt nodig heeft.",
    cards=(
        CardSpec(
            title="Omzeteis",
            parts=(
                field("requirements.has_turnover_requirement"),
                field("requirements.turnover_requirement", when=_asks_turnover, below=_turnover_note),
                field("requirements.turnover_reason", when=_asks_turnover),
            ),
        ),
        CardSpec(
            title="Referenties",
            parts=(
                RowsSpec(
                    path="requirements.references",
                    thing="kerncompetentie",
                    summary=("core_competence", "references_required", "minimum_value", "period_years"),
                    empty="Geen referenties gevraagd. Dat is het makkelijkst voor jonge ondernemingen.",
                ),
            ),
        ),
        CardSpec(
            title="Andere eisen aan de inschrijver",
            parts=(
                RowsSpec(
                    path="requirements.criteria",
                    thing="eis",
                    summary=("title", "kind"),
                    empty="Geen andere eisen gesteld.",
                ),
                RowsSpec(
                    path="requirements.exclusion_grounds",
                    thing="uitsluitingsgrond",
                    summary=("title", "reason"),
                    empty="Geen uitsluitingsgronden gekozen. Kies alleen wat bij deze opdracht hoort.",
                ),
                field("requirements.requires_pso"),
                field("requirements.proof_with_tender"),
                field("requirements.security_percent"),
                field("requirements.forbids_subcontracting"),
            ),
        ),
        CardSpec(
            title="Keurmerken, merken en ontwerp",
            parts=(
                RowsSpec(
                    path="requirements.labels",
                    thing="keurmerk",
                    summary=("name", "equivalent_allowed"),
                    empty="Geen keurmerken gevraagd.",
                ),
                field("requirements.names_brand"),
                field("requirements.brand_equivalent", when=lambda tender: tender.requirements.names_brand is True),
                field("requirements.asks_design"),
                field("requirements.design_fee", when=lambda tender: tender.requirements.asks_design is True),
            ),
        ),
        CardSpec(
            title="Uitvoeringsvoorwaarden",
            parts=(
                RowsSpec(
                    path="performance.conditions",
                    thing="voorwaarde",
                    summary=("title", "kind"),
                    empty="Nog geen voorwaarden voor de uitvoering.",
                ),
                field("performance.labour_law_body"),
                field("performance.has_labour_law_declaration"),
                field("performance.has_labour_law_clause"),
            ),
        ),
        CardSpec(
            title="Contract",
            parts=(
                field("contract.owner"),
                field("contract.payment_days"),
                field("contract.liability"),
                field("contract.liability_cap", when=lambda tender: tender.contract.liability is Liability.CAPPED),
                field("contract.excludes_withdrawal_compensation"),
                RowsSpec(
                    path="contract.kpis",
                    thing="doel",
                    summary=("name", "target"),
                    empty="Nog geen meetbare doelen.",
                ),
                RowsSpec(
                    path="contract.moments",
                    thing="gesprek",
                    summary=("kind", "planned_on"),
                    empty="Nog geen gesprekken gepland.",
                ),
                field("contract.renewal_assessment"),
                field("contract.evaluation_date"),
            ),
        ),
    ),
)
