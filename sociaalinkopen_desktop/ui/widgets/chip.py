"""Filter chips: round words in a row that goes on in the next line when it is full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ..theme import look
from .buttons import Button
from .layouts import Flow


@dataclass(frozen=True, slots=True)
class ChipItem:
    """One filter: its key, its words with the count in it ("Loopt 9"), and perhaps an icon."""

    key: str
    words: str
    glyph: str = ""


class Chip(Button):
    """A round word. Chosen (`set_on`), it is bold and carries a tick, unless it has an icon of its own."""

    def __init__(self, item: ChipItem, parent: QWidget | None = None) -> None:
        self._own_glyph = item.glyph
        super().__init__(item.words, "chip", item.glyph, small=True, parent=parent)

    def set_words(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.updateGeometry()

    def restyle(self, *_checked: bool) -> None:
        on = self.is_on or (self.isCheckable() and self.isChecked())
        self.setProperty("glyph", self._own_glyph or ("check-bold" if on else ""))
        self.setFont(look().font("caption-strong" if on else "caption"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as when it is chosen, so that choosing moves no neighbour (the tick apart)."""
        made = super().sizeHint()
        strong = look().metrics("caption-strong").horizontalAdvance(self.text())
        return QSize(made.width() + max(0, strong - self.fontMetrics().horizontalAdvance(self.text())), made.height())


class _Choice(Chip):
    """One out of a row: a radio button to a screen reader."""

    def __init__(self, item: ChipItem, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self.restyle)


class ChipRow(QWidget):
    """Chips of which one is chosen. `changed(str)`: the chosen key; only the user's clicks emit it."""

    changed = Signal(str)

    def __init__(
        self,
        items: Sequence[ChipItem] = (),
        *,
        name: str = "Filters",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        self._flow = Flow()
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_items(items)

    def set_items(self, items: Sequence[ChipItem]) -> None:
        """Show these chips. Known keys keep their chip and their state: only the words change."""
        for key in self._chips.keys() - {item.key for item in items}:
            chip = self._chips.pop(key)
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        for item in items:
            if item.key in self._chips:
                self._chips[item.key].set_words(item.words)
            else:
                chip = self._chips[item.key] = _Choice(item)
                self._group.addButton(chip)
                self._flow.addWidget(chip)
        if items and not any(chip.isChecked() for chip in self._chips.values()):
            self._chips[items[0].key].setChecked(True)

    def chip(self, key: str) -> Chip:
        return self._chips[key]

    def chosen(self) -> str | None:
        """The key of the chosen chip; None while there are none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, key: str) -> None:
        """Choose this chip without telling `changed`."""
        if key in self._chips:
            self._chips[key].setChecked(True)

    def _tell(self) -> None:
        self.changed.emit(self.chosen())
