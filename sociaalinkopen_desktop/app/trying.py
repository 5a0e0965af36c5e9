"""The self test of the window: open it on the example, show every step, and close it again."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ..domain.steps import Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ..ui.main_window import MainWindow

LONGEST_TRY_MS = 120_000
LEAST_COLOURS = 20
"""A window that is drawn has more colours than this; an empty one has one or two."""


def try_window(make: Callable[[Path], tuple[QApplication, MainWindow]], begin: Callable[[MainWindow], None]) -> int:
    """Open the window on the example in a folder of its own, show every step, and close it again.

    `make(folder)` gives the application and its window; `begin` lets that open its data once it is painted. One Dutch
    line per thing that works. Returns 0, or 1 when it does not work or takes longer than `LONGEST_TRY_MS`.
    """
    came: list[bool] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        app, window = make(Path(name))
        window.painted.connect(lambda: _say("Venster getekend."))
        window.ready.connect(lambda: _say("Gegevens geopend."))
        window.ready.connect(window.open_first_example)

        def show_steps() -> None:
            came.append(_shows_steps(app, window))
            window.close()

        window.desk.opened.connect(lambda _stored: QTimer.singleShot(0, show_steps))
        QTimer.singleShot(LONGEST_TRY_MS, app.quit)
        window.show()
        begin(window)
        app.exec()
    works = came == [True]
    _say("Het venster werkt." if works else "Het venster werkt niet.")
    return 0 if works else 1


def _shows_steps(app: QApplication, window: MainWindow) -> bool:
    """Whether something is drawn once every step was shown."""
    for step in Step:
        window.workspace.go_to_step(step)  # type: ignore[union-attr]
        app.processEvents()
    _say(f"Voorbeeld geopend en {len(Step)} stappen getekend.")
    picture = window.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    return len(colours) > LEAST_COLOURS


def _say(words: str) -> None:
    if sys.stdout is not None:  # a program without a console has none
        print(words, flush=True)  # noqa: T201
