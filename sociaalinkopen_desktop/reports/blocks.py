"""Blocks of text: paragraphs, headings, list items, entries of the contents, lines to sign on."""

from dataclasses import dataclass, field, replace

from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import Anchor, TaggedCanvas
from sociaalinkopen_desktop.reports.flow import WholeBlock
from sociaalinkopen_desktop.reports.fonts import face
from sociaalinkopen_desktop.reports.lines import Line, break_lines
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.styles import TextStyle


@dataclass(frozen=True, kw_only=True)
class Label:
    """What hangs before the first line: a bullet, the number of a chapter, the sign of an outcome.

    Without an element it is decoration.
    """

    text: str
    style: TextStyle
    element: Element | None


@dataclass(frozen=True, kw_only=True)
class TextBlock:
    """Plain text in one style, belonging to one structure element. Splitting keeps the element: it is one paragraph."""

    text: str
    style: TextStyle
    element: Element
    label: Label | None = None
    indent: float = 0.0
    measure: float = styles.CONTENT_WIDTH
    url: str = ""
    anchor: Anchor | None = None
    bar: bool = False
    bar_gap: float = 0.0
    _rest: tuple[Line, ...] | None = None
    _lines: dict[float, tuple[Line, ...]] = field(default_factory=dict)

    @property
    def space_before(self) -> float:
        return self.style.space_before

    @property
    def space_after(self) -> float:
        return self.style.space_after

    @property
    def keep_with_next(self) -> bool:
        return self.style.keep_with_next

    def _room(self, width: float) -> float:
        return max(1.0, min(width, self.measure) - self.indent)

    def lines(self, width: float) -> tuple[Line, ...]:
        """The text broken to that width."""
        if self._rest is not None:
            return self._rest
        room = self._room(width)
        lines = self._lines.get(room)
        if lines is None:
            style = self.style
            lines = tuple(break_lines(self.text, face(style.font), style.size, room, style.hyphenate))
            self._lines[room] = lines
        return lines

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def lead_height(self, width: float) -> float:
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.style.leading

    def split(self, width: float, room: float, force: bool) -> "tuple[TextBlock, TextBlock] | None":
        if force:
            return self.cut(width, room)
        # At least two lines stay together on either side.
        least, fitting = 2 * self.style.leading, min(room, self.height(width) - 2 * self.style.leading)
        return self.cut(width, fitting) if fitting >= least else None

    def cut(self, width: float, room: float) -> "tuple[TextBlock, TextBlock]":
        """The lines that fit in `room`, at least one, and the others, if any."""
        lines = self.lines(width)
        # The small part of a point forgives the rounding of sums.
        count = max(1, int(room / self.style.leading + 1e-6))
        return (
            replace(self, _rest=lines[:count]),
            replace(self, _rest=lines[count:], label=None, anchor=None),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        lines = self.lines(width)
        if self.anchor is not None:
            canvas.place(self.anchor, top)
        if self.label is not None and lines:
            self._draw_label(canvas, self.label, x, top)
        if not lines:
            return
        if self.bar:
            bottom = top - len(lines) * self.style.leading
            canvas.ground((x, bottom - self.bar_gap, x + 2.2, top), styles.ACCENT)
        left, room = x + self.indent, self._room(width)
        with canvas.tagged(self.element):
            canvas.lines(lines, left, top, room, self.style)
        if self.url:
            self._draw_link(canvas, lines, left, top)

    def _draw_label(self, canvas: TaggedCanvas, label: Label, x: float, top: float) -> None:
        line = [Line(label.text + " " if label.element is self.element else label.text, 0.0)]
        # A label may be smaller than its text; both stand on the same baseline.
        style = replace(label.style, leading=2 * self._baseline_depth() - 0.66 * label.style.size)
        with canvas.tagged(label.element) if label.element is not None else canvas.artifact():
            canvas.lines(line, x, top, 0.0, style)

    def _baseline_depth(self) -> float:
        return (self.style.leading + 0.66 * self.style.size) / 2

    def _draw_link(self, canvas: TaggedCanvas, lines: tuple[Line, ...], left: float, top: float) -> None:
        leading = self.style.leading
        for index, line in enumerate(lines):
            baseline = top - index * leading - self._baseline_depth()
            canvas.rule(left, left + line.width, baseline - 1.6, styles.LINK_COLOUR, 0.5)
        widest = max(line.width for line in lines)
        canvas.link_to_url(self.element, (left, top - len(lines) * leading, left + widest, top), self.url)


@dataclass(frozen=True, kw_only=True)
class ContentsEntry:
    """A line of the contents. The page number is drawn when all pages are known."""

    text: TextBlock
    target: Anchor
    placements: list[tuple[int, float, float]] = field(default_factory=list)
    """Page, top and bottom of each part that was drawn; shared by the parts of a split entry."""

    @property
    def space_before(self) -> float:
        return self.text.space_before

    @property
    def space_after(self) -> float:
        return self.text.space_after

    @property
    def keep_with_next(self) -> bool:
        return False

    def height(self, width: float) -> float:
        return self.text.height(width)

    def lead_height(self, width: float) -> float:
        return self.text.lead_height(width)

    def split(self, width: float, room: float, force: bool) -> "tuple[ContentsEntry, ContentsEntry] | None":
        parts = self.text.split(width, room, force)
        return None if parts is None else (replace(self, text=parts[0]), replace(self, text=parts[1]))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.text.draw(canvas, x, top, width)
        self.placements.append((canvas.page, top, top - self.text.height(width)))

    def complete(self, canvas: TaggedCanvas, x: float, width: float) -> None:
        """Draw the page number, the dots before it, and the links."""
        for page, top, bottom in self.placements:
            with canvas.on_page(page):
                canvas.link_to_anchor(self.text.element, (x, bottom, x + width, top), self.target)
        page, _, bottom = self.placements[-1]
        style = replace(self.text.style, right_aligned=True)
        number = str(self.target.page + 1)
        number_width = face(style.font).width(number, style.size)
        with canvas.on_page(page):
            line_top = bottom + style.leading
            end = x + self.text.indent + self.text.lines(width)[-1].width
            if end + 16 < x + width - number_width:
                baseline = line_top - (style.leading + 0.66 * style.size) / 2
                canvas.rule(end + 7, x + width - number_width - 7, baseline + 1, styles.PEN_LINE, 0.7, dots=True)
            # The blank keeps title and number apart for whoever listens.
            spoken = Line(f" {number}", face(style.font).width(f" {number}", style.size))
            with canvas.tagged(self.text.element):
                canvas.lines([spoken], x, line_top, width, style)


@dataclass(frozen=True, kw_only=True)
class SignatureLines(WholeBlock):
    """Three lines to write on: name, date and signature, each with its word below."""

    labels: tuple[tuple[str, Element], ...]
    space_before: float = 0.0
    space_after: float = 12.0
    keep_with_next: bool = False
    _shares = (0.36, 0.2, 0.44)
    pen_room: float = 34.0

    def height(self, width: float) -> float:
        return self.pen_room + styles.SIGN_LABEL.leading + 2

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        gap = 18.0
        usable = width - gap * (len(self.labels) - 1)
        y = top - self.pen_room
        for (word, element), share in zip(self.labels, self._shares, strict=True):
            length = usable * share
            canvas.rule(x, x + length, y, styles.PEN_LINE, 0.8)
            with canvas.tagged(element):
                canvas.lines([Line(word, 0.0)], x, y - 2, length, styles.SIGN_LABEL)
            x += length + gap
