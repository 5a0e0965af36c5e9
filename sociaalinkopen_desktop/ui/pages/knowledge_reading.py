"""The text of one entry of the Kennisbank, in lines short enough to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ..drawing import focus_ring
from ..models.knowledge import Deed, Entry, Section
from ..theme import look
from ..tokens import RADIUS_CARD
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import row
from ..widgets.pill import Pill
from ..widgets.text import Label

_LINE = 640  # pixels; longer lines read badly


class Reading(QScrollArea):
    """Arrow and page keys scroll it. `link_asked(str)`: the user wants to read another entry.

    `go_asked(str)`: she wants to do something at a place of the program, "step:award".
    """

    link_asked = Signal(str)
    go_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # see `StepPanel`
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)

    def entry(self) -> Entry | None:
        return self._entry

    def show_entry(self, entry: Entry | None, links: tuple[tuple[str, str], ...], *, in_tender: bool = False) -> None:
        """Show an entry, and `links` (key, title) to what it is about; None shows nothing.

        With `in_tender` a tender is open, so that its steps and fields can be reached.
        """
        self._entry = entry
        self._sheet.fill(entry, links, in_tender=in_tender)
        self.setAccessibleName(entry.title if entry is not None else "")
        texts = [f"{part.title}: {' '.join(_told(part))}" for part in entry.sections] if entry is not None else []
        self.setAccessibleDescription(" ".join(texts))
        self.verticalScrollBar().setValue(0)


class _Sheet(Card):
    def __init__(self, reading: Reading) -> None:
        super().__init__(margins=(24, 18, 24, 20))
        self._reading = reading
        self._inner = QWidget()
        self.body.addWidget(self._inner)
        self.body.addStretch(1)

    def fill(self, entry: Entry | None, links: tuple[tuple[str, str], ...], *, in_tender: bool) -> None:
        old, self._inner = self._inner, QWidget()
        self.body.replaceWidget(old, self._inner)
        old.hide()
        old.deleteLater()
        box = QVBoxLayout(self._inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        if entry is None:
            return
        box.addWidget(Label(entry.title, "section", wrap=True))
        box.addWidget(Label(f"{entry.second} · {entry.key}", "caption", "muted", wrap=True))
        if not entry.sure:
            box.addSpacing(4)
            box.addLayout(row(Pill("to_confirm"), None))
        for section in entry.sections:
            box.addSpacing(10)
            box.addWidget(Label(section.title, "strong", wrap=True))
            for paragraph in section.paragraphs:
                label = Label(paragraph, wrap=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                box.addWidget(label)
            for deed in section.deeds:
                self._add_deed(deed, box, in_tender=in_tender)
        if links:
            box.addSpacing(10)
            box.addWidget(Label("Hoort bij", "strong"))
            for key, title in links:
                box.addLayout(row(self._link(key, title), None))
        self.restyle()

    def restyle(self) -> None:
        self._inner.setMaximumWidth(look().px(_LINE))

    def _add_deed(self, deed: Deed, box: QVBoxLayout, *, in_tender: bool) -> None:
        """What to do in one place, and the way to it; or else the words where it is done."""
        for words in deed.words:
            box.addWidget(Label(words, wrap=True))
        if deed.go and (in_tender or not deed.in_tender):
            made = Button(f"Naar {deed.place}", "secondary", "arrow-right", small=True)
            made.clicked.connect(lambda: self._reading.go_asked.emit(deed.go))
            box.addLayout(row(made, None))
        elif deed.go:
            box.addWidget(Label(f"In een geopende aanbesteding: {deed.place}.", "caption", "muted", wrap=True))
        box.addSpacing(6)

    def _link(self, key: str, title: str) -> Button:
        made = Button(title, "quiet", "arrow-right", small=True)
        made.clicked.connect(lambda: self._reading.link_asked.emit(key))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._reading.hasFocus():
            c, p = look().c, QPainter(self)
            focus_ring(p, self.rect().adjusted(0, 0, 0, -1), c.focus, c.focus_gap, RADIUS_CARD)
            p.end()


def _told(part: Section) -> tuple[str, ...]:
    return (*part.paragraphs, *(words for deed in part.deeds for words in deed.words))
