"""A hairline between two columns or two groups."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..theme import look


class Hairline(QWidget):
    """One pixel of `line`: upright between columns, or lying between groups."""

    def __init__(self, *, upright: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), look().c.line)
        p.end()
