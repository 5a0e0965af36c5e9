"""Duties about the estimate, the procedure, the lots, the market and the policy (steps 1, 2, 3 and 7)."""

from collections.abc import Sequence

from ..assessment import Finding, Status
from ..catalogue import Basis
from ..choices import ContractNature, Procedure
from ..norms import Norms
from ..procedures import advise
from ..tender import Tender
from ..terms import MAY_BE_ACCELERATED, TWO_STEPS
from ..thresholds import guide_may_hold
from ..verdicts import need, need_value
from .answers import DutyAnswer, DutyStatus, does_not_arise, duty, fulfilled_by, undecided

ASPECTS = ("size", "transaction_costs", "number_of_tenderers", "desired_result", "complexity", "market_character")
SPECIAL = frozenset(
    {
        Procedure.NEGOTIATED_WITH_CALL,
        Procedure.NEGOTIATED_WITHOUT_CALL,
        Procedure.COMPETITIVE_DIALOGUE,
        Procedure.INNOVATION_PARTNERSHIP,
    }
)
WORKS_RULES = "Aanbestedingsreglement Werken"
EXPLAINS = (Status.EXPLAINED, Status.TO_EXPLAIN)


@duty("MP-01")
def estimate(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Every contract is estimated (art. 2.13-2.22)."""
    need_value(tender)
    return fulfilled_by(tender, "value.valuation_method", "value.not_split_reason")


@duty("MP-02")
def small_lots(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Only where a small lot stays outside the European procedure (art. 2.18 and 2.19 lid 3)."""
    if not any(lot.uses_small_lot_exemption for lot in tender.lots):
        return does_not_arise("U gebruikt de percelenregeling niet.")
    return fulfilled_by(tender, "lots.*.estimated_value")


@duty("MP-03")
def procedure(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Every choice of a procedure; the six aspects are of the Gids, which does not hold for a single invitation."""
    need(tender, "procedure.procedure")
    aspects = ASPECTS if guide_may_hold(tender, norms) else ()
    return fulfilled_by(tender, "procedure.reason", *(f"procedure.{aspect}" for aspect in aspects))


@duty("MP-04")
def invited(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Where the buyer himself chooses who may tender (art. 1.4 lid 1 b)."""
    chosen = need(tender, "procedure.procedure")
    if chosen.is_onderhands:
        return fulfilled_by(tender, "market.invitation_reason", "market.invitations.*.reason")
    if chosen is Procedure.NATIONAL_RESTRICTED:
        return fulfilled_by(tender, "procedure.selected_number", "procedure.has_selection_rules")
    return does_not_arise("U kiest niet zelf wie mag inschrijven.")


@duty("MP-05")
def merging(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Only where contracts were merged (art. 1.5 lid 1 and 2)."""
    if not need(tender, "division.is_merged"):
        return does_not_arise("Er zijn geen opdrachten samengevoegd.")
    return fulfilled_by(tender, "division.merged_market", "division.merged_organisation", "division.merged_coherence")


@duty("MP-06")
def no_lots(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Only where the contract is not divided (art. 1.5 lid 3)."""
    if len(tender.lots) > 1:
        return does_not_arise("De opdracht is verdeeld in percelen.")
    return fulfilled_by(tender, "division.not_divided_reason")


@duty("MP-07")
def guide_deviation(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Where a finding of the Gids is not met, or terms of the sector are not used whole (voorschrift 3.9 C)."""
    guide = [item for item in findings if item.criterion.basis is Basis.GUIDE]
    own = ["contract.standard_terms_reason"] if tender.contract.deviates_from_standard_terms else []
    return _deviations(tender, guide, "van de Gids", own)


@duty("MP-08")
def works_rules_deviation(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Where a finding on the ARW 2016 is not met; only for works below the threshold (art. 1.22)."""
    if need(tender, "subject.nature") is not ContractNature.WORKS:
        return does_not_arise("Dit is geen werk.")
    rules = [item for item in findings if any(WORKS_RULES in basis.law for basis in item.criterion.legal_basis)]
    return _deviations(tender, rules, "van het ARW 2016", [])


@duty("MP-09")
def special_procedure(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Dialogue, negotiation and innovation partnership (art. 2.28, 2.30, 2.31a, 2.32-2.36)."""
    if need(tender, "procedure.procedure") not in SPECIAL:
        return does_not_arise("Dit is geen bijzondere procedure.")
    return fulfilled_by(tender, "procedure.special_ground", "procedure.reason")


@duty("MP-10")
def accelerated(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Short terms because of urgency (art. 2.74)."""
    if need(tender, "procedure.procedure") not in MAY_BE_ACCELERATED or not tender.procedure.is_accelerated:
        return does_not_arise("De gewone termijnen gelden.")
    return fulfilled_by(tender, "procedure.accelerated_reason")


@duty("MP-11")
def long_framework(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A framework agreement of more than four years (art. 2.140 lid 3)."""
    if not tender.procedure.is_framework:
        return does_not_arise("Dit is geen raamovereenkomst.")
    need(tender, "value.duration_months")
    most = norms.quantity("framework.maximum_years")
    if (tender.value.longest_duration_months or 0) <= 12 * most.amount:
        return does_not_arise(f"De raamovereenkomst duurt niet langer dan {most}.")
    return fulfilled_by(tender, "procedure.framework_longer_reason")


@duty("MP-12")
def not_electronic(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Documents or tenders on paper (art. 2.52a)."""
    if tender.procedure.is_electronic:
        return does_not_arise("Alle stukken zijn digitaal.")
    return fulfilled_by(tender, "procedure.not_electronic_reason")


@duty("MP-17")
def selection(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """The number and the rules of a selection beforehand (art. 2.99, 2.100)."""
    if need(tender, "procedure.procedure") not in TWO_STEPS:
        return does_not_arise("Er is geen selectie vooraf.")
    return fulfilled_by(tender, "procedure.selected_number", "procedure.has_selection_rules")


@duty("MP-28")
def consultation(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Somebody helped to prepare, or knows more than others (art. 2.25, 2.51 lid 5)."""
    consulted = tender.market.consultation_date is not None
    paths = ["market.has_consultation_report"] if consulted else []
    if need(tender, "market.incumbent_has_advantage"):
        paths += ["market.advantage_measures", "market.advantage_is_neutralised"]
    if not paths:
        return does_not_arise("Er was geen marktconsultatie en niemand heeft een voorsprong.")
    return fulfilled_by(tender, *paths)


@duty("MP-38")
def own_policy(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A lighter procedure than the municipality's own policy names."""
    need(tender, "procedure.procedure")
    advice = advise(tender, norms)
    if not advice.allowed:
        return undecided("Voor deze dag is niet bekend welke procedure past.")
    if not advice.too_light:
        return does_not_arise("De procedure is niet lichter dan het advies uit uw beleid.")
    return fulfilled_by(tender, "procedure.lighter_than_policy_reason")


@duty("MP-39")
def societal_value(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Every contract: as much societal value as possible (art. 1.4 lid 2)."""
    return fulfilled_by(tender, "subject.social_purpose")


def _deviations(tender: Tender, findings: Sequence[Finding], rules: str, own: list[str]) -> DutyAnswer:
    """One reason for each finding that is not met, in three parts; the fields are those of the deviations."""
    deviating = [item for item in findings if item.status in EXPLAINS]
    if deviating or own:
        missing = [item for item in deviating if item.status is Status.TO_EXPLAIN]
        answer = fulfilled_by(tender, *own, *_reason_paths(tender, deviating))
        if not missing:
            return answer
        codes = "; ".join(f"{item.criterion.id} {item.criterion.title}" for item in missing)
        return DutyAnswer(
            status=DutyStatus.OPEN,
            reason=f"Nog te motiveren: {codes}.",
            fields=answer.fields,
            missing=("deviations", *(path for path in answer.missing if not path.startswith("deviations"))),
        )
    unanswered = [item for item in findings if item.status is Status.OPEN]
    if unanswered:
        number = len(unanswered)
        points = "1 punt is" if number == 1 else f"{number} punten zijn"
        return undecided(f"{points} nog niet beantwoord.", *dict.fromkeys(i.path for i in unanswered if i.path))
    return does_not_arise(f"U wijkt niet af {rules}.")


def _reason_paths(tender: Tender, findings: Sequence[Finding]) -> list[str]:
    codes = {item.criterion.id for item in findings if item.status is Status.EXPLAINED}
    rows = [index for index, item in enumerate(tender.deviations) if item.criterion in codes]
    return [f"deviations.{index}.{part}" for index in rows for part in ("why", "how_far", "why_here")]
