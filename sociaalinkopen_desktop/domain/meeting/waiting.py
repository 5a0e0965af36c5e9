"""Less waiting: the same conversations in other rounds, so that nobody sits idle between two of them for nothing.

Between two rounds a chain of conversations that share participants can always change places (Kempe 1879). The search
accepts a step when it is no worse than some steps ago (late acceptance: Burke and Bykov 2012), and keeps the best.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from .seating import Pair, Seating

_STEPS = 3000
_MOST_CONVERSATIONS = 250
"""In a larger timetable only steps that help are taken: the search would take seconds."""
_AGO = 120
_PASSES = 12


def close_gaps(seating: Seating) -> None:
    """Change rounds so that participants wait less; which conversations there are stays the same."""
    _descend(seating)
    if len(seating.placed) <= _MOST_CONVERSATIONS:
        _search(seating)
        _descend(seating)


def _descend(seating: Seating) -> None:
    """Take every step that helps, a limited number of times."""
    for _pass in range(_PASSES):
        better = False
        for pair in list(seating.placed):
            better |= _moved(seating, pair)
        for first, second in combinations(seating.room.rounds, 2):
            both = (*seating.in_round[first], *seating.in_round[second])
            for chain in (*_chains(seating, first, second), both):
                better |= _exchanged(seating, _to_the_other(seating, chain, first, second), 0)
        if not better:
            return


def _search(seating: Seating) -> None:
    """Wander, also over steps that do not help, and go back to the best that was met."""
    if not seating.placed or len(seating.room.rounds) < 2:
        return
    gaps = best = seating.gaps(seating.placed)
    mark = seating.mark()
    before = [gaps] * _AGO
    pairs = sorted(seating.placed)
    chance = _numbers()
    for step in range(_STEPS):
        if not best:
            break
        pair = pairs[next(chance) % len(pairs)]
        here, other = seating.placed[pair], next(chance) % len(seating.room.rounds)
        if other == here:
            continue
        if next(chance) % 4 and seating.can(pair, other):
            moves = [(pair, other)]
        else:
            moves = _to_the_other(seating, _chain_of(seating, pair, other), here, other)
        allowed = max(0, before[step % _AGO] - gaps)
        was = seating.gaps([one for one, _at in moves])
        if _exchanged(seating, moves, 1 + allowed):
            gaps += seating.gaps([one for one, _at in moves]) - was
        before[step % _AGO] = gaps
        if gaps < best:
            best, mark = gaps, seating.mark()
    seating.back_to(mark)


def _numbers() -> Iterator[int]:
    """Numbers without a pattern that matters here, the same every time (Lehmer 1951)."""
    number = 20_261_124
    while True:
        number = number * 48_271 % 2_147_483_647
        yield number >> 3


def _chain_of(seating: Seating, pair: Pair, other: int) -> list[Pair]:
    """The conversations of its round and another that hang together with this one."""
    here = seating.placed[pair]
    waiting = [one for at in (here, other) for one in seating.in_round[at] if one != pair]
    return _hanging(waiting, pair)[0]


def _chains(seating: Seating, first: int, second: int) -> list[list[Pair]]:
    """The conversations of two rounds in groups that share no participant with another group."""
    waiting = [*seating.in_round[first], *seating.in_round[second]]
    chains = []
    while waiting:
        chain, waiting = _hanging(waiting[1:], waiting[0])
        chains.append(chain)
    return chains


def _hanging(waiting: list[Pair], start: Pair) -> tuple[list[Pair], list[Pair]]:
    """What shares a participant with the start, or with what does; and the rest."""
    chain = [start]
    for link in chain:  # grows while we walk
        near = [pair for pair in waiting if pair[0] == link[0] or pair[1] == link[1]]
        if near:
            waiting = [pair for pair in waiting if pair not in near]
            chain += near
    return chain, waiting


def _to_the_other(seating: Seating, pairs: Sequence[Pair], first: int, second: int) -> list[tuple[Pair, int]]:
    return [(pair, second if seating.placed[pair] == first else first) for pair in pairs]


def _moved(seating: Seating, pair: Pair) -> bool:
    return any(_exchanged(seating, [(pair, at)], 0) for at in seating.room.common(pair) if seating.can(pair, at))


def _exchanged(seating: Seating, moves: Sequence[tuple[Pair, int]], more: int) -> bool:
    """Make these moves together if all are possible, and there is less than `more` more waiting then."""
    pairs = [pair for pair, _at in moves]
    before = seating.gaps(pairs)
    if not before and not more:
        return False
    mark = seating.mark()
    for pair in pairs:
        seating.remove(pair)
    for pair, at in moves:
        if not seating.can(pair, at):
            seating.back_to(mark)
            return False
        seating.place(pair, at)
    if seating.gaps(pairs) < before + more:
        return True
    seating.back_to(mark)
    return False
