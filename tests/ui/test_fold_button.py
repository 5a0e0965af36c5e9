"""What opens and closes says so: in its look, in its name, and to a screen reader as a button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.field_row import FieldRow
from sociaalinkopen_desktop.ui.widgets.fold_button import FoldWords
from sociaalinkopen_desktop.ui.widgets.fold_head import FoldHead
from sociaalinkopen_desktop.ui.widgets.fold_title import FoldTitle
from sociaalinkopen_desktop.ui.widgets.inputs import TextEdit
from sociaalinkopen_desktop.ui.widgets.text import Label


def _head():
    head = FoldHead()
    head.show_item("Perceel 1", "€ 10", "Groen")
    return head


MADE = {
    "title": (lambda: FoldTitle("Plan\u00adning"), "Planning"),
    "head": (_head, "Perceel 1. € 10. Groen"),
    "words": (lambda: FoldWords("Toon", open_words="Verberg", name="Berekening"), "Berekening"),
}


def heard(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name), interface.state().checkable


def test_the_tags_of_a_tooltip_are_not_read_out(qtbot):
    head = _head()
    qtbot.addWidget(head)
    assert "Groen" in head.toolTip()
    assert "<" not in QAccessible.queryAccessibleInterface(head).text(QAccessible.Text.Description)


@pytest.mark.parametrize("which", MADE)
def test_it_is_a_button_whose_name_says_whether_it_is_open(qtbot, which):
    make, name = MADE[which]
    button, told = make(), []
    qtbot.addWidget(button)
    button.opened.connect(told.append)
    button.resize(240, 40)
    button.show()
    assert heard(button) == (QAccessible.Role.Button, f"{name}, ingeklapt", False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard(button)[1] == f"{name}, uitgeklapt"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert told == [True, False, True]
    button.set_open(True)  # it is open already: nothing to tell
    assert told == [True, False, True]


def test_it_is_open_before_it_says_that_it_was_pressed(qtbot):
    button, told = FoldWords("Toon"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: told.append(button.is_open))
    button.click()
    button.click()
    assert told == [True, False]


def test_words_and_caret_change_with_it(qtbot):
    button = FoldWords("Toon waarom", open_words="Verberg waarom")
    qtbot.addWidget(button)
    assert (button.text(), button.property("glyph")) == ("Toon waarom", "caret-right")
    button.set_open(True)
    assert (button.text(), button.property("glyph")) == ("Verberg waarom", "caret-down")
    assert isinstance(button, QPushButton)


def test_a_card_that_folds_says_what_is_in_it_while_it_is_closed(qtbot):
    card = Card("Planning")
    card.add(Label("Binnen"))
    card.make_foldable()
    card.set_summary("3 data")
    qtbot.addWidget(card)
    card.show()
    title = card.fold_button()
    assert heard(title)[:2] == (QAccessible.Role.Button, "Planning, ingeklapt")
    assert title.accessibleDescription() == "3 data"
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert card.is_open
    assert heard(title)[1] == "Planning, uitgeklapt"


def test_the_question_mark_of_a_field_opens_its_explanation(qtbot):
    row = FieldRow("Raming", TextEdit(), explain="Zonder btw.")
    qtbot.addWidget(row)
    row.show()
    ask = row.ask_button()
    assert heard(ask)[1] == "Uitleg bij Raming, ingeklapt"
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    assert heard(ask)[1] == "Uitleg bij Raming, uitgeklapt"
    assert any(label.text() == "Zonder btw." and label.isVisible() for label in row.findChildren(Label))
