"""Several tenders at once: chosen with mouse and keys, changed as one step, undone, printed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.ports import Query, SortBy
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.models.paged_rows import WINDOW
from sociaalinkopen_desktop.ui.models.tender_list import TITLE
from sociaalinkopen_desktop.ui.pages.tender_list import TenderListPage
from tests.journeys.officer import Officer

from .made_up_rows import COUNTS, ROWS, TODAY, many

Key = Qt.Key
SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
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
    made.focus_table()
    return made


def click(page, row, modifier=NONE):
    place = page.table.visualRect(page.model.index(row, TITLE)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def ids(page):
    return list(page.several().ids)


# -- choosing -----------------------------------------------------------------------------------------------------
def test_ctrl_click_adds_and_takes_away(page):
    click(page, 1)
    click(page, 4, CTRL)
    click(page, 6, CTRL)
    click(page, 4, CTRL)
    assert ids(page) == [ROWS[1].id, ROWS[6].id]
    assert page.bulk.isVisible()
    assert page.bulk.words.text() == "2 gekozen"


def test_shift_click_and_shift_arrows_choose_a_stretch(page):
    click(page, 1)
    click(page, 3, SHIFT)
    assert ids(page) == [row.id for row in ROWS[1:4]]
    QTest.keyClick(page.table, Key.Key_Down, SHIFT)
    assert ids(page) == [row.id for row in ROWS[1:5]]


def test_ctrl_a_chooses_all_also_what_was_not_brought_yet(page):
    page.show_rows(many(10_000), 10_000, {"all": 10_000}, TODAY)
    page.focus_table()
    QTest.keyClick(page.table, Key.Key_A, CTRL)
    chosen = page.several()
    assert (chosen.count, chosen.ids, chosen.places) == (10_000, (), (range(10_000),))
    assert page.bulk.words.text() == "10.000 gekozen"


def test_one_row_leaves_the_filters_where_they_are(page):
    click(page, 2)
    assert page.filters.isVisible()
    assert not page.bulk.isVisible()


def test_the_rows_keep_their_place_when_the_bar_comes(page):
    click(page, 0)
    before = page.table.mapTo(page, page.table.rect().topLeft())
    click(page, 1, CTRL)
    assert page.bulk.isVisible()
    assert page.table.mapTo(page, page.table.rect().topLeft()) == before


def test_escape_and_the_button_leave_one_row(page):
    for leave in (lambda: QTest.keyClick(page.table, Key.Key_Escape), page.bulk.leave.click):
        click(page, 0)
        click(page, 2, CTRL)
        leave()
        assert page.table.count() == 1
        assert page.filters.isVisible()
        assert page.table.hasFocus()


def test_a_letter_typed_goes_to_the_search_that_is_back(page):
    click(page, 0)
    click(page, 2, CTRL)
    QTest.keyClicks(page.table, "g")
    assert page.filters.search.isVisible()
    assert page.filters.search.text() == "g"


def test_a_refresh_keeps_the_same_tenders_chosen(page):
    click(page, 1)
    click(page, 2, CTRL)
    chosen = set(ids(page))
    page.show_rows([ROWS[5], *ROWS[:5], *ROWS[6:]], len(ROWS), COUNTS, TODAY)
    assert set(ids(page)) == chosen


def test_keys_and_menu_ask_for_all_chosen(page):
    told = []
    page.several_deleted.connect(lambda chosen: told.append(("delete", chosen.ids)))
    page.several_duplicated.connect(lambda chosen: told.append(("copy", chosen.ids)))
    page.phase_requested.connect(lambda chosen, phase: told.append((phase, chosen.ids)))
    page.print_requested.connect(lambda chosen: told.append(("print", chosen.ids)))
    click(page, 0)
    click(page, 1, SHIFT)
    both = (ROWS[0].id, ROWS[1].id)
    QTest.keyClick(page.table, Key.Key_Delete)
    QTest.keyClick(page.table, Key.Key_D, CTRL)
    page.table.phase_menu.actions()[2].trigger()
    QTest.mouseClick(page.bulk.print, Qt.MouseButton.LeftButton)
    assert told == [("delete", both), ("copy", both), (tuple(Phase)[2], both), ("print", both)]


def test_the_menu_of_several_does_not_offer_to_open(page):
    click(page, 0)
    click(page, 1, SHIFT)
    QTest.keyClick(page.table, Key.Key_F10, SHIFT)
    shown = [action.text().split("\t")[0] for action in page.table.menu.actions() if action.isVisible()]
    assert "Openen" not in shown
    assert "Fase wijzigen" in shown
    page.table.menu.close()


def test_progress_takes_the_place_of_the_buttons(page):
    click(page, 0)
    click(page, 1, SHIFT)
    page.show_progress(20, 300)
    assert page.bulk.words.text() == "20 van de 300 gedaan"
    assert page.bulk.stop.isVisible()
    assert not page.bulk.delete.isVisible()
    page.show_progress(0, 0)
    assert page.bulk.delete.isVisible()
    assert page.bulk.words.text() == "2 gekozen"


# -- changing, in the real program --------------------------------------------------------------------------------
@pytest.fixture
def officer(qtbot, tmp_path):
    made = Officer(qtbot, tmp_path / "gegevens")
    for title in ("Aanleg", "Beheer", "Catering"):
        tender = Tender()
        made.window.desk.start(replace(tender, subject=replace(tender.subject, title=title)))
        made.settle()
    made.window.go_to("tenders")
    made.settle()
    made.window.list_page.filters.sort(SortBy.TITLE, True)
    settle(made)
    return made


def settle(officer):
    officer.settle()
    officer.until(lambda: not officer.window.bulk.busy and not officer.window.tasks.busy)


def rows(officer):
    settle(officer)
    model = officer.window.list_page.model
    return [(model.row(at).title, model.row(at).phase) for at in range(model.rowCount())]


def choose_two(officer):
    table = officer.window.list_page.table
    table.go_to_row(0)
    table.setFocus()
    QTest.keyClick(table, Key.Key_Down, SHIFT)


def test_a_change_of_phase_is_one_step(officer):
    choose_two(officer)
    officer.window.list_page.table.phase_chosen.emit(Phase.AWARD)
    assert rows(officer) == [
        ("Aanleg", Phase.AWARD),
        ("Beheer", Phase.AWARD),
        ("Catering", Phase.PREPARATION),
    ]
    assert officer.window.list_page.table.count() == 2
    officer.press("Ctrl+Z")
    assert {phase for _title, phase in rows(officer)} == {Phase.PREPARATION}
    officer.press("Ctrl+Y")
    assert [phase for _title, phase in rows(officer)][:2] == [Phase.AWARD, Phase.AWARD]


def test_undo_leaves_alone_what_was_changed_since_and_says_so(officer):
    choose_two(officer)
    officer.window.list_page.table.phase_chosen.emit(Phase.AWARD)
    settle(officer)
    first = officer.window.list_page.model.row(0).id
    officer.window.door.use(lambda services: services.dossiers.change_phase({first: Phase.CLOSED}))()
    officer.press("Ctrl+Z")
    assert [phase for _title, phase in rows(officer)][:2] == [Phase.CLOSED, Phase.PREPARATION]
    assert officer.messages.told[-1][0] == "Niet elke fase is gewijzigd"
    assert "Aanleg" in officer.messages.told[-1][1]


def test_the_tender_in_the_editor_follows_and_can_still_be_changed(officer):
    assert officer.tender.subject.title == "Catering"
    table = officer.window.list_page.table
    table.setFocus()
    QTest.keyClick(table, Key.Key_A, CTRL)
    table.phase_chosen.emit(Phase.PUBLISHED)
    settle(officer)
    assert officer.tender.phase is Phase.PUBLISHED
    officer.window.editor.set("subject.title", "Catering 2")
    officer.window.autosave.flush()
    assert ("Catering 2", Phase.PUBLISHED) in _reloaded(officer)


def _reloaded(officer):
    settle(officer)
    officer.window.refresh_list()
    return rows(officer)


def test_deleting_several_can_be_undone_with_one_key(officer):
    choose_two(officer)
    officer.press("Del")
    assert [title for title, _phase in rows(officer)] == ["Catering"]
    assert officer.window.undo_bar.accessibleName().startswith("2 aanbestedingen verwijderd")
    officer.press("Ctrl+Z")
    assert len(rows(officer)) == 3
    officer.press("Ctrl+Y")
    assert [title for title, _phase in rows(officer)] == ["Catering"]


def test_copies_are_made_and_taken_back(officer):
    choose_two(officer)
    officer.press("Ctrl+D")
    assert sorted(title for title, _phase in rows(officer)) == [
        "Aanleg",
        "Aanleg (kopie)",
        "Beheer",
        "Beheer (kopie)",
        "Catering",
    ]
    officer.press("Ctrl+Z")
    assert len(rows(officer)) == 3
    officer.press("Ctrl+Y")
    assert len(rows(officer)) == 5


def test_ctrl_z_on_the_list_does_not_touch_the_open_tender(officer):
    officer.window.editor.set("subject.title", "Anders")
    officer.press("Ctrl+Z")
    assert officer.tender.subject.title == "Anders"


def test_what_is_not_brought_yet_is_looked_up(officer):
    page = officer.window.list_page
    chosen = replace(page.shown(), places=(range(1, 3),), count=2)
    officer.window.bulk.throw_away(chosen)
    assert [title for title, _phase in rows(officer)] == ["Aanleg"]


def test_ctrl_s_keeps_the_list_as_it_is_on_screen(officer, tmp_path):
    officer.messages.save = tmp_path
    officer.press("Ctrl+S")
    officer.until(lambda: bool(list(tmp_path.glob("*aanbestedingen*.pdf"))) and not officer.window.background.busy)
    assert next(tmp_path.glob("*.pdf")).read_bytes().startswith(b"%PDF")


def test_typing_fast_asks_the_store_only_for_the_last_words(officer):
    desk, answers = officer.window.desk, []
    desk.listed.connect(lambda rows, total, counts: answers.append((len(rows), total)))
    officer.window.tasks.wait()
    for words in ("a", "aa", "aan"):
        desk.list_tenders(Query(search=words, limit=WINDOW))
    officer.settle()
    assert answers[-1] == (1, 1)
    assert len(answers) < 3 or answers[0] == (1, 1)


def test_ctrl_p_prints_the_list_on_screen_through_the_dialog_of_the_system(officer, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "sociaalinkopen_desktop.ui.printing.ask_printer", lambda *given: asked.append(given[1:3])
    )  # fmt: skip
    officer.press("Ctrl+P")
    officer.until(lambda: bool(asked))
    assert asked == [("Overzicht - aanbestedingen - 2026-11-24.pdf", 1)]


def test_ctrl_p_on_step_8_prints_the_findings_and_on_step_3_the_planning(officer, monkeypatch):
    asked = []
    monkeypatch.setattr("sociaalinkopen_desktop.ui.printing.ask_printer", lambda *given: asked.append(given[1]))
    officer.window.desk.start_example("groenonderhoud")
    officer.settle()
    for step, kind in ((Step.ASSESSMENT, "toetsing"), (Step.PROCEDURE, "planning")):
        officer.window.workspace.go_to_step(step)
        officer.settle()
        asked.clear()
        officer.press("Ctrl+P")
        officer.until(lambda: bool(asked))
        assert f" - {kind} - " in asked[0]


def test_the_rows_of_a_list_can_be_printed_from_the_palette(officer, monkeypatch):
    asked = []
    monkeypatch.setattr("sociaalinkopen_desktop.ui.printing.ask_printer", lambda *given: asked.append(given[1]))
    officer.window.desk.start_example("groenonderhoud")
    officer.settle()
    officer.window.workspace.go_to_step(Step.VALUE)
    officer.press("Ctrl+K")
    box = officer.window.palette_box.box
    officer.type_in(box.field, "afdrukken percelen")
    officer.settle()
    QTest.keyClick(box.field, Key.Key_Return)
    officer.until(lambda: bool(asked))
    assert " - percelen - " in asked[0]
