"""The list of tenders: what is asked of the data file for one page of it, for its length and for its numbers.

Building a statement costs SQLAlchemy more than running it, so there is one for each kind of question and it is made
once; only its parameters differ. Each order has an index that also holds what the filters ask of a row, and the
statement names it: SQLite keeps no statistics here and would rather sort than walk along it. So a page far down the
list reads its own hundred rows and passes over the others in the index. The plus before a column keeps SQLite from
looking for another index for it.

A search that is shown in the order of saving takes its rows from the search index, newest first, and stops after a
page. In another order there are two ways: sort what was found, or walk along the index of that order and stop when
there is a page of what was found. The first is quick when little was found, the second when much was.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from ..application.ports import Query, SortBy
from . import search
from .connection import driver
from .projections import PHASES
from .rows import COLUMNS
from .tables import tender

Statement = sa.Select[Any]
Filter = tuple[tuple[int, ...], bool, bool]
"""What narrows a list: the places of the phases, whether it asks for attention, whether there is a last deadline."""

MOST_IDS = 500
_SQLITE = sqlite.dialect(paramstyle="named")
_MOST_SORTED = 2000  # tenders found that are sorted; with more of them, walking along the index is quicker
_MOST_ENDINGS = 24

_COLUMNS: tuple[sa.Label[Any], ...] = tuple(sa.literal_column(f"tender.{name}").label(name) for name in COLUMNS)
_SAVED = "ix_tender_saved"
_INDEXES = {
    SortBy.SAVED: _SAVED,
    SortBy.TITLE: "ix_tender_title",
    SortBy.PHASE: "ix_tender_phase",
    SortBy.DEADLINE: "ix_tender_deadline",
    SortBy.VALUE: "ix_tender_value",
}
_ORDERS = {
    SortBy.TITLE: "tender.title_order",
    SortBy.PHASE: "tender.phase_order",
    SortBy.DEADLINE: "tender.deadline",
    SortBy.VALUE: "tender.estimated_value",
}
# The plus keeps SQLite from asking the search index again for every tender: it must ask once and look up the tenders.
_FOUND = f"tender INDEXED BY {_SAVED} JOIN search ON tender.saved_order = +search.rowid"
_AMONG_FOUND = sa.text("+tender.saved_order IN (SELECT rowid FROM search WHERE search MATCH :match)")
_MATCHES = sa.text("search MATCH :match")
_IS_MUCH = sa.text("SELECT count(*) = :most FROM (SELECT 1 FROM search WHERE search MATCH :match LIMIT :most)")
_BY_ID = sa.select(*_COLUMNS).where(tender.c.id.in_(sa.bindparam("ids", expanding=True)))
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, instance)"
_NEXT_WORD = "SELECT term FROM temp.search_word WHERE term >= ? LIMIT 1"


def rows(connection: sa.Connection, query: Query) -> Sequence[Any]:
    """One page of the list, as `rows.summaries` takes it."""
    match = _match(connection, query.search)
    statement, parameters = page(query, match, much=_is_much(connection, query, match))
    # Past SQLAlchemy: it would take half as long again, to make rows of its own that nobody asks for.
    return driver(connection).execute(_text(statement), parameters).fetchall()


def number(connection: sa.Connection, query: Query) -> int:
    """How many rows the query has without its limit and offset."""
    return tally(connection, (query,))[0]


def tally(connection: sa.Connection, queries: Sequence[Query]) -> tuple[int, ...]:
    """How many rows each query has without its limit; one question is enough for them all.

    Raises ValueError when they do not look for the same words.
    """
    if len({query.search for query in queries}) > 1:
        raise ValueError("these queries do not look for the same words")
    if not queries:
        return ()
    parameters = {
        f"before_{at}": query.deadline_before.isoformat()
        for at, query in enumerate(queries)
        if query.deadline_before is not None
    }
    kinds = tuple(map(_filter, queries))
    match = _match(connection, queries[0].search)
    if match and any(map(any, kinds)) and _finds_all(connection, match):
        match = ""  # one letter is somewhere in every tender: no need to look them up one by one
    statement = _tally(bool(match), kinds)
    found = connection.execute(statement, parameters | ({"match": match} if match else {})).one()
    return tuple(int(counted) for counted in found)


def ids(connection: sa.Connection, query: Query) -> tuple[str, ...]:
    """The ids of all rows in the order of the query, without its limit and offset."""
    match = _match(connection, query.search)
    statement, parameters = page(query, match, much=_is_much(connection, query, match))
    every: sa.Select[Any] = statement.with_only_columns(sa.literal_column("tender.id")).limit(None).offset(None)
    del parameters["limit"], parameters["offset"]
    return tuple(connection.execute(every, parameters).scalars())


def of_ids(connection: sa.Connection, identifiers: Sequence[str]) -> list[Any]:
    """The rows of these tenders, in no order; what does not exist is passed over."""
    found: list[Any] = []
    for start in range(0, len(identifiers), MOST_IDS):
        part = list(identifiers[start : start + MOST_IDS])
        found += connection.execute(_BY_ID, {"ids": part}).fetchall()
    return found


def page(query: Query, match: str = "", *, much: bool = False) -> tuple[Statement, dict[str, Any]]:
    """The statement for one page of the list, and its parameters.

    `match` is what is asked of the search index, "" for nothing; `much` says that it finds many tenders.
    """
    parameters: dict[str, Any] = {"limit": max(query.limit, 0), "offset": max(query.offset, 0)}
    if match:
        parameters["match"] = match
    if query.deadline_before is not None:
        parameters["before"] = query.deadline_before.isoformat()
    return _page(bool(match), much, _filter(query), query.sort_by, query.descending), parameters


# -- the statements -----------------------------------------------------------------------------------------------
@cache
def _page(searching: bool, much: bool, narrowed: Filter, sort_by: SortBy, descending: bool) -> Statement:
    joined = searching and not much
    source = _FOUND if joined else f"tender INDEXED BY {_INDEXES[sort_by]}"
    tests = _conditions(narrowed, "before")
    if searching:
        tests.append(_MATCHES if joined else _AMONG_FOUND)
    # With a search the row number of the search index is saved_order, and it gives its rows in that order.
    saved = "search.rowid" if joined and sort_by is SortBy.SAVED else "tender.saved_order"
    way = "DESC" if descending else "ASC"
    order = [sa.text(f"{saved} {way}")]
    if sort_by in _ORDERS:
        # Unknown dates and amounts come last in both directions; nobody looks for them.
        last = " NULLS LAST" if sort_by in (SortBy.DEADLINE, SortBy.VALUE) else ""
        order.insert(0, sa.text(f"{_ORDERS[sort_by]} {way}{last}"))
    statement = sa.select(*_COLUMNS).select_from(sa.text(source)).where(*tests).order_by(*order)
    return statement.limit(sa.bindparam("limit")).offset(sa.bindparam("offset"))


@cache
def _tally(searching: bool, kinds: tuple[Filter, ...]) -> Statement:
    source = _FOUND if searching else "tender"
    if searching and not any(map(any, kinds)):
        source = "search"  # nothing narrows what is found: the tenders need not be looked up
    counted = []
    for at, narrowed in enumerate(kinds):
        tests = _conditions(narrowed, f"before_{at}")
        number_of = sa.func.count().filter(sa.and_(*tests)) if tests else sa.func.count()
        counted.append(number_of.label(f"n{at}"))
    statement = cast("Statement", sa.select(*counted)).select_from(sa.text(source))
    return statement.where(_MATCHES) if searching else statement


@cache
def _text(statement: Statement) -> str:
    return str(statement.compile(dialect=_SQLITE))


def _filter(query: Query) -> Filter:
    phases = tuple(sorted({PHASES.index(phase) for phase in query.phases}))
    return phases, query.needs_attention, query.deadline_before is not None


def _conditions(narrowed: Filter, before: str) -> list[sa.TextClause]:
    """What a filter asks of a row; `before` is the name of the parameter with the day."""
    phases, attention, has_day = narrowed
    tests = []
    if phases:
        # Written out: the closed list makes few statements, and an IN of parameters is rebuilt at every call.
        tests.append(sa.text(f"+tender.phase_order IN ({', '.join(map(str, phases))})"))
    if attention:
        # Open questions are ordinary work; what is wrong or still unexplained asks for attention.
        tests.append(sa.text("(tender.not_met > 0 OR tender.to_explain > 0)"))
    if has_day:
        tests.append(sa.text(f"+tender.deadline < :{before}"))
    return tests


# -- searching ----------------------------------------------------------------------------------------------------
def _match(connection: sa.Connection, text: str) -> str:
    return search.question(text, lambda word: _endings(connection, word)) if text else ""


def _is_much(connection: sa.Connection, query: Query, match: str) -> bool:
    if not match or query.sort_by is SortBy.SAVED:
        return False
    return bool(connection.execute(_IS_MUCH, {"match": match, "most": _MOST_SORTED}).scalar_one())


def _finds_all(connection: sa.Connection, match: str) -> bool:
    nothing_asked: Filter = ((), False, False)
    found = connection.execute(_tally(True, (nothing_asked,)), {"match": match}).scalar_one()
    return bool(found == connection.execute(_tally(False, (nothing_asked,))).scalar_one())


def _endings(connection: sa.Connection, word: str) -> Sequence[str] | None:
    """The words of the search index that begin with `word`; None when there are too many to ask for one by one."""
    connection.exec_driver_sql(_WORDS)
    found: list[str] = []
    least = word
    while len(found) < _MOST_ENDINGS:
        term = connection.exec_driver_sql(_NEXT_WORD, (least,)).scalar()
        if term is None or not term.startswith(word):
            return found
        found.append(term)
        least = f"{term}0"  # the first of the longer words that begin with this one
    return None
