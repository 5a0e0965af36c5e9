"""Where does the contract cause emissions?"""

from decimal import Decimal

from ..choices import ContractNature
from ..norms import Norms
from ..quantities import euros
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, need, need_value, not_applicable, not_met
from .register import check
from .wording import long_enough


@check("KL-01")
def climate_effect_is_estimated(tender: Tender, norms: Norms) -> Verdict:
    """Above the policy amount: one word of thought on transport, energy and material."""
    threshold = norms.quantity("policy.climate.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(value=euros(value), threshold=threshold)
    return long_enough(tender, norms, "ambition.green.climate_effect")


@check("KL-03")
def co2_ladder_can_earn_an_advantage(tender: Tender, norms: Norms) -> Verdict:
    """A chance: in larger works an advantage for the CO2 performance ladder."""
    if need(tender, "subject.nature") is not ContractNature.WORKS:
        return not_applicable()
    threshold = norms.quantity("policy.co2_ladder.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    path = "ambition.green.uses_co2_ladder"
    if tender.ambition.green.uses_co2_ladder:
        return met(path)
    return not_met(path, Proposal(path=path, value=True), value=euros(value))
