"""Whatever the officer wrote comes back exactly, and judging the stored file by hand gives the same answer."""

import sqlite3
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.ports import Counts, Query
from sociaalinkopen_desktop.db import documents
from sociaalinkopen_desktop.db.projections import cents
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.tender import Tender
from tests.strategies import tenders

FIRST = datetime(2020, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=25_000)).map(lambda passed: FIRST + passed)


def saved(store: SqliteTenderStore, tender: Tender, moment: datetime) -> int:
    """Save over whatever an earlier example left under this id; the new version."""
    try:
        version = store.load(tender.id).version
    except KeyError:
        version = 0
    assert store.save(tender, version, Counts(not_met=3), moment).version == version + 1
    return version + 1


@given(tender=tenders(), moment=moments)
def test_what_is_loaded_is_what_was_saved(shared_store: SqliteTenderStore, tender: Tender, moment: datetime):
    version = saved(shared_store, tender, moment)
    loaded = shared_store.load(tender.id)
    assert loaded.tender == tender
    assert loaded.version == version
    assert loaded.saved_at == moment


@given(tender=tenders(), moment=moments)
def test_the_list_shows_what_was_saved(shared_store: SqliteTenderStore, tender: Tender, moment: datetime):
    saved(shared_store, tender, moment)
    everything = shared_store.find(Query(limit=100_000))
    (row,) = [row for row in everything if row.id == tender.id]
    assert (row.title, row.reference) == (tender.subject.title, tender.subject.reference)
    assert (row.nature, row.phase) == (tender.subject.nature, tender.phase)
    assert row.procedure == tender.procedure.procedure
    assert row.deadline == tender.schedule.submission_deadline
    assert cents(row.estimated_value) == cents(tender.estimated_value)
    assert (row.saved_at, row.is_example, row.not_met) == (moment, tender.is_example, 3)
    assert shared_store.count(Query()) == len(everything)


@given(tender=tenders())
def test_any_tender_can_be_found_by_the_words_of_its_title(shared_store: SqliteTenderStore, tender: Tender):
    saved(shared_store, tender, datetime(2026, 11, 24, tzinfo=UTC))
    found = shared_store.find(Query(search=tender.subject.title[:40], limit=100_000))
    assert tender.id in [row.id for row in found]


@given(text=st.text(max_size=200))
def test_no_search_text_is_an_error(shared_store: SqliteTenderStore, text: str):
    query = Query(search=text, limit=100_000)
    assert len(shared_store.find(query)) == shared_store.count(query)


@given(tender=tenders())
def test_a_document_is_plain_text_that_is_read_back(tender: Tender):
    text = documents.written(tender)
    assert documents.read(text, documents.FORMAT) == tender
    with sqlite3.connect(":memory:") as connection:
        assert connection.execute("SELECT json_valid(?)", (text,)).fetchone() == (1,)
    connection.close()
