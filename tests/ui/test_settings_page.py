"""Settings: each change counts at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication

from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.ui.dialogs.about import NAME, NOTICE, AboutDialog
from sociaalinkopen_desktop.ui.pages.settings import SettingsPage
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.text import Label

Key = Qt.Key
PLACE = Path("Gegevens", "SociaalInkopen")
PARTS = (("Criteria", "2026.1"), ("Qt", "6.11.3"))


@pytest.fixture
def folders():
    """What the officer chooses, one after the other, and from which folder she began."""
    return {"choices": [], "began": []}


@pytest.fixture
def page(qtbot, folders):
    def choose(folder):
        folders["began"].append(folder)
        return folders["choices"].pop(0)

    made = SettingsPage(Settings(organisation="Voorbeeldgemeente", unknown={"nieuw": 1}), PLACE, choose)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def changes(page):
    made = []
    page.changed.connect(made.append)
    return made


def test_the_name_of_the_organisation_counts_while_it_is_typed(qtbot, page, changes):
    page.organisation.selectAll()
    qtbot.keyClicks(page.organisation, "Gem")
    assert [settings.organisation for settings in changes] == ["G", "Ge", "Gem"]
    assert changes[-1].unknown == {"nieuw": 1}


def test_colours_and_text_size_are_chosen_by_keyboard(qtbot, page, changes):
    page.theme.setFocus()
    qtbot.keyClick(page.theme, Key.Key_Down)
    page.text_size.setFocus()
    qtbot.keyClick(page.text_size, Key.Key_Down)
    assert (changes[0].theme, changes[1].text_percent) == ("light", 110)


def test_a_text_size_of_another_kind_is_offered_too(page, changes):
    page.set_settings(Settings(text_percent=130))
    assert page.text_size.currentText() == "130 %"
    assert page.text_size.findText("200 %") >= 0
    assert changes == []


def test_an_unknown_theme_shows_as_that_of_the_system(page):
    page.set_settings(Settings(theme="paars"))
    assert page.theme.value() == "system"


def test_a_folder_is_chosen_kept_and_forgotten(qtbot, page, changes, folders):
    folders["choices"] = [Path("Documenten"), None]
    for _ in range(2):
        qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert page.folder.text() == "Documenten"
    assert folders["began"] == ["", "Documenten"]
    qtbot.mouseClick(page.forget, Qt.MouseButton.LeftButton)
    assert [settings.export_folder for settings in changes] == ["Documenten", ""]
    assert not page.forget.isVisible()
    assert page.choose.hasFocus()


def test_the_place_of_the_data_can_be_read_and_opened(qtbot, page):
    assert page.place.text() == str(PLACE)
    assert page.place.isReadOnly()
    assert page.place.accessibleName() == "Uw gegevens staan in"
    with qtbot.waitSignal(page.open_data_folder):
        qtbot.mouseClick(page.open_place, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.about_requested):
        qtbot.mouseClick(page.about, Qt.MouseButton.LeftButton)


def test_settings_from_elsewhere_are_shown_without_telling_it_back(page, changes):
    page.set_settings(Settings(organisation="Andere", theme="dark", text_percent=150, export_folder="Map"))
    shown = page.organisation.value(), page.theme.value(), page.text_size.value(), page.folder.text()
    assert shown == ("Andere", "dark", 150, "Map")
    assert changes == []


def test_large_text_fits_a_laptop(qapp, page):
    apply_theme(qapp, "light", 2.0)
    size = page.minimumSizeHint()
    apply_theme(qapp, "light", 1.0)
    assert (size.width() <= 1056, size.height() <= 800) == (True, True)


# -- about --------------------------------------------------------------------------------------------------------
@pytest.fixture
def about(qtbot):
    dialog = AboutDialog("1.2.3", PARTS)
    dialog.show()
    yield dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_about_says_version_licence_parts_and_that_it_is_no_legal_advice(about):
    words = " ".join(label.text() for label in about.findChildren(Label))
    for part in (NAME, "Versie 1.2.3", "EUPL-1.2", "Criteria", "2026.1", "6.11.3", NOTICE):
        assert part in words
    about.reject()


def test_about_can_be_copied_for_who_helps(qtbot, about):
    qtbot.mouseClick(about.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"{NAME}: 1.2.3",
        "Licentie: EUPL-1.2",
        "Criteria: 2026.1",
        "Qt: 6.11.3",
    ]
    about.reject()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_about_is_closed_from_the_keyboard_and_freed(qtbot, about, key):
    gone = []
    about.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(about, key)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]
