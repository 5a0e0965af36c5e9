"""One text of the library as it is offered: a line with what it is and why it helps, and below it the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.clauses import Clause, ClauseOffer, filled
from ...domain.norms import Certainty, Norms
from ...domain.tender import Tender
from ..widgets.buttons import Button
from ..widgets.fold_head import FoldHead
from ..widgets.hint import Hint
from ..widgets.text import Label

USED = "Staat er al"


class ClauseRow(QWidget):
    """Shows one offer after the other in the same widgets.

    `tells_place` puts its place in the second line, otherwise its subject. `added(Clause)`: put this text in the
    tender. `found(Clause)`: it is there already, go to it.
    """

    added = Signal(object)
    found = Signal(object)

    def __init__(self, *, tells_place: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tells_place = tells_place
        self._offer: ClauseOffer | None = None
        self._about: tuple[Tender, Norms] | None = None
        self._reasons: tuple[str, ...] = ()
        self.head = FoldHead(self)
        self.head.opened.connect(self._on_toggled)
        self.button = Button("Voeg toe", "secondary", "plus", small=True)
        self.button.clicked.connect(self._on_pressed)
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(32, 8, 8, 10)
        self._lines.setSpacing(2)
        self._texts: list[tuple[Label, Label]] = []
        self._doubt = Hint("De bron van deze tekst is nog te bevestigen. Lees haar eerst na.", glyph="question")
        self._lines.addWidget(self._doubt)
        self._body.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def offer(self) -> ClauseOffer | None:
        """What is shown now."""
        return self._offer

    def show_offer(self, offer: ClauseOffer, reasons: Sequence[str], tender: Tender, norms: Norms) -> None:
        """Show this offer; another text than before is shown folded in."""
        clause = offer.clause
        if self._offer is None or self._offer.clause is not clause:
            self.head.set_open(False)
        self._offer, self._reasons, self._about = offer, tuple(reasons), (tender, norms)
        place = clause.place.label if self._tells_place else clause.shelf.label
        level = clause.level.label if clause.level else ""
        second = "  ·  ".join(part for part in (place, level, *reasons[:1]) if part)
        self.head.show_item(clause.title, USED if offer.is_used else "", second, rest_tone="ok")
        self.button.setText("Ga naar tekst" if offer.is_used else "Voeg toe")
        self.button.set_glyph("arrow-bend-down-left" if offer.is_used else "plus")
        self.button.set_kind("quiet" if offer.is_used else "secondary")
        self.button.setAccessibleName(f"{self.button.text()}: {clause.title}")
        if self.head.is_open:
            self._fill()

    def show_values(self, tender: Tender, norms: Norms) -> None:
        """Show the values of this tender in the text, when it is open."""
        self._about = (tender, norms)
        if self.head.is_open:
            self._fill()

    def texts(self) -> list[tuple[str, str]]:
        """The preview as label and text, while it is open."""
        return [(head.text(), text.text()) for head, text in self._texts if head.isVisibleTo(self)]

    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            self._fill()
        self._body.setVisible(is_open)

    def _fill(self) -> None:
        if self._offer is None or self._about is None:
            return
        clause = self._offer.clause
        parts = [part for part in _preview(clause, *self._about, self._reasons) if part[1]]
        while len(self._texts) < len(parts):
            pair = Label("", "caption-strong", "muted"), Label("", wrap=True)
            self._texts.append(pair)
            self._lines.insertSpacing(self._lines.count() - 1, 4)
            for label in pair:
                self._lines.insertWidget(self._lines.count() - 1, label)
        for at, (head, text) in enumerate(self._texts):
            shown = at < len(parts)
            head.setVisible(shown)
            text.setVisible(shown)
            if shown:
                head.setText(parts[at][0])
                text.setText(parts[at][1])
        self._doubt.setVisible(clause.certainty is Certainty.CHECK_FIRST)

    def _on_pressed(self) -> None:
        if self._offer is not None:
            (self.found if self._offer.is_used else self.added).emit(self._offer.clause)


def _preview(clause: Clause, tender: Tender, norms: Norms, reasons: Sequence[str]) -> list[tuple[str, str]]:
    """What the officer reads before she chooses; the text with the values that the tender has."""
    certainty = "" if clause.certainty is Certainty.SURE else f" ({clause.certainty.label.lower()})"
    return [
        ("Tekst", filled(clause.text, tender, norms)),
        ("Meetlat", filled(clause.scale, tender, norms)),
        ("Bewijs", filled(clause.verification, tender, norms)),
        ("Verband met de opdracht", filled(clause.link_to_subject, tender, norms)),
        ("Waarom deze tekst", "\n".join(reasons)),
        ("Bron", f"{clause.source_words}{certainty}"),
    ]
