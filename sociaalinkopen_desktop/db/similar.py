"""Tenders of the same kind: one prebuilt statement, and rows turned into `application.ports.Similar`."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from ..application.ports import Similar
from ..domain.choices import Phase
from .tables import lot, tender

_first, _after = bindparam("first_code", type_=sa.String), bindparam("after_codes", type_=sa.String)
_of_group = sa.and_(tender.c.cpv >= _first, tender.c.cpv < _after)
_lot_of_group = sa.and_(lot.c.tender_key == tender.c.key, lot.c.cpv >= _first, lot.c.cpv < _after)
_day = sa.func.coalesce(tender.c.planned_on, sa.func.substr(tender.c.saved_at, 1, 10))

STATEMENT = (
    sa.select(
        tender.c.id,
        tender.c.title,
        tender.c.reference,
        tender.c.department,
        tender.c.phase,
        # The whole tender when its main code is of the group, else only the lots that are.
        sa.case(
            (_of_group, tender.c.estimated_value),
            else_=sa.select(sa.func.sum(lot.c.estimated_value)).where(_lot_of_group).scalar_subquery(),
        ).label("value"),
        _day.label("day"),
    )
    .where(
        sa.or_(_of_group, sa.exists().where(_lot_of_group)),
        _day.between(bindparam("first_day"), bindparam("last_day")),
        tender.c.id != bindparam("other_than"),
        sa.not_(tender.c.is_example),
    )
    .order_by(_day.desc(), tender.c.key)
)


def parameters(cpv_group: str, first: date, last: date, other_than: str) -> dict[str, str]:
    """What STATEMENT asks for. `cpv_group` are the first digits of the codes."""
    return {
        "first_code": cpv_group,
        "after_codes": cpv_group + ":",  # the sign after 9
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "other_than": other_than,
    }


def found(rows: Iterable[Any]) -> list[Similar]:
    """The rows of STATEMENT. Raises ValueError for values that no version ever wrote."""
    return [
        Similar(
            id=identifier,
            title=title,
            reference=reference,
            department=department or "",
            phase=Phase(phase),  # type: ignore[call-arg]
            value=None if value is None else Decimal(value).scaleb(-2),
            day=date.fromisoformat(day),
        )
        for identifier, title, reference, department, phase, value, day in rows
    ]
