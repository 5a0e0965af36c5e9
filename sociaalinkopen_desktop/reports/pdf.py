"""The door of this room: a `Document` in, a PDF out. Importing this module loads ReportLab."""

from dataclasses import dataclass
from pathlib import Path

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.compose import Composer
from sociaalinkopen_desktop.reports.files import write_whole
from sociaalinkopen_desktop.reports.flow import pour
from sociaalinkopen_desktop.reports.fonts import known_characters
from sociaalinkopen_desktop.reports.furniture import draw_running_texts
from sociaalinkopen_desktop.reports.text import Cleaner, LostCharacter
from sociaalinkopen_desktop.reports.writer import Metadata


@dataclass(frozen=True, kw_only=True)
class PdfResult:
    """What came of a document: its number of pages, and the characters that the fonts could not show."""

    pages: int
    lost: tuple[LostCharacter, ...] = ()


def draw_pdf(document: Document) -> tuple[bytes, PdfResult]:
    """The PDF of a document, PDF/A-2a and PDF/UA-1. Equal documents give equal bytes."""
    cleaner = Cleaner(known_characters())
    composer = Composer(document, cleaner)
    canvas = TaggedCanvas(styles.shades_of(document.accent))
    pour(composer.items, canvas)
    for entry in composer.contents:
        entry.complete(canvas, styles.MARGIN, styles.CONTENT_WIDTH)
    kind, title = cleaner.clean_line(document.kind), cleaner.clean_line(document.title)
    status, file_name = cleaner.clean_line(document.status), cleaner.clean_line(document.file_name)
    draw_running_texts(canvas, " · ".join(filter(None, (kind, title))), status, file_name)
    metadata = Metadata(
        title=" – ".join(filter(None, (kind, title))) or file_name or "Document",
        author=cleaner.clean_line(document.organisation),
        subject=", ".join(filter(None, (kind, status))),
        creator=cleaner.clean_line(document.creator),
        keywords=cleaner.clean_line(document.keywords),
    )
    data = canvas.finished_file(composer.root, metadata, document.date)
    return data, PdfResult(pages=canvas.page_count, lost=cleaner.lost)


def pdf_bytes(document: Document) -> bytes:
    """The PDF of a document, for a preview."""
    return draw_pdf(document)[0]


def write_pdf(document: Document, target: Path) -> PdfResult:
    """Write the PDF of a document to `target`, whole or not at all: what stood there stays until the new file is safe.

    Raises `ReportProblem`, with a Dutch message for the officer, when it cannot be written.
    """
    data, result = draw_pdf(document)
    write_whole(target, data)
    return result
