"""The door to the palette on a page: looks like a search field, and opens the palette with what is typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS


class PaletteDoor(QAbstractButton):
    """`asked(str)`: open the palette with these words, which are those typed here (mostly one letter) or none."""

    asked = Signal(str)

    def __init__(self, words: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._keys = words, keys
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"Opent snel zoeken, ook met {keys}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.asked.emit(""))

    def sizeHint(self) -> QSize:
        return QSize(look().px(420), look().control_height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), self.sizeHint().height())

    def restyle(self) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif plain and event.text().strip() and event.text().isprintable():
            self.asked.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, rect = look(), QPainter(self), self.rect()
        c = style.c
        rounded(p, rect, RADIUS, c.hover if self.underMouse() else c.surface, c.field_line)
        wide = style.draw_glyph(p, rect.x() + 10, rect.center().y() + 1, "magnifying-glass", "muted", 16)
        p.setFont(style.font())
        p.setPen(c.muted)
        room = rect.adjusted(10 + wide + 8, 0, -12, 0)
        keys = style.metrics("caption").horizontalAdvance(self._keys)
        shown = style.metrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width() - keys - 12)
        p.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        p.setFont(style.font("caption"))
        p.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._keys)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS)
        p.end()
