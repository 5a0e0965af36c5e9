"""The officer lets her municipality's own criteria count, makes one herself, and passes the pack on."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.ports import StorageProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.exchange.pack_file import pack_json
from sociaalinkopen_desktop.ui.autosave import SaveState
from tests.journeys.officer import Officer
from tests.journeys.test_policy import small_tender
from tests.packs import a_criterion, a_pack

EXAMPLE = resource("packs", "voorbeeld.json")


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def packs(officer):
    """Go to the page of own criteria; returns its desk."""
    officer.click(officer.window.rail.button("packs"))
    calm(officer)
    return officer.window.packs


def calm(officer):
    """Wait until everything is kept and shown."""
    desk, window = officer.window.packs, officer.window
    officer.until(lambda: not (desk.pending or window.tasks.busy or window.background.busy))


def finding(officer, identifier):
    found = [item for item in officer.window.workspace._assessment.findings if item.criterion.id == identifier]
    return found[0] if found else None


def take_over(officer, desk):
    """Take over what is shown."""
    officer.until(lambda: desk.page.pages.currentWidget() is desk.page.change)
    officer.click(desk.page.change.accept)
    calm(officer)


def test_a_pack_is_shown_before_it_counts_and_taken_out_again(officer):
    small_tender(officer)
    desk = packs(officer)
    officer.click(desk.page.look_at_example)
    officer.until(lambda: desk.page.change.proposal() is not None)
    assert desk.page.change.proposal().effect.sentence == "De lopende aanbesteding krijgt een ander oordeel."
    assert finding(officer, "VOORBEELD-01") is None

    take_over(officer, desk)
    assert [card.item.id for card in desk.page.cards] == ["VOORBEELD"]
    officer.until(lambda: finding(officer, "VOORBEELD-01") is not None)
    assert "telt nu mee" in officer.window.undo_bar.accessibleName()

    officer.click(desk.page.cards[0].remove)
    take_over(officer, desk)
    assert not desk.page.cards
    officer.until(lambda: finding(officer, "VOORBEELD-01") is None)

    officer.click(officer.window.undo_bar._button)
    calm(officer)
    assert [card.item.id for card in desk.page.cards] == ["VOORBEELD"]
    officer.until(lambda: finding(officer, "VOORBEELD-01") is not None)


def test_the_pack_still_counts_the_next_day_and_stands_in_the_document(officer, qtbot, tmp_path):
    desk = packs(officer)
    desk.read(EXAMPLE)
    take_over(officer, desk)
    officer.leave()

    again = Officer(qtbot, tmp_path / "gegevens")
    small_tender(again)
    again.until(lambda: finding(again, "VOORBEELD-01") is not None)
    assert finding(again, "VOORBEELD-01").status in (Status.OPEN, Status.TO_EXPLAIN)
    services, window = again.window.services, again.window
    document = services.make_pdf(again.tender, window.workspace._assessment)
    assert document.startswith(b"%PDF-1.7")
    judged = {item.criterion.id for item in window.workspace._assessment.findings}
    assert {"VOORBEELD-01"} <= judged & {criterion.id for criterion in services.library.catalogue.criteria}


def test_what_she_is_making_is_there_again_after_a_restart(officer, qtbot, tmp_path):
    desk = packs(officer)
    desk.page.begin()
    title = desk.page.edit_view().about_form.rows["title"].control
    officer.type_in(title, "Eigen beleid")
    officer.leave()

    again = Officer(qtbot, tmp_path / "gegevens")
    desk = packs(again)
    desk.page.begin()
    assert desk.page.editor.draft["title"] == "Eigen beleid"
    assert "U gaat verder waar u was gebleven" in again.window.undo_bar.accessibleName()
    again.click(again.window.undo_bar._button)
    assert desk.page.editor.draft["title"] == ""
    calm(again)
    assert again.window.services.packs.drafts() == {}


def test_a_changed_pack_shows_its_difference_and_drops_the_draft(officer, tmp_path):
    path = tmp_path / "beleid.json"
    path.write_text(pack_json(a_pack(a_criterion())), encoding="utf-8")
    desk = packs(officer)
    desk.read(path)
    take_over(officer, desk)
    desk.page.cards[0].edit.click()
    view = desk.page.edit_view()
    title = view.about_form.rows["title"].control
    QTest.keyClick(title, Qt.Key.Key_End)
    officer.type_in(title, " 2027")
    calm(officer)
    assert list(officer.window.services.packs.drafts()) == ["PROEF"]
    officer.click(view.go_on)
    take_over(officer, desk)
    assert desk.page.cards[0].item.pack.title == "Beleid Voorbeeldgemeente 2027"
    assert officer.window.services.packs.drafts() == {}


def test_ctrl_z_on_this_page_undoes_the_draft_and_not_the_tender(officer):
    small_tender(officer)
    desk = packs(officer)
    desk.page.begin()
    title = desk.page.edit_view().about_form.rows["title"].control
    officer.type_in(title, "Eigen beleid")
    officer.press("Ctrl+Z")
    assert desk.page.editor.draft["title"] == ""
    assert officer.tender.subject.title == "Schoonmaak buurthuis"


def test_a_file_that_is_no_pack_is_told_and_changes_nothing(officer, tmp_path):
    path = tmp_path / "brief.json"
    path.write_text("{ dit is geen pakket", encoding="utf-8")
    desk = packs(officer)
    told = []
    desk.failed.connect(lambda title, words: told.append((title, words)))
    desk.read(path)
    calm(officer)
    assert told[0][0] == "Dit pakket is niet te lezen"
    assert "brief.json" in told[0][1]
    assert not desk.page.cards


def test_a_pack_is_written_as_it_lies_on_the_shelf(officer, tmp_path):
    desk = packs(officer)
    desk.read(EXAMPLE)
    take_over(officer, desk)
    target = tmp_path / "voor-de-buren.json"
    desk.write("VOORBEELD", target, lambda: None)
    calm(officer)
    assert json.loads(target.read_text(encoding="utf-8")) == json.loads(EXAMPLE.read_text(encoding="utf-8"))


def test_a_full_disk_is_told_once_and_the_draft_waits(officer, monkeypatch):
    desk = packs(officer)
    told = []
    desk.failed.connect(lambda title, words: told.append((title, words)))
    packs_now = officer.window.services.packs
    sentence = "De schijf is vol. Maak ruimte vrij; wat u typt, wordt daarna bewaard."

    def full(*_given):
        raise StorageProblem(sentence)

    monkeypatch.setattr(type(packs_now), "keep_draft", full)
    desk.page.begin()
    title = desk.page.edit_view().about_form.rows["title"].control
    officer.type_in(title, "Eigen beleid")
    desk.flush()
    officer.until(lambda: desk.state is SaveState.FAILED)
    assert told == [("Wat u maakt, wordt nog niet bewaard", sentence)]
    assert desk.pending
    monkeypatch.undo()
    desk.flush()
    calm(officer)
    assert desk.state is SaveState.SAVED
    assert [draft["title"] for draft in packs_now.drafts().values()] == ["Eigen beleid"]


def test_the_keyboard_alone_takes_a_pack_over(officer):
    desk = packs(officer)
    desk.page.look_at_example.setFocus()
    QTest.keyClick(desk.page.look_at_example, Qt.Key.Key_Return)
    officer.until(lambda: desk.page.pages.currentWidget() is desk.page.change)
    QTest.keyClick(desk.page.change.accept, Qt.Key.Key_Return)
    calm(officer)
    assert len(desk.page.cards) == 1
