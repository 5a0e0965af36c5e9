"""Text table: a small table in a card whose words break into lines, for what is read and not worked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from .hairline import Hairline
from .text import Label

_GAP = 14


@dataclass(frozen=True, slots=True)
class TextCell:
    """The words of one cell, with a second line in small muted words below them."""

    words: str
    second: str = ""
    tone: str = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A head and the share of the width."""

    title: str
    share: int = 1


class _CellWidget(QWidget):
    """Two labels below each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._second = Label("", wrap=True), Label("", "caption", "muted", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._first, 0, 0)
        grid.addWidget(self._second, 1, 0)
        grid.setRowStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_cell(self, cell: TextCell) -> None:
        self._first.set_role("strong" if cell.strong else "body")
        self._first.set_tone(cell.tone)
        self._first.setText(cell.words)
        self._second.setText(cell.second)
        self._second.setVisible(bool(cell.second))

    def words(self) -> tuple[str, str]:
        return self._first.text(), self._second.text()

    def longest_word(self) -> int:
        """How wide the cell must be so that no word is cut."""
        return max(_longest_word(self._first), _longest_word(self._second))


class _Line:
    """One row of the table: its hairline, its cells, and for a narrow table the head of each cell beside it."""

    def __init__(self, table: QWidget, columns: Sequence[TextColumn]) -> None:
        self.hairline = Hairline(upright=False, parent=table)
        self.cells = [_CellWidget(table) for _ in columns]
        self.heads = [Label(column.title, "caption", "muted", wrap=True, parent=table) for column in columns[1:]]

    def show(self, cells: Sequence[TextCell] | None, *, stacked: bool) -> None:
        """Show these cells, or nothing for None."""
        self.hairline.setVisible(cells is not None)
        for at, widget in enumerate(self.cells):
            if cells is not None:
                widget.show_cell(cells[at])
            # Below each other, an empty cell would only be a head without anything behind it.
            shown = cells is not None and (at == 0 or not stacked or cells[at].words not in ("", "–"))
            widget.setVisible(shown)
            if at:
                self.heads[at - 1].setVisible(shown and stacked)


class TextTable(QWidget):
    """Rows of cells under a head. Rows are kept and given other words, so that showing again costs little.

    Where the columns do not fit beside each other (large text, a narrow window) each row becomes a block: its first
    cell, and below it the others with their heads.
    """

    def __init__(self, columns: Sequence[TextColumn], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._lines: list[_Line] = []
        self._rows: tuple[tuple[TextCell, ...], ...] = ()
        self._stacked = False
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(6)
        self._heads = [Label(column.title, "caption-strong", "muted", wrap=True) for column in self._columns]
        for at, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, at)
        self._set_shares()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_rows(self, rows: Sequence[Sequence[TextCell]]) -> None:
        """Show these rows; each has a cell per column."""
        self._rows = tuple(tuple(cells) for cells in rows)
        while len(self._lines) < len(self._rows):
            self._lines.append(_Line(self, self._columns))
            self._place(len(self._lines) - 1)
        self._show_rows()
        self._fit()

    def texts(self) -> list[tuple[str, ...]]:
        """The words of each row that is shown, a second line behind the first."""
        return [
            tuple(" ".join(filter(None, cell.words())) for cell in line.cells)
            for line in self._lines[: len(self._rows)]
        ]

    def is_stacked(self) -> bool:
        """Whether the cells of a row stand below each other."""
        return self._stacked

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_rows(self) -> None:
        for head in self._heads:
            head.setVisible(not self._stacked)
        for at, line in enumerate(self._lines):
            line.show(self._rows[at] if at < len(self._rows) else None, stacked=self._stacked)

    def _fit(self) -> None:
        """Beside each other when every column, with its share of the width, has room for its longest word."""
        shares = sum(column.share for column in self._columns)
        room = self.width() - _GAP * (len(self._columns) - 1)
        shown = self._lines[: len(self._rows)]
        stacked = any(
            max([_longest_word(self._heads[at]), *(line.cells[at].longest_word() for line in shown)])
            > room * column.share // shares
            for at, column in enumerate(self._columns)
        )
        if stacked != self._stacked:
            self._stacked = stacked
            self._set_shares()
            for at in range(len(self._lines)):
                self._place(at)
            self._show_rows()

    def _set_shares(self) -> None:
        for at, column in enumerate(self._columns):
            self._grid.setColumnStretch(at, (1, 2, 0, 0)[min(at, 3)] if self._stacked else column.share)

    def _place(self, at: int) -> None:
        line, wide = self._lines[at], len(self._columns)
        top = 1 + at * (wide + 1)
        for widget in (line.hairline, *line.cells, *line.heads):
            self._grid.removeWidget(widget)
        self._grid.addWidget(line.hairline, top, 0, 1, wide)
        for place, cell in enumerate(line.cells):
            if not self._stacked:
                self._grid.addWidget(cell, top + 1, place)
            elif place == 0:
                self._grid.addWidget(cell, top + 1, 0, 1, wide)
            else:
                self._grid.addWidget(line.heads[place - 1], top + 1 + place, 0)
                self._grid.addWidget(cell, top + 1 + place, 1, 1, wide - 1)


def _longest_word(label: Label) -> int:
    metrics = label.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in label.text().split(" ")), default=0)
