"""Wishes over rounds: nobody twice, König's number, who goes first, and as little waiting as there can be."""

from collections import Counter
from collections.abc import Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.meeting.flow import Network
from sociaalinkopen_desktop.domain.meeting.pairing import paired
from sociaalinkopen_desktop.domain.meeting.seating import Pair, Room, Seating, Wished
from sociaalinkopen_desktop.domain.meeting.waiting import close_gaps


def a_room(organisations: int, enterprises: int, rounds: int, tables: int, seats: int = 1) -> Room:
    """Everybody is there all the time."""
    return Room(
        tables=(tables,) * rounds,
        seats={f"o{at}": (seats,) * rounds for at in range(organisations)},
        free={f"e{at}": (True,) * rounds for at in range(enterprises)},
    )


def wished(*pairs: tuple[int, int], mutual: tuple[tuple[int, int], ...] = ()) -> list[Wished]:
    return [Wished(organisation=f"o{o}", enterprise=f"e{e}", is_mutual=(o, e) in mutual) for o, e in pairs]


def degree(wishes: list[Wished]) -> int:
    """The number of wishes of who has most."""
    counts = [
        *Counter(one.organisation for one in wishes).values(),
        *Counter(one.enterprise for one in wishes).values(),
    ]
    return max(counts, default=0)


def faults(room: Room, found: Mapping[Pair, int]) -> list[str]:
    """Everything that is double or impossible."""
    wrong = []
    for at in room.rounds:
        here = [pair for pair, when in found.items() if when == at]
        if len(here) > room.tables[at]:
            wrong.append(f"tables in {at}")
        wrong += [key for key, count in Counter(o for o, _ in here).items() if count > room.seats[key][at]]
        wrong += [key for key, count in Counter(e for _, e in here).items() if count > room.free[key][at]]
    return wrong


PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=48).map(sorted)


@given(PAIRS)
def test_as_many_rounds_as_the_busiest_has_wishes_are_enough(pairs: list[tuple[int, int]]) -> None:
    wishes = wished(*pairs)
    room = a_room(6, 8, degree(wishes), tables=6)
    found = paired(room, wishes)
    assert len(found) == len(wishes)
    assert faults(room, found) == []


@given(PAIRS, st.integers(1, 6))
def test_few_tables_ask_for_more_rounds_and_no_more_than_that(pairs: list[tuple[int, int]], tables: int) -> None:
    wishes = wished(*pairs)
    rounds = max(degree(wishes), -(-len(wishes) // tables))
    room = a_room(6, 8, rounds, tables)
    found = paired(room, wishes)
    assert len(found) == len(wishes)
    assert faults(room, found) == []


@given(PAIRS, st.integers(1, 3))
def test_an_organisation_with_more_seats_needs_fewer_rounds(pairs: list[tuple[int, int]], seats: int) -> None:
    wishes = wished(*pairs)
    most = max(Counter(one.organisation for one in wishes).values(), default=0)
    rounds = max(-(-most // seats), max(Counter(one.enterprise for one in wishes).values(), default=0))
    room = a_room(6, 8, rounds, tables=18, seats=seats)
    found = paired(room, wishes)
    assert len(found) == len(wishes)
    assert faults(room, found) == []


@given(PAIRS, st.integers(1, 4), st.integers(1, 5))
def test_when_not_all_fits_it_is_as_much_as_there_can_be(
    pairs: list[tuple[int, int]], rounds: int, tables: int
) -> None:
    wishes = wished(*pairs)
    found = paired(a_room(6, 8, rounds, tables), wishes)
    assert len(found) == most_by_number(wishes, rounds, tables)


def most_by_number(wishes: list[Wished], rounds: int, tables: int) -> int:
    """The largest number of wishes of which nobody has more than the rounds: an upper bound, and reached."""
    network = Network(16)
    for at in range(6):
        network.arc(0, 1 + at, rounds, 0)
    for at in range(8):
        network.arc(7 + at, 15, rounds, 0)
    for one in wishes:
        network.arc(1 + int(one.organisation[1:]), 7 + int(one.enterprise[1:]), 1, 0)
    return network.push(0, 15, rounds * tables)


def test_mutual_wishes_go_first() -> None:
    wishes = wished((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), mutual=((0, 2), (1, 1)))
    assert set(paired(a_room(2, 3, 1, 2), wishes)) == {("o0", "e2"), ("o1", "e1")}


def test_nobody_stays_alone_for_somebody_who_speaks_several() -> None:
    wishes = wished((0, 0), (0, 1), (1, 0), mutual=((0, 0),))
    assert set(paired(a_room(2, 2, 1, 2), wishes)) == {("o0", "e1"), ("o1", "e0")}


def test_a_wanted_organisation_speaks_who_has_fewest_conversations() -> None:
    wishes = wished((0, 0), (0, 1), (1, 0), (2, 0), (3, 1))
    found = paired(a_room(4, 2, 2, 4), wishes)
    assert sum(enterprise == "e0" for _, enterprise in found) == 2
    assert ("o0", "e1") in found


ROWS = st.lists(st.booleans(), min_size=4, max_size=4).map(tuple)
HOURS = st.fixed_dictionaries(
    {
        "seats": st.lists(ROWS, min_size=4, max_size=4),
        "free": st.lists(ROWS, min_size=5, max_size=5),
        "tables": st.lists(st.integers(0, 4), min_size=4, max_size=4).map(tuple),
    }
)
SMALL = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=12).map(sorted)


@given(HOURS, SMALL)
@settings(max_examples=200)
def test_with_hours_and_few_tables_nobody_is_double_and_nothing_more_fits(
    hours: dict[str, list[tuple[bool, ...]]], pairs: list[tuple[int, int]]
) -> None:
    room = Room(
        tables=hours["tables"],
        seats={f"o{at}": tuple(int(one) for one in row) for at, row in enumerate(hours["seats"])},
        free={f"e{at}": row for at, row in enumerate(hours["free"])},
    )
    wishes = wished(*pairs)
    found = paired(room, wishes)
    assert faults(room, found) == []
    for one, at in product(wishes, room.rounds):
        if one.pair not in found:
            assert faults(room, {**found, one.pair: at})
    assert paired(room, wishes) == found


@given(PAIRS, st.integers(2, 8))
def test_less_waiting_costs_nobody_a_conversation(pairs: list[tuple[int, int]], tables: int) -> None:
    seating = Seating(a_room(6, 8, 9, tables))
    for one, at in product(wished(*pairs), range(9)):
        if one.pair not in seating.placed and seating.can(one.pair, (at * 4) % 9):
            seating.place(one.pair, (at * 4) % 9)
    before, waiting = set(seating.placed), seating.gaps(seating.placed)
    close_gaps(seating)
    assert set(seating.placed) == before
    assert seating.gaps(seating.placed) <= waiting
    assert faults(seating.room, seating.placed) == []


def test_nobody_waits_when_nobody_has_to() -> None:
    wishes = wished(*product(range(4), range(4)))
    found = paired(a_room(4, 4, 8, 4), wishes)
    assert max(found.values()) - min(found.values()) == 3


def test_costs_lead_the_flow() -> None:
    network = Network(4)
    dear = network.arc(0, 1, 1, 5)
    cheap = network.arc(0, 2, 1, 1)
    network.arc(1, 3, 1, 0)
    network.arc(2, 3, 1, 0)
    assert network.push(0, 3, 1) == 1
    assert (network.used(dear), network.used(cheap)) == (0, 1)
    assert network.push(0, 3, 5) == 1
    assert network.push(0, 3, 5, only_gains=True) == 0
