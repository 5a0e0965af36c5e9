"""The list on screen: from rows in the data file to a picture, and a page further down, against bare Qt tables.

The first picture is that of the whole page with its filters, made anew each time, against an empty QTableView. One
page down is what the window does without answering: it moves and paints, and later it takes the rows of the next
window and paints those. The store is asked in between, as the program does on another thread. The yardstick is a
QTableView over a QSqlQueryModel on the same file, with as many rows and columns in sight and one line of text in each.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from shiboken6 import delete

from sociaalinkopen_desktop.app import make_application
from sociaalinkopen_desktop.application.ports import Query, Summary
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain import dutch
from sociaalinkopen_desktop.ui.models.tender_list import TenderListModel
from sociaalinkopen_desktop.ui.pages.tender_list import TenderListPage
from sociaalinkopen_desktop.ui.pages.tender_table import TenderTable

from .measuring import Effort, Line, Processor, Times, collected
from .windows import settle

TODAY = date(2026, 11, 24)
SIZE = (1100, 800)
_PAUSE_MS = 60  # longer than the page waits before it asks for rows
_COLUMNS = "SELECT title, phase, not_met, deadline, estimated_value FROM tender ORDER BY saved_order DESC"


def measure(effort: Effort, path: Path, store: SqliteTenderStore, tenders: int) -> list[Line]:
    """The lines of one data file."""
    app = make_application(replace(Settings(), theme="light"))
    table_clock, page_clock, further, empty_clock = (Processor() for _ in range(4))
    table, empty = collected(
        lambda: _made(partial(_table, store), table_clock),
        lambda: _made(_empty_table, empty_clock),
        effort.slow_repeats,
    )
    page, _ = collected(lambda: _made(partial(_page, store), page_clock), lambda: 0.0, effort.slow_repeats)
    steps, arrivals, bare = _scrolled(effort, path, store, tenders, further)
    many = dutch.number(tenders)
    stalls = Times(steps.all + arrivals.all)
    met = stalls.p95 <= 16 and steps.median <= 1.5 * bare.median
    del app
    return [
        Line(f"  tabel van {many} gemaakt en getekend", table.median, empty.median, "lege QTableView", "8: <= 50 ms",
             table.median <= 50, f"de hele pagina met zoekveld en filters erbij: {page.median:.0f} ms processortijd",
             wall=table_clock.wall.median),
        Line(f"  een bladzijde verder in {many}", steps.median, bare.median, "QSqlQueryModel",
             "8: <= 1,5x en p95 <= 16 ms", met,
             f"p95 {stalls.p95:.1f} ms, met de rijen die erbij komen ({arrivals.median:.1f} ms voor honderd); "
             f"p95 van de maatlat {bare.p95:.1f} ms", wall=further.wall.median),
    ]  # fmt: skip


def _made(make: Callable[[], Sequence[QObject]], clock: Processor) -> float:
    """Milliseconds to make something and to draw it."""
    made: list[QObject] = []

    def work() -> None:
        made.extend(make())
        settle()

    took = clock(work)
    for thing in made:
        delete(thing)
    return took


def _page(store: SqliteTenderStore) -> Sequence[QObject]:
    page = TenderListPage("Voorbeeldgemeente")
    page.resize(*SIZE)
    page.show_found(store.find(page.query()), TODAY)
    page.show()
    return (page,)


def _table(store: SqliteTenderStore) -> Sequence[QObject]:
    model = TenderListModel()
    table = TenderTable(model)
    table.resize(*SIZE)
    model.show(store.find(Query()), store.count(Query()), TODAY)
    table.show()
    return table, model


def _empty_table() -> Sequence[QObject]:
    table = QTableView()
    table.resize(*SIZE)
    table.show()
    return (table,)


def _scrolled(
    effort: Effort, path: Path, store: SqliteTenderStore, tenders: int, clock: Processor
) -> tuple[Times, Times, Times]:
    """Milliseconds of a page further, of rows that come in, and of a page further in the bare table."""
    page = TenderListPage("Voorbeeldgemeente")
    wanted: list[Query] = []
    other_clock = Processor()
    page.window_wanted.connect(wanted.append)
    page.resize(*SIZE)
    page.show_rows(store.find(page.query()), tenders, {"all": tenders}, TODAY)
    page.show()
    settle()
    arrivals: list[float] = []
    with _bare_table(path, page.table.row_height(), page.table.viewport().height()) as bare:

        def step() -> float:
            took = clock(_a_page_further(page.table))
            QTest.qWait(_PAUSE_MS)
            for query in wanted:
                rows = store.find(query)
                arrivals.append(other_clock(partial(_arrive, page, rows, query.offset)))
            wanted.clear()
            return took

        steps, yardstick = collected(step, lambda: other_clock(_a_page_further(bare)), 2 * effort.repeats)
    delete(page)
    return steps, Times(tuple(arrivals)), yardstick


def _arrive(page: TenderListPage, rows: Sequence[Summary], offset: int) -> None:
    page.append_rows(rows, offset)
    settle()


def _a_page_further(table: QTableView) -> Callable[[], None]:
    bar = table.verticalScrollBar()

    def work() -> None:
        bar.setValue(bar.value() + table.viewport().height())
        settle()

    return work


@contextmanager
def _bare_table(path: Path, row_height: int, height: int) -> Iterator[QTableView]:
    database = QSqlDatabase.addDatabase("QSQLITE", "bench")
    database.setDatabaseName(str(path))
    database.open()
    model = QSqlQueryModel()
    model.setQuery(_COLUMNS, database)
    table = QTableView()
    table.setModel(model)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.resize(SIZE[0], height + table.horizontalHeader().sizeHint().height())
    for at, wide in enumerate((440, 164, 196, 176, 120)):
        table.setColumnWidth(at, wide)
    while model.rowCount() < 5000 and model.canFetchMore():
        model.fetchMore()
    table.show()
    settle()
    yield table
    delete(table)
    delete(model)
    database.close()
    del database
    QSqlDatabase.removeDatabase("bench")
