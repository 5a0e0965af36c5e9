"""One enterprise that could deliver: its score and best reasons in a line, and everything about it once it is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ...domain import dutch
from ...domain.enterprises.matching import Match, Need
from ...domain.enterprises.recognition import told
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.fold_head import FoldHead
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.reason_list import ReasonList, ShownReason
from ..widgets.text import Label

GOOD, FAIR = 65, 40
"""From these scores on a match is called good, or fair. They only choose the words."""
_ROOM = 470
"""Narrower than this at 100 %, the button stands below the name."""


def fit_words(score: int) -> str:
    """A score as words and number."""
    words = "Past goed" if score >= GOOD else "Past redelijk" if score >= FAIR else "Past een beetje"
    return f"{words} · {score} van 100"


def summary_of(match: Match, need: Need) -> str:
    """What decides most, in a line: how far, what proves it, and what it delivers."""
    km = match.distance_km
    away = f"{dutch.number(round(km))} km" if km is not None else match.reach.label
    outcome, terms = match.recognition, need.terms
    proof = told(outcome, terms) if outcome is not None and terms is not None else ""
    return " · ".join(filter(None, (away, proof, next(iter(match.reasons), ""))))


class MatchRow(QWidget):
    """`invited(Match)`: put it on the list. `shown_in_register(str)`: open it there; `listed(str)`: where is it listed.

    `opened(str, bool)` tells by its id that it was opened or closed.
    """

    invited = Signal(object)
    shown_in_register = Signal(str)
    listed = Signal(str)
    opened = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._match: Match | None = None
        self._summary, self._turn, self._can_invite, self._is_listed = "", "", False, False
        self.head = FoldHead()
        self.button = Button("-", "secondary", "plus", small=True)
        self.reasons = ReasonList(name="Waarom")
        self._parts = Label("", "caption", "muted", wrap=True)
        self.register_button = Button("Open in register", "quiet", "storefront", small=True)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self.register_button)
        self._body = holder(column(self.reasons, self._parts, holder(buttons), gap=8, margins=(14, 8, 0, 8)))
        self._body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._body.hide()
        self._line = row(self.head, self.button, gap=6)
        self._line.setStretch(0, 1)
        self.setLayout(column(self._line, self._body, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.head.opened.connect(self._on_opened)
        self.button.clicked.connect(self._press)
        self.register_button.clicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where name and button have no room beside each other, the button goes below."""
        super().resizeEvent(event)
        is_narrow = self.width() < look().px(_ROOM)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if direction is not self._line.direction():
            self._line.setDirection(direction)
            self._show_head()

    @property
    def match(self) -> Match | None:
        """What is shown."""
        return self._match

    def show_match(self, match: Match, summary: str, turn: str, *, can_invite: bool, is_listed: bool) -> None:
        """Show this one. `turn` tells when it was asked before; with `can_invite` there is a list to put it on."""
        same = match == self._match and turn == self._turn
        self._match, self._turn = match, turn
        self._can_invite, self._is_listed = can_invite, is_listed
        name = self.name()
        if can_invite:
            words, glyph = ("Op de lijst", "check") if is_listed else ("Uitnodigen", "plus")
        else:
            words, glyph = "Openen", "storefront"
        self.button.setText(words)
        self.button.set_glyph(glyph)
        self.button.setAccessibleName(f"{words}: {name}")
        self.button.setToolTip("" if not can_invite or is_listed else "Zet op de uitnodigingslijst")
        self.register_button.setAccessibleName(f"Open in register: {name}")
        self.button.updateGeometry()
        if not same:
            self._summary = summary
            self._show_head()
            self._show_details()

    def name(self) -> str:
        """The name of the enterprise."""
        return (self._match.enterprise.name.strip() if self._match else "") or "Onderneming zonder naam"

    def texts(self) -> list[str]:
        """The sentences about it, as they are shown when it is open."""
        return self.reasons.texts()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _show_head(self) -> None:
        """The score in words stands at the right, or before the summary where there is little room."""
        if self._match is None:
            return
        words = fit_words(self._match.score)
        fit, _sign, score = words.partition(" · ")
        if self._line.direction() is QBoxLayout.Direction.LeftToRight:
            self.head.show_item(self.name(), words, self._summary)
        else:
            self.head.show_item(self.name(), score, f"{fit} · {self._summary}")

    def _show_details(self) -> None:
        if self._match is None or not self.head.is_open:
            return
        match = self._match
        lines = [ShownReason("check-circle-fill", "ok", "Pluspunt", text) for text in match.reasons]
        lines += [ShownReason("warning-fill", "why", "Let op", text) for text in match.against]
        lines += [ShownReason("circle-dashed", "neutral", "Niet bekend", text) for text in match.unknown]
        if self._turn:
            lines.append(ShownReason("clock-clockwise", "muted", "Beurtrol", self._turn))
        self.reasons.show_reasons(lines)
        parts = " · ".join(f"{part.name} {part.points} van {part.most}" for part in match.parts)
        self._parts.setText(f"Score: {parts}. Wie mag meedoen of wint, volgt hier niet uit.")

    def _on_opened(self, is_open: bool) -> None:
        self._show_details()
        self._body.setVisible(is_open)
        if self._match is not None:
            self.opened.emit(self._match.enterprise.id, is_open)

    def _press(self) -> None:
        if self._match is None:
            return
        if not self._can_invite:
            self._open()
        elif self._is_listed:
            self.listed.emit(self._match.enterprise.id)
        else:
            self.invited.emit(self._match)

    def _open(self) -> None:
        if self._match is not None:
            self.shown_in_register.emit(self._match.enterprise.id)
