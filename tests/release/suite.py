"""Our own quick tests on the Python and the Qt that go to Windows, as far as Wine can show."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

from .checks import expect
from .wine import Wine

ROOT = Path(__file__).resolve().parents[2]
WANTED = (
    "pytest", "pytest-qt", "pytest-randomly", "pytest-cov", "coverage", "hypothesis", "iniconfig", "pluggy", "pygments",
    "sortedcontainers", "attrs", "jsonschema", "jsonschema-specifications", "referencing", "rpds-py", "colorama",
    "fonttools",
)  # fmt: skip
ROOMS = (
    "config", "content", "criteria", "application", "db", "domain", "exchange", "reports", "cli", "ui", "journeys",
)  # fmt: skip
# A file at a time: when Qt falls over under Wine, that costs one file and not the folder.
ONE_BY_ONE = ("ui", "journeys")
# What needs the source tree, another program of Linux, or a permission that Wine does not know.
LEFT_OUT = (
    "--ignore=tests/release", "--ignore=tests/bench", "--ignore=tests/reports/test_conformance.py",
    "--ignore=tests/reports/test_structure.py", "--ignore=tests/reports/test_negative_controls.py",
)  # fmt: skip
LETTERS = "zonder scherm vindt Qt voor Windows geen letters, en de tekst is breder en hoger dan op een computer"
PRINTER = "Wine heeft hier geen printer, en dan opent het venster van Windows voor afdrukken niet"
# Parts of names of tests that cannot pass here, and why.
NOT_UNDER_WINE = {
    "same_bytes_in_any_process": "de Python die meegaat vindt vanuit een nieuw proces onze tests niet",
    "first_thing_that_a_process_draws": "de Python die meegaat vindt vanuit een nieuw proces onze tests niet",
    "a_name_that_is_too_long": "Windows noemt een te lange naam een map die er niet is",
    "a_step_breaks_its_name": LETTERS,
    "wider_and_narrower_with_keys": LETTERS,
    "who_fits_is_there_without_a_button": LETTERS,
    "every_view_fits_a_laptop": LETTERS,
    "the_dialog_of_the_system_opens": PRINTER,
    "the_dialog_offers_a_file_also_without_printer": PRINTER,
    "makes_the_pages_and_asks_for_a_printer": PRINTER,
}
LONGEST_RUN_SECONDS = 1800
# The program has no use for Qt's own tools for tests, so they come from beside the shipped tree.
QT_TEST = ("PySide6/QtTest.pyd", "PySide6/Qt6Test.dll")
STARTER = (
    "import os, sys; sys.path += {places!r}; import PySide6, shiboken6; PySide6.__path__.append({qt!r});"
    "[os.add_dll_directory(each) for each in ({qt!r}, *map(os.path.dirname, (PySide6.__file__, shiboken6.__file__)))];"
    "import pytest; sys.exit(pytest.main(sys.argv[1:]))"
)


class Suite:
    """Runs the tests of `tree` in a copy of the sources in `work`; what they say is kept in `kept`, a file a folder."""

    def __init__(self, wine: Wine, tree: Path, work: Path, kept: Path) -> None:
        self._wine, self._tree, self._work, self._kept = wine, tree, work, kept
        self._packages = work / "pakketten"

    def make_ready(self) -> str:
        """The packages of the tests, and the tests."""
        self._work.mkdir(parents=True)
        self._kept.mkdir(parents=True, exist_ok=True)
        place_packages(self._packages, self._work)
        for name in ("tests", "installer"):
            shutil.copytree(ROOT / name, self._work / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "CHANGELOG.md", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, self._work)
        return ""

    def room(self, room: str) -> str:
        """Run the tests of a folder and count them. Raises Failed when one failed that is not known to."""
        counts, told = Counter[str](), []
        for targets in self._targets(room):
            said = self._run(targets)
            told.append(said)
            counts += _counted(said, targets[0])
        text = "\n".join(told)
        (self._kept / f"{room}.txt").write_text(text, "utf-8")
        faults = re.findall(r"^(?:FAILED|ERROR) (\S+)", text, re.MULTILINE)
        new = [fault for fault in faults if not any(known in fault for known in NOT_UNDER_WINE)]
        words = f"{counts['passed']} goed, {len(faults)} fout, {counts['skipped']} overgeslagen"
        words += f", {counts['broken']} bestanden afgebroken" if counts["broken"] else ""
        expect(counts["passed"] > 0 and not new and not counts["broken"], f"{words}: {', '.join(new[:8])}")
        told_why = {why for known, why in NOT_UNDER_WINE.items() if any(known in fault for fault in faults)}
        return words + (f" (hier niet te tonen: {'; '.join(sorted(told_why))})" if faults else "")

    def _targets(self, room: str) -> list[list[str]]:
        """What pytest is told to run, a start of Python for each."""
        left_out = [item for item in LEFT_OUT if item.startswith(f"--ignore=tests/{room}")]
        if room == "cli":
            return [[path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests").glob("test_cli*.py"))]]
        if room in ONE_BY_ONE:
            files = sorted((ROOT / "tests" / room).rglob("test_*.py"))
            return [[path.relative_to(ROOT).as_posix()] for path in files]
        return [[f"tests/{room}", *left_out]]

    def _run(self, targets: list[str]) -> str:
        options = ["-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "-rfE", "--tb=short"]
        options.append("--continue-on-collection-errors")  # what Wine cannot load must not hide the rest
        # Without a screen Qt for Windows looks once for letters of its own, and warns.
        options += ["-o", "qt_log_ignore=This plugin does not support\nQFontDatabase: Cannot find font directory"]
        places = [_on_z(self._packages), _on_z(self._work)]
        starter = STARTER.format(places=places, qt=_on_z(self._packages / "qt" / "PySide6"))
        command = ["wine", str(self._tree / "runtime" / "python.exe"), "-c", starter, *options, *targets]
        environment = {**self._wine.environment(), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            ran = subprocess.run(
                command, cwd=self._work, env=environment, check=False,
                timeout=LONGEST_RUN_SECONDS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            return (late.stdout or b"").decode(errors="replace").replace("\r", "") + "\nafgebroken: het duurde te lang"
        return ran.stdout.decode(errors="replace").replace("\r", "")


def _counted(said: str, target: str) -> Counter[str]:
    """How many passed and so on, from the last line of pytest; without that line the run broke off."""
    lines = [line for line in said.splitlines() if re.search(r"\d+ \w+.* in [\d.:]+", line)]
    if not lines:
        print(f"    {target}: afgebroken", flush=True)
        return Counter(broken=1)
    print(f"    {target}: {lines[-1].strip('= ')}", flush=True)
    return Counter(
        {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error|skipped)", lines[-1])}
    )


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


def _on_z(path: Path) -> str:
    """A path of this computer as Wine's Windows writes it."""
    return "Z:" + str(path).replace("/", "\\")
