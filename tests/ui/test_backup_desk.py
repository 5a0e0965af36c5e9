"""Backups in the real window: made beside the work, put back without a restart, and the way out of a broken file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.application.ports import StorageProblem
from sociaalinkopen_desktop.config.paths import BACKUP_FOLDER, DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.ui.backup_desk import BackupDesk
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.tasks import Tasks
from tests.journeys.officer import PATIENCE_MS, Officer, Recorder


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def titles(officer):
    officer.window.refresh_list()
    officer.settle()
    model = officer.window.list_page.model
    return sorted(model.row(at).title for at in range(model.rowCount()))


def settled(officer):
    officer.until(lambda: not officer.window.background.busy and not officer.window.tasks.busy)


def backups_page(officer):
    officer.click(officer.window.rail._buttons["settings"])
    page = officer.window._pages["settings"]
    officer.click(page.sections.chip("backups"))
    settled(officer)
    return page.backups


def test_a_copy_is_made_put_back_and_that_is_undone_without_a_restart(officer):
    officer.start_blank("Groen")
    part = backups_page(officer)
    officer.click(part.make)
    settled(officer)
    assert len(part.lines) == 1
    officer.start_blank("Blauw")
    officer.settle()
    part = backups_page(officer)
    officer.click(part.lines[0])
    settled(officer)
    assert part.card_preview.isVisible()
    officer.click(part.restore)
    settled(officer)
    assert officer.messages.asked[-1][0] == "Reservekopie terugzetten?"
    assert officer.messages.told == []
    assert titles(officer) == ["Groen"]
    officer.click(officer.window.undo_bar.action_button())
    settled(officer)
    assert titles(officer) == ["Blauw", "Groen"]


def test_after_putting_back_one_can_go_on_working_and_what_was_open_is_not_kept_again(officer):
    officer.start_blank("Groen")
    part = backups_page(officer)
    officer.click(part.make)
    settled(officer)
    officer.start_blank("Blauw")
    part = backups_page(officer)
    officer.click(part.lines[0])
    settled(officer)
    officer.click(part.restore)
    settled(officer)
    assert not officer.window.autosave.pending
    officer.start_blank("Geel")
    officer.fill("subject.reference", "2026-001")
    officer.settle()
    assert titles(officer) == ["Geel", "Groen"]


def test_who_thinks_better_of_it_changes_nothing(officer):
    officer.start_blank("Groen")
    part = backups_page(officer)
    officer.click(part.make)
    settled(officer)
    officer.start_blank("Blauw")
    part = backups_page(officer)
    officer.click(part.lines[0])
    settled(officer)
    officer.messages.answer = False
    officer.click(part.restore)
    settled(officer)
    assert titles(officer) == ["Blauw", "Groen"]


def test_one_tender_comes_back_as_a_copy(officer):
    officer.start_blank("Groen")
    part = backups_page(officer)
    officer.click(part.make)
    settled(officer)
    officer.window.go_to("tenders")
    officer.settle()
    QTest.keyClick(officer.window.list_page.table, Qt.Key.Key_Delete)
    officer.until(lambda: titles(officer) == [])
    part = backups_page(officer)
    officer.click(part.lines[0])
    settled(officer)
    officer.click(part.tenders[0])
    officer.until(lambda: officer.tender.subject.title.startswith("Groen (uit reservekopie"))
    assert len(titles(officer)) == 1


def test_the_policy_goes_back_with_it(officer):
    officer.start_blank("Groen")
    part = backups_page(officer)
    officer.click(part.make)
    settled(officer)
    library = officer.window.services.library
    profile = replace(library.profile, title="Nieuw beleid", is_example=False)
    before = library.profile
    library.put_in_force(profile, officer.window.services.dossiers.store)
    officer.window.go_to("policy")
    settled(officer)
    part = backups_page(officer)
    officer.click(part.lines[0])
    settled(officer)
    officer.click(part.restore)
    settled(officer)
    assert library.profile == before
    officer.window.go_to("policy")
    settled(officer)
    assert officer.window.policy.editor.profile == before


# -- by themselves ------------------------------------------------------------------------------------------------
@pytest.fixture
def watched(qtbot, tmp_path):
    """A desk whose copies go wrong or right as told."""

    class Copies:
        def __init__(self):
            self.problem = StorageProblem("De schijf is vol: maak ruimte vrij.")
            self.asked = 0

        def make_when_due(self):
            self.asked += 1
            if self.problem is not None:
                raise self.problem

    copies, tasks = Copies(), Tasks()
    wanted = [True]
    desk = BackupDesk(lambda: copies, None, tasks, tasks, lambda: wanted[0], lambda: None)
    told = []
    desk.failed.connect(lambda title, words: told.append(words))

    def once():
        desk.make_when_due()
        qtbot.waitUntil(lambda: not tasks.busy)

    return copies, once, told, wanted


def test_what_goes_wrong_is_told_once_until_it_has_gone_well(watched):
    copies, once, told, _wanted = watched
    for _ in range(3):
        once()
    assert (copies.asked, len(told)) == (3, 1)
    problem, copies.problem = copies.problem, None
    once()
    copies.problem = problem
    once()
    assert len(told) == 2


def test_no_copies_are_made_by_themselves_when_the_settings_say_so(watched):
    copies, once, _told, wanted = watched
    wanted[0] = False
    once()
    assert copies.asked == 0


def test_the_window_makes_a_copy_beside_the_work(officer):
    officer.start_blank("Groen")
    officer.settle()
    officer.window.backups.make_when_due()
    settled(officer)
    assert len(list((officer.folder / BACKUP_FOLDER).glob("reservekopie-*.sqlite"))) == 1


# -- a broken data file -------------------------------------------------------------------------------------------
@pytest.fixture
def broken(officer):
    """A data folder with a copy of one tender and a data file that is broken."""
    officer.start_blank("Groen")
    officer.settle()
    officer.window.backups.make()
    settled(officer)
    officer.leave()
    (officer.folder / DATA_FILE).write_bytes(b"geen gegevensbestand meer " * 400)
    return officer.folder


@pytest.fixture
def opened(qtbot):
    """Opens a window on a folder, with the answers that are given."""
    windows = []

    def open_window(folder, *answers):
        messages = Recorder()
        left = list(answers)

        def ask(_parent, title, question, yes):
            messages.asked.append((title, f"{question} [{yes}]"))
            return left.pop(0)

        messages.ask = ask
        around = replace(app.surroundings(folder), messages=messages)
        window = MainWindow(app.service_door(folder), Settings(organisation="x"), around)
        windows.append(window)
        qtbot.addWidget(window, before_close_func=lambda _window: _leave(qtbot, window))
        window.show()
        window.open_store()
        qtbot.waitUntil(lambda: not left and not window.tasks.busy, timeout=PATIENCE_MS)
        return window, messages

    return open_window


def _leave(qtbot, window):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)


def count(qtbot, window):
    qtbot.waitUntil(lambda: window._services is not None and not window.tasks.busy, timeout=PATIENCE_MS)
    return window.list_page.model.rowCount()


def test_a_broken_data_file_is_set_aside_and_the_newest_good_copy_offered(qtbot, broken, opened):
    window, messages = opened(broken, True)
    assert count(qtbot, window) == 1
    ((title, question),) = messages.asked
    assert title == "Uw gegevens zijn niet te openen"
    assert "de reservekopie van" in question
    assert "1\u00a0aanbesteding" in question
    assert "[Zet deze kopie terug]" in question
    (kept,) = broken.glob("*-beschadigd-*.sqlite")
    assert kept.read_bytes().startswith(b"geen gegevensbestand meer")


def test_damage_that_is_only_seen_when_the_list_is_read_is_put_right_too(qtbot, officer, opened):
    officer.start_blank("Groen")
    officer.settle()
    officer.window.backups.make()
    settled(officer)
    officer.leave()
    path = officer.folder / DATA_FILE
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 12 * 4096] = bytes(byte ^ 0xFF for byte in content[3 * 4096 : 12 * 4096])
    path.write_bytes(content)
    window, messages = opened(officer.folder, True)
    assert count(qtbot, window) == 1
    assert [title for title, _question in messages.asked] == ["Uw gegevens zijn niet te openen"]
    (kept,) = officer.folder.glob("*-beschadigd-*.sqlite")
    assert kept.read_bytes() == content


def test_an_emptied_data_file_is_set_aside_and_no_empty_copy_is_made_of_it(qtbot, broken, opened):
    (broken / DATA_FILE).write_bytes(b"")
    window, _messages = opened(broken, True)
    assert count(qtbot, window) == 1
    assert len(list(broken.glob("*-beschadigd-*.sqlite"))) == 1
    assert list((broken / BACKUP_FOLDER).glob("voor-terugzetten-*")) == []


def test_who_does_not_want_the_copy_can_try_again_and_nothing_is_changed(qtbot, broken, opened):
    before = (broken / DATA_FILE).read_bytes()
    window, messages = opened(broken, False, False)
    first, second = (question for _title, question in messages.asked)
    assert "[Zet deze kopie terug]" in first
    assert "[Probeer opnieuw]" in second
    assert (broken / DATA_FILE).read_bytes() == before
    assert list(broken.glob("*-beschadigd-*")) == []
    assert "niet geopend" in window.undo_bar._words.text()
    assert window.undo_bar.action_button().text() == "Probeer opnieuw"


def test_without_a_good_copy_one_can_begin_anew_and_the_old_file_stays(qtbot, broken, opened):
    for path in (broken / BACKUP_FOLDER).glob("*.sqlite"):
        path.write_bytes(b"ook kapot")
    window, messages = opened(broken, True)
    assert count(qtbot, window) == 0
    assert "geen goede reservekopie" in messages.asked[0][1]
    assert len(list(broken.glob("*-beschadigd-*.sqlite"))) == 1
