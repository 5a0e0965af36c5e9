"""Is what is asked in proportion to the contract (art. 1.10, 1.13, 1.16 and the Gids Proportionaliteit)?"""

from decimal import Decimal

from ..choices import ContractClause, Liability, Regime, ReservationScope, Theme
from ..norms import Norms
from ..quantities import count, days, euros, months, percentage
from ..tender import Tender
from ..thresholds import directive_may_hold, guide_may_hold, regime_of
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met, undecided
from .register import check
from .wording import long_enough

ASPECTS = ("size", "transaction_costs", "number_of_tenderers", "desired_result", "complexity", "market_character")
SOCIAL_THEMES = (Theme.SOCIAL_RETURN, Theme.DIVERSITY, Theme.SUPPLY_CHAIN)
PAYMENT = "contract.payment_days"


@check("WET-04")
def six_aspects_of_the_procedure(tender: Tender, norms: Norms) -> Verdict:
    """The procedure is weighed on six aspects (Gids 3.4 A); formally not for a single invitation."""
    if regime_of(tender, norms) is Regime.SINGLE:
        return not_applicable()
    return long_enough(tender, norms, *(f"procedure.{aspect}" for aspect in ASPECTS))


@check("WET-10")
def payment_is_within_the_standard_term(tender: Tender, norms: Norms) -> Verdict:
    """A public body pays within thirty days (art. 6:119b BW)."""
    payment, standard = days(need(tender, PAYMENT)), norms.quantity("payment.standard_days")
    proposal = Proposal(path=PAYMENT, value=int(standard.amount))
    fits = payment.amount <= standard.amount
    return met_if(fits, PAYMENT, proposal=proposal, payment=payment, standard=standard)


@check("WET-17")
def payment_is_within_the_longest_term(tender: Tender, norms: Norms) -> Verdict:
    """Never after sixty days, whatever the reason (art. 6:119b BW)."""
    payment, longest = days(need(tender, PAYMENT)), norms.quantity("payment.maximum_days")
    proposal = Proposal(path=PAYMENT, value=norms.whole("payment.standard_days"))
    return met_if(payment.amount <= longest.amount, PAYMENT, proposal=proposal, payment=payment, longest=longest)


@check("WET-11")
def liability_is_limited(tender: Tender, norms: Norms) -> Verdict:
    """No unlimited liability (Gids 3.9 D lid 1), nor a limit that is lifted again in many cases (advice 331)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    path = "contract.liability"
    liability = need(tender, path)
    if liability is Liability.UNLIMITED:
        return not_met(path, Proposal(path=path, value=Liability.CAPPED), liability=liability)
    if ContractClause.LIABILITY_EXCEPTIONS in tender.contract.clauses:
        return not_met("contract.clauses", reason="lifted")
    if liability is Liability.CAPPED:
        need(tender, "contract.liability_cap")
    return met(path, liability=liability)


@check("WET-12")
def brand_leaves_room_for_equals(tender: Tender, norms: Norms) -> Verdict:
    """A brand or type only with "of gelijkwaardig" (art. 2.76 lid 3 and 4)."""
    if not directive_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    if not need(tender, "requirements.names_brand"):
        return not_applicable()
    path = "requirements.brand_equivalent"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))


@check("WET-13")
def losers_get_time_below_the_threshold(tender: Tender, norms: Norms) -> Verdict:
    """A waiting time before signing, also below the threshold (Gids 4.3); how long is left open."""
    if regime_of(tender, norms) not in (Regime.CROSS_BORDER, Regime.NATIONAL, Regime.MEERVOUDIG):
        return not_applicable()
    path = "schedule.standstill_days"
    standstill = days(need(tender, path))
    if standstill.amount == 0:
        return not_met(path, Proposal(path=path, value=norms.whole("terms.standstill")))
    return met(path, standstill=standstill)


@check("WET-15")
def security_is_limited(tender: Tender, norms: Norms) -> Verdict:
    """Security of at most five percent of the contract, unless it covers a prepayment (Gids 3.5 D)."""
    path = "requirements.security_percent"
    asked = percentage(tender.requirements.security_percent or 0)
    if asked.amount == 0 or tender.requirements.has_prepayment or not guide_may_hold(tender, norms):
        return not_applicable()
    most = norms.quantity("security.maximum_percent")
    proposal = Proposal(path=path, value=most.amount)
    return met_if(asked.amount <= most.amount, path, proposal=proposal, asked=asked, most=most)


@check("WET-16")
def withdrawal_may_be_compensated(tender: Tender, norms: Norms) -> Verdict:
    """Costs after a withdrawal are not excluded in full beforehand (Gids 3.8 B)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    path = "contract.excludes_withdrawal_compensation"
    return not_met(path, Proposal(path=path, value=False)) if need(tender, path) else met(path)


@check("PR-02")
def social_demands_are_few(tender: Tender, norms: Norms) -> Verdict:
    """A signal: too many social conditions and criteria together, or too many points for them."""
    criteria = [item for item in tender.award.criteria if item.theme in SOCIAL_THEMES]
    conditions = [item for item in tender.performance.conditions if item.theme in SOCIAL_THEMES]
    asked = count(len(criteria) + len(conditions))
    if asked.amount == 0:
        return not_applicable()
    most = norms.quantity("policy.social_demands.maximum")
    if asked.amount > most.amount:
        return not_met("performance.conditions", asked=asked, most=most)
    weight = percentage(sum((item.weight_percent or Decimal(0) for item in criteria), Decimal(0)))
    heaviest = norms.quantity("policy.social_demands.maximum_weight")
    if weight.amount > heaviest.amount:
        return not_met("award.criteria", reason="too_heavy", weight=weight, heaviest=heaviest)
    return met("performance.conditions", asked=asked, most=most)


@check("PR-04")
def pso_is_no_entry_ticket(tender: Tender, norms: Norms) -> Verdict:
    """PSO as a demand on the tenderer only when linked to the subject and with an equal proof (art. 2.90 lid 8)."""
    path = "requirements.requires_pso"
    if not need(tender, path):
        return not_applicable()
    for label in tender.requirements.labels:
        if "pso" in label.name.lower() and label.equivalent_allowed and label.is_linked_to_subject:
            return met("requirements.labels", label=label.name)
    return not_met(path, Proposal(path=path, value=False))


@check("PR-01")
def everything_is_in_proportion(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: the list of art. 1.10 lid 2 as a whole, and deviations have their reasons."""
    return undecided("") if guide_may_hold(tender, norms) else not_applicable()


@check("PR-03")
def there_is_time_for_social_effort(tender: Tender, norms: Norms) -> Verdict:
    """A signal: too short a contract to place somebody."""
    reserved = tender.ambition.reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS)
    if not reserved and not tender.ambition.social_return.is_applied:
        return not_applicable()
    path = "value.duration_months"
    need(tender, path)
    duration = months(tender.value.longest_duration_months or 0)
    shortest = norms.quantity("policy.social_return.minimum_months")
    return met_if(duration.amount >= shortest.amount, path, duration=duration, shortest=shortest)


@check("PR-05")
def green_criteria_are_chosen_with_a_reason(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: why these criteria of the tool; how many is judged apart."""
    if not tender.ambition.green.product_group.strip():
        return not_applicable()
    return undecided("ambition.green.criteria_count")


@check("PR-06")
def penalties_and_liability_can_be_borne(tender: Tender, norms: Norms) -> Verdict:
    """A signal (art. 1.10 lid 2 onder h): penalties or a cap far beyond the contract. No cap at all is judged apart."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    penalty, path = tender.contract.penalty_maximum_percent, "contract.penalty_maximum_percent"
    most = norms.quantity("policy.contract.penalty_percent")
    if penalty is not None and penalty > most.amount:
        return not_met(path, Proposal(path=path, value=most.amount), penalty=percentage(penalty), most=most)
    if tender.contract.liability is not Liability.CAPPED:
        return not_applicable(reason="no_cap")
    path = "contract.liability_cap"
    cap, factor = euros(need(tender, path)), norms.quantity("policy.contract.liability_factor")
    highest = euros(factor.amount * Decimal(need_value(tender)))
    proposal = Proposal(path=path, value=highest.amount)
    if cap.amount > highest.amount:
        return not_met(path, proposal, reason="cap_high", cap=cap, highest=highest, factor=factor)
    return met(path, cap=cap, highest=highest)
