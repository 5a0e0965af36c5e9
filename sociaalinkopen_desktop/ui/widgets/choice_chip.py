"""A chip that opens a menu of choices, any number of which can be ticked: "Soort", "Soort: Sw-bedrijf", "Soort: 2"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ...domain import dutch
from ...domain.choices import Choice
from .chip import Chip, ChipItem


class ChoiceChip(Chip):
    """`chosen_changed(tuple)`: the choices the user ticked, in their order; all of them is the same as none.

    `counts_wanted()`: the menu is about to open; `show_counts` may answer, also while it is open.
    """

    chosen_changed = Signal(object)
    counts_wanted = Signal()

    def __init__(self, words: str, choices: Sequence[Choice], all_words: str, parent: QWidget | None = None) -> None:
        super().__init__(ChipItem(words.lower(), words, "caret-down"), parent)
        self.setProperty("glyph_after", True)
        self._words = words
        self._chosen: tuple[Choice, ...] = ()
        self.menu_of_choices = QMenu(words, self)
        self.choice_actions = {choice: QAction(choice.label, self) for choice in choices}
        for action in self.choice_actions.values():
            action.setCheckable(True)
            action.triggered.connect(self._choose)
            self.menu_of_choices.addAction(action)
        self.menu_of_choices.addSeparator()
        self.all_choices = QAction(all_words, self)
        self.all_choices.triggered.connect(lambda: self._take(()))
        self.menu_of_choices.addAction(self.all_choices)
        self.menu_of_choices.aboutToHide.connect(self._show)
        self.clicked.connect(self._open)
        self._show()

    def chosen(self) -> tuple[Choice, ...]:
        """What is ticked; nothing when that is everything."""
        return self._chosen

    def told(self) -> tuple[str, str]:
        """What the chip is about and what is ticked, for on paper."""
        return self._words, ", ".join(choice.label for choice in self._chosen)

    def choose(self, chosen: Sequence[Choice]) -> None:
        """Tick these without telling."""
        self._chosen = tuple(chosen)
        self._show()

    def show_counts(self, counts: Mapping[Any, int]) -> None:
        """Write how many there are behind each choice."""
        for choice, action in self.choice_actions.items():
            if choice in counts:
                action.setText(f"{choice.label} ({dutch.number(counts[choice])})")

    def _choose(self) -> None:
        ticked = tuple(choice for choice, action in self.choice_actions.items() if action.isChecked())
        self._take(ticked if len(ticked) < len(self.choice_actions) else ())

    def _take(self, chosen: tuple[Choice, ...]) -> None:
        changed = chosen != self._chosen
        self.choose(chosen)
        if changed:
            self.chosen_changed.emit(chosen)

    def _show(self) -> None:
        for choice, action in self.choice_actions.items():
            action.setChecked(choice in self._chosen)
        self.all_choices.setEnabled(bool(self._chosen))
        one = self._chosen[0].label if len(self._chosen) == 1 else f"{len(self._chosen)} gekozen"
        self.set_words(f"{self._words}: {one}" if self._chosen else self._words)
        self.set_on(bool(self._chosen))

    def _open(self) -> None:
        self._show()
        self.counts_wanted.emit()
        self.menu_of_choices.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
