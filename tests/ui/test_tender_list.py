"""The page with the list of tenders, by mouse and by keyboard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.application.ports import SortBy
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.ui.models.tender_list import DEADLINE, PHASE, TITLE, VALUE
from sociaalinkopen_desktop.ui.pages.tender_list import TenderListPage
from sociaalinkopen_desktop.ui.theme import apply_theme

from .made_up_rows import COUNTS, ROWS, TODAY, many, summary

Key = Qt.Key
# Without a screen a menu cannot come to the front or grab the keyboard, and Qt says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def page(qtbot):
    made = TenderListPage("Voorbeeldgemeente")
    qtbot.addWidget(made)
    made.show_rows(ROWS, len(ROWS), COUNTS, TODAY)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(page):
    """What the page told, as (signal, value)."""
    made = []
    for name in ("query_changed", "window_wanted", "open_requested", "duplicate_requested", "delete_requested"):
        getattr(page, name).connect(lambda value, name=name: made.append((name, value)))
    for name in ("new_requested", "from_file_requested", "example_requested"):
        getattr(page, name).connect(lambda name=name: made.append((name, None)))
    return made


def long_list(page, total=100_000):
    page.show_rows(many(total), total, {"all": total}, TODAY)


def test_the_head_says_whose_list_this_is_and_how_long(page):
    words = page.head.findChildren(type(page.foot))
    assert any("Voorbeeldgemeente · 16\u00a0aanbestedingen, 4 vragen aandacht" in each.text() for each in words)


def test_chips_carry_their_counts(page):
    words = [page.filters.chips.chip(key).text() for key in ("all", "running", "attention", "deadline")]
    assert words == ["Alle 16", "Loopt 11", "Aandacht 4", "Deadline < 14 dagen: 3"]


def test_enter_and_double_click_open_the_tender(qtbot, page, told):
    page.select("t14")
    qtbot.keyClick(page.table, Key.Key_Return)
    place = page.table.visualRect(page.model.index(0, TITLE)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [("open_requested", "t14"), ("open_requested", "t21")]


def test_delete_and_ctrl_d_ask_for_the_chosen_tender(qtbot, page, told):
    page.select("t14")
    page.focus_table()
    qtbot.keyClick(page.table, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert told == [("duplicate_requested", "t14"), ("delete_requested", "t14")]


def test_delete_in_the_search_field_throws_nothing_away(qtbot, page, told):
    page.select("t14")
    page.focus_search()
    qtbot.keyClick(page.filters.search, Key.Key_Delete)
    assert told == []


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_the_menu_opens_from_the_keyboard_at_the_chosen_row(qtbot, page, told, key, modifier):
    page.select("t14")
    page.focus_table()
    qtbot.keyClick(page.table, key, modifier)
    menu = page.table.menu
    assert menu.isVisible()
    row = page.table.visualRect(page.model.index(page.model.find("t14"), TITLE))
    assert menu.pos() == page.table.viewport().mapToGlobal(QPoint(row.x() + 24, row.center().y()))
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    assert told == [("duplicate_requested", "t14")]


def test_the_menu_opens_with_the_right_button(qtbot, page, told):
    view = page.table.viewport()
    place = page.table.visualRect(page.model.index(2, TITLE)).center()
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=place)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place)))
    assert page.table.menu.isVisible()
    qtbot.keyClick(page.table.menu, Key.Key_Down)
    qtbot.keyClick(page.table.menu, Key.Key_Return)
    assert told == [("open_requested", ROWS[2].id)]


def test_typing_in_the_search_asks_once_after_a_pause(qtbot, page, told):
    page.focus_search()
    assert page.filters.search.hasFocus()
    with qtbot.waitSignal(page.query_changed):
        qtbot.keyClicks(page.filters.search, "groen ")
    assert [query.search for _name, query in told] == ["groen"]


def test_letters_typed_in_the_list_go_to_the_search(qtbot, page, told):
    page.focus_table()
    qtbot.keyClicks(page.table, "k")
    qtbot.keyClicks(page.filters.search, "erst")
    qtbot.keyClick(page.filters.search, Key.Key_Return)
    assert [query.search for _name, query in told] == ["kerst"]


def test_down_in_the_search_goes_to_the_list(qtbot, page):
    page.focus_search()
    qtbot.keyClick(page.filters.search, Key.Key_Down)
    assert page.table.hasFocus()
    assert page.chosen() == "t21"


def test_escape_empties_the_search(qtbot, page, told):
    page.filters.search.setText("groen")
    page.filters.search.tell()
    qtbot.keyClick(page.filters.search, Key.Key_Escape)
    assert [query.search for _name, query in told] == ["groen", ""]


def test_each_chip_makes_its_query(qtbot, page, told):
    for key in ("running", "attention", "deadline", "all"):
        qtbot.mouseClick(page.filters.chips.chip(key), Qt.MouseButton.LeftButton)
    running, attention, deadline, everything = (query for _name, query in told)
    assert running.phases == (Phase.PREPARATION, Phase.REVIEW, Phase.PUBLISHED, Phase.AWARD)
    assert attention.needs_attention
    assert attention.phases == ()
    assert deadline.deadline_before == TODAY + timedelta(days=14)
    assert deadline.phases == (Phase.PREPARATION, Phase.REVIEW, Phase.PUBLISHED)
    assert everything == replace(deadline, deadline_before=None, phases=())
    assert not page.filters.phases.is_on


def test_phases_are_chosen_in_a_menu(qtbot, page, told):
    qtbot.mouseClick(page.filters.phases, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.filters.phases.menu_of_choices, Key.Key_Down)
    qtbot.keyClick(page.filters.phases.menu_of_choices, Key.Key_Return)
    assert told[0][1].phases == (Phase.PREPARATION,)
    assert page.filters.phases.text() == "Fase: Voorbereiding"
    page.filters.phases.choice_actions[Phase.AWARD].trigger()
    assert page.filters.phases.text() == "Fase: 2 gekozen"
    page.filters.phases.all_choices.trigger()
    assert page.query().phases == ()
    assert not page.filters.phases.is_on


def test_a_phase_of_ones_own_replaces_what_is_under_way(qtbot, page):
    qtbot.mouseClick(page.filters.chips.chip("running"), Qt.MouseButton.LeftButton)
    page.filters.phases.choice_actions[Phase.CLOSED].trigger()
    assert page.query().phases == (Phase.CLOSED,)
    assert page.filters.chips.chosen() == "all"


def test_a_phase_of_ones_own_narrows_what_closes_soon(qtbot, page):
    qtbot.mouseClick(page.filters.chips.chip("deadline"), Qt.MouseButton.LeftButton)
    page.filters.phases.choice_actions[Phase.PUBLISHED].trigger()
    assert page.query().phases == (Phase.PUBLISHED,)
    assert page.query().deadline_before is not None
    page.filters.phases.all_choices.trigger()
    assert page.query().phases == (Phase.PREPARATION, Phase.REVIEW, Phase.PUBLISHED)


def test_a_press_on_a_head_sorts_and_a_second_one_turns_the_order(qtbot, page, told):
    head = page.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(DEADLINE) + 20, head.height() // 2)
    for _ in range(2):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [(query.sort_by, query.descending) for _name, query in told] == [
        (SortBy.DEADLINE, False),
        (SortBy.DEADLINE, True),
    ]
    assert page.foot.text().startswith("Laatste deadline eerst")


def test_the_order_is_also_in_a_menu(qtbot, page, told):
    qtbot.keyClick(page.filters.sort_button, Key.Key_Return)
    assert page.filters.sort_menu.isVisible()
    page.filters.sort_menu.close()
    page.filters.sort_actions[SortBy.VALUE].trigger()
    assert (page.query().sort_by, page.query().descending) == (SortBy.VALUE, True)
    assert page.filters.upwards.text() == "Laagste waarde eerst"
    page.filters.upwards.trigger()
    assert page.query().descending is False
    assert len(told) == 2


def test_without_tenders_the_page_says_what_comes_here(qtbot, page, told):
    page.show_rows([], 0, {"all": 0}, TODAY)
    assert page.empty.isVisible()
    assert not page.filters.isVisible()
    assert page.new.property("kind") == "secondary"
    qtbot.keyClick(page.first_new, Key.Key_Return)
    qtbot.mouseClick(page.example, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.from_file, Qt.MouseButton.LeftButton)
    assert [name for name, _value in told] == ["new_requested", "example_requested", "from_file_requested"]


def test_a_search_without_a_find_can_be_wiped(qtbot, page, told):
    page.filters.search.setText("zwembad")
    page.filters.search.tell()
    page.show_rows([], 0, COUNTS, TODAY)
    assert page.nothing_found.isVisible()
    assert page.filters.isVisible()
    assert "“zwembad”" in page.nothing_found.accessibleDescription()
    qtbot.mouseClick(page.wipe, Qt.MouseButton.LeftButton)
    assert page.query().search == ""
    assert page.filters.search.hasFocus()


def test_a_filter_without_a_find_offers_everything(qtbot, page):
    qtbot.mouseClick(page.filters.chips.chip("attention"), Qt.MouseButton.LeftButton)
    page.show_rows([], 0, COUNTS, TODAY)
    assert page.wipe.text() == "Toon alle aanbestedingen"
    qtbot.mouseClick(page.wipe, Qt.MouseButton.LeftButton)
    assert page.query().needs_attention is False
    assert page.filters.chips.chosen() == "all"


def test_before_the_first_answer_nothing_is_called_empty(qtbot):
    page = TenderListPage()
    qtbot.addWidget(page)
    page.show()
    assert not page.empty.isVisible()
    assert not page.nothing_found.isVisible()


def test_the_last_of_a_hundred_thousand_rows_is_one_key_away(qtbot, page, told):
    long_list(page)
    page.focus_table()
    with qtbot.waitSignal(page.window_wanted):
        qtbot.keyClick(page.table, Key.Key_End)
    name, query = told[-1]
    assert (name, query.offset, query.limit) == ("window_wanted", 99_900, 100)
    page.append_rows(many(100_000, 99_900), 99_900)
    assert page.chosen() == "t100000"


def test_what_is_under_way_is_not_asked_twice(qtbot, page, told):
    long_list(page)
    bar = page.table.verticalScrollBar()
    with qtbot.waitSignal(page.window_wanted):
        page.table.go_to_row(50_000)
    with qtbot.waitSignal(page._scroll_pause.timeout):
        bar.setValue(bar.value() + 10)
    offsets = [query.offset for name, query in told if name == "window_wanted"]
    assert len(offsets) == len(set(offsets))


def test_rows_of_an_earlier_question_are_left_alone(qtbot, page):
    long_list(page)
    with qtbot.waitSignal(page.window_wanted) as asked:
        page.table.go_to_row(99_999)
    late = asked.args[0].offset
    qtbot.mouseClick(page.filters.chips.chip("attention"), Qt.MouseButton.LeftButton)
    page.append_rows(many(100_000, late), late)
    page.show_rows(many(100_000), 100_000, {"all": 100_000}, TODAY)
    assert page.model.row(late) is None


def test_a_refresh_keeps_the_chosen_tender_and_the_place(qtbot, page):
    long_list(page, 90)
    page.select("t60")
    scrolled = page.table.scrolled()
    assert scrolled > 0
    rows = [summary(500), *many(90)]
    page.show_rows(rows, 91, {"all": 91}, TODAY)
    assert page.chosen() == "t60"
    assert page.table.scrolled() == scrolled


def test_after_throwing_one_away_the_next_is_chosen(page):
    page.select("t17")
    rows = [row for row in ROWS if row.id != "t17"]
    page.show_rows(rows, len(rows), COUNTS, TODAY)
    assert page.chosen() == "t16"


def test_a_tender_that_is_not_here_yet_is_chosen_when_it_comes(page):
    page.select("t999")
    page.show_rows([summary(999), *ROWS], len(ROWS) + 1, COUNTS, TODAY)
    assert page.chosen() == "t999"


def test_other_rows_begin_at_the_top(qtbot, page):
    long_list(page)
    page.table.verticalScrollBar().setValue(5_000)
    qtbot.mouseClick(page.filters.chips.chip("running"), Qt.MouseButton.LeftButton)
    page.show_rows(many(300), 300, COUNTS, TODAY)
    assert page.table.scrolled() == 0


def test_a_narrow_window_folds_two_columns_away_and_keeps_the_width(qtbot, page):
    page.resize(760, 600)
    assert page.table.isColumnHidden(PHASE)
    assert page.table.isColumnHidden(VALUE)
    qtbot.waitUntil(lambda: page.table.horizontalScrollBar().maximum() == 0)
    page.resize(1150, 800)
    assert not page.table.isColumnHidden(PHASE)


@pytest.fixture
def large_text(qapp):
    apply_theme(qapp, "light", 2.0)
    yield
    apply_theme(qapp, "light", 1.0)


def test_large_text_fits_a_laptop(large_text, page):
    page.resize(1056, 800)
    assert page.table.isColumnHidden(VALUE)
    assert page.minimumSizeHint().width() <= 1056
    assert page.minimumSizeHint().height() <= 800


def test_show_filter_chooses_a_chip_and_drops_the_search(page):
    page.filters.search.setText("groen")
    page.filters.search.tell()
    page.show_filter("deadline")
    assert page.query().search == ""
    assert page.query().deadline_before == TODAY + timedelta(days=14)
    assert page.filters.search.text() == ""


def test_tab_goes_through_the_page_in_the_order_of_reading(qtbot, page):
    page.from_file.setFocus()
    filters = page.filters
    for wanted in (page.new, filters.search, filters.chips.chip("all"), filters.phases, filters.sort_button):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert QApplication.focusWidget() is wanted
    qtbot.keyClick(filters.sort_button, Key.Key_Tab)
    assert page.table.hasFocus()


def test_every_control_has_a_name(page):
    for button in (page.new, page.from_file, page.filters.sort_button, page.filters.phases):
        assert button.accessibleName() or button.text()
    assert page.filters.search.accessibleName() == "Zoek in aanbestedingen"
    assert page.table.accessibleName() == "Aanbestedingen"
