"""What social return comes to: the arithmetic, the mix, and whether it is in proportion."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.ambition import MixRow
from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.norms import Certainty, NoNormOnDate, Norms
from sociaalinkopen_desktop.domain.policy import (
    BlockUnit,
    Bouwblok,
    BouwblokTable,
    PolicyNumber,
    PolicyProfile,
    PsoDiscount,
    PsoStep,
    example_profile,
)
from sociaalinkopen_desktop.domain.policy_in_force import applied
from sociaalinkopen_desktop.domain.social_return import (
    GROUP,
    alternatives,
    apportioned,
    clause,
    decimals,
    missing,
    obligation,
)
from sociaalinkopen_desktop.domain.social_return_fit import Fit, fit_at, fit_of, worst
from sociaalinkopen_desktop.domain.social_return_mix import mix_total, proposed_mix, pso_discounts, row_amount
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import MissingFact, Outcome
from tests.builders import a_lot, a_tender, all_norms, norms_on

CENT = Decimal("0.01")
RATES = st.decimals(0, 100, places=2)
MONEY = st.decimals(0, 50_000_000, places=2)
BASES = st.sampled_from(["contract_value", "wage_sum", "invoiced_turnover"])
TABLE = BouwblokTable(
    region="Regio Voorbeeld",
    version="versie 3",
    valid_from=date(2026, 1, 1),
    blocks=(
        Bouwblok(name="Bijstand", value=Decimal(30_000), longest_months=24),
        Bouwblok(name="Stage", value=Decimal(500), unit=BlockUnit.MONTH),
        Bouwblok(name="Inkoop sociaal", unit=BlockUnit.INVOICE),
    ),
)
PROFILE = PolicyProfile(title="Beleid", bouwblok_tables=(TABLE,))


def asked(**social) -> Tender:
    return a_tender(ambition={"social_return": social})


def with_value(value: Decimal, rate: Decimal, basis: str = "contract_value", share: Decimal = Decimal(65)) -> Tender:
    return a_tender(
        value={"base_value": str(value), "options_value": 0, "extensions_value": 0},
        ambition={"social_return": {"percentage": str(rate), "basis": basis, "wage_share_percent": str(share)}},
    )


def test_the_numbers_of_a_tender_with_their_steps():
    found = obligation(a_tender(), norms_on())
    assert (found.amount, found.per_year, found.term_months) == (24_000, 6_000, 48)
    assert decimals(found.years) == "0,69"
    assert decimals(found.places or Decimal(0)) == "0,17"
    assert [step.words for step in found.steps] == [
        "Raming van de opdracht",
        "Verplichting",
        "Jaren voltijds werk",
        "Waarde van één uur",
        "Uren werk",
        "Per jaar",
        "Voltijdsplekken tegelijk",
    ]
    assert found.steps[1].outcome == "€\u00a024.000"
    assert found.steps[1].remark.startswith("€\u00a0480.000 × 5\u00a0%")
    assert found.steps[2].certainty is Certainty.CHECK_FIRST
    assert found.steps[2].remark.endswith("(nog te bevestigen)")


def test_a_percentage_of_the_wages_has_one_step_more():
    found = obligation(asked(basis="wage_sum"), norms_on())
    assert found.base == found.wages == 312_000
    assert found.amount == 15_600
    assert found.share_of_wages == 5
    assert [step.words for step in found.steps][1] == "Loonsom"
    assert found.steps[1].certainty is Certainty.LIKELY


def test_turnover_is_told_as_an_estimate():
    assert obligation(asked(basis="invoiced_turnover"), norms_on()).steps[0].certainty is Certainty.LIKELY


def test_without_a_term_there_are_no_places_and_no_year():
    found = obligation(a_tender(value={"duration_months": None}), norms_on())
    assert (found.per_year, found.places, found.workers) == (None, None, None)
    assert found.hours > 0


def test_what_is_missing_is_named_in_the_order_of_the_form():
    assert missing(Tender()) == ("value.base_value", f"{GROUP}.basis", f"{GROUP}.percentage")
    assert missing(asked(basis="wage_sum", wage_share_percent=None)) == (f"{GROUP}.wage_share_percent",)
    assert missing(a_tender()) == ()
    with pytest.raises(MissingFact):
        obligation(Tender(), norms_on())


def test_numbers_that_are_not_known_on_the_day_are_not_guessed():
    with pytest.raises(NoNormOnDate):
        obligation(a_tender(), norms_on(2010))


@given(MONEY, RATES, RATES, BASES)
def test_it_is_linear_in_the_percentage(value, one, other, basis):
    first, second = (obligation(with_value(value, rate, basis), norms_on()).amount for rate in (one, other))
    if one + other <= 100:
        both = obligation(with_value(value, one + other, basis), norms_on()).amount
        assert abs(both - first - second) <= CENT


@given(MONEY, RATES, BASES, RATES)
def test_hours_times_their_value_is_the_amount_and_nothing_is_negative(value, rate, basis, share):
    found = obligation(with_value(value, rate, basis, share), norms_on())
    assert abs(found.hours * found.hour_value - found.amount) < CENT
    numbers = (found.amount, found.hours, found.years, found.per_year, found.places, found.wages, found.workers)
    assert all(number is not None and number >= 0 for number in numbers)
    assert found.years >= found.places * found.term_months / 12 - CENT  # type: ignore[operator]


@given(st.lists(MONEY, min_size=2, max_size=12), RATES)
def test_the_lots_add_up_to_the_whole_on_the_cent(values, rate):
    lots = tuple(a_lot(estimated_value=str(value)) for value in values)
    tender = replace(with_value(sum(values, Decimal(0)), rate), lots=lots)
    found = obligation(tender, norms_on())
    assert sum(lot.amount for lot in found.lots) == found.amount
    assert all(lot.amount >= 0 for lot in found.lots)


@given(st.lists(st.decimals(0, 1_000_000, places=6), max_size=20))
def test_no_part_is_off_by_more_than_a_cent(exact):
    parts = apportioned(exact)
    assert all(abs(part - amount) < CENT for part, amount in zip(parts, exact, strict=True))


def test_lots_without_a_value_have_no_parts():
    assert obligation(a_tender(lots=[{"estimated_value": 5}, {}]), norms_on()).lots == ()
    assert obligation(a_tender(lots=[]), norms_on()).lots == ()


# -- the mix ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("row", "amount"),
    [
        (MixRow(unit=BlockUnit.YEAR, value=Decimal(30_000), number=2, months=6), 30_000),
        (MixRow(unit=BlockUnit.YEAR, value=Decimal(30_000), months=12, hours_per_week=Decimal(18)), 15_000),
        (MixRow(unit=BlockUnit.YEAR, value=Decimal(30_000), months=36, longest_months=24), 60_000),
        (MixRow(unit=BlockUnit.MONTH, value=Decimal(500), number=3, months=4), 6_000),
        (MixRow(unit=BlockUnit.HOUR, value=Decimal("62.50"), number=8), 500),
        (MixRow(unit=BlockUnit.SURCHARGE, value=Decimal(15_000), number=1), 15_000),
        (MixRow(value=Decimal(1_000), number=7), 1_000),
        (MixRow(value=Decimal(1_000), counted_percent=Decimal(150)), 1_500),
        (MixRow(value=Decimal(1_000), counted_percent=Decimal(0)), 0),
        (MixRow(), None),
        (MixRow(unit=BlockUnit.DAY, value=Decimal(1_000), number=None), None),
        (MixRow(unit=BlockUnit.YEAR, value=Decimal(1_000)), None),
    ],
)
def test_what_a_row_counts_for(row, amount):
    assert row_amount(row, norms_on()) == amount


@given(st.lists(st.builds(MixRow, value=st.none() | MONEY, number=st.just(1))), MONEY)
def test_the_total_is_the_sum_and_the_rest_fits(rows, amount):
    total = mix_total(rows, amount, norms_on())
    assert total.total == sum((value for value in total.amounts if value is not None), Decimal(0))
    assert total.total + total.to_fill - total.over == amount
    assert not (total.to_fill and total.over)
    assert 0 <= total.percent <= 100
    assert total.sentence


@given(MONEY, RATES, st.sampled_from([PROFILE, PolicyProfile(), example_profile()]))
def test_the_proposal_is_the_whole_obligation(value, rate, profile):
    norms = norms_on()
    found = obligation(with_value(value, rate), norms)
    mix = proposed_mix(found, norms, profile, norms.day)
    assert mix_total(mix, found.amount, norms).total == found.amount
    assert all(row.name for row in mix)


def test_the_proposal_uses_the_table_in_force_and_its_limit():
    norms = norms_on()
    work, shop = proposed_mix(obligation(asked(percentage=20), norms), norms, PROFILE, norms.day)
    assert (work.name, work.number, work.months) == ("Bijstand", 1, 24)
    assert (shop.name, shop.value) == ("Inkoop sociaal", 36_000)
    work, shop = proposed_mix(obligation(a_tender(), norms), norms, PROFILE, norms.day)
    assert (work.hours_per_week, shop.value) == (14, Decimal("666.67"))


def test_purchases_count_for_the_part_that_the_policy_says():
    norms = norms_on()
    shop = Bouwblok(name="Inkoop", unit=BlockUnit.INVOICE, counted_percent=Decimal(50))
    profile = replace(PROFILE, bouwblok_tables=(replace(TABLE, blocks=(shop,)),))
    mix = proposed_mix(obligation(a_tender(), norms), norms, profile, norms.day)
    assert mix[-1].counted_percent == 50
    assert mix_total(mix, Decimal(24_000), norms).total == 24_000


def test_before_the_table_begins_the_average_of_the_policy_is_used():
    norms = norms_on()
    mix = proposed_mix(obligation(a_tender(), norms), norms, PROFILE, date(2025, 12, 31))
    assert [row.name for row in mix] == ["Werkplek, gemiddelde waarde", "Inkoop bij een sociale onderneming"]


def test_old_documents_have_no_mix_and_new_ones_come_back_whole():
    old = to_plain(a_tender())
    old["ambition"]["social_return"].pop("mix", None)
    assert from_plain(old, Tender()).ambition.social_return.mix == ()
    row = MixRow(name="Bijstand", unit=BlockUnit.YEAR, value=Decimal(30_000), months=12, hours_per_week=Decimal(24))
    tender = replaced(a_tender(), f"{GROUP}.mix", (row,))
    assert from_plain(to_plain(tender), Tender()) == tender


# -- policy -----------------------------------------------------------------------------------------------------------
def test_own_numbers_of_the_municipality_take_the_place_of_the_start_values():
    number = PolicyNumber(
        name="policy.social_return.block_value", value=Decimal(40_000), valid_from=date(2026, 1, 1), source="Nota SR"
    )
    catalogue = Catalogue(version="1", fingerprint="1", criteria=(), norms=all_norms())
    own = applied(catalogue, PolicyProfile(title="Beleid", numbers=(number,)))
    found = obligation(a_tender(), Norms(own.norms, date(2026, 12, 1)))
    assert found.years == Decimal("0.6")
    assert "Nota SR" in found.steps[2].remark
    assert found.steps[2].certainty is Certainty.SURE


def test_a_policy_of_nothing_gives_nothing_to_count_with():
    zero = {
        name: replace(norm, values=tuple(replace(value, value=Decimal(0)) for value in norm.values))
        for name, norm in all_norms().items()
        if name.startswith("policy.social_return.")
    }
    norms = Norms({**all_norms(), **zero}, date(2026, 12, 1))
    found = obligation(a_tender(), norms)
    assert (found.amount, found.hours, found.places) == (24_000, 0, 0)
    assert [row.name for row in proposed_mix(found, norms, PolicyProfile(), norms.day)] == [
        "Inkoop bij een sociale onderneming"
    ]


def test_the_discount_per_step_is_that_of_the_policy_or_none():
    day = date(2026, 12, 1)
    assert pso_discounts(Decimal(24_000), example_profile(), day) == ()
    discount = PsoDiscount(step=PsoStep.STEP_1, percent=Decimal(10), valid_from=date(2026, 1, 1))
    profile = PolicyProfile(pso_discounts=(discount, PsoDiscount(step=PsoStep.STEP_2, valid_from=date(2026, 1, 1))))
    (found,) = pso_discounts(Decimal(24_000), profile, day)
    assert (found.step, found.discount, found.amount) == (PsoStep.STEP_1, 10, 21_600)


def test_other_percentages_stand_in_order_and_once():
    rates = [item.percentage for item in alternatives(asked(percentage=5), norms_on(), Decimal(10), Decimal(2))]
    assert rates == [2, 5, 10]


# -- in proportion ----------------------------------------------------------------------------------------------------
def verdicts(tender: Tender) -> dict[str, Fit]:
    norms = norms_on()
    worst_first = fit_of(tender, norms, obligation(tender, norms))
    return {reason.path: reason.fit for reason in reversed(worst_first)}


def test_a_tender_in_order_fits_for_every_reason():
    assert set(verdicts(a_tender()).values()) == {Fit.FITS}


@pytest.mark.parametrize(
    ("tender", "path", "fit"),
    [
        (asked(percentage=10), f"{GROUP}.percentage", Fit.HEAVY),
        (asked(percentage=5, wage_share_percent=25), f"{GROUP}.percentage", Fit.HEAVY),
        (asked(percentage=4, wage_share_percent=29), f"{GROUP}.percentage", Fit.HEAVY),
        (asked(percentage="2.5", wage_share_percent=29), f"{GROUP}.percentage", Fit.LOOK),
        (asked(wage_share_percent=None), f"{GROUP}.wage_share_percent", Fit.LOOK),
        (asked(basis="wage_sum"), f"{GROUP}.basis", Fit.FITS),
        (asked(coordinator_consulted_on=None), f"{GROUP}.coordinator_consulted_on", Fit.LOOK),
        (asked(coordinator_consulted_on="2026-12-02"), f"{GROUP}.coordinator_consulted_on", Fit.LOOK),
        (asked(demands_outflow=True), f"{GROUP}.demands_outflow", Fit.HEAVY),
        (asked(placements=1, placement_months=60, placement_hours=24), f"{GROUP}.placement_months", Fit.HEAVY),
        (asked(placements=9, placement_months=12, placement_hours=36), f"{GROUP}.placements", Fit.HEAVY),
        (asked(placements=1, placement_months=6, placement_hours=24), f"{GROUP}.placements", Fit.FITS),
        (asked(placements=1), f"{GROUP}.placement_months", Fit.LOOK),
        (a_tender(value={"duration_months": 3, "extension_months": 0}), "value.duration_months", Fit.LOOK),
        (a_tender(value={"duration_months": None}), "value.duration_months", Fit.LOOK),
        (a_tender(subject={"nature": "supplies"}), "subject.nature", Fit.LOOK),
        (a_tender(value={"base_value": 50_000, "extensions_value": 0}), "value.base_value", Fit.LOOK),
        (a_tender(lots=[{"estimated_value": 470_000}, {"estimated_value": 10_000}]), "lots", Fit.LOOK),
    ],
)
def test_reasons_that_ask_for_a_look(tender, path, fit):
    assert verdicts(tender)[path] is fit


def test_the_worst_reason_comes_first_and_is_the_verdict():
    norms, tender = norms_on(), asked(percentage=10, coordinator_consulted_on=None)
    reasons = fit_of(tender, norms, obligation(tender, norms))
    order = [Fit.HEAVY, Fit.LOOK, Fit.FITS]
    assert [order.index(reason.fit) for reason in reasons] == sorted(order.index(reason.fit) for reason in reasons)
    assert worst(reasons) is Fit.HEAVY
    assert worst(()) is Fit.FITS
    assert all(reason.sentence.endswith(".") and reason.source for reason in reasons)


def test_many_small_lots_are_counted_instead_of_all_named():
    lots = [{"title": f"Deel {at}", "estimated_value": 9_000} for at in range(6)]
    norms, tender = norms_on(), a_tender(lots=lots)
    told = next(r.sentence for r in fit_of(tender, norms, obligation(tender, norms)) if r.path == "lots")
    assert "Deel 0, Deel 1, Deel 2 en 3 andere" in told


@given(RATES, st.none() | RATES, BASES)
@example(Decimal("0.01"), Decimal(0), "contract_value")
def test_it_never_contradicts_the_checks(rate, share, basis):
    """What the Toets calls not met, this calls heavy or to look at; and the other way round for the percentage."""
    tender = asked(percentage=str(rate), wage_share_percent=None if share is None else str(share), basis=basis)
    norms = norms_on()
    if missing(tender):
        return
    trial = obligation(tender, norms)
    fit = fit_at(norms, tender, trial)
    outcomes = []
    for check in ("SR-03", "SR-05"):
        try:
            outcomes.append(CHECKS[check](tender, norms).outcome)
        except MissingFact:
            outcomes.append(Outcome.UNDECIDED)
    if Outcome.NOT_MET in outcomes:
        assert fit is not Fit.FITS
    if fit is Fit.HEAVY:
        assert Outcome.NOT_MET in outcomes


# -- the clause -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("basis", ["contract_value", "wage_sum", "invoiced_turnover"])
def test_the_text_for_the_documents_meets_the_checks_on_it(basis, criteria):
    tender = asked(basis=basis)
    tender = replaced(tender, f"{GROUP}.clause_text", clause(tender, norms_on()))
    found = {item.criterion.id: item.status for item in assess(tender, criteria, CHECKS, date(2026, 12, 1)).findings}
    assert found == {"SR-04": Status.MET, "SR-12": Status.MET, "SR-13": Status.MET}


def test_the_text_tells_the_numbers_and_what_is_known():
    text = clause(a_tender(), norms_on())
    assert "ten minste 5\u00a0% van de opdrachtsom" in text
    assert "ongeveer €\u00a024.000, of 1.284\u00a0uur werk (0,17 voltijdsplek)" in text
    assert "Arbeidsmarktregio Voorbeeld, versie 3, geldig vanaf 1-1-2026" in text
    assert "binnen 14\u00a0dagen" in text
    social = {"bouwblok_version": "", "first_contact_days": None}
    bare = a_tender(value={"duration_months": None}, ambition={"social_return": social})
    text = clause(bare, norms_on())
    assert "bouwblokken" not in text
    assert "contactpunt" not in text
    assert "dat is ongeveer €\u00a024.000, of 1.284\u00a0uur werk." in text


def test_a_very_small_number_is_not_shown_as_nothing():
    assert decimals(Decimal("0.001")) == "minder dan 0,01"
    assert decimals(Decimal(0)) == "0"


@pytest.fixture(scope="module")
def criteria() -> Catalogue:
    from sociaalinkopen_desktop.config.paths import resource
    from sociaalinkopen_desktop.content.compiled import read_compiled

    whole = read_compiled(resource("catalogue.json"))
    return replace(whole, criteria=tuple(whole.criterion(point) for point in ("SR-04", "SR-12", "SR-13")))
