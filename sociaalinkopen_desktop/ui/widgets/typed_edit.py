"""The line field that all typed fields are made from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ..theme import look
from ..typed import EMPTY, Typed


class TypedEdit(QLineEdit):
    """One line of text with a meaning. Subclasses say how to read and how to write it.

    While somebody types, text that may still become right is not called wrong; that waits for Enter or leaving.
    """

    edited = Signal(object)
    problem = Signal(str)
    designed_width = 0  # pixels at 100 %; 0 means that it takes all the room there is
    to_the_right = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = self.nothing()
        self._problem = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTextMargins(6, 0, 6, 0)
        if self.to_the_right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.finish)
        self.restyle()

    # -- for subclasses -------------------------------------------------------------------------------------------
    def nothing(self) -> Any:
        """The value of an empty field."""
        return None

    def read(self, text: str) -> Typed:
        raise NotImplementedError

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)

    # -- the language of inputs -----------------------------------------------------------------------------------
    def value(self) -> Any:
        return self._value

    def problem_text(self) -> str:
        """Return the sentence shown now, or ""."""
        return self._problem

    def set_value(self, value: Any) -> None:
        if value != self._value or type(value) is not type(self._value):
            self.reset(value)

    def reset(self, value: Any) -> None:
        self._value = value
        text = self.write(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self._report("")

    def finish(self) -> None:
        """Take the text as final: say what is wrong with it, or write it tidily."""
        typed = self.read(self.text())
        if not typed.valid:
            self._report(typed.problem)
            return
        self._take(typed)
        tidy = self.write(self._value)
        if tidy != self.text():
            self.setText(tidy)

    def restyle(self) -> None:
        self.setFont(look().font())
        if self.designed_width:
            self.setFixedWidth(look().px(self.designed_width))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    # -- events ---------------------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        if asks_palette(event) or (not self._problem and asks_undo(event)):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        made = super().sizeHint()
        return made if self.designed_width else QSize(look().px(200), made.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(56), super().minimumSizeHint().height())

    def _typed(self, text: str) -> None:
        typed = self.read(text)
        if typed.valid and not typed.unfinished:
            self._take(typed)
        else:
            self._report("" if typed.unfinished else typed.problem)

    def _take(self, typed: Typed) -> None:
        value = self.nothing() if typed is EMPTY else typed.value
        self._report("")
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _report(self, words: str) -> None:
        if words == self._problem:
            return
        self._problem = words
        self.setProperty("bad", bool(words))
        self.update()
        self.problem.emit(words)


def asks_palette(event: QEvent) -> bool:
    """Tell whether a field is asked to keep Ctrl+K for itself: some systems cut off the rest of the line with it.

    It should not: it opens the palette wherever one is.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def asks_undo(event: QEvent) -> bool:
    """Tell whether a field is asked to keep Ctrl+Z or Ctrl+Y for itself.

    It should not: there is one undo for the whole program. Only text that is not valid yet has an undo of its own.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
