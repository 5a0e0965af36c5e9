"""Way card: one of a few ways to go, as a large card that is chosen like a radio button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import GRID, RADIUS_CARD
from .text import plain_tooltip

_SIDE, _TOP, _ICON = 16, 14, 28


class WayCard(QRadioButton):
    """Icon, title and one or two lines. Arrow keys move the choice; `entered` comes with Enter and with a click.

    `set_compact` leaves the lines out, for a low window with large text; they become the tooltip.
    """

    entered = Signal()

    def __init__(self, title: str, words: str, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
        self._title, self._words, self._glyph = title, words, glyph
        self._compact = False
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self.setToolTip(plain_tooltip(self._words) if compact else "")
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        style, room = look(), max(60, width - 2 * _SIDE)
        if self._compact:
            title = self._height("strong", self._title, room - style.px(_ICON) - 12)
            return max(style.px(_ICON), title) + 2 * GRID
        title = self._height("strong", self._title, room)
        words = self._height("caption", self._words, room)
        return 2 * _TOP + style.px(_ICON) + 10 + title + 4 + words

    def _height(self, role: str, words: str, room: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        return look().metrics(role).boundingRect(QRect(0, 0, room, 10_000), flags, words).height()

    def sizeHint(self) -> QSize:
        wide = look().px(200)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = look().px(150)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def restyle(self) -> None:
        self.updateGeometry()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, on = look(), QPainter(self), self.isChecked()
        c, rect = style.c, self.rect()
        over = self.underMouse() and not on
        edge, width = (c.accent, 2) if on else (c.field_line if over or style.outlined else c.line, 1)
        rounded(p, rect, RADIUS_CARD, c.soft if on else c.hover if over else c.surface, edge, width)
        top = GRID if self._compact else _TOP
        inner = rect.adjusted(_SIDE, top, -_SIDE, -top)
        high = style.px(_ICON)
        name = self._glyph + ("-fill" if on else "")
        middle = inner.center().y() if self._compact else inner.y() + high // 2
        style.draw_glyph(p, inner.x(), middle, name, "accent" if on else "muted", _ICON)
        if self._compact:
            p.setFont(style.font("strong"))
            p.setPen(c.accent if on else c.text)
            flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
            p.drawText(inner.adjusted(high + 12, 0, 0, 0), flags, self._title)
            if self.hasFocus():
                focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_CARD)
            p.end()
            return
        if on:
            mark = style.px(20)
            style.draw_glyph(p, inner.right() - mark, inner.y() + high // 2, "check-circle-fill", "accent", 20)
        flags = int(Qt.TextFlag.TextWordWrap)
        top = inner.y() + high + 10
        title = self._height("strong", self._title, inner.width())
        p.setFont(style.font("strong"))
        p.setPen(c.accent if on else c.text)
        p.drawText(QRect(inner.x(), top, inner.width(), title), flags, self._title)
        p.setFont(style.font("caption"))
        p.setPen(c.muted)
        p.drawText(QRect(inner.x(), top + title + 4, inner.width(), inner.bottom()), flags, self._words)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_CARD)
        p.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.setChecked(True)
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        if inside and left:
            self.entered.emit()
