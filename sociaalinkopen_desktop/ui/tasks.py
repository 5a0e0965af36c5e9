"""Work beside the window: a plain function runs on another thread, and its result comes back on this one."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

Work = Callable[[], Any]
Done = Callable[[Any], object]
Failed = Callable[[BaseException], object]
_Job = tuple[int, Work]


class Tasks(QObject):
    """Runs work one after the other, in the order in which it was asked, always on the same other thread.

    The thread ends when this object does; work that was not begun then is not done, so `wait` first.
    """

    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting: dict[int, tuple[Done | None, Failed | None]] = {}
        self._number = 0
        self._thread: threading.Thread | None = None
        self._takes_more = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        weakref.finalize(self, self._jobs.put, None)

    def run(self, work: Work, done: Done | None = None, failed: Failed | None = None) -> None:
        """Do `work` on the other thread; then `done(result)` or `failed(error)` on this one.

        Without `failed` an error is raised here, where the crash dialog catches it. After `finish` nothing is done.
        """
        if not self._takes_more:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=_work_off, args=(self._jobs, weakref.ref(self)), daemon=True)
            self._thread.start()
        self._number += 1
        self._waiting[self._number] = (done, failed)
        self._jobs.put((self._number, work))

    @property
    def busy(self) -> bool:
        """Whether something is under way or its result is not delivered yet."""
        return bool(self._waiting)

    def wait(self) -> None:
        """Wait until all work is done; results are delivered when the event loop runs again."""
        if self._thread is None:
            return
        reached = threading.Event()
        self._jobs.put((0, reached.set))
        reached.wait()

    def finish(self) -> None:
        """Wait as `wait` does and take no more work: nothing may run when the program ends, least of all in pdfium."""
        self._takes_more = False
        self.wait()

    @Slot(int, object, object)
    def _deliver(self, number: int, result: Any, error: BaseException | None) -> None:
        done, failed = self._waiting.pop(number)
        if error is None:
            if done is not None:
                done(result)
        elif failed is not None:
            failed(error)
        else:
            raise error


def _work_off(jobs: SimpleQueue[_Job | None], owner: weakref.ref[Tasks]) -> None:
    """The other thread: does jobs until it is told to stop."""
    while (job := jobs.get()) is not None:
        number, work = job
        result: Any = None
        error: BaseException | None = None
        try:
            result = work()
        except BaseException as caught:  # handed over: the other side deals with it
            error = caught
        tasks = owner()
        if number and tasks is not None and isValid(tasks):
            tasks._finished.emit(number, result, error)
        del tasks, result, error, work, job
