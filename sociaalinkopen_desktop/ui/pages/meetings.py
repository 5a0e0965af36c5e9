"""The meetings as a list: what is planned, what was, and what still has to be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain import dutch
from ...domain.meeting.standing import MeetingLine
from ..models.meeting_list import COLUMNS, FOLDED, MeetingListModel
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import column
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.rows_table import RowsTable
from ..widgets.text import Label

_SIDE = 28
_WIDE_FROM = 860
EMPTY_WORDS = (
    "Bij een Meet the market vertellen sociale ondernemingen wat zij leveren, en spreken zij met organisaties die iets "
    "gaan kopen. U legt hier vast wie er komen; het programma maakt het rooster en de papieren, en houdt bij wat u "
    "daarna nog moet doen."
)


class MeetingTable(RowsTable):
    """`duplicate_requested(str)` and `delete_requested(str)` are about the chosen row."""

    duplicate_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, model: MeetingListModel, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, model, name="Bijeenkomsten", thing="Bijeenkomst", parent=parent)
        self.add_action("Openen\tEnter", "arrow-square-out", "", lambda: self._ask(self.open_requested))
        self.add_action("Dupliceren\tCtrl+D", "copy", "Ctrl+D", lambda: self._ask(self.duplicate_requested))
        self.menu.addSeparator()
        self.add_action("Verwijderen\tDel", "trash", "Del", lambda: self._ask(self.delete_requested))
        self.restyle()

    def set_narrow(self, narrow: bool) -> None:
        """Tell the place in the line below the name."""
        self.fold(COLUMNS, FOLDED, narrow)

    def _ask(self, signal: object) -> None:
        if chosen := self.chosen():
            signal.emit(chosen)  # type: ignore[attr-defined]


class MeetingsPage(QWidget):
    """Shows lines that somebody else fetches: answer `wanted` with `show_lines`. Other signals carry what is asked."""

    wanted = Signal()
    open_requested = Signal(str)
    new_requested = Signal()
    example_requested = Signal()
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Meet the market")
        self._lines: tuple[MeetingLine, ...] = ()
        self.model = MeetingListModel(self)
        self.table = MeetingTable(self.model)
        self.new = Button("Nieuwe bijeenkomst", "primary", "plus")
        self.head = PageHead("Meet the market", tools=(self.new,))
        self.first_new = Button("Nieuwe bijeenkomst", "primary", "plus")
        self.example = Button("Voorbeeld openen", "secondary", "sparkle")
        self.empty = EmptyState("users-three", "Nog geen bijeenkomsten", EMPTY_WORDS, self.first_new, self.example)
        self.pages = PageStack()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        card = Card(margins=(1, 6, 1, 8))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        card.body.addWidget(self.pages, 1)
        self.foot = Label("Enter opent · Ctrl+D dupliceert · Del verwijdert", "caption", "muted", wrap=True)
        box = column(self.head, 14, card, 8, self.foot, gap=0, margins=(_SIDE, 18, _SIDE, 14))
        box.setStretchFactor(card, 1)
        self.setLayout(box)
        for button in (self.new, self.first_new):
            button.clicked.connect(self.new_requested)
        self.example.clicked.connect(self.example_requested)
        self.table.open_requested.connect(self.open_requested)
        self.table.duplicate_requested.connect(self.duplicate_requested)
        self.table.delete_requested.connect(self.delete_requested)

    @property
    def lines(self) -> Sequence[MeetingLine]:
        """The meetings that are shown."""
        return self._lines

    def show_lines(self, lines: Sequence[MeetingLine], today: date) -> None:
        """Show these meetings; the chosen row stays."""
        chosen, at, scrolled = self.table.chosen(), self.table.currentIndex().row(), self.table.scrolled()
        had_focus = self.table.hasFocus() or self.first_new.hasFocus() or self.focusWidget() is None
        self._lines = tuple(lines)
        self.model.show(self._lines, len(self._lines), today, keep=True)
        self.table.stay(chosen, at, scrolled)
        some = bool(self._lines)
        self.pages.setCurrentWidget(self.table if some else self.empty)
        self.new.setVisible(some)
        self.foot.setVisible(some)
        self.head.restyle()  # it leaves room for the button that was there
        due = sum(bool(line.due) for line in self._lines)
        parts = [dutch.counted(len(self._lines), "bijeenkomst", "bijeenkomsten")] if some else []
        if due:
            parts.append(f"bij {dutch.number(due)} is er iets te doen")
        self.head.set_subtitle(", ".join(parts))
        if had_focus and self.isVisible():
            self.focus_table()

    def focus_table(self) -> None:
        """Put the focus in the list, or on the first thing to do when it is empty."""
        target = self.table if self._lines else self.first_new
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        self.table.set_narrow(self.width() - 2 * _SIDE < look().px(_WIDE_FROM))
