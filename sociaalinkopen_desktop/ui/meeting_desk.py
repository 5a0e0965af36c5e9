"""What happens with the meetings: the list, one meeting kept as it is typed, its timetable, and reminders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ..domain.meeting.example import example_meeting
from ..domain.meeting.meeting import Meeting
from ..domain.meeting.standing import NO_TITLE, MeetingReminder, all_reminders, duplicated, line_of
from ..domain.meeting.timetable import planned
from .batches import UNDO_WORDS, BatchStep
from .kept_desk import ItemDesk
from .meeting_editor import MeetingEditor, new_meeting
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from ..application.register_ports import KeptMeeting
    from .pages.meeting import MeetingPage

GONE = "Zij staat niet meer in de lijst. Ververs de lijst."


class MeetingDesk(ItemDesk):
    """Runs the use cases of the meetings beside the window, one after the other.

    `listed(lines)`: the MeetingLines of the list. `opened(Meeting)`: one is in the editor. `planning(bool)`: a
    timetable is being made, or not any more. `reminded(reminders)`: MeetingReminders, for the start page. `left()`: the
    open one is no more.
    """

    listed = Signal(object)
    opened = Signal(object)
    planning = Signal(bool)
    reminded = Signal(object)
    left = Signal()

    editor: MeetingEditor
    page: MeetingPage | None

    def __init__(
        self,
        door: ServiceDoor,
        tasks: Tasks,
        background: Tasks,
        today: Callable[[], date],
        time_words: Callable[[], str],
        organisation: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(door, tasks, MeetingEditor(), time_words, parent)
        self._background, self._today, self._organisation = background, today, organisation
        self._asked = 0
        self._is_planning = False
        self.history = QUndoStack(self)
        """What Ctrl+Z on the list goes through."""

    # -- keeping, as the window asks of every desk ------------------------------------------------------------------
    def flush(self) -> None:
        """The page is left: keep what is not kept yet. One in which nothing stands is not kept at all."""
        meeting = self.editor.meeting
        if meeting.id and self.editor.is_blank:
            self.keeper.follow(meeting, 0)
            self._run(lambda services: self._remove(services, meeting.id), None, "Verwijderen lukt niet")
        else:
            self.keeper.flush()

    def leave(self) -> None:
        """The store is about to be closed: what is in the editor goes no further."""
        self.keeper.release()

    def begin_anew(self) -> None:
        """Another data file lies there: nothing of the meetings as they were is shown or undone any more."""
        self.keeper.release()
        self.editor.open(Meeting())
        self.history.clear()

    # -- the list -------------------------------------------------------------------------------------------------
    def list_meetings(self) -> None:
        """Ask for the lines of the list."""
        today = self._today()
        self._asked = asked = self._asked + 1

        def show(meetings: Sequence[Meeting]) -> None:
            if asked == self._asked:
                self.listed.emit(tuple(line_of(item, today) for item in meetings))

        self._run(_all, show, "De lijst is niet te lezen")

    def duplicate(self, identifier: str) -> None:
        """Make a new meeting with the same set-up, and open it."""
        self.flush()

        def work(services: Services) -> KeptMeeting:
            return services.meetings.save(duplicated(services.meetings.load(identifier).meeting, uuid4().hex))

        def show(kept: KeptMeeting) -> None:
            self._put_in_editor(kept.meeting, kept.version)
            self.said.emit("Dit is de kopie, zonder datum en zonder rooster", "", None)

        self._run(work, show, "De bijeenkomst is niet gedupliceerd", GONE)

    def remove(self, identifier: str) -> None:
        """Throw one away; it can be brought back with undo."""
        self.keeper.flush()

        def work(services: Services) -> Meeting:
            meeting = services.meetings.load(identifier).meeting
            self._remove(services, identifier)
            return meeting

        def done(meeting: Meeting) -> None:
            if identifier == self.editor.meeting.id:
                self.keeper.release()
                self.editor.open(Meeting())
                self.left.emit()
            step = _RemoveStep(self, meeting)
            self.history.push(step)
            self.list_meetings()
            self.said.emit(step.text(), UNDO_WORDS, self.history.undo)

        self._run(work, done, "De bijeenkomst is niet verwijderd", GONE)

    def remove_again(self, meeting: Meeting) -> None:
        """For the history: away with it once more."""
        self._run(
            lambda services: self._remove(services, meeting.id),
            lambda _done: self.list_meetings(),
            "De bijeenkomst is niet verwijderd",
        )

    def put_back(self, meeting: Meeting) -> None:
        """For the history: bring a removed one back under its own number."""
        self._run(
            lambda services: services.meetings.save(meeting),
            lambda _kept: self.list_meetings(),
            "Terugzetten is niet gelukt",
        )

    # -- one meeting ----------------------------------------------------------------------------------------------
    def open(self, identifier: str) -> None:
        """Open one to look at and change."""
        self.flush()
        self._run(
            lambda services: services.meetings.load(identifier),
            lambda kept: self._put_in_editor(kept.meeting, kept.version),
            "Deze bijeenkomst is niet te openen",
            GONE,
        )

    def start(self) -> None:
        """Begin a new one. It is kept from the first letter on."""
        self.flush()
        self._put_in_editor(new_meeting(self._organisation()), 0)

    def start_example(self) -> None:
        """Make the invented example, and open it."""
        self.flush()
        made = example_meeting(self._today(), uuid4().hex)
        self._run(
            lambda services: services.meetings.save(made),
            lambda kept: self._put_in_editor(kept.meeting, kept.version),
            "Het voorbeeld is niet te maken",
        )

    def plan(self) -> None:
        """Make the timetable anew beside the window; what is locked or over stays. A change starts it over."""
        if self._is_planning:
            return
        self._is_planning = True
        self.planning.emit(True)
        before = self.editor.meeting

        def done(after: Meeting) -> None:
            self._is_planning = False
            now = self.editor.meeting
            if now is before:
                self.editor.replace(after, "Rooster gemaakt")
                self.planning.emit(False)
            elif now.id == before.id:
                self.plan()
            else:
                self.planning.emit(False)

        def failed(error: BaseException) -> None:
            self._is_planning = False
            self.planning.emit(False)
            raise error

        self._background.run(lambda: planned(before), done, failed)

    # -- reminders ------------------------------------------------------------------------------------------------
    def remind(self) -> None:
        """Look up what is due in all meetings that are no examples."""
        today = self._today()

        def work(services: Services) -> Sequence[MeetingReminder]:
            return all_reminders(_all(services), today)

        # What cannot be read is told by the list of tenders on the same page.
        self._tasks.run(self._door.use(work), self.reminded.emit, lambda _error: None)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _remove(self, services: Services, identifier: str) -> None:
        services.meetings.remove(identifier)
        self.keeper.forget(identifier)

    def _keep(self, meeting: Meeting, version: int) -> int:
        kept: KeptMeeting = self._door.use(lambda services: services.meetings.save(meeting, version))()
        return kept.version

    def _put_in_editor(self, meeting: Meeting, version: int) -> None:
        self.editor.open(meeting)
        self.keeper.follow(self.editor.meeting, version)
        self.opened.emit(meeting)

    def _on_conflict(self, meeting: Meeting) -> None:
        ours = replace(meeting, id=uuid4().hex, title=f"{meeting.title.strip()} (mijn versie)".strip())

        def show(kept: KeptMeeting) -> None:
            self._put_in_editor(kept.meeting, kept.version)
            words = "Deze bijeenkomst is ook ergens anders gewijzigd. Uw versie staat er nu naast"
            self.said.emit(words, "", None)

        self._run(lambda services: services.meetings.save(ours), show, "Uw versie is niet bewaard")


class _RemoveStep(BatchStep):
    """A meeting that was thrown away."""

    def __init__(self, desk: MeetingDesk, meeting: Meeting) -> None:
        super().__init__(f"‘{meeting.title.strip() or NO_TITLE}’ verwijderd")
        self._desk, self._meeting = desk, meeting

    def undo(self) -> None:
        self._desk.put_back(self._meeting)

    def again(self) -> None:
        self._desk.remove_again(self._meeting)


def _all(services: Services) -> Sequence[Meeting]:
    """Every meeting, the latest day first. Meetings are few; a whole year of them is read at once."""
    return [services.meetings.load(row.id).meeting for row in services.meetings.rows()]
