"""The start page: what asks for attention today, and the first run."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.ui.models.attention import groups_of, start_queries
from sociaalinkopen_desktop.ui.pages.start import StartPage
from sociaalinkopen_desktop.ui.theme import apply_theme

from .made_up_rows import ROWS, TODAY, many, summary

Key = Qt.Key


def soon(number, days, **changes):
    return summary(number, deadline=TODAY + timedelta(days=days), **changes)


@pytest.fixture
def page(qtbot):
    made = StartPage("Voorbeeldgemeente")
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(page):
    made = []
    for name in ("open_requested", "list_requested", "organisation_given"):
        getattr(page, name).connect(lambda value, name=name: made.append((name, value)))
    for name in ("new_requested", "example_requested", "knowledge_requested"):
        getattr(page, name).connect(lambda name=name: made.append(name))
    return made


def names(group):
    return [line.property("tender") for line in group.lines()]


def test_what_closes_within_two_weeks_comes_by_day():
    rows = [soon(1, 13), soon(2, 0), soon(3, 14), soon(4, -1), soon(5, 3), soon(6, 2, phase=Phase.AWARD)]
    assert [row.id for row in groups_of(rows, TODAY).soon] == ["t2", "t5", "t1"]


def test_what_asks_for_attention_comes_worst_first_and_only_while_it_is_under_way():
    closed = summary(4, not_met=2, phase=Phase.CLOSED)
    rows = [summary(1, to_explain=3), summary(2, not_met=1), summary(3, open=9), closed]
    assert [row.id for row in groups_of(rows, TODAY).attention] == ["t2", "t1"]


def test_the_last_five_changed_come_newest_first_and_once():
    rows = [*many(8), *many(8)]
    assert [row.id for row in groups_of(rows, TODAY).recent] == ["t8", "t7", "t6", "t5", "t4"]


def test_what_was_opened_last_comes_before_what_was_changed_last():
    opened = ["t2", "gone", "t5"]
    assert [row.id for row in groups_of(many(8), TODAY, opened).recent] == ["t2", "t5", "t8", "t7", "t6"]


def test_the_questions_for_the_store_do_not_depend_on_the_length_of_the_list():
    first, second, third = start_queries(TODAY)
    assert first.deadline_before == TODAY + timedelta(days=14)
    assert second.needs_attention
    assert third.limit == 5


def test_each_group_shows_its_tenders(page):
    page.show_rows(ROWS, TODAY)
    assert names(page.soon) == ["t16", "t21", "t19"]
    assert names(page.attention) == ["t20", "t14", "t17", "t12"]
    assert names(page.recent) == ["t21", "t20", "t19", "t17", "t16"]
    assert page.soon.lines()[0].accessibleName().startswith("Leerlingenvervoer")
    page.show_rows(ROWS, TODAY, ["t14", "t20"])
    assert page.recent.title() == "Laatst geopend"
    assert names(page.recent) == ["t14", "t20", "t21", "t19", "t17"]


def test_a_line_opens_its_tender_by_mouse_and_by_keyboard(qtbot, page, told):
    page.show_rows(ROWS, TODAY)
    qtbot.mouseClick(page.attention.lines()[1], Qt.MouseButton.LeftButton)
    page.recent.lines()[0].setFocus()
    qtbot.keyClick(page.recent.lines()[0], Key.Key_Down)
    assert page.recent.lines()[1].hasFocus()
    qtbot.keyClick(page.recent.lines()[1], Key.Key_Return)
    assert told == [("open_requested", "t14"), ("open_requested", "t20")]


def test_tab_goes_through_the_page_in_the_order_of_reading(qtbot, page):
    page.show_rows(ROWS[:3], TODAY)
    page.show_rows(ROWS[:4], TODAY)
    page.new.setFocus()
    seen = []
    for _ in range(10):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    buttons = [[page.search], page.soon.lines(), page.attention.lines(), [page.recent.all], page.recent.lines()]
    assert seen[:8] == [button for group in buttons for button in group][:8]


def test_a_group_that_shows_a_part_leads_to_the_rest(qtbot, page, told):
    page.show_rows([summary(number, not_met=1) for number in range(1, 8)], TODAY)
    assert len(page.attention.lines()) == 5
    assert page.attention.all.text() == "Toon alle 7"
    qtbot.mouseClick(page.attention.all, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.recent.all, Qt.MouseButton.LeftButton)
    assert told == [("list_requested", "attention"), ("list_requested", "all")]
    assert not page.soon.all.isVisible()


def test_the_primary_action_starts_a_tender(qtbot, page, told):
    page.show_rows(ROWS, TODAY)
    qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert told == ["new_requested"]


def test_a_refresh_keeps_the_focus_on_the_same_tender(page):
    page.show_rows(ROWS, TODAY)
    page.attention.lines()[1].setFocus()
    page.show_rows([row for row in ROWS if row.id != "t20"], TODAY)
    assert page.attention.lines()[0].hasFocus()
    assert names(page.attention)[0] == "t14"


def test_with_the_first_tender_the_welcome_makes_way(page):
    page.show_rows([], TODAY)
    assert page.welcome.isVisible()
    page.show_rows([summary(1)], TODAY)
    assert not page.welcome.isVisible()
    assert names(page.recent) == ["t1"]


def test_where_there_is_little_room_the_groups_stand_below_each_other(qtbot, page):
    page.show_rows(ROWS, TODAY)
    page.resize(700, 800)
    qtbot.waitUntil(lambda: page.attention.y() > page.soon.y())
    page.resize(1150, 800)
    qtbot.waitUntil(lambda: page.attention.y() == page.soon.y())


def test_large_text_fits_a_laptop(qapp, page):
    page.show_rows(ROWS, TODAY)
    apply_theme(qapp, "light", 2.0)
    size = page.minimumSizeHint()
    apply_theme(qapp, "light", 1.0)
    assert (size.width() <= 1056, size.height() <= 800) == (True, True)
