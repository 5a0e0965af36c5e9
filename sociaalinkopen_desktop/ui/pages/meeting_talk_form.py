"""What came of one conversation of a meeting, as a short form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.meeting.conversations import Attendance, Conversation, FollowUp, Interest
from ...domain.meeting.following import follow_ups_of
from ...domain.meeting.meeting import Meeting
from ..controls import make_row
from ..meeting_editor import MeetingEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import ChoiceBox, DateEdit, TextEdit
from ..widgets.layouts import Flow, holder, set_shown
from ..widgets.text import Label
from .meeting_parts import enterprise_name, organisation_name

ATTENDANCE = (
    (Attendance.HELD, "Gesproken"),
    (Attendance.ORGANISATION_ABSENT, "Organisatie kwam niet"),
    (Attendance.ENTERPRISE_ABSENT, "Onderneming kwam niet"),
)
INTEREST = ((Interest.YES, "Wil verder praten"), (Interest.PERHAPS, "Misschien later"), (Interest.NONE, "Past niet"))
Pair = tuple[str, str]
"""The keys of an organisation and an enterprise."""


class TalkForm(Card):
    """What came of one conversation. `next_requested()`: on to the next; `said(str)`: for the undo bar."""

    next_requested = Signal()
    said = Signal(str)

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__("Uitkomst", gap=10, parent=parent)
        self._editor = editor
        self._pair: Pair | None = None
        self.names = Label("", "strong", wrap=True)
        self.attendance = ChoiceBox(ATTENDANCE, none_words=Attendance.PLANNED.label, width=260)
        self.interest = ChoiceBox(INTEREST, none_words="Nog niet ingevuld", width=260)
        self.attendance_row = FieldRow("Gesprek", self.attendance)
        self.interest_row = FieldRow("Interesse", self.interest)
        self.subject_row = make_row("outcome.subject", root=Conversation)
        self.agreement_row = make_row("outcome.agreement", root=Conversation)
        self.what, self.due = TextEdit(placeholder="Bijvoorbeeld: certificaat opvragen"), DateEdit()
        self.what_row = FieldRow("Nog te doen", self.what)
        self.due_row = FieldRow("Voor", self.due)
        self.add_action = Button("Zet bij ‘Nog te doen’", "secondary", "plus", small=True)
        self.next = Button("Volgende gesprek", "secondary", "arrow-right", small=True, glyph_after=True)
        self.actions_told = Label("", "caption", "muted", wrap=True)
        foot = Flow(gap=8, line_gap=6)
        foot.addWidget(self.add_action)
        foot.addWidget(self.next)
        self.add(
            self.names, self.attendance_row, self.interest_row, self.subject_row, self.agreement_row, self.what_row,
            self.due_row, self.actions_told, holder(foot),
        )  # fmt: skip
        self.attendance.edited.connect(lambda value: self.put("attendance", value or Attendance.PLANNED))
        self.interest.edited.connect(lambda value: self.put("interest", value))
        for name, row in (("subject", self.subject_row), ("agreement", self.agreement_row)):
            row.control.edited.connect(lambda value, name=name: self._type(name, value))  # type: ignore[attr-defined]
            row.control.installEventFilter(self)
        self.add_action.clicked.connect(self.keep_action)
        self.what.returnPressed.connect(self.keep_action)
        self.next.clicked.connect(self.next_requested)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next_requested)

    def take_focus(self) -> None:
        """To the note of the conversation."""
        self.subject_row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_pair(self, pair: Pair | None) -> None:
        """Show the conversation of these two, or nothing."""
        other = pair != self._pair
        self._pair = pair
        found = self._found()
        set_shown(self, found is not None)
        if found is None or pair is None:
            return
        meeting, outcome = self._editor.meeting, found[1].outcome
        self.names.setText(f"{enterprise_name(meeting, pair[1])} met {organisation_name(meeting, pair[0])}")
        self.attendance.set_value(outcome.attendance if outcome.attendance is not Attendance.PLANNED else None)
        self.interest.set_value(outcome.interest)
        held = outcome.attendance in (Attendance.HELD, Attendance.PLANNED)
        for row in (self.interest_row, self.subject_row, self.agreement_row):
            row.setVisible(held)
        for row, text in ((self.subject_row, outcome.subject), (self.agreement_row, outcome.agreement)):
            (row.control.reset if other else row.control.set_value)(text)  # type: ignore[attr-defined]
        if other:
            self.what.reset("")
            self.due.reset(None)
        mine = follow_ups_of(meeting, *pair)
        self.actions_told.setText("\n".join(f"• {_told(item)}" for item in mine))
        self.actions_told.setVisible(bool(mine))

    def put(self, name: str, value: Any) -> None:
        """Write a part of the outcome; who was marked as interested has spoken."""
        found = self._found()
        if found is None:
            return
        at, item = found
        outcome = replace(item.outcome, **{name: value})
        if name == "interest" and value is not None and outcome.attendance is Attendance.PLANNED:
            outcome = replace(outcome, attendance=Attendance.HELD)
        if outcome.attendance not in (Attendance.HELD, Attendance.PLANNED):
            outcome = replace(outcome, interest=None)
        self._editor.replace(self._with(at, replace(item, outcome=outcome)), "Uitkomst genoteerd")

    def keep_action(self) -> None:
        """Put what was typed on the list of actions."""
        what = self.what.text().strip()
        if not what or self._pair is None:
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made = FollowUp(organisation=self._pair[0], enterprise=self._pair[1], what=what, due=self.due.value())
        meeting = self._editor.meeting
        self.what.reset("")
        self.due.reset(None)
        self._editor.replace(replace(meeting, follow_ups=(*meeting.follow_ups, made)), "Actie toegevoegd")
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit("Actie toegevoegd")

    # -- inside ---------------------------------------------------------------------------------------------------
    def _type(self, name: str, value: str) -> None:
        found = self._found()
        if found is None:
            return
        at, item = found
        given: dict[str, Any] = {name: value}
        outcome = replace(item.outcome, **given)
        if value.strip() and outcome.attendance is Attendance.PLANNED:
            outcome = replace(outcome, attendance=Attendance.HELD)
        made = self._with(at, replace(item, outcome=outcome))
        self._editor.replace(made, "Uitkomst genoteerd", f"outcome {self._pair} {name}")

    def _found(self) -> tuple[int, Conversation] | None:
        for at, item in enumerate(self._editor.meeting.conversations):
            if (item.organisation, item.enterprise) == self._pair:
                return at, item
        return None

    def _with(self, at: int, item: Conversation) -> Meeting:
        rows = self._editor.meeting.conversations
        return replace(self._editor.meeting, conversations=(*rows[:at], item, *rows[at + 1 :]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


def _told(item: FollowUp) -> str:
    due = f", voor {dutch.day(item.due)}" if item.due else ""
    done = f" (gedaan op {dutch.day(item.done_on)})" if item.done_on else ""
    return f"{item.what.strip() or 'Actie zonder omschrijving'}{due}{done}"
