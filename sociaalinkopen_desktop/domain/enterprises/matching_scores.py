"""The parts of a match one by one: does it deliver here, can it carry the size, is its recognition proven."""

from dataclasses import dataclass
from decimal import Decimal

from .. import dutch
from ..choices import Choice, ReservedParticipation
from ..places import Municipality
from .enterprise import Enterprise
from .matching_index import Entry
from .matching_need import LotNeed, Need
from .matching_weights import Weights
from .recognition import ProofOutcome, ProofState, told


class Reach(Choice):
    """Whether an enterprise delivers where the work is. The label is for a reader who sees only this."""

    SERVED = "served", "Levert hier"
    OWN_TOWN = "own_town", "Zit in deze gemeente"
    WITHIN = "within", "Binnen haar afstand"
    NATIONWIDE = "nationwide", "Levert in heel Nederland"
    SAME_REGION = "same_region", "Zelfde arbeidsmarktregio"
    UNKNOWN = "unknown", "Niet bekend of zij hier levert"
    OUTSIDE = "outside", "Levert hier niet"


PROOF_SHARES = {
    ProofState.VALID: 1.0,
    ProofState.ENDS_SOON: 0.85,
    ProofState.NOT_CHECKED: 0.4,
    ProofState.OWN_STATEMENT: 0.25,
    ProofState.EXPIRED: 0.2,
    ProofState.NONE: 0.0,
}
"""What share of its points a recognition earns; like the weights a choice of the program."""
NATIONWIDE_LEAST, SAME_REGION_NEAR, RANGE_LOSS = 0.5, 0.6, 0.3
"""Shares of the points for place: least when it delivers nationwide, most in the same region, lost at its edge."""


@dataclass(frozen=True, slots=True)
class Said:
    """What can be told about one part: for, against, or not known."""

    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LotFit:
    """Whether one lot, or the whole (`index` None), is within reach; None is not known. `why` says it in a sentence."""

    index: int | None
    name: str
    fits: bool | None
    why: str


def reach_of(entry: Entry, need: Need, km: float | None) -> Reach:
    """Whether it delivers where the work is. What the register does not say is unknown, never a no."""
    if need.at is None:
        return Reach.UNKNOWN
    here, item = need.at.municipality, entry.enterprise
    if _serves(entry, here):
        return Reach.SERVED
    if item.delivers_nationwide:
        return Reach.NATIONWIDE
    own = entry.at.municipality if entry.at is not None else None
    if own is not None and own.code == here.code:
        return Reach.OWN_TOWN
    if item.range_km is not None and km is not None:
        if km <= item.range_km:
            return Reach.WITHIN
        return Reach.UNKNOWN if entry.unclear else Reach.OUTSIDE
    if entry.served and item.range_km is None and item.delivers_nationwide is False and not entry.unclear:
        return Reach.OUTSIDE
    if own is not None and own.region and own.region == here.region:
        return Reach.SAME_REGION
    return Reach.UNKNOWN


def _serves(entry: Entry, here: Municipality) -> bool:
    served = entry.served
    return bool(served) and (here.code in served or here.region in served or here.province in served)


def reach_share(reach: Reach, entry: Entry, km: float | None, weights: Weights) -> float:
    """The share of the points for place, 0 to 1."""
    near = 0.0 if km is None else max(0.0, 1 - km / weights.far_km)
    match reach:
        case Reach.SERVED | Reach.OWN_TOWN:
            return 1.0
        case Reach.WITHIN:
            return 1 - RANGE_LOSS * (km or 0.0) / max(1, entry.enterprise.range_km or 1)
        case Reach.NATIONWIDE:
            return max(NATIONWIDE_LEAST, near)
        case Reach.SAME_REGION:
            return max(weights.unknown, near * SAME_REGION_NEAR)
        case Reach.UNKNOWN:
            return weights.unknown * (near if km is not None else 1)
    return 0.0


def reach_said(reach: Reach, entry: Entry, need: Need, km: float | None) -> Said:
    """The sentence about place."""
    item = entry.enterprise
    away = f"{dutch.number(round(km))} km" if km is not None else ""
    here = need.at.municipality.name if need.at is not None else ""
    match reach:
        case Reach.SERVED:
            return Said(reasons=(_joined(away, f"levert in {here}"),))
        case Reach.OWN_TOWN:
            return Said(reasons=(f"Zit in {here}.",))
        case Reach.WITHIN:
            return Said(reasons=(_joined(away, f"levert tot {item.range_km} km"),))
        case Reach.NATIONWIDE:
            return Said(reasons=(_joined(away, "levert in heel Nederland"),))
        case Reach.OUTSIDE:
            return Said(against=(_joined(away, _only(item, here)),))
        case Reach.SAME_REGION:
            region = need.at.municipality.region if need.at is not None else ""
            nearby = _joined(away, f"zelfde arbeidsmarktregio ({region})")
            return Said(reasons=(nearby,), unknown=("Niet bekend hoe ver zij levert.",))
    if need.at is None:
        return Said(unknown=("De plaats van het werk is niet bekend.",))
    if item.range_km is not None and km is None:
        gap = f"Levert tot {item.range_km} km, maar de afstand is niet bekend."
        return Said(unknown=(gap,))
    unclear = f"Onbekende plaats in haar gebied: {', '.join(entry.unclear)}." if entry.unclear else ""
    return Said(unknown=tuple(filter(None, (_joined(away, f"niet bekend of zij in {here} levert"), unclear))))


def _only(item: Enterprise, here: str) -> str:
    if item.range_km is not None:
        return f"levert tot {item.range_km} km"
    return f"levert niet in {here}, maar in {dutch.listed(item.regions)}"


def proof_share(outcome: ProofOutcome | None, weights: Weights) -> float:
    """The share of the points for recognition, 0 to 1."""
    return weights.unknown if outcome is None else PROOF_SHARES[outcome.state]


def proof_said(outcome: ProofOutcome | None, need: Need) -> Said:
    """The sentence about the recognition."""
    if outcome is None or need.terms is None:
        return Said(unknown=("De erkenning is niet te beoordelen: voor deze dag is geen beleid bekend.",))
    sentence = f"{told(outcome, need.terms)}."
    if outcome.holds:
        return Said(reasons=(sentence,))
    if outcome.state in (ProofState.NOT_CHECKED, ProofState.OWN_STATEMENT):
        return Said(unknown=(sentence,))
    return Said(against=(sentence,))


def size_fit(item: Enterprise, lot: LotNeed) -> bool | None:
    """Whether the value of a year is within what it can carry; None when that is not known."""
    asked = lot.per_year
    if asked is None:
        return None
    if item.largest_contract is not None:
        return asked <= item.largest_contract
    if item.turnover is not None and asked > item.turnover:
        return False
    return None


def size_why(item: Enterprise, lot: LotNeed) -> str:
    """The sentence that goes with `size_fit`."""
    asked = lot.per_year
    if asked is None:
        return "De waarde per jaar is niet bekend."
    need = f"nodig is {_euro(asked)} per jaar"
    if item.largest_contract is not None:
        return f"Kan {_euro(item.largest_contract)} per jaar aan; {need}."
    if item.turnover is not None and asked > item.turnover:
        return f"Haar omzet is {_euro(item.turnover)}; {need}."
    return f"Grootste opdracht niet bekend; {need}."


def size_share(item: Enterprise, lots: tuple[LotNeed, ...], weights: Weights) -> float:
    """The share of the points for capacity: by the lot that fits best."""
    best = 0.0
    for lot in lots:
        fits = size_fit(item, lot)
        if fits:
            return 1.0
        if fits is None:
            best = weights.unknown
    return best


def sheltered_said(item: Enterprise, need: Need) -> Said:
    """A reminder when the contract or a lot is reserved (art. 2.82): who proves the share is judged by the barriers."""
    if not any(lot.reserved is ReservedParticipation.SHELTERED for lot in need.lots):
        return Said()
    if item.target_share_percent is None:
        return Said(unknown=("Voorbehouden opdracht: haar deel uit de doelgroep is niet bekend.",))
    return Said(reasons=(f"{dutch.percent(item.target_share_percent)} van haar personeel komt uit de doelgroep.",))


def _euro(value: Decimal) -> str:
    return dutch.euro(value.quantize(Decimal(1)))


def _joined(away: str, what: str) -> str:
    if away:
        return f"{away}, {what}."
    return f"{what[:1].upper()}{what[1:]}."
