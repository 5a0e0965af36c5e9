"""Segment: one choice out of two to four words in one box. The chosen word is lifted, outlined and ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS

YES_NO: tuple[tuple[Any, str], ...] = ((True, "Ja"), (False, "Nee"))


class _Word(QRadioButton):
    """One word. A radio button for keyboard and screen reader, drawn as part of the box."""

    def __init__(self, word: str, segment: Segment) -> None:
        super().__init__(word.replace("&", "&&"), segment)
        self.segment = segment
        self.word = word
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        style = look()
        wide = style.metrics("strong").horizontalAdvance(self.word) + style.px(13) + 6 + 25
        return QSize(wide, style.control_height() - 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        c, rect, on = style.c, self.rect(), self.isChecked()
        if on:
            rounded(p, rect, RADIUS - 2, c.accent if style.outlined else c.surface, c.accent, 1.5)
        elif self.underMouse() and self.isEnabled():
            rounded(p, rect, RADIUS - 2, c.hover)
        ink = c.on_accent if on and style.outlined else c.accent if on else c.muted
        role = "strong" if on else "body"
        mark = style.px(13) + 5 if on else 0
        x = rect.center().x() + 1 - (style.metrics(role).horizontalAdvance(self.word) + mark) // 2
        if on:
            style.draw_glyph(p, x, rect.center().y() + 1, "check-bold", ink, 13)
        p.setPen(ink)
        p.setFont(style.font(role))
        p.drawText(QRect(x + mark, rect.y(), rect.width(), rect.height() - 1), Qt.AlignmentFlag.AlignVCenter, self.word)
        p.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.segment.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.segment.update()


class Segment(QWidget):
    """Ja/Nee, or two to four words. `choices` are (value, word) pairs; no choice yet is None.

    `chosen(object)` and `edited(object)` carry the value the user chose; `edited` is there because every input has
    it. `problem(str)` is there for the same reason; a choice is never wrong. Arrow keys move the choice.
    """

    chosen = Signal(object)
    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, choices: Sequence[tuple[Any, str]] = YES_NO, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._values = [value for value, _word in choices]
        self._words = [_Word(word, self) for _value, word in choices]
        box = QHBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(0)
        for word in self._words:
            self._group.addButton(word)
            box.addWidget(word)
        self._group.buttonClicked.connect(self._tell)
        self._told = self.value()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._words[0])

    def value(self) -> Any:
        """Return the chosen value, or None while nothing is chosen."""
        for value, word in zip(self._values, self._words, strict=True):
            if word.isChecked():
                return value
        return None

    def set_value(self, value: Any) -> None:
        """Show this choice (None: no choice) without telling anybody."""
        if value == self.value():
            return
        self._group.setExclusive(False)
        for known, word in zip(self._values, self._words, strict=True):
            word.setChecked(known == value)
        self._group.setExclusive(True)
        chosen = self._group.checkedButton()
        self.setFocusProxy(chosen or self._words[0])
        self._told = self.value()
        self.update()

    reset = set_value

    def restyle(self) -> None:
        for word in self._words:
            word.updateGeometry()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        bad = bool(self.property("bad"))
        rounded(p, self.rect(), RADIUS, style.c.sunken, style.c.bad if bad else style.c.field_line, 2 if bad else 1)
        if any(word.hasFocus() for word in self._words):
            focus_ring(p, self.rect(), style.c.focus, style.c.focus_gap)
        p.end()

    def _tell(self) -> None:
        value = self.value()
        if value != self._told:
            self._told = value
            self.setFocusProxy(self._group.checkedButton() or self._words[0])
            self.chosen.emit(value)
            self.edited.emit(value)
