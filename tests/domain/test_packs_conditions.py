"""Conditions of packs: three answers, over every sort of field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.norms import NoNormOnDate, Norms
from sociaalinkopen_desktop.domain.packs import judging
from sociaalinkopen_desktop.domain.packs.facts import Sort, facts
from sociaalinkopen_desktop.domain.packs.operators import OPS
from sociaalinkopen_desktop.domain.packs.telling import told_condition
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import Outcome

from ..builders import a_tender, all_norms, norms_on
from ..packs import catalogue, with_condition

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDECIDED
THREE = st.sampled_from([True, False, "lots"])
TITLE = {"field": "subject.title", "op": "contains"}


def judged(condition, tender=None, norms=None):
    (rule,) = with_condition(condition).rules
    return rule.check(tender or a_tender(), norms or norms_on())


def field(path, op, **operand):
    return {"field": path, "op": op, **operand}


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        (field("estimated_value", "at_least", value=480_000), MET),
        (field("estimated_value", "above", value="480000.00"), NOT_MET),
        (field("value.duration_months", "below", value=25), MET),
        (field("value.duration_months", "is_not", value=24), NOT_MET),
        (field("ambition.social_return.percentage", "at_most", value="5.5"), MET),
        (field("schedule.dispatch_date", "before", value="2026-12-02"), MET),
        (field("schedule.dispatch_date", "after", value="2026-12-01"), NOT_MET),
        (field("schedule.dispatch_date", "is", value="2026-12-01"), MET),
        (field("performance.has_labour_law_clause", "is", value=True), MET),
        (field("division.is_merged", "is", value=True), NOT_MET),
        (field("procedure.procedure", "is", value="open"), MET),
        (field("procedure.procedure", "one_of", value=["restricted", "national_open"]), NOT_MET),
        (field("procedure.procedure", "is_not", value="restricted"), MET),
        ({**TITLE, "value": "GROEN"}, MET),
        ({**TITLE, "value": "asfalt"}, NOT_MET),
        (field("subject.buyer", "is", value=" voorbeeldgemeente "), MET),
        (field("subject.buyer", "one_of", value=["Andere", "Voorbeeldgemeente"]), MET),
        (field("ambition.social_return.efforts", "contains", value="learning"), MET),
        (field("market.register_sources", "contains", value="sw-bedrijf in de regio"), MET),
        (field("market.register_sources", "contains", value="marktplaats"), NOT_MET),
        (field("lots", "filled"), MET),
        (field("ambition.social_return.not_applied_reason", "empty"), MET),
        (field("schedule.questions_deadline", "before", other_field="schedule.submission_deadline"), MET),
        (field("value.base_value", "above", other_field="value.options_value"), MET),
        (field("ambition.social_return.percentage", "at_least", norm="policy.social_return.percent_normal"), MET),
        ({"any_of": "award.criteria", "where": field("theme", "is", value="social_return")}, MET),
        ({"every_of": "lots", "where": field("estimated_value", "at_most", value=200_000)}, NOT_MET),
        ({"every_of": "lots", "where": field("title", "filled")}, MET),
        ({"count": "lots", "op": "is", "value": 2}, MET),
        ({"count": "award.criteria", "where": field("kind", "is", value="price"), "op": "above", "value": 1}, NOT_MET),
        ({"not": field("lots", "filled")}, NOT_MET),
        ({"all": [field("lots", "filled"), field("division.is_merged", "is", value=False)]}, MET),
        ({"any": [field("lots", "empty"), {**TITLE, "value": "wijken"}]}, MET),
    ],
)
def test_a_condition_says_yes_or_no(condition, outcome):
    assert judged(condition).outcome is outcome


@pytest.mark.parametrize(
    ("condition", "path"),
    [
        (field("estimated_value", "at_least", value=1), "value.base_value"),
        (field("subject.title", "contains", value="x"), "subject.title"),
        (field("procedure.procedure", "is", value="open"), "procedure.procedure"),
        (field("ambition.social_return.efforts", "contains", value="learning"), "ambition.social_return.efforts"),
        ({"any_of": "lots", "where": field("title", "filled")}, "lots"),
        ({"every_of": "lots", "where": field("title", "filled")}, "lots"),
        ({"not": field("subject.title", "is", value="x")}, "subject.title"),
        ({"all": [field("lots", "empty"), field("subject.title", "is", value="x")]}, "subject.title"),
        ({"any": [field("lots", "filled"), field("subject.title", "is", value="x")]}, "subject.title"),
    ],
)
def test_a_missing_fact_is_no_and_no_yes_and_names_the_field(condition, path):
    verdict = judged(condition, Tender())
    assert (verdict.outcome, verdict.path) == (OPEN, path)


def test_what_is_filled_in_is_always_known():
    assert judged(field("subject.title", "filled"), Tender()).outcome is NOT_MET
    assert judged(field("subject.title", "filled"), a_tender(subject={"title": "  "})).outcome is NOT_MET
    assert judged({"count": "lots", "op": "at_most", "value": 0}, Tender()).outcome is MET


def test_a_blank_text_is_unknown():
    assert judged({**TITLE, "value": "x"}, a_tender(subject={"title": "  "})).outcome is OPEN


def test_one_false_part_decides_whatever_is_unknown():
    unknown, false = field("subject.title", "is", value="x"), field("lots", "filled")
    assert judged({"all": [unknown, false]}, Tender()).outcome is NOT_MET
    assert judged({"any": [unknown, {"not": false}]}, Tender()).outcome is MET


def test_a_missing_fact_in_a_row_is_named_with_its_row():
    tender = a_tender(lots=[{"title": "a", "estimated_value": 10}, {"title": "b"}])
    verdict = judged({"every_of": "lots", "where": field("estimated_value", "at_least", value=5)}, tender)
    assert (verdict.outcome, verdict.path) == (OPEN, "lots.1.estimated_value")
    some = {"any_of": "lots", "where": field("estimated_value", "at_least", value=50)}
    assert judged(some, tender).path == "lots.1.estimated_value"
    assert judged({**some, "where": field("estimated_value", "at_least", value=5)}, tender).outcome is MET


@pytest.mark.parametrize(("least", "outcome"), [(1, MET), (2, OPEN), (3, NOT_MET)])
def test_a_count_is_unknown_only_while_the_unknown_rows_matter(least, outcome):
    tender = a_tender(lots=[{"estimated_value": 10}, {"title": "b"}])
    where = field("estimated_value", "at_least", value=5)
    verdict = judged({"count": "lots", "where": where, "op": "at_least", "value": least}, tender)
    assert verdict.outcome is outcome
    assert verdict.path == ("lots.1.estimated_value" if outcome is OPEN else "")


def test_a_norm_that_is_read_is_in_the_record():
    norms = norms_on()
    judged(
        field("ambition.social_return.percentage", "at_least", norm="policy.social_return.percent_normal"), norms=norms
    )
    assert list(norms.used) == ["policy.social_return.percent_normal"]


def test_a_norm_without_a_value_on_the_day_is_not_guessed():
    norms = Norms(all_norms(), date(1991, 1, 1))
    with pytest.raises(NoNormOnDate):
        judged(field("value.base_value", "above", norm="thresholds.eu.works"), norms=norms)


@given(st.lists(THREE, max_size=5))
def test_all_and_any_follow_the_logic_of_three_answers(answers):
    parts = tuple(lambda _item, _norms, answer=answer: answer for answer in answers)
    every, some = judging.all_of(parts)(None, None), judging.any_of(parts)(None, None)
    assert every == (False if False in answers else "lots" if "lots" in answers else True)
    assert some == (True if True in answers else "lots" if "lots" in answers else False)
    negated = tuple(judging.not_(part) for part in parts)
    assert judging.not_(judging.any_of(parts))(None, None) == judging.all_of(negated)(None, None)


def test_every_fact_has_a_name_of_its_own_and_can_be_read_from_an_empty_tender():
    names = [fact.full_name for fact in facts().values()]
    assert len(names) == len(set(names)) > 200
    for fact in facts().values():
        fact.read(Tender())
        assert OPS[fact.sort]
        assert all(row.sort is not Sort.ROWS for row in fact.rows.values())


def test_what_the_program_keeps_for_itself_is_no_fact():
    assert not {"id", "answers", "deviations", "is_example", "import_remarks"} & facts().keys()


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (field("estimated_value", "at_least", value=50_000), "Geraamde waarde (alles samen) is ten minste € 50.000"),
        (
            {"all": [field("lots", "empty"), {"not": {**TITLE, "value": "spoed"}}]},
            "Percelen is leeg en niet: Titel (Opdracht) bevat 'spoed'",
        ),
        (
            {"any_of": "lots", "where": {"any": [field("title", "empty"), field("estimated_value", "below", value=9)]}},
            "voor ten minste één regel van Percelen geldt: (",
        ),
        ({"count": "lots", "op": "at_most", "value": 3}, "het aantal regels van Percelen is ten hoogste 3"),
        (
            field("procedure.procedure", "one_of", value=["open", "restricted"]),
            "is één van Europees openbaar of Europees",
        ),
        (field("schedule.dispatch_date", "after", value="2026-12-01"), "ligt na 1-12-2026"),
    ],
)
def test_a_condition_can_be_read_in_dutch(condition, words):
    with_condition(condition)
    assert words in told_condition(condition, catalogue().norms).replace("\u00a0", " ")
