"""When the program itself is at fault: what happened is logged and the work is kept, before anything is shown."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

AGAIN_SECONDS = 5.0


def report(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """What happened and where in the program; never what stands in a tender (no messages, no values)."""
    import platform

    from PySide6.QtCore import qVersion

    places = [
        f"  {frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    lines = [
        f"Sociaal Inkopen Desktop {version}",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}",
        f"Fout: {kind.__name__}",
        *places,
    ]
    return "\n".join(lines)


def load_dialog() -> None:
    """Have the dialog in memory: when the disk of the program is gone, it could not be read any more."""
    from . import crash_dialog  # noqa: F401  # the loading is what is wanted


def install_crash_hook(
    save_first: Callable[[], bool | None],
    parent: Callable[[], QWidget | None],
    version: str,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """From now on an exception nobody caught is logged, the work is kept, and the officer is told once at a time.

    `save_first` keeps the work and tells whether that went well; None while there is no work yet, as the program is
    still starting. The same fault that comes back as soon as it was told is only logged: a page that cannot be drawn
    would else open a dialog without end.
    """
    busy = False
    told, told_at = "", 0.0

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal busy, told, told_at
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        words = report(kind, trace, version)
        log.error("%s", words)
        if busy:  # a fault of the saving itself, or behind the dialog
            return
        busy = True
        try:
            kept = _kept(save_first, version)
            if words != told or clock() - told_at > AGAIN_SECONDS:
                _tell(words, kept, parent())
                told, told_at = words, clock()
        finally:
            busy = False

    def caught_beside(given: threading.ExceptHookArgs) -> None:
        log.error("%s", report(given.exc_type, given.exc_traceback, version))

    sys.excepthook = caught
    threading.excepthook = caught_beside


def _kept(save_first: Callable[[], bool | None], version: str) -> bool | None:
    """Whether the work is kept. A fault in the keeping is logged and means that it is not."""
    try:
        return save_first()
    except Exception as error:
        log.error("%s", report(type(error), error.__traceback__, version))
        return False


def _tell(words: str, kept: bool | None, parent: QWidget | None) -> None:
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        from .crash_dialog import CrashDialog

        CrashDialog(words, parent, kept=kept).exec()
