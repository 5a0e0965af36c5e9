"""Are the terms of the contract reasonable: security, risk, standard terms and wages?"""

from ..choices import ContractClause, ContractNature, StandardTerms
from ..fields import label_of
from ..norms import Norms
from ..tender import Tender
from ..thresholds import guide_may_hold
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met
from .parts import free_of
from .register import check
from .wording import long_enough

CLAUSES = "contract.clauses"


@check("WET-61")
def security_is_asked_once_and_of_the_winner(tender: Tender, norms: Norms) -> Verdict:
    """One security for one risk, of the winner only, and no insurance payments made over (Gids 3.5 D)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    unwanted = (ContractClause.DOUBLE_SECURITY, ContractClause.SECURITY_FROM_ALL, ContractClause.INSURANCE_CESSION)
    return free_of(tender, CLAUSES, *unwanted)


@check("WET-62")
def risks_lie_where_they_can_be_managed(tender: Tender, norms: Norms) -> Verdict:
    """Each main risk with its bearer and the reason; never all of them with the contractor (Gids 3.9 A)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    if ContractClause.ALL_RISKS in tender.contract.clauses:
        return free_of(tender, CLAUSES, ContractClause.ALL_RISKS)
    path = "contract.risks"
    for index in range(len(need(tender, path))):
        need(tender, f"{path}.{index}.risk")
        need(tender, f"{path}.{index}.bearer")
        need(tender, f"{path}.{index}.reason")
    return met(path)


@check("WET-63")
def other_wording_may_be_proposed(tender: Tender, norms: Norms) -> Verdict:
    """Tenderers may propose another text of the contract during the procedure (Gids 3.9 B)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    path = "contract.allows_text_proposals"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))


@check("WET-64")
def standard_terms_are_used_whole(tender: Tender, norms: Norms) -> Verdict:
    """Terms that both sides of a sector made are used as they are, or there is a reason (Gids 3.9 C)."""
    if need(tender, "subject.nature") is ContractNature.SUPPLIES or not guide_may_hold(tender, norms):
        return not_applicable()
    path = "contract.standard_terms"
    terms = need(tender, path)
    if terms is StandardTerms.NONE_EXIST:
        return not_applicable(reason="none_exist")
    deviates = "contract.deviates_from_standard_terms"
    if terms is not StandardTerms.NOT_USED and not need(tender, deviates):
        return met(path, terms=terms)
    path = "contract.standard_terms_reason"
    explained = met(path, reason="explained", field=label_of(Tender, path))
    return long_enough(tender, norms, path, then=explained)


@check("WET-65")
def wages_follow_the_law(tender: Tender, norms: Norms) -> Verdict:
    """No Dutch wage for work wholly abroad, none beyond law or general cao (C-549/13, C-346/06, C-115/14)."""
    return free_of(tender, CLAUSES, ContractClause.WAGE_ABROAD, ContractClause.WAGE_WITHOUT_LAW)


@check("WET-66")
def labour_breach_is_reported(tender: Tender, norms: Norms) -> Verdict:
    """A breach of labour law during the work is reported (art. 2.81a; below the threshold by art. 1.21a)."""
    path = "performance.reports_labour_breach"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))
