"""Card of step 4: may this contract be reserved for social enterprises, is it wise, and what to write down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.norms import NoNormOnDate, Norms
from ...domain.reserved_texts import ReadySentence, sentences, with_sentence
from ...domain.reserving import Route, RouteAdvice, applies, choose, routes
from ...domain.reserving_reasons import Says
from ...domain.tender import Tender
from ..tender_editor import TenderEditor
from ..widgets.card import Card
from ..widgets.layouts import set_shown
from ..widgets.text import Label
from .reserving_route import RouteRow

UNDO = "Ongedaan maken  Ctrl+Z"
INTRO = "De routes die bij deze opdracht horen. Open een route om te zien waarom het mag, en of het past."


@dataclass(frozen=True)
class ReservingTools:
    """What the card asks from outside: the norms for a tender, and the way to a field."""

    norms: Callable[[Tender], Norms]
    go_to: Callable[[str], object]


class ReservingCard(Card):
    """Follows the tender; hidden when reserving cannot apply.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: ReservingTools, parent: QWidget | None = None) -> None:
        super().__init__("Voorbehouden: mag het, en is het verstandig?", gap=12, parent=parent)
        self._editor, self._tools = editor, tools
        self._made_from: object = None
        self._fresh = True
        self._intro = Label(INTRO, tone="muted", wrap=True)
        self.add(self._intro)
        self.rows = {route: RouteRow(editor, route) for route in Route}
        for line in self.rows.values():
            line.hide()
            line.chosen.connect(self._on_chosen)
            line.taken.connect(self._on_taken)
            line.go_to.connect(lambda path: self._tools.go_to(path))
            self.add(line)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._follow)
        self._follow(editor.tender)

    def sentence(self) -> str:
        """What stands above the routes."""
        return self._intro.text()

    def shown(self) -> list[Route]:
        """The routes that are shown."""
        return [route for route, line in self.rows.items() if line.isVisibleTo(self)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compute()

    def _on_opened(self, tender: Tender) -> None:
        self._made_from, self._fresh = None, True
        self._follow(tender)

    def _follow(self, tender: Tender) -> None:
        set_shown(self, applies(tender))
        if self.isVisible():
            self._compute()

    def _compute(self) -> None:
        """Judge the routes again when something changed that they follow from."""
        tender = self._editor.tender
        norms = self._tools.norms(tender)
        social, market = tender.ambition.social_return, tender.market
        made_from = (
            tender.subject, tender.value, tender.lots, tender.procedure, tender.ambition.reservation,
            social.is_applied, market.register_matches, tender.phase, norms.day,
        )  # fmt: skip
        if made_from == self._made_from:
            return
        self._made_from = made_from
        found: tuple[RouteAdvice, ...] = ()
        words = INTRO
        try:
            found = routes(tender, norms)
        except NoNormOnDate as unknown:
            words = (
                f"Voor {dutch.day(unknown.day)} is niet bekend: {unknown.description.rstrip('.')}. "
                "Kies een andere peildatum."
            )
        self._intro.setText(words)
        advised = {advice.route: advice for advice in found}
        for route, line in self.rows.items():
            advice = advised.get(route)
            if advice is not None:
                ready = sentences(tender, norms, is_below=route is Route.BELOW) if _is_reserved(advice) else ()
                line.show_advice(advice, ready, tender, fresh=self._fresh)
            line.setVisible(advice is not None)
        if self._fresh:
            self._open_first(found)
        self._fresh = False

    def _open_first(self, found: tuple[RouteAdvice, ...]) -> None:
        """Open the route that is chosen, if any; a route that may not is left closed."""
        first = next((advice.route for advice in found if advice.is_chosen), None)
        if first is None:
            first = next((advice.route for advice in found if advice.may is not Says.NO), None)
        for route, line in self.rows.items():
            line.set_open(route is first)

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_chosen(self, route: Route, lots: tuple[int, ...]) -> None:
        tender = self._editor.tender
        words = "Route gekozen: " + (_lot_words(tender, lots) if lots else route.label)
        self._change(choose(tender, route, self._tools.norms(tender), lots), words)
        self.rows[route].set_open(True)

    def _on_taken(self, sentence: ReadySentence) -> None:
        if not sentence.path:
            QGuiApplication.clipboard().setText(sentence.text)
            self.said.emit(f"{sentence.place.label} gekopieerd", "", None)
            return
        self._change(with_sentence(self._editor.tender, sentence), f"Zin overgenomen: {sentence.place.label.lower()}")

    def _change(self, tender: Tender, words: str) -> None:
        self._editor.replace(tender, words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)


def _is_reserved(advice: RouteAdvice) -> bool:
    return advice.is_chosen and advice.route is not Route.IN_HOUSE


def _lot_words(tender: Tender, lots: tuple[int, ...]) -> str:
    return f"perceel {dutch.listed([tender.lots[at].title.strip() or dutch.number(at + 1) for at in lots])}"
