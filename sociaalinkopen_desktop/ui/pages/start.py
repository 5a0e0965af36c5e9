"""The first page: what asks for attention today, or, as long as there is nothing, the first three steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ...application.ports import Summary
from ...domain import dutch
from ..models.attention import groups_of
from ..models.tender_list import (
    ALL,
    ATTENTION,
    CLOSES_SOON,
    PHASE_PILLS,
    SOON_DAYS,
    deadline_cell,
    kind_of,
    title_of,
    verdict_of,
)
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import column, holder, row
from ..widgets.line_button import LineButton
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.palette_door import PaletteDoor
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .start_reminders import RemindersCard
from .welcome import Welcome

if TYPE_CHECKING:
    from ...domain.meeting.standing import MeetingReminder
    from ..register_desk import Reminder

_WIDTH = 1200
_TWO_COLUMNS_FROM = 820
_CARD_MARGINS = (8, 14, 8, 10)


class StartPage(QWidget):
    """`list_requested(str)` asks for the whole list behind a group: all, attention or deadline.

    `knowledge_requested` asks for the numbers the program reckons with, `profile_requested` for reading a policy
    profile; `introduced`: the first steps are done or left. `organisation_given(str)` comes when the name
    was typed in the first of the three steps. `enterprises_requested(str)` asks for the register under a chip,
    `meeting_requested(str)` for a meeting.
    """

    open_requested = Signal(str)
    new_requested = Signal()
    example_requested = Signal()
    organisation_given = Signal(str)
    list_requested = Signal(str)
    knowledge_requested = Signal()
    profile_requested = Signal()
    introduced = Signal()
    search_requested = Signal(str)
    enterprises_requested = Signal(str)
    meeting_requested = Signal(str)

    def __init__(self, organisation: str = "", *, is_introduced: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Start")
        self._is_introduced = is_introduced
        self._organisation = organisation
        self._today = date.min
        self._wide = self._is_empty = True
        self.welcome = Welcome(organisation)
        self.new = Button("Nieuwe aanbesteding", "primary", "plus")
        self.head = PageHead("Vandaag", tools=(self.new,))
        self.search = PaletteDoor("Zoek een aanbesteding, criterium of opdracht", "Ctrl+K")
        self.search.asked.connect(self.search_requested)
        self.soon = _Group("Gaat binnenkort dicht", f"De komende {SOON_DAYS} dagen sluit er niets.", CLOSES_SOON)
        calm = "Bij geen enkele lopende aanbesteding staat iets op ‘Voldoet niet’ of ‘Motiveren’."
        self.attention = _Group("Vraagt aandacht", calm, ATTENTION)
        self.recent = _Group("Laatst geopend", "", ALL)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        panel = StepPanel(width=_WIDTH)
        self.reminders = RemindersCard()
        panel.add(self.reminders, self._grid)
        box = column(self.head, 14, row(self.search, margins=(0, 0, 4, 0)), 12, panel, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(panel, 1)
        self.pages = PageStack()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(holder(box))
        self.empty_new = Button("Nieuwe aanbesteding", "primary", "plus")
        self.empty_example = Button("Bekijk een voorbeeld", glyph="sparkle")
        words = "Zodra u een aanbesteding begint, ziet u hier wat binnenkort dichtgaat en wat aandacht vraagt."
        empty = EmptyState("files", "Nog geen aanbestedingen", words, self.empty_example, self.empty_new)
        self.pages.addWidget(empty)
        self.setLayout(column(self.pages, gap=0))
        self._arrange()
        self.new.clicked.connect(self.new_requested)
        self.reminders.enterprises_requested.connect(self.enterprises_requested)
        self.reminders.meeting_requested.connect(self.meeting_requested)
        for group in (self.soon, self.attention, self.recent):
            group.open_requested.connect(self.open_requested)
            group.list_requested.connect(self.list_requested)
        self.welcome.new_requested.connect(self.new_requested)
        self.welcome.example_requested.connect(self.example_requested)
        self.welcome.organisation_given.connect(self.organisation_given)
        self.welcome.knowledge_requested.connect(self.knowledge_requested)
        self.welcome.profile_requested.connect(self.profile_requested)
        self.welcome.finished.connect(self._on_introduced)
        self.empty_new.clicked.connect(self.new_requested)
        self.empty_example.clicked.connect(self.example_requested)

    def set_organisation(self, name: str) -> None:
        self._organisation = name
        self.welcome.set_organisation(name)
        self._say_day()

    def show_rows(self, rows: Iterable[Summary], today: date, opened: Sequence[str] = ()) -> None:
        """Show the groups out of these rows, those of `start_queries`; without any row, the first steps.

        `opened` are the ids of what was opened last, the newest first.
        """
        self._today = today
        groups = groups_of(rows, today, opened)
        self._is_empty = not groups.recent
        self._show_page()
        self.soon.show_rows(groups.soon, groups.soon_count, today)
        self.attention.show_rows(groups.attention, groups.attention_count, today)
        self.recent.show_rows(groups.recent, len(groups.recent), today)
        self._order_tabs()
        self._say_day()

    def show_reminder(self, reminder: Reminder) -> None:
        """Show which recognitions have ended or soon will; nothing when all of them hold."""
        self.reminders.show_reminder(reminder)
        self._order_tabs()

    def show_meetings(self, reminders: Sequence[MeetingReminder]) -> None:
        """Show what meetings still ask."""
        self.reminders.show_meetings(reminders)
        self._order_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= look().px(_TWO_COLUMNS_FROM)
        groups = (self.soon, self.attention, self.recent)
        for group in groups:
            self._grid.removeWidget(group)
        for at, group in enumerate(groups):
            if wide:
                self._grid.addWidget(group, at // 2, at % 2, 1, 2 if group is self.recent else 1)
            else:
                self._grid.addWidget(group, at, 0, 1, 2)

    def _order_tabs(self) -> None:
        """Lines are made anew, so they would come last; Tab goes as the eye goes."""
        order: list[QWidget] = [self.new, self.search, *self.reminders.lines()]
        for group in (self.soon, self.attention, self.recent):
            order += [group.all, *group.lines()]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _show_page(self) -> None:
        if not self._is_empty:
            self.pages.setCurrentIndex(1)
        else:
            self.pages.setCurrentIndex(2 if self._is_introduced else 0)

    def _on_introduced(self) -> None:
        self._is_introduced = True
        self._show_page()
        self.introduced.emit()

    def take_focus(self) -> None:
        """Put the focus where one begins, in the first steps."""
        if self.pages.currentIndex() == 0:
            self.welcome.take_focus()

    def _say_day(self) -> None:
        day = dutch.long_day(self._today) if self._today != date.min else ""
        self.head.set_subtitle(" · ".join(part for part in (self._organisation, day) if part))


class _Group(Card):
    """One card with rows; `chip` names the filter of the list that shows them all."""

    open_requested = Signal(str)
    list_requested = Signal(str)

    def __init__(self, title: str, nothing: str, chip: str) -> None:
        super().__init__(title, margins=_CARD_MARGINS, gap=0)
        self._chip = chip
        self._lines: list[LineButton] = []
        self._nothing = Label(nothing, tone="muted", wrap=True)
        self._nothing.setContentsMargins(12, 0, 12, 8)
        self.all = Button("Alle aanbestedingen" if chip == ALL else "Toon alles", "quiet", small=True)
        self.all.setAccessibleName(f"Toon alles: {title}")
        self.all.clicked.connect(lambda: self.list_requested.emit(self._chip))
        self.add_to_head(self.all)
        self.layout().itemAt(0).layout().setContentsMargins(12, 0, 4, 0)  # type: ignore[union-attr]
        self.add(self._nothing)
        self.body.addStretch(1)

    def lines(self) -> Sequence[LineButton]:
        return self._lines

    def show_rows(self, rows: Sequence[Summary], whole: int, today: date) -> None:
        """Show these rows out of `whole`. A line that had the focus keeps it when its tender is still there."""
        focused = next((line.property("tender") for line in self._lines if line.hasFocus()), None)
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(row, today) for row in rows]
        for at, line in enumerate(self._lines):
            self.body.insertWidget(at, line)
            line.show()  # now, so that it can take the focus
            if line.property("tender") == focused:
                line.setFocus()
        self._nothing.setVisible(not rows)
        more = whole > len(rows)
        self.all.setText(f"Toon alle {dutch.number(whole)}" if more else "Alle aanbestedingen")
        self.all.setVisible(more or self._chip == ALL)

    def _line(self, row: Summary, today: date) -> LineButton:
        deadline = deadline_cell(row, today)
        if self._chip == CLOSES_SOON:
            second = " · ".join(part for part in (row.reference.strip(), f"{deadline.words}") if part)
            line = LineButton(
                title_of(row), second, note=deadline.second, note_tone=deadline.second_tone, pill=PHASE_PILLS[row.phase]
            )
        elif self._chip == ATTENTION:
            key, words = verdict_of(row)
            line = LineButton(title_of(row), kind_of(row), pill=key, pill_words=words)
        else:
            key, words = verdict_of(row)
            kind = "Voorbeeld · " + kind_of(row) if row.is_example else kind_of(row)
            line = LineButton(title_of(row), kind, pill=key, pill_words=words, note=row.phase.label)
        line.setProperty("tender", row.id)
        line.clicked.connect(lambda _checked=False, identifier=row.id: self.open_requested.emit(identifier))
        return line
