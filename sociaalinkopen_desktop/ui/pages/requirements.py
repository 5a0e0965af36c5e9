"""Step 5: what is asked of tenderers and of the performance."""

from __future__ import annotations

from ...domain.choices import Liability, MarketLimit, Phase, StandardTerms
from ...domain.dutch import euro
from ...domain.steps import Step
from ...domain.tender import Tender
from ..clause_mover import ClauseMover
from ..finding_content import FOR_CRITERION
from ..form import CardSpec, PageSpec, field
from ..rows_editor import RowsSpec


def _asks_turnover(tender: Tender) -> bool:
    return tender.requirements.has_turnover_requirement is True


def _turnover_note(tender: Tender) -> str:
    value = tender.estimated_value
    return f"De raming van de opdracht is {euro(value)}." if value is not None else ""


def _asks_local(tender: Tender) -> bool:
    """Whether a demand keeps tenderers out and so needs a reason."""
    return bool(set(tender.requirements.limits) - {MarketLimit.NONE})


def _has_standard_terms(tender: Tender) -> bool:
    return tender.contract.standard_terms not in (None, StandardTerms.NONE_EXIST)


def _is_running(tender: Tender) -> bool:
    return tender.phase in (Phase.AWARD, Phase.EXECUTION, Phase.CLOSED)


REQUIREMENTS = PageSpec(
    step=Step.REQUIREMENTS,
    subtitle="Vraag alleen wat deze opdracht echt nodig heeft.",
    cards=(
        CardSpec(
            title="Omzeteis",
            parts=(
                field("requirements.has_turnover_requirement"),
                field("requirements.turnover_requirement", when=_asks_turnover, below=_turnover_note),
                field("requirements.turnover_factor", when=_asks_turnover),
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
            folded=True,
            parts=(
                RowsSpec(
                    path="requirements.criteria",
                    thing="eis",
                    summary=("title", "theme"),
                    second=("use", "level", "criterion", "verification"),
                    empty="Geen andere eisen gesteld.",
                    shown=(
                        "title",
                        "text",
                        "kind",
                        "risk",
                        "verification",
                        "equivalent_allowed",
                        "calculation",
                        "theme",
                        "level",
                        "criterion",
                    ),
                    foot=ClauseMover,
                    pick=FOR_CRITERION,
                    pick_words="Kies een tekst",
                ),
                RowsSpec(
                    path="requirements.exclusion_grounds",
                    thing="uitsluitingsgrond",
                    summary=("title", "reason"),
                    empty="Geen uitsluitingsgronden gekozen. Kies alleen wat bij deze opdracht hoort.",
                ),
                field("requirements.limits"),
                field("requirements.local_reason", when=_asks_local),
                field("requirements.requires_pso"),
                field("requirements.proof_with_tender"),
                field("requirements.register_extract_months"),
                field("requirements.tax_statement_months"),
                field("requirements.conduct_statement_months"),
                field("requirements.security_percent"),
                field(
                    "requirements.has_prepayment",
                    when=lambda tender: tender.requirements.security_percent is not None,
                ),
                field("requirements.forbids_subcontracting"),
                field("requirements.subcontracting_maximum_percent"),
                field(
                    "requirements.subcontracting_is_general",
                    when=lambda tender: tender.requirements.subcontracting_maximum_percent is not None,
                ),
            ),
        ),
        CardSpec(
            title="Keurmerken, merken en ontwerp",
            folded=True,
            parts=(
                RowsSpec(
                    path="requirements.labels",
                    thing="keurmerk",
                    summary=("name", "equivalent_allowed"),
                    empty="Geen keurmerken gevraagd.",
                ),
                field("requirements.names_brand"),
                field("requirements.brand_equivalent", when=lambda tender: tender.requirements.names_brand is True),
                field("requirements.brand_reason", when=lambda tender: tender.requirements.names_brand is True),
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
                    summary=("title", "theme"),
                    second=("kind", "level", "criterion", "verification"),
                    empty="Nog geen voorwaarden voor de uitvoering.",
                    shown=("title", "text", "verification", "link_to_subject", "theme", "level", "criterion"),
                    foot=ClauseMover,
                    pick=FOR_CRITERION,
                    pick_words="Kies een tekst",
                ),
                field("performance.labour_law_body"),
                field("performance.has_labour_law_declaration"),
                field("performance.has_labour_law_clause"),
                field("performance.reports_labour_breach"),
                field("performance.is_on_site"),
                field(
                    "performance.asks_subcontractor_names",
                    when=lambda tender: tender.performance.is_on_site is True,
                ),
            ),
        ),
        CardSpec(
            title="Contract",
            folded=True,
            parts=(
                field("contract.owner"),
                field("contract.payment_days"),
                field("contract.liability"),
                field("contract.liability_cap", when=lambda tender: tender.contract.liability is Liability.CAPPED),
                field("contract.excludes_withdrawal_compensation"),
                field("contract.penalty_maximum_percent"),
                field("contract.clauses"),
                field("contract.standard_terms"),
                field("contract.deviates_from_standard_terms", when=_has_standard_terms),
                field(
                    "contract.standard_terms_reason",
                    when=lambda tender: (
                        _has_standard_terms(tender) and tender.contract.deviates_from_standard_terms is True
                    ),
                ),
                field("contract.allows_text_proposals"),
                field("contract.retention_years"),
                RowsSpec(
                    path="contract.risks",
                    thing="risico",
                    summary=("risk", "bearer"),
                    empty="Nog geen risico's verdeeld. Leg een risico bij wie het het best kan beheersen.",
                ),
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
        CardSpec(
            title="Tijdens en na de opdracht",
            when=_is_running,
            parts=(
                RowsSpec(
                    path="contract.promises",
                    thing="toezegging",
                    summary=("text", "due_on"),
                    empty="Nog geen toezeggingen van de winnaar opgeschreven.",
                ),
                field("contract.modification_value"),
                *(
                    field(f"contract.results.{name}")
                    for name in (
                        "measured_on",
                        "social_return_value",
                        "placements",
                        "lasting_placements",
                        "outflow",
                        "social_spend",
                        "story",
                    )
                ),
            ),
        ),
    ),
)
