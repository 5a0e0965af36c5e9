"""One line per check, and whether all went well."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Failed(Exception):
    """A check did not hold. The text is a Dutch sentence."""


class Report:
    """Runs checks and tells each in one Dutch line, with its seconds."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.done = 0

    def check(self, words: str, work: Callable[[], str | None]) -> bool:
        """Run one check; what it returns is told behind the words. What it raises counts as a fault."""
        start = time.monotonic()
        try:
            more = work() or ""
        except Exception as problem:
            self.failed.append(words)
            more, sign = f"{type(problem).__name__}: {problem}"[:600], "FOUT"
        else:
            sign = "goed"
        self.done += 1
        seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
        print(f"[{sign}] {words}{f': {more}' if more else ''} ({seconds} s)", flush=True)
        return sign == "goed"


def expect(holds: object, words: str) -> None:
    """Raises Failed with these words unless it holds."""
    if not holds:
        raise Failed(words)


def until(holds: Callable[[], object], words: str, seconds: float) -> None:
    """Wait until it holds. Raises Failed with these words after so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        expect(time.monotonic() < end, f"na {seconds:.0f} s nog niet: {words}")
        time.sleep(0.2)


def sums_hold(out: Path) -> str:
    """The files in SHA256SUMS are those that lie there."""
    lines = (out / "SHA256SUMS").read_text("utf-8").splitlines()
    expect(lines, "SHA256SUMS is leeg")
    for line in lines:
        digest, name = line.split("  ")
        expect(hashlib.sha256((out / name).read_bytes()).hexdigest() == digest, f"{name} is een ander bestand")
    return f"{len(lines)} bestanden"


def resources_are_in(folder: Path) -> str:
    """Every file of resources/ is in that folder, with the same content, and nothing else is."""
    here, there = _sums(RESOURCES), _sums(folder)
    differ = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    expect(not differ, f"anders of niet mee: {', '.join(differ[:8])}")
    return f"{len(here)} bestanden"


def _sums(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in files}
