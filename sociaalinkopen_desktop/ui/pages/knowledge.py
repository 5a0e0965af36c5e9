"""Kennisbank: every criterion, number and duty that the program judges by, to search, to read and to print, offline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QSizePolicy, QWidget

from ...domain import dutch
from ...domain.catalogue import Catalogue
from ...domain.catalogue_document import TITLE
from ...domain.catalogue_search import CatalogueIndex, Part
from ...domain.catalogue_texts import NOTICE, counted
from ...domain.norms import Certainty
from ...domain.obstacles import TITLE as OBSTACLES
from ...domain.obstacles import Obstacle, ObstacleBook
from ..models.knowledge import COLUMNS, Entry, EntryModel, entries_of
from ..models.obstacles import entries_of_obstacles
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import column, row
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.table import TableView
from ..widgets.text import Label
from .knowledge_filters import KnowledgeFilters
from .knowledge_reading import Reading

SAID = "Zei een collega dit?"
_SUBTITLES = {False: "Met bron, datum en zekerheid.", True: "Met wat er werkelijk speelt, en wat u kunt doen."}
_LIST_WIDTH = 400
_BESIDE_FROM = 860


class KnowledgePage(QWidget):
    """List left, text right; where there is little room the list above the text.

    `today` says which of the dated numbers holds now. `save_requested(CatalogueFilter)` and
    `print_requested(CatalogueFilter)`: the user wants what the list shows as PDF or on paper.

    `obstacles` are what colleagues say, a part of its own: `obstacles_asked(obstacles, choice, on paper)` wants
    these as PDF or on paper, `go_asked(str)` leads to where something is done about one. `has_tender` says whether a
    tender is open.
    """

    shown = Signal(str)  # the key of the entry that can be read now
    save_requested = Signal(object)
    print_requested = Signal(object)
    obstacles_asked = Signal(object, object, bool)
    go_asked = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        today: date | None = None,
        parent: QWidget | None = None,
        *,
        obstacles: ObstacleBook | None = None,
        has_tender: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(TITLE)
        self._index = CatalogueIndex(catalogue)
        entries = entries_of(self._index.catalogue, today)
        self._total = len(entries)
        self._book, self._has_tender = obstacles or ObstacleBook(), has_tender
        entries = (*entries, *entries_of_obstacles(self._book, catalogue))
        self._entries = {(entry.part, entry.key): entry for entry in entries}
        self._busy = False
        self.filters = KnowledgeFilters(self._index.catalogue, len(self._book.obstacles))
        self.search = self.filters.search
        self.count = Label("", "caption", "muted", wrap=True)
        self.said = Button(SAID, "quiet", "chats", small=True)
        self.said_there = Button(SAID, "secondary", "chats")
        self.model = EntryModel(self)
        self.list = TableView(COLUMNS, name=TITLE)
        self.list.setModel(self.model)
        self.list.horizontalHeader().hide()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.reading = Reading()
        self.wipe = Button("Wis de keuze", glyph="x")
        self.nothing = EmptyState(
            "magnifying-glass", "Niets gevonden", "Probeer een ander woord, of kies minder filters.",
            self.wipe, self.said_there,
        )  # fmt: skip
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
        self.head = PageHead(
            TITLE,
            f"{_SUBTITLES[False]} {NOTICE}",
            (self.print_button, self.save_button),
        )
        told = row(self.count, self.said)
        box = column(self.head, 14, self.filters, 8, told, 8, self.pages, gap=0, margins=(28, 18, 28, 16))
        box.setStretchFactor(self.pages, 1)
        self.setLayout(box)
        self._arrange()
        self._connect()
        self._fill()

    def show_entry(self, key: str) -> None:
        """Show a criterion, number, duty or obstacle by its id. Raises KeyError when there is none."""
        if (None, key) in self._entries:
            show = self.filters.show_obstacles
        else:
            part = next((part for part in Part if (part, key) in self._entries), None)
            if part is None:
                raise KeyError(key)
            show = partial(self.filters.show_only, part)
        if self.model.find(key) < 0:
            show()
            self._fill()
        self.list.go_to_row(self.model.find(key))

    def show_obstacles(self, words: str = "") -> None:
        """Show what colleagues say, those with these words first."""
        self.filters.show_obstacles(words)
        self._fill()

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
        self.save_button.clicked.connect(lambda: self._ask(self.save_requested, on_paper=False))
        self.print_button.clicked.connect(lambda: self._ask(self.print_requested, on_paper=True))
        for button in (self.said, self.said_there):
            button.clicked.connect(lambda: self.show_obstacles(self.search.words()))
        self.reading.go_asked.connect(self.go_asked)
        self.list.selectionModel().currentRowChanged.connect(lambda now, _before: self._read(now.row()))
        self.list.opened.connect(lambda _index: self.reading.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.reading.link_asked.connect(self.show_entry)

    def _ask(self, signal: SignalInstance, *, on_paper: bool) -> None:
        if self.filters.wants_obstacles():
            self.obstacles_asked.emit(self._obstacles_shown(), self.filters.wanted().told(), on_paper)
        else:
            signal.emit(self.filters.wanted())

    def _obstacles_shown(self) -> tuple[Obstacle, ...]:
        wanted = self.filters.wanted()
        return tuple(
            item for item in self._book.search(wanted.words) if wanted.sure in (None, item.certainty is Certainty.SURE)
        )

    def _fill(self) -> None:
        wanted = self.filters.wanted()
        is_said = self.filters.wants_obstacles()
        self.head.set_title(OBSTACLES if is_said else TITLE)
        self.head.set_subtitle(f"{_SUBTITLES[is_said]} {NOTICE}")
        offers = not is_said and bool(wanted.words and self._book.search(wanted.words))
        self.said_there.setVisible(offers)
        if is_said:
            entries = [self._entries[None, item.id] for item in self._obstacles_shown()]
            self._show(entries, dutch.counted(len(entries), "bezwaar", "bezwaren"), len(self._book.obstacles))
            self.said.hide()
            return
        catalogue = self._index.narrowed(wanted)
        keys = (
            *((Part.CRITERIA, item.id) for item in catalogue.criteria),
            *((Part.NORMS, name) for name in catalogue.norms),
            *((Part.DUTIES, duty.id) for duty in catalogue.duties),
        )
        self._show([self._entries[key] for key in keys], counted(catalogue), self._total)
        self.said.setVisible(offers and bool(keys))  # else it stands in the middle

    def _show(self, entries: Sequence[Entry], told: str, total: int) -> None:
        """Show these entries of so many in all, and read the first."""
        self.model.show(entries)
        self.pages.setCurrentIndex(0 if entries else 1)
        of_all = "" if len(entries) == total else f", van de {dutch.number(total)}"
        self.count.setText(f"U ziet {told}{of_all}." if entries else "Bij deze keuze hoort niets.")
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
            if entry.part is Part.CRITERIA:
                links += tuple((item.id, item.quoted) for item in self._book.touching(entry.key))
            self.reading.show_entry(entry, links, in_tender=self._has_tender())
            self.shown.emit(entry.key)

    def showEvent(self, event: QShowEvent) -> None:
        """A tender may have been opened since: what is read then leads to its steps."""
        super().showEvent(event)
        if self.filters.wants_obstacles():
            self._read(self.list.currentIndex().row())

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
