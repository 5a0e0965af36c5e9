"""Step 8: all findings on the tender together, and whether it is ready for publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.assessment import Assessment, Finding, Status, without_repeats
from ...domain.catalogue import Basis
from ...domain.steps import Step
from ...domain.tender import Tender
from ..findings_list import FindingsList
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .comparison_card import ComparisonCard

ALL = "all"
OPEN_LIMIT = 8
SHOWN_STATUSES = (Status.NOT_MET, Status.TO_EXPLAIN, Status.OPEN, Status.OPPORTUNITY)


class AssessmentPage(QWidget):
    """Signals are those of the list of findings; `next_requested` leads to the documents.

    `assess_on(tender, day)` judges by the law of another day; `day_chosen(date | None)` asks to do so from now on.
    """

    go_to = Signal(str)
    applied = Signal(object)
    explained = Signal(object)
    answered = Signal(str, object, str)
    next_requested = Signal()
    day_chosen = Signal(object)

    def __init__(self, assess_on: Callable[[Tender, date], Assessment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        to_documents = Button("Naar documenten", "primary", "arrow-right", glyph_after=True)
        to_documents.clicked.connect(self.next_requested)
        change_day = Button("Andere peildatum", "secondary", "calendar")
        change_day.clicked.connect(self._show_comparison)
        self.comparison = ComparisonCard(assess_on)
        self.comparison.day_chosen.connect(self.day_chosen)
        self.comparison.hide()
        self.change_day_button = change_day
        self._head = PageHead(Step.ASSESSMENT.label, "", [change_day, to_documents])
        self._verdict = Card("Klaar voor publicatie?")
        self._sentence = Label("", wrap=True)
        self._versions = Label("", "caption", "muted", wrap=True)
        self._verdict.add(self._sentence, self._versions)
        self._chips = ChipRow(name="Soort punten")
        self._chips.changed.connect(lambda _key: self._show_chosen())
        self.list = FindingsList(open_limit=OPEN_LIMIT)
        self.list.go_to.connect(self.go_to)
        self.list.applied.connect(self.applied)
        self.list.explained.connect(self.explained)
        self.list.answered.connect(self.answered)
        panel = StepPanel()
        panel.add(self._verdict, self.comparison, self._chips, self.list)
        self._panel = panel
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 12, 0)
        box.setSpacing(12)
        box.addWidget(self._head)
        box.addWidget(panel, 1)

    def show_assessment(self, tender: Tender, assessment: Assessment) -> None:
        """Show all findings, and in one sentence what stands between the tender and its publication."""
        self._findings = assessment.findings
        self.comparison.show_assessment(tender, assessment)
        self._head.set_subtitle(f"Getoetst aan het recht van {dutch.day(assessment.day)}.")
        blocking = len(assessment.blocking)
        if blocking:
            words = "punt van de wet" if blocking == 1 else "punten van de wet"
            self._sentence.setText(f"Nog niet. {blocking} {words} eerst oplossen of motiveren.")
            self._verdict.set_state("not_met", f"{blocking} eerst")
        elif assessment.questions:
            number = len(assessment.questions)
            words = "vraag is" if number == 1 else "vragen zijn"
            self._sentence.setText(f"De wet houdt niets tegen, maar {number} {words} nog niet beantwoord.")
            self._verdict.set_state("undecided", f"{number} te beantwoorden")
        else:
            self._sentence.setText("Ja. Alle wettelijke punten zijn in orde of gemotiveerd.")
            self._verdict.set_state("met", "Klaar")
        self._versions.setText(
            f"Criteria versie {assessment.catalogue_version}, kenmerk {assessment.catalogue_fingerprint[:12]}. "
            "Dit is geen juridisch advies."
        )
        asking = [item for item in without_repeats(assessment.findings) if item.status in SHOWN_STATUSES]
        self._chips.set_items(
            [
                ChipItem(ALL, f"Alles {len(asking)}"),
                *(
                    ChipItem(basis.value, f"{basis.label} {sum(item.criterion.basis is basis for item in asking)}")
                    for basis in Basis
                ),
            ]
        )
        self._show_chosen()

    def add_foot(self, foot: QWidget) -> None:
        """Put the foot of the step below everything."""
        self._panel.add(foot)

    def _show_comparison(self) -> None:
        """Show the card that compares with another day; press again to put it away."""
        if self.comparison.isVisible():
            self.comparison.hide()
            return
        self.comparison.open()
        self._panel.show_widget(self.comparison)

    def _show_chosen(self) -> None:
        chosen = self._chips.chosen()
        self.list.show_findings([item for item in self._findings if chosen in (ALL, item.criterion.basis.value)])
