"""Nobody is kept out without need, and people are employed decently."""

from ..choices import ContractNature
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met, undecided
from .register import check


@check("DI-02")
def nobody_is_discriminated(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: the documents shut nobody out by age, origin, disability or belief."""
    return undecided("")


@check("DI-04")
def contract_asks_decent_work(tender: Tender, norms: Norms) -> Verdict:
    """A clause on labour law, also for subcontractors, where people do the work."""
    if need(tender, "subject.nature") is ContractNature.SUPPLIES:
        return not_applicable()
    path = "performance.has_labour_law_clause"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))
