"""The list of tenders: find one, open it, copy it, throw it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...application.ports import Query, SortBy, Summary
from ...domain import dutch
from ..bulk import Chosen
from ..models.tender_list import ALL, ATTENTION, COLUMNS, TenderListModel
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.empty_state import EmptyState
from ..widgets.page_head import PageHead
from .bulk_bar import BulkBar
from .paged_list import ListWords, PagedListPage
from .tender_filters import TenderFilters
from .tender_table import TenderTable

_TITLE_NEEDS = 200  # less than this left for the titles, and two columns fold away
_WORDS = ListWords(
    "Aanbestedingen", "aanbesteding", "aanbestedingen", "een deel van de naam of op het nummer", Chosen
)  # fmt: skip


class TenderListPage(PagedListPage):
    """Shows rows of the list that somebody else fetches.

    `query_changed(Query)`: other rows are wanted; answer with `show_rows`, and before it with `show_found` when the
    rows are there and their number is not. The other signals carry what the user wants, with the id of the tender;
    the last ones with a `Chosen`, which may be more than one.
    """

    query_changed = Signal(object)
    from_file_requested = Signal()
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    several_duplicated = Signal(object)
    several_deleted = Signal(object)
    phase_requested = Signal(object, object)
    file_requested = Signal(object)

    model: TenderListModel
    table: TenderTable
    filters: TenderFilters
    bulk: BulkBar

    def __init__(self, organisation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_WORDS, parent)
        self._organisation = organisation
        self._counted: Query | None = None  # what the number of rows in the list belongs to
        self.model = TenderListModel(self)
        self.table = TenderTable(self.model)
        self.filters = TenderFilters()
        self.bulk = BulkBar()
        self.from_file = Button("Uit bestand", glyph="file-arrow-down")
        self.head = PageHead("Aanbestedingen", organisation, (self.from_file, self.new))
        self.first = self.first_new
        self.first.set_kind("primary")
        self.example = Button("Bekijk het voorbeeld", glyph="sparkle")
        self.empty = EmptyState(
            "files",
            "Nog geen aanbestedingen",
            "Hier vindt u straks al uw inkopen terug, van kerstpakket tot weg. Geef de eerste een naam, en u ziet "
            "meteen waar de wet en uw beleid om vragen. Of kijk eerst rond in een voorbeeld.",
            self.first_new,
            self.example,
        )
        self.build()
        self._connect()

    # -- what the owner calls -------------------------------------------------------------------------------------
    def ask(self) -> None:
        self.query_changed.emit(self.query())

    def set_organisation(self, name: str) -> None:
        self._organisation = name
        self._say_counts()

    def show_rows(self, rows: Sequence[Summary], total: int, counts: Mapping[str, int], today: date) -> None:
        """Show the first rows out of `total`; `counts` has a number per chip (all, running, attention, deadline).

        For the same query this is a refresh: the chosen tender and the place in the list stay.
        """
        self._counts, self._today, self._counted = counts, today, _narrowing(self.query())
        self._show_first(rows, total, lambda: self.filters.show_counts(counts, today))

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

    # -- inside ---------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.from_file.clicked.connect(self.from_file_requested)
        self.example.clicked.connect(self.example_requested)
        table, bulk = self.table, self.bulk
        table.duplicate_requested.connect(self.duplicate_requested)
        table.delete_requested.connect(self.delete_requested)
        table.several_duplicated.connect(lambda: self.several_duplicated.emit(self.several()))
        table.several_deleted.connect(lambda: self.several_deleted.emit(self.several()))
        table.phase_chosen.connect(lambda phase: self.phase_requested.emit(self.several(), phase))
        table.print_requested.connect(lambda: self.print_requested.emit(self.several()))
        table.file_requested.connect(lambda: self.file_requested.emit(self.several()))
        bulk.phase_chosen.connect(table.phase_chosen)
        bulk.duplicate_requested.connect(table.several_duplicated)
        bulk.delete_requested.connect(table.several_deleted)
        bulk.print_requested.connect(table.print_requested)

    def _say_counts(self) -> None:
        whole, asks = self._counts.get(ALL, 0), self._counts.get(ATTENTION, 0)
        parts = [dutch.counted(whole, "aanbesteding", "aanbestedingen")] if whole else []
        if asks:
            parts.append(f"{dutch.number(asks)} {'vraagt' if asks == 1 else 'vragen'} aandacht")
        self.head.set_subtitle(" · ".join(part for part in (self._organisation, ", ".join(parts)) if part))

    def _has_nothing(self) -> bool:
        return self._counts.get(ALL, 0) == 0 and not self.query().search

    def _show_tools(self, nothing_at_all: bool) -> None:
        self.new.set_kind("secondary" if nothing_at_all else "primary")

    def _fold(self, room: int) -> None:
        self.table.set_narrow(room < look().px(sum(part.width for part in COLUMNS) + _TITLE_NEEDS))


def _narrowing(query: Query) -> Query:
    """The query without what does not change how many rows it has."""
    return replace(query, sort_by=SortBy.SAVED, descending=True)
