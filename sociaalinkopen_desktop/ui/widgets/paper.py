"""Paper: one page of a document as it will be printed, on a sunken ground; paper stays white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_CARD
from .text import keep_together

MARGIN = 16


class Paper(QWidget):
    """Shows one picture as large as there is room. `turned(int)` asks for the next (1) or the previous page (-1).

    `resized()` tells that a picture of another size would be sharper.
    """

    turned = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, image: QImage, description: str) -> None:
        """Show a page; `description` is read aloud."""
        self._image, self._words = image, ""
        self.setAccessibleName(description)
        self.update()

    def show_words(self, words: str) -> None:
        """Say something instead of a page ("Voorbeeld wordt gemaakt")."""
        self._image, self._words = None, keep_together(words)
        self.setAccessibleName(words)
        self.update()

    def dots_per_inch(self) -> float:
        """The sharpness that fits the room: an A4 page is 8.27 by 11.69 inch."""
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        fits = min(room.width() / 8.27, room.height() / 11.69)
        return max(36.0, fits * self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        return QSize(look().px(420), look().px(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 260)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right | Qt.Key.Key_Space:
                self.turned.emit(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self.turned.emit(-1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        c, rect = style.c, self.rect()
        rounded(p, rect, RADIUS_CARD, c.sunken, c.line)
        room = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self._image is None:
            p.setPen(c.muted)
            p.setFont(style.font())
            p.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
        else:
            size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            page = QRect(
                room.x() + (room.width() - size.width()) // 2,
                room.y() + (room.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
            p.fillRect(page.translated(0, 2), QColor(10, 40, 48, 30))
            p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            p.drawImage(QRectF(page), self._image)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_CARD)
        p.end()
