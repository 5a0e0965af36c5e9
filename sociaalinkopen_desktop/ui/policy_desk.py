"""What happens with the policy profile: kept as it is typed, put in force, read from and written to files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from ..application.bouwblok_import import BouwblokFile
from ..application.ports import Problem
from ..application.rejudging import Effect, Stopped
from ..domain.policy import PolicyProfile
from .autosave import DELAY_MS, RETRY_MS, SaveState
from .kept_desk import KeptDesk
from .messages import Messages
from .profile_editor import ProfileEditor
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from .pages.policy import PolicyPage

PROFILE_FILES = "Beleidsprofiel (*.json);;Alle bestanden (*)"
TABLE_FILES = "Tabel met bouwblokken (*.csv *.txt);;Alle bestanden (*)"
FILE_NAME = "beleidsprofiel.json"


class PolicyDesk(KeptDesk):
    """Runs the use cases of the profile beside the window.

    `rules_changed()`: tenders are judged by other numbers from now on.
    `background` is the thread for what may take a while.
    """

    rules_changed = Signal()

    def __init__(
        self,
        door: ServiceDoor,
        services: Services,
        store_tasks: Tasks,
        background: Tasks,
        today: Callable[[], date],
        time_words: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(door, store_tasks, parent)
        from .pages.policy import PolicyPage

        self._services, self._background = services, background
        self._time_words = time_words
        self.editor = ProfileEditor(self)
        self._kept: PolicyProfile | None = None  # as it lies in the store; None until it has been read
        self._asked: PolicyProfile | None = None
        self._in_force = services.library.profile
        self._counting = self._has_left = False
        self._counted: tuple[PolicyProfile, Effect] | None = None  # the newest effect, and of which profile it is
        self._under_way = 0
        self.state = SaveState.SAVED
        library = services.library
        self.page: PolicyPage = PolicyPage(
            self.editor, library.base.norms, today, services.policy_files.example_tables()
        )
        self.page.show_in_force(self._in_force)
        self.page.apply_requested.connect(lambda: self.put_in_force(self.editor.profile))
        self.page.discard_requested.connect(self.discard)
        self.page.removed.connect(
            lambda words: self.said.emit(words, "Ongedaan maken  Ctrl+Z", self.editor.undo_stack.undo)
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.editor.changed.connect(self._on_changed)
        self._tasks.run(door.use(lambda services: services.library.draft()), self._open, self._not_kept)

    def connect_files(
        self, messages: Messages, folder: Callable[[], Path], open_folder: Callable[[Path], None]
    ) -> None:
        """Let the officer choose files through `messages`, beginning in `folder()`."""
        page, window = self.page, self.page.window

        def ask(title: str, kinds: str, then: Callable[[Path], None]) -> None:
            path = messages.file_to_open(window(), title, kinds, str(folder()))
            if path is not None:
                then(path)

        def save() -> None:
            path = messages.file_to_save(window(), "Beleidsprofiel bewaren", folder() / FILE_NAME, PROFILE_FILES)
            if path is not None:
                self.write(path, lambda: open_folder(path.parent))

        page.import_requested.connect(lambda: ask("Beleidsprofiel inlezen", PROFILE_FILES, self.read))
        page.csv_requested.connect(lambda: ask("Bouwblokken inlezen", TABLE_FILES, self.read_blocks))
        page.export_requested.connect(save)

    @property
    def undo_stack(self) -> QUndoStack:
        """The history of the profile, for Ctrl+Z while its page is shown."""
        return self.editor.undo_stack

    # -- keeping --------------------------------------------------------------------------------------------------
    @property
    def pending(self) -> bool:
        """Whether something is not kept yet."""
        return bool(self._under_way) or (self._kept is not None and self.editor.profile != self._kept)

    def flush(self) -> None:
        """Keep now what is not kept yet, and work out what it would change."""
        self._timer.stop()
        profile = self.editor.profile
        if self._kept is None or profile == self._asked:
            return
        self._asked = profile
        self._under_way += 1

        def kept(_when: object) -> None:
            self._under_way -= 1
            self._kept = profile
            if not self.pending:
                self._tell(SaveState.SAVED, f"Alles bewaard · {self._time_words()}")
                self.settled.emit()
            self._count()

        self._tasks.run(self._door.use(lambda services: services.library.keep_draft(profile)), kept, self._not_kept)

    def leave(self) -> None:
        """The store is about to be closed: work nothing out any more."""
        self._has_left = True
        self._timer.stop()

    def _open(self, draft: PolicyProfile) -> None:
        self._kept = self._asked = draft
        self.editor.open(draft)
        self._count()
        warning = self._services.library.warning
        if warning:
            self.failed.emit("Uw beleid is niet te lezen", warning)

    def _on_changed(self, profile: PolicyProfile) -> None:
        if self._kept is None:
            return
        if profile == self._asked:
            self._timer.stop()
            if not self._under_way:
                self._tell(SaveState.SAVED, f"Alles bewaard · {self._time_words()}")
        else:
            self._tell(SaveState.CHANGED, "Wordt bewaard")
            self._timer.start(DELAY_MS)
        self._show_effect()

    def _not_kept(self, error: BaseException) -> None:
        self._under_way = max(0, self._under_way - 1)
        self._asked = self._kept
        if not isinstance(error, Problem):
            raise error
        self._tell(SaveState.FAILED, error.sentence)
        self._timer.start(RETRY_MS)

    def _tell(self, state: SaveState, words: str) -> None:
        self.state = state
        self.page.show_kept(state, words)

    # -- what it changes ------------------------------------------------------------------------------------------
    def _show_effect(self) -> None:
        is_known = self._counted is not None and self._counted[0] == self.editor.profile
        self.page.show_effect(self._counted[1] if is_known and self._counted is not None else None)

    def _count(self) -> None:
        """Work out what the draft does; one at a time, and only for what is on screen."""
        profile = self.editor.profile
        self._show_effect()
        if (
            self._has_left
            or self._counting
            or profile == self._in_force
            or (self._counted is not None and self._counted[0] == profile)
        ):
            return
        self._counting = True

        def counted(effect: Effect) -> None:
            self._counting = False
            self._counted = profile, effect
            if profile == self.editor.profile:
                self._show_effect()
            elif not self._timer.isActive():
                self._count()

        def failed(error: BaseException) -> None:
            self._counting = False
            if not isinstance(error, Stopped):
                self._fail("De gevolgen zijn niet te berekenen", error)
            elif not self._timer.isActive():
                self._count()

        def is_wanted() -> bool:
            return not self._has_left and self.editor.profile == profile

        services = self._services
        self._background.run(
            lambda: services.library.effect_of(profile, services.dossiers.store, is_wanted), counted, failed
        )

    def put_in_force(self, profile: PolicyProfile) -> None:
        """From now on judge by this profile; can be undone."""
        before = self._in_force
        self._under_way += 1

        def done(effect: Effect) -> None:
            self._under_way -= 1
            self._in_force = self._kept = self._asked = profile
            self._counted = None
            self.page.show_in_force(profile)
            self._on_changed(self.editor.profile)  # what was typed meanwhile, or what was undone, is a draft again
            self.rules_changed.emit()
            words = f"Dit beleid geldt nu. {_outcome(effect)}"
            self.said.emit(words, "Ongedaan maken", lambda: self.put_in_force(before))
            if not self.pending:
                self.settled.emit()

        def failed(error: BaseException) -> None:
            self._under_way -= 1
            self._fail("Het beleid is niet gewijzigd", error)

        self._tasks.run(
            self._door.use(lambda services: services.library.put_in_force(profile, services.dossiers.store)),
            done,
            failed,
        )

    def discard(self) -> None:
        """Go back to the profile in force; can be undone."""
        words = "Wijzigingen weggegooid"
        self.editor.take(self._in_force, words)
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self.editor.undo_stack.undo)

    # -- files ----------------------------------------------------------------------------------------------------
    def read(self, path: Path) -> None:
        """Take a profile from a file, as a draft."""

        def done(profile: PolicyProfile) -> None:
            words = "Profiel ingelezen. Kijk het na en laat het gelden"
            self.editor.take(profile, words)
            self.said.emit(words, "Ongedaan maken  Ctrl+Z", self.editor.undo_stack.undo)

        self._background.run(
            lambda: self._services.policy_files.read(path),
            done,
            lambda error: self._fail("Dit profiel is niet te lezen", error),
        )

    def write(self, path: Path, open_folder: Callable[[], None]) -> None:
        """Write the profile as it is on screen to a file."""
        profile = self.editor.profile
        self._background.run(
            lambda: self._services.policy_files.write(profile, path),
            lambda _done: self.said.emit(f"Bewaard: {path.name}", "Open map", open_folder),
            lambda error: self._fail("Het profiel is niet bewaard", error),
        )

    def read_blocks(self, path: Path) -> None:
        """Show the bouwblokken in a file."""

        def done(file: BouwblokFile) -> None:
            self.page.show_file(file, path.name)

        self._background.run(
            lambda: self._services.policy_files.read_blocks(path),
            done,
            lambda error: self._fail("Deze tabel is niet te lezen", error),
        )


def _outcome(effect: Effect) -> str:
    return effect.sentence if effect.changes else "Geen lopende aanbesteding krijgt een ander oordeel."
