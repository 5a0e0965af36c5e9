"""Items of a list in a form: dragged with a real mouse, moved by key, copied, and their menu."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.pages.value import VALUE
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor

LEFT = Qt.MouseButton.LeftButton
THREE = {"lots": [{"title": "Noord"}, {"title": "Oost"}, {"title": "Zuid"}]}


@pytest.fixture
def lots(qtbot):
    editor = TenderEditor()
    page = FormPage(editor, VALUE)
    qtbot.addWidget(page)
    page.resize(700, 900)
    page.show()
    qtbot.waitExposed(page)
    editor.open(from_plain(THREE))
    return editor, page.rows_editor("lots"), page


def titles(editor):
    return [lot.title for lot in editor.tender.lots]


def head(rows, at):
    return rows._items[at].head()


def drag(rows, at, over, below=True, let_go=True):
    """Take an item and hold it over the lower or upper part of another one."""
    grip, target = head(rows, at), head(rows, over)
    start = QPoint(12, grip.height() // 2)
    QTest.mousePress(grip, LEFT, pos=start)
    end = grip.mapFromGlobal(target.mapToGlobal(QPoint(40, target.height() - 2 if below else 1)))
    for step in (1, 2, 3):
        place = start + (end - start) * step / 3
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), QPointF(grip.mapToGlobal(place)), Qt.MouseButton.NoButton, LEFT,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(grip, event)
    if let_go:
        QTest.mouseRelease(grip, LEFT, pos=end)
    return grip


def test_an_item_is_dragged_down_as_one_step(lots):
    editor, rows, _page = lots
    drag(rows, 0, 2)
    assert titles(editor) == ["Oost", "Zuid", "Noord"]
    assert editor.undo_stack.count() == 1
    editor.undo_stack.undo()
    assert titles(editor) == ["Noord", "Oost", "Zuid"]


def test_an_item_is_dragged_up_and_keeps_the_focus(lots, qtbot):
    editor, rows, _page = lots
    with qtbot.waitSignal(rows.removed) as told:
        drag(rows, 2, 0, below=False)
    assert told.args == ["Perceel verplaatst"]
    assert titles(editor) == ["Zuid", "Noord", "Oost"]
    assert rows.focusWidget() is head(rows, 0)


def test_a_line_shows_where_it_would_land(lots):
    _editor, rows, _page = lots
    grip = drag(rows, 0, 1, let_go=False)
    line = rows._dragging.line
    assert line.isVisible()
    above, below = rows._items[1].geometry(), rows._items[2].geometry()
    assert above.center().y() < line.geometry().center().y() < below.center().y()
    QTest.mouseRelease(grip, LEFT, pos=QPoint(12, 40))
    assert not line.isVisible()


def test_escape_gives_a_drag_up(lots):
    editor, rows, _page = lots
    grip = drag(rows, 0, 2, let_go=False)
    QTest.keyClick(grip, Qt.Key.Key_Escape)
    QTest.mouseRelease(grip, LEFT, pos=QPoint(12, 90))
    assert titles(editor) == ["Noord", "Oost", "Zuid"]
    assert editor.undo_stack.count() == 0


def test_dropped_where_it_was_nothing_changes_and_nothing_opens(lots):
    editor, rows, _page = lots
    drag(rows, 1, 1)
    assert editor.undo_stack.count() == 0
    assert not head(rows, 1).is_open


def test_a_press_without_moving_still_opens_the_item(lots):
    _editor, rows, _page = lots
    QTest.mouseClick(head(rows, 1), LEFT, pos=QPoint(40, 10))
    assert head(rows, 1).is_open


def test_one_item_has_nowhere_to_go(lots):
    editor, rows, _page = lots
    editor.open(from_plain({"lots": [{"title": "Noord"}]}))
    assert "Alt" not in head(rows, 0).accessibleDescription()
    editor.open(from_plain(THREE))
    assert "Alt" in head(rows, 0).accessibleDescription()


def test_ctrl_d_copies_an_item_below_itself(lots, qtbot):
    editor, rows, _page = lots
    with qtbot.waitSignal(rows.removed) as told:
        QTest.keyClick(head(rows, 0), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Perceel 1 gedupliceerd"]
    assert titles(editor) == ["Noord", "Noord", "Oost", "Zuid"]
    editor.undo_stack.undo()
    assert titles(editor) == ["Noord", "Oost", "Zuid"]


def menu_of(rows):
    return next(menu for menu in rows.findChildren(QMenu) if menu.isVisible())


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_the_menu_opens_by_key(lots, key, modifier):
    editor, rows, _page = lots
    QTest.keyClick(head(rows, 0), key, modifier)
    menu = menu_of(rows)
    assert [action.isEnabled() for action in menu.actions() if not action.isSeparator()] == [False, True, True, True]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert titles(editor) == ["Oost", "Noord", "Zuid"]


def test_the_menu_opens_with_the_right_button(lots):
    editor, rows, _page = lots
    place = QPoint(40, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, head(rows, 2).mapToGlobal(place))
    QApplication.sendEvent(head(rows, 2), event)
    delete = menu_of(rows).actions()[-1]
    delete.trigger()
    assert titles(editor) == ["Noord", "Oost"]
    menu_of(rows).close()
