"""A story about the Kennisbank: find what is still to be confirmed about a theme, and take that to a meeting."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.ui.pages.knowledge import KnowledgePage
from tests.journeys.officer import Officer


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def knowledge(officer) -> KnowledgePage:
    officer.window.rail.chosen.emit("knowledge")
    page = officer.window.stack.currentWidget()
    assert isinstance(page, KnowledgePage)
    return page


def choose(officer, chip, words: str) -> None:
    officer.click(chip)
    officer.until(chip.menu_of_choices.isVisible)
    while chip.menu_of_choices.activeAction().text() != words:
        QTest.keyClick(chip.menu_of_choices, Qt.Key.Key_Down)
    QTest.keyClick(chip.menu_of_choices, Qt.Key.Key_Return)


def test_what_is_on_screen_is_what_lands_in_the_pdf(officer, tmp_path):
    page = knowledge(officer)
    choose(officer, page.filters.theme, "Social return")
    choose(officer, page.filters.sure, "Nog te bevestigen")
    officer.messages.save = tmp_path
    officer.press("Ctrl+S")
    officer.until(officer.window.undo_bar.isVisible)
    (target,) = tmp_path.glob("*.pdf")
    assert target.name == "Waarop toetsen wij - selectie - 2026-11-24.pdf"
    with pypdfium2.PdfDocument(target) as document:
        text = " ".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    whole = read_compiled(resource("catalogue.json"))
    shown = set(page.model.keys())
    assert 0 < len(shown) < 50
    criteria = {item.id for item in whole.criteria}
    assert criteria & set(text.split()) == criteria & shown
    assert "Voorbeeldgemeente" in text


def test_the_keys_of_the_kennisbank_do_nothing_elsewhere(officer, tmp_path):
    knowledge(officer)
    officer.press("Alt+Left")
    officer.settle()
    officer.messages.save = tmp_path
    officer.press("Ctrl+S")
    officer.press("Ctrl+P")
    assert not officer.window.background.busy
    assert list(tmp_path.glob("*.pdf")) == []


def test_printing_makes_the_pages_and_asks_for_a_printer(officer):
    page = knowledge(officer)
    officer.click(page.filters.parts.chip("duties"))
    officer.press("Ctrl+P")
    officer.until(lambda: bool(officer.window.findChildren(QPrintDialog)))
    officer.window.findChildren(QPrintDialog)[0].reject()
    assert page.print_button.isEnabled()
