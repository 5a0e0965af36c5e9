"""A data file of every version of the tables, with something in each of them, opens and keeps what it holds."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.backups import Backups
from sociaalinkopen_desktop.db import schema
from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles
from sociaalinkopen_desktop.db.enterprises import SqliteRegister
from sociaalinkopen_desktop.db.identity import REVISIONS
from sociaalinkopen_desktop.db.meetings import SqliteMeetings
from sociaalinkopen_desktop.db.schema import CURRENT, Schema
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.db.tables import SEARCH_TABLES

from .make_released import DATA, ENTERPRISES, KEPT_TEXT, MEETING, NOW, TENDERS

NEWEST = DATA / f"v0_1_0-{CURRENT.head}.sqlite"
SHELF, VERSIONS, REGISTER = "0002", "0003", "0004"
OWN = {"alembic_version", *SEARCH_TABLES[1:]}


def tables_of(raw: sqlite3.Connection, of: str = "main") -> list[str]:
    question = f"SELECT name FROM {of}.sqlite_schema WHERE type = 'table' ORDER BY name"
    return [name for (name,) in raw.execute(question) if name not in OWN]


def file_of(revision: str, folder: Path) -> Path:
    """The file that a program with the tables of that revision would have, holding what it could hold of ours."""
    migrations = folder / "migraties"
    shutil.copytree(CURRENT.migrations, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    known = REVISIONS[: REVISIONS.index(revision) + 1]
    for script in (migrations / "versions").glob("*.py"):
        if script.name[:4] not in known:
            script.unlink()
    path = folder / "aanbestedingen.sqlite"
    schema.create(path, Schema(migrations, known))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("ATTACH ? AS ours", (str(NEWEST),))
        for table in tables_of(raw):
            columns = ", ".join(row[1] for row in raw.execute(f"PRAGMA main.table_info({table})"))
            columns = f"rowid, {columns}" if table == "search" else columns
            raw.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM ours.{table}")
    return path


@pytest.fixture(params=REVISIONS)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A revision of the tables, and a file of it."""
    return request.param, file_of(request.param, tmp_path)


def test_something_stands_in_every_table_of_the_file(older):
    with closing(sqlite3.connect(older[1])) as raw:
        counts = {table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables_of(raw)}
    assert len(counts) >= 7
    assert [table for table, number in counts.items() if not number] == []


def test_the_file_opens_with_all_it_holds_and_is_worked_in(older):
    revision, path = older
    store = open_store(path, lambda: NOW)
    assert_holds(store, path, revision)
    if revision >= REGISTER:
        assert SqliteRegister(store, path).undo_batch("lijst", NOW).removed == 1
    store.check()
    store.close()
    copies = list(path.parent.glob("aanbestedingen-voor-*.sqlite"))
    assert len(copies) == (0 if revision == CURRENT.head else 1)


def test_the_file_is_put_back_as_a_copy_and_migrated_then(older, tmp_path):
    revision, path = older
    copy = tmp_path / "oud" / "zelf-gemaakt-20260101-120000.sqlite"
    copy.parent.mkdir()
    shutil.move(path, copy)
    store = open_store(path, lambda: NOW)
    backups = Backups(SqliteBackupFiles(path), lambda: copy.parent, lambda: NOW)
    told = backups.preview(backups.at(copy))
    assert len(told.returning) == len(TENDERS)
    assert len(told.beside) == (2 if revision >= REGISTER else 0)
    assert told.rules_differ == (revision >= SHELF)
    backups.restore(backups.at(copy), store.swap)
    assert_holds(store, path, revision)
    store.close()


def assert_holds(store: SqliteTenderStore, path: Path, revision: str) -> None:
    """What could be in the tables of that revision is there, and nothing else."""
    assert [store.load(tender.id).tender for tender in TENDERS] == list(TENDERS)
    assert [kept.content for kept in store.shelf("policy")] == ([KEPT_TEXT] if revision >= SHELF else [])
    versions = store.versions("rijk")
    assert [item.reason for item in versions] == (["Naar het college"] if revision >= VERSIONS else [])
    if versions:
        assert store.load_version("rijk", versions[0].number) == TENDERS[2]
    register = SqliteRegister(store, path)
    assert set(register.enterprises()) == (set(ENTERPRISES) if revision >= REGISTER else set())
    meetings = SqliteMeetings(store, path)
    if revision >= REGISTER:
        assert meetings.meeting(MEETING.id).meeting == MEETING
    else:
        assert meetings.meeting_rows() == []
