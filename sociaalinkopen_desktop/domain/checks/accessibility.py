"""Can everybody use what is bought?"""

from ..choices import ContractNature
from ..norms import Norms
from ..tender import Tender
from ..thresholds import directive_may_hold
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met, undecided
from .parts import below
from .register import check
from .sectors import DIGITAL, is_in
from .wording import EXPLANATION, long_enough

GROUP = "ambition.accessibility"


@check("TO-01")
def design_is_for_all_users(tender: Tender, norms: Norms) -> Verdict:
    """What people use is specified for all users, or there is a sound reason (art. 2.75 lid 4)."""
    if not directive_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    if not need(tender, f"{GROUP}.used_by_natural_persons"):
        return not_applicable()
    if need(tender, f"{GROUP}.is_required"):
        return met(f"{GROUP}.is_required")
    path = f"{GROUP}.exception_reason"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path, reason="explained"))


@check("TO-02")
def digital_channel_meets_the_standard(tender: Tender, norms: Norms) -> Verdict:
    """Websites and apps meet EN 301 549. Of goods and works this is asked only when they are digital themselves."""
    has_channel = tender.ambition.accessibility.has_digital_channel
    is_service = need(tender, "subject.nature") is ContractNature.SERVICES
    if has_channel is None and not is_service and not is_in(tender, DIGITAL):
        return not_applicable()
    if not need(tender, f"{GROUP}.has_digital_channel"):
        return not_applicable()
    path = f"{GROUP}.requires_wcag"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))


@check("TO-03")
def people_with_a_disability_looked(tender: Tender, norms: Norms) -> Verdict:
    """What people use, above the policy amount: experts by experience saw the demands. A date counts as yes."""
    if small := below(tender, norms, "policy.accessibility.panel_threshold"):
        return small
    if not need(tender, f"{GROUP}.used_by_natural_persons"):
        return not_applicable()
    path = f"{GROUP}.user_panel_date"
    looked = tender.ambition.accessibility.user_panel_date
    return met(path, looked=looked) if looked is not None else undecided(path)
