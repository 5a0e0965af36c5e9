"""Step 4: who wants to speak whom, from both sides, as a grid that one walks through with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.meeting.meeting import Meeting
from ...domain.meeting.participants import Side, Strength, Wish
from ...domain.meeting.parties import name_of, with_wish, without_wish
from ...domain.meeting.wishes import wished_pairs
from ..meeting_editor import MeetingEditor
from ..theme import look
from ..widgets.card import Card
from ..widgets.cross_table import CrossCell, CrossHead, CrossTable
from ..widgets.empty_state import EmptyState
from ..widgets.field_row import FieldRow
from ..widgets.layouts import Flow, column, holder
from ..widgets.segment import Segment
from ..widgets.step_panel import StepPanel
from ..widgets.text import Glyph, Label

CHOICES = ((None, "Nee"), (Strength.GLADLY, Strength.GLADLY.label), (Strength.VERY_GLADLY, Strength.VERY_GLADLY.label))
_GLYPHS = {
    (Side.ORGANISATION, Strength.GLADLY): "buildings",
    (Side.ORGANISATION, Strength.VERY_GLADLY): "buildings-fill",
    (Side.ENTERPRISE, Strength.GLADLY): "storefront",
    (Side.ENTERPRISE, Strength.VERY_GLADLY): "storefront-fill",
}
_NEXT: dict[Strength | None, Strength | None] = {
    None: Strength.GLADLY,
    Strength.GLADLY: Strength.VERY_GLADLY,
    Strength.VERY_GLADLY: None,
}
NO_WISH = "niemand vroeg hierom"
_LEAST_HEIGHT = 260
_EDGE = 80  # what the page can be scrolled past its end, and the edges of the card


class WishesStep(StepPanel):
    """Rows are enterprises, columns organisations. Space is the wish of the organisation, Enter that of the enterprise.

    Below the grid stands the chosen pair in words, with the same choices to click.
    """

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        self._around: tuple[QWidget, ...] = ()
        super().__init__(width=0, parent=parent)
        self._editor = editor
        self._wishes: dict[tuple[str, str], dict[Side, Strength]] = {}
        self.grid = CrossTable(name="Wie wil wie spreken", column=96, head=200, two_lines=False)
        self.counts = Label("", "caption-strong", "muted", wrap=True)
        self.pair = Label("", "strong", wrap=True)
        self.organisation, self.enterprise = Segment(CHOICES), Segment(CHOICES)
        self.organisation_row = FieldRow("De organisatie wil", self.organisation)
        self.enterprise_row = FieldRow("De onderneming wil", self.enterprise)
        self.empty = EmptyState(
            "chats",
            "Nog niemand om te spreken",
            "Zet eerst organisaties en ondernemingen in de lijst, bij stap 2 en 3. Daarna kiest u hier wie wie wil "
            "spreken.",
        )
        legend = Flow(gap=14, line_gap=2)
        for glyph, words in (
            ("buildings", "organisatie wil graag"),
            ("buildings-fill", "heel graag"),
            ("storefront", "onderneming wil graag"),
            ("storefront-fill", "heel graag"),
        ):
            part = Flow(gap=4)
            part.addWidget(Glyph(glyph, "accent", 16))
            part.addWidget(Label(words, "caption", "muted"))
            legend.addWidget(holder(part))
        card = Card(margins=(1, 6, 1, 8))
        card.body.addWidget(self.grid)
        chosen = Card(gap=8)
        chosen.add(self.pair, self.organisation_row, self.enterprise_row)
        keys = Label(
            "Pijltjes kiezen een paar · spatie: wens van de organisatie · Enter: wens van de onderneming · Delete wist",
            "caption",
            "muted",
            wrap=True,
        )
        self._around = (self.counts, holder(legend), chosen, keys)
        self._filled = holder(column(self.counts, self._around[1], card, chosen, keys, gap=8))
        self.add(self._filled, self.empty)
        self.grid.moved.connect(lambda _row, _column: self._show_pair())
        self.grid.key_pressed.connect(self._on_key)
        self.organisation.edited.connect(lambda value: self._set(Side.ORGANISATION, value))
        self.enterprise.edited.connect(lambda value: self._set(Side.ENTERPRISE, value))
        editor.changed.connect(self._on_changed)
        self._on_changed(editor.meeting)

    def take_focus(self) -> None:
        """Begin in the grid."""
        if self._filled.isVisibleTo(self):
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wish(self, organisation: str, enterprise: str, side: Side) -> Strength | None:
        """How much that side wants to speak the other; None for not at all."""
        return self._wishes.get((organisation, enterprise), {}).get(side)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _on_changed(self, meeting: Meeting) -> None:
        self._wishes = {}
        for wish in meeting.wishes:
            self._wishes.setdefault((wish.organisation, wish.enterprise), {})[wish.wished_by] = wish.strength
        both = bool(meeting.organisations and meeting.enterprises)
        self._filled.setVisible(both)
        self.empty.setVisible(not both)
        if not both:
            return
        rows = [
            CrossHead(name_of(item), _count(sum((o.key, item.key) in self._wishes for o in meeting.organisations)))
            for item in meeting.enterprises
        ]
        columns = [
            CrossHead(name_of(item), _count(sum((item.key, e.key) in self._wishes for e in meeting.enterprises)))
            for item in meeting.organisations
        ]
        cells = {}
        for at, enterprise in enumerate(meeting.enterprises):
            for to, organisation in enumerate(meeting.organisations):
                sides = self._wishes.get((organisation.key, enterprise.key), {})
                said = "; ".join(f"{_who(side)} {strength.label.lower()}" for side, strength in sorted(sides.items()))
                cells[(at, to)] = CrossCell(
                    marks=tuple((_GLYPHS[side, sides[side]], "accent") for side in Side if side in sides),
                    tone="ok" if len(sides) == len(Side) else "",
                    spoken=f"{name_of(enterprise)} en {name_of(organisation)}: {said or NO_WISH}",
                )
        self.grid.show_contents(rows, columns, cells)
        self._fit()
        pairs = wished_pairs(meeting)
        mutual = sum(pair.is_mutual for pair in pairs)
        words = dutch.counted(len(pairs), "gewenst gesprek", "gewenste gesprekken")
        self.counts.setText(f"{words}, {mutual} van beide kanten" if mutual else words)
        self._show_pair()

    def _here(self) -> tuple[str, str] | None:
        at, meeting = self.grid.currentIndex(), self._editor.meeting
        if not at.isValid() or at.row() >= len(meeting.enterprises) or at.column() >= len(meeting.organisations):
            return None
        return meeting.organisations[at.column()].key, meeting.enterprises[at.row()].key

    def _show_pair(self) -> None:
        here, meeting = self._here(), self._editor.meeting
        for row in (self.organisation_row, self.enterprise_row):
            row.setVisible(here is not None)
        if here is None:
            self.pair.setText("Kies een vakje in het schema.")
            return
        at = self.grid.currentIndex()
        organisation, enterprise = meeting.organisations[at.column()], meeting.enterprises[at.row()]
        self.pair.setText(f"{name_of(organisation)} en {name_of(enterprise)}")
        self.organisation.set_value(self.wish(*here, Side.ORGANISATION))
        self.enterprise.set_value(self.wish(*here, Side.ENTERPRISE))

    def _on_key(self, _row: int, _column: int, key: int) -> None:
        here = self._here()
        if here is None:
            return
        if key == Qt.Key.Key_Space:
            self._set(Side.ORGANISATION, _NEXT[self.wish(*here, Side.ORGANISATION)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._set(Side.ENTERPRISE, _NEXT[self.wish(*here, Side.ENTERPRISE)])
        elif key == Qt.Key.Key_Delete:
            meeting = self._editor.meeting
            for side in Side:
                meeting = without_wish(meeting, *here, side)
            self._editor.replace(meeting, "Wensen gewist")

    def _set(self, side: Side, strength: Strength | None) -> None:
        here, meeting = self._here(), self._editor.meeting
        if here is None:
            return
        if strength is None:
            self._editor.replace(without_wish(meeting, *here, side), "Wens weggehaald")
        else:
            made = Wish(organisation=here[0], enterprise=here[1], wished_by=side, strength=strength)
            self._editor.replace(with_wish(meeting, made), "Wens gezet")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        """The grid takes what the rest of the page leaves, but never less than some rows."""
        if not self._around:
            return
        rest = sum(part.sizeHint().height() for part in self._around) + 4 * 8 + 14 + _EDGE
        room = max(look().px(_LEAST_HEIGHT), self.viewport().height() - rest)
        self.grid.setFixedHeight(min(self.grid.full_height(), room))


def _count(number: int) -> str:
    return dutch.counted(number, "wens", "wensen") if number else "geen wens"


def _who(side: Side) -> str:
    return "organisatie wil" if side is Side.ORGANISATION else "onderneming wil"
