"""Buttons. What a button looks like follows from its kind; the style draws it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..theme import look

Kind = Literal["primary", "secondary", "quiet", "chip", "on_text"]


class Button(QPushButton):
    """A push button; Enter presses it, as Space does.

    `kind`: primary (one per page), secondary (with an edge), quiet (a word in accent). `small`: 28 high, in cards.
    `glyph`: name of an icon before the word, or behind it with `glyph_after` (only for going on).
    `name`: accessible name and tooltip of a button that is an icon alone.
    """

    def __init__(
        self,
        words: str = "",
        kind: Kind = "secondary",
        glyph: str = "",
        *,
        small: bool = False,
        glyph_after: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        if not words and not name:
            raise ValueError("a button that is an icon alone needs a name")
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        if glyph:
            self.setProperty("glyph", glyph)
        if glyph_after:
            self.setProperty("glyph_after", True)
        if name:
            self.setAccessibleName(name)
            if not words:
                self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_kind(self, kind: Kind) -> None:
        """For instance step back to secondary while an empty page shows the primary action itself."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.restyle()

    def set_glyph(self, glyph: str) -> None:
        if self.property("glyph") != glyph:
            self.setProperty("glyph", glyph)
            self.updateGeometry()
            self.update()

    @property
    def is_on(self) -> bool:
        """Whether it is shown as chosen."""
        return bool(self.property("on"))

    def set_on(self, on: bool) -> None:
        """Show it as chosen, or not. Say so in its words or its name too: this is only the look."""
        if on != self.is_on:
            self.setProperty("on", on)
            self.restyle()

    def restyle(self) -> None:
        if self.property("small"):
            role = "caption-strong"
        else:
            role = "strong" if self.property("kind") == "primary" else "body"
        self.setFont(look().font(role))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            shape = Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
