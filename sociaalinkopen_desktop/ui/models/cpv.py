"""CPV codes for lists and trees on screen: what was found, and the whole vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.cpv import CpvCode, CpvList

LINE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CpvLine:
    """What one line shows: the code, a second line below it, and whether it is kept at hand or chosen already."""

    code: CpvCode
    second: str = ""
    is_favourite: bool = False
    is_chosen: bool = False

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        marks = ("favoriet" if self.is_favourite else "", "gekozen" if self.is_chosen else "")
        return ". ".join(part for part in (self.code.told, *marks, self.second) if part)


class CpvListModel(QAbstractListModel):
    """The lines that were found, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[CpvLine] = []

    def show_lines(self, lines: Sequence[CpvLine]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> CpvLine | None:
        """The line at a row; None when there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def put(self, row: int, line: CpvLine) -> None:
        """Show another line at a row."""
        self._lines[row] = line
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = 0) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        return _answer(line, role)


class CpvTreeModel(QAbstractItemModel):
    """The whole list as a tree. Each place is made when it is first looked at; favourites are asked for per line."""

    def __init__(self, codes: CpvList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list = codes
        self._place = {item.code: at for at, item in enumerate(codes.codes)}
        self._marked: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    def mark(self, favourites: Sequence[str], chosen: Sequence[str]) -> None:
        """Mark these codes as kept at hand and as chosen."""
        self._marked = (frozenset(favourites), frozenset(chosen))

    def code_at(self, index: Index) -> CpvCode | None:
        """The code of a line; None for no line."""
        return self._list.codes[int(index.internalId())] if index.isValid() else None

    def index_of(self, code: str) -> QModelIndex:
        """The line of a code; an index that is not valid when it is not in the list."""
        found = self._list.get(code)
        if found is None:
            return QModelIndex()
        above = self._list.parent(found.code)
        row = self._list.children(above.code if above is not None else "").index(found)
        return self.createIndex(row, 0, self._place[found.code])

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        below = self._below(parent)
        if column or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, self._place[below[row].code])

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        item = self.code_at(index)
        above = self._list.parent(item.code) if item is not None else None
        return self.index_of(above.code) if above is not None else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = 0) -> Any:
        item = self.code_at(index)
        if item is None:
            return None
        favourites, chosen = self._marked
        return _answer(CpvLine(item, "", item.code in favourites, item.code in chosen), role)

    def _below(self, parent: Index | None) -> tuple[CpvCode, ...]:
        if parent is None or not parent.isValid():
            return self._list.children()
        item = self.code_at(parent)
        return self._list.children(item.code) if item is not None else ()


def _answer(line: CpvLine, role: int) -> Any:
    if role == LINE:
        return line
    if role == 0:  # the words that typing ahead goes by
        return line.code.label
    if role == int(Qt.ItemDataRole.AccessibleTextRole):
        return line.spoken
    return None
