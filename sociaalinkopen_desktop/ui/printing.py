"""A PDF on a printer: the very pages of the document, as pictures sharp enough for paper."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ..application.ports import ExportProblem
from .page_images import page_count, page_picture

SHARPNESS = 300.0
NO_PRINTER = (
    "Op deze computer staat geen printer. Voeg een printer toe bij de instellingen van de computer, of vraag uw "
    "ICT-afdeling erom. U kunt het document wel als PDF bewaren."
)
TROUBLE = "Afdrukken lukt niet"
_PDF_END = 1_024  # the last bytes of a whole PDF hold its end mark


class PrintProblem(ExportProblem):
    """The printer, or the file that is printed to, takes no pages (any more). The sentence is Dutch."""


def ask_printer(
    parent: QWidget,
    name: str,
    pages: int,
    chosen: Callable[[QPrinter], object],
    refused: Callable[[str], object],
    *,
    gray: bool = False,
) -> QPrintDialog | None:
    """Show the dialog of the system for a document of so many pages; `chosen` comes when the user says to print.

    `gray` proposes a print without colours. Where there is no printer to choose, `refused` gets a sentence.
    """
    if not can_choose():
        refused(NO_PRINTER)
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if gray:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Afdrukken")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, max(1, pages))
    dialog.accepted.connect(lambda: chosen(printer))
    QDialog.open(dialog)
    return dialog


def can_choose() -> bool:
    """Whether the dialog has something to choose: that of Windows needs a printer, others offer a PDF file too."""
    return sys.platform != "win32" or bool(QPrinterInfo.availablePrinterNames())


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    *,
    is_stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Print the pages that the printer was asked for; returns how many. Runs on any thread.

    A printer that was set to print without colours gets none. After `is_stopped` no further page is sent.
    Raises PrintProblem when the printer takes no pages (any more).
    """
    printer.setFullPage(True)
    gray = printer.colorMode() == QPrinter.ColorMode.GrayScale
    pages = page_count(pdf)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    done = 0
    painter = QPainter()
    if not painter.begin(printer):
        raise _refusal(printer, 0)
    try:
        for number in range(first, last + 1):
            if is_stopped():
                break
            if done and not printer.newPage():
                raise _refusal(printer, done)
            image = page_picture(pdf, number, SHARPNESS, gray=gray).image
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect((room.width() - size.width()) // 2, 0, size.width(), size.height())
            painter.drawImage(at, image)
            done += 1
    finally:
        is_sent = painter.end()
    if not is_sent or printer.printerState() == QPrinter.PrinterState.Error or not _is_whole(printer):
        raise _refusal(printer, done)
    return done


def _to_file(printer: QPrinter) -> Path | None:
    """The PDF that is "printed" to, when it is no paper that was chosen."""
    is_pdf = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    return Path(printer.outputFileName()) if is_pdf and printer.outputFileName() else None


def _is_whole(printer: QPrinter) -> bool:
    """Qt does not tell that a disk was full halfway a PDF; the end of the file does."""
    target = _to_file(printer)
    if target is None:
        return True
    try:
        with target.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _PDF_END))
            return b"%%EOF" in file.read(_PDF_END)
    except OSError:
        return False


def _refusal(printer: QPrinter, done: int) -> PrintProblem:
    target = _to_file(printer)
    if target is not None:
        return PrintProblem(
            f"“{target.name}” is niet bewaard. Misschien staat het bestand nog open, mag u niet schrijven in die map, "
            "of is de schijf vol. Kies een andere map."
        )
    sent = "Er is al 1 pagina verstuurd. " if done == 1 else f"Er zijn al {done} pagina’s verstuurd. " if done else ""
    return PrintProblem(
        f"De printer “{printer.printerName()}” neemt geen pagina’s aan. {sent}Kijk of hij aanstaat en verbonden is, "
        "of kies een andere printer. U kunt het document ook als PDF bewaren."
    )
