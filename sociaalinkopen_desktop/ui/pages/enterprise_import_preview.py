"""What reading a list would do, before it is done: how many of each, every row with its reason, and the choices."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.enterprises.importing import ImportPlan, RowState
from ..models.planned_rows import ALL, COLUMNS, CONFLICTS, REASON, REMARKS, SIGNS, PlannedRowsModel, belongs
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.hairline import Hairline
from ..widgets.layouts import Flow, holder
from ..widgets.table import TableView
from ..widgets.text import Label
from .enterprise_import_detail import RowDetail

_ROWS_SHOWN = 8
_NARROW = 660
LIST_WINS = "Overal de lijst laten gelden"
OURS_STAY = "Overal onze gegevens houden"


class PreviewCard(Card):
    """`changed(ImportPlan)`: something was chosen otherwise. `faults_wanted()`: keep the faulty rows as a file."""

    changed = Signal(object)
    faults_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("3  Controleren", parent=parent)
        self._plan = ImportPlan(rows=())
        self._sentence = Label("", wrap=True)
        self.chips = ChipRow((ChipItem(ALL, "Alles"),), name="Welke regels")
        self.model = PlannedRowsModel(self)
        self.table = TableView(COLUMNS, name="Regels van de lijst")
        self.table.setModel(self.model)
        self.detail = RowDetail()
        self.faults = Button("Bewaar de fouten als CSV", glyph="download-simple", small=True)
        self.list_wins = Button(LIST_WINS, "quiet", "git-merge", small=True)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self.faults)
        buttons.addWidget(self.list_wins)
        self._buttons = holder(buttons)
        self.add(self._sentence, self.chips, self.table, self._buttons, Hairline(upright=False), self.detail)
        self.chips.changed.connect(lambda _chip: self._show_rows())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _was: self._on_row(now))
        self.detail.taken.connect(self._on_taken)
        self.detail.skipped.connect(self._on_skipped)
        self.faults.clicked.connect(self.faults_wanted)
        self.list_wins.clicked.connect(self._on_list_wins)
        self.restyle()

    @property
    def plan(self) -> ImportPlan:
        """The plan as it was chosen."""
        return self._plan

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan that was just made; the choices of an earlier one are over."""
        self._plan = plan
        self._tell()
        if plan.counts[RowState.FAULTY] == len(plan.rows):
            self.chips.choose(ALL)
        self._show_rows()

    def sentence(self) -> str:
        """What is said above the rows."""
        return self._sentence.text()

    def restyle(self) -> None:
        super().restyle()
        head = max(34, look().metrics("caption-strong").height() + 16)
        shown = max(2, min(_ROWS_SHOWN, self.model.rowCount()))
        self.table.setFixedHeight(head + shown * self.table.row_height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().px(_NARROW)
        if narrow != self.table.isColumnHidden(REASON):
            self.table.setColumnHidden(REASON, narrow)  # it stands below the table too, for the row that is chosen
            self.table.restyle()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _tell(self) -> None:
        counts, rows = self._plan.counts, self._plan.rows
        said = [f"{dutch.counted(len(rows), 'regel', 'regels')} gelezen."]
        for state, words in (
            (RowState.NEW, "nieuw"),
            (RowState.MERGED, "samengevoegd met wat u al had"),
            (RowState.UNCHANGED, "ongewijzigd"),
            (RowState.DOUBLE, "dubbel in de lijst"),
            (RowState.SKIPPED, "overgeslagen"),
            (RowState.FAULTY, "met een fout; die komen niet mee"),
        ):
            if counts[state]:
                said.append(f"{dutch.number(counts[state])} {words}.")
        self._sentence.setText(" ".join(said))
        self.chips.set_items(self._chips())
        self.faults.setVisible(counts[RowState.FAULTY] > 0)
        conflicts = [row for row in rows if belongs(row, CONFLICTS)]
        self.list_wins.setVisible(bool(conflicts))
        self.list_wins.setText(OURS_STAY if self._is_list_winning() else LIST_WINS)
        self._buttons.setVisible(counts[RowState.FAULTY] > 0 or bool(conflicts))

    def _chips(self) -> list[ChipItem]:
        rows = self._plan.rows
        found = [ChipItem(ALL, f"Alles {len(rows)}")]
        for state in RowState:
            if number := self._plan.counts[state]:
                label = "Met fouten" if state is RowState.FAULTY else state.label
                found.append(ChipItem(state.value, f"{label} {number}", SIGNS[state][0]))
        for chip, words, glyph in (
            (CONFLICTS, "Met verschillen", "arrows-left-right"),
            (REMARKS, "Veld overgeslagen", "warning"),
        ):
            if number := sum(1 for row in rows if belongs(row, chip)):
                found.append(ChipItem(chip, f"{words} {number}", glyph))
        return found

    def _show_rows(self) -> None:
        self.model.show_plan(self._plan, self.chips.chosen() or ALL)
        self.restyle()
        self.table.scrollToTop()
        self.detail.show_row(None)

    def _on_row(self, now: QModelIndex) -> None:
        place = self.model.place(now.row())
        self.detail.show_row(self._plan.rows[place] if place >= 0 else None)

    def _place(self) -> int:
        return self.model.place(self.table.currentIndex().row())

    def _on_taken(self, key: str, take: bool) -> None:
        if (place := self._place()) >= 0:
            self._choose(self._plan.with_taken(place, key, take))

    def _on_skipped(self, skip: bool) -> None:
        if (place := self._place()) >= 0:
            self._choose(self._plan.with_skipped(place, skip))

    def _is_list_winning(self) -> bool:
        return all(
            any(item.key in row.taken for item in row.differences if not item.is_usual)
            for row in self._plan.rows
            if belongs(row, CONFLICTS)
        )

    def _on_list_wins(self) -> None:
        self._choose(self._plan.with_conflicts(not self._is_list_winning()))

    def _choose(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.model.change(plan)
        self._tell()
        self._on_row(self.table.currentIndex())
        self.changed.emit(plan)
