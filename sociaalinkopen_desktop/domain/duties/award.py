"""Duties about how the winner is chosen (step 6)."""

from collections.abc import Sequence

from ..assessment import Finding
from ..choices import AwardCriterionKind, AwardMethod, PolicyDomain
from ..norms import Norms
from ..tender import Tender
from ..verdicts import need
from .answers import DutyAnswer, does_not_arise, duty, fulfilled_by


@duty("MP-23")
def not_best_ratio(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Award on lowest price or cost (art. 2.114 lid 4)."""
    if need(tender, "award.method") is AwardMethod.BEST_PRICE_QUALITY_RATIO:
        return does_not_arise("U gunt op prijs en kwaliteit samen.")
    return fulfilled_by(tender, "award.lowest_price_reason")


@duty("MP-24")
def life_cycle_cost(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Cost over the life cycle counts for the award (art. 2.115a lid 2)."""
    counts = any(item.kind is AwardCriterionKind.COST for item in tender.award.criteria)
    if need(tender, "award.method") is not AwardMethod.LOWEST_COST and not counts:
        return does_not_arise("De kosten over de levensduur tellen niet mee.")
    return fulfilled_by(tender, "award.cost_method")


@duty("MP-25")
def no_weights(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Several criteria, and none has a weight (art. 2.115 lid 5)."""
    criteria = need(tender, "award.criteria")
    if len(criteria) == 1:
        return does_not_arise("Er is één criterium.")
    if any(item.weight_percent is not None for item in criteria):
        return does_not_arise("De criteria hebben een gewicht.")
    return fulfilled_by(tender, "award.no_weights_reason")


@duty("MP-26")
def maximum_lots(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A limit to the lots that one tenderer may win (art. 2.10 lid 3 and 4)."""
    if tender.division.maximum_lots_per_tenderer is None or len(tender.lots) < 2:
        return does_not_arise("Er is geen grens aan het aantal percelen per inschrijver.")
    return fulfilled_by(tender, "division.maximum_lots_rule")


@duty("MP-27")
def variants(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Variants are allowed (art. 2.83)."""
    if not need(tender, "award.allows_variants"):
        return does_not_arise("Varianten zijn niet toegestaan.")
    return fulfilled_by(tender, "award.variant_requirements")


@duty("MP-37")
def youth_and_social_support(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Youth care and Wmo: a tariff that covers the cost, with figures (Jeugdwet 2.11 and 2.12; Wmo 2015)."""
    if tender.subject.policy_domain not in (PolicyDomain.WMO, PolicyDomain.YOUTH_CARE):
        return does_not_arise("Dit is geen opdracht voor Jeugd of Wmo.")
    return fulfilled_by(tender, "award.tariffs_cover_costs", "award.has_tariff_research")
