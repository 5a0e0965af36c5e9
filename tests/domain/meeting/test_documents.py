"""The documents of a meeting: what stands in them, and what must not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sociaalinkopen_desktop.domain.document import Cards, Checks, Document, Table
from sociaalinkopen_desktop.domain.documents.plain import document_from_plain, document_to_plain
from sociaalinkopen_desktop.domain.encoding import read, to_plain
from sociaalinkopen_desktop.domain.meeting.documents import (
    MEETING_MAKERS,
    MeetingDocumentKind,
    MeetingMaterial,
    meeting_document,
    meeting_kinds,
)
from sociaalinkopen_desktop.domain.meeting.letters import letter
from sociaalinkopen_desktop.domain.meeting.meeting import InvitationKind, Meeting
from sociaalinkopen_desktop.domain.meeting.timetable import planned, timetable_of
from tests.domain.meeting.made import a_meeting, large, rich, wish

MADE_ON = date(2026, 12, 1)
HOSTILE = '<b>Groen</b> &amp; "Co" \x00\u202e {0} %s'


def made(kind: MeetingDocumentKind, meeting: Meeting) -> Document:
    return meeting_document(kind, MeetingMaterial(meeting=meeting, made_on=MADE_ON))


def texts(item: Any) -> Iterator[str]:
    """Every text in a document, in order."""
    match item:
        case str():
            yield item
        case tuple() | list():
            for one in item:
                yield from texts(one)
        case dict():
            for value in item.values():
                yield from texts(value)


def words(kind: MeetingDocumentKind, meeting: Meeting) -> str:
    return "\n".join(texts(document_to_plain(made(kind, meeting)))).replace("\u00a0", " ")


def test_every_kind_has_a_maker_and_its_words() -> None:
    assert set(MEETING_MAKERS) == set(MeetingDocumentKind)
    assert all(maker.about and maker.when for maker in MEETING_MAKERS.values())


@pytest.mark.parametrize("kind", MeetingDocumentKind)
@pytest.mark.parametrize("meeting", [Meeting(), rich(), planned(large())], ids=["leeg", "klaar", "groot"])
def test_every_document_can_be_kept(kind: MeetingDocumentKind, meeting: Meeting) -> None:
    document = made(kind, meeting)
    assert document_from_plain(document_to_plain(document)) == document
    assert document.file_name.endswith(f"{kind.value}.pdf")
    assert document.kind == kind.label


@pytest.mark.parametrize("kind", MeetingDocumentKind)
def test_what_the_officer_typed_is_never_read_as_markup(kind: MeetingDocumentKind) -> None:
    meeting = rich()
    typed = replace(
        meeting,
        title=HOSTILE,
        enterprises=tuple(replace(item, name=HOSTILE) for item in meeting.enterprises),
        organisations=tuple(replace(item, name=HOSTILE) for item in meeting.organisations),
    )
    assert HOSTILE.strip() in words(kind, typed)


def test_a_meeting_is_kept_whole_as_plain_data() -> None:
    assert read(Meeting(), to_plain(rich()), "Bijeenkomst") == rich()
    assert read(Meeting(), {"title": "Oud", "day": "2026-11-24", "place": "Zaal"}, "Bijeenkomst").pitch_minutes == 5


def test_a_meeting_without_anything_offers_what_can_be_made() -> None:
    kinds = meeting_kinds(Meeting())
    assert MeetingDocumentKind.PROGRAMME in kinds
    assert MeetingDocumentKind.NAME_CARDS not in kinds
    assert set(meeting_kinds(rich())) == set(MeetingDocumentKind)


def test_the_programme_tells_the_day_in_order() -> None:
    document = made(MeetingDocumentKind.PROGRAMME, large())
    first = document.chapters[0].blocks[1]
    assert isinstance(first, Table)
    assert [(row[0].text, row[1].text) for row in first.rows] == [
        ("12:00 – 12:15", "Ontvangst en welkom"),
        ("12:15 – 13:45", "Pitches van ondernemingen"),
        ("13:50 – 14:45", "Gesprekken aan tafel"),
        ("15:00 – 15:15", "Pauze met koffie"),
        ("15:15 – 18:30", "Gesprekken aan tafel"),
        ("18:30", "Einde"),
    ]
    pitches = document.chapters[1].blocks[1]
    assert isinstance(pitches, Table)
    assert len(pitches.rows) == 30


def test_the_timetable_has_every_conversation_and_every_wish_without_one() -> None:
    meeting = planned(large(tables=5))
    told = timetable_of(meeting)
    document = made(MeetingDocumentKind.TIMETABLE, meeting)
    rounds = [block for block in document.chapters[0].blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in rounds) == len(told.conversations)
    (unmet,) = (c for c in document.chapters if c.title == "Wensen die niet pasten")
    assert isinstance(unmet.blocks[0], Table)
    assert len(unmet.blocks[0].rows) == len(told.unmet) > 0
    assert {row[3].text for row in unmet.blocks[0].rows} == {one.reason.label for one in told.unmet}


def test_everybody_has_one_page_with_only_the_own_conversations() -> None:
    meeting = planned(large())
    document = made(MeetingDocumentKind.PERSONAL_TIMETABLES, meeting)
    assert [chapter.new_page for chapter in document.chapters] == [False] + [True] * 41
    tables = [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in tables) == 2 * len(meeting.conversations)


def test_there_is_a_card_for_everybody_and_a_sign_for_each_table() -> None:
    (cards,) = made(MeetingDocumentKind.NAME_CARDS, large()).chapters[0].blocks
    assert isinstance(cards, Cards)
    assert len(cards.items) == 42
    (signs,) = made(MeetingDocumentKind.TABLE_SIGNS, large(tables=5)).chapters[0].blocks
    assert isinstance(signs, Cards)
    assert [card.name for card in signs.items] == ["1", "2", "3", "4", "5"]


def test_every_conversation_gets_the_same_questions() -> None:
    meeting = planned(a_meeting(wishes=(wish(1, 1), wish(2, 2)), questions=("Wat levert u?", " ")))
    asked = []
    for chapter in made(MeetingDocumentKind.QUESTION_SHEETS, meeting).chapters:
        checks = chapter.blocks[-1]
        assert isinstance(checks, Checks)
        asked.append([item.text for item in checks.items])
    assert asked[0] == asked[1]
    assert asked[0][0] == "Wat levert u?"
    assert len(asked[0]) == 5


def test_what_belongs_in_the_file_does_not_stand_in_what_is_handed_out() -> None:
    for kind in (
        MeetingDocumentKind.PROGRAMME,
        MeetingDocumentKind.PERSONAL_TIMETABLES,
        MeetingDocumentKind.ANNOUNCEMENT,
    ):
        assert "PSO-certificaat" not in words(kind, rich())
    assert "PSO-certificaat" in words(MeetingDocumentKind.REPORT, rich())


def test_the_log_says_what_must_still_be_added() -> None:
    told = words(MeetingDocumentKind.INFORMATION_LOG, rich())
    assert "art. 2.51" in told
    assert "Nog doen" in told
    assert "Z-2026-0042" in told


def test_the_list_of_actions_says_what_is_late() -> None:
    meeting = rich()
    assert "Te laat" not in words(MeetingDocumentKind.FOLLOW_UPS, meeting)
    late = meeting_document(MeetingDocumentKind.FOLLOW_UPS, MeetingMaterial(meeting=meeting, made_on=date(2026, 12, 5)))
    assert "Te laat" in list(texts(document_to_plain(late)))


@pytest.mark.parametrize("kind", InvitationKind)
def test_every_invitation_says_when_where_and_how(kind: InvitationKind) -> None:
    text = letter(a_meeting(), kind).text
    for part in ("dinsdag 24 november 2026 van 13:00 tot 17:00 uur", "Raadzaal", "inkoop@voorbeeldgemeente.example"):
        assert part in text
    assert "………" not in text
    assert "………" in letter(Meeting(), kind).text


def test_the_announcement_opens_the_door_for_everybody() -> None:
    text = letter(a_meeting(), InvitationKind.PUBLIC).text
    assert "Iedere onderneming" in text
    assert "geen voorwaarde" in text
    assert "geen opdrachten beloofd" in text
    assert text.count("\n- ") == 5  # two that seek, three rules
