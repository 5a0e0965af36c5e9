"""Is the value estimated in the way that the law sets for this kind of price (art. 2.13-2.22)?"""

from decimal import Decimal

from ..choices import ContractNature, PriceForm
from ..norms import Norms
from ..quantities import Quantity, euros, months
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .register import check

BASE = "value.base_value"


@check("WET-21")
def price_per_month_is_estimated_by_the_rule(tender: Tender, norms: Norms) -> Verdict:
    """Services without a total price: the whole term, or the months of the norm when longer (art. 2.17 d, e)."""
    if need(tender, "value.price_form") is not PriceForm.PERIODIC:
        return not_applicable()
    if need(tender, "subject.nature") is not ContractNature.SERVICES:
        return not_applicable(reason="no_service")
    counted = _months_that_count(tender, norms)
    least = euros(counted.amount * Decimal(need(tender, "value.monthly_value")))
    return _covers(tender, least, counted)


@check("WET-22")
def lease_is_estimated_by_the_rule(tender: Tender, norms: Norms) -> Verdict:
    """Lease and rent: the whole fixed term, above a year with the residual value; open-ended by months (art. 2.20)."""
    if need(tender, "value.price_form") is not PriceForm.LEASE:
        return not_applicable()
    monthly = Decimal(need(tender, "value.monthly_value"))
    if tender.value.is_open_ended:
        counted, residual = norms.quantity("estimation.months_factor"), Decimal(0)
    else:
        need(tender, "value.duration_months")
        counted = months(tender.value.longest_duration_months or 0)
        residual = Decimal(need(tender, "value.residual_value")) if counted.amount > 12 else Decimal(0)
    return _covers(tender, euros(counted.amount * monthly + residual), counted)


@check("WET-23")
def recurring_orders_are_taken_together(tender: Tender, norms: Norms) -> Verdict:
    """Orders that come back: not less than what the last year cost (art. 2.21); corrections are for people."""
    if need(tender, "value.price_form") is not PriceForm.RECURRING:
        return not_applicable()
    last_year, value = Decimal(need(tender, "value.last_year_value")), Decimal(need_value(tender))
    return met_if(value >= last_year, BASE, value=euros(value), least=euros(last_year))


@check("WET-24")
def own_supplies_to_a_work_count(tender: Tender, norms: Norms) -> Verdict:
    """What the buyer gives to the contractor of a work counts in its value (art. 2.16); for others there is no rule."""
    path = "value.supplied_value"
    if need(tender, "subject.nature") is ContractNature.WORKS:
        return met(path, supplied=euros(Decimal(need(tender, path))))
    supplied = tender.value.supplied_value or Decimal(0)
    return not_met(path, Proposal(path=path, value=None), supplied=euros(supplied)) if supplied else not_applicable()


def _months_that_count(tender: Tender, norms: Norms) -> Quantity:
    """The whole term up to the number of months of the norm; that number when longer or without an end."""
    most = norms.quantity("estimation.months_factor")
    if tender.value.is_open_ended:
        return most
    need(tender, "value.duration_months")
    return months(min(tender.value.longest_duration_months or 0, int(most.amount)))


def _covers(tender: Tender, least: Quantity, counted: Quantity) -> Verdict:
    """Whether the estimate is not below `least`; the proposal brings it up to that amount."""
    value = Decimal(need_value(tender))
    missing = max(least.amount - value, Decimal(0))
    proposal = Proposal(path=BASE, value=(tender.value.base_value or Decimal(0)) + missing)
    return met_if(not missing, BASE, proposal=proposal, value=euros(value), least=least, counted=counted)
