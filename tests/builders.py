"""One complete tender in which everything is in order, and how a test makes its own from it.

`a_tender(value={"base_value": 500_000})` changes one field of one group; `a_tender(lots=(a_lot(),))` and other ready
values replace a field whole. Plain data (dicts and lists) have the form of `domain.encoding`.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.parameters import load_norms
from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.domain.norms import Norm, Norms
from sociaalinkopen_desktop.domain.subject import Lot
from sociaalinkopen_desktop.domain.tender import Tender

THEMES = ("environment", "climate", "circular", "supply_chain", "diversity", "social_return")

# Open European procedure for services, sent on Tuesday 1 December 2026; the dates keep every term.
DEFAULT_TENDER = from_plain(
    {
        "id": "voorbeeld",
        "phase": "preparation",
        "subject": {
            "title": "Groenonderhoud in twee wijken",
            "reference": "Z-2026-0042",
            "buyer": "Voorbeeldgemeente",
            "department": "Openbare Ruimte",
            "description": "Onderhoud van plantsoenen, bomen en bermen in Noord en Zuid, met snoeien en maaien.",
            "nature": "services",
            "is_social_or_specific_service": False,
            "policy_domain": "general",
            "main_cpv": "77310000",
            "place": "Voorbeeldgemeente",
            "internal_client": "Hoofd Openbare Ruimte",
            "ambition_agreed_on": "2026-09-22",
            "social_purpose": "Meer inwoners met een afstand tot werk krijgen een vaste plek in het groen.",
            "policy_reference": "Inkoopbeleid, paragraaf 3",
            "previous_contract": "Z-2022-0017",
            "lesson_applied": "Het overleg over social return begon te laat. Nu staat het in de stukken.",
        },
        "value": {
            "base_value": 240000,
            "options_value": 0,
            "extensions_value": 240000,
            "duration_months": 24,
            "extension_months": 24,
            "price_form": "total",
            "valuation_method": "Facturen van de afgelopen twee jaar, verhoogd met de prijsindex.",
            "not_split_reason": "Er zijn dit jaar geen andere opdrachten voor groenonderhoud.",
            "lifetime_years": 4,
            "deliveries_per_year": 12,
        },
        "division": {"is_merged": False},
        "lots": [
            {"title": "Wijk Noord", "description": "Al het groen ten noorden van de kerk.", "estimated_value": 240000},
            {"title": "Wijk Zuid", "description": "Al het groen ten zuiden van de kerk.", "estimated_value": 240000},
        ],
        "procedure": {
            "procedure": "open",
            "has_cross_border_interest": False,
            "reason": "De waarde ligt boven de drempel en veel ondernemers kunnen dit, dus een open ronde past.",
            "size": "De waarde ligt ruim boven de drempel.",
            "transaction_costs": "Eén ronde kost beide kanten het minst.",
            "number_of_tenderers": "Ongeveer tien hoveniers in de streek.",
            "desired_result": "Twee verzorgde wijken, met werk voor inwoners.",
            "complexity": "Het werk is bekend en goed te beschrijven.",
            "market_character": "Een open markt met veel kleine ondernemingen.",
            "is_electronic": True,
            "rules": ["none"],
            "complaint_contact": "Klachtenmeldpunt inkoop, klachten@voorbeeldgemeente.example",
        },
        "schedule": {
            "preparation_start": "2026-09-01",
            "dispatch_date": "2026-12-01",
            "questions_deadline": "2026-12-22",
            "question_rounds": 2,
            "information_note_date": "2027-01-05",
            "submission_deadline": "2027-01-18",
            "award_decision_date": "2027-02-09",
            "standstill_days": 20,
            "contract_start": "2027-04-01",
            "has_consulting_hour": True,
            "has_site_visit": True,
        },
        "ambition": {
            "themes": [
                {"theme": theme, "is_applied": True, "reason": "Dit thema past bij werk in het groen van de wijk."}
                for theme in THEMES
            ],
            "social_return": {
                "is_applied": True,
                "alternative": "Inkopen bij sociale ondernemingen telt ook mee.",
                "form": "combination",
                "basis": "contract_value",
                "percentage": 5,
                "wage_share_percent": 65,
                "efforts": ["work", "learning", "social_purchasing"],
                "method": "bouwblokken",
                "bouwblok_version": "Arbeidsmarktregio Voorbeeld, versie 3",
                "bouwblok_date": "2026-01-01",
                "clause_text": "Opdrachtnemer zet ten minste 5 % van de opdrachtsom in voor werk bij deze opdracht, "
                "bij voorkeur met mensen uit de arbeidsmarktregio. Bestaande banen verdwijnen daardoor niet.",
                "is_published": True,
                "names_target_group": True,
                "explains_what_counts": True,
                "has_upper_limit": True,
                "demands_outflow": False,
                "contact": "Coördinator social return, 0000-000000",
                "first_contact_days": 14,
                "coordinator_consulted_on": "2026-10-13",
                "sanction": "recovery_plan",
                "sanction_factor": 1,
                "recovery_days": 28,
            },
            "reservation": {
                "scope": "none",
                "not_reserved_reason": "Te weinig ondernemingen kunnen het hele werk aan met dertig procent doelgroep.",
                "candidates": 2,
                "equivalent_allowed": True,
            },
            "supply_chain": {
                "risk": "none",
                "form": "none",
                "no_form_reason": "Het werk gebeurt hier en gebruikt bijna geen producten met een risico.",
            },
            "green": {
                "product_group": "Groenvoorzieningen",
                "level": "significant",
                "criteria_count": 4,
                "circular_ambition": "basic",
                "r_ladder": "reuse",
                "refurbished_examined": True,
                "refurbished_allowed": True,
                "has_take_back_clause": True,
                "has_lifetime_cost_sheet": True,
                "biobased": "Groenafval wordt compost; ten minste 60 % hernieuwbaar, bewijs per levering.",
                "climate_effect": "De meeste uitstoot komt van vervoer en machines.",
                "includes_vehicles": False,
                "uses_co2_ladder": False,
                "requires_energy_label": True,
                "requires_waste_plan": True,
                "prefers_plant_based": True,
                "biodiversity": "Inheemse planten, gefaseerd maaien en geen chemische middelen tegen onkruid.",
            },
            "accessibility": {
                "used_by_natural_persons": True,
                "is_required": True,
                "has_digital_channel": False,
                "user_panel_date": "2026-10-27",
            },
        },
        "requirements": {
            "exclusion_grounds": [
                {
                    "title": "Schending van arbeidsrecht",
                    "reason": "Veel werk gebeurt buiten en met de hand, dus veilig werken is hier belangrijk.",
                    "code": "exg-mis-bre-lab-law",
                }
            ],
            "has_turnover_requirement": False,
            "criteria": [
                {
                    "kind": "technical",
                    "title": "Leiding met kennis van bomen",
                    "risk": "Zonder die kennis valt een boom verkeerd.",
                    "equivalent_allowed": True,
                }
            ],
            "references": [
                {
                    "core_competence": "Onderhoud van openbaar groen met mensen in een leerwerktraject",
                    "references_required": 1,
                    "minimum_value": 100000,
                    "period_years": 3,
                    "accepts_comparable": True,
                }
            ],
            "labels": [
                {
                    "name": "Voorbeeldkeurmerk groen",
                    "equivalent_allowed": True,
                    "is_linked_to_subject": True,
                    "is_open_and_independent": True,
                }
            ],
            "requires_pso": False,
            "proof_with_tender": False,
            "security_percent": 0,
            "forbids_subcontracting": False,
            "limits": ["none"],
            "names_brand": False,
            "asks_design": False,
        },
        "performance": {
            "conditions": [
                {
                    "title": "Social return",
                    "text": "Opdrachtnemer biedt werk en leerplekken bij dit onderhoud.",
                    "kind": "performance_condition",
                    "theme": "social_return",
                    "verification": "Rapport per kwartaal met aantallen.",
                    "level": "basic",
                    "link_to_subject": "Het werk gebeurt in het groen van deze twee wijken.",
                    "criterion": "SR-01",
                }
            ],
            "has_labour_law_clause": True,
            "labour_law_body": "Nederlandse Arbeidsinspectie en de Rijksdienst voor Ondernemend Nederland",
            "has_labour_law_declaration": True,
            "reports_labour_breach": True,
            "is_on_site": False,
        },
        "award": {
            "method": "best_price_quality_ratio",
            "criteria": [
                {"name": "Prijs", "kind": "price", "weight_percent": 40, "question": "Wat is uw prijs per jaar?"},
                {
                    "name": "Plan van aanpak",
                    "kind": "quality",
                    "weight_percent": 40,
                    "question": "Hoe onderhoudt u het groen in deze wijken?",
                    "proof": "Plan van ten hoogste vier pagina's.",
                    "scale": "Tien punten voor een concreet plan met data, vijf voor een plan zonder data.",
                    "link_to_subject": "Het plan gaat over het onderhoud in deze twee wijken.",
                },
                {
                    "name": "Sociale inzet",
                    "kind": "quality",
                    "weight_percent": 20,
                    "theme": "social_return",
                    "question": "Hoeveel plekken biedt u bij dit werk, en hoe begeleidt u de mensen?",
                    "proof": "Plan met aantallen en de naam van de begeleider in functie.",
                    "scale": "Tien punten voor vijf plekken of meer met begeleiding, vijf voor drie plekken.",
                    "link_to_subject": "De plekken zijn bij het onderhoud van het groen in deze wijken.",
                },
            ],
            "has_cost_breakdown": True,
            "features": ["none"],
            "verifies_promises": True,
            "allows_variants": False,
        },
        "market": {
            "register_search_date": "2026-10-05",
            "register_matches": 3,
            "register_sources": ["Register van sociale ondernemingen", "Sw-bedrijf in de regio"],
            "estimated_suppliers": 10,
            "consultation_date": "2026-10-20",
            "has_consultation_report": True,
            "incumbent_has_advantage": False,
            "meet_the_market_date": "2026-09-15",
        },
        "contract": {
            "owner": "Contractbeheerder Openbare Ruimte",
            "kpis": [
                {"name": "Plekken voor mensen met een afstand tot werk", "target": "Ten minste drie per jaar"},
                {"name": "Beeld van het groen", "target": "Niveau B bij elke schouw"},
            ],
            "moments": [
                {"kind": "start", "planned_on": "2027-04-06"},
                {"kind": "social_return", "planned_on": "2027-07-06"},
                {"kind": "supply_chain", "planned_on": "2027-10-05"},
                {"kind": "progress", "planned_on": "2028-01-11"},
                {"kind": "evaluation", "planned_on": "2029-03-06"},
            ],
            "promises": [{"text": "Drie leerwerkplekken vanaf het eerste jaar", "due_on": "2027-06-01"}],
            "payment_days": 30,
            "liability": "capped",
            "liability_cap": 480000,
            "clauses": ["none"],
            "risks": [
                {
                    "risk": "Schade aan leidingen bij het graven",
                    "bearer": "contractor",
                    "reason": "Hij kiest de werkwijze en kan zich verzekeren.",
                }
            ],
            "allows_text_proposals": True,
            "standard_terms": "none_exist",
            "retention_years": 7,
            "excludes_withdrawal_compensation": False,
            "renewal_assessment": "Verlengen kan als de afgesproken plekken er zijn en het beeld van het groen klopt.",
            "evaluation_date": "2029-03-06",
        },
    }
)


def a_tender(**given: Any) -> Tender:
    """The default tender with other values: plain data changes a group, a ready value replaces a field.

    A list in plain data replaces the whole list. Raises InvalidTender for a field that does not exist.
    """
    ready = {name: value for name, value in given.items() if dataclasses.is_dataclass(value) or _is_rows(value)}
    plain = {name: value for name, value in given.items() if name not in ready}
    return dataclasses.replace(from_plain(plain, DEFAULT_TENDER), **ready)


def a_lot(**given: Any) -> Lot:
    """A lot of € 240.000 with other values, in plain data or ready."""
    base = {"title": "Wijk Oost", "estimated_value": 240000}
    return from_plain({"lots": [{**base, **given}]}, Tender()).lots[0]


@cache
def all_norms() -> Mapping[str, Norm]:
    """The norms of resources/parameters, read once per run."""
    return load_norms(resource("parameters"))


def norms_on(year: int = 2026, month: int = 12, day: int = 1) -> Norms:
    """The norms of a day, with an empty record of what was read."""
    return Norms(all_norms(), date(year, month, day))


def _is_rows(value: object) -> bool:
    return isinstance(value, tuple) and all(dataclasses.is_dataclass(row) for row in value)
