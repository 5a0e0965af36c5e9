"""Meter: a bar that fills up, always with the same thing in words below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..drawing import rounded
from ..theme import look
from .text import Label

FULL = 100


class _Bar(QWidget):
    """The drawing; the words beside it carry the meaning."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._percent, self._tone = 0, "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, percent: int, tone: str) -> None:
        if (percent, tone) != (self._percent, self._tone):
            self._percent, self._tone = percent, tone
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), look().px(10))

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, c, rect = QPainter(self), look().c, self.rect()
        rounded(p, rect, rect.height() / 2, c.sunken, c.field_line)
        inner = rect.adjusted(2, 2, -2, -2)
        wide = inner.width() * self._percent // FULL
        if wide > 0:
            filled = QRect(inner.x(), inner.y(), max(wide, inner.height()), inner.height())
            rounded(p, filled, inner.height() / 2, c.tone(self._tone))
        p.end()


class Meter(QWidget):
    """How far something is, from 0 to 100 percent, and a sentence that says it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self._words = Label("", "caption-strong", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._bar)
        box.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_part(self, percent: int, words: str, tone: str = "accent") -> None:
        """Show a part; what is more than full is shown as full."""
        self._bar.show_part(max(0, min(percent, FULL)), tone)
        self._words.setText(words)
        self.setAccessibleName(words)

    def words(self) -> str:
        """The sentence below the bar."""
        return self._words.text()
