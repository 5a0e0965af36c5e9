"""Wishes divided over rounds: who speaks whom, and when.

The wishes are the edges of a bipartite graph and a timetable is a colouring of its edges: a colour is a round. König
(1916) proved that as many colours suffice as the busiest participant has wishes; so everything fits when nobody has
more wishes than rounds, and all wishes together do not exceed rounds times tables (de Werra 1971: the colours can be
made equally large). When it does not all fit, `_chosen` picks what is worth most. Then the rounds are filled one by
one with a largest matching that contains everybody who has no round to spare (`_fill`): the proof of König by
matchings, and exact as long as everybody is there all the time. With hours of presence and with conversations that
stay where they are the question is NP-hard (Even, Itai and Shamir 1976), so there `_repair` goes on with chains of
moves, and with who would otherwise speak nobody. At last `waiting.close_gaps` takes waiting out.
"""

from collections.abc import Iterable, Mapping, Sequence

from .flow import Network
from .seating import Pair, Room, Seating, Wished
from .waiting import close_gaps

_CHAIN = 3
"""How many conversations may move to make place for one."""
_TRIES = 600
_MUST, _LAST_CHANCE, _URGENT, _CLOSE = 10**9, 10**7, 10**4, 10


def paired(room: Room, wishes: Sequence[Wished]) -> Mapping[Pair, int]:
    """The round of each conversation that fits; pairs are wished once. Equal input gives an equal timetable.

    In this order: as few participants as possible speak nobody; as many mutual wishes as possible; as many wishes as
    possible; evenly over the enterprises; what is wanted most.
    """
    ordered = sorted(wishes, key=lambda wish: (-wish.is_mutual, -wish.strength))
    possible = [wish for wish in ordered if room.common(wish.pair)]
    seating = Seating(room)
    _fill(seating, _chosen(room, possible))
    _repair(seating, possible)
    close_gaps(seating)
    return seating.placed


def _chosen(room: Room, wishes: Sequence[Wished]) -> list[Wished]:
    """The wishes worth most that fit by number, without looking at rounds; all of them when all fit."""
    seats = {key: sum(rounds) for key, rounds in room.seats.items()}
    free = {key: sum(rounds) for key, rounds in room.free.items()}
    asked_o, asked_e = _degrees(wish.pair for wish in wishes)
    tables = sum(room.tables)
    if (
        len(wishes) <= tables
        and all(count <= seats[key] for key, count in asked_o.items())
        and all(count <= free[key] for key, count in asked_e.items())
    ):
        return list(wishes)
    met_o, met_e = _degrees((organisation, enterprise) for organisation, enterprise, _at in room.fixed)
    strongest = sum(wish.strength for wish in wishes) + 1
    number = strongest * (1 + sum(count * count for count in asked_e.values()))  # more than all evenness together
    mutual = number * (len(wishes) + 1)
    somebody = mutual * (len(wishes) + 1)
    places = {key: 1 + at for at, key in enumerate(asked_o)}
    places_e = {key: 1 + len(places) + at for at, key in enumerate(asked_e)}
    sink = 1 + len(places) + len(places_e)
    network = Network(sink + 1)
    for key, place in places.items():
        first = int(not met_o.get(key))
        network.arc(0, place, first, -somebody)
        network.arc(0, place, max(0, seats[key] - first), 0)
    for key, place in places_e.items():
        had = met_e.get(key, 0)
        for unit in range(min(free[key], asked_e[key])):
            network.arc(place, sink, 1, strongest * (had + unit) - (somebody if had + unit == 0 else 0))
    arcs = [
        network.arc(
            places[wish.organisation],
            places_e[wish.enterprise],
            1,
            -(number + mutual * wish.is_mutual + wish.strength),
        )
        for wish in wishes
    ]
    network.push(0, sink, tables, only_gains=True)
    return [wish for wish, arc in zip(wishes, arcs, strict=True) if network.used(arc)]


def _degrees(pairs: Iterable[Pair]) -> tuple[dict[str, int], dict[str, int]]:
    organisations: dict[str, int] = {}
    enterprises: dict[str, int] = {}
    for organisation, enterprise in pairs:
        organisations[organisation] = organisations.get(organisation, 0) + 1
        enterprises[enterprise] = enterprises.get(enterprise, 0) + 1
    return organisations, enterprises


def _fill(seating: Seating, wishes: Sequence[Wished]) -> None:
    """Round after round: as many conversations as possible, and first whoever cannot wait."""
    waiting = list(wishes)
    for at in seating.room.rounds:
        if not waiting:
            return
        for wish in _matching(seating, waiting, at):
            seating.place(wish.pair, at)
        waiting = [wish for wish in waiting if wish.pair not in seating.placed]


def _matching(seating: Seating, waiting: Sequence[Wished], at: int) -> list[Wished]:
    """A largest set of conversations for this round, no larger than the tables, that serves the most urgent."""
    room = seating.room
    later = range(at + 1, len(room.tables))
    asked_o, asked_e = _degrees(wish.pair for wish in waiting)
    places = {key: 1 + number for number, key in enumerate(asked_o)}
    places_e = {key: 1 + len(places) + number for number, key in enumerate(asked_e)}
    sink = 1 + len(places) + len(places_e)
    network = Network(sink + 1)
    for key, place in places.items():
        room_later = sum(seating.seats_left(key, after) for after in later)
        seats = seating.seats_left(key, at)
        must = min(seats, max(0, asked_o[key] - room_later))
        urgency = _URGENT * asked_o[key] // (room_later + 1)
        network.arc(0, place, must, -_MUST - urgency)
        network.arc(0, place, seats - must, -min(urgency, _MUST // 2))
    for key, place in places_e.items():
        room_later = sum(seating.is_free(key, after) for after in later)
        urgency = min(_URGENT * asked_e[key] // (room_later + 1), _MUST // 2)
        must = _MUST if asked_e[key] > room_later else 0
        network.arc(place, sink, int(seating.is_free(key, at)), -must - urgency)
    arcs = []
    for wish in waiting:
        is_last = not any(seating.can(wish.pair, after) for after in later)
        close = _CLOSE * seating.speaks_in(wish.pair, at - 1) if at else 0
        worth = _LAST_CHANCE * is_last + close + 3 * wish.is_mutual + wish.strength
        arcs.append(network.arc(places[wish.organisation], places_e[wish.enterprise], 1, -worth))
    network.push(0, sink, seating.tables_left(at))
    return [wish for wish, arc in zip(waiting, arcs, strict=True) if network.used(arc)]


def _repair(seating: Seating, wishes: Sequence[Wished]) -> None:
    """Place what is left by moving others; then help who speaks nobody, at the cost of who speaks several."""
    _place_left(seating, wishes)
    for wish in wishes:
        if wish.pair not in seating.placed and 0 in seating.count(wish.pair) and _rescue(seating, wish):
            _place_left(seating, wishes)


def _place_left(seating: Seating, wishes: Sequence[Wished]) -> None:
    for wish in wishes:
        if wish.pair not in seating.placed:
            _make_place(seating, wish.pair, _CHAIN, (), [_TRIES])


def _make_place(seating: Seating, pair: Pair, moves: int, staying: tuple[Pair, ...], tries: list[int]) -> bool:
    """Place a conversation, if need be by moving up to `moves` others on; False and nothing changed when it fails."""
    rounds = seating.room.common(pair)
    for at in rounds:
        if seating.can(pair, at):
            seating.place(pair, at)
            return True
    if not moves:
        return False
    staying = (*staying, pair)
    for at in rounds:
        for in_the_way in _in_the_way(seating, pair, at, staying):
            if tries[0] <= 0:
                return False
            tries[0] -= 1
            mark = seating.mark()
            for other in in_the_way:
                seating.remove(other)
            seating.place(pair, at)
            if all(_make_place(seating, other, moves - 1, staying, tries) for other in in_the_way):
                return True
            seating.back_to(mark)
    return False


def _in_the_way(seating: Seating, pair: Pair, at: int, staying: Sequence[Pair]) -> Iterable[tuple[Pair, ...]]:
    """The sets of conversations, none of `staying`, that leave place in that round when they go."""
    here = [other for other in seating.in_round[at] if other not in staying]
    of_organisation = [(other,) for other in here if other[0] == pair[0]]
    of_enterprise = [(other,) for other in here if other[1] == pair[1]]
    first: list[tuple[Pair, ...]] = [()] if seating.has_seat(pair[0], at) else list(of_organisation)
    second: list[tuple[Pair, ...]] = [()] if seating.is_free(pair[1], at) else list(of_enterprise)
    for one in first:
        for two in second:
            gone = tuple(dict.fromkeys((*one, *two)))
            if seating.tables_left(at) + len(gone) > 0:
                yield gone
            else:
                yield from ((other,) for other in here)


def _rescue(seating: Seating, wish: Wished) -> bool:
    """Place a wish of who speaks nobody instead of conversations that both their sides can miss."""
    for at in seating.room.common(wish.pair):
        for gone in _in_the_way(seating, wish.pair, at, ()):
            mark = seating.mark()
            for other in gone:
                seating.remove(other)
            if all(_still_speaks(seating, other, wish) for other in gone):
                seating.place(wish.pair, at)
                return True
            seating.back_to(mark)
    return False


def _still_speaks(seating: Seating, removed: Pair, wish: Wished) -> bool:
    organisation, enterprise = seating.count(removed)
    return (organisation > 0 or removed[0] == wish.organisation) and (enterprise > 0 or removed[1] == wish.enterprise)
