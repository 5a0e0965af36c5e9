"""A tender as a file of its own: kept with a key and from the list, and read back."""

import pytest

from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.exchange.tender_file import read_tender
from sociaalinkopen_desktop.ui.tender_files import TROUBLE, free_names
from tests.builders import a_tender
from tests.journeys.officer import Officer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def officer(qtbot, tmp_path):
    made = Officer(qtbot, tmp_path / "gegevens")
    made.start_blank("Catering")
    made.settle()
    return made


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "bestanden"
    folder.mkdir()
    return folder


def done(officer):
    officer.until(lambda: not officer.window.tasks.busy and not officer.window.background.busy)


def test_the_open_tender_is_kept_with_a_key_and_opens_again(officer, place):
    officer.messages.save = place
    officer.press("Ctrl+Shift+S")
    done(officer)
    kept = place / "Catering - dossier.sociaalinkopen"
    assert read_tender(kept) == officer.tender
    assert officer.window.workspace.undo_bar.accessibleName().startswith(f"Dossier bewaard: {kept.name}")

    first = officer.tender.id
    officer.messages.open = kept
    officer.press("Ctrl+O")
    officer.until(lambda: officer.tender.id != first)
    assert officer.tender.subject.title == "Catering"


def test_a_name_without_ending_gets_ours(officer, place):
    officer.messages.save = place / "voor de buren"
    officer.press("Ctrl+Shift+S")
    done(officer)
    assert [path.name for path in place.iterdir()] == ["voor de buren.sociaalinkopen"]


def test_who_thinks_better_of_it_gets_no_file(officer, place):
    officer.press("Ctrl+Shift+S")
    done(officer)
    assert officer.messages.told == []
    assert not officer.window.workspace.undo_bar.isVisible()


def test_chosen_tenders_go_to_a_folder_and_nothing_is_overwritten(officer, place):
    officer.press("Alt+Left")
    officer.settle()
    officer.start_blank("Aanleg")
    officer.settle()
    officer.press("Alt+Left")
    officer.settle()
    (place / "catering - dossier.sociaalinkopen").write_text("van een ander")
    officer.messages.open = place
    table = officer.window.list_page.table
    table.setFocus()
    officer.press("Ctrl+A")
    next(action for action in table.menu.actions() if action.text() == "Bewaren als bestand…").trigger()
    done(officer)
    assert sorted(path.name for path in place.iterdir()) == [
        "Aanleg - dossier.sociaalinkopen",
        "Catering - dossier (2).sociaalinkopen",
        "catering - dossier.sociaalinkopen",
    ]
    assert (place / "catering - dossier.sociaalinkopen").read_text() == "van een ander"
    assert officer.window.undo_bar.accessibleName().startswith("2 dossiers bewaard")


def test_a_place_that_cannot_be_written_is_told(officer, place):
    officer.messages.save = place / "weg" / "dossier.sociaalinkopen"
    officer.press("Ctrl+Shift+S")
    done(officer)
    assert [title for title, _sentence in officer.messages.told] == [TROUBLE]
    with pytest.raises(ExportProblem) as raised:
        officer.window.services.save_tender(officer.tender, officer.messages.save)
    assert officer.messages.told[0][1] == raised.value.sentence


def test_names_never_come_twice_also_not_in_other_letters():
    tenders = [a_tender(), a_tender()]
    first, second = free_names(tenders, set())
    assert second == first.replace(".sociaalinkopen", " (2).sociaalinkopen")
    assert free_names(tenders[:1], {first.lower(), second.lower()}) == [second.replace("(2)", "(3)")]
