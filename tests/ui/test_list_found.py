"""The rows of the list come first, and how many there are a moment later."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from sociaalinkopen_desktop.application.ports import Query, SortBy
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.models.paged_rows import WINDOW
from sociaalinkopen_desktop.ui.models.tender_list import TenderListModel
from sociaalinkopen_desktop.ui.pages.tender_list import TenderListPage

from ..journeys.officer import Officer
from .made_up_rows import COUNTS, ROWS, TODAY, many, summary

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def page(qtbot):
    made = TenderListPage("Voorbeeldgemeente")
    qtbot.addWidget(made)
    made.show_rows(ROWS, len(ROWS), COUNTS, TODAY)
    made.resize(1150, 800)
    made.show()
    return made


def sought(page, words):
    page.filters.search.setText(words)
    page.filters.search.tell()


def test_a_search_shows_what_it_found_before_it_is_counted(page):
    sought(page, "straat")
    page.show_found([summary(1), summary(2)], TODAY)
    assert [page.model.row(at).id for at in range(page.model.rowCount())] == ["t1", "t2"]
    assert page.filters.chips.chip("all").text() == "Alle 16"  # counted before; the new number comes later
    page.show_rows([summary(1), summary(2)], 2, {**COUNTS, "all": 2}, TODAY)
    assert page.filters.chips.chip("all").text() == "Alle 2"
    assert page.model.rowCount() == 2


def test_a_search_without_a_result_says_so_at_once(page):
    sought(page, "bestaat niet")
    page.show_found([], TODAY)
    assert page.pages.currentWidget() is page.nothing_found


def test_an_empty_list_without_a_search_waits_for_its_numbers(page):
    page.filters.show_filter("attention")
    page.show_found([], TODAY)
    assert page.pages.currentWidget() is page.table
    page.show_rows([], 0, COUNTS, TODAY)
    assert page.pages.currentWidget() is page.nothing_found


def test_another_order_keeps_the_length_of_the_list(page):
    page.show_rows(many(5_000), 5_000, {"all": 5_000}, TODAY)
    page.filters.sort(SortBy.TITLE, True)
    page.show_found(many(5_000, 700), TODAY)
    assert page.model.rowCount() == 5_000
    assert page.model.row(0).id == "t701"


def test_the_list_grows_to_its_length_without_losing_the_chosen_row(qtbot, page):
    sought(page, "straat")
    page.show_found(many(5_000), TODAY)
    assert page.model.rowCount() == WINDOW
    page.table.go_to_row(60)
    scrolled = page.table.scrolled()
    with qtbot.assertNotEmitted(page.model.modelReset):
        page.show_rows(many(5_000), 5_000, {"all": 5_000}, TODAY)
    assert page.model.rowCount() == 5_000
    assert page.chosen() == "t61"
    assert page.table.scrolled() == scrolled > 0


def test_the_same_rows_again_wait_for_their_numbers(page):
    page.table.go_to_row(3)
    page.show_found([summary(99), *ROWS], TODAY)
    assert page.model.rowCount() == len(ROWS)
    assert page.chosen() == ROWS[3].id


def test_several_that_are_chosen_stay_chosen_when_the_list_grows(page):
    sought(page, "straat")
    page.show_found(many(5_000), TODAY)
    model, rows = page.table.selectionModel(), QItemSelectionModel.SelectionFlag.Rows
    for at in (2, 3, 4):
        model.select(page.model.index(at, 0), QItemSelectionModel.SelectionFlag.Select | rows)
    page.show_rows(many(5_000), 5_000, {"all": 5_000}, TODAY)
    assert page.several().ids == ("t3", "t4", "t5")


def test_a_model_that_grows_tells_only_what_is_added(qtbot, qtmodeltester):
    model = TenderListModel()
    model.show(many(900), WINDOW, TODAY)
    added = []
    model.rowsInserted.connect(lambda _parent, first, last: added.append((first, last)))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(many(900), 900, TODAY, keep=True)
    assert added == [(WINDOW, 899)]
    assert list(model.missing(0, 250)) == [100, 200]
    with qtbot.waitSignal(model.modelReset):
        model.show([summary(5_000), *many(900)[:-1]], 901, TODAY, keep=True)
    qtmodeltester.check(model)


# -- in the real program ------------------------------------------------------------------------------------------
@pytest.fixture
def officer(qtbot, tmp_path):
    made = Officer(qtbot, tmp_path / "gegevens")
    for title in ("Aanleg", "Beheer", "Catering"):
        made.window.desk.start(Tender(subject=Subject(title=title)))
        made.settle()
    made.window.go_to("tenders")
    made.settle()
    return made


def told_by(desk):
    told = []
    desk.found.connect(lambda rows: told.append(("found", [row.title for row in rows])))
    desk.listed.connect(lambda rows, total, counts: told.append(("listed", [row.title for row in rows], total, counts)))
    return told


def test_the_desk_tells_the_rows_and_then_their_number(officer):
    told = told_by(officer.window.desk)
    officer.window.desk.list_tenders(Query(limit=2, sort_by=SortBy.TITLE, descending=False))
    officer.settle()
    names = ["Aanleg", "Beheer"]
    assert told[0] == ("found", names)
    assert told[1][:3] == ("listed", names, 3)
    assert told[1][3]["all"] == 3
    assert len(told) == 2


def test_what_is_overtaken_is_neither_shown_nor_counted(officer):
    told = told_by(officer.window.desk)
    query = Query(limit=2, sort_by=SortBy.TITLE, descending=False)
    for words in ("a", "be", "cat"):
        officer.window.desk.list_tenders(replace(query, search=words))
    officer.settle()
    assert [part[:2] for part in told] == [("found", ["Catering"]), ("listed", ["Catering"])]


def test_typing_in_the_search_field_ends_with_the_rows_and_their_number(officer, qtbot):
    page = officer.window.list_page
    page.focus_search()
    qtbot.keyClicks(page.filters.search, "beh")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    officer.until(lambda: page.filters.chips.chip("all").text() == "Alle 1")
    assert [page.model.row(at).title for at in range(page.model.rowCount())] == ["Beheer"]
