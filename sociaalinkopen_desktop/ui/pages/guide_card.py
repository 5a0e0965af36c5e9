"""Card with a guided helper: folded to one line, then one question at a time, then what follows from the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.clauses import Clause, ClauseLibrary, filled, used_in, with_clause
from ...domain.guides import (
    Guide,
    Outcome,
    Proposed,
    Question,
    likely,
    most_questions,
    next_question,
    outcome,
    path_of,
)
from ...domain.norms import Norms
from ...domain.tender import Tender
from ..tender_editor import TenderEditor
from ..theme import look
from ..widgets.answer_button import AnswerButton
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.hint import Hint
from ..widgets.inputs import CheckBox
from ..widgets.layouts import Flow, column, emptied, holder
from ..widgets.text import Label

KEYS = "1234567890"
"""The keys that choose an answer, in the order of the answers."""
LIKELY = "Dit past bij wat u al invulde"
EMPTY = "nog leeg"
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


@dataclass(frozen=True)
class GuideTools:
    """What the card asks from outside: the norms for a tender, and the texts that a guide may propose."""

    norms: Callable[[Tender], Norms]
    clauses: ClauseLibrary


class GuideCard(Card):
    """Asks, and shows what would change; nothing is written in the tender before *Neem over*.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, guide: Guide, tools: GuideTools, parent: QWidget | None = None) -> None:
        super().__init__(guide.title, parent=parent)
        self._editor, self._guide, self._tools = editor, guide, tools
        self._answers: dict[str, str] = {}
        self._is_open = self._is_asking = False
        self._refused: set[str] = set()
        self._outcome = Outcome()
        self._buttons: list[AnswerButton] = []
        self._boxes: dict[str, CheckBox] = {}
        self._made_from: object = None

        self._stop = Button("Sluit", "quiet", "x", small=True, name=f"Sluit {guide.title}")
        self._stop.clicked.connect(self.fold)
        self.add_to_head(self._stop)
        self._about = Label(guide.invitation, tone="muted", wrap=True)
        self._begin = Button("Begin", "secondary", small=True, name=f"Begin met {guide.title}")
        self._begin.clicked.connect(self.begin)
        self._progress = Label("", "caption", "muted", wrap=True)
        self._question = Label("", "strong", wrap=True)
        self._help = Label("", "caption", "muted", wrap=True)
        self._content = QVBoxLayout()
        self._content.setSpacing(6)
        self._back = Button("Vorige vraag", "quiet", "caret-left", small=True)
        self._back.clicked.connect(self.go_back)
        self._take = Button("Neem over", "secondary", "check", small=True)
        self._take.clicked.connect(self._on_take)
        flow = Flow(gap=8, line_gap=4)
        for button in (self._begin, self._take, self._back):
            flow.addWidget(button)
        self._foot = holder(flow)
        self._source = Label(f"Bron: {guide.source}", "caption", "muted", wrap=True)
        self.add(self._about, self._progress, self._question, self._help)
        self.add(self._content, self._foot, self._source)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)
        self._show()

    # -- for tests and the page -----------------------------------------------------------------------------------
    def begin_button(self) -> Button:
        return self._begin

    def back_button(self) -> Button:
        return self._back

    def stop_button(self) -> Button:
        return self._stop

    def take_button(self) -> Button:
        return self._take

    def answers(self) -> list[AnswerButton]:
        """The answers to the question that is asked now; none when no question is asked."""
        return self._buttons

    def boxes(self) -> dict[str, CheckBox]:
        """The proposals of the result, by the path of the field or "text:" and the code of the text."""
        return self._boxes

    def words(self) -> tuple[str, str]:
        """Progress and question (or result) as they stand on the card."""
        return self._progress.text(), self._question.text()

    def notes(self) -> list[str]:
        """What the result leaves to the officer."""
        return list(self._outcome.notes) if self._is_open and not self._is_asking else []

    # -- going along ----------------------------------------------------------------------------------------------
    def begin(self) -> None:
        """Unfold, with the first question or where the officer was."""
        self._is_open = True
        self._show(focus=True)

    def fold(self) -> None:
        """Back to one line; the answers are forgotten."""
        self._is_open = False
        self._answers, self._refused = {}, set()
        self._begin.show()
        self._begin.setFocus(_BY_KEY)
        self._show()

    def answer(self, key: str) -> None:
        """Give an answer to the question that is asked."""
        question = self._asked()
        if question is not None and question.option(key) is not None:
            self._answers[question.id] = key
            self._show(focus=True)

    def go_back(self) -> None:
        """Ask the last answered question again."""
        steps = list(path_of(self._guide, self._answers))
        if steps:
            question, chosen = steps[-1]
            del self._answers[question.id]
            self._show(focus=True, before=chosen.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = KEYS.find(event.text()) if event.text() else -1
        if self._is_asking and 0 <= number < len(self._buttons):
            self._buttons[number].click()
        elif self._is_open and event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        elif self._is_open and event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

    # -- following the tender -------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow(self._editor.tender)

    def _on_opened(self, _tender: Tender) -> None:
        self._is_open = False
        self._answers, self._refused = {}, set()
        self._show()

    def _on_changed(self, tender: Tender) -> None:
        if self.isVisible():
            self._follow(tender)

    def _follow(self, tender: Tender) -> None:
        """Show the result anew when something else in the tender changed what it proposes."""
        if self._is_open and not self._is_asking and self._result(tender) != self._made_from:
            self._show()

    # -- showing --------------------------------------------------------------------------------------------------
    def _asked(self) -> Question | None:
        return next_question(self._guide, self._answers) if self._is_open else None

    def _show(self, *, focus: bool = False, before: str = "") -> None:
        question = self._asked()
        self._is_asking = question is not None
        steps = len(list(path_of(self._guide, self._answers)))
        old = self._emptied()
        if question is not None:
            self._ask(question, steps, before)
        elif self._is_open:
            self._show_result()
        takes = self._is_open and not self._is_asking and bool(self._boxes)
        goes_back = self._is_open and steps > 0
        shown = {
            self._about: not self._is_open,
            self._begin: not self._is_open,
            self._stop: self._is_open,
            self._progress: self._is_open,
            self._question: self._is_open,
            self._help: question is not None and bool(question.help),
            self._back: goes_back,
            self._take: takes,
            self._foot: not self._is_open or goes_back or takes,
            self._source: self._is_open,
        }
        for part in (part for part, wanted in shown.items() if wanted):
            part.show()
        if focus:  # before anything is hidden: the focus would jump through the page otherwise
            self._focus_first(before)
        for part in (*old, *(part for part, wanted in shown.items() if not wanted)):
            part.hide()
        for part in old:
            part.deleteLater()

    def _emptied(self) -> list[QWidget]:
        """Take out what stands between question and buttons."""
        old = emptied(self._content)
        self._buttons, self._boxes = [], {}
        return old

    def _ask(self, question: Question, steps: int, before: str) -> None:
        most = steps + most_questions(self._guide, question.id)
        self._progress.setText(f"Vraag {steps + 1} van {'ten hoogste ' if most > steps + 1 else ''}{most}")
        self._question.setText(question.words)
        self._help.setText(question.help)
        tender = self._editor.tender
        fitting = likely(question, tender, self._tools.norms(tender))
        for number, option in zip(KEYS, question.options, strict=False):
            hint = LIKELY if option is fitting else ""
            button = AnswerButton(number, option.words, option.help, hint=hint, is_chosen=option.key == before)
            button.setAccessibleDescription(f"Antwoord op: {question.words}")
            button.clicked.connect(lambda _on=False, key=option.key: self.answer(key))
            self._buttons.append(button)
            self._add(button)

    def _focus_first(self, before: str) -> None:
        question = self._asked()
        if question is None:
            target: QWidget = self._take if self._boxes else self._back
        else:
            keys = [option.key for option in question.options]
            hinted = next((at for at, button in enumerate(self._buttons) if button.hint()), 0)
            target = self._buttons[keys.index(before) if before in keys else hinted]
        target.setFocus(_BY_KEY)

    # -- the result -----------------------------------------------------------------------------------------------
    def _result(self, tender: Tender) -> tuple[Outcome, tuple[Clause, ...]]:
        found = outcome(self._guide, self._answers, tender, self._tools.norms(tender))
        used = used_in(tender)
        return found, tuple(self._tools.clauses.by_id(code) for code in found.clauses if code not in used)

    def _show_result(self) -> None:
        tender = self._editor.tender
        self._made_from = found, clauses = self._result(tender)
        self._outcome = found
        self._progress.setText("Dit volgt uit uw antwoorden")
        after = found.applied(tender, [change.path for change in found.changes if change.path not in self._refused])
        number = len(found.changes) + len(clauses)
        self._question.setText(_summary(number, len(found.settled)))
        for change in found.changes:
            self._add_box(change.path, _change_words(change), change.why)
        for clause in clauses:
            text = filled(clause.text, after, self._tools.norms(after))
            self._add_box(
                f"text:{clause.id}", f"Zet deze tekst erbij ({clause.place.label.lower()}): {clause.title}", text
            )
        for note in found.notes:
            self._add(Hint(note, tone="muted", glyph="info"))

    def _add_box(self, key: str, words: str, why: str) -> None:
        box = CheckBox(words)
        box.set_value(key not in self._refused)
        box.setAccessibleDescription(why)
        box.edited.connect(lambda on, key=key: self._on_box(key, on))
        self._boxes[key] = box
        below = column(box, _indented(why), gap=0)
        self._add(holder(below))

    def _add(self, part: QWidget) -> None:
        """Put a part between question and buttons; shown at once, since only then it can take the focus."""
        self._content.addWidget(part)
        part.show()

    def _on_box(self, key: str, on: bool) -> None:
        if on:
            self._refused.discard(key)
        else:
            self._refused.add(key)
        self._take.setEnabled(any(box.isChecked() for box in self._boxes.values()))

    def _on_take(self) -> None:
        tender = self._editor.tender
        wanted = [key for key, box in self._boxes.items() if box.isChecked()]
        changed = self._outcome.applied(tender, wanted)
        for key in wanted:
            if key.startswith("text:"):
                clause = self._tools.clauses.by_id(key.removeprefix("text:"))
                changed = with_clause(changed, clause, self._tools.norms(changed))
        words = f"{self._guide.title}: overgenomen"
        self._editor.replace(changed, words)
        self._show(focus=True)
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)


def _summary(number: int, settled: int) -> str:
    already = {0: "", 1: " Eén veld staat al zo."}.get(settled, f" {settled} velden staan al zo.")
    if not number:
        return f"U hoeft niets te wijzigen.{already}"
    what = "dit voorstel" if number == 1 else f"deze {number} voorstellen"
    return f"Kijk naar {what}, en haal weg wat niet past.{already}"


def _change_words(change: Proposed) -> str:
    return f"{change.label}: {change.old or EMPTY} → {change.new}"


def _indented(words: str) -> QWidget:
    """Words below a check box, under its words."""
    made = Label(words, "caption", "muted", wrap=True)
    return holder(column(made, gap=0, margins=(look().px(18) + 12, 0, 0, 2)))
