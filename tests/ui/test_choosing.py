"""Segment, filter chips, rail and step list: by mouse, by keyboard, and for a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.ui.widgets.chip import ChipItem, ChipRow
from sociaalinkopen_desktop.ui.widgets.rail import NARROW, WIDE, Rail, RailItem
from sociaalinkopen_desktop.ui.widgets.segment import Segment
from sociaalinkopen_desktop.ui.widgets.step_list import StepList, StepScroll

PAGES = (
    RailItem("start", "Start", "house"),
    RailItem("social", "Sociale\nondernemingen", "storefront"),
    RailItem("settings", "Instellingen", "gear-six", foot=True),
)
CHIPS = [ChipItem("all", "Alle 16"), ChipItem("running", "Loopt 9"), ChipItem("soon", "Deadline", "calendar-blank")]


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget)


def words(segment):
    return [segment.layout().itemAt(i).widget() for i in range(segment.layout().count())]


def test_a_segment_starts_empty_and_tells_the_choice_once(qtbot, shown):
    segment, told = shown(Segment()), []
    segment.chosen.connect(told.append)
    assert segment.value() is None
    qtbot.mouseClick(words(segment)[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(words(segment)[0], Qt.MouseButton.LeftButton)
    assert told == [True]


def test_arrow_keys_move_the_choice_of_a_segment(qtbot, shown):
    segment, told = shown(Segment([(1, "Eén"), (2, "Twee"), (3, "Drie")])), []
    segment.edited.connect(told.append)
    segment.set_value(1)
    segment.setFocus()
    qtbot.keyClick(words(segment)[0], Qt.Key.Key_Right)
    qtbot.keyClick(words(segment)[1], Qt.Key.Key_Right)
    qtbot.keyClick(words(segment)[2], Qt.Key.Key_Left)
    assert told == [2, 3, 2]
    assert words(segment)[1].hasFocus()


def test_an_empty_segment_is_answered_with_the_space_bar(qtbot, shown):
    segment, told = shown(Segment()), []
    segment.edited.connect(told.append)
    segment.setFocus()
    qtbot.keyClick(words(segment)[0], Qt.Key.Key_Space)
    assert told == [True]


def test_a_segment_can_be_emptied_by_the_program_without_telling(shown):
    segment, told = shown(Segment()), []
    segment.edited.connect(told.append)
    segment.set_value(False)
    assert segment.value() is False
    segment.set_value(None)
    assert segment.value() is None
    assert told == []


def test_the_words_of_a_segment_are_radio_buttons_for_a_screen_reader(shown):
    segment = shown(Segment())
    segment.set_value(True)
    first = spoken(words(segment)[0])
    assert first.role() == QAccessible.Role.RadioButton
    assert first.text(QAccessible.Text.Name) == "Ja"
    assert first.state().checked


def test_one_chip_is_on_and_it_tells_which(qtbot, shown):
    chips, told = shown(ChipRow(CHIPS)), []
    chips.changed.connect(told.append)
    assert chips.chosen() == "all"
    qtbot.mouseClick(chips.chip("running"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips.chip("running"), Qt.Key.Key_Right)
    assert told == ["running", "soon"]
    chips.choose("all")
    assert chips.chosen() == "all"
    assert told == ["running", "soon"]


def test_several_chips_can_be_on_together(qtbot, shown):
    chips, told = shown(ChipRow(CHIPS, several=True)), []
    chips.changed.connect(told.append)
    qtbot.mouseClick(chips.chip("running"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips.chip("soon"), Qt.Key.Key_Space)
    assert told == [{"running"}, {"running", "soon"}]
    qtbot.keyClick(chips.chip("running"), Qt.Key.Key_Return)
    assert told[-1] == {"soon"}


def test_counts_in_chips_change_without_losing_the_choice(shown):
    chips = shown(ChipRow(CHIPS))
    chips.choose("running")
    kept = chips.chip("running")
    chips.set_items([ChipItem("all", "Alle 17"), ChipItem("running", "Loopt 10")])
    assert chips.chip("running") is kept
    assert (kept.text(), chips.chosen()) == ("Loopt 10", "running")
    with pytest.raises(KeyError):
        chips.chip("soon")


def test_a_chosen_chip_has_more_than_colour(shown):
    chips = shown(ChipRow(CHIPS))
    on, off = chips.chip("all"), chips.chip("running")
    assert on.property("glyph") == "check-bold"
    assert not off.property("glyph")
    assert on.font().weight() > off.font().weight()
    assert spoken(on).state().checked


def test_chips_go_on_in_the_next_line_where_a_line_is_full(shown):
    chips = shown(ChipRow(CHIPS))
    assert chips.heightForWidth(120) >= 3 * chips.chip("all").height()
    assert chips.heightForWidth(1000) == chips.chip("all").height()


def test_the_rail_tells_the_page_by_mouse_and_by_keyboard(qtbot, shown):
    rail, told = shown(Rail(PAGES, "Sociaal Inkopen")), []
    rail.chosen.connect(told.append)
    rail.set_current("start")
    assert (rail.current(), told) == ("start", [])
    qtbot.mouseClick(rail.button("social"), Qt.MouseButton.LeftButton)
    rail.button("social").setFocus()
    qtbot.keyClick(rail.button("social"), Qt.Key.Key_Down)
    assert rail.button("settings").hasFocus()
    assert told == ["social"]  # moving along is not opening
    qtbot.keyClick(rail.button("settings"), Qt.Key.Key_Return)
    assert told == ["social", "settings"]
    qtbot.keyClick(rail.button("settings"), Qt.Key.Key_Down)  # the last one: stays
    assert rail.button("settings").hasFocus()


def test_the_rail_is_wide_or_narrow_and_says_its_pages_in_one_line(shown):
    rail = shown(Rail(PAGES, "Sociaal Inkopen"))
    assert rail.width() >= NARROW
    rail.set_wide(True)
    assert rail.width() >= WIDE
    assert rail.button("social").accessibleName() == "Sociale ondernemingen"


def test_each_step_says_its_state_in_words(shown):
    steps = shown(StepList([("need", "Opdracht"), ("value", "Waarde & percelen")]))
    steps.set_state("value", "attention", "1 voldoet niet")
    assert steps.button("need").accessibleName() == "Stap 1, Opdracht, Leeg"
    assert steps.button("value").accessibleName() == "Stap 2, Waarde & percelen, Aandacht · 1 voldoet niet"


def test_every_step_can_be_opened_by_mouse_and_by_keyboard(qtbot, shown):
    steps, told = shown(StepList([("a", "Een"), ("b", "Twee"), ("c", "Drie")])), []
    steps.chosen.connect(told.append)
    steps.set_current("a")
    qtbot.mouseClick(steps.button("c"), Qt.MouseButton.LeftButton)
    steps.button("c").setFocus()
    qtbot.keyClick(steps.button("c"), Qt.Key.Key_Up)
    qtbot.keyClick(steps.button("b"), Qt.Key.Key_Space)
    assert told == ["c", "b"]
    assert steps.current() == "b"


def test_a_step_that_does_not_apply_is_gone_and_skipped(qtbot, shown):
    steps = shown(StepList([("a", "Een"), ("b", "Twee"), ("c", "Drie")]))
    steps.show_step("b", False)
    steps.button("a").setFocus()
    qtbot.keyClick(steps.button("a"), Qt.Key.Key_Down)
    assert steps.button("c").hasFocus()


def test_an_unknown_state_is_refused(shown):
    with pytest.raises(KeyError):
        shown(StepList([("a", "Een")])).set_state("a", "halfway")


def test_with_little_room_the_steps_scroll_to_the_one_that_is_shown(qtbot, shown):
    steps = StepList([(str(number), f"Stap {number}") for number in range(9)])
    scroll = StepScroll(steps)
    around = QWidget()
    box = QVBoxLayout(around)
    box.addWidget(scroll)
    around.setFixedSize(240, 220)
    shown(around)
    qtbot.waitUntil(lambda: steps.height() > scroll.height())
    scroll.show_step("8")
    last = steps.button("8")
    assert 0 <= last.mapTo(scroll.viewport(), last.rect().topLeft()).y() <= scroll.height() - last.height()
    around.setFixedSize(240, 1200)
    qtbot.waitUntil(lambda: scroll.height() == steps.height())
