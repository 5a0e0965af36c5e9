"""The register on SQLite: implements `application.register_ports.EnterpriseStore` in the file of the tenders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from ..application.ports import ConflictProblem, StorageProblem
from ..application.register_ports import (
    Batch,
    BatchUndone,
    EnterpriseQuery,
    EnterpriseRow,
    EnterpriseSort,
    InvitedBefore,
    KeptEnterprise,
)
from ..domain.choices import Recognition
from ..domain.cpv import digits_of
from ..domain.enterprises.enterprise import Enterprise, EnterpriseKind, EnterpriseState
from . import documents, errors, register_documents, tables
from .projections import moment
from .search import folded
from .store import SqliteTenderStore

_enterprise, _document = tables.enterprise, tables.enterprise_document
_batch, _before = tables.enterprise_batch, tables.enterprise_before
_EMPTY = Enterprise()
_KINDS = {item.value: item for item in EnterpriseKind}
_STATES = {item.value: item for item in EnterpriseState}
_RECOGNITIONS = {item.value: item for item in Recognition}
_LONGEST_ORDER = 200
_MOST_WORDS = 12
_MOST_IDS = 500

_SHOWN = (
    _enterprise.c.id,
    _enterprise.c.name,
    _enterprise.c.town,
    _enterprise.c.kvk,
    _enterprise.c.kind,
    _enterprise.c.state,
    _enterprise.c.is_example,
    _enterprise.c.offer,
    _enterprise.c.recognitions,
    _enterprise.c.recognised_until,
    _enterprise.c.checked_on,
    _enterprise.c.saved_at,
)
_ORDERS: dict[EnterpriseSort, sa.ColumnElement[Any]] = {
    EnterpriseSort.NAME: _enterprise.c.name_order,
    EnterpriseSort.TOWN: _enterprise.c.town_order,
    EnterpriseSort.KIND: _enterprise.c.kind,
    EnterpriseSort.RECOGNISED_UNTIL: _enterprise.c.recognised_until,
    EnterpriseSort.SAVED: _enterprise.c.saved_at,
}
_JOINED = sa.join(_enterprise, _document, _document.c.enterprise_key == _enterprise.c.key)
_LOAD = (
    sa.select(_enterprise.c.name, _enterprise.c.version, _enterprise.c.saved_at, _document.c.text, _document.c.format)
    .select_from(_JOINED)
    .where(_enterprise.c.id == bindparam("id"))
)
_ALL = sa.select(_document.c.text, _document.c.format).select_from(_JOINED).order_by(_enterprise.c.name_order)
_IDS = sa.select(_enterprise.c.id, _enterprise.c.key)
_KEY = sa.select(_enterprise.c.key, _enterprise.c.version).where(_enterprise.c.id == bindparam("id"))
_INSERT, _INSERT_DOCUMENT = sa.insert(_enterprise), sa.insert(_document)
_UPDATE = sa.update(_enterprise).where(_enterprise.c.key == bindparam("row"))
_UPDATE_DOCUMENT = sa.update(_document).where(_document.c.enterprise_key == bindparam("row"))
_REMOVE = sa.delete(_enterprise).where(_enterprise.c.id == bindparam("identifier"))
_REMOVE_KEY = sa.delete(_enterprise).where(_enterprise.c.key == bindparam("row"))
_TEXT = sa.select(_document.c.format, _document.c.text).where(_document.c.enterprise_key == bindparam("row"))
_BATCHES = sa.select(_batch).order_by(_batch.c.key.desc())
_TO_UNDO = (
    sa.select(
        _before.c.enterprise_key,
        _before.c.version.label("version_then"),
        _before.c.format,
        _before.c.text,
        _enterprise.c.version,
        _enterprise.c.name,
    )
    .join(_enterprise, _enterprise.c.key == _before.c.enterprise_key)
    .where(_before.c.batch_key == bindparam("of_batch"))
)
_tender, _invitation = tables.tender, tables.invitation
_day = sa.func.coalesce(_tender.c.planned_on, sa.func.substr(_tender.c.saved_at, 1, 10))
_INVITED = (
    sa.select(_tender.c.id, _tender.c.title, _invitation.c.supplier, _invitation.c.enterprise_id, _day.label("day"))
    .join(_tender, _tender.c.key == _invitation.c.tender_key)
    .where(_tender.c.id != bindparam("other_than"), sa.not_(_tender.c.is_example))
    .order_by(_day.desc(), _invitation.c.tender_key, _invitation.c.position)
)


class SqliteRegister:
    """The register in the file of a store; it goes along when that opens another file."""

    def __init__(self, store: SqliteTenderStore, path: Path) -> None:
        self._store, self._path = store, path

    def enterprise_rows(self, query: EnterpriseQuery) -> Sequence[EnterpriseRow]:
        """One page of the list. Unknown days come last, also descending."""
        statement = _chosen(sa.select(*_SHOWN), query).order_by(*_order(query)).limit(query.limit).offset(query.offset)
        with self._store.reading() as connection:
            rows = connection.execute(statement).fetchall()
        try:
            return [_row(row) for row in rows]
        except (KeyError, ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def count_enterprises(self, query: EnterpriseQuery) -> int:
        """How many rows the query has without its limit and offset."""
        statement = _chosen(sa.select(sa.func.count()).select_from(_enterprise), query)
        with self._store.reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def enterprise(self, identifier: str) -> KeptEnterprise:
        """One enterprise. Raises KeyError when it does not exist."""
        with self._store.reading() as connection:
            row = connection.execute(_LOAD, {"id": identifier}).one_or_none()
        if row is None:
            raise KeyError(identifier)
        return KeptEnterprise(
            enterprise=self._read(row.text, row.format, row.name),
            version=row.version,
            saved_at=datetime.fromisoformat(row.saved_at),
        )

    def enterprises(self) -> Sequence[Enterprise]:
        """The whole register in the order of the names."""
        with self._store.reading() as connection:
            rows = connection.execute(_ALL).fetchall()
        return [self._read(text, number, "") for text, number in rows]

    def save_enterprise(self, enterprise: Enterprise, version: int, now: datetime) -> KeptEnterprise:
        """Keep one; on the disk when this returns. Raises ConflictProblem when the stored version is another one."""
        now = moment(now)
        with self._store.writing() as connection:
            _keep(connection, enterprise, version, now)
        return KeptEnterprise(enterprise=enterprise, version=version + 1, saved_at=now)

    def remove_enterprises(self, identifiers: Sequence[str]) -> None:
        """Throw these away; what imports remembered of them goes too, by the foreign key."""
        if identifiers:
            with self._store.writing() as connection:
                connection.execute(_REMOVE, [{"identifier": identifier} for identifier in identifiers])

    def save_batch(
        self, batch_id: str, file_name: str, enterprises: Sequence[Enterprise], now: datetime, base: Mapping[str, int]
    ) -> Batch:
        """Keep a whole import with what it replaced, all or nothing. Raises ConflictProblem."""
        now = moment(now)
        changed = sum(1 for item in enterprises if base.get(item.id, 0))
        batch = Batch(
            id=batch_id,
            made_at=now,
            file_name=file_name,
            added=len(enterprises) - changed,
            changed=changed,
            undone=False,
        )
        with self._store.writing() as connection:
            row = asdict(batch) | {"made_at": now.isoformat()}
            batch_key = connection.execute(sa.insert(_batch), row).lastrowid
            taken = {row.id: row.key for row in connection.execute(_IDS)}
            new = [item for item in enterprises if not base.get(item.id, 0)]
            for item in new:
                if item.id in taken:
                    raise _conflict(item, exists=True)
            first = max(taken.values(), default=0) + 1
            _insert_all(connection, new, first, now)
            remembered: list[dict[str, Any]] = [
                {"enterprise_key": key, "version": 1, "format": None, "text": None}
                for key in range(first, first + len(new))
            ]
            for item in enterprises:
                if version := base.get(item.id, 0):
                    key, before = _keep(connection, item, version, now, remember=True)
                    remembered.append(
                        {"enterprise_key": key, "version": version + 1, "format": before.format, "text": before.text}
                    )
            if remembered:
                connection.execute(sa.insert(_before), [{"batch_key": batch_key, **item} for item in remembered])
        return batch

    def undo_batch(self, batch_id: str, now: datetime) -> BatchUndone:
        """Take a whole import back; what was edited since stays. Raises KeyError when there is nothing to take back."""
        now = moment(now)
        removed = restored = 0
        kept: list[str] = []
        with self._store.writing() as connection:
            key = connection.execute(
                sa.select(_batch.c.key).where(_batch.c.id == batch_id, sa.not_(_batch.c.undone))
            ).scalar_one_or_none()
            if key is None:
                raise KeyError(batch_id)
            for row in connection.execute(_TO_UNDO, {"of_batch": key}).fetchall():
                if row.version != row.version_then:
                    kept.append(row.name)
                elif row.text is None:
                    connection.execute(_REMOVE_KEY, {"row": row.enterprise_key})
                    removed += 1
                else:
                    _keep(connection, self._read(row.text, row.format, row.name), row.version, now)
                    restored += 1
            connection.execute(sa.update(_batch).where(_batch.c.key == key).values(undone=True))
            connection.execute(sa.delete(_before).where(_before.c.batch_key == key))
        return BatchUndone(removed=removed, restored=restored, kept=tuple(kept))

    def batches(self) -> Sequence[Batch]:
        """The imports, newest first."""
        with self._store.reading() as connection:
            rows = connection.execute(_BATCHES).fetchall()
        try:
            return [
                Batch(
                    id=row.id,
                    made_at=datetime.fromisoformat(row.made_at),
                    file_name=row.file_name,
                    added=row.added,
                    changed=row.changed,
                    undone=bool(row.undone),
                )
                for row in rows
            ]
        except (ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def invited_before(self, other_than: str = "") -> Sequence[InvitedBefore]:
        """Every invitation in other tenders that are no examples, newest first."""
        with self._store.reading() as connection:
            rows = connection.execute(_INVITED, {"other_than": other_than}).fetchall()
        try:
            return [
                InvitedBefore(
                    tender_id=identifier,
                    tender_title=title,
                    supplier=supplier,
                    enterprise_id=enterprise_id or "",
                    day=date.fromisoformat(day),
                )
                for identifier, title, supplier, enterprise_id, day in rows
            ]
        except (ValueError, TypeError) as error:
            raise errors.damaged(self._path) from error

    def _read(self, text: str, number: int, name: str) -> Enterprise:
        try:
            return register_documents.read_text(_EMPTY, text, number)
        except documents.NewerDocument as error:
            raise errors.newer(self._path) from error
        except documents.UnreadableDocument as error:
            raise StorageProblem(
                f"De onderneming {f'{name[:100]!r} ' if name else ''}in {self._path} is beschadigd. De andere "
                "gegevens werken nog. Haal haar terug uit een reservekopie."
            ) from error


def _chosen(statement: sa.Select[Any], query: EnterpriseQuery) -> sa.Select[Any]:
    for word in folded(query.search).split()[:_MOST_WORDS]:
        statement = statement.where(_enterprise.c.words.contains(word, autoescape=True))
    if query.kinds:
        statement = statement.where(_enterprise.c.kind.in_([item.value for item in query.kinds]))
    if query.states:
        statement = statement.where(_enterprise.c.state.in_([item.value for item in query.states]))
    if query.recognitions:
        padded = " " + _enterprise.c.recognitions + " "
        # Keys hold an underscore, which LIKE would read as any sign.
        found = (padded.contains(f" {item.value} ", autoescape=True) for item in query.recognitions)
        statement = statement.where(sa.or_(*found))
    if query.lapsing_before is not None:
        statement = statement.where(_enterprise.c.recognised_until < query.lapsing_before.isoformat())
    if query.lapsing_from is not None:
        statement = statement.where(_enterprise.c.recognised_until >= query.lapsing_from.isoformat())
    if query.batch:
        in_batch = (
            sa.select(_before.c.enterprise_key)
            .join(_batch, _batch.c.key == _before.c.batch_key)
            .where(_batch.c.id == query.batch)
        )
        statement = statement.where(_enterprise.c.key.in_(in_batch))
    return statement


def _order(query: EnterpriseQuery) -> tuple[sa.ColumnElement[Any], ...]:
    order = _ORDERS[query.sort_by]
    directed = (order.desc(), _enterprise.c.key.desc()) if query.descending else (order, _enterprise.c.key)
    return (order.is_(None), *directed) if query.sort_by is EnterpriseSort.RECOGNISED_UNTIL else directed


def _row(row: Any) -> EnterpriseRow:
    return EnterpriseRow(
        id=row.id,
        name=row.name,
        town=row.town,
        kvk=row.kvk,
        kind=_KINDS[row.kind],
        state=_STATES[row.state],
        is_example=bool(row.is_example),
        offer=row.offer,
        recognitions=tuple(_RECOGNITIONS[key] for key in row.recognitions.split()),
        recognised_until=None if row.recognised_until is None else date.fromisoformat(row.recognised_until),
        checked_on=None if row.checked_on is None else date.fromisoformat(row.checked_on),
        saved_at=datetime.fromisoformat(row.saved_at),
    )


def _keep(
    connection: sa.Connection, enterprise: Enterprise, version: int, now: datetime, *, remember: bool = False
) -> tuple[int, Any]:
    """Write one in the transaction; its row number, and with `remember` the text it replaced (None: it was new)."""
    if not enterprise.id:
        raise ValueError("an enterprise needs an id before it can be kept")
    stored = connection.execute(_KEY, {"id": enterprise.id}).one_or_none()
    if (stored.version if stored else 0) != version:
        raise _conflict(enterprise, exists=stored is not None)
    row = {**_columns(enterprise), "version": version + 1, "saved_at": now.isoformat()}
    document = _document_of(enterprise)
    if stored is None:
        key = connection.execute(_INSERT, row).lastrowid
        connection.execute(_INSERT_DOCUMENT, {**document, "enterprise_key": key})
        return key, None
    before = connection.execute(_TEXT, {"row": stored.key}).one() if remember else None
    connection.execute(_UPDATE, {**row, "row": stored.key})
    connection.execute(_UPDATE_DOCUMENT, {**document, "row": stored.key})
    return stored.key, before


def _insert_all(connection: sa.Connection, enterprises: Sequence[Enterprise], first: int, now: datetime) -> None:
    """Write new ones in two statements, with row numbers from `first`: ten times as fast as one by one."""
    if not enterprises:
        return
    numbered = list(enumerate(enterprises, first))
    connection.execute(
        _INSERT,
        [{**_columns(item), "key": key, "version": 1, "saved_at": now.isoformat()} for key, item in numbered],
    )
    connection.execute(_INSERT_DOCUMENT, [{**_document_of(item), "enterprise_key": key} for key, item in numbered])


def _document_of(enterprise: Enterprise) -> dict[str, Any]:
    return {"format": register_documents.FORMAT, "text": register_documents.written(enterprise, "Onderneming")}


def _conflict(enterprise: Enterprise, *, exists: bool) -> ConflictProblem:
    return ConflictProblem(
        f"De onderneming '{enterprise.name[:100]}' is intussen op een andere plek "
        f"{'gewijzigd' if exists else 'verwijderd'}. Uw wijziging is niet opgeslagen. Open haar opnieuw."
    )


def _columns(enterprise: Enterprise) -> dict[str, Any]:
    proofs = enterprise.recognitions
    return {
        "id": enterprise.id,
        "name": enterprise.name,
        "name_order": folded(enterprise.name.strip())[:_LONGEST_ORDER],
        "town": enterprise.town,
        "town_order": folded(enterprise.town.strip())[:_LONGEST_ORDER],
        "kvk": enterprise.kvk.strip(),
        "kind": enterprise.kind.value,
        "state": enterprise.state.value,
        "is_example": enterprise.is_example,
        "offer": enterprise.offer[:_LONGEST_ORDER],
        "recognitions": " ".join(
            dict.fromkeys(proof.kind.value for proof in proofs if proof.kind is not Recognition.NONE)
        ),
        "recognised_until": _latest(proof.valid_until for proof in proofs),
        "checked_on": _latest(proof.checked_on for proof in proofs),
        "words": folded(" ".join(_texts(enterprise))),
    }


def _latest(days: Iterable[date | None]) -> str | None:
    known = [day for day in days if day is not None]
    return max(known).isoformat() if known else None


def _texts(enterprise: Enterprise) -> Iterable[str]:
    yield from (enterprise.name, enterprise.town, enterprise.municipality, enterprise.kvk, enterprise.offer)
    yield from enterprise.keywords
    yield from enterprise.regions
    for code in enterprise.cpv:
        yield digits_of(code)
    for proof in enterprise.recognitions:
        yield proof.kind.label
