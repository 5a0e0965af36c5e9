"""The guided helpers and the overview of the quick start as cards of a step, and the quick start itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..domain.clauses import ClauseLibrary
from ..domain.guidance import Guidance
from ..domain.norms import Norms
from ..domain.quick_start import MadeChoice, QuickAnswers
from ..domain.tender import Tender
from .pages.guide_card import GuideCard, GuideTools
from .pages.quick_summary_card import QuickSummaryCard
from .tender_editor import TenderEditor

if TYPE_CHECKING:
    from .main_window import MainWindow
    from .widgets.undo_bar import UndoBar


@dataclass(frozen=True)
class HelpTools:
    """The guides, and what the quick start chose for the tender with an id (nothing for any other)."""

    guidance: Guidance
    begun: Callable[[str], tuple[MadeChoice, ...]]


def guide_card(
    identifier: str,
    editor: TenderEditor,
    help: HelpTools,
    norms: Callable[[Tender], Norms],
    clauses: ClauseLibrary,
    bar: UndoBar,
) -> GuideCard:
    """The card of one guide. Raises KeyError for an id that no guide has."""
    card = GuideCard(editor, help.guidance.guide(identifier), GuideTools(norms, clauses))
    card.said.connect(bar.show_message)
    return card


def summary_card(editor: TenderEditor, help: HelpTools, go_to: Callable[[str], object]) -> QuickSummaryCard:
    """The overview of what the quick start chose."""
    card = QuickSummaryCard(editor, help.begun)
    card.go_to.connect(go_to)
    return card


def start_quickly(window: MainWindow, answers: QuickAnswers) -> None:
    """Begin a tender with the answers to the five questions, and keep what was chosen for the overview."""
    made = window.services.quick_start(answers)
    subject = replace(made.tender.subject, buyer=window.settings.organisation)
    window.desk.start_quickly(replace(made.tender, subject=subject), made.choices)
