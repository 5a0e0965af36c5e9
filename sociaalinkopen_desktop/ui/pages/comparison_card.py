"""Card of step 8: what would change if the law of another day counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.assessment import Assessment
from ...domain.comparison import Change, Comparison, compare
from ...domain.tender import Tender
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import DateEdit
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable

COLUMNS = (TextColumn("Punt", 5), TextColumn("Nu", 3), TextColumn("Op die dag", 3))
EXPLAIN = "Handig bij een vertraagde aankondiging, of om te zien wat een nieuwe drempel doet."


class _Group(QWidget):
    """One reason, with the points that it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._reason = Label("", wrap=True)
        self._table = TextTable(COLUMNS, name="Punten die veranderen")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._reason)
        box.addWidget(self._table)

    def show_group(self, reason: str, changes: tuple[Change, ...]) -> None:
        self._reason.setText(reason)
        self._table.set_rows([_row(change) for change in changes])
        self._table.setVisible(bool(changes))

    def texts(self) -> tuple[str, list[tuple[str, ...]]]:
        return self._reason.text(), self._table.texts()


class ComparisonCard(Card):
    """Judges by the law of a chosen day beside the present one; only *Toets voortaan aan deze dag* changes anything.

    `day_chosen(date | None)`: the law of that day counts from now on; None for the usual day again.
    """

    day_chosen = Signal(object)

    def __init__(self, assess_on: Callable[[Tender, date], Assessment], parent: QWidget | None = None) -> None:
        super().__init__("Andere peildatum", parent=parent)
        self._assess_on = assess_on
        self._now: tuple[Tender, Assessment] | None = None
        self._comparison: Comparison | None = None
        self._day = DateEdit()
        self._sentence = Label("", wrap=True)
        self._unknown = Hint(glyph="warning-fill")
        self._groups: list[_Group] = []
        self._groups_box = QVBoxLayout()
        self._groups_box.setSpacing(8)
        self._choose = Button("Toets voortaan aan deze dag", "secondary", "check", small=True)
        self._usual = Button("Terug naar de gewone peildatum", "quiet", "arrow-counter-clockwise", small=True)
        self._choose.clicked.connect(self._on_choose)
        self._usual.clicked.connect(lambda: self.day_chosen.emit(None))
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._usual)
        self._day.edited.connect(lambda _day: self._compare())
        self.add(
            FieldRow("Recht van", self._day, explain=EXPLAIN),
            self._sentence,
            self._unknown,
            self._groups_box,
            holder(buttons),
        )

    def show_assessment(self, tender: Tender, assessment: Assessment) -> None:
        """The tender as it is judged now; the comparison follows."""
        self._now = (tender, assessment)
        self._usual.setVisible(tender.assessment_date is not None)
        if not self.isHidden():
            self._compare()

    def open(self) -> None:
        """Show the card, with the focus in its day."""
        self.show()
        self._compare()
        self._day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- for tests ------------------------------------------------------------------------------------------------
    def day_field(self) -> DateEdit:
        return self._day

    def choose_button(self) -> Button:
        return self._choose

    def usual_button(self) -> Button:
        return self._usual

    def sentence(self) -> str:
        return self._sentence.text()

    def unknown(self) -> str:
        return self._unknown.words()

    def groups(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Each reason that is shown, with the rows of its table."""
        return [group.texts() for group in self._groups if group.isVisibleTo(self)]

    # -- inside ---------------------------------------------------------------------------------------------------
    def _compare(self) -> None:
        day = self._day.value()
        self._comparison = None
        if self._now is not None and day is not None and day != self._now[1].day:
            tender, assessment = self._now
            self._comparison = compare(assessment, self._assess_on(tender, day))
        self._show()

    def _show(self) -> None:
        comparison = self._comparison
        groups: list[tuple[str, tuple[Change, ...]]] = []
        if comparison is not None and comparison.is_judged:
            groups += comparison.by_reason
            groups += [(f"Zonder gevolg. {sentence}", ()) for sentence in comparison.other_numbers]
        self._sentence.setText(comparison.sentence if comparison is not None else self._invitation())
        self._unknown.show_words(comparison.unknown_sentence if comparison is not None else "")
        while len(self._groups) < len(groups):
            group = _Group()
            self._groups.append(group)
            self._groups_box.addWidget(group)
        for at, group in enumerate(self._groups):
            group.setVisible(at < len(groups))
            if at < len(groups):
                group.show_group(*groups[at])
        self._choose.setVisible(comparison is not None and comparison.is_judged)

    def _invitation(self) -> str:
        if self._now is None:
            return ""
        now = dutch.day(self._now[1].day)
        if self._day.value() is not None:
            return f"Dit is de dag waaraan nu wordt getoetst ({now})."
        return f"Nu telt het recht van {now}. Vul een andere dag in om te zien wat er dan verandert."

    def _on_choose(self) -> None:
        if self._comparison is not None:
            self.day_chosen.emit(self._comparison.after_day)


def _row(change: Change) -> tuple[TextCell, ...]:
    return (
        TextCell(f"{change.criterion.id} {change.criterion.title}"),
        TextCell(change.before_words, tone="muted"),
        TextCell(change.after_words, strong=True),
    )
