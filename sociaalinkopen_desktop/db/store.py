"""The store on SQLite: implements `application.ports.TenderStore` and `Shelf`.

May be opened, used and closed on any thread; one call at a time. Two programs may have the same file open: a save
that would overwrite somebody else's is a ConflictProblem.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.exc import DBAPIError

from ..application.ports import (
    Clock,
    ConflictProblem,
    Counts,
    EarlierReason,
    Kept,
    KeptVersion,
    Query,
    Similar,
    Stored,
    Summary,
    Version,
    VersionKind,
)
from ..domain.choices import AnswerOutcome
from . import copying, documents, errors, identity, listing, projections, schema, similar, tables, versions
from .connection import WAL, connect, driver, make_safe
from .errors import storage_problems
from .rows import summaries
from .schema import Schema
from .search import words_of

if TYPE_CHECKING:  # the list shows its rows before the tender is loaded
    from ..domain.tender import Answer, Deviation, Tender

_TIES = 1_000_000  # saves within the same second may share a microsecond; they are kept in the order they came

_tender = tables.tender
_document = tables.document
_LOAD = (
    sa.select(_document.c.text, _document.c.format, _tender.c.version, _tender.c.saved_at, _tender.c.title)
    .join(_document, _document.c.tender_key == _tender.c.key)
    .where(_tender.c.id == bindparam("id"))
)
_KEYS = sa.select(_tender.c.key, _tender.c.version, _tender.c.saved_order).where(_tender.c.id == bindparam("id"))
_SAVED_AT = sa.select(_tender.c.saved_at).where(_tender.c.id == bindparam("id"))
_LATEST = sa.select(sa.func.max(_tender.c.saved_order)).where(
    _tender.c.saved_order.between(bindparam("first"), bindparam("last"))
)
_INSERT = sa.insert(_tender)
_UPDATE = sa.update(_tender).where(_tender.c.key == bindparam("row"))
_DELETE = sa.delete(_tender).where(_tender.c.key == bindparam("row"))
_INSERT_DOCUMENT = sa.insert(_document)
_UPDATE_DOCUMENT = sa.update(_document).where(_document.c.tender_key == bindparam("row"))
_CHILDREN = {
    table.name: (sa.delete(table).where(table.c.tender_key == bindparam("row")), sa.insert(table))
    for table in (tables.lot, tables.answer, tables.deviation, tables.invitation)
}
_RECOUNT = (
    sa.update(_tender)
    .where(_tender.c.id == bindparam("identifier"))
    .values({name: bindparam(name) for name in ("not_met", "to_explain", "open", "opportunities")})
)
_shelf = tables.shelf
_ON_SHELF = (
    sa.select(_shelf.c.key, _shelf.c.content, _shelf.c.saved_at)
    .where(_shelf.c.kind == bindparam("kind"))
    .order_by(_shelf.c.key)
)
_PUT = sa.insert(_shelf).prefix_with("OR REPLACE")
_TAKE = sa.delete(_shelf).where(_shelf.c.kind == bindparam("of_kind"), _shelf.c.key == bindparam("with_key"))
_INDEX = sa.insert(tables.search).values(rowid=bindparam("rowid"), words=bindparam("words"))
_UNINDEX = sa.delete(tables.search).where(tables.search.c.rowid == bindparam("row"))


def _reasons(table: sa.Table, *texts: str) -> sa.Select[Any]:
    """The newest different texts on a criterion in real tenders other than the open one."""
    columns = [table.c[text] for text in texts]
    newest = sa.func.max(_tender.c.saved_order)
    return (
        sa.select(newest, _tender.c.title, _tender.c.saved_at, *columns)
        .join(_tender, _tender.c.key == table.c.tender_key)
        .where(
            table.c.criterion == bindparam("criterion"),
            sa.or_(*(column != "" for column in columns if column.name != "outcome")),
            _tender.c.id != bindparam("other_than"),
            sa.not_(_tender.c.is_example),
        )
        .group_by(*columns)
        .order_by(newest.desc())
        .limit(bindparam("limit"))
    )


_OUTCOMES = {item.value: item for item in AnswerOutcome}
_ANSWERS = _reasons(tables.answer, "outcome", "reason")
_DEVIATIONS = _reasons(tables.deviation, "why", "how_far", "why_here")


def open_store(
    path: Path, clock: Clock, schema_: Schema = schema.CURRENT, *, shares_memory: bool = True
) -> "SqliteTenderStore":
    """Open the data file, made with its folder when absent and migrated (after a copy) when older.

    Raises StorageProblem when it cannot be used: foreign, newer, damaged, locked, read-only.
    `clock` tells the moment in the name of the copy. `shares_memory` is False on a disk where a write-ahead log is not
    safe, such as a network drive or a USB stick.
    """
    with storage_problems(path):
        if not path.exists():
            schema.create(path, schema_)
        elif not path.is_file():
            raise errors.no_file(path)
        connection = connect(path)
        try:
            schema.bring_up_to_date(connection, path, clock, schema_)
            journal = make_safe(connection, shares_memory=shares_memory)
            # SQLite opens a read-only file without complaint; better to know now than at the first save.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        return SqliteTenderStore(path, connection, journal, clock, shares_memory=shares_memory)


class SqliteTenderStore:
    """Tenders in one SQLite file. Make it with `open_store`."""

    def __init__(
        self, path: Path, connection: sa.Connection, journal: str, clock: Clock, *, shares_memory: bool = True
    ) -> None:
        self._path = path
        self._connection = connection
        self._clock = clock
        self._shares_memory = shares_memory
        self._lock = threading.Lock()
        self._file = identity.of_file(path)
        self._is_lost = False  # the disk failed under the open file
        self.warning = (
            ""
            if journal == WAL
            else f"De schijf van {path} is niet geschikt voor gebruik door meer programma's tegelijk. "
            "Opslaan is trager. Bewaar uw gegevens liever op de vaste schijf van deze computer."
        )
        """A Dutch sentence when the place of the file is a poor one; empty otherwise."""

    def find(self, query: Query) -> Sequence[Summary]:
        """One page of the list. Unknown deadlines and values come last; equal rows are ordered by when they were saved.

        Each word of `search` must be the start of a word somewhere in the tender, or be part of a word in its title,
        reference or buyer. A search without any letter or digit is no search.
        """
        with self.reading() as connection:
            rows = listing.rows(connection, query)
        try:
            return summaries(rows)
        except (KeyError, ValueError, TypeError, ArithmeticError) as error:
            raise errors.damaged(self._path) from error

    def count(self, query: Query) -> int:
        """How many rows the query has without its limit and offset."""
        with self.reading() as connection:
            return listing.number(connection, query)

    def tally(self, queries: Sequence[Query]) -> Sequence[int]:
        """How many rows each query has without its limit; all look for the same words, and one question is enough."""
        with self.reading() as connection:
            return listing.tally(connection, queries)

    def ids(self, query: Query) -> Sequence[str]:
        """The ids of all rows of a query, in its order and without its limit."""
        with self.reading() as connection:
            return listing.ids(connection, query)

    def rows_of(self, identifiers: Sequence[str]) -> Sequence[Summary]:
        """The rows of these tenders, in the order asked; one that does not exist any more is passed over."""
        with self.reading() as connection:
            rows = listing.of_ids(connection, identifiers)
        try:
            found = {row.id: row for row in summaries(rows)}
        except (KeyError, ValueError, TypeError, ArithmeticError) as error:
            raise errors.damaged(self._path) from error
        return [found[identifier] for identifier in identifiers if identifier in found]

    def load(self, identifier: str) -> Stored:
        """The tender. Raises KeyError when it does not exist."""
        with self.reading() as connection:
            row = connection.execute(_LOAD, {"id": identifier}).one_or_none()
        if row is None:
            raise KeyError(identifier)
        try:
            tender = documents.read(row.text, row.format)
            return Stored(tender=tender, version=row.version, saved_at=datetime.fromisoformat(row.saved_at))
        except documents.NewerDocument as error:
            raise errors.newer(self._path) from error
        except (documents.UnreadableDocument, ValueError, TypeError) as error:
            raise errors.damaged_tender(str(row.title), self._path) from error

    def save(self, tender: "Tender", version: int, counts: Counts, now: datetime) -> Stored:
        """Keep the tender; on the disk when this returns. `version` is the one it was loaded with (0 for a new one).

        Raises ConflictProblem when the stored version is another one; nothing is changed then.
        """
        if not tender.id:
            raise ValueError("a tender needs an id before it can be kept")
        now = projections.moment(now)
        row = projections.tender_row(tender, counts, now)
        document = {"format": documents.FORMAT, "text": documents.written(tender)}
        words = words_of(tender)
        with self.writing() as connection:
            stored = connection.execute(_KEYS, {"id": tender.id}).one_or_none()
            if (stored.version if stored else 0) != version:
                raise self._conflict(tender, exists=stored is not None)
            if stored:
                connection.execute(_UNINDEX, {"row": stored.saved_order})
            row |= {"version": version + 1, "saved_order": self._free_order(connection, now)}
            if stored:
                key = stored.key
                connection.execute(_UPDATE, {**row, "row": key})
                connection.execute(_UPDATE_DOCUMENT, {**document, "row": key})
            else:
                key = connection.execute(_INSERT, row).lastrowid
                connection.execute(_INSERT_DOCUMENT, {**document, "tender_key": key})
            for table, rows in projections.child_rows(tender, key):
                delete, insert = _CHILDREN[table.name]
                if stored:
                    connection.execute(delete, {"row": key})
                if rows:
                    connection.execute(insert, rows)
            connection.execute(_INDEX, {"rowid": row["saved_order"], "words": words})
        return Stored(tender=tender, version=version + 1, saved_at=now)

    def delete(self, identifier: str) -> None:
        """Throw the tender away. Raises KeyError when it does not exist."""
        with self.writing() as connection:
            stored = connection.execute(_KEYS, {"id": identifier}).one_or_none()
            if stored is None:
                raise KeyError(identifier)
            connection.execute(_UNINDEX, {"row": stored.saved_order})
            connection.execute(_DELETE, {"row": stored.key})

    def last_saved(self, identifier: str) -> datetime | None:
        """When the tender was last kept; None when it does not exist."""
        with self.reading() as connection:
            found = connection.execute(_SAVED_AT, {"id": identifier}).scalar_one_or_none()
        return None if found is None else datetime.fromisoformat(found)

    def keep_version(self, identifier: str, kind: VersionKind, reason: str, now: datetime, most: int = 0) -> None:
        """Keep the tender as it is stored as a version of its own. Raises KeyError when it does not exist.

        With `most` only that many versions of this kind stay; the oldest go.
        """
        with self.writing() as connection:
            versions.keep(connection, identifier, kind, reason, projections.moment(now), most)

    def versions(self, identifier: str) -> Sequence[Version]:
        """The versions of a tender, newest first."""
        with self.reading() as connection:
            rows = versions.rows(connection, identifier)
        try:
            return [versions.version(row) for row in rows]
        except (KeyError, ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def load_version(self, identifier: str, number: int) -> "Tender":
        """One version. Raises KeyError when it does not exist."""
        with self.reading() as connection:
            row = versions.row(connection, identifier, number)
        if row is None:
            raise KeyError(number)
        try:
            return documents.read(row.text, row.format)
        except documents.NewerDocument as error:
            raise errors.newer(self._path) from error
        except (documents.UnreadableDocument, ValueError, TypeError) as error:
            raise errors.damaged_tender(str(row.reason), self._path) from error

    def drop_version(self, identifier: str, number: int) -> None:
        """Throw a version away; nothing happens when it is not there."""
        with self.writing() as connection:
            versions.drop(connection, identifier, number)

    def kept_versions(self, identifier: str) -> Sequence[KeptVersion]:
        """All versions with their texts, to put them back later."""
        with self.reading() as connection:
            rows = versions.rows(connection, identifier, whole=True)
        try:
            return [KeptVersion(version=versions.version(row), format=row.format, text=row.text) for row in rows]
        except (KeyError, ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def put_versions(self, identifier: str, kept: Sequence[KeptVersion]) -> None:
        """Put versions back with a tender that has none. Raises KeyError when the tender does not exist."""
        with self.writing() as connection:
            versions.put(connection, identifier, kept)

    def recount(self, counts: Mapping[str, Counts]) -> None:
        """Show other counts in the list for these tenders (by id), which are not changed themselves.

        A tender that does not exist any more is passed over.
        """
        rows = [{"identifier": identifier, **asdict(item)} for identifier, item in counts.items()]
        if rows:
            with self.writing() as connection:
                connection.execute(_RECOUNT, rows)

    def similar(self, cpv_group: str, first: date, last: date, other_than: str) -> Sequence[Similar]:
        """Tenders with that CPV group (the first digits of the code) from `first` up to and including `last`.

        The tender or one of its lots has a code of the group. Examples and the tender `other_than` are left out.
        """
        with self.reading() as connection:
            parameters = similar.parameters(cpv_group, first, last, other_than)
            rows = connection.execute(similar.STATEMENT, parameters).fetchall()
        try:
            return similar.found(rows)
        except (KeyError, ValueError, TypeError, ArithmeticError) as error:
            raise errors.damaged(self._path) from error

    def shelf(self, kind: str) -> Sequence[Kept]:
        """Every text of that kind, in the order of the keys."""
        with self.reading() as connection:
            rows = connection.execute(_ON_SHELF, {"kind": kind}).fetchall()
        try:
            return [
                Kept(key=key, content=content, saved_at=datetime.fromisoformat(saved_at))
                for key, content, saved_at in rows
            ]
        except (ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def put_on_shelf(self, kind: str, key: str, content: str, now: datetime) -> None:
        """Keep a text; one that is there already under that kind and key is replaced."""
        saved_at = projections.moment(now).isoformat()
        with self.writing() as connection:
            connection.execute(_PUT, {"kind": kind, "key": key, "content": content, "saved_at": saved_at})

    def take_off_shelf(self, kind: str, key: str) -> None:
        """Throw a text away; nothing happens when it is not there."""
        with self.writing() as connection:
            connection.execute(_TAKE, {"of_kind": kind, "with_key": key})

    def earlier_reasons(self, criterion: str, limit: int, other_than: str = "") -> Sequence[EarlierReason]:
        """Different answers and deviations on a criterion in other tenders, newest first; examples are left out.

        `other_than` is the id of the tender that is open now.
        """
        from ..domain.tender import Answer, Deviation

        parameters = {"criterion": criterion, "limit": limit, "other_than": other_than}
        with self.reading() as connection:
            answers = connection.execute(_ANSWERS, parameters).fetchall()
            deviations = connection.execute(_DEVIATIONS, parameters).fetchall()
        found: list[tuple[int, EarlierReason]] = []
        try:
            for order, title, saved_at, outcome, text in answers:
                answer = Answer(criterion=criterion, outcome=_OUTCOMES[outcome], reason=text)
                found.append((order, _earlier(title, saved_at, answer)))
            for order, title, saved_at, why, how_far, why_here in deviations:
                deviation = Deviation(criterion=criterion, why=why, how_far=how_far, why_here=why_here)
                found.append((order, _earlier(title, saved_at, deviation)))
        except (KeyError, ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error
        found.sort(key=lambda pair: pair[0], reverse=True)
        return [reason for _, reason in found[:limit]]

    def backup(self, target: Path) -> None:
        """Copy everything to `target` while the store is in use, all or nothing, and prove that the copy is sound.

        An older file at `target` is replaced. Raises StorageProblem, naming `target` when that is where it went wrong.
        """
        if target.resolve() == self._path.resolve():
            raise ValueError("a backup cannot replace the file itself")
        with self._lock, storage_problems(target):
            copying.copy(driver(self._connection), target)

    def swap(self, action: Callable[[], None]) -> None:
        """Do something to the file while it is closed, such as putting a backup in its place, and open it again.

        Raises what `action` raises, after opening, and StorageProblem when the file cannot be opened any more.
        """
        with self._lock:
            with storage_problems(self._path):
                self._connection.close()
            try:
                action()
            finally:
                with storage_problems(self._path):
                    self._open_again()

    def check(self) -> None:
        """Read the whole file for faults in its structure. Raises DamagedFile; takes a second for 400 MB."""
        with self.reading() as connection:
            if not copying.is_sound(driver(connection)):
                raise errors.damaged(self._path)

    def close(self) -> None:
        """Release the file; a closed store may be closed again.

        The last program to leave moves the write-ahead log into the file (SQLite does that by itself). When that is
        not possible, nothing is lost: the log stays beside the file and the next start reads it.
        """
        with self._lock, storage_problems(self._path):
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """The file for a question; what is changed in it is undone. For the other stores in the same file.

        Raises StorageProblem for what goes wrong with the file.
        """
        with self._lock, storage_problems(self._path):
            if self._connection.closed or self._is_lost or identity.of_file(self._path) != self._file:
                self._open_again()
            try:
                yield self._connection
            except (DBAPIError, sqlite3.Error) as error:
                self._is_lost = errors.is_lost(error)
                self._look_for_damage(error)
                raise
            finally:
                self._connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction, alone: kept when the block ends, undone when it raises."""
        with self.reading() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def _open_again(self) -> None:
        """Open the file anew; what was open may be a disk that was pulled out. Raises while the file is not there."""
        file = identity.of_file(self._path)
        with suppress(DBAPIError, sqlite3.Error):
            self._connection.close()
        again = open_store(self._path, self._clock, shares_memory=self._shares_memory)
        self._connection, self.warning, self._file, self._is_lost = again._connection, again.warning, file, False

    def _look_for_damage(self, error: DBAPIError | sqlite3.Error) -> None:
        """An error without a known cause is a bug, unless the file turns out to be damaged; then say that."""
        if errors.problem_of(error, self._path) is None:
            self._connection.rollback()
            if not copying.is_sound(driver(self._connection), thorough=True):
                raise errors.damaged(self._path) from error

    def _free_order(self, connection: sa.Connection, now: datetime) -> int:
        first = projections.order_of(now)
        taken = connection.execute(_LATEST, {"first": first, "last": first + _TIES}).scalar_one()
        return first if taken is None else int(taken) + 1

    def _conflict(self, tender: "Tender", *, exists: bool) -> ConflictProblem:
        name = f"'{tender.subject.title[:100]}'" if tender.subject.title.strip() else "zonder titel"
        if exists:
            return ConflictProblem(
                f"Het dossier {name} is intussen op een andere plek gewijzigd. Uw wijziging is niet opgeslagen. "
                "Open het dossier opnieuw, of bewaar uw versie als kopie."
            )
        return ConflictProblem(
            f"Het dossier {name} is intussen op een andere plek verwijderd. Uw wijziging is niet opgeslagen. "
            "Bewaar uw versie als kopie."
        )


def _earlier(title: str, saved_at: str, reason: "Answer | Deviation") -> EarlierReason:
    return EarlierReason(tender_title=title, saved_at=datetime.fromisoformat(saved_at), reason=reason)
