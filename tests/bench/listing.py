"""The first page of the list, pages further down and other orders, against Python's own sqlite3 on the same SQL.

And the same list on screen, see `scrolling`.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from sqlalchemy.dialects import sqlite

from sociaalinkopen_desktop.application.ports import Query, SortBy
from sociaalinkopen_desktop.db import listing as statements
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain import dutch
from sociaalinkopen_desktop.ui.models.tender_list import UNDER_WAY, chip_filter

from . import scrolling
from .filled import filled, opened
from .measuring import MS, Effort, Line, Processor, Times, Work, collected, timed

SORTS = (SortBy.TITLE, SortBy.PHASE, SortBy.DEADLINE, SortBy.VALUE)
TODAY = date(2026, 11, 24)
SORT_GOAL = "9: <= 150 ms en 1/50 van proxy"
TEN = 10


def measure(effort: Effort, folder: Path) -> list[Line]:
    """The lines of every size, the sizes one after the other."""
    lines: list[Line] = []
    for tenders in effort.sizes:
        path = filled(folder, tenders)
        store = opened(path)
        with closing(sqlite3.connect(path)) as connection:
            screen = scrolling.measure(effort, path, store, tenders)
            lines += [*_first_page(effort, store, connection, tenders), *screen]
            lines += _orders(effort, store, connection, tenders)
        store.close()
    return lines


def raw(connection: sqlite3.Connection, query: Query) -> Callable[[], list[Any]]:
    """The question that the store would ask, put to sqlite3 itself; the answer stays rows of plain values."""
    statement, parameters = statements.page(query)
    text = str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))
    return lambda: connection.execute(text, parameters).fetchall()


def _first_page(effort: Effort, store: SqliteTenderStore, connection: sqlite3.Connection, tenders: int) -> list[Line]:
    first = Query()

    def rows() -> object:
        with store.reading() as reading:
            return statements.rows(reading, first)

    bare, rows_clock, whole_clock = raw(connection, first), Processor(), Processor()
    ours, yardstick = _ten_times(rows, bare, rows_clock, effort.repeats)
    whole, beside = _ten_times(lambda: store.find(first), bare, whole_clock, effort.repeats)
    return [
        Line(f"lijst: 100 van {dutch.number(tenders)}, de rijen", ours.median, yardstick.median,
             "zelfde SQL in sqlite3", "6: <= 1,5x", ours.median <= 1.5 * yardstick.median,
             wall=rows_clock.wall.median / TEN),
        Line(f"  idem, tot honderd Summary-waarden, van {dutch.number(tenders)}", whole.median, beside.median,
             "zelfde SQL, kale rijen",
             remark="een Summary heeft 14 velden, met datums, bedragen en keuzes; de maatlat maakt niets van de rijen",
             wall=whole_clock.wall.median / TEN),
    ]  # fmt: skip


def _ten_times(ours: Work, yardstick: Work, clock: Processor, repeats: int) -> tuple[Times, Times]:
    """Both ten times at a time, for what is too short for the clock; the milliseconds of one time."""

    def ten(work: Work) -> Work:
        return lambda: [work() for _ in range(TEN)]

    beside = Processor()
    return collected(lambda: clock(ten(ours)) / TEN, lambda: beside(ten(yardstick)) / TEN, repeats)


def _orders(effort: Effort, store: SqliteTenderStore, connection: sqlite3.Connection, tenders: int) -> list[Line]:
    proxy = _proxy_sort(tenders)
    told = f"QSortFilterProxyModel over {dutch.number(tenders)} rijen: {proxy / MS:.1f} s (een keer gemeten)"
    lines = []
    for sort in SORTS:
        query, clock = Query(sort_by=sort, descending=False), Processor()
        ours, yardstick = _ten_times(partial(store.find, query), raw(connection, query), clock, effort.slow_repeats)
        lines.append(
            Line(f"  andere volgorde van {dutch.number(tenders)}: {sort.label}", ours.median, yardstick.median,
                 "zelfde SQL in sqlite3", SORT_GOAL,
                 ours.median <= 150 and ours.median <= proxy / 50, told if sort is SORTS[0] else "",
                 wall=clock.wall.median / TEN)
        )  # fmt: skip
    return [*lines, _far_down(effort, store, tenders)]


def _far_down(effort: Effort, store: SqliteTenderStore, tenders: int) -> Line:
    """The slowest of all orders, near the end of a filtered list."""
    found: dict[str, tuple[float, float]] = {}
    for sort in SortBy:
        query, clock = Query(sort_by=sort, descending=False, **chip_filter(UNDER_WAY, TODAY)), Processor()
        deep = replace(query, offset=store.count(query) * 9 // 10)
        times = Times(tuple(clock(partial(store.find, deep)) for _ in range(effort.slow_repeats)))
        found[sort.label] = times.median, clock.wall.median
    words, (took, wall) = max(found.items(), key=lambda item: item[1])
    return Line(
        f"  ver naar beneden in {dutch.number(tenders)}, met een filter",
        took,
        remark=f"de traagste volgorde: {words}",
        wall=wall,
    )


class _Titles(QAbstractTableModel):
    """Rows in a Python list, as simple as it gets."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._titles = [f"Aanbesteding {at * 7919 % number}" for at in range(number)]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's name
        return len(self._titles)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's name
        return 1

    def data(self, index: QModelIndex, role: int = 0) -> str | None:
        return self._titles[index.row()] if role == 0 else None


@cache
def _proxy_sort(number: int) -> float:
    model, proxy = _Titles(number), QSortFilterProxyModel()
    proxy.setSourceModel(model)
    return timed(lambda: proxy.sort(0, Qt.SortOrder.AscendingOrder))
