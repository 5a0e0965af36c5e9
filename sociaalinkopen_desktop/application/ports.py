"""What the use cases need from the outside world. The outer rooms implement these; app and cli choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..domain.choices import Choice, ContractNature, Phase, Procedure

if TYPE_CHECKING:  # the list of tenders needs only this module, and shows before the domain is loaded
    from ..domain.document import Document
    from ..domain.tender import Answer, Deviation, Tender


class Problem(Exception):
    """Something that is not the program's fault. `sentence` is Dutch, names the file or field, and gives a remedy."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class StorageProblem(Problem):
    """The data file cannot be used: full disk, locked, read-only, damaged, newer version."""


class DamageProblem(StorageProblem):
    """The data file, or a backup of it, cannot be read any more; another backup is the way out."""


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


class VersionKind(Choice):
    """Why an earlier version of a tender was kept."""

    AUTOMATIC = "automatic", "Automatisch bewaard"
    NAMED = "named", "Zelf bewaard"
    REVISION = "revision", "Publicatie of herziening"


@dataclass(frozen=True, kw_only=True)
class Version:
    """An earlier version of a tender, without the tender itself; `number` is its place among the versions of one."""

    number: int
    kept_at: datetime
    kind: VersionKind
    reason: str


@dataclass(frozen=True, kw_only=True)
class KeptVersion:
    """A version with its text as it lies in the store, to put it back after the tender was thrown away."""

    version: Version
    format: int
    text: str


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


@dataclass(frozen=True, kw_only=True)
class Similar:
    """A tender of the same kind in the same data file, with the value of what is of that kind in it.

    `day` is the day of dispatch, else the start of the contract, else the day on which it was last kept.
    """

    id: str
    title: str
    reference: str
    department: str
    phase: Phase
    value: Decimal | None
    day: date


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A text on a shelf of the data file."""

    key: str
    content: str
    saved_at: datetime


class Shelf(Protocol):
    """Keeps texts that are no tenders, such as a policy profile: each under a kind and a key of that kind.

    Every method may raise StorageProblem.
    """

    def shelf(self, kind: str) -> Sequence[Kept]:
        """Everything of that kind, in the order of the keys."""

    def put_on_shelf(self, kind: str, key: str, content: str, now: datetime) -> None:
        """Keep a text; one that is there already under that kind and key is replaced."""

    def take_off_shelf(self, kind: str, key: str) -> None:
        """Throw a text away; nothing happens when it is not there."""


class PackShelf(Protocol):
    """Keeps packs of local criteria as the text they were read from. Every method may raise StorageProblem."""

    def packs(self) -> Sequence[str]:
        """The texts of all packs, in the order of their ids."""

    def put(self, pack_id: str, text: str, now: datetime) -> None:
        """Keep a pack; one with the same id is replaced."""

    def remove(self, pack_id: str) -> None:
        """Throw a pack away; nothing happens when it is not there."""

    def drafts(self) -> Mapping[str, str]:
        """The texts of packs that are being made, by the id of the pack they began as; "" for a new one."""

    def keep_draft(self, pack_id: str, text: str, now: datetime) -> None:
        """Keep the draft of a pack; without text there is none any more."""


class TenderStore(Protocol):
    """Keeps tenders. Every method may raise StorageProblem."""

    def find(self, query: Query) -> Sequence[Summary]:
        """One page of the list."""

    def count(self, query: Query) -> int:
        """How many rows the query has without its limit."""

    def tally(self, queries: Sequence[Query]) -> Sequence[int]:
        """How many rows each query has without its limit; all have the same `search`. One question for all."""

    def ids(self, query: Query) -> Sequence[str]:
        """The ids of all rows of a query, in its order and without its limit."""

    def rows_of(self, identifiers: Sequence[str]) -> Sequence[Summary]:
        """The rows of these tenders, in the order asked; one that does not exist any more is passed over."""

    def load(self, identifier: str) -> Stored:
        """The tender. Raises KeyError when it does not exist."""

    def save(self, tender: Tender, version: int, counts: Counts, now: datetime) -> Stored:
        """Keep the tender; `version` is the one it was loaded with (0 for a new one).

        Raises ConflictProblem when the stored version is another one. The new version is one higher.
        """

    def earlier_reasons(self, criterion: str, limit: int, other_than: str = "") -> Sequence[EarlierReason]:
        """What was answered or explained on a criterion in other tenders than `other_than`, newest first."""

    def delete(self, identifier: str) -> None:
        """Throw the tender away. Raises KeyError when it does not exist."""

    def last_saved(self, identifier: str) -> datetime | None:
        """When the tender was last kept; None when it does not exist."""

    def keep_version(self, identifier: str, kind: VersionKind, reason: str, now: datetime, most: int = 0) -> None:
        """Keep the tender as it is stored as a version of its own. Raises KeyError when it does not exist.

        With `most` only that many versions of this kind stay; the oldest go.
        """

    def versions(self, identifier: str) -> Sequence[Version]:
        """The versions of a tender, newest first."""

    def load_version(self, identifier: str, number: int) -> Tender:
        """One version. Raises KeyError when it does not exist."""

    def drop_version(self, identifier: str, number: int) -> None:
        """Throw a version away; nothing happens when it is not there."""

    def kept_versions(self, identifier: str) -> Sequence[KeptVersion]:
        """All versions with their texts, to put them back later."""

    def put_versions(self, identifier: str, versions: Sequence[KeptVersion]) -> None:
        """Put versions back with a tender that has none. Raises KeyError when the tender does not exist."""

    def recount(self, counts: Mapping[str, Counts]) -> None:
        """Show other counts in the list for these tenders (by id), which are not changed themselves.

        A tender that does not exist any more is passed over.
        """

    def similar(self, cpv_group: str, first: date, last: date, other_than: str) -> Sequence[Similar]:
        """Tenders with that CPV group (the first digits of the code) from `first` up to and including `last`.

        The tender or one of its lots has a code of the group. Examples and the tender `other_than` are left out.
        """

    def close(self) -> None:
        """Release the file."""


class DocumentWriter(Protocol):
    """Draws a document into a file, all or nothing. Raises ExportProblem."""

    def __call__(self, document: Document, target: Path) -> object: ...


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def __call__(self) -> datetime: ...
