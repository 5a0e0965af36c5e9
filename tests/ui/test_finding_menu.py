"""The menu at a finding: everything that can be done, by key and by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sociaalinkopen_desktop.ui.widgets.finding_card import FindingAction, FindingCard, FindingContent

CONTENT = FindingContent(
    pill="not_met",
    title="Omzeteis & perceel <groot>",
    why="U vraagt te veel.",
    values=(("Gevraagd", "€ 2.000.000"),),
    source="Aw 2012 art. 2.90",
    actions=(FindingAction("apply", "Pas toe", "check", solves=True), FindingAction("go", "Ga naar veld")),
    more=(FindingAction("why", "Waarom dit punt?", "question"),),
)


@pytest.fixture
def card(qtbot):
    made = FindingCard(CONTENT)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(card):
    return next(menu for menu in card.findChildren(QMenu) if menu.isVisible())


def test_the_menu_key_on_a_button_of_the_card_opens_it(card, qtbot):
    QTest.keyClick(card.action_button("go"), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = opened(card)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Pas toe", "Ga naar veld", "Waarom dit punt?", "Tekst kopiëren"]
    with qtbot.waitSignal(card.acted) as told:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["go"]


def test_the_right_button_opens_it_and_the_text_can_be_copied(card):
    place = QPoint(30, 30)
    QApplication.sendEvent(
        card, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, card.mapToGlobal(place))
    )  # fmt: skip
    menu = opened(card)
    menu.actions()[-1].trigger()
    menu.close()
    assert QApplication.clipboard().text() == (
        "Voldoet niet: Omzeteis & perceel <groot>\nU vraagt te veel.\nGevraagd: € 2.000.000\nAw 2012 art. 2.90"
    )
