"""Five questions and a tender: what follows from the answers, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.content.guidance import read_guidance
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import (
    ContractNature,
    PolicyDomain,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    SupplierKind,
    Theme,
)
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.domain.policy import PolicyProfile, ThemePolicy
from sociaalinkopen_desktop.domain.quick_start import Aim, QuickAnswers, begin
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import norms_on

TODAY = date(2026, 11, 24)
GUIDANCE = read_guidance(resource("guidance.json"))
FAMILIES = [family.id for family in GUIDANCE.families]


NOTHING = PolicyProfile()


def begun(profile=NOTHING, today=TODAY, **answers):
    given_answers = QuickAnswers(**answers)
    return begin(given_answers, GUIDANCE.family(given_answers.family), norms_on(2026, 11, 24), profile, today)


def chosen(made, path):
    return next(choice for choice in made.choices if choice.path == path)


@cache
def assessor():
    return Assessor(read_compiled(resource("catalogue.json")), lambda: TODAY)


def test_no_answers_give_an_empty_tender_with_advice_only():
    made = begun()
    assert made.tender == Tender()
    assert [choice.path for choice in made.choices] == ["procedure.procedure"]
    assert made.choices[0].is_advice


def test_the_family_says_nature_code_and_chain_with_a_reason():
    made = begun(title="  Lunches ", family="catering", department="Facilitair", place="Gemeentehuis")
    subject = made.tender.subject
    assert (subject.title, subject.department, subject.place) == ("Lunches", "Facilitair", "Gemeentehuis")
    assert (subject.nature, subject.main_cpv) == (ContractNature.SERVICES, "55520000")
    assert subject.is_social_or_specific_service is True
    assert chosen(made, "subject.main_cpv").words == "55520000"
    assert "Catering" in chosen(made, "subject.nature").reason
    assert chosen(made, "ambition.supply_chain.risk").words == "Catering en voeding"
    assert made.example == "catering"


def test_what_depends_on_the_purchase_stays_open():
    made = begun(family="post", value=Decimal(90000))
    assert made.tender.subject.is_social_or_specific_service is None
    assert made.tender.procedure.procedure is None
    advice = [choice for choice in made.choices if choice.path == "subject.is_social_or_specific_service"]
    assert advice
    assert all(choice.is_advice for choice in advice)


def test_wmo_transport_comes_with_its_price_rules():
    assert begun(family="wmo_transport").tender.subject.policy_domain is PolicyDomain.WMO


def test_the_procedure_follows_value_and_policy():
    for value, procedure in (
        (21_500, Procedure.SINGLE_ONDERHANDS),
        (120_000, Procedure.MEERVOUDIG_ONDERHANDS),
        (205_000, Procedure.NATIONAL_OPEN),
        (216_000, Procedure.OPEN),
    ):
        made = begun(family="cleaning", value=Decimal(value))
        assert made.tender.procedure.procedure is procedure
        assert "€" in chosen(made, "procedure.procedure").reason


def test_without_a_threshold_on_that_day_there_is_advice_instead_of_a_procedure():
    made = begin(
        QuickAnswers(family="cleaning", value=Decimal(300_000), start=date(2029, 1, 1)),
        GUIDANCE.family("cleaning"),
        norms_on(2028, 3, 1),
        PolicyProfile(),
        date(2028, 3, 1),
    )
    assert made.tender.procedure.procedure is None
    assert "niet bekend" in chosen(made, "procedure.procedure").reason


def test_social_return_is_asked_for_by_the_officer_or_by_policy_for_who_does_not_know():
    asked = begun(family="cleaning", value=Decimal(300_000), aims=frozenset({Aim.SOCIAL_RETURN}))
    assert asked.tender.ambition.social_return.is_applied is True
    assert asked.tender.ambition.social_return.percentage == Decimal(5)
    assert asked.tender.applies(Theme.SOCIAL_RETURN) is True
    unknown = begun(family="cleaning", value=Decimal(300_000), aims=frozenset({Aim.UNKNOWN}))
    assert unknown.tender.ambition.social_return.is_applied is True
    assert "beleid" in chosen(unknown, "ambition.social_return.is_applied").reason
    small = begun(family="cleaning", value=Decimal(99_999), aims=frozenset({Aim.UNKNOWN}))
    assert small.tender.ambition.social_return.is_applied is None
    supplies = begun(family="furniture", value=Decimal(300_000), aims=frozenset({Aim.UNKNOWN}))
    assert supplies.tender.ambition.social_return.is_applied is None


def test_social_return_that_policy_weighs_but_nobody_asked_for_is_advice():
    made = begun(family="cleaning", value=Decimal(300_000), aims=frozenset({Aim.SUSTAINABLE}))
    assert made.tender.ambition.social_return.is_applied is None
    assert chosen(made, "ambition.social_return.is_applied").is_advice


def test_social_return_below_the_amount_of_the_policy_is_done_with_a_warning():
    made = begun(family="cleaning", value=Decimal(40_000), aims=frozenset({Aim.SOCIAL_RETURN}))
    assert made.tender.ambition.social_return.is_applied is True
    assert "houd het klein" in chosen(made, "ambition.social_return.is_applied").reason


def test_a_reservation_takes_the_share_of_the_law_and_leaves_social_return_alone():
    aims = frozenset({Aim.RESERVED, Aim.SOCIAL_RETURN, Aim.UNKNOWN})
    made = begun(family="green_maintenance", value=Decimal(300_000), aims=aims)
    reservation = made.tender.ambition.reservation
    assert reservation.scope is ReservationScope.WHOLE
    assert reservation.participation is ReservedParticipation.SHELTERED
    assert reservation.minimum_share_percent == Decimal(30)
    assert made.tender.ambition.social_return.is_applied is None
    assert "Kies er één" in chosen(made, "ambition.social_return.is_applied").reason


def test_one_social_enterprise_may_be_asked_directly_below_the_limit_of_the_policy():
    made = begun(family="gifts", value=Decimal(21_500), aims=frozenset({Aim.SOCIAL_ENTERPRISE}))
    assert made.tender.ambition.reservation.intended_supplier is SupplierKind.SOCIAL_ENTERPRISE
    assert chosen(made, "market.register_search_date").is_advice
    larger = begun(family="gifts", value=Decimal(120_000), aims=frozenset({Aim.SOCIAL_ENTERPRISE}))
    assert larger.tender.ambition.reservation.intended_supplier is None


def test_green_themes_are_chosen_only_for_who_wants_to_buy_green():
    green = begun(family="catering", aims=frozenset({Aim.SUSTAINABLE}))
    assert green.tender.applies(Theme.CLIMATE) is True
    assert green.tender.applies(Theme.CIRCULAR) is None
    unknown = begun(family="catering")
    assert unknown.tender.applies(Theme.CLIMATE) is None
    assert any(choice.is_advice and choice.label == "Thema klimaat" for choice in unknown.choices)


def test_the_policy_profile_goes_before_what_usually_fits():
    no_climate = ThemePolicy(theme=Theme.CLIMATE, is_applied=False, text="Doen wij in een eigen programma.")
    made = begun(PolicyProfile(themes=(no_climate,)), family="catering", aims=frozenset({Aim.SUSTAINABLE}))
    assert made.tender.applies(Theme.CLIMATE) is False
    assert ("Thema klimaat", "Nee") in [(choice.label, choice.words) for choice in made.choices]


def test_the_planning_is_counted_back_from_the_start():
    made = begun(family="cleaning", value=Decimal(300_000), start=date(2027, 9, 1))
    schedule = made.tender.schedule
    assert schedule.contract_start == date(2027, 9, 1)
    assert schedule.dispatch_date is not None
    assert TODAY <= schedule.dispatch_date < schedule.submission_deadline < schedule.contract_start
    assert "1-9-2027" in chosen(made, "schedule.dispatch_date").reason


def test_a_start_that_is_too_early_leaves_the_planning_open_and_says_when_it_had_to_begin():
    made = begun(family="cleaning", value=Decimal(300_000), start=TODAY + timedelta(days=20))
    assert made.tender.schedule.dispatch_date is None
    assert "te laat" in chosen(made, "schedule.contract_start").reason


def test_preparation_does_not_begin_before_today():
    early = next(
        day
        for day in (TODAY + timedelta(days=back) for back in range(30, 300))
        if begun(family="cleaning", value=Decimal(300_000), start=day).tender.schedule.dispatch_date is not None
    )
    made = begun(family="cleaning", value=Decimal(300_000), start=early)
    assert made.tender.schedule.preparation_start >= TODAY


ANSWERS = st.builds(
    QuickAnswers,
    title=st.text(max_size=30),
    family=st.sampled_from(["", "weg", *FAMILIES]),
    value=st.none() | st.decimals(0, 20_000_000, places=2),
    months=st.none() | st.integers(0, 120),
    start=st.none() | st.dates(date(2025, 1, 1), date(2031, 1, 1)),
    department=st.text(max_size=10),
    place=st.text(max_size=10),
    aims=st.frozensets(st.sampled_from(list(Aim))),
)


@settings(max_examples=120, deadline=None)
@given(answers=ANSWERS, day=st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_any_answers_give_a_tender_that_can_be_kept_and_judged(answers, day):
    norms = norms_on(day.year, day.month, day.day)
    made = begin(answers, GUIDANCE.family(answers.family), norms, PolicyProfile(), day)
    clean = made.tender
    if all(part.isprintable() for part in (answers.title, answers.department, answers.place)):
        assert from_plain(to_plain(clean)) == clean
    assert assessor().assess(clean).findings
    for choice in made.choices:
        fields.describe(Tender, choice.path)
        assert choice.reason.endswith(".")
        assert choice.is_advice or fields.get(clean, choice.path) is not None


@settings(max_examples=120, deadline=None)
@given(answers=ANSWERS)
def test_nothing_is_fixed_that_was_not_asked(answers):
    """What differs from an empty tender is an answer, or stands in the list with a reason."""
    made = begin(answers, GUIDANCE.family(answers.family), norms_on(2026, 11, 24), PolicyProfile(), TODAY)
    told = {choice.path for choice in made.choices if not choice.is_advice}
    asked = {
        "subject.title", "subject.department", "subject.place",
        "value.base_value", "value.duration_months", "schedule.contract_start",
    }  # fmt: skip
    changed = {
        path
        for path, field in fields.leaves(Tender)
        if "*" not in path and not field.many and fields.get(made.tender, path) != fields.get(Tender(), path)
    }
    planned = {path for path in changed if path.startswith("schedule.")} if "schedule.dispatch_date" in told else set()
    assert changed - asked - planned <= told
    if not answers.aims:
        assert made.tender.ambition.social_return == Tender().ambition.social_return
        assert made.tender.ambition.reservation == Tender().ambition.reservation
        assert made.tender.ambition.themes == Tender().ambition.themes
    without_start = begin(
        replace(answers, start=None), GUIDANCE.family(answers.family), norms_on(2026, 11, 24), PolicyProfile(), TODAY
    )
    assert without_start.tender.schedule == Tender().schedule
