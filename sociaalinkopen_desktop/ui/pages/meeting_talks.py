"""Step 7: what came of each conversation, typed at the table, and what has to be done afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.meeting.conversations import Attendance, Conversation, Interest
from ...domain.meeting.meeting import Meeting
from ...domain.meeting.timetable import timetable_of
from ..meeting_editor import MeetingEditor
from ..models.paged_rows import PagedRows
from ..widgets.card import Card
from ..widgets.table import Cell, Column, TableView
from ..widgets.text import Label
from .meeting_parts import enterprise_name, organisation_name
from .meeting_talk_form import Pair, TalkForm

COLUMNS = (Column("Tijd", 128), Column("Gesprek", 0), Column("Uitkomst", 210))
_BY_KEY = {
    Qt.Key.Key_1: Attendance.HELD,
    Qt.Key.Key_2: Attendance.ORGANISATION_ABSENT,
    Qt.Key.Key_3: Attendance.ENTERPRISE_ABSENT,
    Qt.Key.Key_0: Attendance.PLANNED,
}
_INTEREST_KEYS = {Qt.Key.Key_J: Interest.YES, Qt.Key.Key_M: Interest.PERHAPS, Qt.Key.Key_N: Interest.NONE}
SIGNS = {
    Attendance.PLANNED: ("circle-dashed", "muted"),
    Attendance.HELD: ("check-circle-fill", "ok"),
    Attendance.ORGANISATION_ABSENT: ("x-circle-fill", "why"),
    Attendance.ENTERPRISE_ABSENT: ("x-circle-fill", "why"),
}


@dataclass(frozen=True)
class _Talk:
    """One row: a conversation with its time and the names of organisation and enterprise."""

    item: Conversation
    time: str
    names: tuple[str, str]

    @property
    def id(self) -> str:
        return f"{self.item.organisation} {self.item.enterprise}"


class _Model(PagedRows):
    def cells_of(self, row: Any, today: Any, narrow: bool) -> tuple[Cell, ...]:
        outcome = row.item.outcome
        glyph, tone = SIGNS[outcome.attendance]
        interest = outcome.interest.label if outcome.interest else ""
        table = f"tafel {row.item.table}" if row.item.table else ""
        return (
            Cell(row.time or "Geen tijd", table),
            Cell(row.names[1], f"met {row.names[0]}", strong=True),
            Cell(outcome.attendance.label, interest, tone=tone if tone != "muted" else "text", glyph=glyph),
        )

    def tooltip_of(self, row: Any) -> str:
        return f"{row.names[1]}\nmet {row.names[0]}"


class _TalkTable(TableView):
    """`keyed(int)`: a key that says how it went was pressed."""

    keyed = Signal(int)

    def keyPressEvent(self, event: Any) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in (*_BY_KEY, *_INTEREST_KEYS):
            self.keyed.emit(int(event.key()))
        else:
            super().keyPressEvent(event)


class TalksCard(Card):
    """The conversations in their order, and the one that is chosen as a short form. `said(str)` is for the undo bar."""

    said = Signal(str)

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__("Gesprekken", margins=(1, 14, 1, 12), gap=8, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(19, 0, 19, 0)  # type: ignore[union-attr]
        self._editor = editor
        self._talks: list[_Talk] = []
        self.counts = Label("", tone="muted", wrap=True)
        self.model = _Model(COLUMNS)
        self.table = _TalkTable(COLUMNS, name="Gesprekken")
        self.table.setModel(self.model)
        keys = Label(
            "1 gesproken · 2 organisatie kwam niet · 3 onderneming kwam niet · J wil verder · M misschien · N past "
            "niet · Enter naar de notitie · Ctrl+Enter volgende gesprek",
            "caption",
            "muted",
            wrap=True,
        )
        for part in (self.counts, keys):
            part.setContentsMargins(19, 0, 19, 0)
        self.add(self.counts, self.table, keys)
        self.form = TalkForm(editor)
        self.form.said.connect(self.said)
        self.form.next_requested.connect(self.go_on)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_form())
        self.table.opened.connect(lambda _at: self.form.take_focus())
        self.table.keyed.connect(self._on_key)
        editor.changed.connect(self._on_changed)
        self._on_changed(editor.meeting)

    def take_focus(self) -> None:
        """Begin at the first conversation without an outcome."""
        if self._talks:
            at = next((at for at, talk in enumerate(self._talks) if not _is_over(talk)), 0)
            if not self.table.currentIndex().isValid():
                self.table.go_to_row(at)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self) -> None:
        """Choose the next conversation, with the focus in the list."""
        at = self.table.currentIndex().row() + 1
        if at < len(self._talks):
            self.table.go_to_row(at)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> Pair | None:
        """The keys of the chosen conversation."""
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self._talks):
            return None
        item = self._talks[at].item
        return item.organisation, item.enterprise

    # -- inside ---------------------------------------------------------------------------------------------------
    def _on_changed(self, meeting: Meeting) -> None:
        before = self.current()
        table = timetable_of(meeting)
        items = [*table.conversations, *(item for item in meeting.conversations if item.slot is None)]
        self._talks = [
            _Talk(
                item,
                slot.time if (slot := table.slot_of(item)) else "",
                (organisation_name(meeting, item.organisation), enterprise_name(meeting, item.enterprise)),
            )
            for item in items
        ]
        self.model.show(self._talks, len(self._talks), date.min, keep=True)
        self.table.setVisible(bool(self._talks))
        rows = min(len(self._talks), 7)
        self.table.setFixedHeight(rows * self.table.row_height() + self.table.horizontalHeader().height() + 4)
        if before is not None:
            pairs = [(talk.item.organisation, talk.item.enterprise) for talk in self._talks]
            if before in pairs and self.current() != before:
                self.table.go_to_row(pairs.index(before))
        over = sum(_is_over(talk) for talk in self._talks)
        self.counts.setText(
            f"{over} van de {dutch.counted(len(self._talks), 'gesprek', 'gesprekken')} met een uitkomst"
            if self._talks
            else "Er zijn nog geen gesprekken. Maak bij stap 5 eerst het rooster."
        )
        self._show_form()

    def _show_form(self) -> None:
        self.form.show_pair(self.current())

    def _on_key(self, key: int) -> None:
        known = Qt.Key(key)
        if known in _BY_KEY:
            self.form.put("attendance", _BY_KEY[known])
        else:
            self.form.put("interest", _INTEREST_KEYS[known])

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "table"):
            rows = min(len(self._talks), 7)
            self.table.setFixedHeight(rows * self.table.row_height() + self.table.horizontalHeader().height() + 4)


def _is_over(talk: _Talk) -> bool:
    return talk.item.outcome.attendance is not Attendance.PLANNED
