"""The data move to another folder: everything, compared, or not at all."""

from datetime import UTC, datetime

import pytest

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.application import moving
from sociaalinkopen_desktop.application.moving import move, why_not
from sociaalinkopen_desktop.application.ports import Counts, StorageProblem
from sociaalinkopen_desktop.config.data_place import MOVED, WANTED, ask_to_move, place_of
from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings, read_settings, save_settings
from sociaalinkopen_desktop.db.backup_files import SqliteBackupFiles
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.tender import Tender

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "vast"
    store = open_store(folder / DATA_FILE, lambda: NOW)
    store.save(Tender(id="a"), 0, Counts(), NOW)
    store.close()
    save_settings(Settings(organisation="Voorbeeldgemeente"), folder)
    (folder / "reservekopieen").mkdir()
    (folder / "reservekopieen" / "oud.sqlite").write_bytes(b"kopie")
    (folder / "programma.log").write_text("x")
    return folder


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "andere schijf"
    folder.mkdir()
    return folder


def ids(folder):
    return [item.id for item in SqliteBackupFiles(folder / DATA_FILE).content(folder / DATA_FILE).tenders]


def test_everything_moves_at_the_next_start_and_the_old_folder_stays(source, target):
    ask_to_move(source, target)
    place, told = app.settled_place(source)
    assert (place.folder, place.wanted, place.is_moved) == (target, None, True)
    assert str(target) in told
    assert ids(target) == ids(source) == ["a"]
    assert read_settings(target).organisation == "Voorbeeldgemeente"
    assert (target / "reservekopieen" / "oud.sqlite").read_bytes() == b"kopie"
    assert not (target / "programma.log").exists()
    assert app.settled_place(source) == (place, "")


def test_moving_back_to_the_fixed_place_is_moving_too(source, target, tmp_path):
    ask_to_move(source, target)
    app.settled_place(source)
    third = tmp_path / "derde"
    third.mkdir()
    ask_to_move(source, third)
    place, _told = app.settled_place(source)
    assert place.folder == third
    assert ids(third) == ["a"]


def test_a_move_that_fails_leaves_the_data_where_they_are_and_is_told_once(source, target):
    (target / DATA_FILE).write_bytes(b"van iemand anders")
    ask_to_move(source, target)
    place, told = app.settled_place(source)
    assert (place.folder, place.is_moved) == (source, False)
    assert told.startswith("Uw gegevens zijn niet verplaatst.")
    assert (target / DATA_FILE).read_bytes() == b"van iemand anders"
    assert app.settled_place(source) == (place, "")


def test_a_copy_that_differs_is_no_move(source, target, monkeypatch):
    monkeypatch.setattr(moving.filecmp, "cmp", lambda *_given, **_options: False)
    with pytest.raises(StorageProblem, match="niet gelijk"):
        move(source, target, DATA_FILE, SqliteBackupFiles)
    assert not (target / DATA_FILE).exists()


def test_a_full_disk_is_told(source, target, monkeypatch):
    def full(*_given, **_options):
        raise OSError(28, "no such words on screen")

    monkeypatch.setattr(moving.shutil, "copy2", full)
    with pytest.raises(StorageProblem) as problem:
        move(source, target, DATA_FILE, SqliteBackupFiles)
    assert "genoeg ruimte" in problem.value.sentence
    assert "no such words" not in problem.value.sentence


def test_what_will_not_do_is_said_beforehand(source, target):
    assert why_not(source, target, DATA_FILE) == ""
    assert "al in deze map" in why_not(source, source, DATA_FILE)
    assert "ligt in de map van nu" in why_not(source, source / "reservekopieen", DATA_FILE)
    assert "is er niet" in why_not(source, target / "weg", DATA_FILE)
    (target / DATA_FILE).write_bytes(b"x")
    assert "staat al een gegevensbestand" in why_not(source, target, DATA_FILE)


@pytest.mark.parametrize("content", ["", "niet/volledig", "\0", b"\xff\xfe\x00"])
def test_a_text_that_names_no_folder_is_no_move(tmp_path, content):
    for name in (MOVED, WANTED):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    place = place_of(tmp_path)
    assert (place.folder, place.wanted, place.is_moved) == (tmp_path, None, False)


def test_wanting_to_move_can_be_taken_back(tmp_path, target):
    ask_to_move(tmp_path, target)
    assert place_of(tmp_path).wanted == target
    ask_to_move(tmp_path, None)
    assert place_of(tmp_path).wanted is None


def test_data_that_were_moved_to_a_disk_that_is_gone_are_not_made_anew(qtbot, tmp_path):
    gone = tmp_path / "stick"
    window = app.make_window(gone, tmp_path, must_exist=True)
    qtbot.addWidget(window)
    with pytest.raises(StorageProblem, match="is er niet of is leeg"):
        window.door.use(lambda services: services)()
    assert not (gone / DATA_FILE).exists()
