"""A file with bouwblokken before it is taken over: what was read, what was not, and whose table it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ...application.bouwblok_import import BouwblokFile
from ...domain import dutch
from ...domain.policy import Bouwblok, BouwblokTable, worth
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import DateEdit, TextEdit
from ..widgets.layouts import Flow, column, holder
from ..widgets.table import CELL, Cell, Column, TableView, head_data
from ..widgets.text import Label

COLUMNS = (Column("Bouwblok"), Column("Waarde", 230))
MOST_FAULTS = 8
_MOST_ROWS = 8
Index = QModelIndex | QPersistentModelIndex


class BlocksModel(QAbstractTableModel):
    """Bouwblokken to look at."""

    def __init__(self, blocks: Sequence[Bouwblok], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = [_cells(block) for block in blocks]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> Any:
        cell = self._cells[index.row()][index.column()]
        if role == CELL:
            return cell
        if role == int(Qt.ItemDataRole.DisplayRole):
            return ", ".join(part for part in (cell.words, cell.second) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return head_data(COLUMNS, section, orientation, role)


def _cells(block: Bouwblok) -> tuple[Cell, ...]:
    months = block.longest_months
    length = "" if months is None else f"ten hoogste {dutch.counted(months, 'maand', 'maanden')}"
    return Cell(block.name, block.target_group, strong=True), Cell(worth(block), length)


class CsvPreview(QWidget):
    """Shows a file; `taken(BouwblokTable)` when the officer wants it, `cancelled()` when she does not."""

    taken = Signal(object)
    cancelled = Signal()

    def __init__(self, file: BouwblokFile, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.setAccessibleName(f"Inlezen: {name}")
        self.table = TableView(COLUMNS, name="Bouwblokken in het bestand")
        self.table.setModel(BlocksModel(file.blocks, self))
        self.table.setVisible(bool(file.blocks))
        self.region, self.version = TextEdit(longest=120), TextEdit(longest=60)
        self.begin, self.source = DateEdit(), TextEdit(longest=300)
        self.source.set_value(name)
        self._rows = {
            "region": FieldRow("Regio", self.region, help="De arbeidsmarktregio die de tabel vaststelde."),
            "version": FieldRow("Versie", self.version),
            "begin": FieldRow("Geldt vanaf", self.begin),
            "source": FieldRow("Bron", self.source),
        }
        self.take = Button("Neem over", glyph="check", small=True)
        self.cancel = Button("Annuleren", "quiet", "x", small=True)
        self.faults = Label(_fault_words(file), "caption", "bad", wrap=True)
        self.faults.setVisible(bool(file.faults))
        left_out = "Regels die niet te lezen zijn, komen niet mee. Herstel ze in het bestand en lees het opnieuw in."
        self._left_out = Hint(left_out if file.faults and file.blocks else "")
        buttons = Flow(gap=8, line_gap=4)
        if file.blocks:
            buttons.addWidget(self.take)
        else:
            self.take.setParent(None)
        buttons.addWidget(self.cancel)
        read = ", ".join(f"{ours} uit ‘{theirs}’" for ours, theirs in file.columns)
        self.setLayout(
            column(
                Label(name, "strong", wrap=True),
                Label(file.sentence, wrap=True),
                Label(f"Gelezen: {read}.", "caption", "muted", wrap=True),
                self.table,
                self.faults,
                self._left_out,
                *(self._rows.values() if file.blocks else ()),
                holder(buttons),
            )
        )
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.cancelled)
        for key, control in (("region", self.region), ("begin", self.begin)):
            control.edited.connect(lambda _value, key=key: self._rows[key].set_error(""))
        self.restyle()

    def row(self, key: str) -> FieldRow:
        """The row of "region", "version", "begin" or "source"."""
        return self._rows[key]

    def restyle(self) -> None:
        shown = min(_MOST_ROWS, len(self._file.blocks))
        head = max(34, look().metrics("caption-strong").height() + 16)
        self.table.setFixedHeight(head + shown * self.table.row_height() + 2)

    def focus_first(self) -> None:
        (self.region if self._file.blocks else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        region, begin = self.region.value().strip(), self.begin.value()
        self._rows["region"].set_error("" if region else "Noem de regio: elke regio heeft een eigen tabel.")
        self._rows["begin"].set_error("" if begin else "Vul in vanaf welke dag deze tabel geldt.")
        if not region:
            self.region.setFocus(Qt.FocusReason.OtherFocusReason)
        elif begin is None:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.taken.emit(
                BouwblokTable(
                    region=region,
                    version=self.version.value().strip(),
                    valid_from=begin,
                    source=self.source.value().strip(),
                    blocks=self._file.blocks,
                )
            )


def _fault_words(file: BouwblokFile) -> str:
    shown = [str(fault) for fault in file.faults[:MOST_FAULTS]]
    more = len(file.faults) - MOST_FAULTS
    if more > 0:
        shown.append(f"En nog {more} {'fout' if more == 1 else 'fouten'}.")
    return "\n".join(shown)
