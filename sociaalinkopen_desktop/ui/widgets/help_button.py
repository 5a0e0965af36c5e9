"""The question mark of a page: it does what F1 does in the window around it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from .buttons import Button

NAME = "Hulp bij deze pagina (F1)"


class HelpButton(Button):
    """A press is F1 with the focus on the page itself, in no field of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", "question", name=NAME, parent=parent)
        self.setProperty("tone", "muted")
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.setFocus()
        for action in self.window().actions():
            if action.shortcut() == QKeySequence("F1"):
                action.trigger()
