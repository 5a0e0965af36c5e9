"""The meetings as a list: its columns, and what is said of one meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from ...domain import dutch
from ...domain.meeting.standing import MeetingLine, Standing
from ..widgets.table import Cell, Column
from .paged_rows import PagedRows

COLUMNS = (
    Column("Datum", 128),
    Column("Bijeenkomst", 0),
    Column("Plaats", 0),
    Column("Stand", 176),
    Column("Herinneringen", 168),
)
DAY, NAME, PLACE, STANDING, DUE = range(5)
FOLDED = (PLACE,)
PILLS = {
    Standing.TO_PLAN: "meeting_to_plan",
    Standing.PLANNED: "meeting_planned",
    Standing.OPEN: "meeting_open",
    Standing.DONE: "meeting_done",
}


def due_words(count: int) -> str:
    """How many reminders there are today."""
    return dutch.counted(count, "herinnering", "herinneringen") if count else "Geen"


class MeetingListModel(PagedRows):
    """Rows of MeetingLines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def row(self, at: int) -> MeetingLine | None:
        """The meeting in a row."""
        return self._rows.get(at)

    def cells_of(self, row: Any, today: date, narrow: bool) -> tuple[Cell, ...]:
        place = row.place.strip()
        second = " · ".join(part for part in (row.size, place if narrow else "") if part)
        is_past = row.day is not None and row.day < today
        return (
            Cell(
                dutch.day(row.day) if row.day else "Nog geen datum",
                "geweest" if is_past else "vandaag" if row.day == today else "",
                tone="text" if row.day else "muted",
            ),
            Cell(row.name, second, strong=True, tag="example" if row.is_example else ""),
            Cell(place or "Nog niet ingevuld", tone="text" if place else "muted"),
            Cell(PILL_WORDS[row.standing], pill=PILLS[row.standing]),
            Cell(due_words(row.due), tone="why" if row.due else "muted", glyph="bell-ringing" if row.due else ""),
        )

    def tooltip_of(self, row: Any) -> str:
        return f"{row.name}\n{row.standing.label}"


PILL_WORDS = {
    Standing.TO_PLAN: "Te plannen",
    Standing.PLANNED: "Gepland",
    Standing.OPEN: "Opvolging open",
    Standing.DONE: "Afgerond",
}
