"""The cards of a step that are more than fields: calculations and assistants, each in a module of its own.

They stand below the fields of the step, in the order of `CARDS`, and are made when the step is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..domain.assessment import Assessment
from ..domain.norms import Norms
from ..domain.policy import PolicyProfile
from ..domain.steps import Step
from ..domain.tender import Tender
from .pages.planning_card import PlanningCard, PlanningTools
from .reason_help import ReasonHelp
from .tender_editor import TenderEditor
from .widgets.card import Card

if TYPE_CHECKING:
    from .widgets.undo_bar import UndoBar


@dataclass(frozen=True)
class WorkspaceTools:
    """What an open tender asks from outside, besides being judged: by the law of another day, help with reasons, the
    norms and the policy that hold for it, and what the planning needs."""

    assess_on: Callable[[Tender, date], Assessment]
    help: ReasonHelp
    norms: Callable[[Tender], Norms]
    profile: Callable[[], PolicyProfile]
    planning: PlanningTools


MakeCard = Callable[[TenderEditor, WorkspaceTools, "UndoBar"], Card]
"""Makes one card; it reads and changes the tender through the editor, and says what it did in the undo bar."""


def _planning(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
    card = PlanningCard(editor, tools.planning)
    card.said.connect(bar.show_message)
    return card


CARDS: Mapping[Step, tuple[MakeCard, ...]] = {
    Step.PROCEDURE: (_planning,),
}
