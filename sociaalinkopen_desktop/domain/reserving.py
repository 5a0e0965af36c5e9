"""Reserving a contract for social enterprises: by which route may it, is it wise, and what does choosing it fill in.

Each route is tried on the tender as it would be after choosing it, with the rules of the Toets, so that this advice and
the Toets never disagree. The reasons are in `reserving_reasons`, the sentences to take over in `reserved_texts`.
"""

from dataclasses import dataclass, replace

from . import fields
from .ambition import Reservation
from .choices import (
    Choice,
    ContractNature,
    DossierKind,
    Phase,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    SupplierKind,
)
from .eforms_values import LotFields, eforms_values, grouped, has_notice
from .norms import Norms
from .reserved_texts import PROOFS, notice_text
from .reserving_reasons import (
    GROUP,
    SHARE,
    RouteReason,
    Says,
    by_size,
    is_above,
    may_below,
    may_in_house,
    may_public_service,
    may_sheltered,
    wise,
)
from .subject import Lot
from .tender import Tender

ON_NOTICE = ("BT-71", "BT-736")
TOO_LATE = frozenset({Phase.AWARD, Phase.EXECUTION, Phase.CLOSED})


class Route(Choice):
    """The ways to let only social enterprises take part."""

    SHELTERED = "sheltered", "Alleen sociale ondernemingen (art. 2.82)"
    PUBLIC_SERVICE = "public_service", "Alleen organisaties met een publieke taak (art. 2.82a)"
    BELOW = "below", "Onder de drempel: alleen sociale ondernemingen uitnodigen"
    IN_HOUSE = "in_house", "Zonder aanbesteding: het eigen sw-bedrijf (art. 2.24a)"


GROUNDS = {
    Route.SHELTERED: ReservedParticipation.SHELTERED,
    Route.BELOW: ReservedParticipation.SHELTERED,
    Route.PUBLIC_SERVICE: ReservedParticipation.PUBLIC_SERVICE,
}


@dataclass(frozen=True, kw_only=True)
class RouteAdvice:
    """One route: whether it may, whether it is wise, why, and what the notice would hold.

    `may_reasons` are about the law, `wise_reasons` about the market. `notice` are BT-71 and BT-736 as they would
    become, empty without a notice. `lots` are the places of lots that could be reserved alone, smallest first.
    """

    route: Route
    may_reasons: tuple[RouteReason, ...]
    wise_reasons: tuple[RouteReason, ...]
    is_chosen: bool
    notice: tuple[LotFields, ...] = ()
    lots: tuple[int, ...] = ()

    @property
    def may(self) -> Says:
        """Whether the law allows it, as far as is known."""
        return _heaviest(self.may_reasons)

    @property
    def wise(self) -> Says:
        """Whether it fits the market."""
        return _heaviest(self.wise_reasons)

    @property
    def missing(self) -> tuple[str, ...]:
        """The unanswered fields that would settle it, in the order of the reasons."""
        reasons = (*self.may_reasons, *self.wise_reasons)
        return tuple(dict.fromkeys(reason.path for reason in reasons if reason.is_question))


def applies(tender: Tender) -> bool:
    """Whether reserving can still apply: for a tender, before the tenders are in."""
    return tender.subject.dossier_kind is DossierKind.TENDER and tender.phase not in TOO_LATE


def routes(tender: Tender, norms: Norms) -> tuple[RouteAdvice, ...]:
    """The routes that concern this tender; none when reserving cannot apply at all (no tender, or past the notice).

    Raises NoNormOnDate when no threshold is known on that day.
    """
    if not applies(tender):
        return ()
    return tuple(_advice(tender, norms, route) for route in Route if _concerns(tender, norms, route))


def choose(tender: Tender, route: Route, norms: Norms, lots: tuple[int, ...] = ()) -> Tender:
    """The tender with this route: for the whole, or only for these lots beside those reserved on the same ground.

    Fills in the ground, the share, the proof and the text of the notice. Higher shares and more proof stay.
    """
    reservation = tender.ambition.reservation
    if route is Route.IN_HOUSE:
        tender = fields.replaced(tender, "procedure.procedure", Procedure.IN_HOUSE)
        chosen = replace(
            reservation,
            scope=ReservationScope.NONE,
            participation=ReservedParticipation.NONE,
            intended_supplier=SupplierKind.SW_BEDRIJF,
        )
        return _with(replace(tender, lots=_lots(tender, ReservedParticipation.NONE, ())), chosen)
    ground = GROUNDS[route]
    if tender.procedure.procedure is Procedure.IN_HOUSE:
        tender = fields.replaced(tender, "procedure.procedure", None)
    tender = replace(tender, lots=_lots(tender, ground, lots))
    chosen = replace(
        reservation,
        scope=ReservationScope.LOTS if lots else ReservationScope.WHOLE,
        participation=ground,
        is_stated_in_notice=reservation.is_stated_in_notice or None,
        intended_supplier=None
        if reservation.intended_supplier is SupplierKind.SW_BEDRIJF
        else reservation.intended_supplier,
    )
    if ground is ReservedParticipation.PUBLIC_SERVICE:
        chosen = replace(chosen, asks_public_service_conditions=True)
    else:
        share = norms.value(SHARE)
        chosen = replace(
            chosen,
            minimum_share_percent=max(reservation.minimum_share_percent or share, share),
            requires_main_aim=True,
            proof_options=reservation.proof_options if len(reservation.proof_options) > 1 else PROOFS,
            equivalent_allowed=True,
        )
    tender = _with(tender, chosen)
    return _with(tender, replace(chosen, notice_text=notice_text(tender, norms, is_below=route is Route.BELOW)))


def is_chosen(tender: Tender, route: Route, norms: Norms) -> bool:
    """Whether the tender follows this route now, for the whole or for a lot."""
    if route is Route.IN_HOUSE:
        return tender.procedure.procedure is Procedure.IN_HOUSE
    reservation = tender.ambition.reservation
    if reservation.scope not in (ReservationScope.WHOLE, ReservationScope.LOTS):
        return False
    grounds = {reservation.participation, *(lot.reserved for lot in tender.lots)}
    return GROUNDS[route] in grounds and (route is not Route.BELOW or is_above(tender, norms) is not True)


def _with(tender: Tender, reservation: Reservation) -> Tender:
    return fields.replaced(tender, GROUP, reservation)


def _lots(tender: Tender, ground: ReservedParticipation, chosen: tuple[int, ...]) -> tuple[Lot, ...]:
    """The lots with the chosen ones reserved; with none chosen the whole is, and the lots say nothing of their own."""
    none = ReservedParticipation.NONE
    return tuple(
        replace(lot, reserved=ground if at in chosen or (chosen and lot.reserved is ground) else none)
        for at, lot in enumerate(tender.lots)
    )


def _heaviest(reasons: tuple[RouteReason, ...]) -> Says:
    said = {reason.says for reason in reasons}
    return next((word for word in (Says.NO, Says.OPEN) if word in said), Says.YES)


# -- which routes, and what they come to ------------------------------------------------------------------------------
def _concerns(tender: Tender, norms: Norms, route: Route) -> bool:
    """A route that the threshold or the kind of contract rules out is not shown; what is still unknown may be."""
    above = is_above(tender, norms)
    match route:
        case Route.SHELTERED:
            return above is not False
        case Route.PUBLIC_SERVICE:
            return above is not False and tender.subject.nature in (ContractNature.SERVICES, None)
        case Route.BELOW:
            return above is not True
    return True


def _advice(tender: Tender, norms: Norms, route: Route) -> RouteAdvice:
    trial = choose(tender, route, norms)
    may = {
        Route.SHELTERED: may_sheltered,
        Route.PUBLIC_SERVICE: may_public_service,
        Route.BELOW: may_below,
        Route.IN_HOUSE: may_in_house,
    }[route]
    is_direct = route is Route.IN_HOUSE
    found = grouped(eforms_values(trial)) if has_notice(trial) else ()
    notice = (replace(group, fields=tuple(item for item in group.fields if item.bt in ON_NOTICE)) for group in found)
    return RouteAdvice(
        route=route,
        may_reasons=tuple(may(tender, trial, norms)),
        wise_reasons=() if is_direct else tuple(wise(tender, trial, norms)),
        is_chosen=is_chosen(tender, route, norms),
        notice=tuple(group for group in notice if group.fields),
        lots=() if is_direct or len(tender.lots) < 2 else by_size(tender),
    )
