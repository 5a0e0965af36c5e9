"""The list of tenders: its columns, its filter chips, and what is said of one tender."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject

from ...application.ports import SortBy, Summary
from ...domain import dutch
from ...domain.choices import Phase
from ..widgets.table import Cell, Column
from .paged_rows import PagedRows

SOON_DAYS = 14  # what the filter and the start page call soon
NEAR_DAYS = 7  # what is bold and called "bijna"

COLUMNS = (
    Column("Aanbesteding", 0, key=SortBy.TITLE.value),
    Column("Fase", 164, key=SortBy.PHASE.value),
    Column("Toets", 196),
    Column("Deadline", 176, key=SortBy.DEADLINE.value),
    Column("Waarde excl. btw", 156, right=True, key=SortBy.VALUE.value),
)
NARROW_COLUMNS = (COLUMNS[0], COLUMNS[1], Column("Toets", 184), Column("Deadline", 140, key=COLUMNS[3].key), COLUMNS[4])
TITLE, PHASE, VERDICT, DEADLINE, VALUE = range(5)
FOLDED = (PHASE, VALUE)  # where there is little room these two move into the second line of the first column

RUNNING = (Phase.PREPARATION, Phase.REVIEW, Phase.PUBLISHED, Phase.AWARD)
TO_CLOSE = (Phase.PREPARATION, Phase.REVIEW, Phase.PUBLISHED)  # the deadline for tenders is still to come
ALL, UNDER_WAY, ATTENTION, CLOSES_SOON = "all", "running", "attention", "deadline"  # the filter chips
PHASE_PILLS = {
    Phase.PREPARATION: "preparation",
    Phase.REVIEW: "review",
    Phase.PUBLISHED: "published",
    Phase.AWARD: "award",
    Phase.EXECUTION: "execution",
    Phase.CLOSED: "completed",
}
NO_TITLE = "Zonder titel"


def chip_filter(chip: str, today: date) -> dict[str, Any]:
    """What a filter chip changes in a Query; each answers for all three fields, so that chips replace each other."""
    phases = {UNDER_WAY: RUNNING, CLOSES_SOON: TO_CLOSE}.get(chip, ())
    until = today + timedelta(days=SOON_DAYS) if chip == CLOSES_SOON else None
    return {"phases": phases, "needs_attention": chip == ATTENTION, "deadline_before": until}


def title_of(row: Summary) -> str:
    """The title, or words that say that it has none."""
    return row.title.strip() or NO_TITLE


def verdict_of(row: Summary) -> tuple[str, str]:
    """The pill (its key and words) with the worst news on a tender: what fails comes before what is missing."""
    if row.not_met:
        return "not_met", f"{row.not_met} {'voldoet' if row.not_met == 1 else 'voldoen'} niet"
    if row.to_explain:
        return "to_justify", f"{row.to_explain} motiveren"
    if row.open:
        return "undecided", f"{row.open} te beantwoorden"
    if row.opportunities:
        return "opportunity", f"{row.opportunities} {'kans' if row.opportunities == 1 else 'kansen'}"
    return "met", "Voldoet"


def distance(day: date, today: date) -> str:
    """How far away a day is: "morgen", "over 7 dagen", "over 5 maanden", "gisteren", "3 dagen geleden"."""
    ahead = (day - today).days
    near = {0: "vandaag", 1: "morgen", -1: "gisteren"}.get(ahead)
    if near is not None:
        return near
    size = abs(ahead)
    if size <= 120:
        words = f"{size} dagen"
    elif size < 730:
        words = f"{round(size / 30.44)} maanden"
    else:
        words = f"{round(size / 365.25)} jaar"
    return f"over {words}" if ahead > 0 else f"{words} geleden"


def deadline_cell(row: Summary, today: date) -> Cell:
    """The deadline and how far away it is. One that is near, or past while nothing is published, stands out."""
    if row.deadline is None:
        return Cell("Nog geen datum" if row.phase in TO_CLOSE else "–", tone="muted")
    ahead = (row.deadline - today).days
    words = distance(row.deadline, today)
    if row.phase in TO_CLOSE and 0 <= ahead <= NEAR_DAYS:
        return Cell(dutch.day(row.deadline), f"{words} · bijna", strong=True, second_tone="why")
    if row.phase in (Phase.PREPARATION, Phase.REVIEW) and ahead < 0:
        return Cell(dutch.day(row.deadline), f"{words} · voorbij", strong=True, second_tone="why")
    return Cell(dutch.day(row.deadline), words)


def kind_of(row: Summary) -> str:
    """Number, nature and procedure in one line: "2026-014 · Diensten · Europees openbaar"."""
    choices = (row.nature, row.procedure)
    parts = (row.reference.strip(), *(choice.label for choice in choices if choice is not None))
    return " · ".join(part for part in parts if part)


def cells_of(row: Summary, today: date, narrow: bool = False) -> tuple[Cell, ...]:
    """What the five columns show. With `narrow` the first one also says the phase and the value."""
    key, words = verdict_of(row)
    value = dutch.euro(row.estimated_value) if row.estimated_value is not None else ""
    second = kind_of(row) or "Nog geen kenmerk"
    if narrow:
        example = "Voorbeeld" if row.is_example else ""
        second = " · ".join(part for part in (example, row.reference.strip(), row.phase.label, value) if part)
    return (
        Cell(title_of(row), second, strong=True, tag="example" if row.is_example and not narrow else ""),
        Cell(pill=PHASE_PILLS[row.phase], words=row.phase.label),
        Cell(pill=key, words=words),
        deadline_cell(row, today),
        Cell(value or "Nog onbekend", tone="text" if value else "muted"),
    )


class TenderListModel(PagedRows):
    """Rows of the list of tenders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def row(self, at: int) -> Summary | None:
        """The tender in a row; None when it was not brought yet."""
        return self._rows.get(at)

    def cells_of(self, row: Summary, today: date, narrow: bool) -> tuple[Cell, ...]:
        return cells_of(row, today, narrow)

    def tooltip_of(self, row: Summary) -> str:
        return "\n".join(part for part in (title_of(row), kind_of(row)) if part)
