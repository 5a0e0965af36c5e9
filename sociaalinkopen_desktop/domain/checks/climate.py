"""Where does the contract cause emissions?"""

from decimal import Decimal

from ..choices import ContractNature
from ..norms import Norms
from ..quantities import euros, percentage
from ..tender import Tender
from ..thresholds import is_above_threshold
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .register import check
from .sectors import CLEAN_VEHICLES, ENERGY, is_in
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


@check("KL-02")
def vehicles_are_clean_enough(tender: Tender, norms: Norms) -> Verdict:
    """From the threshold on: vehicles that are bought, leased or hired, and some transport (Directive 2009/33/EC)."""
    bought = tender.ambition.green.includes_vehicles and tender.subject.nature is ContractNature.SUPPLIES
    if not bought and not is_in(tender, CLEAN_VEHICLES):
        return not_applicable()
    if not is_above_threshold(tender, norms):
        return not_applicable(reason="below_threshold")
    kind = need(tender, "ambition.green.vehicle_kind")
    path = "ambition.green.zero_emission_percent"
    share, least = percentage(need(tender, path)), norms.quantity(f"policy.clean_vehicles.{kind.value}_percent")
    proposal = Proposal(path=path, value=least.amount)
    return met_if(share.amount >= least.amount, path, proposal=proposal, share=share, least=least, kind=kind)


@check("KL-05")
def energy_is_saved(tender: Tender, norms: Norms) -> Verdict:
    """Devices and installations are thrifty, electricity is renewable."""
    if not is_in(tender, ENERGY):
        return not_applicable()
    path = "ambition.green.requires_energy_label"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))
