"""One meeting, in eight steps: from what and when, to what it taught us."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.meeting.conversations import Attendance
from ...domain.meeting.day import day_plan
from ...domain.meeting.meeting import Meeting
from ...domain.meeting.standing import NO_TITLE, standing
from ...domain.meeting.timetable import timetable_of
from ..autosave import SaveState
from ..cards_form import CardsForm
from ..form import CardSpec
from ..meeting_editor import MeetingEditor
from ..meeting_lookup import MeetingLookup
from ..meeting_results import MeetingResults
from ..models.meeting_list import PILLS
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.pill import Pill
from ..widgets.step_list import StepList, StepScroll
from ..widgets.text import Label
from .meeting_cards import (
    ENTERPRISES,
    FOLLOW_UPS,
    INVITED,
    QUESTIONS,
    TIMES,
    follow_up_cards,
    information_cards,
    pitching_cards,
    seeking_cards,
    when_cards,
)
from .meeting_choosing import RegisterPickCard, TendersCard
from .meeting_day import DayCard, PitchCard
from .meeting_documents import PapersStep, PaperTools
from .meeting_results_cards import RegisterResultCard, RemindersOfMeetingCard, TenderResultCard, tender_choice
from .meeting_talks import TalksCard
from .meeting_timetable import TimetableStep
from .meeting_wishes import WishesStep

WHEN, SEEKING, PITCHING, WISHES, TIMETABLE, PAPERS, TALKS, INFORMATION = (
    "when", "seeking", "pitching", "wishes", "timetable", "papers", "talks", "information",
)  # fmt: skip
STEPS = (
    (WHEN, "Wat en wanneer"),
    (SEEKING, "Wie zoekt"),
    (PITCHING, "Wie pitcht"),
    (WISHES, "Wensen"),
    (TIMETABLE, "Rooster"),
    (PAPERS, "Papieren"),
    (TALKS, "Gesprekken en opvolging"),
    (INFORMATION, "Gelijke informatie"),
)
_LIST_WIDTH, _NARROW_LIST, _WIDE_FROM = 210, 150, 980


@dataclass(frozen=True)
class MeetingTools:
    """What the steps ask of others."""

    lookup: MeetingLookup
    results: MeetingResults
    papers: PaperTools
    today: Callable[[], date]


class MeetingPage(QWidget):
    """Shows the meeting of the editor; everything is kept as it is typed. A step is made when it is first shown.

    `back_requested` leads to the list; `duplicate_requested` and `remove_requested` are about the open meeting.
    `plan_requested` asks for a timetable. `changed_list(str)` offers undo for what was done; `told(str)` only tells.
    """

    back_requested = Signal()
    duplicate_requested = Signal()
    remove_requested = Signal()
    plan_requested = Signal()
    changed_list = Signal(str)
    told = Signal(str)

    def __init__(self, editor: MeetingEditor, tools: MeetingTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bijeenkomst")
        self._editor, self._tools = editor, tools
        self._made: dict[str, QWidget] = {}
        self.back = Button("Terug naar de lijst", glyph="arrow-left", small=True)
        self.duplicate = Button("Dupliceren", glyph="copy", small=True)
        self.remove = Button("Verwijderen", glyph="trash", small=True)
        self.state, self.example = Pill("meeting_to_plan"), Pill("example")
        self.head = PageHead("Nieuwe bijeenkomst")
        self._kept = Label("", "caption", "muted")
        line = Flow(gap=12, line_gap=6)
        for part in (self.back, self.duplicate, self.remove, self.state, self.example, self._kept):
            line.addWidget(part)
        self.steps = StepList(STEPS)
        self.steps.setAccessibleName("Stappen van deze bijeenkomst")
        self.step_scroll = StepScroll(self.steps)
        self.stack = PageStack()
        left = column(self.step_scroll, None, gap=0)
        self._left = holder(left)
        body = row(self._left, self.stack, gap=16)
        body.setStretchFactor(self.stack, 1)
        box = column(self.head, 8, holder(line), 10, body, gap=0, margins=(28, 18, 4, 0))
        box.setStretchFactor(body, 1)
        self.setLayout(box)
        self._makers: Mapping[str, Callable[[], QWidget]] = {
            WHEN: self._make_when,
            SEEKING: self._make_seeking,
            PITCHING: self._make_pitching,
            WISHES: lambda: WishesStep(editor),
            TIMETABLE: self._make_timetable,
            PAPERS: self._make_papers,
            TALKS: self._make_talks,
            INFORMATION: self._make_information,
        }
        self.back.clicked.connect(self.back_requested)
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.steps.chosen.connect(self.go_to_step)
        editor.changed.connect(self._show)
        self._show_step(WHEN)
        self._show(editor.meeting)

    # -- what the owner calls -------------------------------------------------------------------------------------
    @property
    def step(self) -> str:
        """The step that is shown."""
        return self.steps.current()

    def step_page(self, key: str) -> QWidget:
        """The page of a step, made if need be."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self.stack.addWidget(self._made[key])
        return self._made[key]

    def go_to_step(self, key: str) -> None:
        """Show a step; in those one works in at once the focus goes there."""
        self._editor.leave_field()
        self._show_step(key)
        page = self._made[key]
        if isinstance(page, WishesStep | TimetableStep | PapersStep):
            page.take_focus()
        elif key == TALKS:
            self.talks.take_focus()

    def next_step(self, by: int = 1) -> None:
        """Show the step after this one, or with -1 the one before."""
        keys = [key for key, _name in STEPS]
        at = keys.index(self.step) + by
        if 0 <= at < len(keys):
            self.go_to_step(keys[at])

    def begin(self) -> None:
        """A meeting was opened: show where the work is. A new one asks for its name first."""
        if self._editor.is_blank:
            self._show_step(WHEN)
            form = self._made[WHEN]
            assert isinstance(form, CardsForm)
            form.focus_field("title")
            return
        meeting = self._editor.meeting
        is_over = meeting.day is not None and meeting.day <= self._tools.today()
        if is_over and meeting.conversations:
            self.go_to_step(TALKS)
        else:
            self._show_step(WHEN)
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept(self, state: SaveState, words: str) -> None:
        """Whether everything is kept."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))
        self._kept.set_tone("bad" if state is SaveState.FAILED else "muted")

    def kept_words(self) -> str:
        """What is said now about keeping."""
        return self._kept.text()

    def show_planning(self, is_planning: bool) -> None:
        """A timetable is being made, or not any more."""
        page = self._made.get(TIMETABLE)
        if isinstance(page, TimetableStep):
            page.show_planning(is_planning)

    @property
    def papers(self) -> PapersStep:
        """The step with the papers."""
        page = self.step_page(PAPERS)
        assert isinstance(page, PapersStep)
        return page

    # -- the steps ------------------------------------------------------------------------------------------------
    def _make_when(self) -> QWidget:
        form = self._form(when_cards())
        self.day_card = DayCard(self._editor)
        form.put_after(TIMES, self.day_card)
        form.card(QUESTIONS).make_foldable()
        return form

    def _make_seeking(self) -> QWidget:
        form = self._form(seeking_cards())
        self.tenders = TendersCard(self._editor, self._tools.lookup)
        self.tenders.said.connect(self.changed_list)
        form.add(self.tenders)
        return form

    def _make_pitching(self) -> QWidget:
        form = self._form(pitching_cards())
        self.picker = RegisterPickCard(self._editor, self._tools.lookup)
        self.picker.said.connect(self.changed_list)
        self.pitches = PitchCard(self._editor)
        form.put_after(ENTERPRISES, self.pitches)
        form.put_after("", self.picker)
        form.card(INVITED).make_foldable()
        self.pitches.asked.connect(lambda key: self._show_enterprise(form, key))
        return form

    def _make_timetable(self) -> QWidget:
        step = TimetableStep(self._editor)
        step.plan_requested.connect(self.plan_requested)
        step.said.connect(self.changed_list)
        return step

    def _make_papers(self) -> QWidget:
        step = PapersStep(self._editor, self._tools.papers)
        step.said.connect(self.told)
        return step

    def _make_talks(self) -> QWidget:
        form = self._form(follow_up_cards())
        self.talks = TalksCard(self._editor)
        self.talks.said.connect(self.changed_list)
        self.reminders = RemindersOfMeetingCard(self._editor, self._tools.today)
        self.to_register = RegisterResultCard(self._editor, self._tools.results)
        self.to_tenders = TenderResultCard(self._editor, self._tools.results)
        form.put_after("", self.talks.form)
        form.put_after("", self.talks)
        form.put_after("", self.reminders)
        form.put_after(FOLLOW_UPS, self.to_tenders)
        form.put_after(FOLLOW_UPS, self.to_register)
        return form

    def _make_information(self) -> QWidget:
        form = self._form(information_cards(tender_choice))
        self.information_tenders = TenderResultCard(self._editor, self._tools.results)
        form.add(self.information_tenders)
        return form

    def _form(self, cards: Sequence[CardSpec]) -> CardsForm:
        form = CardsForm(self._editor, cards)
        form.removed.connect(self.changed_list)
        return form

    def _show_enterprise(self, form: CardsForm, key: str) -> None:
        keys = [item.key for item in self._editor.meeting.enterprises]
        if key in keys:
            form.focus_field(f"enterprises.{keys.index(key)}.name")

    # -- inside ---------------------------------------------------------------------------------------------------
    def _show_step(self, key: str) -> None:
        self.stack.setCurrentWidget(self.step_page(key))
        self.steps.set_current(key)
        self.step_scroll.show_step(key)

    def _show(self, meeting: Meeting) -> None:
        is_new = self._editor.is_blank
        self.head.set_title("Nieuwe bijeenkomst" if is_new else meeting.title.strip() or NO_TITLE)
        told = " · ".join(part for part in (dutch.long_day(meeting.day) if meeting.day else "", meeting.place) if part)
        self.head.set_subtitle("Alles wordt bewaard terwijl u typt." if is_new else told)
        for button in (self.duplicate, self.remove):
            button.setVisible(not is_new)
        how_far = standing(meeting, self._tools.today())
        self.state.set_state(PILLS[how_far], how_far.label)
        self.example.setVisible(meeting.is_example)
        for key, (state, note) in _states(meeting).items():
            self.steps.set_state(key, state, note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= look().px(_WIDE_FROM)
        self._left.setFixedWidth(look().px(_LIST_WIDTH if wide else _NARROW_LIST))


def _states(meeting: Meeting) -> Mapping[str, tuple[str, str]]:
    """How far each step is, with a few words."""
    table, day = timetable_of(meeting), day_plan(meeting)
    placed = len(table.conversations)
    over = sum(item.outcome.attendance is not Attendance.PLANNED for item in table.conversations)
    to_do = sum(item.done_on is None for item in meeting.follow_ups)
    untold = sum(item.added_on is None and bool(item.what.strip()) for item in meeting.information)
    known = [bool(meeting.title.strip()), meeting.day is not None, day.begin is not None, day.end is not None]
    timetable = ("empty", "")
    if table.clashes:
        timetable = ("attention", dutch.counted(len(table.clashes), "botsing", "botsingen"))
    elif placed:
        timetable = ("done", f"{len(table.unmet)} niet gelukt" if table.unmet else f"{placed} gesprekken")
    talks = ("empty", "")
    if over or meeting.follow_ups:
        talks = ("attention", f"{to_do} te doen") if to_do else ("done" if over == placed else "busy", "")
    when = "done" if all(known) and not day.remarks else "busy" if any(known) else "empty"
    return {
        WHEN: (when, ""),
        SEEKING: ("done", str(len(meeting.organisations))) if meeting.organisations else ("empty", ""),
        PITCHING: ("done", str(len(meeting.enterprises))) if meeting.enterprises else ("empty", ""),
        WISHES: ("done", str(len(meeting.wishes))) if meeting.wishes else ("empty", ""),
        TIMETABLE: timetable,
        PAPERS: ("done", "") if placed else ("empty", ""),
        TALKS: talks,
        INFORMATION: (
            ("attention", f"{untold} nog bij de stukken")
            if untold and meeting.tenders
            else ("done", "")
            if meeting.information
            else ("empty", "")
        ),
    }
