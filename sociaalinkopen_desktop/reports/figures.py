"""Pictures and charts: a figure with its words for who cannot see it (ISO 14289-1, 7.3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from sociaalinkopen_desktop.domain.document import Chart, ChartLine, Picture
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.flow import WholeBlock
from sociaalinkopen_desktop.reports.fonts import SEMIBOLD, face
from sociaalinkopen_desktop.reports.lines import Line
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.styles import Colour, TextStyle

TICK = TextStyle(size=8.5, leading=11, colour=styles.MUTED, hyphenate=False)
NAME = TextStyle(font=SEMIBOLD, size=8.5, leading=11, hyphenate=False)
# A line is known by its dash and the name at its end as well, never by its colour alone.
LINE_COLOURS: tuple[Colour, ...] = (styles.ACCENT, styles.WARNING, styles.GOOD, styles.TEXT, styles.MUTED)
LINE_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (1.5, 2.5), (9, 3, 2, 3), (3, 2))

_LEAST_SHARE = 0.6  # of its size: a picture rather gets smaller than leave half a page empty
_MOST_PIXELS = 40_000_000
_CHART_HEIGHT = 210.0
_LEFT, _BOTTOM, _TOP, _NAMES = 58.0, 34.0, 22.0, 120.0


class UnreadablePicture(ValueError):
    """The bytes are no picture that a PDF can hold."""


def pillow_picture(picture: Picture) -> Any:
    """The picture as Pillow has it, in RGB on white, so that any archive reader shows it alike.

    Raises UnreadablePicture.
    """
    from PIL import Image, UnidentifiedImageError  # ReportLab has loaded it already

    try:
        with Image.open(BytesIO(picture.data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise UnreadablePicture("too many pixels")
            if opened.mode in ("RGBA", "LA", "P", "PA"):
                coloured = opened.convert("RGBA")
                white = Image.new("RGBA", coloured.size, "white")
                return Image.alpha_composite(white, coloured).convert("RGB")
            return opened.convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as cause:
        raise UnreadablePicture(str(cause)) from cause


def cleaned(chart: Chart, clean: Callable[[str], str]) -> Chart:
    """The chart with every text that is drawn in it made fit for the fonts by `clean`."""
    return replace(
        chart,
        x_title=clean(chart.x_title),
        y_title=clean(chart.y_title),
        x_ticks=tuple((value, clean(words)) for value, words in chart.x_ticks),
        y_ticks=tuple((value, clean(words)) for value, words in chart.y_ticks),
        lines=tuple(replace(line, name=clean(line.name)) for line in chart.lines),
        mark=(chart.mark[0], clean(chart.mark[1])) if chart.mark else None,
    )


@dataclass(frozen=True, kw_only=True)
class PictureBlock(WholeBlock):
    """A picture at the left, as large as it may be without being larger than asked."""

    image: Any
    element: Element
    share: float
    most: float
    space_before: float = 0.0
    space_after: float = 8.0
    keep_with_next: bool = False

    def _size(self, width: float) -> tuple[float, float]:
        wide, high = self.image.size
        scale = min(width * self.share / wide, self.most / high)
        return wide * scale, high * scale

    def height(self, width: float) -> float:
        return self._size(width)[1]

    def smaller(self, width: float, room: float) -> "PictureBlock | None":
        return replace(self, most=room) if room >= _LEAST_SHARE * self.height(width) else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide, high = self._size(width)
        rect = (x, top - high, x + wide, top)
        _set_bounds(self.element, rect)
        with canvas.tagged(self.element):
            canvas.image(self.image, rect)


@dataclass(frozen=True, kw_only=True)
class ChartBlock(WholeBlock):
    """A chart over the whole width. Its words are parts of the figure; the table beside it has the numbers."""

    chart: Chart
    element: Element
    space_before: float = 6.0
    space_after: float = 12.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return _CHART_HEIGHT

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        rect = (x, top - _CHART_HEIGHT, x + width, top)
        _set_bounds(self.element, rect)
        with canvas.tagged(self.element):
            _ChartDrawing(canvas, self.chart, (x + _LEFT, rect[1] + _BOTTOM, rect[2] - _NAMES, top - _TOP)).draw()


class _ChartDrawing:
    """Draws one chart; `room` is the rectangle between the axes."""

    def __init__(self, canvas: TaggedCanvas, chart: Chart, room: tuple[float, float, float, float]) -> None:
        self._canvas, self._chart, self._room = canvas, chart, room

    def draw(self) -> None:
        self._draw_grid()
        self._draw_mark()
        ends = []
        for index, line in enumerate(self._chart.lines):
            points = [self._place(point) for point in line.points]
            colour, dash = LINE_COLOURS[index % len(LINE_COLOURS)], LINE_DASHES[index % len(LINE_DASHES)]
            self._canvas.strokes(points, colour, 1.6, dash)
            ends.append((points[-1][1], line, colour))
        self._draw_names(ends)

    def _place(self, point: tuple[float, float]) -> tuple[float, float]:
        left, bottom, right, top = self._room
        x = _part(point[0], self._chart.x_ticks)
        y = _part(point[1], self._chart.y_ticks)
        return left + x * (right - left), bottom + y * (top - bottom)

    def _draw_grid(self) -> None:
        left, bottom, right, top = self._room
        for value, words in self._chart.y_ticks:
            y = self._place((self._chart.x_ticks[0][0], value))[1]
            self._canvas.strokes([(left, y), (right, y)], styles.HAIRLINE, 0.5, ())
            self._text(words, left - 6, y + 5.5, TICK, from_right=True)
        for value, words in self._chart.x_ticks:
            x = self._place((value, self._chart.y_ticks[0][0]))[0]
            self._text(words, x - face(TICK.font).width(words, TICK.size) / 2, bottom - 4, TICK)
        self._text(self._chart.y_title, left - _LEFT, top + 18, TICK)
        x_width = face(TICK.font).width(self._chart.x_title, TICK.size)
        self._text(self._chart.x_title, (left + right - x_width) / 2, bottom - 18, TICK)

    def _draw_mark(self) -> None:
        if self._chart.mark is None:
            return
        _left, bottom, _right, top = self._room
        value, words = self._chart.mark
        x = self._place((value, self._chart.y_ticks[0][0]))[0]
        self._canvas.strokes([(x, bottom), (x, top + 2)], styles.PEN_LINE, 0.9, (2, 2))
        self._text(words, x - face(NAME.font).width(words, NAME.size) / 2, top + 14, NAME)

    def _draw_names(self, ends: Sequence[tuple[float, ChartLine, Colour]]) -> None:
        """The name of each line at its end, moved apart where ends lie close together."""
        lowest = self._room[1]
        height = NAME.leading
        for y, line, colour in sorted(ends, key=lambda end: end[0]):
            y = max(y, lowest)
            lowest = y + height
            words = _shortened(line.name, _NAMES - 10)
            style = TextStyle(font=NAME.font, size=NAME.size, leading=height, colour=colour, hyphenate=False)
            self._text(words, self._room[2] + 8, y + 5.5, style)

    def _text(self, words: str, x: float, top: float, style: TextStyle, from_right: bool = False) -> None:
        if from_right:
            x -= face(style.font).width(words, style.size)
        self._canvas.lines([Line(words, 0.0)], x, top, 0.0, style)


def _part(value: float, ticks: Sequence[tuple[float, str]]) -> float:
    """Where a value lies between the first tick (0) and the last (1); what lies outside stands at the edge."""
    first, last = ticks[0][0], ticks[-1][0]
    return min(1.0, max(0.0, (value - first) / ((last - first) or 1.0)))


def _shortened(words: str, room: float) -> str:
    measure = face(NAME.font)
    if measure.width(words, NAME.size) <= room:
        return words
    return words[: measure.fitting(words, NAME.size, room - measure.width("…", NAME.size))].rstrip() + "…"


def _set_bounds(element: Element, rect: tuple[float, float, float, float]) -> None:
    """Where a figure stands is part of what it says to a reader, and known once it is drawn."""
    element.attributes = f"<</O/Layout/BBox[{' '.join(f'{value:.2f}' for value in rect)}]/Placement/Block>>"
