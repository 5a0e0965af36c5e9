"""Chapters 6 to 9: proportionality, selection, specification, social and green goals."""

from ..assessment import Assessment, Status
from ..catalogue import Basis
from ..choices import ReservedParticipation
from ..document import Block, Chapter, Heading
from ..norms import Norms
from ..tender import Tender
from . import parts


def proportionality_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """6: every finding, by the authority it rests on; what does not apply comes last and in short."""
    blocks: list[Block] = []
    applies = [item for item in assessment.findings if item.status is not Status.NOT_APPLICABLE]
    for basis in Basis:
        found = [item for item in applies if item.criterion.basis is basis]
        if found:
            blocks.append(Heading(text=basis.label))
            blocks.extend(parts.findings_table(f"Uitkomsten: {basis.label.lower()}", found))
    waived = [item for item in assessment.findings if item.status is Status.NOT_APPLICABLE]
    if waived:
        blocks.append(Heading(text="Niet van toepassing"))
        blocks.extend(parts.waived_table("Punten die bij deze opdracht niet gelden", waived))
    return parts.chapter(6, "Toetsing en proportionaliteit", blocks, empty="Er is nog niet getoetst.")


def selection_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """7: exclusion and suitability, each demand with the risk it covers."""
    return parts.chapter(
        7,
        "Uitsluiting en geschiktheid",
        parts.rows_table("Uitsluitingsgronden", tender.requirements.exclusion_grounds, ("title", 3), ("reason", 4)),
        parts.facts(
            tender,
            "Eisen aan inschrijvers",
            "requirements.has_turnover_requirement",
            "requirements.turnover_requirement",
            "requirements.requires_pso",
            "requirements.proof_with_tender",
            "requirements.security_percent",
            "requirements.forbids_subcontracting",
        ),
        parts.motivation(tender, "requirements.turnover_reason", public=True),
        parts.rows_table(
            "Geschiktheidseisen",
            tender.requirements.criteria,
            ("title", 3),
            ("kind", 2.4),
            ("risk", 3),
            ("equivalent_allowed", 1.6),
        ),
        parts.rows_table(
            "Referenties",
            tender.requirements.references,
            ("core_competence", 4),
            ("references_required", 1.6),
            ("minimum_value", 2),
            ("period_years", 1.6),
        ),
        empty="Er zijn geen uitsluitingsgronden en geen eisen aan inschrijvers vastgelegd.",
    )


def specification_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """8: specifications, accessibility, labels and brands."""
    return parts.chapter(
        8,
        "Specificaties, toegankelijkheid en keurmerken",
        parts.facts(
            tender,
            "Toegankelijkheid",
            "ambition.accessibility.used_by_natural_persons",
            "ambition.accessibility.is_required",
            "ambition.accessibility.has_digital_channel",
            "ambition.accessibility.requires_wcag",
            "ambition.accessibility.user_panel_date",
        ),
        parts.motivation(tender, "ambition.accessibility.exception_reason"),
        parts.rows_table(
            "Keurmerken",
            tender.requirements.labels,
            ("name", 3),
            ("equivalent_allowed", 2),
            ("is_linked_to_subject", 2),
        ),
        parts.facts(tender, "Merk of type", "requirements.names_brand", "requirements.brand_equivalent"),
        parts.facts(tender, "Ontwerp", "requirements.asks_design", "requirements.design_fee"),
        empty="Er is nog niets vastgelegd over specificaties, toegankelijkheid of keurmerken.",
    )


def goals_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """9: social and green goals (art. 1.4 lid 2, 2.80 to 2.82a)."""
    chosen = [item for item in tender.ambition.themes if item.is_applied is not None or item.reason.strip()]
    return parts.chapter(
        9,
        "Sociale en duurzame doelen",
        parts.rows_table("Keuze per thema", chosen, ("theme", 3), ("is_applied", 1.3), ("reason", 5)),
        _social_return(tender),
        _reservation(tender),
        _chain(tender),
        _green(tender),
        parts.rows_table(
            "Uitvoeringsvoorwaarden",
            tender.performance.conditions,
            ("title", 2.4),
            ("text", 5),
            ("kind", 2),
            ("verification", 2.4),
        ),
        empty="Er zijn nog geen sociale of duurzame doelen gekozen.",
    )


def _under(title: str, *groups: tuple[Block, ...]) -> tuple[Block, ...]:
    blocks = tuple(block for group in groups for block in group)
    return (Heading(text=title), *blocks) if blocks else ()


def _social_return(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.social_return."
    names = "is_applied form basis percentage wage_share_percent efforts method bouwblok_version bouwblok_date contact"
    more = "first_contact_days coordinator_consulted_on sanction sanction_factor recovery_days"
    return _under(
        "Social return",
        parts.facts(tender, "Afspraken over social return", *(at + name for name in f"{names} {more}".split())),
        parts.motivations(tender, at + "not_applied_reason", at + "alternative"),
        parts.motivation(tender, at + "clause_text", public=True),
    )


def _reservation(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.reservation."
    names = ["scope", "candidates", "is_stated_in_notice", "proof_options", "equivalent_allowed"]
    if tender.ambition.reservation.participation is not ReservedParticipation.NONE:
        names.insert(1, "participation")
    in_house = ["intended_supplier", "has_control", "activities_percent", "has_private_capital"]
    return _under(
        "Voorbehouden opdracht",
        parts.facts(tender, "Voorbehoud", *(at + name for name in (*names, *in_house))),
        parts.motivation(tender, at + "not_reserved_reason"),
        parts.motivation(tender, at + "notice_text", public=True),
    )


def _chain(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.supply_chain."
    return _under(
        "Ketenverantwoordelijkheid",
        parts.facts(tender, "Keten", at + "risk", at + "form", at + "plan_months", at + "reporting"),
        parts.motivation(tender, at + "no_form_reason"),
    )


def _green(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.green."
    names = (
        "product_group level criteria_count circular_ambition r_ladder refurbished_examined refurbished_allowed "
        "has_take_back_clause has_lifetime_cost_sheet includes_vehicles zero_emission_percent uses_co2_ladder "
        "requires_energy_label requires_waste_plan prefers_plant_based"
    )
    texts = ("refurbished_reason", "biobased", "climate_effect", "biodiversity")
    return _under(
        "Klimaat, circulair en milieu",
        parts.facts(tender, "Groene keuzes", *(at + name for name in names.split())),
        parts.motivations(tender, *(at + name for name in texts)),
    )
