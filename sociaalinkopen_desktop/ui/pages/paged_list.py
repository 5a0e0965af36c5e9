"""A page with a long list: search and filters, the table, and what can be done with several rows at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ..models.paged_rows import PagedRows
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.chosen_bar import ChosenBar
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import column
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.rows_table import RowsTable
from ..widgets.text import Label
from .list_filters import ListFilters

_LOOK_AHEAD = 30  # rows
_SCROLL_PAUSE_MS = 40
_SIDE = 28


@dataclass(frozen=True)
class ListWords:
    """What a list is called, one of its rows and all of them, where the search looks, and the kind of a choice."""

    title: str
    one: str
    many: str
    sought_in: str
    chosen: type[Any]
    """Made with a number of rows, their ids when all are known, the query, and else their places in its list."""


class PagedListPage(QWidget):
    """Shows rows that somebody else fetches, in windows.

    `window_wanted(query)`: the rows from `offset` on of the same list are wanted; answer with
    `append_rows(rows, offset)`. The other signals carry what the user wants: an id, or the kind of a choice.

    A subclass makes `model`, `table`, `filters`, `bulk`, `head`, `empty` and `first`, the button to begin with when
    there is nothing at all; then it calls `build`. It fills in the methods under "what a subclass says".
    """

    window_wanted = Signal(object)
    open_requested = Signal(str)
    new_requested = Signal()
    example_requested = Signal()
    print_requested = Signal(object)
    stop_requested = Signal()

    model: PagedRows
    table: RowsTable
    filters: ListFilters
    bulk: ChosenBar
    head: PageHead
    empty: EmptyState
    first: Button

    def __init__(self, words: ListWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.title)
        self._words = words
        self._counts: Mapping[str, int] = {}
        self._today = date.min
        self._answered = False  # whether rows of the query as it is now were shown
        self._waiting_for: set[int] = set()
        self._to_select = ""
        self.new = Button(f"Nieuwe {words.one}", "primary", "plus")
        self.first_new = Button(f"Nieuwe {words.one}", glyph="plus")
        self.wipe = Button("Wis de zoekopdracht", glyph="x")
        self.nothing_found = EmptyState("magnifying-glass", "Niets gevonden", "-", self.wipe)
        self.pages = PageStack()
        self.card = Card(margins=(1, 6, 1, 8))
        self.foot = Label("", "caption", "muted", wrap=True)
        self.foot.setMinimumWidth(1)  # rather cut off than a wider window

    def build(self) -> None:
        """Put the parts in their places and connect them."""
        for page in (self.table, self.nothing_found, self.empty):
            self.pages.addWidget(page)
        self.card.body.addWidget(self.pages, 1)
        self._above = QWidget()  # filters, or what can be done with several rows: the rows below keep their place
        self._above_stack = QStackedLayout(self._above)
        self._above_stack.addWidget(self.filters)
        self._above_stack.addWidget(self.bulk)
        margins = (_SIDE, 18, _SIDE, 12)
        box = column(self.head, 14, self._above, 12, self.card, 8, self.foot, gap=0, margins=margins)
        box.setStretchFactor(self.card, 1)
        self.setLayout(box)
        for button in (self.new, self.first_new):
            button.clicked.connect(self.new_requested)
        self.wipe.clicked.connect(self._wipe)
        self.filters.changed.connect(self._ask_anew)
        self.filters.downwards.connect(self.focus_table)
        self.table.open_requested.connect(self.open_requested)
        self.table.typed.connect(self._type_in_search)
        self.table.sort_asked.connect(self.filters.sort_column)
        self.table.several_changed.connect(self._show_several)
        self._scroll_pause = QTimer(self)
        self._scroll_pause.setSingleShot(True)
        self._scroll_pause.setInterval(_SCROLL_PAUSE_MS)
        self._scroll_pause.timeout.connect(self._ask_for_missing)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.bulk.stopped.connect(self.stop_requested)
        self.bulk.left.connect(self._leave_several)
        self._show_order()

    # -- what a subclass says -------------------------------------------------------------------------------------
    def ask(self) -> None:
        """Ask for the rows as they are filtered now."""
        raise NotImplementedError

    def _say_counts(self) -> None:
        """Tell in the head how many there are."""
        raise NotImplementedError

    def _has_nothing(self) -> bool:
        """Whether a list without rows is empty because there is nothing at all."""
        raise NotImplementedError

    def _show_tools(self, nothing_at_all: bool) -> None:
        """Show the buttons of the head; with nothing at all the same ones stand in the middle of the page."""
        raise NotImplementedError

    def _fold(self, room: int) -> None:
        """Fold columns of the table that have no place in `room` pixels."""
        raise NotImplementedError

    # -- what the owner calls -------------------------------------------------------------------------------------
    def query(self) -> Any:
        """The rows that are wanted now, from the first on."""
        return self.filters.query()

    def append_rows(self, rows: Sequence[Any], offset: int) -> None:
        """Show the rows from `offset` on. Rows nobody waits for any more are left alone."""
        if offset in self._waiting_for:
            self._waiting_for.discard(offset)
            self.model.add(rows, offset)
            self._select_if_here()

    def select(self, identifier: str) -> None:
        """Choose a row and scroll to it: now, or when it is brought."""
        self._to_select = identifier
        self._select_if_here()

    def chosen(self) -> str:
        """The id of the chosen row, or ""."""
        return self.table.chosen()

    def focus_search(self) -> None:
        self.filters.focus_search()

    def focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_filter(self, chip: str) -> None:
        """Show what is under one chip, and drop everything else that narrows the list."""
        self.filters.show_filter(chip)

    # -- several rows ---------------------------------------------------------------------------------------------
    def several(self) -> Any:
        """The chosen rows; by id when all are here, else by their places in the list."""
        places = self.table.places()
        ids = tuple(self.model.id_at(at) for part in places for at in part)
        whole = all(ids)
        return self._words.chosen(len(ids), ids if whole else (), self.query(), () if whole else places)

    def shown(self) -> Any:
        """Everything in the list as it is filtered and sorted now."""
        count = self.model.rowCount()
        return self._words.chosen(count, (), self.query(), (range(count),))

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far a change of several is; with (0, 0) it is over."""
        self.bulk.show_progress(done, whole)
        self._show_several(self.table.count(), busy=whole > 0)

    def _show_several(self, count: int, *, busy: bool = False) -> None:
        had_focus = self.bulk.isAncestorOf(QApplication.focusWidget() or self)
        several = count > 1 or busy
        if count > 1 and not busy:
            self.bulk.show_count(count)
        self._above_stack.setCurrentWidget(self.bulk if several else self.filters)
        if had_focus and not several:
            self.focus_table()

    def _leave_several(self) -> None:
        self.table.keep_one()
        self.focus_table()

    def _type_in_search(self, words: str) -> None:
        self.table.keep_one()
        self.filters.type_in_search(words)

    # -- asking ---------------------------------------------------------------------------------------------------
    def _ask_anew(self) -> None:
        self._answered, self._to_select = False, ""
        self._waiting_for.clear()
        self._show_order()
        self.ask()

    def _wipe(self) -> None:
        searching = bool(self.query().search)
        self.filters.wipe()
        if searching:
            self.focus_search()

    def _scrolled(self) -> None:
        if not self._scroll_pause.isActive():
            self._scroll_pause.start()

    def _ask_for_missing(self) -> None:
        if not self._answered:
            return
        first, last = self.table.visible_rows()
        for offset in self.model.missing(first - _LOOK_AHEAD, last + _LOOK_AHEAD):
            if offset not in self._waiting_for:
                self._waiting_for.add(offset)
                self.window_wanted.emit(replace(self.query(), offset=offset))

    # -- showing --------------------------------------------------------------------------------------------------
    def _show_first(self, rows: Sequence[Any], total: int, show_counts: Callable[[], object]) -> None:
        """Show the first rows out of `total`. For the same query the chosen rows and the place in the list stay."""
        again, self._answered = self._answered, True
        self._waiting_for.clear()
        chosen, at, scrolled = self.table.chosen(), self.table.currentIndex().row(), self.table.scrolled()
        several = self.several() if again else self._words.chosen(0)
        everything = several.count > 1 and several.count == total == self.model.rowCount()
        self.model.show(rows, total, self._today, keep=again)
        show_counts()
        self._say_counts()
        self._choose_page()
        if again:
            self.table.stay(chosen, at, scrolled)
            if several.count > 1:
                self.table.choose_again(several.ids, everything)
        else:
            self.table.scrollToTop()
        self._select_if_here()
        self._ask_for_missing()

    def _select_if_here(self) -> None:
        if self._to_select and (at := self.model.find(self._to_select)) >= 0:
            self._to_select = ""
            self.table.go_to_row(at)

    def _show_order(self) -> None:
        query = self.filters.query()
        self.table.show_sort(query.sort_by.value, not query.descending)
        self.foot.setText(f"{self.filters.order()} · Enter opent · Ctrl of Shift kiest er meer · typ om te zoeken")

    def _choose_page(self) -> None:
        shown: QWidget = self.table
        nothing_at_all = not self.model.rowCount() and self._has_nothing()
        if nothing_at_all:
            shown = self.empty
        elif not self.model.rowCount():
            self._say_nothing_found()
            shown = self.nothing_found
        had_focus = self.table.hasFocus()
        self._above.setVisible(not nothing_at_all)
        self._show_tools(nothing_at_all)
        self.pages.setCurrentWidget(shown)
        self.foot.setVisible(shown is self.table)
        if had_focus and shown is not self.table:
            (self.first if nothing_at_all else self.wipe).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_nothing_found(self) -> None:
        sought = self.query().search
        if sought:
            words = f"Er is geen {self._words.one} met “{sought}”. Zoek op {self._words.sought_in}."
            if self.filters.filters():
                words += " Er staat ook nog een filter aan."
        else:
            words = f"Geen enkele {self._words.one} past bij dit filter."
        self.wipe.setText("Wis de zoekopdracht" if sought else f"Toon alle {self._words.many}")
        self.nothing_found.set_words("Niets gevonden", words)

    # -- room -----------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._scrolled()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * _SIDE
        self._fold(room)
        self.filters.fit(room)
