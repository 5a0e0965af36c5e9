"""A hint below a field: a sign and a sentence, for what may be better but is no fault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from .layouts import row
from .text import Glyph, Label


class Hint(QWidget):
    """One sentence in a tone of its own; takes no room while it has nothing to say."""

    def __init__(
        self, words: str = "", *, tone: str = "why", glyph: str = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = Label("", "caption", tone, wrap=True)
        line = row(gap=6)
        line.addWidget(Glyph(glyph, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._label.setText(words)
        if not words:
            self.hide()

    def words(self) -> str:
        """What is said now, or ""."""
        return self._label.text()

    def show_words(self, words: str) -> None:
        """Say this, or nothing for ""."""
        self._label.setText(words)
        self.setVisible(bool(words))
