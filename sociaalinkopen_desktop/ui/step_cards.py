"""The cards of a step that are more than fields: calculations and assistants, each in a module of its own.

They stand below the fields they help with, in the order of `CARDS` (those of `TOP_CARDS` above all), most of them
folded to one line, and are made when the step is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ..domain.assessment import Assessment
from ..domain.choices import ClausePlace
from ..domain.clauses import ClauseLibrary
from ..domain.norms import Norms
from ..domain.policy import PolicyProfile
from ..domain.steps import Step
from ..domain.tender import Tender
from .cpv_tools import CpvTools
from .guide_cards import HelpTools, guide_card, summary_card
from .market_tools import MarketTools
from .pages.attachments_card import AttachmentsCard, AttachmentTools
from .pages.award_bids import BidsCard
from .pages.award_desk import AwardCard
from .pages.award_outcome import OutcomeCard
from .pages.award_pairs import PairsCard
from .pages.award_parts import PartsCard
from .pages.award_what_if import WhatIfCard
from .pages.barrier_card import BarrierCard
from .pages.clause_picker import ClausePicker, ClauseTools
from .pages.consultation_card import CONSULTATION, ConsultationCard
from .pages.inviting_card import InvitingCard
from .pages.lots_card import LotsCard, LotsTools
from .pages.matching_card import MatchingCard
from .pages.planning_card import PlanningCard, PlanningTools
from .pages.reserving_card import ReservingCard, ReservingTools
from .pages.social_return_card import SocialReturnCard, SocialReturnTools
from .reason_help import ReasonHelp
from .step_foot import FootTools
from .tender_editor import TenderEditor
from .versions_desk import VersionsDesk
from .widgets.card import Card

if TYPE_CHECKING:
    from .widgets.undo_bar import UndoBar


@dataclass(frozen=True)
class WorkspaceTools:
    """What an open tender asks from outside, besides being judged: by the law of another day, help with reasons, the
    norms and the policy that hold for it, what the planning needs, texts and codes to choose from, and
    the way to a field."""

    assess_on: Callable[[Tender, date], Assessment]
    help: ReasonHelp
    norms: Callable[[Tender], Norms]
    profile: Callable[[], PolicyProfile]
    planning: PlanningTools
    attachments: AttachmentTools
    foot: FootTools
    versions: VersionsDesk
    clauses: ClauseLibrary
    cpv: CpvTools
    go_to: Callable[[str], object]
    guided: HelpTools
    market: MarketTools


MarketCard = MatchingCard | BarrierCard | InvitingCard | ConsultationCard
MakeCard = Callable[[TenderEditor, WorkspaceTools, "UndoBar"], Card]
"""Makes one card; it reads and changes the tender through the editor, and says what it did in the undo bar."""


def _planning(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
    card = PlanningCard(editor, tools.planning)
    card.said.connect(bar.show_message)
    return card


def _lots(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
    card = LotsCard(editor, LotsTools(tools.norms, tools.go_to))
    card.said.connect(bar.show_message)
    return card


def _clauses(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar, place: ClausePlace | None = None) -> Card:
    card = ClausePicker(editor, ClauseTools(tools.clauses, tools.norms), place)
    card.said.connect(bar.show_message)
    return card


def _social_return(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
    card = SocialReturnCard(editor, SocialReturnTools(tools.norms, tools.profile, tools.go_to))
    card.said.connect(bar.show_message)
    return card


def _reserving(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
    card = ReservingCard(editor, ReservingTools(tools.norms, tools.go_to))
    card.said.connect(bar.show_message)
    return card


def _award(kind: Callable[[TenderEditor], AwardCard]) -> MakeCard:
    def make(editor: TenderEditor, _tools: WorkspaceTools, bar: UndoBar) -> Card:
        card = kind(editor)
        card.said.connect(bar.show_message)
        return card

    return make


def _attachments(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
    card = AttachmentsCard(editor, tools.attachments)
    card.said.connect(bar.show_message)
    return card


def _summary(editor: TenderEditor, tools: WorkspaceTools, _bar: UndoBar) -> Card:
    return summary_card(editor, tools.guided, tools.go_to)


def _guide(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar, identifier: str) -> Card:
    return guide_card(identifier, editor, tools.guided, tools.norms, tools.clauses, bar)


def _market(kind: Callable[[TenderEditor, MarketTools], MarketCard]) -> MakeCard:
    def make(editor: TenderEditor, tools: WorkspaceTools, bar: UndoBar) -> Card:
        card = kind(editor, tools.market)
        card.said.connect(bar.show_message)
        return card

    return make


TOP_CARDS: Mapping[Step, tuple[MakeCard, ...]] = {Step.SUBJECT: (_summary,), Step.MARKET: (_market(MatchingCard),)}


@dataclass(frozen=True)
class StepCard:
    """How a card is made, the title of the fields it belongs to ("": below all), and whether it begins folded."""

    make: MakeCard
    after: str = ""
    folded: bool = True


CARDS: Mapping[Step, tuple[StepCard, ...]] = {
    Step.SUBJECT: (StepCard(_attachments),),
    Step.VALUE: (StepCard(_lots, "Percelen"),),
    Step.PROCEDURE: (StepCard(_planning, "Planning"),),
    Step.AMBITION: (
        StepCard(_social_return, "Social return"),
        StepCard(_reserving, "Voorbehouden opdracht"),
        StepCard(partial(_guide, identifier="chain"), "Keten"),
        StepCard(partial(_guide, identifier="green"), "Klimaat, circulair en milieu"),
        StepCard(partial(_guide, identifier="accessibility"), "Toegankelijkheid"),
    ),
    Step.REQUIREMENTS: (StepCard(_clauses, "Uitvoeringsvoorwaarden"),),
    Step.AWARD: (
        StepCard(partial(_clauses, place=ClausePlace.AWARD), "Criteria en gewichten"),
        StepCard(_award(PartsCard), "Criteria en gewichten"),
        StepCard(_award(PairsCard), "Criteria en gewichten"),
        StepCard(_award(BidsCard), folded=False),
        StepCard(_award(OutcomeCard), folded=False),
        StepCard(_award(WhatIfCard)),
    ),
    Step.MARKET: (
        StepCard(_market(BarrierCard), "Zoeken naar sociale aanbieders", folded=False),
        StepCard(_market(ConsultationCard), CONSULTATION.title),
        StepCard(_market(InvitingCard), "Uitnodigen", folded=False),
    ),
}
