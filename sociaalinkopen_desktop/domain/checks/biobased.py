"""Material that grows again."""

from ..choices import ContractNature
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Verdict, met, need, not_applicable, not_met
from .register import check
from .sectors import BIOBASED, is_in


@check("BB-01")
def renewable_material_is_possible(tender: Tender, norms: Norms) -> Verdict:
    """A chance: products of which a biobased kind exists."""
    if need(tender, "subject.nature") is ContractNature.SERVICES or not is_in(tender, BIOBASED):
        return not_applicable()
    path = "ambition.green.biobased"
    return met(path) if tender.ambition.green.biobased.strip() else not_met(path)
