"""Keeping what the user changed: handing it over, telling how that goes, and closing only when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoStack

from ..application.ports import Stored
from .autosave import SaveState
from .service_door import ServiceDoor

if TYPE_CHECKING:
    from ..domain.tender import Tender
    from .main_window import MainWindow
    from .meeting_desk import MeetingDesk
    from .packs_desk import PacksDesk
    from .policy_desk import PolicyDesk
    from .register_desk import RegisterDesk


def keep_with(door: ServiceDoor) -> Callable[[Tender, int], Stored]:
    """How a tender is kept over the version it came from; runs on the thread of the store."""

    def keep(tender: Tender, version: int) -> Stored:
        return door.use(lambda services: services.dossiers.keep(tender, version))()

    return keep


class Keeping(QObject):
    """What keeps something in this window: the open tender, the policy, the own criteria, register, meetings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._closing = False

    def flush(self) -> None:
        """Hand over everything that is not kept yet."""
        self._window.autosave.flush()
        for desk in self._desks():
            desk.flush()

    def keep_now(self) -> bool:
        """Hand over everything, wait for it, and tell whether all of it is kept. The window stands still meanwhile."""
        self.flush()
        tasks = self._window.tasks
        tasks.wait()
        QCoreApplication.sendPostedEvents(tasks)  # how each of them went
        return not (self._window.autosave.pending or any(desk.pending for desk in self._desks()))

    def history(self) -> QUndoStack:
        """The history of what is on screen: of a desk, or else of the open tender."""
        window = self._window
        shown = window.stack.currentWidget()
        if shown is window.list_page:
            return window.bulk.history
        register = window.register_if_made
        if register is not None and shown is window.page_if_made("enterprises"):
            return register.bulk.history
        meetings = window.meetings_if_made
        if meetings is not None and shown is window.page_if_made("meetings"):
            return meetings.history
        return next((desk.undo_stack for desk in self._desks() if desk.page is shown), window.editor.undo_stack)

    def show_state(self, state: SaveState, sentence: str) -> None:
        """Tell in the open tender whether it is kept; close when closing waited for that."""
        words = {
            SaveState.SAVED: f"Alles bewaard · {self._window.around.time_words()}",
            SaveState.CHANGED: "Wordt bewaard",
            SaveState.FAILED: f"{sentence} Het programma blijft het proberen.",
        }[state]
        if self._window.workspace is not None:
            self._window.workspace.show_save_state(state, words)
        if state is SaveState.SAVED:
            self.settled()

    def settled(self) -> None:
        """Something is kept that was not: close now, if closing waited for it."""
        if self._closing:
            self._window.close()

    def keep_beside(self, tender: Tender) -> None:
        """Another program changed the open tender: what is on screen goes on as a copy."""
        self._window.autosave.release()
        self._window.desk.keep_as_copy(tender)
        self._window.say("Iemand anders wijzigde deze aanbesteding ook. Uw versie staat er nu als kopie naast")

    def may_close(self) -> bool:
        """Whether the window may go now. When not, everything is handed over and closing goes on once it is kept."""
        desks = self._desks()
        if not self._window.autosave.pending and not any(desk.pending for desk in desks):
            self._leave_kept(desks)
            return True
        states = {self._window.autosave.state, *(desk.state for desk in desks)}
        asked = self._closing and SaveState.FAILED in states
        if asked and self._leaves_unkept():
            for desk in desks:
                desk.leave()
            self._window.session.end()
            return True
        self._closing = not asked  # who stays must not see the window go when saving works again
        self.flush()
        return False

    # -- inside ---------------------------------------------------------------------------------------------------
    def _desks(self) -> list[PolicyDesk | PacksDesk | RegisterDesk | MeetingDesk]:
        """What keeps something beside the open tender, as far as it was ever shown."""
        window = self._window
        desks = (window.policy, window.packs, window.register_if_made, window.meetings_if_made)
        return [desk for desk in desks if desk is not None]

    def _leave_kept(self, desks: list[PolicyDesk | PacksDesk | RegisterDesk | MeetingDesk]) -> None:
        window = self._window
        for desk in desks:
            desk.leave()
        window.background.finish()
        window.drawing.finish()
        window.session.end()
        window.tasks.run(window.door.shut)
        window.tasks.finish()

    def _leaves_unkept(self) -> bool:
        return self._window.around.messages.ask(
            self._window,
            "Niet alles is bewaard",
            "Bewaren lukt niet. Als u nu sluit, gaan uw laatste wijzigingen verloren.",
            "Toch sluiten",
        )
