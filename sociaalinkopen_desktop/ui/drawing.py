"""Shapes that several parts draw: a rounded box, the focus ring."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from .tokens import RADIUS


def rounded(
    p: QPainter, rect: QRect, radius: float, fill: QColor | None, line: QColor | None = None, width: float = 1
) -> None:
    """Draw a rounded box whose edge lies wholly inside `rect`.

    Smooth shapes are slow and a page is full of boxes: where a pixel is a pixel only the corners are drawn smoothly,
    once for all boxes that are alike.
    """
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y, wide, high = rect.x(), rect.y(), rect.width(), rect.height()
    corner, edge = ceil(max(radius + width / 2, width)), int(width)
    is_plain = line is not None and edge == width and p.device().devicePixelRatioF() == 1
    if line is None or not is_plain or not 0 < corner <= min(wide, high) // 2:
        _smooth(p, QRectF(rect), radius, fill, line, width)
        return
    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    corners = _corners(corner, radius, fill and fill.rgba(), line.rgba(), width)
    right, low, far = x + wide - corner, y + high - corner, corner + 1
    p.drawImage(x, y, corners, 0, 0, corner, corner)
    p.drawImage(right, y, corners, far, 0, corner, corner)
    p.drawImage(x, low, corners, 0, far, corner, corner)
    p.drawImage(right, low, corners, far, far, corner, corner)
    across, down = wide - 2 * corner, high - 2 * corner
    p.fillRect(x + corner, y, across, edge, line)
    p.fillRect(x + corner, y + high - edge, across, edge, line)
    p.fillRect(x, y + corner, edge, down, line)
    p.fillRect(x + wide - edge, y + corner, edge, down, line)
    if fill is not None:
        p.fillRect(x + corner, y + edge, across, corner - edge, fill)
        p.fillRect(x + corner, low, across, corner - edge, fill)
        p.fillRect(x + edge, y + corner, wide - 2 * edge, down, fill)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)


def _smooth(p: QPainter, rect: QRectF, radius: float, fill: QColor | None, line: QColor | None, width: float) -> None:
    inset = width / 2 if line is not None else 0.0
    p.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, width))
    p.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    p.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


@cache
def _corners(corner: int, radius: float, fill: int | None, line: int, width: float) -> QImage:
    """The smallest box with these corners, one pixel between them."""
    made = QImage(2 * corner + 1, 2 * corner + 1, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    p = QPainter(made)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = None if fill is None else QColor.fromRgba(fill)
    _smooth(p, QRectF(made.rect()), radius, inside, QColor.fromRgba(line), width)
    p.end()
    return made


def focus_ring(p: QPainter, rect: QRect, focus: QColor, gap: QColor, radius: float = RADIUS) -> None:
    """Draw the ring inside `rect`: 2 px `focus`, then 1 px `gap`, in the shape of the control."""
    rounded(p, rect, radius, None, focus, 2)
    rounded(p, rect.adjusted(2, 2, -2, -2), max(0.0, radius - 2), None, gap, 1)
