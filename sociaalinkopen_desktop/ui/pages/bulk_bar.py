"""What can be done with several chosen tenders at once; it takes the place of the filters meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain import dutch
from ..drawing import rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from ..widgets.buttons import Button
from ..widgets.layouts import Flow
from ..widgets.text import Label
from .phase_menu import phase_menu


class BulkBar(QWidget):
    """`phase_chosen(Phase)` and the other signals ask for the change; `left()` wants no rows chosen any more.

    `stopped()` asks to stop a change that is under way.
    """

    phase_chosen = Signal(object)
    duplicate_requested = Signal()
    delete_requested = Signal()
    print_requested = Signal()
    left = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Gekozen aanbestedingen")
        self.words = Label("", "strong")
        self.phase = Button("Fase wijzigen", glyph="flag", small=True)
        self.duplicate = Button("Dupliceren", glyph="copy", small=True)
        self.delete = Button("Verwijderen", glyph="trash", small=True)
        self.print = Button("Afdrukken", glyph="printer", small=True)
        self.leave = Button("Keuze wissen", "quiet", "x", small=True)
        self.stop = Button("Stop", glyph="x", small=True)
        self.stop.hide()
        self.phase_menu = phase_menu("Fase wijzigen", self, self.phase_chosen.emit)
        flow = Flow(gap=8, line_gap=6)
        flow.setContentsMargins(0, 0, 0, 0)
        for part in (self.words, self.phase, self.duplicate, self.delete, self.print, self.leave, self.stop):
            flow.addWidget(part)
        self._inner = QWidget(self)
        self._inner.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.phase.clicked.connect(self._open_phases)
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.print.clicked.connect(self.print_requested)
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
        for button in (self.phase, self.duplicate, self.delete, self.print, self.leave):
            button.setVisible(not under_way)
        self.stop.setVisible(under_way)
        self._fit()

    def _open_phases(self) -> None:
        self.phase_menu.popup(self.phase.mapToGlobal(QPoint(0, self.phase.height() + 2)))

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
