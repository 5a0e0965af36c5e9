"""What putting a copy back does to all that lies beside the tenders: the register, meetings, kept versions."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.backup_differences import Beside, ItemThere, differences
from sociaalinkopen_desktop.application.backup_words import preview_lines
from sociaalinkopen_desktop.application.backups import Backup, Backups
from sociaalinkopen_desktop.application.ports import Counts, VersionKind
from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles
from sociaalinkopen_desktop.db.enterprises import SqliteRegister
from sociaalinkopen_desktop.db.meetings import SqliteMeetings
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting
from sociaalinkopen_desktop.domain.tender import Tender

from .make_released import DATA

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


@pytest.fixture
def backups(path: Path) -> Backups:
    return Backups(SqliteBackupFiles(path), lambda: path.parent / "kopieen", lambda: NOW)


@pytest.fixture
def register(store: SqliteTenderStore, path: Path) -> SqliteRegister:
    return SqliteRegister(store, path)


@pytest.fixture
def meetings(store: SqliteTenderStore, path: Path) -> SqliteMeetings:
    return SqliteMeetings(store, path)


def told(backups: Backups, backup: Backup) -> str:
    return "\n".join(preview_lines(backups.preview(backup))).replace("\u00a0", " ")


def test_what_happens_to_enterprises_and_meetings_is_told_and_done(backups, store, register, meetings):
    register.save_enterprise(Enterprise(id="blijft", name="Stichting Voorbeeldwerk"), 0, NOW)
    register.save_enterprise(Enterprise(id="gaat", name="Groenploeg"), 0, NOW)
    backup = backups.make()
    register.save_enterprise(Enterprise(id="blijft", name="Stichting Voorbeeldwerk", town="Ulft"), 1, NOW)
    register.remove_enterprises(["gaat"])
    register.save_enterprise(Enterprise(id="nieuw"), 0, NOW)
    meetings.save_meeting(Meeting(id="markt", title="Meet the market"), 0, NOW)
    words = told(backups, backup)
    assert "Verdwijnt, want bestond toen nog niet: 1 onderneming.\n  - Onderneming zonder naam" in words
    assert "Gaat terug naar toen: 1 onderneming.\n  - Stichting Voorbeeldwerk" in words
    assert "Komt terug: 1 onderneming.\n  - Groenploeg" in words
    assert "Verdwijnt, want bestond toen nog niet: 1 bijeenkomst.\n  - Meet the market" in words
    backups.restore(backup, store.swap)
    assert backups.preview(backup).is_empty
    assert meetings.meeting_rows() == []
    assert register.enterprise("blijft").enterprise.town == ""


def test_versions_that_were_kept_since_are_told(backups, store):
    store.save(Tender(id="a"), 0, Counts(), NOW)
    backup = backups.make()
    assert backups.preview(backup).is_empty
    store.keep_version("a", VersionKind.NAMED, "college", NOW)
    assert "De bewaarde versies van uw aanbestedingen gaan ook terug naar toen" in told(backups, backup)


def test_a_register_of_hundreds_is_counted_and_ten_are_named():
    many = tuple(
        ItemThere(kind=Beside.ENTERPRISE, id=str(at), title=f"Bedrijf {at:03}", version=1, saved_at=NOW)
        for at in range(300)
    )
    (found,) = differences(many, ())
    assert (len(found.vanishing), found.returning, found.changed) == (300, (), ())
    assert differences(many, many) == ()


@pytest.mark.parametrize("released", sorted(DATA.glob("*.sqlite")), ids=lambda path: path.stem)
def test_a_released_file_is_looked_into_put_back_and_migrated(released: Path, path, backups):
    store = open_store(path, lambda: NOW)
    register = SqliteRegister(store, path)
    register.save_enterprise(Enterprise(id="nieuw", name="Klusploeg"), 0, NOW)
    copy = backups.at(released)
    assert "1 onderneming.\n  - Klusploeg" in told(backups, copy)
    backups.restore(copy, store.swap)
    assert store.load("rijk").tender.lots[0].title == "Wijk Noord"
    assert register.save_enterprise(Enterprise(id="nog een"), 0, NOW).version == 1
    store.close()


def test_without_the_window_an_older_copy_is_put_back_and_the_next_start_migrates_it(tmp_path):
    (released,) = DATA.glob("v0_1_0.sqlite")
    path = tmp_path / "aanbestedingen.sqlite"
    backups = Backups(SqliteBackupFiles(path), lambda: tmp_path / "kopieen", lambda: NOW)
    backups.restore(backups.at(released))
    with closing(open_store(path, lambda: NOW)) as store:
        assert store.load("rijk").version == 1
