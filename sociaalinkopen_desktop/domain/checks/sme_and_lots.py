"""Can small enterprises take part: lots, turnover and references."""

from decimal import ROUND_DOWN, Decimal

from ..choices import ContractNature, MotivationDuty, Procedure, Regime
from ..norms import Norms
from ..quantities import Quantity, Unit, count, days, euros, percentage, years
from ..tender import Tender
from ..thresholds import guide_may_hold, likely_regime, part_two_may_hold
from ..verdicts import MissingFact, Outcome, Proposal, Verdict, met, met_if, need, not_applicable, not_met
from .parts import below, silent_on, smallest_part
from .register import check
from .wording import EXPLANATION, REASON, long_enough

CENT = Decimal("0.01")
TURNOVER = "requirements.turnover_requirement"
MERGING = {
    MotivationDuty.MERGING_MARKET: "division.merged_market",
    MotivationDuty.MERGING_ORGANISATION: "division.merged_organisation",
    MotivationDuty.MERGING_COHERENCE: "division.merged_coherence",
}
WITHOUT_QUESTIONS = (
    Procedure.SINGLE_ONDERHANDS,
    Procedure.IN_HOUSE,
    Procedure.MINI_COMPETITION,
    Procedure.NEGOTIATED_WITHOUT_CALL,
)


@check("MKB-01")
def merging_is_motivated(tender: Tender, norms: Norms) -> Verdict:
    """Market, organisation and coherence, each in words (art. 1.5 lid 1 and 2). Buying together is merging too."""
    if not tender.procedure.is_joint_procurement and not need(tender, "division.is_merged"):
        return not_applicable()
    for duty, path in MERGING.items():
        if silent := silent_on(tender, duty, path):
            return silent
    return long_enough(tender, norms, *MERGING.values())


@check("MKB-02")
def contract_is_divided_or_motivated(tender: Tender, norms: Norms) -> Verdict:
    """Two lots or more, or the reason why dividing does not fit (art. 1.5 lid 3)."""
    if len(tender.lots) > 1:
        return met("lots", lots=count(len(tender.lots)))
    path = "division.not_divided_reason"
    explained = met(path, reason="explained")
    return silent_on(tender, MotivationDuty.NO_LOTS, path) or long_enough(
        tender, norms, path, norm=EXPLANATION, then=explained
    )


@check("MKB-03")
def turnover_requirement_is_lawful(tender: Tender, norms: Norms) -> Verdict:
    """At most three times the value of the lot (art. 2.90 lid 5), and motivated (lid 3)."""
    if not part_two_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    asked = _turnover_asked(tender)
    if asked == 0:
        return not_applicable()
    return _turnover_is_lawful(tender, norms, asked, EXPLANATION)


@check("MKB-09")
def turnover_requirement_follows_the_guide(tender: Tender, norms: Norms) -> Verdict:
    """The same below the threshold, by the Gids Proportionaliteit."""
    if likely_regime(tender, norms) not in (Regime.CROSS_BORDER, Regime.NATIONAL, Regime.MEERVOUDIG):
        return not_applicable()
    asked = _turnover_asked(tender)
    if asked == 0:
        return not_applicable()
    return _turnover_is_lawful(tender, norms, asked, REASON)


@check("MKB-04")
def references_are_in_proportion(tender: Tender, norms: Norms) -> Verdict:
    """One reference per core competence, of at most sixty percent of the estimate (Gids 3.5 G)."""
    references = tender.requirements.references
    if not references or not guide_may_hold(tender, norms):
        return not_applicable()
    most = norms.quantity("selection.references_per_competence")
    share = norms.quantity("selection.reference_value_percent")
    for index, reference in enumerate(references):
        asked, part = count(reference.references_required or 0), percentage(reference.minimum_percent or 0)
        if asked.amount > most.amount:
            path = f"requirements.references.{index}.references_required"
            return not_met(path, Proposal(path=path, value=int(most.amount)), reason="too_many", asked=asked, most=most)
        if part.amount > share.amount:
            path = f"requirements.references.{index}.minimum_percent"
            proposal = Proposal(path=path, value=share.amount)
            return not_met(path, proposal, reason="percent_too_high", part=part, share=share)
    for index in range(len(references)):
        need(tender, f"requirements.references.{index}.references_required")
    return _reference_values_fit(tender, most, share)


@check("MKB-10")
def references_are_recent_enough(tender: Tender, norms: Norms) -> Verdict:
    """Tenderers may show work of three years back, five for works (art. 2.93 lid 1 and 4)."""
    references = tender.requirements.references
    if not references or not part_two_may_hold(tender, norms):
        return not_applicable()
    works = need(tender, "subject.nature") is ContractNature.WORKS
    longest = norms.quantity(f"selection.reference_years_{'works' if works else 'other'}")
    for index in range(len(references)):
        path = f"requirements.references.{index}.period_years"
        period = years(need(tender, path))
        if period.amount > longest.amount:
            return not_met(path, Proposal(path=path, value=int(longest.amount)), period=period, longest=longest)
    return met("requirements.references", longest=longest)


@check("MKB-05")
def proof_is_asked_of_the_winner_only(tender: Tender, norms: Norms) -> Verdict:
    """The own statement first, proof later (art. 2.85; below the threshold by art. 1.19 lid 2)."""
    asked = tender.requirements
    if not (asked.references or asked.criteria or asked.exclusion_grounds or asked.turnover_requirement):
        return not_applicable()
    path = "requirements.proof_with_tender"
    return not_met(path, Proposal(path=path, value=False)) if need(tender, path) else met(path)


@check("MKB-08")
def design_work_is_paid(tender: Tender, norms: Norms) -> Verdict:
    """Who asks for a design, or holds a dialogue, pays something for it (art. 1.10 lid 2 onder g, Gids 3.8 A)."""
    dialogue = need(tender, "procedure.procedure") is Procedure.COMPETITIVE_DIALOGUE
    if not dialogue and not need(tender, "requirements.asks_design"):
        return not_applicable()
    path = "requirements.design_fee"
    fee = Decimal(need(tender, path))
    return met(path, fee=euros(fee)) if fee > 0 else not_met(path)


def _reference_values_fit(tender: Tender, most: Quantity, share: Quantity) -> Verdict:
    """The amounts asked per reference against the share of the smallest lot."""
    asked = [item.minimum_value for item in tender.requirements.references]
    if not any(asked):
        return met("requirements.references", reason="no_amount", share=share, most=most)
    ceiling = euros((smallest_part(tender) * share.amount / 100).quantize(CENT, ROUND_DOWN))
    for index, value in enumerate(asked):
        if value is not None and value > ceiling.amount:
            path = f"requirements.references.{index}.minimum_value"
            proposal = Proposal(path=path, value=ceiling.amount)
            return not_met(path, proposal, value=euros(value), ceiling=ceiling, share=share)
    return met("requirements.references", ceiling=ceiling, share=share, most=most)


def _turnover_asked(tender: Tender) -> Decimal:
    """The turnover asked; 0 when the officer says that none is asked."""
    asked = tender.requirements
    if asked.has_turnover_requirement is False:
        return Decimal(0)
    if asked.turnover_requirement is None and asked.turnover_factor is not None:
        return asked.turnover_factor
    if asked.turnover_requirement is None:
        raise MissingFact(TURNOVER if asked.has_turnover_requirement else "requirements.has_turnover_requirement")
    return asked.turnover_requirement


def _turnover_is_lawful(tender: Tender, norms: Norms, asked: Decimal, norm: str) -> Verdict:
    """Within the ceiling, and explained in a text of the length of `norm`."""
    path = "requirements.turnover_reason"
    verdict = _within_ceiling(tender, norms, asked)
    if verdict.outcome is not Outcome.MET:
        return verdict
    return silent_on(tender, MotivationDuty.TURNOVER, path) or long_enough(
        tender, norms, path, norm=norm, then=verdict, reason="too_short"
    )


def _within_ceiling(tender: Tender, norms: Norms, asked: Decimal) -> Verdict:
    """Asked turnover against the factor times the smallest lot; above it with the ceiling as proposal."""
    factor = norms.quantity("selection.turnover_factor")
    if tender.requirements.turnover_requirement is None:
        path = "requirements.turnover_factor"
        times = Quantity(asked, Unit.FACTOR)
        proposal = Proposal(path=path, value=factor.amount)
        fits = asked <= factor.amount
        return met_if(
            fits, path, "factor_fits" if fits else "factor_too_high", proposal=proposal, times=times, factor=factor
        )
    part = smallest_part(tender)
    ceiling = euros(factor.amount * part)
    return met_if(
        asked <= ceiling.amount,
        TURNOVER,
        proposal=Proposal(path=TURNOVER, value=ceiling.amount),
        requirement=euros(asked),
        ceiling=ceiling,
        part=euros(part),
        factor=factor,
    )


@check("MKB-06")
def enterprises_can_ask_and_look(tender: Tender, norms: Norms) -> Verdict:
    """Besides written answers an hour to ask or a visit; not for a small purchase."""
    if need(tender, "procedure.procedure") in WITHOUT_QUESTIONS:
        return not_applicable()
    if small := below(tender, norms, "policy.small_purchase.threshold"):
        return small
    noted = need(tender, "schedule.information_note_date")
    if tender.schedule.has_consulting_hour or tender.schedule.has_site_visit:
        return met("schedule.information_note_date", noted=noted)
    return not_met("schedule.has_consulting_hour")


@check("MKB-07")
def small_enterprises_are_paid_sooner(tender: Tender, norms: Norms) -> Verdict:
    """A chance: a shorter term than the law asks. The legal terms are judged apart."""
    path = "contract.payment_days"
    payment, sooner = days(need(tender, path)), norms.quantity("policy.payment.small_enterprise_days")
    proposal = Proposal(path=path, value=int(sooner.amount))
    return met_if(payment.amount <= sooner.amount, path, proposal=proposal, payment=payment, sooner=sooner)
