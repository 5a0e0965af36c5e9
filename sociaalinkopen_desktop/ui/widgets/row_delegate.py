"""How a cell of a table of whole rows is painted: words on one or two lines, a pill, an icon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..theme import look
from .pill import paint_pill, pill_size
from .text import keep_together

if TYPE_CHECKING:
    from .table import TableView

CELL = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT = 16, 12
_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MOST_PILLS = 400
_PillKey = tuple[str, str, int, int, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: words and a second line, or a pill, or an icon before the words.

    `tag` is the key of a pill behind the words of the first of two lines.
    """

    words: str = ""
    second: str = ""
    pill: str = ""
    strong: bool = False
    tone: str = "text"
    second_tone: str = "muted"
    glyph: str = ""
    tag: str = ""


class RowDelegate(QStyledItemDelegate):
    """Paints ground, hairline and cell. The height follows from the fonts and is the same for each row.

    A page of a long list is a hundred cells that must be there within one frame, so what cells of a row have in common
    is looked up once for that row, and a pill that was drawn before is put down as a picture.
    """

    def __init__(self, view: TableView, two_lines: bool) -> None:
        super().__init__(view)
        self._view = view
        self._two_lines = two_lines
        self._pills: dict[_PillKey, QPixmap] = {}
        self._row, self._chosen = -1, False
        self._ground = QColor()
        self.high = 0
        self.measure()

    def measure(self) -> None:
        """Take the look as it is now."""
        self._style = style = look()
        self._pills.clear()
        words = style.metrics("strong").height()
        if self._two_lines:
            self.high = max(48, words + style.metrics("caption").height() + 12)
        else:
            self.high = max(40, words + 18)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.high)

    def begin(self) -> None:
        """Another picture of the table begins: rows may be chosen and pointed at that were not."""
        self._style, self._row = look(), -1

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, at, rect, c = index.row(), index.column(), option.rect, self._style.c
        if row != self._row:
            self._row = row
            self._chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._ground = c.soft if self._chosen else c.hover if row == self._view.row_under_pointer else c.surface
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # soft edges would show as seams at 125 and 150 %
        # One pixel under the next cell, which is painted later: no seam between the two.
        x, y, wide, high = rect.x(), rect.y(), rect.width(), rect.height()
        p.fillRect(x, y, wide + 1, high, self._ground)
        p.fillRect(x, y + high - 1, wide + 1, 1, c.line)
        if self._chosen and at == 0:
            p.fillRect(x, y, 4, high, c.accent)
        cell = index.model().data(index, CELL)
        if isinstance(cell, Cell):
            inside = QRect(x + _LEFT, y, wide - _LEFT - _RIGHT, high - 1)
            self._cell(p, inside, cell, self._view.columns[at].right)

    def _cell(self, p: QPainter, rect: QRect, cell: Cell, right: bool) -> None:
        style = self._style
        if cell.pill:
            self._pill(p, rect, cell)
            return
        if cell.glyph:
            wide = style.draw_glyph(p, rect.x(), rect.center().y() + 1, cell.glyph, cell.tone, 18)
            rect = rect.adjusted(wide + 8, 0, 0, 0)
        role = "strong" if cell.strong else "body"
        if not cell.second:
            self._words(p, rect, cell.words, role, cell.tone, right)
            return
        first, second = style.metrics(role).height(), style.metrics("caption").height()
        top = rect.y() + (rect.height() - first - second) // 2
        line = QRect(rect.x(), top, rect.width(), first)
        if cell.tag:
            size = pill_size(cell.tag, "", style)
            line.setWidth(max(0, rect.width() - size.width() - 8))
            words = style.metrics(role).horizontalAdvance(keep_together(cell.words))
            at = QPoint(line.x() + min(words, line.width()) + 8, line.center().y() + 1 - size.height() // 2)
            paint_pill(p, at, cell.tag)
        self._words(p, line, cell.words, role, cell.tone, right)
        self._words(
            p, QRect(rect.x(), top + first, rect.width(), second), cell.second, "caption", cell.second_tone, right
        )

    def _pill(self, p: QPainter, rect: QRect, cell: Cell) -> None:
        room, ratio = rect.width() + 4, p.device().devicePixelRatioF()
        key = (cell.pill, cell.words, room, self._ground.rgba(), ratio)
        drawn = self._pills.get(key)
        if drawn is None:
            size = pill_size(cell.pill, cell.words, self._style)
            at = QPoint(rect.x() - 2, rect.center().y() + 1 - size.height() // 2)
            if ratio != int(ratio):  # its edges would fall between the pixels in another way at each place
                paint_pill(p, at, cell.pill, cell.words, room)
                return
            drawn = QPixmap(QSize(min(room, size.width()), size.height()) * int(ratio))
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(self._ground)
            painter = QPainter(drawn)
            paint_pill(painter, QPoint(0, 0), cell.pill, cell.words, room)
            painter.end()
            if len(self._pills) >= _MOST_PILLS:
                self._pills.clear()
            self._pills[key] = drawn
        high = round(drawn.height() / ratio)
        p.drawPixmap(rect.x() - 2, rect.center().y() + 1 - high // 2, drawn)

    def _words(self, p: QPainter, rect: QRect, words: str, role: str, tone: str, right: bool) -> None:
        style = self._style
        p.setFont(style.font(role))
        p.setPen(style.c.tone(tone))
        words = style.metrics(role).elidedText(keep_together(words), Qt.TextElideMode.ElideRight, rect.width())
        p.drawText(rect, _AT_RIGHT if right else _AT_LEFT, words)
