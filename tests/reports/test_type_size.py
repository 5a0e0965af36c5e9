"""The size of type and the colour that the organisation chose, in the PDF and in its editable twins."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import odfdo
import pytest

from sociaalinkopen_desktop.config.settings import LARGEST_POINTS, SMALLEST_POINTS
from sociaalinkopen_desktop.domain.document import Tone
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.office_look import ACCENT, ORDINARY, look_of
from sociaalinkopen_desktop.reports.opendocument import odt_bytes
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes
from sociaalinkopen_desktop.reports.web import html_bytes
from sociaalinkopen_desktop.reports.word import docx_bytes
from tests.reports.reading import strayed
from tests.reports.samples import everyday, hostile
from tests.reports.verapdf import Verdict

SIZES = range(SMALLEST_POINTS, LARGEST_POINTS + 1)
PURPLE = "#5A2D82"


def test_the_ordinary_size_changes_nothing():
    size = styles.TypeSize()
    assert size.of(styles.BODY) is styles.BODY
    assert size.measure == styles.TEXT_MEASURE
    assert pdf_bytes(everyday()) == pdf_bytes(replace(everyday(), points=styles.ORDINARY_POINTS))


@pytest.mark.parametrize("points", SIZES)
def test_everything_follows_but_nothing_becomes_unreadable(points):
    size = styles.TypeSize(points)
    share = points / styles.ORDINARY_POINTS
    body, head = size.of(styles.BODY), size.of(styles.CHAPTER)
    assert body.size == pytest.approx(styles.BODY.size * share)
    assert body.leading / body.size == pytest.approx(styles.BODY.leading / styles.BODY.size)
    assert head.size / body.size == pytest.approx(styles.CHAPTER.size / styles.BODY.size)
    assert size.of(styles.MARKER).size >= styles.SMALLEST
    assert size.measure <= styles.CONTENT_WIDTH


@pytest.mark.parametrize("points", SIZES)
def test_nothing_strays_from_the_paper(points):
    assert strayed(pdf_bytes(replace(everyday(), points=points))) == []
    assert strayed(pdf_bytes(replace(hostile(), points=points))) == []


def test_larger_type_takes_more_paper():
    pages = [draw_pdf(replace(hostile(), points=points))[1].pages for points in SIZES]
    assert pages == sorted(pages)
    assert pages[0] < pages[-1]


@pytest.mark.slow
@pytest.mark.verapdf
def test_every_size_keeps_both_standards(
    tmp_path: Path, validate: Callable[[Iterable[Path]], dict[Path, Verdict]]
) -> None:
    paths = []
    for points in SIZES:
        for name, document in (("everyday", everyday()), ("hostile", hostile())):
            paths.append(tmp_path / f"{name}-{points}.pdf")
            paths[-1].write_bytes(pdf_bytes(replace(document, points=points, accent=PURPLE)))
    assert {path.name: verdict.failed for path, verdict in validate(paths).items() if not verdict.passes} == {}


def test_the_look_of_the_twins_is_the_ordinary_one_without_wishes():
    look = look_of(everyday())
    assert look.accent == ACCENT
    assert dict(look.styles) == ORDINARY


def test_the_twins_take_accent_and_size():
    look = look_of(replace(everyday(), accent=PURPLE, points=12))
    assert look.accent == "5A2D82"
    assert look.tones[Tone.ACCENT] == "5A2D82"
    assert look.styles["Normal"].size == 13
    assert look.styles["Table Head"].colour == "5A2D82"
    assert all(style.size * 2 == int(style.size * 2) for style in look.styles.values())
    assert ACCENT not in {style.colour for style in look.styles.values()}


def test_word_is_in_the_colour_and_size_of_the_house():
    content = docx_bytes(replace(everyday(), accent=PURPLE, points=12))
    word = docx.Document(BytesIO(content))
    assert word.styles["Normal"].font.size.pt == 13
    assert str(word.styles["Table Head"].font.color.rgb) == "5A2D82"
    assert ACCENT not in word.element.xml
    assert "5A2D82" in word.element.xml


def test_opendocument_is_in_the_colour_and_size_of_the_house():
    content = odt_bytes(replace(everyday(), accent=PURPLE, points=9))
    file = odfdo.Document(BytesIO(content))
    text = file.get_part("styles.xml").serialize().decode() + file.get_part("content.xml").serialize().decode()
    assert "#5A2D82" in text
    assert f"#{ACCENT}" not in text
    properties = file.get_style("paragraph", "Standard").get_properties(area="text")
    assert properties["fo:font-size"] == "10.0pt"


def test_the_web_page_is_in_the_colour_and_size_of_the_house():
    page = html_bytes(replace(everyday(), accent=PURPLE, points=12)).decode()
    assert f"@media (prefers-color-scheme: light) {{ :root {{ --accent: {PURPLE}; }} }}" in page
    assert "html { font-size: 120%; }" in page


@pytest.mark.parametrize("accent", ["", "red", "#5A2D8", "#5A2D82; } body { display: none"])
def test_only_a_colour_gets_into_the_web_page(accent):
    page = html_bytes(replace(everyday(), accent=accent)).decode()
    assert not re.search(r"light\) \{ :root", page)
    assert "display: none" not in page
