"""The planning counted both ways: it keeps the terms of the law, holds its order, and warns."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import Procedure
from sociaalinkopen_desktop.domain.holidays import day_off
from sociaalinkopen_desktop.domain.norms import NoNormOnDate, Norms
from sociaalinkopen_desktop.domain.planning import (
    PATHS,
    NoPlanning,
    Planning,
    StepKind,
    plan_backwards,
    plan_forwards,
    working_days,
)
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.terms import plan
from sociaalinkopen_desktop.domain.verdicts import MissingFact
from tests.builders import a_tender, all_norms, norms_on

TODAY = date(2026, 11, 24)
PLANNED = [item for item in Procedure if item is not Procedure.IN_HOUSE]
FRESH = {"schedule": dict.fromkeys(path.partition(".")[2] for path in PATHS.values())}


def fresh(procedure: Procedure, **given) -> Tender:
    """The default tender without dates."""
    given = {"procedure": {"procedure": procedure.value, **given.pop("procedure", {})}, **given}
    return a_tender(**{**FRESH, **given, "schedule": {**FRESH["schedule"], **given.get("schedule", {})}})


def days(planning: Planning) -> dict[StepKind, date]:
    return {step.kind: step.day for step in planning.steps}


# --- the golden line of the legal framework: dispatched on 1 December 2026


def test_forwards_from_the_notice_each_step_follows_the_one_before():
    planning = plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2026, 12, 1))
    assert days(planning) == {
        StepKind.PREPARATION: date(2026, 11, 2),
        StepKind.DOCUMENTS: date(2026, 11, 30),
        StepKind.DISPATCH: date(2026, 12, 1),
        StepKind.QUESTIONS: date(2026, 12, 28),
        StepKind.INFORMATION: date(2027, 1, 4),
        StepKind.SUBMISSION: date(2027, 1, 15),  # 40 days and 5 of margin
        StepKind.EVALUATION: date(2027, 2, 5),
        StepKind.DECISION: date(2027, 2, 12),
        StepKind.STANDSTILL: date(2027, 3, 4),  # 20 days
        StepKind.CONTRACT: date(2027, 3, 19),
    }
    assert planning.standstill_days == 20
    assert planning.day_of(StepKind.INVITATION) is None


def test_without_the_margin_the_deadline_is_the_test_vector_of_the_law():
    """1 December 2026 and 40 days: Sunday 10 January, so Monday 11 January 2027."""
    norms = with_norms(margin_days=0)
    planning = plan_forwards(fresh(Procedure.OPEN), norms, date(2026, 12, 1))
    assert planning.day_of(StepKind.SUBMISSION) == date(2027, 1, 11)
    (step,) = (step for step in planning.steps if step.kind is StepKind.SUBMISSION)
    assert step.note == "Dag 40 (10-1-2027) valt op zondag en schuift door."
    assert str(step.required).replace("\u00a0", " ") == "40 dagen"


def test_backwards_is_the_latest_planning_that_still_fits():
    start = date(2027, 3, 19)
    back = plan_backwards(fresh(Procedure.OPEN), norms_on(), start)
    assert back.day_of(StepKind.DISPATCH) == date(2026, 12, 1)
    assert back.day_of(StepKind.CONTRACT) == start
    assert days(back) == days(plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2026, 12, 1)))


def test_a_wished_start_may_be_any_day_and_the_note_says_what_day_it_is():
    back = plan_backwards(fresh(Procedure.OPEN), norms_on(), date(2028, 1, 1))
    assert back.steps[-1].day == date(2028, 1, 1)
    assert back.steps[-1].note.startswith("Deze dag is Nieuwjaarsdag.")
    sunday = plan_backwards(fresh(Procedure.OPEN), norms_on(), date(2027, 9, 5))
    assert sunday.steps[-1].note.startswith("Deze dag is een zondag.")


def test_a_notice_on_a_day_off_goes_out_on_the_next_working_day():
    planning = plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2026, 12, 25))
    assert planning.day_of(StepKind.DISPATCH) == date(2026, 12, 28)


def test_a_procedure_in_two_rounds_has_a_selection():
    planning = plan_forwards(fresh(Procedure.RESTRICTED), norms_on(), date(2026, 12, 1))
    found = days(planning)
    assert list(found) == list(StepKind)
    assert found[StepKind.PARTICIPATION] == date(2027, 1, 5)  # 30 days and 5 of margin
    assert found[StepKind.INVITATION] == date(2027, 1, 19)
    assert found[StepKind.SUBMISSION] == date(2027, 3, 1)  # 35 days and 5: Sunday 28 February


def test_one_invited_enterprise_needs_no_questions_and_no_waiting():
    planning = plan_forwards(fresh(Procedure.SINGLE_ONDERHANDS), norms_on(), date(2026, 12, 1))
    assert set(days(planning)).isdisjoint({StepKind.QUESTIONS, StepKind.INFORMATION, StepKind.STANDSTILL})
    assert planning.standstill_days is None
    assert planning.steps[-1].note == ""


def test_an_order_within_a_framework_needs_no_waiting():
    planning = plan_forwards(fresh(Procedure.MINI_COMPETITION), norms_on(), date(2026, 12, 1))
    assert planning.day_of(StepKind.STANDSTILL) is None
    assert planning.day_of(StepKind.QUESTIONS) is not None


def test_where_the_law_names_no_days_policy_does_and_the_step_says_so():
    planning = plan_forwards(fresh(Procedure.MEERVOUDIG_ONDERHANDS), norms_on(), date(2027, 2, 1))
    (step,) = (step for step in planning.steps if step.kind is StepKind.SUBMISSION)
    assert step.required is None
    assert step.extra is not None
    assert step.note == "De wet noemt hier geen dagen."
    questions = planning.day_of(StepKind.QUESTIONS)
    assert questions is not None
    assert working_days(date(2027, 2, 1), questions) >= norms_on().whole("policy.planning.least_question_days")


def test_a_national_restricted_procedure_counts_the_request_by_policy():
    planning = plan_forwards(fresh(Procedure.NATIONAL_RESTRICTED), norms_on(), date(2027, 2, 1))
    (step,) = (step for step in planning.steps if step.kind is StepKind.PARTICIPATION)
    assert step.required is None
    assert step.day == date(2027, 2, 15)


@pytest.mark.parametrize(
    ("procedure", "own", "required", "extra", "length"),
    [
        (Procedure.OPEN, None, 20, None, 20),
        (Procedure.OPEN, 10, 20, None, 20),
        (Procedure.OPEN, 30, 20, 10, 30),
        (Procedure.SOCIAL_AND_SPECIFIC, None, None, 20, 20),
        (Procedure.SOCIAL_AND_SPECIFIC, 10, None, 10, 10),
        (Procedure.SOCIAL_AND_SPECIFIC, 0, None, 0, 0),
    ],
)
def test_the_waiting_time_is_that_of_the_law_or_ones_own(procedure, own, required, extra, length):
    planning = plan_forwards(fresh(procedure, schedule={"standstill_days": own}), norms_on(), date(2027, 2, 1))
    (step,) = (step for step in planning.steps if step.kind is StepKind.STANDSTILL)
    assert (step.required.amount if step.required else None) == required
    assert (step.extra.amount if step.extra else None) == extra
    assert planning.standstill_days == length


def test_a_prior_information_notice_shortens_the_term_only_while_it_counts():
    sent = {"prior_information_date": date(2026, 10, 1)}
    planning = plan_forwards(fresh(Procedure.OPEN, schedule=sent), norms_on(), date(2026, 12, 1))
    (step,) = (step for step in planning.steps if step.kind is StepKind.SUBMISSION)
    assert step.required is not None
    assert step.required.amount == 29
    assert "De vooraankondiging maakt deze termijn korter." in step.note
    late = plan_forwards(fresh(Procedure.OPEN, schedule=sent), norms_on(), date(2027, 12, 1))
    assert next(step for step in late.steps if step.kind is StepKind.SUBMISSION).required != step.required


# --- what cannot be planned


def test_without_a_procedure_there_is_nothing_to_count():
    with pytest.raises(MissingFact) as missing:
        plan_forwards(Tender(), norms_on(), date(2027, 2, 1))
    assert missing.value.path == "procedure.procedure"


def test_quasi_inbesteden_has_no_planning():
    with pytest.raises(NoPlanning, match="quasi-inbesteden") as raised:
        plan_backwards(fresh(Procedure.IN_HOUSE), norms_on(), date(2027, 9, 1))
    assert raised.value.sentence.endswith(".")


def test_a_policy_that_takes_years_finds_no_day_and_says_so():
    with pytest.raises(NoPlanning, match="past geen planning"):
        plan_backwards(fresh(Procedure.OPEN), with_norms(start_days=2000), date(2027, 9, 1))


def test_before_the_policy_is_known_nobody_guesses():
    with pytest.raises(NoNormOnDate):
        plan_forwards(fresh(Procedure.OPEN), Norms(all_norms(), date(2020, 1, 1)), date(2020, 2, 1))


# --- writing it in the tender


def test_taking_it_over_writes_every_field_of_the_planning_and_no_other():
    tender = fresh(Procedure.OPEN, schedule={"standstill_days": None, "participation_deadline": date(2020, 1, 1)})
    planning = plan_forwards(tender, norms_on(), date(2026, 12, 1))
    assert all(step.differs == bool(step.path) for step in planning.steps)
    taken = planning.applied(tender)
    for step in planning.steps:
        if step.path:
            assert fields.get(taken, step.path) == step.day
    assert taken.schedule.standstill_days == 20
    assert taken.schedule.participation_deadline == date(2020, 1, 1)
    assert dataclasses.replace(taken, schedule=tender.schedule) == tender
    again = plan_forwards(taken, norms_on(), date(2026, 12, 1))
    assert not any(step.differs for step in again.steps)


def test_when_the_preparation_began_is_a_fact_that_stays():
    tender = fresh(Procedure.OPEN, schedule={"preparation_start": date(2026, 9, 1), "standstill_days": 25})
    planning = plan_forwards(tender, norms_on(), date(2026, 12, 1))
    assert planning.steps[0].chosen == date(2026, 9, 1)
    taken = planning.applied(tender)
    assert taken.schedule.preparation_start == date(2026, 9, 1)
    assert taken.schedule.standstill_days == 25


# --- properties

ANY_DAY = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(PLANNED), ANY_DAY)
def test_every_planning_is_in_order_on_working_days_and_keeps_the_law(procedure, day):
    tender = fresh(procedure)
    planning = plan_forwards(tender, norms_on(), day)
    found = [step.day for step in planning.steps]
    assert found == sorted(found)
    assert [step.kind for step in planning.steps] == [kind for kind in StepKind if kind in days(planning)]
    assert not any(day_off(item) for item in found)
    for term in plan(planning.applied(tender), norms_on()):
        assert term.is_kept is not False, term
        assert not term.is_just_kept


@given(st.sampled_from(PLANNED), ANY_DAY)
def test_backwards_fits_and_one_working_day_later_does_not(procedure, start):
    tender = fresh(procedure)
    planning = plan_backwards(tender, norms_on(), start)
    dispatch = planning.day_of(StepKind.DISPATCH)
    assert dispatch is not None
    assert planning.steps[-1].day == start
    later = plan_forwards(tender, norms_on(), dispatch + timedelta(days=1))
    assert later.steps[-1].day > start
    assert days(plan_forwards(tender, norms_on(), dispatch))[StepKind.CONTRACT] <= start


# --- warnings


def test_summer_and_christmas_are_named_with_their_weeks():
    summer = plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2027, 6, 7))
    assert any("zomervakantie of de bouwvak (week 29 tot en met 35)" in line for line in summer.warnings)
    assert any("Beoordeling klaar" in line and "beoordelaars" in line for line in summer.warnings)
    christmas = plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2026, 12, 1))
    (line,) = christmas.warnings
    assert "vallen 9 werkdagen in de kerstvakantie (20 december tot en met 4 januari)." in line


def test_a_waiting_time_in_the_summer_is_named():
    planning = plan_backwards(fresh(Procedure.OPEN), norms_on(), date(2027, 9, 1))
    assert any("De wachttijd valt voor het grootste deel in de zomervakantie" in line for line in planning.warnings)


def test_a_quiet_spring_needs_no_warning():
    assert plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2027, 2, 1), TODAY).warnings == ()


def test_one_working_day_is_said_in_the_singular():
    norms = with_norms(summer_first_week=14, summer_last_week=14)
    planning = plan_forwards(fresh(Procedure.SINGLE_ONDERHANDS), norms, date(2027, 3, 15))
    assert any("valt 1 werkdag in" in line for line in planning.warnings)


def test_few_working_days_are_named():
    norms = with_norms(least_working_days=40, least_question_days=30)
    told = plan_forwards(fresh(Procedure.OPEN), norms, date(2027, 2, 1)).warnings
    assert told[0].startswith("Ondernemers hebben 33 werkdagen om in te schrijven. Geef er liever ten minste 40.")
    assert "om vragen te stellen. Geef er liever ten minste 30." in told[1]


def test_days_gone_by_are_named():
    late = plan_backwards(fresh(Procedure.OPEN), norms_on(), date(2027, 2, 1), TODAY)
    assert late.warnings[0].startswith("De aankondiging moet op ")
    tight = plan_forwards(fresh(Procedure.OPEN), norms_on(), date(2026, 12, 1), TODAY)
    assert tight.warnings[0].startswith("De voorbereiding moet op 2-11-2026 beginnen, en die dag is voorbij.")
    begun = fresh(Procedure.OPEN, schedule={"preparation_start": date(2026, 9, 1)})
    assert "voorbereiding" not in " ".join(plan_forwards(begun, norms_on(), date(2026, 12, 1), TODAY).warnings)


def test_every_number_that_was_used_is_on_the_record():
    norms = norms_on()
    plan_forwards(fresh(Procedure.OPEN), norms, date(2026, 12, 1))
    assert {"terms.open_electronic", "terms.standstill", "policy.planning.margin_days"} <= set(norms.used)


def with_norms(**changed: int) -> Norms:
    """The norms of 1 December 2026 with other numbers for the planning."""
    known = dict(all_norms())
    for name, value in changed.items():
        norm = known[f"policy.planning.{name}"]
        values = tuple(dataclasses.replace(item, value=Decimal(value)) for item in norm.values)
        known[norm.name] = dataclasses.replace(norm, values=values)
    return Norms(known, date(2026, 12, 1))
