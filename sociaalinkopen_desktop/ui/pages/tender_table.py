"""The table of tenders with its keys and its menu; it knows rows and ids, no filters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ..models.tender_list import COLUMNS, FOLDED, NARROW_COLUMNS, TenderListModel
from ..theme import look
from ..widgets.table import TableView


class TenderTable(TableView):
    """Rows of a TenderListModel.

    Signals carry the id of the chosen tender; nothing is told about a row that was not brought yet. `typed(str)`: the
    user began to type letters, which belong in the search field. Without a menu rows can only be opened.
    """

    open_requested = Signal(str)
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    typed = Signal(str)

    def __init__(self, model: TenderListModel, *, with_menu: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, name="Aanbestedingen", parent=parent)
        self._rows = model
        self.setModel(model)
        self.opened.connect(lambda index: self._tell(self.open_requested, index.row()))
        self.menu = QMenu("Aanbesteding", self)
        if with_menu:
            self._action("Openen\tEnter", "arrow-square-out", "", self.open_requested)
            self._action("Dupliceren\tCtrl+D", "copy", "Ctrl+D", self.duplicate_requested)
            self.menu.addSeparator()
            self._action("Verwijderen\tDel", "trash", "Del", self.delete_requested)

    def _action(self, words: str, glyph: str, keys: str, signal: object) -> None:
        made = QAction(look().icon(glyph, "text"), words, self)
        made.setProperty("glyph", glyph)
        if keys:
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(made)
        made.triggered.connect(lambda: self._tell(signal, self.currentIndex().row()))
        self.menu.addAction(made)

    def chosen(self) -> str:
        """The id of the chosen tender, or ""."""
        row = self._rows.row(self.currentIndex().row())
        return row.id if row is not None else ""

    def visible_rows(self) -> tuple[int, int]:
        """The first and the last row that can be seen."""
        first = max(0, self.rowAt(0))
        return first, first + self.viewport().height() // max(1, self.row_height()) + 1

    def scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def stay(self, identifier: str, at: int, scrolled: int) -> None:
        """After a refresh: choose the same tender, or what took its place, and show the same part of the list."""
        found = self._rows.find(identifier) if identifier else -1
        row = found if found >= 0 else min(at, self._rows.rowCount() - 1)
        if at >= 0 and row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._rows.index(row, 0))
        self.verticalScrollBar().setValue(scrolled)

    def set_narrow(self, narrow: bool) -> None:
        """Fold phase and value into the second line of the first column, or give them columns of their own."""
        self.columns = NARROW_COLUMNS if narrow else COLUMNS
        self._rows.set_narrow(narrow)
        for at in FOLDED:
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
        shift_f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift_f10 or event.key() == Qt.Key.Key_Menu:
            self._menu_at_row()
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
            self.menu.popup(at)

    def _tell(self, signal: object, at: int) -> None:
        row = self._rows.row(at)
        if row is not None:
            signal.emit(row.id)  # type: ignore[attr-defined]
