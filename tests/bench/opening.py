"""Opening and keeping one tender: the worked example, with everything in it filled in.

Opening is measured against sqlite3 and json.loads of the same text, so what we add is the dataclasses and the check
of every value. Keeping is measured against the disk: one fdatasync of 4 KiB in the same folder.
"""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.exchange.examples import read_example

from .filled import NOW, opened
from .measuring import Effort, Line, in_turn

_PAGE = 4096
_SELECT = (
    "SELECT text, format, version, saved_at, title FROM tender JOIN document ON tender_key = key WHERE id = 'voorbeeld'"
)


def measure(effort: Effort, folder: Path) -> list[Line]:
    path = folder / "een.sqlite"
    store = opened(path)
    tender = replace(read_example(resource("examples"), "groenonderhoud"), id="voorbeeld")
    store.save(tender, 0, Counts(), NOW)
    with closing(sqlite3.connect(path)) as connection:

        def bare() -> object:
            return json.loads(connection.execute(_SELECT).fetchone()[0])

        loaded, read = in_turn(lambda: store.load("voorbeeld"), bare, effort.repeats, rounds=3)
    ratio = loaded.median / read.median
    versions = count(1)

    def keep() -> None:
        version = next(versions)
        subject = replace(tender.subject, title=f"Groenonderhoud {version}")
        store.save(replace(tender, subject=subject), version, Counts(), NOW)

    sync, close = _synced(folder / "blok")
    kept, synced = in_turn(keep, sync, effort.repeats)
    close()
    store.close()
    keep_ratio = kept.median / synced.median
    return [
        Line("aanbesteding openen", loaded.median, read.median, "sqlite3 en json.loads",
             "7: <= 10x en <= 3 ms", ratio <= 10 and loaded.median <= 3,
             "het doel voor bewerken; voor alleen bekijken vraagt het <= 1,5x"),
        Line("aanbesteding bewaren", kept.median, synced.median, "fdatasync van 4 KiB", "15: <= 3x", keep_ratio <= 3),
    ]  # fmt: skip


def _synced(path: Path) -> tuple[Callable[[], None], Callable[[], None]]:
    """Writes a block and waits for the disk; and what closes the file."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    block = os.urandom(_PAGE)
    to_disk = getattr(os, "fdatasync", os.fsync)  # Windows has no fdatasync

    def sync() -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, block)
        to_disk(handle)

    return sync, lambda: os.close(handle)
