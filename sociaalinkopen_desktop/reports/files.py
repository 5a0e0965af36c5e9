"""Puts a finished file in its place, whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sociaalinkopen_desktop.reports.errors import problem_with


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`: what stood there stays until the new file is safe.

    Raises `ReportProblem`, with a Dutch message for the officer, when it cannot be written.
    """
    # In the same folder, as replacing is only atomic within one disk.
    temporary = target.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except OSError as cause:
            raise problem_with(target, cause) from cause
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
