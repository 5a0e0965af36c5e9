"""A row of the list: its columns and the summary it becomes."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..application.ports import Summary
from ..domain.choices import ContractNature, Phase, Procedure

COLUMNS = (
    "id",
    "title",
    "reference",
    "nature",
    "procedure",
    "phase",
    "is_example",
    "estimated_value",
    "deadline",
    "saved_at",
    "not_met",
    "to_explain",
    "open",
    "opportunities",
)
"""The columns of table `tender` that the list shows, in the order in which `summaries` takes them."""

_NATURES = {item.value: item for item in ContractNature}
_PROCEDURES = {item.value: item for item in Procedure}
_PHASES = {item.value: item for item in Phase}
_CENT = Decimal("0.01")


def summaries(rows: Iterable[Any]) -> list[Summary]:
    """Rows of a page as summaries. Raises KeyError or ValueError for values that no version ever wrote."""
    return [
        _summary(
            id=identifier,
            title=title,
            reference=reference,
            nature=None if nature is None else _NATURES[nature],
            procedure=None if procedure is None else _PROCEDURES[procedure],
            phase=_PHASES[phase],
            is_example=bool(is_example),
            estimated_value=None if value is None else value * _CENT,
            deadline=None if deadline is None else date.fromisoformat(deadline),
            saved_at=datetime.fromisoformat(saved_at),
            not_met=not_met,
            to_explain=to_explain,
            open=open_,
            opportunities=opportunities,
        )
        for (
            identifier,
            title,
            reference,
            nature,
            procedure,
            phase,
            is_example,
            value,
            deadline,
            saved_at,
            not_met,
            to_explain,
            open_,
            opportunities,
        ) in rows
    ]


def _summary(**values: Any) -> Summary:
    """A summary with these values, all of them.

    A frozen dataclass sets its fields one by one, each past its own guard: for a page of the list that takes longer
    than SQLite needs to find the rows.
    """
    made = object.__new__(Summary)
    made.__dict__.update(values)
    return made
