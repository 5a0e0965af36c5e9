"""The card with the exemption for small lots: what may, what is left, and buttons that can be undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.ui.pages.lots_card import LotsCard, LotsTools
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_lot, a_tender, all_norms


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    return TenderEditor()


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def card(qtbot, editor, went):
    pages = []

    def show(**given) -> LotsCard:
        editor.open(a_tender(**given))
        tools = LotsTools(
            norms=lambda tender: Norms(all_norms(), tender.assessment_date or date(2026, 12, 1)), go_to=went.append
        )
        made = LotsCard(editor, tools)
        page = QWidget()
        pages.append(page)  # kept as long as the test
        QVBoxLayout(page).addWidget(made)
        qtbot.addWidget(page)
        page.resize(600, 500)
        page.show()
        qtbot.waitExposed(page)
        return made

    return show


def lots(*values, exempt=()):
    return tuple(
        a_lot(title=f"Wijk {index}", estimated_value=value, uses_small_lot_exemption=index in exempt)
        for index, value in enumerate(values)
    )


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_each_lot_has_its_value_and_what_the_rule_means_for_it(card):
    made = card(lots=lots(500_000, 60_000, 30_000, exempt=(1,)))
    assert [(name, plain(value), state) for name, value, state in made.texts()] == [
        ("Wijk 0", "€ 500.000 excl. btw", "Te groot"),
        ("Wijk 1", "€ 60.000 excl. btw", "Buiten de Europese procedure"),
        ("Wijk 2", "€ 30.000 excl. btw", "Mag erbij"),
    ]
    assert plain(made.totals()).startswith(
        "Buiten de procedure: € 60.000 van ten hoogste € 118.000 (20 % van € 590.000)."
    )
    assert "Nog ruimte: € 58.000." in plain(made.totals())
    assert made.over() == ""


def test_a_button_marks_a_lot_in_one_step_and_says_so(card, editor, qtbot):
    made = card(lots=lots(500_000, 60_000))
    before = editor.tender
    assert made.button(1).accessibleName() == "Los inkopen: Wijk 1"
    with qtbot.waitSignal(made.said) as said:
        press(made.button(1))
    assert said.args[0] == "Wijk 1 valt nu buiten de Europese procedure"
    assert editor.tender.lots[1].uses_small_lot_exemption
    assert made.texts()[1][2] == "Buiten de Europese procedure"
    said.args[2]()
    assert editor.tender == before
    assert made.texts()[1][2] == "Mag erbij"
    press(made.button(1))
    press(made.button(1))
    assert not editor.tender.lots[1].uses_small_lot_exemption


def test_everything_that_fits_goes_along_in_one_step(card, editor):
    made = card(lots=lots(500_000, 60_000, 50_000, 40_000))
    press(made.all_button())
    assert [lot.uses_small_lot_exemption for lot in editor.tender.lots] == [False, False, True, True]
    assert made.over() == ""
    assert editor.undo_stack.count() == 1
    assert not made.all_button().isVisible()


def test_too_much_and_too_large_are_said_with_the_remedy(card):
    made = card(lots=lots(300_000, 90_000, 60_000, exempt=(1, 2)))
    assert plain(made.over()) == (
        "Wijk 1 is te groot: een perceel moet minder dan € 80.000 waard zijn. "
        "Samen is het € 60.000 te veel. Haal een perceel uit de regeling."
    )
    assert [state for _name, _value, state in made.texts()] == [
        "Te groot",
        "Te groot voor de regeling",
        "Samen te veel",
    ]


def test_below_the_threshold_it_says_that_nothing_is_needed(card):
    small = {"base_value": 100_000, "options_value": 0, "extensions_value": 0}
    made = card(lots=lots(50_000, 50_000), value=small)
    assert "onder de Europese drempel" in made.sentence()
    assert made.texts() == []
    assert made.totals() == ""


def test_a_missing_value_is_asked_for_and_the_button_leads_there(card, went):
    made = card(lots=(a_lot(title="Wijk 0"), a_lot(title="Wijk 1", estimated_value=None)))
    assert made.sentence() == "Vul eerst de waarde in van Wijk 1. Dan rekent het programma de regeling uit."
    press(made.go_button())
    assert went == ["lots.1.estimated_value"]


def test_without_a_nature_it_asks_for_that(card, went):
    made = card(lots=lots(300_000), subject={"nature": None})
    assert made.sentence().startswith("Vul eerst in: Soort opdracht.")


def test_a_day_without_norms_is_said(card):
    made = card(lots=lots(300_000), assessment_date="2010-01-01")
    assert made.sentence().startswith("Voor 1-1-2010 is niet bekend: ")


def test_without_lots_there_is_no_card_and_it_comes_with_the_first(card, editor):
    made = card(lots=lots(500_000))
    editor.open(a_tender(lots=()))
    assert made.isHidden()
    editor.open(a_tender(lots=lots(500_000)))
    assert not made.isHidden()
    assert len(made.texts()) == 1


def test_lots_that_are_removed_leave_no_line(card, editor):
    made = card(lots=lots(500_000, 60_000, 30_000))
    editor.open(a_tender(lots=lots(400_000)))
    assert [name for name, _value, _state in made.texts()] == ["Wijk 0"]
