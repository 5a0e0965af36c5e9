"""Working on a tender over time: versions, comparing, putting back, revisions, and an accident."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.application.ports import StorageProblem
from sociaalinkopen_desktop.config.session import Session, read_session, write_session
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.steps import Step

from .officer import Officer

SETTINGS = Settings(organisation="Voorbeeldgemeente", theme="light", asks_sign_off=True)


@pytest.fixture
def officer(qtbot, tmp_path) -> Officer:
    made = Officer(qtbot, tmp_path, settings=SETTINGS)
    made.window.desk.start_example("groenonderhoud")
    made.settle()
    return made


@pytest.fixture
def page(officer):
    assert officer.window.workspace is not None
    return officer.window.workspace.versions


def test_ctrl_h_shows_the_versions_and_a_step_leads_back(officer, page):
    work = officer.window.workspace
    officer.press("Ctrl+H")
    assert page.isVisible()
    assert work._versions_button.is_on
    assert work._steps.current() == ""
    assert not work.panel.isVisible()
    officer.settle()
    assert page.version_rows() == []
    officer.go_to(Step.VALUE)
    assert not work._versions_button.is_on
    assert work.panel.isVisible()
    officer.click(work._versions_button)
    assert page.isVisible()


def test_a_version_is_kept_by_name_compared_and_put_back(officer, page):
    before = officer.window.editor.tender
    officer.press("Ctrl+H")
    officer.click(page.keep_button())
    assert page.missing() == "Geef de versie een naam, bijvoorbeeld: voor het college."
    officer.type_in(page.name_field(), "Voor het college")
    QTest.keyClick(page.name_field(), Qt.Key.Key_Return)
    officer.settle()
    (row,) = page.version_rows()
    assert row.words()[0] == "Voor het college"
    assert row.words()[1].endswith("Zelf bewaard")
    assert page.sentence() == "Er is geen verschil."

    officer.fill("subject.title", " nieuw")
    officer.press("Ctrl+H")
    officer.settle()
    (change,) = page.changes.rows()
    assert change.words() == ("Titel", before.subject.title, officer.window.editor.tender.subject.title.strip())
    assert page.changes.heads() == ["1  Opdracht"]
    officer.click(change.button)
    assert officer.window.editor.tender == before
    officer.until(lambda: page.sentence() == "Er is geen verschil.")
    officer.press("Ctrl+Z")
    officer.until(lambda: len(page.changes.rows()) == 1)
    officer.click(page.restore_button())
    assert officer.window.editor.tender == before
    officer.settle()
    assert officer.window.services.dossiers.open(before.id).tender == before


def test_changes_can_be_filtered_by_step_and_another_tender_can_be_compared(officer, page):
    first = officer.window.editor.tender
    officer.window.desk.start_example("kerstpakketten")
    officer.settle()
    officer.press("Ctrl+H")
    officer.settle()
    old, _new = page.sides()
    assert old.itemText(0).startswith("Andere aanbesteding: ")
    old.setFocus()
    QTest.keyClick(old, Qt.Key.Key_Home)
    officer.settle()
    officer.until(lambda: bool(page.changes.rows()))
    assert not page.restore_button().isVisible()
    rows = page.changes.rows()
    assert rows[0].button.text() == "Neem dit over"
    officer.click(page.changes.chips().chip(Step.VALUE.value))
    assert page.changes.heads() == ["2  Waarde en percelen"]
    assert 0 < len(page.changes.rows()) < len(rows)
    assert first.subject.title in old.itemText(0)


def test_after_publication_changes_are_recorded_as_a_revision(officer, page):
    officer.window.editor.set("phase", Phase.PUBLISHED)
    officer.press("Ctrl+H")
    officer.settle()
    assert [row.words()[0] for row in page.version_rows()] == ["Gepubliceerd"]
    card = page.revisions
    officer.until(lambda: card.words()[0] == "Sinds 'Gepubliceerd' is er niets gewijzigd.")
    officer.fill("subject.title", " nieuw")
    officer.press("Ctrl+H")
    officer.until(lambda: "1 punt" in card.words()[0])
    page._panel.show_widget(card.reason_field())
    officer.type_in(card.reason_field(), "Vraag 3")
    officer.click(card.record_button())
    officer.settle()
    officer.until(lambda: card.words()[0] == "Sinds 'Herziening 1' is er niets gewijzigd.")
    assert [row.words()[0] for row in page.version_rows()] == ["Herziening 1", "Gepubliceerd"]
    officer.press("Ctrl+Z")
    officer.settle()
    officer.until(lambda: [row.words()[0] for row in page.version_rows()] == ["Gepubliceerd"])


def test_a_step_that_is_agreed_with_says_so_in_the_list_of_steps(officer):
    work = officer.window.workspace
    officer.go_to(Step.MARKET)
    card = work._foot_of(Step.MARKET).sign_off
    work.page(Step.MARKET)._panel.show_widget(card.function_field())
    officer.type_in(card.function_field(), "Budgethouder")
    officer.click(card.buttons()[0])
    button = work._steps.button(Step.MARKET.value)
    officer.until(lambda: "· akkoord" in button.state_words())
    officer.window.editor.set("market.register_matches", 99)
    officer.until(lambda: "akkoord verouderd" in button.state_words())


# -- an accident ------------------------------------------------------------------------------------------------------
def test_a_normal_end_says_nothing_at_the_next_start(officer, qtbot, tmp_path):
    identifier = officer.window.editor.tender.id
    assert read_session(tmp_path) == Session(is_running=True, tender=identifier)
    officer.leave()
    assert read_session(tmp_path) == Session()
    again = Officer(qtbot, tmp_path, settings=SETTINGS)
    assert again.window.undo_bar.isHidden()


def test_after_an_accident_the_program_says_so_and_opens_what_was_open(officer, qtbot, tmp_path):
    identifier = officer.window.editor.tender.id
    saved_at = officer.window.services.dossiers.open(identifier).saved_at.astimezone()
    officer.leave()
    write_session(Session(is_running=True, tender=identifier), tmp_path)  # as a program leaves it that was killed
    again = Officer(qtbot, tmp_path, today=saved_at.date(), settings=SETTINGS)
    bar = again.window.undo_bar
    again.until(lambda: not bar.isHidden())
    told = bar.accessibleName()
    assert told.startswith(f"Vorige keer sloot het programma onverwacht. Alles tot {saved_at:%H:%M} is bewaard")
    assert bar.action_button().text().startswith("Open ")
    again.click(bar.action_button())
    again.settle()
    assert again.window.editor.tender.id == identifier
    assert read_session(tmp_path).tender == identifier


def test_an_accident_with_a_tender_that_is_gone_is_only_told(qtbot, tmp_path):
    write_session(Session(is_running=True, tender="weg"), tmp_path)
    officer = Officer(qtbot, tmp_path, settings=SETTINGS)
    bar = officer.window.undo_bar
    officer.until(lambda: not bar.isHidden())
    assert bar.accessibleName() == "Vorige keer sloot het programma onverwacht. Wat u had ingevuld, is bewaard"
    assert bar.action_button().isHidden()


def test_opening_the_data_again_is_no_accident(officer, qtbot):
    with qtbot.waitSignal(officer.window.ready):
        officer.window.open_store()
    officer.settle()
    assert officer.window.undo_bar.isHidden()


def test_a_full_disk_is_said_beside_the_steps_until_it_is_over(officer, monkeypatch):
    work, store = officer.window.workspace, officer.window.services.dossiers.store
    save = store.save

    def full(*_args):
        raise StorageProblem("De schijf is vol. Maak ruimte vrij.")

    monkeypatch.setattr(store, "save", full)
    officer.fill("subject.title", "a")
    words = "De schijf is vol. Maak ruimte vrij. Het programma blijft het proberen."
    officer.until(lambda: work._save_words.text() == words)
    officer.fill("subject.title", "b")
    assert work._save_words.text() == words
    monkeypatch.setattr(store, "save", save)
    officer.window.autosave.flush()
    officer.settle()
    assert work._save_words.text().startswith("Alles bewaard")


def test_a_second_program_on_the_same_data_is_no_accident(officer, qtbot, tmp_path):
    before = read_session(tmp_path)
    second = Officer(qtbot, tmp_path, settings=SETTINGS)
    assert second.window.undo_bar.isHidden()
    second.window.desk.start_example("kerstpakketten")
    second.settle()
    second.leave()
    assert read_session(tmp_path) == before
    assert before.is_running


def test_the_day_before_is_kept_at_the_first_change_of_a_day(qtbot, tmp_path, monkeypatch):
    now = [datetime(2026, 11, 23, 12, 0).astimezone()]
    monkeypatch.setattr(app, "now", lambda: now[0])
    officer = Officer(qtbot, tmp_path, settings=SETTINGS)
    officer.window.desk.start_example("groenonderhoud")
    officer.settle()
    title = officer.window.editor.tender.subject.title
    now[0] += timedelta(days=1)
    officer.fill("subject.title", "!")
    officer.press("Ctrl+H")
    officer.settle()
    assert officer.window.workspace is not None
    page = officer.window.workspace.versions
    officer.until(lambda: bool(page.changes.rows()))
    assert [row.words()[0] for row in page.version_rows()] == ["Einde van maandag 23 november 2026"]
    assert page.changes.rows()[0].words()[1] == title


def test_everything_in_the_session_file_is_plain(tmp_path: Path):
    write_session(Session(is_running=True, tender="é" * 500), tmp_path)
    assert read_session(tmp_path).tender == "é" * 200
