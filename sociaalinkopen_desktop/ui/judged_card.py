"""A card of a step that follows the judgement and may lead the officer to another place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..domain.assessment import Assessment
from .widgets.card import Card


class JudgedCard(Card):
    """`leads_to(str, str)`: go to the field at this path; with words these are said in the undo bar."""

    leads_to = Signal(str, str)

    def show_assessment(self, assessment: Assessment) -> None:
        """The tender was judged again."""

    def widget_for(self, path: str) -> QWidget | None:
        """The part of this card that a path leads to, made ready; None when the path is not about this card."""
        return None

    def answer_for(self, path: str) -> QWidget | None:
        """What answers a finding about this path better than its field does; None when there is no such thing."""
        return None
