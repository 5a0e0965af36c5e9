"""The list of tenders as rows: as long as the whole list, filled in windows of a hundred rows as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...application.ports import SortBy, Summary
from ...domain import dutch
from ...domain.choices import Phase
from ..widgets.table import CELL, Cell, Column, head_data
from ..widgets.text import plain_tooltip

WINDOW = 100  # rows in one question to the store
SOON_DAYS = 14  # what the filter and the start page call soon
NEAR_DAYS = 7  # what is bold and called "bijna"
KEPT_WINDOWS = 20

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
_NOT_HERE_YET = (Cell("Wordt geladen", tone="muted"), Cell(), Cell(), Cell(), Cell())
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
Index = QModelIndex | QPersistentModelIndex


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


class TenderListModel(QAbstractTableModel):
    """Rows of the list. `rowCount` is the whole list; a row that was not brought yet says so in its first cell.

    Rows come in windows of WINDOW rows. Only some windows are kept, so that a long walk does not fill the memory.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, Summary] = {}
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._fresh: set[int] = set()
        self._total = 0
        self._today = date.min
        self._narrow = False

    # -- contents -------------------------------------------------------------------------------------------------
    def show(self, rows: Sequence[Summary], total: int, today: date, *, keep: bool = False) -> None:
        """Show the first rows of a list of `total`.

        With `keep` it is the same list once more: rows further on stay on screen until they are brought again.
        """
        total = max(total, len(rows))
        kept = {at: row for at, row in self._rows.items() if at < total} if keep else {}
        same_size = keep and total == self._total
        if not same_size:
            self.beginResetModel()
        self._rows = kept | dict(enumerate(rows))
        self._cells.clear()
        self._fresh = set(range(-(-len(rows) // WINDOW)))
        self._total, self._today = total, today
        if same_size:
            self._tell_changed(0, total)
        else:
            self.endResetModel()

    def add(self, rows: Sequence[Summary], offset: int) -> None:
        """Show the rows from `offset` on. What would lie beyond the end of the list is left out."""
        rows = rows[: max(0, self._total - offset)]
        for at, row in enumerate(rows, offset):
            self._rows[at] = row
            self._cells.pop(at, None)
        here = range(offset // WINDOW, -(-(offset + len(rows)) // WINDOW))
        self._fresh.update(here)
        self._forget_far_from(offset // WINDOW)
        self._tell_changed(offset, len(rows))

    def missing(self, first: int, last: int) -> Iterable[int]:
        """The offsets of the windows that rows `first` up to and including `last` need and that are not here."""
        first, last = max(0, first), min(last, self._total - 1)
        for window in range(first // WINDOW, last // WINDOW + 1):
            if window not in self._fresh:
                yield window * WINDOW

    def row(self, at: int) -> Summary | None:
        """The tender in a row; None when it was not brought yet."""
        return self._rows.get(at)

    def find(self, identifier: str) -> int:
        """The row of a tender among those that are here; -1 when it is not."""
        return next((at for at, row in self._rows.items() if row.id == identifier), -1)

    def set_narrow(self, narrow: bool) -> None:
        """Tell phase and value in the first column, or not."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._cells.clear()
            self._tell_changed(0, self._total)

    # -- what Qt asks ---------------------------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        return head_data(COLUMNS, section, orientation, role)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == CELL:
            return self._cells_at(index.row())[index.column()]
        if role in (_DISPLAY, _ACCESSIBLE):
            cell = self._cells_at(index.row())[index.column()]
            example = "Voorbeeld" if cell.tag else ""
            return ", ".join(part for part in (cell.words, example, cell.second) if part)
        if role == _TOOLTIP and index.column() == TITLE and (row := self.row(index.row())) is not None:
            return plain_tooltip("\n".join(part for part in (title_of(row), kind_of(row)) if part))
        return None

    # -- inside ---------------------------------------------------------------------------------------------------
    def _cells_at(self, at: int) -> tuple[Cell, ...]:
        made = self._cells.get(at)
        if made is None:
            row = self._rows.get(at)
            if row is None:
                return _NOT_HERE_YET
            made = self._cells[at] = cells_of(row, self._today, self._narrow)
        return made

    def _forget_far_from(self, window: int) -> None:
        if len(self._fresh) <= KEPT_WINDOWS:
            return
        near = sorted(self._fresh, key=lambda other: abs(other - window))[:KEPT_WINDOWS]
        self._fresh = set(near)
        self._rows = {at: row for at, row in self._rows.items() if at // WINDOW in self._fresh}
        self._cells = {at: cells for at, cells in self._cells.items() if at in self._rows}

    def _tell_changed(self, first: int, count: int) -> None:
        if count:
            self.dataChanged.emit(self.index(first, 0), self.index(first + count - 1, len(COLUMNS) - 1))
