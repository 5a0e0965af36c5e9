"""After an update the program says once that there is something new."""

import pytest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop import __version__
from sociaalinkopen_desktop.app.news import tell_news
from sociaalinkopen_desktop.config.settings import Settings, read_settings, save_settings
from sociaalinkopen_desktop.ui.dialogs.reading import ReadingDialog
from tests.journeys.officer import Officer


def begin(qtbot, folder, **settings):
    return Officer(qtbot, folder / "gegevens", settings=Settings(theme="light", **settings))


def told(officer) -> str:
    bar = officer.window.undo_bar
    return "" if bar.isHidden() else bar.accessibleName()


@pytest.mark.parametrize("seen", ["", "0.0.9"])
def test_who_worked_with_an_older_version_hears_it_once(qtbot, tmp_path, seen):
    officer = begin(qtbot, tmp_path, organisation="Voorbeeldgemeente", seen_version=seen)
    tell_news(officer.window)
    assert told(officer) == f"U werkt nu met versie {__version__}. Wat is er nieuw"
    assert officer.kept_settings[-1].seen_version == __version__
    officer.click(officer.window.undo_bar.action_button())
    dialog = next(item for item in QApplication.topLevelWidgets() if isinstance(item, ReadingDialog))
    assert dialog.windowTitle() == "Wat is er nieuw"
    assert dialog.names.item(0).text() == f"Versie {__version__}"
    dialog.reject()
    tell_news(officer.window)
    assert told(officer) == ""


def test_who_is_new_hears_nothing_now_but_does_after_an_update(qtbot, tmp_path):
    officer = begin(qtbot, tmp_path)
    tell_news(officer.window)
    assert told(officer) == ""
    assert officer.kept_settings[-1].seen_version == __version__


def test_something_that_went_wrong_goes_first(qtbot, tmp_path):
    officer = begin(qtbot, tmp_path, organisation="Voorbeeldgemeente", seen_version="0.0.9")
    officer.window.say("Vorige keer sloot het programma onverwacht")
    tell_news(officer.window)
    assert told(officer) == "Vorige keer sloot het programma onverwacht"
    assert officer.window.settings.seen_version == "0.0.9"  # so the next start tells it


def test_a_folder_in_which_nothing_can_be_kept_is_not_told_at_every_start(qtbot, tmp_path, monkeypatch):
    from dataclasses import replace

    def refuse(_settings):
        raise OSError

    officer = begin(qtbot, tmp_path, organisation="Voorbeeldgemeente", seen_version="0.0.9")
    officer.window.around = replace(officer.window.around, keep_settings=refuse)
    tell_news(officer.window)
    assert told(officer) == ""


def test_the_version_is_kept_with_the_settings(tmp_path):
    save_settings(Settings(seen_version="1.2.3"), tmp_path)
    assert read_settings(tmp_path).seen_version == "1.2.3"
