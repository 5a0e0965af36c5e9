"""What happens with packs of own criteria: read, made, looked over, taken over, thrown away and written to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from ..application.packs import Installed, Proposal, Undo
from ..application.ports import Problem
from ..application.rejudging import running_tenders
from ..domain.tender import Tender
from .autosave import DELAY_MS, RETRY_MS, SaveState
from .kept_desk import KeptDesk
from .messages import Messages
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from .pages.packs import PacksPage

FILES = "Pakket met criteria (*.json);;Alle bestanden (*)"
MOST_TENDERS = 20
"""As many tenders can be chosen from, to see how a point reads while it is made."""


class PacksDesk(KeptDesk):
    """Runs the use cases of packs beside the window.

    `rules_changed()`: tenders are judged by other criteria from now on.
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
        organisation: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(door, store_tasks, parent)
        from .pages.packs import PacksPage

        self._services, self._background = services, background
        self._installed: tuple[Installed, ...] = ()
        self._unkept: dict[str, dict[str, Any] | None] = {}
        self._under_way = 0
        self.state = SaveState.SAVED
        self.page: PacksPage = PacksPage(services.library.base, today, services.library.day, organisation)
        self.page.proposed.connect(self.propose_plain)
        self.page.accepted.connect(self.take_over)
        self.page.removal_requested.connect(self.propose_removal)
        self.page.example_requested.connect(self.propose_example)
        self.page.draft_changed.connect(self._on_draft)
        self.page.said.connect(lambda words: self.said.emit(words, "Ongedaan maken  Ctrl+Z", self.page.undo_stack.undo))
        self.page.resumed.connect(
            lambda: self.said.emit("U gaat verder waar u was gebleven", "Begin opnieuw", self.page.start_over)
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._tasks.run(door.use(lambda services: services.packs.drafts()), self.page.show_drafts, self._fail_to_show)
        self.refresh()

    def connect_files(
        self, messages: Messages, folder: Callable[[], Path], open_folder: Callable[[Path], None]
    ) -> None:
        """Let the officer choose files through `messages`, beginning in `folder()`."""
        page, window = self.page, self.page.window

        def read() -> None:
            path = messages.file_to_open(window(), "Pakket inlezen", FILES, str(folder()))
            if path is not None:
                self.read(path)

        def save(pack_id: str) -> None:
            name = f"pakket-{pack_id.lower() or 'zonder-code'}.json"
            path = messages.file_to_save(window(), "Pakket bewaren", folder() / name, FILES)
            if path is not None:
                self.write(pack_id, path, lambda: open_folder(path.parent))

        page.import_requested.connect(read)
        page.export_requested.connect(save)

    @property
    def undo_stack(self) -> QUndoStack:
        """The history of what is being made, for Ctrl+Z while the page is shown."""
        return self.page.undo_stack

    # -- showing --------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Show the packs of this moment, and the tenders at which a point can be looked at."""

        def shown(installed: tuple[Installed, ...]) -> None:
            self._installed = installed
            self.page.show_packs(installed)

        self._tasks.run(self._door.use(lambda services: services.packs.installed()), shown, self._fail_to_show)
        self._tasks.run(self._door.use(_tenders), self.page.show_tenders, self._fail_to_show)

    # -- what it would change -------------------------------------------------------------------------------------
    def read(self, path: Path) -> None:
        """Show what the pack in a file would change."""
        self._propose(
            lambda services: services.packs.propose(services.pack_files.read(path), path.name),
            "Dit pakket is niet te lezen",
        )

    def propose_example(self) -> None:
        """Show what the example would change."""
        self._propose(
            lambda services: services.packs.propose(services.pack_files.example()), "Het voorbeeld is niet te lezen"
        )

    def propose_plain(self, plain: dict[str, Any]) -> None:
        """Show what a pack that was made here would change."""
        self._propose(lambda services: services.packs.propose_plain(plain), "Dit pakket is nog niet in orde")

    def propose_removal(self, pack_id: str) -> None:
        """Show what goes when a pack is thrown away."""
        self._propose(lambda services: services.packs.propose_removal(pack_id), "Dit pakket is er niet meer")

    def _propose(self, ask: Callable[[Services], Proposal], title: str) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, KeyError):  # thrown away meanwhile
                self.refresh()
            else:
                self._fail(title, error)

        self._background.run(lambda: ask(self._services), self.page.show_proposal, failed)

    # -- changing -------------------------------------------------------------------------------------------------
    def take_over(self, proposal: Proposal) -> None:
        """Do what was proposed; can be undone."""
        if proposal.after is not None:
            words = f"Pakket ‘{proposal.after.title}’ telt nu mee"
        else:
            words = f"Pakket ‘{_title(proposal)}’ verwijderd"

        def carry_out(services: Services) -> Undo:
            return services.packs.carry_out(proposal)

        def after() -> None:
            self.page.forget_draft(proposal.id)
            self.page.show_list()

        self._change(carry_out, words, after)

    def _put_back(self, undo: Undo) -> None:
        self._change(lambda services: services.packs.undo(undo), "Ongedaan gemaakt", lambda: None)

    def _change(self, action: Callable[[Services], Undo], words: str, after: Callable[[], None]) -> None:
        self._under_way += 1

        def done(undo: Undo) -> None:
            self._under_way -= 1
            after()
            self.refresh()
            self.rules_changed.emit()
            self.said.emit(words, "Ongedaan maken", lambda: self._put_back(undo))
            self._settle()

        def failed(error: BaseException) -> None:
            self._under_way -= 1
            self._fail("Er is niets gewijzigd", error)
            self._settle()

        self._tasks.run(self._door.use(action), done, failed)

    # -- keeping what is being made -------------------------------------------------------------------------------
    @property
    def pending(self) -> bool:
        """Whether something is not kept yet."""
        return bool(self._under_way or self._unkept)

    def flush(self) -> None:
        """Keep now what is being made."""
        self._timer.stop()
        drafts, self._unkept = self._unkept, {}
        for key, draft in drafts.items():
            self._keep(key, draft)

    def leave(self) -> None:
        """The store is about to be closed: keep nothing any more."""
        self._timer.stop()

    def _on_draft(self, key: str, draft: dict[str, Any] | None) -> None:
        self._unkept[key] = draft
        self.state = SaveState.CHANGED
        self._timer.start(DELAY_MS)

    def _keep(self, key: str, draft: dict[str, Any] | None) -> None:
        self._under_way += 1

        def kept(_none: object) -> None:
            self._under_way -= 1
            self._settle()

        def failed(error: BaseException) -> None:
            self._under_way -= 1
            if not isinstance(error, Problem):
                raise error
            self._unkept.setdefault(key, draft)
            self._timer.start(RETRY_MS)
            was, self.state = self.state, SaveState.FAILED
            if was is not SaveState.FAILED:
                self.failed.emit("Wat u maakt, wordt nog niet bewaard", error.sentence)

        self._tasks.run(self._door.use(lambda services: services.packs.keep_draft(key, draft)), kept, failed)

    def _settle(self) -> None:
        if not self.pending:
            self.state = SaveState.SAVED
            self.settled.emit()

    # -- files ----------------------------------------------------------------------------------------------------
    def write(self, pack_id: str, path: Path, open_folder: Callable[[], None]) -> None:
        """Write a pack to a file, exactly as it lies on the shelf."""
        text = next((item.text for item in self._installed if item.id == pack_id), "")
        self._background.run(
            lambda: self._services.pack_files.write(text, path),
            lambda _done: self.said.emit(f"Bewaard: {path.name}", "Open map", open_folder),
            lambda error: self._fail("Het pakket is niet bewaard", error),
        )

    def _fail_to_show(self, error: BaseException) -> None:
        self._fail("Uw eigen criteria zijn niet te lezen", error)


def _tenders(services: Services) -> tuple[Tender, ...]:
    return tuple(islice(running_tenders(services.dossiers.store, MOST_TENDERS), MOST_TENDERS))


def _title(proposal: Proposal) -> str:
    before = proposal.before
    return before.pack.title if before is not None and before.pack is not None else proposal.id
