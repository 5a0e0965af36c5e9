"""A question of a form: its label belongs to the field, and what is wrong stands below it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.field_row import FieldRow
from sociaalinkopen_desktop.ui.widgets.inputs import ChoiceBox, MoneyEdit, PercentEdit, Segment, TextEdit
from sociaalinkopen_desktop.ui.widgets.text import Label


@pytest.fixture
def shown(qtbot):
    def show(widget, width=600):
        qtbot.addWidget(widget)
        widget.resize(width, widget.sizeHint().height())
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


def words_on(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget) and label.text()]


def test_the_label_is_buddy_and_accessible_name_also_with_an_ampersand(shown):
    row = shown(FieldRow("Waarde & percelen", MoneyEdit()))
    assert row.label().buddy() is row.control
    assert row.control.accessibleName() == "Waarde & percelen"
    assert row.label().text() == "Waarde && percelen"  # shown as one "&"


def test_several_fields_share_a_row_and_words_stand_between_them(shown):
    share, base = PercentEdit(), ChoiceBox([(1, "loonsom")], width=136)
    base.setAccessibleName("Waarvan")
    row = shown(FieldRow("Omvang", [share, "% van de", base]))
    assert "%\u00a0van de" in " ".join(words_on(row)) or "% van de" in " ".join(words_on(row))
    assert (share.accessibleName(), base.accessibleName()) == ("Omvang", "Waarvan")


def test_wrong_text_is_explained_below_the_field_and_to_a_screen_reader(qtbot, shown):
    row = shown(FieldRow("Raming", MoneyEdit(), help="Zonder btw."))
    qtbot.keyClicks(row.control, "x")
    assert "Vul alleen cijfers in" in " ".join(words_on(row))
    assert row.control.accessibleDescription() == row.error() + " Zonder btw."
    qtbot.keyClick(row.control, Qt.Key.Key_Backspace)
    assert row.error() == ""
    assert words_on(row) == ["Raming", "Zonder btw."]
    assert row.control.accessibleDescription() == "Zonder btw."


def test_a_finding_stays_while_typing_goes_wrong_and_right_again(qtbot, shown):
    row = shown(FieldRow("Omzet", MoneyEdit(), prefix="€"))
    row.set_error("Vraag ten hoogste € 1.296.000.")
    assert row.control.property("bad") is True
    qtbot.keyClicks(row.control, "x")
    assert row.error() != "Vraag ten hoogste € 1.296.000."
    qtbot.keyClick(row.control, Qt.Key.Key_Backspace)
    assert row.error() == "Vraag ten hoogste € 1.296.000."
    assert row.control.property("bad") is True
    row.set_error("")
    assert row.control.property("bad") is False
    assert words_on(row) == ["Omzet", "€"]


def test_an_amount_never_breaks_from_its_sign(shown):
    row = shown(FieldRow("Omzet", MoneyEdit(), unit="60 % is € 259.200"))
    assert "60\u00a0% is €\u00a0259.200" in words_on(row)


def test_a_long_unit_breaks_instead_of_being_cut_off(qtbot, shown):
    row = shown(FieldRow("Waarde", PercentEdit(), unit="% van de raming, dat is voor deze opdracht € 259.200"), 480)
    unit = next(label for label in row.findChildren(Label) if "raming" in label.text())
    qtbot.waitUntil(lambda: unit.height() >= 2 * unit.fontMetrics().height() - 2)
    assert unit.geometry().right() <= row.width()


def test_the_explanation_opens_with_the_question_mark(qtbot, shown):
    row = shown(FieldRow("Omzet", MoneyEdit(), explain="De omzet van één boekjaar."))
    ask = row.ask_button()
    assert ask.accessibleName() == "Uitleg bij Omzet, ingeklapt"
    assert min(ask.width(), ask.height()) >= 24
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    assert "De omzet van één boekjaar." in words_on(row)
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    assert "De omzet van één boekjaar." not in words_on(row)
    assert row.explanation() == ("Omzet", "De omzet van één boekjaar.")


def test_without_an_explanation_there_is_no_question_mark(shown):
    assert shown(FieldRow("Naam", TextEdit())).ask_button() is None


def test_a_hidden_row_takes_no_room_and_keeps_its_value(qtbot, shown):
    card = Card("Kaart")
    row = FieldRow("Bedrag", MoneyEdit())
    row.control.set_value(Decimal(5))
    card.add(FieldRow("Keuze", Segment()), row)
    shown(card)
    whole = card.sizeHint().height()
    row.setVisible(False)
    qtbot.waitUntil(lambda: card.sizeHint().height() < whole)
    assert row.control.value() == Decimal(5)


def test_the_field_goes_below_its_label_where_there_is_no_room_beside_it(qtbot, shown):
    row = shown(FieldRow("Minimale jaaromzet", MoneyEdit()), width=600)
    assert row.control.y() < row.label().geometry().bottom()
    row.resize(300, 200)
    qtbot.waitUntil(lambda: row.control.y() > row.label().geometry().bottom())


def test_at_double_text_nothing_is_cut_off(qtbot, qapp, shown):
    row = FieldRow("Minimale jaaromzet", MoneyEdit(), unit="per jaar", prefix="€", explain="Uitleg")
    shown(row, 500)
    try:
        apply_theme(qapp, "light", 2)
        row.adjustSize()
        labels = [label for label in row.findChildren(Label) if label.isVisibleTo(row)]
        qtbot.waitUntil(lambda: all(label.height() >= label.sizeHint().height() for label in labels))
        assert all(label.width() >= label.minimumSizeHint().width() for label in labels)
        assert row.control.height() >= row.control.fontMetrics().height() + 8
    finally:
        apply_theme(qapp, "light")


def test_a_screen_reader_hears_label_role_and_value(shown):
    row = shown(FieldRow("Raming", MoneyEdit()))
    row.control.set_value(Decimal(221000))
    spoken = QAccessible.queryAccessibleInterface(row.control)
    assert spoken.text(QAccessible.Text.Name) == "Raming"
    assert spoken.text(QAccessible.Text.Value) == "221.000"
    assert spoken.role() == QAccessible.Role.EditableText
