"""Who looks after the promises once the contract runs?"""

from ..norms import Norms
from ..quantities import count, months
from ..tender import Tender
from ..verdicts import Verdict, met, need, not_applicable, not_met
from .register import check
from .wording import long_enough


@check("CM-02")
def promises_can_be_measured(tender: Tender, norms: Norms) -> Verdict:
    """When a theme is applied: some targets, but no more than can be followed, each with a value."""
    if not any(choice.is_applied for choice in tender.ambition.themes):
        return not_applicable()
    path = "contract.kpis"
    kpis = count(len(need(tender, path)))
    most = norms.quantity("policy.contract.maximum_kpis")
    if kpis.amount > most.amount:
        return not_met(path, kpis=kpis, most=most)
    for index in range(len(tender.contract.kpis)):
        need(tender, f"{path}.{index}.target")
    return met(path, kpis=kpis, most=most)


@check("CM-07")
def extension_depends_on_results(tender: Tender, norms: Norms) -> Verdict:
    """When the contract can be extended: what the buyer looks at first."""
    extension = months(need(tender, "value.extension_months"))
    if extension.amount == 0:
        return not_applicable()
    path = "contract.renewal_assessment"
    return long_enough(tender, norms, path, then=met(path, extension=extension))
