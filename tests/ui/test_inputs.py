"""Fields, with real key clicks: valid values are told, wrong text stays in the field with its remedy."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QMainWindow, QTableView, QVBoxLayout, QWidget

from sociaalinkopen_desktop.domain.contrast import contrast
from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.tokens import SHAPE_FLOOR, THEMES
from sociaalinkopen_desktop.ui.widgets.date_edit import today
from sociaalinkopen_desktop.ui.widgets.field_row import FieldRow
from sociaalinkopen_desktop.ui.widgets.inputs import (
    CheckBox,
    ChoiceBox,
    CpvEdit,
    DateEdit,
    IntegerEdit,
    LongTextEdit,
    MoneyEdit,
    PercentEdit,
    Segment,
    TextEdit,
)

CONTROL_A = (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


class Told:
    """What a field has told, in order."""

    def __init__(self, field):
        self.values, self.problems = [], []
        field.edited.connect(self.values.append)
        field.problem.connect(self.problems.append)


@pytest.fixture
def page(qtbot):
    """A shown page with another field on it, so that leaving a field is real."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit(objectName="other"))
    made.show()
    qtbot.waitExposed(made)
    return made


def put(page, field):
    page.layout().addWidget(field)
    field.show()
    field.setFocus()
    return field, Told(field)


def leave(page):
    page.findChild(QLineEdit, "other").setFocus()


def test_an_amount_is_told_while_it_is_typed_and_written_tidily_afterwards(qtbot, page):
    field, told = put(page, MoneyEdit())
    qtbot.keyClicks(field, "221000")
    assert told.values[-1] == Decimal(221000)
    assert field.text() == "221000"
    leave(page)
    assert field.text() == "221.000"
    assert told.values[-1] == Decimal(221000)
    assert told.problems == []


def test_cents_are_written_with_two_figures(qtbot, page):
    field, told = put(page, MoneyEdit())
    qtbot.keyClicks(field, "1250,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "1.250,50"
    assert told.values[-1] == Decimal("1250.5")


def test_wrong_text_keeps_the_last_valid_value_and_says_what_to_do(qtbot, page):
    field, told = put(page, MoneyEdit())
    field.set_value(Decimal(500))
    qtbot.keyClicks(field, "x")
    assert field.value() == Decimal(500)
    assert told.values == []
    assert "Vul alleen cijfers in" in told.problems[-1]
    assert field.property("bad") is True
    leave(page)
    assert "x" in field.text()  # nothing that was typed is lost
    qtbot.keyClick(field, *CONTROL_A)
    qtbot.keyClicks(field, "750")
    assert told.values[-1] == Decimal(750)
    assert told.problems[-1] == ""
    assert field.property("bad") is False


def test_half_an_amount_is_not_called_wrong_before_the_field_is_left(qtbot, page):
    field, told = put(page, MoneyEdit())
    qtbot.keyClicks(field, "12.5")
    assert told.problems == []
    assert field.value() == Decimal(12)
    leave(page)
    assert "12,5" in told.problems[-1]


def test_emptying_a_field_tells_that_there_is_no_value(qtbot, page):
    field, told = put(page, MoneyEdit())
    field.set_value(Decimal(500))
    qtbot.keyClick(field, *CONTROL_A)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert told.values == [None]


def test_pasted_amounts_are_understood(qtbot, page):
    field, told = put(page, MoneyEdit())
    QGuiApplication.clipboard().setText("€ 1.296.000,00\n")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.values == [Decimal(1296000)]


def test_a_pasted_foreign_amount_is_refused_with_the_dutch_one(qtbot, page):
    field, told = put(page, MoneyEdit())
    QGuiApplication.clipboard().setText("1,250.50")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.values == []
    assert "1.250,50" in told.problems[-1]


def test_showing_a_value_tells_nobody(page):
    for field, value in (
        (MoneyEdit(), Decimal(5)),
        (IntegerEdit(), 5),
        (PercentEdit(), Decimal("5.5")),
        (DateEdit(), date(2026, 11, 24)),
        (CpvEdit(), "77310000"),
        (TextEdit(), "a"),
        (LongTextEdit(), "a"),
        (Segment(), True),
        (CheckBox("a"), True),
        (ChoiceBox([("k", "K")]), "k"),
    ):
        _field, told = put(page, field)
        field.set_value(value)
        assert field.value() == value
        assert told.values == []


def test_showing_the_same_value_moves_neither_cursor_nor_half_typed_text(qtbot, page):
    field, _told = put(page, MoneyEdit())
    qtbot.keyClicks(field, "1250")
    field.setCursorPosition(2)
    field.set_value(Decimal("1250.00"))
    assert (field.text(), field.cursorPosition()) == ("1250", 2)
    field.setCursorPosition(4)
    qtbot.keyClicks(field, ".5")
    field.set_value(Decimal(1250))
    assert field.text() == "1250.5"


def test_another_value_replaces_wrong_text(qtbot, page):
    field, told = put(page, MoneyEdit())
    qtbot.keyClicks(field, "x")
    field.set_value(Decimal(7))
    assert field.text() == "7"
    assert told.problems[-1] == ""


def test_reset_drops_wrong_text_even_when_the_value_is_the_same(qtbot, page):
    field, told = put(page, MoneyEdit())
    qtbot.keyClicks(field, "x")
    field.reset(None)
    assert field.text() == ""
    assert told.problems[-1] == ""


def test_a_percentage_may_have_decimals_and_stays_within_bounds(qtbot, page):
    field, told = put(page, PercentEdit())
    qtbot.keyClicks(field, "5,5")
    assert told.values[-1] == Decimal("5.5")
    qtbot.keyClicks(field, "5%")
    assert told.values[-1] == Decimal("5.55")
    qtbot.keyClick(field, *CONTROL_A)
    qtbot.keyClicks(field, "101")
    assert "ten hoogste 100" in told.problems[-1]
    assert field.value() == Decimal(10)


def test_a_whole_number_is_an_int_without_decimals(qtbot, page):
    field, told = put(page, IntegerEdit(maximum=2000))
    qtbot.keyClicks(field, "1500")
    assert told.values[-1] == 1500
    assert type(told.values[-1]) is int
    qtbot.keyClicks(field, ",5")
    assert "heel getal" in told.problems[-1]


def test_a_date_is_told_once_it_is_whole(qtbot, page):
    field, told = put(page, DateEdit())
    qtbot.keyClicks(field, "4-1-2027")
    assert told.values == [date(2027, 1, 4)]
    assert told.problems == []


def test_a_year_of_two_figures_is_completed_when_the_field_is_left(qtbot, page):
    field, told = put(page, DateEdit())
    qtbot.keyClicks(field, "4/1/27")
    assert told.values == []
    leave(page)
    assert told.values == [date(2027, 1, 4)]
    assert field.text() == "4-1-2027"


def test_a_day_that_does_not_exist_is_refused(qtbot, page):
    field, told = put(page, DateEdit())
    qtbot.keyClicks(field, "31-2-2026")
    assert told.values == []
    assert "Februari 2026 heeft 28 dagen" in told.problems[-1]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)  # offscreen has no popups
def test_the_calendar_opens_by_keyboard_at_the_day_and_picks_one(qtbot, page):
    field, told = put(page, DateEdit(first_shown=lambda: date(2026, 11, 24)))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.calendar()
    assert popup.isVisible()
    view = popup.findChild(QTableView, "qt_calendar_calendarview")
    assert popup.findChild(QCalendarWidget).selectedDate().toPython() == date(2026, 11, 24)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert told.values == [date(2026, 11, 25)]
    assert field.text() == "25-11-2026"


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_calendar_goes_to_today_unless_that_day_may_not_be(qtbot, page):
    field, told = put(page, DateEdit(first_shown=lambda: date(2031, 1, 1)))
    field.open_calendar()
    button = field.calendar().today_button()
    now = today()
    assert button.accessibleName() == f"Vandaag, {now.day}-{now.month}-{now.year}"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.values == [now]
    assert not field.calendar().isVisible()
    past, _told = put(page, DateEdit(latest=date(2020, 1, 1)))
    past.open_calendar()
    assert not past.calendar().today_button().isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("theme", THEMES)
def test_the_days_of_the_calendar_stand_out_in_every_theme(page, qapp, theme):
    """The chosen day is filled, the edge is drawn, and the corners outside it are not."""
    field, _told = put(page, DateEdit())
    apply_theme(qapp, theme)
    try:
        field.set_value(date(2026, 11, 26))
        field.open_calendar()
        popup = field.calendar()
        picture = popup.grab().toImage()
        view = popup.findChild(QTableView, "qt_calendar_calendarview")
        cell = view.visualRect(view.currentIndex())
        place = view.viewport().mapTo(popup, cell.topLeft()) + QPoint(8, cell.height() // 2)
        assert view.currentIndex().data() == 26
        assert picture.pixelColor(place).name() == look().c.accent.name()
        assert picture.pixelColor(0, 0).name() != look().c.field_line.name()
        edge = picture.pixelColor(popup.width() // 2, 0)
        assert contrast(edge.name(), look().c.surface.name()) >= SHAPE_FLOOR
    finally:
        if field.calendar() is not None:
            field.calendar().hide()
        apply_theme(qapp, "light")


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_calendar_closes_with_escape_and_changes_nothing(qtbot, page):
    field, told = put(page, DateEdit(first_shown=lambda: date(2026, 11, 24)))
    qtbot.keyClick(field, Qt.Key.Key_F4)
    qtbot.keyClick(field.calendar(), Qt.Key.Key_Escape)
    assert not field.calendar().isVisible()
    assert told.values == []


def test_a_cpv_code_waits_for_its_eighth_digit(qtbot, page):
    field, told = put(page, CpvEdit())
    qtbot.keyClicks(field, "0300000")
    assert (told.values, told.problems) == ([], [])
    qtbot.keyClicks(field, "0")
    assert told.values == ["03000000"]
    qtbot.keyClicks(field, "-1")
    assert told.values[-1] == "03000000-1"


def test_text_is_told_as_it_is_and_never_read_as_markup(qtbot, page):
    field, told = put(page, TextEdit(longest=12))
    qtbot.keyClicks(field, "<b>&amp;")
    assert told.values[-1] == "<b>&amp;"
    qtbot.keyClicks(field, "12345")
    assert "1 teken te lang" in told.problems[-1]
    assert told.values[-1] == "<b>&amp;1234"


def test_long_text_grows_with_its_lines_and_then_scrolls(qtbot, page):
    field, told = put(page, LongTextEdit(lines=2, most_lines=5))
    low = field.height()
    qtbot.keyClicks(field, "a\rb\rc\rd")
    assert told.values[-1] == "a\nb\nc\nd"
    higher = field.height()
    qtbot.keyClicks(field, "\re\rf\rg\rh")
    assert low < higher < field.height()
    assert field.height() <= 5 * field.fontMetrics().lineSpacing() + 30
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_long_text_is_left_with_tab_and_pastes_plain_text(qtbot, page):
    field, told = put(page, LongTextEdit())
    QGuiApplication.clipboard().setText("<i>schuin</i>")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.values == ["<i>schuin</i>"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()


def test_undo_goes_to_the_program_while_the_text_is_valid(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    undone = []
    action = QAction(window)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: undone.append(True))
    window.addAction(action)
    field = MoneyEdit()
    window.setCentralWidget(field)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert field.text() == "12"
    qtbot.keyClicks(field, "x")  # wrong text is nowhere but here, so its undo is here too
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert "x" not in field.text()


def test_a_choice_is_made_by_keyboard_and_can_be_taken_back(qtbot, page):
    field, told = put(page, ChoiceBox([("a", "Eén"), ("b", "Twee")], none_words="Geen keuze"))
    assert (field.value(), field.currentText()) == (None, "Geen keuze")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told.values == ["a"]
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert told.values == ["a", None]


def test_a_choice_that_must_be_made_starts_without_one(qtbot, page):
    field, told = put(page, ChoiceBox([("a", "Eén"), ("b", "Twee")]))
    assert (field.value(), field.currentIndex(), field.placeholderText()) == (None, -1, "Maak een keuze")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told.values == ["a"]


def test_a_choice_that_is_not_in_the_list_is_kept(page):
    field, told = put(page, ChoiceBox([("a", "Eén")]))
    field.set_value("oud")
    assert (field.value(), field.currentIndex(), told.values) == ("oud", -1, [])
    field.set_choices([("oud", "Oud"), ("a", "Eén")])
    assert field.currentText() == "Oud"


def test_the_wheel_changes_no_choice_without_focus(page):
    field, told = put(page, ChoiceBox([("a", "Eén"), ("b", "Twee")]))
    field.set_value("b")
    leave(page)
    middle = QPointF(field.rect().center())
    wheel = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == "b"
    assert not wheel.isAccepted()  # the page scrolls
    assert told.values == []


def test_a_check_box_tells_each_change_and_its_words_are_part_of_it(qtbot, page):
    field, told = put(page, CheckBox("Waarde & percelen"))
    qtbot.keyClick(field, Qt.Key.Key_Space)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 6, field.height() // 2))
    assert told.values == [True, False]
    assert field.accessibleName() == "Waarde & percelen"


def test_a_check_box_breaks_its_words_where_there_is_no_room(page):
    field, _told = put(page, CheckBox("Een vinkje met veel woorden die niet op een regel passen"))
    assert field.heightForWidth(160) > field.heightForWidth(800) >= look().px(24)


@pytest.mark.parametrize(
    "make", [MoneyEdit, PercentEdit, IntegerEdit, DateEdit, CpvEdit, TextEdit, LongTextEdit, ChoiceBox, Segment]
)
def test_every_field_is_large_enough_to_hit_and_reached_with_tab(page, make):
    field, _told = put(page, make())
    page.adjustSize()
    target = field.focusProxy() or field
    assert target.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert field.height() >= 24
    assert field.width() >= 24


def test_a_field_repaints_its_edge_under_the_pointer(page):
    field, _told = put(page, TextEdit())
    assert field.testAttribute(Qt.WidgetAttribute.WA_Hover)
    QApplication.sendEvent(field, QEvent(QEvent.Type.UpdateRequest))
    assert not field.grab().isNull()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_of_a_long_text_runs_under_its_scroll_bar(qtbot, qapp, scale):
    """Also when it was filled before its page was shown."""
    apply_theme(qapp, "light", scale)
    try:
        row = FieldRow("Naam", LongTextEdit(lines=2, most_lines=5))
        edit = row.control
        edit.reset("Een lange tekst die over vele regels loopt, met hier en daar een lang woord. " * 12)
        qtbot.addWidget(row)
        row.resize(round(500 * scale), 300)
        row.show()
        qtbot.waitUntil(edit.verticalScrollBar().isVisible)
        first = edit.document().firstBlock().layout()
        lines = [first.lineAt(at) for at in range(first.lineCount())]
        assert len(lines) > 5
        assert max(line.x() + line.naturalTextWidth() for line in lines) <= edit.viewport().width()
        assert edit.viewport().geometry().right() < edit.width() - edit.verticalScrollBar().width()
    finally:
        apply_theme(qapp, "light")


def test_a_long_text_settles_at_every_width_also_where_its_lines_fit_exactly(qtbot):
    """The bar takes room, so that lines break elsewhere; it may not come and go for ever."""
    edit = LongTextEdit(lines=2, most_lines=6)
    qtbot.addWidget(edit)
    edit.show()
    line = "een regel die soms net wel en soms net niet past"
    # Without the bar six lines are passed by the last text; beside the bar the first one breaks, and six are exact.
    edit.reset("\n".join([line, "a", "b", "c", "d", f"{line} met nog wat woorden erachter"]))
    for width in range(120, 520, 3):
        edit.resize(width, edit.height())
        high = edit.height()
        edit.resize(width, edit.height())
        assert edit.height() == high
    assert edit.verticalScrollBar().maximum() > 0
