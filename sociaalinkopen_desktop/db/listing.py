"""The list of tenders: one prebuilt statement per kind of question.

Building a statement costs SQLAlchemy more than running it, so each is made once; only its parameters differ.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

import sqlalchemy as sa

from ..application.ports import Query, SortBy
from . import search
from .rows import COLUMNS
from .tables import search as search_table
from .tables import tender

Statement = sa.Select[Any]

_COLUMNS = tuple(tender.c[name] for name in COLUMNS)
_ORDER = {
    SortBy.TITLE: tender.c.title_order,
    SortBy.PHASE: tender.c.phase_order,
    SortBy.DEADLINE: tender.c.deadline,
    SortBy.VALUE: tender.c.estimated_value,
}


def page(query: Query) -> tuple[Statement, dict[str, Any]]:
    """The statement for one page of the list, and its parameters."""
    parameters = _parameters(query)
    statement = _page(
        "match" in parameters, _phases(query), query.needs_attention, "before" in parameters, query.sort_by,
        query.descending,
    )  # fmt: skip
    return statement, {**parameters, "limit": max(query.limit, 0), "offset": max(query.offset, 0)}


def number(query: Query) -> tuple[Statement, dict[str, Any]]:
    """The statement that counts the rows of a query, and its parameters."""
    parameters = _parameters(query)
    return _number(
        "match" in parameters, _phases(query), query.needs_attention, "before" in parameters
    ), parameters  # fmt: skip


def tally(queries: Sequence[Query]) -> tuple[Statement, dict[str, Any]]:
    """The statement that counts several queries with the same search at once, a column each; and its parameters.

    Raises ValueError when they look for different words.
    """
    if len({query.search for query in queries}) > 1:
        raise ValueError("these queries do not look for the same words")
    parameters: dict[str, Any] = {}
    for at, query in enumerate(queries):
        if query.deadline_before is not None:
            parameters[f"before_{at}"] = query.deadline_before.isoformat()
    match = search.question(queries[0].search) if queries else ""
    if match:
        parameters["match"] = match
    kinds = tuple((_phases(query), query.needs_attention, query.deadline_before is not None) for query in queries)
    return _tally(bool(match), kinds), parameters


def ids(query: Query) -> tuple[Statement, dict[str, Any]]:
    """The statement for the ids of all rows in the order of the query, and its parameters."""
    statement, parameters = page(query)
    return statement.with_only_columns(tender.c.id).limit(None).offset(None), {
        name: value for name, value in parameters.items() if name not in ("limit", "offset")
    }


BY_ID = sa.select(*_COLUMNS).where(tender.c.id.in_(sa.bindparam("ids", expanding=True)))
"""The rows of a number of tenders, in no order; parameter `ids`, at most `MOST_IDS`."""

MOST_IDS = 500


def _parameters(query: Query) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    if match := search.question(query.search):
        parameters["match"] = match
    if query.deadline_before is not None:
        parameters["before"] = query.deadline_before.isoformat()
    return parameters


def _phases(query: Query) -> frozenset[str]:
    return frozenset(phase.value for phase in query.phases)


@cache
def _page(
    searching: bool, phases: frozenset[str], attention: bool, before: bool, sort_by: SortBy, descending: bool
) -> Statement:
    statement = _filtered(sa.select(*_COLUMNS), searching, phases, attention, before)
    # With a search the row number of the index is saved_order, and the index gives its rows in that order.
    saved = search_table.c.rowid if searching and sort_by is SortBy.SAVED else tender.c.saved_order
    order = [saved] if sort_by is SortBy.SAVED else [_ORDER[sort_by], saved]
    # Unknown dates and amounts come last in both directions; nobody looks for them.
    by = [column.desc() if descending else column.asc() for column in order]
    if sort_by in (SortBy.DEADLINE, SortBy.VALUE):
        by[0] = by[0].nulls_last()
    return statement.order_by(*by).limit(sa.bindparam("limit")).offset(sa.bindparam("offset"))


@cache
def _number(searching: bool, phases: frozenset[str], attention: bool, before: bool) -> Statement:
    if searching and not (phases or attention or before):
        return sa.select(sa.func.count()).select_from(search_table).where(_matches())
    return _filtered(sa.select(sa.func.count()).select_from(tender), searching, phases, attention, before)


@cache
def _tally(searching: bool, kinds: tuple[tuple[frozenset[str], bool, bool], ...]) -> Statement:
    columns = []
    for at, (phases, attention, before) in enumerate(kinds):
        tests = _conditions(phases, attention, f"before_{at}" if before else "")
        counted = sa.func.count().filter(sa.and_(*tests)) if tests else sa.func.count()
        columns.append(counted.label(f"n{at}"))
    statement = cast("Statement", sa.select(*columns))
    return _searched(statement) if searching else statement.select_from(tender)


def _searched(statement: Statement) -> Statement:
    """Only the tenders that the index finds."""
    # The plus keeps SQLite from asking the index again for every tender: it must ask once and look up the tenders.
    hits = sa.literal_column("+search.rowid", sa.Integer)
    return statement.select_from(tender.join(search_table, tender.c.saved_order == hits)).where(_matches())


def _conditions(phases: frozenset[str], attention: bool, before: str) -> list[sa.ColumnElement[bool]]:
    """What a filter asks of a row; `before` is the name of the parameter with the day, "" without one."""
    tests: list[sa.ColumnElement[bool]] = []
    if phases:
        # Written out: the closed list makes few statements, and an IN of parameters is rebuilt at every call.
        tests.append(tender.c.phase.in_([sa.literal_column(f"'{phase}'") for phase in sorted(phases)]))
    if attention:
        # Open questions are ordinary work; what is wrong or still unexplained asks for attention.
        tests.append(sa.or_(tender.c.not_met > 0, tender.c.to_explain > 0))
    if before:
        tests.append(tender.c.deadline < sa.bindparam(before))
    return tests


def _filtered(
    statement: Statement, searching: bool, phases: frozenset[str], attention: bool, before: bool
) -> Statement:
    if searching:
        statement = _searched(statement)
    return statement.where(*_conditions(phases, attention, "before" if before else ""))


def _matches() -> sa.ColumnElement[bool]:
    return search_table.c.search.op("MATCH", is_comparison=True)(sa.bindparam("match", type_=sa.String))
