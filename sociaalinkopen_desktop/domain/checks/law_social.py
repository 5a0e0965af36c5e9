"""Is social return asked in the right place, in clear words and in proportion?"""

from decimal import Decimal

from ..choices import SocialReturnBasis, SocialReturnForm
from ..norms import Norms
from ..quantities import euros, months, percentage
from ..tender import Tender
from ..verdicts import Outcome, Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .parts import all_yes
from .register import check

GROUP = "ambition.social_return"


@check("WET-72")
def social_return_is_no_entry_ticket(tender: Tender, norms: Norms) -> Verdict:
    """A condition of performance or an award criterion, published beforehand; not a demand on who may tender (2.80)."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path = f"{GROUP}.form"
    if need(tender, path) is SocialReturnForm.SELECTION_CRITERION:
        proposal = Proposal(path=path, value=SocialReturnForm.PERFORMANCE_CONDITION)
        return not_met(path, proposal, reason="selection")
    path = f"{GROUP}.is_published"
    return met(path) if need(tender, path) else not_met(path)


@check("WET-73")
def social_return_is_clear(tender: Tender, norms: Norms) -> Verdict:
    """Who and what counts, and with points up to which amount: all tenderers read the same (art. 1.9, 1.12, 1.15)."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    asked = [f"{GROUP}.names_target_group", f"{GROUP}.explains_what_counts"]
    if tender.ambition.social_return.form in (SocialReturnForm.AWARD_CRITERION, SocialReturnForm.COMBINATION):
        asked.append(f"{GROUP}.has_upper_limit")
    return all_yes(tender, *asked)


@check("WET-74")
def social_return_fits_the_contract(tender: Tender, norms: Norms) -> Verdict:
    """Percentage, placements and duration in proportion to value and term (art. 1.10, 1.13, 1.16; advice 290)."""
    group = tender.ambition.social_return
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path = f"{GROUP}.demands_outflow"
    if group.demands_outflow:
        return not_met(path, Proposal(path=path, value=False), reason="outflow")
    verdict = _placements_fit(tender, norms) if group.placements else _percentage_fits(tender, norms)
    if verdict.outcome is Outcome.MET:
        need(tender, path)
    return verdict


def _percentage_fits(tender: Tender, norms: Norms) -> Verdict:
    """A percentage of the price up to the usual one; a percentage of the wages follows the labour by itself."""
    path = f"{GROUP}.percentage"
    asked, usual = percentage(need(tender, path)), norms.quantity("policy.social_return.percent_normal")
    if need(tender, f"{GROUP}.basis") is SocialReturnBasis.WAGE_SUM:
        return met(path, asked=asked)
    return met_if(
        asked.amount <= usual.amount, path, proposal=Proposal(path=path, value=usual.amount), asked=asked, usual=usual
    )


def _placements_fit(tender: Tender, norms: Norms) -> Verdict:
    """What the placements cost at least, against the usual share of the value; and none outlasts the contract."""
    path = f"{GROUP}.placement_months"
    length = months(need(tender, path))
    need(tender, "value.duration_months")
    term = months(tender.value.longest_duration_months or 0)
    if length.amount > term.amount:
        return not_met(path, Proposal(path=path, value=int(term.amount)), reason="too_long", length=length, term=term)
    path = f"{GROUP}.placements"
    part = Decimal(need(tender, f"{GROUP}.placement_hours")) / norms.value("policy.social_return.full_time_hours")
    yearly = norms.value("policy.social_return.placement_year_cost")
    cost = euros(round(yearly * part * length.amount * need(tender, path) / 12))
    usual = norms.quantity("policy.social_return.percent_normal")
    room = euros(round(Decimal(need_value(tender)) * usual.amount / 100))
    fits = cost.amount <= room.amount
    return met_if(fits, path, reason="placements_fit" if fits else "too_costly", cost=cost, room=room)
