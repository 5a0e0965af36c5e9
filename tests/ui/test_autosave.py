"""What is typed is kept: soon, at once when asked, and never half."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer

from sociaalinkopen_desktop.application.ports import ConflictProblem, StorageProblem, Stored
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui import autosave as saving
from sociaalinkopen_desktop.ui.autosave import Autosave, SaveState
from sociaalinkopen_desktop.ui.tasks import Tasks
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


class Shelf:
    """Keeps tenders in memory, with the versions it was given; can be told to fail."""

    def __init__(self):
        self.kept: list[tuple[Tender, int]] = []
        self.failure: Exception | None = None

    def keep(self, tender: Tender, version: int) -> Stored:
        if self.failure is not None:
            raise self.failure
        self.kept.append((tender, version))
        return Stored(tender=tender, version=version + 1, saved_at=NOW)


@pytest.fixture
def desk(qtbot):
    editor, shelf = TenderEditor(), Shelf()
    autosave = Autosave(editor, Tasks(editor), shelf.keep, editor)
    stored = Stored(tender=Tender(id="1"), version=1, saved_at=NOW)
    autosave.follow(stored)
    editor.open(stored.tender)
    return editor, autosave, shelf


def test_a_change_is_kept_after_a_short_pause(desk, qtbot):
    editor, autosave, shelf = desk
    with qtbot.waitSignal(autosave.saved, timeout=3000):
        editor.set("subject.title", "Groen")
    assert [tender.subject.title for tender, _version in shelf.kept] == ["Groen"]
    assert autosave.state is SaveState.SAVED
    assert not autosave.pending


def test_typing_on_is_kept_once(desk, qtbot):
    editor, autosave, shelf = desk
    with qtbot.waitSignal(autosave.saved, timeout=3000):
        for text in ("G", "Gr", "Gro"):
            editor.set("subject.title", text)
    assert len(shelf.kept) == 1


def test_flush_keeps_at_once_and_the_version_goes_up(desk, qtbot):
    editor, autosave, shelf = desk
    for text in ("Groen", "Grijs"):
        editor.set("subject.title", text)
        with qtbot.waitSignal(autosave.saved, timeout=300):
            autosave.flush()
    assert [version for _tender, version in shelf.kept] == [1, 2]


def test_a_change_during_saving_is_kept_after_it(desk, qtbot):
    editor, autosave, shelf = desk
    editor.set("subject.title", "Groen")
    autosave.flush()
    editor.set("subject.title", "Groen en grijs")
    autosave.flush()
    qtbot.waitUntil(lambda: not autosave.pending, timeout=3000)
    assert [tender.subject.title for tender, _version in shelf.kept] == ["Groen", "Groen en grijs"]


def test_undoing_to_what_is_kept_needs_no_saving(desk, qtbot):
    editor, autosave, shelf = desk
    editor.set("subject.title", "Groen")
    editor.undo_stack.undo()
    assert autosave.state is SaveState.SAVED
    autosave.flush()
    assert shelf.kept == []


def test_a_full_disk_is_told_and_saving_is_tried_again(desk, qtbot):
    editor, autosave, shelf = desk
    shelf.failure = StorageProblem("De schijf is vol. Maak ruimte vrij.")
    editor.set("subject.title", "Groen")
    with qtbot.waitSignal(autosave.state_changed, check_params_cb=lambda state, _w: state is SaveState.FAILED) as told:
        autosave.flush()
    assert told.args[1] == "De schijf is vol. Maak ruimte vrij."
    assert autosave.pending
    shelf.failure = None
    with qtbot.waitSignal(autosave.saved, timeout=500):
        autosave.flush()
    assert shelf.kept[-1][0].subject.title == "Groen"


def test_somebody_elses_save_is_a_conflict_and_ours_stays(desk, qtbot):
    editor, autosave, shelf = desk
    shelf.failure = ConflictProblem("Iemand anders heeft dit gewijzigd.")
    editor.set("subject.title", "Groen")
    with qtbot.waitSignal(autosave.conflict) as told:
        autosave.flush()
    assert told.args[0].subject.title == "Groen"
    assert editor.tender.subject.title == "Groen"


def test_another_tender_is_not_saved_over_the_first(desk, qtbot):
    editor, autosave, shelf = desk
    other = Stored(tender=replace(Tender(id="2")), version=5, saved_at=NOW)
    editor.set("subject.title", "Groen")
    autosave.flush()
    autosave.follow(other)
    editor.open(other.tender)
    qtbot.waitUntil(lambda: len(shelf.kept) == 1)
    editor.set("subject.title", "Bank")
    with qtbot.waitSignal(autosave.saved, timeout=3000):
        autosave.flush()
    assert [(tender.id, version) for tender, version in shelf.kept] == [("1", 1), ("2", 5)]


def test_a_tender_left_while_saving_failed_is_tried_again(desk, qtbot):
    editor, autosave, shelf = desk
    shelf.failure = StorageProblem("De schijf is vol. Maak ruimte vrij.")
    editor.set("subject.title", "Groen")
    with qtbot.waitSignal(autosave.state_changed, check_params_cb=lambda state, _w: state is SaveState.FAILED):
        autosave.flush()
    other = Stored(tender=Tender(id="2"), version=5, saved_at=NOW)
    autosave.flush()
    autosave.follow(other)
    editor.open(other.tender)
    qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)
    shelf.failure = None
    autosave.flush()
    qtbot.waitUntil(lambda: not autosave.pending)
    assert [(tender.id, tender.subject.title, version) for tender, version in shelf.kept] == [("1", "Groen", 1)]


def test_what_is_typed_while_a_save_is_under_way_survives_opening_another(desk, qtbot):
    editor, autosave, shelf = desk
    editor.set("subject.title", "Groen")
    autosave.flush()
    editor.set("subject.title", "Groen en grijs")
    autosave.flush()
    other = Stored(tender=Tender(id="2"), version=5, saved_at=NOW)
    autosave.follow(other)
    editor.open(other.tender)
    qtbot.waitUntil(lambda: not autosave.pending)
    assert shelf.kept[-1][0].subject.title == "Groen en grijs"


def test_who_types_on_without_a_pause_is_kept_all_the_same(desk, qtbot):
    editor, autosave, shelf = desk
    assert saving.DELAY_MS <= saving.MOST_MS <= 1000
    typing = QTimer()
    typing.setInterval(50)  # far shorter than the pause that is waited for otherwise
    typing.timeout.connect(lambda: editor.set("subject.title", editor.tender.subject.title + "a"))
    with qtbot.waitSignal(autosave.saved, timeout=5000):
        typing.start()
    typing.stop()
    assert shelf.kept[0][0].subject.title.startswith("aaa")


def test_a_failure_stays_in_sight_while_one_types_on_and_is_tried_again_by_itself(desk, qtbot, monkeypatch):
    editor, autosave, shelf = desk
    monkeypatch.setattr(saving, "RETRY_MS", 50)
    shelf.failure = StorageProblem("De schijf is vol. Maak ruimte vrij.")
    told = []
    autosave.state_changed.connect(lambda state, words: told.append((state, words)))
    editor.set("subject.title", "Groen")
    autosave.flush()
    qtbot.waitUntil(lambda: sum(state is SaveState.FAILED for state, _words in told) >= 2)
    del told[:]
    editor.set("subject.title", "Groen en grijs")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told[0] == (SaveState.FAILED, "De schijf is vol. Maak ruimte vrij.")
    shelf.failure = None
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED)
    assert shelf.kept[-1][0].subject.title == "Groen en grijs"
    assert not autosave.pending


def test_undoing_everything_after_a_failure_leaves_what_another_tender_still_waits_for(desk, qtbot):
    editor, autosave, shelf = desk
    shelf.failure = StorageProblem("De schijf is vol. Maak ruimte vrij.")
    editor.set("subject.title", "Groen")
    autosave.flush()
    qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)
    autosave.flush()
    other = Stored(tender=Tender(id="2"), version=5, saved_at=NOW)
    autosave.follow(other)
    editor.open(other.tender)
    qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)
    editor.set("subject.title", "Bank")
    editor.undo_stack.undo()
    assert autosave.state is SaveState.FAILED
    assert autosave.pending
    shelf.failure = None
    autosave.flush()
    qtbot.waitUntil(lambda: not autosave.pending)
    assert shelf.kept[-1][0].subject.title == "Groen"
