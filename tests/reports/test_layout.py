"""How blocks share the pages: headings stay with their text, rows stay whole, columns fit what they hold."""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sociaalinkopen_desktop.domain.document import (
    Cell,
    Chapter,
    Column,
    Heading,
    Paragraph,
    Picture,
    SignOff,
    Table,
    Tone,
)
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.blocks import TextBlock
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.reports.structure import Element, MarkedRun, pdf_string
from sociaalinkopen_desktop.reports.tables import column_widths
from tests.reports.reading import opened, structure, tidy
from tests.reports.samples import REASON, everyday, note


def page_texts(data: bytes) -> list[str]:
    return [tidy(page.extract_text()) for page in opened(data).pages]


def filler(lines: int) -> Paragraph:
    """So many lines: with every number of them up to a page, what follows meets every place at the foot of a page."""
    return Paragraph(text="\n".join(f"regel{number}" for number in range(lines)))


A_PAGE_OF_LINES = range(1, 50)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in A_PAGE_OF_LINES:
        blocks = (filler(lines), Heading(text="De kop"), Paragraph(text="Het begin van de tekst. " + REASON))
        (page,) = (text for text in page_texts(pdf_bytes(note(*blocks))) if "De kop" in text)
        assert "Het begin van de tekst" in page


def test_a_picture_gets_smaller_rather_than_leave_half_a_page_empty() -> None:
    drawn = BytesIO()
    Image.new("RGB", (400, 200), "teal").save(drawn, "PNG")
    picture = Picture(data=drawn.getvalue(), kind="png", alternative="Een vlak", height=200.0)
    heights = set()
    for lines in A_PAGE_OF_LINES:
        pages = [
            page.get_contents().get_data().decode("latin-1")
            for page in opened(pdf_bytes(note(filler(lines), picture))).pages
        ]
        (size,) = (
            found for page in pages for found in re.findall(r"([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm\s*/\S+ Do", page)
        )
        wide, high = map(float, size)
        assert wide == pytest.approx(2 * high, rel=0.01)
        heights.add(round(high))
    assert max(heights) == 200
    assert 120 <= min(heights) < 200


def test_the_lines_to_sign_stay_with_the_role() -> None:
    for lines in A_PAGE_OF_LINES:
        pages = page_texts(pdf_bytes(note(filler(lines), SignOff(roles=("De budgethouder",)))))
        (page,) = (text for text in pages if "De budgethouder" in text)
        assert "Handtekening" in page


def test_a_caption_stays_with_the_head_and_first_row_of_its_table() -> None:
    table = Table(
        caption="Het bijschrift", columns=(Column(title="Kop"),), rows=((Cell(text="eerste"),), (Cell(text="tweede"),))
    )
    for lines in A_PAGE_OF_LINES:
        (page,) = (text for text in page_texts(pdf_bytes(note(filler(lines), table))) if "Het bijschrift" in text)
        assert "eerste" in page


def test_a_paragraph_over_two_pages_leaves_no_single_line() -> None:
    for lines in range(2, 60):
        pages = page_texts(pdf_bytes(note(Paragraph(text=REASON), filler(lines))))
        counts = [count for count in (page.count("regel") for page in pages) if count]
        assert sum(counts) == lines
        assert min(counts) >= 2


def test_rows_of_ordinary_height_are_not_split() -> None:
    table = Table(
        caption="Rijen",
        columns=(Column(title="Nummer"), Column(title="Tekst", share=4)),
        rows=tuple((Cell(text=f"begin{n}"), Cell(text=f"{REASON} {REASON} einde{n}")) for n in range(8)),
    )
    for lines in A_PAGE_OF_LINES:
        pages = page_texts(pdf_bytes(note(filler(lines), table)))
        for number in range(8):
            (page,) = (text for text in pages if f"begin{number} " in text)
            assert f"einde{number}" in page


def test_after_drawing_on_an_earlier_page_the_canvas_is_back_where_it_was() -> None:
    canvas = TaggedCanvas()
    canvas.next_page()
    with canvas.on_page(0):
        assert canvas.page == 0
    assert canvas.page == 1


def test_a_summary_that_fits_on_one_page_is_not_spread_over_two() -> None:
    long_summary = tuple(Paragraph(text=REASON) for _ in range(8))
    document = everyday(0)
    pages = page_texts(pdf_bytes(note(summary=long_summary)))
    (page,) = (text for text in pages if "Samenvatting" in text)
    assert page.count("De gemeente koopt") == 8
    assert "Samenvatting" in page_texts(pdf_bytes(document))[0]


def test_an_outcome_is_a_word_with_a_sign_and_never_broken() -> None:
    table = Table(
        caption="",
        columns=(Column(title="Onderwerp", share=9), Column(title="Uitkomst", share=0.1)),
        rows=tuple((Cell(text=REASON), Cell(text=word, tone=tone)) for word, tone in (
            ("Voldoet", Tone.OK), ("Voldoet niet", Tone.BAD), ("Motiveren", Tone.WHY),
            ("Nog te beantwoorden", Tone.NEUTRAL), ("Kans", Tone.ACCENT),
        )),
    )  # fmt: skip
    with pypdfium2.PdfDocument(pdf_bytes(note(table))) as document:
        text = document[0].get_textpage().get_text_bounded()
    for sign, word in zip(
        "✔✘▲○■", ("Voldoet", "Voldoet niet", "Motiveren", "Nog te beantwoorden", "Kans"), strict=True
    ):
        assert sign in text
        assert word in text


@given(
    shares=st.lists(st.floats(-2, 10), min_size=1, max_size=12),
    words=st.lists(st.text(alphabet="abc ", max_size=40), min_size=12, max_size=12),
)
def test_columns_fill_the_width_exactly_and_have_room_for_their_words(shares: list[float], words: list[str]) -> None:
    cells = [
        [TextBlock(text=word, style=styles.TABLE_HEAD, element=Element("TH"))] for word in words[: len(shares)]
    ]  # fmt: skip
    widths = column_widths(shares, cells, styles.CONTENT_WIDTH, 10)
    assert sum(widths) == pytest.approx(styles.CONTENT_WIDTH)
    assert all(width > 0 for width in widths)


def test_an_element_is_kept_when_drawn_or_needed_for_regularity() -> None:
    root = Element("Document")
    drawn, empty, cell = root.child("P"), root.child("P"), root.child("TR").child("TD")
    drawn.kids.append(MarkedRun(0, 0))
    assert drawn.has_content()
    assert not empty.has_content()
    assert cell.has_content()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a(b)\\", "(a\\(b\\)\\\\)"), ("é", "<FEFF00E9>"), ("a\nb", "(a\\nb)"), ("x" * 2000, None)],
)
def test_pdf_strings_are_escaped_and_short_enough_for_archives(text: str, expected: str | None) -> None:
    written = pdf_string(text)
    assert written == expected if expected else len(written) < 5000


def test_a_title_longer_than_a_page_is_whole_in_the_contents_and_linked_on_each_page() -> None:
    title = "x" * 5000
    chapters = tuple(Chapter(number=n, title=title if n == 2 else "Deel", blocks=()) for n in (1, 2, 3))
    root = structure(pdf_bytes(replace(note(chapters=chapters), contents=True)))
    (link,) = (node for node in root.walk() if node.tag == "Link" and "xx" in node.text)
    assert link.text.startswith(f"2 {title} ")
    assert len(link.links) == 2


def test_chapters_without_title_keep_their_number() -> None:
    chapters = tuple(Chapter(number=number, title="", blocks=()) for number in (7, 8, 9))
    root = structure(pdf_bytes(replace(note(chapters=chapters), contents=True)))
    assert [node.text for node in root.walk() if node.tag == "H1"] == ["Notitie", "Inhoud", "7", "8", "9"]
    assert [node.text for node in root.walk() if node.tag == "Link"] == ["7 3", "8 3", "9 3"]


@pytest.mark.parametrize("text", ["", "  ", "\x07", "\u00a0", "\u200b", "\n"])
def test_a_heading_in_which_nothing_shows_is_left_out(text: str) -> None:
    chapters = tuple(
        Chapter(number=n, title="Deel", blocks=(Heading(text=text), Heading(text="Wel"))) for n in (1, 2, 3)
    )
    bookmarks = opened(pdf_bytes(replace(note(chapters=chapters), contents=True))).outline
    assert [entry["/Title"] for entry in bookmarks if not isinstance(entry, list)] == [
        "Inhoud",
        "1 Deel",
        "2 Deel",
        "3 Deel",
    ]
    assert all([entry["/Title"] for entry in inner] == ["Wel"] for inner in bookmarks if isinstance(inner, list))


def test_the_package_is_light_until_a_pdf_is_made() -> None:
    script = (
        "import sys, sociaalinkopen_desktop.reports, sociaalinkopen_desktop.reports.errors;"
        "print([name for name in sys.modules if name.split('.')[0] in ('reportlab', 'PIL', 'pyphen')])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
