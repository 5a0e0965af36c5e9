"""What the window needs from the rest of the house. app.py makes it, on the thread of the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:  # loaded on the store's thread, after the window is painted
    from ..application.assessing import Judge
    from ..application.bouwblok_import import BouwblokFile
    from ..application.dossiers import Dossiers
    from ..application.library import Library
    from ..application.packs import Packs
    from ..application.splitting import Splitting
    from ..domain.assessment import Assessment
    from ..domain.catalogue_search import CatalogueFilter
    from ..domain.planning import Planning
    from ..domain.policy import BouwblokTable, PolicyProfile
    from ..domain.tender import Tender

T = TypeVar("T")


@dataclass(frozen=True)
class Example:
    """A worked example that can be opened as a new tender."""

    key: str
    title: str
    description: str


@dataclass(frozen=True)
class PolicyFiles:
    """Files about policy: a profile in and out, a table of bouwblokken in, and the published tables as examples."""

    read: Callable[[Path], PolicyProfile]
    write: Callable[[PolicyProfile, Path], None]
    read_blocks: Callable[[Path], BouwblokFile]
    example_tables: Callable[[], tuple[BouwblokTable, ...]]


@dataclass(frozen=True)
class PackFiles:
    """Files with criteria of the municipality: the text of one in and out, and the text of the example."""

    read: Callable[[Path], str]
    write: Callable[[str, Path], None]
    example: Callable[[], str]


@dataclass(frozen=True)
class Services:
    """The use cases, ready to use. `read_file` turns a notice or a tender file into a tender with its remarks.

    `assessor` judges by what is in force: when the policy profile changes in `library`, it follows. `begin` fills a new
    tender with what the municipality has already chosen. The catalogue as PDF carries the name of the organisation.
    """

    dossiers: Dossiers
    assessor: Judge
    library: Library
    policy_files: PolicyFiles
    packs: Packs
    pack_files: PackFiles
    begin: Callable[[Tender], Tender]
    splitting: Callable[[Tender], Splitting | None]
    read_file: Callable[[Path], Tender]
    read_example: Callable[[str], Tender]
    examples: tuple[Example, ...]
    make_pdf: Callable[[Tender, Assessment], bytes]
    save_pdf: Callable[[Tender, Assessment, Path], Path]
    save_calendar: Callable[[Tender, Planning, Path], Path]
    make_catalogue_pdf: Callable[[str, CatalogueFilter], bytes]
    save_catalogue_pdf: Callable[[str, CatalogueFilter, Path], Path]
    close: Callable[[], None]


class ServiceDoor:
    """Opens the services when they are first used, and again after that failed. Only used on the store's thread."""

    def __init__(self, open_services: Callable[[], Services]) -> None:
        self._open = open_services
        self._services: Services | None = None

    def use(self, action: Callable[[Services], T]) -> Callable[[], T]:
        """Work for the store's thread that does `action` with the services. It may raise StorageProblem."""

        def work() -> T:
            if self._services is None:
                self._services = self._open()
            return action(self._services)

        return work

    def shut(self) -> None:
        """Close what was opened."""
        if self._services is not None:
            self._services.close()
            self._services = None


def everything(services: Services) -> Services:
    """The services themselves; for `ServiceDoor.use`."""
    return services


Use = Callable[[Callable[[Services], Any]], Callable[[], Any]]
