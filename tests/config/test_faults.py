"""Names that are too long and files in a cloud: known by what the system says, and told as such."""

import errno
import sys
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import ExportProblem, InputProblem
from sociaalinkopen_desktop.config.faults import is_only_in_cloud, is_too_long
from sociaalinkopen_desktop.db.errors import problem_of
from sociaalinkopen_desktop.exchange.files import read_bytes, write_text
from sociaalinkopen_desktop.reports.errors import problem_with
from sociaalinkopen_desktop.reports.files import write_whole

SHORT, LONG = Path("C:/Stukken/brief.pdf"), Path("C:/" + "map/" * 70 + "brief.pdf")


def of_windows(number: int, kind: int = errno.ENOENT) -> OSError:
    """A fault as Python on Windows raises it."""
    fault = OSError(kind, "")
    fault.winerror = number
    return fault


@pytest.mark.parametrize(
    ("path", "fault", "too_long"),
    [
        (SHORT, of_windows(206), True),
        (LONG, of_windows(3), True),
        (LONG, of_windows(2), True),
        (LONG, of_windows(123, errno.EINVAL), True),
        (LONG, of_windows(5, errno.EACCES), False),
        (SHORT, of_windows(3), False),
        (SHORT, OSError(errno.ENAMETOOLONG, ""), True),
        (LONG, OSError(errno.ENOENT, ""), sys.platform == "win32"),
        (LONG, ValueError(), False),
    ],
)
def test_only_the_length_tells_windows_from_a_folder_that_is_gone(path, fault, too_long):
    if not hasattr(fault, "winerror"):
        fault.winerror = None
    assert is_too_long(path, fault) is too_long


@pytest.mark.parametrize(
    ("path", "kind", "too_long"),
    [
        (LONG, errno.ENOENT, True),
        (LONG, errno.EINVAL, True),
        (LONG, errno.EACCES, False),
        (SHORT, errno.ENOENT, False),
    ],
)
def test_what_windows_could_not_open_has_no_number_of_its_own(monkeypatch, path, kind, too_long):
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_too_long(path, OSError(kind, "")) is too_long


@pytest.mark.parametrize(("number", "cloud"), [(362, True), (395, True), (5, False), (206, False), (None, False)])
def test_a_file_that_is_only_in_onedrive_is_known(number, cloud):
    assert is_only_in_cloud(of_windows(number)) is cloud


@pytest.mark.parametrize(
    ("number", "words"), [(206, "te lang"), (395, "OneDrive"), (2, "bestaat"), (433, "Controleer de schijf")]
)
def test_reading_and_writing_tell_what_is_the_matter(monkeypatch, tmp_path, number, words):
    file = tmp_path / "brief.json"
    file.write_text("{}")

    def fails(*_given, **_more):
        if number == 2:
            raise FileNotFoundError(errno.ENOENT, "")
        raise of_windows(number, errno.EINVAL)

    monkeypatch.setattr(Path, "open", fails)
    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(InputProblem) as read:
        read_bytes(file, 1_000)
    assert words in read.value.sentences[0]
    with pytest.raises(ExportProblem) as written:
        write_text(file, "{}")
    assert words in written.value.sentence or number == 433
    assert [path.name for path in tmp_path.iterdir()] == ["brief.json"]
    if number in (206, 395):
        assert words in problem_with(file, of_windows(number)).sentence
        assert words in problem_of(of_windows(number), file).sentence


@pytest.mark.parametrize("write", [write_whole, lambda path, data: write_text(path, data.decode())])
def test_a_name_that_is_too_long_here_is_told_and_leaves_nothing_behind(tmp_path, write):
    with pytest.raises(ExportProblem, match="te lang"):
        write(tmp_path / f"{'é' * 130}.pdf", b"inhoud")
    assert list(tmp_path.iterdir()) == []
    longest = tmp_path / f"{'n' * 251}.pdf"
    write(longest, b"inhoud")
    assert longest.read_bytes() == b"inhoud"


def test_reading_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(InputProblem) as told:
        read_bytes(tmp_path / f"{'é' * 130}.json", 1_000)
    assert "te lang" in told.value.sentences[0]
