"""Texts to read: the licences and what is new, opened from *Over dit programma*."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from sociaalinkopen_desktop import __version__, app
from sociaalinkopen_desktop.ui.dialogs.about import NAME, AboutDialog
from sociaalinkopen_desktop.ui.dialogs.reading import Reading, ReadingDialog

Key = Qt.Key
READINGS = [Reading("Eerste", "1.0 · MIT", lambda: "<b>Tekst</b> een"), Reading("Tweede", "", lambda: "Tekst twee")]


def swept() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(qtbot):
    made = ReadingDialog("Licenties", "Waar het van is gemaakt.", READINGS)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    swept()


def test_the_first_text_is_there_at_once_as_plain_text(dialog):
    assert dialog.names.hasFocus()
    assert dialog.text.toPlainText() == "<b>Tekst</b> een"
    assert dialog.note.text() == "1.0 · MIT"
    dialog.reject()


def test_keys_go_through_the_list_and_to_the_text(qtbot, dialog):
    qtbot.keyClick(dialog.names, Key.Key_Down)
    assert (dialog.text.toPlainText(), dialog.text.accessibleName()) == ("Tekst twee", "Tekst: Tweede")
    qtbot.keyClick(dialog.names, Key.Key_Tab)
    assert dialog.text.hasFocus()
    qtbot.keyClick(dialog.text, Key.Key_X)
    assert dialog.text.toPlainText() == "Tekst twee"
    qtbot.keyClick(dialog.text, Key.Key_Tab)
    assert dialog.done_button.hasFocus()
    dialog.reject()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_it_is_closed_from_the_keyboard_and_freed(qtbot, dialog, key):
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(dialog, key)
    swept()
    assert gone == [True]


# -- in the program -----------------------------------------------------------------------------------------------
@pytest.fixture
def about(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    app._about(parent)
    found = parent.findChild(AboutDialog)
    yield found
    found.reject()
    swept()


def opened(about: AboutDialog, words: str, qtbot) -> ReadingDialog:
    button = next(button for button in about.more if button.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return next(item for item in QApplication.topLevelWidgets() if isinstance(item, ReadingDialog))


def test_about_names_every_part_with_version_and_licence(about):
    lines = about.text().splitlines()
    assert lines[0] == f"{NAME}: {__version__}"
    for start in ("Python: 3.", "SQLAlchemy: ", "PySide6_Essentials: ", "reportlab: ", "python-docx: ", "pypdf: "):
        assert any(line.startswith(start) and " · " in line for line in lines)


def test_the_licences_can_be_read(qtbot, about):
    dialog = opened(about, "Licenties", qtbot)
    assert dialog.names.count() > 20
    assert len(dialog.text.toPlainText()) > 5000
    dialog.names.setCurrentRow(dialog.names.count() - 1)
    assert "Copyright" in dialog.text.toPlainText()
    dialog.reject()


def test_what_is_new_can_be_read(qtbot, about):
    dialog = opened(about, "Wat is er nieuw", qtbot)
    assert dialog.names.item(0).text() == f"Versie {__version__}"
    assert "•" in dialog.text.toPlainText()
    dialog.reject()


# -- seeking ------------------------------------------------------------------------------------------------------
def seek(qtbot, dialog, words):
    dialog.search.setFocus()
    dialog.search.selectAll()
    qtbot.keyClicks(dialog.search, words)
    dialog.search.tell()


def shown(dialog) -> list[str]:
    items = [dialog.names.item(at) for at in range(dialog.names.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_seeking_leaves_the_texts_that_hold_the_words_and_marks_them(qtbot, dialog):
    seek(qtbot, dialog, "TWEE")
    assert shown(dialog) == ["Tweede"]
    assert dialog.count.text() == "1 tekst met deze woorden"
    assert dialog.text.toPlainText() == "Tekst twee"
    assert [part.cursor.selectedText() for part in dialog.text.extraSelections()] == ["twee"]
    seek(qtbot, dialog, "mit")
    assert shown(dialog) == ["Eerste"]  # by the line about it
    assert dialog.text.extraSelections() == []
    qtbot.keyClick(dialog.search, Key.Key_Escape)
    assert shown(dialog) == ["Eerste", "Tweede"]
    assert dialog.count.isHidden()
    assert dialog.isVisible()
    dialog.reject()


def test_nothing_found_is_said_and_the_text_stays(qtbot, dialog):
    seek(qtbot, dialog, "zebrapad")
    assert shown(dialog) == []
    assert dialog.count.text().startswith("Niets gevonden")
    assert dialog.text.toPlainText() == "<b>Tekst</b> een"
    dialog.reject()


def test_a_licence_is_found_by_its_words(qtbot, about):
    dialog = opened(about, "Licenties", qtbot)
    seek(qtbot, dialog, "Lesser General Public License")
    assert "PySide6_Essentials" in shown(dialog)
    assert len(shown(dialog)) < dialog.names.count()
    assert dialog.text.extraSelections()
    dialog.reject()
