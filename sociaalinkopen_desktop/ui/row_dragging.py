"""Dragging an item of a list in a form to another place: where it would land is shown by a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from .theme import look

_THICK = 3
_KNOB = 4


class DropLine(QWidget):
    """The line between two items where the dragged one would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, x: int, y: int, wide: int) -> None:
        """Show the line with its middle at `y`."""
        high = 2 * _KNOB + 2
        self.resize(QSize(wide, high))
        self.move(x, y - high // 2)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, p = look().c, QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        p.setPen(QPen(c.accent, _THICK))
        p.drawLine(QPointF(_KNOB * 2, middle), QPointF(self.width() - _KNOB, middle))
        p.setBrush(c.surface)
        p.setPen(QPen(c.accent, 2))
        p.drawEllipse(QPointF(_KNOB + 1, middle), _KNOB - 1, _KNOB - 1)
        p.end()


class RowDragging(QObject):
    """Follows a drag over the items that are shown. `moved(int, int)`: the item from one place to another."""

    moved = Signal(int, int)

    def __init__(self, holder: QWidget, items: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(holder)
        self._holder, self._items = holder, items
        self._gap = -1
        self.line = DropLine(holder)

    def follow(self, index: int, at: QPoint) -> None:
        """Item `index` is dragged to this place on the screen."""
        items = self._items()
        y = self._holder.mapFromGlobal(at).y()
        self._gap = sum(item.geometry().center().y() < y for item in items)
        if self._gap in (index, index + 1):
            self.line.hide()  # it would land where it is
        else:
            above, below = self._gap > 0, self._gap < len(items)
            first = items[self._gap - 1].geometry().bottom() + 1 if above else items[0].geometry().top() - 6
            second = items[self._gap].geometry().top() if below else first + 6
            x = items[0].geometry().x()
            self.line.show_at(x, (first + second) // 2, items[0].width())
        self._scroll(at)

    def drop(self, index: int) -> None:
        """Item `index` is let go."""
        gap = self._gap
        self.give_up()
        to = gap - 1 if gap > index else gap
        if gap >= 0 and to != index:
            self.moved.emit(index, to)

    def give_up(self) -> None:
        """Nothing is dragged any more."""
        self._gap = -1
        self.line.hide()

    def _scroll(self, at: QPoint) -> None:
        """Keep what lies under the pointer in sight, so that one can drag further than the window is high."""
        parent = self._holder.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None and (inner := parent.widget()) is not None:
            place = inner.mapFromGlobal(at)
            parent.ensureVisible(parent.horizontalScrollBar().value(), place.y(), 0, 40)
