"""Colour and logo of the organisation in the PDF."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from sociaalinkopen_desktop.domain.contrast import READABLE, contrast, nearest_readable
from sociaalinkopen_desktop.domain.document import Chapter, Document, Facts, Paragraph
from sociaalinkopen_desktop.domain.house_style import HouseStyle
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.pdf import pdf_bytes

DOCUMENT = Document(
    kind="Motiveringsdocument",
    title="Groen",
    organisation="Voorbeeldgemeente",
    status="Definitief",
    date=date(2026, 11, 24),
    file_name="groen.pdf",
    key_facts=Facts(rows=(("Kenmerk", "1"),)),
    summary=(),
    chapters=(Chapter(number=1, title="Kerngegevens", blocks=(Paragraph(text="Tekst."),)),),
)


def drawn(document: Document) -> str:
    """The drawing instructions of the pages."""
    pages = pypdf.PdfReader(BytesIO(pdf_bytes(document))).pages
    return "\n".join(page.get_contents().get_data().decode("latin-1") for page in pages)


def rgb(colour: tuple[float, float, float]) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").lstrip("0").rstrip(".") or "0" for part in colour) + " rg"


def test_another_colour_takes_the_place_of_ours_everywhere():
    own, other = drawn(DOCUMENT), drawn(replace(DOCUMENT, accent="#5A2D82"))
    ours, theirs = rgb(styles.ACCENT), rgb(styles.shades_of("#5A2D82")[styles.ACCENT])
    assert (ours in own, theirs in own) == (True, False)
    assert (ours in other, theirs in other) == (False, True)


def test_without_another_colour_nothing_changes():
    assert styles.shades_of("") == {}
    assert pdf_bytes(DOCUMENT) == pdf_bytes(replace(DOCUMENT, accent=""))


@pytest.mark.parametrize("colour", ["#5A2D82", "#000000", nearest_readable("#FF0000"), nearest_readable("#FFFF00")])
def test_words_on_the_tint_can_be_read(colour):
    tint = styles.shades_of(colour)[styles.TINT]
    assert contrast(colour, "#" + "".join(f"{round(part * 255):02X}" for part in tint)) >= READABLE


def png(wide: int, high: int) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x5a\x2d\x82" * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def test_the_logo_stands_on_the_first_page_with_words_for_who_cannot_see_it():
    house = HouseStyle(organisation="Voorbeeldgemeente", logo=png(40, 20), logo_kind="png")
    content = pdf_bytes(replace(DOCUMENT, logo=house.picture))
    pages = pypdf.PdfReader(BytesIO(content)).pages
    assert len(pages[0].images) == 1
    assert sum(len(page.images) for page in pages) == 1
    assert content == pdf_bytes(replace(DOCUMENT, logo=house.picture))
    assert house.picture is not None
    assert house.picture.alternative == "Logo van Voorbeeldgemeente"


def test_without_a_logo_there_is_no_picture():
    assert HouseStyle().picture is None
    assert "Do" not in drawn(DOCUMENT).split()
