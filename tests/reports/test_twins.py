"""DOCX, ODT and HTML say what the PDF says, in the same order, under the same headings."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import defusedxml.ElementTree as ElementTree
import docx
import pytest

from sociaalinkopen_desktop.domain.document import Cell, Column, Document, Paragraph, Table
from sociaalinkopen_desktop.reports.opendocument import odt_bytes, write_odt
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.reports.pieces import Grid, pieces
from sociaalinkopen_desktop.reports.web import html_bytes, write_html
from sociaalinkopen_desktop.reports.word import docx_bytes, write_docx
from tests.reports import extremes, samples
from tests.reports.reading import structure
from tests.reports.samples import CHART, a_logo
from tests.reports.twins import (
    WORD,
    as_plain_text,
    docx_heads,
    docx_texts,
    html_page,
    odt_heads,
    odt_texts,
    office,
    pdf_heads,
    pdf_texts,
    words,
)

ROOT = Path(__file__).parent.parent.parent
MAKERS = {"docx": docx_bytes, "odt": odt_bytes, "html": html_bytes}
TEXTS = {"docx": docx_texts, "odt": odt_texts, "html": lambda data: html_page(data).texts}


@pytest.fixture(scope="module")
def document() -> Document:
    return samples.everyday()


@pytest.mark.parametrize("kind", MAKERS)
def test_every_twin_says_the_words_of_the_pdf_in_the_same_order(kind: str, document: Document) -> None:
    said = words(TEXTS[kind](MAKERS[kind](document)))
    expected = words(pdf_texts(pdf_bytes(document)))
    assert [word for word in said if word != "Inhoud"] == [word for word in expected if word != "Inhoud"]
    assert len(said) > 1000


@pytest.mark.parametrize(("make", "heads"), [(docx_bytes, docx_heads), (odt_bytes, odt_heads)])
def test_the_headings_have_the_levels_of_the_pdf(make, heads, document: Document) -> None:
    assert heads(make(document)) == pdf_heads(pdf_bytes(document))


def test_a_web_page_has_one_first_heading_and_the_others_one_level_lower(document: Document) -> None:
    name, *others = pdf_heads(pdf_bytes(document))
    assert html_page(html_bytes(document)).heads == [name, *((level + 1, text) for level, text in others)]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("sample", ["everyday", "hostile", "empty"])
def test_equal_documents_give_equal_bytes(kind: str, sample: str) -> None:
    assert MAKERS[kind](getattr(samples, sample)()) == MAKERS[kind](getattr(samples, sample)())


@pytest.mark.parametrize("kind", MAKERS)
def test_what_users_should_not_type_is_printed_as_they_typed_it(kind: str) -> None:
    typed = "<b>vet</b> & <img src='file:///x'> {=SOM(1)} \x07 =HYPERLINK(\"http://x\") 👍 ]]> <!-- -->"
    texts = " ".join(TEXTS[kind](MAKERS[kind](samples.note(Paragraph(text=typed)))))
    assert typed.replace("\x07", "") in texts


@pytest.mark.parametrize("kind", MAKERS)
def test_a_hostile_document_loses_no_visible_character(kind: str) -> None:
    texts = " ".join(TEXTS[kind](MAKERS[kind](samples.hostile())))
    assert texts.count("Lorem ipsum") >= 4 * 2632
    assert "waarde 59" in texts


def test_a_page_runs_no_script_and_fetches_nothing() -> None:
    page = html_page(html_bytes(samples.hostile()))
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "link", "object", "form", "input"})
    attributes = {name for _, given in page.tags for name in given}
    assert not [name for name in attributes if name.startswith("on")]
    addresses = [given["href"] for tag, given in page.tags if tag == "a"]
    assert addresses
    assert all(address.startswith(("#", "http://", "https://", "mailto:")) for address in addresses)


def test_tables_of_a_page_say_what_their_heads_belong_to(document: Document) -> None:
    tags = html_page(html_bytes(document)).tags
    assert all(given.get("scope") in ("col", "row") for tag, given in tags if tag == "th")
    keys = [given["id"] for _, given in tags if "id" in given]
    assert len(keys) == len(set(keys))
    assert {given["href"][1:] for tag, given in tags if tag == "a" and given["href"].startswith("#")} <= set(keys)


def test_word_repeats_the_head_of_a_table_and_knows_the_language(document: Document) -> None:
    file = docx.Document(BytesIO(docx_bytes(document)))
    heads = [table for table in file.tables if table._tbl.findall(f".//{WORD}tblHeader")]
    assert len(heads) == sum(
        isinstance(block, Table) for chapter in document.chapters for block in (*chapter.blocks, *())
    ) + sum(isinstance(block, Table) for block in document.summary)
    assert file.core_properties.language == "nl-NL"
    language = file.styles.element.find(f".//{WORD}rPrDefault//{WORD}lang")
    assert language.get(f"{WORD}val") == "nl-NL"
    described = file.element.body.findall(f".//{WORD}tblDescription")
    assert len(described) >= len(heads)


def test_contents_of_the_twins_lead_to_their_headings(document: Document) -> None:
    body = docx.Document(BytesIO(docx_bytes(document))).element.body
    marks = {mark.get(f"{WORD}name") for mark in body.iter(f"{WORD}bookmarkStart")}
    aims = [link.get(f"{WORD}anchor") for link in body.iter(f"{WORD}hyperlink") if link.get(f"{WORD}anchor")]
    assert aims
    assert set(aims) <= marks
    with ZipFile(BytesIO(odt_bytes(document))) as packed:
        root = ElementTree.fromstring(packed.read("content.xml"))
    name = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}name"
    starts = {item.get(name) for item in root.iter() if item.tag.endswith("}bookmark-start")}
    href = "{http://www.w3.org/1999/xlink}href"
    links = [item.get(href) for item in root.iter() if (item.get(href) or "").startswith("#")]
    assert links
    assert {link[1:] for link in links} <= starts


def test_a_twin_is_written_whole_and_named_after_its_kind(tmp_path, document: Document) -> None:
    for write, extension in ((write_docx, "docx"), (write_odt, "odt"), (write_html, "html")):
        target = tmp_path / f"motivering.{extension}"
        write(document, target)
        assert target.read_bytes() == MAKERS[extension](document)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    name = document.file_name.removesuffix(".pdf")
    with ZipFile(tmp_path / "motivering.odt") as packed:
        assert f"{name}.odt" in packed.read("styles.xml").decode()


def test_a_row_longer_than_the_head_is_a_mistake_of_ours() -> None:
    table = Table(caption="", columns=(Column(title="a"),), rows=((Cell(text="1"), Cell(text="2")),))
    for make in MAKERS.values():
        with pytest.raises(ValueError, match="2 cells"):
            make(samples.note(table))


@pytest.mark.slow
@pytest.mark.skipif(office() is None, reason="LibreOffice is not here to read the twins (soffice)")
def test_libreoffice_reads_the_same_words_in_docx_and_odt_as_stand_in_the_pdf(tmp_path, document: Document) -> None:
    expected = words(pdf_texts(pdf_bytes(document)))
    for kind in ("docx", "odt"):
        said = words([as_plain_text(MAKERS[kind](document), kind, tmp_path)])
        start = said.index("Inhoud")
        end = next(place for place in range(start, len(said)) if said[place : place + 3] == ["1", "De", "opdracht"]
                   and said[place + 3] == "De")  # fmt: skip
        plain = [word for word in said[:start] + said[end:] if word != "•"]
        assert plain == [word for word in expected if word != "Inhoud"]


def with_figures() -> Document:
    return replace(samples.note(Paragraph(text="Vooraf."), CHART, Paragraph(text="Daarna.")), logo=a_logo())


@pytest.mark.parametrize("kind", MAKERS)
def test_figures_stand_in_every_twin_with_their_words(kind: str) -> None:
    data = MAKERS[kind](with_figures())
    assert data == MAKERS[kind](with_figures())
    if kind == "html":
        told = [given["alt"] for tag, given in html_page(data).tags if tag == "img"]
    elif kind == "docx":
        body = docx.Document(BytesIO(data)).element.body
        told = [item.get("descr") for item in body.iter() if item.tag.endswith("}docPr")]
    else:
        with ZipFile(BytesIO(data)) as packed:
            root = ElementTree.fromstring(packed.read("content.xml"))
            assert len([name for name in packed.namelist() if name.startswith("Pictures/")]) == 2
        told = [item.text for item in root.iter() if item.tag.endswith("}desc")]
    assert told == ["Logo van Voorbeeldgemeente", CHART.alternative]
    texts = words(TEXTS[kind](data))
    assert texts.index("Vooraf.") < texts.index("Daarna.")


def test_figures_in_the_pdf_have_words_and_a_place() -> None:
    figures = [node for node in structure(pdf_bytes(with_figures())).walk() if node.tag == "Figure"]
    assert [node.alternative for node in figures] == ["Logo van Voorbeeldgemeente", CHART.alternative]
    for node in figures:
        left, bottom, right, top = (float(value) for value in node.attributes["/BBox"])
        assert left < right
        assert bottom < top
    assert "nu 40 %" in figures[1].text


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken", a_logo().data[:60]])
def test_a_broken_picture_is_told_in_words(data: bytes) -> None:
    document = samples.note(replace(a_logo(), data=data), Paragraph(text="Daarna."))
    for made in (pdf_texts(pdf_bytes(document)), *(TEXTS[kind](make(document)) for kind, make in MAKERS.items())):
        assert "Logo van Voorbeeldgemeente" in " ".join(made)


@pytest.mark.verapdf
def test_figures_keep_both_standards(tmp_path, validate) -> None:
    target = tmp_path / "figuren.pdf"
    target.write_bytes(pdf_bytes(with_figures()))
    assert validate([target])[target].passes


def test_a_column_of_pages_of_text_is_never_narrow() -> None:
    """LibreOffice laid the narrow one out over hundreds of pages and needed many minutes; now a minute for 124."""
    (grid,) = (piece for piece in pieces(extremes.long_cells()) if isinstance(piece, Grid) and piece.head)
    assert grid.shares[1] > 0.2
    short = Table(caption="", columns=(Column(title="a", share=0.2), Column(title="b", share=3)), rows=())
    (grid,) = (piece for piece in pieces(samples.note(short)) if isinstance(piece, Grid) and piece.head)
    assert grid.shares[0] < 0.2


def test_word_leaves_room_for_text_in_many_columns() -> None:
    """With the usual margins nothing is left of a column of 8 points, and LibreOffice never finishes a page."""
    for make, narrow in ((extremes.sixty_columns, 1), (samples.everyday, 0)):
        body = docx.Document(BytesIO(docx_bytes(make()))).element.body
        assert len(body.findall(f".//{WORD}tblCellMar")) == narrow


def test_a_chart_can_be_the_first_thing_that_a_process_draws() -> None:
    code = "from tests.reports.test_twins import docx_bytes, with_figures\nprint(len(docx_bytes(with_figures())))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10_000
