"""The duties to motivate: when each arises, what fulfils it, and the duties as data together with their functions."""

import ast
import inspect
import re
import textwrap
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain import duties, fields
from sociaalinkopen_desktop.domain.assessment import assess
from sociaalinkopen_desktop.domain.catalogue import Catalogue, Duty, DutyPlace
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import Regime
from sociaalinkopen_desktop.domain.duties import DutyState, DutyStatus, afterwards, duties_of
from sociaalinkopen_desktop.domain.duties.answers import duty as join
from sociaalinkopen_desktop.domain.duties.answers import expanded
from sociaalinkopen_desktop.domain.duties.states import DUTIES
from sociaalinkopen_desktop.domain.justification.parts import IN_DOCUMENTS
from sociaalinkopen_desktop.domain.norms import Certainty, Norms
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.criteria.cases import catalogue
from tests.strategies import tenders
from tests.test_catalogue import AANBESTEDINGSWET, articles

DAY = date(2026, 12, 1)
OPEN, DONE, UNDECIDED = DutyStatus.OPEN, DutyStatus.DONE, DutyStatus.UNDECIDED
LATER, NOT = DutyStatus.AFTER_AWARD, DutyStatus.DOES_NOT_ARISE

WORKS = {
    "subject": {"nature": "works"},
    "value": {"base_value": 500000, "extensions_value": 0},
    "lots": [],
    "procedure": {"procedure": "national_open"},
}
SMALL = {"value": {"base_value": 60000, "extensions_value": 0}, "lots": []}
ONDERHANDS = {**SMALL, "procedure": {"procedure": "meervoudig_onderhands"}}
SUPPLIER = {"supplier": "Stichting Voorbeeldwerk", "reason": "Zij heeft plek en ervaring met dit werk."}
GUIDE = {"contract": {"liability": "unlimited"}}  # WET-11 of the Gids is not met
REASON = {"why": "Schade kan hoog zijn.", "how_far": "Geen grens in plaats van een bedrag.", "why_here": "Gasleiding."}
EARLY = {"schedule": {"submission_deadline": "2026-12-18", "information_note_date": "2026-12-04"}}

# For each duty: what is given beside the default tender, how it stands, and which fields are missing.
Row = tuple[dict[str, Any], DutyStatus, tuple[str, ...]]
CASES: dict[str, list[Row]] = {
    "MP-01": [
        ({}, DONE, ()),
        ({"value": {"valuation_method": ""}}, OPEN, ("value.valuation_method",)),
        ({"value": {"not_split_reason": "n.v.t."}}, OPEN, ("value.not_split_reason",)),
        ({"value": {"base_value": None}, "lots": []}, UNDECIDED, ("value.base_value",)),
    ],
    "MP-02": [
        ({}, NOT, ()),
        (
            {"lots": [{"title": "A", "estimated_value": 430000}, {"title": "B", "uses_small_lot_exemption": True}]},
            OPEN,
            ("lots.1.estimated_value",),
        ),
        (
            {
                "lots": [
                    {"title": "A", "estimated_value": 430000},
                    {"title": "B", "estimated_value": 50000, "uses_small_lot_exemption": True},
                ]
            },
            DONE,
            (),
        ),
    ],
    "MP-03": [
        ({}, DONE, ()),
        ({"procedure": {"size": ""}}, OPEN, ("procedure.size",)),
        ({**SMALL, "procedure": {"procedure": "single_onderhands", "size": ""}}, DONE, ()),
        ({"procedure": {"procedure": None}}, UNDECIDED, ("procedure.procedure",)),
    ],
    "MP-04": [
        ({}, NOT, ()),
        (ONDERHANDS, OPEN, ("market.invitation_reason", "market.invitations")),
        (
            {**ONDERHANDS, "market": {"invitations": [SUPPLIER], "invitation_reason": "Beurtrol en geschiktheid."}},
            DONE,
            (),
        ),
        ({**SMALL, "procedure": {"procedure": "national_open"}}, NOT, ()),
        (
            {**SMALL, "procedure": {"procedure": "national_restricted", "selected_number": 5}},
            OPEN,
            ("procedure.has_selection_rules",),
        ),
        ({"procedure": {"procedure": None}}, UNDECIDED, ("procedure.procedure",)),
    ],
    "MP-05": [
        ({}, NOT, ()),
        ({"division": {"is_merged": None}}, UNDECIDED, ("division.is_merged",)),
        (
            {"division": {"is_merged": True, "merged_market": "Alle tien hoveniers kunnen dit."}},
            OPEN,
            ("division.merged_organisation", "division.merged_coherence"),
        ),
        (
            {
                "division": {
                    "is_merged": True,
                    "merged_market": "Alle tien hoveniers kunnen dit.",
                    "merged_organisation": "Eén contract scheelt beheer.",
                    "merged_coherence": "Het zijn dezelfde machines.",
                }
            },
            DONE,
            (),
        ),
    ],
    "MP-06": [
        ({}, NOT, ()),
        ({"lots": []}, OPEN, ("division.not_divided_reason",)),
        ({"lots": [], "division": {"not_divided_reason": "De wijk is klein en hangt samen."}}, DONE, ()),
    ],
    "MP-07": [
        (GUIDE, OPEN, ("deviations",)),
        ({**GUIDE, "deviations": [{"criterion": "WET-11", **REASON}]}, DONE, ()),
        ({"contract": {"clauses": []}}, UNDECIDED, ("contract.clauses",)),
        (
            {"contract": {"standard_terms": "other", "deviates_from_standard_terms": True}},
            OPEN,
            ("contract.standard_terms_reason",),
        ),
        ({}, NOT, ()),
    ],
    "MP-08": [
        ({}, NOT, ()),
        ({**ONDERHANDS}, NOT, ()),
        ({**WORKS, **EARLY}, OPEN, ("deviations",)),
        ({**WORKS, **EARLY, "deviations": [{"criterion": "WET-20", **REASON}]}, DONE, ()),
        (WORKS, NOT, ()),
        ({**WORKS, "schedule": {"submission_deadline": None}}, UNDECIDED, ("schedule.submission_deadline",)),
        ({"subject": {"nature": None}}, UNDECIDED, ("subject.nature",)),
    ],
    "MP-09": [
        ({}, NOT, ()),
        ({"procedure": {"procedure": "comp-dial"}}, OPEN, ("procedure.special_ground",)),
        ({"procedure": {"procedure": "comp-dial", "special_ground": "complexity"}}, DONE, ()),
        ({"procedure": {"procedure": None}}, UNDECIDED, ("procedure.procedure",)),
    ],
    "MP-10": [
        ({}, NOT, ()),
        ({"procedure": {"is_accelerated": True}}, OPEN, ("procedure.accelerated_reason",)),
        (
            {"procedure": {"is_accelerated": True, "accelerated_reason": "Het contract stopt door een faillissement."}},
            DONE,
            (),
        ),
        ({"procedure": {"procedure": None}}, UNDECIDED, ("procedure.procedure",)),
    ],
    "MP-11": [
        ({}, NOT, ()),
        ({"procedure": {"is_framework": True}}, NOT, ()),
        (
            {"procedure": {"is_framework": True}, "value": {"duration_months": 60}},
            OPEN,
            ("procedure.framework_longer_reason",),
        ),
        (
            {
                "procedure": {"is_framework": True, "framework_longer_reason": "De machines gaan zeven jaar mee."},
                "value": {"duration_months": 60},
            },
            DONE,
            (),
        ),
        (
            {"procedure": {"is_framework": True}, "value": {"duration_months": None}},
            UNDECIDED,
            ("value.duration_months",),
        ),
    ],
    "MP-12": [
        ({}, NOT, ()),
        ({"procedure": {"is_electronic": False}}, OPEN, ("procedure.not_electronic_reason",)),
        (
            {"procedure": {"is_electronic": False, "not_electronic_reason": "De maquette past niet in een bestand."}},
            DONE,
            (),
        ),
    ],
    "MP-13": [
        ({}, NOT, ()),
        (
            {"ambition": {"reservation": {"scope": None, "is_sheltered_execution": None}}},
            UNDECIDED,
            ("ambition.reservation.scope",),
        ),
        (
            {"ambition": {"reservation": {"scope": "whole", "participation": "res-pub-ser"}}},
            OPEN,
            (
                "ambition.reservation.notice_text",
                "ambition.reservation.is_stated_in_notice",
                "ambition.reservation.asks_public_service_conditions",
            ),
        ),
        (
            {
                "ambition": {
                    "reservation": {
                        "scope": "whole",
                        "participation": "res-ws",
                        "notice_text": "Voorbehouden volgens artikel 2.82.",
                        "is_stated_in_notice": True,
                        "minimum_share_percent": 30,
                    }
                }
            },
            DONE,
            (),
        ),
    ],
    "MP-14": [
        ({}, NOT, ()),
        ({"requirements": {"has_turnover_requirement": None}}, UNDECIDED, ("requirements.has_turnover_requirement",)),
        ({"requirements": {"has_turnover_requirement": True}}, OPEN, ("requirements.turnover_reason",)),
        (
            {"requirements": {"has_turnover_requirement": True, "turnover_reason": "Uitval is hier gevaarlijk."}},
            DONE,
            (),
        ),
    ],
    "MP-15": [
        ({}, NOT, ()),
        (
            {"requirements": {"criteria": [{"kind": "financial", "title": "Solvabiliteit"}]}},
            OPEN,
            ("requirements.criteria.0.calculation",),
        ),
        (
            {"requirements": {"criteria": [{"kind": "financial", "calculation": "Eigen vermogen door totaal."}]}},
            DONE,
            (),
        ),
    ],
    "MP-16": [
        ({}, DONE, ()),
        ({"requirements": {"criteria": [], "references": [], "exclusion_grounds": []}}, NOT, ()),
        ({"requirements": {"criteria": [{"title": "Leiding"}]}}, OPEN, ("requirements.criteria.0.risk",)),
    ],
    "MP-17": [
        ({}, NOT, ()),
        (
            {"procedure": {"procedure": "restricted"}},
            OPEN,
            ("procedure.selected_number", "procedure.has_selection_rules"),
        ),
        ({"procedure": {"procedure": "restricted", "selected_number": 5, "has_selection_rules": True}}, DONE, ()),
        ({"procedure": {"procedure": None}}, UNDECIDED, ("procedure.procedure",)),
    ],
    "MP-18": [
        ({}, NOT, ()),
        ({"ambition": {"accessibility": {"used_by_natural_persons": False}}}, NOT, ()),
        (
            {"ambition": {"accessibility": {"is_required": None}}},
            UNDECIDED,
            ("ambition.accessibility.is_required",),
        ),
        (
            {"ambition": {"accessibility": {"is_required": False}}},
            OPEN,
            ("ambition.accessibility.exception_reason",),
        ),
        (
            {"ambition": {"accessibility": {"is_required": False, "exception_reason": "Alleen monteurs komen er."}}},
            DONE,
            (),
        ),
    ],
    "MP-19": [
        ({}, NOT, ()),
        ({"requirements": {"names_brand": None}}, UNDECIDED, ("requirements.names_brand",)),
        (
            {"requirements": {"names_brand": True, "brand_equivalent": False}},
            OPEN,
            ("requirements.brand_reason", "requirements.brand_equivalent"),
        ),
        (
            {"requirements": {"names_brand": True, "brand_equivalent": True, "brand_reason": "Past op de leidingen."}},
            DONE,
            (),
        ),
    ],
    "MP-20": [
        ({"requirements": {"labels": []}}, NOT, ()),
        (
            {"requirements": {"labels": [{"name": "Voorbeeldkeur", "equivalent_allowed": True}]}},
            OPEN,
            ("requirements.labels.0.is_linked_to_subject", "requirements.labels.0.is_open_and_independent"),
        ),
        (
            {
                "requirements": {
                    "labels": [
                        {
                            "name": "Voorbeeldkeur",
                            "equivalent_allowed": True,
                            "is_linked_to_subject": True,
                            "is_open_and_independent": True,
                        }
                    ]
                }
            },
            DONE,
            (),
        ),
    ],
    "MP-21": [
        ({"ambition": {"social_return": {"is_published": True}}}, DONE, ()),
        (
            {
                "performance": {"conditions": [{"title": "Machines", "kind": "technical_specification"}]},
                "ambition": {"social_return": {"is_applied": False}},
            },
            NOT,
            (),
        ),
        (
            {
                "performance": {"conditions": [{"title": "Machines"}]},
                "ambition": {"social_return": {"is_applied": False}},
            },
            OPEN,
            ("performance.conditions.0.text",),
        ),
    ],
    "MP-22": [
        ({}, DONE, ()),
        ({"performance": {"labour_law_body": ""}}, OPEN, ("performance.labour_law_body",)),
        ({**ONDERHANDS, "performance": {"labour_law_body": ""}}, DONE, ()),
        (
            {**ONDERHANDS, "performance": {"has_labour_law_declaration": False}},
            OPEN,
            ("performance.has_labour_law_declaration",),
        ),
    ],
    "MP-23": [
        ({}, NOT, ()),
        ({"award": {"method": None}}, UNDECIDED, ("award.method",)),
        ({"award": {"method": "lowest_price"}}, OPEN, ("award.lowest_price_reason",)),
        ({"award": {"method": "lowest_price", "lowest_price_reason": "Het werk is precies omschreven."}}, DONE, ()),
    ],
    "MP-24": [
        ({}, NOT, ()),
        ({"award": {"method": None}}, UNDECIDED, ("award.method",)),
        ({"award": {"criteria": [{"name": "Kosten", "kind": "cost"}]}}, OPEN, ("award.cost_method",)),
        ({"award": {"method": "lowest_cost", "cost_method": "Aanschaf en brandstof over vier jaar."}}, DONE, ()),
    ],
    "MP-25": [
        ({}, NOT, ()),
        ({"award": {"criteria": []}}, UNDECIDED, ("award.criteria",)),
        ({"award": {"criteria": [{"name": "Prijs", "kind": "price"}]}}, NOT, ()),
        ({"award": {"criteria": [{"name": "Prijs"}, {"name": "Plan"}]}}, OPEN, ("award.no_weights_reason",)),
        (
            {
                "award": {
                    "criteria": [{"name": "Prijs"}, {"name": "Plan"}],
                    "no_weights_reason": "Het plan wordt samen met de markt gemaakt.",
                }
            },
            DONE,
            (),
        ),
    ],
    "MP-26": [
        ({}, NOT, ()),
        ({"division": {"maximum_lots_per_tenderer": 1}}, OPEN, ("division.maximum_lots_rule",)),
        (
            {"division": {"maximum_lots_per_tenderer": 1, "maximum_lots_rule": "Het grootste verschil telt."}},
            DONE,
            (),
        ),
    ],
    "MP-27": [
        ({"award": {"allows_variants": False}}, NOT, ()),
        ({"award": {"allows_variants": None}}, UNDECIDED, ("award.allows_variants",)),
        ({"award": {"allows_variants": True}}, OPEN, ("award.variant_requirements",)),
        ({"award": {"allows_variants": True, "variant_requirements": "Zonder gif en even veilig."}}, DONE, ()),
    ],
    "MP-28": [
        ({"market": {"incumbent_has_advantage": None}}, UNDECIDED, ("market.incumbent_has_advantage",)),
        ({"market": {"incumbent_has_advantage": False, "consultation_date": None}}, NOT, ()),
        ({"market": {"incumbent_has_advantage": False}}, DONE, ()),
        (
            {"market": {"incumbent_has_advantage": True}},
            OPEN,
            ("market.advantage_measures", "market.advantage_is_neutralised"),
        ),
    ],
    "MP-29": [({}, LATER, ())],
    "MP-30": [({}, LATER, ())],
    "MP-31": [({}, LATER, ())],
    "MP-32": [
        ({}, LATER, ()),
        ({"award": {"has_low_tender": False}}, NOT, ()),
        ({"award": {"has_low_tender": True}}, OPEN, ("award.low_tender_was_questioned",)),
        ({"award": {"has_low_tender": True, "low_tender_was_questioned": True}}, DONE, ()),
    ],
    "MP-33": [({}, LATER, ()), ({**SMALL, "procedure": {"procedure": "single_onderhands"}}, NOT, ())],
    "MP-34": [({}, LATER, ())],
    "MP-35": [({}, LATER, ())],
    "MP-36": [({}, LATER, ())],
    "MP-37": [
        ({}, NOT, ()),
        (
            {"subject": {"policy_domain": "wmo"}, "award": {"tariffs_cover_costs": True}},
            OPEN,
            ("award.has_tariff_research",),
        ),
        (
            {
                "subject": {"policy_domain": "youth_care"},
                "award": {"tariffs_cover_costs": True, "has_tariff_research": True},
            },
            DONE,
            (),
        ),
    ],
    "MP-38": [
        ({}, NOT, ()),
        ({"procedure": {"procedure": None}}, UNDECIDED, ("procedure.procedure",)),
        (
            {"procedure": {"procedure": "single_onderhands"}},
            OPEN,
            ("procedure.lighter_than_policy_reason",),
        ),
        (
            {
                "procedure": {
                    "procedure": "single_onderhands",
                    "lighter_than_policy_reason": "Alleen het eigen sw-bedrijf kan dit; de directie is akkoord.",
                }
            },
            DONE,
            (),
        ),
    ],
    "MP-39": [({}, DONE, ()), ({"subject": {"social_purpose": "volgt"}}, OPEN, ("subject.social_purpose",))],
}
ROWS = [(identifier, at, row) for identifier, rows in CASES.items() for at, row in enumerate(rows)]


@cache
def by_day(tender: Tender, day: date = DAY) -> dict[str, DutyState]:
    norms = Norms(catalogue().norms, day)
    findings = assess(tender, catalogue(), CHECKS, day).findings
    return {state.duty.id: state for state in duties_of(tender, norms, catalogue(), findings)}


@pytest.mark.parametrize(("identifier", "at", "row"), ROWS, ids=[f"{name}-{at}" for name, at, _ in ROWS])
def test_a_duty_stands_as_the_tender_makes_it(identifier, at, row):
    given, status, missing = row
    state = by_day(a_tender(**given))[identifier]
    assert (state.status, state.missing) == (status, missing), state.reason
    assert bool(state.reason) == (status is not DONE)


# --- duties as data, and their functions

ALL = catalogue().duties


def test_there_are_thirty_nine_duties_each_with_a_function_and_cases():
    assert [item.id for item in ALL] == [f"MP-{number:02d}" for number in range(1, 40)]
    assert sorted(DUTIES) == [item.id for item in ALL] == sorted(CASES)
    assert len(set(DUTIES.values())) == len(DUTIES)


def test_an_id_is_given_to_one_function_only():
    with pytest.raises(ValueError, match="two functions for MP-01"):
        join("MP-01")(DUTIES["MP-01"])


def called_in(function: object) -> set[str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))  # type: ignore[arg-type]
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


@pytest.mark.parametrize("identifier", sorted(CASES))
def test_every_state_that_a_function_can_give_has_a_case(identifier):
    calls = called_in(DUTIES[identifier])
    needed = {
        status
        for call, statuses in {
            "does_not_arise": {NOT},
            "after_award": {LATER},
            "undecided": {UNDECIDED},
            "need": {UNDECIDED},
            "need_value": {UNDECIDED},
            "fulfilled_by": {DONE, OPEN},
            "_deviations": {DONE, OPEN, UNDECIDED, NOT},
        }.items()
        if call in calls
        for status in statuses
    }
    assert needed <= {status for _, status, _ in CASES[identifier]}


@pytest.mark.parametrize("item", ALL, ids=[item.id for item in ALL])
def test_a_duty_is_complete(item: Duty):
    assert item.what.endswith(".")
    assert not item.title.endswith(".")
    assert not item.note or item.note.endswith(".")
    assert item.places
    assert item.certainty in Certainty
    known_day, known = articles()
    for basis in item.legal_basis:
        if basis.bwb_id == AANBESTEDINGSWET:
            assert basis.article in known, str(basis)
            assert basis.text_of == known_day


def test_file_names_begin_with_the_number_of_the_duty():
    names = sorted(path.stem for path in resource("duties").glob("*.yaml"))
    assert [f"MP-{name[:2]}" for name in names] == [item.id for item in ALL]
    assert all(re.fullmatch(r"[0-9]{2}-[a-z-]+", name) for name in names)


# --- joined to the document

BY_NUMBER = {int(item.id[3:]): item for item in ALL}


def fields_asked(identifier: str) -> set[str]:
    """The fields of a duty in all its cases, with "*" for the rows."""
    states = [by_day(a_tender(**given))[identifier] for given, _, _ in CASES[identifier]]
    return {re.sub(r"\.\d+\.", ".*.", path) for state in states for path in (*state.fields, *state.missing)}


@pytest.mark.parametrize(("path", "row"), sorted(IN_DOCUMENTS.items()))
def test_what_the_document_marks_for_the_stukken_fulfils_a_duty_that_wants_it_there(path, row):
    assert DutyPlace.DOCUMENTS in BY_NUMBER[row].places
    assert path in fields_asked(f"MP-{row:02d}")


# Duties for the stukken that are no running text to mark: deviations (7, 8, marked in chapter 13), sentences of their
# own (22), rows of a table (15, 20), or where the law also takes the notice (27) or only one procedure (9).
UNMARKED = {8, 9, 15, 20, 22, 27}


def test_every_duty_for_the_stukken_is_marked_or_known_to_be_something_else():
    wanted = {number for number, item in BY_NUMBER.items() if DutyPlace.DOCUMENTS in item.places}
    assert wanted - set(IN_DOCUMENTS.values()) == UNMARKED


# --- the regime


def test_a_duty_of_another_regime_does_not_arise():
    small = by_day(a_tender(**{**SMALL, "procedure": {"procedure": "single_onderhands"}}))
    assert small["MP-14"].status is NOT
    assert small["MP-14"].reason == "Geldt niet onder het regime van deze opdracht."
    assert set(BY_NUMBER[14].regimes) == {Regime.EUROPEAN}


def test_while_the_regime_is_unknown_nothing_is_said_but_of_duties_for_all_and_what_surely_does_not_arise():
    states = by_day(Tender())
    assert states["MP-14"].status is UNDECIDED
    assert states["MP-14"].reason == "Vul eerst in: Procedure."
    assert states["MP-06"].status is OPEN
    assert states["MP-12"].status is NOT
    assert states["MP-33"].missing == ("procedure.procedure",)


def test_after_the_last_known_threshold_the_reason_says_so():
    states = by_day(a_tender(**SMALL), date(2029, 1, 1))
    assert states["MP-14"].status is NOT  # no demand on turnover: that needs no threshold
    assert states["MP-23"].reason.startswith("U gunt op prijs")
    assert states["MP-33"].reason.startswith("Voor 1-1-2029 is niet bekend: het Europese drempelbedrag")
    assert states["MP-38"].status is UNDECIDED


def test_a_file_that_is_no_tender_has_no_duties():
    states = by_day(a_tender(subject={"dossier_kind": "subsidy"}))
    assert {state.status for state in states.values()} == {NOT}
    assert states["MP-01"].reason == "Dit dossier is een subsidie."


def test_a_duty_is_only_told_from_the_day_it_holds():
    assert "MP-37" not in by_day(a_tender(), date(2022, 6, 30))
    assert "MP-37" in by_day(a_tender(), date(2022, 7, 1))
    assert duties_of(a_tender(), Norms(catalogue().norms, date(2015, 1, 1)), catalogue(), ()) == ()


def test_numbers_that_were_read_are_on_the_record():
    norms = Norms(catalogue().norms, DAY)
    duties_of(a_tender(procedure={"is_framework": True}), norms, catalogue(), ())
    assert "framework.maximum_years" in norms.used


def test_a_list_without_rows_is_missing_itself():
    tender = a_tender(market={"invitations": []})
    assert list(expanded(tender, "market.invitations.*.reason")) == ["market.invitations"]
    assert list(expanded(tender, "lots.*.title")) == ["lots.0.title", "lots.1.title"]


@given(tenders(), st.sampled_from([date(2017, 1, 1), DAY, date(2029, 1, 1)]))
def test_any_tender_has_each_duty_once_with_fields_that_exist(tender, day):
    norms = Norms(catalogue().norms, day)
    states = duties_of(tender, norms, catalogue(), assess(tender, catalogue(), CHECKS, day).findings)
    assert [state.duty for state in states] == [item for item in ALL if item.holds_on(day)]
    for state in states:
        for path in (*state.fields, *state.missing):
            fields.describe(Tender, path)
        assert (state.status is DONE) == (not state.reason)


def test_without_duties_in_the_catalogue_there_are_none():
    bare = Catalogue(version="1", fingerprint="", criteria=(), norms=catalogue().norms)
    assert duties_of(a_tender(), Norms(bare.norms, DAY), bare, ()) == ()


def test_what_comes_later_says_what_to_do_then():
    assert all(sentence.endswith(".") for sentence in afterwards.IN_THE_REPORT.values())
    assert duties.__doc__
