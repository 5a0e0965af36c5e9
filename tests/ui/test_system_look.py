"""The look follows the computer while the program runs, also its own high contrast."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.widgets.text import Label

ROLE = QPalette.ColorRole


class Computer:
    """An application on a computer whose contrast, colours and scheme are what the test says; the rest is real."""

    def __init__(self, app):
        self._app = app
        self.contrast = Qt.ContrastPreference.NoPreference
        self.scheme = Qt.ColorScheme.Light
        self.colours = {}

    def __getattr__(self, name):
        told = {
            "styleHints": self,
            "accessibility": self,
            "contrastPreference": self.contrast,
            "colorScheme": self.scheme,
            "unsetColorScheme": None,
        }
        if name in told:
            return lambda: told[name]
        return (lambda _scheme: None) if name == "setColorScheme" else getattr(self._app, name)

    def palette(self):
        made = QPalette()
        for role, colour in self.colours.items():
            made.setColor(role, QColor(colour))
        return made


@pytest.fixture
def computer(qapp, monkeypatch):
    apply_theme(qapp, "system")
    made = Computer(qapp)
    monkeypatch.setattr(look(), "_app", made)
    yield made
    monkeypatch.undo()
    apply_theme(qapp, "light")


def test_a_computer_that_turns_dark_turns_the_program_dark(qtbot, computer):
    label = Label("Tekst", tone="muted")
    qtbot.addWidget(label)
    label.show()
    computer.scheme = Qt.ColorScheme.Dark
    look()._follow_system()
    assert look().theme == "dark"
    qtbot.waitUntil(lambda: label.palette().color(label.foregroundRole()) == look().c.muted)


def test_the_computers_own_high_contrast_is_taken_with_its_colours_and_left_again(computer):
    computer.colours = {
        ROLE.Window: "#000000",
        ROLE.WindowText: "#FFFF00",
        ROLE.Highlight: "#00FFFF",
        ROLE.HighlightedText: "#000000",
        ROLE.Link: "#00FFFF",
    }
    computer.contrast = Qt.ContrastPreference.HighContrast
    look()._follow_system()
    assert (look().theme, look().outlined) == ("high_contrast", True)
    assert (look().c.text.name(), look().c.canvas.name()) == ("#ffff00", "#000000")
    computer.contrast = Qt.ContrastPreference.NoPreference
    look()._follow_system()
    assert look().theme == "light"


def test_a_choice_of_ones_own_goes_before_the_computer(computer):
    look().use("dark")
    computer.contrast = Qt.ContrastPreference.HighContrast
    look()._follow_system()
    assert look().theme == "dark"


def test_the_size_of_text_stays_when_the_colours_change(computer):
    look().use("system", 1.5)
    computer.scheme = Qt.ColorScheme.Dark
    look()._follow_system()
    assert (look().theme, look().text_scale) == ("dark", 1.5)
