"""A finding with its card, and below it, when asked for, the form to explain, answer or set it aside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ..application.ports import EarlierReason
from ..domain.assessment import Finding
from ..domain.choices import AnswerOutcome
from ..domain.tender import Answer, Deviation
from .finding_content import FOR_CRITERION, content_of, explanation_of
from .obstacle_lines import ObstacleLines
from .reason_help import ReasonHelp, menu_words
from .widgets.buttons import Button
from .widgets.finding_card import FindingCard
from .widgets.hint import Hint
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
    With `help` a field that is left says what its text still lacks, and texts of earlier tenders can be used again.
    For the criteria `with_texts` a finding leads to texts to choose from: `go_to` carries FOR_CRITERION and its id.
    """

    go_to = Signal(str)
    applied = Signal(object)
    explained = Signal(object)
    answered = Signal(str, object, str)
    opened = Signal(bool)

    def __init__(
        self, help: ReasonHelp | None = None, with_texts: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._help, self._with_texts = help, with_texts
        self._mode = ""
        self._hints: dict[str, Hint] = {}
        self._earlier: dict[str, Button] = {}
        self._earlier_found: tuple[EarlierReason, ...] = ()
        self.card = FindingCard()
        self.card.acted.connect(self._on_acted)
        self._forms: dict[str, QWidget] = {}
        self._reason_fields: dict[str, LongTextEdit] = {}
        self._why_labels: list[tuple[Label, Label]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.card)

    # Most findings are only read: their fields are made when a form is opened.
    @cached_property
    def _answer(self) -> Segment:
        return Segment(ANSWERS)

    @cached_property
    def _answer_reason(self) -> LongTextEdit:
        return LongTextEdit(lines=2, placeholder="Toelichting in uw eigen woorden")

    @cached_property
    def _waiver(self) -> LongTextEdit:
        return LongTextEdit(lines=2, placeholder="Waarom geldt dit hier niet?")

    @cached_property
    def _said(self) -> ObstacleLines | None:
        """What colleagues say, below the explanation."""
        obstacles = self._help.obstacles if self._help is not None else None
        return ObstacleLines(obstacles) if obstacles is not None else None

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
        if finding is self._finding:
            return
        same = self._finding is not None and self._finding.criterion.id == finding.criterion.id
        self._finding = finding
        self.card.set_content(content_of(finding, has_texts=finding.criterion.id in self._with_texts))
        if not same and self._mode:
            self.close_form()
        elif self._mode:
            self._fill(self._mode, keep_typing=True)

    def focus_card(self) -> None:
        """Put the focus on what can be done about the finding, or else on its menu."""
        content = self.card.content()
        button = self.card.action_button(content.actions[0].key) if content and content.actions else None
        (button or self.card.more_button()).setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        self._show_hints(all_fields=True)
        self._look_for_earlier()
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

    def hint(self, part: str) -> Hint:
        """The hint below a field: one of the parts of a reason, "answer" or "waive"."""
        return self._hints[part]

    def earlier_button(self) -> Button:
        """The button with earlier reasons in the form that is open."""
        return self._earlier[self._mode]

    def earlier_menu(self) -> QMenu:
        """A fresh menu with the earlier reasons that fit the form that is open."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item in self._fitting(self._mode):
            words = menu_words(item).replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _on=False, item=item: self._use_again(item))
        return menu

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
            parts += [label, field, self._hint_for(name, field)]
        return self._form(parts, "explain")

    def _answer_form(self) -> QWidget:
        self._answer.edited.connect(self._tell_answer)
        self._answer_reason.edited.connect(self._tell_answer)
        self._answer_reason.setAccessibleName("Toelichting bij uw antwoord")
        hint = self._hint_for("answer", self._answer_reason)
        return self._form([self._answer, self._answer_reason, hint], "answer")

    def _waive_form(self) -> QWidget:
        self._waiver.edited.connect(self._tell_waiver)
        self._waiver.setAccessibleName("Reden waarom dit punt niet van toepassing is")
        hint = self._hint_for("waive", self._waiver)
        return self._form([Label("Niet van toepassing, want:", "caption-strong"), self._waiver, hint], "waive")

    def _why_form(self) -> QWidget:
        parts: list[QWidget] = []
        for _ in range(5):
            head, text = Label("", "caption-strong"), Label("", "caption", "muted", wrap=True)
            self._why_labels.append((head, text))
            parts += [head, text]
        if self._said is not None:
            parts.append(self._said)
        return self._form(parts)

    def _form(self, parts: list[QWidget], mode: str = "") -> QWidget:
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
        if mode:
            earlier = Button("Eerdere motivering gebruiken", "quiet", "clock-counter-clockwise", small=True)
            earlier.clicked.connect(self._open_earlier)
            earlier.hide()
            self._earlier[mode] = earlier
            box.insertLayout(0, row(earlier, None))
        return form

    def _hint_for(self, name: str, field: LongTextEdit) -> Hint:
        self._hints[name] = Hint(parent=self)
        field.installEventFilter(self)
        return self._hints[name]

    def _first_field(self, mode: str) -> QWidget | None:
        if mode == "explain":
            return self._reason_fields["why"]
        return {"answer": lambda: self._answer, "waive": lambda: self._waiver}.get(mode, lambda: None)()

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
            if self._said is not None and self._help is not None and self._help.obstacles is not None:
                self._said.show_obstacles(self._help.obstacles.book.touching(finding.criterion.id))

    # -- help -----------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._show_hints(left=watched)
        return super().eventFilter(watched, event)

    def _show_hints(self, *, all_fields: bool = False, left: QObject | None = None) -> None:
        """Say what the texts lack: in a field that was left, and elsewhere only where a hint stands already.

        A hint never comes while somebody types, but it goes as soon as it is no longer true.
        """
        if self._help is None or self._mode not in ("explain", "answer", "waive"):
            return
        if self._mode == "explain":
            fields = dict(self._reason_fields)
            found = self._help.hints(self._written_reason())
        else:
            fields = {self._mode: self._answer_reason if self._mode == "answer" else self._waiver}
            found = {name: self._help.hint(field.value()) for name, field in fields.items()}
        for name, field in fields.items():
            if all_fields or field is left or self._hints[name].words():
                self._hints[name].show_words(found[name])
                field.setAccessibleDescription(found[name])

    def _look_for_earlier(self) -> None:
        if self._help is None or self._finding is None or self._mode not in self._earlier:
            return
        self._earlier[self._mode].setVisible(bool(self._fitting(self._mode)))
        criterion = self._finding.criterion.id
        self._help.earlier(criterion, lambda found: self._on_earlier(criterion, found))

    def _on_earlier(self, criterion: str, found: Sequence[EarlierReason]) -> None:
        if self._finding is None or self._finding.criterion.id != criterion:
            return
        self._earlier_found = tuple(found)
        if self._mode in self._earlier:
            self._earlier[self._mode].setVisible(bool(self._fitting(self._mode)))

    def _fitting(self, mode: str) -> list[EarlierReason]:
        """The earlier reasons on this criterion that belong in a form."""
        criterion = self._finding.criterion.id if self._finding is not None else ""
        kinds = {"explain": Deviation, "answer": Answer, "waive": Answer}
        return [
            item
            for item in self._earlier_found
            if item.reason.criterion == criterion
            and isinstance(item.reason, kinds[mode])
            and (
                isinstance(item.reason, Deviation)
                or (item.reason.outcome is AnswerOutcome.NOT_APPLICABLE) == (mode == "waive")
            )
        ]

    def _open_earlier(self) -> None:
        button = self.earlier_button()
        self.earlier_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _use_again(self, item: EarlierReason) -> None:
        """Put an earlier reason in the fields, where it can be changed, and tell it as if it was typed."""
        if isinstance(item.reason, Deviation):
            for name, field in self._reason_fields.items():
                field.reset(getattr(item.reason, name))
            self._tell_reason()
        elif self._mode == "waive":
            self._waiver.reset(item.reason.reason)
            self._tell_waiver()
        else:
            self._answer.reset(item.reason.outcome)
            self._answer_reason.reset(item.reason.reason)
            self._tell_answer()
        self._show_hints(all_fields=True)

    def _written_reason(self) -> Deviation:
        criterion = self._finding.criterion.id if self._finding is not None else ""
        return Deviation(criterion=criterion, **{name: field.value() for name, field in self._reason_fields.items()})

    # -- telling --------------------------------------------------------------------------------------------------
    def _on_acted(self, key: str) -> None:
        finding = self._finding
        if finding is None:
            return
        if key == "go":
            self.go_to.emit(finding.path)
        elif key == "texts":
            self.go_to.emit(f"{FOR_CRITERION}{finding.criterion.id}")
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
            self._show_hints()
            self.explained.emit(self._written_reason())

    def _tell_answer(self) -> None:
        if self._finding is not None:
            self._show_hints()
            self.answered.emit(self._finding.criterion.id, self._answer.value(), self._answer_reason.value())

    def _tell_waiver(self) -> None:
        if self._finding is not None:
            self._show_hints()
            outcome = AnswerOutcome.NOT_APPLICABLE if self._waiver.value().strip() else None
            self.answered.emit(self._finding.criterion.id, outcome, self._waiver.value())


def _show(field: Segment | LongTextEdit, value: Any, keep_typing: bool) -> None:
    """Show a value; with `keep_typing` a field that has it already is left alone, cursor and all."""
    if keep_typing:
        field.set_value(value)
    else:
        field.reset(value)
