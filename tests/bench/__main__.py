"""The command: measures, and prints the table in Dutch."""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from .filled import keep_filled
from .measuring import QUICK, THOROUGH, Effort, Line
from .table import told

Measure = Callable[[Effort, Path], list[Line]]
NAMES = {
    "start": "starting",
    "toets": "judging",
    "pdf": "printing",
    "lijst": "listing",
    "zoeken": "searching",
    "openen": "opening",
    "toetsaanslag": "typing_in_window",
    "formulier": "forms",
    "catalogus": "loading_catalogue",
    "cpv": "codes",
    "passend": "matching",
    "haperen": "stalls",
    "concurrenten": "rivals",
}
NOTE = (
    "Deze machine is gedeeld: losse tijden zeggen weinig. Beide kanten van een verhouding zijn om en om gemeten in "
    "deze ene run; getoond zijn medianen, tenzij er p95 of hoogste staat. Staat er een tijd onder klok, dan is de rest "
    "van die regel processortijd: die telt niet mee wat anderen op de machine doen, en daarop is het doel beoordeeld."
)


def main() -> int:
    """Returns 0 also when goals are missed: the reader judges, knowing what else the machine did."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Meet de snelheid als verhoudingen.")
    parser.add_argument("--snel", action="store_true", help="minder herhalingen en een kleiner gegevensbestand")
    parser.add_argument("--bewaar", type=Path, metavar="MAP", help="map waar grote gegevensbestanden blijven staan")
    parser.add_argument("--alleen", choices=NAMES, metavar="NAAM", help="een van: " + ", ".join(NAMES))
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    effort = QUICK if asked.snel else THOROUGH
    began = time.monotonic()
    lines: list[Line] = []
    measures: dict[str, Measure] = {
        key: import_module(f".{NAMES[key]}", __package__).measure for key in ([asked.alleen] if asked.alleen else NAMES)
    }
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        if asked.bewaar is not None:
            keep_filled(asked.bewaar)
        for key, measure in measures.items():
            sys.stderr.write(f"{key} ...\n")
            lines += measure(effort, Path(name))
    _say(told(lines))
    _say("")
    _say(NOTE)
    _say(f"{_machine()}; {time.monotonic() - began:.0f} s gemeten.")
    return 0


def _machine() -> str:
    load = f", belasting {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} processors{load}, {platform.system()}, Python {platform.python_version()}"


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
