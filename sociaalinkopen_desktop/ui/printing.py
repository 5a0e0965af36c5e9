"""A PDF on a printer: the very pages of the document, as pictures sharp enough for paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from .page_images import page_count, page_picture

SHARPNESS = 300.0


def ask_printer(
    parent: QWidget, name: str, pages: int, chosen: Callable[[QPrinter], object], *, gray: bool = False
) -> QPrintDialog:
    """Show the dialog of the system for a document of so many pages; `chosen` comes when the user says to print.

    `gray` proposes a print without colours.
    """
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


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    *,
    is_stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Print the pages that the printer was asked for; returns how many. Runs on any thread.

    A printer that was set to print without colours gets none. After `is_stopped` no further page is sent.
    """
    printer.setFullPage(True)
    gray = printer.colorMode() == QPrinter.ColorMode.GrayScale
    pages = page_count(pdf)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    done = 0
    painter = QPainter(printer)
    try:
        for number in range(first, last + 1):
            if is_stopped():
                break
            if done:
                printer.newPage()
            image = page_picture(pdf, number, SHARPNESS, gray=gray).image
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect((room.width() - size.width()) // 2, 0, size.width(), size.height())
            painter.drawImage(at, image)
            done += 1
    finally:
        painter.end()
    return done
