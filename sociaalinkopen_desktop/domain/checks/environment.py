"""Use of the national green criteria."""

from ..dutch import listed
from ..norms import Norms
from ..quantities import count
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, met_if, need, not_applicable, not_met
from .register import check
from .sectors import CATERING, GREEN_SPACE, is_in
from .wording import names

MEASURES = {
    "geen chemische middelen": ("chemi", "gif", "pesticide", "bestrijdingsmiddel"),
    "inheemse planten": ("inheem", "streekeigen"),
    "maaien met oog voor de natuur": ("maai", "begraz"),
    "soorten en hun leefgebied": ("biodivers", "insect", "bijen", "vlinder", "vogel", "soorten", "leefgebied"),
}
"""Measures for nature in the upkeep of green, with the word stems by which they are found."""


@check("MI-01")
def green_criteria_are_chosen(tender: Tender, norms: Norms) -> Verdict:
    """For a product group of the criteria tool: a level, and neither none nor all of its criteria."""
    if not tender.ambition.green.product_group.strip():
        return not_applicable()
    level = need(tender, "ambition.green.level")
    path = "ambition.green.criteria_count"
    chosen = count(need(tender, path))
    fewest, most = norms.quantity("policy.green_criteria.minimum"), norms.quantity("policy.green_criteria.maximum")
    nearest = min(max(chosen.amount, fewest.amount), most.amount)
    proposal = Proposal(path=path, value=int(nearest))
    fits = nearest == chosen.amount
    return met_if(fits, path, proposal=proposal, level=level, chosen=chosen, fewest=fewest, most=most)


@check("MI-02")
def green_work_is_good_for_nature(tender: Tender, norms: Norms) -> Verdict:
    """Upkeep of green: some of four measures, found by their words in the text on nature."""
    if not is_in(tender, GREEN_SPACE):
        return not_applicable()
    path = "ambition.green.biodiversity"
    text = need(tender, path)
    found = [measure for measure, stems in MEASURES.items() if names(text, *stems)]
    missing = listed([measure for measure in MEASURES if measure not in found])
    amount, least = count(len(found)), norms.quantity("policy.environment.green_measures")
    if amount.amount < least.amount:
        return not_met(path, amount=amount, least=least, missing=missing)
    return met(path, found=listed(found))


@check("MI-03")
def catering_wastes_little(tender: Tender, norms: Norms) -> Verdict:
    """Catering: plants as the standard, and a plan against waste."""
    if not is_in(tender, CATERING):
        return not_applicable()
    for name, reason in (("requires_waste_plan", "no_plan"), ("prefers_plant_based", "")):
        path = f"ambition.green.{name}"
        if not need(tender, path):
            return not_met(path, Proposal(path=path, value=True), reason=reason)
    return met("ambition.green.prefers_plant_based")
