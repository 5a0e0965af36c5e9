"""The forms of the editor of packs: the pack itself, and one criterion. What is wrong is said at the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.catalogue import CriterionPhase, Kind
from ...domain.choices import CriterionTheme
from ...domain.packs.facts import Sort, facts
from ...domain.packs.faults import LABELS
from ...domain.packs.reading import BASES, LINE, LONG, SEVERITIES, SHORT
from ..typed import Typed
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import ChoiceBox, DateEdit, Input, LongTextEdit, Segment, TextEdit
from ..widgets.layouts import row
from ..widgets.text import Label
from .packs_condition import ConditionEditor, Words
from .packs_draft import DraftEditor, Plain
from .packs_picker import Pick, Picker
from .packs_texts import name_for

_KINDS = ((Kind.QUESTION.value, "U beantwoordt"), (Kind.AUTOMATIC.value, "Het programma toetst"))
_AUTOMATIC_TEXTS = (
    ("met", "Als het klopt", "Wat de inkoper leest als het in orde is."),
    ("not_met", "Als het niet klopt", "Wat er mis is, in één of twee gewone zinnen."),
    ("undecided", "Als iets ontbreekt", "Mag leeg blijven: dan noemt het programma het veld dat nog leeg is."),
)
_QUESTION_TEXTS = (
    ("undecided", "De vraag", "Een vraag waarop ja of nee past. De inkoper schrijft er een korte reden bij."),
    ("answered", "Bij ja", "Wat er staat als de inkoper ja antwoordt."),
    ("not_met", "Bij nee", "Wat er staat als de inkoper nee antwoordt."),
)


class CodeEdit(TextEdit):
    """A code in capitals; what is typed small counts as capitals, and looks so once the field is left."""

    def read(self, text: str) -> Typed:
        typed = super().read(text)
        return Typed(typed.value.strip().upper()) if isinstance(typed.value, str) else typed


class _Form(QWidget):
    """Cards with rows that write into the draft, each by its path."""

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.rows: dict[str, FieldRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)

    def put(self, path: str, value: Any) -> None:
        """Write a value into the draft."""
        raise NotImplementedError

    def line(self, path: str, name: str, control: QWidget, *, help: str = "", explain: str = "") -> FieldRow:
        """A row for one value."""
        made = self.rows[path] = FieldRow(name, control, help=help, explain=explain)
        cast("Input", control).edited.connect(lambda value: self.put(path, value))
        control.installEventFilter(self)
        return made

    def card(self, title: str, *parts: QWidget) -> Card:
        made = Card(title)
        made.add(*parts)
        self._box.addWidget(made)
        return made

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the values by their paths."""
        for path, made in self.rows.items():
            cast("Input", made.control).set_value(_at(values, path))

    def drop_typing(self, values: Mapping[str, Any]) -> None:
        """Another draft is shown: forget what was half typed."""
        for path, made in self.rows.items():
            cast("Input", made.control).reset(_at(values, path))

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say at each row what is wrong with it."""
        for path, made in self.rows.items():
            made.set_error(next((words for key, words in faults.items() if key == path), ""))

    def focus_fault(self, faults: Mapping[str, str]) -> QWidget | None:
        """The first field with a fault, with the focus in it."""
        for path in faults:
            for known, made in self.rows.items():
                if path == known or path.startswith(f"{known}."):
                    made.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    return made.control
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.editor.leave_field()
        return super().eventFilter(watched, event)


class AboutForm(_Form):
    """What the pack is called, who made it, and while it holds."""

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        title = self.line("title", LABELS["title"], TextEdit(longest=LINE), help="Zo heet de bron van elk punt.")
        code = self.line(
            "id",
            LABELS["id"],
            CodeEdit(longest=20),
            help="3 tot 20 hoofdletters en cijfers, zoals de naam van uw gemeente. Elk punt begint ermee.",
        )
        last = self.line("valid_until", LABELS["valid_until"], DateEdit(), help="Leeg: het pakket blijft gelden.")
        self.card(
            "Over dit pakket",
            title,
            code,
            self.line("publisher", LABELS["publisher"], TextEdit(longest=LINE), help="De gemeente of regio."),
            self.line("pack_version", LABELS["pack_version"], TextEdit(longest=SHORT), help="Bijvoorbeeld 2026.1."),
            self.line("valid_from", LABELS["valid_from"], DateEdit()),
            last,
        )
        policy = TextEdit(longest=LINE)
        address = TextEdit(longest=280, placeholder="https://")
        self.card(
            "Waar het beleid staat",
            self.line("source.title", "Beleidsstuk", policy, help="Bijvoorbeeld 'Inkoopbeleid 2026'."),
            self.line("source.url", "Webadres", address, help="Mag leeg blijven."),
        )

    def put(self, path: str, value: Any) -> None:
        if path in ("valid_from", "valid_until"):
            value = value.isoformat() if value else None
        self.editor.set_about(path, value)

    def show_draft(self, draft: Plain) -> None:
        """Show this pack."""
        self.show_values(_with_days(draft))

    def forget(self, draft: Plain) -> None:
        """Show this pack, without what was half typed."""
        self.drop_typing(_with_days(draft))


class RuleForm(_Form):
    """One criterion. `removed(int)` and `moved(int, int)` are about its place among the others."""

    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.at = 0
        words = Words(facts(), editor.catalogue.norms)
        self.up = Button("", "quiet", "caret-up", small=True, name="Punt omhoog")
        self.down = Button("", "quiet", "caret-down", small=True, name="Punt omlaag")
        self.bin = Button("Verwijder", "quiet", "trash", small=True)
        self.bin.setAccessibleName("Dit punt verwijderen")
        self.up.clicked.connect(lambda: self.moved.emit(self.at, -1))
        self.down.clicked.connect(lambda: self.moved.emit(self.at, 1))
        self.bin.clicked.connect(lambda: self.removed.emit(self.at))
        self.point = self.card(
            "Het punt",
            self.line("title", LABELS["title"], TextEdit(longest=LINE), help="Zoals het zou moeten zijn, in één zin."),
            self.line("kind", LABELS["kind"], Segment(_KINDS)),
            self.line("theme", LABELS["theme"], ChoiceBox(_pairs(CriterionTheme))),
            self.line("phase", LABELS["phase"], ChoiceBox(_pairs(CriterionPhase))),
            self.line(
                "severity",
                LABELS["severity"],
                ChoiceBox(_pairs(SEVERITIES)),
                explain="Een pakket is beleid. Het kan dus niet zeggen dat iets tegen de wet is.",
            ),
            self.line("basis", LABELS["basis"], ChoiceBox(_pairs(BASES))),
            self.line(
                "requires",
                "Hoort bij veld",
                Picker(_picks(), placeholder="Zoek een veld"),
                help="Waar de knop 'Ga naar veld' heen gaat. Leeg: het eerste veld uit de regels hieronder.",
            ),
            self.line("article", LABELS["article"], TextEdit(longest=LINE), help="Bijvoorbeeld 'paragraaf 3.1'."),
            self.line("id", LABELS["id"], CodeEdit(longest=33)),
        )
        self.point.add_to_head(self.up, self.down, self.bin)
        self.applies = ConditionEditor(words, "Zonder regel geldt dit punt voor elke aanbesteding.")
        self.applies_card = self.card("Wanneer geldt dit punt", self.applies)
        self.meets = ConditionEditor(words, "Nog geen regel. Zeg hier wanneer het in orde is.")
        self.meets_card = self.card("Wanneer is het in orde", self.meets)
        for key, condition in self._conditions().items():
            condition.edited.connect(lambda plain, key=key: self.put(key, plain))
        self.texts = self._texts_card()
        self.card(
            "Uitleg",
            self.line("why", "Waarom", _long(), help="Waarom vindt uw gemeente dit belangrijk?"),
            self.line("remedy", "Wat te doen", _long(), help="Wat kan de inkoper doen als het niet klopt?"),
            self.line("known_limits", "Let op", _long(), help="Wat ziet het programma niet? Mag leeg blijven."),
        )

    def put(self, path: str, value: Any) -> None:
        if path == "requires":
            value = [value] if value else None
        self.editor.set_rule(self.at, path, value)

    def show_rule(self, at: int) -> None:
        """Show this criterion of the draft."""
        moved, self.at = at != self.at, at
        rule = self.editor.rules[at]
        if moved:
            self.forget()
        self.show_values(_with_field(rule))
        for key, condition in self._conditions().items():
            condition.show_condition(rule.get(key))
        self.values.show_values(rule.get("values", {}))
        is_question = rule["kind"] == Kind.QUESTION.value
        self.meets_card.setVisible(not is_question)
        for path, name, help in _QUESTION_TEXTS if is_question else _AUTOMATIC_TEXTS:
            made = self.rows[f"message.{path}"]
            made.set_name(name)
            made.set_help(help)
        self._order_texts(is_question)
        self.rows["message.met"].setVisible(not is_question)
        self.rows["message.answered"].setVisible(is_question)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(self.editor.rules) - 1)

    def forget(self) -> None:
        """Another draft is shown: forget what was half typed."""
        self.drop_typing(_with_field(self.editor.rules[self.at]))

    def show_faults(self, faults: Mapping[str, str]) -> None:
        super().show_faults(faults)
        for key, condition in self._conditions().items():
            condition.show_faults(_below(faults, key))

    def focus_fault(self, faults: Mapping[str, str]) -> QWidget | None:
        target = super().focus_fault(faults)
        if target is None:
            for key, condition in self._conditions().items():
                if _below(faults, key):
                    target = condition
                    condition.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    break
        return target

    # -- inside ---------------------------------------------------------------------------------------------------
    def _order_texts(self, is_question: bool) -> None:
        """The question stands first; what is said while something is missing, behind the other texts."""
        keys = (
            ("undecided", "answered", "met", "not_met") if is_question else ("met", "not_met", "undecided", "answered")
        )
        for place, key in enumerate(keys):
            made = self.rows[f"message.{key}"]
            if self.texts.body.indexOf(made) != place:
                self.texts.body.insertWidget(place, made)

    def _conditions(self) -> dict[str, ConditionEditor]:
        return {"applies_when": self.applies, "met_when": self.meets}

    def _texts_card(self) -> Card:
        lines = [
            self.line(f"message.{path}", name, _long(), help=help)
            for path, name, help in (*_QUESTION_TEXTS[:2], *_AUTOMATIC_TEXTS[:2])
        ]
        question, answered, met, not_met = lines
        self.values = ValuesEditor(self.editor)
        self.values.edited.connect(lambda values: self.put("values", values or None))
        return self.card("Wat er staat", question, answered, met, not_met, self.values)


class ValuesEditor(QWidget):
    """The values that texts may show: each a field or a number, with the name between braces that stands for it.

    `edited(object)` carries them as plain data.
    """

    edited = Signal(object)

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = [Pick(f"field {pick.key}", pick.words) for pick in _picks(with_rows=False)]
        norms = [
            Pick(f"norm {name}", f"{norm.description[:1].upper()}{norm.description[1:]} (getal)")
            for name, norm in editor.catalogue.norms.items()
        ]
        self._plain: dict[str, Any] = {}
        self.picker = Picker([*fields, *norms], placeholder="Zoek een veld of getal om in een tekst te tonen")
        self.picker.edited.connect(self._add)
        self._line = FieldRow(
            "Waarde in een tekst",
            self.picker,
            help="Het programma geeft de waarde een naam tussen accolades. Typ die in een tekst.",
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.lines: list[QWidget] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._line)
        box.addLayout(self._list)

    def show_values(self, plain: Mapping[str, Any]) -> None:
        """Show these values; does nothing when they are shown already."""
        if dict(plain) == self._plain:
            return
        self._plain = dict(plain)
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._made(name, what) for name, what in plain.items()]
        for line in self.lines:
            self._list.addWidget(line)

    def _made(self, name: str, what: Mapping[str, str]) -> QWidget:
        (kind, key), *_rest = what.items()
        bin_ = Button("", "quiet", "x", small=True, name=f"Waarde {name} weghalen")
        bin_.clicked.connect(lambda: self._remove(name))
        words = self.picker.words_of(f"{kind} {key}")
        line = QWidget()
        line.setLayout(row(Label(f"{{{name}}}", "strong"), Label(words, tone="muted", wrap=True), bin_))
        return line

    def _add(self, pick: str) -> None:
        if not pick:
            return
        kind, _, key = pick.partition(" ")
        name = name_for(self.picker.words_of(pick), self._plain)
        self.picker.reset("")
        self._tell({**self._plain, name: {kind: key}})

    def _remove(self, name: str) -> None:
        self._tell({known: what for known, what in self._plain.items() if known != name})
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, values: dict[str, Any]) -> None:
        self.show_values(values)
        self.edited.emit(values)


def _picks(*, with_rows: bool = True) -> list[Pick]:
    return [Pick(path, fact.full_name) for path, fact in facts().items() if with_rows or fact.sort is not Sort.ROWS]


def _with_field(rule: Plain) -> Plain:
    """The criterion with the first of its fields in the place of all."""
    return {**rule, "requires": next(iter(rule.get("requires") or ()), "")}


def _long() -> LongTextEdit:
    return LongTextEdit(lines=2, most_lines=8, longest=LONG)


def _pairs(choices: Iterable[Any]) -> list[tuple[str, str]]:
    return [(item.value, item.label) for item in choices]


def _at(values: Mapping[str, Any], path: str) -> Any:
    found: Any = values
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return "" if found is None and path not in ("valid_from", "valid_until") else found


def _with_days(draft: Plain) -> Plain:
    def day(text: object) -> date | None:
        try:
            return date.fromisoformat(str(text))
        except ValueError:
            return None

    return {**draft, "valid_from": day(draft.get("valid_from")), "valid_until": day(draft.get("valid_until"))}


def _below(faults: Mapping[str, str], place: str) -> dict[str, str]:
    return {
        key.removeprefix(place).lstrip("."): words
        for key, words in faults.items()
        if key == place or key.startswith(f"{place}.")
    }
