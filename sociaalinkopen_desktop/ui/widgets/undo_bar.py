"""Undo bar: says at the foot of the work what happened, and offers the way back for ten seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ..drawing import rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from .buttons import Button
from .layouts import row
from .text import Glyph, Label, keep_together, plain_tooltip

STAYS_MS = 10_000
_ABOVE_FOOT = 20


class UndoBar(QWidget):
    """One bar over the foot of `parent`, `left` pixels from its left edge.

    `show_message` replaces what it said before. `dismissed` tells that it went away without its action, by time or by
    hand. The timer can be handed in, so that a test need not wait; it must be single-shot.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget, *, left: int = 24, timer: QTimer | None = None) -> None:
        super().__init__(parent)
        self._over, self._left = parent, left
        self._action: Callable[[], object] | None = None
        self._said = ""
        self._timer = timer if timer is not None else QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.dismiss)
        self._mark = Glyph("check-circle-fill", "surface", 18)
        self._words = Label("", tone="surface")
        self._button = Button("-", "on_text", small=True)
        self._button.clicked.connect(self._act)
        self._close = Button("", "on_text", "x", small=True, name="Melding sluiten")
        self._close.setProperty("tone", "surface")
        self._close.clicked.connect(self.dismiss)
        self.setLayout(row(self._mark, self._words, 4, self._button, self._close, gap=8, margins=(14, 6, 8, 6)))
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
        self._said = keep_together(words)
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
        parent = self._over
        self._words.setText(self._said)
        size, most = self.sizeHint(), parent.width() - self._left - 12
        if size.width() > most:  # whoever cannot see the bar hears all of it: the accessible name is whole
            room = self._words.sizeHint().width() - (size.width() - most)
            shown = self._words.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, max(0, room))
            self._words.setText(shown)
            size.setWidth(most)
        self._words.setToolTip(plain_tooltip(self._said) if self._words.text() != self._said else "")
        self.resize(size)
        self.move(self._left, parent.height() - size.height() - _ABOVE_FOOT)

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
        rounded(p, self.rect(), RADIUS_ROW, look().c.text)
        p.end()
