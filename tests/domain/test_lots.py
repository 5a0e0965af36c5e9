"""The exemption for small lots, lot by lot: what may, what is left, and where it goes wrong."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.lots import LotState, LotSum, lot_sum, with_exemption
from sociaalinkopen_desktop.domain.verdicts import MissingFact
from tests.builders import a_lot, a_tender, norms_on

WORKS = {"nature": "works"}
AMOUNTS = st.lists(st.integers(0, 400_000), min_size=1, max_size=8)
MARKED = st.lists(st.tuples(st.integers(0, 400_000), st.booleans()), min_size=1, max_size=8)


def lots(*values, exempt=()):
    return tuple(
        a_lot(title=f"Perceel {index}", estimated_value=value, uses_small_lot_exemption=index in exempt)
        for index, value in enumerate(values)
    )


def summed(*values, exempt=(), **given_fields) -> LotSum:
    return lot_sum(a_tender(lots=lots(*values, exempt=exempt), **given_fields), norms_on())


def states(found: LotSum) -> list[LotState]:
    return [line.state for line in found.lines]


def test_each_lot_is_told_whether_it_may_and_what_room_is_left():
    found = summed(500_000, 60_000, 30_000, 79_999, 80_000, exempt=(1,))
    assert states(found) == [
        LotState.TOO_LARGE, LotState.EXEMPT, LotState.CAN, LotState.CAN, LotState.TOO_LARGE,
    ]  # fmt: skip
    assert found.ceiling.amount == Decimal("149999.8")
    assert found.room.amount == Decimal("89999.8")
    assert found.excess.amount == 0
    assert found.is_within


def test_a_lot_that_is_small_but_no_longer_fits_is_told_apart():
    found = summed(320_000, 79_000, 60_000, exempt=(1,))
    assert states(found) == [LotState.TOO_LARGE, LotState.EXEMPT, LotState.NO_ROOM]


def test_too_much_together_names_every_lot_that_is_marked_and_by_how_much():
    found = summed(300_000, 60_000, 40_000, exempt=(1, 2))
    assert states(found)[1:] == [LotState.EXEMPT_TOO_MUCH, LotState.EXEMPT_TOO_MUCH]
    assert found.excess.amount == 20_000
    assert found.room.amount == 0
    assert not found.is_within


def test_a_marked_lot_that_is_too_large_is_wrong_by_itself():
    found = summed(500_000, 80_000, exempt=(1,))
    assert states(found) == [LotState.TOO_LARGE, LotState.EXEMPT_TOO_LARGE]
    assert not found.is_within


def test_works_have_a_limit_of_their_own():
    found = summed(6_000_000, 999_999, 1_000_000, subject=WORKS)
    assert found.limit.amount == 1_000_000
    assert states(found) == [LotState.TOO_LARGE, LotState.CAN, LotState.TOO_LARGE]


def test_below_the_threshold_nothing_is_needed():
    assert summed(240_000, 240_000).is_needed
    small = {"base_value": 100_000, "options_value": 0, "extensions_value": 0}
    assert not summed(50_000, 50_000, value=small).is_needed


@pytest.mark.parametrize(
    ("given_fields", "path"),
    [
        ({"lots": ()}, "lots"),
        ({"lots": (a_lot(), a_lot(estimated_value=None))}, "lots.1.estimated_value"),
        ({"subject": {"nature": None}}, "subject.nature"),
    ],
)
def test_what_is_not_known_is_named(given_fields, path):
    with pytest.raises(MissingFact) as missing:
        lot_sum(a_tender(**given_fields), norms_on())
    assert missing.value.path == path


def test_marking_changes_only_the_lots_that_are_named():
    tender = with_exemption(a_tender(lots=lots(400_000, 50_000, 40_000)), (1, 2), True)
    assert [lot.uses_small_lot_exemption for lot in tender.lots] == [False, True, True]
    assert [lot.uses_small_lot_exemption for lot in with_exemption(tender, (1,), False).lots] == [False, False, True]


def test_a_lot_without_a_name_is_told_by_its_place():
    assert lot_sum(a_tender(lots=(a_lot(title=" "),)), norms_on()).lines[0].name == "Perceel 1"


@given(MARKED)
def test_what_is_within_never_exceeds_the_share_or_the_limit(rows):
    exempt = tuple(index for index, (_value, marked) in enumerate(rows) if marked)
    found = summed(*(value for value, _marked in rows), exempt=exempt)
    if found.is_within:
        marked = [line.value for line in found.lines if line.is_exempt]
        assert sum(marked) <= found.ceiling.amount
        assert all(value < found.limit.amount for value in marked)
    assert found.room.amount >= 0
    assert found.excess.amount == 0 or found.room.amount == 0


@given(MARKED)
def test_any_lot_that_may_be_added_can_be_and_so_can_all_that_fit_together(rows):
    exempt = tuple(index for index, (_value, marked) in enumerate(rows) if marked)
    tender = a_tender(lots=lots(*(value for value, _marked in rows), exempt=exempt))
    found = lot_sum(tender, norms_on())
    if not found.is_within:
        return
    for choice in (*((line.index,) for line in found.lines if line.state is LotState.CAN), found.fitting):
        assert lot_sum(with_exemption(tender, choice, True), norms_on()).is_within


@given(MARKED, st.randoms(use_true_random=False))
def test_the_order_of_the_lots_does_not_matter(rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)

    def outcome(places):
        exempt = tuple(at for at, place in enumerate(places) if rows[place][1])
        found = summed(*(rows[place][0] for place in places), exempt=exempt)
        states_by_place = {place: found.lines[at].state for at, place in enumerate(places)}
        return states_by_place, found.total, found.room, found.excess, found.is_within

    assert outcome(order) == outcome(range(len(rows)))


@given(AMOUNTS)
def test_without_a_mark_everything_is_within(values):
    found = summed(*values)
    assert found.is_within
    assert found.exempt_value.amount == 0
