"""Tables over as many pages as they need: the head comes back on each page, a row taller than a page is split."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.blocks import TextBlock
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.fonts import face

# A row up to this height is never split; a head above it is not repeated.
_WHOLE_ROW = styles.CONTENT_HEIGHT / 3


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row; every table has as many cells in each row as it has widths."""

    cells: tuple[TextBlock, ...]
    above: float = 4.5
    below: float = 5.5
    _heights: list[float] = field(default_factory=list)

    def height(self, widths: Sequence[float]) -> float:
        """The height of its tallest cell, with the room above and below."""
        if not self._heights:
            tallest = max(cell.height(width) for cell, width in zip(self.cells, widths, strict=True))
            self._heights.append(max(tallest, styles.TABLE_CELL.leading) + self.above + self.below)
        return self._heights[0]

    def split(self, widths: Sequence[float], room: float) -> "tuple[Row, Row]":
        """What fits in `room`, at least a line, and the rest."""
        inside = room - self.above - self.below
        parts = [cell.cut(width, inside) for cell, width in zip(self.cells, widths, strict=True)]
        return (
            Row(cells=tuple(first for first, _ in parts), above=self.above, below=self.below),
            Row(cells=tuple(rest for _, rest in parts), above=self.above, below=self.below),
        )


@dataclass(frozen=True, kw_only=True)
class TableBlock:
    """Rows under an optional head. `widths` are the outer widths of the columns in points."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    head: Row | None = None
    ruled: bool = True
    inset: float = 6.0
    gap: float = 4.0
    continued: bool = False
    space_before: float = 0.0
    space_after: float = 14.0
    keep_with_next: bool = False

    @property
    def _inner(self) -> list[float]:
        return [max(1.0, width - self.inset - self.gap) for width in self.widths]

    def _head_height(self) -> float:
        return self.head.height(self._inner) if self.head is not None else 0.0

    def height(self, width: float) -> float:
        inner = self._inner
        return self._head_height() + sum(row.height(inner) for row in self.rows)

    def lead_height(self, width: float) -> float:
        first = self.rows[0].height(self._inner) if self.rows else 0.0
        return self._head_height() + min(first, 4 * styles.TABLE_CELL.leading + 12)

    def split(self, width: float, room: float, force: bool) -> "tuple[TableBlock, TableBlock] | None":
        inner = self._inner
        head = self.head
        if head is not None and head.height(inner) > _WHOLE_ROW:
            # Nobody needs a head of half a page twice: it becomes the first row.
            return replace(self, head=None, rows=(head, *self.rows)).split(width, room, force)
        left = room - self._head_height()
        count = 0
        while count < len(self.rows) and self.rows[count].height(inner) <= left:
            left -= self.rows[count].height(inner)
            count += 1
        if count == len(self.rows):
            return None
        first, rest = self.rows[:count], self.rows[count:]
        tall = rest[0].height(inner) > _WHOLE_ROW and left > 5 * styles.TABLE_CELL.leading
        if tall or (force and not count):
            upper, lower = rest[0].split(inner, left)
            first, rest = (*first, upper), (lower, *rest[1:])
        if not first:
            return None
        return replace(self, rows=first), replace(self, rows=rest, continued=True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        inner = self._inner
        right = x + sum(self.widths)
        if self.head is not None:
            bottom = top - self.head.height(inner)
            canvas.ground((x, bottom, right, top), styles.TINT)
            self._draw_row(canvas, self.head, x, top, repeated=self.continued)
            canvas.rule(x, right, bottom, styles.ACCENT, 0.9)
            top = bottom
        for row in self.rows:
            self._draw_row(canvas, row, x, top, repeated=False)
            top -= row.height(inner)
            if self.ruled:
                canvas.rule(x, right, top, styles.HAIRLINE)

    def _draw_row(self, canvas: TaggedCanvas, row: Row, x: float, top: float, repeated: bool) -> None:
        for cell, width, inner in zip(row.cells, self.widths, self._inner, strict=True):
            if repeated:
                # Only the first head is part of the structure; the others are there for the eye.
                with canvas.artifact():
                    canvas.lines(cell.lines(inner), x + self.inset, top - row.above, inner, cell.style)
            else:
                cell.draw(canvas, x + self.inset, top - row.above, inner)
            x += width


def column_widths(
    shares: Sequence[float], texts: Sequence[Sequence[TextBlock]], total: float, padding: float
) -> tuple[float, ...]:
    """Widths that add up to `total`: by share, but wide enough for what should stay on one line where that can be.

    `texts` holds per column the cells that should not be broken, such as heads, outcomes and amounts;
    `padding` is the room in a column that text cannot use.
    """
    shares = [share if share > 0 else 0.1 for share in shares]
    least = [min(total * 0.3, _least_width(cells) + padding) for cells in texts]
    if sum(least) > total:
        return tuple(total * share / sum(shares) for share in shares)
    widths = [0.0] * len(shares)
    free, open_columns = total, set(range(len(shares)))
    while open_columns:
        share_sum = sum(shares[i] for i in sorted(open_columns))
        tight = [i for i in sorted(open_columns) if free * shares[i] / share_sum < least[i]]
        for i in tight:
            widths[i] = least[i]
            free -= least[i]
        open_columns.difference_update(tight)
        if not tight:
            break
    for i in open_columns:
        widths[i] = free * shares[i] / share_sum
    return tuple(widths)


def _least_width(cells: Sequence[TextBlock]) -> float:
    """The longest word, or the whole text of a cell that is not to be hyphenated, such as an outcome."""
    return max(
        (
            cell.indent + face(cell.style.font).width(part, cell.style.size)
            for cell in cells
            for part in (cell.text.split() if cell.style.hyphenate else cell.text.split("\n"))
        ),
        default=0.0,
    )
