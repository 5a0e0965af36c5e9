"""Line chart: straight lines with a dash of their own and their name at the end, and a mark where things stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import Look, look

_HEIGHT = 220
_NAME_SHARE = 0.4
# each line differs in dash, not in colour alone: lengths of line and gap in widths of the pen
_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (1.5, 2.5), (8, 3, 1.5, 3), (3, 2), (10, 4, 3, 4), (12, 3))
_TONES = ("accent", "text", "why", "ok", "bad", "neutral", "accent")


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line by its name and the points it goes through, from left to right."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis measures, from where to where, and the places on it that get words."""

    title: str
    least: float
    most: float
    ticks: tuple[tuple[float, str], ...]


class LinesChart(QWidget):
    """Lines over an axis. It cannot be operated; `describe` gives a screen reader what the lines show."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ChartLine, ...] = ()
        self._x = Axis("", 0, 1, ())
        self._y = Axis("", 0, 1, ())
        self._now: tuple[float, str] | None = None
        self._turns: tuple[float, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_lines(
        self,
        lines: Sequence[ChartLine],
        x: Axis,
        y: Axis,
        now: tuple[float, str] | None = None,
        turns: Sequence[float] = (),
    ) -> None:
        """Draw these lines. `now` is a place on the x axis with its words; `turns` are where another line leads."""
        self._lines, self._x, self._y, self._now, self._turns = tuple(lines), x, y, now, tuple(turns)
        self.update()

    def describe(self, words: str) -> None:
        """What the lines show, for who cannot see them."""
        self.setAccessibleDescription(words)

    def lines(self) -> tuple[ChartLine, ...]:
        """What is drawn."""
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(_HEIGHT))

    def restyle(self) -> None:
        self.setFixedHeight(look().px(_HEIGHT))
        self.update()

    # -- drawing ----------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._lines:
            return
        style, p = look(), QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot(style)
        self._draw_axes(style, p, plot)
        self._draw_marks(style, p, plot)
        for at, line in enumerate(self._lines):
            pen = QPen(style.c.tone(_TONES[at % len(_TONES)]), 2)
            if _DASHES[at % len(_DASHES)]:
                pen.setDashPattern(_DASHES[at % len(_DASHES)])
            p.setPen(pen)
            p.drawPolyline([self._at(plot, *point) for point in line.points])
        self._draw_names(style, p, plot)
        p.end()

    def _plot(self, style: Look) -> QRectF:
        metrics = style.metrics("caption")
        left = max((metrics.horizontalAdvance(words) for _value, words in self._y.ticks), default=0) + 8
        names = min(
            max((metrics.horizontalAdvance(line.name) for line in self._lines), default=0) + 12,
            round(self.width() * _NAME_SHARE),
        )
        top, bottom = metrics.height() + 8, 2 * metrics.height() + 8
        return QRectF(left, top, max(20, self.width() - left - names), max(20, self.height() - top - bottom))

    def _at(self, plot: QRectF, x: float, y: float) -> QPointF:
        across = (x - self._x.least) / ((self._x.most - self._x.least) or 1)
        up = (y - self._y.least) / ((self._y.most - self._y.least) or 1)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    def _draw_axes(self, style: Look, p: QPainter, plot: QRectF) -> None:
        metrics = style.metrics("caption")
        p.setFont(style.font("caption"))
        for value, words in self._y.ticks:
            y = self._at(plot, self._x.least, value).y()
            p.setPen(QPen(style.c.line, 1))
            p.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            p.setPen(style.c.muted)
            wide = metrics.horizontalAdvance(words)
            p.drawText(QPointF(plot.left() - wide - 8, y + (metrics.ascent() - metrics.descent()) / 2), words)
        for value, words in self._x.ticks:
            x = self._at(plot, value, self._y.least).x()
            p.setPen(style.c.muted)
            wide = metrics.horizontalAdvance(words)
            p.drawText(QPointF(x - wide / 2, plot.bottom() + 4 + metrics.ascent()), words)
        title = self._x.title
        wide = metrics.horizontalAdvance(title)
        p.drawText(
            QPointF(plot.center().x() - wide / 2, plot.bottom() + 6 + metrics.height() + metrics.ascent()), title
        )
        p.drawText(QPointF(0, metrics.ascent()), self._y.title)
        p.setPen(QPen(style.c.field_line, 1))
        p.drawLine(plot.bottomLeft(), plot.bottomRight())
        p.drawLine(plot.topLeft(), plot.bottomLeft())

    def _draw_marks(self, style: Look, p: QPainter, plot: QRectF) -> None:
        """A dotted upright where another line takes the lead, a full one where things stand now."""
        for value in self._turns:
            x = self._at(plot, value, 0).x()
            p.setPen(QPen(style.c.field_line, 1, Qt.PenStyle.DotLine))
            p.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        if self._now is None:
            return
        value, words = self._now
        x = self._at(plot, value, 0).x()
        p.setPen(QPen(style.c.muted, 1.5))
        p.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.bottom()))
        metrics = style.metrics("caption-strong")
        p.setFont(style.font("caption-strong"))
        p.setPen(style.c.text)
        wide = metrics.horizontalAdvance(words)
        beside = style.metrics("caption").horizontalAdvance(self._y.title) + 12
        left = max(beside, min(self.width() - wide - 1, x - wide / 2))
        p.drawText(QPointF(left, metrics.ascent()), words)

    def _draw_names(self, style: Look, p: QPainter, plot: QRectF) -> None:
        """Names at the right end, pushed apart where lines end close together; a short line leads to each."""
        metrics = style.metrics("caption")
        ends = sorted((self._at(plot, *line.points[-1]).y(), at) for at, line in enumerate(self._lines))
        step = float(metrics.height())
        placed: list[tuple[float, float, int]] = []
        for y, at in ends:
            placed.append((max(y, placed[-1][0] + step) if placed else y, y, at))
        over = placed[-1][0] - (self.height() - step / 2)
        if over > 0:  # too low: push all back up
            lowest = self.height() - step / 2
            for place in range(len(placed) - 1, -1, -1):
                label, y, at = placed[place]
                placed[place] = (min(label, lowest), y, at)
                lowest = placed[place][0] - step
        p.setFont(style.font("caption"))
        for label, y, at in placed:
            tone = style.c.tone(_TONES[at % len(_TONES)])
            p.setPen(QPen(tone, 1))
            p.drawLine(QPointF(plot.right(), y), QPointF(plot.right() + 8, label))
            room = self.width() - plot.right() - 11
            name = metrics.elidedText(self._lines[at].name, Qt.TextElideMode.ElideRight, int(room))
            p.drawText(QPointF(plot.right() + 11, label + (metrics.ascent() - metrics.descent()) / 2), name)
