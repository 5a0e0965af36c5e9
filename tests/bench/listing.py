"""The first page of the list and another order, among many tenders, against Python's own sqlite3 on the same SQL."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy.dialects import sqlite

from sociaalinkopen_desktop.application.ports import Query, SortBy
from sociaalinkopen_desktop.db import listing as statements
from sociaalinkopen_desktop.db.rows import summaries
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store

from ..db.fill import fill
from .measuring import MS, Effort, Line, in_turn, timed

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
SORTS = (SortBy.TITLE, SortBy.PHASE, SortBy.DEADLINE, SortBy.VALUE)


@cache
def filled(folder: Path, tenders: int) -> Path:
    """A data file with many tenders; made once in a run."""
    path = folder / f"{tenders}.sqlite"
    fill(path, tenders)
    return path


def opened(path: Path) -> SqliteTenderStore:
    return open_store(path, lambda: NOW)


def raw(connection: sqlite3.Connection, query: Query) -> Callable[[], list[Any]]:
    """The question that the store would ask, put to sqlite3 itself; the answer stays rows of plain values."""
    statement, parameters = statements.page(query)
    text = str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))
    return lambda: connection.execute(text, parameters).fetchall()


def measure(effort: Effort, folder: Path) -> list[Line]:
    path = filled(folder, effort.tenders)
    store = opened(path)
    with closing(sqlite3.connect(path)) as connection:
        first = Query()
        ours, yardstick = in_turn(lambda: store.find(first), raw(connection, first), effort.repeats, rounds=5)
        rows = raw(connection, first)()
        converted = in_turn(lambda: summaries(rows), lambda: None, effort.repeats, rounds=5)[0]
        ratio = ours.median / yardstick.median
        lines = [
            Line(f"lijst: 100 van {effort.tenders}", ours.median, yardstick.median, "zelfde SQL in sqlite3",
                 "6: <= 1,5x", ratio <= 1.5,
                 f"{converted.median:.2f} ms daarvan is het maken van 100 Summary-waarden uit de rijen"),
        ]  # fmt: skip
        proxy = _proxy_sort(effort.tenders)
        for sort in SORTS:
            query = Query(sort_by=sort, descending=False)
            ours, yardstick = in_turn(lambda q=query: store.find(q), raw(connection, query), effort.slow_repeats)
            lines.append(
                Line(f"andere volgorde: {sort.label}", ours.median, yardstick.median, "zelfde SQL in sqlite3",
                     "9: <= 150 ms en 1/50 van proxy", ours.median <= 150 and ours.median <= proxy / 50,
                     f"QSortFilterProxyModel over evenveel rijen: {proxy / MS:.1f} s (een keer gemeten)"
                     if sort is SORTS[0] else "")
            )  # fmt: skip
    store.close()
    return lines


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


def _proxy_sort(number: int) -> float:
    app = QApplication.instance() or QApplication([])
    model, proxy = _Titles(number), QSortFilterProxyModel()
    proxy.setSourceModel(model)
    took = timed(lambda: proxy.sort(0, Qt.SortOrder.AscendingOrder))
    del app
    return took
