"""The right side of a comparison: the control that fits a fact, and its value as plain data and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ...domain.choices import Choice
from ...domain.packs.facts import Fact, Sort
from ...domain.packs.operators import Op
from ...domain.packs.values import Wrong, value_of
from ...domain.quantities import Unit
from ..controls import UNIT_WORDS, LinesEdit, ManyChoices, make_control
from ..widgets.inputs import ChoiceBox, Input, Segment, TextEdit

_CHOICE = 320


@dataclass(frozen=True)
class ValueControl:
    """A control for the value of a comparison. `plain` reads it (None: not filled in), `show` writes it."""

    widget: QWidget
    edited: SignalInstance
    plain: Callable[[], Any]
    show: Callable[[Any], None]
    prefix: str = ""
    unit: str = ""


def value_control(fact: Fact, op: Op) -> ValueControl:
    """The control for comparing this fact in this way."""
    if op is Op.ONE_OF:
        return _several(fact)
    if fact.sort in (Sort.CHOICE, Sort.LIST) and fact.field.kind is not str:
        kind = cast("type[Choice]", fact.field.kind)
        widget: QWidget = ChoiceBox([(item, item.label) for item in kind], width=_CHOICE)
    elif fact.sort is Sort.YES_NO:
        widget = Segment()
    elif fact.sort in (Sort.NUMBER, Sort.DATE):
        widget = make_control(fact.field)
    else:
        widget = TextEdit(longest=200)
    made = cast("Input", widget)
    unit = fact.field.about.unit
    is_money = unit is Unit.EUR_EXCL_VAT
    return ValueControl(
        widget,
        made.edited,
        lambda: plain_of(made.value()),
        lambda plain: made.reset(_typed(fact, plain)),
        prefix="€" if is_money else "",
        unit="excl. btw" if is_money else UNIT_WORDS.get(unit, "") if unit else "",
    )


def plain_of(value: Any) -> Any:
    """A value as a pack writes it; None when there is none."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else format(value, "f")
        case Choice():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [plain_of(item) for item in value] or None
        case "":
            return None
    return value


def _several(fact: Fact) -> ValueControl:
    if fact.field.kind is str:
        lines = LinesEdit()
        lines.setPlaceholderText("Eén waarde per regel")
        return ValueControl(
            lines,
            lines.lines_edited,
            lambda: [line.strip() for line in lines.toPlainText().splitlines() if line.strip()] or None,
            lambda plain: lines.reset(tuple(str(item) for item in plain or ())),
        )
    kind = cast("type[Choice]", fact.field.kind)
    boxes = ManyChoices([(item, item.label) for item in kind])
    return ValueControl(
        boxes,
        boxes.edited,
        lambda: plain_of(boxes.value()),
        lambda plain: boxes.set_value(tuple(_typed(fact, item) for item in plain or ())),
    )


def _typed(fact: Fact, plain: Any) -> Any:
    """The value in the type of its control; a text keeps its capitals."""
    if plain is None:
        return "" if fact.field.kind is str else None
    if fact.field.kind is str:
        return str(plain)
    try:
        found = value_of(fact, plain)
    except Wrong:
        return None
    return int(found) if fact.field.kind is int else found


def operands(fact: Fact, known: Mapping[str, Fact], norms: Mapping[str, str]) -> list[tuple[str, str]]:
    """With what a fact can be compared: (key, words) pairs; only a value when there is nothing else."""
    found = [("value", "deze waarde")]
    if fact.sort in (Sort.NUMBER, Sort.DATE):
        if len(comparable(fact, known)) > 0:
            found.append(("other_field", "een ander veld"))
        if norms:
            found.append(("norm", "een getal uit wet of beleid"))
    return found


def comparable(fact: Fact, known: Mapping[str, Fact]) -> list[Fact]:
    """The other facts of the same sort and unit."""
    unit = fact.field.about.unit
    return [
        item for item in known.values() if item is not fact and item.sort is fact.sort and item.field.about.unit == unit
    ]
