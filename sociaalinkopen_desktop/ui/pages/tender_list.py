"""The list of tenders: find one, open it, copy it, throw it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ...application.ports import Query, SortBy, Summary
from ...domain import dutch
from ..bulk import Chosen
from ..models.tender_list import ALL, ATTENTION, COLUMNS, TenderListModel
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import column
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.text import Label
from .bulk_bar import BulkBar
from .tender_filters import TenderFilters
from .tender_table import TenderTable

_LOOK_AHEAD = 30  # rows
_SCROLL_PAUSE_MS = 40
_SIDE = 28
_TITLE_NEEDS = 200  # less than this left for the titles, and two columns fold away


class TenderListPage(QWidget):
    """Shows rows of the list that somebody else fetches.

    `query_changed(Query)`: other rows are wanted; answer with `show_rows`, and before it with `show_found` when the
    rows are there and their number is not. `window_wanted(Query)`: the rows from
    `offset` on of the same list are wanted; answer with `append_rows(rows, offset)`. The other signals carry what the
    user wants, with the id of the tender; the last ones with a `Chosen`, which may be more than one.
    """

    query_changed = Signal(object)
    window_wanted = Signal(object)
    open_requested = Signal(str)
    new_requested = Signal()
    from_file_requested = Signal()
    example_requested = Signal()
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    several_duplicated = Signal(object)
    several_deleted = Signal(object)
    phase_requested = Signal(object, object)
    print_requested = Signal(object)
    file_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, organisation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Aanbestedingen")
        self._organisation = organisation
        self._counts: Mapping[str, int] = {}
        self._answered = False  # whether rows of the query as it is now were shown
        self._counted: Query | None = None  # what the number of rows in the list belongs to
        self._waiting_for: set[int] = set()
        self._to_select = ""
        self.model = TenderListModel(self)
        self.table = TenderTable(self.model)
        self.filters = TenderFilters()
        self._build()
        self._connect()
        self._show_order()

    # -- what the owner calls -------------------------------------------------------------------------------------
    def query(self) -> Query:
        """The rows that are wanted now, from the first on."""
        return self.filters.query()

    def set_organisation(self, name: str) -> None:
        self._organisation = name
        self._say_counts()

    def show_rows(self, rows: Sequence[Summary], total: int, counts: Mapping[str, int], today: date) -> None:
        """Show the first rows out of `total`; `counts` has a number per chip (all, running, attention, deadline).

        For the same query this is a refresh: the chosen tender and the place in the list stay.
        """
        again = self._answered
        self._answered, self._counts, self._counted = True, counts, _narrowing(self.query())
        self._waiting_for.clear()
        chosen, at, scrolled = self.table.chosen(), self.table.currentIndex().row(), self.table.scrolled()
        several = self.several() if again else Chosen(0)
        everything = several.count > 1 and several.count == total == self.model.rowCount()
        self.model.show(rows, total, today, keep=again)
        self.filters.show_counts(counts, today)
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

    def show_found(self, rows: Sequence[Summary], today: date) -> None:
        """Show the first rows of other rows than before, while they are counted; `show_rows` follows.

        The same rows once more wait for their numbers, and so does an empty list without a search, which may be empty
        for more than one reason.
        """
        if self._answered or not (rows or self.query().search):
            return
        self._answered = True
        self._waiting_for.clear()
        query = self.query()
        whole = len(rows) < query.limit or _narrowing(query) != self._counted
        self.model.show(rows, len(rows) if whole else self.model.rowCount(), today)
        self._choose_page()
        self.table.scrollToTop()
        self._select_if_here()

    def append_rows(self, rows: Sequence[Summary], offset: int) -> None:
        """Show the rows from `offset` on. Rows nobody waits for any more are left alone."""
        if offset in self._waiting_for:
            self._waiting_for.discard(offset)
            self.model.add(rows, offset)
            self._select_if_here()

    def select(self, identifier: str) -> None:
        """Choose a tender and scroll to it: now, or when its row is brought."""
        self._to_select = identifier
        self._select_if_here()

    def chosen(self) -> str:
        """The id of the chosen tender, or ""."""
        return self.table.chosen()

    def focus_search(self) -> None:
        self.filters.focus_search()

    def focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_filter(self, chip: str) -> None:
        """Show everything (`all`), or what is under way, asks for attention, or closes soon; drops the search."""
        self.filters.show_filter(chip)

    # -- building -------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.from_file = Button("Uit bestand", glyph="file-arrow-down")
        self.new = Button("Nieuwe aanbesteding", "primary", "plus")
        self.head = PageHead("Aanbestedingen", self._organisation, (self.from_file, self.new))
        self.wipe = Button("Wis de zoekopdracht", glyph="x")
        self.nothing_found = EmptyState("magnifying-glass", "Niets gevonden", "-", self.wipe)
        self.first_new = Button("Nieuwe aanbesteding", "primary", "plus")
        self.example = Button("Bekijk het voorbeeld", glyph="sparkle")
        self.empty = EmptyState(
            "files",
            "Nog geen aanbestedingen",
            "Hier vindt u straks al uw inkopen terug, van kerstpakket tot weg. Geef de eerste een naam, en u ziet "
            "meteen waar de wet en uw beleid om vragen. Of kijk eerst rond in een voorbeeld.",
            self.first_new,
            self.example,
        )
        self.pages = PageStack()
        for page in (self.table, self.nothing_found, self.empty):
            self.pages.addWidget(page)
        card = Card(margins=(1, 6, 1, 8))
        card.body.addWidget(self.pages, 1)
        self.foot = Label("", "caption", "muted", wrap=True)
        self.foot.setMinimumWidth(1)  # rather cut off than a wider window
        margins = (_SIDE, 18, _SIDE, 12)
        self.bulk = BulkBar()
        self._above = QWidget()  # filters, or what can be done with several rows: the rows below keep their place
        self._above_stack = QStackedLayout(self._above)
        self._above_stack.addWidget(self.filters)
        self._above_stack.addWidget(self.bulk)
        box = column(self.head, 14, self._above, 12, card, 8, self.foot, gap=0, margins=margins)
        box.setStretchFactor(card, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        for button in (self.new, self.first_new):
            button.clicked.connect(self.new_requested)
        self.from_file.clicked.connect(self.from_file_requested)
        self.example.clicked.connect(self.example_requested)
        self.wipe.clicked.connect(self._wipe)
        self.filters.changed.connect(self._ask)
        self.filters.downwards.connect(self.focus_table)
        self.table.open_requested.connect(self.open_requested)
        self.table.duplicate_requested.connect(self.duplicate_requested)
        self.table.delete_requested.connect(self.delete_requested)
        self.table.typed.connect(self._type_in_search)
        self.table.sort_asked.connect(lambda key, upwards: self.filters.sort(_sort_by(key), upwards))
        self._scroll_pause = QTimer(self)
        self._scroll_pause.setSingleShot(True)
        self._scroll_pause.setInterval(_SCROLL_PAUSE_MS)
        self._scroll_pause.timeout.connect(self._ask_for_missing)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        table, bulk = self.table, self.bulk
        table.several_changed.connect(self._show_several)
        table.several_duplicated.connect(lambda: self.several_duplicated.emit(self.several()))
        table.several_deleted.connect(lambda: self.several_deleted.emit(self.several()))
        table.phase_chosen.connect(lambda phase: self.phase_requested.emit(self.several(), phase))
        table.print_requested.connect(lambda: self.print_requested.emit(self.several()))
        table.file_requested.connect(lambda: self.file_requested.emit(self.several()))
        bulk.phase_chosen.connect(table.phase_chosen)
        bulk.duplicate_requested.connect(table.several_duplicated)
        bulk.delete_requested.connect(table.several_deleted)
        bulk.print_requested.connect(table.print_requested)
        bulk.stopped.connect(self.stop_requested)
        bulk.left.connect(self._leave_several)

    # -- several rows ---------------------------------------------------------------------------------------------
    def several(self) -> Chosen:
        """The chosen tenders; by id when all their rows are here, else by their places in the list."""
        places = self.table.places()
        rows = [self.model.row(at) for part in places for at in part]
        ids = tuple(row.id for row in rows if row is not None)
        whole = len(ids) == len(rows)
        return Chosen(len(rows), ids if whole else (), self.query(), () if whole else places)

    def shown(self) -> Chosen:
        """Everything in the list as it is filtered and sorted now."""
        return Chosen(self.model.rowCount(), (), self.query(), (range(self.model.rowCount()),))

    def show_progress(self, done: int, whole: int) -> None:
        """Say how far a change of several tenders is; with (0, 0) it is over."""
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
    def _ask(self, query: Query) -> None:
        self._answered, self._to_select = False, ""
        self._waiting_for.clear()
        self._show_order()
        self.query_changed.emit(query)

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
    def _select_if_here(self) -> None:
        if self._to_select and (at := self.model.find(self._to_select)) >= 0:
            self._to_select = ""
            self.table.go_to_row(at)

    def _say_counts(self) -> None:
        whole, asks = self._counts.get(ALL, 0), self._counts.get(ATTENTION, 0)
        parts = [dutch.counted(whole, "aanbesteding", "aanbestedingen")] if whole else []
        if asks:
            parts.append(f"{dutch.number(asks)} {'vraagt' if asks == 1 else 'vragen'} aandacht")
        self.head.set_subtitle(" · ".join(part for part in (self._organisation, ", ".join(parts)) if part))

    def _show_order(self) -> None:
        query = self.query()
        self.table.show_sort(query.sort_by.value, not query.descending)
        self.foot.setText(f"{self.filters.order()} · Enter opent · Ctrl of Shift kiest er meer · typ om te zoeken")

    def _choose_page(self) -> None:
        here = self.model.rowCount()
        nothing_at_all = here == 0 and self._counts.get(ALL, 0) == 0 and not self.query().search
        if nothing_at_all:
            shown: QWidget = self.empty
        elif here == 0:
            self._say_nothing_found()
            shown = self.nothing_found
        else:
            shown = self.table
        had_focus = self.table.hasFocus()
        self._above.setVisible(not nothing_at_all)
        self.new.set_kind("secondary" if nothing_at_all else "primary")
        self.pages.setCurrentWidget(shown)
        self.foot.setVisible(shown is self.table)
        if had_focus and shown is not self.table:
            (self.first_new if nothing_at_all else self.wipe).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_nothing_found(self) -> None:
        sought = self.query().search
        if sought:
            words = f"Er is geen aanbesteding met “{sought}”. Zoek op een deel van de naam of op het nummer."
            if self.filters.filters():
                words += " Er staat ook nog een filter aan."
        else:
            words = "Geen enkele aanbesteding past bij dit filter."
        self.wipe.setText("Wis de zoekopdracht" if sought else "Toon alle aanbestedingen")
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
        narrow = room < look().px(sum(part.width for part in COLUMNS) + _TITLE_NEEDS)
        self.table.set_narrow(narrow)
        self.filters.fit(room)


def _narrowing(query: Query) -> Query:
    """The query without what does not change how many rows it has."""
    return replace(query, sort_by=SortBy.SAVED, descending=True)


def _sort_by(key: str) -> SortBy:
    return next(sort for sort in SortBy if sort.value == key)
