"""Social return: chosen on purpose, in proportion, tied to the contract and looked after."""

from decimal import Decimal

from ..choices import (
    ContractNature,
    Phase,
    SanctionKind,
    SocialReturnBasis,
    SocialReturnEffort,
    SocialReturnForm,
    SocialReturnMethod,
    Theme,
)
from ..norms import Norms
from ..quantities import Quantity, Unit, count, days, euros, months, percentage
from ..social_return import asked_amount
from ..tender import Tender
from ..terms import months_later
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met, undecided
from .parts import below
from .register import check
from .wording import long_enough, names, sentences

GROUP = "ambition.social_return"
WITH_POINTS = (SocialReturnForm.AWARD_CRITERION, SocialReturnForm.COMBINATION)

# Word stems that point to what a clause is about; the officer judges what it says.
WORDS_FOR_BASIS = {
    SocialReturnBasis.CONTRACT_VALUE: ("opdrachtsom", "opdrachtwaarde", "aanneemsom", "contractwaarde"),
    SocialReturnBasis.WAGE_SUM: ("loonsom", "loonkosten", "arbeidskosten"),
    SocialReturnBasis.INVOICED_TURNOVER: ("omzet", "gefactureerd", "factuur"),
}
INHABITANTS = ("inwoner", "woonachtig", "ingezeten")
ONLY = ("uitsluitend", "alleen")
PLACES = ("uit de gemeente", "eigen gemeente", "lokale", "plaatselijk")
NO_DISPLACEMENT = ("verdring", "bestaande ba", "bestaand werk", "bestaande dienst", "bestaand personeel", "zittend")


@check("SR-01")
def social_return_was_considered(tender: Tender, norms: Norms) -> Verdict:
    """Works and services, above the policy amount and duration: yes or no, with a reason for no."""
    if need(tender, "subject.nature") is ContractNature.SUPPLIES:
        return not_applicable()
    threshold = norms.quantity("policy.social_return.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    shortest = norms.quantity("policy.social_return.minimum_months")
    duration = months(need(tender, "value.duration_months"))
    if duration.amount < shortest.amount:
        return not_applicable(reason="short", duration=duration, shortest=shortest)
    if need(tender, f"{GROUP}.is_applied"):
        return met(f"{GROUP}.is_applied")
    path = f"{GROUP}.not_applied_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("SR-03")
def percentage_fits_the_labour(tender: Tender, norms: Norms) -> Verdict:
    """With little labour in the contract a percentage of the whole price asks too much."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    asked = percentage(need(tender, f"{GROUP}.percentage"))
    basis = need(tender, f"{GROUP}.basis")
    if basis is SocialReturnBasis.WAGE_SUM:
        return not_applicable(basis=basis)
    labour = percentage(need(tender, f"{GROUP}.wage_share_percent"))
    limit = norms.quantity("policy.social_return.wage_share_limit")
    low = labour.amount < limit.amount
    ceiling = norms.quantity(f"policy.social_return.{'percent_low' if low else 'percent_normal'}")
    path = f"{GROUP}.percentage"
    proposal = Proposal(path=path, value=ceiling.amount)
    fits = asked.amount <= ceiling.amount
    return met_if(fits, path, proposal=proposal, asked=asked, ceiling=ceiling, labour=labour)


@check("SR-06")
def social_return_belongs_to_the_contract(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer (art. 2.80): is the effort part of this contract?"""
    return undecided("") if need(tender, f"{GROUP}.is_applied") else not_applicable()


@check("SR-09")
def social_return_has_a_contact(tender: Tender, norms: Norms) -> Verdict:
    """Someone to call, and a date for the first talk."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    need(tender, f"{GROUP}.contact")
    path = f"{GROUP}.first_contact_days"
    planned, longest = days(need(tender, path)), norms.quantity("policy.social_return.contact_days")
    proposal = Proposal(path=path, value=int(longest.amount))
    return met_if(planned.amount <= longest.amount, path, proposal=proposal, planned=planned, longest=longest)


@check("SR-11")
def sanction_is_reasonable(tender: Tender, norms: Norms) -> Verdict:
    """A signal: a surcharge above the policy maximum, or no time to recover."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    sanction = need(tender, f"{GROUP}.sanction")
    if sanction is SanctionKind.NONE:
        return not_met(f"{GROUP}.sanction", reason="none")
    if sanction is SanctionKind.SURCHARGE:
        path = f"{GROUP}.sanction_factor"
        factor = Quantity(need(tender, path), Unit.FACTOR)
        highest = norms.quantity("policy.social_return.sanction_factor_maximum")
        if factor.amount > highest.amount:
            return not_met(path, Proposal(path=path, value=highest.amount), factor=factor, highest=highest)
    path = f"{GROUP}.recovery_days"
    recovery = days(need(tender, path))
    if recovery.amount == 0:
        return not_met(path, reason="no_recovery")
    return met(path, sanction=sanction, recovery=recovery)


@check("SR-02")
def delivery_has_another_social_aim(tender: Tender, norms: Norms) -> Verdict:
    """Supplies hold little labour: no social return, or with it another way to be social."""
    if need(tender, "subject.nature") is not ContractNature.SUPPLIES:
        return not_applicable()
    if small := below(tender, norms, "policy.social_return.threshold"):
        return small
    path = f"{GROUP}.is_applied"
    if not need(tender, path):
        return met(path, reason="not_asked")
    if tender.ambition.social_return.alternative.strip():
        return met(f"{GROUP}.alternative")
    return not_met(f"{GROUP}.alternative")


@check("SR-04")
def basis_is_one_and_clear(tender: Tender, norms: Norms) -> Verdict:
    """The percentage is taken of one thing, the clause says of which, and it fits a framework."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path = f"{GROUP}.basis"
    basis = need(tender, path)
    if tender.procedure.is_framework and basis is SocialReturnBasis.CONTRACT_VALUE:
        return not_met(path, Proposal(path=path, value=SocialReturnBasis.INVOICED_TURNOVER), reason="framework")
    path = f"{GROUP}.clause_text"
    if not names(need(tender, path), *WORDS_FOR_BASIS[basis]):
        return not_met(path, basis=basis)
    return met(path, basis=basis)


@check("SR-05")
def effort_can_be_delivered(tender: Tender, norms: Norms) -> Verdict:
    """A signal: the places that the amount asks for, against the people whom the contract can pay."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    amount = asked_amount(tender)
    labour = Decimal(need_value(tender)) * Decimal(need(tender, f"{GROUP}.wage_share_percent")) / 100
    asked = amount / norms.value("policy.social_return.block_value")
    paid = labour / norms.value("policy.social_return.labour_year_cost")
    share = norms.quantity("policy.social_return.placement_share_percent")
    return met_if(
        asked * 100 <= paid * share.amount,
        f"{GROUP}.percentage",
        amount=euros(round(amount)),
        asked=count(round(asked, 1)),
        paid=count(round(paid, 1)),
        share=share,
    )


@check("SR-07")
def table_of_values_is_named(tender: Tender, norms: Norms) -> Verdict:
    """Region, version and date of the table of building blocks; and not an old one."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    if need(tender, f"{GROUP}.method") is not SocialReturnMethod.BOUWBLOKKEN:
        return not_applicable(reason="other_method")
    need(tender, f"{GROUP}.bouwblok_version")
    path = f"{GROUP}.bouwblok_date"
    made, longest = need(tender, path), norms.quantity("policy.social_return.table_months")
    if norms.day > months_later(made, int(longest.amount)):
        return not_met(path, made=made, longest=longest)
    return met(path, made=made)


@check("SR-08")
def contractor_may_choose(tender: Tender, norms: Norms) -> Verdict:
    """Several ways to fulfil, buying from social enterprises among them."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path = f"{GROUP}.efforts"
    efforts, least = need(tender, path), norms.quantity("policy.social_return.minimum_efforts")
    ways = count(len(efforts))
    if SocialReturnEffort.SOCIAL_PURCHASING not in efforts:
        wider = Proposal(path=path, value=(*efforts, SocialReturnEffort.SOCIAL_PURCHASING))
        return not_met(path, wider, reason="no_purchasing")
    return met_if(ways.amount >= least.amount, path, ways=ways, least=least)


@check("SR-10")
def coordinator_looked_before_publication(tender: Tender, norms: Norms) -> Verdict:
    """The coordinator for social return gave advice before the documents went out."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path = f"{GROUP}.coordinator_consulted_on"
    consulted, dispatch = need(tender, path), tender.schedule.dispatch_date
    if dispatch is not None and consulted > dispatch:
        return not_met(path, consulted=consulted, dispatch=dispatch)
    return met(path, consulted=consulted)


@check("SR-12")
def own_inhabitants_get_no_privilege(tender: Tender, norms: Norms) -> Verdict:
    """No demand that people live in the municipality (art. 1.8, 1.12, 1.15); asked when the clause is about a place."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path, text = f"{GROUP}.clause_text", tender.ambition.social_return.clause_text
    for sentence in sentences(text):
        if names(sentence, *INHABITANTS) and names(sentence, *ONLY) and not names(sentence, "niet"):
            return not_met(path)
    return met(path) if text.strip() and not names(text, *INHABITANTS, *PLACES) else undecided(path)


@check("SR-13")
def nobody_loses_a_job(tender: Tender, norms: Norms) -> Verdict:
    """The clause protects those who work there already; asked when no word of it points to that."""
    if not need(tender, f"{GROUP}.is_applied"):
        return not_applicable()
    path = f"{GROUP}.clause_text"
    return met(path) if names(tender.ambition.social_return.clause_text, *NO_DISPLACEMENT) else undecided(path)


@check("SR-14")
def points_for_social_return_can_be_judged(tender: Tender, norms: Norms) -> Verdict:
    """When it earns points: a criterion for it with a scale, proof and a weight that counts."""
    form = tender.ambition.social_return.form
    if not need(tender, f"{GROUP}.is_applied") or form not in WITH_POINTS:
        return not_applicable()
    need(tender, "award.criteria")
    places = [index for index, item in enumerate(tender.award.criteria) if item.theme is Theme.SOCIAL_RETURN]
    if not places:
        return not_met("award.criteria", reason="no_criterion")
    least = norms.quantity("policy.social_return.criterion_weight")
    for index in places:
        path = f"award.criteria.{index}"
        need(tender, f"{path}.scale")
        need(tender, f"{path}.proof")
    weights = [Decimal(need(tender, f"award.criteria.{index}.weight_percent")) for index in places]
    weight = percentage(sum(weights, Decimal(0)))
    return met_if(
        weight.amount >= least.amount, f"award.criteria.{places[0]}.weight_percent", weight=weight, least=least
    )


@check("SR-15")
def pso_discount_is_open_to_equals(tender: Tender, norms: Norms) -> Verdict:
    """A discount for the PSO label also goes to who proves the same in another way."""
    group = tender.ambition.social_return
    if not need(tender, f"{GROUP}.is_applied") or not group.has_pso_discount:
        return not_applicable()
    path = f"{GROUP}.pso_equivalent_allowed"
    return met(path) if group.pso_equivalent_allowed else not_met(path, Proposal(path=path, value=True))


@check("SR-16")
def effort_keeps_pace_with_the_contract(tender: Tender, norms: Norms) -> Verdict:
    """During the work: what was counted, against what would be due on that day, with some room."""
    if tender.phase not in (Phase.EXECUTION, Phase.CLOSED) or not tender.ambition.social_return.is_applied:
        return not_applicable()
    path = "contract.results.social_return_value"
    done, measured = Decimal(need(tender, path)), need(tender, "contract.results.measured_on")
    start, term = need(tender, "schedule.contract_start"), need(tender, "value.duration_months")
    length = max((months_later(start, term) - start).days, 1)
    passed = min(max((measured - start).days, 0), length)
    margin = norms.quantity("policy.social_return.progress_margin_percent")
    due = max(asked_amount(tender) * (Decimal(passed) / length - margin.amount / 100), Decimal(0))
    return met_if(done >= due, path, done=euros(done), due=euros(round(due)), measured=measured)
