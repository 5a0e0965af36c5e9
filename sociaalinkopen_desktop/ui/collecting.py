"""Garbage is collected on the window's own thread: Qt's objects may not end on another, and Python would not mind."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 1000


def collect_here(parent: QObject) -> QTimer:
    """From now on collect only on this thread, while the event loop runs; as long as `parent` lives."""
    gc.disable()
    timer = QTimer(parent)
    timer.setInterval(PERIOD_MS)
    timer.timeout.connect(collect_due)
    timer.start()
    return timer


def collect_due() -> None:
    """Collect the oldest generation whose time has come, as Python itself would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


@contextmanager
def not_collecting() -> Iterator[None]:
    """Collect nothing meanwhile: what Qt listed must not vanish while one goes through the list."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
