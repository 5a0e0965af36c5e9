"""Puts a finished file in its place, whole or not at all."""

import secrets
from pathlib import Path

from sociaalinkopen_desktop.config import writing
from sociaalinkopen_desktop.reports.errors import problem_with


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`: what stood there stays until the new file is safe.

    Raises `ReportProblem`, with a Dutch message for the officer, when it cannot be written.
    """
    try:
        writing.write_whole(target, data, half=f".{secrets.token_hex(6)}.tmp")
    except OSError as cause:
        raise problem_with(target, cause) from cause
