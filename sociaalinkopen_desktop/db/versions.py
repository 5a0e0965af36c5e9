"""Earlier versions of a tender: statements on table `tender_version`, for the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from ..application.ports import KeptVersion, Version, VersionKind
from . import tables

_tender, _document, _version = tables.tender, tables.document, tables.tender_version
_KINDS = {item.value: item for item in VersionKind}

_OF_TENDER = (
    sa.select(_version)
    .join(_tender, _tender.c.key == _version.c.tender_key)
    .where(_tender.c.id == bindparam("id"))
    .order_by(_version.c.number.desc())
)
_TOLD = _OF_TENDER.with_only_columns(
    _version.c.number, _version.c.kept_at, _version.c.kind, _version.c.reason, maintain_column_froms=True
)
_ONE = _OF_TENDER.where(_version.c.number == bindparam("of_number"))
_NOW = (
    sa.select(_document.c.tender_key, _document.c.format, _document.c.text)
    .join(_tender, _tender.c.key == _document.c.tender_key)
    .where(_tender.c.id == bindparam("id"))
)
_KEY = sa.select(_tender.c.key).where(_tender.c.id == bindparam("id"))
_LAST = sa.select(sa.func.max(_version.c.number)).where(_version.c.tender_key == bindparam("row"))
_INSERT = sa.insert(_version)
_DROP = sa.delete(_version).where(
    _version.c.number == bindparam("of_number"),
    _version.c.tender_key == _KEY.scalar_subquery(),
)
_OF_KIND = (
    sa.select(_version.c.number)
    .where(_version.c.tender_key == bindparam("row"), _version.c.kind == bindparam("of_kind"))
    .order_by(_version.c.number.desc())
    .offset(bindparam("most"))
)
_THIN = sa.delete(_version).where(
    _version.c.tender_key == bindparam("row"), _version.c.number == bindparam("of_number")
)


def keep(connection: sa.Connection, identifier: str, kind: VersionKind, reason: str, now: datetime, most: int) -> None:
    """Copy the document as it is stored. Raises KeyError when the tender does not exist."""
    document = connection.execute(_NOW, {"id": identifier}).one_or_none()
    if document is None:
        raise KeyError(identifier)
    key = document.tender_key
    last = connection.execute(_LAST, {"row": key}).scalar_one() or 0
    connection.execute(
        _INSERT,
        {
            "tender_key": key,
            "number": last + 1,
            "kept_at": now.isoformat(),
            "kind": kind.value,
            "reason": reason,
            "format": document.format,
            "text": document.text,
        },
    )
    if most:
        surplus = connection.execute(_OF_KIND, {"row": key, "of_kind": kind.value, "most": most}).scalars().all()
        if surplus:
            connection.execute(_THIN, [{"row": key, "of_number": number} for number in surplus])


def rows(connection: sa.Connection, identifier: str, *, whole: bool = False) -> Sequence[Any]:
    """Every version of a tender, newest first; `whole` with their texts."""
    return connection.execute(_OF_TENDER if whole else _TOLD, {"id": identifier}).fetchall()


def row(connection: sa.Connection, identifier: str, number: int) -> Any:
    """One version, or None."""
    return connection.execute(_ONE, {"id": identifier, "of_number": number}).one_or_none()


def drop(connection: sa.Connection, identifier: str, number: int) -> None:
    """Delete a version, if it is there."""
    connection.execute(_DROP, {"id": identifier, "of_number": number})


def put(connection: sa.Connection, identifier: str, kept: Sequence[KeptVersion]) -> None:
    """Insert versions under their own numbers. Raises KeyError when the tender does not exist."""
    key = connection.execute(_KEY, {"id": identifier}).scalar_one_or_none()
    if key is None:
        raise KeyError(identifier)
    made = [
        {
            "tender_key": key,
            "number": item.version.number,
            "kept_at": item.version.kept_at.isoformat(),
            "kind": item.version.kind.value,
            "reason": item.version.reason,
            "format": item.format,
            "text": item.text,
        }
        for item in kept
    ]
    if made:
        connection.execute(_INSERT, made)


def version(found: Any) -> Version:
    """A row as a version. Raises KeyError or ValueError for values that no version of the program ever wrote."""
    return Version(
        number=found.number,
        kept_at=datetime.fromisoformat(found.kept_at),
        kind=_KINDS[found.kind],
        reason=found.reason,
    )
