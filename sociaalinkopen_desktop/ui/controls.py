"""From a field of the domain to the control that edits it: the type decides, label, help and unit come along."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..domain import fields
from ..domain.fields import Field
from ..domain.quantities import Unit
from ..domain.tender import Tender
from .cpv_row import CpvRow
from .cpv_tools import CpvTools
from .editing import Editor
from .widgets.field_row import FieldRow
from .widgets.inputs import (
    CheckBox,
    ChoiceBox,
    DateEdit,
    Input,
    IntegerEdit,
    LongTextEdit,
    MoneyEdit,
    NumberEdit,
    PercentEdit,
    Segment,
    TextEdit,
)
from .widgets.layouts import Flow

CPV_FIELDS = ("main_cpv", "additional_cpvs", "cpv")
UNIT_WORDS = {
    Unit.PERCENT: "%",
    Unit.FACTOR: "keer",
    Unit.DAYS: "dagen",
    Unit.MONTHS: "maanden",
    Unit.YEARS: "jaar",
    Unit.HOURS: "uur",
}


class LinesEdit(LongTextEdit):
    """A list of short texts, one per line; `lines_edited` carries them as a tuple without empty ones."""

    lines_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lines=2, most_lines=8, parent=parent)
        self.edited.connect(lambda text: self.lines_edited.emit(_lines(text)))

    def set_value(self, value: Any) -> None:
        if _lines(self.toPlainText()) != value:
            super().reset("\n".join(value))

    def reset(self, value: Any) -> None:
        super().reset("\n".join(value) if isinstance(value, tuple) else value)


class ManyChoices(QWidget):
    """Any number out of a short list, as check boxes; `edited` carries the chosen keys in the order of the list."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, choices: list[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {value: CheckBox(words) for value, words in choices}
        flow = Flow(gap=16, line_gap=2)
        for box in self._boxes.values():
            box.edited.connect(self._tell)
            flow.addWidget(box)
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def box(self, value: Any) -> CheckBox:
        """The check box of one choice."""
        return self._boxes[value]

    def value(self) -> tuple[Any, ...]:
        return tuple(value for value, box in self._boxes.items() if box.value())

    def set_value(self, value: tuple[Any, ...]) -> None:
        for key, box in self._boxes.items():
            box.set_value(key in value)

    reset = set_value

    def _tell(self, _on: bool) -> None:
        self.edited.emit(self.value())


def make_control(field: Field) -> QWidget:
    """The control for a plain field; its value has the field's own type."""
    kind = field.kind
    if fields.is_choice(kind):
        choices = [(item, item.label) for item in kind]
        if field.many:
            return ManyChoices(choices)
        return ChoiceBox(choices, none_words="Geen keuze" if field.optional else "")
    if kind is bool:
        return Segment() if field.optional else CheckBox("Ja")
    if kind is date:
        return DateEdit()
    if kind in (int, Decimal):
        return _number_control(field)
    if field.many:
        return LinesEdit()
    return LongTextEdit() if field.about.long else TextEdit()


def _number_control(field: Field) -> QWidget:
    lowest, highest = field.bounds or (0, None)
    if field.kind is int:
        return IntegerEdit(minimum=lowest, maximum=highest)
    if field.about.unit is Unit.EUR_EXCL_VAT:
        return MoneyEdit(minimum=lowest)
    if field.about.unit is Unit.PERCENT:
        return PercentEdit(minimum=lowest, maximum=highest)
    return NumberEdit(minimum=lowest, maximum=highest)


def make_row(
    path: str, *, root: type[Any] = Tender, label: str = "", beside: str = "", cpv: CpvTools | None = None
) -> FieldRow:
    """The form row for a field of `root`; `beside` puts a second field below the first in the same row.

    With `cpv` the fields for CPV codes can look codes up.
    """
    field = fields.describe(root, path)
    if field.name in CPV_FIELDS:
        return CpvRow(field, tools=cpv, label=label)
    parts: list[QWidget | str] = [make_control(field)]
    if beside:
        second_field = fields.describe(root, beside)
        words = second_field.about.label
        second = make_control(second_field)
        if isinstance(second, TextEdit):  # a reason: one line that grows with what is written
            second = LongTextEdit(lines=1, most_lines=6, placeholder=words)
        second.setAccessibleName(f"{label or field.about.label}: {words.lower()}")
        parts.append(second)
    is_money = field.about.unit is Unit.EUR_EXCL_VAT
    unit = UNIT_WORDS.get(field.about.unit, "") if field.about.unit else ""
    return FieldRow(
        label or field.about.label,
        parts,
        prefix="€" if is_money else "",
        unit="excl. btw" if is_money else unit,
        explain=field.about.help,
        below_each_other=bool(beside),
    )


def bind(editor: Editor, control: QWidget, path: str) -> None:
    """Write what the user makes of the control into the value that is edited."""
    signal = control.lines_edited if isinstance(control, LinesEdit) else cast("Input", control).edited
    signal.connect(lambda value: editor.set(path, value))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
