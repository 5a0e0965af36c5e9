"""What the use cases need from the outside world. The outer rooms implement these; app.py and cli.py choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..domain.choices import Choice, ContractNature, Phase, Procedure

if TYPE_CHECKING:  # the list of tenders needs only this module, and shows before the domain is loaded
    from ..domain.catalogue import Catalogue
    from ..domain.document import Document
    from ..domain.tender import Answer, Deviation, Tender


class Problem(Exception):
    """Something that is not the program's fault. `sentence` is Dutch, names the file or field, and gives a remedy."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class StorageProblem(Problem):
    """The data file cannot be used: full disk, locked, read-only, damaged, newer version."""


class ConflictProblem(StorageProblem):
    """Somebody else saved this tender in the meantime."""


class InputProblem(Problem):
    """A file or value that the program cannot read; `sentences` has one line per fault."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


class ExportProblem(Problem):
    """A document cannot be written."""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A tender as it lies in the store; `version` rises with each save."""

    tender: Tender
    version: int
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Summary:
    """One row of the list of tenders, without the tender itself."""

    id: str
    title: str
    reference: str
    nature: ContractNature | None
    procedure: Procedure | None
    phase: Phase
    is_example: bool
    estimated_value: Decimal | None
    deadline: date | None
    saved_at: datetime
    not_met: int
    to_explain: int
    open: int
    opportunities: int


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many findings of each kind a tender had when it was last judged; shown in the list."""

    not_met: int = 0
    to_explain: int = 0
    open: int = 0
    opportunities: int = 0


@dataclass(frozen=True, kw_only=True)
class EarlierReason:
    """What the officer wrote on the same criterion in another tender, to use again."""

    tender_title: str
    saved_at: datetime
    reason: Answer | Deviation


class SortBy(Choice):
    """Columns by which the list can be sorted."""

    SAVED = "saved_at", "Laatst gewijzigd"
    TITLE = "title", "Aanbesteding"
    PHASE = "phase", "Fase"
    DEADLINE = "deadline", "Deadline"
    VALUE = "estimated_value", "Waarde"


@dataclass(frozen=True, kw_only=True)
class Query:
    """What to show in the list. `search` looks in title, reference and all other text; `phases` empty means all."""

    search: str = ""
    phases: tuple[Phase, ...] = ()
    needs_attention: bool = False
    deadline_before: date | None = None
    sort_by: SortBy = SortBy.SAVED
    descending: bool = True
    limit: int = 100
    offset: int = 0


class TenderStore(Protocol):
    """Keeps tenders. Every method may raise StorageProblem."""

    def find(self, query: Query) -> Sequence[Summary]:
        """One page of the list."""

    def count(self, query: Query) -> int:
        """How many rows the query has without its limit."""

    def load(self, identifier: str) -> Stored:
        """The tender. Raises KeyError when it does not exist."""

    def save(self, tender: Tender, version: int, counts: Counts, now: datetime) -> Stored:
        """Keep the tender; `version` is the one it was loaded with (0 for a new one).

        Raises ConflictProblem when the stored version is another one. The new version is one higher.
        """

    def delete(self, identifier: str) -> None:
        """Throw the tender away. Raises KeyError when it does not exist."""

    def close(self) -> None:
        """Release the file."""


class DocumentWriter(Protocol):
    """Draws a document into a file, all or nothing. Raises ExportProblem."""

    def __call__(self, document: Document, target: Path) -> object: ...


class CatalogueSource(Protocol):
    """Reads the criteria and norms. Raises InputProblem when the data are damaged."""

    def __call__(self) -> Catalogue: ...


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def __call__(self) -> datetime: ...
