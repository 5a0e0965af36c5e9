"""The table of tenders with its keys and its menu; it knows rows and ids, no filters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..models.tender_list import COLUMNS, FOLDED, NARROW_COLUMNS, TenderListModel
from ..widgets.rows_table import RowsTable
from .phase_menu import phase_menu


class TenderTable(RowsTable):
    """Rows of a TenderListModel.

    Signals carry the id of the chosen tender; nothing is told about a row that was not brought yet. Without a menu
    rows can only be opened.

    Several rows can be chosen. What the menu and the keys ask for is then told by the last signals, which carry
    nothing or the phase: the page knows which rows are meant.
    """

    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    several_duplicated = Signal()
    several_deleted = Signal()
    phase_chosen = Signal(object)
    print_requested = Signal()
    file_requested = Signal()

    def __init__(self, model: TenderListModel, *, with_menu: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, model, name="Aanbestedingen", thing="Aanbesteding", parent=parent)
        self.phase_menu = phase_menu("Fase wijzigen", self, self.phase_chosen.emit)
        if with_menu:
            self.choose_several()
            self.add_action("Dupliceren\tCtrl+D", "copy", "Ctrl+D", self._duplicate)
            self.menu.addMenu(self.phase_menu)
            self.add_action("Afdrukken…", "printer", "", self.print_requested.emit)
            self.add_action("Bewaren als bestand…", "file-arrow-up", "", self.file_requested.emit)
            self.menu.addSeparator()
            self.add_action("Verwijderen\tDel", "trash", "Del", self._delete)
            self.restyle()

    def set_narrow(self, narrow: bool) -> None:
        """Fold phase and value into the second line of the first column, or give them columns of their own."""
        self.fold(NARROW_COLUMNS if narrow else COLUMNS, FOLDED, narrow)

    def _duplicate(self) -> None:
        if self.count() > 1:
            self.several_duplicated.emit()
        else:
            self._tell(self.duplicate_requested, self.currentIndex().row())

    def _delete(self) -> None:
        if self.count() > 1:
            self.several_deleted.emit()
        else:
            self._tell(self.delete_requested, self.currentIndex().row())
