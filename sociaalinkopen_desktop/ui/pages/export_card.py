"""What is marked in the list of documents, to keep in one folder: as which file, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.exporting_several import Order, Outcome, export_sentence
from ...domain.documents import FileFormat
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.choices import ChoiceBox
from ..widgets.layouts import Flow, holder, row
from ..widgets.meter import Meter
from ..widgets.text import Glyph, Label
from .document_lines import FORMAT_WORDS
from .documents_list import marked_words

WAITING, BUSY, DONE, WRONG, LEFT = (
    ("circle-dashed", "muted", "wacht"),
    ("clock-clockwise", "accent", "wordt gemaakt"),
    ("check-circle-fill", "ok", "bewaard"),
    ("x-circle-fill", "bad", "niet bewaard"),
    ("minus-circle", "muted", "niet gemaakt"),
)


class _FileLine(QWidget):
    """One file: a sign, its name, and how it stands in words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._name = words
        self._glyph = Glyph(WAITING[0], WAITING[1], 16)
        self._words = Label("", "caption", wrap=True)
        line = row(gap=8)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.show_state(WAITING)

    def show_state(self, state: tuple[str, str, str], more: str = "") -> None:
        glyph, tone, words = state
        self._glyph.set_glyph(glyph, tone)
        self._words.setText(f"{self._name}: {words}{more}")

    def words(self) -> str:
        return self._words.text()


class ExportCard(Card):
    """`asked(FileFormat)`: keep what is marked. `stopped()`: make no more. `left()`: nothing marked any more.

    `folder_asked()`: show the folder with what was made.
    """

    asked = Signal(object)
    folder_asked = Signal()
    stopped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 10, 14, 10), gap=6, parent=parent)
        self.setAccessibleName("Gekozen documenten")
        self._words = Label("", "strong", wrap=True)
        self.form = ChoiceBox([(form, f"Als {FORMAT_WORDS[form]}") for form in FileFormat], width=176)
        self.form.setAccessibleName("Soort bestand")
        self.form.set_value(FileFormat.PDF)
        self.keep = Button("Bewaar in een map", "secondary", "download-simple", small=True)
        self.wipe = Button("Keuze wissen", "quiet", "x", small=True)
        self.stop = Button("Stop", "secondary", "x", small=True)
        self.open_folder = Button("Open map", "secondary", "folder-open", small=True)
        self.close_button = Button("Sluit dit overzicht", "quiet", "x", small=True)
        buttons = Flow(gap=6, line_gap=4)
        for part in (self.form, self.keep, self.wipe, self.stop, self.open_folder, self.close_button):
            buttons.addWidget(part)
        self._meter = Meter()
        self._lines: list[_FileLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.add(self._words, self._meter, self._list, holder(buttons))
        self.keep.clicked.connect(lambda: self.asked.emit(self.form.value()))
        self.stop.clicked.connect(self._on_stop)
        self.wipe.clicked.connect(self.left)
        self.open_folder.clicked.connect(self.folder_asked)
        self.close_button.clicked.connect(self._on_closed)
        self._marked = 0
        self._state = "marks"
        self._arrange()

    def show_marked(self, count: int) -> None:
        """So many documents are marked; without any the card goes, unless it still tells how files stand."""
        self._marked = count
        if self._state == "done" and count:
            self._forget_lines()
            self._state = "marks"
        if self._state == "marks":
            self._words.setText(marked_words(count))
        self._arrange()

    def begin(self, orders: Sequence[Order]) -> None:
        """Files are being made."""
        self._forget_lines()
        self._state = "busy"
        self._lines = [_FileLine(order.words) for order in orders]
        for line in self._lines:
            self._list.addWidget(line)
        self._words.setText("Documenten bewaren")
        self._meter.show_part(0, f"0 van {len(orders)}")
        self.stop.setText("Stop")
        self._arrange()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, at: int) -> None:
        """The file at that place is being made."""
        self._lines[at].show_state(BUSY)

    def show_outcome(self, at: int, outcome: Outcome) -> None:
        """What came of a file."""
        if outcome.path is not None:
            renamed = outcome.path.name != outcome.order.file_name
            self._lines[at].show_state(DONE, f" als “{outcome.path.name}”" if renamed else "")
        else:
            self._lines[at].show_state(WRONG, f". {outcome.problem}")
        self._meter.show_part(round((at + 1) / len(self._lines) * 100), f"{at + 1} van {len(self._lines)}")

    def end(self, outcomes: Sequence[Outcome]) -> str:
        """All is done, or stopped; returns the sentence that says what came of it."""
        for line in self._lines[len(outcomes) :]:
            line.show_state(LEFT)
        words = export_sentence(outcomes, len(self._lines))
        self._words.setText(words)
        self._state = "done"
        self.open_folder.setEnabled(any(outcome.path for outcome in outcomes))
        self.open_folder.show()
        if self.stop.hasFocus():
            self.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        return words

    def texts(self) -> tuple[str, ...]:
        """The line of each file."""
        return tuple(line.words() for line in self._lines)

    def _on_stop(self) -> None:
        self.stop.setText("Stopt na dit bestand")
        self.stopped.emit()

    def _on_closed(self) -> None:
        self._forget_lines()
        self._state = "marks"
        self.show_marked(self._marked)

    def _forget_lines(self) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []

    def _arrange(self) -> None:
        is_choosing = self._state == "marks"
        for part in (self.form, self.keep, self.wipe):
            part.setVisible(is_choosing)
        self.stop.setVisible(self._state == "busy")
        self._meter.setVisible(self._state == "busy")
        for part in (self.open_folder, self.close_button):
            part.setVisible(self._state == "done")
        self.setVisible(not is_choosing or self._marked > 0)
