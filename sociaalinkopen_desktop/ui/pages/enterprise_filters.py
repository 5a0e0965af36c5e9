"""What the register shows: search, filter chips, kinds, recognitions and order. Together they make one query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...application.register_ports import EnterpriseQuery, EnterpriseSort
from ...domain import dutch
from ...domain.choices import Recognition
from ...domain.enterprises.enterprise import EnterpriseKind
from ...domain.enterprises.recognition import ProofTerms
from ..models.enterprise_list import (
    ALL,
    ENDS_SOON,
    EXPIRED,
    LAST_IMPORT,
    PROOFS,
    TO_VERIFY,
    first_query,
    with_chip,
)
from ..widgets.choice_chip import ChoiceChip
from .list_filters import Chips, FilterWords, ListFilters

_WORDS = FilterWords(
    search="Zoek op naam, plaats of aanbod (Ctrl+F)",
    name="Zoek in sociale ondernemingen",
    chips={
        ALL: ("Alle", " ", ""),
        EXPIRED: ("Verlopen", " ", "x-circle"),
        ENDS_SOON: ("Verloopt binnenkort", ": ", "clock"),
        TO_VERIFY: ("Te verifiëren", " ", "question"),
        LAST_IMPORT: ("Laatste import", " ", "file-arrow-down"),
    },
    orders={
        EnterpriseSort.NAME: ("Naam van A tot Z", "Naam van Z tot A"),
        EnterpriseSort.TOWN: ("Plaats van A tot Z", "Plaats van Z tot A"),
        EnterpriseSort.KIND: ("Op soort", "Op soort, andersom"),
        EnterpriseSort.RECOGNISED_UNTIL: ("Erkenning die het eerst afloopt", "Erkenning die het langst geldt"),
        EnterpriseSort.SAVED: ("Oudste wijziging eerst", "Laatst gewijzigd eerst"),
    },
    down_first=(EnterpriseSort.SAVED,),
)


class EnterpriseFilters(ListFilters):
    """The filters of the register; `query` is without what the chip asks.

    `counts_wanted()`: how many there are of each kind and with each recognition; answer with `show_choices`.
    """

    counts_wanted = Signal()

    _query: EnterpriseQuery

    def __init__(self, parent: QWidget | None = None) -> None:
        self._terms: ProofTerms | None = None
        self._batch = ""
        self.kinds = ChoiceChip("Soort", list(EnterpriseKind), "Alle soorten")
        self.recognitions = ChoiceChip("Erkenning", PROOFS, "Alle erkenningen")
        super().__init__(_WORDS, first_query(), (self.kinds, self.recognitions), parent)
        self.chips.changed.connect(lambda _chip: self.changed.emit())
        self.kinds.chosen_changed.connect(lambda chosen: self._ask(kinds=chosen))
        self.recognitions.chosen_changed.connect(lambda chosen: self._ask(recognitions=chosen))
        for menu in (self.kinds, self.recognitions):
            menu.counts_wanted.connect(self.counts_wanted)

    def whole_query(self, today: date) -> EnterpriseQuery:
        """The query with what the chip asks, by the numbers that came with the rows."""
        return with_chip(self._query, self.chip(), today, self._terms, self._batch)

    def show_counts(self, counts: Mapping[str, int], terms: ProofTerms, batch: str) -> None:
        """Write the numbers in the chips; the one of the last import is only there when there was an import."""
        self._terms, self._batch = terms, batch
        chosen = self.chip()
        self._put_numbers(counts)
        if chosen == LAST_IMPORT and LAST_IMPORT not in counts:
            self.chips.choose(ALL)
            self.changed.emit()

    def show_choices(self, kinds: Mapping[EnterpriseKind, int], recognitions: Mapping[Recognition, int]) -> None:
        """Write the numbers in the menus."""
        self.kinds.show_counts(kinds)
        self.recognitions.show_counts(recognitions)

    def show_filter(self, chip: str) -> None:
        super().show_filter(chip)
        self._query = replace(self._query, search="", kinds=(), recognitions=())
        self.changed.emit()

    def _chips(self, counts: Mapping[str, int]) -> Chips:
        chips = {key: chip for key, chip in _WORDS.chips.items() if key in counts or key != LAST_IMPORT}
        if self._terms is not None:
            months = dutch.counted(self._terms.warning_months, "maand", "maanden")
            chips[ENDS_SOON] = (f"Verloopt < {months}", *_WORDS.chips[ENDS_SOON][1:])
        return chips
