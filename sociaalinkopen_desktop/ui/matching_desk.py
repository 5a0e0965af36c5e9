"""What the register has to offer the open tender: who fits, who falls off, whom to ask. Worked out beside the window.

Only while one of the cards that show it can be seen; a key anywhere else costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ..application.ports import Problem
from ..application.register_ports import EnterpriseQuery, EnterpriseSort, InvitedBefore
from ..domain.catalogue import Catalogue
from ..domain.catalogue_search import plain
from ..domain.enterprises.barriers import BarrierScan, scan
from ..domain.enterprises.enterprise import Enterprise
from ..domain.enterprises.inviting import InvitationProposal, invitation_from, propose, turns_of
from ..domain.enterprises.matching import Atlas, EnterpriseIndex, Need, SearchResult, need_of, search, why_not
from ..domain.enterprises.search_log import search_log
from ..domain.market import RegisterSearch
from ..domain.norms import NoNormOnDate, Norms
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks
from .tender_editor import TenderEditor

if TYPE_CHECKING:
    from ..domain.tender import Tender

DELAY_MS = 150
MOST = 200
"""How many matches are worked out, so that there is something left when one narrows the list."""
MOST_MISFITS = 50


@dataclass(frozen=True)
class Misfits:
    """Who does not fit, each with the reasons; `has_more` when there are others that are not told of."""

    rows: Sequence[tuple[Enterprise, tuple[str, ...]]] = ()
    has_more: bool = False


@dataclass(frozen=True)
class Sight:
    """What was found for `tender`. `proposal` is None when a number that it needs is not known for the day.

    `log` is the search as it can be written in the file. `misfits` are only there when they were asked for. `names` and
    `turns` (when it was asked before) go by the id of an enterprise.
    """

    tender: Tender
    need: Need
    found: SearchResult
    scan: BarrierScan
    proposal: InvitationProposal | None
    log: RegisterSearch
    misfits: Misfits | None
    names: Mapping[str, str] = field(default_factory=dict)
    turns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Basis:
    """What the desk asks from outside: the norms for a tender, the municipality of the buyer, the day, the criteria."""

    norms: Callable[[Tender], Norms]
    home: Callable[[], str]
    today: Callable[[], date]
    catalogue: Callable[[], Catalogue]


_Stamp = tuple[int, datetime | None]


@dataclass(frozen=True)
class _Read:
    """What was read from the store; `enterprises` is None when they are the same as last time."""

    stamp: _Stamp
    enterprises: Sequence[Enterprise] | None
    atlas: Atlas | None
    invited: Sequence[InvitedBefore]


class MatchingDesk(QObject):
    """`changed()`: there is another sight, or none, or the register cannot be read.

    Cards say with `watch` that they show it, and with `look` that they were just shown.
    """

    changed = Signal()

    def __init__(
        self,
        editor: TenderEditor,
        door: ServiceDoor,
        tasks: Tasks,
        background: Tasks,
        basis: Basis,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._door, self._tasks, self._background = editor, door, tasks, background
        self._basis = basis
        self._watchers: list[QWidget] = []
        self._sight: Sight | None = None
        self._trouble = ""
        self._number: int | None = None
        self._misfit_words: str | None = None
        self._running, self._again, self._check = False, False, True
        self._stamp: _Stamp | None = None
        self._atlas: Atlas | None = None
        self._invited: Sequence[InvitedBefore] = ()
        self._index: EnterpriseIndex | None = None  # only touched on the thread of `background`
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DELAY_MS)
        self._later.timeout.connect(self._begin)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)

    # -- for the cards --------------------------------------------------------------------------------------------
    @property
    def sight(self) -> Sight | None:
        """What was found last for the tender that is open; None while that is still being worked out."""
        return self._sight

    @property
    def trouble(self) -> str:
        """Why nothing can be found, in a sentence; "" when nothing is wrong."""
        return self._trouble

    @property
    def number(self) -> int | None:
        """How many the list of invitations should have; None for what the procedure has at least."""
        return self._number

    def watch(self, card: QWidget) -> None:
        """This card shows what is found: as long as it can be seen, the desk keeps up with the tender."""
        self._watchers.append(card)

    def look(self) -> None:
        """A card was shown: see whether the register or the tender changed since."""
        self._check = True
        self._later.start(0)

    def look_again(self) -> None:
        """Something else that it follows from changed, such as the municipality."""
        if self.is_seen:
            self._later.start(0)

    def check_register(self) -> None:
        """The register may have changed."""
        self._check = True
        self.look_again()

    def ask_for(self, number: int | None) -> None:
        """Propose a list of so many."""
        self._number = number
        self.look_again()

    def ask_misfits(self, words: str | None) -> None:
        """Also tell who does not fit, of those with these words in their name; None: no longer."""
        if words != self._misfit_words:
            self._misfit_words = words
            self.look_again()

    @property
    def is_seen(self) -> bool:
        """Whether a card that shows it can be seen."""
        return any(card.isVisible() for card in self._watchers)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _on_opened(self, _tender: Tender) -> None:
        self._number, self._misfit_words, self._check = None, None, True
        self._sight, self._trouble = None, ""
        self.changed.emit()

    def _on_changed(self, _tender: Tender) -> None:
        if self.is_seen:
            self._later.start(DELAY_MS)

    def _begin(self) -> None:
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        tender = self._editor.tender
        if not self._check:
            self._match(tender, self._invited)
            return
        self._check = False
        stamp, has_atlas = self._stamp, self._atlas is not None
        self._tasks.run(
            self._door.use(lambda services: _read(services, stamp, tender.id, has_atlas)),
            lambda found: self._on_read(found, tender),
            self._on_failed,
        )

    def _on_read(self, found: _Read, tender: Tender) -> None:
        self._invited, self._stamp = found.invited, found.stamp
        self._atlas = found.atlas or self._atlas
        self._match(tender, found.invited, found.enterprises)

    def _match(
        self, tender: Tender, invited: Sequence[InvitedBefore], enterprises: Sequence[Enterprise] | None = None
    ) -> None:
        basis, atlas = self._basis, self._atlas
        assert atlas is not None
        norms, home, day, catalogue = basis.norms(tender), basis.home(), basis.today(), basis.catalogue()
        number, words = self._number, self._misfit_words

        def work() -> Sight:
            if enterprises is not None or self._index is None:
                self._index = EnterpriseIndex(enterprises or (), atlas)
            index = self._index
            need = need_of(tender, atlas.places, home, norms)
            found = search(index, need, MOST)
            fitting = tuple(match.enterprise for match in found.matches)
            return Sight(
                tender=tender,
                need=need,
                found=found,
                scan=scan(tender, fitting, norms, catalogue),
                proposal=_proposal(tender, found, invited, norms, number, day),
                log=search_log(index, need, found, day),
                misfits=None if words is None else _misfits(index, need, found, words),
                names={item.id: item.name.strip() or "Onderneming zonder naam" for item in fitting},
                turns=turns_of(fitting, invited, day),
            )

        self._background.run(work, self._on_found, self._on_failed)

    def _on_found(self, sight: Sight) -> None:
        self._running = False
        if sight.tender.id == self._editor.tender.id:
            self._sight, self._trouble = sight, ""
            self.changed.emit()
        if self._again or self._check or sight.tender is not self._editor.tender:
            self._again = False
            if self.is_seen:
                self._later.start(DELAY_MS)

    def _on_failed(self, error: BaseException) -> None:
        self._running, self._check, self._stamp = False, True, None
        if not isinstance(error, Problem):
            raise error
        self._sight, self._trouble = None, error.sentence
        self.changed.emit()


def _read(services: Services, known: _Stamp | None, tender_id: str, has_atlas: bool) -> _Read:
    """On the thread of the store: the register when it is another one than before, and who was asked before."""
    register = services.register
    last = register.rows(EnterpriseQuery(sort_by=EnterpriseSort.SAVED, descending=True, limit=1))
    stamp: _Stamp = (register.count(EnterpriseQuery()), last[0].saved_at if last else None)
    return _Read(
        stamp=stamp,
        enterprises=None if stamp == known else register.everything(),
        atlas=None if has_atlas else Atlas(services.places(), services.cpv_table()),
        invited=register.invited_before(tender_id),
    )


def _proposal(
    tender: Tender,
    found: SearchResult,
    invited: Sequence[InvitedBefore],
    norms: Norms,
    number: int | None,
    day: date,
) -> InvitationProposal | None:
    """The proposal by these norms, with the day of today as the day of the search."""
    try:
        made = propose(tender, found.matches, invited, norms, number)
    except NoNormOnDate:
        return None
    chosen = [
        replace(item, invitation=invitation_from(item.match.enterprise, item.match, day, item.turn))
        for item in made.chosen
    ]
    return replace(made, chosen=tuple(chosen))


def _misfits(index: EnterpriseIndex, need: Need, found: SearchResult, words: str) -> Misfits:
    """Those that are no match, by name, with the reasons: the first ones."""
    asked = plain(words).split()
    fitting = {match.enterprise.id for match in found.matches}
    rows: list[tuple[Enterprise, tuple[str, ...]]] = []
    for entry in index.entries:
        item = entry.enterprise
        if item.id in fitting or not all(word in plain(item.name) for word in asked):
            continue
        why = why_not(item, need, index.atlas)
        if why and len(rows) == MOST_MISFITS:
            return Misfits(rows, has_more=True)
        if why:  # without a reason it is a match too, below those that were worked out
            rows.append((item, why))
    return Misfits(rows)
