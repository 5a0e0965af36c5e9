"""Thresholds by day, the six bodies of rules, and the exemption for small lots."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import ContractNature, Procedure, Regime
from sociaalinkopen_desktop.domain.norms import NoNormOnDate
from sociaalinkopen_desktop.domain.thresholds import is_above_threshold, regime_of, small_lots, threshold_for
from sociaalinkopen_desktop.domain.verdicts import MissingFact
from tests.builders import a_lot, a_tender, norms_on

WORKS = {"nature": "works", "is_social_or_specific_service": False}
SUPPLIES = {"nature": "supplies", "is_social_or_specific_service": False}
SERVICES = {"nature": "services", "is_social_or_specific_service": False}
SAS = {"nature": "services", "is_social_or_specific_service": True}


def a_purchase(value: object, procedure: str | None = "open", subject: object = SERVICES, cross_border: object = False):
    money = {"base_value": value, "options_value": None, "extensions_value": None}
    chosen = {"procedure": procedure, "has_cross_border_interest": cross_border}
    return a_tender(subject=subject, value=money, procedure=chosen, lots=())


@pytest.mark.parametrize(
    ("subject", "year", "amount"),
    [
        (WORKS, 2022, 5_382_000),
        (WORKS, 2024, 5_538_000),
        (WORKS, 2026, 5_404_000),
        (SUPPLIES, 2023, 215_000),
        (SUPPLIES, 2025, 221_000),
        (SUPPLIES, 2027, 216_000),
        (SERVICES, 2023, 215_000),
        (SERVICES, 2025, 221_000),
        (SERVICES, 2027, 216_000),
        (SAS, 2022, 750_000),
        (SAS, 2024, 750_000),
        (SAS, 2026, 750_000),
    ],
)
def test_threshold_follows_nature_and_day(subject, year, amount):
    for month, day in ((1, 1), (12, 31)):
        assert threshold_for(a_tender(subject=subject), norms_on(year, month, day)).amount == amount


@pytest.mark.parametrize("subject", [WORKS, SUPPLIES, SERVICES, SAS])
@pytest.mark.parametrize("year", [2021, 2028])
def test_no_threshold_is_known_outside_2022_to_2027(subject, year):
    with pytest.raises(NoNormOnDate) as raised:
        threshold_for(a_tender(subject=subject), norms_on(year))
    assert raised.value.day.year == year
    assert raised.value.description.startswith("het Europese drempelbedrag")


def test_the_year_changes_the_answer_and_the_record_says_which_amount_was_read():
    tender = a_purchase(218_000)
    before, after = norms_on(2025), norms_on(2026)
    assert not is_above_threshold(tender, before)
    assert is_above_threshold(tender, after)
    used = after.used["thresholds.eu.supplies_services"]
    assert (used.valid_from.year, str(used.quantity)) == (2026, "€\u00a0216.000")


def test_the_threshold_itself_is_european():
    assert regime_of(a_purchase(216_000), norms_on()) is Regime.EUROPEAN
    assert regime_of(a_purchase("215999.99"), norms_on()) is Regime.NATIONAL


@pytest.mark.parametrize(("procedure", "regime"), [("open", Regime.EUROPEAN), ("sas", Regime.SOCIAL_AND_SPECIFIC)])
def test_without_a_value_the_chosen_procedure_says_which_rules_are_followed(procedure, regime):
    tender = a_tender(value={"base_value": None}, lots=[], procedure={"procedure": procedure})
    assert regime_of(tender, norms_on()) is regime


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("procedure.procedure", {"procedure": {"procedure": None}}),
        (
            "value.base_value",
            {"value": {"base_value": None}, "lots": [], "procedure": {"procedure": "meervoudig_onderhands"}},
        ),
        ("subject.nature", {"subject": {"nature": None}}),
        ("subject.is_social_or_specific_service", {"subject": {"is_social_or_specific_service": None}}),
        (
            "procedure.has_cross_border_interest",
            {
                "procedure": {"has_cross_border_interest": None},
                "value": {"base_value": 90_000, "extensions_value": 0},
            },
        ),
    ],
)
def test_a_missing_fact_is_named(path, given):
    with pytest.raises(MissingFact) as raised:
        regime_of(a_tender(**given), norms_on())
    assert raised.value.path == path


@pytest.mark.parametrize(
    ("value", "procedure", "subject", "cross_border", "regime"),
    [
        (300_000, "open", SERVICES, False, Regime.EUROPEAN),
        (300_000, "meervoudig_onderhands", SERVICES, False, Regime.EUROPEAN),
        (300_000, "neg-wo-call", SERVICES, None, Regime.EUROPEAN),
        (800_000, "sas", SAS, None, Regime.SOCIAL_AND_SPECIFIC),
        (800_000, "meervoudig_onderhands", SAS, None, Regime.SOCIAL_AND_SPECIFIC),
        (800_000, "open", SAS, None, Regime.EUROPEAN),
        (800_000, "sas", SERVICES, None, Regime.EUROPEAN),
        (6_000_000, "sas", {**WORKS, "is_social_or_specific_service": True}, None, Regime.EUROPEAN),
        (300_000, "sas", SAS, False, Regime.NATIONAL),
        (100_000, "meervoudig_onderhands", SERVICES, True, Regime.CROSS_BORDER),
        (100_000, "national_open", SERVICES, False, Regime.NATIONAL),
        (100_000, "national_restricted", SERVICES, False, Regime.NATIONAL),
        (100_000, "open", SERVICES, False, Regime.NATIONAL),
        (100_000, "meervoudig_onderhands", SERVICES, False, Regime.MEERVOUDIG),
        (100_000, "mini_competition", SERVICES, False, Regime.MEERVOUDIG),
        (100_000, "single_onderhands", SERVICES, False, Regime.SINGLE),
        (100_000, "neg-wo-call", SERVICES, False, Regime.SINGLE),
        (900_000, "in_house", SERVICES, None, Regime.SINGLE),
    ],
)
def test_each_purchase_has_one_body_of_rules(value, procedure, subject, cross_border, regime):
    assert regime_of(a_purchase(value, procedure, subject, cross_border), norms_on()) is regime


@given(
    st.sampled_from(Procedure),
    st.sampled_from(ContractNature),
    st.booleans(),
    st.booleans(),
    st.integers(0, 10_000_000),
)
def test_every_complete_purchase_has_a_body_of_rules(procedure, nature, social, cross_border, value):
    subject = {"nature": nature.value, "is_social_or_specific_service": social}
    assert regime_of(a_purchase(value, procedure.value, subject, cross_border), norms_on()) in Regime


# --- small lots


def lots(*values: object, exempt: tuple[int, ...] = ()):
    return tuple(
        a_lot(estimated_value=value, uses_small_lot_exemption=index in exempt) for index, value in enumerate(values)
    )


def test_small_lots_are_strictly_below_the_limit_and_together_at_most_a_fifth():
    found = small_lots(a_tender(lots=lots(400_000, 79_999, 20_001, exempt=(1, 2))), norms_on())
    assert found.is_within
    assert str(found.exempt_share) == "20\u00a0%"
    assert found.room.amount == 0


def test_a_lot_of_exactly_the_limit_is_too_large():
    found = small_lots(a_tender(lots=lots(400_000, 80_000, exempt=(1,))), norms_on())
    assert found.too_large == (1,)
    assert not found.is_within


def test_one_euro_above_a_fifth_is_too_much():
    found = small_lots(a_tender(lots=lots(319_999, 40_000, 40_000, exempt=(1, 2))), norms_on())
    assert found.too_large == ()
    assert not found.is_within
    assert found.room.amount == 0


def test_works_have_their_own_limit():
    found = small_lots(a_tender(subject=WORKS, lots=lots(6_000_000, 999_999, exempt=(1,))), norms_on())
    assert found.is_within
    assert found.limit.amount == 1_000_000


def test_lots_that_could_still_be_exempted_are_found_smallest_first():
    found = small_lots(a_tender(lots=lots(500_000, 60_000, 30_000, 70_000)), norms_on())
    assert found.fitting == (2, 1)
    assert found.exempt == ()
    assert found.room.amount == 132_000


def test_lots_without_any_value_have_no_share():
    found = small_lots(a_tender(lots=lots(0, 0, exempt=(0,))), norms_on())
    assert found.exempt_share.amount == 0
    assert found.is_within


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"lots": ()}, "lots"),
        ({"lots": lots(100, None)}, "lots.1.estimated_value"),
        ({"subject": {"nature": None}}, "subject.nature"),
    ],
)
def test_the_sum_asks_for_what_it_needs(given, path):
    with pytest.raises(MissingFact) as raised:
        small_lots(a_tender(**given), norms_on())
    assert raised.value.path == path


@given(st.lists(st.integers(0, 2_000_000), min_size=1, max_size=8), st.sets(st.integers(0, 7)))
def test_what_fits_may_be_added_without_breaking_the_rule(values, chosen):
    exempt = tuple(index for index in chosen if index < len(values))
    tender = a_tender(lots=lots(*values, exempt=exempt))
    found = small_lots(tender, norms_on())
    assert not set(found.fitting) & set(exempt)
    if found.is_within:
        more = small_lots(a_tender(lots=lots(*values, exempt=(*exempt, *found.fitting))), norms_on())
        assert more.is_within
    assert found.exempt_value.amount == sum((Decimal(values[index]) for index in exempt), Decimal(0))
