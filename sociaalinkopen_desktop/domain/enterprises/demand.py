"""What a demand of a tender is, seen from one enterprise: it can meet it, it can not, or the register does not say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..choices import Choice
from ..norms import NoNormOnDate, Norms
from ..tender import Tender
from ..verdicts import MissingFact, Outcome, Proposal, Verdict
from .enterprise import Enterprise


class Standing(Choice):
    """Whether an enterprise can meet a demand alone."""

    CAN = "can", "Kan eraan voldoen"
    OUT = "out", "Valt af"
    UNKNOWN = "unknown", "Niet bekend"


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One demand. `standing` judges one enterprise by what the register knows of it.

    `criterion` is the code of the point that judges the demand itself. `lighter` and `proposal` are what would keep
    fewer out. `counts` is False for a demand that says nothing of the whole contract; `why` says so.
    """

    key: str
    title: str
    path: str
    criterion: str
    standing: Callable[[Enterprise], Standing]
    lighter: str
    proposal: Proposal | None = None
    counts: bool = True
    why: str = ""


Check = Callable[[Tender, Norms], Verdict]


def standing_if(is_met: bool | None) -> Standing:
    """The standing for yes, no and not known."""
    if is_met is None:
        return Standing.UNKNOWN
    return Standing.CAN if is_met else Standing.OUT


def worst(standings: Iterable[Standing]) -> Standing:
    """What several standings mean together when all are needed."""
    found = set(standings)
    if Standing.OUT in found:
        return Standing.OUT
    return Standing.UNKNOWN if Standing.UNKNOWN in found else Standing.CAN


def best(standings: Iterable[Standing]) -> Standing:
    """What several standings mean together when one is enough."""
    found = set(standings)
    if Standing.CAN in found:
        return Standing.CAN
    return Standing.UNKNOWN if Standing.UNKNOWN in found else Standing.OUT


def proposal_of(check: Check, tender: Tender, norms: Norms, path: str) -> Proposal | None:
    """What a check of the Toets proposes for the field at `path` or below it; None when it has nothing to propose."""
    try:
        verdict = check(tender, norms)
    except (MissingFact, NoNormOnDate):
        return None
    proposal = verdict.proposal
    fits = proposal is not None and (proposal.path == path or proposal.path.startswith(f"{path}."))
    return proposal if verdict.outcome is Outcome.NOT_MET and fits else None
