"""The register of social enterprises as a list: find one, open it, see whose recognition ends."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...application.register_ports import EnterpriseQuery
from ...domain import dutch
from ..models.enterprise_list import ALL, COLUMNS, EXPIRED, NARROW_COLUMNS, RECOGNITION, EnterpriseListModel
from ..register_bulk import ChosenEnterprises
from ..register_desk import Listing
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.empty_state import EmptyState
from ..widgets.page_head import PageHead
from .enterprise_filters import EnterpriseFilters
from .enterprise_table import EnterpriseBar, EnterpriseTable
from .paged_list import ListWords, PagedListPage

_WORDS_NEED = 420  # less than this left for name and offer, and two columns fold away
_TIGHT_NEED = 330  # less than this left for both, and the name has the room for itself
_SOUGHT_IN = "een deel van de naam, de plaats of het aanbod"
_WORDS = ListWords("Sociale ondernemingen", "onderneming", "ondernemingen", _SOUGHT_IN, ChosenEnterprises)


class EnterprisesPage(PagedListPage):
    """Shows rows of the register that somebody else fetches.

    `query_changed(EnterpriseQuery, str)`: other rows are wanted, under that chip; answer with `show_listing`.
    `counts_wanted(EnterpriseQuery)`: the numbers for the menus of `filters`. The other signals carry what the user
    wants; those about rows a `ChosenEnterprises`.
    """

    query_changed = Signal(object, str)
    counts_wanted = Signal(object)
    import_requested = Signal()
    state_requested = Signal(object, object)
    delete_requested = Signal(object)
    export_requested = Signal(object)

    model: EnterpriseListModel
    table: EnterpriseTable
    filters: EnterpriseFilters
    bulk: EnterpriseBar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WORDS, parent)
        self.model = EnterpriseListModel(self)
        self.table = EnterpriseTable(self.model)
        self.filters = EnterpriseFilters()
        self.bulk = EnterpriseBar()
        self.take_in = Button("Lijst inlezen", glyph="file-arrow-down")
        self.head = PageHead("Sociale ondernemingen", tools=(self.take_in, self.new))
        self.first = self.first_import = Button("Lijst inlezen", "primary", "file-arrow-down")
        self.example = Button("Voorbeeldlijst openen", "quiet", "sparkle")
        self.empty = EmptyState(
            "storefront",
            "Nog geen ondernemingen",
            "Hier houdt u bij welke sociale ondernemingen u kent: wat zij leveren, waar, en wat hun erkenning waard "
            "is. Bij elke inkoop ziet u dan wie het werk kan doen. Begin met een lijst die u al hebt, of met één "
            "onderneming.",
            self.first_import,
            self.first_new,
            self.example,
        )
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # the list gives way
        self.build()
        self._connect()

    # -- what the owner calls -------------------------------------------------------------------------------------
    def ask(self) -> None:
        self.query_changed.emit(self.filters.query(), self.filters.chip())

    def query(self) -> EnterpriseQuery:
        return self.filters.whole_query(self._today)

    def show_listing(self, listing: Listing, today: date) -> None:
        """Show the first rows. For the same question this is a refresh: the chosen row and the place stay."""
        self._counts, self._today = listing.counts, today
        self.model.set_terms(listing.terms)
        self._show_first(
            listing.rows,
            listing.total,
            lambda: self.filters.show_counts(listing.counts, listing.terms, listing.batch),
        )

    def focus_table(self) -> None:
        """Put the focus in the list, or on the first thing to do when it is empty."""
        target = self.table if self.pages.currentWidget() is self.table else self.first_import
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_print(self) -> ChosenEnterprises:
        """The chosen rows when there is more than one, else the whole list."""
        several: ChosenEnterprises = self.several()
        return several if several.count > 1 else self.shown()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        for button in (self.take_in, self.first_import):
            button.clicked.connect(self.import_requested)
        self.example.clicked.connect(self.example_requested)
        self.filters.counts_wanted.connect(lambda: self.counts_wanted.emit(self.query()))
        for part in (self.table, self.bulk):
            part.state_chosen.connect(lambda state: self.state_requested.emit(self.several(), state))
            part.delete_requested.connect(lambda: self.delete_requested.emit(self.several()))
            part.print_requested.connect(lambda: self.print_requested.emit(self.several()))
            part.export_requested.connect(lambda: self.export_requested.emit(self.several()))

    def _show_several(self, count: int, *, busy: bool = False) -> None:
        if (count > 1 or busy) and self.filters.isVisible():
            self.bulk.setMinimumHeight(self.filters.height())
        super()._show_several(count, busy=busy)

    def _say_counts(self) -> None:
        whole, expired = self._counts.get(ALL, 0), self._counts.get(EXPIRED, 0)
        parts = [dutch.counted(whole, "onderneming", "ondernemingen")] if whole else []
        if expired:
            parts.append(f"bij {dutch.number(expired)} is de erkenning verlopen")
        self.head.set_subtitle(", ".join(parts))

    def _has_nothing(self) -> bool:
        return not (self.query().search or self.filters.filters())

    def _show_tools(self, nothing_at_all: bool) -> None:
        for button in (self.new, self.take_in):
            button.setVisible(not nothing_at_all)

    def _fold(self, room: int) -> None:
        narrow = room < look().px(sum(part.width for part in COLUMNS) + _WORDS_NEED)
        self.table.set_narrow(narrow, room < look().px(NARROW_COLUMNS[RECOGNITION].width + _TIGHT_NEED))
