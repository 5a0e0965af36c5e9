"""The part of a contract that a demand on tenderers is measured by."""

from decimal import Decimal

from ..tender import Tender
from ..verdicts import need, need_value


def smallest_part(tender: Tender) -> Decimal:
    """The value of the smallest lot, or of the whole when there are no lots (art. 2.90 lid 5 onder a and b).

    A demand that holds for every lot must also fit the smallest. Raises MissingFact for a value not filled in.
    """
    if not tender.lots:
        return Decimal(need_value(tender))
    return min(Decimal(need(tender, f"lots.{index}.estimated_value")) for index in range(len(tender.lots)))
