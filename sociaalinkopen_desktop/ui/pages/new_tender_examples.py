"""The way to a new tender that begins with a worked example: a card for each, and a search when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from ...domain.catalogue_search import plain
from ..theme import look
from ..widgets.choice_card import ChoiceCard
from ..widgets.layouts import column, holder
from ..widgets.search_field import SearchField
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label

SEARCH_FROM = 7
"""With so many examples there is a search."""
_TWO_FROM = 620
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


@dataclass(frozen=True)
class ExampleLine:
    """An example as it is offered: its key, its name, one line of facts and what it is for."""

    key: str
    title: str
    description: str
    facts: str = ""

    @property
    def sought(self) -> str:
        """What the search looks in."""
        return plain(f"{self.title} {self.facts} {self.description}")


class ExampleWay(StepPanel):
    """Offers examples. `chosen(str)` carries the key of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("Zoek in de voorbeelden", "Zoek een voorbeeld")
        self.search.searched.connect(self._filter)
        self.search.downwards.connect(self._go_to_first)
        self._words = Label("", tone="muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._examples: list[tuple[ExampleLine, ChoiceCard]] = []
        self._box = holder(self._grid)
        self.add(holder(column(self.search, self._words, self._box, gap=10)))

    def cards(self) -> Sequence[ChoiceCard]:
        """The examples that are offered now, in order."""
        return [card for _example, card in self._examples if not card.isHidden()]

    def words(self) -> str:
        """The sentence above the examples."""
        return self._words.text()

    def show_examples(self, examples: Sequence[ExampleLine]) -> None:
        """Offer these examples."""
        for _example, card in self._examples:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._examples = []
        for example in examples:
            card = ChoiceCard(example.title, example.facts, example.description, self._box)
            card.clicked.connect(lambda _checked=False, key=example.key: self.chosen.emit(key))
            self._examples.append((example, card))
        self.search.setVisible(len(examples) >= SEARCH_FROM)
        self._filter("")

    def begin(self) -> None:
        """Start afresh, with every example."""
        self.search.show_words("")
        self._filter("")

    def enter(self) -> None:
        if self._examples and len(self._examples) >= SEARCH_FROM:
            self.search.setFocus(_BY_KEY)
        else:
            self._go_to_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "_grid"):  # the base class calls this while it is made
            self._arrange()

    def _filter(self, words: str) -> None:
        sought = plain(words).split()
        for example, card in self._examples:
            card.setVisible(all(word in example.sought for word in sought))
        self._words.setText(self._sentence(words))
        self._arrange()

    def _sentence(self, words: str) -> str:
        if not self._examples:
            return "Er zijn geen voorbeelden bij het programma geleverd. Begin leeg of uit een bestand."
        if not self.cards():
            return f"Geen voorbeeld met “{words.strip()}”. Zoek op een ander woord, zoals catering of openbaar."
        return "Elk voorbeeld is ingevuld van begin tot eind. Namen en bedragen zijn verzonnen."

    def _go_to_first(self) -> None:
        cards = self.cards()
        if cards:
            cards[0].setFocus(_BY_KEY)

    def _arrange(self) -> None:
        """Two beside each other where there is room."""
        across = 2 if self.viewport().width() >= look().px(_TWO_FROM) else 1
        for _example, card in self._examples:
            self._grid.removeWidget(card)
        for at, card in enumerate(self.cards()):
            self._grid.addWidget(card, at // across, at % across)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if across == 2 else 0)
