"""Our own quick tests on the Python and the Qt that go to Windows, as far as Wine can show."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from .checks import expect
from .wine import Wine

ROOT = Path(__file__).resolve().parents[2]
WANTED = (
    "pytest", "pytest-qt", "pytest-randomly", "pytest-cov", "coverage", "hypothesis", "iniconfig", "pluggy", "pygments",
    "sortedcontainers", "attrs", "jsonschema", "jsonschema-specifications", "referencing", "rpds-py", "colorama",
    "fonttools",
)  # fmt: skip
ROOMS = ("domain", "content", "config", "criteria", "exchange", "application", "db", "reports", "ui")
# What needs the source tree, another program of Linux, or a permission that Wine does not know.
LEFT_OUT = (
    "--ignore=tests/release", "--ignore=tests/bench", "--ignore=tests/reports/test_conformance.py",
    "--ignore=tests/reports/test_structure.py", "--ignore=tests/reports/test_negative_controls.py",
)  # fmt: skip
LONGEST_ROOM_SECONDS = 1800
# The program has no use for Qt's own tools for tests, so they come from beside the shipped tree.
QT_TEST = ("PySide6/QtTest.pyd", "PySide6/Qt6Test.dll")
STARTER = (
    "import os, sys; sys.path += {places!r}; import PySide6, shiboken6; PySide6.__path__.append({qt!r});"
    "[os.add_dll_directory(each) for each in ({qt!r}, *map(os.path.dirname, (PySide6.__file__, shiboken6.__file__)))];"
    "import pytest; sys.exit(pytest.main(sys.argv[1:]))"
)


def run(wine: Wine, tree: Path, work: Path, rooms: tuple[str, ...] = ROOMS) -> str:
    """Run the tests of each room; a line per room, and the sum. Raises Failed when not one passed."""
    work.mkdir(parents=True)
    packages = work / "pakketten"
    place_packages(packages, work)
    for name in ("tests", "installer"):
        shutil.copytree(ROOT / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "CHANGELOG.md", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, work)
    sums = {"passed": 0, "failed": 0, "error": 0, "skipped": 0}
    for room in rooms:
        counts, tail = _room(wine, tree, work, packages, room)
        for word, number in counts.items():
            sums[word] = sums.get(word, 0) + number
        print(f"    tests/{room}: {tail}", flush=True)
    expect(sums["passed"] > 0, "geen enkele test liep")
    return f"{sums['passed']} goed, {sums['failed'] + sums['error']} fout, {sums['skipped']} overgeslagen"


def place_packages(target: Path, work: Path) -> None:
    """The packages of the tests for Windows, by the hashes of our lock file, outside what is shipped."""
    _pip("install", "--target", str(target), "-r", str(_lock_of(WANTED, work / "tests.lock")))
    _pip("download", "--dest", str(work), "-r", str(_lock_of(("pyside6-essentials",), work / "qt.lock")))
    with zipfile.ZipFile(next(work.glob("pyside6_essentials-*.whl"))) as wheel:
        for name in QT_TEST:
            wheel.extract(name, target / "qt")


def _lock_of(names: tuple[str, ...], lock: Path) -> Path:
    """A lock file with only these packages, for every system."""
    blocks = re.split(r"\n(?=\S)", (ROOT / "installer" / "requirements.lock").read_text("utf-8"))
    chosen = []
    for block in blocks:
        name = re.match(r"([A-Za-z0-9._-]+)==", block)
        if name and name[1].lower().replace("_", "-") in names:
            chosen.append(re.sub(r" ; [^\\]*", " ", block, count=1))
    lock.write_text("\n".join(chosen) + "\n", "utf-8")
    return lock


def _pip(task: str, *options: str) -> None:
    command = [
        sys.executable, "-m", "pip", task, "-q", "--disable-pip-version-check", "--platform", "win_amd64",
        "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:", "--no-deps", "--require-hashes",
    ]  # fmt: skip
    subprocess.run([*command, *options], check=True, timeout=600, capture_output=True)


def _room(wine: Wine, tree: Path, work: Path, packages: Path, room: str) -> tuple[dict[str, int], str]:
    places = [_on_z(packages), _on_z(work)]
    options = ["-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "-rfE", "--tb=line"]
    options.append("--continue-on-collection-errors")  # what Wine cannot load must not hide the rest
    # Without a screen Qt for Windows looks once for letters of its own, and warns.
    options += ["-o", "qt_log_ignore=This plugin does not support\nQFontDatabase: Cannot find font directory"]
    left_out = [item for item in LEFT_OUT if item.startswith(f"--ignore=tests/{room}")]
    starter = STARTER.format(places=places, qt=_on_z(packages / "qt" / "PySide6"))
    command = [
        "wine", str(tree / "runtime" / "python.exe"), "-c", starter,
        *options, *left_out, f"tests/{room}",
    ]  # fmt: skip
    environment = {**wine.environment(), "PYTHONDONTWRITEBYTECODE": "1"}
    log = work / f"{room.replace('/', '-')}.txt"
    try:
        ran = subprocess.run(
            command, cwd=work, env=environment, check=False,
            timeout=LONGEST_ROOM_SECONDS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        told = ran.stdout.decode(errors="replace").replace("\r", "")
    except subprocess.TimeoutExpired as late:
        told = (late.stdout or b"").decode(errors="replace") + f"\nna {LONGEST_ROOM_SECONDS} s afgebroken"
    log.write_text(told, "utf-8")
    lines = [line for line in told.splitlines() if line.strip()]
    tail = lines[-1] if lines else "niets gezegd"
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error|skipped)", tail)}
    kept = Path(os.environ.get("TESTS_RELEASE_LOGS", str(work)))
    if kept != work:
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copy(log, kept)
    return counts, tail


def _on_z(path: Path) -> str:
    """A path of this computer as Wine's Windows writes it."""
    return "Z:" + str(path).replace("/", "\\")
