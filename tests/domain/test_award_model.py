"""The award model against examples that were worked out by hand, and against what must hold for any bids."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.award_model.model import Model, Offer, Part, Quality, model_of, offers_of, with_keys
from sociaalinkopen_desktop.domain.award_model.prices import PriceRange, fraction, lifetime_cost, price_at
from sociaalinkopen_desktop.domain.award_model.ranking import evaluate, rounded
from sociaalinkopen_desktop.domain.award_model.scale import SCALES
from sociaalinkopen_desktop.domain.award_trial import (
    AwardTrial,
    Bid,
    BidScore,
    PriceFormula,
    ScaleKind,
    ScoringModel,
    SubCriterion,
    TieRule,
)
from sociaalinkopen_desktop.domain.choices import AwardCriterionKind, AwardMethod, Theme
from sociaalinkopen_desktop.domain.market import Award, AwardCriterion

ABSOLUTE = [formula for formula in PriceFormula if not formula.is_relative]
RELATIVE = [formula for formula in PriceFormula if formula.is_relative]


def a_model(
    method: ScoringModel = ScoringModel.WEIGHTED,
    formula: PriceFormula = PriceFormula.RATIO,
    price_weight: int = 40,
    weights: tuple[int, ...] = (60,),
    values: tuple[int, ...] = (),
    **changes: object,
) -> Model:
    """A model with criteria k0, k1, ... that have one score each, out of 10; the last one is social."""
    qualities = tuple(
        Quality(
            name=f"Criterium {at}",
            weight=Decimal(weight),
            value=Decimal(values[at]) if values else Decimal(0),
            is_social=at == len(weights) - 1,
            least=Decimal(0),
            parts=(Part(key=f"k{at}", name=f"Criterium {at}", share=Decimal(1)),),
        )
        for at, weight in enumerate(weights)
    )
    made = Model(
        method=method,
        formula=formula,
        price_weight=Decimal(price_weight),
        qualities=qualities,
        scale=SCALES[ScaleKind.TEN],
        fixed=PriceRange(
            lowest=Decimal(0), highest=Decimal(0), floor=Decimal(80), ceiling=Decimal(120), anchor=Decimal(100)
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def an_offer(name: str, price: object, *scores: object) -> Offer:
    return Offer(
        name=name,
        price=None if price is None else Decimal(str(price)),
        scores=tuple((f"k{at}", Decimal(str(score))) for at, score in enumerate(scores)),
    )


def totals_of(model: Model, *offers: Offer) -> list[Decimal]:
    return [item.total for item in evaluate(model, offers).results]


# -- worked out by hand -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("formula", "cheap", "middle", "dear"),
    [
        # 80, 100 and 120 euro; floor 80, ceiling 120, anchor 100
        (PriceFormula.RATIO, "1", "0.8", "0.6667"),  # 80/80, 80/100, 80/120
        (PriceFormula.DIFFERENCE, "1", "0.75", "0.5"),  # 2 - 100/80, 2 - 120/80
        (PriceFormula.LOWEST_TO_HIGHEST, "1", "0.5", "0"),
        (PriceFormula.BANDWIDTH, "1", "0.5", "0"),
        (PriceFormula.ANCHOR, "0.6", "0.5", "0.4"),  # 1 - 80/200, 1 - 100/200, 1 - 120/200
    ],
)
def test_each_formula_by_hand(formula, cheap, middle, dear):
    among = PriceRange(
        lowest=Decimal(80), highest=Decimal(120), floor=Decimal(80), ceiling=Decimal(120), anchor=Decimal(100)
    )
    found = [round(fraction(formula, Decimal(price), among), 4) for price in (80, 100, 120)]
    assert found == [Decimal(cheap), Decimal(middle), Decimal(dear)]


def test_household_help_with_a_fixed_band_of_hourly_rates():
    """After the example in PIANOo's webinar on weights and scores: price a third, from € 20 (10) to € 25 (0)."""
    model = a_model(
        formula=PriceFormula.BANDWIDTH,
        price_weight=33,
        weights=(66,),
        fixed=PriceRange(lowest=Decimal(0), highest=Decimal(0), floor=Decimal(20), ceiling=Decimal(25)),
    )
    cheap, good = evaluate(model, [an_offer("A", "22.50", 7), an_offer("B", 25, 10)]).results
    assert (cheap.price_part, cheap.total) == (Decimal("16.5"), Decimal("16.5") + Decimal("46.2"))
    assert (good.price_part, good.total) == (0, 66)
    assert good.rank == 1


def test_value_takes_the_worth_of_quality_off_the_price():
    """€ 80.000 with 60 % of a wish that is worth € 2.500 becomes € 78.500."""
    model = a_model(ScoringModel.VALUE, weights=(0,), values=(2500,))
    assert totals_of(model, an_offer("A", 80_000, 6)) == [Decimal(78_500)]


def test_value_with_the_amounts_of_a_real_notice():
    """OJ 191536-2024: € 500.000, € 50.000, € 50.000 and € 25.000 (social return) beside the price."""
    model = a_model(ScoringModel.VALUE, weights=(0, 0, 0, 0), values=(500_000, 50_000, 50_000, 25_000))
    full, cheap = evaluate(
        model, [an_offer("A", 4_000_000, 10, 10, 10, 10), an_offer("B", 3_887_000, 8, 6, 10, 0)]
    ).results
    assert full.total == 4_000_000 - 625_000
    assert cheap.total == 3_887_000 - 400_000 - 30_000 - 50_000
    assert [full.rank, cheap.rank] == [1, 2]


def test_an_evaluation_price_below_zero_still_ranks():
    """Rb. 's-Gravenhage 21-3-2011, ECLI:NL:RBSGR:2011:BU6124: a negative end score does not spoil the method."""
    model = a_model(ScoringModel.VALUE, weights=(0,), values=(100_000,))
    outcome = evaluate(model, [an_offer("A", 60_000, 10), an_offer("B", 30_000, 4)])
    assert [item.total for item in outcome.results] == [-40_000, -10_000]
    assert [item.rank for item in outcome.results] == [1, 2]


def test_the_extreme_offer_of_social_return_is_seen_for_what_it_is():
    """A scale without a top let 75 % at € 743.395,74 beat 31,7 % at € 846.000 (interim relief judge on social return,
    work in the green). With a top on the scale the first is off the scale, and with it on the scale it wins fairly."""
    model = a_model(weights=(60,), scale=SCALES[ScaleKind.PERCENT])
    outcome = evaluate(model, [an_offer("1", "743395.74", 75), an_offer("2", 846_000, "31.7")])
    first, second = outcome.results
    assert first.total == 40 + 45
    assert round(second.total, 2) == round(Decimal(40) * Decimal("743395.74") / 846_000 + Decimal("19.02"), 2)
    assert (first.rank, second.rank) == (1, 2)
    capped = evaluate(a_model(), [an_offer("1", "743395.74", 75), an_offer("2", 846_000, 8)])
    assert [item.name for item in capped.winners] == ["2"]
    assert "staat niet op de schaal: 0 tot en met 10" in capped.results[0].reason


@pytest.mark.parametrize("formula", [PriceFormula.RATIO, PriceFormula.DIFFERENCE])
@pytest.mark.parametrize("price", ["0", "-50"])
def test_a_price_of_zero_or_less_is_left_out_where_the_formula_divides_by_it(formula, price):
    """JAAN 2013/112 on Hof Arnhem 9-4-2013 (LJN BZ8213): with a zero price the formula cannot be used."""
    outcome = evaluate(a_model(formula=formula), [an_offer("A", price, 5), an_offer("B", 100, 5)])
    assert outcome.results[0].rank is None
    assert outcome.results[0].reason.startswith("De prijsformule kan niet rekenen met")
    assert outcome.results[1].total == 40 + 30


def test_one_cent_takes_all_price_points_from_the_others_in_a_relative_formula():
    cent, usual = evaluate(a_model(weights=(60,)), [an_offer("A", "0.01", 0), an_offer("B", 100_000, 10)]).results
    assert cent.price_part == 40
    assert usual.price_part < Decimal("0.00001")
    assert usual.rank == 1


@pytest.mark.parametrize("formula", [PriceFormula.LOWEST_TO_HIGHEST, PriceFormula.BANDWIDTH, PriceFormula.ANCHOR])
def test_formulas_that_do_not_divide_count_with_negative_prices(formula):
    outcome = evaluate(a_model(formula=formula), [an_offer("A", -100, 5), an_offer("B", 0, 5), an_offer("C", 110, 5)])
    assert outcome.ranking[0].rank == 1
    assert outcome.results[0].price_part == 40
    assert all(not item.reason for item in outcome.results)


def test_lifetime_cost_by_hand():
    assert lifetime_cost(Decimal(1000), Decimal(100), 5, Decimal(200)) == 1300
    # 1000 + 110/1.1 + 110/1.21 - 121/1.21
    found = lifetime_cost(Decimal(1000), Decimal(110), 2, Decimal(121), Decimal(10))
    assert round(found, 6) == round(Decimal(1000) + 100 + Decimal(110) / Decimal("1.21") - 100, 6)
    assert lifetime_cost(Decimal(1000), Decimal(100), 0) == 1000


def test_rounding_is_half_up_per_part_and_decides_who_is_equal():
    assert rounded(Decimal("2.345"), 2) == Decimal("2.35")
    assert rounded(Decimal("-2.345"), 2) == Decimal("-2.35")
    assert rounded(Decimal("2.345"), None) == Decimal("2.345")
    offers = [an_offer("A", 100, 5), an_offer("B", "100.01", 5)]
    assert [item.rank for item in evaluate(a_model(), offers).results] == [1, 2]
    assert [item.rank for item in evaluate(a_model(decimals=1), offers).results] == [1, 1]


def test_equal_totals_share_a_rank_unless_quality_decides():
    """40 x 80/100 + 48 = 80 = 40 + 40."""
    offers = [an_offer("A", 80, "6.6667"), an_offer("B", 100, 8)]
    model = a_model(decimals=1)
    assert [item.rank for item in evaluate(model, offers).results] == [1, 1]
    assert [item.rank for item in evaluate(replace(model, tie_rule=TieRule.LOT), offers).results] == [1, 1]
    assert [item.rank for item in evaluate(replace(model, tie_rule=TieRule.QUALITY), offers).results] == [2, 1]


def test_who_misses_the_minimum_falls_out_with_the_reason():
    model = a_model()
    strict = replace(model, qualities=(replace(model.qualities[0], least=Decimal("0.6")),))
    outcome = evaluate(strict, [an_offer("A", 10, "5.9"), an_offer("B", 100, 6)])
    assert outcome.results[0].reason == "Valt af: de score voor Criterium 0 ligt onder het minimum."
    assert outcome.results[1].price_part == 40, "the price of a bid that falls out no longer counts"


def test_what_is_missing_is_said_and_never_raises():
    outcome = evaluate(a_model(), [an_offer("A", None, 5), an_offer("B", 10)])
    assert [item.reason for item in outcome.results] == [
        "Er is nog geen prijs.",
        "Er is nog geen score voor Criterium 0.",
    ]
    assert outcome.ranking == outcome.winners == ()
    assert evaluate(a_model(), []).results == ()


# -- from the tender --------------------------------------------------------------------------------------------------
def an_award(**trial: object) -> Award:
    return with_keys(
        Award(
            method=AwardMethod.BEST_PRICE_QUALITY_RATIO,
            criteria=(
                AwardCriterion(name="Prijs", kind=AwardCriterionKind.PRICE, weight_percent=Decimal(40)),
                AwardCriterion(
                    name="Plan",
                    weight_percent=Decimal(40),
                    sub_criteria=(
                        SubCriterion(name="Aanpak", weight_percent=Decimal(75)),
                        SubCriterion(name="Team", weight_percent=Decimal(25)),
                    ),
                ),
                AwardCriterion(name="Sociaal", weight_percent=Decimal(20), theme=Theme.SOCIAL_RETURN),
            ),
            trial=AwardTrial(**trial),  # type: ignore[arg-type]
        )
    )


def test_subcriteria_count_by_their_weight_within_the_criterion():
    award = an_award()
    model = model_of(award)
    assert [part.name for part in model.parts] == ["Aanpak", "Team", "Sociaal"]
    keys = [part.key for part in model.parts]
    bid = Bid(
        name="A",
        price=Decimal(100),
        scores=tuple(BidScore(key=key, score=Decimal(score)) for key, score in zip(keys, (8, 4, 5), strict=True)),
    )
    tried = replace(award, trial=replace(award.trial, bids=(bid,)))
    result = evaluate(model, offers_of(tried)).results[0]
    assert result.parts == (40 * (Decimal("0.75") * 8 + Decimal("0.25") * 4) / 10, Decimal(10))  # 28 and 10
    assert result.total == 78


def test_a_score_stays_with_its_criterion_when_that_is_renamed_or_moved():
    award = an_award()
    key = award.criteria[2].key
    renamed = replace(award, criteria=(replace(award.criteria[2], name="Inzet"), *award.criteria[:2]))
    assert with_keys(renamed) == renamed
    assert model_of(renamed).parts[0].key == key
    assert len({part.key for part in model_of(renamed).parts}) == 3


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (AwardMethod.LOWEST_PRICE, ScoringModel.LOWEST_PRICE),
        (AwardMethod.LOWEST_COST, ScoringModel.LIFETIME_COST),
        (AwardMethod.BEST_PRICE_QUALITY_RATIO, ScoringModel.WEIGHTED),
        (None, ScoringModel.WEIGHTED),
    ],
)
def test_without_a_choice_the_model_follows_the_ground_for_award(method, expected):
    assert model_of(Award(method=method)).method is expected


def test_bids_without_a_name_or_with_the_same_name_can_be_told_apart():
    bids = (Bid(), Bid(), Bid(name="A"), Bid(name="A"), Bid(name="A"))
    names = [offer.name for offer in offers_of(Award(trial=AwardTrial(bids=bids)))]
    assert names == ["Inschrijver A", "Inschrijver B", "A", "A (2)", "A (3)"]


def test_lifetime_cost_and_environmental_cost_come_into_the_price():
    bid = Bid(price=Decimal(1000), yearly_cost=Decimal(10), residual_value=Decimal(50), environmental_cost=Decimal(7))
    trial = AwardTrial(model=ScoringModel.LIFETIME_COST, lifetime_years=10, bids=(bid,))
    assert offers_of(Award(trial=trial))[0].price == 1000 + 100 - 50 + 7
    plain = replace(trial, model=ScoringModel.LOWEST_PRICE)
    assert offers_of(Award(trial=plain))[0].price == 1007


@pytest.mark.parametrize(
    ("trial", "words"),
    [
        (AwardTrial(formula=PriceFormula.BANDWIDTH), "ondergrens"),
        (AwardTrial(formula=PriceFormula.BANDWIDTH, floor_price=Decimal(9), ceiling_price=Decimal(9)), "ondergrens"),
        (AwardTrial(formula=PriceFormula.ANCHOR), "ankerprijs"),
        (AwardTrial(model=ScoringModel.VALUE), "hoeveel euro"),
        (AwardTrial(model=ScoringModel.LIFETIME_COST), "hoeveel jaren"),
    ],
)
def test_what_the_model_still_needs_is_one_sentence(trial, words):
    award = replace(an_award(), trial=replace(trial, bids=(Bid(name="A", price=Decimal(1)),)))
    model = model_of(award)
    assert words in model.problem
    assert evaluate(model, offers_of(award)).results[0].reason == model.problem


# -- for any bids -----------------------------------------------------------------------------------------------------
prices = st.decimals("-1e9", "1e11", places=2) | st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("1e11")])
scores = st.decimals(0, 10, places=1)
offers = st.lists(st.tuples(prices, scores, scores), min_size=1, max_size=6).map(
    lambda rows: [an_offer(f"B{at}", *row) for at, row in enumerate(rows)]
)
models = st.builds(
    lambda method, formula, weight, decimals, tie: a_model(
        method, formula, weight, (60, 30), (1000, 500), decimals=decimals, tie_rule=tie
    ),
    st.sampled_from(ScoringModel),
    st.sampled_from(PriceFormula),
    st.integers(0, 100),
    st.none() | st.integers(0, 4),
    st.none() | st.sampled_from(TieRule),
)


@given(models, offers)
def test_never_raises_and_every_bid_has_a_rank_or_a_reason(model, bids):
    outcome = evaluate(model, bids)
    assert len(outcome.results) == len(bids)
    assert all((item.rank is None) == bool(item.reason) for item in outcome.results)
    ranked = outcome.ranking
    assert not ranked or ranked[0].rank == 1


@given(models, offers, st.randoms(use_true_random=False))
def test_the_order_of_the_bids_does_not_matter(model, bids, random):
    mixed = list(bids)
    random.shuffle(mixed)
    ranks = {item.name: (item.rank, item.total) for item in evaluate(model, bids).results}
    assert {item.name: (item.rank, item.total) for item in evaluate(model, mixed).results} == ranks


@given(st.sampled_from(PriceFormula), st.lists(st.decimals("0.01", "1e11", places=2), min_size=2, max_size=6))
def test_a_cheaper_price_never_has_fewer_points(formula, given_prices):
    found = evaluate(a_model(formula=formula), [an_offer(f"B{p}", price, 5) for p, price in enumerate(given_prices)])
    by_price = sorted(found.results, key=lambda item: item.price)
    points = [item.price_part for item in by_price]
    assert points == sorted(points, reverse=True)
    assert all(0 <= point <= 40 for point in points)


@given(models, offers, st.data())
def test_a_better_score_never_makes_it_worse(model, bids, data):
    at = data.draw(st.integers(0, len(bids) - 1))
    better = replace(bids[at], scores=tuple((key, min(Decimal(10), score + 1)) for key, score in bids[at].scores))
    before = evaluate(model, bids).results[at]
    after = evaluate(model, [*bids[:at], better, *bids[at + 1 :]]).results[at]
    if before.rank is not None:
        assert after.rank is not None
        assert after.rank <= before.rank


@given(st.sampled_from(PriceFormula), st.decimals("0", "1", places=3))
def test_price_at_is_the_way_back(formula, share):
    among = PriceRange(
        lowest=Decimal(80), highest=Decimal(120), floor=Decimal(80), ceiling=Decimal(120), anchor=Decimal(100)
    )
    price = price_at(formula, share, among)
    if price is None:
        assert formula is PriceFormula.RATIO
        assert share == 0
    else:
        assert abs(fraction(formula, price, among) - share) < Decimal("1e-20")


@given(offers, st.integers(1, 90))
def test_value_and_points_in_a_straight_line_give_the_same_order(bids, price_weight):
    """Gunnen op waarde is the weighted model whose price runs straight down and is never cut off: one euro has one
    number of points. Between a floor below and a ceiling above all prices the two rank alike."""
    floor, ceiling = Decimal("-2e9"), Decimal("2e11")
    euros_per_point = (ceiling - floor) / price_weight
    band = a_model(
        formula=PriceFormula.BANDWIDTH,
        price_weight=price_weight,
        weights=(60, 30),
        fixed=PriceRange(lowest=Decimal(0), highest=Decimal(0), floor=floor, ceiling=ceiling),
        decimals=12,
    )
    value = a_model(ScoringModel.VALUE, weights=(60, 30), values=(1, 1))
    value = replace(
        value,
        qualities=tuple(replace(item, value=item.weight * euros_per_point) for item in value.qualities),
    )
    by_points, by_euros = evaluate(band, bids), evaluate(value, bids)
    for one, other in zip(by_points.results, by_euros.results, strict=True):
        expected = price_weight * ceiling / (ceiling - floor) - other.total / euros_per_point
        assert abs(one.total - expected) < Decimal("1e-10")
