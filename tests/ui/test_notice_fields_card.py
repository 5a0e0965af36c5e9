"""The fields for TenderNed: shown per lot, and copied one by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.pages.notice_fields_card import NoticeFieldsCard
from tests.builders import a_tender


@pytest.fixture
def card(qtbot) -> NoticeFieldsCard:
    made = NoticeFieldsCard()
    qtbot.addWidget(made)
    made.resize(420, 1200)
    made.show_tender(a_tender())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_value_is_copied_with_one_press(card, qtbot):
    with qtbot.waitSignal(card.said) as said:
        QTest.mouseClick(card.row_of("BT-774").copy_button(), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "biodiv-eco, clim-mitig, circ-econ"
    assert said.args[0] == "BT-774 gekopieerd"


def test_the_button_works_by_keyboard_and_has_a_name(card, qtbot):
    button = card.row_of("BT-777").copy_button()
    assert button.accessibleName() == "Kopieer BT-777 Beschrijving van het doel (milieu) (Alle percelen)"
    with qtbot.waitSignal(card.said):
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text().startswith("Dit thema past bij")


def test_a_field_without_a_value_says_why_and_cannot_be_copied(card):
    line = card.row_of("BT-736")
    assert not line.copy_button().isVisible()
    shown = line.field()
    assert shown is not None
    assert shown.problems == ("Nog niet ingevuld: Uitvoering in beschut werk.",)


def test_a_field_that_is_gone_has_no_row(card):
    with pytest.raises(KeyError):
        card.row_of("BT-755")
    card.show_tender(a_tender(ambition={"accessibility": {"is_required": False, "exception_reason": "Alleen intern."}}))
    assert card.row_of("BT-755").field().text == "Alleen intern."
    card.show_tender(a_tender())
    with pytest.raises(KeyError):
        card.row_of("BT-755")


def test_without_a_notice_there_is_no_card(card):
    card.show_tender(Tender())
    assert not card.isVisible()
    card.show_tender(a_tender())
    assert card.isVisible()
