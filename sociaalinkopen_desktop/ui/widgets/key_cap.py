"""A key of the keyboard, drawn as a cap."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import rounded
from ..theme import look


class KeyCap(QWidget):
    """Words in a frame: "Ctrl+K". A screen reader hears them from the line the cap stands in."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = look().metrics("caption-strong")
        return QSize(metrics.horizontalAdvance(self.words) + 16, metrics.height() + 8)

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        rounded(p, self.rect(), 4, style.c.canvas, style.c.field_line)
        p.setFont(style.font("caption-strong"))
        p.setPen(style.c.text)
        p.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)
        p.end()
