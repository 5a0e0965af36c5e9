"""What the desks of the window that keep what is typed have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from .autosave import SaveState
from .editing import Editor
from .keeper import Keeper
from .messages import sentences_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks


class KeptDesk(QObject):
    """Runs use cases beside the window; `tasks` is the thread of the store.

    `said(words, action words, action)` is for the undo bar. `failed(title, sentence)` for a box: something that is not
    the program's fault. `settled()`: nothing is left to keep.
    """

    said = Signal(str, str, object)
    failed = Signal(str, str)
    settled = Signal()

    def __init__(self, door: ServiceDoor, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._tasks = door, tasks

    def _run(
        self, action: Callable[[Services], Any], done: Callable[[Any], object] | None, title: str, gone: str = ""
    ) -> None:
        """Do this on the store's thread. `gone` is what to say when what it is about is no more."""

        def failed(error: BaseException) -> None:
            if isinstance(error, KeyError) and gone:
                self.failed.emit(title, gone)
            else:
                self._fail(title, error)

        self._tasks.run(self._door.use(action), done, failed)

    def _fail(self, title: str, error: BaseException) -> None:
        self.failed.emit(title, sentences_of(error))


class ItemDesk(KeptDesk):
    """Keeps one item at a time as it is typed in `editor`. A subclass says how, in `_keep` and `_on_conflict`."""

    def __init__(
        self,
        door: ServiceDoor,
        tasks: Tasks,
        editor: Editor,
        time_words: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(door, tasks, parent)
        self._time_words = time_words
        editor.setParent(self)
        self.editor = editor
        self.keeper = Keeper(editor, tasks, self._keep, self)
        self.keeper.state_changed.connect(self._show_state)
        self.keeper.conflict.connect(self._on_conflict)
        self.page: Any = None
        """The page of one item, once it was made."""

    @property
    def undo_stack(self) -> QUndoStack:
        """The history of the open item, for Ctrl+Z while its page is shown."""
        return self.editor.undo_stack

    @property
    def pending(self) -> bool:
        """Whether something is not kept yet."""
        return self.keeper.pending

    @property
    def state(self) -> SaveState:
        """Whether everything is kept."""
        return self.keeper.state

    def _keep(self, item: Any, version: int) -> int:
        """Save it on the store's thread; gives the new version."""
        raise NotImplementedError

    def _on_conflict(self, item: Any) -> None:
        """It was changed or removed elsewhere: ours goes on beside it, under a number of its own."""
        raise NotImplementedError

    def _show_state(self, state: SaveState, sentence: str) -> None:
        words = {
            SaveState.SAVED: f"Bewaard · {self._time_words()}" if self.keeper.is_stored() else "",
            SaveState.CHANGED: "Wordt bewaard",
            SaveState.FAILED: f"{sentence} Het programma blijft het proberen.",
        }[state]
        if self.page is not None:
            self.page.show_kept(state, words)
        if state is SaveState.SAVED:
            self.settled.emit()
