"""Step 4: social and sustainable ambition."""

from __future__ import annotations

from ...domain.choices import (
    ChainForm,
    ChainRisk,
    ContractNature,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    SanctionKind,
    SocialReturnBasis,
    SocialReturnMethod,
    Theme,
)
from ...domain.dutch import euro
from ...domain.steps import Step
from ...domain.tender import Tender
from ..form import CardSpec, PageSpec, field

SR = "ambition.social_return."
RESERVED = "ambition.reservation."
CHAIN = "ambition.supply_chain."
GREEN = "ambition.green."
ACCESS = "ambition.accessibility."
# A long word breaks where Dutch breaks it.
THEME_WORDS = {Theme.SUPPLY_CHAIN: "Keten\u00adverantwoor\u00addelijkheid"}


def _asks_social_return(tender: Tender) -> bool:
    return tender.ambition.social_return.is_applied is True


def _is_reserved(tender: Tender) -> bool:
    return tender.ambition.reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS)


def _has_chain_risk(tender: Tender) -> bool:
    return tender.ambition.supply_chain.risk not in (None, ChainRisk.NONE)


def _asks_chain(tender: Tender) -> bool:
    return _has_chain_risk(tender) and tender.ambition.supply_chain.form not in (None, ChainForm.NONE)


def _is_used_by_people(tender: Tender) -> bool:
    return tender.ambition.accessibility.used_by_natural_persons is True


def _buys_things(tender: Tender) -> bool:
    return tender.subject.nature in (None, ContractNature.SUPPLIES, ContractNature.WORKS)


def _is_public_service(tender: Tender) -> bool:
    return tender.ambition.reservation.participation is ReservedParticipation.PUBLIC_SERVICE


def _is_direct_award(tender: Tender) -> bool:
    """Whether one enterprise may be asked directly, e.g. the own sw-bedrijf."""
    return tender.procedure.procedure in (Procedure.SINGLE_ONDERHANDS, Procedure.IN_HOUSE)


def _is_about_food(tender: Tender) -> bool:
    """Whether food is bought: CPV divisions 03, 15 and 55, or the risk group of catering."""
    return tender.subject.main_cpv[:2] in ("03", "15", "55") or tender.ambition.supply_chain.risk is ChainRisk.CATERING


def _social_return_in_euros(tender: Tender) -> str:
    """What the percentage comes to, as far as it can be known beforehand."""
    asked, value = tender.ambition.social_return, tender.estimated_value
    if asked.percentage is None or value is None:
        return "%"
    if asked.basis is SocialReturnBasis.CONTRACT_VALUE:
        return f"%  =  {euro(round(value * asked.percentage / 100, 2))}"
    if asked.basis is SocialReturnBasis.WAGE_SUM and asked.wage_share_percent is not None:
        return f"%  =  {euro(round(value * asked.wage_share_percent * asked.percentage / 10_000, 2))}"
    return "%"


AMBITION = PageSpec(
    step=Step.AMBITION,
    subtitle="Kies bewust, en schrijf kort op waarom.",
    cards=(
        CardSpec(
            title="Thema's",
            parts=tuple(
                field(
                    f"ambition.themes.{index}.is_applied",
                    beside=f"ambition.themes.{index}.reason",
                    label=THEME_WORDS.get(theme, theme.label),
                )
                for index, theme in enumerate(Theme)
            ),
        ),
        CardSpec(
            title="Social return",
            parts=(
                field(SR + "is_applied"),
                field(
                    SR + "not_applied_reason",
                    when=lambda tender: tender.ambition.social_return.is_applied is False,
                ),
                field(SR + "alternative", when=lambda tender: tender.ambition.social_return.is_applied is False),
                *(field(SR + name, when=_asks_social_return) for name in ("form", "basis", "wage_share_percent")),
                field(SR + "percentage", when=_asks_social_return, note=_social_return_in_euros),
                *(field(SR + name, when=_asks_social_return) for name in ("efforts", "method")),
                *(
                    field(
                        SR + name,
                        when=lambda tender: (
                            _asks_social_return(tender)
                            and tender.ambition.social_return.method is SocialReturnMethod.BOUWBLOKKEN
                        ),
                    )
                    for name in ("bouwblok_version", "bouwblok_date")
                ),
            ),
        ),
        CardSpec(
            title="Social return in de stukken",
            folded=True,
            when=_asks_social_return,
            parts=(
                *(
                    field(SR + name)
                    for name in (
                        "contact",
                        "first_contact_days",
                        "coordinator_consulted_on",
                        "clause_text",
                        "is_published",
                        "names_target_group",
                        "explains_what_counts",
                        "has_upper_limit",
                        "placements",
                        "placement_months",
                        "placement_hours",
                        "demands_outflow",
                        "sanction",
                    )
                ),
                field(
                    SR + "sanction_factor",
                    when=lambda tender: tender.ambition.social_return.sanction is SanctionKind.SURCHARGE,
                ),
                field(SR + "recovery_days"),
                field(SR + "has_pso_discount"),
                field(
                    SR + "pso_equivalent_allowed",
                    when=lambda tender: tender.ambition.social_return.has_pso_discount,
                ),
            ),
        ),
        CardSpec(
            title="Voorbehouden opdracht",
            parts=(
                field(RESERVED + "scope"),
                field(
                    RESERVED + "not_reserved_reason",
                    when=lambda tender: tender.ambition.reservation.scope is ReservationScope.NONE,
                ),
                field(RESERVED + "candidates"),
                *(
                    field(RESERVED + name, when=_is_reserved)
                    for name in (
                        "participation",
                        "requires_main_aim",
                        "minimum_share_percent",
                        "is_stated_in_notice",
                        "notice_text",
                        "proof_options",
                        "equivalent_allowed",
                    )
                ),
                *(
                    field(RESERVED + name, when=_is_public_service)
                    for name in ("asks_public_service_conditions", "had_service_before")
                ),
                field(RESERVED + "is_sheltered_execution"),
                *(
                    field(RESERVED + name, when=_is_direct_award)
                    for name in ("intended_supplier", "has_control", "activities_percent", "has_private_capital")
                ),
            ),
        ),
        CardSpec(
            title="Keten",
            folded=True,
            parts=(
                field(CHAIN + "risk"),
                field(CHAIN + "form", when=_has_chain_risk),
                field(
                    CHAIN + "no_form_reason",
                    when=lambda tender: _has_chain_risk(tender) and tender.ambition.supply_chain.form is ChainForm.NONE,
                ),
                field(CHAIN + "plan_months", when=_asks_chain),
                field(CHAIN + "reporting", when=_asks_chain),
            ),
        ),
        CardSpec(
            title="Klimaat, circulair en milieu",
            folded=True,
            parts=(
                field(GREEN + "product_group"),
                field(GREEN + "level"),
                field(GREEN + "criteria_count"),
                field(GREEN + "climate_effect"),
                field(GREEN + "includes_vehicles"),
                *(
                    field(GREEN + name, when=lambda tender: tender.ambition.green.includes_vehicles is True)
                    for name in ("vehicle_kind", "zero_emission_percent")
                ),
                field(GREEN + "uses_co2_ladder"),
                field(GREEN + "uses_mki", when=_buys_things),
                field(GREEN + "requires_energy_label", when=_buys_things),
                field(GREEN + "circular_ambition"),
                field(GREEN + "r_ladder", when=_buys_things),
                field(GREEN + "refurbished_examined", when=_buys_things),
                field(GREEN + "refurbished_allowed", when=_buys_things),
                field(
                    GREEN + "refurbished_reason",
                    when=lambda tender: _buys_things(tender) and tender.ambition.green.refurbished_allowed is False,
                ),
                field(GREEN + "has_take_back_clause", when=_buys_things),
                field(GREEN + "has_lifetime_cost_sheet", when=_buys_things),
                field(GREEN + "biobased"),
                *(field(GREEN + name, when=_is_about_food) for name in ("requires_waste_plan", "prefers_plant_based")),
                field(GREEN + "biodiversity"),
            ),
        ),
        CardSpec(
            title="Toegankelijkheid",
            folded=True,
            parts=(
                field(ACCESS + "used_by_natural_persons"),
                field(ACCESS + "is_required", when=_is_used_by_people),
                field(
                    ACCESS + "exception_reason",
                    when=lambda tender: (
                        _is_used_by_people(tender) and tender.ambition.accessibility.is_required is False
                    ),
                ),
                field(ACCESS + "has_digital_channel"),
                field(
                    ACCESS + "requires_wcag",
                    when=lambda tender: tender.ambition.accessibility.has_digital_channel is True,
                ),
                field(ACCESS + "user_panel_date", when=_is_used_by_people),
            ),
        ),
    ),
)
