"""The builder of a condition: rows of field, comparison and value, joined by *alle* or *een van*, in groups.

What it shows is plain data, as it stands in the pack. No text is ever interpreted: everything is picked or typed into
a field with a type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain.norms import Norm
from ...domain.packs.facts import Fact, Sort
from ...domain.packs.operators import COUNT_OPS, OPS, WITHOUT_VALUE, Op
from ...domain.packs.values import members
from ...domain.quantities import Unit
from ..controls import LinesEdit, ManyChoices
from ..widgets.buttons import Button
from ..widgets.hairline import Hairline
from ..widgets.hint import Hint
from ..widgets.inputs import CheckBox, ChoiceBox, IntegerEdit, Segment, TextEdit
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.text import Label
from .packs_picker import Pick, Picker
from .packs_values import ValueControl, comparable, operands, value_control

Plain = dict[str, Any]

_ROW_OPS = {
    "any_of": "heeft een regel met",
    "every_of": "heeft alleen regels met",
    "count": "heeft een aantal regels",
}
_GROUPS = ("all", "any")
_OPS: Mapping[str, Op] = members(Op)
_INDENT = 20


@dataclass(frozen=True)
class Words:
    """What the rows may name: the facts of a tender or of one row, and the numbers of law and policy."""

    facts: Mapping[str, Fact]
    norms: Mapping[str, Norm]

    def of_rows(self, fact: Fact) -> Words:
        """The same for the rows of a list."""
        return Words(fact.rows, self.norms)

    def norms_for(self, fact: Fact) -> dict[str, str]:
        """The numbers that a fact can be compared with: name and words."""
        if fact.sort is not Sort.NUMBER:
            return {}
        unit = fact.field.about.unit or Unit.COUNT
        return {name: _capital(norm.description) for name, norm in self.norms.items() if norm.unit is unit}


class ConditionEditor(QWidget):
    """Edits one condition; None is no condition. `edited(object)` carries the new one as plain data."""

    edited = Signal(object)

    def __init__(self, words: Words, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = GroupEditor(words, "Regel", nothing)
        self._shown: Any = None
        self.group.edited.connect(self._tell)
        self.setLayout(column(self.group))
        self.setFocusProxy(self.group)

    def value(self) -> Plain | None:
        return self.group.plain()

    def show_condition(self, plain: Plain | None) -> None:
        """Show a condition; does nothing when it is the one that is shown."""
        if plain != self._shown:
            self._shown = plain
            self.group.show_plain(plain)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say at each row what is wrong with it; `faults` by their place inside the condition."""
        self.group.show_faults(faults)

    def _tell(self) -> None:
        self._shown = self.group.plain()
        self.edited.emit(self._shown)


class GroupEditor(QWidget):
    """Rows that must all be so, or of which one is enough."""

    edited = Signal()

    def __init__(self, words: Words, name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._name = words, name
        self.parts: list[PartEditor] = []
        self.joint = Segment((("all", "Alle"), ("any", "Eén van")))
        self.joint.set_value("all")
        self.joint.setAccessibleName(f"{name}: hoeveel moeten er kloppen")
        self.joint.edited.connect(lambda _word: self.edited.emit())
        self._joint_line = holder(row(self.joint, Label("deze regels moeten kloppen.", tone="muted"), None))
        self._nothing = Label(nothing, "caption", "muted", wrap=True)
        self._fault = Hint(tone="bad", glyph="x-circle-fill")
        self.add_row = Button("Regel erbij", "secondary", "plus", small=True)
        self.add_group = Button("Groep erbij", "quiet", "plus", small=True)
        self.add_row.clicked.connect(lambda: self._add({"field": ""}))
        self.add_group.clicked.connect(lambda: self._add({"any": []}))
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self.add_row)
        buttons.addWidget(self.add_group)
        self.setLayout(column(self._joint_line, self._nothing, self._list, self._fault, holder(buttons), gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.add_row)
        self._show_state()

    # -- plain data -----------------------------------------------------------------------------------------------
    def plain(self) -> Plain | None:
        """The condition: None without rows, the row itself when there is only one."""
        parts = [part.plain() for part in self.parts]
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else {str(self.joint.value()): parts}

    def plain_group(self) -> Plain:
        """The same, always as a group, so that an empty one is still there."""
        return {str(self.joint.value()): [part.plain() for part in self.parts]}

    def show_plain(self, plain: Plain | None) -> None:
        """Show these rows in place of those that were there."""
        word = next((word for word in _GROUPS if plain and word in plain), "")
        items = list(plain[word]) if plain and word else [plain] if plain else []
        if word:
            self.joint.set_value(word)
        for part in self.parts:
            self._forget(part)
        self.parts = []
        for item in items:
            self._put(item)
        self._show_state()

    def show_faults(self, faults: Mapping[str, str], *, as_group: bool = False) -> None:
        """Faults by place; those of a row go to that row, the first other one is said here.

        `as_group`: the places are those of `plain_group`, also when there is only one row.
        """
        alone = len(self.parts) == 1 and not as_group
        rest = dict(faults)
        for at, part in enumerate(self.parts):
            prefix = "" if alone else f"{self.joint.value()}.{at}"
            part.show_faults(_below(faults, prefix))
            rest = {key: words for key, words in rest.items() if not _inside(key, prefix)}
        self._fault.show_words(next(iter(rest.values()), ""))

    # -- rows -----------------------------------------------------------------------------------------------------
    def _add(self, plain: Plain) -> None:
        part = self._put(plain)
        self._show_state()
        self.edited.emit()
        part.begin()

    def _put(self, plain: Plain) -> PartEditor:
        part = PartEditor(self._words, plain, f"{self._name} {len(self.parts) + 1}")
        part.edited.connect(self.edited)
        part.removed.connect(lambda: self._remove(part))
        self.parts.append(part)
        self._list.addWidget(part)
        return part

    def _remove(self, part: PartEditor) -> None:
        self.parts.remove(part)
        self._forget(part)
        self._show_state()
        self.edited.emit()
        self.add_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self, part: PartEditor) -> None:
        self._list.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _show_state(self) -> None:
        self._joint_line.setVisible(len(self.parts) > 1)
        self._nothing.setVisible(not self.parts and bool(self._nothing.text()))


class PartEditor(QWidget):
    """One part of a group: a row that compares, or a group of its own, each perhaps the other way round."""

    edited = Signal()
    removed = Signal()

    def __init__(self, words: Words, plain: Plain, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        turned = "not" in plain
        inner = plain["not"] if turned else plain
        self.turned = CheckBox("niet")
        self.turned.setAccessibleName(f"{name}: juist niet")
        self.turned.setToolTip("Keer deze regel om: zij klopt juist als dit niet zo is.")
        self.turned.set_value(turned)
        self.turned.edited.connect(lambda _on: self.edited.emit())
        self.bin = Button("", "quiet", "trash", small=True, name=f"{name} verwijderen")
        self.bin.setProperty("tone", "muted")
        self.bin.clicked.connect(self.removed)
        is_group = any(word in inner for word in _GROUPS)
        self.inner: GroupEditor | CompareEditor = (
            GroupEditor(words, f"{name}, regel", "Deze groep is nog leeg.") if is_group else CompareEditor(words, name)
        )
        self.inner.show_plain(inner)
        self.inner.edited.connect(self.edited)
        if isinstance(self.inner, GroupEditor):
            top = row(Label("Groep", "caption-strong", "muted"), 8, self.turned, None, self.bin)
            body = row(Hairline(), _INDENT - 8, self.inner, gap=0)
            body.setStretch(2, 1)
            self.setLayout(column(top, body, gap=4))
        else:
            self.inner.frame(self.turned, self.bin)
            self.setLayout(column(self.inner))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.restyle()

    def restyle(self) -> None:
        self.turned.setFixedWidth(self.turned.sizeHint().width())

    def plain(self) -> Plain:
        inner = self.inner.plain_group() if isinstance(self.inner, GroupEditor) else self.inner.plain()
        return {"not": inner} if self.turned.value() else inner

    def begin(self) -> None:
        """Put the focus where this part begins."""
        target = self.inner.add_row if isinstance(self.inner, GroupEditor) else self.inner.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        if self.turned.value():
            faults = _below(faults, "not")
        if isinstance(self.inner, GroupEditor):
            self.inner.show_faults(faults, as_group=True)
        else:
            self.inner.show_faults(faults)


class CompareEditor(QWidget):
    """Field, comparison, and what it is compared with. For a list of rows: what must hold inside them."""

    edited = Signal()

    def __init__(self, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._name = words, name
        picks = [Pick(path, fact.full_name) for path, fact in words.facts.items()]
        self.field = Picker(picks, placeholder="Zoek een veld, zoals 'percentage'")
        self.field.setAccessibleName(f"{name}: veld")
        self.field.edited.connect(self._on_field)
        self.op = ChoiceBox(width=210)
        self.op.setAccessibleName(f"{name}: vergelijking")
        self.op.edited.connect(self._on_op)
        self.operand = ChoiceBox(width=150)
        self.operand.setAccessibleName(f"{name}: vergelijken met")
        self.operand.edited.connect(self._on_operand)
        self.count_op = ChoiceBox([(op, op.label.removeprefix("is ")) for op in COUNT_OPS], width=140)
        self.count_op.setAccessibleName(f"{name}: hoeveel regels")
        self.count_op.edited.connect(lambda _op: self.edited.emit())
        self.count = IntegerEdit(maximum=2_000)
        self.count.setAccessibleName(f"{name}: aantal")
        self.count.edited.connect(lambda _number: self.edited.emit())
        self.control: ValueControl | None = None
        self.other: Picker | None = None
        self.where: GroupEditor | None = None
        self._where_fact: Fact | None = None
        self._fault = Hint(tone="bad", glyph="x-circle-fill")
        self._where_box = QVBoxLayout()
        self.field.problem.connect(self._fault.show_words)
        self._top = row(self.field, gap=6)
        self._choices = Flow(gap=6, line_gap=6)
        for part in (self.op, self.count_op, self.count, self.operand):
            self._choices.addWidget(part)
        self._small_box, self._value_box = QVBoxLayout(), QVBoxLayout()
        for box in (self._small_box, self._value_box):
            box.setContentsMargins(0, 0, 0, 0)
        self._small_holder, self._value_holder = holder(self._small_box), holder(self._value_box)
        self._choices.addWidget(self._small_holder)
        line = holder(self._choices)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        self._line = line
        self.setLayout(column(self._top, line, self._value_holder, self._where_box, self._fault, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._show_op()

    def frame(self, before: QWidget, behind: QWidget) -> None:
        """Put parts before and behind the field."""
        self._top.insertWidget(0, before)
        self._top.addWidget(behind)

    # -- plain data -----------------------------------------------------------------------------------------------
    def plain(self) -> Plain:
        """The comparison, complete or not."""
        path, op = self.field.value(), self.op.value()
        if not path or op is None:
            return {"field": path}
        if op in ("any_of", "every_of"):
            return {op: path, "where": self._where_plain() or {"all": []}}
        if op == "count":
            where = self._where_plain()
            counted: Plain = {"count": path, "op": str(self.count_op.value() or Op.AT_LEAST)}
            return {**counted, "value": self.count.value()} | ({"where": where} if where else {})
        plain: Plain = {"field": path, "op": str(op)}
        if op in WITHOUT_VALUE:
            return plain
        value = self.other.value() if self.other else self.control.plain() if self.control else None
        return plain if value in (None, "") else {**plain, str(self.operand.value() or "value"): value}

    def show_plain(self, plain: Plain) -> None:
        """Show a comparison."""
        word = next((word for word in _ROW_OPS if word in plain), "")
        path = plain.get(word or "field", "")
        self.field.reset(path if isinstance(path, str) else "")
        fact = self._fact()
        self._offer_ops(fact)
        self.op.set_value(word or _OPS.get(str(plain.get("op"))))
        if fact is not None and self.op.value() is None:
            self.op.set_value(OPS[fact.sort][0])
        self.operand.set_value(next((key for key in ("other_field", "norm") if key in plain), "value"))
        self._show_op()
        if word == "count":
            self.count_op.set_value(_OPS.get(str(plain.get("op"))))
            self.count.reset(plain.get("value"))
        elif self.other is not None:
            self.other.reset(plain.get(str(self.operand.value()), ""))
        elif self.control is not None:
            self.control.show(plain.get("value"))
        if self.where is not None and plain.get("where"):
            self.where.show_plain(plain["where"])

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is missing in the row, in the words of this form; else what the program says about it."""
        inside = {
            key.removeprefix("where").lstrip("."): words for key, words in faults.items() if _inside(key, "where")
        }
        own = next((words for key, words in faults.items() if not _inside(key, "where")), "")
        if self.where is not None:
            self.where.show_faults(inside if self.where.parts else {"": "Voeg een regel toe."} if inside else {})
        self._fault.show_words(self.field.problem_text() or (self._missing() or own if own else ""))

    def _missing(self) -> str:
        if not self.field.value():
            return "Kies een veld."
        if self.op.value() == "count":
            return "Vul een aantal in." if self.count.value() is None else ""
        if self.op.value() not in (*WITHOUT_VALUE, *_ROW_OPS) and len(self.plain()) < 3:
            return "Kies een veld of getal om mee te vergelijken." if self.other else "Vul een waarde in."
        return ""

    # -- inside ---------------------------------------------------------------------------------------------------
    def _fact(self) -> Fact | None:
        return self._words.facts.get(self.field.value())

    def _where_plain(self) -> Plain | None:
        return self.where.plain() if self.where is not None else None

    def _offer_ops(self, fact: Fact | None) -> None:
        choices: list[tuple[Any, str]] = [(op, op.label) for op in OPS[fact.sort]] if fact else []
        if fact is not None and fact.sort is Sort.ROWS:
            choices += list(_ROW_OPS.items())
        self.op.set_choices(choices)

    def _on_field(self, _path: str) -> None:
        fact = self._fact()
        self._offer_ops(fact)
        known = [*OPS[fact.sort], *(_ROW_OPS if fact.sort is Sort.ROWS else ())] if fact else []
        if self.op.value() not in known:
            self.op.set_value(known[0] if known else None)
        self.operand.set_value("value")
        self._show_op()
        self.edited.emit()

    def _on_op(self, _op: Any) -> None:
        keep = self.control.plain() if self.control is not None else None
        self._show_op()
        if self.control is not None and keep is not None and not isinstance(keep, list):
            self.control.show([keep] if self.op.value() is Op.ONE_OF else keep)
        self.edited.emit()

    def _on_operand(self, _operand: str) -> None:
        self._show_op()
        self.edited.emit()

    def _show_op(self) -> None:
        """Make the controls that belong to the field and the comparison, and hide the others."""
        fact, op = self._fact(), self.op.value()
        self._line.setVisible(fact is not None)
        self.count_op.setVisible(op == "count")
        self.count.setVisible(op == "count")
        if op == "count" and self.count_op.value() is None:
            self.count_op.set_value(Op.AT_LEAST)
        with_value = fact is not None and op is not None and op not in (*WITHOUT_VALUE, *_ROW_OPS)
        choices = operands(fact, self._words.facts, self._words.norms_for(fact)) if fact and with_value else []
        self.operand.set_choices(choices)
        if self.operand.value() not in dict(choices) or op is Op.ONE_OF:
            self.operand.set_value("value")
        self.operand.setVisible(len(choices) > 1)
        self._show_value(fact if with_value else None)
        self._show_where(fact if op in _ROW_OPS else None)

    def _show_value(self, fact: Fact | None) -> None:
        """The value stands behind the comparison where it is small, else on a line of its own."""
        _empty(self._small_box)
        _empty(self._value_box)
        self.control, self.other = None, None
        self._small_holder.hide()
        self._value_holder.hide()
        if fact is None:
            return
        if self.operand.value() == "value":
            self.control = value_control(fact, self.op.value())
            self.control.edited.connect(lambda _value: self.edited.emit())
            widget, parts = self.control.widget, (self.control.prefix, self.control.unit)
        else:
            self.other = Picker(self._others(fact), placeholder="Zoek waarmee u vergelijkt")
            self.other.edited.connect(lambda _key: self.edited.emit())
            widget, parts = self.other, ("", "")
        problem = getattr(widget, "problem", None)
        if problem is not None:
            problem.connect(self._fault.show_words)
        widget.setAccessibleName(f"{self._name}: waarde")
        prefix, unit = (Label(words, tone="muted") if words else None for words in parts)
        line = holder(row(*(part for part in (prefix, widget, unit) if part is not None), gap=6))
        is_small = self.other is None and not isinstance(widget, ManyChoices | LinesEdit | TextEdit)
        (self._small_box if is_small else self._value_box).addWidget(line)
        (self._small_holder if is_small else self._value_holder).show()

    def _others(self, fact: Fact) -> list[Pick]:
        if self.operand.value() == "norm":
            return [Pick(name, words) for name, words in self._words.norms_for(fact).items()]
        return [Pick(item.path, item.full_name) for item in comparable(fact, self._words.facts)]

    def _show_where(self, fact: Fact | None) -> None:
        kept = self._where_plain() if fact is not None and fact is self._where_fact else None
        _empty(self._where_box)
        self.where, self._where_fact = None, fact
        if fact is None:
            return
        nothing = "Alle regels tellen mee. Voeg een regel toe om er minder te tellen." if self._counts() else ""
        self.where = GroupEditor(self._words.of_rows(fact), f"{self._name}, regel", nothing)
        self.where.edited.connect(self.edited)
        if kept is not None:
            self.where.show_plain(kept)
        body = row(Hairline(), _INDENT - 8, self.where, gap=0)
        body.setStretch(2, 1)
        self._where_box.addWidget(holder(body))

    def _counts(self) -> bool:
        return bool(self.op.value() == "count")


def _empty(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _below(faults: Mapping[str, str], place: str) -> dict[str, str]:
    """The faults at a place, by their places inside it."""
    return {key.removeprefix(place).lstrip("."): words for key, words in faults.items() if _inside(key, place)}


def _inside(key: str, prefix: str) -> bool:
    return not prefix or key == prefix or key.startswith(f"{prefix}.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
