"""Which tenders in preparation fit the open enterprise, worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ..application.ports import Problem, Query
from ..domain.choices import Phase
from ..domain.enterprises.matching import Atlas, Match, Need, need_of, tenders_for
from .enterprise_editor import EnterpriseEditor
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

Known = dict[str, tuple[datetime, str, Need]]
"""By the id of a tender: when it was kept, the home it was reckoned from, and what it needs."""
PHASES = (Phase.PREPARATION, Phase.REVIEW)
"""The phases in which somebody can still be asked."""
MOST = 500
"""So many tenders, those kept last first, are looked through."""
DELAY_MS = 400


@dataclass(frozen=True)
class Fitting:
    """The tenders that fit, the best first, and how many were looked at."""

    rows: Sequence[tuple[Need, Match]]
    looked_at: int


class FittingDesk(QObject):
    """`found(Fitting)` comes for the enterprise that is open; `failed(str)` says why nothing can be found."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        editor: EnterpriseEditor,
        door: ServiceDoor,
        tasks: Tasks,
        background: Tasks,
        home: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._door, self._tasks, self._background, self._home = editor, door, tasks, background, home
        self._card: QWidget | None = None
        self._needs: Known = {}
        self._basis: tuple[tuple[Need, ...], Atlas] | None = None
        self._asked = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._match)
        editor.opened.connect(lambda _enterprise: self.look())
        editor.changed.connect(lambda _enterprise: self._follow())

    def watch(self, card: QWidget) -> None:
        """This card shows what is found; nothing is worked out while nobody sees it."""
        self._card = card

    @property
    def is_seen(self) -> bool:
        """Whether the card can be seen."""
        return self._card is not None and self._card.isVisible()

    def look(self) -> None:
        """Read which tenders there are now, and find which of them fit."""
        if not self.is_seen:
            return
        home, known = self._home(), self._needs

        def show(read: tuple[Known, Atlas]) -> None:
            self._needs = read[0]
            self._basis = tuple(need for _at, _home, need in self._needs.values()), read[1]
            self._match()

        def failed(error: BaseException) -> None:
            if not isinstance(error, Problem):
                raise error
            self.failed.emit(error.sentence)

        self._tasks.run(self._door.use(lambda services: _read(services, home, known)), show, failed)

    def _follow(self) -> None:
        if self.is_seen:
            self._later.start(DELAY_MS)

    def _match(self) -> None:
        if self._basis is None:
            return
        (needs, atlas), enterprise = self._basis, self._editor.enterprise
        self._asked = asked = self._asked + 1

        def work() -> Fitting | None:
            if asked != self._asked:  # another letter was typed since
                return None
            return Fitting(tenders_for(enterprise, needs, atlas), len(needs))

        def show(fitting: Fitting | None) -> None:
            if fitting is not None and asked == self._asked and enterprise.id == self._editor.enterprise.id:
                self.found.emit(fitting)

        self._background.run(work, show)


def _read(services: Services, home: str, known: Known) -> tuple[Known, Atlas]:
    """On the thread of the store: what each tender in preparation needs. One that is as it was is not read again."""
    atlas = Atlas(services.places(), services.cpv_table())
    needs: Known = {}
    for row in services.dossiers.rows(Query(phases=PHASES, limit=MOST)):
        before = known.get(row.id)
        if before is not None and before[:2] == (row.saved_at, home):
            needs[row.id] = before
            continue
        tender = services.dossiers.open(row.id).tender
        norms = services.assessor.norms(services.assessor.day(tender))
        needs[row.id] = (row.saved_at, home, need_of(tender, atlas.places, home, norms))
    return needs, atlas
