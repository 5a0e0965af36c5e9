"""On the page of an enterprise: the tenders in preparation that it could deliver."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.enterprises.matching import Match, Need
from ..fitting_desk import Fitting, FittingDesk
from ..widgets.card import Card
from ..widgets.line_button import LineButton
from ..widgets.text import Label
from .matching_row import fit_words, summary_of

LOOKING = "Het programma kijkt welke aanbestedingen passen…"
NONE_THERE = "Er is nu geen aanbesteding in voorbereiding."
NOTHING = "Van {many} in voorbereiding past er nu geen bij wat zij levert en waar."
SOME = "Van {many} in voorbereiding: {fit}. De beste eerst. Open er een om haar uit te nodigen of te ontmoeten."
_MOST = 12


class FittingCard(Card):
    """Each tender is a line that opens it: `tender_requested(str)`."""

    tender_requested = Signal(str)

    def __init__(self, desk: FittingDesk, parent: QWidget | None = None) -> None:
        super().__init__("Welke aanbestedingen passen?", margins=(8, 14, 8, 12), gap=0, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(12, 0, 12, 0)  # type: ignore[union-attr]
        self._desk = desk
        self._rows: Sequence[tuple[Need, Match]] = ()
        self._sentence = Label(LOOKING, tone="muted", wrap=True)
        self._sentence.setContentsMargins(12, 0, 12, 4)
        self._lines: list[LineButton] = []
        self.add(self._sentence)
        desk.watch(self)
        desk.found.connect(self.show_fitting)
        desk.failed.connect(self._show_trouble)

    def sentence(self) -> str:
        """What stands above the lines."""
        return self._sentence.text()

    def lines(self) -> Sequence[LineButton]:
        """The lines that are shown."""
        return self._lines

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.look()

    def show_fitting(self, fitting: Fitting) -> None:
        """Show these tenders."""
        rows = fitting.rows[:_MOST]
        many = dutch.counted(fitting.looked_at, "aanbesteding", "aanbestedingen")
        fit = "1 past" if len(fitting.rows) == 1 else f"{len(fitting.rows)} passen"
        words = NONE_THERE if not fitting.looked_at else (SOME if rows else NOTHING).format(many=many, fit=fit)
        self._sentence.setText(words)
        if [(need.tender_id, need.title, match) for need, match in rows] == [
            (need.tender_id, need.title, match) for need, match in self._rows
        ]:
            return
        self._rows = rows
        self._put([self._line(need, match) for need, match in rows])

    def _show_trouble(self, words: str) -> None:
        self._sentence.setText(words)
        self._rows = ()
        self._put([])

    def _put(self, lines: list[LineButton]) -> None:
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = lines
        for line in lines:
            self.body.addWidget(line)

    def _line(self, need: Need, match: Match) -> LineButton:
        line = LineButton(
            need.title or "Aanbesteding zonder titel", summary_of(match, need), note=fit_words(match.score)
        )
        line.clicked.connect(lambda _checked=False: self.tender_requested.emit(need.tender_id))
        return line
