"""Every key of the program, in groups, to read and to print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ...domain.document import Document
from ...domain.list_document import Paper, key_list
from ..models.shortcuts import KeyGroup, KeyLine, key_groups, told_key, told_keys
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.key_cap import KeyCap
from ..widgets.layouts import column, emptied, holder, row
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label

_WIDTH = 1200
_TWO_COLUMNS_FROM = 900


class ShortcutsPage(QWidget):
    """`print_requested()` and `save_requested()`: the keys on paper, or as PDF."""

    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sneltoetsen")
        self.print_button = Button("Afdrukken", "secondary", "printer")
        self.save_button = Button("PDF bewaren", "primary", "download-simple")
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        head = PageHead(
            "Sneltoetsen",
            "Alles in het programma kan met het toetsenbord. Ctrl+K vindt de rest.",
            (self.print_button, self.save_button),
        )
        self._cards = [_card(group) for group in key_groups()]
        self._sides = (column(gap=12), column(gap=12))
        panel = StepPanel(width=_WIDTH)
        both = row(gap=12)
        for side in self._sides:
            both.addLayout(side, 1)
        self._both = both
        panel.add(both)
        box = column(head, 14, panel, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(panel, 1)
        self.setLayout(box)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room; each card as high as its lines."""
        columns = 2 if self.width() >= look().px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for side in self._sides:
            emptied(side)
        high = [0, 0]
        for card, group in zip(self._cards, key_groups(), strict=True):
            at = 0 if columns == 1 or high[0] <= high[1] else 1
            self._sides[at].addWidget(card)
            high[at] += len(group.lines) + 2
        for side in self._sides:
            side.addStretch(1)
        self._both.setStretch(1, 1 if columns == 2 else 0)


def keys_document(paper: Paper) -> Document:
    """The keys as a document."""
    return key_list(
        (
            (group.title, [(_words(line), told_keys(line.keys)) for line in group.lines])
            for group in key_groups()
        ),
        paper,
    )  # fmt: skip


def _words(line: KeyLine) -> str:
    return f"{line.words} ({line.where})" if line.where else line.words


def _card(group: KeyGroup) -> Card:
    card = Card(group.title)
    for line in group.lines:
        card.add(_line(line))
    return card


def _line(line: KeyLine) -> QWidget:
    """The words left, where it applies below them, and the keys right as caps."""
    words = column(Label(line.words, wrap=True), gap=0)
    if line.where:
        words.addWidget(Label(line.where, "caption", "muted", wrap=True))
    caps = row(gap=6)
    for key in line.keys:
        caps.addWidget(KeyCap(told_key(key)))
    made = row(gap=12)
    made.addLayout(words, 1)
    made.addLayout(caps)
    made.setAlignment(caps, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    whole = holder(made)
    whole.setAccessibleName(f"{_words(line)}: {told_keys(line.keys)}")
    return whole
