"""The rules of the house: layers, names, style, types, and the faults of others that we must not catch."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sociaalinkopen_desktop"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_rooms_only_import_what_the_contracts_allow():
    script = "import sys; from importlinter.cli import lint_imports_command as run; run(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_style_is_clean():
    done = run("ruff", "check", ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_layout_is_formatted():
    done = run("ruff", "format", "--check", ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_right():
    done = run("mypy")
    assert done.returncode == 0, done.stdout + done.stderr


def committed_texts():
    if shutil.which("git") is None:
        pytest.skip("git is not installed: cannot list the committed files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=30)
    if listed.returncode:
        pytest.skip("this is no git checkout: cannot list the committed files")
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix not in {".png", ".ttf", ".icc", ".sqlite", ".pdf", ".ico"}:
            yield name, path.read_text("utf-8")


def test_no_committed_file_names_a_package_registry_or_a_machine_path():
    parts = ("pypi" + r"\.org", "python" + "hosted", r"registry\.npm" + "js", "deb" + r"\.debian\.org")
    hosts = re.compile("|".join(parts))
    paths = re.compile(r"(?<![\w./-])/(?:" + "|".join(("root", "home", "work", "tmp")) + r")/[\w.]")
    faults = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in committed_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if hosts.search(line) or paths.search(line)
    ]
    assert faults == []


@pytest.mark.parametrize("room", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_every_room_says_what_it_knows(room):
    text = (PACKAGE / room / "__init__.py").read_text("utf-8")
    assert text.startswith('"""')
    assert len(text) > 60


def test_qt_does_not_steal_references_to_none(qtbot):
    """PySide6 6.12.0 on Python 3.11 loses one reference to None per void call, and aborts after some thousands."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for _ in range(10_000):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 1_000
