"""The card with checklists: sheets kept and printed, and a filled-in form taken over in one step."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.application.checklists import ChecklistDesk
from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.domain.checklists import FormKind
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.domain.encoding import to_plain
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange.form_file import read_form
from sociaalinkopen_desktop.reports.pdf import pdf_bytes, write_pdf
from sociaalinkopen_desktop.ui import printing
from sociaalinkopen_desktop.ui.pages.checklists_card import ALL, ChecklistsCard, ChecklistTools
from sociaalinkopen_desktop.ui.pages.form_differences import CHANGED, SAME
from sociaalinkopen_desktop.ui.tasks import Tasks
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from sociaalinkopen_desktop.ui.widgets.segment import _Word
from tests.builders import a_tender
from tests.checklists import MADE_ON, TYPED, a_form, by_pypdf, judged, library
from tests.journeys.officer import Officer, Recorder

ANSWERS = {
    "instrument.kandidaten.antwoord": "7",
    "instrument.social-return.antwoord": "/no",
    "instrument.keuze.antwoord": "/yes",
    "instrument.keuze.toelichting": TYPED,
}


class Writer:
    """Writes real files until it is told to fail."""

    def __init__(self) -> None:
        self.problem: Exception | None = None

    def __call__(self, document, target: Path) -> object:
        if self.problem is not None:
            raise self.problem
        return write_pdf(document, target)


@pytest.fixture
def messages() -> Recorder:
    return Recorder()


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(a_tender())
    return made


@pytest.fixture
def card(qtbot, editor, messages, writer, tmp_path) -> ChecklistsCard:
    class Noon:
        def date(self):
            return MADE_ON

    tools = ChecklistTools(
        desk=ChecklistDesk(library=library, read=read_form, write=writer, clock=Noon),
        pdf=pdf_bytes,
        assess=judged,
        tasks=Tasks(editor),
        messages=messages,
        folder=lambda: tmp_path,
        open_folder=lambda folder: None,
    )
    made = ChecklistsCard(editor, tools)
    qtbot.addWidget(made)
    made.resize(520, 900)
    made.show()
    qtbot.waitExposed(made)
    made.tools = tools
    return made


def press(button) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def settle(qtbot, card: ChecklistsCard) -> None:
    qtbot.waitUntil(lambda: not card.tools.tasks.busy)


def choose(card: ChecklistsCard, key: str) -> None:
    """With the keyboard: Home, and down to the right line."""
    field = card.which_field()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(field.count()):
        if field.value() == key:
            return
        QTest.keyClick(field, Qt.Key.Key_Down)
    raise AssertionError(f"{key} is not in the list")


@pytest.fixture
def form(tmp_path) -> Path:
    path = tmp_path / "terug.pdf"
    path.write_bytes(by_pypdf(a_form("instrument"), ANSWERS))
    return path


def read(qtbot, card: ChecklistsCard, messages: Recorder, path: Path) -> None:
    messages.open = path
    press(card.buttons()[3])
    settle(qtbot, card)


# -- making -----------------------------------------------------------------------------------------------------------
def test_the_chosen_checklist_is_kept_in_the_chosen_form(qtbot, card, messages, tmp_path):
    choose(card, "publicatie")
    words = [word for word in card.kind_field().findChildren(_Word) if word.word == "Leeg"]
    press(words[0])
    assert card.kind_field().value() is FormKind.BLANK
    messages.save = tmp_path / "blad.pdf"
    with qtbot.waitSignal(card.said) as said:
        press(card.buttons()[0])
    assert said.args[0] == "PDF bewaard: blad.pdf"
    reader = pypdf.PdfReader(tmp_path / "blad.pdf")
    assert "Checklist 8: Publicatiecheck" in reader.pages[0].extract_text()
    assert "Leeg: alles vult u zelf in" in reader.pages[0].extract_text()
    assert reader.get_fields() is None


def test_a_form_is_kept_under_a_name_of_its_own(qtbot, card, messages, tmp_path):
    messages.save = tmp_path
    with qtbot.waitSignal(card.said):
        press(card.buttons()[1])
    (made,) = tmp_path.glob("*.pdf")
    assert made.name == "Z-2026-0042 Groenonderhoud in twee wijken - checklist 1 start - invulbaar.pdf"
    assert read_form(made).identity.checklist == "start"


def test_all_checklists_go_to_a_folder(qtbot, card, messages, tmp_path):
    choose(card, ALL)
    assert not card.buttons()[2].isVisible()
    messages.open = tmp_path
    with qtbot.waitSignal(card.said, timeout=20_000) as said:
        press(card.buttons()[0])
    assert said.args[0] == "15 checklists bewaard"
    assert len(list(tmp_path.glob("*.pdf"))) == 15


def test_thinking_better_of_it_writes_nothing(qtbot, card, messages, tmp_path):
    press(card.buttons()[0])
    messages.open = None
    press(card.buttons()[3])
    settle(qtbot, card)
    assert list(tmp_path.iterdir()) == []
    assert card.problem() == ""


def test_a_problem_with_writing_is_told_in_the_card(qtbot, card, messages, writer, tmp_path):
    messages.save = tmp_path / "blad.pdf"
    writer.problem = ExportProblem("“blad.pdf” is niet bewaard: de schijf is vol.")
    press(card.buttons()[0])
    settle(qtbot, card)
    assert card.problem() == "“blad.pdf” is niet bewaard: de schijf is vol."
    assert all(button.isEnabled() for button in card.buttons())
    writer.problem = None
    with qtbot.waitSignal(card.said):
        press(card.buttons()[0])
    assert card.problem() == ""


def test_a_checklist_can_be_looked_at_before_it_is_printed(qtbot, card):
    with qtbot.waitSignal(card.looked) as looked:
        press(card.look_button())
    assert "Groenonderhoud in twee wijken" in looked.args[0]
    assert looked.args[1].startswith(b"%PDF-")


def test_printing_asks_for_a_printer_and_prints_the_sheet(qtbot, card, monkeypatch):
    asked, printed = [], []
    monkeypatch.setattr(printing, "ask_printer", lambda *given: (asked.append(given[1:3]), given[3]("printer")))
    monkeypatch.setattr(printing, "print_pdf", lambda pdf, printer: printed.append((pdf[:5], printer)) or 2)
    with qtbot.waitSignal(card.said) as said:
        press(card.buttons()[2])
    assert said.args[0] == "Naar de printer gestuurd"
    assert asked == [("Z-2026-0042 Groenonderhoud in twee wijken - checklist 1 start.pdf", 2)]
    assert printed == [(b"%PDF-", "printer")]


# -- reading back -----------------------------------------------------------------------------------------------------
def test_a_form_shows_old_and_new_and_changes_nothing_by_itself(qtbot, card, editor, messages, form):
    before = editor.tender
    read(qtbot, card, messages, form)
    view = card.differences
    assert view.isVisible()
    assert view.words()[0] == "Ingelezen: checklist 2, Instrument kiezen"
    assert [line.box.text() for line in view.rows()] == [
        "2.2 Hoeveel ondernemingen kunnen aan het voorbehoud voldoen?",
        "3.1 Vraagt u social return?",
        "4.1 De keuze is met de opdrachtgever besproken.",
        "4.1 De keuze is met de opdrachtgever besproken. Toelichting",
    ]
    assert [line.texts()[1:3] for line in view.rows()][:3] == [("2", "7"), ("Ja", "Nee"), ("niets", "Ja")]
    assert view.rows()[1].box.accessibleName() == "3.1 Vraagt u social return? Nu: Ja. Wordt: Nee."
    assert QApplication.focusWidget() is view.rows()[0].box
    assert editor.tender is before


def test_taking_over_is_one_step_that_can_be_undone(qtbot, card, editor, messages, form):
    before = editor.tender
    read(qtbot, card, messages, form)
    with qtbot.waitSignal(card.said) as said:
        press(card.differences.buttons()[2])
    assert said.args[0] == "4 antwoorden overgenomen uit checklist 2"
    assert editor.undo_stack.count() == 1
    assert editor.tender.ambition.reservation.candidates == 7
    assert editor.tender.ambition.social_return.is_applied is False
    (mark,) = editor.tender.checklist_marks
    assert (mark.state, mark.note) == (AnswerOutcome.YES, TYPED)
    assert not card.differences.isVisible()
    said.args[2]()
    assert editor.tender == before


def test_only_ticked_differences_are_taken_over(qtbot, card, editor, messages, form):
    read(qtbot, card, messages, form)
    everything, nothing, take, _close = card.differences.buttons()
    press(nothing)
    assert not take.isEnabled()
    box = card.differences.rows()[0].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert take.text() == "Neem over (1)"
    press(everything)
    assert take.text() == "Neem over (4)"
    press(nothing)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))
    press(take)
    assert editor.tender == a_tender(ambition={"reservation": {**_reservation(), "candidates": 7}})


def _reservation() -> dict[str, object]:
    return to_plain(a_tender())["ambition"]["reservation"]


def test_what_cannot_be_taken_over_has_no_box_and_says_why(qtbot, card, editor, messages, tmp_path):
    path = tmp_path / "fout.pdf"
    path.write_bytes(by_pypdf(a_form("instrument"), {"instrument.kandidaten.antwoord": "veel"}))
    read(qtbot, card, messages, path)
    (line,) = card.differences.rows()
    assert not line.box.isVisible()
    assert line.texts()[3].startswith("Dit kan niet worden overgenomen. Schrijf een getal")
    assert not card.differences.buttons()[2].isVisible()
    press(card.differences.buttons()[3])
    assert not card.differences.isVisible()
    assert editor.undo_stack.count() == 0


def test_what_changed_since_is_told_and_not_ticked(qtbot, card, editor, messages, form):
    editor.set("ambition.reservation.candidates", 5)
    read(qtbot, card, messages, form)
    first, second = card.differences.rows()[:2]
    assert first.texts()[1:] == ("5", "7", CHANGED)
    assert not first.box.isChecked()
    assert second.box.isChecked()


def test_a_form_without_changes_says_so(qtbot, card, messages, tmp_path):
    path = tmp_path / "zelfde.pdf"
    path.write_bytes(a_form("instrument"))
    read(qtbot, card, messages, path)
    assert card.differences.words()[1] == SAME
    assert card.differences.rows() == []


def test_a_form_of_another_tender_is_refused_in_words(qtbot, card, editor, messages, form):
    editor.open(Tender(id="ander"))
    read(qtbot, card, messages, form)
    assert "hoort bij een andere aanbesteding" in card.problem()
    assert not card.differences.isVisible()


def test_another_tender_puts_the_form_aside(qtbot, card, editor, messages, form):
    read(qtbot, card, messages, form)
    editor.open(Tender(id="ander"))
    assert not card.differences.isVisible()


def drop(widget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none))


def test_a_form_can_be_dropped_on_the_card(qtbot, card, form):
    drop(card, form)
    settle(qtbot, card)
    assert len(card.differences.rows()) == 4


def test_a_form_that_is_dropped_on_the_window_comes_to_the_open_tender(qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path)
    officer.window.open_first_example()
    officer.settle()
    officer.until(lambda: officer.window.open_workspace() is not None)
    tender = officer.window.editor.tender
    services = officer.window.services
    sheet = services.checklists.document(
        "start", tender, services.assessor.assess(tender), FormKind.HALF, fillable=True
    )
    path = tmp_path / "terug.pdf"
    path.write_bytes(by_pypdf(pdf_bytes(sheet), {"start.opdrachtgever.antwoord": "Directeur Ruimte"}))
    drop(officer.window, path)
    card = officer.window.workspace.documents.findChild(ChecklistsCard)
    officer.until(lambda: card.differences.isVisible())
    assert officer.window.workspace.step is Step.DOCUMENTS
    officer.click(card.differences.buttons()[2])
    assert officer.window.editor.tender.subject.internal_client == "Directeur Ruimte"
    officer.press("Ctrl+Z")
    assert officer.window.editor.tender == tender
    officer.go_to(Step.SUBJECT)
    officer.until(lambda: not officer.window.background.busy)
    officer.settle()
