"""Text table: a small table in a card whose words break into lines, for what is read and not worked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from .hairline import Hairline
from .text import Label


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


class TextTable(QWidget):
    """Rows of cells under a head. Rows are kept and given other words, so that showing again costs little."""

    def __init__(self, columns: Sequence[TextColumn], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._lines: list[tuple[Hairline, list[_CellWidget]]] = []
        self._shown = 0
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for at, column in enumerate(self._columns):
            self._grid.setColumnStretch(at, column.share)
            self._grid.addWidget(Label(column.title, "caption-strong", "muted", wrap=True), 0, at)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_rows(self, rows: Sequence[Sequence[TextCell]]) -> None:
        """Show these rows; each has a cell per column."""
        while len(self._lines) < len(rows):
            self._add_line()
        self._shown = len(rows)
        for at, (hairline, cells) in enumerate(self._lines):
            shown = at < len(rows)
            hairline.setVisible(shown)
            for place, cell in enumerate(cells):
                if shown:
                    cell.show_cell(rows[at][place])
                cell.setVisible(shown)

    def texts(self) -> list[tuple[str, ...]]:
        """The words of each row that is shown, a second line behind the first."""
        return [
            tuple(" ".join(filter(None, cell.words())) for cell in cells) for _, cells in self._lines[: self._shown]
        ]

    def _add_line(self) -> None:
        at = 1 + 2 * len(self._lines)
        hairline = Hairline(upright=False, parent=self)
        self._grid.addWidget(hairline, at, 0, 1, len(self._columns))
        cells = [_CellWidget(self) for _ in self._columns]
        for place, cell in enumerate(cells):
            self._grid.addWidget(cell, at + 1, place, Qt.AlignmentFlag(0))
        self._lines.append((hairline, cells))
