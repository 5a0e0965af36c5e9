"""A tender as plain data and back: nothing is lost, and every fault is told with its field and its remedy."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Phase, Procedure
from sociaalinkopen_desktop.domain.encoding import MAX_ROWS, MAX_TEXT, InvalidTender, from_plain, to_plain
from sociaalinkopen_desktop.domain.subject import ContractValue, Lot, Subject
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import DEFAULT_TENDER
from tests.strategies import tenders


def faults_of(plain: object) -> list[str]:
    """The faults as lines."""
    with pytest.raises(InvalidTender) as caught:
        from_plain(plain)
    lines = [str(problem) for problem in caught.value.problems]
    assert str(caught.value) == "; ".join(lines)
    assert all("\n" not in line and line.endswith((".", "?")) for line in lines)
    return lines


@given(tenders())
def test_a_tender_survives_a_file(tender):
    assert from_plain(json.loads(json.dumps(to_plain(tender)))) == tender


@given(tenders())
def test_writing_twice_gives_the_same_text(tender):
    once = json.dumps(to_plain(tender))
    assert json.dumps(to_plain(from_plain(json.loads(once)))) == once


def test_an_empty_tender_is_an_empty_object():
    assert to_plain(Tender()) == {}
    assert from_plain({}) == Tender()


def test_only_what_differs_is_written_and_in_its_stored_form():
    tender = Tender(
        phase=Phase.AWARD,
        assessment_date=date(2026, 11, 24),
        subject=Subject(title="Groen", is_social_or_specific_service=False, additional_cpvs=("1", "2")),
        value=ContractValue(base_value=Decimal("1E+3"), options_value=Decimal("0.50"), duration_months=24),
        lots=(Lot(), Lot(title="B")),
    )
    assert to_plain(tender) == {
        "phase": "award",
        "assessment_date": "2026-11-24",
        "subject": {"title": "Groen", "is_social_or_specific_service": False, "additional_cpvs": ["1", "2"]},
        "value": {"base_value": "1000", "options_value": "0.50", "duration_months": 24},
        "lots": [{}, {"title": "B"}],
    }


def test_what_is_absent_comes_from_the_base():
    changed = from_plain({"value": {"base_value": None}, "procedure": {"procedure": "restricted"}}, DEFAULT_TENDER)
    assert changed.subject is not None
    assert changed.subject == DEFAULT_TENDER.subject
    assert changed.value.base_value is None
    assert changed.value.duration_months == 24
    assert changed.procedure.procedure is Procedure.RESTRICTED


def test_rows_of_a_list_start_empty_and_not_from_the_base():
    assert from_plain({"lots": [{"cpv": "1"}]}, DEFAULT_TENDER).lots == (Lot(cpv="1"),)


def test_values_that_are_already_of_the_right_kind_are_taken():
    plain = {
        "subject": {"nature": Procedure("open") and "services", "additional_cpvs": ("1",)},
        "value": {"base_value": Decimal("12.50"), "options_value": 5, "extensions_value": 2.5, "duration_months": "12"},
        "schedule": {"dispatch_date": date(2027, 1, 11)},
    }
    tender = from_plain(plain)
    assert tender.subject.additional_cpvs == ("1",)
    assert tender.value == ContractValue(
        base_value=Decimal("12.50"), options_value=Decimal(5), extensions_value=Decimal("2.5"), duration_months=12
    )
    assert tender.schedule.dispatch_date == date(2027, 1, 11)


LONG = "x" * 300
FAULTS = {
    "no group at the top": ([], "Aanbesteding (-): hier hoort een groep velden tussen accolades."),
    "nothing at the top": (None, "Aanbesteding (-): hier hoort een groep velden"),
    "text where a group belongs": ({"subject": "x"}, "Opdracht (subject): hier hoort een groep velden"),
    "nothing where a group belongs": ({"subject": None}, "Opdracht (subject): hier hoort een groep velden"),
    "a number in a list of groups": ({"lots": [{}, 3]}, "Percelen (lots.1): hier hoort een groep velden"),
    "group where a list belongs": ({"lots": {}}, "Percelen (lots): hier hoort een lijst tussen rechte haken."),
    "text where a list belongs": (
        {"subject": {"additional_cpvs": "1"}},
        "Andere CPV-codes (subject.additional_cpvs): hier hoort een lijst",
    ),
    "nothing where a list belongs": ({"lots": None}, "Percelen (lots): hier hoort een lijst"),
    "too many rows": ({"lots": [{}] * (MAX_ROWS + 1)}, "Percelen (lots): meer dan 2000 regels. Splits de lijst."),
    "unknown field with a likeness": (
        {"subject": {"titel": "x"}},
        "Onbekend veld (subject.titel): dit veld bestaat niet. Bedoelt u 'title'?",
    ),
    "unknown field": ({"qqqq": 1}, "Onbekend veld (qqqq): dit veld bestaat niet. Haal het weg of kijk in het schema."),
    "unknown long field": ({LONG: 1}, f"Onbekend veld ({'x' * 37}...): dit veld bestaat niet."),
    "field that is no text": ({3: 1}, "Onbekend veld (3): dit veld bestaat niet."),
    "field with odd signs": ({"a\nb\u202e": 1}, "Onbekend veld (a?b?): dit veld bestaat niet."),
    "choice with a likeness": (
        {"phase": "revew"},
        "Fase (phase): 'revew' is geen keuze in deze lijst. Bedoelt u 'review'?",
    ),
    "choice without a likeness": (
        {"subject": {"nature": "werk!!"}},
        "Soort opdracht (subject.nature): 'werk!!' is geen keuze in deze lijst. Kies uit: works, supplies, services.",
    ),
    "choice by its label": ({"subject": {"nature": "Diensten"}}, "'Diensten' is geen keuze in deze lijst."),
    "choice that is a number": ({"phase": 1}, "Fase (phase): '1' is geen keuze in deze lijst."),
    "choice that is nothing": ({"phase": None}, "Fase (phase): 'None' is geen keuze in deze lijst."),
    "choice that is a list": ({"phase": ["review"]}, "Fase (phase): '['review']' is geen keuze in deze lijst."),
    "one of several choices": (
        {"ambition": {"social_return": {"efforts": ["work", "wrk"]}}},
        "Manieren van invullen (ambition.social_return.efforts): 'wrk' is geen keuze in deze lijst. Bedoelt u 'work'?",
    ),
    "yes as a text": (
        {"procedure": {"is_framework": "ja"}},
        "Raamovereenkomst (procedure.is_framework): geen ja of nee. Schrijf true of false, zonder aanhalingstekens.",
    ),
    "yes as a number": ({"procedure": {"is_framework": 1}}, "geen ja of nee."),
    "number as a text": ({"subject": {"title": 5}}, "Titel (subject.title): geen tekst. Zet de waarde tussen"),
    "nothing as a text": ({"subject": {"title": None}}, "Titel (subject.title): geen tekst."),
    "text that is too long": (
        {"subject": {"title": "x" * (MAX_TEXT + 1)}},
        "Titel (subject.title): langer dan 200000 tekens. Maak de tekst korter.",
    ),
    "half a character": ({"subject": {"title": "\ud800"}}, "er staat een teken in dat niet bestaat."),
    "zero byte": ({"subject": {"title": "a\0b"}}, "er staat een teken in dat niet bestaat."),
    "date that does not exist": (
        {"schedule": {"dispatch_date": "2026-02-30"}},
        "Verzending van de aankondiging (schedule.dispatch_date): '2026-02-30' is geen datum. "
        "Schrijf jaar-maand-dag: 2026-11-24.",
    ),
    "date with a time": (
        {"schedule": {"dispatch_date": "2026-11-24T10:00:00"}},
        "'2026-11-24T10:00:00' is geen datum.",
    ),
    "date the Dutch way": ({"schedule": {"dispatch_date": "24-11-2026"}}, "'24-11-2026' is geen datum."),
    "date by its week": ({"schedule": {"dispatch_date": "2026-W48-2"}}, "'2026-W48-2' is geen datum."),
    "date without signs": ({"schedule": {"dispatch_date": "20261124"}}, "'20261124' is geen datum."),
    "date of long ago": ({"schedule": {"dispatch_date": "1989-12-31"}}, "'1989-12-31' is geen datum."),
    "date of far ahead": ({"schedule": {"dispatch_date": "2200-01-01"}}, "'2200-01-01' is geen datum."),
    "date as a number": ({"schedule": {"dispatch_date": 20261124}}, "'20261124' is geen datum."),
    "amount below zero": (
        {"value": {"base_value": "-1"}},
        "Waarde zonder opties (value.base_value): -1 kan hier niet. Kies een getal van 0 tot 100000000000.",
    ),
    "amount that is too large": ({"value": {"base_value": 10**12}}, "1000000000000 kan hier niet."),
    "amount with too many decimals": ({"value": {"base_value": "1E-21"}}, "Schrijf minder cijfers achter de punt."),
    "amount the Dutch way": (
        {"value": {"base_value": "1.250,50"}},
        "'1.250,50' is geen getal. Schrijf een getal met een punt: 1250.50.",
    ),
    "amount as a yes": ({"value": {"base_value": True}}, "'True' is geen getal."),
    "amount as a list": ({"value": {"base_value": [1]}}, "'[1]' is geen getal."),
    "amount of many digits": ({"value": {"base_value": "1" * 41}}, f"'{'1' * 37}...' is geen getal."),
    "amount of far too many digits": ({"value": {"base_value": 10**5000}}, "'een heel lang getal' is geen getal."),
    "no number": ({"value": {"base_value": "NaN"}}, "NaN kan hier niet."),
    "no end": ({"value": {"base_value": float("inf")}}, "inf kan hier niet."),
    "whole number with decimals": (
        {"value": {"duration_months": 1.5}},
        "Vaste looptijd (value.duration_months): 1.5 is geen heel getal. Rond het af.",
    ),
    "whole number as a word": (
        {"value": {"duration_months": "twaalf"}},
        "'twaalf' is geen getal. Schrijf een heel getal, zonder punten.",
    ),
    "percentage over a hundred": (
        {"ambition": {"social_return": {"percentage": 101}}},
        "Percentage (ambition.social_return.percentage): 101 kan hier niet. Kies een getal van 0 tot 100.",
    ),
    "fault in a row": (
        {"lots": [{}, {"estimated_value": "veel"}]},
        "Waarde van het perceel (percelen, regel 2) (lots.1.estimated_value): 'veel' is geen getal.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_the_field_and_the_remedy(name):
    plain, told = FAULTS[name]
    (line,) = faults_of(plain)
    assert told in line


def test_every_fault_is_told_at_once():
    plain = {"subject": {"title": 1, "nature": "x", "foo": 2}, "lots": [{"cpv": 3}], "value": 4, "bar": 5}
    assert len(faults_of(plain)) == 6


def test_a_problem_says_where_and_what_apart():
    with pytest.raises(InvalidTender) as caught:
        from_plain({"subject": {"title": 5}})
    (problem,) = caught.value.problems
    assert (problem.path, problem.label, problem.fault, problem.remedy) == (
        "subject.title",
        "Titel",
        "geen tekst.",
        "Zet de waarde tussen aanhalingstekens.",
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["subject", "title", "lots", "value", "base_value", "x"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(json_values)
def test_any_plain_data_is_a_tender_or_a_list_of_faults(plain):
    with suppress(InvalidTender):
        tender = from_plain(plain)
        assert from_plain(to_plain(tender)) == tender
