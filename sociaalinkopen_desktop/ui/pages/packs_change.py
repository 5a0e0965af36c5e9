"""What taking over a pack would change, to read before anything changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...application.packs import Proposal
from ...application.rejudging import TenderChange
from ...domain import dutch
from ...domain.assessment import Status
from ...domain.norms import Norm
from ...domain.packs.difference import Changed
from ...domain.packs.faults import LABELS
from ...domain.packs.pack import Rule
from ...domain.packs.telling import told_condition
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import column, row
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .packs_texts import about, part_words, points

MOST_TENDERS, MOST_POINTS, MOST_VERDICTS = 20, 60, 8
_WORST_FIRST = {status: place for place, status in enumerate(Status)}
_VERDICTS = (TextColumn("Punt", 5), TextColumn("Nu", 2), TextColumn("Straks", 2))
_PARTS = (TextColumn("Onderdeel", 2), TextColumn("Nu", 5), TextColumn("Straks", 5))
_POINTS = (TextColumn("Punt", 5), TextColumn("Hoe het wordt beoordeeld", 5))


class ChangeView(QWidget):
    """Shows a proposal. `accepted(object)` carries it when the officer takes it over; `left()`: she does not."""

    accepted = Signal(object)
    left = Signal()

    def __init__(self, norms: Mapping[str, Norm], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._norms = norms
        self._proposal: Proposal | None = None
        self.back = Button("Terug", "quiet", "caret-left", small=True)
        self.accept = Button("Neem dit over", "primary", "check")
        self.head = PageHead("Dit verandert er", "", [self.accept])
        self.panel = StepPanel()
        self.cards: list[Card] = []
        self.back.clicked.connect(self.left)
        self.accept.clicked.connect(lambda: self.accepted.emit(self._proposal))
        box = column(row(self.back, None), self.head, 12, self.panel, gap=4, margins=(28, 14, 16, 0))
        box.setStretchFactor(self.panel, 1)
        self.setLayout(box)

    def proposal(self) -> Proposal | None:
        """What is shown."""
        return self._proposal

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what would change."""
        self._proposal = proposal
        for card in self.cards:
            card.hide()
            card.deleteLater()
        found = proposal.difference
        pack = proposal.after or (proposal.before.pack if proposal.before else None)
        self.head.set_title(f"Dit verandert er: {pack.title}" if pack else "Dit verandert er")
        nothing = found.is_empty and proposal.after is not None
        summary = "Dit pakket is gelijk aan wat u al hebt. Er verandert niets."
        self.head.set_subtitle(summary if nothing else f"{about(pack)} · {points(pack.rules)}" if pack else "")
        self.accept.setVisible(not nothing)
        made = [
            self._tenders(proposal),
            self._frame(found.frame),
            *(self._changed(item) for item in found.changed[:MOST_POINTS]),
            self._more("Gewijzigde punten", len(found.changed)),
            self._rules("Nieuwe punten", found.added),
            self._rules("Punten die vervallen", found.removed),
        ]
        self.cards = [] if nothing else [card for card in made if card is not None]
        self.panel.add(*self.cards)
        self.panel.verticalScrollBar().setValue(0)
        self.accept.setFocus()

    # -- cards ----------------------------------------------------------------------------------------------------
    def _tenders(self, proposal: Proposal) -> Card:
        card = Card("Lopende aanbestedingen")
        card.add(Label(proposal.effect.sentence, wrap=True))
        changes = proposal.effect.changes
        for change in changes[:MOST_TENDERS]:
            card.body.addSpacing(8)
            card.add(Label(change.name, "strong", wrap=True), _verdicts(change))
            if (more := len(change.points) - MOST_VERDICTS) > 0:
                card.add(Label(f"En nog {dutch.counted(more, 'punt', 'punten')}.", "caption", "muted"))
        if len(changes) > MOST_TENDERS:
            card.add(Label(f"En nog {len(changes) - MOST_TENDERS} aanbestedingen.", "caption", "muted"))
        if changes:
            card.set_state("to_justify", f"{len(changes)} veranderen" if len(changes) > 1 else "1 verandert")
        return card

    def _frame(self, parts: Sequence[tuple[str, str, str]]) -> Card | None:
        if not parts:
            return None
        card = Card("Over het pakket")
        table = TextTable(_PARTS, name="Wat er verandert aan het pakket")
        table.set_rows([(TextCell(name), TextCell(old or "–"), TextCell(new or "–")) for name, old, new in parts])
        card.add(table)
        return card

    def _changed(self, item: Changed) -> Card:
        card = Card(item.after.criterion.title)
        card.set_state(
            "outdated" if item.judges_otherwise else "draft", "Oordeelt anders" if item.judges_otherwise else "Tekst"
        )
        table = TextTable(_PARTS, name=f"Wat er verandert aan {item.after.criterion.id}")
        table.set_rows([self._part(label, item) for label in item.parts])
        card.add(table)
        return card

    def _part(self, label: str, item: Changed) -> tuple[TextCell, TextCell, TextCell]:
        key = next(key for key, words in LABELS.items() if words == label)
        old, new = (part_words(key, rule.plain.get(key), self._norms) for rule in (item.before, item.after))
        return TextCell(label), TextCell(old or "–"), TextCell(new or "–")

    def _rules(self, title: str, rules: Sequence[Rule]) -> Card | None:
        if not rules:
            return None
        card = Card(f"{title} ({len(rules)})")
        table = TextTable(_POINTS, name=title)
        table.set_rows([self._rule(rule) for rule in rules[:MOST_POINTS]])
        card.add(table)
        if len(rules) > MOST_POINTS:
            card.add(Label(f"En nog {len(rules) - MOST_POINTS}.", "caption", "muted"))
        return card

    def _rule(self, rule: Rule) -> tuple[TextCell, TextCell]:
        item = rule.criterion
        applies, meets = (told_condition(rule.plain.get(key), self._norms) for key in ("applies_when", "met_when"))
        how = f"In orde als: {meets}." if meets else "U beantwoordt dit zelf."
        where = f"Alleen als: {applies}." if applies else ""
        return TextCell(item.title, f"{item.id} · {item.severity.label}", strong=True), TextCell(how, where)

    def _more(self, title: str, number: int) -> Card | None:
        if number <= MOST_POINTS:
            return None
        card = Card(title)
        card.add(Label(f"En nog {number - MOST_POINTS} gewijzigde punten.", "caption", "muted"))
        return card


def _verdicts(change: TenderChange) -> TextTable:
    """The verdicts that change, those that ask for something first."""
    points = sorted(change.points, key=lambda point: _WORST_FIRST[point.after] if point.after else len(_WORST_FIRST))
    table = TextTable(_VERDICTS, name=f"Oordelen bij {change.name}")
    table.set_rows(
        [
            (
                TextCell(point.title, point.criterion),
                TextCell(point.before.label if point.before else "–"),
                TextCell(point.after.label if point.after else "Vervalt", strong=True),
            )
            for point in points[:MOST_VERDICTS]
        ]
    )
    return table
