"""What is typed is kept: shortly after, at once when asked, and again when it failed."""

import pytest

from sociaalinkopen_desktop.application.ports import ConflictProblem, StorageProblem
from sociaalinkopen_desktop.ui.autosave import SaveState
from sociaalinkopen_desktop.ui.enterprise_editor import EnterpriseEditor, new_enterprise
from sociaalinkopen_desktop.ui.keeper import Keeper
from sociaalinkopen_desktop.ui.tasks import Tasks


class Store:
    """Remembers what was kept; fails as long as it is told to."""

    def __init__(self):
        self.kept = []
        self.trouble = None

    def keep(self, item, version):
        if self.trouble is not None:
            raise self.trouble
        self.kept.append((item.name, version))
        return version + 1


@pytest.fixture
def desk(qtbot):
    editor, tasks, store = EnterpriseEditor(), Tasks(), Store()
    keeper = Keeper(editor, tasks, store.keep)
    made = new_enterprise()
    editor.open(made)
    keeper.follow(made, 0)
    yield editor, keeper, store
    keeper.release()
    tasks.wait()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_what_is_opened_needs_no_keeping(desk):
    _editor, keeper, store = desk
    keeper.flush()
    assert not keeper.pending
    assert not keeper.is_stored()
    assert store.kept == []


def test_saves_follow_each_other(desk, qtbot):
    editor, keeper, store = desk
    editor.set("name", "Een")
    keeper.flush()
    editor.set("name", "Twee")
    keeper.flush()
    assert keeper.pending
    qtbot.waitUntil(lambda: not keeper.pending)
    assert store.kept == [("Een", 0), ("Twee", 1)]
    assert keeper.state is SaveState.SAVED


def test_by_itself_it_is_kept_after_a_pause(desk, qtbot):
    editor, keeper, store = desk
    editor.set("name", "Vanzelf")
    assert keeper.state is SaveState.CHANGED
    qtbot.waitUntil(lambda: store.kept == [("Vanzelf", 0)])


def test_undone_before_it_was_kept_is_nothing_to_keep(desk):
    editor, keeper, store = desk
    editor.set("name", "Toch niet")
    editor.undo_stack.undo()
    assert not keeper.pending
    assert keeper.state is SaveState.SAVED
    assert store.kept == []


def test_what_failed_is_told_and_tried_again(desk, qtbot):
    editor, keeper, store = desk
    store.trouble = StorageProblem("De schijf is vol.")
    editor.set("name", "Vol")
    keeper.flush()
    qtbot.waitUntil(lambda: keeper.state is SaveState.FAILED)
    assert keeper.pending
    store.trouble = None
    keeper.flush()
    qtbot.waitUntil(lambda: not keeper.pending)
    assert store.kept == [("Vol", 0)]


def test_what_failed_is_not_lost_when_another_is_opened(desk, qtbot):
    editor, keeper, store = desk
    store.trouble = StorageProblem("De schijf is vol.")
    editor.set("name", "De eerste")
    keeper.flush()
    other = new_enterprise()
    editor.open(other)
    keeper.follow(other, 0)
    qtbot.waitUntil(lambda: keeper.state is SaveState.FAILED)
    store.trouble = None
    keeper.flush()
    qtbot.waitUntil(lambda: not keeper.pending)
    assert store.kept == [("De eerste", 0)]


def test_a_conflict_hands_over_what_was_ours_and_is_not_tried_again(desk, qtbot):
    editor, keeper, store = desk
    store.trouble = ConflictProblem("Ergens anders gewijzigd.")
    editor.set("name", "Van mij")
    with qtbot.waitSignal(keeper.conflict) as told:
        keeper.flush()
    assert told.args[0].name == "Van mij"
    assert not keeper.pending


def test_what_is_gone_from_the_store_is_new_again(desk, qtbot):
    editor, keeper, store = desk
    editor.set("name", "Weg")
    keeper.flush()
    qtbot.waitUntil(lambda: not keeper.pending)
    keeper.forget(editor.enterprise.id)
    editor.set("name", "Terug")
    keeper.flush()
    qtbot.waitUntil(lambda: not keeper.pending)
    assert store.kept[-1] == ("Terug", 0)
