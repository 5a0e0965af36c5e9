"""One writer for each kind of file; the libraries behind them are loaded when the first file of that kind is made."""

from collections.abc import Mapping
from pathlib import Path

from sociaalinkopen_desktop.application.ports import DocumentWriter
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.documents import FileFormat


def write_pdf(document: Document, target: Path) -> None:
    """Write a PDF, whole or not at all. Raises ReportProblem."""
    from sociaalinkopen_desktop.reports.pdf import write_pdf as write

    write(document, target)


def _write_docx(document: Document, target: Path) -> None:
    from sociaalinkopen_desktop.reports.word import write_docx

    write_docx(document, target)


def _write_odt(document: Document, target: Path) -> None:
    from sociaalinkopen_desktop.reports.opendocument import write_odt

    write_odt(document, target)


def _write_html(document: Document, target: Path) -> None:
    from sociaalinkopen_desktop.reports.web import write_html

    write_html(document, target)


WRITERS: Mapping[FileFormat, DocumentWriter] = {
    FileFormat.PDF: write_pdf,
    FileFormat.DOCX: _write_docx,
    FileFormat.ODT: _write_odt,
    FileFormat.HTML: _write_html,
}
