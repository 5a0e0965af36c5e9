"""Material that grows again."""

from ..choices import ContractNature
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Verdict, met, need, not_applicable, not_met
from .register import check
from .sectors import BIOBASED, is_in
from .wording import names

CLAIM = ("biobased", "bio-based", "hernieuwbaar")
"""Words that claim a share of renewable material; "of wood" needs no share."""

PROOF = ("bewijs", "keurmerk", "certific", "meetnorm", "fsc", "pefc", "nen-", "astm", "16785", "16640")
"""Word stems of a way to show the share: proof, a label, a certificate or a standard for measuring it."""


@check("BB-01")
def renewable_material_is_possible(tender: Tender, norms: Norms) -> Verdict:
    """A chance: products of which a biobased kind exists."""
    if need(tender, "subject.nature") is ContractNature.SERVICES or not is_in(tender, BIOBASED):
        return not_applicable()
    path = "ambition.green.biobased"
    return met(path) if tender.ambition.green.biobased.strip() else not_met(path)


@check("BB-02")
def renewable_claim_can_be_measured(tender: Tender, norms: Norms) -> Verdict:
    """A demand on renewable material names a share and how it is shown; words are a hint only."""
    path = "ambition.green.biobased"
    text = tender.ambition.green.biobased
    if not text.strip():
        return not_applicable()
    if not names(text, *CLAIM):
        return not_applicable(reason="no_claim")
    if not names(text, "%", "procent"):
        return not_met(path, reason="no_share")
    return met(path) if names(text, *PROOF) else not_met(path)
