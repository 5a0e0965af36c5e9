"""Search field: tells what is sought once the typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ..theme import look
from .typed_edit import asks_palette

PAUSE_MS = 120
_WIDTH = 300


class SearchField(QLineEdit):
    """One line with a magnifying glass. Unlike a field of a form it keeps Ctrl+Z for itself.

    `searched(str)`: the words, without spaces around them, after a pause in the typing or at once with Enter.
    `downwards()`: the user pressed Down, to go on in the list below. Esc empties it first; an empty one leaves Esc
    to the page.
    """

    searched = Signal(str)
    downwards = Signal()

    def __init__(self, placeholder: str, name: str, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grows, self._told = grows, ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMaxLength(200)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Wis de zoekopdracht", self)
        self._clear.setToolTip("Wis de zoekopdracht (Esc)")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.wipe)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._changed)
        self.restyle()

    def words(self) -> str:
        """What is sought now, without spaces around it."""
        return self.text().strip()

    def tell(self) -> None:
        """Tell the words now, when they are others than last time."""
        self._pause.stop()
        if self.words() != self._told:
            self._told = self.words()
            self.searched.emit(self._told)

    def show_words(self, words: str) -> None:
        """Show these words without telling anybody."""
        self.setText(words)
        self._pause.stop()
        self._told = self.words()

    def wipe(self) -> None:
        """Empty the field, and tell it."""
        self.clear()
        self.tell()

    def restyle(self) -> None:
        self.setFont(look().font())
        self._glass.setIcon(look().icon("magnifying-glass"))
        self._clear.setIcon(look().icon("x"))
        if self._grows:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.setMaximumWidth(look().px(_WIDTH))
        self.updateGeometry()

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def sizeHint(self) -> QSize:
        made = super().sizeHint()
        made.setWidth(look().px(_WIDTH))
        return made

    def event(self, event: QEvent) -> bool:
        if asks_palette(event):
            event.ignore()
            return False
        asks_for_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks_for_key and event.key() == Qt.Key.Key_Escape and self.text():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.wipe()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
        elif event.key() == Qt.Key.Key_Down:
            self.tell()
            self.downwards.emit()
        else:
            super().keyPressEvent(event)
