"""The Toets panel: what the step is judged on, always live; folded it is a strip of counts."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ..domain.assessment import Assessment, Status, without_repeats
from ..domain.dutch import day
from ..domain.steps import Step, step_of
from ..domain.tender import Tender
from .finding_content import PILL_OF
from .findings_list import FindingsList
from .reason_help import ReasonHelp
from .theme import look
from .widgets.buttons import Button
from .widgets.layouts import row
from .widgets.pill import PILLS
from .widgets.step_panel import StepPanel
from .widgets.text import Glyph, Label

NARROW, WIDE, FOLDED = 336, 400, 48
OPEN_LIMIT = 3
COUNTED = (
    (Status.NOT_MET, "voldoet niet"),
    (Status.TO_EXPLAIN, "motiveren"),
    (Status.OPEN, "open"),
    (Status.OPPORTUNITY, "kans"),
    (Status.EXPLAINED, "gemotiveerd"),
)


class FindingsPanel(QWidget):
    """Findings on the step that is shown. Signals are those of the list of findings."""

    go_to = Signal(str)
    applied = Signal(object)
    explained = Signal(object)
    answered = Signal(str, object, str)
    folded_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = False
        self._folded = False
        self._crowded = False
        self.setAccessibleName("Toets")
        self._lists: dict[Step, FindingsList] = {}  # one for each step that was shown: going back is quick then
        self._step = Step.SUBJECT
        self._help: tuple[ReasonHelp, Collection[str]] | None = None
        self._counts = Label("", "caption", "muted", wrap=True)
        self._quiet = Label("", "body", "muted", wrap=True)
        self._day = Label("", "caption", "muted", wrap=True)
        fold = Button("", "quiet", "caret-double-right", small=True, name="Toets inklappen (Ctrl+T)")
        fold.clicked.connect(lambda: self.set_folded(True))
        self._scroll = scroll = StepPanel(width=0)
        scroll.add(self._quiet, self._day)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(16, 20, 4, 0)
        box.setSpacing(2)
        box.addLayout(row(Label("Toets", "section"), None, fold, margins=(0, 0, 12, 0)))
        box.addWidget(self._counts)
        box.addSpacing(6)
        box.addWidget(scroll, 1)

        self._strip = QWidget()
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(4, 18, 4, 18)
        strip.setSpacing(10)
        unfold = Button("", "quiet", "caret-double-left", small=True, name="Toets uitklappen (Ctrl+T)")
        unfold.clicked.connect(lambda: self.set_folded(False))
        strip.addWidget(unfold, 0, Qt.AlignmentFlag.AlignHCenter)
        self._strip_counts: dict[Status, tuple[QWidget, Label]] = {}
        for status, _word in COUNTED:
            number = Label("", "caption-strong")
            kind = PILLS[PILL_OF[status]]
            pair = QWidget()
            pair.setLayout(row(None, Glyph(kind.glyph, kind.tone, 16), number, None, gap=3))
            self._strip_counts[status] = (pair, number)
            strip.addWidget(pair)
        strip.addStretch(1)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(whole)
        self._layout.addWidget(self._strip)
        self.restyle()

    def use_help(self, help: ReasonHelp, with_texts: Collection[str] = ()) -> None:
        """As in the list of findings, for the lists of all steps; call it before something is shown."""
        self._help = help, with_texts

    @property
    def list(self) -> FindingsList:
        """The findings of the step that is shown."""
        if self._step not in self._lists:
            made = self._lists[self._step] = FindingsList(open_limit=OPEN_LIMIT)
            if self._help is not None:
                made.use_help(*self._help)
            made.go_to.connect(self.go_to)
            made.applied.connect(self.applied)
            made.explained.connect(self.explained)
            made.answered.connect(self.answered)
            self._scroll.body.insertWidget(1, made)
        return self._lists[self._step]

    def _show_step(self, step: Step) -> None:
        before = self.list
        if step is not self._step:
            self._step = step
            before.hide()
            self.list.show()

    def show_assessment(self, tender: Tender, assessment: Assessment, step: Step) -> None:
        """Show the findings that belong to this step."""
        mine = without_repeats(item for item in assessment.findings if item.path and step_of(item.path) is step)
        self._show_step(step)
        self.list.show_findings(mine)
        parts = []
        for status, word in COUNTED:
            number = sum(item.status is status for item in mine)
            self._show_count(status, number, word)
            if number:
                parts.append(f"{number} {word if number == 1 or status is not Status.OPPORTUNITY else 'kansen'}")
        self._counts.setText(" · ".join(parts) or "Niets dat aandacht vraagt")
        self._quiet.setText("" if mine else "Op deze stap toetst het programma nu niets.")
        self._quiet.setVisible(not mine)
        self._day.setText(f"Getoetst aan het recht van {day(assessment.day)}. Dit is geen juridisch advies.")

    def _show_count(self, status: Status, number: int, word: str) -> None:
        pair, label = self._strip_counts[status]
        if label.text() == str(number):
            return
        pair.setVisible(number > 0)
        label.setText(str(number))
        pair.setToolTip(f"{number} {word}")
        pair.setAccessibleName(f"{number} {word}")

    @property
    def folded(self) -> bool:
        """Whether only the strip is shown."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Fold the panel to a strip, or out again; the officer's own choice holds until the room changes."""
        self._folded = folded
        self._layout.setCurrentIndex(1 if folded else 0)
        self.restyle()
        self.folded_changed.emit()

    @property
    def covers(self) -> bool:
        """Whether it was opened where there is no room for it beside the work: then it stands in its place."""
        return self._crowded and not self._folded

    def set_crowded(self, crowded: bool) -> None:
        """Tell that there is too little room for the whole panel, or enough again."""
        if crowded != self._crowded:
            self._crowded = crowded
            self.set_folded(crowded)

    def full_width(self) -> int:
        """How wide the panel is when it is not folded."""
        return look().px(WIDE if self._wide else NARROW)

    def set_wide(self, wide: bool) -> None:
        """Take more room on a wide window."""
        if wide != self._wide:
            self._wide = wide
            self.restyle()

    def restyle(self) -> None:
        if self.covers:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(look().px(FOLDED) if self._folded else self.full_width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline between the work and the panel."""
        p = QPainter(self)
        p.fillRect(0, 0, 1, self.height(), look().c.line)
        p.end()
