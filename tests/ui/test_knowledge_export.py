"""The Kennisbank in a file and on paper: made beside the window, told in the undo bar."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.domain.catalogue_document import catalogue_document
from sociaalinkopen_desktop.domain.catalogue_search import EVERYTHING, CatalogueFilter, Part
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.ui import printing
from sociaalinkopen_desktop.ui.knowledge_export import KnowledgeExport
from sociaalinkopen_desktop.ui.tasks import Tasks
from tests.journeys.officer import Recorder

from .made_up_catalogue import CATALOGUE

TODAY = date(2026, 11, 24)


class Maker:
    """Makes real documents of the made-up catalogue, or fails as it is told."""

    problem: Exception | None = None

    def pdf(self, wanted: CatalogueFilter) -> bytes:
        if self.problem is not None:
            raise self.problem
        return pdf_bytes(catalogue_document(CATALOGUE, TODAY, "Voorbeeldgemeente", TODAY, "1.0.0", wanted))

    def save(self, wanted: CatalogueFilter, target: Path) -> Path:
        target.write_bytes(self.pdf(wanted))
        return target


class Desk:
    """An export with everything around it, remembering what it says."""

    def __init__(self, qtbot, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.maker, self.messages, self.tasks = Maker(), Recorder(), Tasks(self.window)
        self.opened: list[Path] = []
        self.said: list[tuple[str, str, object]] = []
        self.busy: list[bool] = []
        self.export = KnowledgeExport(
            self.maker, self.tasks, self.messages, lambda: folder, self.opened.append, lambda: TODAY, self.window
        )
        self.export.said.connect(lambda *told: self.said.append(told))
        self.export.busy.connect(self.busy.append)


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def pages_of(data: bytes | Path) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_pdf_lands_where_the_user_says_and_the_bar_leads_there(qtbot, desk, tmp_path):
    desk.messages.save = tmp_path
    desk.export.save(EVERYTHING)
    qtbot.waitUntil(lambda: len(desk.said) == 1)
    target = tmp_path / "Waarop toetsen wij - 2026-11-24.pdf"
    assert "MP-01" in " ".join(pages_of(target))
    words, action_words, action = desk.said[0]
    assert (words, action_words) == (f"PDF bewaard: {target.name}", "Open map")
    action()
    assert desk.opened == [tmp_path]
    assert desk.busy == [True, False]


def test_a_selection_is_what_lands_in_the_file_and_a_name_gets_its_extension(qtbot, desk, tmp_path):
    desk.messages.save = tmp_path / "getallen"
    desk.export.save(CatalogueFilter(part=Part.NORMS))
    qtbot.waitUntil(lambda: len(desk.said) == 1)
    text = " ".join(" ".join(pages_of(tmp_path / "getallen.pdf")).split())
    assert "Voorbeeldverordening 2026" in text
    assert "MP-01" not in text
    assert "SELECTIE" in text


def test_thinking_better_of_it_makes_nothing(desk, tmp_path):
    desk.export.save(EVERYTHING)
    assert not desk.tasks.busy
    assert (desk.busy, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize(("way", "title"), [("save", "De PDF is niet bewaard"), ("print_out", "Afdrukken lukt niet")])
def test_a_problem_is_told_and_the_buttons_come_back(qtbot, desk, tmp_path, way, title):
    desk.messages.save = tmp_path
    desk.maker.problem = ExportProblem("De schijf is vol. Maak ruimte.")
    getattr(desk.export, way)(EVERYTHING)
    qtbot.waitUntil(lambda: bool(desk.messages.told))
    assert desk.messages.told == [(title, "De schijf is vol. Maak ruimte.")]
    assert desk.busy == [True, False]
    assert desk.said == []


def test_a_fault_of_the_program_is_not_hushed_up(qtbot, desk, tmp_path):
    desk.messages.save = tmp_path
    desk.maker.problem = ZeroDivisionError("fault")
    with qtbot.captureExceptions() as caught:
        desk.export.save(EVERYTHING)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert desk.busy == [True, False]
    assert desk.messages.told == []


def test_the_pages_go_to_the_printer_that_was_chosen(qtbot, desk, tmp_path, monkeypatch):
    asked = []

    def choose(parent, name, pages, chosen, refused):
        asked.append((parent, name, pages))
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "papier.pdf"))
        chosen(printer)

    monkeypatch.setattr(printing, "ask_printer", choose)
    wanted = CatalogueFilter(part=Part.DUTIES)
    desk.export.print_out(wanted)
    qtbot.waitUntil(lambda: len(desk.said) == 2, timeout=20_000)
    ((parent, name, pages),) = asked
    assert (parent, name) == (desk.window, "Waarop toetsen wij - selectie - 2026-11-24.pdf")
    assert pages == len(pages_of(desk.maker.pdf(wanted))) == len(pages_of(tmp_path / "papier.pdf"))
    assert [words for words, *_action in desk.said] == [
        f"{pages}\u00a0pagina's gaan naar de printer", "Naar de printer gestuurd",
    ]  # fmt: skip
    assert desk.busy == [True, False, True, False]


def test_the_dialog_of_the_system_opens_and_leaving_it_prints_nothing(qtbot, desk):
    desk.window.show()
    desk.export.print_out(EVERYTHING)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QPrintDialog)))
    (dialog,) = desk.window.findChildren(QPrintDialog)
    assert (dialog.windowTitle(), dialog.minPage()) == ("Afdrukken", 1)
    assert dialog.maxPage() == len(pages_of(desk.maker.pdf(EVERYTHING)))
    dialog.reject()
    assert desk.said == []
