"""Card of step 7: which demand keeps out how many of those who fit, by which article, and what would be lighter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import dutch, fields
from ...domain.enterprises.barriers import ALONE, Barrier, BarrierScan
from ...domain.tender import Tender
from ...domain.verdicts import Proposal
from ..market_tools import MarketTools
from ..matching_desk import MOST, Sight
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.fold_button import FoldWords
from ..widgets.hairline import Hairline
from ..widgets.layouts import Flow, column, flowing, holder, keep_shown, row, show_line
from ..widgets.share_bar import ShareBar
from ..widgets.text import Glyph, Label

UNDO = "Ongedaan maken  Ctrl+Z"
NOBODY = "Hier ziet u wie door welke eis afvalt, zodra er in uw register ondernemingen passen."
NOTHING = "Geen eis in deze aanbesteding houdt een van hen tegen."
_MOST_NAMES = 30


class CountLine(QWidget):
    """Three numbers, each with a sign and words, and a small bar: who can, who falls off, of whom it is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = [Label("", "caption-strong", tone) for tone in ("ok", "bad", "neutral")]
        glyphs = (("check-circle-fill", "ok"), ("x-circle-fill", "bad"), ("circle-dashed", "neutral"))
        self._bar = ShareBar()
        flow = Flow(gap=14, line_gap=2)
        for label, (glyph, tone) in zip(self._labels, glyphs, strict=True):
            pair = holder(row(Glyph(glyph, tone, 14), label, gap=4))
            pair.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            flow.addWidget(pair)
        self.setLayout(column(flowing(flow), self._bar, gap=3))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_counts(self, can: int, out: int, unknown: int) -> None:
        """Show these numbers."""
        words = (
            f"{dutch.counted(can, 'kan', 'kunnen')} nog meedoen",
            f"{dutch.counted(out, 'valt', 'vallen')} af",
            f"{dutch.number(unknown)} onbekend",
        )
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        self._bar.show_parts(((can, "ok"), (out, "bad"), (unknown, "neutral")))

    def words(self) -> tuple[str, ...]:
        """The three numbers in words."""
        return tuple(label.text() for label in self._labels)


class BarrierRow(QWidget):
    """One demand. `applied(Proposal)`: take the lighter one; `go_to(path)`: show the demand."""

    applied = Signal(object)
    go_to = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._barrier: Barrier | None = None
        self._names: Mapping[str, str] = {}
        self._title = Label("", "strong", wrap=True)
        self.counts = CountLine()
        self._source = Label("", "caption", "muted", wrap=True)
        self._lighter = Label("", wrap=True)
        self._why = Label("", "caption", "muted", wrap=True)
        self.apply_button = Button("Pas toe", "secondary", "check", small=True)
        self.go_button = Button("Naar de eis", "quiet", "arrow-bend-down-left", small=True)
        self.names_button = FoldWords("Toon namen", open_words="Verberg namen")
        self._told = Label("", "caption", wrap=True)
        self._told.hide()
        buttons = Flow(gap=8, line_gap=4)
        for button in (self.apply_button, self.names_button, self.go_button):
            buttons.addWidget(button)
        box = column(
            Hairline(upright=False), self._title, self.counts, self._lighter, self._source, self._why,
            flowing(buttons), self._told, gap=5,
        )  # fmt: skip
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.apply_button.clicked.connect(self._apply)
        self.go_button.clicked.connect(lambda: self.go_to.emit(self._barrier.path if self._barrier else ""))
        self.names_button.opened.connect(lambda _on: self._show_names())

    def show_barrier(self, barrier: Barrier, names: Mapping[str, str]) -> None:
        """Show this demand."""
        if barrier == self._barrier and names == self._names:
            return
        if self._barrier is None or barrier.key != self._barrier.key:
            self.names_button.set_open(False)
        self._barrier, self._names = barrier, names
        self._title.setText(barrier.title)
        self.counts.show_counts(len(barrier.can), len(barrier.out), len(barrier.unknown))
        self._source.setText("; ".join(barrier.source))
        keep_shown(self._source, bool(barrier.source))
        lighter = barrier.lighter if barrier.out or barrier.unknown else ""
        self._lighter.setText(f"Lichter: {lighter}" if lighter else "")
        keep_shown(self._lighter, bool(lighter))
        self._why.setText(barrier.why)
        keep_shown(self._why, bool(barrier.why))
        keep_shown(self.apply_button, barrier.proposal is not None and bool(lighter))
        for button, words in (
            (self.apply_button, "Pas toe"), (self.go_button, "Naar de eis")
        ):  # fmt: skip
            button.setAccessibleName(f"{words}: {barrier.title}")
        self.names_button.set_spoken(f"Namen bij: {barrier.title}")
        self._show_names()

    def texts(self) -> tuple[str, ...]:
        """The demand, the three numbers, and what would be lighter."""
        return self._title.text(), *self.counts.words(), self._lighter.text()

    def names(self) -> list[str]:
        """A line per kind with the names, when they are shown."""
        return self._told.text().splitlines() if not self._told.isHidden() else []

    def _show_names(self) -> None:
        keep_shown(self._told, self.names_button.is_open)
        if self._barrier is None or not self.names_button.is_open:
            return
        groups = (
            ("Valt af", self._barrier.out), ("Onbekend", self._barrier.unknown), ("Kan meedoen", self._barrier.can)
        )  # fmt: skip
        self._told.setText("\n".join(f"{head}: {_listed(ids, self._names)}." for head, ids in groups if ids))

    def _apply(self) -> None:
        if self._barrier is not None and self._barrier.proposal is not None:
            self.applied.emit(self._barrier.proposal)


class BarrierCard(Card):
    """Follows what was found. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: MarketTools, parent: QWidget | None = None) -> None:
        super().__init__("Wie valt er af?", gap=10, parent=parent)
        self._editor, self._tools = editor, tools
        self._sentence = Label(NOBODY, tone="muted", wrap=True)
        self.rows: list[BarrierRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._together = Label("Alles samen", "strong", wrap=True)
        self.totals = CountLine()
        self._alone = Label(ALONE, "caption", "muted", wrap=True)
        self._sum = holder(column(Hairline(upright=False), self._together, self.totals, self._alone, gap=5))
        self._sum.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add(self._sentence, self._list, self._sum)
        tools.desk.watch(self)
        tools.desk.changed.connect(self._show)
        self.folded.connect(lambda _closed: self._show())
        self._show()

    def sentence(self) -> str:
        """What stands above the demands."""
        return self._sentence.text()

    def shown(self) -> list[BarrierRow]:
        """The demands that are shown."""
        return [line for line in self.rows if not line.isHidden()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tools.desk.look()

    def _show(self) -> None:
        sight = self._tools.desk.sight
        scan = sight.scan if sight is not None and sight.found.matches else None
        barriers: Sequence[Barrier] = scan.barriers if scan is not None else ()
        self._sentence.setText(_sentence(sight, scan))
        while len(self.rows) < len(barriers):
            self.rows.append(self._made())
            self._list.addWidget(self.rows[-1])
        for at, line in enumerate(self.rows):
            if at < len(barriers) and sight is not None:
                line.show_barrier(barriers[at], sight.names)
            show_line(line, at < len(barriers))
        keep_shown(self._sum, bool(barriers))
        if scan is not None:
            self.totals.show_counts(len(scan.passes), len(scan.out), len(scan.unknown))
        out = len(scan.out) if scan is not None else 0
        self.set_state("to_justify", f"{out} {'valt' if out == 1 else 'vallen'} af") if out else self.set_state()

    def _made(self) -> BarrierRow:
        line = BarrierRow()
        line.applied.connect(self._on_applied)
        line.go_to.connect(lambda path: self._tools.go_to(path))
        return line

    def _on_applied(self, proposal: Proposal) -> None:
        words = f"{fields.label_of(Tender, proposal.path)} aangepast"
        self._editor.replace(fields.replaced(self._editor.tender, proposal.path, proposal.value), words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)


def _sentence(sight: Sight | None, scan: BarrierScan | None) -> str:
    if sight is None or scan is None:
        return NOBODY
    if not scan.barriers:
        return NOTHING
    number = dutch.counted(scan.total, "onderneming", "ondernemingen")
    best = f"de {number} die het best passen" if sight.found.total > MOST else f"de {number} die passen"
    return f"Per eis: wat zij doet met {best}. Zwaarste eis eerst."


def _listed(ids: Sequence[str], names: Mapping[str, str]) -> str:
    shown = [names.get(each, "onbekend") for each in ids[:_MOST_NAMES]]
    more = len(ids) - len(shown)
    return ", ".join(shown) + (f" en nog {more}" if more > 0 else "")
