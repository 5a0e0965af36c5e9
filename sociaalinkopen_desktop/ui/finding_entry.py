"""A finding with its card, and below it, when asked for, the form to explain, answer or set it aside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..domain.assessment import Finding
from ..domain.choices import AnswerOutcome
from ..domain.tender import Deviation
from .finding_content import content_of, explanation_of
from .widgets.buttons import Button
from .widgets.finding_card import FindingCard
from .widgets.inputs import LongTextEdit, Segment
from .widgets.layouts import row
from .widgets.text import Label

REASON_PARTS = (
    ("why", "Waarom wijkt u af?"),
    ("how_far", "Hoever wijkt u af?"),
    ("why_here", "Waarom juist bij deze opdracht?"),
)
ANSWERS = ((AnswerOutcome.YES, "Ja"), (AnswerOutcome.NO, "Nee"))


class FindingEntry(QWidget):
    """Shows one finding after the other in the same widgets.

    `go_to(str)`, `applied(Proposal)`; `explained(Deviation)` and `answered(str, AnswerOutcome | None, str)` come while
    the officer types, so that nothing waits for a button. `opened(bool)` tells that the form was folded out or in.
    """

    go_to = Signal(str)
    applied = Signal(object)
    explained = Signal(object)
    answered = Signal(str, object, str)
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._mode = ""
        self.card = FindingCard()
        self.card.acted.connect(self._on_acted)
        self._forms: dict[str, QWidget] = {}
        self._reason_fields: dict[str, LongTextEdit] = {}
        self._answer = Segment(ANSWERS)
        self._answer_reason = LongTextEdit(lines=2, placeholder="Toelichting in uw eigen woorden")
        self._waiver = LongTextEdit(lines=2, placeholder="Waarom geldt dit hier niet?")
        self._why_labels: list[tuple[Label, Label]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.card)

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown."""
        return self._finding

    @property
    def mode(self) -> str:
        """Which form is open: "explain", "answer", "waive", "why", or "" for none."""
        return self._mode

    def show_finding(self, finding: Finding) -> None:
        """Show a finding; a form that is open for the same criterion stays open, with what was typed."""
        same = self._finding is not None and self._finding.criterion.id == finding.criterion.id
        self._finding = finding
        self.card.set_content(content_of(finding))
        if not same and self._mode:
            self.close_form()
        elif self._mode:
            self._fill(self._mode, keep_typing=True)

    def open_form(self, mode: str) -> None:
        """Fold out a form: "explain", "answer", "waive" or "why"."""
        if self._finding is None:
            return
        if mode not in self._forms:
            self._forms[mode] = {
                "explain": self._explain_form,
                "answer": self._answer_form,
                "waive": self._waive_form,
                "why": self._why_form,
            }[mode]()
            self.card.add(self._forms[mode])
        self._fill(mode)
        for name, form in self._forms.items():
            form.setVisible(name == mode)
        self._mode = mode
        self.opened.emit(True)
        first = self._first_field(mode)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Fold the form in; what was typed is kept already."""
        for form in self._forms.values():
            form.hide()
        self._mode = ""
        self.opened.emit(False)

    def reason_field(self, part: str) -> LongTextEdit:
        """The field of one part of the reason: "why", "how_far" or "why_here"."""
        return self._reason_fields[part]

    def answer_fields(self) -> tuple[Segment, LongTextEdit]:
        """The choice and the explanation of the answer form."""
        return self._answer, self._answer_reason

    def waiver_field(self) -> LongTextEdit:
        """The reason why a criterion does not apply."""
        return self._waiver

    # -- forms ----------------------------------------------------------------------------------------------------
    def _explain_form(self) -> QWidget:
        parts: list[QWidget] = []
        for name, words in REASON_PARTS:
            field = LongTextEdit(lines=2)
            field.edited.connect(self._tell_reason)
            label = Label(words, "caption-strong")
            label.setBuddy(field)
            field.setAccessibleName(words)
            self._reason_fields[name] = field
            parts += [label, field]
        return self._form(parts)

    def _answer_form(self) -> QWidget:
        self._answer.edited.connect(self._tell_answer)
        self._answer_reason.edited.connect(self._tell_answer)
        self._answer_reason.setAccessibleName("Toelichting bij uw antwoord")
        return self._form([self._answer, self._answer_reason])

    def _waive_form(self) -> QWidget:
        self._waiver.edited.connect(self._tell_waiver)
        self._waiver.setAccessibleName("Reden waarom dit punt niet van toepassing is")
        return self._form([Label("Niet van toepassing, want:", "caption-strong"), self._waiver])

    def _why_form(self) -> QWidget:
        parts: list[QWidget] = []
        for _ in range(5):
            head, text = Label("", "caption-strong"), Label("", "caption", "muted", wrap=True)
            self._why_labels.append((head, text))
            parts += [head, text]
        return self._form(parts)

    def _form(self, parts: list[QWidget]) -> QWidget:
        form = QWidget()
        box = QVBoxLayout(form)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(4)
        for part in parts:
            box.addWidget(part)
        done = Button("Klaar", "secondary", "check", small=True)
        done.clicked.connect(self.close_form)
        box.addSpacing(2)
        box.addLayout(row(done, None))
        return form

    def _first_field(self, mode: str) -> QWidget | None:
        fields: dict[str, QWidget | None] = {
            "explain": self._reason_fields.get("why"),
            "answer": self._answer,
            "waive": self._waiver,
        }
        return fields.get(mode)

    def _fill(self, mode: str, *, keep_typing: bool = False) -> None:
        finding = self._finding
        if finding is None:
            return
        if mode == "explain":
            deviation = finding.deviation or Deviation(criterion=finding.criterion.id)
            for name, field in self._reason_fields.items():
                _show(field, getattr(deviation, name), keep_typing)
        elif mode == "answer":
            answer = finding.answer
            known = answer is not None and answer.outcome is not AnswerOutcome.NOT_APPLICABLE
            _show(self._answer, answer.outcome if answer is not None and known else None, keep_typing)
            _show(self._answer_reason, answer.reason if answer is not None and known else "", keep_typing)
        elif mode == "waive":
            _show(self._waiver, finding.answer.reason if finding.answer is not None else "", keep_typing)
        else:
            rows = explanation_of(finding)
            for at, (head, text) in enumerate(self._why_labels):
                shown = at < len(rows)
                head.setVisible(shown)
                text.setVisible(shown)
                if shown:
                    head.setText(rows[at][0])
                    text.setText(rows[at][1])

    # -- telling --------------------------------------------------------------------------------------------------
    def _on_acted(self, key: str) -> None:
        finding = self._finding
        if finding is None:
            return
        if key == "go":
            self.go_to.emit(finding.path)
        elif key == "apply":
            self.applied.emit(finding.verdict.proposal)
        elif key == "take_back":
            self.answered.emit(finding.criterion.id, None, "")
        elif self._mode == key:
            self.close_form()
        else:
            self.open_form(key)

    def _tell_reason(self) -> None:
        if self._finding is not None:
            parts = {name: field.value() for name, field in self._reason_fields.items()}
            self.explained.emit(Deviation(criterion=self._finding.criterion.id, **parts))

    def _tell_answer(self) -> None:
        if self._finding is not None:
            self.answered.emit(self._finding.criterion.id, self._answer.value(), self._answer_reason.value())

    def _tell_waiver(self) -> None:
        if self._finding is not None:
            outcome = AnswerOutcome.NOT_APPLICABLE if self._waiver.value().strip() else None
            self.answered.emit(self._finding.criterion.id, outcome, self._waiver.value())


def _show(field: Segment | LongTextEdit, value: Any, keep_typing: bool) -> None:
    """Show a value; with `keep_typing` a field that has it already is left alone, cursor and all."""
    if keep_typing:
        field.set_value(value)
    else:
        field.reset(value)
