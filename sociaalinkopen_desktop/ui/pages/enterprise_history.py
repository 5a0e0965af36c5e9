"""Our history with one enterprise: the tenders it was invited for, and the meetings where it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...application.register_ports import InvitedBefore
from ...domain import dutch
from ..register_history import History, MetAt
from ..widgets.card import Card
from ..widgets.line_button import LineButton
from ..widgets.text import Label

NOTHING = "Zij staat nog niet op een lijst van uitgenodigde ondernemingen, en was nog niet bij een bijeenkomst."


class HistoryCard(Card):
    """Each invitation is a line that opens its tender: `tender_requested(str)`. Meetings stand below these."""

    tender_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Eerder samen", margins=(8, 14, 8, 12), gap=0, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(12, 0, 12, 0)  # type: ignore[union-attr]
        self._nothing = Label(NOTHING, tone="muted", wrap=True)
        self._nothing.setContentsMargins(12, 0, 12, 4)
        self._lines: list[LineButton] = []
        self._meetings = Label("", wrap=True)
        self._meetings.setContentsMargins(12, 4, 12, 4)
        self._meetings.hide()
        self.add(self._nothing, self._meetings)

    def lines(self) -> Sequence[LineButton]:
        """The lines that are shown, those of tenders first."""
        return self._lines

    def told(self) -> tuple[str, ...]:
        """The meetings that are shown, a line for each."""
        return tuple(self._meetings.text().splitlines())

    def show_history(self, history: History) -> None:
        """Show these invitations and meetings instead of what was shown."""
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._invited(item) for item in history.invitations]
        for at, line in enumerate(self._lines, 1):
            self.body.insertWidget(at, line)
        self._meetings.setText("\n".join(_met(item) for item in history.meetings))
        self._meetings.setVisible(bool(history.meetings))
        self._nothing.setVisible(not (history.invitations or history.meetings))

    def _invited(self, item: InvitedBefore) -> LineButton:
        line = LineButton(
            item.tender_title.strip() or "Aanbesteding zonder titel", "Uitgenodigd", note=dutch.day(item.day)
        )
        line.clicked.connect(lambda _checked=False: self.tender_requested.emit(item.tender_id))
        return line


def _met(item: MetAt) -> str:
    day = dutch.day(item.day) if item.day is not None else "nog geen datum"
    return f"Bijeenkomst: {item.title.strip() or 'zonder naam'}, {day}"
