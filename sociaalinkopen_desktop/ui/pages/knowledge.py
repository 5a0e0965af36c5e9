"""Kennisbank: every criterion, number and duty that the program judges by, to search, to read and to print, offline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QSizePolicy, QWidget

from ...domain import dutch
from ...domain.catalogue import Catalogue
from ...domain.catalogue_document import TITLE
from ...domain.catalogue_search import CatalogueIndex, Part
from ...domain.catalogue_texts import NOTICE, counted
from ..models.knowledge import COLUMNS, Entry, EntryModel, entries_of
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import column
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.table import TableView
from ..widgets.text import Label
from .knowledge_filters import KnowledgeFilters
from .knowledge_reading import Reading

_LIST_WIDTH = 400
_BESIDE_FROM = 860


class KnowledgePage(QWidget):
    """List left, text right; where there is little room the list above the text.

    `today` says which of the dated numbers holds now. `save_requested(CatalogueFilter)` and
    `print_requested(CatalogueFilter)`: the user wants what the list shows as PDF or on paper.
    """

    shown = Signal(str)  # the key of the entry that can be read now
    save_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, catalogue: Catalogue, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(TITLE)
        self._index = CatalogueIndex(catalogue)
        entries = entries_of(self._index.catalogue, today)
        self._total = len(entries)
        self._entries = {(entry.part, entry.key): entry for entry in entries}
        self._busy = False
        self.filters = KnowledgeFilters(self._index.catalogue)
        self.search = self.filters.search
        self.count = Label("", "caption", "muted", wrap=True)
        self.model = EntryModel(self)
        self.list = TableView(COLUMNS, name=TITLE)
        self.list.setModel(self.model)
        self.list.horizontalHeader().hide()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.reading = Reading()
        self.wipe = Button("Wis de keuze", glyph="x")
        self.nothing = EmptyState(
            "magnifying-glass", "Niets gevonden", "Probeer een ander woord, of kies minder filters.", self.wipe
        )
        self._list_card = Card(margins=(1, 8, 1, 8))
        self._list_card.body.addWidget(self.list, 1)
        # Above the text, in a low window, the list would otherwise take the height that it likes best.
        self._list_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        both = QWidget()
        both.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.pages = PageStack()
        self.pages.addWidget(both)
        self.pages.addWidget(self.nothing)
        self.print_button = Button("Afdrukken", "secondary", "printer")
        self.save_button = Button("PDF bewaren", "primary", "download-simple")
        head = PageHead(
            TITLE,
            f"Met bron, datum en zekerheid. {NOTICE}",
            (self.print_button, self.save_button),
        )
        box = column(head, 14, self.filters, 8, self.count, 8, self.pages, gap=0, margins=(28, 18, 28, 16))
        box.setStretchFactor(self.pages, 1)
        self.setLayout(box)
        self._arrange()
        self._connect()
        self._fill()

    def show_entry(self, key: str) -> None:
        """Show a criterion, a number or a duty by its id. Raises KeyError when there is none."""
        part = next((part for part in Part if (part, key) in self._entries), None)
        if part is None:
            raise KeyError(key)
        if self.model.find(key) < 0:
            self.filters.show_only(part)
            self._fill()
        self.list.go_to_row(self.model.find(key))

    def show_numbers(self) -> None:
        """Show the numbers alone."""
        self.filters.show_only(Part.NORMS)
        self._fill()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_busy(self, busy: bool) -> None:
        """While a PDF is made, no other can be asked for."""
        self._busy = busy
        self._enable()

    def entry_shown(self) -> Entry | None:
        """What can be read now."""
        return self.reading.entry()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.filters.changed.connect(self._fill)
        self.filters.downwards.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.wipe.clicked.connect(self._wipe)
        self.save_button.clicked.connect(lambda: self.save_requested.emit(self.filters.wanted()))
        self.print_button.clicked.connect(lambda: self.print_requested.emit(self.filters.wanted()))
        self.list.selectionModel().currentRowChanged.connect(lambda now, _before: self._read(now.row()))
        self.list.opened.connect(lambda _index: self.reading.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.reading.link_asked.connect(self.show_entry)

    def _fill(self) -> None:
        catalogue = self._index.narrowed(self.filters.wanted())
        keys = (
            *((Part.CRITERIA, item.id) for item in catalogue.criteria),
            *((Part.NORMS, name) for name in catalogue.norms),
            *((Part.DUTIES, duty.id) for duty in catalogue.duties),
        )
        entries = [self._entries[key] for key in keys]
        self.model.show(entries)
        self.pages.setCurrentIndex(0 if entries else 1)
        of_all = "" if len(entries) == self._total else f", van de {dutch.number(self._total)}"
        self.count.setText(f"U ziet {counted(catalogue)}{of_all}." if entries else "Bij deze keuze hoort niets.")
        if entries:
            self.list.go_to_row(0)
        else:
            self.reading.show_entry(None, ())
        self._enable()

    def _enable(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(not self._busy and self.model.rowCount() > 0)

    def _wipe(self) -> None:
        self.filters.show_only()
        self._fill()
        self.focus_search()

    def _read(self, at: int) -> None:
        entry = self.model.entry(at)
        if entry is not None:
            other = Part.NORMS if entry.part is Part.CRITERIA else Part.CRITERIA
            links = tuple((key, self._entries[other, key].title) for key in entry.links)
            self.reading.show_entry(entry, links)
            self.shown.emit(entry.key)

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
        self._grid.setRowStretch(0, 2)
        self._grid.setRowStretch(1, 0 if beside else 3)
        self._list_card.setMaximumWidth(look().px(_LIST_WIDTH) if beside else 16_777_215)
        self._list_card.setMinimumWidth(look().px(_LIST_WIDTH) if beside else 0)
