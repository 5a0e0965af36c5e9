"""Who looks after the promises once the contract runs?"""

import re
from decimal import Decimal

from ..choices import ContractNature, Phase, Regime
from ..fields import label_of
from ..norms import Norms
from ..quantities import count, euros, months
from ..tender import Tender
from ..thresholds import regime_of, threshold_for
from ..verdicts import Outcome, Verdict, met, met_if, need, need_value, not_applicable, not_met
from .parts import below
from .register import check
from .wording import long_enough, texts_of

PREPARING = (Phase.PREPARATION, Phase.REVIEW)
NINE_DIGITS = re.compile(r"(?<![\w.,-])\d{9}(?![\w-])")


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


@check("CM-01")
def somebody_owns_the_contract(tender: Tender, norms: Norms) -> Verdict:
    """Above the policy amount an owner; open while preparing, a fault once the tender is out."""
    if small := below(tender, norms, "policy.contract.owner_threshold"):
        return small
    path = "contract.owner"
    if not tender.contract.owner.strip() and tender.phase not in PREPARING:
        return not_met(path)
    return met(path, owner=need(tender, path))


@check("CM-03")
def meetings_are_planned(tender: Tender, norms: Norms) -> Verdict:
    """A rhythm of meetings: as many as the policy asks for the first year."""
    rhythm = norms.quantity("policy.contract.meeting_months")
    duration = months(need(tender, "value.duration_months"))
    first_year = min(int(duration.amount), 12)
    least = count(first_year // int(rhythm.amount))
    if least.amount == 0:
        return not_applicable(duration=duration)
    path = "contract.moments"
    planned = count(len(need(tender, path)))
    return met_if(planned.amount >= least.amount, path, planned=planned, least=least, rhythm=rhythm)


@check("CM-04")
def changes_stay_within_the_law(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer, when the contract was changed: on which ground (art. 2.163a-2.163g)."""
    change = Decimal(tender.contract.modification_value or 0)
    if tender.phase not in (Phase.EXECUTION, Phase.CLOSED) or change <= 0:
        return not_applicable()
    if regime_of(tender, norms) is not Regime.EUROPEAN:
        return not_applicable(reason="below_threshold")
    works = need(tender, "subject.nature") is ContractNature.WORKS
    limit = norms.quantity(f"modification.percent_{'works' if works else 'other'}")
    value = Decimal(need_value(tender))
    small = change < threshold_for(tender, norms).amount and change * 100 < value * limit.amount
    return Verdict(
        outcome=Outcome.UNDECIDED,
        path="contract.modification_value",
        reason="small_change" if small else "large",
        values={"change": euros(change), "limit": limit},
    )


@check("CM-05")
def file_holds_no_personal_numbers(tender: Tender, norms: Norms) -> Verdict:
    """With social return: no text holds a number that may be a burgerservicenummer (eleven test)."""
    if not need(tender, "ambition.social_return.is_applied"):
        return not_applicable()
    for path, text in texts_of(tender):
        if any(_may_be_bsn(number) for number in NINE_DIGITS.findall(text)):
            return not_met(path, field=label_of(Tender, path))
    return met()


def _may_be_bsn(number: str) -> bool:
    """Whether nine digits pass the eleven test: weights nine down to two and minus one, the sum a multiple of it."""
    weights = (*range(9, 1, -1), -1)  # number: weights of the eleven test
    total = sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True))
    return any(digit != "0" for digit in number) and total % 11 == 0  # number: the eleven test
