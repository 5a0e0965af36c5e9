"""What is looked up for a meeting: enterprises of the register, by words or by what a tender asks, and tenders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..application.ports import Query
from ..application.register_ports import EnterpriseQuery
from ..domain.enterprises.enterprise import Enterprise
from ..domain.enterprises.matching import Atlas, EnterpriseIndex, need_of, search
from ..domain.meeting.meeting import LinkedTender
from ..domain.meeting.participants import PitchingEnterprise
from ..domain.norms import Norms
from ..domain.tender import Tender
from .models.enterprise_list import kind_words, name_shown
from .models.tender_list import title_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

MOST = 6
NO_NEED = "Deze aanbesteding heeft nog geen CPV-code en geen titel. Dan is er niets om op te zoeken."


@dataclass(frozen=True)
class Candidate:
    """An enterprise that can be chosen, as it comes in the meeting, and why."""

    pitching: PitchingEnterprise
    why: str


@dataclass(frozen=True)
class Candidates:
    """Who was found, out of `total`; `trouble` says why nobody can be found."""

    rows: Sequence[Candidate] = ()
    total: int = 0
    trouble: str = ""


class MeetingLookup:
    """Asks on the thread of the store, and reckons on the one beside it. Only the last question is answered."""

    def __init__(self, door: ServiceDoor, tasks: Tasks, background: Tasks, home: Callable[[], str]) -> None:
        self._door, self._tasks, self._background, self._home = door, tasks, background, home
        self._asked = 0

    def enterprises(self, words: str, show: Callable[[Candidates], object]) -> None:
        """Enterprises by any word in them, or the first of the register."""
        query = EnterpriseQuery(search=words, limit=MOST)

        def work(services: Services) -> Candidates:
            rows = services.register.rows(query)
            found = [
                Candidate(
                    _pitching(services.register.load(row.id).enterprise),
                    " · ".join(part for part in (kind_words(row.kind), row.town, row.offer) if part),
                )
                for row in rows
            ]
            return Candidates(found, services.register.count(query))

        self._ask(work, show)

    def fitting(self, tender_id: str, show: Callable[[Candidates], object]) -> None:
        """Who could deliver what a tender asks, the best first: by CPV code, words, place and recognition."""
        self._asked += 1
        asked, home = self._asked, self._home()

        def read(services: Services) -> tuple[Tender, Norms, Sequence[Enterprise], Atlas]:
            tender = services.dossiers.open(tender_id).tender
            norms = services.assessor.norms(services.assessor.day(tender))
            return tender, norms, services.register.everything(), Atlas(services.places(), services.cpv_table())

        def reckon(tender: Tender, norms: Norms, register: Sequence[Enterprise], atlas: Atlas) -> Candidates:
            need = need_of(tender, atlas.places, home, norms)
            if not need.says_enough:
                return Candidates(trouble=NO_NEED)
            found = search(EnterpriseIndex(register, atlas), need, MOST)
            rows = [
                Candidate(
                    _pitching(match.enterprise), f"{match.score} van 100 · {match.reasons[0] if match.reasons else ''}"
                )
                for match in found.matches
            ]
            return Candidates(rows, len(rows))

        def was_read(found: tuple[Tender, Norms, Sequence[Enterprise], Atlas]) -> None:
            self._background.run(
                lambda: reckon(*found), lambda rows: show(rows) if asked == self._asked else None
            )  # fmt: skip

        gone = Candidates(trouble="Deze aanbesteding is niet te lezen. Misschien is zij verwijderd.")
        self._tasks.run(self._door.use(read), was_read, lambda _error: show(gone))

    def tenders(self, words: str, show: Callable[[Sequence[LinkedTender]], object]) -> None:
        """Tenders by any word in them, or those changed last."""
        query = Query(search=words, limit=MOST)

        def work(services: Services) -> Sequence[LinkedTender]:
            return [
                LinkedTender(tender_id=row.id, title=title_of(row), reference=row.reference)
                for row in services.dossiers.rows(query)
            ]

        self._tasks.run(self._door.use(work), show, lambda _error: show(()))

    def _ask(self, work: Callable[[Services], Any], show: Callable[[Any], object]) -> None:
        self._asked += 1
        asked = self._asked
        trouble = Candidates(trouble="Het register is niet te lezen.")
        self._tasks.run(
            self._door.use(work),
            lambda found: show(found) if asked == self._asked else None,
            lambda _error: show(trouble),
        )


def _pitching(item: Enterprise) -> PitchingEnterprise:
    return PitchingEnterprise(
        enterprise_id=item.id,
        name=name_shown(item.name),
        offer=" ".join(item.offer.split()),
        function=item.contact.function,
        email=item.contact.email,
    )
