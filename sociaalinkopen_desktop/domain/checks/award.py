"""Is the winner chosen on the best of price and quality, in a way that can be followed?"""

from decimal import Decimal

from ..award_trial import ScoringModel
from ..choices import AwardCriterionKind, AwardMethod, MotivationDuty, Phase, PolicyDomain, Procedure, Theme
from ..norms import Norms
from ..quantities import euros, percentage
from ..tender import Tender
from ..thresholds import guide_may_hold, part_two_may_hold
from ..verdicts import MissingFact, Proposal, Verdict, met, need, need_value, not_applicable, not_met, undecided
from .parts import silent_on
from .register import check
from .wording import EXPLANATION, long_enough

WHOLE = Decimal(100)
SOCIAL_THEMES = (Theme.SOCIAL_RETURN, Theme.DIVERSITY)
AWARDED = (Phase.AWARD, Phase.EXECUTION, Phase.CLOSED)


def _weighs_quality(tender: Tender) -> bool:
    return need(tender, "award.method") is AwardMethod.BEST_PRICE_QUALITY_RATIO


@check("GU-01")
def other_method_is_motivated(tender: Tender, norms: Norms) -> Verdict:
    """Price and quality together is the rule; price or cost alone needs a reason in the documents (art. 2.114)."""
    method = need(tender, "award.method")
    if not part_two_may_hold(tender, norms):
        return not_applicable()
    if method is AwardMethod.BEST_PRICE_QUALITY_RATIO:
        return met("award.method", method=method)
    path = "award.lowest_price_reason"
    explained = met(path, reason="explained", method=method)
    return silent_on(tender, MotivationDuty.NOT_BEST_RATIO, path) or long_enough(
        tender, norms, path, norm=EXPLANATION, then=explained
    )


@check("GU-02")
def price_leaves_room_for_quality(tender: Tender, norms: Norms) -> Verdict:
    """A signal: price weighs so much, or social effort so little, that quality makes no difference."""
    if not _weighs_quality(tender):
        return not_applicable()
    need(tender, "award.criteria")
    if tender.award.trial.model is ScoringModel.VALUE:
        return not_applicable(reason="in_euro")
    if tender.award.price_weight is None:
        raise MissingFact("award.criteria")
    price, most = percentage(tender.award.price_weight), norms.quantity("policy.award.maximum_price_weight")
    if price.amount > most.amount:
        return not_met("award.criteria", price=price, most=most)
    social = [item.weight_percent or Decimal(0) for item in tender.award.criteria if item.theme in SOCIAL_THEMES]
    least = norms.quantity("policy.social_award.minimum_weight")
    if social and sum(social) < least.amount:
        weight = percentage(sum(social, Decimal(0)))
        return not_met("award.criteria", reason="social_too_light", weight=weight, least=least)
    return met("award.criteria", price=price, most=most)


@check("GU-04")
def social_criteria_can_be_judged(tender: Tender, norms: Norms) -> Verdict:
    """Question, proof, scale and link to the subject for each social or green criterion (art. 2.113a, 2.115)."""
    themed = [index for index, item in enumerate(tender.award.criteria) if item.theme is not None]
    if not themed:
        return not_applicable()
    texts = ("question", "proof", "scale")
    for index in themed:
        for text in texts:
            need(tender, f"award.criteria.{index}.{text}")
    return long_enough(tender, norms, *(f"award.criteria.{index}.link_to_subject" for index in themed))


@check("GU-05")
def criteria_are_about_this_contract(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: no points for the general policy of an enterprise (art. 2.115 lid 3)."""
    return undecided("") if any(item.theme for item in tender.award.criteria) else not_applicable()


@check("GU-09")
def care_is_bought_at_a_real_price(tender: Tender, norms: Norms) -> Verdict:
    """Jeugd and Wmo: a price that is built up from real cost, and not the lowest price."""
    if tender.subject.policy_domain not in (PolicyDomain.WMO, PolicyDomain.YOUTH_CARE):
        return not_applicable()
    method = need(tender, "award.method")
    if method is AwardMethod.LOWEST_PRICE:
        proposal = Proposal(path="award.method", value=AwardMethod.BEST_PRICE_QUALITY_RATIO)
        return not_met("award.method", proposal, method=method)
    path = "award.has_cost_breakdown"
    if need(tender, path):
        return met(path)
    return not_met(path, Proposal(path=path, value=True), reason="no_breakdown")


@check("GU-10")
def weights_make_a_whole(tender: Tender, norms: Norms) -> Verdict:
    """Every criterion has a weight (art. 2.115 lid 4) and together they are a hundred; or a value in euro (gunnen op
    waarde); or there is a reason (lid 5)."""
    if not _weighs_quality(tender) or tender.procedure.procedure is Procedure.SINGLE_ONDERHANDS:
        return not_applicable()
    criteria = need(tender, "award.criteria")
    if tender.award.trial.model is ScoringModel.VALUE:
        for index, item in enumerate(criteria):
            if item.kind is AwardCriterionKind.QUALITY:
                need(tender, f"award.criteria.{index}.maximum_value")
        return met("award.criteria", reason="in_euro")
    if tender.award.no_weights_reason.strip() and not any(item.weight_percent for item in criteria):
        path = "award.no_weights_reason"
        return long_enough(tender, norms, path, then=met(path, reason="in_order"), reason="too_short")
    weights = [Decimal(need(tender, f"award.criteria.{index}.weight_percent")) for index in range(len(criteria))]
    total = percentage(sum(weights, Decimal(0)))
    if total.amount != WHOLE:
        return not_met("award.criteria", total=total, difference=percentage(abs(WHOLE - total.amount)))
    return met("award.criteria", total=total)


@check("GU-06")
def award_letter_gives_reasons(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer, from the award on: scores, reasons and the waiting time (art. 2.130, 1.12, 1.15)."""
    if tender.phase not in AWARDED or not guide_may_hold(tender, norms):
        return not_applicable()
    return undecided("schedule.award_decision_date")


@check("GU-07")
def strikingly_low_offer_is_questioned(tender: Tender, norms: Norms) -> Verdict:
    """A signal: the lowest offer far below the estimate, and nobody asked why (art. 2.116)."""
    if tender.phase is not Phase.AWARD or not part_two_may_hold(tender, norms):
        return not_applicable()
    path = "award.lowest_offer"
    lowest, value = euros(need(tender, path)), euros(need_value(tender))
    share = norms.quantity("policy.award.low_offer_percent")
    if lowest.amount * 100 >= value.amount * share.amount:
        return met(path, lowest=lowest, value=value)
    path = "award.low_tender_was_questioned"
    if tender.award.low_tender_was_questioned:
        return met(path, reason="questioned", lowest=lowest)
    return not_met(path, lowest=lowest, share=share, value=value)


@check("GU-08")
def promises_become_contract(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer, from the award on: what the winner promised stands in the contract."""
    return undecided("contract.promises") if tender.phase in AWARDED else not_applicable()
