"""Two starts on the same data: real processes, as a double click on a file makes them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSysInfo
from PySide6.QtNetwork import QLocalSocket

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.ui.one_instance import LOCK, Holder, Instance, address_of, hand_over

ROOT = Path(__file__).parent.parent.parent
# The program as it starts; it tells the test what happens in its window.
PROGRAM = """
import sys
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.ui.main_window import MainWindow

made = app.make_window
def watched(*given, **more):
    window = made(*given, **more)
    window.ready.connect(lambda: print("ready", flush=True))
    window.desk.opened.connect(lambda stored: print("opened", stored.tender.subject.title, flush=True))
    window.desk.failed.connect(lambda title, words: print("failed", title, flush=True))
    return window
app.make_window = watched
sys.exit(app.main(["--data-map", sys.argv[1], *sys.argv[2:]]))
"""


@contextmanager
def started(folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), *more],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as program:  # fmt: skip
        try:
            yield program
        finally:
            program.kill()


def second_start(folder: Path, *more: str) -> int:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "sociaalinkopen_desktop", "--data-map", str(folder), *more]
    return subprocess.run(command, cwd=ROOT, env=environment, timeout=60, check=False).returncode


def test_a_second_start_gives_its_file_to_the_first_and_goes(tmp_path):
    example = resource("examples", "kerstpakketten.json")
    with started(tmp_path) as first:
        assert first.stdout.readline() == "ready\n"
        assert second_start(tmp_path, str(example)) == 0
        assert first.stdout.readline().startswith("opened ")
        assert second_start(tmp_path) == 0
        assert first.poll() is None
    # It was killed: its lock counts for nothing, and the next start has the data to itself.
    with started(tmp_path) as again:
        assert again.stdout.readline() == "ready\n"


def test_a_second_double_click_while_the_first_is_still_starting_waits_for_it(tmp_path):
    example = resource("examples", "kerstpakketten.json")
    with started(tmp_path) as first:
        while not (tmp_path / LOCK).exists():
            assert first.poll() is None
        assert second_start(tmp_path, str(example)) == 0
        assert [first.stdout.readline().split()[0] for _ in range(2)] == ["ready", "opened"]


def test_the_lock_of_another_computer_is_taken_over_when_the_user_says_so(qtbot, tmp_path):
    (tmp_path / LOCK).write_text("4242\nsociaalinkopen\nPC-VAN-INKOOP\n\n\n", "utf-8")
    instance = Instance(tmp_path)
    holder = instance.take()
    assert holder is not None
    assert (holder.machine, holder.is_here) == ("PC-VAN-INKOOP", False)
    assert instance.take_over(holder)
    other = Instance(tmp_path)
    here = other.take()
    assert here is not None
    assert here.is_here
    assert not other.take_over(here)
    instance.leave()
    assert not (tmp_path / LOCK).exists()


def test_a_file_with_blanks_and_accents_arrives_whole(qtbot, tmp_path):
    instance = Instance(tmp_path)
    assert instance.take() is None
    instance.listen()
    path = tmp_path / 'dossier één "kopie".json'
    with started_giving(tmp_path, path) as giving, qtbot.waitSignal(instance.asked, timeout=20_000) as asked:
        pass
    assert asked.args == [str(path)]
    assert giving.wait(20) == 0
    instance.leave()


@contextmanager
def started_giving(folder: Path, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    script = "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; " \
        "from sociaalinkopen_desktop.ui.one_instance import hand_over; app = QCoreApplication([]); " \
        "sys.exit(0 if hand_over(Path(sys.argv[1]), Path(sys.argv[2])) else 1)"  # fmt: skip
    with subprocess.Popen([sys.executable, "-c", script, str(folder), str(path)], cwd=ROOT) as program:
        yield program


@pytest.mark.parametrize(
    "words", [b"\n", b"nonsense\n", b"[]\n", b'{"file": 3}\n', b'{"file": "a\\u0000b"}\n', b"{" * 9000 + b"\n"]
)
def test_words_that_are_not_ours_only_bring_the_window_forward(qtbot, tmp_path, words):
    instance = Instance(tmp_path)
    assert instance.take() is None
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(address_of(tmp_path))
    with qtbot.waitSignal(instance.asked) as asked:
        socket.write(words)
        socket.flush()
    assert asked.args == [""]
    instance.leave()


def test_who_writes_without_end_is_sent_away(qtbot, tmp_path):
    instance = Instance(tmp_path)
    assert instance.take() is None
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(address_of(tmp_path))
    with qtbot.assertNotEmitted(instance.asked), qtbot.waitSignal(socket.disconnected, timeout=10_000):
        socket.write(b"x" * 60_000)
        socket.flush()
    instance.leave()


def test_nobody_answers_where_nobody_listens(qtbot, tmp_path):
    assert not hand_over(tmp_path, None)


def test_the_lock_tells_who_has_the_data_and_since_when(qtbot, tmp_path):
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.take() is None
    holder = second.take()
    assert holder is not None
    assert holder.is_here
    assert holder.machine.casefold() == QSysInfo.machineHostName().casefold()  # Windows writes it in capitals
    assert holder.since is not None
    assert "al open op deze computer, sinds " in holder.words
    first.leave()
    assert second.take() is None
    second.leave()
    assert not (tmp_path / LOCK).exists()


@pytest.mark.parametrize("machine", ["Gemeente-Inkoop-Balie-3", "GEMEENTE-INKOOP-BALIE-3", "GEMEENTE-INKOOP"])
def test_this_computer_is_known_by_the_name_that_windows_writes(monkeypatch, tmp_path, machine):
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: "gemeente-inkoop-balie-3")
    (tmp_path / LOCK).write_text(f"{os.getppid()}\n\n{machine}\n\n\n", "utf-8")
    holder = Instance(tmp_path).take()
    assert holder is not None
    assert holder.is_here


def test_a_lock_of_a_killed_program_with_our_own_number_counts_for_nothing(tmp_path):
    left = f"{os.getpid()}\n{QCoreApplication.applicationName()}\n{QSysInfo.machineHostName()}\n\n\n"
    (tmp_path / LOCK).write_text(left, "utf-8")
    instance = Instance(tmp_path)
    assert instance.take() is None
    assert Instance(tmp_path).take() is not None  # now it is really held
    instance.leave()


def test_another_computer_is_named():
    assert Holder("INKOOP-12", False, None).words == "Uw gegevens zijn al open op computer INKOOP-12."


def test_a_folder_that_cannot_be_made_is_left_to_the_store(tmp_path):
    (tmp_path / "bestand").write_text(json.dumps({}))
    assert Instance(tmp_path / "bestand" / "map").take() is None


def test_who_opened_the_data_as_second_leaves_the_door_of_the_first_alone(qtbot, tmp_path):
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.take() is None
    first.listen()
    assert second.take() is not None
    second.listen()
    path = tmp_path / "dossier.json"
    with started_giving(tmp_path, path) as giving, qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        pass
    assert asked.args == [str(path)]
    assert giving.wait(20) == 0
    second.leave()
    first.leave()
