"""Use what exists before making it new."""

from ..choices import AwardMethod, ContractNature, RLadder, Theme
from ..norms import Norms
from ..quantities import years
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, met_if, need, not_applicable, not_met, undecided
from .parts import below
from .register import check
from .sectors import ENVIRONMENTAL_COST, REFURBISHED, REUSED, TAKEN_BACK, is_in
from .wording import long_enough

GROUP = "ambition.green"
GREEN_THEMES = (Theme.ENVIRONMENT, Theme.CLIMATE, Theme.CIRCULAR)


@check("CI-02")
def used_goods_are_welcome(tender: Tender, norms: Norms) -> Verdict:
    """Where a market for used goods exists: they may be offered, or there is a reason why not."""
    if need(tender, "subject.nature") is ContractNature.SERVICES or not is_in(tender, REFURBISHED):
        return not_applicable()
    if need(tender, "ambition.green.refurbished_allowed"):
        return met("ambition.green.refurbished_allowed")
    path = "ambition.green.refurbished_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("CI-01")
def buying_is_really_needed(tender: Tender, norms: Norms) -> Verdict:
    """Supplies above the policy amount: use longer, share or repair first; used goods were looked at."""
    if need(tender, "subject.nature") is not ContractNature.SUPPLIES:
        return not_applicable()
    if small := below(tender, norms, "policy.circular.need_threshold"):
        return small
    choice = need(tender, f"{GROUP}.r_ladder")
    path = f"{GROUP}.refurbished_examined"
    if choice is RLadder.BUY_NEW and is_in(tender, REUSED) and not need(tender, path):
        return not_met(path, choice=choice)
    return met(f"{GROUP}.r_ladder", choice=choice)


@check("CI-03")
def goods_are_taken_back(tender: Tender, norms: Norms) -> Verdict:
    """Clothing, equipment, vehicles and furniture: what happens after use stands in the contract."""
    if need(tender, "subject.nature") is not ContractNature.SUPPLIES or not is_in(tender, TAKEN_BACK):
        return not_applicable()
    path = f"{GROUP}.has_take_back_clause"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))


@check("CI-04")
def whole_life_counts_in_the_price(tender: Tender, norms: Norms) -> Verdict:
    """What lasts for years, above the policy amount: use, upkeep and disposal cost too (art. 2.115a)."""
    if need(tender, "subject.nature") is ContractNature.SERVICES:
        return not_applicable()
    if small := below(tender, norms, "policy.circular.lifetime_threshold"):
        return small
    lifetime, least = years(need(tender, "value.lifetime_years")), norms.quantity("policy.circular.lifetime_years")
    if lifetime.amount < least.amount:
        return not_applicable(reason="short", lifetime=lifetime)
    if tender.award.method is AwardMethod.LOWEST_COST:
        return met("award.method", reason="by_cost", lifetime=lifetime)
    path = f"{GROUP}.has_lifetime_cost_sheet"
    return met_if(need(tender, path), path, lifetime=lifetime)


@check("CI-05")
def environmental_cost_can_count(tender: Tender, norms: Norms) -> Verdict:
    """A chance: roads, street furniture and buildings, above the policy amount. A no is an answer."""
    if not is_in(tender, ENVIRONMENTAL_COST):
        return not_applicable()
    if small := below(tender, norms, "policy.circular.mki_threshold"):
        return small
    path = f"{GROUP}.uses_mki"
    if tender.ambition.green.uses_mki is False:
        return not_applicable(reason="declined")
    return met(path) if tender.ambition.green.uses_mki else not_met(path, Proposal(path=path, value=True))


@check("CI-07")
def no_points_for_what_the_law_asks(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: a green criterion goes beyond law and habit."""
    if tender.award.method is not AwardMethod.BEST_PRICE_QUALITY_RATIO:
        return not_applicable()
    green = any(item.theme in GREEN_THEMES for item in tender.award.criteria)
    return undecided("award.criteria") if green else not_applicable()
