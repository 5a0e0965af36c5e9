"""What the start page reminds of outside the tenders: recognitions that end, and what meetings still ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ..models.enterprise_list import ENDS_SOON, EXPIRED
from ..register_desk import Reminder
from ..widgets.card import Card
from ..widgets.line_button import LineButton

if TYPE_CHECKING:
    from ...domain.meeting.standing import MeetingReminder

_MARGINS = (8, 14, 8, 10)
MOST_MEETINGS = 6


class RemindersCard(Card):
    """One line per reminder; hidden while there is none. `enterprises_requested(str)`: the register under a chip.

    `meeting_requested(str)` asks for a meeting.
    """

    enterprises_requested = Signal(str)
    meeting_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Herinneringen", margins=_MARGINS, gap=0, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(12, 0, 4, 0)  # type: ignore[union-attr]
        self._lines: list[LineButton] = []
        self._meetings: list[LineButton] = []
        self.hide()

    def lines(self) -> Sequence[LineButton]:
        """The lines that are shown."""
        return [*self._lines, *self._meetings]

    def show_meetings(self, reminders: Sequence[MeetingReminder]) -> None:
        """Show what is due in the meetings, the most urgent first."""
        for line in self._meetings:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._meetings = []
        for item in reminders[:MOST_MEETINGS]:
            due = item.reminder.due
            note = f"{'te laat: ' if item.reminder.is_late else 'voor '}{dutch.day(due)}" if due else ""
            line = LineButton(item.reminder.text, f"Meet the market. {item.title}", note=note, pill="meeting_open")
            line.clicked.connect(
                lambda _checked=False, key=item.reminder.meeting_id: self.meeting_requested.emit(key)
            )  # fmt: skip
            self._meetings.append(line)
            self.add(line)
        self.setVisible(bool(self.lines()))

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
        self.setVisible(bool(self.lines()))
        if had_focus and self._lines:
            self._lines[0].setFocus()

    def _add(self, words: str, pill: str, chip: str) -> None:
        line = LineButton(words, "Sociale ondernemingen. Vraag om een nieuw bewijs.", pill=pill)
        line.clicked.connect(lambda _checked=False: self.enterprises_requested.emit(chip))
        self.body.insertWidget(len(self._lines), line)
        self._lines.append(line)
