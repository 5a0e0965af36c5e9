"""Does a reservation keep to the group and the limits that the law gives it?"""

from ..choices import ReservationScope, ReservedParticipation
from ..norms import Norms
from ..quantities import percentage, years
from ..tender import Tender
from ..thresholds import directive_may_hold
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met
from .parts import all_yes
from .register import check

GROUP = "ambition.reservation"

PUBLIC_SERVICE_CODES = (
    "75121000", "75122000", "75123000", "79622000", "79624000", "79625000", "80110000", "80300000", "80420000",
    "80430000", "80511000", "80520000", "80590000", "92500000", "92600000", "98133000", "98133110",
)  # fmt: skip
"""The services of Directive 2014/24/EU art. 77 (eForms list social-service-cpv), besides the range of health care."""

HEALTH_CODES = ("85000000", "85323000")
"""First and last code of health and social work services in that article."""


@check("WET-67")
def sheltered_group_is_that_of_the_law(tender: Tender, norms: Norms) -> Verdict:
    """Art. 2.82: thirty percent of the workers, and integration as main aim unless the work is done in a programme."""
    if not _rests_on(tender, ReservedParticipation.SHELTERED):
        return not_applicable()
    least = norms.quantity("reserved.minimum_share_percent")
    path = f"{GROUP}.minimum_share_percent"
    share = percentage(need(tender, path))
    if share.amount < least.amount:
        return not_met(path, Proposal(path=path, value=least.amount), share=share, least=least)
    if not tender.ambition.reservation.is_sheltered_execution:
        path = f"{GROUP}.requires_main_aim"
        if not need(tender, path):
            return not_met(path, Proposal(path=path, value=True), reason="no_main_aim")
    return met(path, share=share, least=least)


@check("WET-68")
def public_service_is_one_of_the_list(tender: Tender, norms: Norms) -> Verdict:
    """Art. 2.82a: only for the services that art. 77 of the directive names by CPV code."""
    if not _rests_on(tender, ReservedParticipation.PUBLIC_SERVICE) or not directive_may_hold(tender, norms):
        return not_applicable()
    path = "subject.main_cpv"
    code = str(need(tender, path)).strip()[: len(HEALTH_CODES[0])]
    first, last = HEALTH_CODES
    if code in PUBLIC_SERVICE_CODES or (len(code) == len(first) and first <= code <= last):
        return met(path, code=code)
    return not_met(path, code=code)


@check("WET-69")
def public_service_contract_is_short(tender: Tender, norms: Norms) -> Verdict:
    """Art. 2.82a: at most three years, and not again to an organisation that got it so in the three years before."""
    if not _rests_on(tender, ReservedParticipation.PUBLIC_SERVICE) or not directive_may_hold(tender, norms):
        return not_applicable()
    most = norms.quantity("reserved.public_service_maximum_years")
    path = "value.duration_months"
    need(tender, path)
    length = tender.value.longest_duration_months or 0
    if length > 12 * most.amount:
        return not_met(path, duration=years(-(-length // 12)), most=most)
    path = f"{GROUP}.had_service_before"
    back = norms.quantity("reserved.public_service_lookback_years")
    return not_met(path, reason="again", back=back) if need(tender, path) else met(path, most=most)


@check("WET-70")
def public_service_organisation_is_that_of_the_law(tender: Tender, norms: Norms) -> Verdict:
    """Art. 2.82a lid 2: public task, profit back into it, a say for those who work or take part."""
    if not _rests_on(tender, ReservedParticipation.PUBLIC_SERVICE) or not directive_may_hold(tender, norms):
        return not_applicable()
    return all_yes(tender, f"{GROUP}.asks_public_service_conditions")


@check("WET-71")
def reservation_makes_social_return_double(tender: Tender, norms: Norms) -> Verdict:
    """A signal: where only social enterprises take part, social return asks the same once more."""
    if need(tender, f"{GROUP}.scope") is not ReservationScope.WHOLE:
        return not_applicable()
    path = "ambition.social_return.is_applied"
    return not_met(path, Proposal(path=path, value=False)) if need(tender, path) else met(path)


def _rests_on(tender: Tender, ground: ReservedParticipation) -> bool:
    """Whether the contract or a lot is reserved on that ground; sheltered execution is art. 2.82 as well."""
    reservation = tender.ambition.reservation
    if ground is ReservedParticipation.SHELTERED and reservation.is_sheltered_execution:
        return True
    return ground in (reservation.participation, *(lot.reserved for lot in tender.lots))
