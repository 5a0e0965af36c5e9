"""The foot of a step: a note of the officer to herself, and the agreement of somebody with the step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..domain import dutch
from ..domain.dossier import SignOff
from ..domain.notes import noted
from ..domain.sign_off import SignOffState, agreed, state_of, withdrawn
from ..domain.steps import Step
from ..domain.tender import Tender
from .tender_editor import TenderEditor
from .widgets.buttons import Button
from .widgets.card import Card
from .widgets.field_row import FieldRow
from .widgets.fold_button import FoldWords
from .widgets.hint import Hint
from .widgets.inputs import DateEdit, LongTextEdit, TextEdit
from .widgets.layouts import Flow, holder, row
from .widgets.text import Label

NOTE_TITLE = "Notitie bij deze stap"
PRIVATE = "Alleen voor uzelf. Staat in geen enkel document. U vindt haar terug met zoeken in de lijst."
FOLDED_LENGTH = 60


@dataclass(frozen=True)
class FootTools:
    """What the foot asks from outside: the day of today, and whether the officer wants steps to be agreed with."""

    today: Callable[[], date]
    asks_sign_off: Callable[[], bool]


class StepFoot(QWidget):
    """The note, and below it the agreement. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, step: Step, tools: FootTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = NoteFold(editor, step, self)
        self.sign_off = SignOffCard(editor, step, tools, self)
        self.sign_off.said.connect(self.said)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.sign_off)
        box.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class NoteFold(QWidget):
    """One line that opens to a field; folded it shows how the note begins."""

    def __init__(self, editor: TenderEditor, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._step = editor, step
        self._fold = FoldWords(NOTE_TITLE)
        self._fold.clicked.connect(self._on_fold)
        self._begin = Label("", "caption", "muted")
        self._begin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._text = LongTextEdit(lines=3)
        self._text.setAccessibleName(f"{NOTE_TITLE}: {step.label}")
        self._text.edited.connect(self._on_edited)
        self._text.installEventFilter(self)
        self._explain = Label(PRIVATE, "caption", "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        top = row(self._fold)
        top.addWidget(self._begin, 1)
        box.addLayout(top)
        box.addWidget(self._text)
        box.addWidget(self._explain)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._show)
        self._on_opened(editor.tender)

    def fold_button(self) -> FoldWords:
        return self._fold

    def field(self) -> LongTextEdit:
        return self._text

    def beginning(self) -> str:
        """What is shown of the note while it is folded."""
        return self._begin.text()

    def set_open(self, is_open: bool) -> None:
        """Fold out or in."""
        self._fold.set_open(is_open)
        self._text.setVisible(is_open)
        self._explain.setVisible(is_open)
        self._show(self._editor.tender)

    def _on_fold(self) -> None:
        self.set_open(self._fold.is_open)
        if self._fold.is_open:
            self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_opened(self, tender: Tender) -> None:
        self._text.reset(tender.note_for(self._step))
        self.set_open(False)

    def _on_edited(self, text: str) -> None:
        self._editor.replace(noted(self._editor.tender, self._step, text), "Notitie", f"note {self._step.value}")

    def _show(self, tender: Tender) -> None:
        note = tender.note_for(self._step)
        if self._text.value().strip() != note.strip():
            self._text.set_value(note)
        words = " ".join(note.split())
        short = words if len(words) <= FOLDED_LENGTH else f"{words[: FOLDED_LENGTH - 1].rstrip()}…"
        self._begin.setText("" if self._fold.is_open else short)
        self._fold.set_spoken(f"{NOTE_TITLE}: {short}" if short else NOTE_TITLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


class SignOffCard(Card):
    """Who agrees with this step, and whether it changed since. Hidden while nobody asks for it."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, step: Step, tools: FootTools, parent: QWidget | None = None) -> None:
        super().__init__("Akkoord op deze stap", parent=parent)
        self._editor, self._step, self._tools = editor, step, tools
        self._told = Label("", wrap=True)
        self._function = TextEdit()
        self._day = DateEdit(first_shown=tools.today)
        self._missing = Hint()
        self._function_row = FieldRow("Functie", self._function, explain="Wie geeft akkoord? Noem een functie.")
        self._day_row = FieldRow("Datum", self._day)
        self._agree = Button("Akkoord geven", "secondary", "check", small=True)
        self._again = Button("Opnieuw akkoord geven", "secondary", "check", small=True)
        self._withdraw = Button("Akkoord intrekken", "quiet", "arrow-counter-clockwise", small=True)
        self._agree.clicked.connect(self._on_agree)
        self._again.clicked.connect(self._on_again)
        self._withdraw.clicked.connect(self._on_withdraw)
        self._function.edited.connect(lambda _text: self._missing.show_words(""))
        buttons = Flow(gap=8, line_gap=4)
        for button in (self._agree, self._again, self._withdraw):
            buttons.addWidget(button)
        self.add(self._told, self._function_row, self._day_row, self._missing, holder(buttons))
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._show)
        self._on_opened(editor.tender)

    # -- for tests ------------------------------------------------------------------------------------------------
    def function_field(self) -> TextEdit:
        return self._function

    def day_field(self) -> DateEdit:
        return self._day

    def buttons(self) -> tuple[Button, Button, Button]:
        """Agree, agree again, withdraw."""
        return self._agree, self._again, self._withdraw

    def words(self) -> str:
        """What is said about the agreement."""
        return self._told.text()

    def missing(self) -> str:
        return self._missing.words()

    # -- showing --------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """The setting may have changed."""
        self._show(self._editor.tender)

    def _on_opened(self, tender: Tender) -> None:
        self._function.reset("")
        self._day.reset(self._tools.today())
        self._missing.show_words("")
        self._show(tender)

    def _show(self, tender: Tender) -> None:
        present = tender.sign_off_for(self._step)
        self.setVisible(present is not None or self._tools.asks_sign_off())
        if present is None:
            self._show_question()
        else:
            self._show_agreement(present, state_of(tender, present))

    def _show_question(self) -> None:
        self.set_state()
        self._told.setText(f"Is stap {self._step.number} akkoord? Leg vast namens wie en wanneer.")
        self._arrange(asks=True, changed=False)

    def _show_agreement(self, present: SignOff, state: SignOffState) -> None:
        changed = state is SignOffState.CHANGED
        who, when = present.function or "iemand", dutch.day(present.signed_on) if present.signed_on else "onbekende dag"
        words = f"Akkoord van {who} op {when}."
        self._told.setText(f"{words} Daarna is deze stap gewijzigd." if changed else words)
        self.set_state("to_justify" if changed else "met", state.label)
        self._arrange(asks=False, changed=changed)

    def _arrange(self, *, asks: bool, changed: bool) -> None:
        for part in (self._function_row, self._day_row, self._agree):
            part.setVisible(asks)
        self._again.setVisible(changed)
        self._withdraw.setVisible(not asks)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._day.value() is None:
            self._day.set_value(self._tools.today())

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_agree(self) -> None:
        if not self._function.value().strip():
            self._missing.show_words("Vul een functie in, bijvoorbeeld: budgethouder.")
            self._function.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._sign(self._function.value(), self._day.value() or self._tools.today())

    def _on_again(self) -> None:
        present = self._editor.tender.sign_off_for(self._step)
        if present is not None:
            self._sign(present.function, self._tools.today())

    def _sign(self, function: str, day: date) -> None:
        words = f"Akkoord op stap {self._step.number} vastgelegd"
        self._editor.replace(agreed(self._editor.tender, self._step, function, day), words)
        self._tell(words)

    def _on_withdraw(self) -> None:
        words = f"Akkoord op stap {self._step.number} ingetrokken"
        self._editor.replace(withdrawn(self._editor.tender, self._step), words)
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)
