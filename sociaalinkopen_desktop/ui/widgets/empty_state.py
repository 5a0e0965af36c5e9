"""Empty state: what belongs on a page that has nothing yet, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme import look
from .buttons import Button
from .layouts import row
from .text import Glyph, Label

_WIDTH = 440


class EmptyState(QWidget):
    """An icon, one line that says what is missing, two or three lines on what comes here, and the first things to do.

    The first button should be the primary one of the page; a third one stands below the first two.
    """

    def __init__(self, glyph: str, title: str, words: str, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "section", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words = Label(words, tone="muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        box.addStretch(2)
        box.addLayout(row(None, Glyph(glyph, "accent", 56), None))
        box.addSpacing(4)
        box.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        if buttons:
            box.addSpacing(12)
            box.addLayout(row(None, *buttons[:2], None))
            if buttons[2:]:
                box.addLayout(row(None, *buttons[2:], None))
        box.addStretch(3)  # slightly above the middle
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.restyle()

    def set_words(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.restyle()

    def restyle(self) -> None:
        """As wide as a line reads well, and as high as the lines are then: the layout asks at its own, larger width."""
        width = look().px(_WIDTH)
        for label in (self._title, self._words):
            label.setFixedWidth(width)
            label.setMinimumHeight(label.heightForWidth(width))
