"""Answer button: one answer to a question, with the number that chooses it by key."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS
from .text import keep_together

_SIDE, _ABOVE = 10, 6


class AnswerButton(QAbstractButton):
    """A number in a box, the answer, and perhaps a second line; both break into lines where there is little room.

    Enter and Space press it, Up and Down go to the next one. `hint` stands last, in accent with a light bulb, for an
    answer that is likely; `is_chosen` marks the answer that was given before.
    """

    def __init__(
        self,
        number: str,
        words: str,
        second: str = "",
        *,
        hint: str = "",
        is_chosen: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number, self._hint, self._is_chosen = number, hint, is_chosen
        self._words, self._second = keep_together(words), keep_together(second)
        state = "gekozen" if is_chosen else ""
        self.setAccessibleName(". ".join(part for part in (number, words, second, hint, state) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """The answer itself."""
        return self._words

    def hint(self) -> str:
        """Why the answer is likely, or ""."""
        return self._hint

    # -- room -----------------------------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        lines = sum(self._height(role, words, room) for role, words in self._lines())
        return max(look().control_height(), lines + 2 * _ABOVE)

    def sizeHint(self) -> QSize:
        wide = look().px(320)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.heightForWidth(max(look().px(120), self.width())))

    def restyle(self) -> None:
        self.updateGeometry()

    def _lines(self) -> list[tuple[str, str]]:
        found = [("body", self._words), ("caption", self._second), ("caption-strong", self._hint)]
        return [(role, words) for role, words in found if words]

    def _room(self, width: int) -> int:
        return max(60, width - 2 * _SIDE - look().px(22) - 12)

    def _height(self, role: str, words: str, room: int) -> int:
        room -= look().px(14) + 6 if role == "caption-strong" else 0
        flags = int(Qt.TextFlag.TextWordWrap)
        return look().metrics(role).boundingRect(QRect(0, 0, max(40, room), 10_000), flags, words).height()

    # -- drawing --------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, rect = look(), QPainter(self), self.rect()
        c, over = style.c, self.isDown() or self.underMouse()
        edge = c.accent if self._is_chosen else c.field_line if over or style.outlined else c.line
        ground = c.soft if self._is_chosen or self.isDown() else c.hover if over else c.surface
        rounded(p, rect, RADIUS, ground, edge, 2 if self._is_chosen else 1)
        room = self._room(rect.width())
        heights = [(role, words, self._height(role, words, room)) for role, words in self._lines()]
        top = rect.y() + (rect.height() - sum(high for _role, _words, high in heights)) // 2
        first = style.metrics("body").height()
        self._draw_number(p, QRect(rect.x() + _SIDE, top, style.px(22), first))
        x = rect.x() + _SIDE + style.px(22) + 12
        for role, words, high in heights:
            p.setFont(style.font(role))
            left = x
            if role == "caption-strong":
                style.draw_glyph(p, x, top + style.metrics(role).height() // 2 + 1, "lightbulb", "accent", 14)
                left += style.px(14) + 6
            p.setPen({"body": c.text, "caption": c.muted}.get(role, c.accent))
            p.drawText(QRect(left, top, room - (left - x), high), int(Qt.TextFlag.TextWordWrap), words)
            top += high
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS)
        p.end()

    def _draw_number(self, p: QPainter, line: QRect) -> None:
        style = look()
        box = QRect(line.x(), line.y() - 1, line.width(), line.height() + 2)
        rounded(p, box, 4, style.c.sunken, style.c.field_line if style.outlined else None)
        p.setFont(style.font("caption-strong"))
        p.setPen(style.c.muted)
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
