"""Pages of a PDF as pictures, with their words, for preview and printing. Runs beside the window; needs no file.

PDFium knows one caller at a time, on whichever thread, so every question waits for the one before it.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, counted from the upper left corner of the page."""

_ONE_AT_A_TIME = threading.Lock()
_HYPHEN = "\u0002"  # how PDFium tells a hyphen at the end of a line


@dataclass(frozen=True)
class PagePicture:
    """One page of a document as a picture, with how many pages there are."""

    image: QImage
    number: int
    pages: int


@dataclass(frozen=True)
class Bookmark:
    """A heading of the document: its words, its depth (0 for a chapter), and its page (from 0) and place in points."""

    title: str
    level: int
    page: int
    top: float


@dataclass(frozen=True)
class PdfFacts:
    """What a preview must know before it shows anything: the sizes of all pages in points, and the headings."""

    sizes: tuple[tuple[float, float], ...]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True)
class Hit:
    """A place where words were found: its page (from 0) and one box for each line that it stands on."""

    page: int
    boxes: tuple[Box, ...]


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # heavy, and only needed once somebody looks at a document

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_picture(pdf: bytes, number: int, dots_per_inch: float, *, gray: bool = False) -> PagePicture:
    """Draw page `number` (from 1; past the end: the last). Raises pypdfium2.PdfiumError for what is no PDF."""
    with _opened(pdf) as document:
        pages = len(document)
        number = min(max(1, number), pages)
        page = document[number - 1]
        bitmap = page.render(scale=dots_per_inch / 72, grayscale=gray)
        form = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_BGR888
        drawn = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
        # In the form that a screen paints fastest; it is a copy, as the buffer goes.
        image = drawn.copy() if gray else drawn.convertToFormat(QImage.Format.Format_RGB32)
        bitmap.close()
        page.close()
    return PagePicture(image, number, pages)


def pdf_facts(pdf: bytes) -> PdfFacts:
    """Sizes and headings. Raises pypdfium2.PdfiumError for what is no PDF."""
    with _opened(pdf) as document:
        sizes = tuple(document.get_page_size(at) for at in range(len(document)))
        found = []
        for item in document.get_toc(max_depth=4):
            at = item.get_dest()
            if at is None or at.get_index() is None:
                continue
            page = at.get_index()
            _mode, place = at.get_view()
            top = sizes[page][1] - place[1] if len(place) > 1 and place[1] else 0.0
            found.append(Bookmark(item.get_title(), item.level, page, max(0.0, top)))
    return PdfFacts(sizes, tuple(found))


def page_count(pdf: bytes) -> int:
    """How many pages there are; nothing is drawn. Raises pypdfium2.PdfiumError for what is no PDF."""
    with _opened(pdf) as document:
        return len(document)


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, for who listens instead of looks."""
    texts = []
    with _opened(pdf) as document:
        for at in range(len(document)):
            page = document[at]
            words = page.get_textpage()
            texts.append(words.get_text_range().replace("\r\n", "\n").replace(_HYPHEN, "").replace("￾", ""))
            words.close()
            page.close()
    return tuple(texts)


def find_words(pdf: bytes, words: str) -> tuple[Hit, ...]:
    """Every place of these words, from the first page on; capitals, accents and kinds of space do not matter."""
    sought = folded(words)[0]
    if not sought:
        return ()
    hits: list[Hit] = []
    with _opened(pdf) as document:
        for at in range(len(document)):
            page = document[at]
            hits += _hits_on(page, at, sought)
            page.close()
    return tuple(hits)


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as it is compared, and for each sign of it the place in the text that it came from.

    Without capitals and accents, with one space for any white space, and a word that was broken off joined again.
    """
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign == _HYPHEN or sign in "\u00ad\ufffe":
            continue
        plain = " " if sign.isspace() else (unicodedata.normalize("NFKD", sign)[:1] or sign).casefold()[:1]
        if plain == " " and (not signs or signs[-1] == " "):
            continue
        signs.append(plain)
        places.append(at)
    while signs and signs[-1] == " ":
        signs.pop()
        places.pop()
    return "".join(signs), tuple(places)


def _hits_on(page: Any, number: int, sought: str) -> Iterator[Hit]:
    import pypdfium2.raw as pdfium

    words = page.get_textpage()
    try:
        count = words.count_chars()
        text = "".join(chr(pdfium.FPDFText_GetUnicode(words.raw, at) or 0x20) for at in range(count))
        plain, places = folded(text)
        height = page.get_height()
        at = plain.find(sought)
        while at >= 0:
            first, last = places[at], places[at + len(sought) - 1]
            boxes = [words.get_rect(n) for n in range(words.count_rects(first, last - first + 1))]
            yield Hit(number, _joined([(left, height - top, right, height - low) for left, low, right, top in boxes]))
            at = plain.find(sought, at + len(sought))
    finally:
        words.close()


def _joined(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box for each line."""
    lines: list[Box] = []
    for box in boxes:
        before = lines[-1] if lines else None
        if before is not None and box[1] < before[3] and before[1] < box[3]:
            left, top, right, low = before
            lines[-1] = (min(left, box[0]), min(top, box[1]), max(right, box[2]), max(low, box[3]))
        else:
            lines.append(box)
    return tuple(lines)
