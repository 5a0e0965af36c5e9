"""The list of topics of the help: heads and titles, with what was sought in bold and underlined."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...domain.help_search import marks
from ..drawing import focus_ring, rounded
from ..models.help_rows import ROW, HelpRow, HelpRows
from ..theme import look
from ..tokens import RADIUS_ROW
from .text import keep_together

Index = QModelIndex | QPersistentModelIndex
_SIDE = 14
_BEFORE = 28  # letters of a line that may stand before the first mark


class HelpList(QListView):
    """`opened(str)`: the topic that was asked for. `upwards()`: the user wants to go back to the field above."""

    opened = Signal(str)
    upwards = Signal()

    def __init__(self, rows: HelpRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName("Onderwerpen van de hulp")
        self.setModel(rows)
        self.setItemDelegate(_Lines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._open(index.row()))
        rows.modelReset.connect(lambda: self.stand_on(""))

    def stand_on(self, topic: str) -> None:
        """Make the row of a topic the current one; the first row when it is not there."""
        at = self._rows.place_of(topic)
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at))
            if at == 1:
                self.scrollToTop()  # the head above it belongs to it

    def open_current(self) -> None:
        """Open the topic of the current row."""
        self._open(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, first = self.currentIndex().row(), self._rows.place_of("")
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Up and now <= first:
            self.upwards.emit()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        self.itemDelegate().sizeHintChanged.emit(QModelIndex())
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            p = QPainter(self.viewport())
            focus_ring(p, self.viewport().rect(), look().c.focus, look().c.focus_gap, RADIUS_ROW)
            p.end()

    def _open(self, at: int) -> None:
        row = self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None
        if row is not None and row.topic is not None:
            self.opened.emit(row.topic.id)


class _Lines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        style, row = look(), index.data(ROW)
        if row.topic is None:
            return QSize(80, style.metrics("caption-strong").height() + (12 if index.row() == 0 else 20))
        second = style.metrics("caption").height() + 2 if row.line else 0
        return QSize(80, max(style.px(32), style.metrics("body").height() + second + 12))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style, row, rect = look(), index.data(ROW), option.rect
        c = style.c
        if row.topic is None:
            p.setFont(style.font("caption-strong"))
            p.setPen(c.muted)
            words = QRect(rect.x() + _SIDE, rect.y(), rect.width() - 2 * _SIDE, rect.height() - 4)
            p.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), row.title)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            edge = c.accent if style.outlined and chosen else None
            rounded(p, rect.adjusted(3, 1, -3, -1), RADIUS_ROW, c.soft if chosen else c.hover, edge)
        if chosen:
            p.fillRect(QRect(rect.x() + 3, rect.y() + 8, 3, rect.height() - 16), c.accent)
        self._words(p, rect.adjusted(_SIDE, 0, -_SIDE, 0), row, chosen=chosen)

    def _words(self, p: QPainter, room: QRect, row: HelpRow, *, chosen: bool) -> None:
        style = look()
        first = style.metrics("body").height()
        second = style.metrics("caption").height() + 2 if row.line else 0
        top = room.y() + (room.height() - first - second) // 2
        p.setPen(style.c.text)
        _draw(p, QRect(room.x(), top, room.width(), first), row.title, row.words, "strong" if chosen else "body")
        if row.line:
            p.setPen(style.c.muted)
            below = QRect(room.x(), top + first + 2, room.width(), second)
            _draw(p, below, _from_first_mark(row.line, row.words), row.words, "caption")


def _from_first_mark(line: str, words: str) -> str:
    """A line that begins near the first word that was sought, so that it is not cut off before it."""
    first = next(iter(marks(line, words)), (0, 0))[0]
    if first <= _BEFORE:
        return line
    begin = line.find(" ", first - _BEFORE)
    return f"… {line[begin + 1 :]}" if 0 <= begin < first else f"… {line[first:]}"


def _draw(p: QPainter, rect: QRect, words: str, sought: str, role: str) -> None:
    """One line of words, shortened where there is no room, with what was sought bold and underlined."""
    style = look()
    shown = style.metrics(role).elidedText(keep_together(words), Qt.TextElideMode.ElideRight, rect.width() - 4)
    layout = QTextLayout(shown, style.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    found = QTextCharFormat()
    found.setFontWeight(QFont.Weight.DemiBold)
    found.setFontUnderline(True)
    ranges = []
    for begin, end in marks(shown, sought):
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = begin, end - begin, found
        ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    p.save()
    p.setClipRect(rect)
    layout.draw(p, QPointF(rect.x(), rect.y()))
    p.restore()
