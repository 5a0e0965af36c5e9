"""Migrations: models and migrations agree, older files are copied and brought up to date, all or nothing."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from sociaalinkopen_desktop.application.ports import Counts, Query, StorageProblem
from sociaalinkopen_desktop.db import connection, copying, schema
from sociaalinkopen_desktop.db.schema import CURRENT, Schema
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.db.tables import SEARCH_TABLES, metadata
from sociaalinkopen_desktop.db.upgrading import config
from sociaalinkopen_desktop.domain.subject import Lot, Subject
from sociaalinkopen_desktop.domain.tender import Tender

from .conftest import Opener

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 24, 9, 42, 7, tzinfo=UTC)
TENDER = Tender(id="a", subject=Subject(title="Groen"), lots=(Lot(title="Noord"),))


def clock() -> datetime:
    return NOW


def later(folder: Path, body: str) -> Schema:
    """The schema of an imaginary later version: ours and one more migration with that body."""
    migrations = folder / "migraties 100%"
    shutil.copytree(CURRENT.migrations, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    lines = [
        "import sqlalchemy as sa",
        "from alembic import op",
        'revision = "9001"',
        f'down_revision = "{CURRENT.head}"',
        "def upgrade():",
        *(f"    {line}" for line in dedent(body).strip().splitlines()),
    ]
    (migrations / "versions" / "9001_later.py").write_text("\n".join(lines), "utf-8")
    return Schema(migrations, (*CURRENT.revisions, "9001"))


REPLACES_TENDER = """
with op.batch_alter_table("tender", recreate="always") as batch:
    batch.add_column(sa.Column("colour", sa.String, server_default="groen"))
"""


def test_the_tables_are_what_the_migrations_make(path: Path):
    opened = connection.connect(path)
    context = MigrationContext.configure(
        opened,
        opts={
            "compare_server_default": True,
            "include_name": lambda name, kind, parents: not (kind == "table" and name in SEARCH_TABLES),
        },
    )
    assert compare_metadata(context, metadata) == []
    opened.close()


def test_the_search_tables_are_all_that_sqlalchemy_does_not_know(path: Path):
    with closing(sqlite3.connect(path)) as raw:
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert names - set(metadata.tables) - {"alembic_version"} == {
        name for name in SEARCH_TABLES if name != "search_docsize"
    }


def test_the_revisions_in_the_code_are_those_of_the_migrations():
    opened = connection.connect(Path(":memory:"))
    scripts = ScriptDirectory.from_config(config(opened, CURRENT.migrations))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == CURRENT.revisions
    assert scripts.get_current_head() == CURRENT.head
    opened.close()


def test_an_older_file_is_copied_and_brought_up_to_date_with_all_it_holds(path: Path, tmp_path: Path, opened: Opener):
    older = opened()
    kept = older.save(TENDER, 0, Counts(), NOW)  # still only in the write-ahead log
    newer = open_store(path, clock, later(tmp_path, REPLACES_TENDER))
    assert newer.load("a") == kept
    assert newer.find(Query(search="groen"))[0].id == "a"
    assert newer._connection.exec_driver_sql("SELECT colour FROM tender").scalar_one() == "groen"
    assert newer._connection.exec_driver_sql("SELECT title FROM lot").scalar_one() == "Noord"
    newer._connection.rollback()
    newer.save(TENDER, 1, Counts(), NOW)
    newer.close()
    copy = path.with_name("aanbestedingen-voor-9001-20261124-094207.sqlite")
    before = open_store(copy, clock)
    assert before.load("a") == kept
    before.close()


def test_a_second_start_with_the_same_version_makes_no_copy(path: Path, tmp_path: Path):
    schema_ = later(tmp_path, REPLACES_TENDER)
    for _ in range(2):
        open_store(path, clock, schema_).close()
    assert len(list(path.parent.glob("*-voor-9001-*"))) == 1


def test_a_copy_never_replaces_an_earlier_copy(path: Path, tmp_path: Path):
    taken = path.with_name("aanbestedingen-voor-9001-20261124-094207.sqlite")
    taken.write_text("een eerdere kopie")
    open_store(path, clock, later(tmp_path, REPLACES_TENDER)).close()
    assert taken.read_text() == "een eerdere kopie"
    assert taken.with_name("aanbestedingen-voor-9001-20261124-094207-2.sqlite").exists()


@pytest.mark.parametrize(
    "failing",
    [
        'op.drop_table("lot")\nraise RuntimeError("half way")',
        'op.execute("DELETE FROM tender")',
    ],
    ids=["raises half way", "leaves rows without a parent"],
)
def test_a_migration_that_fails_changes_nothing(path: Path, tmp_path: Path, opened: Opener, failing: str):
    kept = opened().save(TENDER, 0, Counts(), NOW)
    with pytest.raises(RuntimeError):
        open_store(path, clock, later(tmp_path, failing))
    assert opened().load("a") == kept
    assert len(list(path.parent.glob("*-voor-9001-*.sqlite"))) == 1


def test_without_a_copy_there_is_no_migration(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = path.read_bytes()
    monkeypatch.setattr(copying, "copy", full)
    with pytest.raises(StorageProblem, match="schijf is vol"):
        open_store(path, clock, later(tmp_path, REPLACES_TENDER))
    assert path.read_bytes() == before


def test_a_migration_that_does_not_fit_on_the_disk_leaves_no_copy_at_each_try(
    path: Path, tmp_path: Path, opened: Opener
):
    kept = opened().save(TENDER, 0, Counts(), NOW)
    # The nearest thing to a full disk that every machine has: this migration may not make the file longer.
    full = """
    op.execute("PRAGMA max_page_count = 1")
    op.execute("CREATE TABLE vol AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 90000) "
               "SELECT i FROM n")
    """
    with pytest.raises(StorageProblem, match="schijf is vol"):
        open_store(path, clock, later(tmp_path, full))
    assert list(path.parent.glob("*-voor-9001-*")) == []
    assert opened().load("a") == kept


def test_a_copy_that_is_broken_off_leaves_nothing_beside_it(path: Path, tmp_path: Path, monkeypatch):
    def broken_off(made: sqlite3.Connection, **_: object) -> bool:
        for end in ("-wal", "-shm", "-journal"):
            Path(f"{made.execute('PRAGMA database_list').fetchone()[2]}{end}").write_bytes(b"")
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(copying, "is_sound", broken_off)
    before = {item.name for item in path.parent.iterdir()}
    with pytest.raises(StorageProblem, match="geeft een fout"):
        open_store(path, clock, later(tmp_path, REPLACES_TENDER))
    left = {item.name for item in path.parent.iterdir()} - before
    assert {name for name in left if "deel" in name} == set()


def test_a_new_file_appears_complete_or_not_at_all(tmp_path: Path):
    path = tmp_path / "data" / "a.sqlite"
    with pytest.raises(RuntimeError):
        open_store(path, clock, later(tmp_path, 'raise RuntimeError("half way")'))
    assert list(path.parent.iterdir()) == []
    open_store(path, clock).close()
    assert [item.name for item in path.parent.iterdir()] == ["a.sqlite"]


def test_a_file_that_another_program_just_made_is_not_replaced(path: Path, opened: Opener):
    kept = opened().save(TENDER, 0, Counts(), NOW)
    schema.create(path, CURRENT)
    assert opened().load("a") == kept


def test_a_new_file_is_made_on_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    open_store(tmp_path / "a.sqlite", clock).close()
    assert [item.name for item in tmp_path.iterdir()] == ["a.sqlite"]


def test_opening_an_up_to_date_file_imports_no_alembic_and_no_orm(path: Path):
    script = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from sociaalinkopen_desktop.application.ports import Counts, Query
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.tender import Tender
store = open_store(Path({str(path)!r}), lambda: datetime(2026, 11, 24, tzinfo=UTC))
store.save(Tender(id="a"), 0, Counts(), datetime(2026, 11, 24, tzinfo=UTC))
store.find(Query(search="a"))
store.close()
print(sorted({{"alembic", "mako", "sqlalchemy.orm", "PySide6", "yaml", "reportlab"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
