"""How social return could be met: rows of bouwblokken from the table in force or of one's own, what each counts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import dutch, fields
from ...domain.ambition import MixRow
from ...domain.policy import BlockUnit, Bouwblok, BouwblokTable, worth
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.hairline import Hairline
from ..widgets.inputs import ChoiceBox, IntegerEdit, MoneyEdit, NumberEdit, TextEdit
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Label

PATH = "ambition.social_return.mix"
OWN = ""
LASTING = (BlockUnit.YEAR, BlockUnit.MONTH)
MOST_MONTHS = 1200
MOST_HOURS = 60


class _Field(QWidget):
    """A small field with its name above it."""

    def __init__(self, name: str, control: QWidget, index: int) -> None:
        super().__init__()
        control.setAccessibleName(f"{name}, regel {index + 1}")
        label = Label(name, "caption", "muted")
        label.setBuddy(control)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(label)
        box.addWidget(control)
        self.control = control


class _Row(QWidget):
    """One way of meeting it: what, how much, and what it counts for."""

    removed = Signal(int)

    def __init__(self, editor: TenderEditor, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor, self.index = editor, index
        self._table: BouwblokTable | None = None
        self._item: MixRow | None = None
        self.block = ChoiceBox()
        self.block.setAccessibleName(f"Bouwblok, regel {index + 1}")
        self.amount = Label("", "strong")
        self.bin = Button("", "quiet", "trash", small=True, name=f"Regel {index + 1} verwijderen")
        self.bin.setProperty("tone", "muted")
        self.name = TextEdit(placeholder="Eigen omschrijving")
        self.name.setAccessibleName(f"Omschrijving, regel {index + 1}")
        self.unit = ChoiceBox([(unit, unit.label) for unit in BlockUnit], width=200)
        self.value, self.number = MoneyEdit(), IntegerEdit(maximum=100_000)
        self.months, self.hours = IntegerEdit(maximum=MOST_MONTHS), NumberEdit(maximum=MOST_HOURS)
        self._fields = {
            "unit": _Field("Waarde geldt", self.unit, index),
            "value": _Field("Bedrag in €", self.value, index),
            "number": _Field("Aantal", self.number, index),
            "months": _Field("Maanden", self.months, index),
            "hours_per_week": _Field("Uren per week", self.hours, index),
        }
        self._note = Label("", "caption", "muted", wrap=True)
        flow = Flow(gap=12, line_gap=4)
        for field in self._fields.values():
            flow.addWidget(field)
        small = holder(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        small.setSizePolicy(policy)
        self._top = row(gap=8)
        self._top.addWidget(self.block, 1)
        self._top.addWidget(self.amount, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self.bin)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Hairline(upright=False))
        box.addLayout(self._top)
        for part in (self.name, small, self._note):
            box.addWidget(part)
        self.block.edited.connect(self._on_block)
        self.bin.clicked.connect(lambda: self.removed.emit(self.index))
        self._bind("name", self.name)
        for name, field in self._fields.items():
            self._bind(name, field.control)

    def show_row(self, item: MixRow, table: BouwblokTable | None, amount: Decimal | None, *, fresh: bool) -> None:
        """Show the values; `fresh` also drops what was half typed, because it belongs to another tender."""
        self._item, self._table = item, table
        blocks = table.blocks if table is not None else ()
        self.block.set_choices([*((block.name, block.name) for block in blocks), (OWN, "Eigen omschrijving")])
        known = self._block(item.name)
        own = known is None
        self.block.set_value(OWN if own else item.name)
        self.block.setVisible(bool(blocks))
        self._place_name(beside=not blocks)
        self.name.setVisible(own)
        shown = {
            "unit": own,
            "value": own or item.unit is BlockUnit.INVOICE,
            "number": item.unit is not BlockUnit.INVOICE,
            "months": item.unit in LASTING,
            "hours_per_week": item.unit is BlockUnit.YEAR,
        }
        for name, field in self._fields.items():
            field.setVisible(shown[name])
        for name, control in (("name", self.name), *((name, field.control) for name, field in self._fields.items())):
            put = control.reset if fresh else control.set_value  # type: ignore[attr-defined]
            put(getattr(item, name))
        self.amount.setText(dutch.euro(amount) if amount is not None else "nog niet compleet")
        self.amount.set_tone("text" if amount is not None else "muted")
        self._note.setText(_note(item, known))
        self._note.setVisible(bool(self._note.text()))

    def note(self) -> str:
        return self._note.text() if self._note.isVisibleTo(self) else ""

    def first_control(self) -> QWidget:
        return self.name if self.block.isHidden() else self.block

    def _place_name(self, *, beside: bool) -> None:
        """Below the list of bouwblokken, or in its place when there is no list."""
        is_beside = self._top.indexOf(self.name) >= 0
        if beside and not is_beside:
            self._box.removeWidget(self.name)
            self._top.insertWidget(0, self.name, 1)
        elif is_beside and not beside:
            self._top.removeWidget(self.name)
            self._box.insertWidget(2, self.name)

    def _block(self, name: str) -> Bouwblok | None:
        blocks = self._table.blocks if self._table is not None else ()
        return next((block for block in blocks if block.name == name and name), None)

    def _bind(self, name: str, control: Any) -> None:
        control.edited.connect(lambda value: self._editor.set(f"{PATH}.{self.index}.{name}", value))
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)

    def _on_block(self, name: str) -> None:
        if self._item is None:
            return
        block = self._block(name)
        if block is None:
            changed = replace(self._item, name="", longest_months=None, counted_percent=None)
        else:
            changed = replace(
                self._item,
                name=block.name,
                unit=block.unit,
                value=block.value,
                longest_months=block.longest_months,
                counted_percent=block.counted_percent,
            )
        tender = self._editor.tender
        self._editor.replace(fields.replaced(tender, f"{PATH}.{self.index}", changed), "Bouwblok gekozen")


def _note(item: MixRow, block: Bouwblok | None) -> str:
    """What the table says about a row, and whether that is still what the row counts with."""
    told = []
    if block is not None and block.value is not None:
        told.append(worth(block))
    if item.longest_months is not None:
        told.append(f"telt ten hoogste {dutch.counted(item.longest_months, 'maand', 'maanden')}")
    if item.counted_percent is not None:
        told.append(f"{dutch.percent(item.counted_percent)} van de factuur telt")
    if block is not None and block.value is not None and block.value != item.value:
        told.append(f"deze regel rekent nog met {dutch.euro(item.value or 0)}; kies het bouwblok opnieuw")
    words = " · ".join(told)
    return words[:1].upper() + words[1:]


class MixEditor(QWidget):
    """Edits the rows of the tender. `removed(str)` tells the words of what was taken out, for the undo bar."""

    removed = Signal(str)

    def __init__(self, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._rows: list[_Row] = []
        self._count = 0
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self.setAccessibleName("Mogelijke invulling")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, table: BouwblokTable | None, amounts: Sequence[Decimal | None], *, fresh: bool = False) -> None:
        """Show the rows of the tender that is open; `amounts` is what each counts for."""
        mix = self._editor.tender.ambition.social_return.mix
        self._count = len(mix)
        while len(self._rows) < len(mix):
            made = _Row(self._editor, len(self._rows), self)
            made.removed.connect(self._on_removed)
            self._rows.append(made)
            self._list.addWidget(made)
        for at, made in enumerate(self._rows):
            if at < len(mix):
                made.show_row(mix[at], table, amounts[at], fresh=fresh)
            made.setVisible(at < len(mix))

    def add(self) -> None:
        """One more row, ready to be filled in."""
        self._put((*self._mix(), MixRow()), "Regel toegevoegd")
        self._rows[self._count - 1].first_control().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def row(self, at: int) -> _Row:
        """The widgets of one row."""
        return self._rows[at]

    def _mix(self) -> tuple[MixRow, ...]:
        return self._editor.tender.ambition.social_return.mix

    def _put(self, mix: tuple[MixRow, ...], words: str) -> None:
        self._editor.replace(fields.replaced(self._editor.tender, PATH, mix), words)

    def _on_removed(self, index: int) -> None:
        mix, words = self._mix(), f"Regel {index + 1} verwijderd"
        self._put((*mix[:index], *mix[index + 1 :]), words)
        self.removed.emit(words)
