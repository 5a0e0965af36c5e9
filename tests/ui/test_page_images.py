"""What the preview asks of a PDF: sizes, headings, words, and where words stand."""

import threading
from dataclasses import replace

import pytest

from sociaalinkopen_desktop.domain.document import Paragraph
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.ui.page_images import find_words, folded, page_count, page_picture, page_texts, pdf_facts
from tests.ui.test_documents_page import JUSTIFICATION, a_document


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_bytes(a_document(JUSTIFICATION, "Groen"))


def pdf_with(text: str) -> bytes:
    document = a_document(JUSTIFICATION, "Groen")
    chapter = replace(document.chapters[0], blocks=(Paragraph(text=text),))
    return pdf_bytes(replace(document, chapters=(chapter,)))


def test_sizes_and_headings(pdf):
    facts = pdf_facts(pdf)
    assert {(round(wide), round(high)) for wide, high in facts.sizes} == {(595, 842)}
    chapters = [mark for mark in facts.bookmarks if mark.level == 0]
    assert chapters[-1].title == "12 Hoofdstuk 12"
    assert [mark.page for mark in chapters] == sorted(mark.page for mark in chapters)
    assert all(0 <= mark.top < 842 for mark in facts.bookmarks)


def test_the_words_of_every_page(pdf):
    texts = page_texts(pdf)
    assert len(texts) == len(pdf_facts(pdf).sizes) == page_count(pdf)
    assert "Voorbeeldgemeente" in texts[0]
    assert not any("\r" in text for text in texts)


def test_a_find_stands_on_the_page_where_its_box_is(pdf):
    hits = find_words(pdf, "kenmerk7")
    assert len(hits) == 1
    (left, top, right, low) = hits[0].boxes[0]
    assert 57 <= left < right < 540
    assert 0 < low - top < 20
    assert "Kenmerk7" in page_texts(pdf)[hits[0].page]


def test_words_that_were_broken_off_at_the_end_of_a_line_are_found():
    word = "uitvoeringsvoorwaarden"
    pdf = pdf_with(" ".join([word] * 60))
    assert any("-" in text for text in page_texts(pdf))  # some were broken off
    hits = find_words(pdf, word)
    assert len(hits) == 60
    assert any(len(hit.boxes) == 2 for hit in hits)


def test_words_over_two_lines_are_found_with_a_box_for_each():
    pdf = pdf_with("alfa beta " * 120)
    assert any(len(hit.boxes) == 2 for hit in find_words(pdf, "alfa beta"))


def test_amounts_are_found_with_an_ordinary_space():
    assert find_words(pdf_with("De raming is €\u00a0216.000 per jaar."), "€ 216.000")


def test_nothing_is_found_for_nothing(pdf):
    assert find_words(pdf, "  ") == ()
    assert find_words(pdf, "raket") == ()


def test_folding_keeps_where_signs_came_from():
    plain, places = folded("  Één\r\n grote- ")
    assert plain == "een grote-"
    assert [("  Één\r\n grote- ")[at] for at in places[:3]] == ["É", "é", "n"]
    assert folded("voor\u0002waarde")[0] == "voorwaarde"


def test_pages_are_drawn_in_colour_or_gray(pdf):
    colour, gray = page_picture(pdf, 1, 72).image, page_picture(pdf, 1, 72, gray=True).image
    assert (colour.width(), colour.height()) == (gray.width(), gray.height())
    assert not colour.allGray()
    assert gray.allGray()
    assert page_picture(pdf, 999, 36).number == len(pdf_facts(pdf).sizes)


def test_several_threads_may_ask_at_once(pdf):
    found: list[int] = []

    def ask() -> None:
        for number in range(1, 6):
            page_picture(pdf, number, 50)
            found.append(len(find_words(pdf, "reden")))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [12] * 20
