"""What the list of tenders shows: search, filter chips, phases and order. Together they make one Query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from ...application.ports import Query, SortBy
from ...domain.choices import Phase
from ..models.paged_rows import WINDOW
from ..models.tender_list import ALL, ATTENTION, CLOSES_SOON, SOON_DAYS, UNDER_WAY, chip_filter
from ..widgets.choice_chip import ChoiceChip
from .list_filters import FilterWords, ListFilters

_WORDS = FilterWords(
    search="Zoek op naam of nummer (Ctrl+F)",
    name="Zoek in aanbestedingen",
    chips={
        ALL: ("Alle", " ", ""),
        UNDER_WAY: ("Loopt", " ", ""),
        ATTENTION: ("Aandacht", " ", "warning"),
        CLOSES_SOON: (f"Deadline < {SOON_DAYS} dagen", ": ", "calendar-blank"),  # "dagen 3" would read as one number
    },
    orders={
        SortBy.SAVED: ("Oudste wijziging eerst", "Laatst gewijzigd eerst"),
        SortBy.TITLE: ("Van A tot Z", "Van Z tot A"),
        SortBy.PHASE: ("Vroegste fase eerst", "Laatste fase eerst"),
        SortBy.DEADLINE: ("Vroegste deadline eerst", "Laatste deadline eerst"),
        SortBy.VALUE: ("Laagste waarde eerst", "Hoogste waarde eerst"),
    },
    down_first=(SortBy.SAVED, SortBy.VALUE),
)


class TenderFilters(ListFilters):
    """The filters of the list of tenders, with a menu of phases."""

    _query: Query

    def __init__(self, parent: QWidget | None = None) -> None:
        self.phases = ChoiceChip("Fase", list(Phase), "Alle fasen")  # a chip has phases of its own
        super().__init__(_WORDS, Query(limit=WINDOW), (self.phases,), parent)
        self._today = date.min
        self.chips.changed.connect(self._choose_chip)
        self.phases.chosen_changed.connect(self._choose_phases)

    def show_counts(self, counts: Mapping[str, int], today: date) -> None:
        """Write the numbers in the chips; `today` is the day from which a deadline is near."""
        self._today = today
        self._put_numbers(counts)

    def show_filter(self, chip: str) -> None:
        super().show_filter(chip)
        self._choose_chip(chip, search="")

    def _choose_chip(self, chip: str, **more: object) -> None:
        self.phases.choose(())
        self._ask(**chip_filter(chip, self._today), **more)

    def _choose_phases(self, phases: tuple[Phase, ...]) -> None:
        """Phases of one's own choice go together with any chip but "Loopt", which is a choice of phases itself."""
        if self.chip() == UNDER_WAY:
            self.chips.choose(ALL)
        self._ask(phases=phases or chip_filter(self.chip(), self._today)["phases"])
