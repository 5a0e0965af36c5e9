"""A key in the search field among many tenders, against a scan with LIKE over title and reference.

The store searches all texts of a tender, the scan only two short columns, and only counts. The window asks for the
rows first; the numbers under the chips come after them and nobody waits for those. Another order while searching is
what costs most: not the search index but the order decides which tenders are shown.
"""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from sociaalinkopen_desktop.application.ports import Query
from sociaalinkopen_desktop.domain import dutch
from sociaalinkopen_desktop.ui.desk import _counted

from .filled import filled, opened
from .listing import SORTS
from .measuring import Effort, Line, Processor, Times

WORDS = ("groenonderhoud", "onderhoud west", "Z-2019-000")
TODAY = date(2026, 11, 24)
SCAN = "SELECT count(*) FROM tender WHERE title LIKE ? OR reference LIKE ?"


def measure(effort: Effort, folder: Path) -> list[Line]:
    """The lines of every size."""
    return [line for tenders in effort.sizes for line in _measured(effort, folder, tenders)]


def _measured(effort: Effort, folder: Path, tenders: int) -> list[Line]:
    keys = [word[: length + 1] for word in WORDS for length in range(len(word))]
    found, counted, ordered, scanned = (Processor() for _ in range(4))
    took: dict[Processor, list[float]] = {clock: [] for clock in (found, counted, ordered, scanned)}
    path = filled(folder, tenders)
    store = opened(path)
    store.find(Query(search=WORDS[0]))  # SQLite reads the names of the search index once for each connection
    with closing(sqlite3.connect(path)) as connection:
        for turn in range(max(2, effort.slow_repeats // 2)):
            for at, typed in enumerate(keys):
                query, pattern = Query(search=typed), f"%{typed}%"
                other = replace(query, sort_by=SORTS[(turn + at) % len(SORTS)], descending=False)
                for clock, work in (
                    (found, partial(store.find, query)),
                    (scanned, partial(_scan, connection, pattern)),
                    (counted, partial(store.tally, _counted(query, TODAY))),
                    (ordered, partial(store.find, other)),
                ):
                    took[clock].append(clock(work))
    store.close()
    ours, numbers, orders, like = (Times(tuple(took[clock])) for clock in (found, counted, ordered, scanned))
    many = dutch.number(tenders)
    in_time = ours.p95 <= 5
    goal, met = "10: <= 5 ms", in_time
    if tenders == max(effort.sizes) >= 100_000:  # the goal is one for that many; a short scan takes no time at all
        goal, met = "10: <= 5 ms en 1/5 van LIKE", in_time and ours.p95 <= like.median / 5
    return [
        Line(f"zoeken in {many}: een letter, de rijen", ours.median, like.median,
             "LIKE over titel en kenmerk", wall=found.wall.median),
        Line(f"  daarvan p95, {many}", ours.p95, like.median, "mediaan van LIKE", goal, met,
             f"hoogste {ours.worst:.1f} ms", wall=found.wall.p95),
        Line(f"  in een andere volgorde, p95, {many}", orders.p95, like.median, "mediaan van LIKE", "9: <= 150 ms",
             orders.p95 <= 150, f"mediaan {orders.median:.1f} ms", wall=ordered.wall.p95),
        Line(f"  daarna de vijf tellingen, {many}", numbers.median, like.median, "een keer LIKE", remark=
             f"p95 {numbers.p95:.1f} ms, naast het venster, als de rijen er al staan", wall=counted.wall.median),
    ]  # fmt: skip


def _scan(connection: sqlite3.Connection, pattern: str) -> object:
    return connection.execute(SCAN, (pattern, pattern)).fetchone()
