"""The program's own mark: a tick whose long arm is raised beside a head, so that the tick is a person."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import look
from ..tokens import TOKENS

# In a square of 48, the same numbers as resources/icons/app.svg.
CORNER = 11.0
TICK = ((12.5, 26.5), (20.5, 35.0), (36.5, 16.5))
HEAD = (20.0, 15.5, 4.6)
STROKE = 5.5


def paint_mark(p: QPainter, rect: QRectF, ground: QColor, tick: QColor, head: QColor) -> None:
    """Draw the mark to fill the square `rect`."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.translate(rect.topLeft())
    p.scale(rect.width() / 48, rect.height() / 48)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(ground)
    p.drawRoundedRect(QRectF(0, 0, 48, 48), CORNER, CORNER)
    p.setBrush(head)
    p.drawEllipse(QPointF(HEAD[0], HEAD[1]), HEAD[2], HEAD[2])
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(tick, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.drawPolyline(QPolygonF([QPointF(x, y) for x, y in TICK]))
    p.restore()


def program_icon() -> QIcon:
    """Return the mark as window icon; it looks the same in every theme."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        p = QPainter(picture)
        ground, tick, head = (QColor(TOKENS["light"][name]) for name in ("accent", "on_accent", "chart_social"))
        paint_mark(p, QRectF(0, 0, size, size), ground, tick, head)
        p.end()
        made.addPixmap(picture)
    return made


class Mark(QWidget):
    """The mark in the colours of the theme. It says nothing: the window title has the name."""

    def __init__(self, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, p = look().c, QPainter(self)
        paint_mark(p, QRectF(self.rect()), c.accent, c.on_accent, c.soft)
        p.end()
