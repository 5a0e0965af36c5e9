"""What the start page shows out of many rows: what closes soon, what asks for attention, what was opened last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ...application.ports import Query, SortBy, Summary
from .tender_list import CLOSES_SOON, RUNNING, SOON_DAYS, TO_CLOSE, chip_filter

SHOWN = 5  # rows in one group


@dataclass(frozen=True)
class Groups:
    """Rows per group, at most SHOWN, and how many there are in all."""

    soon: Sequence[Summary]
    soon_count: int
    attention: Sequence[Summary]
    attention_count: int
    recent: Sequence[Summary]


def start_queries(today: date) -> tuple[Query, ...]:
    """The questions whose rows together are enough for `groups_of`, however long the list is."""
    return (
        Query(**chip_filter(CLOSES_SOON, today), sort_by=SortBy.DEADLINE, descending=False),
        Query(phases=RUNNING, needs_attention=True),
        Query(limit=SHOWN),
    )


def groups_of(rows: Iterable[Summary], today: date, opened: Sequence[str] = ()) -> Groups:
    """Divide rows (a row may come more than once). Only what is under way can close soon or ask for attention.

    `opened` are the ids of what was opened last, the newest first; after those comes what was changed last.
    """
    known = list({row.id: row for row in rows}.values())
    running = [row for row in known if row.phase in RUNNING]
    dated = [(row.deadline, row) for row in known if row.deadline is not None and row.phase in TO_CLOSE]
    near = [(day, row) for day, row in dated if 0 <= (day - today).days < SOON_DAYS]
    soon = [row for _day, row in sorted(near, key=lambda pair: (pair[0], pair[1].title))]
    attention = sorted(
        (row for row in running if row.not_met or row.to_explain),
        key=lambda row: (-row.not_met, -row.to_explain, row.title),
    )
    places = {identifier: at for at, identifier in enumerate(opened)}
    saved = sorted(known, key=lambda row: row.saved_at, reverse=True)
    recent = sorted(saved, key=lambda row: places.get(row.id, len(places)))
    return Groups(soon[:SHOWN], len(soon), attention[:SHOWN], len(attention), recent[:SHOWN])
