"""Cross table: what stands where a row and a column meet. One moves cell by cell; heads stay in sight.

For a grid of wishes and for a timetable. Words that do not fit are shortened; the tooltip has them whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ..drawing import focus_ring
from ..theme import look
from .step_list import broken
from .text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_CELL = int(Qt.ItemDataRole.UserRole)
_SIDE = 8


@dataclass(frozen=True, slots=True)
class CrossHead:
    """The head of a row or a column: a name, and a second line below it."""

    words: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class CrossCell:
    """Where a row and a column meet. `marks` are icons with a tone; `spoken` is what a screen reader says of it."""

    words: str = ""
    second: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    tone: str = ""
    spoken: str = ""


class CrossModel(QAbstractTableModel):
    """Rows, columns, and what stands in their cells; a cell that is not told of is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[CrossHead, ...] = ()
        self.columns: tuple[CrossHead, ...] = ()
        self._cells: Mapping[tuple[int, int], CrossCell] = {}

    def show(
        self, rows: Sequence[CrossHead], columns: Sequence[CrossHead], cells: Mapping[tuple[int, int], CrossCell]
    ) -> bool:
        """Show other contents; False when the size stayed, so that the current cell can stay too."""
        rows, columns = tuple(rows), tuple(columns)
        resized = (len(rows), len(columns)) != (len(self.rows), len(self.columns))
        if resized:
            self.beginResetModel()
        self.rows, self.columns, self._cells = rows, columns, dict(cells)
        if resized:
            self.endResetModel()
        elif rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return resized

    def cell(self, row: int, column: int) -> CrossCell:
        """What stands in a cell."""
        return self._cells.get((row, column), CrossCell())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        heads = self.columns if orientation == Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(heads) or role not in (_DISPLAY, _TOOLTIP):
            return None
        words = ", ".join(part for part in (heads[section].words, heads[section].second) if part)
        return plain_tooltip(words) if role == _TOOLTIP else words

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        cell = self.cell(index.row(), index.column())
        if role == _CELL:
            return cell
        spoken = cell.spoken or ", ".join(part for part in (cell.words, cell.second) if part) or "leeg"
        if role in (_DISPLAY, _SPOKEN):
            return spoken
        if role == _TOOLTIP:
            return plain_tooltip(spoken)
        return None


class _Head(QHeaderView):
    """Names that break into lines, with a small second line."""

    def __init__(self, view: CrossTable, orientation: Qt.Orientation) -> None:
        super().__init__(orientation, view)
        self._view = view
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, p: QPainter, rect: QRect, section: int) -> None:
        style, view = look(), self._view
        across = self.orientation() == Qt.Orientation.Horizontal
        heads = view.contents.columns if across else view.contents.rows
        if not 0 <= section < len(heads):
            return
        head, current = heads[section], view.currentIndex()
        at = current.column() if across else current.row()
        c = style.c
        p.save()
        p.fillRect(rect, c.soft if at == section and current.isValid() else c.surface)
        p.fillRect(rect.x(), rect.bottom(), rect.width(), 1, c.line)
        p.fillRect(rect.right(), rect.y(), 1, rect.height(), c.line)
        inner = rect.adjusted(_SIDE, 4, -_SIDE + 2, -4)
        metrics, small = style.metrics("caption-strong"), style.metrics("caption")
        room = inner.height() - (small.height() if head.second else 0)
        lines = broken(head.words, metrics, inner.width())[: max(1, room // metrics.height())]
        high = len(lines) * metrics.height() + (small.height() if head.second else 0)
        top = inner.y() + max(0, (inner.height() - high) // 2)
        p.setFont(style.font("caption-strong"))
        p.setPen(c.text)
        for line in lines:
            p.drawText(QRect(inner.x(), top, inner.width(), metrics.height()), Qt.AlignmentFlag.AlignVCenter, line)
            top += metrics.height()
        if head.second:
            p.setFont(style.font("caption"))
            p.setPen(c.muted)
            words = small.elidedText(head.second, Qt.TextElideMode.ElideRight, inner.width())
            p.drawText(QRect(inner.x(), top, inner.width(), small.height()), Qt.AlignmentFlag.AlignVCenter, words)
        p.restore()


class _CellDelegate(QStyledItemDelegate):
    """Marks beside each other, or words on two lines, on a ground of a tone."""

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style, rect, cell = look(), option.rect, index.data(_CELL)
        c, chosen = style.c, bool(option.state & QStyle.StateFlag.State_Selected)
        p.save()
        ground = c.soft if chosen else c.ground(cell.tone) if cell.tone and not style.outlined else c.surface
        p.fillRect(rect, ground)
        p.fillRect(rect.x(), rect.bottom(), rect.width(), 1, c.line)
        p.fillRect(rect.right(), rect.y(), 1, rect.height(), c.line)
        inner = rect.adjusted(_SIDE, 2, -_SIDE + 2, -2)
        if cell.words:
            self._words(p, inner, cell)
        elif cell.marks:
            size, gap = style.px(18), style.px(6)
            x = rect.center().x() - (len(cell.marks) * size + (len(cell.marks) - 1) * gap) // 2
            for glyph, tone in cell.marks:
                style.draw_glyph(p, x, rect.center().y(), glyph, tone, 18)
                x += size + gap
        p.restore()

    def _words(self, p: QPainter, inner: QRect, cell: CrossCell) -> None:
        style = look()
        for glyph, tone in cell.marks:
            wide = style.draw_glyph(p, inner.right() - style.px(14), inner.y() + style.px(11), glyph, tone, 14)
            inner = inner.adjusted(0, 0, -wide - 3, 0)
        first, second = style.metrics("strong"), style.metrics("caption")
        top = inner.y() + max(0, (inner.height() - first.height() - (second.height() if cell.second else 0)) // 2)
        p.setFont(style.font("strong"))
        p.setPen(style.c.text)
        words = first.elidedText(cell.words, Qt.TextElideMode.ElideRight, inner.width())
        p.drawText(QRect(inner.x(), top, inner.width(), first.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if cell.second:
            p.setFont(style.font("caption"))
            p.setPen(style.c.text)
            words = second.elidedText(cell.second, Qt.TextElideMode.ElideRight, inner.width())
            below = QRect(inner.x(), top + first.height(), inner.width(), second.height())
            p.drawText(below, Qt.AlignmentFlag.AlignVCenter, words)


class CrossTable(QTableView):
    """`moved(row, column)`: another cell is current. `key_pressed(row, column, key)`: Space, Enter, Del or a letter
    was pressed on a cell, or it was clicked twice (Enter). Widths are as designed, at 100 % text."""

    moved = Signal(int, int)
    key_pressed = Signal(int, int, int)

    def __init__(self, *, name: str, column: int, head: int, two_lines: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column, self._head_width, self._two_lines = column, head, two_lines
        self.contents = CrossModel()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Head(self, Qt.Orientation.Horizontal))
        self.setVerticalHeader(_Head(self, Qt.Orientation.Vertical))
        self.setItemDelegate(_CellDelegate(self))
        self.setModel(self.contents)
        self.doubleClicked.connect(lambda at: self.key_pressed.emit(at.row(), at.column(), int(Qt.Key.Key_Return)))
        self.restyle()

    def show_contents(
        self, rows: Sequence[CrossHead], columns: Sequence[CrossHead], cells: Mapping[tuple[int, int], CrossCell]
    ) -> None:
        """Show these; the current cell stays as far as there is one."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if self.contents.show(rows, columns, cells) and rows and columns and row >= 0:
            self.go_to(min(row, len(rows) - 1), min(column, len(columns) - 1))
        self.restyle()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        at = self.contents.index(row, column)
        if at.isValid():
            self.setCurrentIndex(at)
            self.scrollTo(at)

    def restyle(self) -> None:
        style = look()
        two = style.metrics("strong").height() + style.metrics("caption").height() + 10
        high = max(40, two) if self._two_lines else max(36, style.metrics("caption-strong").height() * 2 + 8)
        wide, head = style.px(self._column), style.px(self._head_width)
        count = len(self.contents.columns)
        room = self.width() - head - self.verticalScrollBar().sizeHint().width() - 4
        if count and room // count > wide:
            wide = min(room // count, style.px(self._column * 2))
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.setMinimumSectionSize(high)
        down.setDefaultSectionSize(high)
        down.setFixedWidth(head)
        across.setMinimumSectionSize(wide)
        across.setDefaultSectionSize(wide)
        across.setFixedHeight(style.metrics("caption-strong").height() * 3 + style.metrics("caption").height() + 12)
        for at in range(count):
            if across.sectionSize(at) != wide:
                across.resizeSection(at, wide)
        for at in range(len(self.contents.rows)):
            if down.sectionSize(at) != high:
                down.resizeSection(at, high)
        self.viewport().update()

    def full_height(self) -> int:
        """How high it is with all its rows in sight."""
        rows = len(self.contents.rows) * self.verticalHeader().defaultSectionSize()
        return rows + self.horizontalHeader().height() + self.horizontalScrollBar().sizeHint().height() + 4

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(look().px(400), look().px(300))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.moved.emit(current.row(), current.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0, 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = event.key(), self.currentIndex()
        known = key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if at.isValid() and plain and (known or (event.text().isalnum() and event.text())):
            self.key_pressed.emit(at.row(), at.column(), int(key))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        at = self.currentIndex()
        if self.hasFocus() and at.isValid():
            p = QPainter(self.viewport())
            focus_ring(p, self.visualRect(at), look().c.focus, look().c.focus_gap, 3)
            p.end()
