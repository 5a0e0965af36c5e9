"""What a long list shows: search, filter chips, menus of its own, and order. Together they make one query."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from ...domain import dutch
from ..widgets.buttons import Button
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.choice_chip import ChoiceChip
from ..widgets.search_field import SearchField

Chips = Mapping[str, tuple[str, str, str]]
"""Of each filter chip its words, what stands before its number, and its icon. The first one shows everything."""


@dataclass(frozen=True)
class FilterWords:
    """What the filters of one list say; `orders` has the words upwards and downwards of each order."""

    search: str
    name: str
    chips: Chips
    orders: Mapping[Any, tuple[str, str]]
    down_first: Collection[Any]
    """Asked for, these orders begin with the newest or the largest."""


class ListFilters(QWidget):
    """`changed()`: the user wants other rows, or the same ones in another order. `downwards()`: on to the list.

    `menus` flow along with the chips, behind the last one; a subclass asks for what is ticked in them.
    """

    changed = Signal()
    downwards = Signal()

    def __init__(
        self, words: FilterWords, query: Any, menus: Sequence[ChoiceChip], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._query, self._menus = words, query, menus
        self._everything = next(iter(words.chips))
        self.search = SearchField(words.search, words.name)
        self.chips = ChipRow()
        self._put_numbers({})
        self.sort_button = Button("Sorteren", "quiet", "sort-ascending", small=True)
        self.sort_menu = QMenu("Sorteren", self)
        self.sort_actions = {sort: QAction(sort.label, self) for sort in type(query.sort_by)}
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
        self.sort_button.clicked.connect(self._open_sorting)
        self._show()

    # -- asking and telling ---------------------------------------------------------------------------------------
    def query(self) -> Any:
        """The rows that are wanted now, from the first on."""
        return self._query

    def chip(self) -> str:
        """The chosen chip."""
        return self.chips.chosen() or self._everything

    def order(self) -> str:
        """The order of the rows in words: "Vroegste deadline eerst"."""
        return self._words.orders[self._query.sort_by][self._query.descending]

    def told(self) -> tuple[tuple[str, str], ...]:
        """What narrows the list, as label and value, for on paper."""
        parts = (
            ("Gezocht op", f"‘{self._query.search}’" if self._query.search else ""),
            ("Filter", self._words.chips[self.chip()][0] if self.chip() != self._everything else ""),
            *(menu.told() for menu in self._menus),
        )
        return tuple((label, value) for label, value in parts if value)

    def filters(self) -> bool:
        """Whether something else than the search narrows the list."""
        return self.chip() != self._everything or any(menu.chosen() for menu in self._menus)

    def show_filter(self, chip: str) -> None:
        """Choose one chip and drop everything else that narrows the list."""
        self.search.show_words("")
        self.chips.choose(chip)
        for menu in self._menus:
            menu.choose(())

    def wipe(self) -> None:
        """The way out when nothing is found: first the search goes, and without one the filters."""
        if self._query.search:
            self.search.wipe()
        else:
            self.show_filter(self._everything)

    def sort(self, by: Any, upwards: bool) -> None:
        """Put the rows in this order."""
        self._ask(sort_by=by, descending=not upwards)

    def sort_column(self, key: str, upwards: bool) -> None:
        """Put the rows in the order of the column with this key."""
        self.sort(next(sort for sort in self.sort_actions if sort.value == key), upwards)

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
    def _chips(self, counts: Mapping[str, int]) -> Chips:
        """The chips that are there with these numbers."""
        return self._words.chips

    def _put_numbers(self, counts: Mapping[str, int]) -> None:
        """Write the numbers in the chips, and keep the menus behind the last one."""
        self.chips.set_items(
            [
                ChipItem(key, words if key not in counts else f"{words}{gap}{dutch.number(counts[key])}", glyph)
                for key, (words, gap, glyph) in self._chips(counts).items()
            ]
        )
        flow = self.chips.layout()
        assert flow is not None
        for at, menu in enumerate(self._menus, flow.count() - len(self._menus)):
            there = flow.itemAt(at)
            if there is None or there.widget() is not menu:
                flow.removeWidget(menu)
                flow.addWidget(menu)

    def _build_sort_menu(self) -> None:
        keys, ways = QActionGroup(self), QActionGroup(self)
        for sort, action in self.sort_actions.items():
            action.setCheckable(True)
            keys.addAction(action)
            up = sort not in self._words.down_first
            action.triggered.connect(lambda _checked=False, sort=sort, up=up: self.sort(sort, up))
        for action, upwards in ((self.upwards, True), (self.downwards_action, False)):
            action.setCheckable(True)
            ways.addAction(action)
            action.triggered.connect(lambda _checked=False, upwards=upwards: self.sort(self._query.sort_by, upwards))
        self.sort_menu.addActions(keys.actions())
        self.sort_menu.addSeparator()
        self.sort_menu.addActions(ways.actions())

    def _ask(self, **changes: object) -> None:
        query = replace(self._query, **changes)
        changed = query != self._query
        self._query = query
        self._show()
        if changed:
            self.changed.emit()

    def _show(self) -> None:
        query = self._query
        self.sort_actions[query.sort_by].setChecked(True)
        for action, words in zip((self.upwards, self.downwards_action), self._words.orders[query.sort_by], strict=True):
            action.setText(words)
        (self.downwards_action if query.descending else self.upwards).setChecked(True)
        self.sort_button.setAccessibleName(f"Sorteren, nu: {self.order()}")

    def _open_sorting(self) -> None:
        self._show()
        self.sort_menu.popup(self.sort_button.mapToGlobal(QPoint(0, self.sort_button.height() + 2)))
