"""A PDF of about ten pages, against ReportLab's bare canvas: as many pages, as much text, no layout and no tags."""

import io
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes

from ..reports.samples import everyday
from .children import child
from .measuring import Effort, Line, collected, in_turn

PAGES = 10
_WIDTH = 90  # characters in a line
_MARGIN, _LEADING, _SIZE = 56, 13, 10

# What a fresh process does; the modules of the document are there already, as they are in the program.
_FIRST = """
from tests.reports.samples import everyday
import time
document, began = everyday(), time.perf_counter()
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
pdf_bytes(document)
print((time.perf_counter() - began) * 1000)
"""
_FIRST_BARE = """
import io, time
began = time.perf_counter()
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas(io.BytesIO())
for page in range(10):
    for line in range(50):
        canvas.drawString(56, 780 - 13 * line, "x" * 90)
    canvas.showPage()
canvas.save()
print((time.perf_counter() - began) * 1000)
"""


def measure(effort: Effort, folder: Path) -> list[Line]:
    document = about_ten_pages()
    pages = draw_pdf(document)[1].pages
    lines = _lines(document)

    def bare() -> bytes:
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=A4)
        per_page = -(-len(lines) // pages)
        for page in range(pages):
            canvas.setFont("Helvetica", _SIZE)
            for at, words in enumerate(lines[page * per_page : (page + 1) * per_page]):
                canvas.drawString(_MARGIN, A4[1] - _MARGIN - at * _LEADING, words)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    ours, yardstick = in_turn(lambda: pdf_bytes(document), bare, effort.slow_repeats)
    ratio = ours.median / yardstick.median
    cold, cold_bare = collected(lambda: float(child(_FIRST)), lambda: float(child(_FIRST_BARE)), effort.slow_repeats)
    return [
        Line(f"PDF van {pages} bladzijden", ours.median, yardstick.median, "kaal canvas van ReportLab", "21: <= 10x",
             ratio <= 10, f"kaal: {len(lines)} regels Helvetica zonder opmaak; wij: PDF/A en PDF/UA met eigen letters"),
        Line("dezelfde PDF, in tijd", ours.median, None, "", "21: <= 200 ms", ours.median <= 200),
        Line("eerste PDF van een nieuw proces, met laden", cold.median, cold_bare.median, "kaal canvas, met laden",
             "21: <= 400 ms", cold.median <= 400),
    ]  # fmt: skip


def about_ten_pages() -> Document:
    """A justification of ten pages: with as many rows in its tables as that takes."""
    made = [everyday(chapters=5, rows=rows) for rows in range(2, 14)]
    return min(made, key=lambda document: abs(draw_pdf(document)[1].pages - PAGES))


def _lines(document: Document) -> list[str]:
    """All the text of the document in lines of equal length."""
    found: list[str] = []
    for text in _texts(document):
        found += [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return found


def _texts(item: Any) -> list[str]:
    if isinstance(item, str):
        return [item] if item else []
    if isinstance(item, (tuple, list)):
        return [text for part in item for text in _texts(part)]
    if hasattr(item, "__dataclass_fields__"):
        return [text for name in item.__dataclass_fields__ for text in _texts(getattr(item, name))]
    return []
