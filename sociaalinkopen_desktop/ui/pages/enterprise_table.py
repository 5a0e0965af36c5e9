"""The table of the register with its keys and its menu, and the bar for several chosen enterprises."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ...domain.enterprises.enterprise import EnterpriseState
from ..models.enterprise_list import COLUMNS, FOLDED, NARROW_COLUMNS, OFFER, EnterpriseListModel
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.chosen_bar import ChosenBar
from ..widgets.rows_table import RowsTable


def state_menu(title: str, parent: QWidget, chosen: Callable[[EnterpriseState], object]) -> QMenu:
    """A menu of all states; `chosen` is told which one."""
    menu = QMenu(title, parent)
    menu.menuAction().setProperty("glyph", "flag")
    menu.menuAction().setIcon(look().icon("flag", "text"))
    for state in EnterpriseState:
        menu.addAction(state.label).triggered.connect(lambda _on=False, state=state: chosen(state))
    return menu


class EnterpriseTable(RowsTable):
    """Rows of an EnterpriseListModel. What the menu and the keys ask is about the chosen rows, one or more."""

    state_chosen = Signal(object)
    delete_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()

    def __init__(self, model: EnterpriseListModel, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, model, name="Sociale ondernemingen", thing="Onderneming", parent=parent)
        self.state_menu = state_menu("Stand wijzigen", self, self.state_chosen.emit)
        self.choose_several()
        self.menu.addMenu(self.state_menu)
        self.add_action("Afdrukken…", "printer", "", self.print_requested.emit)
        self.add_action("Exporteren…", "file-arrow-up", "", self.export_requested.emit)
        self.menu.addSeparator()
        self.add_action("Verwijderen\tDel", "trash", "Del", self._delete)
        self.restyle()

    def set_narrow(self, narrow: bool, tight: bool) -> None:
        """Fold town and kind into the second line of the first column, or give them columns of their own.

        With `tight` the offer has no column either: the tooltip of the name and the page tell it.
        """
        self.setColumnHidden(OFFER, tight)
        self.fold(NARROW_COLUMNS if narrow else COLUMNS, FOLDED, narrow)

    def _delete(self) -> None:
        if self.count():
            self.delete_requested.emit()


class EnterpriseBar(ChosenBar):
    """`state_chosen(EnterpriseState)` and the other signals ask for the change."""

    state_chosen = Signal(object)
    delete_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.state = Button("Stand wijzigen", glyph="flag", small=True)
        self.delete = Button("Verwijderen", glyph="trash", small=True)
        self.export = Button("Exporteren", glyph="file-arrow-up", small=True)
        self.print = Button("Afdrukken", glyph="printer", small=True)
        super().__init__("Gekozen ondernemingen", (self.state, self.delete, self.export, self.print), parent)
        self.state_menu = state_menu("Stand wijzigen", self, self.state_chosen.emit)
        self.state.clicked.connect(lambda: self.open_menu(self.state_menu, self.state))
        self.delete.clicked.connect(self.delete_requested)
        self.export.clicked.connect(self.export_requested)
        self.print.clicked.connect(self.print_requested)
