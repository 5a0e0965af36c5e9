"""Paper that does not come: no printer at all, one that takes no pages, and a file that cannot be written."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from sociaalinkopen_desktop.ui.printing import NO_PRINTER, PrintProblem, ask_printer, print_pdf


@pytest.fixture
def two_pages(qapp):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    writer.newPage()
    painter.end()
    return bytes(buffer.data().data())


def pdf_printer(target: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


class Refusing(QPrinter):
    """A printer that takes so many pages and no more."""

    def __init__(self, target: Path, takes: int) -> None:
        super().__init__()
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(target))
        self._takes = takes

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802  # Qt's own name
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:  # noqa: N802  # Qt's own name
        return "Printer in de gang"

    def newPage(self) -> bool:  # noqa: N802  # Qt's own name
        self._takes -= 1
        return self._takes > 0


def test_without_any_printer_windows_shows_a_sentence_instead_of_nothing(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    window, told, chosen = QWidget(), [], []
    qtbot.addWidget(window)
    assert ask_printer(window, "motivering.pdf", 2, chosen.append, told.append) is None
    assert (told, chosen) == ([NO_PRINTER], [])
    assert window.findChildren(QPrintDialog) == []


def test_elsewhere_the_dialog_offers_a_file_also_without_printer(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    window, told, chosen = QWidget(), [], []
    qtbot.addWidget(window)
    dialog = ask_printer(window, "motivering.pdf", 2, chosen.append, told.append)
    assert dialog is not None
    dialog.reject()
    assert (told, chosen) == ([], [])


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_place_that_is_not_there_is_told_and_not_called_printed(two_pages, tmp_path):
    with pytest.raises(PrintProblem, match=r"“blad\.pdf” is niet bewaard"):
        print_pdf(two_pages, pdf_printer(tmp_path / "weg" / "blad.pdf"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told_although_qt_does_not(two_pages):
    with pytest.raises(PrintProblem, match="schijf vol"):
        print_pdf(two_pages, pdf_printer(Path("/dev/full")))


def test_a_printer_that_stops_halfway_is_told_with_what_was_sent(two_pages, tmp_path):
    with pytest.raises(PrintProblem) as told:
        print_pdf(two_pages, Refusing(tmp_path / "papier", 1))
    assert told.value.sentence.startswith("De printer “Printer in de gang” neemt geen pagina’s aan. Er is al 1 pagina")


def test_what_was_printed_whole_is_counted(two_pages, tmp_path):
    assert print_pdf(two_pages, pdf_printer(tmp_path / "blad.pdf")) == 2
