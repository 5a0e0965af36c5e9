"""Instellingen: the text that an advice to the board follows, with the places that a tender fills."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...application.advice_text import default_advice
from ...domain.documents.advice_template import BLOCKS, WORDS, faults_of
from ..widgets.buttons import Button
from ..widgets.hint import Hint
from ..widgets.layouts import column, row
from ..widgets.long_text import LongTextEdit
from ..widgets.text import Label

MOST_FAULTS_TOLD = 4


class AdviceField(QWidget):
    """The text of the advice. `edited(str)`: it is this now, "" for that of the program; `reset(str)`: so too, and the
    text of the user is gone.

    What is wrong with it is told below it, and kept: the advice itself says so as well.
    """

    edited = Signal(str)
    reset = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.text = LongTextEdit(lines=10, most_lines=24)
        self.text.setAccessibleName("Tekst van het college- of directieadvies")
        self.faults = Hint(glyph="warning")
        self.restore = Button("Standaardtekst terug", "quiet", "arrow-counter-clockwise", small=True)
        self.places = Label(_places(), "caption", "muted", wrap=True)
        self.setFocusProxy(self.text)
        self.setLayout(column(self.text, self.faults, row(self.restore, None), self.places, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.text.edited.connect(self._on_edited)
        self.restore.clicked.connect(self._on_restore)
        self.show_template("")

    def show_template(self, template: str) -> None:
        """Show this text without telling anybody; "" shows that of the program."""
        self.text.set_value(template or default_advice())
        self._show_faults()

    def _on_edited(self, text: str) -> None:
        self._show_faults()
        self.edited.emit("" if text.strip() in ("", default_advice().strip()) else text)

    def _on_restore(self) -> None:
        self.show_template("")
        self.text.setFocus()
        self.reset.emit("")

    def _show_faults(self) -> None:
        text = self.text.toPlainText()
        found = faults_of(text) if text.strip() else ()
        more = len(found) - MOST_FAULTS_TOLD
        told = [*found[:MOST_FAULTS_TOLD], *([f"En nog {more}."] if more > 0 else [])]
        self.faults.show_words("\n".join(told))
        self.restore.setEnabled(text.strip() != default_advice().strip())


def _places() -> str:
    """What may stand between braces."""
    words = "; ".join(f"{{{name}}} {meaning}" for name, meaning in WORDS.items())
    blocks = "; ".join(f"{{{name}}} {meaning}" for name, meaning in BLOCKS.items())
    return f"In een zin kunt u gebruiken: {words}.\nAlleen op een regel: {blocks}."
