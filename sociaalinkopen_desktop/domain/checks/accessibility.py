"""Can everybody use what is bought?"""

from ..choices import Regime
from ..norms import Norms
from ..tender import Tender
from ..thresholds import regime_of
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met
from .register import check
from .wording import EXPLANATION, long_enough

GROUP = "ambition.accessibility"


@check("TO-01")
def design_is_for_all_users(tender: Tender, norms: Norms) -> Verdict:
    """What people use is specified for all users, or there is a sound reason (art. 2.75 lid 4)."""
    if not need(tender, f"{GROUP}.used_by_natural_persons"):
        return not_applicable()
    if regime_of(tender, norms) not in (Regime.EUROPEAN, Regime.SOCIAL_AND_SPECIFIC):
        return not_applicable(reason="below_threshold")
    if need(tender, f"{GROUP}.is_required"):
        return met(f"{GROUP}.is_required")
    path = f"{GROUP}.exception_reason"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path, reason="explained"))


@check("TO-02")
def digital_channel_meets_the_standard(tender: Tender, norms: Norms) -> Verdict:
    """Websites and apps meet EN 301 549."""
    if not need(tender, f"{GROUP}.has_digital_channel"):
        return not_applicable()
    path = f"{GROUP}.requires_wcag"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))
