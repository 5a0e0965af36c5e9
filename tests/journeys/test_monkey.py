"""Somebody who presses anything: random clicks, keys and odd texts in the open window break nothing and lose nothing.

The walk follows from its seed alone, so that one that fails can be walked again. `SENTENCES` are what people paste.
"""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from sociaalinkopen_desktop.domain.steps import Step
from tests.journeys.officer import Officer

ACTIONS = 150
LOOK_EVERY = 25
EXAMPLES = ("groenonderhoud", "kerstpakketten", "catering")
SENTENCES = (
    "",
    "0",
    "-1",
    "12.500,50",
    "1e9",
    "31-2-2027",
    "1-9-2027",
    "77310000",
    "100",
    "<b>vet</b> & 'aanhaling' \"dubbel\" \\ % {} ; DROP TABLE tender",
    "é ü ß € 語 \u202e omgekeerd \u200b",
    "lang " * 60,
    "regel een\nregel twee\n\n\tinspringen",
)
KEYS = ("Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+T", "Ctrl+H", "Ctrl+K", "Ctrl++", "Ctrl+-")
PLACES = ("start", "knowledge", "policy", "packs", "settings", "tenders")
LEFT_ALONE = ("Afdrukken", "Map openen", "Terugzetten", "Weggooien", "Afsluiten", "Toon de map", "Open de map")
"""Words on what leaves the window (a printer, another program) or throws a whole tender away."""


class Monkey:
    """Walks at random; everything it does is told in `walk`."""

    def __init__(self, officer: Officer, seed: int) -> None:
        self.officer, self.dice = officer, random.Random(seed)
        self.walk: list[str] = []
        self.begin = None
        officer.window.editor.opened.connect(self._on_opened)
        officer.window.desk.start_example(EXAMPLES[seed % len(EXAMPLES)])
        officer.until(lambda: officer.window.workspace is not None and bool(officer.tender.subject.title))
        officer.settle()

    def _on_opened(self, tender) -> None:
        self.begin = tender

    # -- what can be done -----------------------------------------------------------------------------------------
    def controls(self, *kinds: type[QWidget]) -> list[QWidget]:
        """The controls of these kinds on the page that is shown, as far as they can be reached."""
        page = self.officer.window.stack.currentWidget()
        return [
            item
            for item in (page.findChildren(QWidget) if page is not None else [])
            if isinstance(item, kinds)
            and item.isVisible()
            and item.isEnabled()
            and not item.visibleRegion().isEmpty()
            and not any(words in _words(item) for words in LEFT_ALONE)
        ]

    def step(self) -> None:
        """One random action."""
        doing = self.dice.choices(
            (self.press, self.type, self.pick, self.key, self.turn, self.wander, self.reopen),
            weights=(40, 20, 10, 15, 10, 3, 2),
        )[0]
        doing()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            if self.dice.random() < 0.5:
                QTest.keyClick(popup, Qt.Key.Key_Down)
                QTest.keyClick(popup, Qt.Key.Key_Return)
            if QApplication.activePopupWidget() is popup:
                QTest.keyClick(popup, Qt.Key.Key_Escape)
        QApplication.processEvents()

    def press(self) -> None:
        found = self.controls(QAbstractButton)
        if found:
            button = self.dice.choice(found)
            self.walk.append(f"press {_words(button)!r}")
            self.officer.click(button)

    def type(self) -> None:
        found = [item for item in self.controls(QLineEdit, QPlainTextEdit, QTextEdit) if not item.isReadOnly()]
        if found:
            field, text = self.dice.choice(found), self.dice.choice(SENTENCES)
            self.walk.append(f"type {text[:20]!r} in {_words(field)!r}")
            self.officer.click(field)
            if self.dice.random() < 0.5:
                QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self.officer.type_in(field, text)
            if field.isVisible() and self.dice.random() < 0.6:
                QTest.keyClick(field, Qt.Key.Key_Tab)

    def pick(self) -> None:
        found = self.controls(QComboBox)
        if found:
            box = self.dice.choice(found)
            self.walk.append(f"pick in {_words(box)!r}")
            box.setFocus()
            for _ in range(self.dice.randint(1, 4)):
                QTest.keyClick(box, self.dice.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))

    def key(self) -> None:
        key = self.dice.choice(KEYS)
        self.walk.append(key)
        self.officer.press(key)
        if key == "Ctrl+K":
            self.officer.press("Escape")

    def turn(self) -> None:
        work = self.officer.window.workspace
        if work is not None and work.isVisible():
            step = self.dice.choice(list(Step))
            self.walk.append(f"step {step.value}")
            self.officer.click(work._steps.button(step.value))

    def wander(self) -> None:
        """Look at another page, press something there, and come back."""
        place = self.dice.choice(PLACES)
        self.walk.append(f"page {place}")
        identifier = self.officer.tender.id
        self.officer.click(self.officer.window.rail._buttons[place])
        self.officer.settle()
        if place != "tenders":
            for _ in range(3):
                self.press()
                QApplication.processEvents()
        self.back_to(identifier)

    def reopen(self) -> None:
        self.walk.append("reopen")
        identifier = self.officer.tender.id
        self.officer.press("Alt+Left")
        self.back_to(identifier)

    def back_to(self, identifier: str) -> None:
        window = self.officer.window
        window.keep_all()
        self.officer.settle()
        window.desk.open(identifier)
        self.officer.until(lambda: window.workspace is not None and window.workspace.isVisible())
        self.officer.settle()

    # -- what must hold -------------------------------------------------------------------------------------------
    def is_kept(self) -> bool:
        """Whether what is on disk is what is on screen."""
        window = self.officer.window
        window.keep_all()
        self.officer.settle()
        return window._services.dossiers.open(self.officer.tender.id).tender == self.officer.tender

    def undo_all(self) -> None:
        if not self.officer.window.workspace.isVisible():
            self.back_to(self.officer.tender.id)
        self.officer.go_to(Step.SUBJECT)
        stack = self.officer.window.editor.undo_stack
        for _ in range(stack.count() + 1):
            if stack.canUndo():
                self.officer.press("Ctrl+Z")


def _words(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", lambda: "")() or type(widget).__name__


def walk(qtbot, folder, seed):
    monkey = Monkey(Officer(qtbot, folder / "gegevens"), seed)
    for number in range(ACTIONS):
        try:
            monkey.step()
        except Exception as error:
            raise AssertionError(f"seed {seed}: {monkey.walk}") from error
        if number % LOOK_EVERY == 0:
            assert monkey.is_kept(), monkey.walk
    assert monkey.is_kept(), monkey.walk
    monkey.undo_all()
    assert monkey.officer.tender == monkey.begin, monkey.walk  # as it was when it was last opened
    assert monkey.is_kept(), monkey.walk


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)])
def test_whatever_is_pressed_nothing_breaks_and_everything_can_be_undone(qtbot, tmp_path, seed):
    walk(qtbot, tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 23))
def test_longer_walks_break_nothing_either(qtbot, tmp_path, seed):
    walk(qtbot, tmp_path, seed)
