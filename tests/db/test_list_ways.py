"""The ways in which the list is looked up: each gives the same rows, along an index and without sorting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import Counts, Query, SortBy, Summary
from sociaalinkopen_desktop.db import listing, search
from sociaalinkopen_desktop.db.connection import driver
from sociaalinkopen_desktop.db.rows import COLUMNS, summaries
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender

from .fill import fill

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
SOON = date(2022, 1, 1)
FILTERS = (
    Query(),
    Query(phases=(Phase.AWARD, Phase.REVIEW)),
    Query(needs_attention=True),
    Query(phases=(Phase.PUBLISHED, Phase.REVIEW), deadline_before=SOON),
)
ORDERS = tuple(product(SortBy, (True, False)))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteTenderStore]:
    path: Path = tmp_path_factory.mktemp("veel") / "veel.sqlite"
    fill(path, 500)
    store = open_store(path, lambda: NOW)
    yield store
    store.close()


def asks(row: Summary) -> bool:
    return bool(row.not_met or row.to_explain)


@pytest.mark.parametrize("narrowed", FILTERS)
def test_a_filter_leaves_what_it_says_in_every_order(filled: SqliteTenderStore, narrowed: Query):
    every = filled.find(Query(limit=1000))
    left = {
        row.id
        for row in every
        if (not narrowed.phases or row.phase in narrowed.phases)
        and (not narrowed.needs_attention or asks(row))
        and (narrowed.deadline_before is None or (row.deadline is not None and row.deadline < narrowed.deadline_before))
    }
    assert 0 < len(left) <= 500
    for sort_by, descending in ORDERS:
        query = replace(narrowed, sort_by=sort_by, descending=descending, limit=1000)
        assert {row.id for row in filled.find(query)} == left
        assert len(filled.find(query)) == filled.count(query) == len(left)


@pytest.mark.parametrize(("sort_by", "descending"), ORDERS)
def test_little_and_much_that_is_found_come_in_the_same_order(
    filled: SqliteTenderStore, monkeypatch: pytest.MonkeyPatch, sort_by: SortBy, descending: bool
):
    for narrowed, words in product(FILTERS, ("onderhoud", "groen w", "inkoopplan")):
        query = replace(narrowed, search=words, sort_by=sort_by, descending=descending, limit=7, offset=3)
        monkeypatch.setattr(listing, "_MOST_SORTED", 100_000)
        sorted_ones, all_ids = filled.find(query), filled.ids(query)
        monkeypatch.setattr(listing, "_MOST_SORTED", 1)
        assert filled.find(query) == sorted_ones
        assert filled.ids(query) == all_ids
        assert [row.id for row in sorted_ones] == list(all_ids[3:10])


@pytest.mark.parametrize(("sort_by", "descending"), ORDERS)
def test_no_page_is_sorted_or_reads_a_row_that_it_passes_over(
    filled: SqliteTenderStore, sort_by: SortBy, descending: bool
):
    for narrowed in FILTERS:
        query = replace(narrowed, sort_by=sort_by, descending=descending)
        index = listing._INDEXES[sort_by]
        assert plan(filled, query) == [f"SCAN tender USING INDEX {index}"]
        with filled.reading() as connection:
            held = {row[2] for row in connection.exec_driver_sql(f"PRAGMA index_info({index})")}
        assert {"saved_order", "phase_order", "not_met", "to_explain", "deadline"} <= held


def test_a_search_in_the_order_of_saving_is_not_sorted(filled: SqliteTenderStore):
    with filled.reading() as connection:
        statement, parameters = listing.page(Query(search="groen"), search.question("groen"))
        told = explained(connection, statement, parameters)
    assert len(told) == 2
    assert told[0].startswith("SCAN search VIRTUAL TABLE")
    assert told[1] == "SEARCH tender USING INDEX ix_tender_saved (saved_order=?)"


def plan(store: SqliteTenderStore, query: Query) -> list[str]:
    with store.reading() as connection:
        return explained(connection, *listing.page(query))


def explained(connection, statement, parameters) -> list[str]:
    told = driver(connection).execute(f"EXPLAIN QUERY PLAN {listing._text(statement)}", parameters).fetchall()
    return [row[3] for row in told]


def test_a_row_is_a_summary_like_any_other(filled: SqliteTenderStore):
    with filled.reading() as connection:
        values = dict(zip(COLUMNS, listing.rows(connection, Query())[0], strict=True))
    (made,) = summaries([tuple(values.values())])
    assert made == Summary(**{name: getattr(made, name) for name in COLUMNS})
    assert replace(made, title="Anders").title == "Anders"
    with pytest.raises(AttributeError, match="cannot assign"):
        made.title = "Anders"  # type: ignore[misc]


# -- long words ---------------------------------------------------------------------------------------------------
def kept(store: SqliteTenderStore, *titles: str) -> SqliteTenderStore:
    for minute, title in enumerate(titles):
        tender = Tender(id=title, subject=Subject(title="x", description=title))
        store.save(tender, 0, Counts(), NOW + timedelta(minutes=minute))
    return store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plantsoenonderhoud", ["plantsoenonderhoudsbestek", "plantsoenonderhoud"]),
        ("plantsoenonderhouds", ["plantsoenonderhoudsbestek"]),
        ("plantsoenon", ["plantsoenonderhoudsbestek", "plantsoenonderhoud"]),
        ("plantsoenonderhoud x", ["plantsoenonderhoudsbestek", "plantsoenonderhoud"]),
        ("plantsoenonderhoud plantsoenonderhoudsbe", ["plantsoenonderhoudsbestek"]),
        ("plantsoenonderhoudx", []),
        ("plantsoenaa", []),
        ("zzzzzzzzzzzz", []),
        ("plantsoenonderhoud bestaatniet", []),
    ],
)
def test_a_long_word_is_a_start_like_a_short_one(store: SqliteTenderStore, text: str, expected: list[str]):
    kept(store, "plantsoenonderhoud", "plantsoenonderhoudsbestek", "plantsoenen", "wegonderhoud")
    assert [row.id for row in store.find(Query(search=text))] == expected
    assert store.count(Query(search=text)) == len(expected)
    assert list(store.ids(Query(search=text, sort_by=SortBy.TITLE))) == expected


def test_a_long_start_of_very_many_words_finds_them_all(store: SqliteTenderStore):
    titles = [f"gemeentelijke{number:02}" for number in range(listing._MOST_ENDINGS + 6)]
    kept(store, *titles)
    assert store.count(Query(search="gemeentelijk")) == len(titles)
    assert store.count(Query(search="gemeentelijke1")) == 10


def test_long_words_are_asked_for_as_they_are_in_the_index():
    asked: list[str] = []

    def endings(word: str) -> list[str]:
        asked.append(word)
        return [word, f"{word}en"]

    assert search.question("groen Plantsoenonderhoud", endings) == (
        '"groen"* AND ("plantsoenonderhoud" OR "plantsoenonderhouden")'
    )
    assert asked == ["plantsoenonderhoud"]
    assert search.question("plantsoenonderhoud", lambda _word: []) == '("plantsoenonderhoud")'
    assert search.question("plantsoenonderhoud", lambda _word: None) == '"plantsoenonderhoud"*'


def test_a_store_that_was_swapped_still_knows_long_words(store: SqliteTenderStore):
    kept(store, "plantsoenonderhoud")
    assert store.count(Query(search="plantsoenonder")) == 1
    store.swap(lambda: None)
    assert store.count(Query(search="plantsoenonder")) == 1


def test_words_that_every_tender_has_count_as_no_words_at_all(filled: SqliteTenderStore):
    words = "inkoopplan"
    searched = [replace(narrowed, search=words) for narrowed in FILTERS]
    assert filled.tally(searched) == filled.tally(FILTERS)
    assert [filled.count(query) for query in searched] == list(filled.tally(FILTERS))
    assert filled.count(Query(search=words)) == 500
