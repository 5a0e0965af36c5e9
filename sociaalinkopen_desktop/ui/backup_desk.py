"""Backups from the window: made by themselves beside the work, listed, looked into, put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ..application.backup_words import moment_words, restored_sentence
from ..application.backups import Backup, Backups, Restored, TenderThere
from ..application.ports import Problem
from ..domain.tender import Tender
from .messages import sentences_of
from .service_door import ServiceDoor
from .tasks import Tasks

FIRST_MS, EVERY_MS = 4_000, 5 * 60_000
"""After the start, and then every so often, it is looked whether a copy is due."""


class BackupDesk(QObject):
    """`listed(tuple[Checked])`, `previewed(Preview)`, `restored(Restored)`: what came of the asking. `busy(bool)`.

    `said(words, action words, action)` is for the undo bar; `failed(title, sentence)` needs reading. `make_backups` is
    called on another thread, once; `is_wanted` says whether copies are made by themselves. `keep_all` is called before
    something is put back: whatever is not kept yet is handed to `tasks`.
    """

    listed = Signal(object)
    previewed = Signal(object)
    restored = Signal(object)
    busy = Signal(bool)
    said = Signal(str, str, object)
    failed = Signal(str, str)

    def __init__(
        self,
        make_backups: Callable[[], Backups],
        door: ServiceDoor,
        tasks: Tasks,
        background: Tasks,
        is_wanted: Callable[[], bool],
        keep_all: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_backups = make_backups
        self._backups: Backups | None = None
        self._door, self._tasks, self._background = door, tasks, background
        self._is_wanted, self._keep_all = is_wanted, keep_all
        self._told: set[str] = set()
        self._under_way = self._looking = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.make_when_due)

    # -- by themselves --------------------------------------------------------------------------------------------
    def watch(self) -> None:
        """Make copies from now on while one works, the first one soon."""
        self._timer.start(EVERY_MS)
        QTimer.singleShot(FIRST_MS, self, self.make_when_due)

    def make_when_due(self) -> None:
        """Make a copy when it is time; what goes wrong is told once, until it has gone well again."""
        if not self._is_wanted() or self._looking:
            return
        self._looking += 1

        def done(_made: Backup | None) -> None:
            self._looking -= 1
            self._told.clear()

        def failed(error: BaseException) -> None:
            self._looking -= 1
            if not isinstance(error, Problem):
                raise error
            if error.sentence not in self._told:
                self._told.add(error.sentence)
                self.failed.emit("De reservekopie is niet gemaakt", error.sentence)

        self._background.run(lambda: self._there().make_when_due(), done, failed)

    # -- on request -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask for the list."""
        self._run(lambda backups: backups.checked_all(), self.listed.emit, "De reservekopieën zijn niet te lezen")

    def make(self) -> None:
        """Make a copy now."""

        def done(made: Backup | None) -> None:
            if made is None:
                self.said.emit("Er wordt net al een reservekopie gemaakt", "", None)
            else:
                self.said.emit(f"Reservekopie gemaakt: {made.path.name}", "", None)
            self.refresh()

        self._run(lambda backups: backups.make(), done, "De reservekopie is niet gemaakt")

    def preview(self, backup: Backup) -> None:
        """Ask what putting this copy back would change."""
        self._run(
            lambda backups: backups.preview(backup), self.previewed.emit, "Deze reservekopie is niet te gebruiken"
        )

    def preview_file(self, path: Path) -> None:
        """The same for a file that lies elsewhere."""
        self._run(
            lambda backups: backups.preview(backups.at(path)),
            self.previewed.emit,
            "Deze reservekopie is niet te gebruiken",
        )

    def restore(self, backup: Backup) -> None:
        """Put a copy in the place of the data, after keeping what is there; can be undone."""
        self._keep_all()

        def done(restored: Restored) -> None:
            self.restored.emit(restored)
            kept = restored.kept_as
            if kept is None or restored.was_damaged:
                self.said.emit(restored_sentence(backup), "", None)
            else:
                self.said.emit(restored_sentence(backup), "Ongedaan maken", lambda: self._undo(kept))
            self.refresh()

        self._ask(
            self._tasks,
            self._door.use(lambda services: self._there().restore(backup, services.swap)),
            done,
            "Terugzetten is niet gelukt",
        )

    def bring_back(self, backup: Backup, there: TenderThere, start: Callable[[Tender], object]) -> None:
        """Let one tender out of a copy begin again as a tender of its own."""
        self._run(
            lambda backups: _named(backups.tender(backup, there.id), backup),
            start,
            "Deze aanbesteding is niet terug te halen",
        )

    # -- inside ---------------------------------------------------------------------------------------------------
    def _undo(self, kept: Path) -> None:
        self._run(lambda backups: backups.at(kept), self.restore, "Terugzetten is niet gelukt")

    def _there(self) -> Backups:
        """The copies; made on the thread that asks first."""
        if self._backups is None:
            self._backups = self._make_backups()
        return self._backups

    def _run(self, action: Callable[[Backups], Any], done: Callable[[Any], object], title: str) -> None:
        self._ask(self._background, lambda: action(self._there()), done, title)

    def _ask(self, tasks: Tasks, work: Callable[[], Any], done: Callable[[Any], object], title: str) -> None:
        self._under_way += 1
        self.busy.emit(True)

        def over() -> None:
            self._under_way -= 1
            if not self._under_way:
                self.busy.emit(False)

        def succeeded(result: Any) -> None:
            over()
            done(result)

        def failed(error: BaseException) -> None:
            over()
            self.failed.emit(title, sentences_of(error))

        tasks.run(work, succeeded, failed)


def _named(tender: Tender, backup: Backup) -> Tender:
    title = f"{tender.subject.title.strip()} (uit reservekopie {moment_words(backup.moment)})".strip()
    return replace(tender, subject=replace(tender.subject, title=title))
