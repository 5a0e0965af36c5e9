"""How far a meeting is, its line in the list, and the example."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.document import Table
from sociaalinkopen_desktop.domain.list_document import Paper
from sociaalinkopen_desktop.domain.meeting.conversations import Attendance, FollowUp
from sociaalinkopen_desktop.domain.meeting.example import example_meeting
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting
from sociaalinkopen_desktop.domain.meeting.standing import (
    Standing,
    all_reminders,
    duplicated,
    line_of,
    meeting_list,
    standing,
)
from sociaalinkopen_desktop.domain.meeting.timetable import planned, timetable_of

from .made import a_meeting, large, rich, wish

DAY = date(2026, 11, 24)


def over(meeting: Meeting) -> Meeting:
    """The meeting with everything done."""
    held = Attendance.HELD
    return replace(
        meeting,
        conversations=tuple(
            replace(item, outcome=replace(item.outcome, attendance=held)) for item in meeting.conversations
        ),
        follow_ups=tuple(replace(item, done_on=DAY) for item in meeting.follow_ups),
        information=tuple(replace(item, added_on=DAY) for item in meeting.information),
    )


def test_from_to_plan_to_done():
    bare = a_meeting(1, 1, wishes=(wish(1, 1),))
    assert standing(replace(bare, day=None), DAY) is Standing.TO_PLAN
    assert standing(bare, DAY) is Standing.TO_PLAN
    assert standing(planned(bare), DAY) is Standing.PLANNED
    assert standing(planned(bare), DAY + timedelta(days=1)) is Standing.OPEN
    assert standing(over(planned(bare)), DAY + timedelta(days=1)) is Standing.DONE


def test_one_thing_left_keeps_it_open():
    done = over(rich())
    later = DAY + timedelta(days=1)
    assert standing(done, later) is Standing.DONE
    assert standing(replace(done, follow_ups=(FollowUp(what="Bellen"),)), later) is Standing.OPEN
    untold = tuple(replace(item, added_on=None) for item in done.information)
    assert standing(replace(done, information=untold), later) is Standing.OPEN
    assert standing(replace(done, information=untold, tenders=()), later) is Standing.DONE


@given(st.integers(-400, 400))
def test_only_the_day_itself_and_later_can_be_planned(days):
    how_far = standing(rich(), DAY + timedelta(days=days))
    assert (how_far is Standing.PLANNED) == (days <= 0)


def test_the_line_counts():
    line = line_of(large(), DAY)
    assert (line.organisations, line.enterprises, line.conversations) == (12, 30, 0)
    assert line_of(Meeting(), DAY).name == "Bijeenkomst zonder naam"


def test_reminders_of_all_meetings_come_with_the_most_urgent_first_and_without_examples():
    late = replace(rich(), id="a", title="A", day=date(2026, 11, 1))
    soon = replace(rich(), id="b", title="B")
    found = all_reminders((soon, late, replace(late, is_example=True)), date(2026, 12, 2))
    assert {item.title for item in found} == {"A", "B"}
    dues = [item.reminder.due or date.max for item in found]
    assert dues == sorted(dues)


def test_a_copy_keeps_who_come_and_nothing_that_was_said():
    made = duplicated(rich(), "nieuw")
    assert [item.name for item in made.enterprises] == [item.name for item in rich().enterprises]
    assert made.title.endswith("(kopie)")
    assert (made.day, made.wishes, made.conversations, made.follow_ups, made.information, made.tenders) == (
        None, (), (), (), (), (),
    )  # fmt: skip


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_the_example_is_marked_and_planned_without_clashes(today):
    made = example_meeting(today, "x")
    table = timetable_of(made)
    assert made.is_example
    assert made.day is not None
    assert made.day > today
    assert table.conversations
    assert (table.clashes, table.unmet, table.alone) == ((), (), ())


def test_the_list_on_paper_has_a_row_for_each():
    lines = [line_of(item, DAY) for item in (rich(), example_meeting(DAY, "x"))]
    document = meeting_list(lines, Paper(organisation="Voorbeeldgemeente", made_on=DAY))
    table = document.chapters[0].blocks[0]
    assert isinstance(table, Table)
    assert [row[1].text for row in table.rows] == [
        "Meet the market groen en eten",
        "Meet the market groen en eten (voorbeeld)",
    ]
    empty = meeting_list((), Paper(organisation="", made_on=DAY))
    assert not any(isinstance(block, Table) for block in empty.chapters[0].blocks)
