"""Segment, filter chips, rail and step list: by mouse, by keyboard, and for a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.widgets.chip import Chip, ChipItem, ChipRow
from sociaalinkopen_desktop.ui.widgets.rail import NARROW, WIDE, Rail, RailItem
from sociaalinkopen_desktop.ui.widgets.segment import Segment
from sociaalinkopen_desktop.ui.widgets.step_list import StepButton, StepList, StepScroll

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
    assert (spoken(on).role(), spoken(off).role()) == (QAccessible.Role.RadioButton,) * 2
    assert (spoken(on).state().checked, spoken(off).state().checked) == (True, False)


def test_a_chip_by_itself_is_a_button_that_shows_whether_it_is_on(shown):
    chip = shown(Chip(ChipItem("phase", "Fase")))
    chip.set_on(True)
    assert spoken(chip).role() == QAccessible.Role.Button
    assert (chip.is_on, chip.property("glyph")) == (True, "check-bold")
    chip.set_on(False)
    assert (chip.is_on, chip.property("glyph")) == (False, "")


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


def test_a_screen_reader_hears_buttons_and_which_page_is_shown(qtbot, shown):
    rail, told = shown(Rail(PAGES, "Sociaal Inkopen")), []
    rail.set_current("start")

    def names():
        return [spoken(rail.button(key)).text(QAccessible.Text.Name) for key in ("start", "social")]

    assert [spoken(rail.button(item.key)).role() for item in PAGES] == [QAccessible.Role.Button] * len(PAGES)
    assert names() == ["Start, huidige pagina", "Sociale ondernemingen"]
    rail.chosen.connect(lambda key: told.append((key, *names())))
    qtbot.mouseClick(rail.button("social"), Qt.MouseButton.LeftButton)
    assert told == [("social", "Start", "Sociale ondernemingen, huidige pagina")]
    with pytest.raises(KeyError):
        rail.set_current("nowhere")


def test_tab_stops_once_in_the_rail_at_the_page_shown_or_where_the_arrows_went(qtbot, shown):
    rail = shown(Rail(PAGES, "Sociaal Inkopen"))

    def stops():
        return [item.key for item in PAGES if rail.button(item.key).focusPolicy() == Qt.FocusPolicy.StrongFocus]

    rail.button("start").clearFocus()
    assert stops() == ["start"]  # none is shown
    rail.set_current("social")
    assert stops() == ["social"]
    rail.button("social").setFocus()
    qtbot.keyClick(rail.button("social"), Qt.Key.Key_Down)
    assert stops() == ["settings"]
    rail.button("settings").clearFocus()
    assert stops() == ["social"]


def test_each_step_says_its_state_in_words(shown):
    steps = shown(StepList([("need", "Opdracht"), ("value", "Waarde & percelen")]))
    steps.set_state("value", "attention", "1 voldoet niet")
    assert steps.button("need").accessibleName() == "Stap 1 van 2, Opdracht, Leeg"
    assert steps.button("value").accessibleName() == "Stap 2 van 2, Waarde & percelen, Aandacht, 1 voldoet niet"


def test_the_step_that_is_shown_says_so(shown):
    steps = shown(StepList([("need", "Opdracht"), ("value", "Waarde & percelen")]))
    steps.set_current("value")
    steps.set_state("value", "done")
    assert spoken(steps.button("value")).role() == QAccessible.Role.Button
    assert spoken(steps.button("value")).text(QAccessible.Text.Name).endswith("Klaar, huidige stap")
    steps.clear_current()
    assert steps.current() == ""
    assert spoken(steps.button("value")).text(QAccessible.Text.Name).endswith("Klaar")


def test_a_step_breaks_its_name_into_two_lines_where_one_is_too_narrow(qtbot, shown):
    steps = StepList([("plan", "Procedure en planning"), ("end", "Markt")])
    steps.setFixedWidth(400)
    steps.set_state("plan", "attention", "1 voldoet niet, 2 motiveren")
    shown(steps)
    button = steps.button("plan")
    one_line = button.height()
    assert button.lines() == (["Procedure en planning"], ["Aandacht · 1 voldoet niet, 2 motiveren"])
    steps.setFixedWidth(look().metrics("strong").horizontalAdvance("Procedure en planning") + look().px(20) + 20)
    qtbot.waitUntil(lambda: button.height() > one_line)
    name, state = button.lines()
    assert name == ["Procedure en", "planning"]
    assert state[0] == "Aandacht"
    assert " ".join(state[1:]) == "1 voldoet niet, 2 motiveren"
    steps.setFixedWidth(look().metrics("strong").horizontalAdvance("9  Procedure") + 16)
    assert button.lines()[0] == ["Procedure", "en", "planning"]
    assert steps.button("end").lines()[0] == ["Markt"]


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


def test_the_steps_take_the_whole_column_again_when_text_became_smaller_unseen(qtbot, qapp, shown):
    steps = StepList([(str(number), "Procedure en planning") for number in range(9)])
    scroll = StepScroll(steps)
    around = QWidget()
    box = QVBoxLayout(around)
    box.addWidget(scroll)
    box.addStretch(1)
    around.setFixedSize(320, 620)
    shown(around)
    try:
        for large in (2.0, 1.0):
            around.hide()
            apply_theme(qapp, "light", large)
            around.show()
            qtbot.waitUntil(lambda large=large: scroll.verticalScrollBar().isVisible() == (large > 1))
            wide = scroll.width() - (scroll.verticalScrollBar().width() if large > 1 else 0)
            assert {button.width() for button in steps.findChildren(StepButton)} == {wide}
            assert all(button.lines()[0] != ["…"] for button in steps.findChildren(StepButton))
    finally:
        apply_theme(qapp, "light")


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
