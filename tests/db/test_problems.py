"""Faults of disks and files become one Dutch sentence with the file and a remedy; faults of the program do not."""

import errno
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from sociaalinkopen_desktop.application.ports import Counts, Query, SortBy, StorageProblem
from sociaalinkopen_desktop.db import connection, errors, schema, tables
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.subject import Lot, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Tender

from .conftest import Opener
from .fill import fill, tender_ids

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
SMALL = Tender(id="klein", subject=Subject(title="Kerstpakketten"))
FILLED = 30


def clock() -> datetime:
    return NOW


def refused(path: Path) -> StorageProblem:
    with pytest.raises(StorageProblem) as problem:
        open_store(path, clock)
    return problem.value


def everything_read(path: Path) -> None:
    """Do with the file what the program does with it."""
    store = open_store(path, clock)
    try:
        for query in (Query(), Query(search="onderhoud"), Query(sort_by=SortBy.TITLE)):
            store.find(query)
            store.count(query)
        for identifier in tender_ids(FILLED):
            store.load(identifier)
        store.check()
    finally:
        store.close()


@pytest.fixture(scope="module")
def filled_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("filled") / "vol.sqlite"
    fill(path, FILLED)
    return path.read_bytes()


# --- files that are not ours, newer or damaged ---


def test_the_folder_is_made_when_absent(tmp_path: Path):
    path = tmp_path / "nieuw" / "map met spaties % en é" / "a.sqlite"
    open_store(path, clock).close()
    assert [item.name for item in path.parent.iterdir()] == ["a.sqlite"]


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path):
    (tmp_path / "map").write_text("ik ben een bestand")
    for path in (tmp_path / "map" / "a.sqlite", tmp_path / "map" / "dieper" / "a.sqlite"):
        problem = refused(path)
        assert str(path.parent) in problem.sentence
        assert "er staat al een bestand met die naam" in problem.sentence


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path):
    (tmp_path / "a.sqlite").mkdir()
    sentence = refused(tmp_path / "a.sqlite").sentence
    assert "is een map, maar hier hoort uw gegevensbestand" in sentence
    assert "een andere naam" in sentence


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_what_is_no_file_at_all_is_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "a.sqlite")
    assert "is iets anders dan een bestand" in refused(tmp_path / "a.sqlite").sentence


def test_a_database_of_another_program_is_refused_and_not_changed(tmp_path: Path):
    path = tmp_path / "ander.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE tender (id)")
        other.commit()
    before = path.read_bytes()
    assert "geen gegevensbestand van Sociaal Inkopen" in refused(path).sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Beste collega,\n" * 500, b"PK\x03\x04" + b"\0" * 2000, b"kort"])
def test_a_file_that_is_no_database_is_refused_and_not_changed(tmp_path: Path, content: bytes):
    path = tmp_path / "brief.sqlite"
    path.write_bytes(content)
    problem = refused(path)
    assert isinstance(problem, errors.DamagedFile)
    assert "is beschadigd, of het is geen gegevensbestand" in problem.sentence
    assert path.read_bytes() == content


def test_an_emptied_file_is_damaged_and_not_a_new_one(path: Path):
    path.write_bytes(b"")
    assert isinstance(refused(path), errors.DamagedFile)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("statement", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_file_that_lost_its_version_is_damaged(path: Path, statement: str):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()
    assert isinstance(refused(path), errors.DamagedFile)


def test_a_file_of_a_newer_program_is_refused_kindly_and_not_changed(path: Path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    before = path.read_bytes()
    problem = refused(path)
    assert "nieuwere versie" in problem.sentence
    assert not isinstance(problem, errors.DamagedFile)
    assert path.read_bytes() == before


def test_a_truncated_file_is_damaged(tmp_path: Path, filled_bytes: bytes):
    path = tmp_path / "kort.sqlite"
    for size in (1, 99, 100, 511, 512, 4095, 4096, 4097, 20_000, len(filled_bytes) // 2, len(filled_bytes) - 4096):
        path.write_bytes(filled_bytes[:size])
        with pytest.raises(errors.DamagedFile):
            everything_read(path)


def test_overwritten_bytes_are_a_problem_or_harmless_but_never_a_crash(tmp_path: Path, filled_bytes: bytes):
    chance = random.Random(20261124)
    noticed = 0
    for _ in range(60):
        content = bytearray(filled_bytes)
        for _ in range(chance.choice((1, 100))):
            start = chance.randrange(len(content))
            content[start : start + chance.choice((1, 300))] = chance.randbytes(chance.choice((1, 300)))
        path = tmp_path / "kapot.sqlite"
        path.write_bytes(content[: len(filled_bytes)])
        try:
            everything_read(path)
        except StorageProblem:
            noticed += 1
        for rest in tmp_path.iterdir():
            rest.unlink()
    assert noticed > 30


def test_a_damaged_search_index_is_noticed_at_the_next_save(path: Path, opened: Opener):
    opened().save(SMALL, 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM search_data")
        raw.commit()
    with pytest.raises(errors.DamagedFile):
        opened().save(replace(SMALL, subject=Subject(title="Anders")), 1, Counts(), NOW)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE document SET text = substr(text, 1, 20)",
        'UPDATE document SET text = \'{"phase": "bestaat niet"}\'',
        "UPDATE document SET text = '[]'",
        "UPDATE document SET text = x'ff00'",
        "UPDATE document SET format = 'x'",
        "UPDATE tender SET saved_at = 'gisteren'",
    ],
)
def test_one_damaged_tender_is_named_and_the_others_still_open(path: Path, opened: Opener, change: str):
    store = opened()
    store.save(SMALL, 0, Counts(), NOW)
    store.save(Tender(id="goed"), 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as raw:
        where = "key" if change.startswith("UPDATE tender") else "tender_key"
        raw.execute(f"{change} WHERE {where} = 1")
        raw.commit()
    with pytest.raises(StorageProblem) as problem:
        store.load("klein")
    assert "'Kerstpakketten'" in problem.value.sentence
    assert "reservekopie" in problem.value.sentence
    assert store.load("goed").tender == Tender(id="goed")


@pytest.mark.parametrize("change", ["phase = 'bestaat niet'", "deadline = 'ooit'", "estimated_value = 'veel'"])
def test_a_damaged_row_of_the_list_is_a_problem(path: Path, store: SqliteTenderStore, change: str):
    store.save(SMALL, 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"UPDATE tender SET {change}")
        raw.commit()
    with pytest.raises(errors.DamagedFile):
        store.find(Query())


def test_a_damaged_answer_is_a_problem_when_reasons_are_asked_for(path: Path, store: SqliteTenderStore):
    store.save(replace(SMALL, answers=(Answer(criterion="VRG-1", reason="Zo"),)), 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE answer SET outcome = 'bestaat niet'")
        raw.commit()
    with pytest.raises(errors.DamagedFile):
        store.earlier_reasons("VRG-1", 5)


def test_an_error_without_a_known_cause_in_a_damaged_file_is_damage(path: Path, opened: Opener):
    opened().save(replace(SMALL, lots=(Lot(title="Noord"),)), 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("DELETE FROM sqlite_schema WHERE tbl_name = 'lot'")  # the pages stay, and belong to nothing
        raw.commit()
    with pytest.raises(errors.DamagedFile):
        opened().save(SMALL, 1, Counts(), NOW)


def test_a_tender_in_a_newer_format_says_so(path: Path, store: SqliteTenderStore):
    store.save(SMALL, 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE document SET format = 99")
        raw.commit()
    with pytest.raises(StorageProblem, match="nieuwere versie"):
        store.load("klein")


# --- disks ---


def test_a_full_disk_is_named_and_what_was_saved_stays(opened: Opener, path: Path):
    store = opened()
    kept = store.save(SMALL, 0, Counts(), NOW)
    # The nearest thing to a full disk that every machine has: this connection may not make the file longer.
    store._connection.exec_driver_sql("PRAGMA max_page_count = 1")
    store._connection.rollback()
    large = replace(SMALL, subject=Subject(title="Kerstpakketten", description="lang " * 30_000))
    with pytest.raises(StorageProblem) as problem:
        store.save(large, 1, Counts(), NOW)
    assert "schijf is vol" in problem.value.sentence
    assert str(path) in problem.value.sentence
    assert store.load("klein") == kept
    store._connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    store._connection.rollback()
    assert store.save(large, 1, Counts(), NOW).version == 2


def test_shared_memory_that_does_not_fit_on_the_disk_means_that_it_is_full(tmp_path: Path, monkeypatch):
    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    usage = shutil.disk_usage(tmp_path)
    for free, words in ((28_000, "schijf is vol"), (5_000_000, "schijf geeft een fout")):
        monkeypatch.setattr(errors.shutil, "disk_usage", lambda _folder, free=free: usage._replace(free=free))
        problem = errors.problem_of(fault, tmp_path / "a.sqlite")
        assert problem is not None
        assert words in problem.sentence


def test_a_fault_carries_no_texts_of_a_tender_along(store: SqliteTenderStore):
    with pytest.raises(DBAPIError) as fault, store.writing() as raw:
        raw.execute(tables.tender.insert(), {"key": 1, "id": "x", "title": "Zeer vertrouwelijke titel"})
    assert "vertrouwelijke" not in str(fault.value)


def test_a_file_that_another_program_holds_is_locked(path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    store = opened()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageProblem) as problem:
            store.save(SMALL, 0, Counts(), NOW)
        assert "houdt" in problem.value.sentence
        assert "bezet" in problem.value.sentence
        assert "bezet" in refused(path).sentence
        assert store.count(Query()) == 0, "reading goes on while somebody writes"
        other.execute("ROLLBACK")
    assert store.save(SMALL, 0, Counts(), NOW).version == 1


def test_closing_works_while_another_program_reads(path: Path, store: SqliteTenderStore):
    store.save(SMALL, 0, Counts(), NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM tender").fetchone()
        store.close()
        assert other.execute("SELECT title FROM tender").fetchall() == [("Kerstpakketten",)]


@pytest.fixture
def ordinary_folder(empty_file: Path) -> Iterator[Path]:
    """A folder with a data file in it, seen by somebody without the rights of an administrator."""
    if sys.platform == "win32":
        pytest.skip("Windows has no read-only folders")
    administrator = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(empty_file, folder / "a.sqlite")
        if administrator:
            for item in (folder, folder / "a.sqlite"):
                os.chown(item, 65534, 65534)
            os.seteuid(65534)  # an administrator may write everywhere, and would prove nothing
        yield folder
        if administrator:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_read_only_file_is_named_when_it_is_opened(ordinary_folder: Path):
    path = ordinary_folder / "a.sqlite"
    path.chmod(0o444)
    problem = refused(path)
    assert "mag niet schrijven" in problem.sentence
    assert str(path) in problem.sentence


def test_a_read_only_folder_is_named_when_it_is_opened(ordinary_folder: Path):
    ordinary_folder.chmod(0o555)
    sentence = refused(ordinary_folder / "a.sqlite").sentence
    assert "mag niet schrijven" in sentence or "kan niet worden geopend" in sentence


def test_a_folder_that_may_not_be_made_is_named(ordinary_folder: Path):
    ordinary_folder.chmod(0o555)
    assert "mag niet schrijven" in refused(ordinary_folder / "nieuw" / "a.sqlite").sentence


def test_a_new_file_in_a_read_only_folder_is_named(ordinary_folder: Path):
    ordinary_folder.chmod(0o555)
    sentence = refused(ordinary_folder / "b.sqlite").sentence
    assert "mag niet schrijven" in sentence or "kan niet worden geopend" in sentence


# --- journals ---


def test_a_local_disk_gets_a_write_ahead_log_that_is_flushed_at_each_save(store: SqliteTenderStore):
    def setting(name: str) -> object:
        return store._connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()

    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2
    assert setting("foreign_keys") == 1
    assert setting("busy_timeout") == 5000
    assert setting("application_id") == schema.APPLICATION_ID
    store._connection.rollback()
    assert store.warning == ""


@pytest.mark.skipif(sys.platform == "win32", reason="SQLite on Windows has no file system without shared memory to try")
def test_a_disk_without_shared_memory_gets_a_rollback_journal_and_a_warning(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    really = sqlite3.connect

    def without_shared_memory(file: Path, **options: object) -> sqlite3.Connection:
        return really(f"{file.as_uri()}?vfs=unix-dotfile", uri=True, **options)

    monkeypatch.setattr(connection.sqlite3, "connect", without_shared_memory)
    store = open_store(path, clock)
    kept = store.save(SMALL, 0, Counts(), NOW)
    assert str(path) in store.warning
    assert store._connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
    store.close()
    monkeypatch.undo()
    again = open_store(path, clock)
    assert again.load("klein") == kept
    again.close()


def test_a_disk_that_answers_a_write_ahead_log_with_an_error_gets_a_rollback_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    really = connection._pragma

    def failing(raw: sqlite3.Connection, setting: str) -> str:
        if setting != "journal_mode = WAL":
            return really(raw, setting)
        fault = sqlite3.OperationalError("disk I/O error")
        fault.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMMAP
        raise fault

    monkeypatch.setattr(connection, "_pragma", failing)
    store = open_store(path, clock)
    assert store._connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
    assert store.warning
    store.close()


def test_a_write_ahead_log_that_cannot_be_had_just_now_is_no_reason_to_do_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        assert "bezet" in refused(path).sentence
        other.execute("ROLLBACK")
    store = open_store(path, clock)
    assert store.warning == ""
    store.close()


# --- our fault or not ---


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "schijf is vol"),
        (errno.EACCES, "mag niet schrijven"),
        (errno.EROFS, "mag niet schrijven"),
        (errno.EBUSY, "bezet"),
        (errno.EIO, "schijf geeft een fout"),
        (errno.ENOENT, "kan niet worden geopend"),
        (errno.ENAMETOOLONG, "te lang"),
    ],
)
def test_faults_of_the_system_are_told_in_dutch(number: int, words: str):
    problem = errors.problem_of(OSError(number, "no such words on screen"), Path("map/a.sqlite"))
    assert problem is not None
    assert words in problem.sentence
    assert "a.sqlite" in problem.sentence
    assert "no such words" not in problem.sentence


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_IOERR_READ, "schijf geeft een fout"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "bezet"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "mag niet schrijven"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "beschadigd"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "kan niet worden geopend"),
    ],
)
def test_faults_of_sqlite_are_told_in_dutch(code: int, words: str):
    fault = sqlite3.OperationalError("no such words on screen")
    fault.sqlite_errorcode = code
    problem = errors.problem_of(OperationalError("SELECT 1", {}, fault), Path("a.sqlite"))
    assert problem is not None
    assert words in problem.sentence
    assert "no such words" not in problem.sentence


def test_a_file_that_windows_says_is_in_use_is_locked():
    fault = PermissionError(errno.EACCES, "in use")
    fault.winerror = 32  # type: ignore[attr-defined]
    problem = errors.problem_of(fault, Path("a.sqlite"))
    assert problem is not None
    assert "bezet" in problem.sentence


def test_an_error_that_names_what_is_no_text_any_more_is_damage():
    with pytest.raises(errors.DamagedFile), errors.storage_problems(Path("a.sqlite")):
        b"\xff".decode()


def test_other_errors_are_not_explained_away():
    assert errors.problem_of(ValueError("a bug"), Path("a.sqlite")) is None


def test_a_fault_of_the_program_stays_a_fault_of_the_program(store: SqliteTenderStore):
    with pytest.raises(OperationalError), store.reading() as opened:
        opened.exec_driver_sql("SELECT nothing FROM nowhere")
    assert store.count(Query()) == 0, "the store goes on"
