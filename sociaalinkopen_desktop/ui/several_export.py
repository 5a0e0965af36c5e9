"""Keeps several documents in one folder, one after the other beside the window; stopping leaves whole files only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ..application.exporting_several import Order, Outcome, export_one
from .tasks import Tasks


class SeveralExport(QObject):
    """`begun(orders)`; then for each order `went_on(number)` and `came(number, Outcome)`; `ended(outcomes)` at the end.

    After `stop` the file that is under way is still finished; `ended` then has fewer outcomes than there were orders.
    """

    begun = Signal(object)
    went_on = Signal(int)
    came = Signal(int, object)
    ended = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._orders: Sequence[Order] = ()
        self._outcomes: list[Outcome] = []
        self._folder = Path()
        self._busy = self._stopped = False

    @property
    def busy(self) -> bool:
        """Whether files are being made."""
        return self._busy

    def begin(self, orders: Sequence[Order], folder: Path) -> None:
        """Make these files; nothing happens while others are under way."""
        if self._busy or not orders:
            return
        self._orders, self._folder = tuple(orders), folder
        self._outcomes, self._busy, self._stopped = [], True, False
        self.begun.emit(self._orders)
        self._next()

    def stop(self) -> None:
        """Make no further file."""
        self._stopped = True

    def _next(self) -> None:
        at = len(self._outcomes)
        if self._stopped or at == len(self._orders):
            self._busy = False
            self.ended.emit(tuple(self._outcomes))
            return
        order, folder = self._orders[at], self._folder
        self.went_on.emit(at)
        self._tasks.run(lambda: export_one(order, folder), self._on_made, self._on_failed)

    def _on_made(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self.came.emit(len(self._outcomes) - 1, outcome)
        self._next()

    def _on_failed(self, error: BaseException) -> None:
        self._busy = False
        self.ended.emit(tuple(self._outcomes))
        raise error
