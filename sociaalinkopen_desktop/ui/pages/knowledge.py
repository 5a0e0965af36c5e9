"""Kennisbank: every point the program checks and every number it reckons with, to search and to read, offline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHeaderView, QWidget

from ...domain import dutch
from ...domain.catalogue import Catalogue
from ...domain.choices import CriterionTheme
from ..models.knowledge import COLUMNS, Entry, EntryModel, criterion_entries, found, norm_entries
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.empty_state import EmptyState
from ..widgets.inputs import ChoiceBox
from ..widgets.layouts import Flow, column, holder
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.search_field import SearchField
from ..widgets.table import TableView
from .knowledge_reading import Reading

CRITERIA, NORMS = "criteria", "norms"
_NOTICE = "Dit is uitleg, geen juridisch advies. Wat telt, is de tekst van de wet."
_LIST_WIDTH = 400
_BESIDE_FROM = 860


class KnowledgePage(QWidget):
    """List left, text right; where there is little room the list above the text.

    `today` says which of the dated numbers holds now.
    """

    shown = Signal(str)  # the key of the entry that can be read now

    def __init__(self, catalogue: Catalogue, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kennisbank")
        self._entries = {CRITERIA: criterion_entries(catalogue), NORMS: norm_entries(catalogue, today)}
        self._by_key = {entry.key: (kind, entry) for kind, entries in self._entries.items() for entry in entries}
        self.search = SearchField("Zoek in de kennisbank (Ctrl+K)", "Zoek in de kennisbank")
        self.kinds = ChipRow(
            [
                ChipItem(CRITERIA, f"Punten {dutch.number(len(self._entries[CRITERIA]))}"),
                ChipItem(NORMS, f"Getallen {dutch.number(len(self._entries[NORMS]))}"),
            ],
            name="Punten of getallen",
        )
        present = {entry.theme for entry in self._entries[CRITERIA]}
        themes = [(theme, theme.label) for theme in CriterionTheme if theme in present]
        self.theme = ChoiceBox(themes, placeholder="Alle thema's", none_words="Alle thema's", width=220)
        self.theme.setAccessibleName("Thema")
        self.model = EntryModel(self)
        self.list = TableView(COLUMNS, name="Kennisbank")
        self.list.setModel(self.model)
        self.list.horizontalHeader().hide()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.reading = Reading()
        self.wipe = Button("Wis de zoekopdracht", glyph="x")
        self.nothing = EmptyState(
            "magnifying-glass", "Niets gevonden", "Probeer een ander woord, of kies een ander thema.", self.wipe
        )
        self._list_card = Card(margins=(1, 8, 1, 8))
        self._list_card.body.addWidget(self.list, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        both = QWidget()
        both.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.pages = PageStack()
        self.pages.addWidget(both)
        self.pages.addWidget(self.nothing)
        head = PageHead("Kennisbank", f"Wat het programma toetst, en de getallen waarmee het rekent. {_NOTICE}")
        bar = Flow(gap=12)
        for part in (self.search, self.kinds, self.theme):
            bar.addWidget(part)
        box = column(head, 14, holder(bar), 12, self.pages, gap=0, margins=(28, 18, 28, 16))
        box.setStretchFactor(self.pages, 1)
        self.setLayout(box)
        self._arrange()
        self._connect()
        self._fill()

    def show_entry(self, key: str) -> None:
        """Show a criterion or a number by its id. Raises KeyError when there is none."""
        kind, _entry = self._by_key[key]
        if self.model.find(key) < 0 or self.kinds.chosen() != kind:
            self.search.show_words("")
            self.theme.set_value(None)
            self.kinds.choose(kind)
            self._fill()
        self.list.go_to_row(self.model.find(key))

    def show_numbers(self) -> None:
        """Show the numbers instead of the criteria."""
        self.kinds.choose(NORMS)
        self._fill()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        for signal in (self.search.searched, self.kinds.changed, self.theme.edited):
            signal.connect(self._fill)
        self.search.downwards.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.wipe.clicked.connect(self._wipe)
        self.list.selectionModel().currentRowChanged.connect(lambda now, _before: self._read(now.row()))
        self.list.opened.connect(lambda _index: self.reading.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.reading.link_asked.connect(self.show_entry)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.focus_search)

    def _fill(self, *_told: object) -> None:
        kind = str(self.kinds.chosen())
        self.theme.setVisible(kind == CRITERIA)
        theme = self.theme.value() if kind == CRITERIA else None
        entries = found(self._entries[kind], self.search.words(), theme)
        self.model.show(entries)
        self.pages.setCurrentIndex(0 if entries else 1)
        if entries:
            self.list.go_to_row(0)
        else:
            self.reading.show_entry(None, ())

    def _wipe(self) -> None:
        self.theme.set_value(None)
        self.search.show_words("")
        self._fill()
        self.focus_search()

    def _read(self, at: int) -> None:
        entry = self.model.entry(at)
        if entry is not None:
            links = tuple((key, self._by_key[key][1].title) for key in entry.links if key in self._by_key)
            self.reading.show_entry(entry, links)
            self.shown.emit(entry.key)

    def entry_shown(self) -> Entry | None:
        """What can be read now."""
        return self.reading.entry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        self._grid.removeWidget(self._list_card)
        self._grid.removeWidget(self.reading)
        self._grid.addWidget(self._list_card, 0, 0)
        self._grid.addWidget(self.reading, 0 if beside else 1, 1 if beside else 0)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(1, 0 if beside else 2)
        self._list_card.setMaximumWidth(look().px(_LIST_WIDTH) if beside else 16_777_215)
        self._list_card.setMinimumWidth(look().px(_LIST_WIDTH) if beside else 0)
