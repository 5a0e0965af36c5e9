"""The log: what went wrong in the program, never what stands in a tender."""

import logging
from pathlib import Path

MAX_BYTES = 500_000
KEPT = 3


def set_up_log(folder: Path) -> None:
    """Write warnings and errors to a rotating file in the data folder; go on without when that cannot be."""
    root = logging.getLogger("sociaalinkopen_desktop")
    root.setLevel(logging.WARNING)
    root.addHandler(_WhenNeeded(folder))


class _WhenNeeded(logging.Handler):
    """Opens the log at the first thing to write: most runs write nothing, and then nothing has to be loaded for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._real: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._real is None:
            self._real = _opened(self._folder)
        self._real.emit(record)

    def close(self) -> None:
        if self._real is not None:
            self._real.close()
        super().close()


def _opened(folder: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "programma.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
