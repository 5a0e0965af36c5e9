"""What bids teach: break-even prices, turning points, rank reversal, idle criteria, the dearer social enterprise."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.award_model.breakeven import CENT, break_evens, point_price
from sociaalinkopen_desktop.domain.award_model.chart import Kind
from sociaalinkopen_desktop.domain.award_model.examples import example_bids
from sociaalinkopen_desktop.domain.award_model.insights import (
    idle_criteria,
    reversals,
    sensitivity,
    social_enterprise,
)
from sociaalinkopen_desktop.domain.award_model.model import model_of, with_keys
from sociaalinkopen_desktop.domain.award_model.ranking import evaluate
from sociaalinkopen_desktop.domain.award_model.report import trial_report
from sociaalinkopen_desktop.domain.award_model.telling import method_words, what_if_words
from sociaalinkopen_desktop.domain.award_trial import AwardTrial, PriceFormula, ScaleKind, ScoringModel, TieRule
from sociaalinkopen_desktop.domain.market import Award
from tests.builders import a_tender
from tests.strategies import groups

from .test_award_model import ABSOLUTE, RELATIVE, a_model, an_offer, models, offers

NBSP = "\u00a0"


def test_a_point_of_quality_costs_what_a_point_of_price_costs():
    prices = [Decimal(100), Decimal(120)]
    ratio = a_model(price_weight=50)
    # at the lowest price: 50 x 100/p = 49, so p = 102.04
    assert round(point_price(ratio, prices, Decimal(100)), 2) == Decimal("2.04")
    band = a_model(formula=PriceFormula.BANDWIDTH, price_weight=40)
    assert point_price(band, prices, Decimal(100)) == 1  # 40 euro for 40 points
    assert point_price(a_model(ScoringModel.VALUE), prices, Decimal(100)) is None
    assert point_price(a_model(price_weight=0), prices, Decimal(100)) is None
    assert point_price(ratio, [Decimal(0)], Decimal(0)) is None


def test_break_even_by_hand():
    """Points between fixed prices: one euro is one point. A has 9 points of quality more, so it may be € 9 dearer."""
    model = a_model(formula=PriceFormula.BANDWIDTH, price_weight=40, weights=(60,))
    a, b = break_evens(model, [an_offer("A", 105, 8), an_offer("B", 90, "6.5")])
    assert (a.price, b.price) == (99, 96)


def test_who_has_no_rival_or_no_price_to_win_at_is_told_apart():
    model = a_model(formula=PriceFormula.BANDWIDTH, price_weight=10, weights=(90,))
    alone = break_evens(model, [an_offer("A", 105, 8)])
    assert (alone[0].price, alone[0].always) == (None, True)
    good, bad = break_evens(model, [an_offer("A", 105, 10), an_offer("B", 90, 1)])
    assert (good.price, good.always) == (None, True)
    assert (bad.price, bad.always) == (None, False)
    by_quality = break_evens(a_model(price_weight=0), [an_offer("A", 1, 3), an_offer("B", 1, 5)])
    assert [item.always for item in by_quality] == [False, True]


@given(models, offers)
def test_at_the_break_even_price_a_bid_wins_and_one_cent_dearer_it_does_not(model, bids):
    exact = replace(model, decimals=None, tie_rule=None)
    outcome = evaluate(exact, bids)
    places = [at for at, item in enumerate(outcome.results) if item.rank is not None]
    for at, limit in zip(places, break_evens(exact, bids), strict=True):
        assert limit.name == bids[at].name
        if limit.price is None:
            rank = outcome.results[at].rank
            assert (rank == 1) or not limit.always
            continue
        for price, wins in ((limit.price, True), (limit.price + CENT, False)):
            tried = [*bids[:at], replace(bids[at], price=price), *bids[at + 1 :]]
            found = evaluate(exact, tried).results[at]
            if exact.has_points:
                assert (found.rank == 1) is wins
            else:
                best = min(item.total for item in evaluate(exact, tried).results if item.rank is not None)
                assert (found.total == best) is wins


# -- one bid less -----------------------------------------------------------------------------------------------------
@given(st.sampled_from(ABSOLUTE), offers, st.data())
def test_with_an_absolute_formula_the_order_of_two_never_depends_on_a_third(formula, bids, data):
    model = a_model(formula=formula, weights=(50, 10))
    at = data.draw(st.integers(0, len(bids) - 1))
    whole = {item.name: item.total for item in evaluate(model, bids).results}
    without = evaluate(model, [*bids[:at], *bids[at + 1 :]]).results
    assert all(whole[item.name] == item.total for item in without)
    assert reversals(model, bids) == ()


def test_with_a_relative_formula_a_bid_that_cannot_win_changes_who_does():
    """Prices 60, 100, 120 with 60 points for the price. With A (60): B 36 + 20 = 56, C 30 + 28 = 58. Without A:
    B 60 + 20 = 80, C 50 + 28 = 78."""
    model = a_model(price_weight=60, weights=(40,))
    bids = [an_offer("A", 60, 0), an_offer("B", 100, 5), an_offer("C", 120, 7)]
    assert [round(item.total) for item in evaluate(model, bids).results] == [60, 56, 58]
    found = reversals(model, bids)
    assert [(item.dropped, item.before[0], item.after[0]) for item in found] == [("A", "C", "B")]
    assert found[0].winner_changes
    assert reversals(replace(model, formula=PriceFormula.ANCHOR), bids) == ()


@pytest.mark.parametrize("formula", RELATIVE)
def test_every_relative_formula_has_such_a_case(formula):
    model = a_model(formula=formula, price_weight=60, weights=(40,))
    cases = [
        [an_offer("A", low, 0), an_offer("B", 100, 5), an_offer("C", dear, good)]
        for low in (40, 60, 80, 90)
        for dear in (105, 110, 120, 140)
        for good in (6, 7, 8, 9, 10)
    ]
    assert any(reversals(model, bids) for bids in cases)


# -- another weight ---------------------------------------------------------------------------------------------------
def test_the_turning_point_by_hand():
    """A: all price points, 5 of 10. B: three quarters of them, 10 of 10. w = (1 - w)/2 + 3w/4 at w = 2/3."""
    model = a_model(formula=PriceFormula.BANDWIDTH, price_weight=40, weights=(60,))
    found = sensitivity(model, [an_offer("A", 80, 5), an_offer("B", 90, 10)])
    assert found is not None
    assert [(round(s.begin, 2), round(s.end, 2), s.winners) for s in found.stretches] == [
        (0, Decimal("66.67"), ("B",)),
        (Decimal("66.67"), 100, ("A",)),
    ]
    assert found.now == 40


@given(models, offers)
def test_the_stretches_cover_all_and_agree_with_the_ranking(model, bids):
    exact = replace(model, decimals=None, tie_rule=None)
    found = sensitivity(exact, bids)
    if found is None:
        return
    assert found.stretches[0].begin == 0
    assert abs(found.stretches[-1].end - found.most) < Decimal("1e-15")
    assert all(one.end == two.begin for one, two in zip(found.stretches, found.stretches[1:], strict=False))
    inside = [s for s in found.stretches if s.begin + 1 < found.now < s.end - 1]
    if inside:
        winners = {item.name for item in evaluate(exact, bids).winners}
        assert winners <= set(inside[0].winners) or len(inside[0].winners) == 1


def test_value_varies_the_worth_of_quality():
    model = a_model(ScoringModel.VALUE, weights=(0,), values=(100,))
    found = sensitivity(model, [an_offer("A", 100, 0), an_offer("B", 150, 10)])
    assert found is not None
    assert [(s.begin, s.end, s.winners) for s in found.stretches] == [(0, 50, ("A",)), (50, 200, ("B",))]
    assert sensitivity(a_model(ScoringModel.LOWEST_PRICE), [an_offer("A", 1), an_offer("B", 2)]) is None


# -- idle weights and the social enterprise ---------------------------------------------------------------------------
def test_a_weight_that_can_never_change_the_winner_is_named():
    model = a_model(formula=PriceFormula.BANDWIDTH, price_weight=60, weights=(38, 2))
    bids = [an_offer("A", 80, 8, 0), an_offer("B", 100, 8, 10)]
    assert idle_criteria(model, bids) == ("Criterium 1",)
    heavier = a_model(formula=PriceFormula.BANDWIDTH, price_weight=40, weights=(20, 40))
    assert "Criterium 1" not in idle_criteria(heavier, bids)


@given(models, offers, st.data())
def test_an_idle_criterion_really_never_decides(model, bids, data):
    outcome = evaluate(model, bids)
    for name in idle_criteria(replace(model, decimals=None, tie_rule=None), bids):
        key = f"k{name[-1]}"
        at = data.draw(st.integers(0, len(bids) - 1))
        for score in (Decimal(0), Decimal(10)):
            changed = replace(bids[at], scores=tuple((k, score if k == key else s) for k, s in bids[at].scores))
            tried = [*bids[:at], changed, *bids[at + 1 :]]
            found = evaluate(replace(model, decimals=None, tie_rule=None), tried)
            exact = evaluate(replace(model, decimals=None, tie_rule=None), bids)
            assert found.winners[0].name == exact.winners[0].name
    assert len(outcome.results) == len(bids)


def test_how_much_dearer_a_social_enterprise_may_be():
    """One euro is one point; 2 points more on the social criterion of 20 are 4 points, so € 4 on € 100 is 4 %."""
    model = a_model(formula=PriceFormula.BANDWIDTH, price_weight=40, weights=(40, 20))
    found = social_enterprise(model, [an_offer("A", 100, 7, 6)], Decimal(3), Decimal(2), "Sociaal")
    assert found is not None
    assert found.result.rank == 1
    assert found.break_even.price == 104
    assert found.most_percent == 4
    place, limit = what_if_words(found, 2)
    assert place == "Zij wint, met 2 biedingen."
    assert f"hoogstens 4{NBSP}% duurder is dan A: tot en met €{NBSP}104." in limit
    dear = social_enterprise(model, [an_offer("A", 100, 7, 6)], Decimal(5), Decimal(2), "Sociaal")
    assert dear is not None
    assert dear.result.rank == 2
    assert what_if_words(dear, 2)[0] == "Zij eindigt op plaats 2 van 2."


def test_more_score_stops_at_the_top_and_stays_on_the_scale():
    from sociaalinkopen_desktop.domain.award_model.scale import SCALES

    model = a_model(weights=(40, 20), scale=SCALES[ScaleKind.EVEN])
    found = social_enterprise(model, [an_offer("A", 100, 6, 8)], Decimal(0), Decimal(1), "Sociaal")
    assert found is not None
    assert found.result.parts[1] == 20
    assert social_enterprise(model, [an_offer("A", None, 6, 8)], Decimal(0), Decimal(1), "S") is None


# -- all of it --------------------------------------------------------------------------------------------------------
@given(groups(Award))
def test_a_report_can_be_made_of_any_award(award):
    report = trial_report(award)
    assert report.headline
    assert len(report.outcome.results) == len(award.trial.bids)
    assert all(item.sentence for item in report.insights)
    assert method_words(report.model)


def test_the_example_bids_are_on_every_scale_and_count():
    tender = a_tender()
    for scale in ScaleKind:
        award = with_keys(replace(tender.award, trial=AwardTrial(scale=scale)))
        tried = replace(award, trial=replace(award.trial, bids=example_bids(award, tender.estimated_value)))
        outcome = trial_report(tried).outcome
        assert len(outcome.ranking) == 3, scale
    assert example_bids(award, None)[1].price == 100_000
    assert model_of(award).scale.kind is scale


def test_the_report_says_what_it_found_in_sentences():
    tender = a_tender()
    award = with_keys(replace(tender.award, trial=AwardTrial(formula=PriceFormula.RATIO, tie_rule=TieRule.QUALITY)))
    report = trial_report(replace(award, trial=replace(award.trial, bids=example_bids(award, tender.estimated_value))))
    assert report.headline.startswith(f"Eén kwaliteitspunt kost €{NBSP}")
    said = " ".join(item.sentence for item in report.insights)
    assert "Sociale onderneming wint bij een prijs tot en met €" in said
    assert "Telt de prijs voor" in said
    assert report.bars is not None
    assert report.bars.bars[0].name == "Sociale onderneming"
    assert [kind for kind, _words in report.bars.legend] == list(Kind)
    assert report.bars.most == 100
    assert report.lines is not None
    assert [len(line.points) for line in report.lines.lines] == [11, 11, 11]
