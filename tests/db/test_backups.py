"""Copies of the data file on a real disk: made, looked into and put back, also when that goes wrong."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.backups import Backups, Reason
from sociaalinkopen_desktop.application.ports import Counts, DamageProblem, Query, StorageProblem
from sociaalinkopen_desktop.config.paths import BACKUP_FOLDER as FOLDER
from sociaalinkopen_desktop.db import backup_files, connection
from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender

from .make_released import DATA

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that is moved by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(path: Path, clock: Clock) -> Backups:
    return Backups(SqliteBackupFiles(path), lambda: path.parent / FOLDER, clock)


def save(store: SqliteTenderStore, identifier: str, title: str = "", version: int = 0) -> None:
    store.save(Tender(id=identifier, subject=Subject(title=title or identifier)), version, Counts(), NOW)


def ids(store: SqliteTenderStore) -> list[str]:
    return sorted(row.id for row in store.find(Query()))


def made(backups: Backups, reason: Reason = Reason.BY_HAND):
    backup = backups.make(reason)
    assert backup is not None
    return backup


def names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir() if item.name != ".bezig")


# --- making ---


def test_a_copy_is_made_while_the_store_is_in_use_and_tells_what_is_in_it(store, backups):
    save(store, "a", "Groen")
    backup = made(backups)
    save(store, "b")
    (checked,) = backups.checked_all()
    assert checked.backup == backup
    assert checked.content is not None
    assert [item.name for item in checked.content.tenders] == ["Groen"]
    assert names(backup.path.parent) == [backup.path.name]


def test_a_copy_is_due_after_an_hour_in_which_something_changed(store, backups, clock):
    save(store, "a")
    assert backups.make_when_due() is not None
    save(store, "b")
    clock.pass_by(minutes=59)
    assert backups.make_when_due() is None
    clock.pass_by(minutes=1)
    assert backups.make_when_due() is not None
    clock.pass_by(days=3)
    assert backups.make_when_due() is None, "nothing changed"
    assert len(backups.all()) == 2


def test_a_clock_that_was_put_back_does_not_stop_the_copies(store, backups, clock):
    save(store, "a")
    backups.make_when_due()
    clock.pass_by(days=-2)
    save(store, "b")
    assert backups.make_when_due() is not None


@pytest.mark.parametrize("days", [-365, 365])
def test_a_clock_that_is_a_year_wrong_costs_no_copy_and_no_older_one(store, backups, clock, days):
    for number in range(80):
        save(store, "a", f"versie {number}", number)
        clock.pass_by(days=1)
        assert backups.make_when_due() is not None
    before = {item.path for item in backups.all()}
    clock.pass_by(days=days)
    save(store, "a", "met de klok verkeerd", 80)
    wrong = backups.make_when_due()
    assert wrong is not None
    assert wrong.path.exists()
    assert backups.newest_good().backup == wrong
    clock.pass_by(days=-days, hours=2)
    save(store, "a", "weer goed", 81)
    backup = backups.make_when_due()
    assert backup is not None
    assert backups.newest_good().backup == backup
    assert wrong.path.exists() == (days > 0), "one that says it is a year old goes, as there are newer ones"
    assert len(before & {item.path for item in backups.all()}) >= len(before) - 2
    clock.pass_by(minutes=10)
    backups = Backups(backups.files, backups.folder, clock)  # as after a new start
    assert backups.make_when_due() is None, "there is one of this hour"


def test_an_old_copy_that_somebody_holds_is_for_the_next_time(store, backups, clock, monkeypatch):
    for number in range(60):
        save(store, "a", f"versie {number}", number)
        clock.pass_by(days=1)
        backups.make_when_due()

    def held(path):
        raise StorageProblem(f"Een ander programma houdt {path} bezet.")

    (backups.folder() / "reservekopie-20200101-000000.sqlite").write_bytes(b"oud")
    monkeypatch.setattr(backups.files, "remove", held)
    assert made(backups).path.exists()
    assert backups.restore(backups.newest_good().backup, store.swap).kept_as.exists()
    monkeypatch.undo()
    made(backups)
    assert not (backups.folder() / "reservekopie-20200101-000000.sqlite").exists()


def test_without_a_data_file_there_is_nothing_to_copy(path, backups):
    path.unlink()
    assert backups.make_when_due() is None
    with pytest.raises(StorageProblem):
        backups.make()


def test_old_copies_go_while_new_ones_come(store, backups, clock):
    for number in range(60):
        save(store, "a", f"versie {number}", number)
        clock.pass_by(hours=1)
        assert backups.make_when_due() is not None
    kept = backups.all()
    assert 24 <= len(kept) <= 24 + 14 + 8
    assert backups.checked(kept[0]).content is not None


def test_two_copies_at_once_become_one(store, backups, path):
    save(store, "a")
    with SqliteBackupFiles(path).alone(path.parent / FOLDER) as alone:
        assert alone
        assert backups.make() is None
    assert backups.make() is not None


def test_another_program_that_makes_a_copy_is_noticed(store, backups, path):
    (path.parent / FOLDER).mkdir()
    held = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN EXCLUSIVE'); "
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            held + "print('ja', flush=True); sys.stdin.read()",
            str(path.parent / FOLDER / ".bezig"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"ja"
        assert backups.make() is None
        other.kill()
    assert backups.make() is not None


def test_copying_does_not_wait_for_somebody_who_writes(store, backups, path):
    save(store, "a")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE tender SET title = 'half'")
        backup = made(backups)
        other.execute("ROLLBACK")
    content = backups.checked(backup).content
    assert content is not None
    assert [item.title for item in content.tenders] == ["a"]


# --- what goes wrong while copying ---


@pytest.fixture
def broken(path: Path, store: SqliteTenderStore) -> Path:
    """A data file with a hole in it that still opens."""
    for number in range(200):
        store.save(Tender(id=f"t{number}", subject=Subject(description="tekst " * 300)), 0, Counts(), NOW)
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = bytes(8192)
    path.write_bytes(content)
    return path


def test_a_damaged_data_file_never_becomes_a_copy(broken, backups):
    with pytest.raises(DamageProblem) as problem:
        backups.make()
    assert str(broken) in problem.value.sentence
    assert backups.all() == ()
    assert names(broken.parent / FOLDER) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_full_disk_is_told_and_leaves_no_half_copy(path, store):
    for number in range(60):
        store.save(Tender(id=f"t{number}", subject=Subject(description="tekst " * 900)), 0, Counts(), NOW)
    script = (
        "import resource, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from sociaalinkopen_desktop.application.backups import Backups\n"
        "from sociaalinkopen_desktop.application.ports import StorageProblem\n"
        "from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles\n"
        "path = Path(sys.argv[1])\n"
        "now = datetime(2026, 11, 24, tzinfo=UTC)\n"
        "made = Backups(SqliteBackupFiles(path), lambda: path.parent / 'kopie', lambda: now)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    made.make()\n"
        "except StorageProblem as problem:\n"
        "    print(problem.sentence)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.stderr == ""
    assert "schijf" in ran.stdout
    assert "kopie" in ran.stdout
    assert names(path.parent / "kopie") == []


def test_a_file_in_the_place_of_the_folder_is_told(store, path, backups):
    (path.parent / FOLDER).write_text("ik ben een bestand")
    with pytest.raises(StorageProblem) as problem:
        backups.make()
    assert FOLDER in problem.value.sentence


def test_a_folder_that_may_not_be_written_is_told(store, backups, monkeypatch):
    def refuse(*_given, **_options):
        raise PermissionError(13, "no such words on screen")  # the superuser may write everywhere

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StorageProblem, match="mag niet schrijven") as problem:
        backups.make()
    assert "no such words" not in problem.value.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in another way")
def test_a_copy_that_is_killed_leaves_nothing_that_counts(path, store, backups):
    for number in range(300):
        store.save(Tender(id=f"t{number}", subject=Subject(description="tekst " * 900)), 0, Counts(), NOW)
    script = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from sociaalinkopen_desktop.application.backups import Backups\n"
        "from sociaalinkopen_desktop.db import copying\n"
        "from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles\n"
        "path = Path(sys.argv[1])\n"
        "def wait(*_given, **_options):\n"
        "    print('half', flush=True)\n"
        "    sys.stdin.read()\n"
        "copying.is_sound = wait\n"
        "now = datetime(2026, 11, 24, tzinfo=UTC)\n"
        f"Backups(SqliteBackupFiles(path), lambda: path.parent / {FOLDER!r}, lambda: now).make()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"half\n"
        other.kill()
    assert any(name.endswith(".deel") for name in names(path.parent / FOLDER))
    assert backups.all() == ()
    backup = made(backups)
    assert names(path.parent / FOLDER) == [backup.path.name], "the next copy clears the rest away"


# --- looking into files ---


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _zeroed(content: bytes) -> bytes:
    return content[:4096] + bytes(3 * 4096) + content[4 * 4096 :]


@pytest.mark.parametrize(
    "spoil",
    [_cut, _zeroed, lambda content: b"Beste collega,\n" * 900, lambda content: b"", lambda content: content[:50]],
)
def test_a_spoiled_copy_is_told_and_passed_over(store, backups, clock, spoil: Callable[[bytes], bytes]):
    save(store, "a")
    good = made(backups)
    clock.pass_by(hours=1)
    bad = made(backups)
    bad.path.write_bytes(spoil(bad.path.read_bytes()))
    first, second = backups.checked_all()
    assert (first.content, second.backup) == (None, good)
    assert bad.path.name in first.problem
    found = backups.newest_good()
    assert found is not None
    assert found.backup == good
    with pytest.raises(StorageProblem):
        backups.restore(first.backup, store.swap)
    assert ids(store) == ["a"]


def test_a_copy_of_a_newer_program_is_told_and_never_put_back(store, backups):
    save(store, "a")
    backup = made(backups)
    with closing(sqlite3.connect(backup.path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    (checked,) = backups.checked_all()
    assert "nieuwere versie" in checked.problem
    assert backups.newest_good() is None
    with pytest.raises(StorageProblem, match="nieuwere versie"):
        backups.restore(backup)


def test_other_files_in_the_folder_are_left_alone(store, backups, path):
    folder = path.parent / FOLDER
    folder.mkdir()
    for name in ("brief.sqlite", "reservekopie-gisteren.sqlite", "reservekopie-20269999-999999.sqlite", "lijst.txt"):
        (folder / name).write_text("van mij")
    made(backups)
    rests = ("geheim.sqlite.deel", "brief.sqlite.deelnemers", "reservekopie-20261123-094200.sqlite.deel.txt")
    for name in rests:
        (folder / name).write_text("ook van mij")
    made(backups)
    assert len(backups.all()) == 2
    assert len(names(folder)) == 6 + len(rests)


def test_a_data_file_with_a_log_beside_it_is_read_whole(store, path, backups, tmp_path):
    save(store, "a")
    away = tmp_path / "stick"
    away.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", away / f"oud.sqlite{end}")
    content = backups.files.content(away / "oud.sqlite")
    assert [item.id for item in content.tenders] == ["a"]


def test_a_copy_on_a_disk_that_cannot_be_written_can_be_read(store, backups, monkeypatch):
    save(store, "a")
    backup = made(backups)
    monkeypatch.setattr(backup_files.os, "access", lambda *_given: False)
    assert len(backups.files.content(backup.path).tenders) == 1


# --- putting back ---


def test_putting_back_brings_everything_back_and_keeps_what_was_there(store, backups, path, clock):
    save(store, "a", "Groen")
    store.put_on_shelf("profile", "current", "{}", NOW)
    backup = made(backups)
    save(store, "a", "Grijs", 1)
    save(store, "b")
    store.take_off_shelf("profile", "current")
    preview = backups.preview(backup)
    assert [item.id for item in preview.vanishing] == ["b"]
    assert [(now.name, then.name) for now, then in preview.changed] == [("Grijs", "Groen")]
    assert preview.rules_differ
    restored = backups.restore(backup, store.swap)
    assert ids(store) == ["a"]
    assert store.load("a").tender.subject.title == "Groen"
    assert [kept.content for kept in store.shelf("profile")] == ["{}"]
    assert backups.preview(backup).is_empty
    assert restored.kept_as is not None
    assert not restored.was_damaged
    back = backups.restore(backups.at(restored.kept_as), store.swap)
    assert ids(store) == ["a", "b"]
    assert back.kept_as != restored.kept_as


def test_the_store_works_on_after_putting_back(store, backups):
    save(store, "a")
    backup = made(backups)
    backups.restore(backup, store.swap)
    save(store, "a", "Groen", 1)
    save(store, "b", "Blauw")
    assert store.count(Query(search="blauw")) == 1
    store.check()


def test_somebody_else_who_has_the_file_open_stops_it(store, backups, path, monkeypatch):
    monkeypatch.setattr(backup_files, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    save(store, "a")
    backup = made(backups)
    save(store, "b")
    other = open_store(path, lambda: NOW)
    try:
        with pytest.raises(StorageProblem, match="bezet"):
            backups.restore(backup, store.swap)
        assert ids(store) == ids(other) == ["a", "b"]
    finally:
        other.close()
    backups.restore(backup, store.swap)
    assert ids(store) == ["a"]
    assert not path.with_name(f"{path.name}.terug").exists()


@pytest.mark.parametrize("fails", ["replace", "unlink"])
def test_a_disk_that_fails_at_the_last_moment_leaves_the_data_as_they_were(path, store, backups, monkeypatch, fails):
    save(store, "a")
    backup = made(backups)
    save(store, "b", "nog in het logboek")
    really = getattr(Path, fails)

    def failing(self: Path, *given, **options):
        if self.name.startswith(path.name) and not self.name.endswith(".deel"):
            raise OSError(5, "no such words on screen")
        return really(self, *given, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, fails, failing)
        with pytest.raises(StorageProblem) as problem:
            backups.restore(backup, store.swap)
    assert "no such words" not in problem.value.sentence
    assert ids(store) == ["a", "b"]
    store.check()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in another way")
def test_putting_back_that_is_killed_leaves_the_old_data_whole(path, store, backups):
    save(store, "a")
    backup = made(backups)
    save(store, "b")
    store.close()
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles\n"
        "really = Path.replace\n"
        "def wait(self, target):\n"
        "    if str(target) != sys.argv[1]:\n"
        "        return really(self, target)\n"
        "    print('bijna', flush=True)\n"
        "    sys.stdin.read()\n"
        "Path.replace = wait\n"
        "SqliteBackupFiles(Path(sys.argv[1])).put_in_place(Path(sys.argv[2]))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path), str(backup.path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"bijna\n"
        other.kill()
    again = open_store(path, lambda: NOW)
    assert ids(again) == ["a", "b"]
    again.check()
    again.close()


def test_a_damaged_data_file_is_kept_and_the_copy_takes_its_place(path, store, backups):
    save(store, "a")
    backup = made(backups)
    store.close()
    path.write_bytes(b"geen gegevensbestand meer" * 400)
    assert len(backups.preview(backup).returning) == 1
    restored = backups.restore(backup)
    assert restored.was_damaged
    assert restored.kept_as is not None
    assert "-beschadigd-" in restored.kept_as.name
    assert restored.kept_as.read_bytes().startswith(b"geen gegevensbestand meer")
    again = open_store(path, lambda: NOW)
    assert ids(again) == ["a"]
    again.close()


def test_a_log_of_the_old_file_never_ends_up_in_the_new_one(path, store, backups):
    save(store, "a")
    backup = made(backups)
    save(store, "b", "komt uit het logboek")
    log = path.with_name(f"{path.name}-wal").read_bytes()
    store.close()
    path.write_bytes(b"kapot" * 2000)
    path.with_name(f"{path.name}-wal").write_bytes(log)
    backups.restore(backup)
    again = open_store(path, lambda: NOW)
    assert ids(again) == ["a"]
    again.check()
    again.close()


def test_a_missing_data_file_comes_back(path, store, backups):
    save(store, "a")
    backup = made(backups)
    store.close()
    path.unlink()
    assert backups.restore(backup).kept_as is None
    again = open_store(path, lambda: NOW)
    assert ids(again) == ["a"]
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_link_to_the_data_file_stays_a_link(path, store, backups, tmp_path):
    save(store, "a")
    backup = made(backups)
    save(store, "b")
    store.close()
    real = path.rename(tmp_path / "elders.sqlite")
    path.symlink_to(real)
    backups.restore(backup)
    assert path.is_symlink()
    again = open_store(real, lambda: NOW)
    assert ids(again) == ["a"]
    again.close()


def test_something_else_in_the_place_of_the_data_file_is_told_and_left_alone(path, store, backups):
    save(store, "a")
    backup = made(backups)
    store.close()
    path.unlink()
    path.mkdir()
    for action in (backups.make, lambda: backups.preview(backup), lambda: backups.restore(backup)):
        with pytest.raises(StorageProblem, match="is een map") as problem:
            action()
        assert not isinstance(problem.value, DamageProblem)
    assert list(path.iterdir()) == []


def test_a_disk_that_is_full_while_the_damaged_file_is_kept_leaves_no_half_one(path, store, backups, monkeypatch):
    save(store, "a")
    store.close()
    path.write_bytes(b"kapot" * 2000)

    def full(_source, target):
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_files.shutil, "copy2", full)
    with pytest.raises(StorageProblem, match="schijf is vol"):
        backups.begin_anew()
    assert [item.name for item in path.parent.iterdir() if "beschadigd" in item.name] == []
    assert path.read_bytes() == b"kapot" * 2000


def test_beginning_anew_keeps_the_damaged_file(path, store, backups):
    store.close()
    path.write_bytes(b"kapot" * 2000)
    kept = backups.begin_anew()
    assert kept.read_bytes() == b"kapot" * 2000
    again = open_store(path, lambda: NOW)
    assert ids(again) == []
    again.close()


def test_the_copy_from_before_a_new_version_is_listed_and_can_be_put_back(tmp_path):
    path = Path(shutil.copy(DATA / "v0_1_0.sqlite", tmp_path / "aanbestedingen.sqlite"))
    before = backup_files.SqliteBackupFiles(path).content(path)
    store = open_store(path, lambda: NOW)
    backups = Backups(SqliteBackupFiles(path), lambda: tmp_path / FOLDER, lambda: NOW)
    (checked,) = backups.checked_all()
    assert checked.backup.reason is Reason.BEFORE_UPGRADE
    assert checked.content == before
    store.delete(before.tenders[0].id)
    backups.restore(checked.backup, store.swap)
    assert ids(store) == sorted(item.id for item in before.tenders)
    store.check()
    store.close()


def test_one_tender_can_be_taken_out_of_a_copy(store, backups):
    save(store, "a", "Groen")
    backup = made(backups)
    assert backups.tender(backup, "a").subject.title == "Groen"
    with pytest.raises(KeyError):
        backups.tender(backup, "b")


def test_a_file_that_is_not_there_is_told(backups, path):
    with pytest.raises(StorageProblem, match="is er niet"):
        backups.at(path.parent / "weg" / "a.sqlite")


def test_a_swap_that_fails_opens_the_file_again(store):
    save(store, "a")

    def fail() -> None:
        raise StorageProblem("Zo niet.")

    with pytest.raises(StorageProblem, match="Zo niet"):
        store.swap(fail)
    assert ids(store) == ["a"]


def test_saving_goes_on_while_copies_are_made(store, backups):
    done: list[int] = []

    def copy() -> None:
        for _ in range(5):
            if backups.make() is not None:
                done.append(1)

    worker = threading.Thread(target=copy)
    worker.start()
    for number in range(30):
        save(store, "a", f"versie {number}", number)
    worker.join()
    assert len(done) == 5
    assert all(item.content is not None for item in backups.checked_all())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[tuple[SqliteTenderStore, Backups]]:
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("terug") / "gegevens.sqlite"))
    store = open_store(path, lambda: NOW)
    yield store, Backups(SqliteBackupFiles(path), lambda: path.parent / FOLDER, lambda: NOW)
    store.close()


texts = st.dictionaries(st.sampled_from("abcdef"), st.text("aé €z", max_size=20), max_size=6)


@settings(max_examples=25)
@given(texts, texts)
def test_what_was_copied_comes_back_whatever_happened_since(shared, before, after):
    store, backups = shared

    def fill(wanted: dict[str, str]) -> None:
        for row in ids(store):
            store.delete(row)
        for identifier, title in wanted.items():
            save(store, identifier, title or "x")

    fill(before)
    kept = {identifier: store.load(identifier) for identifier in ids(store)}
    backup = made(backups)
    fill(after)
    restored = backups.restore(backup, store.swap)
    assert {identifier: store.load(identifier) for identifier in ids(store)} == kept
    for path in (backup.path, restored.kept_as):
        path.unlink()
