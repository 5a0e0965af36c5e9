"""The head of one item in a list of a form: a fold head with a grip, to be dragged, and with a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from .drawing import rounded
from .theme import look
from .tokens import RADIUS
from .widgets.fold_head import FOLDS, FoldHead
from .widgets.row_menu import asks_for_menu

_GRIP = 14


class RowHead(FoldHead):
    """A press folds its item out or in; when it is `movable` it can be dragged to another place in the list.

    `dragged(QPoint)` (on screen) comes while it is dragged, `dropped()` when it is let go, `given_up()` after Esc.
    `menu_wanted(QPoint)` asks for the menu of the item at that place on the screen.
    """

    dragged = Signal(QPoint)
    dropped = Signal()
    given_up = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed_at = QPoint()
        self._dragging = self._movable = False

    def set_movable(self, movable: bool) -> None:
        """Whether there is another place to go to."""
        if movable != self._movable:
            self._movable = movable
            told = "Alt+pijl omhoog of omlaag verplaatst de regel. Shift+F10 geeft meer." if movable else FOLDS
            self.setAccessibleDescription(told)
            self.restyle()
            self.update()

    def restyle(self) -> None:
        self._inset = look().px(_GRIP) - 2 if self._movable else 0
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        style, p = look(), QPainter(self)
        if self._dragging:
            rounded(p, self.rect(), RADIUS, None, style.c.accent, 2)
        if self._movable:
            style.draw_glyph(p, self.rect().x() + 5, self.rect().center().y() + 1, "dots-six-vertical", "muted", _GRIP)
        p.end()

    # -- keys and pointer -----------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragging and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self.given_up.emit()
        elif asks_for_menu(event):
            self.menu_wanted.emit(self.mapToGlobal(QPoint(24, self.height() - 4)))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(QPoint(24, self.height() - 4)) if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (self._movable and event.buttons() & Qt.MouseButton.LeftButton and (self._dragging or self.isDown())):
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._dragging = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.update()
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._let_go()
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self._dragging = False
        self.setDown(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()
