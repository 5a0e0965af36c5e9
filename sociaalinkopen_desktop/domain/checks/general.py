"""Estimate, procedure, planning and the duties that hold for every contract."""

from decimal import Decimal

from .. import dutch
from ..choices import ContractNature, MotivationDuty, Procedure, Regime, Theme
from ..norms import Norms
from ..procedures import advise
from ..quantities import days, euros, months
from ..tender import Tender
from ..terms import TermKind, planned
from ..thresholds import is_above_threshold, part_two_may_hold, regime_of, small_lots, threshold_for
from ..verdicts import MissingFact, Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met, undecided
from .parts import below, silent_on
from .register import check
from .wording import EXPLANATION, REASON, long_enough


@check("AL-01")
def every_theme_is_decided(tender: Tender, norms: Norms) -> Verdict:
    """For each theme a choice, and a reason where the answer is no."""
    least = norms.quantity(REASON)
    places = {choice.theme: index for index, choice in enumerate(tender.ambition.themes)}
    for theme in Theme:
        if theme not in places:
            raise MissingFact("ambition.themes")
        path = f"ambition.themes.{places[theme]}"
        if need(tender, f"{path}.is_applied") or len(need(tender, f"{path}.reason").strip()) >= least.amount:
            continue
        return not_met(f"{path}.reason", theme=theme, least=least)
    return met("ambition.themes")


@check("AL-02")
def purpose_is_linked_to_policy(tender: Tender, norms: Norms) -> Verdict:
    """Above the policy amount: what gets better in the municipality, and the paper that says so."""
    if small := below(tender, norms, "policy.strategy.threshold"):
        return small
    need(tender, "subject.policy_reference")
    return long_enough(tender, norms, "subject.social_purpose")


@check("AL-03")
def somebody_with_authority_agreed(tender: Tender, norms: Norms) -> Verdict:
    """The internal client said yes to the social aims, and not after the tender went out."""
    need(tender, "subject.internal_client")
    path = "subject.ambition_agreed_on"
    agreed, dispatch = need(tender, path), tender.schedule.dispatch_date
    if dispatch is not None and agreed > dispatch:
        return not_met(path, agreed=agreed, dispatch=dispatch)
    return met(path, agreed=agreed)


@check("AL-04")
def choices_are_motivated(tender: Tender, norms: Norms) -> Verdict:
    """The procedure, and who is asked when the buyer chooses that himself (art. 1.4 lid 1)."""
    asked = {MotivationDuty.PROCEDURE: "procedure.reason", MotivationDuty.INVITED: "market.invitation_reason"}
    for duty, path in asked.items():
        if silent := silent_on(tender, duty, path):
            return silent
    procedure = need(tender, "procedure.procedure")
    wanted = asked.values() if procedure.is_onderhands else ("procedure.reason",)
    return long_enough(tender, norms, *wanted, norm=EXPLANATION)


@check("AL-05")
def social_value_was_considered(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer (art. 1.4 lid 2)."""
    return undecided("")


@check("AL-06")
def estimate_is_complete(tender: Tender, norms: Norms) -> Verdict:
    """Options and extensions count (art. 2.15 lid 2), lots too (2.18 and 2.19), and there is a word on splitting."""
    value = Decimal(need_value(tender))
    if tender.value.base_value is not None:
        need(tender, "value.options_value")
        if tender.value.extension_months and not need(tender, "value.extensions_value"):
            extension = months(tender.value.extension_months)
            return not_met("value.extensions_value", reason="extensions_missing", extension=extension)
        lots = sum((lot.estimated_value or Decimal(0) for lot in tender.lots), Decimal(0))
        if lots > value:
            more = Proposal(path="value.base_value", value=tender.value.base_value + lots - value)
            return not_met("value.base_value", more, value=euros(value), lots=euros(lots))
    need(tender, "value.valuation_method")
    need(tender, "value.not_split_reason")
    return met("value.base_value", value=euros(value))


@check("WET-01")
def procedure_fits_value(tender: Tender, norms: Norms) -> Verdict:
    """From the threshold on only the procedures of part 2 of the law; below it a notice when Europe is interested."""
    procedure = need(tender, "procedure.procedure")
    if procedure in (Procedure.IN_HOUSE, Procedure.MINI_COMPETITION):
        return not_applicable(procedure=procedure)
    value = Decimal(need_value(tender))
    threshold = threshold_for(tender, norms)
    advice = advise(tender, norms.recording())
    path = "procedure.procedure"
    above = value >= threshold.amount
    if above and procedure is Procedure.NEGOTIATED_WITHOUT_CALL:
        exception = met(path, reason="exception", procedure=procedure, threshold=threshold)
        return long_enough(tender, norms, "procedure.reason", norm=EXPLANATION, then=exception, reason="too_short")
    fits = advice.is_allowed is True
    crossing = "cross_border" if tender.procedure.has_cross_border_interest else "no_such_procedure"
    return met_if(
        fits,
        path,
        reason="" if above else "below_threshold" if fits else crossing,
        proposal=Proposal(path=path, value=advice.advised[0].procedure),
        procedure=procedure,
        value=euros(value),
        threshold=threshold,
    )


@check("WET-02")
def terms_after_the_notice_are_kept(tender: Tender, norms: Norms) -> Verdict:
    """The shortest term after the notice: to ask to take part, or to tender in an open procedure (art. 2.71-2.74b)."""
    if not _is_european(tender, norms):
        return not_applicable()
    open_procedure = tender.procedure.procedure is Procedure.OPEN
    return _kept(tender, norms, TermKind.SUBMISSION if open_procedure else TermKind.PARTICIPATION)


@check("WET-18")
def term_after_selection_is_kept(tender: Tender, norms: Norms) -> Verdict:
    """The shortest term to tender after the invitation (art. 2.71 lid 4); shorter by agreement (art. 2.74a)."""
    if not _is_european(tender, norms) or tender.procedure.procedure is Procedure.OPEN:
        return not_applicable()
    return _kept(tender, norms, TermKind.SUBMISSION)


@check("WET-20")
def national_works_terms_are_kept(tender: Tender, norms: Norms) -> Verdict:
    """The terms of the ARW 2016 for national works with a notice (art. 1.22)."""
    if need(tender, "subject.nature") is not ContractNature.WORKS:
        return not_applicable()
    if regime_of(tender, norms) not in (Regime.NATIONAL, Regime.CROSS_BORDER):
        return not_applicable()
    return _kept(tender, norms, TermKind.PARTICIPATION, TermKind.SUBMISSION)


@check("WET-19")
def urgency_is_motivated(tender: Tender, norms: Norms) -> Verdict:
    """The short terms only for an urgency that is explained (art. 2.74)."""
    if not tender.procedure.is_accelerated or not _is_european(tender, norms):
        return not_applicable()
    return long_enough(tender, norms, "procedure.accelerated_reason", norm=EXPLANATION)


@check("WET-05")
def answers_come_in_time(tender: Tender, norms: Norms) -> Verdict:
    """The last information note lies days enough before the deadline (art. 2.54, also for social services)."""
    if regime_of(tender, norms) not in (Regime.EUROPEAN, Regime.SOCIAL_AND_SPECIFIC):
        return not_applicable()
    return _kept(tender, norms, TermKind.INFORMATION)


@check("WET-03")
def contract_waits_for_objections(tender: Tender, norms: Norms) -> Verdict:
    """Twenty days between the notice of the award and the contract (art. 2.127), where a European notice is needed."""
    if not _is_european(tender, norms):
        return not_applicable()
    path = "schedule.standstill_days"
    standstill, least = days(need(tender, path)), norms.quantity("terms.standstill")
    term = planned(tender, norms, TermKind.STANDSTILL)
    if standstill.amount >= least.amount and term is not None and term.is_kept is False and term.earliest is not None:
        proposal = Proposal(path=term.path, value=term.earliest)
        return not_met(term.path, proposal, reason="starts_too_early", earliest=term.earliest, least=standstill)
    proposal = Proposal(path=path, value=int(least.amount))
    return met_if(standstill.amount >= least.amount, path, proposal=proposal, standstill=standstill, least=least)


@check("WET-09")
def small_lots_stay_within_the_exemption(tender: Tender, norms: Norms) -> Verdict:
    """Each lot outside the European procedure is small, all together at most a fifth (art. 2.18 and 2.19 lid 3)."""
    if not any(lot.uses_small_lot_exemption for lot in tender.lots):
        return not_applicable()
    if not is_above_threshold(tender, norms):
        return not_applicable(reason="below_threshold")
    small = small_lots(tender, norms)
    if not small.too_large:
        share, most = small.exempt_share, small.share_limit
        return met_if(small.is_within, "lots", share=share, most=most, used=small.exempt_value, total=small.total)
    index = small.too_large[0]
    path = f"lots.{index}.uses_small_lot_exemption"
    lot = tender.lots[index].title.strip() or dutch.number(index + 1)
    return not_met(path, Proposal(path=path, value=False), reason="lot_too_large", lot=lot, limit=small.limit)


@check("WET-06")
def framework_has_a_maximum(tender: Tender, norms: Norms) -> Verdict:
    """The most that may be ordered is published, and covers the estimate (Court of Justice C-23/20)."""
    if not tender.procedure.is_framework or not part_two_may_hold(tender, norms):
        return not_applicable()
    path = "procedure.states_framework_maximum"
    if tender.procedure.states_framework_maximum is False:
        return not_met(path, Proposal(path=path, value=True), reason="not_stated")
    if tender.procedure.framework_maximum is None and need(tender, path):
        return met(path, reason="stated")
    path = "procedure.framework_maximum"
    maximum, value = Decimal(need(tender, path)), Decimal(need_value(tender))
    proposal = Proposal(path=path, value=value)
    return met_if(maximum >= value, path, proposal=proposal, maximum=euros(maximum), value=euros(value))


@check("WET-07")
def long_framework_is_motivated(tender: Tender, norms: Norms) -> Verdict:
    """At most four years, longer only with a sound reason (art. 2.140 lid 3)."""
    if not tender.procedure.is_framework or not part_two_may_hold(tender, norms):
        return not_applicable()
    need(tender, "value.duration_months")
    duration = months(tender.value.longest_duration_months or 0)
    maximum = norms.quantity("framework.maximum_years")
    if duration.amount <= 12 * maximum.amount:
        return met("value.duration_months", duration=duration, maximum=maximum)
    path = "procedure.framework_longer_reason"
    longer = met(path, reason="longer", duration=duration, maximum=maximum)
    return silent_on(tender, MotivationDuty.LONG_FRAMEWORK, path) or long_enough(
        tender, norms, path, norm=EXPLANATION, then=longer
    )


@check("WET-08")
def labour_law_is_in_the_documents(tender: Tender, norms: Norms) -> Verdict:
    """Tenderers declare that they reckoned with labour law (art. 2.81 lid 2, 1.21a); part 2 also asks where to find it.

    The list of rules for social services (art. 2.39 lid 2) does not name art. 2.81.
    """
    regime = regime_of(tender, norms)
    if regime is Regime.SOCIAL_AND_SPECIFIC:
        return not_applicable()
    path = "performance.has_labour_law_declaration"
    if not need(tender, path):
        return not_met(path, Proposal(path=path, value=True))
    if regime is Regime.EUROPEAN:
        need(tender, "performance.labour_law_body")
        return met(path, reason="european")
    return met(path)


def _is_european(tender: Tender, norms: Norms) -> bool:
    """Whether part 2 of the law holds in full and the chosen procedure starts with its notice."""
    return need(tender, "procedure.procedure").is_european and part_two_may_hold(tender, norms)


def _kept(tender: Tender, norms: Norms, *kinds: TermKind) -> Verdict:
    """`met`, or `not_met` at the first of these terms that is not kept, with the nearest good day as proposal.

    A step that the procedure does not have, or without a minimum in days, is passed over; `not_applicable` when none
    is left. Raises MissingFact for a date not yet chosen.
    """
    verdict = not_applicable()
    for kind in kinds:
        term = planned(tender, norms, kind)
        if term is None or term.required is None:
            continue
        chosen = need(tender, term.path)
        day = term.earliest or term.latest
        if day is None:
            raise MissingFact(term.since_path)
        proposal = Proposal(path=term.path, value=day)
        kept = bool(term.is_kept)
        verdict = met_if(
            kept,
            term.path,
            reason="just" if term.is_just_kept else "",
            proposal=proposal,
            step=kind,
            required=term.required,
            chosen=chosen,
            nearest=day,
        )
        if not kept:
            break
    return verdict
