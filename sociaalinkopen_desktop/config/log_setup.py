"""The log: what went wrong in the program, never what stands in a tender."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

MAX_BYTES = 500_000
KEPT = 3


def set_up_log(folder: Path) -> None:
    """Write warnings and errors to a rotating file in the data folder; go on without when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "programma.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("sociaalinkopen_desktop")
    root.setLevel(logging.WARNING)
    root.addHandler(handler)
