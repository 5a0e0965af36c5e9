"""A match in words: its points per part, what speaks for and against it, what is not known, and which lots fit."""

from dataclasses import dataclass

from ..cpv import stem_of
from .enterprise import Enterprise, EnterpriseKind, EnterpriseState
from .matching_index import CLASS, GROUP, EnterpriseIndex, Entry
from .matching_need import LotNeed, Need, all_words_of
from .matching_scores import (
    LotFit,
    Reach,
    Said,
    proof_said,
    reach_of,
    reach_said,
    sheltered_said,
    size_fit,
    size_why,
)
from .matching_weights import Weights
from .recognition import ProofOutcome

EXAMPLE = "Dit is een voorbeeld en geen echte onderneming."
SAME_WORDS = "Dezelfde woorden:"
_SHOWN_CODES, _SHOWN_WORDS, _LEAST_INSIDE = 3, 6, 5


@dataclass(frozen=True, slots=True)
class ScorePart:
    """Points for one part, of the most that it can give."""

    name: str
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a match per part."""

    code: int
    words: int
    place: int
    recognition: int
    capacity: int
    kind: int

    @property
    def total(self) -> int:
        """The score, 0 to 100."""
        return self.code + self.words + self.place + self.recognition + self.capacity + self.kind


@dataclass(frozen=True, kw_only=True)
class Match:
    """An enterprise that could deliver. `score` (0 to 100) is the sum of `parts`.

    `reasons` speak for it, `against` against it, `unknown` is what the register does not say. `lots` has a line per
    lot, or one for the whole. `codes` are its CPV codes that fit, the nearest first. `recognition` is None when policy
    has no terms for the day. `distance_km` is as the crow flies, None when not known.
    """

    enterprise: Enterprise
    score: int
    parts: tuple[ScorePart, ...]
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]
    lots: tuple[LotFit, ...]
    codes: tuple[str, ...]
    distance_km: float | None
    reach: Reach
    recognition: ProofOutcome | None

    @property
    def fitting_lots(self) -> tuple[LotFit, ...]:
        """The lots of which is known that they fit."""
        return tuple(lot for lot in self.lots if lot.fits)

    @property
    def may_fit_lots(self) -> tuple[LotFit, ...]:
        """The lots that fit or of which it is not known."""
        return tuple(lot for lot in self.lots if lot.fits is not False)


def match_of(index: EnterpriseIndex, at: int, need: Need, points: Points, weights: Weights) -> Match:
    """The match of one entry with these points, with everything that can be told of it."""
    entry, km = index.entries[at], index.distance(at, need)
    item, reach = entry.enterprise, reach_of(entry, need, km)
    outcome = index.proof(at, need)
    kin = _kin(index, entry, need.codes)
    lots = tuple(_lot_fit(index, entry, lot) for lot in need.lots)
    said = (
        _offer_said(index, kin, entry, need),
        reach_said(reach, entry, need, km),
        proof_said(outcome, need),
        _lots_said(lots),
        sheltered_said(item, need),
        _standing(item),
    )
    return Match(
        enterprise=item,
        score=points.total,
        parts=_parts(points, weights),
        reasons=tuple(line for part in said for line in part.reasons),
        against=tuple(line for part in said for line in part.against),
        unknown=tuple(line for part in said for line in part.unknown),
        lots=lots,
        codes=tuple(code for code, _how in kin),
        distance_km=km,
        reach=reach,
        recognition=outcome,
    )


def _parts(points: Points, weights: Weights) -> tuple[ScorePart, ...]:
    return (
        ScorePart("Aanbod volgens CPV", points.code, weights.code),
        ScorePart("Woorden in het aanbod", points.words, weights.words),
        ScorePart("Plaats", points.place, weights.place),
        ScorePart("Erkenning", points.recognition, weights.recognition),
        ScorePart("Omvang", points.capacity, weights.capacity),
        ScorePart("Soort onderneming", points.kind, weights.kind),
    )


# -- what it delivers -------------------------------------------------------------------------------------------------
_SAME, _NARROWER, _WIDER, _CLASS, _SECTOR, _GROUP = range(6)
_SENTENCES = (
    "Levert {code}.",
    "Levert een deel hiervan: {code}.",
    "Levert dit in ruimere zin: {code}.",
    "Levert werk dat hierop lijkt: {code}.",
    "Werkt in hetzelfde veld: {code}.",
    "Levert in dezelfde groep: {code}.",
)


def kinship(index: EnterpriseIndex, own: str, asked: str) -> int | None:
    """How one code of an enterprise relates to a code that is asked, the nearest being 0; None when it does not."""
    own_stem, stem = stem_of(own), stem_of(asked)
    if own == asked:
        return _SAME
    if own_stem.startswith(stem):
        return _NARROWER
    if stem.startswith(own_stem):
        return _WIDER
    if len(stem) >= CLASS and own[:CLASS] == asked[:CLASS]:
        return _CLASS
    sector = index.sector_of(asked)
    if sector and index.sector_of(own) == sector:
        return _SECTOR
    return _GROUP if len(stem) >= GROUP and own[:GROUP] == asked[:GROUP] else None


def _kin(index: EnterpriseIndex, entry: Entry, asked: tuple[str, ...]) -> list[tuple[str, int]]:
    """Its codes that fit, each with how, the nearest first."""
    found: list[tuple[str, int]] = []
    for own in entry.codes:
        near = [how for code in asked if (how := kinship(index, own, code)) is not None]
        if near:
            found.append((own, min(near)))
    return sorted(found, key=lambda pair: pair[1])


def _offer_said(index: EnterpriseIndex, kin: list[tuple[str, int]], entry: Entry, need: Need) -> Said:
    lines = [_SENTENCES[how].format(code=_told(index, code)) for code, how in kin[:_SHOWN_CODES]]
    if len(kin) > _SHOWN_CODES:
        lines.append(f"En nog {len(kin) - _SHOWN_CODES} CPV-codes die passen.")
    item = entry.enterprise
    own = all_words_of(item.offer, *item.keywords)
    shared = [word for word in (*need.title_words, *need.other_words) if _is_used(word, own)]
    if shared:
        lines.append(f"{SAME_WORDS} {', '.join(shared[:_SHOWN_WORDS])}.")
    elif not kin:
        lines.append("Haar aanbod lijkt in woorden op wat u koopt.")
    unknown = () if entry.codes else ("Haar CPV-codes zijn niet ingevuld.",)
    return Said(reasons=tuple(lines), unknown=unknown)


def _is_used(word: str, own: tuple[str, ...]) -> bool:
    """Whether a word is one of its own, or stands in a compound of its own."""
    return word in own or (len(word) >= _LEAST_INSIDE and any(word in mine for mine in own))


def _told(index: EnterpriseIndex, code: str) -> str:
    known = index.atlas.table.codes.get(code)
    return known.told if known is not None else code


# -- lots and standing ------------------------------------------------------------------------------------------------
def _lot_fit(index: EnterpriseIndex, entry: Entry, lot: LotNeed) -> LotFit:
    item = entry.enterprise
    if entry.codes and lot.codes and not _kin(index, entry, lot.codes):
        return LotFit(index=lot.index, name=lot.name, fits=False, why="Past niet bij de CPV-code van dit perceel.")
    return LotFit(index=lot.index, name=lot.name, fits=size_fit(item, lot), why=size_why(item, lot))


def _lots_said(lots: tuple[LotFit, ...]) -> Said:
    if len(lots) == 1:
        only = lots[0]
        if only.fits is None:
            return Said(unknown=(only.why,))
        return Said(reasons=(only.why,)) if only.fits else Said(against=(only.why,))
    fitting = [lot.name for lot in lots if lot.fits]
    if fitting:
        return Said(reasons=(f"Past bij: {', '.join(fitting)}.",))
    if all(lot.fits is False for lot in lots):
        return Said(against=("Geen enkel perceel past bij haar omvang of aanbod.",))
    return Said(unknown=("Niet bekend welk perceel zij aankan.",))


def _standing(item: Enterprise) -> Said:
    against = ("Het is een gewone onderneming.",) if item.kind is EnterpriseKind.REGULAR else ()
    if item.is_example:
        against = (*against, EXAMPLE)
    to_verify = item.state is EnterpriseState.TO_VERIFY
    return Said(against=against, unknown=("Haar gegevens zijn nog niet nagekeken.",) if to_verify else ())
