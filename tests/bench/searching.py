"""A key in the search field among many tenders, against a scan with LIKE over title and reference.

The store searches all texts of a tender, the scan only two short columns, and only counts. A second line is all that
the window asks for one key: the rows, how many there are, and the number under each chip.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sociaalinkopen_desktop.application.ports import Query
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.ui.desk import _counted

from .listing import filled, opened
from .measuring import Effort, Line, Times, timed

WORDS = ("groenonderhoud", "onderhoud west", "Z-2019-000")
TODAY = date(2026, 11, 24)
SCAN = "SELECT count(*) FROM tender WHERE title LIKE ? OR reference LIKE ?"


def measure(effort: Effort, folder: Path) -> list[Line]:
    path = filled(folder, effort.tenders)
    keys = [word[: length + 1] for word in WORDS for length in range(len(word))]
    rounds = max(1, effort.slow_repeats // len(WORDS))
    found: list[float] = []
    whole: list[float] = []
    scanned: list[float] = []
    store = opened(path)
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(rounds):
            for typed in keys:
                query, pattern = Query(search=typed), f"%{typed}%"
                found.append(timed(lambda query=query: store.find(query)))
                scanned.append(timed(lambda pattern=pattern: connection.execute(SCAN, (pattern, pattern)).fetchone()))
                whole.append(timed(lambda query=query: _as_the_window_does(store, query)))
    store.close()
    ours, all_ours, yardstick = Times(tuple(found)), Times(tuple(whole)), Times(tuple(scanned))
    met = ours.p95 <= 5 and ours.p95 <= yardstick.median / 5
    return [
        Line("zoeken: een letter, de rijen", ours.median, yardstick.median, "LIKE over titel en kenmerk"),
        Line("  daarvan p95", ours.p95, yardstick.median, "mediaan van LIKE", "10: <= 5 ms en 1/5 van LIKE", met),
        Line("zoeken: een letter, met alle tellingen", all_ours.median, yardstick.median, "een keer LIKE", remark=
             f"p95 {all_ours.p95:.1f} ms, naast het venster"),
    ]  # fmt: skip


def _as_the_window_does(store: SqliteTenderStore, query: Query) -> None:
    store.find(query)
    store.tally(_counted(query, TODAY))
