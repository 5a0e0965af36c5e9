"""The documents of a meeting as PDF: cards to cut out, sheets to write on, one page for each; and both standards."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest

from sociaalinkopen_desktop.domain.document import Card, Cards, Chapter, Document
from sociaalinkopen_desktop.domain.house_style import HouseStyle
from sociaalinkopen_desktop.domain.meeting.documents import MeetingDocumentKind, MeetingMaterial, meeting_document
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting
from sociaalinkopen_desktop.domain.meeting.timetable import planned
from sociaalinkopen_desktop.reports.opendocument import odt_bytes
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes
from sociaalinkopen_desktop.reports.web import html_bytes
from sociaalinkopen_desktop.reports.word import docx_bytes
from tests.domain.meeting.made import large, rich
from tests.reports.expected import expected, met
from tests.reports.reading import structure
from tests.reports.samples import everyday
from tests.reports.verapdf import Verdict

MADE_ON = date(2026, 12, 1)
LONG = "Stichting Samenwerkende Buurtondernemingen en Dagbestedingscentra in de Kempen en Omstreken"
MEETINGS = {"leeg": Meeting(), "klaar": rich(), "groot": planned(large(tables=8, end="17:00"))}


def made(kind: MeetingDocumentKind, meeting: Meeting, points: int = 10) -> Document:
    house = HouseStyle(organisation="Voorbeeldgemeente", points=points)
    return meeting_document(kind, MeetingMaterial(meeting=meeting, made_on=MADE_ON, house=house))


def pages(document: Document) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf_bytes(document))).pages]


def with_cards(*cards: Card, columns: int = 2, height: float = 153.0) -> Document:
    chapter = Chapter(number=0, title="Kaartjes", blocks=(Cards(items=cards, columns=columns, height=height),))
    return replace(everyday(chapters=1), chapters=(chapter,))


CARDS = (
    Card(name="Groen", above="Meet the market", below="bedrijfsleider"),
    Card(name=LONG, above=LONG[:40], below="inkoper"),
    Card(name="Donaudampfschifffahrtsgesellschaftskapitän"),
    Card(name=""),
    Card(name="<b>Groen</b> & Co"),
)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_every_word_of_a_card_is_read_once_and_in_order(columns: int) -> None:
    document = with_cards(*CARDS, columns=columns)
    assert met(structure(pdf_bytes(document))) == expected(document)


def test_a_card_shortens_only_what_has_no_place() -> None:
    whole = " ".join(" ".join(pages(with_cards(Card(name=f"{LONG} " * 12), height=60.0))).split())
    assert "Stichting Samenwerkende" in whole
    assert "…" in whole


def test_cards_go_on_on_the_next_page_whole() -> None:
    document = with_cards(*(Card(name=f"Kaart {number}") for number in range(1, 20)))
    found = pages(document)[1:]
    assert sum(text.count("Kaart ") for text in found) + pages(document)[0].count("Kaart ") == 19


def test_everybody_has_exactly_one_page() -> None:
    meeting = MEETINGS["groot"]
    found = pages(made(MeetingDocumentKind.PERSONAL_TIMETABLES, meeting))
    people = [*meeting.organisations, *meeting.enterprises]
    assert len(found) == len(people)
    assert all(item.name in text for item, text in zip(people, found, strict=True))


@pytest.mark.parametrize("points", [9, 10, 12])
def test_a_conversation_sheet_is_one_page(points: int) -> None:
    meeting = MEETINGS["klaar"]
    assert len(pages(made(MeetingDocumentKind.QUESTION_SHEETS, meeting, points))) == 1 + len(meeting.conversations)


@pytest.mark.parametrize("kind", MeetingDocumentKind)
def test_every_sign_is_in_the_fonts(kind: MeetingDocumentKind) -> None:
    for meeting in MEETINGS.values():
        assert draw_pdf(made(kind, meeting))[1].lost == ()


@pytest.mark.parametrize("kind", [MeetingDocumentKind.NAME_CARDS, MeetingDocumentKind.QUESTION_SHEETS])
def test_the_other_kinds_of_file_hold_the_same_names(kind: MeetingDocumentKind) -> None:
    document = made(kind, MEETINGS["klaar"])
    assert "Groen Zandhoek" in html_bytes(document).decode()
    assert docx_bytes(document)[:2] == odt_bytes(document)[:2] == b"PK"


def test_a_page_for_everybody_begins_on_a_new_page_in_the_other_kinds_of_file_too() -> None:
    document = made(MeetingDocumentKind.PERSONAL_TIMETABLES, MEETINGS["klaar"])
    others = len(document.chapters) - 1
    assert others == 6
    assert html_bytes(document).decode().count('class="new-page"') == others
    word = ZipFile(BytesIO(docx_bytes(document))).read("word/document.xml").decode()
    assert word.count("<w:pageBreakBefore/>") == others
    text = ZipFile(BytesIO(odt_bytes(document))).read("content.xml").decode()
    assert text.count('text:style-name="New_page_Heading_20_1"') == others
    assert text.count('fo:break-before="page"') == 1


@pytest.mark.slow
@pytest.mark.verapdf
def test_every_document_keeps_both_standards(
    tmp_path: Path, validate: Callable[[Iterable[Path]], dict[Path, Verdict]]
) -> None:
    paths = {}
    for name, meeting in MEETINGS.items():
        for kind in MeetingDocumentKind:
            path = tmp_path / f"{name}-{kind.value}.pdf"
            path.write_bytes(pdf_bytes(made(kind, meeting)))
            paths[path] = path.name
    path = tmp_path / "cards.pdf"
    path.write_bytes(pdf_bytes(with_cards(*CARDS)))
    paths[path] = path.name
    found = validate(paths)
    assert {paths[path]: verdict.failed for path, verdict in found.items() if not verdict.passes} == {}
    assert len(found) == 3 * len(MeetingDocumentKind) + 1
