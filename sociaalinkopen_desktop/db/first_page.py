"""The first rows of the list, for the first picture of the window: read before the store is open.

Loading SQLAlchemy takes as long as all the rest of the start. So these rows are read with Python's own sqlite3, from a
healthy file of this version only. About anything else this module says nothing: `store.open_store` comes right after
it and tells what is wrong.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ..application.ports import Summary
from .identity import APPLICATION_ID, REVISIONS
from .rows import COLUMNS, summaries

_ROWS = f"SELECT {', '.join(COLUMNS)} FROM tender ORDER BY saved_order DESC LIMIT ?"  # noqa: S608  # our own names
_NUMBER = "SELECT count(*) FROM tender"


def first_page(path: Path, limit: int) -> tuple[Sequence[Summary], int] | None:
    """The tenders saved last, at most `limit`, and how many there are in all; None when that cannot be told at once.

    Never waits, and makes or changes no data file.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            if not _is_current(connection):
                return None
            rows = connection.execute(_ROWS, (limit,)).fetchall()
            number = int(connection.execute(_NUMBER).fetchone()[0])
        return summaries(rows), number
    except (sqlite3.Error, KeyError, ValueError, TypeError, ArithmeticError):
        return None


def _is_current(connection: sqlite3.Connection) -> bool:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return False
    return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISIONS[-1],)]
