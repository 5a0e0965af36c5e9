"""What stands in for the outside world in tests of the use cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sociaalinkopen_desktop.application.ports import (
    ConflictProblem,
    Counts,
    Kept,
    KeptVersion,
    Query,
    Similar,
    SortBy,
    Stored,
    Summary,
    Version,
    VersionKind,
)
from sociaalinkopen_desktop.db.documents import read, written
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.tender import Tender


class InMemoryTenderStore:
    """A `TenderStore` that keeps tenders as long as it lives."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Stored, Counts]] = {}
        self.old: dict[str, list[tuple[Version, Tender]]] = {}
        self.is_closed = False

    def find(self, query: Query) -> Sequence[Summary]:
        rows = sorted(self._matching(query), key=lambda row: _key(row, query.sort_by), reverse=query.descending)
        return rows[query.offset : query.offset + query.limit]

    def count(self, query: Query) -> int:
        return len(self._matching(query))

    def tally(self, queries: Sequence[Query]) -> Sequence[int]:
        return [self.count(query) for query in queries]

    def ids(self, query: Query) -> Sequence[str]:
        return [row.id for row in self.find(replace(query, limit=len(self.kept), offset=0))]

    def rows_of(self, identifiers: Sequence[str]) -> Sequence[Summary]:
        return [_summary(*self.kept[identifier]) for identifier in identifiers if identifier in self.kept]

    def load(self, identifier: str) -> Stored:
        return self.kept[identifier][0]

    def save(self, tender: Tender, version: int, counts: Counts, now: datetime) -> Stored:
        present = self.kept[tender.id][0].version if tender.id in self.kept else 0
        if present != version:
            raise ConflictProblem("Iemand anders heeft deze aanbesteding intussen bewaard.")
        stored = Stored(tender=tender, version=version + 1, saved_at=now)
        self.kept[tender.id] = stored, counts
        return stored

    def delete(self, identifier: str) -> None:
        del self.kept[identifier]
        self.old.pop(identifier, None)

    def last_saved(self, identifier: str) -> datetime | None:
        return self.kept[identifier][0].saved_at if identifier in self.kept else None

    def keep_version(self, identifier: str, kind: VersionKind, reason: str, now: datetime, most: int = 0) -> None:
        old = self.old.setdefault(identifier, [])
        number = max((version.number for version, _tender in old), default=0) + 1
        made = Version(number=number, kept_at=now, kind=kind, reason=reason)
        old.insert(0, (made, self.kept[identifier][0].tender))
        surplus = [item for item in old if item[0].kind is kind][most:] if most else []
        self.old[identifier] = [item for item in old if item not in surplus]

    def versions(self, identifier: str) -> Sequence[Version]:
        return [version for version, _tender in self.old.get(identifier, ())]

    def load_version(self, identifier: str, number: int) -> Tender:
        return {version.number: tender for version, tender in self.old.get(identifier, ())}[number]

    def drop_version(self, identifier: str, number: int) -> None:
        self.old[identifier] = [item for item in self.old.get(identifier, ()) if item[0].number != number]

    def kept_versions(self, identifier: str) -> Sequence[KeptVersion]:
        return [
            KeptVersion(version=version, format=1, text=written(tender))
            for version, tender in self.old.get(identifier, ())
        ]

    def put_versions(self, identifier: str, versions: Sequence[KeptVersion]) -> None:
        self.old[identifier] = [(item.version, read(item.text, item.format)) for item in versions]

    def recount(self, counts: Mapping[str, Counts]) -> None:
        for identifier, item in counts.items():
            if identifier in self.kept:
                self.kept[identifier] = self.kept[identifier][0], item

    def similar(self, cpv_group: str, first: date, last: date, other_than: str) -> Sequence[Similar]:
        rows = [_similar(stored) for stored, _counts in self.kept.values() if not stored.tender.is_example]
        codes = {identifier: stored.tender.subject.main_cpv for identifier, (stored, _counts) in self.kept.items()}
        return [
            row
            for row in rows
            if row.id != other_than and codes[row.id].startswith(cpv_group) and first <= row.day <= last
        ]

    def close(self) -> None:
        self.is_closed = True

    def _matching(self, query: Query) -> list[Summary]:
        rows = [_summary(stored, counts) for stored, counts in self.kept.values()]
        return [
            row
            for row in rows
            if query.search.lower() in row.title.lower()
            and (not query.phases or row.phase in query.phases)
            and (not query.needs_attention or row.not_met + row.to_explain + row.open > 0)
            and (query.deadline_before is None or (row.deadline and row.deadline < query.deadline_before))
        ]


def _key(row: Summary, sort_by: SortBy) -> tuple[bool, str]:
    value = getattr(row, sort_by.value)
    return value is not None, f"{value:>30}" if isinstance(value, str) else str(value)


def _summary(stored: Stored, counts: Counts) -> Summary:
    tender = stored.tender
    return Summary(
        id=tender.id,
        title=tender.subject.title,
        reference=tender.subject.reference,
        nature=tender.subject.nature,
        procedure=tender.procedure.procedure,
        phase=tender.phase,
        is_example=tender.is_example,
        estimated_value=tender.estimated_value,
        deadline=tender.schedule.submission_deadline,
        saved_at=stored.saved_at,
        not_met=counts.not_met,
        to_explain=counts.to_explain,
        open=counts.open,
        opportunities=counts.opportunities,
    )


def _similar(stored: Stored) -> Similar:
    tender = stored.tender
    return Similar(
        id=tender.id,
        title=tender.subject.title,
        reference=tender.subject.reference,
        department=tender.subject.department,
        phase=tender.phase,
        value=tender.estimated_value,
        day=tender.schedule.dispatch_date or tender.schedule.contract_start or stored.saved_at.date(),
    )


class InMemoryShelf:
    """A `Shelf` that keeps texts as long as it lives."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Kept] = {}

    def shelf(self, kind: str) -> Sequence[Kept]:
        return [kept for (of_kind, _key), kept in sorted(self.kept.items()) if of_kind == kind]

    def put_on_shelf(self, kind: str, key: str, content: str, now: datetime) -> None:
        self.kept[kind, key] = Kept(key=key, content=content, saved_at=now)

    def take_off_shelf(self, kind: str, key: str) -> None:
        self.kept.pop((kind, key), None)


class RememberingWriter:
    """A `DocumentWriter` that remembers what it was asked to draw; `problem` makes it fail."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.problem = problem
        self.drawn: list[tuple[Document, Path]] = []

    def __call__(self, document: Document, target: Path) -> None:
        if self.problem is not None:
            raise self.problem
        self.drawn.append((document, target))
