"""Is the chain behind the product known, and is proof asked in a fair way?"""

from decimal import Decimal

from ..choices import ChainForm, ChainRisk, Regime
from ..norms import Norms
from ..quantities import euros
from ..tender import Tender
from ..thresholds import regime_of
from ..verdicts import Proposal, Verdict, met, need, need_value, not_applicable, not_met
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
