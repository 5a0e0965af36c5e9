"""Which version of the tables a file has, and making it the one that this program knows.

Alembic is only imported when there is something to do: it costs more than opening the file and listing the tenders.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from ..application.ports import Clock
from . import copying, errors
from .connection import connect, driver
from .identity import APPLICATION_ID, REVISIONS, SMALLEST

_MOST_COPIES = 100


@dataclass(frozen=True)
class Schema:
    """The folder with migrations, and the revisions in it from old to new."""

    migrations: Path
    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """The revision that this program works with."""
        return self.revisions[-1]


CURRENT = Schema(Path(__file__).parent / "migrations", REVISIONS)


def create(path: Path, schema: Schema) -> None:
    """Make an empty data file at `path`. It appears complete or not at all; one that is already there stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.nieuw")
    try:
        draft.unlink(missing_ok=True)
        connection = connect(draft)
        try:
            _upgrade(connection, schema)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        finally:
            connection.close()
        _publish(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def bring_up_to_date(connection: sa.Connection, path: Path, clock: Clock, schema: Schema) -> None:
    """Migrate the file when it is older, after copying it. Raises StorageProblem for a file that is not ours or newer.

    Foreign keys must still be off: a migration may replace a table, and its rows must not take others along.
    """
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise errors.damaged(path) if path.stat().st_size < SMALLEST else errors.not_ours(path)
    # Our mark is written after the tables, so a file with the mark and without a version has lost something.
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
        raise errors.damaged(path)
    stored = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    if stored == schema.head:
        return
    if stored is None:
        raise errors.damaged(path)
    if stored not in schema.revisions:
        raise errors.newer(path)
    kept = _free_name(path, schema.head, clock)
    copying.copy(driver(connection), kept)
    try:
        _upgrade(connection, schema)
    except Exception as error:
        if errors.is_full(error, path):  # nothing was changed, and each new try would take as much room again
            kept.unlink(missing_ok=True)
        raise


def _upgrade(connection: sa.Connection, schema: Schema) -> None:
    from .upgrading import upgrade

    upgrade(connection, schema.migrations)


def _publish(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another program that started at the same moment was first."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links, such as most USB sticks
            draft.rename(path)


def _free_name(path: Path, revision: str, clock: Clock) -> Path:
    """The name of the copy from before a migration; never that of an earlier copy."""
    name = f"{path.stem}-voor-{revision}-{clock():%Y%m%d-%H%M%S}"
    names = [f"{name}{path.suffix}", *(f"{name}-{number}{path.suffix}" for number in range(2, _MOST_COPIES))]
    return next((free for free in map(path.with_name, names) if not free.exists()), path.with_name(names[0]))
