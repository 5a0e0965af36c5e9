"""The log says what went wrong in the program, and never stops it."""

import logging

import pytest

from sociaalinkopen_desktop.config import log_setup
from sociaalinkopen_desktop.config.log_setup import KEPT, set_up_log

ROOT = logging.getLogger("sociaalinkopen_desktop")


@pytest.fixture(autouse=True)
def clean_log():
    """The handlers and the level of the program's own log, as they were before."""
    level, before = ROOT.level, list(ROOT.handlers)
    yield
    for handler in [item for item in ROOT.handlers if item not in before]:
        ROOT.removeHandler(handler)
        handler.close()
    ROOT.setLevel(level)


def test_warnings_are_written_and_lesser_lines_are_not(tmp_path):
    set_up_log(tmp_path / "nieuw")
    logging.getLogger("sociaalinkopen_desktop.db").warning("file is slow: %s", "é")
    logging.getLogger("sociaalinkopen_desktop.db").info("nothing to see")
    logging.getLogger("een.ander.programma").error("not ours")
    (line,) = (tmp_path / "nieuw" / "programma.log").read_text("utf-8").splitlines()
    assert line.endswith("WARNING sociaalinkopen_desktop.db: file is slow: é")


def test_without_anything_to_tell_there_is_no_file(tmp_path):
    set_up_log(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_file_does_not_grow_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(log_setup, "MAX_BYTES", 200)
    set_up_log(tmp_path)
    for number in range(20):
        ROOT.warning("line %s", number)
    files = sorted(tmp_path.iterdir())
    assert [path.name for path in files] == ["programma.log", *(f"programma.log.{old}" for old in range(1, KEPT + 1))]
    assert all(path.stat().st_size <= 200 for path in files)
    assert "line 19" in files[0].read_text("utf-8")


def test_a_folder_that_cannot_be_made_does_not_stop_the_program(tmp_path, capsys):
    (tmp_path / "bezet").write_text("x")
    set_up_log(tmp_path / "bezet" / "map")
    ROOT.error("still going")
    assert capsys.readouterr() == ("", "")
