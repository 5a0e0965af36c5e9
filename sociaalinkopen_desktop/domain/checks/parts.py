"""What several checks share: the part of a contract to measure by, and answers to lists and rows of questions."""

from decimal import Decimal

from .. import fields
from ..choices import Choice, MotivationDuty
from ..norms import Norms
from ..quantities import euros
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, need, need_value, not_applicable, not_met

NONE_OF_THESE = "none"


def smallest_part(tender: Tender) -> Decimal:
    """The value of the smallest lot, or of the whole when there are no lots (art. 2.90 lid 5 onder a and b).

    A demand that holds for every lot must also fit the smallest. Raises MissingFact for a value not filled in.
    """
    if not tender.lots:
        return Decimal(need_value(tender))
    return min(Decimal(need(tender, f"lots.{index}.estimated_value")) for index in range(len(tender.lots)))


def silent_on(tender: Tender, duty: MotivationDuty, path: str) -> Verdict | None:
    """`not_met` with the reason "silent" when the officer found that the documents do not explain this; else None."""
    return not_met(path, reason="silent") if duty in tender.procedure.missing_reasons else None


def free_of(tender: Tender, path: str, *unwanted: Choice) -> Verdict:
    """`met` when none of these is ticked in the list at `path`; else `not_met` at the first, as `what`.

    The proposal is the list without it. Raises MissingFact while nothing is ticked, not even "none of these".
    """
    ticked: tuple[Choice, ...] = need(tender, path)
    for item in unwanted:
        if item in ticked:
            nothing = tuple(choice for choice in type(item) if choice == NONE_OF_THESE)
            left = tuple(other for other in ticked if other is not item) or nothing
            return not_met(path, Proposal(path=path, value=left), what=item)
    return met(path)


def all_yes(tender: Tender, *paths: str) -> Verdict:
    """`met` when every question is answered with yes; `not_met` at the first no, with its label as `what`.

    A no counts at once, whatever is still open. Raises MissingFact for the first question without an answer.
    """
    for path in paths:
        if fields.get(tender, path) is False:
            return not_met(path, what=fields.label_of(Tender, path))
    for path in paths:
        need(tender, path)
    return met(paths[0])


def below(tender: Tender, norms: Norms, name: str) -> Verdict | None:
    """`not_applicable` with the reason `small` when the estimate is under the amount of that norm; else None.

    Delivers `value` and `threshold`. Raises MissingFact while the estimate is not known.
    """
    threshold, value = norms.quantity(name), Decimal(need_value(tender))
    if value < threshold.amount:
        return not_applicable(reason="small", value=euros(value), threshold=threshold)
    return None
