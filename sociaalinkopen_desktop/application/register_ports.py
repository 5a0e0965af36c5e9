"""What the register of enterprises and the meetings need from the store, and what they ask of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from ..domain.choices import Choice, Recognition
from ..domain.enterprises.enterprise import EnterpriseKind, EnterpriseState

if TYPE_CHECKING:
    from ..domain.enterprises.enterprise import Enterprise
    from ..domain.meeting.meeting import Meeting


@dataclass(frozen=True, kw_only=True)
class EnterpriseRow:
    """One row of the register's list. `recognised_until` is the latest day on which a recognition still holds."""

    id: str
    name: str
    town: str
    kvk: str
    kind: EnterpriseKind
    state: EnterpriseState
    is_example: bool
    offer: str
    recognitions: tuple[Recognition, ...]
    recognised_until: date | None
    checked_on: date | None
    saved_at: datetime


class EnterpriseSort(Choice):
    """Columns by which the register can be sorted."""

    NAME = "name", "Naam"
    TOWN = "town", "Plaats"
    KIND = "kind", "Soort"
    RECOGNISED_UNTIL = "recognised_until", "Erkenning geldig tot"
    SAVED = "saved_at", "Laatst gewijzigd"


@dataclass(frozen=True, kw_only=True)
class EnterpriseQuery:
    """What to show of the register. Each word of `search` must be part of a word in name, town, offer, KvK or CPV.

    `lapsing_before`: only those whose last recognition ends before that day (no recognition at all does not count),
    and `lapsing_from`: on that day or later.
    `batch`: only those that came with that import.
    """

    search: str = ""
    kinds: tuple[EnterpriseKind, ...] = ()
    states: tuple[EnterpriseState, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    lapsing_before: date | None = None
    lapsing_from: date | None = None
    batch: str = ""
    sort_by: EnterpriseSort = EnterpriseSort.NAME
    descending: bool = False
    limit: int = 200
    offset: int = 0


@dataclass(frozen=True, kw_only=True)
class KeptEnterprise:
    """An enterprise as it lies in the store; `version` rises with each save."""

    enterprise: Enterprise
    version: int
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One import: when, from which file, and how many it added and changed. `undone` once it was taken back."""

    id: str
    made_at: datetime
    file_name: str
    added: int
    changed: int
    undone: bool


@dataclass(frozen=True, kw_only=True)
class BatchUndone:
    """What taking back an import did: removed, put back, and left alone because somebody changed them since (names)."""

    removed: int
    restored: int
    kept: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class InvitedBefore:
    """That an enterprise was invited for a tender: when (day of dispatch, else last saved) and for what."""

    tender_id: str
    tender_title: str
    supplier: str
    enterprise_id: str
    day: date


class EnterpriseStore(Protocol):
    """Keeps the register. Every method may raise StorageProblem."""

    def enterprise_rows(self, query: EnterpriseQuery) -> Sequence[EnterpriseRow]:
        """One page of the list."""

    def count_enterprises(self, query: EnterpriseQuery) -> int:
        """How many rows the query has without its limit."""

    def enterprise(self, identifier: str) -> KeptEnterprise:
        """One enterprise. Raises KeyError when it does not exist."""

    def enterprises(self) -> Sequence[Enterprise]:
        """The whole register, also the examples, in the order of the names. 20,000 take well under two seconds."""

    def save_enterprise(self, enterprise: Enterprise, version: int, now: datetime) -> KeptEnterprise:
        """Keep one; `version` is the one it was loaded with (0: new). Raises ConflictProblem when that is another."""

    def remove_enterprises(self, identifiers: Sequence[str]) -> None:
        """Throw these away, also from the batches that could bring them back. One that is not there is passed over."""

    def save_batch(
        self, batch_id: str, file_name: str, enterprises: Sequence[Enterprise], now: datetime, base: Mapping[str, int]
    ) -> Batch:
        """Keep a whole import, all or nothing, with what it replaced. `base`: the version of each that it changes.

        Raises ConflictProblem when one of those has another version by now.
        """

    def undo_batch(self, batch_id: str, now: datetime) -> BatchUndone:
        """Take a whole import back: what it added goes, what it changed becomes as before; later edits stay.

        Raises KeyError when there is no such batch, or it was taken back already.
        """

    def batches(self) -> Sequence[Batch]:
        """The imports, newest first."""

    def invited_before(self, other_than: str = "") -> Sequence[InvitedBefore]:
        """Every invitation in tenders other than `other_than` and no examples, newest first."""


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """One row of the list of meetings."""

    id: str
    title: str
    day: date | None
    place: str
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptMeeting:
    """A meeting as it lies in the store."""

    meeting: Meeting
    version: int
    saved_at: datetime


class MeetingStore(Protocol):
    """Keeps the meetings. Every method may raise StorageProblem."""

    def meeting_rows(self) -> Sequence[MeetingRow]:
        """All meetings, the latest day first and those without a day before them."""

    def meeting(self, identifier: str) -> KeptMeeting:
        """One meeting. Raises KeyError when it does not exist."""

    def save_meeting(self, meeting: Meeting, version: int, now: datetime) -> KeptMeeting:
        """Keep one; `version` is the one it was loaded with (0: new). Raises ConflictProblem when that is another."""

    def remove_meeting(self, identifier: str) -> None:
        """Throw it away; nothing happens when it is not there."""
