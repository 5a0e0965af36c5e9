"""Can small enterprises take part: lots, turnover and references."""

from decimal import ROUND_DOWN, Decimal

from ..choices import ContractNature, Procedure, Regime
from ..norms import Norms
from ..quantities import count, euros, years
from ..tender import Tender
from ..thresholds import guide_may_hold, likely_regime, part_two_may_hold
from ..verdicts import MissingFact, Proposal, Verdict, met, met_if, need, not_applicable, not_met
from .parts import smallest_part
from .register import check
from .wording import EXPLANATION, long_enough

CENT = Decimal("0.01")
TURNOVER = "requirements.turnover_requirement"


@check("MKB-01")
def merging_is_motivated(tender: Tender, norms: Norms) -> Verdict:
    """Market, organisation and coherence, each in words (art. 1.5 lid 1 and 2). Buying together is merging too."""
    if not tender.procedure.is_joint_procurement and not need(tender, "division.is_merged"):
        return not_applicable()
    parts = ("market", "organisation", "coherence")
    return long_enough(tender, norms, *(f"division.merged_{part}" for part in parts))


@check("MKB-02")
def contract_is_divided_or_motivated(tender: Tender, norms: Norms) -> Verdict:
    """Two lots or more, or the reason why dividing does not fit (art. 1.5 lid 3)."""
    if len(tender.lots) > 1:
        return met("lots", lots=count(len(tender.lots)))
    path = "division.not_divided_reason"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path, reason="explained"))


@check("MKB-03")
def turnover_requirement_is_lawful(tender: Tender, norms: Norms) -> Verdict:
    """At most three times the value of the lot (art. 2.90 lid 5), and motivated (lid 3)."""
    asked = _turnover_asked(tender)
    if asked == 0:
        return not_applicable()
    if not part_two_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    verdict = _within_ceiling(tender, norms, asked)
    if verdict.proposal is not None:
        return verdict
    return long_enough(
        tender, norms, "requirements.turnover_reason", norm=EXPLANATION, then=verdict, reason="too_short"
    )


@check("MKB-09")
def turnover_requirement_follows_the_guide(tender: Tender, norms: Norms) -> Verdict:
    """The same below the threshold, by the Gids Proportionaliteit."""
    asked = _turnover_asked(tender)
    if asked == 0 or likely_regime(tender, norms) not in (Regime.CROSS_BORDER, Regime.NATIONAL, Regime.MEERVOUDIG):
        return not_applicable()
    verdict = _within_ceiling(tender, norms, asked)
    if verdict.proposal is not None:
        return verdict
    return long_enough(tender, norms, "requirements.turnover_reason", then=verdict, reason="too_short")


@check("MKB-04")
def references_are_in_proportion(tender: Tender, norms: Norms) -> Verdict:
    """One reference per core competence, of at most sixty percent of the estimate (Gids 3.5 G)."""
    if not tender.requirements.references or not guide_may_hold(tender, norms):
        return not_applicable()
    most = norms.quantity("selection.references_per_competence")
    share = norms.quantity("selection.reference_value_percent")
    ceiling = euros((smallest_part(tender) * share.amount / 100).quantize(CENT, ROUND_DOWN))
    for index, reference in enumerate(tender.requirements.references):
        path = f"requirements.references.{index}"
        asked = count(need(tender, f"{path}.references_required"))
        if asked.amount > most.amount:
            proposal = Proposal(path=f"{path}.references_required", value=int(most.amount))
            return not_met(proposal.path, proposal, reason="too_many", asked=asked, most=most)
        if reference.minimum_value is not None and reference.minimum_value > ceiling.amount:
            proposal = Proposal(path=f"{path}.minimum_value", value=ceiling.amount)
            value = euros(reference.minimum_value)
            return not_met(proposal.path, proposal, value=value, ceiling=ceiling, share=share)
    return met("requirements.references", ceiling=ceiling, share=share, most=most)


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


def _turnover_asked(tender: Tender) -> Decimal:
    """The turnover asked; 0 when the officer says that none is asked."""
    asked = tender.requirements
    if asked.has_turnover_requirement is False:
        return Decimal(0)
    if asked.turnover_requirement is None:
        raise MissingFact(TURNOVER if asked.has_turnover_requirement else "requirements.has_turnover_requirement")
    return asked.turnover_requirement


def _within_ceiling(tender: Tender, norms: Norms, asked: Decimal) -> Verdict:
    """Asked turnover against the factor times the smallest lot; above it with the ceiling as proposal."""
    part = smallest_part(tender)
    factor = norms.quantity("selection.turnover_factor")
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
