"""Opening the file: one connection, with the settings that make a saved tender safe.

SQLAlchemy opens no transactions here: the driver is told to leave that to us, and `store` says BEGIN IMMEDIATE itself.
A deferred BEGIN that reads first and writes later fails at once when another program wrote in between, however long
the busy timeout is.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

BUSY_SECONDS = 5.0
"""How long a write waits for another program before it says that the file is locked."""

WAL = "wal"


def connect(path: Path) -> sa.Connection:
    """A connection to the file, made when absent. Nothing in the file is changed. It may be closed by any thread."""

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    connection = _engine(opened).connect()
    raw = driver(connection)
    try:
        for setting in ("trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"):
            raw.execute(f"PRAGMA {setting}")
        try:
            raw.execute("PRAGMA schema_version").fetchone()
        except sqlite3.OperationalError as error:
            # A file that was last used on a better disk still asks for a write-ahead log; alone we can read it.
            if not _lacks_shared_memory(error):
                raise
            _pragma(raw, "locking_mode = EXCLUSIVE")
            raw.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(opened: Callable[[], sqlite3.Connection]) -> sa.Engine:
    """`hide_parameters`: a fault never carries the texts of a tender along in its message."""
    return sa.create_engine("sqlite://", creator=opened, poolclass=NullPool, hide_parameters=True)


def driver(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of Python's own sqlite3 below; for the backup API."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def make_safe(connection: sa.Connection, *, shares_memory: bool = True) -> str:
    """Choose journal and durability, and watch over references. Returns the journal: "wal", or what was possible.

    A write-ahead log needs memory shared between programs; where the disk has none (network share, some USB sticks)
    the rollback journal is used: slower, and it lets nobody read while somebody writes. So too where it only seems to
    work: `shares_memory` says that the disk is one on which it does.
    """
    raw = driver(connection)
    journal = ""
    if shares_memory and _pragma(raw, "locking_mode") == "normal":
        try:
            journal = _pragma(raw, "journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not _lacks_shared_memory(error):
                raise
    if journal != WAL:
        journal = _pragma(raw, "journal_mode = DELETE")
        _pragma(raw, "locking_mode = NORMAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")
    return journal


def _lacks_shared_memory(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)


def _pragma(raw: sqlite3.Connection, setting: str) -> str:
    return str(raw.execute(f"PRAGMA {setting}").fetchone()[0])
