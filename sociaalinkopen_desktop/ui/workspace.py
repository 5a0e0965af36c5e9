"""An open tender: the steps left, the page of the chosen step in the middle, the Toets panel right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..domain import fields
from ..domain.assessment import Assessment, Finding
from ..domain.choices import AnswerOutcome
from ..domain.dutch import day as told_day
from ..domain.dutch import euro
from ..domain.steps import Step, step_of
from ..domain.tender import Answer, Deviation, Tender
from ..domain.verdicts import Proposal
from .autosave import SaveState
from .finding_content import FOR_CRITERION
from .findings_panel import FindingsPanel
from .form import FormPage, PageSpec
from .pages.ambition import AMBITION
from .pages.assessment import AssessmentPage
from .pages.award import AWARD
from .pages.documents import DocumentsPage
from .pages.market import MARKET
from .pages.procedure import PROCEDURE
from .pages.requirements import REQUIREMENTS
from .pages.subject import SUBJECT
from .pages.value import VALUE
from .pages.versions import VersionsPage
from .step_cards import CARDS, TOP_CARDS, StepCard, WorkspaceTools
from .step_foot import StepFoot
from .steps_state import progress
from .tender_editor import TenderEditor
from .theme import look
from .widgets.buttons import Button
from .widgets.card import Card
from .widgets.layouts import row
from .widgets.page_stack import PageStack
from .widgets.step_list import StepList, StepScroll
from .widgets.text import Glyph, Label
from .widgets.undo_bar import UndoBar

STEP_COLUMN = 240
WIDE_FROM = 1600
LEAST_WORK = 400
VERSIONS = "Versies en wijzigingen"
FORMS: tuple[PageSpec, ...] = (SUBJECT, VALUE, PROCEDURE, AMBITION, REQUIREMENTS, AWARD, MARKET)
SHORT = {Step.VALUE: "Waarde & percelen", Step.AMBITION: "Sociale ambitie", Step.REQUIREMENTS: "Eisen & voorwaarden"}
SAVE_WORDS = {
    SaveState.SAVED: ("check-circle", "muted"),
    SaveState.CHANGED: ("circle-dashed", "muted"),
    SaveState.FAILED: ("warning-circle-fill", "bad"),
}


class Workspace(QWidget):
    """Shows the editor's tender and keeps everything beside it up to date.

    `assess(tender)` judges it; that is done once for all changes of one turn of the event loop. `back_requested` asks
    for the list; `assessed(Tender, Assessment)` tells the outcome.
    """

    back_requested = Signal()
    left_page = Signal()
    _due = Signal()  # what waits in the queue comes before painting, so that key and verdict are painted in one go

    def __init__(
        self,
        editor: TenderEditor,
        assess: Callable[[Tender], Assessment],
        documents: DocumentsPage,
        tools: WorkspaceTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._assess, self._tools = editor, assess, tools
        self._assessment: Assessment | None = None
        self._pages: dict[Step, QWidget] = {}

        self._back = Button("Aanbestedingen", "quiet", "caret-left", small=True)
        self._back.clicked.connect(self.back_requested)
        self._title = Label("", "strong", wrap=True)
        self._facts = Label("", "caption", "muted", wrap=True)
        self._steps = StepList([(step.value, SHORT.get(step, step.label)) for step in Step])
        self._steps.chosen.connect(lambda key: self.go_to_step(Step(key)))  # type: ignore[call-arg]
        self._versions_button = Button(VERSIONS, "quiet", "clock-counter-clockwise", small=True, name=VERSIONS)
        self._versions_button.setToolTip("Ctrl+H")
        self._versions_button.clicked.connect(self.show_versions)
        self._save_glyph = Glyph("check-circle", "muted", 16)
        self._save_words = Label("Alles bewaard", "caption", "muted", wrap=True)

        self._stack = PageStack()
        self.panel = FindingsPanel()
        self.panel.folded_changed.connect(self._make_room)
        self.assessment_page = AssessmentPage(tools.assess_on)
        self.assessment_page.day_chosen.connect(self._on_day_chosen)
        for findings in (self.panel, self.assessment_page.list):
            findings.use_help(tools.help, tools.clauses.criteria)
        self.documents = documents
        self.assessment_page.next_requested.connect(self.next_step)
        self._step = Step.SUBJECT
        self._feet: dict[Step, StepFoot] = {}
        self.versions = VersionsPage(editor, tools.versions, tools.foot.today)
        self.versions.said.connect(self._say)
        self._stack.addWidget(self.versions)
        self.assessment_page.add_foot(self._foot_of(Step.ASSESSMENT))
        documents.add_foot(self._foot_of(Step.DOCUMENTS))
        documents.beside.attachments_asked.connect(lambda: self.go_to_step(Step.SUBJECT))
        documents.beside.versions_asked.connect(self.show_versions)
        self._add_page(Step.ASSESSMENT, self.assessment_page)
        self._add_page(Step.DOCUMENTS, documents)

        column = QVBoxLayout()
        column.setContentsMargins(10, 18, 10, 18)
        column.setSpacing(4)
        column.addWidget(self._back)
        for label in (self._title, self._facts):
            column.addLayout(row(label, margins=(10, 2, 8, 0)))
        column.addSpacing(8)
        self._step_scroll = StepScroll(self._steps)
        column.addWidget(self._step_scroll)
        column.addStretch(1)
        column.addWidget(self._versions_button)
        column.addLayout(row(self._save_glyph, self._save_words, margins=(10, 0, 0, 0)))
        self._column = QWidget()
        self._column.setLayout(column)
        self._column.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

        self._work = QWidget()
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self._stack)
        self.undo_bar = UndoBar(self._work)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._column)
        box.addWidget(self._work, 1)
        box.addWidget(self.panel)

        self._is_due = False
        self._due.connect(self._assess_now, Qt.ConnectionType.QueuedConnection)
        editor.changed.connect(self._on_changed)
        for judge in (self.panel, self.assessment_page):
            judge.go_to.connect(self.go_to_answer)
            judge.explained.connect(self._on_explained)
            judge.answered.connect(self._on_answered)
            judge.applied.connect(self._on_applied)
        self.restyle()
        self.go_to_step(Step.SUBJECT)
        self._on_changed(editor.tender)

    # -- steps ----------------------------------------------------------------------------------------------------
    @property
    def step(self) -> Step:
        """The step that is shown, or was shown before the versions."""
        return self._step

    def go_to_step(self, step: Step) -> None:
        """Show a step; what was typed on the page before it is kept."""
        self._editor.leave_field()
        self.left_page.emit()
        if self.panel.covers:
            self.panel.set_folded(True)
        before, page = self._stack.currentWidget(), self._page(step)
        if isinstance(before, FormPage) and before is not page:
            before.set_live(False)
        if isinstance(page, FormPage):
            page.set_live(True)
        has_panel = step not in (Step.ASSESSMENT, Step.DOCUMENTS)
        if not has_panel:
            self.panel.hide()  # before the wide page comes: the window need not have room for both
        self._stack.setCurrentWidget(page)
        self._show_versions_on(False)
        self._foot_of(step).sign_off.refresh()
        self._step = step
        self._steps.set_current(step.value)
        self._step_scroll.show_step(step.value)
        self.panel.setVisible(has_panel)
        self._make_room()
        if self._assessment is not None:
            self._show_assessment(page, self._assessment)

    def go_to_field(self, path: str) -> None:
        """Show the step of a field and put the focus in the field; at the page itself when the field is hidden."""
        step = Step.REQUIREMENTS if path.startswith(FOR_CRITERION) else step_of(path)
        self.go_to_step(step)
        page = self._page(step)
        if not (isinstance(page, FormPage) and page.focus_field(path)):
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_answer(self, path: str) -> None:
        """Go to what answers a finding about a field: a button that settles it, or else the field itself."""
        self.go_to_field(path)
        page = self._page(self.step)
        if isinstance(page, FormPage):
            page.focus_answer(path)

    @property
    def assessment(self) -> Assessment | None:
        """How the tender was judged last."""
        return self._assessment

    def show_finding(self, finding: Finding) -> None:
        """Show the step of a finding, with the focus on its card in the Toets."""
        step = step_of(finding.path) if finding.path else Step.ASSESSMENT
        self.go_to_step(step)
        if step is Step.ASSESSMENT:
            self.assessment_page.list.reveal(finding.criterion.id)
        else:
            self.panel.set_folded(False)
            self.panel.list.reveal(finding.criterion.id)

    def show_versions(self) -> None:
        """Show the earlier versions of this tender; what was typed is kept first."""
        self._editor.leave_field()
        self.left_page.emit()
        before = self._stack.currentWidget()
        if isinstance(before, FormPage):
            before.set_live(False)
        self.panel.hide()
        self._steps.clear_current()
        self._stack.setCurrentWidget(self.versions)
        self._show_versions_on(True)

    def _show_versions_on(self, on: bool) -> None:
        self._versions_button.set_on(on)
        self._versions_button.setAccessibleName(f"{VERSIONS}, huidige pagina" if on else VERSIONS)

    @property
    def shows_documents(self) -> bool:
        """Whether the step with documents is on screen."""
        return self._stack.currentWidget() is self.documents

    def search(self) -> None:
        """Search in the document that is shown, on the step with documents."""
        if self.shows_documents:
            self.documents.open_search()

    def next_step(self, by: int = 1) -> None:
        """Go on to the next step (or with -1 back), if there is one."""
        order = list(Step)
        at = order.index(self.step) + by
        if 0 <= at < len(order):
            self.go_to_step(order[at])

    def page(self, step: Step) -> QWidget:
        """The page of a step, made if need be, and wholly."""
        page = self._page(step)
        if isinstance(page, FormPage):
            page.finish()
        return page

    def _page(self, step: Step) -> QWidget:
        if step not in self._pages:
            spec = next(form for form in FORMS if form.step is step)
            form = FormPage(self._editor, spec, cpv=self._tools.cpv, obstacles=self._tools.help.obstacles)
            form.next_requested.connect(self.next_step)
            form.removed.connect(self._offer_undo)
            form.went.connect(self._on_went)
            for make in TOP_CARDS.get(step, ()):
                form.add_card(make(self._editor, self._tools, self.undo_bar), on_top=True)
            for each in CARDS.get(step, ()):
                form.add_later(partial(self._card, each), after=each.after)
            form.add_later(partial(self._foot_of, step))
            self._add_page(step, form)
        return self._pages[step]

    def _card(self, each: StepCard) -> Card:
        card = each.make(self._editor, self._tools, self.undo_bar)
        if each.folded:
            card.make_foldable()
        return card

    def _foot_of(self, step: Step) -> StepFoot:
        if step not in self._feet:
            foot = self._feet[step] = StepFoot(self._editor, step, self._tools.foot)
            foot.said.connect(self._say)
        return self._feet[step]

    def _add_page(self, step: Step, page: QWidget) -> None:
        self._pages[step] = page
        self._stack.addWidget(page)

    # -- keeping up to date ---------------------------------------------------------------------------------------
    def show_save_state(self, state: SaveState, words: str) -> None:
        """Say at the foot of the steps whether everything is kept."""
        glyph, tone = SAVE_WORDS[state]
        self._save_glyph.set_glyph(glyph, tone)
        self._save_words.set_tone(tone)
        self._save_words.setText(words)

    @property
    def is_judged(self) -> bool:
        """Whether the tender was judged since it changed last."""
        return not self._is_due

    def reassess(self) -> None:
        """Judge again, e.g. because the day changed."""
        if not self._is_due:
            self._is_due = True
            self._due.emit()

    def _on_changed(self, tender: Tender) -> None:
        self._title.setText(tender.subject.title.strip() or "Nieuwe aanbesteding")
        value = tender.estimated_value
        facts = [tender.subject.reference.strip(), f"{euro(value)} excl. btw" if value is not None else ""]
        if tender.is_example:
            facts.insert(0, "Voorbeeld")
        self._facts.setText(" · ".join(part for part in facts if part))
        self._facts.setVisible(any(facts))
        self.reassess()

    def _assess_now(self) -> None:
        self._is_due = False
        tender = self._editor.tender
        self._assessment = self._assess(tender)
        for step, state in progress(tender, self._assessment).items():
            self._steps.set_state(step.value, state.state, state.note)
        self._show_assessment(self._page(self.step), self._assessment)

    def _show_assessment(self, page: QWidget, assessment: Assessment) -> None:
        self.panel.show_assessment(self._editor.tender, assessment, self.step)
        if isinstance(page, FormPage):
            page.show_assessment(assessment)
        elif isinstance(page, AssessmentPage):
            page.show_assessment(self._editor.tender, assessment)
        elif isinstance(page, DocumentsPage):
            page.show_tender(self._editor.tender, assessment)

    # -- what findings ask for ------------------------------------------------------------------------------------
    def _on_explained(self, deviation: Deviation) -> None:
        tender = self._editor.tender
        others = tuple(item for item in tender.deviations if item.criterion != deviation.criterion)
        written = any(part.strip() for part in (deviation.why, deviation.how_far, deviation.why_here))
        kept = (*others, deviation) if written else others
        self._editor.replace(replace(tender, deviations=kept), "Motivering", f"deviation {deviation.criterion}")

    def _on_answered(self, criterion: str, outcome: AnswerOutcome | None, reason: str) -> None:
        tender = self._editor.tender
        others = tuple(item for item in tender.answers if item.criterion != criterion)
        answer = () if outcome is None else (Answer(criterion=criterion, outcome=outcome, reason=reason),)
        self._editor.replace(replace(tender, answers=(*others, *answer)), "Antwoord", f"answer {criterion}")

    def _on_applied(self, proposal: Proposal) -> None:
        words = f"{fields.label_of(Tender, proposal.path)} aangepast"
        self._editor.replace(fields.replaced(self._editor.tender, proposal.path, proposal.value), words)
        self._offer_undo(words)

    def _on_day_chosen(self, day: date | None) -> None:
        words = f"Getoetst aan het recht van {told_day(day)}" if day else "De gewone peildatum telt weer"
        self._editor.replace(replace(self._editor.tender, assessment_date=day), words)
        self._offer_undo(words)

    def _on_went(self, path: str, words: str) -> None:
        self.go_to_field(path)
        if words:
            self._offer_undo(words)

    def _say(self, words: str, action_words: str, action: Callable[[], object] | None) -> None:
        self.undo_bar.show_message(words, action_words, action)

    def _offer_undo(self, words: str) -> None:
        self.undo_bar.show_message(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)

    # -- looks ----------------------------------------------------------------------------------------------------
    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Divide the room: the work comes first, so with large text or a small window the panel folds itself."""
        style = look()
        column = min(style.px(STEP_COLUMN), self.width() * 3 // 10)
        self._column.setFixedWidth(column)
        needed = style.metrics("caption-strong").horizontalAdvance(VERSIONS) + style.px(22) + 40
        self._versions_button.setText(VERSIONS if needed <= column else VERSIONS.split()[0])
        self.panel.set_wide(self.window().width() >= style.px(WIDE_FROM))
        self.panel.set_crowded(self.width() - column - self.panel.full_width() < style.px(LEAST_WORK))

    def _make_room(self) -> None:
        """Put the work away while the panel stands in its place."""
        self._work.setVisible(not self.panel.covers or self.panel.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline between the steps and the work."""
        p = QPainter(self)
        p.fillRect(self._column.width(), 0, 1, self.height(), look().c.line)
        p.end()
