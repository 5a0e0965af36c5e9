"""Counting days, and the minimum terms of each procedure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Procedure
from sociaalinkopen_desktop.domain.holidays import day_off, easter, holidays, next_working_day
from sociaalinkopen_desktop.domain.terms import (
    PlannedTerm,
    TermKind,
    last_day,
    latest_day_before,
    plan,
    planned,
)
from tests.builders import a_tender, norms_on

DAYS = st.dates(date(2016, 1, 1), date(2099, 12, 31))


def term(kind: TermKind, **given: object) -> PlannedTerm:
    found = planned(a_tender(**given), norms_on(), kind)
    assert found is not None
    return found


# --- days


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"),
        (2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26"),
        (2028, "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26"),
    ],
)
def test_holidays_are_those_of_the_algemene_termijnenwet(year, days):
    assert [day.strftime("%m-%d") for day in holidays(year)] == days.split()


def test_kings_day_on_a_sunday_is_kept_on_saturday():
    assert holidays(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in holidays(2025)


def test_every_holiday_has_a_name_even_when_two_fall_together():
    assert len(holidays(2016)) == 8  # Hemelvaartsdag was Bevrijdingsdag
    assert all(holidays(2016).values())


@given(st.integers(1990, 2199))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_a_day_off_says_why():
    assert day_off(date(2026, 12, 5)) == "zaterdag"
    assert day_off(date(2026, 12, 6)) == "zondag"
    assert day_off(date(2026, 12, 25)) == "eerste kerstdag"
    assert day_off(date(2026, 12, 24)) == ""


@pytest.mark.parametrize(
    ("length", "last"),
    [
        (40, date(2027, 1, 11)),  # day 40 is Sunday 10 January
        (45, date(2027, 1, 15)),
        (35, date(2027, 1, 5)),
        (30, date(2026, 12, 31)),
        (15, date(2026, 12, 16)),
        (20, date(2026, 12, 21)),
    ],
)
def test_terms_from_1_december_2026_end_on_the_days_of_the_legal_frame(length, last):
    assert last_day(date(2026, 12, 1), length) == last


def test_a_term_over_christmas_and_new_year_ends_on_the_twentieth_day():
    assert last_day(date(2026, 12, 15), 20) == date(2027, 1, 4)


def test_a_term_of_three_days_or_more_holds_two_working_days():
    # Thursday 24 December 2026: Friday and Saturday are Christmas, Sunday follows.
    assert last_day(date(2026, 12, 24), 3) == date(2026, 12, 29)
    assert last_day(date(2026, 12, 24), 2) == date(2026, 12, 28)


@given(DAYS, st.integers(1, 90))
def test_a_term_ends_on_a_working_day_and_never_early(since, length):
    last = last_day(since, length)
    assert not day_off(last)
    assert last >= since + timedelta(days=length)
    assert last - since <= timedelta(days=length + 7)


@given(DAYS, st.integers(3, 90))
def test_longer_terms_hold_at_least_two_working_days(since, length):
    last = last_day(since, length)
    inside = [since + timedelta(days=step) for step in range(1, (last - since).days + 1)]
    assert sum(not day_off(day) for day in inside) >= 2


@given(DAYS, st.integers(1, 89))
def test_a_longer_term_never_ends_before_a_shorter_one(since, length):
    assert last_day(since, length) <= last_day(since, length + 1)


@given(DAYS, st.integers(1, 30))
def test_counting_back_leaves_the_days_free_and_moves_nothing(deadline, length):
    latest = latest_day_before(deadline, length)
    assert (deadline - latest).days == length + 1


@given(DAYS)
def test_the_next_working_day_is_the_first_one(day):
    found = next_working_day(day)
    assert not day_off(found)
    assert all(day_off(day + timedelta(days=step)) for step in range((found - day).days))


# --- procedures


def required(kind: TermKind, **given: object) -> int | None:
    quantity = term(kind, **given).required
    return None if quantity is None else int(quantity.amount)


def test_open_procedure_asks_forty_days_when_everything_is_digital():
    found = term(TermKind.SUBMISSION)
    assert found.required is not None
    assert str(found.required) == "40\u00a0dagen"
    assert found.norms == ("terms.open_electronic",)
    assert found.earliest == date(2027, 1, 11)
    assert found.is_kept is True
    assert found.note == "Dag 40 (10-1-2027) valt op zondag; de termijn loopt tot en met 11-1-2027."


def test_a_deadline_one_day_early_does_not_keep_the_term():
    assert term(TermKind.SUBMISSION, schedule={"submission_deadline": "2027-01-10"}).is_kept is False
    assert term(TermKind.SUBMISSION, schedule={"submission_deadline": "2027-01-11"}).is_kept is True


def test_documents_that_are_not_digital_add_five_days_to_the_full_term():
    assert required(TermKind.SUBMISSION, procedure={"is_electronic": False}) == 50


def test_urgency_gives_fifteen_days_and_a_shorter_information_term():
    urgent = {"is_accelerated": True, "is_electronic": False}
    assert required(TermKind.SUBMISSION, procedure=urgent) == 15
    assert required(TermKind.INFORMATION, procedure=urgent) == 4


@pytest.mark.parametrize(
    ("sent", "days"),
    [
        ("2026-10-10", 29),  # 52 days before
        ("2026-10-11", 40),  # 51 days before: too late
        ("2025-12-01", 29),  # twelve months before
        ("2025-11-30", 40),  # a day more: too long ago
    ],
)
def test_a_prior_information_notice_shortens_the_term_when_sent_in_time(sent, days):
    assert required(TermKind.SUBMISSION, schedule={"prior_information_date": sent}) == days


def test_a_prior_information_notice_does_nothing_before_the_notice_itself_has_a_date():
    found = term(TermKind.SUBMISSION, schedule={"prior_information_date": "2026-10-01", "dispatch_date": None})
    assert found.norms == ("terms.open_electronic",)
    assert found.earliest is None
    assert found.is_kept is None


def test_a_prior_information_notice_on_a_leap_day_counts_to_the_end_of_february():
    dates = {"prior_information_date": "2028-02-29", "dispatch_date": "2029-02-28"}
    assert term(TermKind.SUBMISSION, schedule=dates).norms == ("terms.open_prior_information",)


def test_a_prior_information_notice_with_documents_on_paper_adds_five_days():
    given = {"schedule": {"prior_information_date": "2026-10-01"}, "procedure": {"is_electronic": False}}
    assert required(TermKind.SUBMISSION, **given) == 34
    assert "minder dan 22\u00a0dagen mag nooit" in term(TermKind.SUBMISSION, **given).note


@pytest.mark.parametrize("procedure", [Procedure.RESTRICTED, Procedure.NEGOTIATED_WITH_CALL])
def test_restricted_procedures_have_two_terms(procedure):
    chosen = {"procedure": procedure.value}
    dates = {"participation_deadline": "2026-12-31", "invitation_date": "2027-01-12"}
    request = term(TermKind.PARTICIPATION, procedure=chosen, schedule=dates)
    assert (request.earliest, request.is_kept) == (date(2026, 12, 31), True)
    tender = term(TermKind.SUBMISSION, procedure=chosen, schedule=dates)
    assert tender.since == date(2027, 1, 12)
    assert tender.norms == ("terms.restricted_tender_electronic",)
    assert tender.note.endswith("Korter mag als alle geselecteerde ondernemers akkoord zijn.")
    assert required(TermKind.PARTICIPATION, procedure={**chosen, "is_accelerated": True}) == 15
    assert required(TermKind.SUBMISSION, procedure={**chosen, "is_accelerated": True}) == 10
    assert required(TermKind.SUBMISSION, procedure={**chosen, "is_electronic": False}) == 45


@pytest.mark.parametrize("procedure", [Procedure.COMPETITIVE_DIALOGUE, Procedure.INNOVATION_PARTNERSHIP])
def test_dialogue_and_partnership_have_a_term_for_the_request_only(procedure):
    chosen = {"procedure": procedure.value, "is_accelerated": True}
    assert required(TermKind.PARTICIPATION, procedure=chosen) == 30
    assert required(TermKind.INFORMATION, procedure=chosen) == 10
    submission = term(TermKind.SUBMISSION, procedure=chosen)
    assert submission.required is None
    assert submission.is_kept is None
    assert submission.note == "Er is geen minimum in dagen."


def test_national_works_follow_the_arw():
    works = {"nature": "works"}
    opened = {"subject": works, "procedure": {"procedure": "national_open"}}
    assert required(TermKind.SUBMISSION, **opened) == 32
    assert required(TermKind.INFORMATION, **opened) == 6
    selected = {"subject": works, "procedure": {"procedure": "national_restricted"}}
    assert required(TermKind.PARTICIPATION, **selected) == 17
    assert required(TermKind.SUBMISSION, **selected) == 21


def test_national_services_have_no_terms_in_numbers():
    for procedure in ("national_open", "national_restricted"):
        terms = plan(a_tender(procedure={"procedure": procedure}), norms_on())
        assert [item.required for item in terms if item.kind is not TermKind.AWARD_NOTICE] == [None] * len(terms)


@pytest.mark.parametrize("procedure", ["single_onderhands", "meervoudig_onderhands", "mini_competition", "neg-wo-call"])
def test_without_a_notice_only_the_submission_is_planned(procedure):
    terms = plan(a_tender(procedure={"procedure": procedure}), norms_on())
    assert [item.kind for item in terms] == [TermKind.SUBMISSION]
    assert terms[0].limit is None


@pytest.mark.parametrize("procedure", [None, "in_house"])
def test_no_procedure_has_no_plan(procedure):
    tender = a_tender(procedure={"procedure": procedure})
    assert plan(tender, norms_on()) == ()
    assert planned(tender, norms_on(), TermKind.SUBMISSION) is None


def test_the_last_information_leaves_ten_full_days():
    found = term(TermKind.INFORMATION)
    assert (found.latest, found.limit) == (date(2027, 1, 7), date(2027, 1, 7))
    assert found.is_kept is True
    just = term(TermKind.INFORMATION, schedule={"information_note_date": "2027-01-08"})
    assert (just.is_kept, just.is_just_kept) == (True, True)
    assert term(TermKind.INFORMATION, schedule={"information_note_date": "2027-01-09"}).is_kept is False
    assert term(TermKind.INFORMATION, schedule={"submission_deadline": None}).latest is None


def test_signing_starts_the_day_after_the_standstill():
    found = term(TermKind.STANDSTILL, schedule={"award_decision_date": "2026-12-01", "contract_start": "2026-12-22"})
    assert (found.earliest, found.is_kept, found.is_advice) == (date(2026, 12, 22), True, False)
    early = term(TermKind.STANDSTILL, schedule={"award_decision_date": "2026-12-01", "contract_start": "2026-12-21"})
    assert early.is_kept is False
    assert term(TermKind.STANDSTILL, schedule={"award_decision_date": None}).earliest is None


def test_a_longer_waiting_time_of_ones_own_counts_and_a_shorter_one_does_not():
    assert required(TermKind.STANDSTILL, schedule={"standstill_days": 25}) == 25
    assert required(TermKind.STANDSTILL, schedule={"standstill_days": 10}) == 20
    assert required(TermKind.STANDSTILL, schedule={"standstill_days": None}) == 20


def test_for_social_services_the_standstill_is_advice_and_says_so():
    sas = {"procedure": {"procedure": "sas"}, "subject": {"is_social_or_specific_service": True}}
    found = term(TermKind.STANDSTILL, **sas)
    assert found.is_advice
    assert "De wet vraagt deze wachttijd hier niet" in found.note
    assert required(TermKind.INFORMATION, **sas) == 10
    assert term(TermKind.SUBMISSION, **sas).required is None


def test_the_award_notice_is_due_thirty_days_after_the_decision():
    found = term(TermKind.AWARD_NOTICE)
    assert (found.latest, found.chosen, found.is_kept) == (date(2027, 3, 11), None, None)
    assert term(TermKind.AWARD_NOTICE, schedule={"award_decision_date": None}).latest is None


def test_asking_for_one_step_records_the_norms_of_that_step_only():
    norms = norms_on()
    planned(a_tender(), norms, TermKind.STANDSTILL)
    assert set(norms.used) == {"terms.standstill"}


@pytest.mark.parametrize("procedure", list(Procedure))
def test_every_step_names_its_field_and_its_norms(procedure):
    norms = norms_on()
    for item in plan(a_tender(procedure={"procedure": procedure.value}), norms):
        assert item.path.startswith("schedule.")
        assert item.since_path.startswith("schedule.")
        assert item.label
        assert (item.required is None) == (item.norms == ())
        assert set(item.norms) <= set(norms.used)
        assert not (item.earliest and item.latest)
