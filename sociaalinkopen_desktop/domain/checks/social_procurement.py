"""Are social enterprises among those who may deliver?"""

from decimal import Decimal

from ..choices import AwardMethod, Procedure, Recognition, SupplierKind, Theme
from ..norms import Norms
from ..quantities import count, euros, percentage
from ..tender import Tender
from ..terms import months_later
from ..verdicts import Proposal, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .register import check
from .sectors import SOCIAL_SECTORS, is_in
from .wording import long_enough

SOCIAL_THEMES = (Theme.SOCIAL_RETURN, Theme.DIVERSITY)
SOCIAL_SUPPLIERS = (SupplierKind.SOCIAL_ENTERPRISE, SupplierKind.SW_BEDRIJF)


@check("SO-01")
def a_social_enterprise_is_invited(tender: Tender, norms: Norms) -> Verdict:
    """When the buyer chooses whom to ask and social enterprises were found: one of them, or a reason."""
    if not need(tender, "procedure.procedure").is_onderhands:
        return not_applicable()
    if any(invitation.is_social for invitation in tender.market.invitations):
        return met("market.invitations")
    if need(tender, "market.register_matches") == 0:
        return not_applicable(reason="none_found")
    need(tender, "market.invitations")
    path = "market.no_social_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("SO-02")
def number_of_invitations_fits(tender: Tender, norms: Norms) -> Verdict:
    """Three to five (Gids 3.4 B), each with a reason (art. 1.4 lid 1 onder b)."""
    if need(tender, "procedure.procedure") is not Procedure.MEERVOUDIG_ONDERHANDS:
        return not_applicable()
    path = "market.invitations"
    invited = count(len(need(tender, path)))
    minimum, maximum = norms.quantity("invitations.minimum"), norms.quantity("invitations.maximum")
    fits = minimum.amount <= invited.amount <= maximum.amount
    if fits:
        for index in range(len(tender.market.invitations)):
            need(tender, f"{path}.{index}.reason")
    return met_if(fits, path, invited=invited, minimum=minimum, maximum=maximum)


@check("SO-04")
def subcontracting_is_allowed(tender: Tender, norms: Norms) -> Verdict:
    """A signal: a ban on subcontracting keeps social enterprises out as partners."""
    path = "requirements.forbids_subcontracting"
    if need(tender, path):
        return not_met(path, Proposal(path=path, value=False))
    return met(path)


@check("SO-05")
def social_value_earns_points(tender: Tender, norms: Norms) -> Verdict:
    """Above the policy amount: an award criterion with a social theme, or a reason."""
    if need(tender, "award.method") is not AwardMethod.BEST_PRICE_QUALITY_RATIO:
        return not_applicable()
    threshold = norms.quantity("policy.social_award.threshold")
    value = Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    need(tender, "award.criteria")
    social = [item for item in tender.award.criteria if item.theme in SOCIAL_THEMES]
    if social:
        weight = sum((item.weight_percent or Decimal(0) for item in social), Decimal(0))
        return met("award.criteria", weight=percentage(weight))
    path = "award.no_social_criterion_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))


@check("SO-03")
def small_purchase_can_be_social(tender: Tender, norms: Norms) -> Verdict:
    """A chance: a small purchase in a market where social enterprises deliver."""
    threshold, value = norms.quantity("policy.small_purchase.threshold"), Decimal(need_value(tender))
    if value >= threshold.amount or not is_in(tender, SOCIAL_SECTORS):
        return not_applicable(value=euros(value), threshold=threshold)
    path = "market.invitations"
    intended = tender.ambition.reservation.intended_supplier
    if intended in SOCIAL_SUPPLIERS or any(invitation.is_social for invitation in tender.market.invitations):
        return met(path)
    if tender.market.register_matches == 0:
        return not_applicable(reason="none_found")
    return not_met(path, value=euros(value))


@check("SO-06")
def recognition_is_still_valid(tender: Tender, norms: Norms) -> Verdict:
    """Each social enterprise on the list: proof that holds on the day of the assessment, or was seen not long ago."""
    social = [index for index, item in enumerate(tender.market.invitations) if item.is_social]
    if not social:
        return not_applicable()
    longest = norms.quantity("policy.invitations.recognition_months")
    for index in social:
        path = f"market.invitations.{index}"
        item = tender.market.invitations[index]
        supplier = need(tender, f"{path}.supplier")
        if item.recognition is Recognition.NONE:
            return not_met(f"{path}.recognition", reason="no_recognition", supplier=supplier)
        if item.checked_on is not None and norms.day <= months_later(item.checked_on, int(longest.amount)):
            continue
        if need(tender, f"{path}.valid_until") < norms.day:
            return not_met(f"{path}.valid_until", supplier=supplier, until=item.valid_until or norms.day)
    return met("market.invitations", checked=count(len(social)))
