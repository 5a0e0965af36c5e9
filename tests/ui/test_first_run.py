"""The first run: three calm steps, by keyboard, each of which can be left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.settings import read_settings
from sociaalinkopen_desktop.ui.pages.start import StartPage
from sociaalinkopen_desktop.ui.theme import apply_theme
from tests.journeys.officer import PATIENCE_MS, Recorder

from .made_up_rows import ROWS, TODAY

Key = Qt.Key
SIGNALS = ("new_requested", "example_requested", "knowledge_requested", "profile_requested", "introduced")


@pytest.fixture
def page(qtbot):
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_rows([], TODAY)
    made.take_focus()
    return made


@pytest.fixture
def told(page):
    made = []
    page.organisation_given.connect(lambda name: made.append(("organisation_given", name)))
    for name in SIGNALS:
        getattr(page, name).connect(lambda name=name: made.append(name))
    return made


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_enter_alone_leads_through_all_three_steps(page, told):
    QTest.keyClicks(QApplication.focusWidget(), " Gemeente Voorbeeld ")
    press(Key.Key_Return)
    assert page.welcome.step() == 1
    assert page.welcome.start_values.hasFocus()
    press(Key.Key_Return)
    assert page.welcome.step() == 2
    assert page.welcome.new.hasFocus()
    press(Key.Key_Return)
    assert told == [("organisation_given", "Gemeente Voorbeeld"), "introduced", "new_requested"]


def test_the_arrows_choose_and_a_profile_is_read_on_the_way(page, told):
    press(Key.Key_Return, Key.Key_Right, Key.Key_Return)
    assert page.welcome.step() == 2, "the first steps go on where they were"
    press(Key.Key_Right, Key.Key_Return)
    assert told == ["profile_requested", "introduced", "example_requested"]


def test_every_step_can_be_left_and_then_the_page_is_empty_but_helpful(qtbot, page, told):
    for step in range(3):
        assert page.welcome.step() == step
        qtbot.mouseClick(page.welcome.skip, Qt.MouseButton.LeftButton)
    assert told == ["introduced"]
    assert not page.welcome.isVisible()
    qtbot.mouseClick(page.empty_new, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.empty_example, Qt.MouseButton.LeftButton)
    assert told[1:] == ["new_requested", "example_requested"]


def test_one_can_go_back(qtbot, page):
    assert not page.welcome.previous.isVisible()
    press(Key.Key_Return, Key.Key_Return)
    qtbot.mouseClick(page.welcome.previous, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.welcome.previous, Qt.MouseButton.LeftButton)
    assert page.welcome.step() == 0
    assert page.welcome.name.hasFocus()


def test_tab_reaches_the_buttons_below(page):
    press(Key.Key_Return)
    seen = []
    for _ in range(6):
        press(Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    wanted = [page.welcome.numbers, page.welcome.previous, page.welcome.skip, page.welcome.go_on]
    assert [widget for widget in seen if widget in wanted][:4] == wanted


def test_the_numbers_can_be_looked_at(qtbot, page, told):
    press(Key.Key_Return)
    qtbot.mouseClick(page.welcome.numbers, Qt.MouseButton.LeftButton)
    assert told == ["knowledge_requested"]


def test_a_name_that_was_given_before_is_not_asked_again(qtbot):
    made = StartPage("Voorbeeldgemeente")
    qtbot.addWidget(made)
    made.show_rows([], TODAY)
    assert made.welcome.step() == 1


def test_who_was_introduced_sees_no_steps(qtbot):
    made = StartPage("", is_introduced=True)
    qtbot.addWidget(made)
    made.show()
    made.show_rows([], TODAY)
    assert made.empty_new.isVisible()
    made.show_rows(ROWS, TODAY)
    assert made.head.isVisible()


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_large_text_fits_a_laptop(qapp, page, scale):
    apply_theme(qapp, "light", scale)
    sizes = []
    for step in range(3):
        page.welcome.go_to_step(step)
        sizes.append(page.minimumSizeHint())
    apply_theme(qapp, "light", 1.0)
    assert all(size.width() <= 1056 and size.height() <= 800 for size in sizes)


def test_from_an_empty_data_folder_to_the_first_tender(qtbot, tmp_path):
    folder = tmp_path / "gegevens"
    window = app.make_window(folder)
    messages = Recorder()
    object.__setattr__(window.around, "messages", messages)
    qtbot.addWidget(window, before_close_func=lambda _window: _leave(qtbot, window))
    window.ready.connect(window.begin_introduction)
    window.show()
    with qtbot.waitSignal(window.ready, timeout=PATIENCE_MS):
        window.open_store()
    start = window._pages["start"]
    qtbot.waitUntil(lambda: start.welcome.name.hasFocus(), timeout=PATIENCE_MS)
    QTest.keyClicks(window.focusWidget(), "Voorbeeldgemeente")
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Key.Key_Return)
    assert read_settings(folder).organisation == "Voorbeeldgemeente"
    QTest.keyClick(window.focusWidget(), Key.Key_Right)
    QTest.keyClick(window.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=PATIENCE_MS)
    assert window.editor.tender.is_example
    assert read_settings(folder).is_introduced
    assert messages.told == []


def _leave(qtbot, window):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
