"""Counting several filters in one question, ids without a limit, and rows by id."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import Query, SortBy
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.choices import Phase

from .fill import fill, tender_ids

TODAY = date(2026, 11, 24)
SEARCHES = ("", "o", "onderhoud west", "Z-2019", "bestaat niet")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file with 700 tenders, made once; tests copy it."""
    path = tmp_path_factory.mktemp("veel") / "veel.sqlite"
    fill(path, 700)
    return path


@pytest.fixture
def filled(tmp_path: Path, many: Path, clock):
    from sociaalinkopen_desktop.db.store import open_store

    store = open_store(Path(shutil.copy(many, tmp_path)), clock)
    yield store
    store.close()


@pytest.mark.parametrize("words", SEARCHES)
def test_one_question_counts_what_many_would(filled: SqliteTenderStore, words: str):
    queries = [
        Query(search=words),
        Query(search=words, phases=(Phase.AWARD, Phase.REVIEW)),
        Query(search=words, needs_attention=True),
        Query(search=words, phases=(Phase.PUBLISHED,), deadline_before=TODAY),
        Query(search=words, deadline_before=date(2020, 1, 1)),
    ]
    assert list(filled.tally(queries)) == [filled.count(query) for query in queries]


def test_other_words_are_another_question(filled: SqliteTenderStore):
    with pytest.raises(ValueError, match="same words"):
        filled.tally([Query(search="a"), Query(search="b")])
    assert list(filled.tally([])) == []


@pytest.mark.parametrize("sort_by", SortBy)
def test_ids_come_in_the_order_of_the_list(filled: SqliteTenderStore, sort_by: SortBy):
    query = Query(search="onderhoud", sort_by=sort_by, descending=False, limit=5, offset=3)
    every = [row.id for row in filled.find(Query(search="onderhoud", sort_by=sort_by, descending=False, limit=10_000))]
    assert list(filled.ids(query)) == every
    assert len(every) > 5


def test_rows_come_in_the_order_asked_and_what_is_gone_is_passed_over(filled: SqliteTenderStore):
    wanted = list(reversed(list(tender_ids(700))))
    assert [row.id for row in filled.rows_of([*wanted[:600], "weg", *wanted[600:]])] == wanted
    assert filled.rows_of([]) == []
