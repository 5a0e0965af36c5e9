"""Set-up of the project: installer/start.py, the question whether there is a screen, and the files around them."""

import ast
import ctypes
import importlib.util
import os
import re
import signal
import socket
import struct
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import sociaalinkopen_desktop
from sociaalinkopen_desktop.config import display

ROOT = Path(__file__).parent.parent
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is examined for a screen")


@pytest.fixture
def start() -> ModuleType:
    """A fresh installer/start.py, so that a test may replace parts of it."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "installer" / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- what start.py says ---


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (2, 7, 18)])
def test_an_old_python_is_named_with_what_is_needed(start: ModuleType, version: tuple[int, int, int]) -> None:
    sentence = start.version_problem(version)
    assert "Python 3.11 of nieuwer" in sentence
    assert ".".join(map(str, version)) in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 2), (4, 0, 0)])
def test_a_new_enough_python_is_no_problem(start: ModuleType, version: tuple[int, int, int]) -> None:
    assert start.version_problem(version) == ""


def test_an_old_python_can_read_the_file_up_to_the_sentence() -> None:
    """Anything newer would give that user a SyntaxError or TypeError instead of the sentence."""
    source = (ROOT / "installer" / "start.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    evaluated_before = source[: source.index("if version_problem(")]
    assert not re.search(r"from __future__|\w \| \w|\b(list|dict|tuple)\[", evaluated_before)


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "schijf is vol"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.", "schijf is vol"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificaat van het netwerk"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "niet het juiste"),
        ("NewConnectionError('<HTTPSConnection>: Failed to establish a new connection", "geen verbinding met internet"),
        ("Err:1 bookworm InRelease\n  Temporary failure resolving", "geen verbinding met internet"),
        ("E: Unable to locate package libgl1", "geen verbinding met internet"),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", "geen verbinding met internet"),
        ("OSError: [Errno 30] Read-only file system: '/opt/x/.venv'", "waar u mag schrijven"),
        ("Error: [Errno 13] Permission denied: '/opt/x/.venv'", "waar u mag schrijven"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "past niet bij deze computer"),
        ("something nobody has seen before", "niet gelukt"),
    ],
)
def test_every_known_failure_has_its_own_advice(start: ModuleType, output: str, words: str) -> None:
    assert words in start.advice(output)


def test_no_network_is_told_before_the_no_matching_distribution_that_pip_ends_with(start: ModuleType) -> None:
    output = (
        "WARNING: Retrying after connection broken by 'NewConnectionError(Name or service not known)'\n"
        "ERROR: Could not find a version that satisfies the requirement alembic\n"
        "ERROR: No matching distribution found for alembic==1.20.1\n"
    )
    assert "geen verbinding met internet" in start.advice(output)


def test_a_failed_step_shows_advice_and_only_its_last_lines(start: ModuleType) -> None:
    program = "print(*range(100), sep='\\n'); print('No space left on device'); raise SystemExit(3)"
    with pytest.raises(start.SetupError) as raised:
        start.step([sys.executable, "-c", program])
    lines = str(raised.value).splitlines()
    assert lines[0] == "De schijf is vol. Maak ruimte vrij. Start daarna opnieuw."
    assert [line.strip() for line in lines[1:]] == ["97", "98", "99", "No space left on device"]


def test_a_step_that_succeeds_is_silent_and_sees_its_extra_environment(
    start: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    start.step([sys.executable, "-c", "import os; print('x'); raise SystemExit(os.environ['DEMO'] != '1')"], DEMO="1")
    assert capfd.readouterr() == ("", "")


# --- system packages ---


@linux_only
def test_only_what_does_not_load_is_missing(start: ModuleType) -> None:
    libraries = {"libc.so.6": "libc6", "libbestaatniet.so.9": "libbestaatniet9"}
    assert start.missing_packages(libraries) == ["libbestaatniet9"]


def test_without_pip_and_ensurepip_the_venv_package_is_missing(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert start.missing_packages({}) == ["python3-venv"]
    monkeypatch.setattr(sys, "prefix", "/een/omgeving")
    assert start.missing_packages({}) == []


@linux_only
def test_a_user_without_rights_gets_the_exact_command(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "as_administrator", lambda: None)
    with pytest.raises(start.SetupError) as raised:
        start.install_system_packages({"liba.so.9": "liba9", "libb.so.9": "libb9"})
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends liba9 libb9"
    assert str(raised.value).splitlines()[-1].strip() == command


@linux_only
def test_nothing_is_installed_when_all_libraries_load(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "as_administrator", lambda: pytest.fail("asked for rights it does not need"))
    assert start.install_system_packages({"libc.so.6": "libc6"}) is None


# --- the environment ---


def test_another_lock_python_or_place_asks_for_a_new_environment(start: ModuleType) -> None:
    stamps = [
        start.stamp_text(lock, python, place)
        for lock in (b"a==1", b"a==2")
        for python in ("3.11.2", "3.11.7")
        for place in (Path("/hier/.venv"), Path("/één map/.venv"))
    ]
    assert len(set(stamps)) == len(stamps) == 8
    assert stamps[0] == start.stamp_text(b"a==1", "3.11.2", Path("/hier/.venv"))


def test_an_environment_is_ready_only_with_the_right_stamp_and_a_python(start: ModuleType, tmp_path: Path) -> None:
    stamp, python = tmp_path / "ready", tmp_path / "python"
    assert not start.is_ready(stamp, "abc", python)
    stamp.write_text("ab")
    python.touch()
    assert not start.is_ready(stamp, "abc", python)
    stamp.write_text("abc")
    assert start.is_ready(stamp, "abc", python)
    python.unlink()
    assert not start.is_ready(stamp, "abc", python)


def test_a_finished_environment_is_left_alone(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "STAMP", tmp_path / "ready")
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(start, "step", lambda *command, **env: pytest.fail(f"ran {command}"))
    start.STAMP.write_text(start.stamp_text(start.LOCK.read_bytes(), sys.version, start.VENV))
    assert start.make_environment() is None


def test_an_environment_that_fails_half_way_leaves_no_stamp(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **environment: str) -> None:
        raise start.SetupError("mislukt")

    monkeypatch.setattr(start, "STAMP", tmp_path / "ready")
    monkeypatch.setattr(start, "MEGABYTES_NEEDED", 0)
    monkeypatch.setattr(start, "step", fail)
    start.STAMP.write_text("of an older lock")
    with pytest.raises(start.SetupError, match="mislukt"):
        start.make_environment()
    assert not start.STAMP.exists()


def test_too_little_room_is_told_with_the_folder_and_both_amounts(start: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(start.SetupError) as raised:
        start.check_room(tmp_path, 10**9)
    assert re.search(r"nodig is 1000000000 MB, vrij is \d+ MB in de map", str(raised.value))
    assert str(tmp_path) in str(raised.value)


def test_a_folder_that_cannot_be_written_is_named(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(dir: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(start.tempfile, "TemporaryFile", refuse)
    with pytest.raises(start.SetupError) as raised:
        start.check_room(tmp_path, 1)
    assert "waar u mag schrijven" in str(raised.value)
    assert str(tmp_path) in str(raised.value)
    assert "Errno" not in str(raised.value)


# --- starting ---


def test_the_exit_code_of_the_program_is_handed_on(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    assert start.run(["-c", "raise SystemExit(7)"]) == 7
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process with a code, not with a signal")
def test_a_program_that_dies_of_a_signal_gives_128_and_its_number(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    assert start.run(["-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]) == 128 + 9


def test_the_program_does_not_see_python_settings_of_the_user(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    monkeypatch.setenv("PYTHONPATH", "/ergens/anders")
    assert start.run(["-c", "import os; raise SystemExit('PYTHONPATH' in os.environ)"]) == 0


@pytest.fixture
def runs(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """What start.py would run, in a set-up project; the program itself ends with 69 when its first argument is 69."""
    calls: list[tuple[list[str], dict[str, str]]] = []

    def run(arguments: list[str], **environment: str) -> int:
        calls.append((arguments, environment))
        return 69 if "69" in arguments else 5 if "5" in arguments else 0

    monkeypatch.setattr(start, "run", run)
    monkeypatch.setattr(start, "install_system_packages", lambda libraries: None)
    monkeypatch.setattr(start, "make_environment", lambda: None)
    return calls


def test_the_tests_run_offscreen_with_the_arguments_given(
    start: ModuleType, runs: list[tuple[list[str], dict[str, str]]]
) -> None:
    assert start.main(["--test", "-k", "zin"]) == 0
    ((arguments, environment),) = runs
    assert arguments == ["-m", "pytest", *start.SIDE_BY_SIDE, "-k", "zin"]
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_with_a_screen_the_program_starts_and_its_exit_code_counts(
    start: ModuleType,
    runs: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(tmp_path)
    Path("één dossier.txt").touch()
    assert start.main(["één dossier.txt", "5"]) == 5
    assert runs == [(["-m", "sociaalinkopen_desktop", str(tmp_path / "één dossier.txt"), "5"], {})]


@linux_only
def test_without_a_screen_it_says_so_and_makes_the_example(
    start: ModuleType,
    runs: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert start.main([]) == 0
    assert runs == [(["-m", "sociaalinkopen_desktop.cli", "demo"], {})]
    assert "geen beeldscherm" in capsys.readouterr().out


def test_a_program_that_finds_no_screen_itself_is_followed_by_the_example(
    start: ModuleType, runs: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start.main(["69"]) == 0
    assert [arguments for arguments, _ in runs] == [
        ["-m", "sociaalinkopen_desktop", "69"],
        ["-m", "sociaalinkopen_desktop.cli", "demo"],
    ]


def test_a_failed_set_up_says_why_and_starts_nothing(
    start: ModuleType,
    runs: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise start.SetupError("De schijf is vol.")

    monkeypatch.setattr(start, "make_environment", fail)
    assert start.main([]) == 1
    assert (runs, capsys.readouterr().err) == ([], "De schijf is vol.\n")


# --- is there a screen? ---


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_only_linux_is_asked_for_a_screen(platform: str) -> None:
    assert display.display_problem({}, platform) is None


@pytest.mark.parametrize("plugin", ["offscreen", "minimal", "vnc:size=800x600", "offscreen;xcb"])
def test_a_platform_that_needs_no_screen_is_taken_at_its_word(plugin: str) -> None:
    assert display.display_problem({"QT_QPA_PLATFORM": plugin}, "linux") is None


@pytest.mark.parametrize("env", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": ""}])
def test_without_any_screen_a_sentence_says_what_to_do(env: dict[str, str]) -> None:
    assert display.display_problem(env, "linux") == (
        "Er is geen beeldscherm gevonden. Meld u aan op een computer met een beeldscherm en start opnieuw."
    )


@linux_only
def test_a_screen_that_does_not_answer_is_named() -> None:
    problem = display.display_problem({"DISPLAY": "127.0.0.1:59000"}, "linux")
    assert problem is not None
    assert problem.startswith("Het beeldscherm 127.0.0.1:59000 is niet bereikbaar.")


@pytest.fixture
def x_server() -> Iterator[str]:
    """The name of a screen that greets as an X server does, and nothing more."""
    greeting = struct.pack("<BxHHH", 1, 11, 0, 8) + struct.pack("<IIIIHHBBBBBBBBI", 0, 0, 255, 0, 0, 999, *[0] * 8, 0)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(12)
                connection.sendall(greeting)
                while connection.recv(4096):
                    continue

        thread = threading.Thread(target=greet)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1] - 6000}"
        thread.join(10)
        assert not thread.is_alive()


def _loads_no_cursor(name: str) -> ctypes.CDLL | None:
    return None if "cursor" in name else ctypes.CDLL(name)


def _loads_every(name: str) -> ctypes.CDLL | None:
    return ctypes.CDLL("libxcb.so.1" if "cursor" in name else name)


@linux_only
def test_a_screen_that_answers_is_no_problem(x_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_library", _loads_every)
    assert display.display_problem({"DISPLAY": x_server}, "linux") is None


@linux_only
def test_a_library_that_qt_would_die_without_is_named(x_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_library", _loads_no_cursor)
    problem = display.display_problem({"DISPLAY": x_server, "WAYLAND_DISPLAY": "niet-daar"}, "linux")
    assert problem is not None
    assert "libxcb-cursor0 ontbreekt" in problem
    assert "installer/start.py" in problem


@linux_only
def test_without_the_x_library_itself_that_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_library", lambda name: None)
    problem = display.display_problem({"DISPLAY": ":0"}, "linux")
    assert problem is not None
    assert "libxcb1 ontbreekt" in problem


@linux_only
def test_a_wayland_compositor_that_answers_is_no_problem() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-0")
        server.listen()
        env = {"XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": "wayland-0"}
        assert display.display_problem(env, "linux") is None
        assert display.display_problem({"WAYLAND_DISPLAY": f"{folder}/wayland-0"}, "linux") is None
        assert display.display_problem({**env, "QT_QPA_PLATFORM": "xcb"}, "linux") is not None
        server.close()
        assert display.display_problem(env, "linux") is not None


# --- the files around it ---


def test_the_lock_pins_everything_asked_for_with_hashes_and_names_no_host() -> None:
    asked = (ROOT / "installer" / "requirements.in").read_text("utf-8")
    lock = (ROOT / "installer" / "requirements.lock").read_text("utf-8")
    names = {name.lower() for name in re.findall(r"^([A-Za-z][\w.-]*)", asked, re.MULTILINE)}
    entries = re.split(r"\n(?=\S)", lock.strip())
    pinned = {entry.partition("==")[0].lower(): entry for entry in entries}
    assert names <= set(pinned)
    assert [name for name, entry in pinned.items() if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", lock)


def test_the_description_for_reusers_and_the_changelog_tell_of_this_version() -> None:
    description = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    texts = description["description"]["nl"]
    assert description["legal"]["license"] == "EUPL-1.2"
    assert len(texts["shortDescription"]) <= 150 <= len(texts["longDescription"])
    assert f"## [{sociaalinkopen_desktop.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
