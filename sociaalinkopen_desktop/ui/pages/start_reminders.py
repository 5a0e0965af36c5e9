"""What the start page reminds of outside the tenders: recognitions that have ended or soon will."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ..models.enterprise_list import ENDS_SOON, EXPIRED
from ..register_desk import Reminder
from ..widgets.card import Card
from ..widgets.line_button import LineButton

_MARGINS = (8, 14, 8, 10)


class RemindersCard(Card):
    """One line per reminder; hidden while there is none. `enterprises_requested(str)`: the register under a chip."""

    enterprises_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Herinneringen", margins=_MARGINS, gap=0, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(12, 0, 4, 0)  # type: ignore[union-attr]
        self._lines: list[LineButton] = []
        self.hide()

    def lines(self) -> Sequence[LineButton]:
        """The lines that are shown."""
        return self._lines

    def show_reminder(self, reminder: Reminder) -> None:
        """Show what asks for a look; a line that had the focus gives it to the one in its place."""
        had_focus = any(line.hasFocus() for line in self._lines)
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        if reminder.expired:
            words = "erkenning is verlopen" if reminder.expired == 1 else "erkenningen zijn verlopen"
            self._add(f"{dutch.number(reminder.expired)} {words}", "proof_expired", EXPIRED)
        if reminder.ends_soon:
            months = dutch.counted(reminder.months, "maand", "maanden")
            words = "erkenning verloopt" if reminder.ends_soon == 1 else "erkenningen verlopen"
            self._add(f"{dutch.number(reminder.ends_soon)} {words} binnen {months}", "proof_ends_soon", ENDS_SOON)
        self.setVisible(bool(self._lines))
        if had_focus and self._lines:
            self._lines[0].setFocus()

    def _add(self, words: str, pill: str, chip: str) -> None:
        line = LineButton(words, "Sociale ondernemingen. Vraag om een nieuw bewijs.", pill=pill)
        line.clicked.connect(lambda _checked=False: self.enterprises_requested.emit(chip))
        self._lines.append(line)
        self.add(line)
