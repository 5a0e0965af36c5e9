"""A table of rows that come in windows: one or more can be chosen, with keys and a menu; it knows ids only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from ..models.paged_rows import PagedRows
from ..theme import look
from .row_menu import asks_for_menu
from .table import Column, TableView


class RowsTable(TableView):
    """Rows of a PagedRows.

    `open_requested(str)` carries the id of the row; nothing is told about a row that was not brought yet. `typed(str)`:
    the user began to type letters, which belong in the search field. `several_changed(int)`: how many are chosen, once
    `choose_several` was called. A subclass fills the menu with `add_action`.
    """

    open_requested = Signal(str)
    typed = Signal(str)
    several_changed = Signal(int)

    def __init__(
        self, columns: Sequence[Column], model: PagedRows, *, name: str, thing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(columns, name=name, parent=parent)
        self._rows = model
        self.setModel(model)
        self.opened.connect(lambda index: self._tell(self.open_requested, index.row()))
        self.menu = QMenu(thing, self)
        self._open: QAction | None = None

    def choose_several(self) -> None:
        """Let more than one row be chosen, and put opening in the menu."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._tell_several)
        self.model().modelReset.connect(self._tell_several)
        self._open = self.add_action("Openen\tEnter", "arrow-square-out", "", self._open_chosen)

    def add_action(self, words: str, glyph: str, keys: str, done: Callable[[], object]) -> QAction:
        """Put an action in the menu; with keys it works while the table has the focus."""
        made = QAction(look().icon(glyph, "text"), words, self)
        made.setProperty("glyph", glyph)
        if keys:
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(made)
        made.triggered.connect(lambda: done())
        self.menu.addAction(made)
        return made

    # -- several rows ---------------------------------------------------------------------------------------------
    def places(self) -> tuple[range, ...]:
        """The chosen rows, in order, as ranges."""
        spans = sorted((part.top(), part.bottom() + 1) for part in self.selectionModel().selection().toList())
        joined: list[tuple[int, int]] = []
        for first, end in spans:
            if joined and first <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(joined[-1][1], end)
            else:
                joined.append((first, end))
        return tuple(range(first, end) for first, end in joined)

    def count(self) -> int:
        """How many rows are chosen."""
        return sum(len(places) for places in self.places())

    def choose_again(self, identifiers: Collection[str], everything: bool) -> None:
        """After a refresh: choose the same rows as far as they are here, or the whole list."""
        selection, last = QItemSelection(), len(self.columns) - 1
        if everything:
            selection.select(self._rows.index(0, 0), self._rows.index(self._rows.rowCount() - 1, last))
        else:
            for at in filter(lambda at: at >= 0, map(self._rows.find, identifiers)):
                selection.select(self._rows.index(at, 0), self._rows.index(at, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keep_one(self) -> None:
        """Choose the current row alone."""
        one = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(self.currentIndex(), one)

    def chosen(self) -> str:
        """The id of the chosen row, or ""."""
        return self._rows.id_at(self.currentIndex().row())

    # -- place ----------------------------------------------------------------------------------------------------
    def visible_rows(self) -> tuple[int, int]:
        """The first and the last row that can be seen."""
        first = max(0, self.rowAt(0))
        return first, first + self.viewport().height() // max(1, self.row_height()) + 1

    def scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def stay(self, identifier: str, at: int, scrolled: int) -> None:
        """After a refresh: choose the same row, or what took its place, and show the same part of the list."""
        found = self._rows.find(identifier) if identifier else -1
        row = found if found >= 0 else min(at, self._rows.rowCount() - 1)
        if at >= 0 and row >= 0 and row != self.currentIndex().row():
            one = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._rows.index(row, 0), one)
        self.verticalScrollBar().setValue(scrolled)

    def fold(self, columns: Sequence[Column], folded: Collection[int], narrow: bool) -> None:
        """With `narrow` the columns `folded` move into the first one; `columns` are their widths now."""
        self.columns = tuple(columns)
        self._rows.set_narrow(narrow)
        for at in folded:
            self.setColumnHidden(at, narrow)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        for action in self.findChildren(QAction):
            if glyph := action.property("glyph"):
                action.setIcon(look().icon(glyph, "text"))

    # -- keys and menu --------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if asks_for_menu(event):
            self._menu_at_row()
        elif event.key() == Qt.Key.Key_Escape and self.count() > 1:
            self.keep_one()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_at_row()
        elif self.indexAt(event.pos()).isValid():
            self._open_menu(event.globalPos())

    def _menu_at_row(self) -> None:
        if self.currentIndex().isValid():
            place = self.visualRect(self.currentIndex().siblingAtColumn(0))
            self._open_menu(self.viewport().mapToGlobal(QPoint(place.x() + 24, place.center().y())))

    def _open_menu(self, at: QPoint) -> None:
        if self.chosen() and not self.menu.isEmpty() and not self.menu.isVisible():
            if self._open is not None:
                self._open.setVisible(self.count() <= 1)
            self.menu.popup(at)

    def _tell_several(self) -> None:
        self.several_changed.emit(self.count())

    def _open_chosen(self) -> None:
        self._tell(self.open_requested, self.currentIndex().row())

    def _tell(self, signal: object, at: int) -> None:
        if identifier := self._rows.id_at(at):
            signal.emit(identifier)  # type: ignore[attr-defined]
