"""What the window needs from the rest of the house. app/services.py makes it, on the thread of the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded on the store's thread, after the window is painted
    from ..application.assessing import Judge
    from ..application.backups import Swap
    from ..application.bouwblok_import import BouwblokFile
    from ..application.checklists import ChecklistDesk
    from ..application.definitive import Definitive, Definitives
    from ..application.dossiers import Dossiers
    from ..application.library import Library
    from ..application.meetings import Meetings
    from ..application.packs import Packs
    from ..application.register import Register
    from ..application.register_import import RegisterImport
    from ..application.splitting import Splitting
    from ..domain.assessment import Assessment
    from ..domain.catalogue_search import CatalogueFilter
    from ..domain.choices import DocumentState
    from ..domain.clauses import ClauseLibrary
    from ..domain.cpv import CpvTable
    from ..domain.document import Document
    from ..domain.documents import DocumentKind, FileFormat
    from ..domain.enterprises.enterprise import Enterprise
    from ..domain.enterprises.importing_file import GoOn, ListFile
    from ..domain.guidance import Guidance
    from ..domain.obstacles import ObstacleBook
    from ..domain.places import Places
    from ..domain.planning import Planning
    from ..domain.policy import BouwblokTable, PolicyProfile
    from ..domain.quick_start import QuickAnswers, QuickStart
    from ..domain.tender import Tender


@dataclass(frozen=True)
class Example:
    """A worked example that can be opened as a new tender."""

    key: str
    title: str
    description: str
    facts: str = ""


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
class RegisterFiles:
    """Lists of enterprises in and out, on any thread. All raise Problem; `read` also Stopped, when its `GoOn` says no.

    `write` makes CSV or XLSX, as the name ends; `write_rows` writes heads and rows of texts as CSV.
    """

    read: Callable[[Path, GoOn], ListFile]
    example: Callable[[], ListFile]
    write: Callable[[Sequence[Enterprise], Path], Path]
    write_rows: Callable[[Path, Sequence[str], Sequence[Sequence[str]]], Path]


@dataclass(frozen=True)
class Services:
    """The use cases, ready to use. `read_file` turns a notice or a tender file into a tender with its remarks.

    `assessor` judges by what is in force: when the policy profile changes in `library`, it follows. `begin` fills a new
    tender with what the municipality has already chosen. The catalogue as PDF carries the name of the organisation.
    `make_document` makes any document about a tender and `write_document` puts one in a file; both raise Problem.
    `finalise` makes a definitive one of the tender (by id) as it is stored, and `definitives` has those that were made.
    `save_tender` writes a tender as a file that `read_file` can read; it may raise Problem.
    `swap` does something to the data file while it is closed; after that everything here works on what lies there.
    """

    dossiers: Dossiers
    register: Register
    register_import: RegisterImport
    register_files: RegisterFiles
    meetings: Meetings
    assessor: Judge
    library: Library
    policy_files: PolicyFiles
    packs: Packs
    pack_files: PackFiles
    clauses: ClauseLibrary
    checklists: ChecklistDesk
    cpv_table: Callable[[], CpvTable]
    places: Callable[[], Places]
    begin: Callable[[Tender], Tender]
    guidance: Guidance
    obstacles: ObstacleBook
    quick_start: Callable[[QuickAnswers], QuickStart]
    splitting: Callable[[Tender], Splitting | None]
    read_file: Callable[[Path], Tender]
    read_example: Callable[[str], Tender]
    examples: tuple[Example, ...]
    make_document: Callable[[DocumentKind, Tender, Assessment | None, DocumentState], Document]
    write_document: Callable[[Document, Path, FileFormat], Path]
    finalise: Callable[[DocumentKind, str], Definitive]
    definitives: Definitives
    make_pdf: Callable[[Tender, Assessment], bytes]
    save_pdf: Callable[[Tender, Assessment, Path], Path]
    save_lists: Callable[[Tender, Assessment, Path], Path]
    save_calendar: Callable[[Tender, Planning, Path], Path]
    make_catalogue_pdf: Callable[[str, CatalogueFilter], bytes]
    save_catalogue_pdf: Callable[[str, CatalogueFilter, Path], Path]
    make_list_pdf: Callable[[Document], bytes]
    save_list_pdf: Callable[[Document, Path], Path]
    save_tender: Callable[[Tender, Path], None]
    close: Callable[[], None]
    swap: Swap
