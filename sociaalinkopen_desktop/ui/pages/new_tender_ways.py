"""What three of the ways to a new tender ask: blank, a copy, a file.

Each has `enter()`: put the focus where the answer goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.ports import Summary
from ..models.tender_list import DEADLINE, VERDICT, TenderListModel
from ..theme import look
from ..tokens import FORM_WIDTH
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.field_row import FieldRow
from ..widgets.inputs import TextEdit
from ..widgets.layouts import column, row
from ..widgets.page_stack import PageStack
from ..widgets.search_field import SearchField
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .tender_table import TenderTable

_NARROW = 560
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class BlankWay(StepPanel):
    """Asks a name, which may stay empty. `chosen(str)` carries it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = TextEdit(placeholder="Bijvoorbeeld: Kerstpakketten 2026")
        self.name.returnPressed.connect(self._start)
        self.start = Button("Begin", "primary", "arrow-right", glyph_after=True)
        self.start.clicked.connect(self._start)
        card = Card("Geef de aanbesteding een naam")
        card.add(
            FieldRow("Naam", self.name, help="Zo vindt u de aanbesteding terug. U mag de naam ook later geven."),
            row(self.start, None),
        )
        self.add(card)

    def begin(self) -> None:
        self.name.reset("")

    def enter(self) -> None:
        self.name.setFocus(_BY_KEY)

    def _start(self) -> None:
        if not self.name.problem_text():
            self.chosen.emit(self.name.text().strip())


class CopyWay(QWidget):
    """Seeks among earlier tenders. `wanted(str)`: these words are sought. `chosen(str)` carries the id of one."""

    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._asked = False
        self.search = SearchField("Zoek op naam of nummer", "Zoek een eerdere aanbesteding")
        self.copy = Button("Maak een kopie", "primary", "copy")
        self.copy.clicked.connect(self._choose)
        self.model = TenderListModel(self)
        self.table = TenderTable(self.model, with_menu=False)
        self.table.setAccessibleName("Eerdere aanbestedingen")
        for at in (VERDICT, DEADLINE):  # of the last time, so of no use here
            self.table.setColumnHidden(at, True)
        self.nothing = EmptyState("magnifying-glass", "Niets gevonden", "-")
        self.pages = PageStack()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.nothing)
        card = Card(margins=(1, 14, 1, 8))
        card.add(row(self.search, None, self.copy, margins=(19, 0, 19, 4)))
        card.body.addWidget(self.pages, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card, 1)
        self.search.searched.connect(self.wanted)
        self.search.downwards.connect(self._go_to_table)
        self.table.open_requested.connect(self.chosen)
        self.table.typed.connect(self._type)
        self.restyle()

    def asked(self) -> bool:
        """Whether rows were shown since `begin`."""
        return self._asked

    def begin(self) -> None:
        self._asked = False
        self.search.show_words("")

    def show_rows(self, rows: Sequence[Summary], today: date) -> None:
        self._asked = True
        self.model.show(rows, len(rows), today)
        sought = self.search.words()
        self.nothing.set_words(
            "Niets gevonden" if sought else "Nog niets om te kopiëren",
            f"Er is geen aanbesteding met “{sought}”. Zoek op een deel van de naam of op het nummer."
            if sought
            else "Zodra u een aanbesteding hebt, kunt u hier een kopie maken voor de volgende keer.",
        )
        self.pages.setCurrentWidget(self.table if rows else self.nothing)
        self.copy.setVisible(bool(rows))
        if rows:
            self.table.go_to_row(0)

    def enter(self) -> None:
        self.search.setFocus(_BY_KEY)

    def restyle(self) -> None:
        self.setMaximumWidth(look().px(FORM_WIDTH))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.table.set_narrow(self.width() < look().px(_NARROW))

    def _choose(self) -> None:
        if identifier := self.table.chosen():
            self.chosen.emit(identifier)

    def _go_to_table(self) -> None:
        self.table.setFocus(_BY_KEY)

    def _type(self, words: str) -> None:
        self.search.setFocus(_BY_KEY)
        self.search.setText(words)


class FileWay(StepPanel):
    """Says which files can be read. `chosen()`: the user wants to point one out."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose = Button("Kies een bestand", "primary", "folder-open")
        self.choose.clicked.connect(self.chosen)
        card = Card("Kies een bestand")
        for title, words in (
            (
                "Aankondiging (eForms, XML)",
                "De download van een aankondiging op TenderNed of TED. Wat erin staat, is daarna ingevuld. Wat het "
                "programma niet kon overnemen, staat erbij.",
            ),
            ("Bewaard dossier (JSON)", "Een aanbesteding die u of een collega eerder uit dit programma bewaarde."),
        ):
            card.add(column(Label(title, "strong", wrap=True), Label(words, tone="muted", wrap=True), gap=2))
        card.add(
            Label("U kunt een bestand ook met de muis naar deze pagina slepen.", "caption", "muted", wrap=True),
            row(self.choose, None),
        )
        self.add(card)

    def enter(self) -> None:
        self.choose.setFocus(_BY_KEY)
