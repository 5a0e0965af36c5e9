"""Undo bar: says at the foot of the work what happened, and offers the way back for ten seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from ..drawing import rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from .buttons import Button
from .text import Glyph, Label

STAYS_MS = 10_000
_ABOVE_FOOT = 20
_GAP = 8
_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class UndoBar(QWidget):
    """One bar over the foot of `parent`, `left` pixels from its left edge.

    What happened, then what can be done about it, then the cross: in one line, or where that is too long with the
    action below the words. `show_message` replaces what it said before. `dismissed` tells that it went away without its
    action, by time or by hand. The timer can be handed in, so that a test need not wait; it must be single-shot.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget, *, left: int = 24, timer: QTimer | None = None) -> None:
        super().__init__(parent)
        self._over, self._left = parent, left
        self._action: Callable[[], object] | None = None
        self._timer = timer if timer is not None else QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.dismiss)
        self._mark = Glyph("check-circle-fill", "surface", 18, self)
        self._words = Label("", tone="surface", wrap=True, parent=self)
        self._button = Button("-", "on_text", small=True, parent=self)
        self._button.clicked.connect(self._act)
        self._close = Button("", "on_text", "x", small=True, name="Melding sluiten", parent=self)
        self._close.setProperty("tone", "surface")
        self._close.clicked.connect(self.dismiss)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 6, 8, 6)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    def show_message(
        self,
        words: str,
        action_words: str = "",
        action: Callable[[], object] | None = None,
        *,
        glyph: str = "check-circle-fill",
        stays: bool = False,
    ) -> None:
        """Say what happened, and offer `action` ("Ongedaan maken  Ctrl+Z", "Open map") when there is one.

        With `stays` the ten seconds begin when the user does something.
        """
        self._action = action
        self._mark.set_glyph(glyph, "surface")
        self._words.setText(words)
        self._button.setText(action_words)
        self._button.setVisible(action is not None)
        self.setAccessibleName(f"{words}. {action_words}" if action is not None else words)
        self.show()
        self._place()
        self.raise_()
        self._timer.stop()
        if not stays:
            self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def dismiss(self) -> None:
        """Go away; does nothing when it is away already."""
        if self.isHidden():
            return
        self._timer.stop()
        self._action = None
        self.hide()
        self.dismissed.emit()

    def set_left(self, left: int) -> None:
        """Move along with the left edge of the work."""
        self._left = left
        self._place()

    def action_button(self) -> Button:
        return self._button

    def close_button(self) -> Button:
        return self._close

    def restyle(self) -> None:
        self._place()

    def _act(self) -> None:
        action, self._action = self._action, None
        self._timer.stop()
        self.hide()
        if action is not None:
            action()

    def _place(self) -> None:
        size = self._arrange(max(1, self._over.width() - self._left - _GAP))
        self.resize(size)
        self.move(self._left, self._over.height() - size.height() - _ABOVE_FOOT)

    def _arrange(self, most: int) -> QSize:
        """Put the parts in one line of at most so many pixels, or else below each other; returns how large it is."""
        has_action = self._action is not None
        for part in (self._mark, self._words, self._button, self._close):
            self._grid.removeWidget(part)
        edges = self._grid.contentsMargins()
        sides, ends = edges.left() + edges.right(), edges.top() + edges.bottom()
        around = sides + self._mark.sizeHint().width() + self._close.sizeHint().width() + 2 * _GAP
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        action = self._button.sizeHint() if has_action else QSize()
        beside = action.width() + _GAP if has_action else 0
        high = max(self._close.sizeHint().height(), action.height())
        if around + words + beside <= most:
            self._put(_MIDDLE)
            self._words.setFixedWidth(words)
            return QSize(around + words + beside, ends + max(high, self._words.heightForWidth(words)))
        room = min(words, most - around)
        self._put(_TOP, below=True)
        self._words.setFixedWidth(max(1, room))
        lines = max(self._close.sizeHint().height(), self._words.heightForWidth(room))
        under = action.height() + self._grid.verticalSpacing() if has_action else 0
        return QSize(max(around + room, sides + action.width()), ends + lines + under)

    def _put(self, side: Qt.AlignmentFlag, *, below: bool = False) -> None:
        self._grid.addWidget(self._mark, 0, 0, side)
        self._grid.addWidget(self._words, 0, 1, side)
        self._grid.addWidget(self._close, 0, 3, side)
        if below:
            self._grid.addWidget(self._button, 1, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._button, 0, 2, side)

    # -- it waits while somebody looks at it ----------------------------------------------------------------------
    def _held(self) -> bool:
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _hold_or_go_on(self) -> None:
        if self.isHidden():
            return
        if self._held():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hold_or_go_on()

    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self._hold_or_go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        c = look().c
        rounded(p, self.rect(), RADIUS_ROW, c.text, c.canvas if look().outlined else None, 2)
        p.end()
