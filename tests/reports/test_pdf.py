"""Writing PDFs: the same bytes each time, whole or not at all, and nothing lost from texts of any kind."""

import errno
import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.document import (
    Bullets,
    Cell,
    Chapter,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    SignOff,
    Table,
    Tone,
)
from sociaalinkopen_desktop.reports.errors import ReportProblem
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes, write_pdf
from tests.reports.reading import opened, structure, tidy, unmarked_painting
from tests.reports.samples import a_logo, empty, everyday, hostile

ROOT = Path(__file__).parents[2]
PRINT_DIGEST = (
    "import hashlib; from tests.reports.samples import everyday; "
    "from sociaalinkopen_desktop.reports.pdf import pdf_bytes; "
    "print(hashlib.sha256(pdf_bytes(everyday(2))).hexdigest())"
)


def test_the_same_document_gives_the_same_bytes_in_any_process_and_time_zone() -> None:
    expected = hashlib.sha256(pdf_bytes(everyday(2))).hexdigest()
    for seed, zone in (("0", "UTC"), ("4711", "Pacific/Kiritimati")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == expected


def test_drawing_twice_in_one_process_gives_the_same_bytes() -> None:
    first = pdf_bytes(everyday(1))
    pdf_bytes(hostile())
    assert pdf_bytes(everyday(1)) == first


def test_another_date_gives_another_file() -> None:
    document = everyday(1)
    assert pdf_bytes(document) != pdf_bytes(replace(document, date=date(2026, 10, 9)))


def test_a_written_file_is_the_drawn_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "2026-014 Groenonderhoud – motivering.pdf"
    result = write_pdf(everyday(1), target)
    assert target.read_bytes() == pdf_bytes(everyday(1))
    assert result.pages == len(opened(target.read_bytes()).pages)
    assert result.lost == ()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EACCES, "in een ander programma"),
        (errno.EROFS, "mag u niet schrijven"),
        (errno.EIO, "Controleer de schijf"),
    ],
)
@pytest.mark.parametrize("step", ["flush to disk", "replace"])
def test_when_writing_fails_the_old_file_stays_and_the_officer_hears_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
) -> None:
    target = tmp_path / "motivering.pdf"
    target.write_bytes(b"de vorige versie")

    def fail(*arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReportProblem) as problem:
        write_pdf(everyday(1), target)
    monkeypatch.undo()
    assert said in str(problem.value)
    assert "motivering.pdf" in str(problem.value)
    assert target.read_bytes() == b"de vorige versie"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportProblem, match="bestaat niet of is niet bereikbaar"):
        write_pdf(everyday(1), tmp_path / "weg" / "motivering.pdf")


def test_a_name_that_is_too_long_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ReportProblem, match="te lang"):
        write_pdf(everyday(1), tmp_path / ("a" * 300 + ".pdf"))


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "motivering.pdf"
    target.mkdir()
    with pytest.raises(ReportProblem, match="is niet bewaard"):
        write_pdf(everyday(1), target)
    assert list(tmp_path.iterdir()) == [target]


def test_an_empty_document_is_still_a_valid_page() -> None:
    data, result = draw_pdf(empty())
    assert result.pages == 1
    assert opened(data).metadata.title == "Document"  # type: ignore[union-attr]


def test_a_short_note_has_no_contents() -> None:
    note = replace(everyday(2), contents=False)
    assert "TOC" in {node.tag for node in structure(pdf_bytes(everyday(2))).walk()}
    assert "TOC" not in {node.tag for node in structure(pdf_bytes(note)).walk()}


def test_a_picture_is_seen_on_whatever_page_it_stands() -> None:
    blocks = (Paragraph(text="\n".join(["regel"] * 120)), replace(a_logo(), share=1.0, height=200))
    data = pdf_bytes(replace(empty(), contents=False, chapters=(Chapter(number=1, title="Beeld", blocks=blocks),)))
    with pypdfium2.PdfDocument(data) as file:
        drawn = [page.render(scale=0.5).to_pil().getcolors(1 << 20) for page in file]
    blue = [sum(count for count, colour in colours if colour == (11, 100, 119)) for colours in drawn]
    assert len(blue) > 2
    assert blue[-1] > 1000
    assert not any(number > 1000 for number in blue[:-1])


def test_text_is_never_read_as_markup() -> None:
    wild = '<b>vet</b> & <a href="javascript:alert(1)">klik</a> <para>'
    document = replace(everyday(1), title=wild, summary=(Paragraph(text=wild), Heading(text=wild)))
    texts = [node.text for node in structure(pdf_bytes(document)).walk()]
    assert texts.count(wild) == 3


def test_a_cell_of_fifty_thousand_characters_loses_none_of_them() -> None:
    words = [f"woord{number}" for number in range(6000)]
    table = Table(
        caption="Lang",
        columns=(Column(title="Kop"), Column(title="Tekst", share=3)),
        rows=((Cell(text="kort"), Cell(text=" ".join(words))), (Cell(text="na"), Cell(text="slot"))),
    )
    document = replace(everyday(0), chapters=(Chapter(number=1, title="Lang", blocks=(table,)),))
    data, result = draw_pdf(document)
    cells = [node.text for node in structure(data).walk() if node.tag == "TD"]
    assert sum(len(word) + 1 for word in words) > 50_000
    assert cells[-2:] == [" ".join(words), "slot"]
    assert result.pages > 10


def test_an_unbroken_word_of_fifty_thousand_characters_fits_the_paper() -> None:
    document = replace(everyday(0), summary=(Paragraph(text="x" * 50_000),))
    data = pdf_bytes(document)
    (text,) = (node.text for node in structure(data).walk() if node.tag == "P" and node.text.startswith("xx"))
    assert text == "x" * 50_000
    assert_inside_the_paper(data)


def test_characters_that_cannot_be_shown_are_counted() -> None:
    document = replace(everyday(0), summary=(Paragraph(text="mooi 👍 en 👍 met עב en bel\x07"),))
    _, result = draw_pdf(document)
    assert {item.character: item.count for item in result.lost} == {"👍": 2, "ע": 1, "ב": 1, "\x07": 1}
    assert {item.code for item in result.lost} == {"U+1F44D", "U+05E2", "U+05D1", "U+0007"}


def test_a_row_with_more_cells_than_columns_is_refused() -> None:
    table = Table(caption="", columns=(Column(title="a"),), rows=((Cell(text="1"), Cell(text="2")),))
    with pytest.raises(ValueError, match="2 cells in a table of 1 columns"):
        pdf_bytes(replace(everyday(0), summary=(table,)))


def test_only_addresses_on_the_web_and_of_mail_become_links() -> None:
    good = ("https://example.nl/é b", "mailto:a@example.nl")
    bad = ("javascript:alert(1)", "file:///etc/passwd", "http://[", "c:\\x")
    rows = tuple((Cell(text=f"adres {number}", url=url),) for number, url in enumerate(good + bad))
    table = Table(caption="", columns=(Column(title="Adres"),), rows=rows)
    data = pdf_bytes(replace(everyday(0), summary=(table,), chapters=()))
    links = [node.links[0]["/A"]["/URI"] for node in structure(data).walk() if node.tag == "Link"]
    assert links == ["https://example.nl/%C3%A9%20b", "mailto:a@example.nl"]
    assert "adres 2" in [node.text for node in structure(data).walk()]


def test_a_hostile_document_keeps_every_text_that_the_fonts_can_show() -> None:
    data, result = draw_pdf(hostile())
    texts = Counter(node.text for node in structure(data).walk())
    assert texts["=cmd|'/c calc'!A1"] >= 10
    assert texts["(haakje \\ open (( en )) dicht \\n"] >= 10
    assert texts[tidy("Aanbestedingsplichtigheidsdrempelwaardeoverschrijdingsmelding" * 8)] >= 5
    assert result.lost
    assert unmarked_painting(data) == []
    assert_inside_the_paper(data)


def assert_inside_the_paper(data: bytes) -> None:
    """No text object reaches past the margins. Two points are allowed for the slant of letters."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = item.get_bounds()
                assert left >= 55
                assert right <= 595.28 - 55
                assert bottom >= 25
                assert top <= 841.89 - 25
            page.close()


def tuples_of(strategy: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


texts = st.text(max_size=60)
cells = st.builds(Cell, text=texts, tone=st.sampled_from(Tone), strong=st.booleans(), url=texts)
columns = st.builds(Column, title=texts, share=st.floats(-1, 5), numeric=st.booleans())
blocks = st.one_of(
    st.builds(Heading, text=texts, level=st.integers(0, 9)),
    st.builds(Paragraph, text=texts, also_in_procurement_documents=st.booleans(), muted=st.booleans()),
    st.builds(Bullets, items=tuples_of(texts, 3)),
    st.builds(Facts, rows=tuples_of(st.tuples(texts, texts), 3), caption=texts),
    st.builds(SignOff, roles=tuples_of(texts, 2)),
    st.builds(Table, caption=texts, columns=tuples_of(columns, 2, 2), rows=tuples_of(tuples_of(cells, 2), 4)),
)
chapters = st.builds(Chapter, number=st.integers(0, 99), title=texts, blocks=tuples_of(blocks, 4))
documents = st.builds(
    Document,
    kind=texts,
    title=texts,
    organisation=texts,
    status=texts,
    file_name=texts,
    disclaimer=texts,
    date=st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    key_facts=st.just(Facts(rows=())),
    summary=tuples_of(blocks, 3),
    chapters=tuples_of(chapters, 4),
)


@settings(max_examples=25)
@given(document=documents)
def test_any_document_at_all_becomes_a_readable_file(document: Document) -> None:
    data, result = draw_pdf(document)
    assert len(opened(data).pages) == result.pages
    assert unmarked_painting(data) == []
    structure(data)


def test_two_hundred_pages_are_drawn_with_right_numbers_and_contents() -> None:
    data, result = draw_pdf(everyday(chapters=100, rows=12))
    assert result.pages > 200
    reader = opened(data)
    assert f"Pagina {result.pages} van {result.pages}" in tidy(reader.pages[-1].extract_text())
    links = [node for node in structure(data).walk() if node.tag == "TOCI"]
    # Two hundred lines would be more contents than anybody reads: the chapters alone remain.
    assert len(links) == 101
