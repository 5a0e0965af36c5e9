"""Use what exists before making it new."""

from ..choices import ContractNature
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Verdict, met, need, not_applicable
from .register import check
from .sectors import REFURBISHED, is_in
from .wording import long_enough


@check("CI-02")
def used_goods_are_welcome(tender: Tender, norms: Norms) -> Verdict:
    """Where a market for used goods exists: they may be offered, or there is a reason why not."""
    if need(tender, "subject.nature") is ContractNature.SERVICES or not is_in(tender, REFURBISHED):
        return not_applicable()
    if need(tender, "ambition.green.refurbished_allowed"):
        return met("ambition.green.refurbished_allowed")
    path = "ambition.green.refurbished_reason"
    return long_enough(tender, norms, path, then=met(path, reason="explained"))
