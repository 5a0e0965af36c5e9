"""Is the chain behind the product known, and is proof asked in a fair way?"""

from decimal import Decimal

from ..choices import ChainForm, ChainRisk, ContractMomentKind, Regime, Theme
from ..norms import Norms
from ..quantities import count, euros, months
from ..tender import Tender
from ..thresholds import regime_of
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .register import check
from .sectors import CHAIN_RISKS, is_in
from .wording import long_enough

GROUP = "ambition.supply_chain"


@check("ISV-01")
def chain_risk_is_known(tender: Tender, norms: Norms) -> Verdict:
    """For products with a known risk, above the policy amount: the officer says which risk, or why there is none."""
    if not is_in(tender, CHAIN_RISKS):
        return not_applicable()
    threshold = norms.quantity("policy.supply_chain.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    risk = need(tender, f"{GROUP}.risk")
    if risk is not ChainRisk.NONE:
        return met(f"{GROUP}.risk", risk=risk)
    path = f"{GROUP}.no_form_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("ISV-02")
def chain_risk_is_answered(tender: Tender, norms: Norms) -> Verdict:
    """For a risk group: a condition, demand or criterion, or a reason for none."""
    risk = need(tender, f"{GROUP}.risk")
    if risk is ChainRisk.NONE:
        return not_applicable()
    form = need(tender, f"{GROUP}.form")
    if form is not ChainForm.NONE:
        return met(f"{GROUP}.form", risk=risk, form=form)
    path = f"{GROUP}.no_form_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained", risk=risk))


@check("ISV-06")
def labels_leave_room_for_equals(tender: Tender, norms: Norms) -> Verdict:
    """A label only as proof: linked to the subject, and an equal label counts too (art. 2.78a)."""
    labels = tender.requirements.labels
    if not labels or regime_of(tender, norms) not in (Regime.EUROPEAN, Regime.SOCIAL_AND_SPECIFIC):
        return not_applicable()
    for index, label in enumerate(labels):
        path = f"requirements.labels.{index}"
        name = need(tender, f"{path}.name")
        if not need(tender, f"{path}.equivalent_allowed"):
            proposal = Proposal(path=f"{path}.equivalent_allowed", value=True)
            return not_met(proposal.path, proposal, label=name)
        if not need(tender, f"{path}.is_linked_to_subject"):
            return not_met(f"{path}.is_linked_to_subject", reason="not_linked", label=label.name)
    return met("requirements.labels")


@check("ISV-04")
def contract_asks_due_diligence(tender: Tender, norms: Norms) -> Verdict:
    """As a condition: a plan soon after the start, and a report after that (six steps of the OECD guidelines)."""
    if tender.ambition.supply_chain.form is not ChainForm.PERFORMANCE_CONDITION:
        return not_applicable()
    path = f"{GROUP}.plan_months"
    planned, longest = months(need(tender, path)), norms.quantity("policy.supply_chain.plan_months")
    if planned.amount > longest.amount:
        return not_met(path, Proposal(path=path, value=int(longest.amount)), planned=planned, longest=longest)
    return met(path, planned=planned, rhythm=need(tender, f"{GROUP}.reporting"))


@check("ISV-05")
def chain_criterion_can_be_judged(tender: Tender, norms: Norms) -> Verdict:
    """As an award criterion: it exists, with a scale and proof, and it is known who judges."""
    if tender.ambition.supply_chain.form is not ChainForm.AWARD_CRITERION:
        return not_applicable()
    need(tender, "award.criteria")
    places = [index for index, item in enumerate(tender.award.criteria) if item.theme is Theme.SUPPLY_CHAIN]
    if not places:
        return not_met("award.criteria")
    for index in places:
        need(tender, f"award.criteria.{index}.scale")
        need(tender, f"award.criteria.{index}.proof")
    return met("award.criteria", assessors=need(tender, "award.assessors"))


@check("ISV-07")
def chain_is_talked_about_each_year(tender: Tender, norms: Norms) -> Verdict:
    """For a contract of a year or more that asks care for the chain: a talk about it in each year."""
    if tender.ambition.supply_chain.form in (None, ChainForm.NONE):
        return not_applicable()
    whole_years = need(tender, "value.duration_months") // 12
    if whole_years == 0:
        return not_applicable(reason="short")
    path = "contract.moments"
    talks = count(sum(item.kind is ContractMomentKind.SUPPLY_CHAIN for item in need(tender, path)))
    least = count(whole_years)
    return met_if(talks.amount >= least.amount, path, talks=talks, least=least)
