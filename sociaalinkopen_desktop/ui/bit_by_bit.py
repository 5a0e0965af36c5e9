"""Work in pieces beside the event loop, so that the window answers in between: the first screen of a page first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

TURN_MS = 5
"""So long a turn may take before it begins another piece; then keys and painting come first."""


class BitByBit(QObject):
    """Does pieces of work in the order in which they were added, a few in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def add(self, piece: Callable[[], object]) -> None:
        """Do this too, after what was added before."""
        self._pieces.append(piece)
        self._timer.start()

    def finish(self) -> None:
        """Do now all that is left."""
        while self._pieces:
            self._pieces.popleft()()

    def _go_on(self) -> None:
        turn = QElapsedTimer()
        turn.start()
        while self._pieces and turn.elapsed() < TURN_MS:
            self._pieces.popleft()()
        if self._pieces:
            self._timer.start()
