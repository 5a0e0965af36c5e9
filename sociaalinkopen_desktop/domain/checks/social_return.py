"""Social return: chosen on purpose, in proportion, tied to the contract and looked after."""

from decimal import Decimal

from ..choices import ContractNature, SanctionKind, SocialReturnBasis
from ..norms import Norms
from ..quantities import Quantity, Unit, days, euros, months, percentage
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met, undecided
from .register import check
from .wording import long_enough

GROUP = "ambition.social_return"


@check("SR-01")
def social_return_was_considered(tender: Tender, norms: Norms) -> Verdict:
    """Works and services, above the policy amount and duration: yes or no, with a reason for no."""
    if need(tender, "subject.nature") is ContractNature.SUPPLIES:
        return not_applicable()
    threshold = norms.quantity("policy.social_return.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    shortest = norms.quantity("policy.social_return.minimum_months")
    duration = months(need(tender, "value.duration_months"))
    if duration.amount < shortest.amount:
        return not_applicable(reason="short", duration=duration, shortest=shortest)
    if need(tender, f"{GROUP}.is_applied"):
        return met(f"{GROUP}.is_applied")
    path = f"{GROUP}.not_applied_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("SR-03")
def percentage_fits_the_labour(tender: Tender, norms: Norms) -> Verdict:
    """With little labour in the contract a percentage of the whole price asks too much."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    asked = percentage(need(tender, f"{GROUP}.percentage"))
    basis = need(tender, f"{GROUP}.basis")
    if basis is SocialReturnBasis.WAGE_SUM:
        return not_applicable(basis=basis)
    labour = percentage(need(tender, f"{GROUP}.wage_share_percent"))
    limit = norms.quantity("policy.social_return.wage_share_limit")
    low = labour.amount < limit.amount
    ceiling = norms.quantity(f"policy.social_return.{'percent_low' if low else 'percent_normal'}")
    path = f"{GROUP}.percentage"
    proposal = Proposal(path=path, value=ceiling.amount)
    fits = asked.amount <= ceiling.amount
    return met_if(fits, path, proposal=proposal, asked=asked, ceiling=ceiling, labour=labour)


@check("SR-06")
def social_return_belongs_to_the_contract(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer (art. 2.80): is the effort part of this contract?"""
    return undecided("") if need(tender, f"{GROUP}.is_applied") else not_applicable()


@check("SR-09")
def social_return_has_a_contact(tender: Tender, norms: Norms) -> Verdict:
    """Someone to call, and a date for the first talk."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    need(tender, f"{GROUP}.contact")
    path = f"{GROUP}.first_contact_days"
    planned, longest = days(need(tender, path)), norms.quantity("policy.social_return.contact_days")
    proposal = Proposal(path=path, value=int(longest.amount))
    return met_if(planned.amount <= longest.amount, path, proposal=proposal, planned=planned, longest=longest)


@check("SR-11")
def sanction_is_reasonable(tender: Tender, norms: Norms) -> Verdict:
    """A signal: a surcharge above the policy maximum, or no time to recover."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    sanction = need(tender, f"{GROUP}.sanction")
    if sanction is SanctionKind.NONE:
        return not_met(f"{GROUP}.sanction", reason="none")
    if sanction is SanctionKind.SURCHARGE:
        path = f"{GROUP}.sanction_factor"
        factor = Quantity(need(tender, path), Unit.FACTOR)
        highest = norms.quantity("policy.social_return.sanction_factor_maximum")
        if factor.amount > highest.amount:
            return not_met(path, Proposal(path=path, value=highest.amount), factor=factor, highest=highest)
    path = f"{GROUP}.recovery_days"
    recovery = days(need(tender, path))
    if recovery.amount == 0:
        return not_met(path, reason="no_recovery")
    return met(path, sanction=sanction, recovery=recovery)
