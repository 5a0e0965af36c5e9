"""Weights from pairs, and whole percentages that are exactly a hundred."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.award_model.pairwise import group_weights, person_weights
from sociaalinkopen_desktop.domain.award_model.rounding import whole_percentages
from sociaalinkopen_desktop.domain.award_trial import PairChoice, PairOpinion, PairVerdict

shares = st.lists(st.decimals(0, 1000, places=3), min_size=1, max_size=12)


def opinion(function: str, *choices: tuple[str, str, PairVerdict]) -> PairOpinion:
    return PairOpinion(
        function=function,
        choices=tuple(PairChoice(first=one, second=two, verdict=verdict) for one, two, verdict in choices),
    )


@given(shares)
def test_whole_percentages_are_a_hundred_together_and_never_far_off(values):
    found = whole_percentages(values)
    assert sum(found) == 100
    total = sum(values)
    if total:
        assert all(abs(whole - 100 * value / total) < 1 for whole, value in zip(found, values, strict=True))


def test_whole_percentages_by_hand():
    assert whole_percentages([Decimal(1)] * 3) == (34, 33, 33)
    assert whole_percentages([Decimal("0.405"), Decimal("0.305"), Decimal("0.29")]) == (41, 30, 29)
    assert whole_percentages([Decimal(0), Decimal(0)]) == (50, 50)
    assert whole_percentages([]) == ()


def test_two_criteria_by_hand():
    """Three times as important is three quarters against one."""
    found = person_weights(("a", "b"), opinion("Inkoper", ("a", "b", PairVerdict.FIRST)))
    assert [round(share, 10) for share in found.shares] == [Decimal("0.75"), Decimal("0.25")]
    assert (found.missing, found.contradictions, found.triples) == (0, 0, 0)


def test_three_criteria_by_hand():
    """Rows 1-3-5, 1/3-1-1 and 1/5-1-1: geometric means are the third powers roots of 15, 1/3 and 1/5."""
    found = person_weights(
        ("a", "b", "c"),
        opinion(
            "Inkoper", ("a", "b", PairVerdict.FIRST), ("a", "c", PairVerdict.FIRST_MUCH), ("b", "c", PairVerdict.EQUAL)
        ),
    )
    means = [15 ** (1 / 3), (1 / 3) ** (1 / 3), (1 / 5) ** (1 / 3)]
    assert [round(float(share), 9) for share in found.shares] == [round(mean / sum(means), 9) for mean in means]


def test_the_order_in_which_a_pair_is_named_does_not_matter():
    one = person_weights(("a", "b"), opinion("X", ("a", "b", PairVerdict.FIRST_MUCH)))
    other = person_weights(("a", "b"), opinion("X", ("b", "a", PairVerdict.SECOND_MUCH)))
    assert [round(share, 20) for share in one.shares] == [round(share, 20) for share in other.shares]


def test_going_round_is_counted_and_a_missing_pair_is_equal():
    round_trip = opinion(
        "X", ("a", "b", PairVerdict.FIRST), ("b", "c", PairVerdict.FIRST), ("a", "c", PairVerdict.SECOND)
    )
    found = person_weights(("a", "b", "c"), round_trip)
    assert (found.contradictions, found.triples) == (1, 1)
    empty = person_weights(("a", "b", "c"), opinion(""))
    assert (empty.missing, empty.contradictions, empty.function) == (3, 0, "Beoordelaar")
    assert len(set(empty.shares)) == 1


def test_several_people_count_equally_and_their_spread_is_told():
    keys = ("a", "b")
    found = group_weights(
        keys, (opinion("Inkoper", ("a", "b", PairVerdict.FIRST)), opinion("Beheerder", ("a", "b", PairVerdict.SECOND)))
    )
    assert found is not None
    assert found.percentages == (50, 50)
    assert [tuple(round(value) for value in pair) for pair in found.spread] == [(25, 75), (25, 75)]
    assert group_weights(keys, ()) is None
    assert group_weights(("a",), (opinion("Inkoper"),)) is None


@given(
    st.integers(2, 8).flatmap(
        lambda size: st.lists(
            st.lists(st.sampled_from(PairVerdict), min_size=size * (size - 1) // 2, max_size=size * (size - 1) // 2),
            min_size=1,
            max_size=4,
        ).map(lambda people: (size, people))
    )
)
def test_weights_are_one_together_whatever_people_think(case):
    size, people = case
    keys = [f"k{at}" for at in range(size)]
    pairs = [(one, two) for at, one in enumerate(keys) for two in keys[at + 1 :]]
    found = group_weights(
        keys, [opinion("X", *((*pair, verdict) for pair, verdict in zip(pairs, row, strict=True))) for row in people]
    )
    assert found is not None
    assert abs(sum(found.shares) - 1) < Decimal("1e-20")
    assert sum(found.percentages) == 100
    assert all(share > 0 for share in found.shares)
    assert all(low <= high for low, high in found.spread)
