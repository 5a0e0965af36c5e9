"""Backups of a store in use: complete, sound, all or nothing."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import Counts, Query, StorageProblem
from sociaalinkopen_desktop.db import copying
from sociaalinkopen_desktop.db.errors import DamagedFile
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
TENDER = Tender(id="a", subject=Subject(title="Groen"))


def test_a_backup_holds_what_was_saved_and_is_one_file(store: SqliteTenderStore, tmp_path: Path):
    kept = store.save(TENDER, 0, Counts(), NOW)
    target = tmp_path / "kopie" / "maandag.sqlite"
    store.backup(target)
    store.save(TENDER, 1, Counts(), NOW)
    assert [item.name for item in target.parent.iterdir()] == ["maandag.sqlite"]
    with closing(sqlite3.connect(f"{target.as_uri()}?immutable=1", uri=True)) as raw:
        assert raw.execute("SELECT title FROM tender").fetchall() == [("Groen",)]
    copy = open_store(target, lambda: NOW)
    assert copy.load("a") == kept
    assert copy.count(Query(search="groen")) == 1
    copy.close()


def test_a_backup_replaces_an_older_one(store: SqliteTenderStore, tmp_path: Path):
    target = tmp_path / "kopie.sqlite"
    store.backup(target)
    store.save(TENDER, 0, Counts(), NOW)
    store.backup(target)
    copy = open_store(target, lambda: NOW)
    assert copy.count(Query()) == 1
    copy.close()


def test_a_backup_that_fails_leaves_the_older_one_and_no_rest(
    store: SqliteTenderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "kopie" / "kopie.sqlite"
    store.backup(target)
    before = target.read_bytes()
    store.save(TENDER, 0, Counts(), NOW)
    monkeypatch.setattr(copying, "is_sound", lambda made, **_options: False)
    with pytest.raises(DamagedFile):
        store.backup(target)
    assert target.read_bytes() == before
    assert [item.name for item in target.parent.iterdir()] == ["kopie.sqlite"]


def test_a_target_that_cannot_be_written_is_named(store: SqliteTenderStore, tmp_path: Path):
    (tmp_path / "stick").write_text("geen map")
    target = tmp_path / "stick" / "kopie.sqlite"
    with pytest.raises(StorageProblem) as problem:
        store.backup(target)
    assert str(target.parent) in problem.value.sentence


def test_a_folder_in_the_place_of_the_target_is_named(store: SqliteTenderStore, tmp_path: Path):
    target = tmp_path / "kopie.sqlite"
    target.mkdir()
    with pytest.raises(StorageProblem) as problem:
        store.backup(target)
    assert str(target) in problem.value.sentence
    assert not target.with_name("kopie.sqlite.deel").exists()


def test_the_file_itself_is_no_target(path: Path, store: SqliteTenderStore):
    with pytest.raises(ValueError, match="itself"):
        store.backup(path.parent / "." / path.name)


def test_a_sound_file_passes_the_check_and_another_does_not(path: Path, store: SqliteTenderStore):
    for number in range(200):
        store.save(Tender(id=f"t{number}", subject=Subject(description="tekst " * 300)), 0, Counts(), NOW)
    store.check()
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xff" * 8192
    path.write_bytes(content)
    damaged = open_store(path, lambda: NOW)
    with pytest.raises(DamagedFile):
        damaged.check()
    damaged.close()
