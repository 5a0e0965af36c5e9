"""Fold title: the title of a card as a button that opens and closes the card."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import focus_ring
from ..theme import look
from ..tokens import RADIUS
from .fold_button import FoldButton

_GAP, _RING = 8, 4


class FoldTitle(FoldButton):
    """A caret and the words in the font of a card title, or of another `role` of tokens.TYPE.

    The words break into lines. The ring of the keyboard stands around caret and words, not around the whole line.
    """

    def __init__(self, words: str, parent: QWidget | None = None, *, role: str = "section") -> None:
        super().__init__(parent)
        self._words, self._role = "", role
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._placed: dict[int, QRect] = {}  # by width: Qt asks for the height many times in a turn
        self.set_words(words)

    def words(self) -> str:
        return self._words

    def set_words(self, words: str) -> None:
        """Show another title."""
        self._words = words
        self._placed.clear()
        self.set_spoken(words.replace("\u00ad", ""))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(look().px(24), self._lines(width).height() + 4)

    def sizeHint(self) -> QSize:
        wide = self._left() + look().metrics(self._role).horizontalAdvance(self._words) + 2 * _RING
        return QSize(wide, self.heightForWidth(max(40, self.width())))

    def minimumSizeHint(self) -> QSize:
        longest = max((look().metrics(self._role).horizontalAdvance(word) for word in self._words.split()), default=0)
        return QSize(self._left() + longest + _RING, self.heightForWidth(max(40, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def restyle(self) -> None:
        self._placed.clear()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        c = style.c
        lines = self._lines(self.width())
        top = (self.height() - lines.height()) // 2
        first = style.metrics(self._role).height()
        caret = "caret-down" if self.is_open else "caret-right"
        ink = "accent" if self.underMouse() else "muted"
        style.draw_glyph(p, _RING, top + first // 2 + 1, caret, ink, 16)
        p.setFont(style.font(self._role))
        p.setPen(c.accent if self.underMouse() else c.text)
        room = QRect(self._left(), top, self.width() - self._left(), lines.height())
        p.drawText(room, int(Qt.TextFlag.TextWordWrap), self._words)
        if self.hasFocus():
            around = QRect(0, 0, min(self.width(), self._left() + lines.width() + 2 * _RING), self.height())
            focus_ring(p, around, c.focus, c.focus_gap, RADIUS)
        p.end()

    def _left(self) -> int:
        return _RING + look().px(16) + _GAP

    def _lines(self, width: int) -> QRect:
        if width not in self._placed:
            room = QRect(0, 0, max(40, width - self._left()), 10_000)
            words = look().metrics(self._role).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words)
            self._placed[width] = words
        return self._placed[width]
