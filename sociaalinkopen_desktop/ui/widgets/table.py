"""Table: rows of one or two lines, with pills and amounts, painted by one delegate of constant height.

A model answers `CELL` (an int, compared as such) with a `Cell` for each index, and the plain words for DisplayRole,
which is what a screen reader says. The head on screen comes from `Column`; a screen reader asks the model for it, so
its `headerData` returns `head_data(columns, section, orientation, role)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionHeader,
    QTableView,
    QWidget,
)

from ..drawing import focus_ring
from ..theme import look
from .row_delegate import CELL as CELL  # told to the rest of the house here, with the table
from .row_delegate import Cell as Cell
from .row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_OPEN_LEAST, _OPEN_MOST = 160, 640  # pixels at 100 % text for a column without a width of its own


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width at 100 % text (0 takes the room that is left), amounts to the right."""

    title: str
    width: int = 0
    right: bool = False
    key: str = ""  # what to sort by; "" cannot be sorted


def head_data(columns: Sequence[Column], section: int, orientation: Qt.Orientation, role: int) -> str | None:
    """Return what a model with these columns answers in `headerData`."""
    if role != 0 or orientation != Qt.Orientation.Horizontal:
        return None
    return columns[section].title


class _Head(QHeaderView):
    """The table head: titles from the columns, at the side of their cells."""

    def __init__(self, view: TableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(40)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        column = self._view.columns[section]
        option.text = column.title
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        option.textAlignment = Qt.AlignmentFlag.AlignVCenter | side


class TableView(QTableView):
    """A table of whole rows.

    `opened(object)`: the QModelIndex of the row that Enter, or a double click, opens. `sort_asked(str, bool)`: the key
    of a column and whether upwards, when its head is pressed; the owner sorts (in SQL) and shows it with `show_sort`.
    Home, End, page keys and arrows move the row; the ring is drawn once around the whole row.
    """

    opened = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(
        self, columns: Sequence[Column], *, two_lines: bool = True, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.row_under_pointer = -1
        self._delegate = RowDelegate(self, two_lines)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(_Head(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsClickable(any(column.key for column in self.columns))
        head.sectionClicked.connect(self._ask_sort)
        self.doubleClicked.connect(self.opened.emit)
        self._sorted: tuple[str, bool] = ("", True)
        self.restyle()

    # -- looks ----------------------------------------------------------------------------------------------------
    def restyle(self) -> None:
        self._delegate.measure()
        self.verticalHeader().setMinimumSectionSize(self._delegate.high)
        self.verticalHeader().setDefaultSectionSize(self._delegate.high)
        head = self.horizontalHeader()
        head.setFont(look().font("caption-strong"))
        head.setFixedHeight(max(34, look().metrics("caption-strong").height() + 16))
        self._set_widths()

    def row_height(self) -> int:
        return self._delegate.high

    def setModel(self, model: Any) -> None:
        super().setModel(model)
        # The head shows no chosen rows. Left with those of the table, it would look at every row when all are chosen.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self.horizontalHeader()))
        self.row_under_pointer = -1
        self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """Give each column its width and the open ones the rest: enough to read, and not so much that the eye gets
        lost between a name and what belongs to it. What is left then goes to all columns alike.
        """
        head = self.horizontalHeader()
        if head.count() != len(self.columns):
            return
        fixed = [0 if head.isSectionHidden(i) else look().px(column.width) for i, column in enumerate(self.columns)]
        open_ones = [i for i, column in enumerate(self.columns) if not column.width and not head.isSectionHidden(i)]
        rest = self.viewport().width() - sum(fixed)
        for i in open_ones:
            fixed[i] = min(look().px(_OPEN_MOST), max(look().px(_OPEN_LEAST), rest // len(open_ones)))
        spare = max(0, self.viewport().width() - sum(fixed)) if open_ones else 0
        for i, width in enumerate(fixed):
            share = spare * (i + 1) // len(fixed) - spare * i // len(fixed)
            if head.sectionSize(i) != width + share:
                head.resizeSection(i, width + share)

    # -- sorting --------------------------------------------------------------------------------------------------
    def show_sort(self, key: str, upwards: bool) -> None:
        """Show by which column the rows are sorted, without asking anybody to sort."""
        self._sorted = (key, upwards)
        head = self.horizontalHeader()
        at = next((i for i, column in enumerate(self.columns) if column.key and column.key == key), -1)
        head.setSortIndicatorShown(at >= 0)
        order = Qt.SortOrder.AscendingOrder if upwards else Qt.SortOrder.DescendingOrder
        head.blockSignals(True)
        head.setSortIndicator(at, order)
        head.blockSignals(False)
        head.viewport().update()

    def _ask_sort(self, section: int) -> None:
        key = self.columns[section].key
        if key:
            upwards = not self._sorted[1] if self._sorted[0] == key else True
            self.show_sort(key, upwards)
            self.sort_asked.emit(key, upwards)

    # -- keys and pointer -----------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, key = self.model(), event.key()
        rows = model.rowCount() if model is not None else 0
        if rows and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif rows and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_row(0 if key == Qt.Key.Key_Home else rows - 1)
        else:
            super().keyPressEvent(event)

    def go_to_row(self, row: int) -> None:
        """Make a row the current, chosen one, and scroll to it."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(model.index(row, column))
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if by_key and not self.currentIndex().isValid():
            self.go_to_row(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._point_at(-1)
        return super().viewportEvent(event)

    def _point_at(self, row: int) -> None:
        if row != self.row_under_pointer:
            self.row_under_pointer = row
            self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows out of sight that change are no reason to paint those in sight again."""
        shown = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if (shown[1] < 0 or first.row() <= shown[1]) and last.row() >= shown[0]:
            super().dataChanged(first, last, list(roles))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.begin()
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            c, view = look().c, self.viewport()
            row = self.visualRect(current)
            left = self.columnViewportPosition(0)
            wide = min(self.horizontalHeader().length(), view.width() - max(0, left))
            p = QPainter(view)
            focus_ring(p, QRect(max(0, left), row.y(), wide, row.height()), c.focus, c.focus_gap, 4)
            p.end()
