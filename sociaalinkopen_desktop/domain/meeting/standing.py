"""How far a meeting is on a day, in words, and the line that tells it in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .. import dutch
from ..choices import Choice
from ..document import Cell, Column, Document, Paragraph, Table
from ..list_document import Paper, short_document
from .conversations import Attendance
from .following import Reminder, reminders
from .meeting import Meeting

NO_TITLE = "Bijeenkomst zonder naam"


class Standing(Choice):
    """How far a meeting is."""

    TO_PLAN = "to_plan", "Te plannen"
    PLANNED = "planned", "Gepland"
    OPEN = "open", "Geweest, opvolging open"
    DONE = "done", "Afgerond"


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """One line of the list of meetings. `due` counts what asks for attention today."""

    id: str
    title: str
    day: date | None
    place: str
    organisations: int
    enterprises: int
    conversations: int
    standing: Standing
    due: int
    is_example: bool

    @property
    def name(self) -> str:
        """What it is called, also without a name."""
        return self.title.strip() or NO_TITLE

    @property
    def size(self) -> str:
        """ "3 organisaties, 6 ondernemingen"."""
        return (
            f"{dutch.counted(self.organisations, 'organisatie', 'organisaties')}, "
            f"{dutch.counted(self.enterprises, 'onderneming', 'ondernemingen')}"
        )


def standing(meeting: Meeting, today: date) -> Standing:
    """To plan without a day or a timetable; after the day open until every talk, action and line of the log is done."""
    if meeting.day is None:
        return Standing.TO_PLAN
    placed = [item for item in meeting.conversations if item.slot is not None]
    if meeting.day >= today:
        return Standing.PLANNED if placed else Standing.TO_PLAN
    waiting = any(item.outcome.attendance is Attendance.PLANNED for item in placed)
    to_do = any(item.done_on is None for item in meeting.follow_ups)
    untold = bool(meeting.tenders) and any(item.what.strip() and item.added_on is None for item in meeting.information)
    return Standing.OPEN if waiting or to_do or untold else Standing.DONE


def line_of(meeting: Meeting, today: date) -> MeetingLine:
    """The meeting as one line of the list."""
    return MeetingLine(
        id=meeting.id,
        title=meeting.title,
        day=meeting.day,
        place=meeting.place,
        organisations=len(meeting.organisations),
        enterprises=len(meeting.enterprises),
        conversations=sum(item.slot is not None for item in meeting.conversations),
        standing=standing(meeting, today),
        due=len(reminders(meeting, today)),
        is_example=meeting.is_example,
    )


@dataclass(frozen=True, kw_only=True)
class MeetingReminder:
    """A reminder with the name of its meeting."""

    title: str
    reminder: Reminder


def all_reminders(meetings: Sequence[Meeting], today: date) -> tuple[MeetingReminder, ...]:
    """What is due in all meetings that are no examples, the most urgent first."""
    found = [
        MeetingReminder(title=meeting.title.strip() or NO_TITLE, reminder=item)
        for meeting in meetings
        if not meeting.is_example
        for item in reminders(meeting, today)
    ]
    return tuple(sorted(found, key=lambda item: (item.reminder.due or date.max, item.title)))


def duplicated(meeting: Meeting, identifier: str) -> Meeting:
    """A new meeting with the same set-up and participants; without a day, a timetable and what came of it."""
    return Meeting(
        id=identifier,
        title=f"{meeting.title.strip() or NO_TITLE} (kopie)",
        place=meeting.place,
        purpose=meeting.purpose,
        organiser=meeting.organiser,
        contact=meeting.contact,
        begin=meeting.begin,
        end=meeting.end,
        welcome_minutes=meeting.welcome_minutes,
        pitch_minutes=meeting.pitch_minutes,
        conversations_begin=meeting.conversations_begin,
        conversation_minutes=meeting.conversation_minutes,
        change_minutes=meeting.change_minutes,
        tables=meeting.tables,
        breaks=meeting.breaks,
        questions=meeting.questions,
        organisations=tuple(replace(item, is_coming=True) for item in meeting.organisations),
        enterprises=tuple(replace(item, is_coming=True) for item in meeting.enterprises),
        is_example=meeting.is_example,
    )


def meeting_list(lines: Sequence[MeetingLine], paper: Paper) -> Document:
    """The meetings on paper, in this order."""
    columns = (
        Column(title="Datum", share=1.2),
        Column(title="Bijeenkomst", share=3.0),
        Column(title="Plaats", share=2.2),
        Column(title="Deelnemers", share=1.8),
        Column(title="Stand", share=1.8),
    )
    rows = tuple(
        (
            Cell(text=dutch.day(line.day) if line.day else "nog niet"),
            Cell(text=f"{line.name} (voorbeeld)" if line.is_example else line.name, strong=True),
            Cell(text=line.place.strip() or "–"),
            Cell(text=line.size),
            Cell(text=line.standing.label),
        )
        for line in lines
    )
    nothing = Paragraph(text="Er zijn nog geen bijeenkomsten.", muted=True)
    table = Table(caption="Bijeenkomsten", columns=columns, rows=rows)
    facts = [("Aantal", dutch.counted(len(lines), "bijeenkomst", "bijeenkomsten"))]
    return short_document("Meet the market", "Overzicht", paper, facts, [table if rows else nothing])
