"""Use of the national green criteria."""

from ..norms import Norms
from ..quantities import count
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met_if, need, not_applicable
from .register import check


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
