"""Duties about what is asked of tenderers and of the performance (steps 4 and 5)."""

from collections.abc import Sequence

from ..assessment import Finding
from ..choices import ClauseKind, Regime, ReservedParticipation, SelectionCriterionKind
from ..norms import Norms
from ..tender import Tender
from ..thresholds import likely_regime
from ..verdicts import need
from .answers import DutyAnswer, does_not_arise, duty, fulfilled_by

RESERVED = "ambition.reservation"
ACCESS = "ambition.accessibility"


@duty("MP-13")
def reserved(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Participation or performance is reserved (art. 2.82, 2.82a)."""
    reservation = tender.ambition.reservation
    grounds = {reservation.participation, *(lot.reserved for lot in tender.lots)} - {ReservedParticipation.NONE}
    if not grounds and not reservation.is_sheltered_execution:
        need(tender, f"{RESERVED}.scope")
        return does_not_arise("De opdracht is niet voorbehouden.")
    features = []
    if ReservedParticipation.PUBLIC_SERVICE in grounds:
        features.append(f"{RESERVED}.asks_public_service_conditions")
    if ReservedParticipation.SHELTERED in grounds or reservation.is_sheltered_execution:
        features.append(f"{RESERVED}.minimum_share_percent")
    return fulfilled_by(tender, f"{RESERVED}.notice_text", f"{RESERVED}.is_stated_in_notice", *features)


@duty("MP-14")
def turnover(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A demand on turnover (art. 2.90 lid 3)."""
    if not need(tender, "requirements.has_turnover_requirement"):
        return does_not_arise("Er is geen omzeteis.")
    return fulfilled_by(tender, "requirements.turnover_reason")


@duty("MP-15")
def annual_accounts(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A demand on figures of the annual accounts: the method is open to all (art. 2.90 lid 7)."""
    rows = [
        index
        for index, item in enumerate(tender.requirements.criteria)
        if item.kind is SelectionCriterionKind.FINANCIAL
    ]
    if not rows:
        return does_not_arise("Er is geen eis over geld, behalve misschien een omzeteis.")
    return fulfilled_by(tender, *(f"requirements.criteria.{index}.calculation" for index in rows))


@duty("MP-16")
def suitability(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Each demand on the tenderer covers a risk or a skill of this contract (art. 1.10 lid 2, 2.90 lid 8)."""
    asked = tender.requirements
    paths = (
        ("requirements.criteria.*.risk", asked.criteria),
        ("requirements.references.*.core_competence", asked.references),
        ("requirements.exclusion_grounds.*.reason", asked.exclusion_grounds),
    )
    wanted = [path for path, rows in paths if rows]
    if not wanted:
        return does_not_arise("Er staan geen eisen aan inschrijvers in het dossier.")
    return fulfilled_by(tender, *wanted)


@duty("MP-18")
def accessibility(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """People use the result, and it need not be usable for all (art. 2.75 lid 4)."""
    if not need(tender, f"{ACCESS}.used_by_natural_persons"):
        return does_not_arise("Mensen gebruiken het resultaat niet zelf.")
    if need(tender, f"{ACCESS}.is_required"):
        return does_not_arise("Toegankelijkheid is geëist.")
    return fulfilled_by(tender, f"{ACCESS}.exception_reason")


@duty("MP-19")
def brand(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A brand or type in the specification (art. 2.76 lid 3 and 4)."""
    if not need(tender, "requirements.names_brand"):
        return does_not_arise("Er staat geen merk of type in de eisen.")
    return fulfilled_by(tender, "requirements.brand_reason", "requirements.brand_equivalent")


@duty("MP-20")
def label(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A label asked as proof (art. 2.78a)."""
    if not tender.requirements.labels:
        return does_not_arise("Er is geen keurmerk gevraagd.")
    return fulfilled_by(
        tender,
        "requirements.labels.*.is_linked_to_subject",
        "requirements.labels.*.is_open_and_independent",
        "requirements.labels.*.equivalent_allowed",
    )


@duty("MP-21")
def performance_conditions(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Conditions for the performance, social return among them (art. 2.80)."""
    rows = [
        index
        for index, item in enumerate(tender.performance.conditions)
        if item.kind is ClauseKind.PERFORMANCE_CONDITION
    ]
    paths = [f"performance.conditions.{index}.text" for index in rows]
    if tender.ambition.social_return.is_applied:
        paths += ["ambition.social_return.clause_text", "ambition.social_return.is_published"]
    if not paths:
        return does_not_arise("Er zijn geen voorwaarden voor de uitvoering.")
    return fulfilled_by(tender, *paths)


@duty("MP-22")
def labour_law(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Where the rules are explained (art. 2.81 lid 1), and the declaration, also below the threshold (1.21a)."""
    body = ("performance.labour_law_body",) if likely_regime(tender, norms) is Regime.EUROPEAN else ()
    return fulfilled_by(tender, *body, "performance.has_labour_law_declaration")
