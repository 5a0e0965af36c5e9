"""Fold button: a button that opens and closes what is below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..theme import look

CLOSED, OPEN = "ingeklapt", "uitgeklapt"
CARETS = ("caret-right", "caret-down")


class FoldButton(QPushButton):
    """Open or closed; a press, Enter or Space turns it. `opened(bool)` tells each change, also one by `set_open`.

    It is not checkable: a screen reader would call it a check box. Its accessible name says whether it is open.
    """

    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open, self._spoken = False, ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_open(self) -> bool:
        """Whether what is below it can be seen."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Show that it is open, or closed, and tell so when that is a change."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._say()
            self.update()
            self.opened.emit(is_open)

    def set_spoken(self, words: str) -> None:
        """What a screen reader says of it, but for whether it is open."""
        if words != self._spoken:
            self._spoken = words
            self._say()

    def spoken(self) -> str:
        """What was asked of `set_spoken`."""
        return self._spoken

    def _say(self) -> None:
        """Setting the name tells a screen reader that it changed."""
        self.setAccessibleName(f"{self._spoken}, {OPEN if self._is_open else CLOSED}")

    def nextCheckState(self) -> None:
        """What Qt asks of a button when it is pressed, before it says so."""
        self.set_open(not self._is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class FoldWords(FoldButton):
    """Small quiet words behind a caret, other words while open if there are `open_words`.

    `glyphs` are the icons closed and open; without words (`name` says then what it is) the icon is all there is.
    """

    def __init__(
        self,
        words: str = "",
        *,
        open_words: str = "",
        name: str = "",
        glyphs: tuple[str, str] = CARETS,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._glyphs = (words, open_words or words), glyphs
        self.setProperty("kind", "quiet")
        self.setProperty("small", True)
        if tone:
            self.setProperty("tone", tone)
        if name and not words:
            self.setToolTip(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.opened.connect(self._show)
        self.set_spoken(name or words)
        self._show()
        self.restyle()

    def set_words(self, words: str) -> None:
        """Show other words, open and closed."""
        self._words = (words, words)
        self.set_spoken(words)
        self._show()

    def restyle(self) -> None:
        self.setFont(look().font("caption-strong"))
        self.updateGeometry()

    def _show(self) -> None:
        self.setProperty("glyph", self._glyphs[self._is_open])
        self.setProperty("on", self._is_open)
        self.setText(self._words[self._is_open])
