"""Weights from opinions about pairs of criteria (paarsgewijs vergelijken), by several assessors.

Each opinion says how many times one criterion counts against another: 1, 3 or 5. A weight is the geometric mean of
the row of a criterion, made to be 1 together; assessors count equally, by the geometric mean of their weights. (T.L.
Saaty, The analytic hierarchy process, 1980; the steps 1-3-5 are the lower half of his scale.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ..award_trial import PairOpinion, PairVerdict
from .rounding import whole_percentages

TIMES: Mapping[PairVerdict, Decimal] = {
    PairVerdict.FIRST_MUCH: Decimal(5),
    PairVerdict.FIRST: Decimal(3),
    PairVerdict.EQUAL: Decimal(1),
    PairVerdict.SECOND: Decimal(1) / 3,
    PairVerdict.SECOND_MUCH: Decimal(1) / 5,
}
Matrix = list[list[Decimal]]


@dataclass(frozen=True, kw_only=True)
class PersonWeights:
    """What follows from one assessor. `shares` are 1 together; `missing` pairs have no opinion and count as equal.

    `contradictions`: of `triples` threes of criteria, how many go round (A above B, B above C, and yet C above A).
    """

    function: str
    shares: tuple[Decimal, ...]
    missing: int
    contradictions: int
    triples: int


@dataclass(frozen=True, kw_only=True)
class GroupWeights:
    """What follows from all of them: exact shares, and whole percentages that are 100 together.

    `spread`: per criterion the lowest and the highest percentage that an assessor gives it.
    """

    people: tuple[PersonWeights, ...]
    shares: tuple[Decimal, ...]
    percentages: tuple[int, ...]
    spread: tuple[tuple[Decimal, Decimal], ...]


def group_weights(keys: Sequence[str], opinions: Sequence[PairOpinion]) -> GroupWeights | None:
    """The weights of these criteria; None without two criteria or without an opinion."""
    if len(keys) < 2 or not opinions:
        return None
    people = tuple(person_weights(keys, opinion) for opinion in opinions)
    means = [_geometric_mean([person.shares[at] for person in people]) for at in range(len(keys))]
    shares = _made_one(means)
    spread = tuple(
        (100 * min(person.shares[at] for person in people), 100 * max(person.shares[at] for person in people))
        for at in range(len(keys))
    )
    return GroupWeights(people=people, shares=shares, percentages=whole_percentages(shares), spread=spread)


def person_weights(keys: Sequence[str], opinion: PairOpinion) -> PersonWeights:
    """The weights that follow from one assessor's opinions; opinions about other criteria are left aside."""
    matrix, missing = _matrix(keys, opinion)
    triples = list(combinations(range(len(keys)), 3))
    return PersonWeights(
        function=opinion.function.strip() or "Beoordelaar",
        shares=_made_one([_geometric_mean(line) for line in matrix]),
        missing=missing,
        contradictions=sum(_goes_round(matrix, *triple) for triple in triples),
        triples=len(triples),
    )


def _matrix(keys: Sequence[str], opinion: PairOpinion) -> tuple[Matrix, int]:
    size = len(keys)
    given = {(choice.first, choice.second): TIMES[choice.verdict] for choice in opinion.choices}
    matrix = [[Decimal(1)] * size for _ in range(size)]
    missing = 0
    for first, second in combinations(range(size), 2):
        times = given.get((keys[first], keys[second]))
        if times is None:
            back = given.get((keys[second], keys[first]))
            times = 1 / back if back is not None else None
        if times is None:
            missing += 1
            continue
        matrix[first][second], matrix[second][first] = times, 1 / times
    return matrix, missing


def _goes_round(matrix: Matrix, a: int, b: int, c: int) -> bool:
    above = [matrix[a][b] > 1, matrix[b][c] > 1, matrix[c][a] > 1]
    below = [matrix[b][a] > 1, matrix[c][b] > 1, matrix[a][c] > 1]
    return all(above) or all(below)


def _geometric_mean(values: Sequence[Decimal]) -> Decimal:
    return (sum((value.ln() for value in values), Decimal(0)) / len(values)).exp()


def _made_one(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    total = sum(values, Decimal(0))
    return tuple(value / total for value in values)
