"""Line button: one thing to open, in two lines, with a pill at the right; for short lists inside a card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from .pill import PILLS, paint_pill, pill_size
from .text import keep_together, plain_tooltip

_SIDE = 12


class LineButton(QAbstractButton):
    """A row of a short list as a button; Enter and Space press it, Up and Down go to the next one.

    `note` stands muted at the right, before the pill. Words that do not fit are elided; the tooltip has them whole.
    """

    def __init__(
        self,
        words: str,
        second: str = "",
        *,
        pill: str = "",
        pill_words: str = "",
        note: str = "",
        note_tone: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._second = keep_together(words), keep_together(second)
        self._pill, self._pill_words = pill, pill_words
        self._note, self._note_tone = note, note_tone
        state = (pill_words or PILLS[pill].word) if pill else ""
        self.setAccessibleName(", ".join(part for part in (words, second, note, state) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        style = look()
        lines = style.metrics("strong").height() + (style.metrics("caption").height() if self._second else 0)
        return QSize(style.px(280), max(48 if self._second else 40, lines + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), self.sizeHint().height())

    def restyle(self) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, rect = look(), QPainter(self), self.rect()
        c = style.c
        if self.isDown() or self.underMouse():
            rounded(p, rect, RADIUS_ROW, c.soft if self.isDown() else c.hover, c.accent if style.outlined else None)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        inner.setRight(self._right_part(p, inner))
        first = style.metrics("strong").height()
        second = style.metrics("caption").height() if self._second else 0
        top = rect.y() + (rect.height() - first - second) // 2
        p.setPen(c.text)
        self._line(p, QRect(inner.x(), top, inner.width(), first), self._words, "strong")
        if self._second:
            p.setPen(c.muted)
            self._line(p, QRect(inner.x(), top + first, inner.width(), second), self._second, "caption")
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_ROW)
        p.end()

    def _right_part(self, p: QPainter, rect: QRect) -> int:
        """Draw pill and note from the right; return where they begin."""
        style, right = look(), rect.right()
        if self._pill:
            size = pill_size(self._pill, self._pill_words, style)
            at = QPoint(right - size.width() + 1, rect.center().y() + 1 - size.height() // 2)
            paint_pill(p, at, self._pill, self._pill_words)
            right = at.x() - 12
        if self._note:
            wide = style.metrics("caption").horizontalAdvance(self._note)
            p.setFont(style.font("caption"))
            p.setPen(style.c.tone(self._note_tone))
            room = QRect(right - wide, rect.y(), wide + 2, rect.height())
            p.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._note)
            right -= wide + 12
        return right

    def _line(self, p: QPainter, rect: QRect, words: str, role: str) -> None:
        p.setFont(look().font(role))
        shown = look().metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        p.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        if role == "strong":
            self.setToolTip(plain_tooltip(words) if shown != words else "")
