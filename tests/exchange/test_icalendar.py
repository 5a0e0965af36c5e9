"""The calendar file, read back by the rules of RFC 5545."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.planning import Planning, PlanStep, StepKind, plan_forwards
from sociaalinkopen_desktop.exchange.icalendar import calendar_text, escaped, folded, write_calendar
from tests.builders import a_tender, norms_on
from tests.strategies import texts

STAMP = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value: str) -> str:
    made, signs = "", iter(value)
    for sign in signs:
        if sign == "\\":
            following = next(signs)
            made += "\n" if following in "nN" else following
        else:
            assert sign not in ";,", value
            made += sign
    return made


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar, each property by its name with parameters."""
    lines = unfolded(text)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        if line == "BEGIN:VEVENT":
            assert not inside
            inside = True
            found.append({})
        elif line == "END:VEVENT":
            inside = False
        elif inside:
            name, _, value = line.partition(":")
            assert name not in found[-1]
            found[-1][name] = value
    assert not inside
    return found


@pytest.fixture
def tender():
    return fields.replaced(a_tender(), "id", "abc123")


@pytest.fixture
def planning(tender):
    return plan_forwards(tender, norms_on(), date(2026, 12, 1))


def test_every_step_is_an_event_of_a_whole_day(tender, planning):
    read = events(calendar_text(tender, planning, STAMP))
    assert len(read) == len(planning.steps)
    for event, step in zip(read, planning.steps, strict=True):
        assert event["DTSTART;VALUE=DATE"] == f"{step.day:%Y%m%d}"
        assert event["DTEND;VALUE=DATE"] == f"{step.day + timedelta(days=1):%Y%m%d}"
        assert event["DTSTAMP"] == "20261124T104200Z"
        assert unescaped(event["SUMMARY"]) == f"{step.label}: {tender.subject.title}"


def test_the_term_of_the_law_and_the_note_stand_in_the_description(tender, planning):
    read = {event["UID"]: event for event in events(calendar_text(tender, planning, STAMP))}
    told = unescaped(read["abc123-information@sociaalinkopen-desktop"]["DESCRIPTION"])
    reference = tender.subject.reference
    assert told == f"Kenmerk: {reference}\nTermijn van de wet: 10 dagen.\nMet één dag speling."


def test_a_step_keeps_its_uid_when_the_day_or_the_moment_changes(tender, planning):
    later = plan_forwards(tender, norms_on(), date(2027, 2, 1))
    first = [event["UID"] for event in events(calendar_text(tender, planning, STAMP))]
    second = [event["UID"] for event in events(calendar_text(tender, later, STAMP + timedelta(days=9)))]
    assert first == second
    assert len(set(first)) == len(first)


def test_the_same_planning_gives_the_same_bytes_in_every_time_zone(tender, planning):
    elsewhere = STAMP.astimezone(timezone(timedelta(hours=9)))
    assert calendar_text(tender, planning, STAMP) == calendar_text(tender, planning, elsewhere)


def test_a_tender_without_title_reference_or_id_still_has_events():
    bare = fields.replaced(a_tender(subject={"title": "", "reference": ""}), "id", "")
    read = events(calendar_text(bare, plan_forwards(bare, norms_on(), date(2026, 12, 1)), STAMP))
    assert unescaped(read[0]["SUMMARY"]).endswith(": Aanbesteding")
    assert "DESCRIPTION" not in read[0]
    assert read[0]["UID"].startswith("nieuw-")


def test_signs_with_a_meaning_are_escaped_and_control_signs_left_out():
    assert escaped("a;b,c\\d\r\ne\rf\x07") == "a\\;b\\,c\\\\d\\ne\\nf"


def test_long_lines_are_cut_between_characters():
    line = "SUMMARY:" + "é" * 100
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode("utf-8")) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line


@given(texts, texts, st.dates(date(1, 1, 1), date(9999, 12, 30)))
def test_any_text_and_any_day_survive_the_way_there_and_back(title, note, day):
    tender = fields.replaced(a_tender(subject={"reference": ""}), "subject.title", title)
    planning = Planning(steps=(PlanStep(kind=StepKind.DISPATCH, day=day, note=note),), warnings=())
    text = calendar_text(tender, planning, STAMP)
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    (event,) = events(text)

    def kept(value: str) -> str:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        return "".join(sign for sign in value if sign == "\n" or (sign >= " " and sign != "\x7f"))

    assert unescaped(event["SUMMARY"]).partition(": ")[2] == kept(title.strip() or "Aanbesteding")
    assert unescaped(event.get("DESCRIPTION", "")) == kept(note)
    assert event["DTSTART;VALUE=DATE"] == day.isoformat().replace("-", "")


def test_the_file_is_utf8_with_line_ends_as_they_are(tmp_path: Path, tender, planning):
    target = write_calendar(tender, planning, STAMP, tmp_path / "planning.ics")
    assert target.read_bytes().decode("utf-8") == calendar_text(tender, planning, STAMP)
    assert target.read_bytes().count(b"\r\n") == target.read_bytes().count(b"\n")


def test_a_folder_that_is_gone_is_said_kindly(tmp_path: Path, tender, planning):
    with pytest.raises(ExportProblem, match="map bestaat niet"):
        write_calendar(tender, planning, STAMP, tmp_path / "weg" / "planning.ics")
