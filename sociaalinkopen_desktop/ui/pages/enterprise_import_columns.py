"""Which column of a list is which of ours: a line per column with its first values and a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ...domain.enterprises.enterprise import EnterpriseSource
from ...domain.enterprises.importing import PlanOptions
from ...domain.enterprises.importing_columns import COLUMNS, LISTS, Choices, is_of_a_person
from ...domain.enterprises.importing_file import ListSheet
from ..theme import look
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import ChoiceBox, TextEdit
from ..widgets.layouts import column, holder
from ..widgets.text import Label

MOST_SHOWN = 80
LEFT_OUT = "Niet inlezen"
_TWO_FROM = 900  # wide enough for two columns of lines
_PERSON = "Dit lijken namen van mensen. Die bewaart het register niet."
_TWICE = "‘{label}’ is bij meer dan één kolom gekozen. Kies haar één keer."
_NO_NAME = "Kies bij welke kolom de naam van de onderneming staat. Zonder naam is een regel niet in te lezen."
_REMEMBERED = "Zo las u een lijst met deze kolommen eerder in."


class ColumnLine(QWidget):
    """One column of the list: its head and first values, and which of ours it is. `chosen()`: by the user."""

    chosen = Signal()

    def __init__(self, head: str, examples: Sequence[str], number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = head or f"Kolom {number}"
        self._head = Label(name, "strong", wrap=True)
        self._examples = Label(" · ".join(_short(item) for item in examples) or "leeg", "caption", "muted", wrap=True)
        self.box = ChoiceBox([(item.key, item.head) for item in COLUMNS], none_words=LEFT_OUT, width=248)
        self.box.setAccessibleName(f"Kolom {name} is bij ons")
        self._hint = Hint(_PERSON if is_of_a_person(head) else "")
        words = holder(column(self._head, self._examples, self._hint, gap=1))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._words = words
        self._stacked: bool | None = None
        self.box.edited.connect(lambda _value: self.chosen.emit())
        self._arrange(stacked=False)

    def examples(self) -> str:
        """The values that are shown."""
        return self._examples.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(stacked=self.width() < look().px(400))

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._words, 0, 0, top)
        self._grid.addWidget(self.box, 1 if stacked else 0, 0 if stacked else 1, top)
        self._grid.setColumnStretch(0, 1)


class ColumnsCard(Card):
    """`changed()`: the columns or the source were chosen otherwise; ask `mapping()` and `options()`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("2  Kolommen", parent=parent)
        self.lines: list[ColumnLine] = []
        self._rest: Choices = ()
        self._remembered = ""
        self._wide: bool | None = None
        self._known = Label("", tone="muted", wrap=True)
        self._more = Hint()
        self._problem = Hint(tone="bad", glyph="x-circle-fill")
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(2)
        self.source = ChoiceBox([(item, item.label) for item in EnterpriseSource], none_words="Niet bekend", width=320)
        self.note = TextEdit(longest=300)
        self.add(
            self._known,
            self._problem,
            self._grid_box,
            self._more,
            FieldRow("Waar komt de lijst vandaan?", self.source, help="Komt te staan bij elke nieuwe onderneming."),
            FieldRow("Bron", self.note, help="De naam van de lijst, met de datum."),
        )
        self.source.edited.connect(lambda _value: self.changed.emit())
        self.note.edited.connect(lambda _value: self.changed.emit())
        self.make_foldable(is_open=True)

    # -- showing --------------------------------------------------------------------------------------------------
    def show_sheet(self, sheet: ListSheet, mapping: Choices, remembered: bool, options: PlanOptions) -> None:
        """Show the columns of a sheet. When all of it speaks for itself the card is closed."""
        for line in self.lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        shown = range(min(len(sheet.heads), MOST_SHOWN))
        self.lines = [ColumnLine(sheet.heads[at], sheet.examples(at, 2), at + 1) for at in shown]
        for at, line in enumerate(self.lines):
            line.box.set_value(mapping[at] or None)
            line.chosen.connect(self._on_chosen)
        self._rest = mapping[len(self.lines) :]
        over = len(sheet.heads) - len(self.lines)
        self._more.show_words(f"Er zijn nog {over} kolommen. Die komen niet mee." if over > 0 else "")
        self.source.reset(options.source)
        self.note.reset(options.source_note)
        self._wide = None
        self._place_lines()
        self._remembered = _REMEMBERED if remembered else ""
        self._tell()
        self.set_open(not self.is_clear() or sum(map(bool, mapping)) < len(mapping))

    def mapping(self) -> Choices:
        """The key of our column for each column of the sheet."""
        return (*(line.box.value() or "" for line in self.lines), *[""] * len(self._rest))

    def options(self) -> PlanOptions:
        """What goes with every new enterprise."""
        return PlanOptions(source=self.source.value(), source_note=self.note.value().strip())

    def is_clear(self) -> bool:
        """Whether rows can be read by these columns."""
        return not self._problem_words()

    def words(self) -> tuple[str, str]:
        """How many columns are known, and what is wrong with the choice."""
        return self._known.text(), self._problem.words()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _on_chosen(self) -> None:
        self._remembered = ""
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        known = sum(1 for key in self.mapping() if key)
        told = f"{known} van de {len(self.lines) + len(self._rest)} kolommen worden gelezen."
        self._known.setText(f"{told} {self._remembered}".strip())
        self._problem.show_words(self._problem_words())

    def _problem_words(self) -> str:
        chosen = [key for key in self.mapping() if key]
        if "name" not in chosen:
            return _NO_NAME
        for item in COLUMNS:
            if item.kind not in LISTS and chosen.count(item.key) > 1:
                return _TWICE.format(label=item.head)
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_lines()

    def restyle(self) -> None:
        super().restyle()
        self._wide = None
        self._place_lines()

    def _place_lines(self) -> None:
        """Two columns of lines where there is room; down the first and then down the second, as one reads a list."""
        wide = self.width() >= look().px(_TWO_FROM)
        if wide == self._wide:
            return
        self._wide = wide
        half = (len(self.lines) + 1) // 2 if wide else len(self.lines)
        for at, line in enumerate(self.lines):
            self._grid.addWidget(line, at % half, at // half, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)


def _short(words: str) -> str:
    return words if len(words) <= 32 else f"{words[:31]}…"
