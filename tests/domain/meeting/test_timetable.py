"""The timetable of a meeting: from wishes to rounds and tables, what is not met and why, and changes by hand."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.meeting.changing import find, locked, moved, places_for, removed
from sociaalinkopen_desktop.domain.meeting.conversations import Attendance, Conversation, Outcome
from sociaalinkopen_desktop.domain.meeting.day import can_be_there, day_plan
from sociaalinkopen_desktop.domain.meeting.meeting import Break, Meeting
from sociaalinkopen_desktop.domain.meeting.moments import minutes_of
from sociaalinkopen_desktop.domain.meeting.participants import Side, Strength
from sociaalinkopen_desktop.domain.meeting.parties import enterprises_of, organisations_of, with_keys, without_strays
from sociaalinkopen_desktop.domain.meeting.timetable import ClashKind, UnmetReason, planned, timetable_of
from sociaalinkopen_desktop.domain.meeting.wishes import wished_pairs
from tests.domain.meeting.made import a_meeting, large, wish


def reasons(meeting: Meeting) -> dict[tuple[str, str], UnmetReason]:
    return {(one.wish.organisation, one.wish.enterprise): one.reason for one in timetable_of(meeting).unmet}


def test_the_large_meeting_is_planned_whole() -> None:
    meeting = large()
    assert (len(meeting.organisations), len(meeting.enterprises), len(meeting.wishes)) == (12, 30, 90)
    made = planned(meeting)
    told = timetable_of(made)
    assert told.unmet == told.clashes == told.alone == ()
    assert len(told.conversations) == len(wished_pairs(meeting)) == 70


def test_planning_again_changes_nothing() -> None:
    once = planned(large())
    assert planned(once) == once


def test_an_organisation_stays_at_its_own_table() -> None:
    tables = {(item.organisation, item.table) for item in planned(large()).conversations}
    assert len(tables) == 12


def test_with_too_few_tables_none_is_used_twice_at_once() -> None:
    made = planned(large(tables=5))
    assert timetable_of(made).clashes == ()
    assert {item.table for item in made.conversations if item.slot} <= set(range(1, 6))
    assert max(Counter(item.slot for item in made.conversations).values()) == 5


def test_a_wish_from_both_sides_is_one_conversation() -> None:
    meeting = a_meeting(wishes=(wish(1, 1), wish(1, 1, Side.ENTERPRISE, strength=Strength.VERY_GLADLY)))
    (pair,) = wished_pairs(meeting)
    assert (pair.is_mutual, pair.strength) == (True, 3)
    assert len(planned(meeting).conversations) == 1


def test_a_wish_of_who_is_gone_counts_no_more() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(2, 2))))
    fewer = replace(meeting, enterprises=meeting.enterprises[1:])
    assert [pair.enterprise for pair in wished_pairs(fewer)] == ["e2"]
    assert len(without_strays(fewer).conversations) == 1


def test_a_new_participant_never_gets_the_wishes_of_one_who_was_removed() -> None:
    meeting = a_meeting(wishes=(wish(1, 3),))
    fewer = replace(meeting, enterprises=meeting.enterprises[:2])
    more = with_keys(replace(fewer, enterprises=(*fewer.enterprises, replace(fewer.enterprises[0], key=""))))
    assert [item.key for item in more.enterprises] == ["e1", "e2", "e4"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"end": "13:10"}, UnmetReason.NO_SLOTS),
        ({"end": ""}, UnmetReason.NO_SLOTS),
        ({"end": "13:50", "conversation_minutes": 15}, UnmetReason.ORGANISATION_FULL),
    ],
)
def test_what_has_no_place_says_why(changes: dict[str, object], reason: UnmetReason) -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(1, 2)), **changes))
    assert set(reasons(meeting).values()) == {reason}


def test_the_reason_is_that_the_enterprise_is_full() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(2, 1)), end="13:50"))
    assert list(reasons(meeting).values()) == [UnmetReason.ENTERPRISE_FULL]


def test_the_reason_is_the_tables() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(2, 2)), end="13:50", tables=1))
    assert list(reasons(meeting).values()) == [UnmetReason.NO_TABLE]


def test_the_reason_is_the_hours() -> None:
    meeting = a_meeting(wishes=(wish(1, 1),))
    late = replace(meeting.organisations[0], available_from="16:00")
    early = replace(meeting.enterprises[0], available_until="15:00")
    apart = planned(replace(meeting, organisations=(late,), enterprises=(early,)))
    assert list(reasons(apart).values()) == [UnmetReason.NEVER_TOGETHER]
    away = planned(replace(meeting, organisations=(replace(late, is_coming=False), meeting.organisations[1])))
    assert list(reasons(away).values()) == [UnmetReason.ABSENT]


def test_both_have_a_free_round_but_not_the_same() -> None:
    two = a_meeting(wishes=(wish(1, 1), wish(1, 2), wish(2, 1)), end="14:10", tables=2)
    assert len(day_plan(two).slots) == 2
    two = moved(moved(two, "o1", "e2", 1), "o2", "e1", 2)
    assert list(reasons(planned(two)).values()) == [UnmetReason.NO_COMMON_ROUND]


def test_an_empty_place_after_removing_is_told_as_such() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1),)))
    assert list(reasons(removed(meeting, "o1", "e1")).values()) == [UnmetReason.NOT_PLANNED]
    assert planned(removed(meeting, "o1", "e1")) == meeting


def test_who_speaks_nobody_is_named() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(1, 2)), end="13:50"))
    alone = {(one.key, one.has_wish) for one in timetable_of(meeting).alone}
    assert ("o2", False) in alone
    assert ("e3", False) in alone
    assert len(alone & {("e1", True), ("e2", True)}) == 1


def test_a_moved_conversation_stays_and_the_rest_goes_around_it() -> None:
    meeting = planned(large())
    first = meeting.conversations[0]
    assert first.slot is not None
    again = planned(moved(meeting, first.organisation, first.enterprise, first.slot + 3, table=first.table))
    kept = find(again, first.organisation, first.enterprise)
    assert kept is not None
    assert (kept.slot, kept.table, kept.is_locked) == (first.slot + 3, first.table, True)
    assert timetable_of(again).clashes == ()
    free = locked(again, first.organisation, first.enterprise, False)
    assert not any(item.is_locked for item in free.conversations)


def test_a_conversation_that_is_over_stays_with_its_outcome() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(1, 2))))
    over = replace(meeting.conversations[0], outcome=Outcome(attendance=Attendance.HELD, subject="Lunches"))
    meeting = replace(meeting, conversations=(over, *meeting.conversations[1:]), wishes=(wish(1, 2),))
    assert over in planned(meeting).conversations


def test_what_was_written_is_kept_when_there_is_no_place_any_more() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1),)))
    noted = replace(meeting.conversations[0], outcome=Outcome(subject="Vraag naar de wasserij"))
    again = planned(replace(meeting, conversations=(noted,), end="13:10"))
    assert [(item.slot, item.outcome.subject) for item in again.conversations] == [(None, "Vraag naar de wasserij")]


def test_a_clash_by_hand_is_named_and_not_undone() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(2, 2)), tables=2))
    both = moved(moved(meeting, "o1", "e1", 1, table=1), "o1", "e2", 1, table=1)
    kinds = {clash.kind for clash in timetable_of(both).clashes}
    assert kinds >= {ClashKind.ORGANISATION_TWICE, ClashKind.TABLE_TWICE}
    far = timetable_of(moved(meeting, "o1", "e1", 99))
    assert [clash.kind for clash in far.clashes] == [ClashKind.NO_SUCH_ROUND]
    full = moved(moved(moved(meeting, "o1", "e1", 2), "o2", "e1", 2), "o2", "e3", 2)
    assert {clash.kind for clash in timetable_of(full).clashes} >= {ClashKind.ENTERPRISE_TWICE, ClashKind.TABLES}


def test_the_places_for_a_conversation_say_what_is_in_the_way() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(1, 2))))
    taken = find(meeting, "o1", "e2")
    assert taken is not None
    found = {place.slot.number: place.obstacles for place in places_for(meeting, "o1", "e1")}
    assert found[taken.slot or 0] == (ClashKind.ORGANISATION_TWICE,)
    assert sum(not obstacles for obstacles in found.values()) == len(found) - 1


TIMES = st.sampled_from(["", "13:00", "13:40", "14:30", "15:30", "16:15", "zomaar"])


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Meetings of every sort, with hours, breaks, few tables, and some conversations put somewhere by hand."""
    made = a_meeting(draw(st.integers(1, 4)), draw(st.integers(1, 5)))
    made = replace(
        made,
        tables=draw(st.none() | st.integers(1, 4)),
        end=draw(st.sampled_from(["14:00", "15:00", "16:30"])),
        conversation_minutes=draw(st.sampled_from([10, 15, 25])),
        breaks=tuple(draw(st.lists(st.builds(Break, begin=TIMES, end=TIMES), max_size=2))),
        organisations=tuple(
            replace(item, available_from=draw(TIMES), available_until=draw(TIMES), seats=draw(st.integers(1, 2)))
            for item in made.organisations
        ),
        enterprises=tuple(
            replace(item, available_from=draw(TIMES), available_until=draw(TIMES), is_coming=draw(st.booleans()))
            for item in made.enterprises
        ),
        wishes=tuple(
            draw(
                st.lists(
                    st.builds(wish, st.integers(1, 4), st.integers(1, 5), st.sampled_from(list(Side))), max_size=14
                )
            )
        ),
    )
    for one, other, slot in draw(
        st.lists(st.tuples(st.integers(1, 4), st.integers(1, 5), st.integers(1, 5)), max_size=3)
    ):
        made = moved(made, f"o{one}", f"e{other}", slot)
    return made


@given(meetings())
@settings(max_examples=150)
def test_every_timetable_keeps_its_word(meeting: Meeting) -> None:
    made = planned(meeting)
    told = timetable_of(made)
    hands = [item for item in meeting.conversations if item.is_locked]
    assert all(item in made.conversations for item in hands)
    assert all(clash.conversation.is_locked for clash in told.clashes)
    for item in told.conversations:
        slot = told.slot_of(item)
        for since, until, _what in told.day.breaks:
            assert slot is None or slot.end <= since or slot.begin >= until
    have = {(item.organisation, item.enterprise) for item in told.conversations}
    wishes = {(pair.organisation, pair.enterprise) for pair in wished_pairs(made)}
    assert {(one.wish.organisation, one.wish.enterprise) for one in told.unmet} == wishes - have
    for one in told.unmet:
        assert one.reason is not UnmetReason.NOT_PLANNED
        _assert_true(made, one.reason, one.wish.organisation, one.wish.enterprise)


def _assert_true(meeting: Meeting, reason: UnmetReason, organisation: str, enterprise: str) -> None:
    """Count for ourselves what the reason says."""
    slots = day_plan(meeting).slots
    one, other = organisations_of(meeting)[organisation], enterprises_of(meeting)[enterprise]
    together = [s for s in slots if can_be_there(one, s.begin, s.end) and can_be_there(other, s.begin, s.end)]
    placed = meeting.conversations

    def seats(number: int) -> bool:
        return sum(c.organisation == organisation and c.slot == number for c in placed) < one.seats

    def is_free(number: int) -> bool:
        return not any(c.enterprise == enterprise and c.slot == number for c in placed)

    truth = {
        UnmetReason.ABSENT: not (one.is_coming and other.is_coming),
        UnmetReason.NO_SLOTS: not slots,
        UnmetReason.NEVER_TOGETHER: not together,
        UnmetReason.ORGANISATION_FULL: not any(seats(s.number) for s in together),
        UnmetReason.ENTERPRISE_FULL: not any(is_free(s.number) for s in together),
        UnmetReason.NO_COMMON_ROUND: not any(seats(s.number) and is_free(s.number) for s in together),
        UnmetReason.NO_TABLE: all(
            sum(c.slot == s.number for c in placed) >= (meeting.tables or 99)
            for s in together
            if seats(s.number) and is_free(s.number)
        ),
    }
    assert truth[reason]


def test_a_lock_is_no_lock_without_a_round() -> None:
    loose = Conversation(organisation="o1", enterprise="e1", is_locked=True)
    assert not loose.is_fixed
    assert planned(a_meeting(wishes=(wish(1, 1),), conversations=(loose,))).conversations[0].slot == 1


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("13:30", 810), ("13.30", 810), ("13u30", 810), ("9", 540), (" 9 uur ", 540), ("24:00", 1440), ("24:01", None),
     ("13:60", None), ("straks", None), ("", None), ("-1:00", None), ("12:5", None)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes
