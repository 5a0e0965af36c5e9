"""Fold head: the line of a thing that opens to be shown or edited, with a second line if there is more to say."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS
from .fold_button import FoldButton
from .text import plain_tooltip

FOLDS = "Klapt de regel uit of in"


class FoldHead(FoldButton):
    """A line: caret, name, other words muted at the right, and perhaps a second line below the name.

    What does not fit is elided; tooltip and accessible name have all of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._rest, self._second, self._tone = "", "", "", "muted"
        self.setAccessibleDescription(FOLDS)  # without one the tooltip would be read too
        self._inset = 0  # room at the left for what somebody else draws there
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, name: str, rest: str = "", second: str = "", *, rest_tone: str = "muted") -> None:
        """Show these words; `rest_tone` is the tone of those at the right."""
        if (name, rest, second, rest_tone) == (self._name, self._rest, self._second, self._tone):
            return
        self._name, self._rest, self._second, self._tone = name, rest, second, rest_tone
        self.set_spoken(". ".join(part for part in (name, rest, second) if part))
        self.setToolTip(plain_tooltip("  ·  ".join(part for part in (name, second) if part)))
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, str, str]:
        """Name, words at the right, and second line."""
        return self._name, self._rest, self._second

    def sizeHint(self) -> QSize:
        style = look()
        high = style.control_height() + 4
        if self._second:
            high = max(high, style.metrics("strong").height() + style.metrics("caption").height() + 12)
        return QSize(style.px(200), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        c, rect = style.c, self.rect()
        ground = c.soft if self.is_open else c.hover if self.underMouse() else c.canvas
        rounded(p, rect, RADIUS, ground, c.field_line if style.outlined else c.line)
        second = style.metrics("caption").height() if self._second else 0
        first = style.metrics("strong").height()
        top = rect.y() + (rect.height() - first - second) // 2
        caret = "caret-down" if self.is_open else "caret-right"
        left_edge = rect.x() + 10 + self._inset
        wide = style.draw_glyph(p, left_edge, top + first // 2 + 1, caret, "muted", 14)
        room = QRect(left_edge + wide + 8, top, rect.right() - left_edge - wide - 19, first)
        taken = self._draw(p, room, self._rest, "caption", self._tone, room.width() // 2, Qt.AlignmentFlag.AlignRight)
        tone = "accent" if self.is_open else "text"
        left = Qt.AlignmentFlag.AlignLeft
        self._draw(p, room, self._name, "strong", tone, room.width() - taken - (12 if taken else 0), left)
        if self._second:
            below = QRect(room.x(), top + first, room.width(), second)
            self._draw(p, below, self._second, "caption", "muted", below.width(), left)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS)
        p.end()

    def _draw(
        self, p: QPainter, room: QRect, words: str, role: str, tone: str, most: int, side: Qt.AlignmentFlag
    ) -> int:
        """Draw words in at most so much room; returns how wide they became."""
        style = look()
        shown = style.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, max(0, most))
        p.setFont(style.font(role))
        p.setPen(style.c.text if tone == "text" else style.c.tone(tone))
        p.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, shown)
        return style.metrics(role).horizontalAdvance(shown)
