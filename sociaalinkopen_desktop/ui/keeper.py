"""Keeps what is typed in an editor: shortly after the last change, and at once when the page is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ..application.ports import ConflictProblem, Problem
from .autosave import DELAY_MS, MOST_MS, RETRY_MS, SaveState
from .editing import Editor
from .tasks import Tasks

FAULT = "Bewaren lukt niet door een fout in het programma."


class Keeper(QObject):
    """Saves what the editor holds, which has an `id`, through `keep(item, version)`: that gives the new version.

    `keep` runs on the store's thread. `state_changed(SaveState, str)` carries the Dutch sentence of a failure.
    `conflict(item)`: somebody else saved it in the meantime; ours is not tried again. What failed is tried every few
    seconds, also when something else was opened since.
    """

    state_changed = Signal(object, str)
    conflict = Signal(object)

    def __init__(
        self, editor: Editor, tasks: Tasks, keep: Callable[[Any, int], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._tasks, self._keep = editor, tasks, keep
        self._kept: Any = None  # the open item as it is in the store
        self._asked: Any = None  # the open item as it was last handed over
        self._versions: dict[str, int] = {}  # on the store's thread: each save follows the one before
        self._left: dict[str, Any] = {}  # others whose saving failed
        self._under_way = 0
        self.state = SaveState.SAVED
        self._since_first = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        editor.changed.connect(self._on_changed)

    @property
    def pending(self) -> bool:
        """Whether something is not kept yet."""
        changed = self._kept is not None and self._editor.item != self._kept
        return bool(self._under_way or self._left or changed)

    def follow(self, item: Any, version: int) -> None:
        """From now on keep this item, of which the store has that version (0: it has none)."""
        self._halt()
        self._kept = self._asked = item
        self._versions[item.id] = version
        self._tell(SaveState.SAVED)

    def release(self) -> None:
        """Nothing is kept from now on."""
        self._halt()
        self._kept = self._asked = None
        self._left.clear()

    def forget(self, identifier: str) -> None:
        """The store has this item no more: what is saved of it from now on is new. Runs on the store's thread."""
        self._versions[identifier] = 0

    def is_stored(self) -> bool:
        """Whether the open item was ever handed over or loaded."""
        item = self._asked
        return item is not None and bool(self._versions.get(item.id))

    def flush(self) -> None:
        """Hand over now what is not kept yet. Saves follow each other in the order in which they were asked."""
        self._halt()
        left, self._left = self._left, {}
        for item in left.values():
            self._hand_over(item)
        if self._kept is not None and self._editor.item != self._asked:
            self._asked = self._editor.item
            self._hand_over(self._asked)

    def _halt(self) -> None:
        self._timer.stop()
        self._since_first.invalidate()

    def _hand_over(self, item: Any) -> None:
        def work() -> Any:
            self._versions[item.id] = self._keep(item, self._versions[item.id])
            return item

        self._under_way += 1
        self._tasks.run(work, self._on_kept, lambda error: self._on_failed(error, item))

    def _on_changed(self, item: Any) -> None:
        if self._kept is None or item.id != self._kept.id:
            return
        if item == self._kept == self._asked and not self._left:
            self._halt()
            self._tell(SaveState.SAVED)
        elif self.state is SaveState.FAILED:  # that stays in sight until it is over
            if not self._timer.isActive():
                self._timer.start(RETRY_MS)
        else:
            self._tell(SaveState.CHANGED)
            if not self._since_first.isValid():
                self._since_first.start()
            self._timer.start(max(0, min(DELAY_MS, MOST_MS - self._since_first.elapsed())))

    def _on_kept(self, item: Any) -> None:
        self._under_way -= 1
        if self._kept is not None and item.id == self._kept.id:
            self._kept = item
        if not self.pending:
            self._tell(SaveState.SAVED)

    def _on_failed(self, error: BaseException, item: Any) -> None:
        self._under_way -= 1
        if isinstance(error, ConflictProblem):
            if self._kept is not None and item.id == self._kept.id:
                self.release()
            self._tell(SaveState.FAILED, error.sentence)
            self.conflict.emit(item)
            return
        if self._kept is not None and item.id == self._kept.id:
            self._asked = self._kept  # so that the next flush hands it over again
        else:
            self._left[item.id] = item
        if not isinstance(error, Problem):
            self._tell(SaveState.FAILED, FAULT)
            raise error
        self._tell(SaveState.FAILED, error.sentence)
        self._timer.start(RETRY_MS)

    def _tell(self, state: SaveState, sentence: str = "") -> None:
        self.state = state
        self.state_changed.emit(state, sentence)
