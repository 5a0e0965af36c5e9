"""Places below each other of which one is shown: what the rail and the list of steps have in common.

The buttons are not checkable: a screen reader would call them check boxes. Which one is shown is said in their name.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class NavButton(QPushButton):
    """One place. `current_words` end its accessible name while it is the one that is shown: "huidige pagina"."""

    went = Signal(int)  # the arrow keys ask for the place before (-1) or after (1)
    focused = Signal(bool)

    def __init__(self, key: str, current_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._current_words, self._spoken, self._is_current = current_words, "", False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_current(self) -> bool:
        """Whether this is the place that is shown."""
        return self._is_current

    def set_current(self, is_current: bool) -> None:
        if is_current != self._is_current:
            self._is_current = is_current
            self._say()
            self.update()

    def set_spoken(self, words: str) -> None:
        """What a screen reader says of it, but for whether it is the current one."""
        if words != self._spoken:
            self._spoken = words
            self._say()

    def _say(self) -> None:
        """Setting the name tells a screen reader that it changed."""
        self.setAccessibleName(f"{self._spoken}, {self._current_words}" if self._is_current else self._spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.went.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class NavColumn(QWidget):
    """`chosen(str)` tells which place the user asks for; `set_current` shows it without telling.

    Tab reaches the current place, or the first one; Up and Down move on; Enter or Space opens.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._places: list[NavButton] = []
        self._stop: NavButton | None = None

    def use_places(self, places: Sequence[NavButton]) -> None:
        """These are the places, in the order of the arrow keys."""
        self._places = list(places)
        for place in self._places:
            place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            place.clicked.connect(lambda _on=False, place=place: self._choose(place))
            place.went.connect(lambda by, place=place: self.move_focus(place, by))
            place.focused.connect(lambda on, place=place: self._stop_at(place if on else None))
        self._stop_at(None)

    def set_current(self, key: str) -> None:
        """Mark a place as the one shown. Raises KeyError for an unknown one."""
        if all(place.key != key for place in self._places):
            raise KeyError(key)
        self._show_current(key)

    def clear_current(self) -> None:
        """Mark none: something else is shown."""
        self._show_current("")

    def current(self) -> str:
        """Return the key of the place shown, or "" when it is none of these."""
        return next((place.key for place in self._places if place.is_current), "")

    def move_focus(self, place: NavButton, by: int) -> None:
        """Put the focus so many places on; at the end it stays."""
        shown = [each for each in self._places if not each.isHidden()]
        at = shown.index(place) + by
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_current(self, key: str) -> None:
        for place in self._places:
            place.set_current(place.key == key)
        if self._stop is None or not self._stop.hasFocus():
            self._stop_at(None)

    def _choose(self, place: NavButton) -> None:
        self._show_current(place.key)
        self.chosen.emit(place.key)

    def _stop_at(self, place: NavButton | None) -> None:
        """Let Tab stop at this place; at the current one (or the first) for None."""
        shown = [each for each in self._places if not each.isHidden()]
        stop = place or next((each for each in shown if each.is_current), shown[0] if shown else None)
        if stop is self._stop:
            return
        if self._stop is not None:
            self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if stop is not None:
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stop = stop
