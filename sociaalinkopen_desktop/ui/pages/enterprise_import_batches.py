"""The lists that were taken in before, each with the way back; and the way out: the register as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.register_ports import Batch
from ...domain import dutch
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Label

MOST_SHOWN = 12


class BatchLine(QWidget):
    """One list: its name, when and how many, and the button that takes it back."""

    undo_asked = Signal(str)

    def __init__(self, batch: Batch, when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batch = batch
        self.undo = Button("Draai terug", "quiet", "arrow-counter-clockwise", small=True)
        self.undo.setAccessibleName(f"Draai terug: {batch.file_name}, {when}")
        if batch.undone:
            self.undo.hide()
        self.undo.clicked.connect(lambda: self.undo_asked.emit(batch.id))
        number = f"{dutch.number(batch.added)} nieuw, {dutch.number(batch.changed)} gewijzigd"
        words = f"{when} · {number}" + (" · teruggedraaid" if batch.undone else "")
        name, self._about = Label(batch.file_name, "strong", wrap=True), Label(words, "caption", "muted", wrap=True)
        words_box = QVBoxLayout()
        words_box.setSpacing(0)
        words_box.addWidget(name)
        words_box.addWidget(self._about)
        line = row(gap=12, margins=(0, 4, 0, 4))
        line.addLayout(words_box, 1)
        line.addWidget(self.undo)
        self.setLayout(line)

    def words(self) -> str:
        """What is said of it."""
        return self._about.text()


class BatchesCard(Card):
    """`undo_asked(str)`: the id of a batch that must go back."""

    undo_asked = Signal(str)

    def __init__(self, day: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__("Eerder ingelezen", parent=parent)
        self._day = day
        self.lines: list[BatchLine] = []
        self._empty = Label("U las nog geen lijst in.", tone="muted", wrap=True)
        self._help = Label(
            "Terugdraaien haalt weg wat een lijst toevoegde, en zet terug wat zij wijzigde. "
            "Wat u daarna zelf wijzigde, blijft staan.",
            "caption",
            "muted",
            wrap=True,
        )
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.add(self._empty, self._help, self._box)
        self.show_batches(())

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show these, newest first."""
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [BatchLine(item, self._day(item.made_at)) for item in batches[:MOST_SHOWN]]
        for line in self.lines:
            line.undo_asked.connect(self.undo_asked)
            self._box.addWidget(line)
        self._empty.setVisible(not batches)
        self._help.setVisible(bool(batches))


class ExportCard(Card):
    """`export_asked()`: the whole register must go into a file."""

    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Het register als lijst bewaren", parent=parent)
        self.button = Button("Bewaar als Excel of CSV", glyph="download-simple", small=True)
        self.button.clicked.connect(self.export_asked)
        foot = Flow()
        foot.addWidget(self.button)
        self.add(
            Label(
                "Voor een collega of een andere gemeente. De lijst is hier weer in te lezen. Wat u zelf meemaakte met "
                "een onderneming, gaat niet mee; uw notities wel.",
                wrap=True,
            ),
            holder(foot),
        )
