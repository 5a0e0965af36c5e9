"""The register prepared for matching: who lists which code, who uses which word, and where each one is.

Made once; a search then looks only at those who share a code, a field or a word with the need.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..cpv import CpvList, CpvTable, stem_of
from ..places import Found, Places, Spot, distance_km
from .matching_need import Need, all_words_of, whole_codes
from .recognition import ProofOutcome, ProofTerms, best_of

if TYPE_CHECKING:
    from datetime import date

    from .enterprise import Enterprise
    from .matching_weights import Weights

CLASS, GROUP = 4, 3
"""How many first digits a class and a group of the CPV have."""
_LEAST_PART, _LEAST_INSIDE, _LEAST_SPLIT = 4, 5, 9
_COMMON_FROM, _COMMON_SHARE = 40, 0.2


@dataclass(frozen=True)
class Atlas:
    """What is known besides the register: the places, and the CPV with its labels and sectors."""

    places: Places = Places()
    table: CpvTable = CpvTable(CpvList(()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One enterprise, prepared. `served`: codes of municipalities and names of regions and provinces it delivers in.

    `unclear` are places it names that we do not know.
    """

    enterprise: Enterprise
    codes: tuple[str, ...]
    at: Found | None
    served: frozenset[str]
    unclear: tuple[str, ...]

    @property
    def is_real_social(self) -> bool:
        """Whether it is a social enterprise that exists: no example, and no regular one."""
        return self.enterprise.is_social and not self.enterprise.is_example


class EnterpriseIndex:
    """The register, ready to be searched many times, by one thread at a time: it remembers what it worked out.

    Examples count as well: a match tells that it is one.
    """

    def __init__(self, enterprises: Iterable[Enterprise], atlas: Atlas) -> None:
        self.atlas = atlas
        located: dict[tuple[str, str], Found | None] = {}
        self.entries: tuple[Entry, ...] = tuple(_entry(item, atlas.places, located) for item in enterprises)
        self._by_code: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._below: dict[str, list[int]] = {}
        self._by_start: dict[str, list[int]] = {}
        self._by_sector: dict[str, list[int]] = {}
        self._sectors: dict[str, str] = {}
        self._postings: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            self._put_codes(at, entry.codes)
            item = entry.enterprise
            for word in all_words_of(item.offer, *item.keywords):
                self._postings.setdefault(word, []).append(at)
        self._words = sorted(self._postings)
        self._joined = "\n" + "\n".join(self._words) + "\n"
        self._kept: dict[str, frozenset[int]] = {}
        self._proofs: dict[int, ProofOutcome] = {}
        self._proofs_of: tuple[date, ProofTerms | None] | None = None
        spots: dict[Spot | None, int] = {}
        found = (entry.at.spot if entry.at is not None else None for entry in self.entries)
        self._spot_of = [spots.setdefault(spot, len(spots)) for spot in found]
        self._spots = tuple(spots)
        self._distances: list[float | None] = []
        self._distances_from: Spot | None = None

    @cached_property
    def real_social(self) -> int:
        """How many social enterprises that exist the register has."""
        return sum(entry.is_real_social for entry in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def _put_codes(self, at: int, codes: Sequence[str]) -> None:
        stems = {stem_of(code) for code in codes}
        for code in codes:
            self._by_code.setdefault(code, []).append(at)
        for stem in stems:
            self._by_stem.setdefault(stem, []).append(at)
        for start in {stem[:length] for stem in stems for length in range(2, len(stem) + 1)}:
            self._below.setdefault(start, []).append(at)
        for start in {code[:length] for code in codes for length in (GROUP, CLASS)}:
            self._by_start.setdefault(start, []).append(at)
        for name in {self.sector_of(code) for code in codes} - {""}:
            self._by_sector.setdefault(name, []).append(at)

    def sector_of(self, code: str) -> str:
        """The sector of social enterprises that a code belongs to; "" when there is none."""
        known = self._sectors.get(code)
        if known is None:
            found = self.atlas.table.sector_of(code)
            known = self._sectors[code] = found.name if found is not None else ""
        return known

    def by_codes(self, need: Need, weights: Weights) -> dict[int, float]:
        """Who lists a code that is kin to one of the need, with how near the best one is (0 to 1)."""
        best: dict[int, float] = {}
        lot_codes = {code for lot in need.lots for code in lot.codes} if len(need.lots) > 1 else set()
        for place, code in enumerate(need.codes):
            share = 1.0 if place == 0 or code in lot_codes else weights.additional_code
            for quality, found in self._kin(code, weights):
                worth = quality * share
                for at in found:
                    if best.get(at, 0.0) < worth:
                        best[at] = worth
        return best

    def _kin(self, code: str, weights: Weights) -> Iterable[tuple[float, Sequence[int]]]:
        stem = stem_of(code)
        yield weights.same_code, self._by_code.get(code, ())
        yield weights.narrower_code, self._below.get(stem, ())
        for length in range(len(stem) - 1, 1, -1):
            quality = weights.whole_division if length < GROUP else weights.wider_code
            yield quality, self._by_stem.get(stem[:length], ())
        if len(stem) >= CLASS:
            yield weights.same_class, self._by_start.get(code[:CLASS], ())
        if len(stem) >= GROUP:
            yield weights.same_group, self._by_start.get(code[:GROUP], ())
        yield weights.same_sector, self._by_sector.get(self.sector_of(code), ())

    def by_word(self, word: str) -> Collection[int]:
        """Who uses this word, a longer or shorter form of it, or both its parts; nobody for a word that most use."""
        found = self._kept.get(word)
        if found is None:
            found = frozenset(self._looked_up(word))
            if len(self.entries) >= _COMMON_FROM and len(found) > _COMMON_SHARE * len(self.entries):
                found = frozenset()
            self._kept[word] = found
        return found

    def _looked_up(self, word: str) -> set[int]:
        found = set(self._postings.get(word, ()))
        if len(word) >= _LEAST_PART:
            found |= self._beginning(word)
        at = self._joined.find(word) if len(word) >= _LEAST_INSIDE else -1
        while at != -1:  # compounds with it
            end = self._joined.index("\n", at)
            found.update(self._postings[self._joined[self._joined.rindex("\n", 0, at + 1) + 1 : end]])
            at = self._joined.find(word, end)
        for ending in ("s", "en", "n", "e"):
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_PART:
                found.update(self._postings.get(word[: -len(ending)], ()))
        return found or (self._split(word) if len(word) >= _LEAST_SPLIT else set())

    def _split(self, word: str) -> set[int]:
        """Those who use both parts of a compound: "groenonderhoud" finds "onderhoud van groen"."""
        found: set[int] = set()
        for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
            first = self._beginning(word[:cut])
            if not first:
                continue
            for start in (cut, cut + 1) if word[cut] in "sen" else (cut,):
                if len(word) - start >= _LEAST_PART:
                    found |= first & self._beginning(word[start:])
        return found

    def _beginning(self, start: str) -> set[int]:
        words = self._words[bisect_left(self._words, start) : bisect_left(self._words, start + "\uffff")]
        return {at for word in words for at in self._postings[word]}

    def proof(self, at: int, need: Need) -> ProofOutcome | None:
        """The best recognition of an entry on the day of the need; None when policy has no terms for that day."""
        if need.terms is None:
            return None
        if self._proofs_of != (need.day, need.terms):
            self._proofs, self._proofs_of = {}, (need.day, need.terms)
        kept = self._proofs
        outcome = kept.get(at)
        if outcome is None:
            outcome = kept[at] = best_of(self.entries[at].enterprise.recognitions, need.day, need.terms)
        return outcome

    def distance(self, at: int, need: Need) -> float | None:
        """Kilometres from an entry to the work; None when either is not on the map."""
        here = need.at.spot if need.at is not None else None
        if here is None:
            return None
        if self._distances_from is not here:
            self._distances = [distance_km(spot, here) if spot is not None else None for spot in self._spots]
            self._distances_from = here
        return self._distances[self._spot_of[at]]


def _entry(item: Enterprise, places: Places, located: dict[tuple[str, str], Found | None]) -> Entry:
    where = (item.town, item.municipality)
    if where not in located:
        located[where] = places.find(*where)
    served: set[str] = set()
    unclear: list[str] = []
    for name in item.regions:
        found = places.municipality(name)
        area = found.code if found is not None else places.area(name)
        if area:
            served.add(area)
        elif name.strip():
            unclear.append(name.strip())
    return Entry(item, whole_codes(item.cpv), located[where], frozenset(served), tuple(unclear))
