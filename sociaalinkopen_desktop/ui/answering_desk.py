"""A desk that asks the use cases something on the thread of the store, and answers on the thread of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from .messages import sentences_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks


class AnsweringDesk(QObject):
    """Each method answers through `show`, later and on this thread. `failed(title, sentence)` tells what went wrong.

    `gone` is what it says about a tender that was thrown away meanwhile.
    """

    failed = Signal(str, str)
    gone = "De aanbesteding bestaat niet meer."

    def __init__(
        self, door: ServiceDoor, tasks: Tasks, flush: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._tasks, self._flush = door, tasks, flush

    def _run(self, action: Callable[[Services], Any], show: Callable[[Any], object], title: str) -> None:
        def failed(error: BaseException) -> None:
            self.failed.emit(title, self.gone if isinstance(error, KeyError) else sentences_of(error))

        self._tasks.run(self._door.use(action), show, failed)
