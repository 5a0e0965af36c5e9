"""The file that says whether the program is at work: read without fuss, written whole or not at all."""

from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.session import FILE, Session, read_session, write_session


def test_what_is_written_is_read(tmp_path: Path):
    for session in (Session(is_running=True, tender="a"), Session()):
        write_session(session, tmp_path)
        assert read_session(tmp_path) == session
    assert [item.name for item in tmp_path.iterdir()] == [FILE]


def test_without_a_file_nothing_was_at_work(tmp_path: Path):
    assert read_session(tmp_path) == Session()
    assert read_session(tmp_path / "weg") == Session()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"is_running": true}', '{"is_running": "ja", "tender": ""}', "[" * 100_000],
)
def test_a_damaged_file_is_none(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text)
    assert read_session(tmp_path) == Session()


def test_a_folder_that_cannot_be_written_in_is_no_fault(tmp_path: Path):
    write_session(Session(is_running=True), tmp_path / "weg")
    assert read_session(tmp_path / "weg") == Session()
