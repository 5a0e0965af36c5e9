"""The rows of an import plan as a table: a cell is made when it is looked at, so that ten thousand cost nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.enterprises.importing import ImportPlan, PlannedRow, RowState
from ..widgets.table import CELL, Cell, Column, head_data

COLUMNS = (
    Column("Regel", 76, right=True),
    Column("Onderneming", 0),
    Column("Wat gebeurt er", 208),
    Column("Waarom", 0),
)
LINE, NAME, STATE, REASON = range(4)

ALL, REMARKS, CONFLICTS = "all", "remarks", "conflicts"

# Icon and tone of a state; its words stand beside it.
SIGNS: dict[RowState, tuple[str, str]] = {
    RowState.NEW: ("plus-circle", "ok"),
    RowState.MERGED: ("git-merge", "accent"),
    RowState.UNCHANGED: ("equals", "muted"),
    RowState.DOUBLE: ("copy", "muted"),
    RowState.FAULTY: ("x-circle-fill", "bad"),
    RowState.SKIPPED: ("minus-circle", "muted"),
}
Index = QModelIndex | QPersistentModelIndex


def belongs(row: PlannedRow, chip: str) -> bool:
    """Whether a row is shown under a chip: the key of a state, or one of the three of our own."""
    if chip == ALL:
        return True
    if chip == CONFLICTS:
        return row.conflicts > 0 and not row.is_double
    if chip == REMARKS:
        return bool(row.skipped_fields)
    return row.state.value == chip


class PlannedRowsModel(QAbstractTableModel):
    """The rows of a plan under one chip, in the order of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = ImportPlan(rows=())
        self._chip = ALL
        self._places: list[int] = []

    def show_plan(self, plan: ImportPlan, chip: str) -> None:
        """Show the rows of this plan under a chip."""
        self.beginResetModel()
        self._plan, self._chip = plan, chip
        self._places = [at for at, row in enumerate(plan.rows) if belongs(row, chip)]
        self.endResetModel()

    def change(self, plan: ImportPlan) -> None:
        """The same rows, of which some were chosen otherwise; a row stays in sight when it no longer belongs."""
        self._plan = plan
        if self._places:
            last = self.index(len(self._places) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def place(self, row: int) -> int:
        """Where the row that is shown here stands in the plan; -1 for none."""
        return self._places[row] if 0 <= row < len(self._places) else -1

    def row_of(self, place: int) -> int:
        """Where the row of the plan is shown; -1 when it is not."""
        return self._places.index(place) if place in self._places else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> Any:
        if role not in (CELL, int(Qt.ItemDataRole.DisplayRole)):
            return None
        cell = _cell(self._plan.rows[self._places[index.row()]], index.column())
        return cell if role == CELL else ", ".join(part for part in (cell.words, cell.second) if part)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return head_data(COLUMNS, section, orientation, role)


def _cell(row: PlannedRow, column: int) -> Cell:
    if column == LINE:
        return Cell(str(row.line), tone="muted")
    if column == NAME:
        place = ", ".join(part for part in (row.town, f"KvK {row.kvk}" if row.kvk else "") if part)
        return Cell(row.name or "Zonder naam", place or "–", strong=True)
    if column == STATE:
        glyph, tone = SIGNS[row.state]
        return Cell(row.state.label, tone=tone, glyph=glyph)
    return Cell(row.reason, tone="muted" if row.state is not RowState.FAULTY else "text")
