"""Who in the register could deliver what a tender needs, in order of fit, each with its reasons.

This is for finding and inviting enterprises. It says nothing of who may take part or who wins: there a place of
business, for one, may not count at all (criterion WET-49). The points are choices of the program (`Weights`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappush, heappushpop
from typing import NamedTuple

from ..places import key_of
from .enterprise import Enterprise, EnterpriseState
from .matching_index import Atlas, EnterpriseIndex
from .matching_need import LotNeed, Need, need_of
from .matching_scores import LotFit, Reach, proof_share, reach_of, reach_said, reach_share, size_share
from .matching_telling import Match, Points, ScorePart, match_of
from .matching_weights import WEIGHTS, Weights

__all__ = [
    "Atlas", "EnterpriseIndex", "LotFit", "LotNeed", "Match", "Need", "Reach", "ScorePart", "SearchResult", "Weights",
    "matches", "need_of", "search", "tenders_for", "why_not",
]  # fmt: skip

LIMIT = 50
"""How many matches are worked out at most."""
ORDER = (
    "Op punten, hoogste eerst. Bij gelijke punten eerst wie het best past bij wat u koopt, "
    "dan wie het dichtst bij zit, dan op naam."
)
"""How the order of matches comes about, for the reader."""
_Key = tuple[int, int, float, str, str]


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    """The best matches in order, how many there are in all, and how many enterprises the register has.

    `examples` tells how many of all matches are examples, which are no real enterprises; `social` how many of the
    others are social, by their kind. `known_social` is the same of the whole register.
    """

    matches: tuple[Match, ...]
    total: int
    known: int
    examples: int
    social: int
    known_social: int


class _Begun(NamedTuple):
    """An entry that fits, with the points known so far: for codes, words and place."""

    at: int
    code: int
    words: int
    place: int


def search(index: EnterpriseIndex, need: Need, limit: int = LIMIT, weights: Weights = WEIGHTS) -> SearchResult:
    """The `limit` best matches and the number of all. Lapsed enterprises and those that deliver elsewhere do not count.

    Twenty thousand enterprises take some tens of milliseconds. The same register and need give the same order.
    """
    begun, examples, social = [], 0, 0
    for at, (near, shared) in _offers(index, need, weights).items():
        entry = index.entries[at]
        if entry.enterprise.state is EnterpriseState.LAPSED:
            continue
        km = index.distance(at, need)
        reach = reach_of(entry, need, km)
        if reach is Reach.OUTSIDE:
            continue
        examples += entry.enterprise.is_example
        social += entry.is_real_social
        begun.append(
            _Begun(
                at,
                round(weights.code * near),
                round(weights.words * min(1.0, shared / weights.full_words)),
                round(weights.place * reach_share(reach, entry, km, weights)),
            )
        )
    best = _best(index, need, begun, limit, weights)
    found = tuple(match_of(index, at, need, points, weights) for at, points in best)
    return SearchResult(
        matches=found,
        total=len(begun),
        known=len(index),
        examples=examples,
        social=social,
        known_social=index.real_social,
    )


def matches(index: EnterpriseIndex, need: Need, limit: int = LIMIT, weights: Weights = WEIGHTS) -> tuple[Match, ...]:
    """The best matches in order; see `search`."""
    return search(index, need, limit, weights).matches


def why_not(enterprise: Enterprise, need: Need, atlas: Atlas, weights: Weights = WEIGHTS) -> tuple[str, ...]:
    """Why an enterprise is no match, in sentences; nothing when it is one."""
    if not need.says_enough:
        return ("Vul bij de aanbesteding een titel of CPV-code in. Nu is er niets om op te zoeken.",)
    index = EnterpriseIndex((enterprise,), atlas)
    entry, why = index.entries[0], []
    if enterprise.state is EnterpriseState.LAPSED:
        why.append("De onderneming staat in het register als vervallen.")
    if not entry.codes and not enterprise.offer.strip() and not any(enterprise.keywords):
        why.append("In het register staat niet wat zij levert.")
    elif not _offers(index, need, weights):
        why.append("Wat zij levert, past niet bij de CPV-codes en woorden van deze aanbesteding.")
    km = index.distance(0, need)
    reach = reach_of(entry, need, km)
    return (*why, *(reach_said(reach, entry, need, km).against if reach is Reach.OUTSIDE else ()))


def tenders_for(
    enterprise: Enterprise, needs: Iterable[Need], atlas: Atlas, weights: Weights = WEIGHTS
) -> tuple[tuple[Need, Match], ...]:
    """The other way round: the tenders that this enterprise fits, the best fit first, then by title."""
    index = EnterpriseIndex((enterprise,), atlas)
    found = [(need, match) for need in needs for match in search(index, need, 1, weights).matches]
    return tuple(sorted(found, key=lambda pair: (-pair[1].score, pair[0].title.casefold(), pair[0].tender_id)))


def _offers(index: EnterpriseIndex, need: Need, weights: Weights) -> dict[int, tuple[float, int]]:
    """Who has anything to do with what is bought: how near its codes are (0 to 1), and how many words it shares.

    Codes decide. Words alone do so with one shared word of the title when either side has no codes, else with two.
    """
    codes = index.by_codes(need, weights)
    in_title = Counter(at for word in need.title_words for at in index.by_word(word))
    words = Counter(in_title)
    for word in need.other_words:
        words.update(at for at in index.by_word(word) if at in codes or at in in_title)
    found = {at: (near, words[at]) for at, near in codes.items()}
    for at in in_title.keys() - codes.keys():
        least = 2 if need.codes and index.entries[at].codes else 1
        if words[at] >= least:
            found[at] = (0.0, words[at])
    return found


def _best(
    index: EnterpriseIndex, need: Need, begun: list[_Begun], limit: int, weights: Weights
) -> list[tuple[int, Points]]:
    """The places of the best ones, in order. Who cannot reach the score of the last any more is not worked out."""
    most = weights.recognition + weights.capacity + weights.kind
    lowest: list[int] = []
    scored: list[tuple[int, _Begun, Points]] = []
    for item in sorted(begun, key=lambda item: -(item.code + item.words + item.place)):
        full = len(lowest) >= limit
        if full and (not lowest or item.code + item.words + item.place + most < lowest[0]):
            break
        points = _points(index, item, need, weights)
        total = points.total
        if full and total < lowest[0]:
            continue
        scored.append((total, item, points))
        if full:
            heappushpop(lowest, total)
        else:
            heappush(lowest, total)
    least = lowest[0] if lowest else 0
    kept = [(_key(index, item, need, total), item.at, points) for total, item, points in scored if total >= least]
    kept.sort(key=lambda found: found[0])
    return [(at, points) for _place, at, points in kept[:limit]]


def _points(index: EnterpriseIndex, item: _Begun, need: Need, weights: Weights) -> Points:
    enterprise = index.entries[item.at].enterprise
    return Points(
        code=item.code,
        words=item.words,
        place=item.place,
        recognition=round(weights.recognition * proof_share(index.proof(item.at, need), weights)),
        capacity=round(weights.capacity * size_share(enterprise, need.lots, weights)),
        kind=weights.kind if enterprise.is_social else 0,
    )


def _key(index: EnterpriseIndex, item: _Begun, need: Need, total: int) -> _Key:
    km = index.distance(item.at, need)
    enterprise = index.entries[item.at].enterprise
    return -total, -(item.code + item.words), float("inf") if km is None else km, key_of(enterprise.name), enterprise.id
