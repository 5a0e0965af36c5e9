"""What the Kennisbank shows: words to search for, and chips that narrow the list. Together one CatalogueFilter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ...domain import dutch
from ...domain.catalogue import Basis, Catalogue, Kind
from ...domain.catalogue_search import SURE, TO_CONFIRM, CatalogueFilter, Part
from ...domain.choices import Choice, CriterionTheme
from ...domain.obstacles import TITLE
from ..widgets.chip import Chip, ChipItem, ChipRow
from ..widgets.layouts import Flow
from ..widgets.search_field import SearchField

ALL = "all"
OBSTACLES = "obstacles"
_SEEK, _SEEK_SAID = "Zoek op woord of artikel (Ctrl+F)", "Typ wat uw collega zei (Ctrl+F)"
_PARTS = {part.value: part for part in Part}


class MenuChip(Chip):
    """A chip that opens a menu of choices. Chosen, it tells the choice: "Thema: Markt". `picked()`: the user chose."""

    picked = Signal()

    def __init__(self, name: str, all_words: str, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__(ChipItem(name, name, "caret-down"))
        self._name, self._value = name, None
        self._labels = dict(choices)
        self.setProperty("glyph_after", True)
        self.menu_of_choices = QMenu(name, self)
        self.choices = QActionGroup(self)
        for value, words in ((None, all_words), *choices):
            action = QAction(words, self)
            action.setCheckable(True)
            action.setData(value)
            action.setActionGroup(self.choices)
            action.triggered.connect(lambda _checked=False, value=value: self._pick(value))
            self.menu_of_choices.addAction(action)
        self.menu_of_choices.aboutToHide.connect(self._show)
        self.clicked.connect(self._open)
        self._show()

    def value(self) -> Any:
        """What is chosen; None for everything."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Choose without telling anybody."""
        self._value = value
        self._show()

    def _pick(self, value: Any) -> None:
        self.set_value(value)
        self.picked.emit()

    def _show(self) -> None:
        for action in self.choices.actions():
            action.setChecked(action.data() == self._value)
        chosen = self._value is not None
        self.set_words(f"{self._name}: {self._labels[self._value]}" if chosen else self._name)
        self.set_on(chosen)

    def _open(self) -> None:
        self._show()
        actions = self.menu_of_choices.actions()
        self.menu_of_choices.setActiveAction(next((item for item in actions if item.isChecked()), actions[0]))
        self.menu_of_choices.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class KnowledgeFilters(QWidget):
    """`changed()`: the user wants to see something else; `wanted()` says what. `downwards()`: on to the list.

    With `obstacles`, so many, there is also a chip for what colleagues say; `wants_obstacles` says that it is chosen.
    """

    changed = Signal()
    downwards = Signal()

    def __init__(self, catalogue: Catalogue, obstacles: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_SEEK, "Zoek in de kennisbank")
        counts = {
            Part.CRITERIA: len(catalogue.criteria),
            Part.NORMS: len(catalogue.norms),
            Part.DUTIES: len(catalogue.duties),
        }
        self.parts = ChipRow(
            [
                ChipItem(ALL, f"Alles {dutch.number(sum(counts.values()))}"),
                *(ChipItem(part.value, f"{part.label} {dutch.number(number)}") for part, number in counts.items()),
                *((ChipItem(OBSTACLES, f"{TITLE} {dutch.number(obstacles)}"),) if obstacles else ()),
            ],
            name="Onderdeel",
        )
        criteria = catalogue.criteria
        self.theme = MenuChip("Thema", "Alle thema's", _present(CriterionTheme, {item.theme for item in criteria}))
        self.basis = MenuChip("Grondslag", "Elke grondslag", _present(Basis, set(Basis)))
        self.kind = MenuChip("Beoordeling", "Elke beoordeling", _present(Kind, {item.kind for item in criteria}))
        self.sure = MenuChip("Zekerheid", "Zeker en onzeker", [(True, SURE), (False, TO_CONFIRM)])
        flow = Flow()
        self.setLayout(flow)
        flow.addWidget(self.search)
        flow.addWidget(self.parts)
        for chip in self._menus():
            flow.addWidget(chip)  # each by itself, so that the line can break anywhere
            chip.picked.connect(self._tell)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.search.searched.connect(self._tell)
        self.search.downwards.connect(self.downwards)
        self.parts.changed.connect(self._tell)

    def wants_obstacles(self) -> bool:
        """Whether the user wants to see what colleagues say, and nothing of the catalogue."""
        return self.parts.chosen() == OBSTACLES

    def wanted(self) -> CatalogueFilter:
        """What the user wants to see now."""
        part = _PARTS.get(str(self.parts.chosen()))
        return CatalogueFilter(
            words=self.search.words(),
            part=part,
            theme=self.theme.value() if part is not Part.DUTIES else None,
            basis=self.basis.value(),
            kind=self.kind.value() if part in (None, Part.CRITERIA) else None,
            sure=self.sure.value(),
        )

    def show_only(self, part: Part | None = None) -> None:
        """Forget all choices but this one, without telling anybody."""
        self._show_only(ALL if part is None else part.value, "")

    def show_obstacles(self, words: str = "") -> None:
        """Choose what colleagues say, with these words in the field, without telling anybody."""
        self._show_only(OBSTACLES, words)

    def _show_only(self, part: str, words: str) -> None:
        self.search.show_words(words)
        for chip in self._menus():
            chip.set_value(None)
        self.parts.choose(part)
        self._fit()

    def _menus(self) -> tuple[MenuChip, ...]:
        return self.theme, self.basis, self.kind, self.sure

    def _tell(self, *_told: object) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show only what can narrow this part of the catalogue."""
        part = self.parts.chosen()
        self.theme.setVisible(part not in (Part.DUTIES.value, OBSTACLES))
        self.basis.setVisible(part != OBSTACLES)
        self.kind.setVisible(part in (ALL, Part.CRITERIA.value))
        self.search.setPlaceholderText(_SEEK_SAID if part == OBSTACLES else _SEEK)


def _present(choices: Iterable[Choice], present: set[Any]) -> list[tuple[Choice, str]]:
    return [(choice, choice.label) for choice in choices if choice in present]
