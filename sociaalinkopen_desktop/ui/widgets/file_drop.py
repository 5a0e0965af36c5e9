"""A page that takes a file which is dropped anywhere on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..drawing import rounded
from ..theme import look
from ..tokens import RADIUS_CARD


class FileDrop(QWidget):
    """`file_dropped(Path)`: one thing of this computer was dropped; whoever reads it says what is wrong with it.

    With `files_only` a folder, or a file that is not there, is not taken at all.
    """

    file_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, files_only: bool) -> None:
        super().__init__(parent)
        self._files_only, self._dropping = files_only, False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()
            self._show_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(False)
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dropping:
            p = QPainter(self)
            rounded(p, self.rect().adjusted(8, 8, -8, -8), RADIUS_CARD, look().c.soft, look().c.accent, 2)
            p.end()

    def _dropped(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.is_file() or not self._files_only else None

    def _show_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()
