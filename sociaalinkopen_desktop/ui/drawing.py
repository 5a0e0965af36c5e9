"""Shapes that several parts draw: a rounded box, the focus ring."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from .tokens import RADIUS


def rounded(
    p: QPainter, rect: QRect, radius: float, fill: QColor | None, line: QColor | None = None, width: float = 1
) -> None:
    """Draw a rounded box whose edge lies wholly inside `rect`."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    if line is None:
        p.setPen(Qt.PenStyle.NoPen)
        inset = 0.0
    else:
        p.setPen(QPen(line, width))
        inset = width / 2
    if fill is None:
        p.setBrush(Qt.BrushStyle.NoBrush)
    else:
        p.setBrush(fill)
    p.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(p: QPainter, rect: QRect, focus: QColor, gap: QColor, radius: float = RADIUS) -> None:
    """Draw the ring inside `rect`: 2 px `focus`, then 1 px `gap`, in the shape of the control."""
    rounded(p, rect, radius, None, focus, 2)
    rounded(p, rect.adjusted(2, 2, -2, -2), max(0.0, radius - 2), None, gap, 1)
