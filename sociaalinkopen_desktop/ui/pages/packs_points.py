"""The list at the left of the editor: the pack itself, and below it its criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.catalogue import Kind
from ..widgets.table import CELL, Cell, Column, head_data
from ..widgets.text import plain_tooltip

COLUMNS = (Column("Punt"),)
Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)


class PointModel(QAbstractTableModel):
    """Row 0 is the pack itself, row n criterion n - 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str, bool]] = []

    def show(self, title: str, rules: Sequence[Mapping[str, Any]], faulty: Sequence[int]) -> None:
        """Show these; `faulty` are the rows with something wrong."""
        lines = [("Over dit pakket", title.strip() or "Nog zonder titel", 0 in faulty)]
        for at, rule in enumerate(rules):
            who = "vraag" if rule["kind"] == Kind.QUESTION.value else "toetst het programma"
            code = "nog zonder code" if rule["id"].startswith("-") else rule["id"]
            lines.append((rule["title"].strip() or "Nieuw punt", f"{code} · {who}", at + 1 in faulty))
        if lines == self._lines:
            return
        if len(lines) == len(self._lines):
            changed = [at for at, line in enumerate(lines) if line != self._lines[at]]
            self._lines = lines
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, 0))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        return head_data(COLUMNS, section, orientation, role)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        title, second, faulty = self._lines[index.row()]
        said = f"Nog niet in orde · {second}" if faulty else second
        if role == CELL:
            return Cell(title, said, strong=True, second_tone="bad" if faulty else "muted")
        if role == _DISPLAY:
            return f"{title}, {said}"
        return plain_tooltip(title) if role == _TOOLTIP else None
