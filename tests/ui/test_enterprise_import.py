"""A list goes into the register by clicks: file, columns, check, in, and back again; and what does not fit is kept."""

import csv
import threading
from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sociaalinkopen_desktop.application.register_ports import BatchUndone
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise
from sociaalinkopen_desktop.domain.enterprises.importing import RowState
from sociaalinkopen_desktop.exchange.enterprise_lists import read_list
from sociaalinkopen_desktop.ui.enterprise_import_desk import undone_words
from sociaalinkopen_desktop.ui.models.planned_rows import CONFLICTS, PlannedRowsModel

from ..enterprise_lists import HEADS, a_plan, a_sheet, write_list
from ..journeys.officer import Officer

GOOD, FAULTY = 260, 40


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def calm(officer):
    window = officer.window
    officer.until(lambda: not (window.tasks.busy or window.background.busy))


def import_page(officer):
    """Go to the page by the buttons that lead there."""
    officer.click(officer.window.rail.button("enterprises"))
    calm(officer)
    page = officer.window.page("enterprises")
    officer.click(page.first_import if page.first_import.isVisible() else page.take_in)
    calm(officer)
    return officer.window.enterprise_import.page


def choose(officer, path):
    """Press the button, and choose this file."""
    page = officer.window.enterprise_import.page
    officer.messages.open = path
    officer.click(page.file.choose)
    calm(officer)
    return page


def in_view(page, part):
    page.panel.settle()
    page.panel.show_widget(part)


def press(officer, page, part):
    in_view(page, part)
    officer.click(part)
    calm(officer)


def pick(officer, box, value):
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.value() == value:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.value() == value


def register(officer):
    return officer.window.services.register


# -- the whole way ------------------------------------------------------------------------------------------------
def test_a_list_of_three_hundred_rows_of_which_forty_are_faulty(officer, tmp_path):
    page = import_page(officer)
    choose(officer, write_list(tmp_path / "Buy Social.csv", GOOD, without_name=20, wrong_number=20))
    assert page.columns.mapping() == (
        "name",
        "kvk",
        "town",
        "recognitions",
        "recognition.valid_until",
        "cpv",
        "turnover",
    )
    assert page.columns.options().source.label == "Lijst van Buy Social"
    assert page.preview.sentence() == ("300\u00a0regels gelezen. 260 nieuw. 40 met een fout; die komen niet mee.")
    press(officer, page, page.preview.chips.chip(RowState.FAULTY.value))
    assert page.preview.model.rowCount() == FAULTY
    table = page.preview.table
    in_view(page, table)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, table.row_height() // 2))
    assert "'12' is geen KvK-nummer. Het heeft acht cijfers." in page.preview.detail.words()

    officer.messages.save = tmp_path
    press(officer, page, page.preview.faults)
    with (tmp_path / "Buy Social - fouten.csv").open(encoding="utf-8-sig", newline="") as file:
        kept = list(csv.reader(file, delimiter=";"))
    assert kept[0] == [*HEADS, "Regel in het bestand", "Wat er mis is"]
    assert len(kept) == FAULTY + 1
    assert list(register(officer).everything()) == []

    assert page.finish.take.text() == "Lees 260\u00a0ondernemingen in"
    press(officer, page, page.finish.take)
    bar = officer.window.undo_bar
    assert bar.accessibleName() == "260\u00a0ondernemingen ingelezen. Ongedaan maken"
    assert len(register(officer).everything()) == GOOD
    (line,) = page.batches.lines
    assert "260 nieuw, 0 gewijzigd" in line.words()

    officer.click(bar.action_button())
    calm(officer)
    assert list(register(officer).everything()) == []
    assert "teruggedraaid" in page.batches.lines[0].words()
    assert page.batches.lines[0].undo.isHidden()
    assert officer.messages.told == []


def test_differences_are_shown_and_chosen_one_by_one(officer, tmp_path):
    page = import_page(officer)
    register(officer).save(Enterprise(name="Voorbeeldwerk bv", kvk="12345678", town="Oss", turnover=5))
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;KvK;Plaats;Omzet;Rechtsvorm\nVoorbeeldwerk bv;12345678;Uden;€ 6;bv\n", encoding="utf-8")
    choose(officer, path)
    press(officer, page, page.preview.chips.chip(CONFLICTS))
    page.preview.table.setFocus()
    page.preview.table.go_to_row(0)
    lines = {line.texts()[0]: line for line in page.preview.detail.shown_lines()}
    assert [line.texts()[1:] for line in lines.values()] == [("Oss", "Uden"), ("€\u00a05", "€\u00a06"), ("leeg", "bv")]
    assert [line.box.value() for line in lines.values()] == [False, False, True]
    press(officer, page, lines["Vestigingsplaats · verschilt"].box)
    press(officer, page, lines["Rechtsvorm · was leeg"].box)
    press(officer, page, page.finish.take)
    (made,) = register(officer).everything()
    assert (made.town, made.turnover, made.legal_form) == ("Uden", 5, "")


def test_the_list_can_win_everywhere_and_a_row_can_be_left_out(officer, tmp_path):
    page = import_page(officer)
    register(officer).save(Enterprise(name="Voorbeeldwerk", kvk="12345678", town="Oss"))
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;KvK;Plaats\nVoorbeeldwerk;12345678;Uden\nNieuw Voorbeeld;;Best\n", encoding="utf-8")
    choose(officer, path)
    assert page.finish.take.text() == "Lees 1\u00a0onderneming in"
    press(officer, page, page.preview.list_wins)
    assert page.finish.take.text() == "Lees 2\u00a0ondernemingen in"
    page.preview.table.go_to_row(1)
    press(officer, page, page.preview.detail.skip)
    assert page.preview.plan.rows[1].state is RowState.SKIPPED
    press(officer, page, page.finish.take)
    assert [(item.name, item.town) for item in register(officer).everything()] == [("Voorbeeldwerk", "Uden")]


def test_columns_are_chosen_by_hand_and_remembered(officer, tmp_path):
    page = import_page(officer)
    path = tmp_path / "raar.csv"
    path.write_text("Wie;Waar\nVoorbeeldwerk;Oss\nAnder Voorbeeld;Best\n", encoding="utf-8")
    choose(officer, path)
    assert "Zonder naam is een regel niet in te lezen" in page.columns.words()[1]
    assert page.finish.isHidden()
    pick(officer, page.columns.lines[0].box, "name")
    pick(officer, page.columns.lines[1].box, "town")
    officer.until(lambda: page.finish.isVisible())
    calm(officer)
    press(officer, page, page.finish.take)
    choose(officer, path)
    assert page.columns.mapping() == ("name", "town")
    assert "Zo las u een lijst met deze kolommen eerder in." in page.columns.words()[0]
    assert page.finish.words() == "In deze lijst staat niets nieuws om in te lezen."
    assert not page.finish.take.isEnabled()


def test_another_sheet_of_a_workbook_is_chosen(officer, tmp_path):
    book = openpyxl.Workbook()
    for title, name in (("Een", "Voorbeeld Een"), ("Twee", "Voorbeeld Twee")):
        page = book.create_sheet(title)
        page.append(["Naam", "Plaats"])
        page.append([name, "Oss"])
    book.save(tmp_path / "lijst.xlsx")
    page = import_page(officer)
    choose(officer, tmp_path / "lijst.xlsx")
    assert page.preview.plan.rows[0].name == "Voorbeeld Een"
    pick(officer, page.file.sheets, 1)
    calm(officer)
    assert page.preview.plan.rows[0].name == "Voorbeeld Twee"
    press(officer, page, page.finish.take)
    assert [item.name for item in register(officer).everything()] == ["Voorbeeld Twee"]


def test_a_column_that_is_chosen_twice_is_said(officer, tmp_path):
    page = import_page(officer)
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;Roepnaam\nVoorbeeldwerk;Werk\n", encoding="utf-8")
    choose(officer, path)
    pick(officer, page.columns.lines[1].box, "name")
    assert page.columns.words()[1] == "‘Naam’ is bij meer dan één kolom gekozen. Kies haar één keer."
    assert page.finish.isHidden()


def test_a_file_that_is_no_list_is_told_on_the_page_and_changes_nothing(officer, tmp_path):
    page = import_page(officer)
    choose(officer, write_list(tmp_path / "goed.csv", 3))
    bad = tmp_path / "brief.pdf"
    bad.write_bytes(b"%PDF-1.7")
    choose(officer, bad)
    assert page.file.problem() == "brief.pdf: dit is een PDF. Vraag de lijst als Excel- of CSV-bestand."
    assert page.preview.isHidden()
    assert officer.messages.told == []


def test_a_file_is_dropped_on_the_page(officer, tmp_path):
    page = import_page(officer)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_list(tmp_path / "lijst.csv", 2)))])
    event = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)
    calm(officer)
    assert page.finish.take.text() == "Lees 2\u00a0ondernemingen in"
    officer.click(page.finish.cancel)
    assert page.preview.isHidden()


def test_an_enterprise_that_changed_meanwhile_stops_the_list(officer, tmp_path):
    page = import_page(officer)
    ours = register(officer).save(Enterprise(name="Voorbeeldwerk", kvk="12345678"))
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;KvK;Plaats\nVoorbeeldwerk;12345678;Uden\n", encoding="utf-8")
    choose(officer, path)
    register(officer).save(Enterprise(id=ours.enterprise.id, name="Anders", kvk="12345678"), ours.version)
    press(officer, page, page.finish.take)
    ((title, sentence),) = officer.messages.told
    assert title == "Er is niets ingelezen"
    assert "intussen gewijzigd" in sentence
    assert [item.town for item in register(officer).everything()] == [""]


def test_an_earlier_list_is_taken_back_and_what_was_edited_stays(officer, tmp_path):
    page = import_page(officer)
    choose(officer, write_list(tmp_path / "lijst.csv", 3))
    press(officer, page, page.finish.take)
    first = register(officer).everything()[0]
    kept = register(officer).load(first.id)
    register(officer).save(Enterprise(id=first.id, name="Zelf gewijzigd"), kept.version)
    press(officer, page, page.batches.lines[0].undo)
    assert officer.window.undo_bar.accessibleName() == (
        "2\u00a0ondernemingen weggehaald. Zelf gewijzigd blijft: daarna gewijzigd"
    )
    assert [item.name for item in register(officer).everything()] == ["Zelf gewijzigd"]


def test_the_register_is_kept_as_a_file_that_can_be_read_again(officer, tmp_path):
    page = import_page(officer)
    register(officer).save(Enterprise(name="Voorbeeldwerk", kvk="12345678", town="Oss"))
    for name in ("uit.xlsx", "uit.csv"):
        officer.messages.save = tmp_path / name
        press(officer, page, page.export.button)
        assert read_list(tmp_path / name).sheets[0].rows[0].cells[0] == "Voorbeeldwerk"
        choose(officer, tmp_path / name)
        assert page.preview.plan.counts[RowState.UNCHANGED] == 1


def test_the_examples_open_from_the_empty_register_and_are_taken_back(officer):
    officer.click(officer.window.rail.button("enterprises"))
    calm(officer)
    page = officer.window.page("enterprises")
    officer.click(page.example)
    calm(officer)
    assert len(register(officer).everything()) >= 29
    officer.click(officer.window.undo_bar.action_button())
    calm(officer)
    assert list(register(officer).everything()) == []


# -- many rows ----------------------------------------------------------------------------------------------------
def test_reading_and_planning_are_done_beside_the_window_and_can_be_stopped(officer, tmp_path, monkeypatch):
    page = import_page(officer)
    path = write_list(tmp_path / "lijst.csv", 3_000)
    threads, told = set(), []
    services, desk = officer.window.services, officer.window.enterprise_import

    def read(where, go_on):
        threads.add(threading.get_ident())
        return read_list(where, lambda done, of: told.append(done) or go_on(done, of))

    files = replace(services.register_files, read=read)
    monkeypatch.setattr(desk, "_services", replace(services, register_files=files))
    officer.messages.open = path
    officer.click(page.file.choose)
    assert page.is_busy
    assert page.file.progress() == "Het bestand wordt gelezen."
    officer.click(page.file.stop)
    calm(officer)
    assert threading.main_thread().ident not in threads
    assert page.preview.isHidden()
    assert not page.is_busy
    assert register(officer).batches() == []


def test_ten_thousand_rows_make_no_more_widgets_than_ten(officer, tmp_path):
    page = import_page(officer)
    choose(officer, write_list(tmp_path / "lijst.csv", 10))
    few = len(page.findChildren(QWidget))
    choose(officer, write_list(tmp_path / "lijst.csv", 10_000))
    officer.qtbot.waitUntil(lambda: page.preview.model.rowCount() == 10_000, timeout=120_000)
    assert abs(len(page.findChildren(QWidget)) - few) <= 6


def test_cells_of_the_table_are_made_when_they_are_looked_at(monkeypatch):
    made = []
    monkeypatch.setattr(
        "sociaalinkopen_desktop.ui.models.planned_rows._cell", lambda row, column: made.append((row.line, column))
    )
    model = PlannedRowsModel()
    model.show_plan(a_plan(a_sheet(("Naam",), *[(f"V {at}",) for at in range(1_000)])), "all")
    assert made == []
    model.data(model.index(999, 1), 256)
    assert made == [(1001, 1)]


def test_what_taking_back_did_is_told_in_a_sentence():
    assert undone_words(BatchUndone(removed=1, restored=0, kept=())) == "1\u00a0onderneming weggehaald"
    assert undone_words(BatchUndone(removed=2, restored=1, kept=("A", "B"))) == (
        "2\u00a0ondernemingen weggehaald en 1 teruggezet zoals zij was. A en B blijven: daarna gewijzigd"
    )
    many = undone_words(BatchUndone(removed=0, restored=0, kept=tuple("ABCDEFG")))
    assert many == "Er was niets terug te draaien. A, B, C, D, E en nog 2 blijven: daarna gewijzigd"
