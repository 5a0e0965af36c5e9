"""A field for plain text of several lines."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ..theme import look
from ..typed import read_text
from .layouts import use_bar
from .typed_edit import asks_palette, asks_undo


class LongTextEdit(QPlainTextEdit):
    """Plain text of several lines, as high as its lines between `lines` and `most_lines`. Tab leaves it."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        *,
        lines: int = 3,
        most_lines: int = 12,
        longest: int = 20_000,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._most, self._longest = lines, most_lines, longest
        self._value, self._problem, self._showing = "", "", False
        self._is_fitting = False
        self.setProperty("field", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setViewportMargins(4, 3, 4, 3)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        self.restyle()

    def value(self) -> str:
        return self._value

    def problem_text(self) -> str:
        return self._problem

    def set_value(self, value: str | None) -> None:
        if (value or "") != self._value:
            self.reset(value)

    def reset(self, value: str | None) -> None:
        self._value = value or ""
        if self._value != self.toPlainText():
            self._showing = True
            self.setPlainText(self._value)
            self._showing = False
        self._report("")
        self._fit()

    def restyle(self) -> None:
        self.setFont(look().font())
        self._fit()

    def _typed(self) -> None:
        self._fit()
        if self._showing:
            return
        typed = read_text(self.toPlainText(), self._longest)
        self._report(typed.problem)
        if typed.valid and typed.value != self._value:
            self._value = typed.value
            self.edited.emit(self._value)

    def _report(self, words: str) -> None:
        if words != self._problem:
            self._problem = words
            self.setProperty("bad", bool(words))
            self.update()
            self.problem.emit(words)

    def _fit(self) -> None:
        """Be as high as the lines. What that resizes does not begin it again: the bar could come and go for ever."""
        if self._is_fitting:
            return
        self._is_fitting = True
        high, more = self._measured()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            use_bar(self, policy)
            high, _more = self._measured()  # the bar takes room, or gives it back
        line = self.fontMetrics().lineSpacing()
        shown = min(self._most * line, max(self._lines * line, math.ceil(high)))
        around = 2 * (self.frameWidth() + 3) + 2 * math.ceil(self.document().documentMargin())
        whole = max(look().control_height(), shown + around)
        if whole != self.minimumHeight():
            self.setFixedHeight(whole)
        self._is_fitting = False

    def _measured(self) -> tuple[float, bool]:
        """How high the lines are, as far as they are shown, and whether there are more."""
        most, high, block = self._most * self.fontMetrics().lineSpacing(), 0.0, self.document().firstBlock()
        while block.isValid() and high < most:  # asking for its box is what breaks a block into lines
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return high, block.isValid() or high > most

    def event(self, event: QEvent) -> bool:
        if asks_palette(event) or (not self._problem and asks_undo(event)):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls
