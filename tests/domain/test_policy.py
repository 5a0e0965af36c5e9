"""The policy profile: own numbers take the place of start values on their own days, and are never mistaken for law."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import SanctionKind, Theme
from sociaalinkopen_desktop.domain.justification import Receipt, justify
from sociaalinkopen_desktop.domain.norms import Certainty, Norms, Origin
from sociaalinkopen_desktop.domain.policy import (
    BlockUnit,
    Bouwblok,
    BouwblokTable,
    PolicyNumber,
    PolicyProfile,
    PolicySource,
    PsoDiscount,
    PsoStep,
    SanctionPolicy,
    ThemePolicy,
    example_profile,
    in_force,
    worth,
)
from sociaalinkopen_desktop.domain.policy_editing import (
    OWN_TITLE,
    as_own,
    with_next_value,
    with_number,
    with_table,
    with_theme,
    with_value,
    without_number,
)
from sociaalinkopen_desktop.domain.policy_faults import faults_of
from sociaalinkopen_desktop.domain.policy_in_force import applied, started
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender

CATALOGUE = read_compiled(resource("catalogue.json"))
THRESHOLD = "policy.social_return.threshold"
NORM = CATALOGUE.norms[THRESHOLD]
START = NORM.values[0].value
POLICY = sorted(name for name, norm in CATALOGUE.norms.items() if norm.origin is Origin.POLICY)
DAY = date(2026, 11, 24)


def number(value, begin, end=None, name=THRESHOLD, **more):
    return PolicyNumber(name=name, value=Decimal(value), valid_from=begin, valid_until=end, **more)


def profile(*numbers, **more):
    given_ = {"title": "Inkoopbeleid 2026", "organisation": "Voorbeeldgemeente", "numbers": numbers, **more}
    return PolicyProfile(**given_)


def used(catalogue, day, name=THRESHOLD):
    norms = Norms(catalogue.norms, day)
    norms.quantity(name)
    return norms.used[name]


# -- in force -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", POLICY)
def test_every_number_of_local_policy_can_be_set(name):
    first = CATALOGUE.norms[name].values[0].valid_from
    made = applied(CATALOGUE, profile(number(7, first, name=name)))
    found = used(made, DAY, name)
    assert (found.quantity.amount, found.certainty, found.origin) == (7, Certainty.SURE, Origin.POLICY)
    assert "Inkoopbeleid 2026 van Voorbeeldgemeente" in found.reference.title


def test_an_own_value_holds_on_its_own_days_and_the_start_value_on_all_others():
    made = applied(CATALOGUE, profile(number(50_000, date(2026, 1, 1), date(2026, 12, 31), source="§ 3.2")))
    for day, value, certainty in (
        (date(2025, 12, 31), START, Certainty.CHECK_FIRST),
        (date(2026, 1, 1), 50_000, Certainty.SURE),
        (date(2026, 12, 31), 50_000, Certainty.SURE),
        (date(2027, 1, 1), START, Certainty.CHECK_FIRST),
    ):
        found = used(made, day)
        assert (found.quantity.amount, found.certainty) == (value, certainty), day
    assert used(made, DAY).reference.title == "Beleidsprofiel Inkoopbeleid 2026 van Voorbeeldgemeente: § 3.2"
    assert used(made, date(2027, 1, 1)).reference.title.startswith("Voorbeeldprofiel: startwaarde")


def test_a_later_own_value_ends_the_earlier_one():
    made = applied(CATALOGUE, profile(number(75_000, date(2027, 1, 1)), number(50_000, date(2022, 1, 1))))
    assert [used(made, day).quantity.amount for day in (DAY, date(2026, 12, 31), date(2027, 1, 1))] == [
        50_000, 50_000, 75_000,
    ]  # fmt: skip
    assert made.norms[THRESHOLD].certainty is Certainty.SURE


periods = st.lists(
    st.tuples(st.dates(date(2021, 1, 1), date(2029, 12, 31)), st.none() | st.integers(0, 900), st.integers(0, 10**6)),
    max_size=5,
    unique_by=lambda item: item[0],
)


@given(periods, st.dates(date(2022, 1, 1), date(2030, 12, 31)))
def test_on_every_day_one_value_holds_the_own_one_that_began_last_or_else_the_start_value(given_, day):
    own = [
        number(value, begin, None if length is None else begin + timedelta(days=length))
        for begin, length, value in given_
    ]
    made = applied(CATALOGUE, profile(*own))
    begun = [item for item in own if item.valid_from <= day]
    last = max(begun, key=lambda item: item.valid_from, default=None)
    holds = last is not None and (last.valid_until is None or day <= last.valid_until)
    assert used(made, day).quantity.amount == (last.value if holds else START)
    values = made.norms[THRESHOLD].values
    assert list(values) == sorted(values, key=lambda item: item.valid_from)
    assert sum(item.holds_on(day) for item in values) == 1


def test_law_and_guideline_cannot_be_overridden():
    law = next(name for name, norm in CATALOGUE.norms.items() if norm.origin is Origin.LAW)
    made = applied(
        CATALOGUE, profile(number(1, date(2020, 1, 1), name=law), number(2, DAY, name="policy.bestaat.niet"))
    )
    assert made.norms == CATALOGUE.norms
    assert made.fingerprint == CATALOGUE.fingerprint


def test_the_example_changes_no_number_and_says_that_it_is_the_example():
    made = applied(CATALOGUE, example_profile())
    assert (made.norms, made.fingerprint) == (CATALOGUE.norms, CATALOGUE.fingerprint)
    assert made.profile.startswith("Voorbeeldprofiel")


def test_the_fingerprint_follows_the_numbers_and_nothing_else():
    one = profile(number(50_000, DAY))
    prints = {
        applied(CATALOGUE, item).fingerprint
        for item in (one, profile(number(60_000, DAY)), profile(number(50_000, date(2026, 1, 1))), example_profile())
    }
    assert len(prints) == 4
    with_table_ = replace(one, bouwblok_tables=(BouwblokTable(region="Voorbeeldregio"),))
    assert applied(CATALOGUE, with_table_).fingerprint == applied(CATALOGUE, one).fingerprint


def test_an_own_number_changes_the_judgement_and_the_receipt_names_the_profile():
    tender = a_tender(
        value={"base_value": 60_000, "extensions_value": 0},
        lots=(),
        ambition={"social_return": {"is_applied": False, "not_applied_reason": ""}},
    )
    before = assess(tender, applied(CATALOGUE, example_profile()), CHECKS, DAY)
    after = assess(tender, applied(CATALOGUE, profile(number(50_000, date(2026, 1, 1)))), CHECKS, DAY)
    assert before.finding("SR-01").status is Status.NOT_APPLICABLE
    assert after.finding("SR-01").status in (Status.OPEN, Status.TO_EXPLAIN)
    assert after.profile == "Inkoopbeleid 2026 van Voorbeeldgemeente"
    document = justify(tender, after, Norms(CATALOGUE.norms, DAY), Receipt(program_version="9", made_on=DAY))
    assert "Beleidsprofiel" in repr(document.chapters[-2])
    assert "Inkoopbeleid 2026 van Voorbeeldgemeente" in repr(document.chapters[-2])


def test_a_source_without_a_number_of_its_own_is_that_of_the_profile():
    source = PolicySource(title="Inkoopbeleid, vastgesteld", url="https://example.org/beleid")
    made = applied(CATALOGUE, profile(number(1, date(2022, 1, 1)), source=source))
    reference = used(made, DAY).reference
    assert (reference.title.endswith(": Inkoopbeleid, vastgesteld"), reference.url) == (True, source.url)


# -- a new tender -------------------------------------------------------------------------------------------------
OWN = profile(
    bouwblok_tables=(BouwblokTable(region="Voorbeeldregio", version="2", valid_from=date(2026, 1, 1)),),
    sanctions=(
        SanctionPolicy(
            kind=SanctionKind.SURCHARGE, factor=Decimal("1.25"), recovery_days=60, valid_from=date(2026, 1, 1)
        ),
    ),
    themes=(
        ThemePolicy(theme=Theme.CLIMATE, is_applied=True, text="Klimaatplan § 2."),
        ThemePolicy(theme=Theme.CIRCULAR, text="Alleen een tekst."),
    ),
)


def test_a_new_tender_begins_with_what_the_municipality_chose():
    made = started(Tender(), OWN, DAY)
    social = made.ambition.social_return
    assert (social.bouwblok_version, social.bouwblok_date) == ("Voorbeeldregio, 2", date(2026, 1, 1))
    assert (social.sanction, social.sanction_factor, social.recovery_days) == (
        SanctionKind.SURCHARGE, Decimal("1.25"), 60,
    )  # fmt: skip
    assert {choice.theme: (choice.is_applied, choice.reason) for choice in made.ambition.themes} == {
        theme: ((True, "Klimaatplan § 2.") if theme is Theme.CLIMATE else (None, "")) for theme in Theme
    }


def test_what_the_officer_filled_in_stays():
    tender = a_tender()
    assert started(tender, OWN, DAY).ambition.themes == tender.ambition.themes
    assert started(tender, OWN, DAY).ambition.social_return.bouwblok_version == (
        tender.ambition.social_return.bouwblok_version or "Voorbeeldregio, 2"
    )


def test_the_example_fills_in_nothing():
    assert started(Tender(), example_profile(), DAY) == Tender()


def test_what_begins_later_does_not_hold_yet():
    assert started(Tender(), OWN, date(2025, 12, 31)).ambition.social_return == Tender().ambition.social_return


# -- the profile itself -------------------------------------------------------------------------------------------
def test_the_newest_of_what_holds_counts():
    first = PsoDiscount(step=PsoStep.STEP_1, percent=Decimal(10), valid_from=date(2024, 1, 1))
    later = PsoDiscount(step=PsoStep.STEP_1, percent=Decimal(20), valid_from=date(2026, 1, 1))
    other = PsoDiscount(step=PsoStep.STEP_2, percent=Decimal(50), valid_from=date(2026, 1, 1))
    undated = PsoDiscount(step=PsoStep.STEP_1, percent=Decimal(99))
    made = profile(pso_discounts=(later, other, first, undated))
    assert made.pso_discount_on(PsoStep.STEP_1, DAY) == later
    assert made.pso_discount_on(PsoStep.STEP_1, date(2025, 5, 5)) == first
    assert made.pso_discount_on(PsoStep.STEP_1, date(2023, 5, 5)) is None
    assert made.pso_discount_on(PsoStep.STEP_3, DAY) is None
    assert in_force((), DAY) is None


def test_the_average_is_over_full_time_years_only():
    year, month = BlockUnit.YEAR, BlockUnit.MONTH
    table = BouwblokTable(
        blocks=tuple(
            Bouwblok(name="x", value=None if value is None else Decimal(value), unit=unit)
            for value, unit in ((30_000, year), (40_001, year), (750, month), (None, year))
        )
    )
    assert table.average() == 35_000
    assert BouwblokTable().average() is None


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Bouwblok(value=Decimal(30_000)), "€\u00a030.000 per jaar bij voltijd"),
        (Bouwblok(value=Decimal("12.50"), unit=BlockUnit.HOUR), "€\u00a012,50 per uur"),
        (Bouwblok(unit=BlockUnit.INVOICE), "bedrag van de factuur"),
        (Bouwblok(), ""),
    ],
)
def test_a_bouwblok_tells_what_it_is_worth(block, words):
    assert worth(block) == words


# -- editing ------------------------------------------------------------------------------------------------------
def test_who_changes_the_example_makes_it_her_own():
    made = with_value(example_profile(), NORM, Decimal(50_000))
    assert (made.is_example, made.title, made.source) == (False, OWN_TITLE, PolicySource())
    assert made.numbers == (number(50_000, NORM.values[0].valid_from),)
    assert as_own(made) == made


def test_emptying_a_number_brings_the_start_value_back():
    made = with_value(with_value(example_profile(), NORM, Decimal(1)), NORM, None)
    assert made.numbers == ()
    assert with_value(made, NORM, None) == made


def test_a_next_value_leaves_the_one_before_it():
    made = with_next_value(with_value(profile(), NORM, Decimal(50_000)), NORM, DAY)
    made = with_value(made, NORM, Decimal(75_000))
    assert [(item.value, item.valid_from) for item in made.numbers_of(THRESHOLD)] == [
        (50_000, NORM.values[0].valid_from),
        (75_000, DAY),
    ]
    assert with_next_value(profile(), NORM, DAY).numbers == (number(START, DAY),)
    first = made.numbers_of(THRESHOLD)[0]
    changed = with_number(made, first, lambda item: replace(item, source="§ 1"))
    assert changed.numbers_of(THRESHOLD)[0].source == "§ 1"
    assert without_number(made, first).numbers_of(THRESHOLD) == made.numbers_of(THRESHOLD)[1:]


def test_themes_keep_their_order_and_an_empty_one_is_not_kept():
    made = with_theme(profile(), Theme.SOCIAL_RETURN, lambda item: replace(item, text="b"))
    made = with_theme(made, Theme.ENVIRONMENT, lambda item: replace(item, is_applied=False))
    assert [item.theme for item in made.themes] == [Theme.ENVIRONMENT, Theme.SOCIAL_RETURN]
    assert with_theme(made, Theme.ENVIRONMENT, lambda item: ThemePolicy(theme=item.theme)).themes == made.themes[1:]


def test_a_table_read_again_replaces_the_same_one():
    table = BouwblokTable(region="Voorbeeldregio", version="2", valid_from=DAY)
    made = with_table(with_table(profile(), table), replace(table, version="3"))
    again = with_table(made, replace(table, region=" voorbeeldregio ", note="nieuw"))
    assert [item.version for item in again.bouwblok_tables] == ["3", "2"]
    assert again.bouwblok_tables[-1].note == "nieuw"


# -- faults -------------------------------------------------------------------------------------------------------
def faults(*numbers, **more):
    return [str(problem) for problem in faults_of(profile(*numbers, **more), CATALOGUE.norms)]


def test_a_profile_in_order_has_no_faults():
    assert faults(number(1, date(2024, 1, 1)), number(2, date(2026, 1, 1))) == []
    assert faults_of(example_profile(), CATALOGUE.norms) == ()


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((number(1, DAY, name="policy.social_return.treshold"),), "Bedoelt u 'policy.social_return.threshold'?"),
        ((number(1, DAY, name="thresholds.eu.works"),), "geen getal van beleid"),
        ((number(101, DAY, name="policy.award.maximum_price_weight"),), "Kies een getal van 0 tot 100."),
        ((number("1.5", DAY, name="policy.contract.maximum_kpis"),), "Kies een heel getal"),
        ((replace(number(1, DAY), value=None),), "de waarde ontbreekt"),
        ((replace(number(1, DAY), valid_from=None),), "de eerste dag ontbreekt"),
        ((number(1, DAY, date(2026, 1, 1)),), "1-1-2026 ligt voor 24-11-2026"),
        ((number(1, DAY), number(2, DAY)), "er zijn twee waarden vanaf 24-11-2026"),
        ((number(1, date(2026, 1, 1), date(2026, 12, 31)), number(2, DAY)), "de volgende waarde begint al"),
    ],
)
def test_each_fault_in_a_number_is_told_with_its_remedy(numbers, words):
    (told,) = faults(*numbers)
    assert words in told
    assert "\n" not in told


def test_faults_beside_the_numbers_are_told_too():
    block, step = Bouwblok(value=Decimal(1)), PsoDiscount(step=PsoStep.STEP_1, valid_from=DAY)
    told = faults(
        bouwblok_tables=(BouwblokTable(region="x", blocks=(block,)),),
        pso_discounts=(step, step),
        sanctions=(SanctionPolicy(),),
        themes=(ThemePolicy(), ThemePolicy()),
    )
    for words in ("geen naam", "twee waarden", "de eerste dag ontbreekt", "staat er twee keer"):
        assert any(words in item for item in told), words
