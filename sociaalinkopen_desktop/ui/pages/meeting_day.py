"""Cards that reckon the day: the clock of the whole day, and the order of the pitches."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain.meeting import moments
from ...domain.meeting.day import day_plan
from ...domain.meeting.documents.parts import programme_rows
from ...domain.meeting.meeting import Meeting
from ..meeting_editor import MeetingEditor
from ..widgets.card import Card
from ..widgets.hint import Hint
from ..widgets.layouts import set_shown
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .meeting_parts import Lines, LineSpec, enterprise_name

MOST_HINTS = 4


class DayCard(Card):
    """The parts of the day with their times, and what is still missing."""

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__("De dag op de klok", parent=parent)
        self.table = TextTable((TextColumn("Tijd", 2), TextColumn("Wat", 5)), name="De dag op de klok")
        self.hints = [Hint(glyph="warning-fill") for _ in range(MOST_HINTS)]
        self.rounds = Label("", "caption", "muted", wrap=True)
        self.add(self.table, *self.hints, self.rounds)
        editor.changed.connect(self._show)
        self._show(editor.meeting)

    def _show(self, meeting: Meeting) -> None:
        day = day_plan(meeting)
        rows = programme_rows(meeting, day)
        self.table.set_rows([[TextCell(time, strong=True), TextCell(what)] for _begin, time, what in rows])
        self.table.setVisible(bool(rows))
        for at, hint in enumerate(self.hints):
            hint.show_words(day.remarks[at] if at < len(day.remarks) else "")
        count = len(day.slots)
        self.rounds.setText(f"Er passen {count} gespreksrondes in deze dag." if count > 1 else "")
        self.rounds.setVisible(count > 1)


class PitchCard(Card):
    """The pitches in their order. `asked(str)`: the line of the enterprise with that key was pressed."""

    asked = Signal(str)

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__("Volgorde van de pitches", margins=(8, 14, 8, 12), gap=2, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(12, 0, 12, 0)  # type: ignore[union-attr]
        self._lead = Label(
            "De volgorde is die van de lijst hierboven. Sleep een regel, of gebruik Alt+pijl omhoog of omlaag.",
            tone="muted",
            wrap=True,
        )
        self._lead.setContentsMargins(12, 0, 12, 4)
        self.lines = Lines("Pitches")
        self.lines.chosen.connect(self.asked)
        self.add(self._lead, self.lines)
        editor.changed.connect(self._show)
        self._show(editor.meeting)

    def _show(self, meeting: Meeting) -> None:
        day = day_plan(meeting)
        placed = [
            LineSpec(
                item.enterprise, enterprise_name(meeting, item.enterprise), note=moments.span(item.begin, item.end)
            )
            for item in day.pitches
        ]
        without = [
            LineSpec(
                item.enterprise,
                enterprise_name(meeting, item.enterprise),
                item.reason,
                pill="to_confirm",
                pill_words="Geen plaats",
            )
            for item in day.no_pitch
        ]
        self.lines.show_lines([*placed, *without])
        set_shown(self, bool(placed or without))
