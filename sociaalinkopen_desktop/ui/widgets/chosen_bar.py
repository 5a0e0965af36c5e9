"""What can be done with several chosen rows at once; it takes the place of the filters meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ...domain import dutch
from ..drawing import rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from .buttons import Button
from .layouts import Flow
from .text import Label


class ChosenBar(QWidget):
    """Says how many rows are chosen, and has a button for each thing to do with them.

    `left()` wants no rows chosen any more; `stopped()` asks to stop a change that is under way.
    """

    left = Signal()
    stopped = Signal()

    def __init__(self, name: str, buttons: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.words = Label("", "strong")
        self.leave = Button("Keuze wissen", "quiet", "x", small=True)
        self.stop = Button("Stop", glyph="x", small=True)
        self.stop.hide()
        self._buttons = (*buttons, self.leave)
        flow = Flow(gap=8, line_gap=6)
        flow.setContentsMargins(0, 0, 0, 0)
        for part in (self.words, *self._buttons, self.stop):
            flow.addWidget(part)
        self._inner = QWidget(self)
        self._inner.setLayout(flow)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.leave.clicked.connect(self.left)
        self.stop.clicked.connect(self.stopped)

    def show_count(self, count: int) -> None:
        """Say how many are chosen, on screen and to a screen reader."""
        words = f"{dutch.number(count)} gekozen"
        if words != self.words.text():
            self.words.setText(words)
            self._fit()
            if self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far a change is; with (0, 0) it is over."""
        under_way = whole > 0
        if under_way:
            self.words.setText(f"{dutch.number(done)} van de {dutch.number(whole)} gedaan")
        for button in self._buttons:
            button.setVisible(not under_way)
        self.stop.setVisible(under_way)
        self._fit()

    def open_menu(self, menu: QMenu, button: Button) -> None:
        """Open a menu below one of the buttons."""
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _fit(self) -> None:
        high = self._inner.layout().heightForWidth(max(1, self.width() - 24))  # type: ignore[union-attr]
        self._inner.setGeometry(12, max(0, (self.height() - high) // 2), max(1, self.width() - 24), high)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        rounded(p, self.rect(), RADIUS_ROW, style.c.soft, style.c.accent if style.outlined else None)
        p.end()
