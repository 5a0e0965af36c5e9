"""Whom to ask in an onderhandse procedure: a proposal with an objective reason for each, and why not the others.

The number comes from the Gids Proportionaliteit (3.4 B), the duty to choose objectively from art. 1.4 lid 1 of the law.
Taking turns and spreading are no law but our own policy (criterion SO-02); the officer decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from .. import dutch
from ..choices import Procedure, Recognition
from ..market import Invitation
from ..norms import Norms
from ..places import key_of
from ..tender import Tender
from ..terms import months_later
from .enterprise import Enterprise, RecognitionProof
from .matching_telling import EXAMPLE, SAME_WORDS, Match
from .recognition import ProofOutcome

NOT_HERE = "Een uitnodigingslijst hoort alleen bij een onderhandse procedure."
NOBODY = "In het register past niemand. Zoek ook op andere plaatsen, zoals bij Buy Social of het sw-bedrijf."
NO_SOCIAL = "Er past geen sociale onderneming. Schrijf op waarom er geen op de lijst staat."
SOCIAL_ADDED = "Zonder aanpassing stond er geen sociale onderneming op de lijst. Daarom staat de best passende erbij."
NO_NEW = "Iedereen op de lijst is al eerder gevraagd. Kijk of u ook een nieuwe onderneming kunt vragen."


class WasAsked(Protocol):
    """That an enterprise was asked before, in another tender. Without a known id its name counts."""

    @property
    def enterprise_id(self) -> str:
        """Its id in the register; "" when it was not known there."""

    @property
    def supplier(self) -> str:
        """Its name in that tender."""

    @property
    def day(self) -> date:
        """The day of the invitation."""


@dataclass(frozen=True, kw_only=True)
class Turns:
    """How taking turns and spreading weigh, in points of the score. Our own policy: no law is behind these numbers."""

    months: int = 24
    points_per_time: int = 8
    most_points: int = 24
    points_per_neighbour: int = 3


TURNS = Turns()


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """One that is proposed, ready to be put on the list. `turn` tells when it was asked before."""

    match: Match
    invitation: Invitation
    turn: str


@dataclass(frozen=True, kw_only=True)
class PassedOver:
    """One that fits but is not proposed, and why."""

    match: Match
    why: str


@dataclass(frozen=True, kw_only=True)
class InvitationProposal:
    """The proposal. `least` and `most` are how many the procedure has, those on the list already included.

    `notes` are what the officer should know of the list as a whole.
    """

    chosen: tuple[Chosen, ...]
    passed_over: tuple[PassedOver, ...]
    least: int
    most: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: Match
    times: int
    last: date | None

    def points(self, turns: Turns, neighbours: int = 0) -> int:
        lost = min(turns.most_points, self.times * turns.points_per_time)
        return self.match.score - lost - neighbours * turns.points_per_neighbour


def propose(
    tender: Tender,
    found: Sequence[Match],
    asked: Iterable[WasAsked],
    norms: Norms,
    number: int | None = None,
    turns: Turns = TURNS,
) -> InvitationProposal:
    """The best ones to ask, in order, besides who is on the list already.

    `number` is how many the list should have; without it the lowest that the procedure has. Examples are only proposed
    in a tender that is one. Raises NoNormOnDate.
    """
    least, most = _bounds(tender.procedure.procedure, norms)
    if most == 0:
        return InvitationProposal(chosen=(), passed_over=(), least=0, most=0, notes=(NOT_HERE,))
    wanted = min(most, max(1, number if number is not None else least))
    candidates, passed = _sifted(tender, found, tuple(asked), norms.day, turns)
    room = max(0, wanted - len(tender.market.invitations))
    picked, notes = _picked(tender, candidates, room, turns)
    chosen = tuple(_chosen(item, norms.day, turns) for item in picked)
    lowest = min((item.points(turns) for item in picked), default=None)
    left = [
        PassedOver(match=item.match, why=_why_left(item, lowest, turns, is_full=room == 0))
        for item in candidates
        if item not in picked
    ]
    on_list = len(tender.market.invitations) + len(chosen)
    if on_list == 0:
        notes = (NOBODY,)
    elif on_list < least:
        notes = (*notes, f"De lijst heeft {on_list} van de ten minste {least} ondernemingen. Vul haar zelf aan.")
    return InvitationProposal(chosen=chosen, passed_over=(*left, *passed), least=least, most=most, notes=notes)


def invitation_from(enterprise: Enterprise, match: Match, day: date, turn: str = "") -> Invitation:
    """The line on the list for an enterprise that was found on `day`, with its reason written out and its proof."""
    proof = _proof(enterprise, match.recognition)
    why = [line for line in match.reasons if not (match.codes and line.startswith(SAME_WORDS))]
    reason = " ".join((*why, *([turn] if turn else ()), f"Gezocht in het register op {dutch.day(day)}."))
    return Invitation(
        supplier=enterprise.name.strip(),
        enterprise_id=enterprise.id,
        is_social=enterprise.is_social,
        reason=reason,
        recognition=proof.kind if proof is not None else Recognition.NONE,
        valid_until=proof.valid_until if proof is not None else None,
        checked_on=proof.checked_on if proof is not None else None,
    )


def turn_of(last: date | None, times: int, months: int = TURNS.months) -> str:
    """When an enterprise was asked before, in a sentence."""
    if last is None:
        return "Nog niet eerder gevraagd."
    if times == 0:
        return f"Laatst gevraagd op {dutch.day(last)}, langer dan {months} maanden geleden."
    return f"Laatst gevraagd op {dutch.day(last)}; {dutch.counted(times, 'keer', 'keer')} in {months} maanden."


def turns_of(
    enterprises: Iterable[Enterprise], asked: Iterable[WasAsked], day: date, turns: Turns = TURNS
) -> dict[str, str]:
    """When each enterprise was asked before, in a sentence, by its id; without those that never were."""
    before = _Names((item.enterprise_id, item.supplier, item.day) for item in asked if item.day <= day)
    found: dict[str, str] = {}
    for item in enterprises:
        days = before.days_of(item)
        if days:
            recent = sum(day <= months_later(one, turns.months) for one in days)
            found[item.id] = turn_of(max(days), recent, turns.months)
    return found


def how_chosen(proposal: InvitationProposal, fitting: int, known: int) -> str:
    """How those of a proposal were chosen, for the file (art. 1.4 lid 1), out of so many that fit of so many known."""
    names = dutch.listed([item.invitation.supplier for item in proposal.chosen])
    return (
        f"Gezocht in ons register: van de {dutch.counted(known, 'onderneming', 'ondernemingen')} "
        f"{dutch.counted(fitting, 'past', 'passen')} er bij deze opdracht. Gekozen op aanbod, plaats, erkenning en "
        f"omvang, met beurtrol en spreiding: {names}. De reden per onderneming staat op de lijst."
    )


def _bounds(procedure: Procedure | None, norms: Norms) -> tuple[int, int]:
    if procedure is Procedure.SINGLE_ONDERHANDS:
        return 1, 1
    if procedure is Procedure.MEERVOUDIG_ONDERHANDS:
        return norms.whole("invitations.minimum"), norms.whole("invitations.maximum")
    return 0, 0


# -- choosing ---------------------------------------------------------------------------------------------------------
def _sifted(
    tender: Tender, found: Sequence[Match], asked: tuple[WasAsked, ...], day: date, turns: Turns
) -> tuple[list[_Candidate], list[PassedOver]]:
    """Who may be proposed, in order of points with turns, and who may not be."""
    on_list = _Names((item.enterprise_id, item.supplier, day) for item in tender.market.invitations)
    before = _Names((item.enterprise_id, item.supplier, item.day) for item in asked if item.day <= day)
    candidates: list[_Candidate] = []
    passed: list[PassedOver] = []
    for match in found:
        item = match.enterprise
        if on_list.days_of(item):
            continue
        if item.is_example and not tender.is_example:
            passed.append(PassedOver(match=match, why=EXAMPLE))
        elif not match.may_fit_lots:
            passed.append(PassedOver(match=match, why=_too_large(match)))
        else:
            days = before.days_of(item)
            recent = sum(day <= months_later(one, turns.months) for one in days)
            candidates.append(_Candidate(match, recent, max(days, default=None)))
    candidates.sort(key=lambda one: -one.points(turns))
    return candidates, passed


def _too_large(match: Match) -> str:
    if len(match.lots) == 1:
        return f"De opdracht past niet: {match.lots[0].why[:1].lower()}{match.lots[0].why[1:]}"
    return "Geen enkel perceel past bij wat zij levert of aankan."


class _Names:
    """Days by enterprise: by its id, or by its name where no id was noted."""

    def __init__(self, rows: Iterable[tuple[str, str, date]]) -> None:
        self._days: dict[str, list[date]] = {}
        for identifier, name, day in rows:
            self._days.setdefault(f"id {identifier}" if identifier else f"name {key_of(name)}", []).append(day)

    def days_of(self, item: Enterprise) -> list[date]:
        """The days that go with this enterprise."""
        by_id = self._days.get(f"id {item.id}", []) if item.id else []
        return [*by_id, *(self._days.get(f"name {key_of(item.name)}", []) if key_of(item.name) else [])]


def _picked(
    tender: Tender, candidates: list[_Candidate], room: int, turns: Turns
) -> tuple[list[_Candidate], tuple[str, ...]]:
    """The best one each time, with a little less for who sits where somebody chosen sits; a social one if there is."""
    picked: list[_Candidate] = []
    left = list(candidates)
    while left and len(picked) < room:
        towns = [_town(item) for item in picked]
        best = max(left, key=lambda item: item.points(turns, towns.count(_town(item))))
        picked.append(best)
        left.remove(best)
    notes: list[str] = []
    social = [item for item in candidates if item.match.enterprise.is_social]
    has_social = any(item.is_social for item in tender.market.invitations)
    if not has_social and picked and not any(item in social for item in picked):
        if social:
            picked[-1] = social[0]
            notes.append(SOCIAL_ADDED)
        else:
            notes.append(NO_SOCIAL)
    if picked and all(item.last is not None for item in picked):
        notes.append(NO_NEW)
    return picked, tuple(notes)


def _town(item: _Candidate) -> str:
    enterprise = item.match.enterprise
    return key_of(enterprise.municipality or enterprise.town)


def _chosen(item: _Candidate, day: date, turns: Turns) -> Chosen:
    turn = turn_of(item.last, item.times, turns.months)
    return Chosen(match=item.match, invitation=invitation_from(item.match.enterprise, item.match, day, turn), turn=turn)


def _why_left(item: _Candidate, lowest: int | None, turns: Turns, *, is_full: bool) -> str:
    if is_full or lowest is None:
        return "De lijst is al vol."
    score = item.match.score
    if item.times and score >= lowest:
        return f"Beurtrol: {turn_of(item.last, item.times, turns.months)} Nu krijgen anderen de beurt."
    if item.points(turns) >= lowest:
        return f"{score} punten, maar de lijst heeft al iemand uit dezelfde plaats of met evenveel punten."
    return f"{score} punten; wie op de lijst staat, heeft met de beurtrol ten minste {lowest}."


def _proof(enterprise: Enterprise, outcome: ProofOutcome | None) -> RecognitionProof | None:
    """The proof behind the recognition of a match; None when it has none."""
    if outcome is None or outcome.kind is Recognition.NONE:
        return None
    same = [proof for proof in enterprise.recognitions if proof.kind is outcome.kind]
    dated = [proof for proof in same if outcome.is_dated and proof.valid_until == outcome.until]
    return next(iter(dated or same), None)
