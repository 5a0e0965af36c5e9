"""Step panel: the scrolling column that holds the cards of one page and keeps the focused field in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ..theme import look
from ..tokens import FORM_WIDTH
from .layouts import row

_BELOW = 72  # the page can be scrolled past the undo bar


class _Inner(QWidget):
    """As high as its lines are at the width it has, and never wider than what is seen of it.

    By itself Qt also leaves room for the lines of the least width: a page of many sentences then ends in an empty
    screen. And the least width follows from how the rows lie, which follows from the width: a page that may ask for
    more width goes to and fro between two of them, each inside the other, until the stack is full.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(0, max(0, self.heightForWidth(self.width())))


class StepPanel(QScrollArea):
    """Cards below each other, at most `width` wide (0: as wide as there is room), left-aligned."""

    def __init__(self, *, width: int = FORM_WIDTH, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its place is always kept, for the same reason: a bar that comes takes width, and the lines lie otherwise.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        self.body = QVBoxLayout()
        self.body.setSpacing(gap)
        outer = QVBoxLayout(self._column)
        outer.setContentsMargins(0, 0, 4, _BELOW)
        outer.addLayout(self.body)
        outer.addStretch(1)
        inner = _Inner()
        inner.setLayout(row(self._column, gap=0))
        if width:
            inner.layout().addStretch(0)  # type: ignore[union-attr]
            inner.layout().setStretch(0, 1000)  # type: ignore[union-attr]
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)
        self.restyle()

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put parts below what is there already."""
        for part in parts:
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def settle(self) -> None:
        """Give every part its place now, so that one can be scrolled to that has just appeared."""
        inner = self.widget()
        if inner is not None and inner.layout() is not None:
            inner.layout().activate()  # type: ignore[union-attr]
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that the widget, and some room around it, can be seen."""
        self.ensureWidgetVisible(widget, 0, look().px(48))

    def show_from_top(self, widget: QWidget) -> None:
        """Scroll so that the widget begins at the top of what is seen, as far as there is room below it."""
        at = widget.mapTo(self._column, QPoint(0, 0)).y() + self._column.y()
        self.verticalScrollBar().setValue(at - look().px(12))

    def restyle(self) -> None:
        if self._width:
            self._column.setMaximumWidth(look().px(self._width))

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            self.show_widget(now)
