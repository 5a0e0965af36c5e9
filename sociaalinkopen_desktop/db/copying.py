"""Copies of the data file while it is in use, through SQLite's own backup: complete, also with a write-ahead log."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .errors import damaged

UNFINISHED = ".deel"
"""Behind the name of a copy that is not whole yet."""


def copy(source: sqlite3.Connection, target: Path, *, thorough: bool = False) -> None:
    """Copy the database to `target`, all or nothing, and prove that the copy is sound. An older file is replaced.

    `thorough` proves it as `is_sound` does then.

    Raises sqlite3.Error, OSError or DamagedFile; then `target` is what it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        _clear(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            source.backup(made)
            # One file that opens anywhere, also from a medium that cannot be written.
            made.execute("PRAGMA journal_mode = DELETE")
            if not is_sound(made, thorough=thorough):
                raise damaged(target)
        part.replace(target)
    finally:
        _clear(part)


def _clear(part: Path) -> None:
    """Throw away what is not whole, with what a fault of the disk leaves beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def is_sound(connection: sqlite3.Connection, *, thorough: bool = False) -> bool:
    """Whether SQLite finds no fault in the structure of the file. Reads it all: half a second for 400 MB.

    `thorough` also compares each index with its table, and takes three times as long.
    """
    check = "integrity_check" if thorough else "quick_check"
    return [row[0] for row in connection.execute(f"PRAGMA {check}(1)")] == ["ok"]
