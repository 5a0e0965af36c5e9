"""The columns and rows that are written beside the document of a tender."""

from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ..application.ports import Counts
from ..domain.choices import Phase
from . import tables
from .search import folded

if TYPE_CHECKING:  # the list shows its rows before the tender is loaded
    from ..domain.tender import Tender

Row = dict[str, Any]

PHASES = tuple(Phase)
_LONGEST_ORDER = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def cents(amount: Decimal | None) -> int | None:
    """An amount in whole cents, half a cent upwards."""
    if amount is None:
        return None
    return int((amount * 100).to_integral_value(ROUND_HALF_UP))


def moment(now: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a moment without a time zone, which means nothing elsewhere."""
    if now.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return now.astimezone(UTC)


def order_of(now: datetime) -> int:
    """Microseconds since 1970 of a moment in UTC."""
    return (now - _EPOCH) // timedelta(microseconds=1)


def tender_row(tender: "Tender", counts: Counts, now: datetime) -> Row:
    """The columns of table `tender`, without key, version and saved_order. `now` is in UTC."""
    subject = tender.subject
    deadline = tender.schedule.submission_deadline
    planned_on = tender.schedule.dispatch_date or tender.schedule.contract_start
    return {
        "id": tender.id,
        "saved_at": now.isoformat(),
        "phase": tender.phase.value,
        "phase_order": PHASES.index(tender.phase),
        "is_example": tender.is_example,
        "nature": subject.nature and subject.nature.value,
        "procedure": tender.procedure.procedure and tender.procedure.procedure.value,
        "estimated_value": cents(tender.estimated_value),
        "deadline": deadline and deadline.isoformat(),
        "not_met": counts.not_met,
        "to_explain": counts.to_explain,
        "open": counts.open,
        "opportunities": counts.opportunities,
        "title_order": folded(subject.title.strip())[:_LONGEST_ORDER],
        "reference": subject.reference,
        "title": subject.title,
        "cpv": subject.main_cpv.strip() or None,
        "department": subject.department.strip() or None,
        "planned_on": planned_on and planned_on.isoformat(),
    }


def child_rows(tender: "Tender", key: int) -> tuple[tuple[sa.Table, list[Row]], ...]:
    """The rows of the tables that belong to the tender with that key."""
    children: tuple[tuple[sa.Table, list[Row]], ...] = (
        (
            tables.lot,
            [
                {"title": item.title, "cpv": item.cpv, "estimated_value": cents(item.estimated_value)}
                for item in tender.lots
            ],
        ),
        (
            tables.answer,
            [
                {"criterion": item.criterion, "outcome": item.outcome.value, "reason": item.reason}
                for item in tender.answers
            ],
        ),
        (
            tables.deviation,
            [
                {"criterion": item.criterion, "why": item.why, "how_far": item.how_far, "why_here": item.why_here}
                for item in tender.deviations
            ],
        ),
        (
            tables.invitation,
            [
                {"supplier": item.supplier, "is_social": item.is_social, "enterprise_id": item.enterprise_id}
                for item in tender.market.invitations
            ],
        ),
    )
    for _, rows in children:
        for position, row in enumerate(rows):
            row["tender_key"] = key
            row["position"] = position
    return children
