"""Fetches and keeps earlier versions of the open tender, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..application.ports import Query, Summary, Version
from .answering_desk import AnsweringDesk
from .services import Services

if TYPE_CHECKING:
    from ..domain.tender import Tender

MOST_FOUND = 12


class VersionsDesk(AnsweringDesk):
    """The earlier versions of a tender and other tenders: told, kept and fetched."""

    gone = "Zij bestaat niet meer."

    def versions(self, identifier: str, show: Callable[[Sequence[Version]], object]) -> None:
        """The earlier versions of a tender, newest first."""
        self._run(lambda services: services.dossiers.versions(identifier), show, "De versies zijn niet te lezen")

    def version(self, identifier: str, number: int, show: Callable[[Tender], object]) -> None:
        """One earlier version."""
        self._run(lambda services: services.dossiers.version(identifier, number), show, "Deze versie is niet te openen")

    def keep(self, identifier: str, name: str, show: Callable[[Sequence[Version]], object]) -> None:
        """Keep the tender as it is now under a name; what was just typed is in it."""
        self._flush()
        self._run(lambda services: services.dossiers.keep_version(identifier, name), show, "De versie is niet bewaard")

    def find_others(self, words: str, other_than: str, show: Callable[[Sequence[Summary]], object]) -> None:
        """Other tenders with these words in them, those that were changed last first."""

        def work(services: Services) -> list[Summary]:
            rows = services.dossiers.find(Query(search=words, limit=MOST_FOUND + 1))[0]
            return [row for row in rows if row.id != other_than][:MOST_FOUND]

        self._run(work, show, "De lijst is niet te lezen")

    def other(self, identifier: str, show: Callable[[Tender], object]) -> None:
        """Another tender, to compare with."""
        self._run(
            lambda services: services.dossiers.open(identifier).tender, show, "Deze aanbesteding is niet te openen"
        )
