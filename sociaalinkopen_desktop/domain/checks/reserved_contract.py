"""Contracts for social enterprises only, and contracts to the own sw-bedrijf."""

from decimal import Decimal

from .. import dutch
from ..choices import ContractNature, Procedure, Regime, ReservationScope, ReservedParticipation
from ..norms import Norms
from ..quantities import count, euros, percentage
from ..tender import Tender
from ..thresholds import directive_may_hold, guide_may_hold, regime_of, small_lots
from ..verdicts import MissingFact, Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .law_reserved import HEALTH_CODES, PUBLIC_SERVICE_CODES
from .register import check
from .sectors import ANNEX_XIV, SOCIAL_SECTORS, is_in
from .wording import long_enough

GROUP = "ambition.reservation"
ARTICLES = {ReservedParticipation.SHELTERED: "2.82", ReservedParticipation.PUBLIC_SERVICE: "2.82a"}


@check("VO-01")
def reservation_was_considered(tender: Tender, norms: Norms) -> Verdict:
    """In a social market, above the policy amount: a choice, and a reason for no."""
    if not is_in(tender, SOCIAL_SECTORS):
        return not_applicable()
    threshold = norms.quantity("policy.small_purchase.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    path = f"{GROUP}.scope"
    scope = need(tender, path)
    if scope is not ReservationScope.NONE:
        return met(path, scope=scope)
    path = f"{GROUP}.not_reserved_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("VO-02")
def notice_states_the_reservation(tender: Tender, norms: Norms) -> Verdict:
    """The notice names the reservation (art. 2.82 lid 2, 2.82a lid 4), with article and share so that it is found."""
    if need(tender, f"{GROUP}.scope") is ReservationScope.NONE:
        return not_applicable()
    if regime_of(tender, norms) is not Regime.EUROPEAN:
        return not_applicable(reason="no_european_notice")
    path = f"{GROUP}.is_stated_in_notice"
    if not need(tender, path):
        return not_met(path, Proposal(path=path, value=True))
    ground = _ground(tender)
    path = f"{GROUP}.notice_text"
    text, article = need(tender, path), ARTICLES[ground]
    share = norms.quantity("reserved.minimum_share_percent")
    if article not in text:
        return not_met(path, reason="article_missing", article=article)
    if ground is ReservedParticipation.SHELTERED and dutch.number(share.amount) not in text:
        return not_met(path, reason="share_missing", share=share)
    return met(path, article=article)


@check("VO-03")
def proof_of_the_share_is_open(tender: Tender, norms: Norms) -> Verdict:
    """More than one way to prove the share of workers, and equal proof counts (art. 2.82, 1.10, 1.13, 1.16)."""
    if need(tender, f"{GROUP}.scope") is ReservationScope.NONE or not guide_may_hold(tender, norms):
        return not_applicable()
    if _ground(tender) is ReservedParticipation.PUBLIC_SERVICE:
        return not_applicable(reason="other_ground")
    path = f"{GROUP}.proof_options"
    options = count(len(need(tender, path)))
    if options.amount < 2:
        return not_met(path, reason="one_proof", options=options)
    path = f"{GROUP}.equivalent_allowed"
    return met(path, options=options) if need(tender, path) else not_met(path, Proposal(path=path, value=True))


@check("VO-04")
def reservation_leaves_competition(tender: Tender, norms: Norms) -> Verdict:
    """A signal: with fewer than two candidates a reservation is a direct award in disguise."""
    if need(tender, f"{GROUP}.scope") is ReservationScope.NONE:
        return not_applicable()
    if need(tender, "procedure.procedure") in (Procedure.SINGLE_ONDERHANDS, Procedure.IN_HOUSE):
        return not_applicable()
    path = f"{GROUP}.candidates"
    candidates = count(need(tender, path))
    return not_met(path, candidates=candidates) if candidates.amount < 2 else met(path, candidates=candidates)


@check("VO-05")
def small_lot_could_go_to_a_social_enterprise(tender: Tender, norms: Norms) -> Verdict:
    """A chance: a lot small enough to stay outside the European procedure (art. 2.18 and 2.19 lid 3)."""
    if len(tender.lots) < 2 or regime_of(tender, norms) not in (Regime.EUROPEAN, Regime.SOCIAL_AND_SPECIFIC):
        return not_applicable()
    small = small_lots(tender, norms)
    if small.exempt:
        return met("lots", used=small.exempt_value)
    if not small.fitting:
        return not_applicable(reason="none_fits", limit=small.limit)
    index = small.fitting[0]
    path = f"lots.{index}.uses_small_lot_exemption"
    lot = tender.lots[index]
    name = lot.title.strip() or dutch.number(index + 1)
    value = euros(lot.estimated_value or Decimal(0))
    return not_met(path, Proposal(path=path, value=True), lot=name, value=value, limit=small.limit)


@check("VO-06")
def public_service_reservation_is_possible(tender: Tender, norms: Norms) -> Verdict:
    """A chance: services of art. 2.82a, for a term that the article allows."""
    if need(tender, "subject.nature") is not ContractNature.SERVICES or not _is_public_service(tender):
        return not_applicable()
    if not directive_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    reservation = tender.ambition.reservation
    path = f"{GROUP}.scope"
    if reservation.participation is ReservedParticipation.PUBLIC_SERVICE:
        return met(f"{GROUP}.participation")
    if reservation.scope is ReservationScope.NONE and reservation.not_reserved_reason.strip():
        return met(path, reason="weighed")
    most = norms.quantity("reserved.public_service_maximum_years")
    if (tender.value.longest_duration_months or 0) > 12 * most.amount:
        return not_applicable(reason="too_long", most=most)
    return not_met(path, most=most)


@check("VO-07")
def own_sw_bedrijf_is_in_house(tender: Tender, norms: Norms) -> Verdict:
    """Without a tender only under control, with more than eighty percent of the work, no private share (art. 2.24a)."""
    if need(tender, "procedure.procedure") is not Procedure.IN_HOUSE:
        return not_applicable()
    if not need(tender, f"{GROUP}.has_control"):
        return not_met(f"{GROUP}.has_control", reason="no_control")
    if need(tender, f"{GROUP}.has_private_capital"):
        return not_met(f"{GROUP}.has_private_capital", reason="private_capital")
    path = f"{GROUP}.activities_percent"
    share, least = percentage(need(tender, path)), norms.quantity("in_house.minimum_activities_percent")
    return met_if(share.amount > least.amount, path, share=share, least=least)


@check("VO-08")
def kind_of_service_fits_the_code(tender: Tender, norms: Norms) -> Verdict:
    """Services of annex XIV have a threshold and a procedure of their own, others have not (art. 2.6a, 2.38, 2.39)."""
    if need(tender, "subject.nature") is not ContractNature.SERVICES:
        return not_applicable()
    listed = is_in(tender, ANNEX_XIV)
    path = "subject.is_social_or_specific_service"
    said = need(tender, path)
    if not listed and not said:
        return not_applicable()
    threshold = norms.quantity("thresholds.eu.social_services")
    if listed and said:
        return met(path, threshold=threshold)
    reason = "" if listed else "not_on_the_list"
    return not_met(path, Proposal(path=path, value=listed), reason=reason, threshold=threshold)


def _is_public_service(tender: Tender) -> bool:
    """Whether the main CPV code is one of art. 77 of the directive. Raises MissingFact while it is not filled in."""
    code = str(need(tender, "subject.main_cpv")).strip()[: len(HEALTH_CODES[0])]
    return code in PUBLIC_SERVICE_CODES or HEALTH_CODES[0] <= code <= HEALTH_CODES[1]


def _ground(tender: Tender) -> ReservedParticipation:
    """The article that the reservation rests on, for the whole or for a lot. Raises MissingFact while there is none.

    Sheltered execution rests on the same article as participation by sheltered workshops (art. 2.82 lid 1).
    """
    reservation = tender.ambition.reservation
    for ground in (reservation.participation, *(lot.reserved for lot in tender.lots)):
        if ground is not ReservedParticipation.NONE:
            return ground
    if reservation.is_sheltered_execution:
        return ReservedParticipation.SHELTERED
    raise MissingFact(f"{GROUP}.participation")
