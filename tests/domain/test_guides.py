"""Guides: small trees of questions that end, name what exists, and write nothing by themselves."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.clauses import read_compiled_clauses
from sociaalinkopen_desktop.content.guidance import read_guidance
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import ChainForm, ChainRisk, ContractNature, YearlyRhythm
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.domain.guides import (
    Change,
    Guide,
    Option,
    Question,
    Suggestion,
    faults,
    likely,
    most_questions,
    next_question,
    outcome,
    path_of,
)
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender, all_norms, norms_on

GUIDANCE = read_guidance(resource("guidance.json"))
CLAUSES = read_compiled_clauses(resource("clauses.json"))
NORMS = norms_on()
CHAIN, ACCESS, GREEN = (GUIDANCE.guide(name) for name in ("chain", "accessibility", "green"))


def ways(guide, identifier=None):
    """Every way through a guide, as answers."""
    question = guide.question(identifier or guide.questions[0].id)
    for option in question.options:
        for rest in ways(guide, option.then) if option.then else ({},):
            yield {question.id: option.key, **rest}


def a_guide(*questions):
    return Guide(id="x", title="X", about="x?", group="ambition.green", source="s", questions=questions)


def a_question(identifier, *options):
    return Question(id=identifier, words="?", help="", options=options)


@pytest.mark.parametrize("guide", GUIDANCE.guides, ids=lambda guide: guide.id)
def test_a_guide_names_only_what_exists_and_always_ends(guide):
    assert faults(guide, all_norms(), {clause.id for clause in CLAUSES.clauses}) == []
    assert 3 <= most_questions(guide, guide.questions[0].id) <= 7
    assert all(len(question.options) <= 10 for question in guide.questions)
    for answers in ways(guide):
        assert next_question(guide, answers) is None
        assert len(list(path_of(guide, answers))) == len(answers)


@pytest.mark.parametrize("guide", GUIDANCE.guides, ids=lambda guide: guide.id)
def test_every_way_leads_to_a_tender_that_can_be_kept_and_fills_only_its_own_group(guide):
    reached = set()
    for answers in ways(guide):
        found = outcome(guide, answers, Tender(), NORMS)
        assert found.changes or found.notes or found.clauses
        made = found.applied(Tender(), [change.path for change in found.changes])
        assert from_plain(to_plain(made)) == made
        for change in found.changes:
            assert change.path.startswith(f"{guide.group}.")
            assert change.why
            reached.add(change.path)
        assert outcome(guide, answers, made, NORMS).changes == ()
    assert len(reached) >= 4


@pytest.mark.parametrize("guide", GUIDANCE.guides, ids=lambda guide: guide.id)
def test_every_answer_can_be_reached(guide):
    seen = {(question, key) for answers in ways(guide) for question, key in answers.items()}
    assert seen == {(question.id, option.key) for question in guide.questions for option in question.options}


def test_the_chain_of_a_food_contract_gets_a_condition_a_plan_and_a_report():
    answers = {"product": "food", "supplier": "unknown", "size": "long", "talk": "planned"}
    found = outcome(CHAIN, answers, Tender(), NORMS)
    assert {change.path.rpartition(".")[2]: change.value for change in found.changes} == {
        "risk": ChainRisk.CATERING,
        "form": ChainForm.PERFORMANCE_CONDITION,
        "plan_months": 6,
        "reporting": YearlyRhythm.YEARLY,
    }
    assert (found.changes[0].old, found.changes[0].new) == ("", "Catering en voeding")
    assert "keten-voorwaarde-basis" in found.clauses
    assert found.notes


def test_a_contract_too_small_for_chain_care_proposes_no_texts():
    found = outcome(CHAIN, {"product": "food", "supplier": "too_small"}, Tender(), NORMS)
    assert found.clauses == ()
    assert fields.get(found.applied(Tender(), ["ambition.supply_chain.form"]), "ambition.supply_chain.form") is (
        ChainForm.NONE
    )


def test_the_digital_part_asks_for_the_standard():
    answers = {"users": "inhabitants", "kind": "transport", "extra": "yes", "standard": "yes", "demand": "yes"}
    found = outcome(ACCESS, answers, Tender(), NORMS)
    assert [change.path for change in found.changes if change.value is True] == [
        "ambition.accessibility.used_by_natural_persons",
        "ambition.accessibility.has_digital_channel",
        "ambition.accessibility.requires_wcag",
        "ambition.accessibility.is_required",
    ]
    assert next_question(ACCESS, answers).id == "panel"
    assert "toegankelijk-digitaal" in found.clauses


def test_vehicles_take_the_share_of_the_norm_until_all_rides_are_clean():
    part = {"need": "service", "kind": "vehicles", "vehicles": "light", "zero": "part"}
    path = "ambition.green.zero_emission_percent"
    share = {change.path: change.value for change in outcome(GREEN, part, Tender(), NORMS).changes}
    assert share[path] == NORMS.value("policy.clean_vehicles.light_percent")
    every = {change.path: change.value for change in outcome(GREEN, {**part, "zero": "all"}, Tender(), NORMS).changes}
    assert every[path] == Decimal(100)


def test_the_likely_answer_follows_from_what_is_known():
    food = a_tender(subject={"main_cpv": "55520000"})
    assert likely(CHAIN.question("product"), food, NORMS).key == "food"
    assert likely(CHAIN.question("product"), Tender(), NORMS) is None
    assert likely(CHAIN.question("supplier"), food, NORMS).key == "unknown"
    small = Tender(value=replace(Tender().value, base_value=Decimal(1000), duration_months=3))
    assert likely(CHAIN.question("supplier"), small, NORMS).key == "too_small"
    assert likely(CHAIN.question("size"), small, NORMS).key == "short"
    assert likely(CHAIN.question("size"), food, NORMS).key == "long"
    works = a_tender(subject={"nature": "works", "main_cpv": "45233140"})
    assert likely(GREEN.question("need"), works, NORMS).key == "service"


def test_a_day_without_the_number_leaves_it_out():
    answers = {"product": "food", "supplier": "unknown", "size": "long"}
    early = outcome(CHAIN, answers, Tender(), norms_on(1999, 1, 1))
    assert "ambition.supply_chain.plan_months" not in [change.path for change in early.changes]
    assert likely(CHAIN.question("supplier"), a_tender(), norms_on(1999, 1, 1)) is None


def test_a_later_answer_about_the_same_field_counts_and_what_stands_so_already_is_settled():
    first, second = (
        a_question("a", Option(key="1", words="1", then="b", changes=(Change(path="is_example", value=True, why="."),)),
                   Option(key="2", words="2")),
        a_question("b", Option(key="1", words="1", changes=(Change(path="is_example", value=False, why="."),)),
                   Option(key="2", words="2")),
    )  # fmt: skip
    found = outcome(a_guide(first, second), {"a": "1", "b": "1"}, Tender(), NORMS)
    assert found.changes == ()
    assert [item.value for item in found.settled] == [False]


def test_only_what_is_wanted_is_applied():
    answers = {"product": "food", "supplier": "unknown"}
    found = outcome(CHAIN, answers, Tender(), NORMS)
    made = found.applied(Tender(), ["ambition.supply_chain.risk"])
    assert made.ambition.supply_chain.risk is ChainRisk.CATERING
    assert made.ambition.supply_chain.form is None


def test_answers_beside_the_way_are_passed_over():
    answers = {"users": "nobody", "panel": "yes", "kind": "weg"}
    assert [question.id for question, _option in path_of(ACCESS, answers)] == ["users"]
    assert next_question(ACCESS, {"users": "onbekend"}).id == "users"


YES, NO = Option(key="y", words="Ja"), Option(key="n", words="Nee")


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ((a_question("a", YES),), "twee of meer antwoorden"),
        ((a_question("a", YES, YES),), "eigen code"),
        ((a_question("a", YES, replace(NO, then="weg")),), "bestaat niet"),
        ((a_question("a", YES, replace(NO, then="a")),), "geen einde"),
        ((a_question("a", YES, NO), a_question("b", YES, NO)), "geen antwoord leidt"),
        ((a_question("a", replace(YES, then="a"), NO), a_question("a", YES, NO)), "dezelfde code"),
        ((a_question("a", replace(YES, changes=(Change(path="weg.veld", value=1, why="."),)), NO),), "het veld"),
        ((a_question("a", replace(YES, changes=(Change(path="lots", value=(), why="."),)), NO),), "past niet"),
        ((a_question("a", replace(YES, changes=(Change(path="is_example", value=1, why="."),)), NO),), "past niet"),
        ((a_question("a", replace(YES, changes=(Change(path="value.duration_months", value=True, why="."),)), NO),),
         "past niet"),
        ((a_question("a", replace(YES, changes=(Change(path="value.duration_months", norm="weg", why="."),)), NO),),
         "de norm"),
        ((a_question("a", replace(YES, changes=(Change(path="is_example", norm="lots.share", why="."),)), NO),),
         "norm"),
        ((a_question("a", replace(YES, likely=Suggestion(value_from="weg")), NO),), "de norm"),
        ((a_question("a", replace(YES, clauses=("weg",)), NO),), "de tekst"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_guide_is_said(questions, told):
    assert any(told in fault for fault in faults(a_guide(*questions), all_norms(), {"bekend"}))


@settings(max_examples=60, deadline=None)
@given(
    cpv=st.sampled_from(["", "55520000", "30200000", "45233140", "99999999"]),
    nature=st.none() | st.sampled_from(list(ContractNature)),
    value=st.none() | st.decimals(0, 5_000_000, places=2),
    months=st.none() | st.integers(0, 100),
)
def test_a_suggestion_is_always_one_of_the_answers(cpv, nature, value, months):
    tender = Tender(
        subject=replace(Tender().subject, main_cpv=cpv, nature=nature),
        value=replace(Tender().value, base_value=value, duration_months=months),
    )
    for guide in GUIDANCE.guides:
        for question in guide.questions:
            found = likely(question, tender, NORMS)
            assert found is None or found in question.options
