"""Knows whether the program ended by accident the last time, and offers to go on where it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

from ..application.ports import Stored
from ..config.session import LOCK, Session, read_session, write_session
from ..domain import dutch
from .one_instance import try_lock
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from ..domain.tender import Tender

Say = Callable[[str, str, Callable[[], object] | None], object]
TITLE_LENGTH = 40


class SessionKeeper(QObject):
    """Writes what is open, from `begin` until `end`. A second program on the same data leaves the file alone.

    After an accident `begin` says so through `say(words, action words, action)`, with what was open to go on with.
    """

    def __init__(
        self,
        folder: Path,
        door: ServiceDoor,
        tasks: Tasks,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._door, self._tasks, self._today = folder, door, tasks, today
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # of a program that is gone, never of one that runs for long
        self._is_ours = False
        self._written: Session | None = None

    def begin(self, say: Say, open_tender: Callable[[str], object]) -> None:
        """The data file is open: from now on this program is at work. Does nothing when it was already."""
        if self._is_ours:
            return
        self._is_ours = try_lock(self._lock)
        if not self._is_ours:
            return
        last = read_session(self._folder)
        self._write(Session(is_running=True))
        if not last.is_running:
            return

        def load(services: Services) -> Stored | None:
            try:
                return services.dossiers.open(last.tender)
            except KeyError:
                return None

        def told(stored: Stored | None) -> None:
            if stored is None:
                say(lost_words(None, self._today()), "", None)
            else:
                words = lost_words(stored.saved_at, self._today())
                say(words, f"Open {_short_title(stored.tender)}", lambda: open_tender(stored.tender.id))

        def failed(_error: BaseException) -> None:
            told(None)  # opening it will say what is wrong

        self._tasks.run(self._door.use(load), told, failed)

    def opened(self, stored: Stored) -> None:
        """This tender is open now."""
        self._write(Session(is_running=True, tender=stored.tender.id))

    def end(self) -> None:
        """The program closes in good order."""
        if self._is_ours:
            self._write(Session())
            self._lock.unlock()
            self._is_ours = False

    def _write(self, session: Session) -> None:
        if self._is_ours and session != self._written:
            self._written = session
            write_session(session, self._folder)


def lost_words(saved_at: datetime | None, today: date) -> str:
    """What to say after an accident: until when everything is kept."""
    before = "Vorige keer sloot het programma onverwacht."
    if saved_at is None:
        return f"{before} Wat u had ingevuld, is bewaard"
    here = saved_at.astimezone()
    day = "" if here.date() == today else f"{dutch.day(here.date())} "
    return f"{before} Alles tot {day}{here:%H:%M} is bewaard"


def _short_title(tender: Tender) -> str:
    title = " ".join(tender.subject.title.split()) or "de aanbesteding"
    return title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1].rstrip()}…"
