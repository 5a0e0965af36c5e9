"""The way to the services: it opens the data file when it is first used, on the thread of the store.

What the services are stands in services.py, which only those load who work with them: the first picture does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from ..application.ports import Query, Summary
    from .services import Services

T = TypeVar("T")


class TenderRows(Protocol):
    """The list of tenders in the data file. Both may raise StorageProblem."""

    def find(self, query: Query) -> Sequence[Summary]:
        """One page of the list."""

    def tally(self, queries: Sequence[Query]) -> Sequence[int]:
        """How many tenders each query has, without its limit; all look for the same words."""

    def close(self) -> None:
        """Let go of the data file; the next question opens it again."""


class ServiceDoor:
    """Opens the services when they are first used, and again after that failed. Only used on the store's thread.

    `open_rows` opens the data file alone, for its list while the services are not there yet.
    """

    def __init__(self, open_services: Callable[[], Services], open_rows: Callable[[], TenderRows]) -> None:
        self._open, self._open_rows = open_services, open_rows
        self._services: Services | None = None

    def use(self, action: Callable[[Services], T]) -> Callable[[], T]:
        """Work for the store's thread that does `action` with the services. It may raise StorageProblem."""

        def work() -> T:
            if self._services is None:
                self._services = self._open()
            return action(self._services)

        return work

    def use_rows(self, action: Callable[[TenderRows], T]) -> Callable[[], T]:
        """Work for the store's thread that does `action` with the list, before the services are opened.

        A data file that turns out to be damaged is let go of, so that a copy can take its place.
        """

        def work() -> T:
            rows = self._open_rows()
            try:
                return action(rows)
            except Exception as error:
                from ..application.ports import DamageProblem

                if isinstance(error, DamageProblem):
                    rows.close()
                raise

        return work

    def shut(self) -> None:
        """Close what was opened."""
        if self._services is not None:
            self._services.close()
            self._services = None


def everything(services: Services) -> Services:
    """The services themselves; for `ServiceDoor.use`."""
    return services


Use = Callable[[Callable[["Services"], Any]], Callable[[], Any]]
