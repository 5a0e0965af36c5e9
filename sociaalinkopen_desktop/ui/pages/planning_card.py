"""Card of step 3: a whole planning, counted from the wished start of the contract or from the day of the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.ports import Problem
from ...domain import dutch
from ...domain.justification.build import file_name
from ...domain.norms import NoNormOnDate, Norms
from ...domain.planning import NoPlanning, Planning, PlanStep, plan_backwards, plan_forwards
from ...domain.quantities import Quantity
from ...domain.tender import Tender
from ...domain.verdicts import MissingFact
from ..messages import Messages
from ..tasks import Tasks
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import DateEdit, Segment
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable

BACKWARDS, FORWARDS = "backwards", "forwards"
COLUMNS = (TextColumn("Stap", 6), TextColumn("Berekend", 3), TextColumn("Nu gekozen", 3), TextColumn("Termijn", 3))


@dataclass(frozen=True)
class PlanningTools:
    """What the card asks from outside: the norms for a tender, the day of today, and a calendar file.

    `save_calendar(tender, planning, target)` writes the file and returns where it is; it may raise Problem.
    `print_out(tender, planning)` puts it on paper; without it the card has no button for that.
    """

    norms: Callable[[Tender], Norms]
    today: Callable[[], date]
    save_calendar: Callable[[Tender, Planning, Path], Path]
    tasks: Tasks
    messages: Messages
    folder: Callable[[], Path]
    open_folder: Callable[[Path], object]
    print_out: Callable[[Tender, Planning], object] | None = None


class PlanningCard(Card):
    """Computes while the officer chooses; nothing is written in the tender before *Neem over*.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: PlanningTools, parent: QWidget | None = None) -> None:
        super().__init__("Planning berekenen", parent=parent)
        self._editor, self._tools = editor, tools
        self._planning: Planning | None = None
        self._made_from: tuple[object, ...] | None = None
        self._own_day = False
        self._from = Segment(((BACKWARDS, "Gewenste start"), (FORWARDS, "Verzending")))
        self._from.set_value(BACKWARDS)
        self._day = DateEdit(first_shown=tools.today)
        self._sentence = Label("", tone="muted", wrap=True)
        self._table = TextTable(COLUMNS, name="Berekende planning")
        self._warnings: list[Hint] = []
        self._warning_box = QVBoxLayout()
        self._warning_box.setSpacing(4)
        self._take = Button("Neem over", "secondary", "check", small=True)
        self._calendar = Button("Zet in agenda (.ics)", "quiet", "calendar-plus", small=True)
        self._print = Button("Afdrukken", "quiet", "printer", small=True, name="Planning afdrukken")
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self._take)
        buttons.addWidget(self._calendar)
        if tools.print_out is not None:
            buttons.addWidget(self._print)
        self._buttons = holder(buttons)
        explain = "Kies een dag. Het programma rekent met de termijnen van de wet en de tijd die uw beleid noemt."
        self.add(
            FieldRow("Reken vanaf", self._from, explain=explain),
            FieldRow("Datum", self._day),
            self._sentence,
            self._warning_box,
            self._table,
            self._buttons,
        )
        self._from.edited.connect(self._on_mode)
        self._day.edited.connect(self._on_day)
        self._take.clicked.connect(self._on_take)
        self._calendar.clicked.connect(self.save_calendar)
        self._print.clicked.connect(self.print_out)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)
        self._on_opened(editor.tender)

    # -- for tests and the page -----------------------------------------------------------------------------------
    def mode_field(self) -> Segment:
        """The choice between counting back from the start and forwards from the notice."""
        return self._from

    def day_field(self) -> DateEdit:
        """The day to count from."""
        return self._day

    def take_button(self) -> Button:
        return self._take

    def calendar_button(self) -> Button:
        return self._calendar

    def table(self) -> TextTable:
        return self._table

    def print_button(self) -> Button:
        return self._print

    def planning(self) -> Planning | None:
        """What is computed now; None without a day or a procedure."""
        return self._planning

    def sentence(self) -> str:
        """What stands above the table."""
        return self._sentence.text()

    def warnings(self) -> list[str]:
        """What the planning warns for."""
        return [hint.words() for hint in self._warnings if hint.words()]

    # -- computing ------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compute()

    def _on_opened(self, tender: Tender) -> None:
        self._own_day = False
        self._made_from = None
        self._follow(tender)

    def _on_changed(self, tender: Tender) -> None:
        self._follow(tender)
        if self.isVisible():
            self._compute()

    def _follow(self, tender: Tender) -> None:
        """Propose the day that the tender has, until the officer chooses one here."""
        if not self._own_day:
            backwards = self._from.value() == BACKWARDS
            known = tender.schedule.contract_start if backwards else tender.schedule.dispatch_date
            self._day.set_value(known)

    def _on_mode(self, _mode: str) -> None:
        self._own_day = False
        self._follow(self._editor.tender)
        self._compute()

    def _on_day(self, day: date | None) -> None:
        self._own_day = day is not None
        self._compute()

    def _compute(self) -> None:
        """Compute again when something changed that the planning follows from: not at every key in a text."""
        tender, day = self._editor.tender, self._day.value()
        norms = self._tools.norms(tender)
        choice = tender.procedure
        made_from = (
            self._from.value(), day, norms.day, tender.schedule, tender.subject.nature,
            choice.procedure, choice.is_electronic, choice.is_accelerated,
        )  # fmt: skip
        if made_from == self._made_from:
            return
        self._made_from = made_from
        self._planning, sentence = None, "Vul een datum in. Dan ziet u alle dagen van voorbereiding tot start."
        if day is not None:
            count = plan_backwards if self._from.value() == BACKWARDS else plan_forwards
            try:
                self._planning = count(tender, norms, day, self._tools.today())
                sentence = self._told(self._planning)
            except MissingFact:
                sentence = "Kies hierboven eerst een procedure. De termijnen hangen daarvan af."
            except NoPlanning as problem:
                sentence = problem.sentence
            except NoNormOnDate as unknown:
                sentence = (
                    f"Voor {dutch.day(unknown.day)} is niet bekend: {unknown.description.rstrip('.')}. "
                    "Daarom is er geen planning. Kies een andere peildatum."
                )
        self._show(sentence)

    def _told(self, planning: Planning) -> str:
        if not any(step.differs for step in planning.steps):
            return "Deze dagen staan zo in de planning van dit dossier."
        if self._from.value() == BACKWARDS:
            return "De laatste dagen waarop het nog kan. Eerder mag altijd."
        return "De eerste dagen waarop het kan. Later mag altijd."

    def _show(self, sentence: str) -> None:
        planning = self._planning
        self._sentence.setText(sentence)
        warnings = planning.warnings if planning is not None else ()
        while len(self._warnings) < len(warnings):
            hint = Hint(glyph="warning-fill")
            self._warnings.append(hint)
            self._warning_box.addWidget(hint)
        for at, hint in enumerate(self._warnings):
            hint.show_words(warnings[at] if at < len(warnings) else "")
        steps = planning.steps if planning is not None else ()
        self._table.set_rows([_row(step) for step in steps])
        self._table.setVisible(bool(steps))
        self._take.setVisible(any(step.differs for step in steps))
        self._buttons.setVisible(bool(steps))

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_take(self) -> None:
        if self._planning is None:
            return
        words = "Planning overgenomen"
        self._own_day = False
        self._editor.replace(self._planning.applied(self._editor.tender), words)
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)

    def save_calendar(self) -> None:
        """Ask where the calendar file goes, and write it."""
        planning, tender = self._planning, self._editor.tender
        if planning is None:
            return
        proposal = self._tools.folder() / file_name(tender, "planning", "ics")
        target = self._tools.messages.file_to_save(self, "Planning bewaren", proposal, "Agenda (*.ics)")
        if target is None:
            return
        target = target if target.suffix.lower() == ".ics" else target.with_name(target.name + ".ics")
        self._tools.tasks.run(
            lambda: self._tools.save_calendar(tender, planning, target), self._on_saved, self._on_save_failed
        )

    def print_out(self) -> None:
        """Put the planning on paper."""
        if self._planning is not None and self._tools.print_out is not None:
            self._tools.print_out(self._editor.tender, self._planning)

    def _on_saved(self, target: Path) -> None:
        self.said.emit(f"Agenda bewaard: {target.name}", "Open map", lambda: self._tools.open_folder(target.parent))

    def _on_save_failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._tools.messages.tell(self, "De agenda is niet bewaard", error.sentence)


def _row(step: PlanStep) -> tuple[TextCell, ...]:
    chosen = step.chosen
    is_other = step.differs and chosen is not None
    return (
        TextCell(step.label, step.note),
        TextCell(dutch.day(step.day), _weekday(step.day), strong=True),
        TextCell(dutch.day(chosen), _weekday(chosen), tone="why" if is_other else "muted") if chosen else TextCell("–"),
        TextCell(_term_words(step.required, step.extra), tone="muted"),
    )


def _term_words(required: Quantity | None, extra: Quantity | None) -> str:
    """The legal term and what policy adds: "40 dagen + 5"."""
    if required is None:
        return str(extra) if extra is not None else ""
    return f"{required} + {dutch.number(extra.amount)}" if extra is not None else str(required)


def _weekday(day: date) -> str:
    return dutch.WEEKDAYS[day.weekday()]
