"""Short ways to put parts in a row, a column or a flow of lines."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..tokens import GRID

Part = QWidget | QLayout | int | None  # a number is a fixed space, None takes the room that is left
Margins = tuple[int, int, int, int]


def row(*parts: Part, gap: int = GRID, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return a layout with the parts beside each other."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def column(*parts: Part, gap: int = GRID, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return a layout with the parts below each other."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def holder(layout: QLayout) -> QWidget:
    """Return a bare widget that holds `layout`."""
    made = QWidget()
    made.setLayout(layout)
    return made


def flowing(flow: QLayout) -> QWidget:
    """Return a bare widget that holds a flow and is as high as its lines."""
    made = holder(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def emptied(box: QBoxLayout) -> list[QWidget]:
    """Take everything out of a box; returns the widgets that were in it, as they are.

    `takeAt` would leave the old places alive as long as Python holds them. A widget tells only the first of its places
    that its size changed, so one that is put back would stay as high as it once was.
    """
    taken: list[QWidget] = []
    while box.count():
        item = box.itemAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            box.removeWidget(widget)
            taken.append(widget)
        else:
            box.takeAt(0)
    return taken


def use_bar(area: QAbstractScrollArea, policy: Qt.ScrollBarPolicy) -> None:
    """Let an area that scrolls have its upright bar or not, also while it is in the middle of being shown.

    Qt then keeps the change of size of what is beside the bar for later, and forgets it.
    """
    before = area.viewport().size()
    area.setVerticalScrollBarPolicy(policy)
    if area.viewport().testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
        QApplication.sendEvent(area.viewport(), QResizeEvent(area.viewport().size(), before))


def set_shown(widget: QWidget, shown: bool) -> None:
    """Show or hide a part, also one that has no place yet.

    Shown alone such a part would be a window of its own for a moment, and take the keyboard from the real one; it
    shows with the page that it is put in.
    """
    if widget.parentWidget() is not None or not shown:
        widget.setVisible(shown)
    elif widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, True)  # as a new widget: hidden until its page shows


def keep_shown(widget: QWidget, shown: bool) -> None:
    """Show or hide a part of a page, and do nothing when it is so already.

    What was never hidden shows with its page. Qt lays out everything anew for a `setVisible`, also then: in a form of
    many rows that is most of the work.
    """
    is_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if shown == is_hidden:
        widget.setVisible(shown)


def show_line(widget: QWidget, shown: bool) -> None:
    """Show or hide a line of a list that was just made or had other words, and do nothing when it is so already."""
    if widget.isHidden() is shown:
        widget.setVisible(shown)


def _fill(box: QBoxLayout, parts: Iterable[Part], gap: int, margins: Margins) -> None:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


class Flow(QLayout):
    """Parts beside each other that go on in the next line where a line is full (large text, narrow window)."""

    def __init__(self, gap: int = GRID, line_gap: int = GRID) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}  # by width, until a part changes
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def invalidate(self) -> None:
        """Qt tells that the size of a part changed, or whether it is shown."""
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._place(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        made = QSize()
        for item in self._items:
            if not item.isEmpty():
                made = made.expandedTo(item.minimumSize())
        return made

    def _place(self, rect: QRect, *, move: bool) -> int:
        line: list[tuple[QLayoutItem, QSize]] = []
        x, y, high = 0, rect.y(), 0

        def finish() -> None:
            at = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(at, y + (high - size.height()) // 2), size))
                at += size.width() + self._gap

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), item.minimumSize().width())))
            if item.hasHeightForWidth():  # words that break into lines there
                size.setHeight(item.heightForWidth(size.width()))
            if line and x + size.width() > rect.width():
                finish()
                y += high + self._line_gap
                line, x, high = [], 0, 0
            line.append((item, size))
            x += size.width() + self._gap
            high = max(high, size.height())
        finish()
        return y + high - rect.y()
