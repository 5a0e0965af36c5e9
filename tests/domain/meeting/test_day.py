"""The clock of a meeting: pitches, rounds, breaks, and what does not fit."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.meeting import moments
from sociaalinkopen_desktop.domain.meeting.day import day_plan
from sociaalinkopen_desktop.domain.meeting.meeting import Break
from tests.domain.meeting.made import a_meeting, large


def test_pitches_follow_the_welcome_in_the_order_of_the_list() -> None:
    day = day_plan(a_meeting())
    assert [(pitch.enterprise, moments.clock(pitch.begin)) for pitch in day.pitches] == [
        ("e1", "13:15"), ("e2", "13:20"), ("e3", "13:25"),
    ]  # fmt: skip
    assert day.slots[0].time == "13:35 – 13:50"
    assert day.remarks == ()


def test_a_break_pushes_what_would_run_through_it() -> None:
    times = [slot.time for slot in day_plan(a_meeting()).slots]
    assert "14:35 – 14:50" in times
    assert "15:15 – 15:30" in times
    assert times[-1] == "16:35 – 16:50"
    early = a_meeting(breaks=(Break(begin="13:22", end="13:40", what=""),))
    assert [moments.clock(pitch.begin) for pitch in day_plan(early).pitches] == ["13:15", "13:40", "13:45"]
    assert day_plan(early).breaks[0][2] == "Pauze"


def test_who_comes_late_pitches_late() -> None:
    meeting = a_meeting()
    late = replace(meeting.enterprises[0], available_from="13:20")
    day = day_plan(replace(meeting, enterprises=(late, *meeting.enterprises[1:])))
    assert [pitch.enterprise for pitch in day.pitches] == ["e2", "e1", "e3"]
    too_late = replace(late, available_from="16:00")
    day = day_plan(replace(meeting, enterprises=(too_late, *meeting.enterprises[1:])))
    assert [pitch.enterprise for pitch in day.pitches] == ["e2", "e3"]
    assert [(one.enterprise, one.reason) for one in day.no_pitch] == [
        ("e1", "Zij is er niet tijdens de pitches, tussen 13:15 en 13:30.")
    ]


def test_who_does_not_pitch_or_come_has_no_place() -> None:
    meeting = a_meeting()
    silent = replace(meeting.enterprises[0], wants_pitch=False)
    away = replace(meeting.enterprises[1], is_coming=False)
    day = day_plan(replace(meeting, enterprises=(silent, away, meeting.enterprises[2])))
    assert [pitch.enterprise for pitch in day.pitches] == ["e3"]
    assert day.no_pitch == ()


WINDOWS = st.tuples(st.sampled_from([0, 5, 10, 15]), st.sampled_from([5, 10, 15, 20]))


@given(st.lists(WINDOWS, min_size=1, max_size=4))
def test_as_many_pitch_as_can(windows: list[tuple[int, int]]) -> None:
    meeting = a_meeting(1, len(windows), breaks=())
    start = 13 * 60 + 15
    enterprises = tuple(
        replace(item, available_from=moments.clock(start + since), available_until=moments.clock(start + until))
        for item, (since, until) in zip(meeting.enterprises, windows, strict=True)
    )
    day = day_plan(replace(meeting, enterprises=enterprises))
    most = max(
        sum(since <= 5 * at and 5 * at + 5 <= until for at, (since, until) in enumerate(order))
        for order in permutations(windows)
    )
    assert len(day.pitches) == most
    assert len(day.pitches) + len(day.no_pitch) == len(windows)


def test_conversations_wait_for_the_chosen_time_and_for_the_pitches() -> None:
    assert day_plan(a_meeting(conversations_begin="14:00")).slots[0].begin == 14 * 60
    day = day_plan(a_meeting(conversations_begin="13:20"))
    assert day.slots[0].begin == 13 * 60 + 35
    assert "De gesprekken beginnen om 13:35" in day.remarks[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"begin": ""}, "hoe laat de bijeenkomst begint"),
        ({"end": ""}, "hoe laat de bijeenkomst eindigt"),
        ({"end": "12:00"}, "ligt niet na de begintijd"),
        ({"end": "13:30"}, "geen tijd over voor gesprekken"),
        ({"begin": "straks"}, "'straks' is geen tijd"),
        ({"breaks": (Break(begin="15:00"),)}, "telt niet mee"),
    ],
)
def test_what_is_missing_is_told(changes: dict[str, object], words: str) -> None:
    assert any(words in remark for remark in day_plan(a_meeting(**changes)).remarks)


def test_too_many_pitches_are_told_one_by_one() -> None:
    day = day_plan(large(end="12:30"))
    assert len(day.pitches) == 5
    assert len(day.no_pitch) == 25
    assert "bezet" in day.no_pitch[0].reason
