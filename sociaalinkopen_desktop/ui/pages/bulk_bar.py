"""What can be done with several chosen tenders at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..widgets.buttons import Button
from ..widgets.chosen_bar import ChosenBar
from .phase_menu import phase_menu


class BulkBar(ChosenBar):
    """`phase_chosen(Phase)` and the other signals ask for the change."""

    phase_chosen = Signal(object)
    duplicate_requested = Signal()
    delete_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.phase = Button("Fase wijzigen", glyph="flag", small=True)
        self.duplicate = Button("Dupliceren", glyph="copy", small=True)
        self.delete = Button("Verwijderen", glyph="trash", small=True)
        self.print = Button("Afdrukken", glyph="printer", small=True)
        super().__init__("Gekozen aanbestedingen", (self.phase, self.duplicate, self.delete, self.print), parent)
        self.phase_menu = phase_menu("Fase wijzigen", self, self.phase_chosen.emit)
        self.phase.clicked.connect(lambda: self.open_menu(self.phase_menu, self.phase))
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.print.clicked.connect(self.print_requested)
