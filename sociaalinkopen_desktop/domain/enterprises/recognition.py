"""The state of a recognition on a day: whether its proof still holds, ends soon, has ended or was never looked at.

A date on the proof itself decides. Without one a look at the proof counts for as many months as local policy says
(the number that criterion SO-06 uses). What an enterprise only says of itself proves nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .. import dutch
from ..choices import Choice, Recognition
from ..norms import NoNormOnDate, Norms
from ..policy import PsoStep
from ..terms import months_later
from .enterprise import Enterprise, RecognitionProof

CHECK_MONTHS = "policy.invitations.recognition_months"
WARNING_MONTHS = "policy.invitations.recognition_warning_months"


class ProofState(Choice):
    """What a recognition is worth on a day, the best first."""

    VALID = "valid", "Geldig"
    ENDS_SOON = "ends_soon", "Verloopt binnenkort"
    NOT_CHECKED = "not_checked", "Bewijs niet bekeken"
    EXPIRED = "expired", "Verlopen"
    OWN_STATEMENT = "own_statement", "Eigen verklaring, niet bewezen"
    NONE = "none", "Geen erkenning"


HOLDS = (ProofState.VALID, ProofState.ENDS_SOON)
"""The states in which a recognition is proven."""
_ORDER = {state: place for place, state in enumerate(ProofState)}
_UNPROVEN = {Recognition.NONE: ProofState.NONE, Recognition.OWN_STATEMENT: ProofState.OWN_STATEMENT}


@dataclass(frozen=True, kw_only=True)
class ProofTerms:
    """The numbers of local policy, in months: how long a look at a proof counts, how early its end is told."""

    check_months: int
    warning_months: int


@dataclass(frozen=True, kw_only=True)
class ProofOutcome:
    """The state of one recognition on a day.

    `until` is the last day on which it holds or held: that on the proof (`is_dated`), else the last day on which the
    look at it counts; None when neither is known.
    """

    kind: Recognition
    state: ProofState
    until: date | None = None
    is_dated: bool = False
    step: PsoStep | None = None

    @property
    def holds(self) -> bool:
        """Whether the recognition is proven on that day."""
        return self.state in HOLDS


def terms_of(norms: Norms) -> ProofTerms:
    """The terms of the day of these norms; where policy has no number for that day, the last one it had."""
    return ProofTerms(check_months=_months(norms, CHECK_MONTHS), warning_months=_months(norms, WARNING_MONTHS))


def outcome_of(proof: RecognitionProof, day: date, terms: ProofTerms) -> ProofOutcome:
    """The state of one recognition on `day`."""
    if proof.kind in _UNPROVEN:
        return ProofOutcome(kind=proof.kind, state=_UNPROVEN[proof.kind])
    step = proof.step if proof.kind is Recognition.PSO else None
    if proof.valid_until is not None:
        state = _state(proof.valid_until, day, terms, ProofState.EXPIRED)
        return ProofOutcome(kind=proof.kind, state=state, until=proof.valid_until, is_dated=True, step=step)
    if proof.checked_on is None:
        return ProofOutcome(kind=proof.kind, state=ProofState.NOT_CHECKED, step=step)
    until = months_later(proof.checked_on, terms.check_months)
    return ProofOutcome(
        kind=proof.kind, state=_state(until, day, terms, ProofState.NOT_CHECKED), until=until, step=step
    )


def best_of(proofs: Iterable[RecognitionProof], day: date, terms: ProofTerms) -> ProofOutcome:
    """The recognition to show of several: the best state, and of equals the one that holds longest."""
    outcomes = [outcome_of(proof, day, terms) for proof in proofs]
    nothing = ProofOutcome(kind=Recognition.NONE, state=ProofState.NONE)
    return min(outcomes, key=lambda item: (_ORDER[item.state], -(item.until or date.min).toordinal()), default=nothing)


def outcome_of_enterprise(enterprise: Enterprise, day: date, terms: ProofTerms) -> ProofOutcome:
    """The best recognition of an enterprise on `day`."""
    return best_of(enterprise.recognitions, day, terms)


def outcome_of_summary(
    kinds: Iterable[Recognition], until: date | None, checked_on: date | None, day: date, terms: ProofTerms
) -> ProofOutcome:
    """The same from what a list knows: the kinds, the latest last day on a proof, and the latest look at one."""
    known = tuple(kinds)
    kind = next((item for item in known if item not in _UNPROVEN), None)
    if kind is None:
        kind = Recognition.OWN_STATEMENT if Recognition.OWN_STATEMENT in known else Recognition.NONE
    return outcome_of(RecognitionProof(kind=kind, valid_until=until, checked_on=checked_on), day, terms)


def words_of(outcome: ProofOutcome, terms: ProofTerms) -> str:
    """The state without the name: "geldig tot en met 12-3-2028", "verloopt na 15-1-2027", "verlopen sinds 1-3-2026"."""
    match outcome.state:
        case ProofState.VALID if outcome.until is not None:
            seen = "geldig" if outcome.is_dated else "bewijs bekeken, telt"
            return f"{seen} tot en met {dutch.day(outcome.until)}"
        case ProofState.ENDS_SOON if outcome.until is not None:
            ends = "verloopt na" if outcome.is_dated else "bekijk het bewijs opnieuw, het telt tot en met"
            return f"{ends} {dutch.day(outcome.until)}"
        case ProofState.EXPIRED if outcome.until is not None:
            return f"verlopen sinds {dutch.day(outcome.until + timedelta(days=1))}"
        case ProofState.NOT_CHECKED if outcome.until is not None:
            return f"{dutch.counted(terms.check_months, 'maand', 'maanden')} niet bekeken"
    return outcome.state.label[:1].lower() + outcome.state.label[1:]


def name_of(outcome: ProofOutcome) -> str:
    """The recognition by name: "PSO trede 3", "B Corp"; "" when there is none."""
    if outcome.kind in (Recognition.NONE, Recognition.OWN_STATEMENT):
        return ""
    if outcome.step is None:
        return outcome.kind.label
    step = outcome.step.label
    return step if step.startswith(outcome.kind.label) else f"{outcome.kind.label} {step[:1].lower()}{step[1:]}"


def told(outcome: ProofOutcome, terms: ProofTerms) -> str:
    """Name and state in one line: "PSO 30+, geldig tot en met 12-3-2027"; "Geen erkenning"."""
    name, words = name_of(outcome), words_of(outcome, terms)
    return f"{name}, {words}" if name else f"{words[:1].upper()}{words[1:]}"


def _months(norms: Norms, name: str) -> int:
    try:
        return norms.whole(name)
    except NoNormOnDate:
        return int(norms.known[name].values[-1].value)


def _state(until: date, day: date, terms: ProofTerms, after: ProofState) -> ProofState:
    if until < day:
        return after
    return ProofState.ENDS_SOON if until < months_later(day, terms.warning_months) else ProofState.VALID
