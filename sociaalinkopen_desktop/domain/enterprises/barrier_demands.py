"""The demands of a tender that can keep an enterprise out, each with how to judge one and what would be lighter."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

from .. import dutch
from ..checks.law_reserved import sheltered_group_is_that_of_the_law
from ..checks.parts import smallest_part
from ..checks.sme_and_lots import turnover_requirement_follows_the_guide, turnover_requirement_is_lawful
from ..choices import ContractNature, Procedure, Recognition, Regime, ReservationScope, ReservedParticipation
from ..holidays import next_working_day
from ..norms import NoNormOnDate, Norms
from ..tender import Tender
from ..terms import TermKind, planned
from ..thresholds import likely_regime, part_two_may_hold
from ..verdicts import MissingFact, Proposal
from .barrier_proofs import certificates, insurance, labels, pso
from .barrier_references import references
from .demand import Demand, Standing, best, proposal_of, standing_if
from .enterprise import Enterprise, EnterpriseKind
from .matching_need import lots_of
from .matching_scores import size_fit
from .recognition import outcome_of, terms_of

TURNOVER = "requirements.turnover_requirement"
DROPPED = "requirements.has_turnover_requirement"
GROUP = "ambition.reservation"
REASONABLE = "policy.questions.reasonable_days"


def demands_of(tender: Tender, norms: Norms) -> tuple[Demand, ...]:
    """Every demand of this tender that can keep an enterprise out. Never raises for what is not filled in."""
    makers: tuple[Callable[[Tender, Norms], Iterator[Demand]], ...] = (
        _turnover, references, certificates, labels, insurance, _size, pso, _reserved, _term,
    )  # fmt: skip
    found: list[Demand] = []
    for maker in makers:
        try:
            found.extend(maker(tender, norms))
        except (MissingFact, NoNormOnDate):
            continue
    return tuple(found)


# -- money and size ---------------------------------------------------------------------------------------------------
def _turnover(tender: Tender, norms: Norms) -> Iterator[Demand]:
    asked = tender.requirements
    if asked.has_turnover_requirement is False or not (asked.turnover_requirement or asked.turnover_factor):
        return
    least = _least_turnover(tender)
    in_part_two = _in_part_two(tender, norms)
    path = TURNOVER if asked.turnover_requirement is not None else "requirements.turnover_factor"
    check = turnover_requirement_is_lawful if in_part_two else turnover_requirement_follows_the_guide
    proposal = proposal_of(check, tender, norms, path)
    lighter = "Schrap de eis. Vraag liever een verzekering of een verklaring van een bank."
    if proposal is not None:
        top = dutch.euro(proposal.value) if path == TURNOVER else f"{dutch.number(proposal.value)} keer de waarde"
        lighter = f"Verlaag de eis naar {top}; hoger past hier niet. Schrappen mag ook."
    told = dutch.euro(least) if least is not None else f"{dutch.number(asked.turnover_factor or 0)} keer de waarde"
    yield Demand(
        key="turnover",
        title=f"Jaaromzet van ten minste {told}",
        path=path,
        criterion="MKB-03" if in_part_two else "MKB-09",
        standing=lambda item: standing_if(None if least is None or item.turnover is None else item.turnover >= least),
        lighter=lighter,
        proposal=proposal or Proposal(path=DROPPED, value=False),
    )


def _least_turnover(tender: Tender) -> Decimal | None:
    asked = tender.requirements
    if asked.turnover_requirement is not None:
        return asked.turnover_requirement
    try:
        return smallest_part(tender) * (asked.turnover_factor or 0)
    except MissingFact:
        return None


def _size(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """The value of a year of the smallest lot that fits. Who cannot carry one alone, can only take part with others."""
    lots = lots_of(tender, ())
    known = [lot.per_year for lot in lots if lot.per_year is not None]
    if not known:
        return
    divided = len(lots) > 1
    smallest = dutch.euro(min(known).quantize(Decimal(1)))
    what = f"kleinste perceel {smallest} per jaar" if divided else f"{smallest} per jaar, zonder percelen"
    yield Demand(
        key="size",
        title=f"Omvang: {what}",
        path="lots",
        criterion="MKB-02",
        standing=lambda item: best(standing_if(size_fit(item, lot)) for lot in lots),
        lighter=(
            "Maak een perceel kleiner, bijvoorbeeld per wijk of soort werk."
            if divided
            else "Deel de opdracht in percelen, bijvoorbeeld per wijk of soort werk."
        ),
    )


# -- reservation ------------------------------------------------------------------------------------------------------
def _reserved(tender: Tender, norms: Norms) -> Iterator[Demand]:
    reservation = tender.ambition.reservation
    if reservation.scope is ReservationScope.WHOLE:
        grounds = {reservation.participation}
        if reservation.is_sheltered_execution:
            grounds = {ReservedParticipation.SHELTERED}
    elif reservation.scope is ReservationScope.LOTS or any(_is_reserved(lot.reserved) for lot in tender.lots):
        grounds = {lot.reserved for lot in tender.lots}
    else:
        return
    open_to_all = reservation.scope is not ReservationScope.WHOLE and ReservedParticipation.NONE in grounds
    why = "Er zijn ook percelen zonder voorbehoud. Daarom telt dit niet mee in het totaal." if open_to_all else ""
    if ReservedParticipation.SHELTERED in grounds:
        yield _sheltered(tender, norms, counts=not open_to_all, why=why)
    if ReservedParticipation.PUBLIC_SERVICE in grounds:
        yield Demand(
            key="reserved.public_service",
            title="Voorbehouden aan organisaties met een taak van algemeen belang (art. 2.82a)",
            path=f"{GROUP}.participation",
            criterion="WET-70",
            standing=lambda item: Standing.UNKNOWN,
            lighter="Vraag de vier voorwaarden uit de wet, en niet meer.",
            counts=not open_to_all,
            why=why,
        )


def _is_reserved(ground: ReservedParticipation) -> bool:
    return ground is not ReservedParticipation.NONE


def _sheltered(tender: Tender, norms: Norms, *, counts: bool, why: str) -> Demand:
    """Art. 2.82: at least the share of the law, or the higher one that is asked. Asking more keeps more out."""
    reservation = tender.ambition.reservation
    path = f"{GROUP}.minimum_share_percent"
    least = norms.value("reserved.minimum_share_percent")
    asked = max(least, reservation.minimum_share_percent or least)
    lighter = f"Minder dan {dutch.percent(least)} mag bij dit voorbehoud niet. Neem wel meer dan één soort bewijs aan."
    proposal = proposal_of(sheltered_group_is_that_of_the_law, tender, norms, path)
    if asked > least:
        lighter = f"Verlaag het aandeel naar {dutch.percent(least)}. Meer vraagt de wet niet."
        proposal = Proposal(path=path, value=least)
    main_aim = bool(reservation.requires_main_aim) and not reservation.is_sheltered_execution
    return Demand(
        key="reserved",
        title=f"Voorbehoud: ten minste {dutch.percent(asked)} uit de doelgroep",
        path=path,
        criterion="WET-67",
        standing=lambda item: _has_share(item, norms, asked, least, main_aim=main_aim),
        lighter=lighter,
        proposal=proposal,
        counts=counts,
        why=why,
    )


def _has_share(item: Enterprise, norms: Norms, asked: Decimal, least: Decimal, *, main_aim: bool) -> Standing:
    """The share itself decides; without one a PSO 30+ that holds shows the share of the law, but no higher one."""
    if main_aim and item.kind is EnterpriseKind.REGULAR:
        return Standing.OUT
    if item.target_share_percent is not None:
        return standing_if(item.target_share_percent >= asked)
    shown = asked <= least and any(
        proof.kind is Recognition.PSO_30_PLUS and outcome_of(proof, norms.day, terms_of(norms)).holds
        for proof in item.recognitions
    )
    return Standing.CAN if shown else Standing.UNKNOWN


# -- time -------------------------------------------------------------------------------------------------------------
def _term(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """A term shorter than the law or policy says. Who needs more time, the register does not know."""
    deadline, since = tender.schedule.submission_deadline, tender.schedule.dispatch_date
    if deadline is None or since is None:
        return
    term = planned(tender, norms, TermKind.SUBMISSION)
    earliest, criterion = None, "WET-38"
    if term is not None and term.earliest is not None and not term.is_advice:
        earliest, criterion, since = term.earliest, _term_criterion(tender), term.since or since
    elif likely_regime(tender, norms) not in (Regime.EUROPEAN, Regime.SINGLE):
        earliest = next_working_day(since + timedelta(days=norms.whole(REASONABLE)))
    if earliest is None or deadline >= earliest:
        return
    path = "schedule.submission_deadline"
    yield Demand(
        key="term",
        title=f"Tijd om in te schrijven: {dutch.counted((deadline - since).days, 'dag', 'dagen')}",
        path=path,
        criterion=criterion,
        standing=lambda item: Standing.UNKNOWN,
        lighter=f"Geef tijd tot en met {dutch.day(earliest)}. Een kleine onderneming schrijft de inschrijving zelf.",
        proposal=Proposal(path=path, value=earliest),
        counts=False,
        why="Het register weet niet wie meer tijd nodig heeft. Daarom telt dit niet mee in het totaal.",
    )


def _term_criterion(tender: Tender) -> str:
    procedure = tender.procedure.procedure
    if procedure is not None and not procedure.is_european and tender.subject.nature is ContractNature.WORKS:
        return "WET-20"
    return "WET-02" if procedure is Procedure.OPEN else "WET-18"


def _in_part_two(tender: Tender, norms: Norms) -> bool:
    try:
        return part_two_may_hold(tender, norms)
    except NoNormOnDate:
        return True
