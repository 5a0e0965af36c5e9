"""The program uses no network: not in its code, not when it works, and not below Python either."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sociaalinkopen_desktop"
# What could reach another computer. QtNetwork is there for its local sockets only.
FORBIDDEN = {
    "urllib.request", "http", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "xmlrpc", "asyncio",
    "ssl", "requests", "httpx", "aiohttp", "webbrowser",
}  # fmt: skip
LOCAL_SOCKETS = {"QLocalServer", "QLocalSocket"}
MAY_USE_SOCKET = {"config/display.py"}  # asks the X server of this computer whether there is a screen

# Starts the window on the example, judges it, makes the PDF and closes; every try to reach a network ends it.
PROGRAM = """
import socket, sys
from pathlib import Path

def watch(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        raise SystemExit(f"network: {event} {given}")
    if event in ("socket.connect", "socket.bind") and given[0].family != getattr(socket, "AF_UNIX", None):
        raise SystemExit(f"network: {event} {given}")

sys.addaudithook(watch)
from PySide6.QtCore import QTimer
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.domain.steps import Step

made = app.make_window

def watched(*given, **more):
    window = made(*given, **more)

    def work(stored):
        for step in Step:
            window.workspace.go_to_step(step)
        tender = window.editor.tender
        assessment = window.services.assessor.assess(tender)
        window.services.save_pdf(tender, assessment, Path(sys.argv[1], "motivering.pdf"))
        print("worked", flush=True)
        QTimer.singleShot(500, window.close)

    def begin():
        window.desk.opened.connect(work)  # after the window itself: it shows what is opened first
        window.desk.start_example("groenonderhoud")

    window.ready.connect(begin)
    return window

app.make_window = watched
sys.exit(app.main(["--data-map", sys.argv[1]]))
"""


def imports() -> list[tuple[str, str]]:
    """Every import of the program: the file, and the module or name that it brings."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found += [(name, item.name) for item in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.append((name, node.module))
                found += [(name, f"{node.module}.{item.name}") for item in node.names]
    return found


def test_no_part_of_the_program_imports_what_could_reach_another_computer():
    seen = imports()
    assert len(seen) > 1000
    wrong = [
        (path, module)
        for path, module in seen
        if module in FORBIDDEN
        or module.split(".")[0] in FORBIDDEN
        or (module.split(".")[0] == "socket" and path not in MAY_USE_SOCKET)
        or (module.startswith("PySide6.QtNetwork.") and module.rpartition(".")[2] not in LOCAL_SOCKETS)
        or module == "PySide6.QtNetworkAuth"
    ]
    assert wrong == []


def test_addresses_are_only_shown_never_opened_by_themselves():
    """Qt opens an address only where the officer asks: a folder of her own."""
    calls = [
        f"{path.relative_to(PACKAGE).as_posix()}: {line.strip()}"
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if "openUrl(" in line
    ]
    assert calls
    assert all("fromLocalFile" in call for call in calls), calls


def run(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", PROGRAM, str(folder)],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def test_a_working_program_asks_python_for_no_network(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "worked" in done.stdout
    assert (tmp_path / "motivering.pdf").stat().st_size > 10_000


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here to see what the program asks the system")
def test_a_working_program_asks_the_system_for_no_network(tmp_path):
    log = tmp_path / "strace.txt"
    done = run(tmp_path, "strace", "-f", "-e", "trace=network", "-o", str(log))
    assert "worked" in done.stdout
    calls = log.read_text("utf-8", "replace").splitlines()
    assert [line for line in calls if re.search(r"AF_INET6?\b", line)] == []
