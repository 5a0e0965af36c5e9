"""The undo bar offers the way back for ten seconds, and waits for whoever is busy with it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from sociaalinkopen_desktop.ui.widgets.text import Glyph
from sociaalinkopen_desktop.ui.widgets.undo_bar import STAYS_MS, UndoBar


@pytest.fixture
def work(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit(objectName="field"))
    made.resize(800, 400)
    QCursor.setPos(0, 0)  # not on the bar, wherever an earlier test left it
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def timer(work):
    return QTimer(work)


@pytest.fixture
def bar(work, timer):
    return UndoBar(work, left=24, timer=timer)


def test_it_says_what_happened_and_takes_it_back(qtbot, bar, timer):
    undone, dismissed = [], []
    bar.dismissed.connect(lambda: dismissed.append(True))
    assert bar.isHidden()
    bar.show_message("Eis verwijderd", "Ongedaan maken  Ctrl+Z", lambda: undone.append(True))
    assert bar.isVisible()
    assert timer.interval() == STAYS_MS == 10_000
    qtbot.mouseClick(bar.action_button(), Qt.MouseButton.LeftButton)
    assert (undone, dismissed) == ([True], [])
    assert bar.isHidden()
    assert not timer.isActive()


def test_it_goes_when_its_time_is_over_and_forgets_the_action(bar, timer):
    undone = []
    bar.show_message("Eis verwijderd", "Ongedaan maken", lambda: undone.append(True))
    timer.timeout.emit()
    assert bar.isHidden()
    bar.action_button().click()
    assert undone == []


def test_a_next_message_replaces_the_first_and_starts_its_time_anew(bar, timer):
    bar.show_message("Een", "Ongedaan maken", lambda: None)
    timer.stop()
    bar.show_message("PDF bewaard bij 2026-014")
    assert timer.isActive()
    assert not bar.action_button().isVisible()
    assert bar.accessibleName() == "PDF bewaard bij 2026-014"


def test_it_waits_while_it_has_the_focus(bar, timer, work):
    bar.show_message("Eis verwijderd", "Ongedaan maken", lambda: None)
    bar.action_button().setFocus()
    assert not timer.isActive()
    work.findChild(QLineEdit, "field").setFocus()
    assert timer.isActive()


def test_it_waits_while_the_pointer_is_on_it(bar, timer):
    bar.show_message("Eis verwijderd", "Ongedaan maken", lambda: None)
    middle = QPointF(bar.rect().center())
    QApplication.sendEvent(bar, QEnterEvent(middle, middle, QPointF(bar.mapToGlobal(middle))))
    assert not timer.isActive()
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert timer.isActive()


def test_it_closes_with_the_cross_and_with_escape(qtbot, bar):
    dismissed = []
    bar.dismissed.connect(lambda: dismissed.append(True))
    bar.show_message("Eis verwijderd", "Ongedaan maken", lambda: None)
    qtbot.keyClick(bar.close_button(), Qt.Key.Key_Escape)
    bar.show_message("Eis verwijderd", "Ongedaan maken", lambda: None)
    qtbot.mouseClick(bar.close_button(), Qt.MouseButton.LeftButton)
    assert dismissed == [True, True]
    assert bar.close_button().accessibleName() == "Melding sluiten"


def test_it_stays_at_the_foot_when_the_window_changes(bar, work):
    bar.show_message("Eis verwijderd", "Ongedaan maken", lambda: None)
    work.resize(700, 600)
    assert (bar.x(), bar.geometry().bottom() + 1) == (24, 600 - 20)
    bar.set_left(100)
    assert bar.x() == 100


@pytest.mark.parametrize("action", ["", "Ongedaan maken  Ctrl+Z"])
def test_where_one_line_is_too_long_all_words_stand_in_several(bar, work, action):
    words = "Eis ‘bankgarantie van een bank of verzekeraar met een vergunning’ verwijderd uit de voorwaarden"
    label = next(part for part in bar.findChildren(QLabel) if not isinstance(part, Glyph))
    work.resize(1400, 400)
    bar.show_message(words, action, (lambda: None) if action else None)
    one_line = bar.height()
    work.resize(420, 400)
    assert bar.geometry().right() < 420
    assert bar.geometry().bottom() + 1 == 400 - 20
    assert bar.height() > one_line
    assert label.text() == words
    assert label.height() >= label.heightForWidth(label.width())
    if action:
        assert bar.action_button().y() >= label.geometry().bottom()
    work.resize(1400, 400)
    assert bar.height() == one_line


def test_what_must_not_be_missed_stays_until_the_user_does_something(work, bar, timer):
    field = work.findChild(QLineEdit, "field")
    field.setFocus()
    bar.show_message("Eis verwijderd")
    bar.show_message("Vorige keer sloot het programma onverwacht", stays=True)
    assert not timer.isActive()
    assert bar.isVisible()
    field.clearFocus()
    assert timer.isActive()
