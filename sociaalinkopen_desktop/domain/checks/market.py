"""Was the market known before the demands were written?"""

from decimal import Decimal

from ..norms import Norms
from ..quantities import count, euros
from ..tender import Tender
from ..thresholds import guide_may_hold
from ..verdicts import Proposal, Verdict, met, need, need_value, not_applicable, not_met, undecided
from .register import check
from .sectors import SOCIAL_SECTORS, is_in
from .wording import long_enough

SOURCES_WITH_NO_MATCH = 2


@check("MK-01")
def social_suppliers_were_sought(tender: Tender, norms: Norms) -> Verdict:
    """A dated search; finding nobody is an answer when two sources were asked."""
    searched = need(tender, "market.register_search_date")
    found = count(need(tender, "market.register_matches"))
    if found.amount == 0 and len(need(tender, "market.register_sources")) < SOURCES_WITH_NO_MATCH:
        return not_met("market.register_sources", searched=searched)
    return met("market.register_search_date", searched=searched, found=found)


@check("MK-02")
def market_was_consulted(tender: Tender, norms: Norms) -> Verdict:
    """Above the policy amount: a market consultation, or a reason why there was none."""
    threshold = norms.quantity("policy.consultation.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(value=euros(value), threshold=threshold)
    if tender.market.consultation_date is not None:
        return met("market.consultation_date", consulted=tender.market.consultation_date)
    if not tender.market.no_consultation_reason.strip():
        need(tender, "market.consultation_date")
    path = "market.no_consultation_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("MK-04")
def consultation_gives_no_head_start(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer, once the market was consulted (art. 1.8, 1.12, 1.15): everybody knows the same."""
    if tender.market.consultation_date is None or not guide_may_hold(tender, norms):
        return not_applicable()
    path = "market.has_consultation_report"
    if tender.market.has_consultation_report is False:
        return not_met(path, Proposal(path=path, value=True), reason="no_report")
    return undecided(path)


@check("MK-03")
def social_market_can_be_met(tender: Tender, norms: Norms) -> Verdict:
    """A chance: a social market, and time enough to meet it."""
    if tender.market.meet_the_market_date is not None:
        return met("market.meet_the_market_date", meeting=tender.market.meet_the_market_date)
    if not is_in(tender, SOCIAL_SECTORS):
        return not_applicable()
    lead = norms.quantity("policy.market.lead_days")
    start, dispatch = tender.schedule.preparation_start, tender.schedule.dispatch_date
    if start is not None and dispatch is not None and (dispatch - start).days < lead.amount:
        return not_applicable(reason="too_late", lead=lead)
    return not_met("market.meet_the_market_date", lead=lead)
