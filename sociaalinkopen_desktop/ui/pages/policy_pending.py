"""What the officer changed but does not count yet: what it does to the tenders under way, and putting it in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...application.rejudging import Effect, TenderChange, point_words
from ...domain.encoding import Problem
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.fold_button import FoldWords
from ..widgets.layouts import Flow, holder
from ..widgets.pill import Pill
from ..widgets.text import Label

MOST_TENDERS, MOST_POINTS, MOST_FAULTS = 6, 3, 4
_COUNTING = "Het programma rekent na welke lopende aanbestedingen hierdoor veranderen."


class PendingCard(Card):
    """Says what would change. `apply` puts the changes in force, `discard` throws them away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 10, 16, 10), gap=6, parent=parent)
        self.setAccessibleName("Wijzigingen die nog niet gelden")
        self.set_tone("why")
        self._effect: Effect | None = None
        self._faults: tuple[Problem, ...] = ()
        self._words = Label(_COUNTING, wrap=True)
        self._list = Label("", "caption", "muted", wrap=True)
        self._list.hide()
        self.apply = Button("Laat de wijzigingen gelden", "primary", "check", small=True)
        self.discard = Button("Gooi de wijzigingen weg", "quiet", "arrow-counter-clockwise", small=True)
        self.which = FoldWords("Toon welke", open_words="Verberg welke", name="Welke aanbestedingen wijzigen")
        self.which.hide()
        line = Flow(gap=12, line_gap=6)
        for part in (Pill("draft", "Geldt nog niet"), self.apply, self.which, self.discard):
            line.addWidget(part)
        self.add(self._words, self._list, holder(line))
        self.which.opened.connect(self._show_list)

    def words(self) -> str:
        """What the card says now."""
        return self._words.text()

    def listed(self) -> str:
        """The tenders that change, as they are listed; empty while that is folded."""
        return self._list.text() if self.which.is_open else ""

    def show_effect(self, effect: Effect | None) -> None:
        """What the changes do; None while that is being worked out."""
        self._effect = effect
        self._show()

    def show_faults(self, faults: Sequence[Problem]) -> None:
        """What must be put right before the changes can count."""
        self._faults = tuple(faults)
        self._show()

    def _show(self) -> None:
        self.apply.setVisible(not self._faults)
        if self._faults:
            self._words.set_tone("bad")
            self._words.setText("\n".join(_fault_lines(self._faults)))
        else:
            self._words.set_tone("text")
            self._words.setText(self._effect.sentence if self._effect is not None else _COUNTING)
        has_list = not self._faults and self._effect is not None and bool(self._effect.changes)
        self.which.setVisible(has_list)
        if not has_list:
            self.which.set_open(False)
        self._show_list(self.which.is_open)

    def _show_list(self, shown: bool) -> None:
        changes = self._effect.changes if self._effect is not None else ()
        self._list.setText("\n".join(_lines(changes)) if shown else "")
        self._list.setVisible(shown)


def _fault_lines(faults: Sequence[Problem]) -> list[str]:
    shown = [f"{fault.label}: {fault.fault} {fault.remedy}" for fault in faults[:MOST_FAULTS]]
    more = len(faults) - MOST_FAULTS
    if more > 0:
        shown.append(f"En nog {more} {'punt' if more == 1 else 'punten'}.")
    return ["Dit kan nog niet gelden.", *shown]


def _lines(changes: Sequence[TenderChange]) -> list[str]:
    lines = []
    for change in changes[:MOST_TENDERS]:
        points = [point_words(point) for point in change.points[:MOST_POINTS]]
        more = len(change.points) - MOST_POINTS
        if more > 0:
            points.append(f"en nog {more} {'punt' if more == 1 else 'punten'}")
        lines.append(f"{change.name} – {'; '.join(points)}")
    more = len(changes) - MOST_TENDERS
    if more > 0:
        lines.append(f"En nog {more} {'aanbesteding' if more == 1 else 'aanbestedingen'}.")
    return lines
