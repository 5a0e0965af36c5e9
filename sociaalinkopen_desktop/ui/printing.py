"""A PDF on a printer: the very pages of the document, as pictures sharp enough for paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from .page_images import page_picture

SHARPNESS = 300.0


def ask_printer(parent: QWidget, name: str, pages: int, chosen: Callable[[QPrinter], object]) -> None:
    """Show the dialog of the system for a document of so many pages; `chosen` comes when the user says to print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Afdrukken")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, max(1, pages))
    dialog.accepted.connect(lambda: chosen(printer))
    QDialog.open(dialog)


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages that the printer was asked for; returns how many."""
    printer.setFullPage(True)
    pages = page_picture(pdf, 1, 36).pages
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    painter = QPainter(printer)
    try:
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            image = page_picture(pdf, number, SHARPNESS).image
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect((room.width() - size.width()) // 2, 0, size.width(), size.height())
            painter.drawImage(at, image)
    finally:
        painter.end()
    return last - first + 1
