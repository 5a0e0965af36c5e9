"""Grounds, numbers and rules of the game of a procedure, and what is kept of it."""

from decimal import Decimal

from ..choices import AwardFeature, ContractNature, MarketLimit, Phase, Procedure, Regime, SpecialGround, TenderRule
from ..norms import Norms
from ..quantities import count, days, years
from ..tender import Tender
from ..terms import latest_day_before
from ..thresholds import directive_may_hold, guide_may_hold, likely_regime, part_two_may_hold
from ..verdicts import MissingFact, Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met, undecided
from .parts import free_of
from .register import check
from .wording import EXPLANATION, long_enough

PREPARING = (Phase.PREPARATION, Phase.REVIEW)
RULES = "procedure.rules"
NEGOTIABLE = frozenset(
    {
        SpecialGround.ADAPTATION,
        SpecialGround.DESIGN_OR_INNOVATION,
        SpecialGround.COMPLEXITY,
        SpecialGround.NO_PRECISE_SPECIFICATION,
        SpecialGround.IRREGULAR_TENDERS,
    }
)
GROUNDS = {
    Procedure.NEGOTIATED_WITH_CALL: NEGOTIABLE,
    Procedure.COMPETITIVE_DIALOGUE: NEGOTIABLE,
    Procedure.INNOVATION_PARTNERSHIP: frozenset({SpecialGround.NOT_ON_THE_MARKET}),
    Procedure.NEGOTIATED_WITHOUT_CALL: frozenset(SpecialGround) - NEGOTIABLE - {SpecialGround.NOT_ON_THE_MARKET},
}
CONFLICT_RULES = (Regime.EUROPEAN, Regime.CROSS_BORDER)
FEWEST = {
    Procedure.RESTRICTED: "selection.minimum_selected_restricted",
    Procedure.NEGOTIATED_WITH_CALL: "selection.minimum_selected_dialogue",
    Procedure.COMPETITIVE_DIALOGUE: "selection.minimum_selected_dialogue",
    Procedure.INNOVATION_PARTNERSHIP: "selection.minimum_selected_dialogue",
}


@check("WET-25")
def special_procedure_has_its_ground(tender: Tender, norms: Norms) -> Verdict:
    """Dialogue, negotiation and innovation only in the cases of the law (art. 2.28, 2.30, 2.31a, 2.32-2.37)."""
    procedure = need(tender, "procedure.procedure")
    if procedure not in GROUNDS or not part_two_may_hold(tender, norms):
        return not_applicable()
    path = "procedure.special_ground"
    ground = need(tender, path)
    return met_if(ground in GROUNDS[procedure], path, ground=ground, procedure=procedure)


@check("WET-26")
def enough_enterprises_are_selected(tender: Tender, norms: Norms) -> Verdict:
    """At least five, or three when there is talk (art. 2.99), and the way of choosing is in the notice (art. 2.100)."""
    procedure = need(tender, "procedure.procedure")
    if procedure not in FEWEST or not part_two_may_hold(tender, norms):
        return not_applicable()
    least = norms.quantity(FEWEST[procedure])
    path = "procedure.selected_number"
    selected = count(need(tender, path))
    if selected.amount < least.amount:
        return not_met(path, Proposal(path=path, value=int(least.amount)), selected=selected, least=least)
    path = "procedure.has_selection_rules"
    if not need(tender, path):
        return not_met(path, Proposal(path=path, value=True), reason="no_rules")
    return met(path, selected=selected, least=least)


@check("WET-27")
def availability_is_paid(tender: Tender, norms: Norms) -> Verdict:
    """In a framework nobody keeps people or machines free without a fee or sure turnover (Gids 3.3 A)."""
    if not tender.procedure.is_framework or not guide_may_hold(tender, norms):
        return not_applicable()
    if not need(tender, "procedure.demands_availability"):
        return met("procedure.demands_availability", reason="not_asked")
    path = "procedure.pays_availability"
    return met(path) if need(tender, path) else not_met(path)


@check("WET-28")
def orders_are_divided_by_a_known_key(tender: Tender, norms: Norms) -> Verdict:
    """A framework with more parties says beforehand how an order is given (Gids 3.3 B, art. 2.143)."""
    if not tender.procedure.is_framework or not guide_may_hold(tender, norms):
        return not_applicable()
    parties = count(need(tender, "procedure.framework_parties"))
    if parties.amount < 2:
        return not_applicable(reason="one_party")
    path = "procedure.division_key"
    return long_enough(tender, norms, path, then=met(path, parties=parties))


@check("WET-29")
def limit_of_lots_has_a_rule(tender: Tender, norms: Norms) -> Verdict:
    """Who limits the lots per tenderer says how they are divided when someone wins more (art. 2.10 lid 3 and 4)."""
    most = tender.division.maximum_lots_per_tenderer
    if most is None or len(tender.lots) < 2 or not part_two_may_hold(tender, norms):
        return not_applicable()
    path = "division.maximum_lots_rule"
    return long_enough(tender, norms, path, then=met(path, most=count(most)))


@check("WET-30")
def dossier_is_kept_long_enough(tender: Tender, norms: Norms) -> Verdict:
    """Three years after the award (art. 2.56 lid 2); large contracts as long as they run (art. 2.138a)."""
    if not directive_may_hold(tender, norms):
        return not_applicable()
    path = "contract.retention_years"
    kept, least = years(need(tender, path)), norms.quantity("dossier.retention_years")
    works = need(tender, "subject.nature") is ContractNature.WORKS
    large = norms.quantity("dossier.large_works" if works else "dossier.large_other")
    if Decimal(need_value(tender)) >= large.amount:
        need(tender, "value.duration_months")
        least = max(least, years(-(-(tender.value.longest_duration_months or 0) // 12)), key=lambda item: item.amount)
    return met_if(
        kept.amount >= least.amount, path, proposal=Proposal(path=path, value=int(least.amount)), kept=kept, least=least
    )


@check("WET-31")
def questions_get_more_than_one_round(tender: Tender, norms: Norms) -> Verdict:
    """A signal: more than one information note, and time to write the answers (Gids 4.1)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    asked, answered = tender.schedule.questions_deadline, tender.schedule.information_note_date
    if asked is not None and answered is not None and asked >= answered:
        return not_met("schedule.questions_deadline", reason="no_time", asked=asked, answered=answered)
    path = "schedule.question_rounds"
    rounds, least = count(need(tender, path)), norms.quantity("policy.questions.rounds")
    return met_if(rounds.amount >= least.amount, path, rounds=rounds, least=least)


@check("WET-32")
def late_question_does_not_end_all_rights(tender: Tender, norms: Norms) -> Verdict:
    """No clause by which whoever asks late loses every right in every case (Gids 4.1)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    return free_of(tender, RULES, TenderRule.LOSS_OF_RIGHTS)


@check("WET-33")
def mistake_of_form_can_be_repaired(tender: Tender, norms: Norms) -> Verdict:
    """No exclusion for each mistake of form, without a chance to repair it (Gids 4.2, art. 2.55)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    return free_of(tender, RULES, TenderRule.FORM_EXCLUSION)


@check("WET-34")
def complaint_is_possible(tender: Tender, norms: Norms) -> Verdict:
    """A place to complain, and no rule that a complaint never stops the procedure (Gids 4.4)."""
    if not guide_may_hold(tender, norms):
        return not_applicable()
    if TenderRule.NO_SUSPENSION in tender.procedure.rules:
        return free_of(tender, RULES, TenderRule.NO_SUSPENSION)
    path = "procedure.complaint_contact"
    need(tender, path)
    return met(path)


@check("WET-35")
def documents_are_free(tender: Tender, norms: Norms) -> Verdict:
    """Documents cost nothing (art. 2.66; below the threshold art. 1.21)."""
    return free_of(tender, RULES, TenderRule.PAID_DOCUMENTS)


@check("WET-36")
def rules_stay_as_published(tender: Tender, norms: Norms) -> Verdict:
    """Criteria and weights do not change after the notice (art. 1.9, 1.12, 1.15; Court of Justice C-6/15)."""
    return free_of(tender, "award.features", AwardFeature.CHANGED_LATER)


@check("WET-37")
def nobody_has_a_head_start(tender: Tender, norms: Norms) -> Verdict:
    """The knowledge of the present supplier or a helper is made up for (art. 1.8, 1.12, 1.15, 2.51), and visibly so."""
    if AwardFeature.INCUMBENT_PREFERENCE in tender.award.features:
        return free_of(tender, "award.features", AwardFeature.INCUMBENT_PREFERENCE)
    if MarketLimit.TAILORED in tender.requirements.limits:
        return free_of(tender, "requirements.limits", MarketLimit.TAILORED)
    path = "market.incumbent_has_advantage"
    if not need(tender, path):
        return met(path, reason="no_advantage")
    path = "market.advantage_is_neutralised"
    if not need(tender, path):
        return not_met(path, reason="not_neutralised")
    path = "market.advantage_measures"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path), reason="too_short")


@check("WET-38")
def short_term_is_reasonable(tender: Tender, norms: Norms) -> Verdict:
    """A signal where the law sets no number of days: enough of them to write a tender (Gids 3.6)."""
    regime = likely_regime(tender, norms)
    if regime in (Regime.EUROPEAN, Regime.SINGLE):
        return not_applicable()
    if regime is None:
        raise MissingFact("procedure.procedure")
    path = "schedule.submission_deadline"
    given = days((need(tender, path) - need(tender, "schedule.dispatch_date")).days)
    least = norms.quantity("policy.questions.reasonable_days")
    return met_if(given.amount >= least.amount, path, given=given, least=least)


@check("WET-76")
def works_follow_the_regulation(tender: Tender, norms: Norms) -> Verdict:
    """Works below the threshold follow the ARW 2016, or the documents say why not (art. 1.22)."""
    if need(tender, "subject.nature") is not ContractNature.WORKS:
        return not_applicable()
    if likely_regime(tender, norms) not in (Regime.CROSS_BORDER, Regime.NATIONAL, Regime.MEERVOUDIG):
        return not_applicable(reason="no_regulation")
    path = "procedure.applies_arw"
    if need(tender, path):
        return met(path)
    path = "procedure.arw_deviation_reason"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path, reason="explained"))


@check("WET-77")
def answers_on_national_works_come_in_time(tender: Tender, norms: Norms) -> Verdict:
    """The last information note of national works, in the days of the ARW 2016."""
    if need(tender, "subject.nature") is not ContractNature.WORKS:
        return not_applicable()
    if need(tender, "procedure.procedure") not in (Procedure.NATIONAL_OPEN, Procedure.NATIONAL_RESTRICTED):
        return not_applicable()
    path, least = "schedule.information_note_date", norms.quantity("terms.national_works_information")
    note, deadline = need(tender, path), need(tender, "schedule.submission_deadline")
    given = days((deadline - note).days)
    proposal = Proposal(path=path, value=latest_day_before(deadline, int(least.amount)))
    return met_if(given.amount >= least.amount, path, proposal=proposal, given=given, least=least)


@check("WET-78")
def nobody_judges_in_own_interest(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: are conflicts of interest looked for and prevented (art. 1.10b)?"""
    return undecided("") if likely_regime(tender, norms) in CONFLICT_RULES else not_applicable()


@check("WET-39")
def change_of_documents_gives_more_time(tender: Tender, norms: Norms) -> Verdict:
    """After a change that matters tenderers get more time (art. 2.73); it is published as a correction (art. 2.67)."""
    if tender.phase in PREPARING or not part_two_may_hold(tender, norms):
        return not_applicable()
    path = "schedule.has_substantial_change"
    if not need(tender, path):
        return met(path, reason="no_change")
    path = "schedule.deadline_was_extended"
    return met(path) if need(tender, path) else not_met(path)
