"""Bar chart: stacked bars with their names and numbers, drawn from tokens. A table beside it holds the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import rounded
from ..theme import Look, look
from ..tokens import GRID

PRICE, QUALITY, SOCIAL = "price", "quality", "social"
_BAR, _GAP, _SWATCH = 30, 12, 14
_PART_GAP = 2
_ROUND = 4


@dataclass(frozen=True, slots=True)
class ChartPart:
    """One part of a bar: its kind decides colour and pattern; `words` are written in it where they fit."""

    kind: str
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar with its name above it and its total behind it."""

    name: str
    parts: tuple[ChartPart, ...]
    total: str
    strong: bool = False


class BarsChart(QWidget):
    """Bars from 0 to `most`. It cannot be operated; a screen reader gets all of it as a description."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[ChartBar, ...] = ()
        self._legend: tuple[tuple[str, str], ...] = ()
        self._ticks: tuple[tuple[float, str], ...] = ()
        self._most = 1.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(
        self,
        bars: Sequence[ChartBar],
        most: float,
        legend: Sequence[tuple[str, str]],
        ticks: Sequence[tuple[float, str]] = (),
    ) -> None:
        """Draw these bars on a scale to `most`; `ticks` are places on it with their words."""
        self._bars, self._most = tuple(bars), most or 1.0
        self._legend, self._ticks = tuple(legend), tuple(ticks)
        told = (
            f"{bar.name}: {bar.total}" + "".join(f"; {self._word(part.kind)} {part.words}" for part in bar.parts)
            for bar in self._bars
        )
        self.setAccessibleDescription(". ".join(told))
        self._fit()
        self.update()

    def bars(self) -> tuple[ChartBar, ...]:
        """What is drawn, best first."""
        return self._bars

    def sizeHint(self) -> QSize:
        return QSize(look().px(320), self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), self._height(self.width()))

    def restyle(self) -> None:
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = self._height(self.width())
        if high != self.minimumHeight():
            self.setFixedHeight(high)

    def _word(self, kind: str) -> str:
        return next((words.split(" (")[0] for key, words in self._legend if key == kind), kind)

    # -- places -----------------------------------------------------------------------------------------------------
    def _legend_places(self, style: Look, width: int) -> list[tuple[str, str, int, int]]:
        """(kind, words, x, y) of every item, going on in the next line where a line is full."""
        metrics, x, y, found = style.metrics("caption"), 0, 0, []
        for kind, words in self._legend:
            wide = style.px(_SWATCH) + 6 + metrics.horizontalAdvance(words)
            if x and x + wide > width:
                x, y = 0, y + metrics.height() + 4
            found.append((kind, words, x, y))
            x += wide + 2 * GRID
        return found

    def _legend_height(self, style: Look, width: int) -> int:
        places = self._legend_places(style, width)
        return places[-1][3] + style.metrics("caption").height() + 12 if places else 0

    def _height(self, width: int) -> int:
        style = look()
        one = style.metrics("body").height() + 2 + style.px(_BAR) + style.px(_GAP)
        ticks = style.metrics("caption").height() + 4 if self._ticks else 0
        return self._legend_height(style, width) + len(self._bars) * one + ticks

    def _room(self, style: Look) -> int:
        """How many pixels the scale has: the longest total stands behind it."""
        metrics = style.metrics("strong")
        widest = max((metrics.horizontalAdvance(bar.total) for bar in self._bars), default=0)
        return max(40, self.width() - widest - 14)

    # -- drawing ----------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        top = self._legend_height(style, self.width())
        for kind, words, x, y in self._legend_places(style, self.width()):
            high = style.metrics("caption").height()
            side = style.px(_SWATCH)
            _draw_part(style, p, QRect(x, y + (high - side) // 2, side, side), kind)
            p.setPen(style.c.muted)
            p.setFont(style.font("caption"))
            p.drawText(x + side + 6, y + style.metrics("caption").ascent(), words)
        self._draw_ticks(style, p, top)
        for at, bar in enumerate(self._bars):
            self._draw_bar(style, p, bar, top + at * self._step(style))
        p.end()

    def _step(self, style: Look) -> int:
        return style.metrics("body").height() + 2 + style.px(_BAR) + style.px(_GAP)

    def _draw_ticks(self, style: Look, p: QPainter, top: int) -> None:
        if not self._ticks:
            return
        room, metrics = self._room(style), style.metrics("caption")
        bottom = top + len(self._bars) * self._step(style)
        p.setFont(style.font("caption"))
        for value, words in self._ticks:
            x = round(room * value / self._most)
            p.fillRect(x, top, 1, bottom - top, style.c.line)
            wide = metrics.horizontalAdvance(words)
            p.setPen(style.c.muted)
            p.drawText(max(0, min(self.width() - wide, x - wide // 2)), bottom + 4 + metrics.ascent(), words)

    def _draw_bar(self, style: Look, p: QPainter, bar: ChartBar, top: int) -> None:
        names = style.metrics("strong" if bar.strong else "body")
        p.setFont(style.font("strong" if bar.strong else "body"))
        p.setPen(style.c.text)
        name = names.elidedText(bar.name, Qt.TextElideMode.ElideRight, self.width())
        # a clear ground, so that no line of the scale runs through the words
        p.fillRect(0, top, names.horizontalAdvance(name) + 6, names.height(), style.c.surface)
        p.drawText(0, top + names.ascent(), name)
        x, y, high = 0, top + style.metrics("body").height() + 2, style.px(_BAR)
        room = self._room(style)
        numbers = style.metrics("caption-strong")
        for part in bar.parts:
            wide = max(_PART_GAP + 2, round(room * part.value / self._most))
            rect = QRect(x, y, wide - _PART_GAP, high)
            _draw_part(style, p, rect, part.kind)
            words = numbers.horizontalAdvance(part.words)
            if words + 10 <= rect.width():
                patch = QRect(0, 0, words + 9, numbers.height())
                patch.moveCenter(rect.center())
                fill, ink = _colours(style, part.kind)
                if part.kind == SOCIAL:
                    rounded(p, patch, 3, fill)
                p.setPen(ink)
                p.setFont(style.font("caption-strong"))
                p.drawText(patch, Qt.AlignmentFlag.AlignCenter, part.words)
            x += wide
        total = style.metrics("strong")
        p.fillRect(x + 4, y, total.horizontalAdvance(bar.total) + 8, high, style.c.surface)
        p.setPen(style.c.text)
        p.setFont(style.font("strong"))
        p.drawText(x + 8, y + (high + total.ascent() - total.descent()) // 2, bar.total)


def _colours(style: Look, kind: str) -> tuple[QColor, QColor]:
    c = style.c
    return {PRICE: (c.chart_price, c.on_price), QUALITY: (c.accent, c.on_accent)}.get(
        kind, (c.chart_social, c.on_social)
    )


def _draw_part(style: Look, p: QPainter, rect: QRect, kind: str) -> None:
    """Price: grey with an edge; quality: accent; social: light and hatched."""
    fill, ink = _colours(style, kind)
    rounded(p, rect, min(_ROUND, rect.width() / 2), fill, style.c.field_line if kind == PRICE else None)
    if kind == SOCIAL:
        hatch = QColor(ink)
        hatch.setAlpha(255 if style.outlined else 90)
        rounded(p, rect, min(_ROUND, rect.width() / 2), None)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        p.drawRoundedRect(rect, _ROUND, _ROUND)
