"""A long list as rows: as long as the whole list, filled in windows of a hundred rows as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ..widgets.table import CELL, Cell, Column, head_data
from ..widgets.text import plain_tooltip

WINDOW = 100  # rows in one question to the store
KEPT_WINDOWS = 20
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
Index = QModelIndex | QPersistentModelIndex


class PagedRows(QAbstractTableModel):
    """Rows of a list, each with an `id`. `rowCount` is the whole list; a row that was not brought yet says so.

    Rows come in windows of WINDOW rows. Only some windows are kept, so that a long walk does not fill the memory. What
    the columns show the subclasses say, in `cells_of` and `tooltip_of`.
    """

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._not_here_yet = (Cell("Wordt geladen", tone="muted"), *(Cell() for _ in columns[1:]))
        self._rows: dict[int, Any] = {}
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._fresh: set[int] = set()
        self._total = 0
        self._today = date.min
        self._narrow = False

    # -- what a subclass says ---------------------------------------------------------------------------------------
    def cells_of(self, row: Any, today: date, narrow: bool) -> tuple[Cell, ...]:
        """What the columns show of a row; `narrow` when some of them have folded into the first."""
        raise NotImplementedError

    def tooltip_of(self, row: Any) -> str:
        """The whole words behind the first column of a row."""
        raise NotImplementedError

    # -- contents -------------------------------------------------------------------------------------------------
    def show(self, rows: Sequence[Any], total: int, today: date, *, keep: bool = False) -> None:
        """Show the first rows of a list of `total`.

        With `keep` it is the same list once more: rows further on stay on screen until they are brought again.
        """
        total = max(total, len(rows))
        if keep and total > self._total and self._shows(rows, today):
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
            return
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

    def add(self, rows: Sequence[Any], offset: int) -> None:
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

    def find(self, identifier: str) -> int:
        """The row with an id among those that are here; -1 when it is not."""
        return next((at for at, row in self._rows.items() if row.id == identifier), -1)

    def id_at(self, at: int) -> str:
        """The id of a row; "" when it was not brought yet."""
        row = self._rows.get(at)
        return str(row.id) if row is not None else ""

    def set_narrow(self, narrow: bool) -> None:
        """Tell more in the first column, or not."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._cells.clear()
            self._tell_changed(0, self._total)

    # -- what Qt asks ---------------------------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        return head_data(self._columns, section, orientation, role)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == CELL:
            return self._cells_at(index.row())[index.column()]
        if role in (_DISPLAY, _ACCESSIBLE):
            cell = self._cells_at(index.row())[index.column()]
            example = "Voorbeeld" if cell.tag else ""
            return ", ".join(part for part in (cell.words, example, cell.second) if part)
        if role == _TOOLTIP and index.column() == 0 and (row := self._rows.get(index.row())) is not None:
            return plain_tooltip(self.tooltip_of(row))
        return None

    # -- inside ---------------------------------------------------------------------------------------------------
    def _cells_at(self, at: int) -> tuple[Cell, ...]:
        made = self._cells.get(at)
        if made is None:
            row = self._rows.get(at)
            if row is None:
                return self._not_here_yet
            made = self._cells[at] = self.cells_of(row, self._today, self._narrow)
        return made

    def _shows(self, rows: Sequence[Any], today: date) -> bool:
        """Whether these are all the rows that are here."""
        if today != self._today or not len(rows) == len(self._rows) == self._total:
            return False
        return self._rows == dict(enumerate(rows))

    def _forget_far_from(self, window: int) -> None:
        if len(self._fresh) <= KEPT_WINDOWS:
            return
        near = sorted(self._fresh, key=lambda other: abs(other - window))[:KEPT_WINDOWS]
        self._fresh = set(near)
        self._rows = {at: row for at, row in self._rows.items() if at // WINDOW in self._fresh}
        self._cells = {at: cells for at, cells in self._cells.items() if at in self._rows}

    def _tell_changed(self, first: int, count: int) -> None:
        if count:
            self.dataChanged.emit(self.index(first, 0), self.index(first + count - 1, len(self._columns) - 1))
