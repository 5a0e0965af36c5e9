"""Stories of an hour at the desk: start, type, undo, read in, copy, throw away, close, and what goes wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.application.ports import Query, StorageProblem
from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import ContractNature, Phase
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.autosave import SaveState
from sociaalinkopen_desktop.ui.main_window import MainWindow
from tests.journeys.officer import Officer, Recorder

NOTICES = Path(__file__).resolve().parents[1] / "exchange" / "data"


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def rows(officer):
    model = officer.window.list_page.model
    return [model.row(at) for at in range(model.rowCount())]


def titles(officer):
    officer.settle()
    return [row.title for row in rows(officer)]


def test_an_empty_program_offers_the_first_step(officer):
    page = officer.window.list_page
    assert page.empty.isVisible()
    officer.click(page.example)
    officer.until(lambda: officer.window.workspace is not None)
    assert officer.tender.is_example
    assert "Groenonderhoud" in officer.window.windowTitle()


def test_what_is_typed_is_there_when_the_program_opens_again(officer, qtbot):
    officer.start_blank("Drukwerk")
    officer.choose("subject.nature", ContractNature.SUPPLIES)
    officer.fill("value.base_value", "12.500")
    officer.leave()
    again = Officer(qtbot, officer.folder)
    assert titles(again) == ["Drukwerk"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(again.window.list_page.table, key)
    again.until(lambda: again.tender.subject.title == "Drukwerk")
    assert again.tender.value.base_value == 12500


def test_every_change_is_undone_step_by_step_from_the_keyboard(officer):
    officer.start_blank("Drukwerk")
    officer.fill("subject.reference", "2026-1")
    officer.choose("subject.nature", ContractNature.SUPPLIES)
    for expected in (("2026-1", None), ("", None)):
        officer.press("Ctrl+Z")
        assert (officer.tender.subject.reference, officer.tender.subject.nature) == expected
    for _ in range(2):
        officer.press("Ctrl+Y")
    assert officer.tender.subject.nature is ContractNature.SUPPLIES


def test_the_toets_follows_while_typing_and_solves_on_request(officer):
    officer.click(officer.window.list_page.example)
    officer.until(lambda: officer.window.workspace is not None and officer.window.workspace._assessment is not None)
    work = officer.window.workspace
    officer.go_to(Step.REQUIREMENTS)
    entry = work.panel.list.entry("MKB-03")
    assert entry.finding.status is Status.NOT_MET
    officer.click(entry.card.action_button("apply"))
    officer.until(lambda: work._assessment.finding("MKB-03").status is Status.MET)
    assert officer.tender.requirements.turnover_requirement < 1450000
    officer.until(lambda: work.panel.list.isAncestorOf(officer.window.focusWidget()))
    officer.press("Ctrl+Z")
    officer.until(lambda: work._assessment.finding("MKB-03").status is Status.NOT_MET)


def test_a_deviation_is_motivated_in_three_parts(officer):
    officer.click(officer.window.list_page.example)
    officer.until(lambda: officer.window.workspace is not None and officer.window.workspace._assessment is not None)
    work = officer.window.workspace
    officer.go_to(Step.REQUIREMENTS)
    entry = work.panel.list.entry("MKB-04")
    officer.click(entry.card.action_button("explain"))
    for part, text in (
        ("why", "De wijk is groot en een kleinere referentie zegt te weinig."),
        ("how_far", "De grens is 60 %, wij vragen iets meer dan 90 % van het kleinste deel."),
        ("why_here", "Alleen in deze wijk staan oude bomen langs drukke wegen."),
    ):
        officer.type_in(entry.reason_field(part), text)
    officer.until(lambda: work._assessment.finding("MKB-04").status is Status.EXPLAINED)
    assert officer.tender.deviation_from("MKB-04").is_complete


def test_a_notice_becomes_a_draft_and_what_was_left_out_is_told(officer):
    notice = next(path for path in sorted(NOTICES.glob("*.xml")) if "16" in path.name)
    officer.messages.open = notice
    officer.press("Ctrl+O")
    officer.until(lambda: officer.window.workspace is not None)
    assert officer.tender.subject.title
    assert officer.tender.import_remarks


def test_a_broken_file_gets_a_sentence_and_nothing_is_made(officer, tmp_path):
    broken = tmp_path / "kapot.xml"
    broken.write_text("<html>geen aankondiging</html>", "utf-8")
    officer.messages.open = broken
    officer.press("Ctrl+O")
    officer.until(lambda: bool(officer.messages.told))
    title, sentence = officer.messages.told[0]
    assert title == "Dit bestand is niet te lezen"
    assert "kapot.xml" in sentence
    assert titles(officer) == []


def test_throwing_away_can_be_taken_back(officer):
    officer.start_blank("Drukwerk")
    officer.press("Alt+Left")
    assert titles(officer) == ["Drukwerk"]
    QTest.keyClick(officer.window.list_page.table, Qt.Key.Key_Delete)
    officer.until(lambda: titles(officer) == [])
    officer.click(officer.window.undo_bar.action_button())
    officer.until(lambda: titles(officer) == ["Drukwerk"])


def test_a_copy_starts_again_in_preparation(officer):
    officer.start_blank("Drukwerk")
    officer.choose("phase", Phase.CLOSED)
    officer.press("Alt+Left")
    officer.settle()
    officer.window.list_page.table.setFocus()
    QTest.keyClick(officer.window.list_page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    officer.until(lambda: officer.tender.subject.title == "Drukwerk (kopie)")
    assert officer.tender.phase is Phase.PREPARATION
    officer.press("Alt+Left")
    assert sorted(titles(officer)) == ["Drukwerk", "Drukwerk (kopie)"]


def test_two_windows_on_one_tender_lose_nothing(officer, qtbot):
    officer.start_blank("Drukwerk")
    officer.settle()
    other = Officer(qtbot, officer.folder)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(other.window.list_page.table, key)
    other.until(lambda: other.tender.subject.title == "Drukwerk")
    other.fill("subject.reference", "van de ander")
    other.settle()
    officer.fill("subject.reference", "van mij")
    officer.until(lambda: "(mijn versie)" in officer.tender.subject.title)
    other.leave()
    officer.window.go_to("tenders")
    assert sorted(titles(officer)) == ["Drukwerk", "Drukwerk (mijn versie)"]


def test_a_data_file_that_is_none_is_told_and_can_be_tried_again(qtbot, tmp_path):
    folder = tmp_path / "gegevens"
    folder.mkdir()
    (folder / DATA_FILE).write_bytes(b"dit is geen gegevensbestand, maar een gewone tekst" * 50)
    messages = Recorder()
    messages.answer = False
    around = replace(app.surroundings(folder), messages=messages)
    window = MainWindow(app.service_door(folder), Settings(), around)
    qtbot.addWidget(window)
    window.show()
    window.open_store()
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=20_000)
    title, sentence = messages.asked[0]
    assert title == "Uw gegevens zijn niet te openen"
    assert DATA_FILE in sentence
    assert "Error" not in sentence
    assert (folder / DATA_FILE).read_bytes().startswith(b"dit is geen")


def test_the_rail_leads_to_every_page_and_back(officer):
    for key in ("start", "knowledge", "settings", "tenders"):
        officer.click(officer.window.rail._buttons[key])
        officer.settle()
        assert officer.window.rail.current() == key
        assert officer.window.stack.currentWidget() is officer.window._pages[key]


def test_larger_text_is_kept_as_a_setting(officer):
    officer.press("Ctrl++")
    assert officer.kept_settings[-1].text_percent == 125
    officer.press("Ctrl+-")
    assert officer.kept_settings[-1].text_percent == 100


def test_closing_waits_for_what_is_not_kept_yet(officer, qtbot):
    officer.start_blank("Drukwerk")
    officer.type_in(officer.control("subject.reference"), "2026-9")
    assert officer.window.autosave.state is SaveState.CHANGED
    officer.leave()
    again = Officer(qtbot, officer.folder)
    found = again.window._services.dossiers.find(Query())[0]
    assert [row.reference for row in found] == ["2026-9"]


def test_who_stays_when_saving_fails_is_not_sent_away_once_it_works_again(officer, monkeypatch):
    officer.start_blank("Groen")
    officer.settle()

    def full(*_given):
        raise StorageProblem("De schijf is vol.")

    monkeypatch.setattr(SqliteTenderStore, "save", full)
    officer.window.editor.set("subject.title", "Blauw")
    officer.messages.answer = False
    officer.window.close()
    officer.until(lambda: officer.window.autosave.state is SaveState.FAILED)
    officer.window.close()
    assert officer.messages.asked[-1][0] == "Niet alles is bewaard"
    officer.until(lambda: officer.window.autosave.state is SaveState.FAILED and not officer.window.tasks.busy)
    monkeypatch.undo()
    officer.window.autosave.flush()
    officer.until(lambda: not officer.window.autosave.pending)
    assert officer.window.isVisible()


def test_the_toets_folds_with_its_key(officer):
    officer.start_blank("Drukwerk")
    panel = officer.window.workspace.panel
    assert not panel.folded
    officer.press("Ctrl+T")
    assert panel.folded
    officer.press("Ctrl+T")
    assert not panel.folded
