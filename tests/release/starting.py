"""How long it takes until a window stands on the screen: the program as it is installed beside a bare window of Qt.

It is told, never judged: a clock on a shared computer proves nothing. What X tells is the same for every program, so
nothing has to be built into what is measured.
"""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median

from .checks import expect

ROOT = Path(__file__).resolve().parents[2]
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow; app = QApplication([]); window = QMainWindow(); "
    "window.resize(1280, 800); window.show(); app.exec()"
)
ROUNDS = 7
LONGEST_SECONDS = 120
_SMALLEST = 600  # pixels wide: Wine and Qt also make small windows that nobody sees
_SIZED = re.compile(rb"window (0x[0-9a-f]+),(?: above 0x[0-9a-f]+,)? (?:parent .*?, )?\(-?\d+,-?\d+\), width (\d+)")
_MAPPED = re.compile(rb"event 0x[0-9a-f]+, window (0x[0-9a-f]+)")

Start = Callable[[], AbstractContextManager[object]]
"""Starts a program for as long as the block lasts."""


@contextmanager
def screen() -> Iterator[str]:
    """An empty screen; the value for DISPLAY."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
    running = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        running.terminate()
        running.wait(30)


def program(display: str, *command: str) -> Start:
    """A program of this computer on that screen."""

    @contextmanager
    def start() -> Iterator[object]:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as running:
            try:
                yield running
            finally:
                running.kill()

    return start


def compared(display: str, ours: Start, bare: Start) -> str:
    """The median seconds of both in turns, and how many times longer ours takes. The first of each does not count."""
    seconds = [(seconds_to_window(display, ours), seconds_to_window(display, bare)) for _ in range(ROUNDS + 1)][1:]
    mine, beside = (median(column) for column in zip(*seconds, strict=True))
    return f"venster na {mine:.2f} s, een kaal venster na {beside:.2f} s: {mine / beside:.2f} keer"


def seconds_to_window(display: str, start: Start) -> float:
    """From starting a program until its window is on the screen."""
    watching = ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"]
    with subprocess.Popen(watching, env={**os.environ, "DISPLAY": display}, stdout=subprocess.PIPE) as events:
        assert events.stdout is not None
        time.sleep(0.3)  # it says nothing when it is ready
        began = time.monotonic()
        try:
            with start():
                _until_mapped(events.stdout, began)
                return time.monotonic() - began
        finally:
            events.kill()


def _until_mapped(lines: Iterator[bytes], began: float) -> None:
    widths: dict[bytes, int] = {}
    kind = b""
    for line in lines:
        expect(time.monotonic() - began < LONGEST_SECONDS, "er kwam geen venster")
        if line[:1].strip():
            kind = line.partition(b" ")[0]
        elif kind == b"MapNotify" and (mapped := _MAPPED.search(line)):
            if widths.get(mapped[1], 0) >= _SMALLEST:
                return
        elif sized := _SIZED.search(line):
            widths[sized[1]] = int(sized[2])
    expect(False, "er kwam geen venster")
