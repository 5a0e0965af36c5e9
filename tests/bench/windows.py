"""The real window in this process, without a screen, with the worked example open; and waiting for what it does."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.app import _after_first_paint, make_application, make_window
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.workspace import Workspace

from .judging import EXAMPLE


@contextmanager
def workspace(folder: Path) -> Iterator[tuple[MainWindow, Workspace]]:
    """The window as the program makes it, on the worked example; closed again afterwards."""
    folder.mkdir(exist_ok=True)
    app = make_application(replace(Settings(), theme="light"))
    window = make_window(folder)
    _after_first_paint(window, None)  # as app.main does; it opens the data file
    wait_for(window.ready, window.show)
    wait_for(window.desk.opened, lambda: window.desk.start_example(EXAMPLE))
    work = window.workspace
    assert work is not None
    settle()
    yield window, work
    window.autosave.flush()
    window.tasks.wait()
    settle()
    window.close()
    settle()
    gc.unfreeze()
    del app


def wait_for(signal: Any, begin: Any) -> None:
    """Start something and run the event loop until it tells that it is done."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    begin()
    loop.exec()
    signal.disconnect(loop.quit)


class Painting(QObject):
    """Counts what is painted in the application."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Paint:
            self.number += 1
        return False


def settle() -> None:
    """Do all that is waiting: timers that are due, layout, painting."""
    for _ in range(4):
        QApplication.processEvents()
