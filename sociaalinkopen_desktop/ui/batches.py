"""A change of many things, in batches beside the window, so that the list can be read between two; undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from .messages import sentences_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

BATCH = 20
UNDO_WORDS = "Ongedaan maken  Ctrl+Z"


class Batches(QObject):
    """`said(words, action words, action)` is for the undo bar; `failed(title, sentence)` needs reading.

    `progress(done, whole)` comes after each batch, `(0, 0)` at the end; `changed()` when the list is another one.
    `history` is what Ctrl+Z on the list goes through.
    """

    said = Signal(str, str, object)
    failed = Signal(str, str)
    progress = Signal(int, int)
    changed = Signal()

    def __init__(self, door: ServiceDoor, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._tasks = door, tasks
        self._stopped = False
        self._busy = False
        self.history = QUndoStack(self)

    @property
    def busy(self) -> bool:
        """Whether a change of many things is under way."""
        return self._busy

    def stop(self) -> None:
        """Stop after the batch that is under way; what was done stays done, and can be undone."""
        self._stopped = True

    def push(self, step: BatchStep) -> None:
        """Put a step that was just done in the history, and offer the way back."""
        self.history.push(step)
        self.said.emit(step.text(), UNDO_WORDS, self.history.undo)

    def in_batches(
        self,
        things: Sequence[Any],
        work: Callable[[Services, Sequence[Any]], Any],
        nothing: Any,
        done: Callable[[Any], object],
        trouble: str,
    ) -> None:
        """Do the work for a batch at a time; adds up what comes of it.

        When a batch fails the rest is left, and what was done counts.
        """
        self._stopped, self._busy = False, True
        whole = len(things)

        def finish(sum_of_all: Any) -> None:
            self._busy = False
            self.progress.emit(0, 0)
            done(sum_of_all)

        def next_batch(start: int, so_far: Any) -> None:
            if start >= whole or self._stopped:
                finish(so_far)
                return
            self.progress.emit(start, whole)
            part = things[start : start + BATCH]

            def failed(error: BaseException) -> None:
                sentence = sentences_of(error)
                finish(so_far)
                self.failed.emit(trouble, sentence)

            self._tasks.run(
                self._door.use(lambda services: work(services, part)),
                lambda made: next_batch(start + BATCH, so_far + made),
                failed,
            )

        next_batch(0, nothing)

    def run(self, work: Callable[[Services], Any], done: Callable[[Any], object], trouble: str) -> None:
        """Do one thing on the thread of the store."""
        self._tasks.run(self._door.use(work), done, lambda error: self.failed.emit(trouble, sentences_of(error)))


class BatchStep(QUndoCommand):
    """One action on the list. It was done already when it comes on the stack, so the first redo does nothing."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._is_new = True

    def redo(self) -> None:
        if self._is_new:
            self._is_new = False
        else:
            self.again()

    def again(self) -> None:
        """Do it once more, after it was undone."""
        raise NotImplementedError
