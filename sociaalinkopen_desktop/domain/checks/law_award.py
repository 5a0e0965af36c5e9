"""Are the award criteria about this contract, to be checked, and published as they are used?"""

from ..choices import AwardCriterionKind, AwardFeature, AwardMethod, Phase, PolicyDomain
from ..norms import Norms
from ..tender import Tender
from ..thresholds import part_two_may_hold
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met
from .parts import all_yes, free_of
from .register import check
from .wording import EXPLANATION, long_enough

FEATURES = "award.features"


@check("WET-53")
def criteria_are_about_what_is_bought(tender: Tender, norms: Norms) -> Verdict:
    """No points for the enterprise as a whole, its experience or more than is bought (art. 2.115 lid 3; C-532/06)."""
    unwanted = (AwardFeature.COMPANY_EXPERIENCE, AwardFeature.COMPANY_POLICY, AwardFeature.BEYOND_CONTRACT)
    return free_of(tender, FEATURES, *unwanted)


@check("WET-54")
def promises_can_be_verified(tender: Tender, norms: Norms) -> Verdict:
    """What earns points can be checked, and will be (art. 2.113a; C-448/01)."""
    if AwardFeature.NOT_VERIFIABLE in tender.award.features:
        return free_of(tender, FEATURES, AwardFeature.NOT_VERIFIABLE)
    path = "award.verifies_promises"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True), reason="no_check")


@check("WET-55")
def scoring_is_clear_beforehand(tender: Tender, norms: Norms) -> Verdict:
    """No hidden sub-criteria or weights, and no criterion without an end (art. 2.115 lid 4, 1.9, 1.12, 1.15)."""
    return free_of(tender, FEATURES, AwardFeature.HIDDEN_SUBCRITERIA, AwardFeature.NO_LIMIT)


@check("WET-56")
def label_for_points_leaves_room_for_equals(tender: Tender, norms: Norms) -> Verdict:
    """Points for a label also go to equal proof (art. 2.78a, 2.115; C-368/10)."""
    return free_of(tender, FEATURES, AwardFeature.NAMED_LABEL)


@check("WET-57")
def variants_have_minimum_demands(tender: Tender, norms: Norms) -> Verdict:
    """Variants only when the notice allows them, with minimum demands in the documents (art. 2.83)."""
    if not part_two_may_hold(tender, norms):
        return not_applicable()
    if not need(tender, "award.allows_variants"):
        return met("award.allows_variants", reason="no_variants")
    path = "award.variant_requirements"
    return long_enough(tender, norms, path, then=met(path))


@check("WET-58")
def cost_is_computed_in_a_known_way(tender: Tender, norms: Norms) -> Verdict:
    """Life-cycle cost: the data and the method are in the documents (art. 2.115a lid 2)."""
    by_cost = tender.award.method is AwardMethod.LOWEST_COST
    if not by_cost and not any(item.kind is AwardCriterionKind.COST for item in tender.award.criteria):
        return not_applicable()
    if not part_two_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    path = "award.cost_method"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path))


@check("WET-59")
def tariff_is_real(tender: Tender, norms: Norms) -> Verdict:
    """Jeugd and Wmo: the tariff covers the cost of good care, and figures show it (Jeugdwet 2.12, Wmo 2015)."""
    if tender.subject.policy_domain not in (PolicyDomain.WMO, PolicyDomain.YOUTH_CARE):
        return not_applicable()
    return all_yes(tender, "award.tariffs_cover_costs", "award.has_tariff_research")


@check("WET-60")
def very_low_tender_is_questioned(tender: Tender, norms: Norms) -> Verdict:
    """Before a very low tender is set aside or accepted, its tenderer explains it (art. 2.116)."""
    if tender.phase is not Phase.AWARD or not part_two_may_hold(tender, norms):
        return not_applicable()
    path = "award.has_low_tender"
    if not need(tender, path):
        return met(path, reason="none_low")
    path = "award.low_tender_was_questioned"
    return met(path) if need(tender, path) else not_met(path)
