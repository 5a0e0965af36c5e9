"""Lists in a form: add, open, fill in, move and remove, by hand and by key, and always to be undone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.pages.award import AWARD
from sociaalinkopen_desktop.ui.pages.value import VALUE
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor

TWO = {"lots": [{"title": "Noord", "estimated_value": "100"}, {"title": "Oost", "estimated_value": "200"}]}


@pytest.fixture
def lots(qtbot):
    editor = TenderEditor()
    page = FormPage(editor, VALUE)
    qtbot.addWidget(page)
    page.resize(700, 900)
    page.show()
    qtbot.waitExposed(page)
    return editor, page.rows_editor("lots"), page


def titles(editor):
    return [lot.title for lot in editor.tender.lots]


def test_adding_opens_the_new_item_with_the_focus_in_its_first_field(lots, qtbot):
    editor, rows, _page = lots
    QTest.mouseClick(rows.add_button(), Qt.MouseButton.LeftButton)
    field = rows.widget_for("lots.0.title")
    assert rows.focusWidget() is field
    QTest.keyClicks(field, "Wijk Oost")
    QTest.keyClicks(rows.widget_for("lots.0.estimated_value"), "164.000")
    assert editor.tender.lots[0].title == "Wijk Oost"
    assert editor.tender.lots[0].estimated_value == Decimal(164000)


def test_removing_says_so_and_can_be_undone(lots, qtbot):
    editor, rows, _page = lots
    editor.open(from_plain(TWO))
    with qtbot.waitSignal(rows.removed) as told:
        QTest.keyClick(rows.widget_for("lots.0"), Qt.Key.Key_Delete)
    assert told.args == ["Perceel 1 verwijderd"]
    assert titles(editor) == ["Oost"]
    editor.undo_stack.undo()
    assert titles(editor) == ["Noord", "Oost"]


def test_items_move_with_alt_and_the_arrows(lots, qtbot):
    editor, rows, _page = lots
    editor.open(from_plain(TWO))
    QTest.keyClick(rows.widget_for("lots.1"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(editor) == ["Oost", "Noord"]
    QTest.keyClick(rows.widget_for("lots.0"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(editor) == ["Oost", "Noord"]


def test_only_one_item_is_open(lots, qtbot):
    editor, rows, page = lots
    editor.open(from_plain(TWO))
    first, second = rows.widget_for("lots.0.title"), rows.widget_for("lots.1.title")
    assert not first.isVisibleTo(page)
    assert second.isVisibleTo(page)


def test_a_removed_item_does_not_leave_its_text_in_the_next(lots, qtbot):
    editor, rows, _page = lots
    editor.open(from_plain(TWO))
    assert rows.widget_for("lots.0.title").text() == "Noord"
    QTest.keyClick(rows.widget_for("lots.0"), Qt.Key.Key_Delete)
    assert rows.widget_for("lots.0.title").text() == "Oost"


def test_undo_of_adding_takes_the_item_away(lots, qtbot):
    editor, rows, page = lots
    QTest.mouseClick(rows.add_button(), Qt.MouseButton.LeftButton)
    field = rows.widget_for("lots.0.title")
    editor.undo_stack.undo()
    assert editor.tender.lots == ()
    assert not field.isVisibleTo(page)


def test_weights_are_counted_and_say_what_is_missing(qtbot):
    editor = TenderEditor()
    page = FormPage(editor, AWARD)
    qtbot.addWidget(page)
    total = page.rows_editor("award.criteria").spec.total
    assert total is not None
    forty, fifty = {"name": "Prijs", "weight_percent": "40"}, {"name": "Plan", "weight_percent": "50"}
    ten = {"name": "Sociaal", "weight_percent": "10"}
    words, tone = total(from_plain({"award": {"criteria": [forty, fifty]}}))
    assert ("90" in words, tone) == (True, "bad")
    assert total(from_plain({"award": {"criteria": [forty, fifty, ten]}}))[1] == "ok"
    assert total(from_plain({"award": {"criteria": [forty, {"name": "Plan"}]}}))[1] == "why"
