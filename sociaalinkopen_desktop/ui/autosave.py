"""Keeps what is typed: shortly after the last change, and at once when a page is left or the window closes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ..application.ports import ConflictProblem, Problem, Stored
from .tasks import Tasks
from .tender_editor import TenderEditor

if TYPE_CHECKING:
    from ..domain.tender import Tender

DELAY_MS = 600
MOST_MS = 900
"""However long one types on: what was typed first waits no longer than this."""
RETRY_MS = 5_000


class SaveState(Enum):
    """What the foot of the window says."""

    SAVED = "saved"
    CHANGED = "changed"
    FAILED = "failed"


class Autosave(QObject):
    """Saves the editor's tender through `keep(tender, version)`, which runs on the store's thread.

    `state_changed(SaveState, str)` carries the Dutch sentence of a failure. `conflict(Tender)` says that somebody else
    saved this tender in the meantime; nothing of ours is lost, it is still in the editor. A tender that was left while
    its saving failed is not forgotten either: it is tried again together with the next one. A failure is told until
    saving works again; meanwhile it is tried every few seconds.
    """

    state_changed = Signal(object, str)
    saved = Signal(object)
    conflict = Signal(object)

    def __init__(
        self,
        editor: TenderEditor,
        tasks: Tasks,
        keep: Callable[[Tender, int], Stored],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._tasks, self._keep = editor, tasks, keep
        self._kept: Tender | None = None  # the open tender as it is in the store
        self._asked: Tender | None = None  # the open tender as it was last handed over
        self._versions: dict[str, int] = {}  # on the store's thread: each save follows the one before
        self._left: dict[str, Tender] = {}  # other tenders whose saving failed
        self._under_way = 0
        self.state = SaveState.SAVED
        self._since_first = QElapsedTimer()  # runs from the first change that was not handed over
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)
        editor.changed.connect(self._on_changed)

    @property
    def pending(self) -> bool:
        """Whether something is not kept yet."""
        changed = self._kept is not None and self._editor.tender != self._kept
        return bool(self._under_way or self._left or changed)

    @property
    def follows(self) -> bool:
        """Whether there is an open tender to keep."""
        return self._kept is not None

    def follow(self, stored: Stored) -> None:
        """From now on keep this tender, which was just loaded or made."""
        self._timer.stop()
        self._since_first.invalidate()
        self._kept = self._asked = stored.tender
        self._versions[stored.tender.id] = stored.version
        self._tell(SaveState.SAVED)

    def release(self) -> None:
        """Nothing is kept from now on: what is in the editor goes another way."""
        self._timer.stop()
        self._kept = self._asked = None

    def flush(self) -> None:
        """Hand over now what is not kept yet. Saves follow each other in the order in which they were asked."""
        self._timer.stop()
        self._since_first.invalidate()
        left, self._left = self._left, {}
        for tender in left.values():
            self._hand_over(tender)
        if self._kept is not None and self._editor.tender != self._asked:
            self._asked = self._editor.tender
            self._hand_over(self._asked)

    def _hand_over(self, tender: Tender) -> None:
        def work() -> Stored:
            stored = self._keep(tender, self._versions[tender.id])
            self._versions[tender.id] = stored.version
            return stored

        self._under_way += 1
        self._tasks.run(work, self._on_kept, lambda error: self._on_failed(error, tender))

    def _on_changed(self, tender: Tender) -> None:
        if self._kept is None or tender.id != self._kept.id:
            return
        if tender == self._kept == self._asked and not self._left:
            self._timer.stop()
            self._since_first.invalidate()
            self._tell(SaveState.SAVED)
            return
        if self.state is SaveState.FAILED:  # that stays in sight until it is over
            if not self._timer.isActive():
                self._timer.start(RETRY_MS)
            return
        if self.state is not SaveState.CHANGED:
            self._tell(SaveState.CHANGED)
        if not self._since_first.isValid():
            self._since_first.start()
        self._timer.start(max(0, min(DELAY_MS, MOST_MS - self._since_first.elapsed())))

    def _on_kept(self, stored: Stored) -> None:
        self._under_way -= 1
        if self._kept is not None and stored.tender.id == self._kept.id:
            self._kept = stored.tender
        self.saved.emit(stored)
        if not self.pending:
            self._tell(SaveState.SAVED)

    def _on_failed(self, error: BaseException, tender: Tender) -> None:
        self._under_way -= 1
        is_open = self._kept is not None and tender.id == self._kept.id
        if is_open:
            self._asked = self._kept  # so that the next flush hands it over again
        else:
            self._left[tender.id] = tender
        if not isinstance(error, Problem):
            self._tell(SaveState.FAILED, "Bewaren lukt niet door een fout in het programma.")
            raise error
        self._tell(SaveState.FAILED, error.sentence)
        if isinstance(error, ConflictProblem):
            self._left.pop(tender.id, None)
            self.conflict.emit(tender)
        else:
            self._timer.start(RETRY_MS)

    def _tell(self, state: SaveState, sentence: str = "") -> None:
        self.state = state
        self.state_changed.emit(state, sentence)
