"""A new tender: by five questions, blank, out of an example, as a copy of an earlier one, or out of a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ...application.ports import Query, Summary
from ...domain.families import Family
from ..models.paged_rows import WINDOW
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.file_drop import FileDrop
from ..widgets.layouts import column, holder, row
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.way_card import WayCard
from .new_tender_examples import ExampleLine, ExampleWay
from .new_tender_ways import BlankWay, CopyWay, FileWay
from .quick_way import QuickWay

_ALL_FROM, _LOW_BELOW, _WAYS_WIDTH = 940, 560, 1200
_CARDS = (
    ("Snel beginnen", "Vijf vragen. Daarna staat er al een begin, met uitleg.", "lightning"),
    ("Leeg beginnen", "U geeft alleen een naam. De rest vult u stap voor stap in.", "file-plus"),
    ("Uit een voorbeeld", "Een ingevulde aanbesteding om van te leren of aan te passen.", "sparkle"),
    ("Kopie van een eerdere", "Zelfde inhoud, zonder datums. Handig als u iets opnieuw inkoopt.", "copy"),
    ("Uit een bestand", "Een aankondiging van TenderNed of TED, of een bewaard dossier.", "file-arrow-down"),
)


class NewTenderPage(FileDrop):
    """Five ways beside each other, and below them what the chosen one asks.

    `quick_requested(QuickAnswers)` carries the answers of the quick start.
    `earlier_wanted(Query)`: earlier tenders are sought to copy; answer with `show_earlier`. A file that is dropped
    anywhere on the page comes as `file_dropped(Path)`; whoever reads it says what is wrong with it.
    """

    quick_requested = Signal(object)
    blank_requested = Signal(str)
    example_requested = Signal(str)
    duplicate_requested = Signal(str)
    file_requested = Signal()
    earlier_wanted = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        examples: Sequence[ExampleLine] = (),
        families: Sequence[Family] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, files_only=True)
        self.setAccessibleName("Nieuwe aanbesteding")
        self.quick, self.blank, self.examples = QuickWay(), BlankWay(), ExampleWay()
        self.copy, self.file = CopyWay(), FileWay()
        self.cards = tuple(WayCard(*card) for card in _CARDS)
        self.cancel = Button("Annuleren", "quiet", "x")
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._ways_box = holder(self._grid)
        self.pages = PageStack()
        group = QButtonGroup(self)
        for at, (card, way) in enumerate(zip(self.cards, self._ways(), strict=True)):
            group.addButton(card, at)
            self.pages.addWidget(way)
            card.entered.connect(self._enter)
        group.idToggled.connect(self._choose)
        words = "Hoe wilt u beginnen? U kunt later alles nog veranderen."
        head = PageHead("Nieuwe aanbesteding", words, (self.cancel,))
        self._arrange()
        across = row(self._ways_box, None, gap=0)
        across.setStretch(0, 1000)
        box = column(head, 14, across, 12, self.pages, gap=0, margins=(28, 18, 28, 20))
        box.setStretchFactor(self.pages, 1)
        self.setLayout(box)
        self._connect()
        self.show_examples(examples)
        self.quick.show_families(families)
        self.quick.begin()
        self.cards[0].setChecked(True)

    # -- what the owner calls -------------------------------------------------------------------------------------
    def show_examples(self, examples: Sequence[ExampleLine]) -> None:
        """Offer these examples."""
        self.examples.show_examples(examples)

    def show_earlier(self, rows: Sequence[Summary], today: date) -> None:
        """Offer these tenders to copy: the answer to `earlier_wanted`."""
        self.copy.show_rows(rows, today)

    def begin(self) -> None:
        """Start afresh: first way, empty fields, focus on the first card."""
        self.quick.begin()
        self.blank.begin()
        self.examples.begin()
        self.copy.begin()
        self.cards[0].setChecked(True)
        self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _ways(self) -> tuple[QuickWay, BlankWay, ExampleWay, CopyWay, FileWay]:
        return self.quick, self.blank, self.examples, self.copy, self.file

    def _connect(self) -> None:
        self.quick.chosen.connect(self.quick_requested)
        self.quick.example_wanted.connect(self.example_requested)
        self.blank.chosen.connect(self.blank_requested)
        self.examples.chosen.connect(self.example_requested)
        self.copy.chosen.connect(self.duplicate_requested)
        self.copy.wanted.connect(lambda words: self.earlier_wanted.emit(Query(search=words, limit=WINDOW)))
        self.file.chosen.connect(self.file_requested)
        self.cancel.clicked.connect(self.cancelled)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancelled)

    def _choose(self, at: int, on: bool) -> None:
        if on:
            self.pages.setCurrentIndex(at)
            if self._ways()[at] is self.copy and not self.copy.asked():
                self.earlier_wanted.emit(Query(limit=WINDOW))

    def _enter(self) -> None:
        self._ways()[self.pages.currentIndex()].enter()

    # -- room -----------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        across = len(self.cards) if self.width() >= look().px(_ALL_FROM) else 3
        low = self.height() < look().px(_LOW_BELOW)
        self._ways_box.setMaximumWidth(look().px(_WAYS_WIDTH))
        for card in self.cards:
            self._grid.removeWidget(card)
        for at, card in enumerate(self.cards):
            card.set_compact(low)
            self._grid.addWidget(card, at // across, at % across)
