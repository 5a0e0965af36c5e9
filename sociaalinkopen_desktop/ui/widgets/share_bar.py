"""Share bar: how a number is divided over a few kinds. Each kind has a pattern of its own; words beside it say it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import rounded
from ..theme import look

_HIGH, _GAP = 8, 2


class ShareBar(QWidget):
    """Parts beside each other, as wide as their number; the first is full, the second hatched, the third open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[tuple[int, str]]) -> None:
        """Show these numbers, each with its tone."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60), look().px(_HIGH))

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, c = QPainter(self), look().c
        total = sum(number for number, _tone in self._parts)
        left, room = 0, self.width() - _GAP * max(0, len(self._parts) - 1)
        for at, (number, tone) in enumerate(self._parts):
            wide = room * number // total if total else 0
            if wide > 0:
                rect = QRect(left, 0, wide, self.height())
                ink = QColor(c.tone(tone))
                if at == 0:
                    rounded(p, rect, 2, ink)
                else:
                    rounded(p, rect, 2, c.surface, ink)
                    if at == 1:
                        p.fillRect(rect.adjusted(1, 1, -1, -1), QBrush(ink, Qt.BrushStyle.BDiagPattern))
                left += wide + _GAP
        p.end()
