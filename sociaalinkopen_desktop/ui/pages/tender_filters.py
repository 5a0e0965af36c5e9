"""What the list of tenders shows: search, filter chips, phases and order. Together they make one Query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from ...application.ports import Query, SortBy
from ...domain import dutch
from ...domain.choices import Phase
from ..models.tender_list import ALL, ATTENTION, CLOSES_SOON, SOON_DAYS, UNDER_WAY, WINDOW, chip_filter
from ..widgets.buttons import Button
from ..widgets.chip import Chip, ChipItem, ChipRow
from ..widgets.search_field import SearchField

_CHIPS = {
    ALL: ("Alle", " ", ""),
    UNDER_WAY: ("Loopt", " ", ""),
    ATTENTION: ("Aandacht", " ", "warning"),
    CLOSES_SOON: (f"Deadline < {SOON_DAYS} dagen", ": ", "calendar-blank"),  # "dagen 3" would read as one number
}
_ORDERS = {  # upwards, downwards
    SortBy.SAVED: ("Oudste wijziging eerst", "Laatst gewijzigd eerst"),
    SortBy.TITLE: ("Van A tot Z", "Van Z tot A"),
    SortBy.PHASE: ("Vroegste fase eerst", "Laatste fase eerst"),
    SortBy.DEADLINE: ("Vroegste deadline eerst", "Laatste deadline eerst"),
    SortBy.VALUE: ("Laagste waarde eerst", "Hoogste waarde eerst"),
}
_DOWN_AT_FIRST = (SortBy.SAVED, SortBy.VALUE)  # asked for, these begin with the newest and the largest


class TenderFilters(QWidget):
    """`changed(Query)`: the user wants other rows, or the same ones in another order."""

    changed = Signal(object)
    downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query(limit=WINDOW)
        self._today = date.min
        self._phases: tuple[Phase, ...] = ()  # chosen in the menu; a chip has phases of its own
        self.search = SearchField("Zoek op naam of nummer (Ctrl+F)", "Zoek in aanbestedingen")
        self.chips = ChipRow([ChipItem(key, words, glyph) for key, (words, _gap, glyph) in _CHIPS.items()])
        self.phase_button = Chip(ChipItem("phase", "Fase", "caret-down"))
        self.phase_button.setProperty("glyph_after", True)
        self.chips.layout().addWidget(self.phase_button)  # type: ignore[union-attr]  # it flows along with the chips
        self.phase_menu = QMenu("Fase", self)
        self.phase_actions = {phase: QAction(phase.label, self) for phase in Phase}
        self.all_phases = QAction("Alle fasen", self)
        self._build_phase_menu()
        self.sort_button = Button("Sorteren", "quiet", "sort-ascending", small=True)
        self.sort_menu = QMenu("Sorteren", self)
        self.sort_actions = {sort: QAction(sort.label, self) for sort in SortBy}
        self.upwards, self.downwards_action = QAction("-", self), QAction("-", self)
        self._build_sort_menu()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.fit(0)
        self.search.searched.connect(lambda words: self._ask(search=words))
        self.search.downwards.connect(self.downwards)
        self.chips.changed.connect(self._choose_chip)
        for button, menu in ((self.phase_button, self.phase_menu), (self.sort_button, self.sort_menu)):
            button.clicked.connect(lambda _checked=False, button=button, menu=menu: self._open(button, menu))
        self._show()

    # -- asking and telling ---------------------------------------------------------------------------------------
    def query(self) -> Query:
        """The rows that are wanted now, from the first on."""
        return self._query

    def order(self) -> str:
        """The order of the rows in words: "Vroegste deadline eerst"."""
        return _ORDERS[self._query.sort_by][self._query.descending]

    def told(self) -> tuple[tuple[str, str], ...]:
        """What narrows the list, as label and value, for on paper."""
        chip = self.chips.chosen()
        parts = (
            ("Gezocht op", f"‘{self._query.search}’" if self._query.search else ""),
            ("Filter", _CHIPS[str(chip)][0] if chip != ALL else ""),
            ("Fase", ", ".join(phase.label for phase in self._phases)),
        )
        return tuple((label, value) for label, value in parts if value)

    def filters(self) -> bool:
        """Whether something else than the search narrows the list."""
        return self.chips.chosen() != ALL or bool(self._phases)

    def show_counts(self, counts: Mapping[str, int], today: date) -> None:
        """Write the numbers in the chips; `today` is the day from which a deadline is near."""
        self._today = today
        self.chips.set_items(
            [
                ChipItem(key, words if key not in counts else f"{words}{gap}{dutch.number(counts[key])}", glyph)
                for key, (words, gap, glyph) in _CHIPS.items()
            ]
        )

    def show_filter(self, chip: str) -> None:
        """Choose one chip and drop the search."""
        self.search.show_words("")
        self.chips.choose(chip)
        self._choose_chip(chip, search="")

    def wipe(self) -> None:
        """The way out when nothing is found: first the search goes, and without one the filters."""
        if self._query.search:
            self.search.wipe()
        else:
            self.show_filter(ALL)

    def sort(self, by: SortBy, upwards: bool) -> None:
        self._ask(sort_by=by, descending=not upwards)

    def type_in_search(self, words: str) -> None:
        """Go on in the search field with what was typed elsewhere."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(words)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def fit(self, room: int) -> None:
        """Put the search beside the chips when `room` pixels are enough for both, above them otherwise."""
        parts = (self.search, self.chips, self.sort_button)
        beside = sum(part.sizeHint().width() for part in parts) + 60 <= room
        for part in parts:
            self._grid.removeWidget(part)
        self._grid.addWidget(self.search, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        if beside:
            self._grid.addWidget(self.chips, 0, 1)
        else:
            self._grid.addWidget(self.chips, 1, 0, 1, 3)
        self._grid.addWidget(self.sort_button, 0, 2, Qt.AlignmentFlag.AlignVCenter)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _build_phase_menu(self) -> None:
        for action in self.phase_actions.values():
            action.setCheckable(True)
            action.triggered.connect(self._choose_phases)
            self.phase_menu.addAction(action)
        self.phase_menu.addSeparator()
        self.phase_menu.addAction(self.all_phases)
        self.all_phases.triggered.connect(self._forget_phases)
        self.phase_menu.aboutToHide.connect(self._show)

    def _build_sort_menu(self) -> None:
        keys, ways = QActionGroup(self), QActionGroup(self)
        for sort, action in self.sort_actions.items():
            action.setCheckable(True)
            keys.addAction(action)
            action.triggered.connect(lambda _checked=False, sort=sort: self.sort(sort, sort not in _DOWN_AT_FIRST))
        for action, upwards in ((self.upwards, True), (self.downwards_action, False)):
            action.setCheckable(True)
            ways.addAction(action)
            action.triggered.connect(lambda _checked=False, upwards=upwards: self.sort(self._query.sort_by, upwards))
        self.sort_menu.addActions(keys.actions())
        self.sort_menu.addSeparator()
        self.sort_menu.addActions(ways.actions())

    def _choose_chip(self, chip: str, **more: object) -> None:
        self._phases = ()
        self._ask(**chip_filter(chip, self._today), **more)

    def _choose_phases(self) -> None:
        """Phases of one's own choice go together with any chip but "Loopt", which is a choice of phases itself."""
        if self.chips.chosen() == UNDER_WAY:
            self.chips.choose(ALL)
        phases = tuple(phase for phase, action in self.phase_actions.items() if action.isChecked())
        self._phases = phases if len(phases) < len(self.phase_actions) else ()
        self._ask_phases()

    def _forget_phases(self) -> None:
        self._phases = ()
        self._ask_phases()

    def _ask_phases(self) -> None:
        of_chip = chip_filter(str(self.chips.chosen()), self._today)["phases"]
        self._ask(phases=self._phases or of_chip)

    def _ask(self, **changes: object) -> None:
        query = replace(self._query, **changes)  # type: ignore[arg-type]
        changed = query != self._query
        self._query = query
        self._show()
        if changed:
            self.changed.emit(query)

    def _show(self) -> None:
        query = self._query
        self.sort_actions[query.sort_by].setChecked(True)
        for action, words in zip((self.upwards, self.downwards_action), _ORDERS[query.sort_by], strict=True):
            action.setText(words)
        (self.downwards_action if query.descending else self.upwards).setChecked(True)
        self.sort_button.setAccessibleName(f"Sorteren, nu: {self.order()}")
        chosen = self._phases
        for phase, action in self.phase_actions.items():
            action.setChecked(phase in chosen)
        self.all_phases.setEnabled(bool(chosen))
        one = chosen[0].label if len(chosen) == 1 else f"{len(chosen)} gekozen"
        self.phase_button.set_words(f"Fase: {one}" if chosen else "Fase")
        self.phase_button.setChecked(bool(chosen))

    def _open(self, button: Button, menu: QMenu) -> None:
        self._show()
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
