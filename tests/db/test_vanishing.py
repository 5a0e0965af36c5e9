"""The data file goes away under an open store, as with a USB stick that is pulled out, and comes back."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import Counts, Query, StorageProblem
from sociaalinkopen_desktop.db import errors
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender

NOW = datetime(2026, 11, 24, 9, 42, 7, tzinfo=UTC)
ON_LINUX = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")


def clock() -> datetime:
    return NOW


@pytest.fixture(params=[True, False], ids=["fixed disk", "stick"])
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[SqliteTenderStore, Path]]:
    """A store with one tender in a folder that can go away."""
    folder = tmp_path / "stick"
    store = open_store(folder / "aanbestedingen.sqlite", clock, shares_memory=request.param)
    store.save(Tender(id="a"), 0, Counts(), NOW)
    yield store, folder
    store.close()


@ON_LINUX
def test_nothing_is_told_as_kept_while_the_folder_is_away_and_saving_goes_on_when_it_is_back(stick):
    store, folder = stick
    elsewhere = folder.rename(folder.with_name("la"))
    for _ in range(2):
        with pytest.raises(StorageProblem, match="USB-stick is aangesloten"):
            store.save(Tender(id="b"), 0, Counts(), NOW)
        with pytest.raises(StorageProblem, match="USB-stick is aangesloten"):
            store.find(Query())
    elsewhere.rename(folder)
    assert store.save(Tender(id="b"), 0, Counts(), NOW).version == 1
    assert {row.id for row in store.find(Query())} == {"a", "b"}


@ON_LINUX
def test_a_folder_that_was_thrown_away_is_told_and_no_empty_file_takes_its_place(stick):
    store, folder = stick
    shutil.rmtree(folder)
    with pytest.raises(StorageProblem, match="kan niet worden geopend"):
        store.save(Tender(id="a"), 1, Counts(), NOW)
    assert not folder.exists()


@ON_LINUX
def test_another_file_in_the_same_place_is_the_one_that_is_read_and_written(stick, tmp_path):
    store, folder = stick
    other = open_store(tmp_path / "andere.sqlite", clock)
    other.save(Tender(id="x", subject=Subject(title="Andere")), 0, Counts(), NOW)
    other.close()
    for beside in folder.iterdir():
        beside.rename(tmp_path / f"oud-{beside.name}")
    shutil.copy(tmp_path / "andere.sqlite", folder / "aanbestedingen.sqlite")
    assert [row.id for row in store.find(Query())] == ["x"]
    store.save(Tender(id="b"), 0, Counts(), NOW)
    with closing(sqlite3.connect(folder / "aanbestedingen.sqlite")) as raw:
        assert {name for (name,) in raw.execute("SELECT id FROM tender")} == {"b", "x"}


def test_after_a_fault_of_the_disk_the_file_is_opened_anew(stick):
    store, _folder = stick
    failing = store._connection
    with pytest.raises(StorageProblem, match="schijf geeft een fout"), store.reading():
        raise fault(sqlite3.SQLITE_IOERR_WRITE, "SQLITE_IOERR_WRITE")
    assert store.save(Tender(id="b"), 0, Counts(), NOW).version == 1
    assert failing.closed


@pytest.mark.parametrize(
    ("code", "name", "lost"),
    [
        (sqlite3.SQLITE_IOERR_READ, "SQLITE_IOERR_READ", True),
        (sqlite3.SQLITE_IOERR_SHMSIZE, "SQLITE_IOERR_SHMSIZE", False),
        (sqlite3.SQLITE_FULL, "SQLITE_FULL", False),
        (sqlite3.SQLITE_BUSY, "SQLITE_BUSY", False),
    ],
)
def test_a_full_or_locked_disk_is_no_reason_to_open_anew(code: int, name: str, lost: bool):
    assert errors.is_lost(fault(code, name)) is lost


def test_a_swap_that_loses_the_file_is_told_and_the_store_works_again_when_it_is_back(stick):
    store, folder = stick
    path = folder / "aanbestedingen.sqlite"

    def lose() -> None:
        path.rename(folder / "weg")

    for _ in range(2):
        with pytest.raises(StorageProblem, match="kan niet worden geopend"):
            store.swap(lose) if path.exists() else store.find(Query())
    (folder / "weg").rename(path)
    assert [row.id for row in store.find(Query())] == ["a"]


@pytest.mark.parametrize(("shares_memory", "journal"), [(True, "wal"), (False, "delete")])
def test_after_a_swap_the_journal_is_still_the_one_for_this_disk(tmp_path: Path, shares_memory: bool, journal: str):
    store = open_store(tmp_path / "data.sqlite", clock, shares_memory=shares_memory)
    store.swap(lambda: None)
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == journal
    store.close()


def fault(code: int, name: str) -> sqlite3.OperationalError:
    """An error as the driver raises it."""
    made = sqlite3.OperationalError("disk I/O error")
    made.sqlite_errorcode, made.sqlite_errorname = code, name
    return made
