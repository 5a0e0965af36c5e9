"""Choice card: one thing to open out of many, as a card with a name, one line of facts and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_CARD
from .text import keep_together

_SIDE, _TOP = 16, 12


class ChoiceCard(QAbstractButton):
    """A button as large as its words, which all break into lines. Enter and Space press it, arrows go to the next."""

    def __init__(self, title: str, facts: str = "", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = [
            (role, tone, keep_together(part))
            for role, tone, part in (
                ("strong", "text", title),
                ("caption-strong", "muted", facts),
                ("caption", "muted", words),
            )
            if part
        ]
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(part for part in (facts, words) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(60, width - 2 * _SIDE)
        return 2 * _TOP + sum(self._height(role, words, room) + 3 for role, _tone, words in self._parts) - 3

    def sizeHint(self) -> QSize:
        wide = look().px(260)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def minimumSizeHint(self) -> QSize:
        wide = look().px(150)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, rect = look(), QPainter(self), self.rect()
        c, over = style.c, self.underMouse()
        edge = c.accent if self.isDown() else c.field_line if over or style.outlined else c.line
        rounded(p, rect, RADIUS_CARD, c.soft if self.isDown() else c.hover if over else c.surface, edge, 1)
        room, top = rect.width() - 2 * _SIDE, rect.y() + _TOP
        for role, tone, words in self._parts:
            high = self._height(role, words, room)
            p.setFont(style.font(role))
            p.setPen(c.text if tone == "text" else c.tone(tone))
            p.drawText(QRect(rect.x() + _SIDE, top, room, high), int(Qt.TextFlag.TextWordWrap), words)
            top += high + 3
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_CARD)
        p.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _height(self, role: str, words: str, room: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        return look().metrics(role).boundingRect(QRect(0, 0, room, 10_000), flags, words).height()
