"""The list: its order, its filters, its pages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.application.ports import Counts, Query, SortBy
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.choices import ContractNature, Phase, Procedure
from sociaalinkopen_desktop.domain.subject import ContractValue, ProcedureChoice, Schedule, Subject
from sociaalinkopen_desktop.domain.tender import Tender

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
NONE = Counts()


def keep(store: SqliteTenderStore, identifier: str, minute: int = 0, counts: Counts = NONE, **about: object) -> None:
    """Save a tender with a title, phase, deadline or value that matters to the test."""
    value, deadline, phase = about.get("value"), about.get("deadline"), about.get("phase", Phase.PREPARATION)
    assert isinstance(phase, Phase)
    tender = Tender(
        id=identifier,
        phase=phase,
        subject=Subject(title=str(about.get("title", ""))),
        value=ContractValue(base_value=None if value is None else Decimal(str(value))),
        schedule=Schedule(submission_deadline=deadline if isinstance(deadline, date) else None),
    )
    store.save(tender, 0, counts, NOW + timedelta(minutes=minute))


def ids(store: SqliteTenderStore, query: Query) -> list[str]:
    assert store.count(query) >= len(store.find(query))
    return [row.id for row in store.find(query)]


def test_a_row_tells_what_the_list_shows(store: SqliteTenderStore):
    tender = Tender(
        id="a",
        phase=Phase.PUBLISHED,
        is_example=True,
        subject=Subject(title="Groen", reference="Z-1", nature=ContractNature.SERVICES),
        procedure=ProcedureChoice(procedure=Procedure.OPEN),
        value=ContractValue(base_value=Decimal("240000.25")),
        schedule=Schedule(submission_deadline=date(2027, 1, 18)),
    )
    store.save(tender, 0, Counts(not_met=1, to_explain=2, open=3, opportunities=4), NOW)
    (row,) = store.find(Query())
    assert (row.id, row.title, row.reference) == ("a", "Groen", "Z-1")
    assert (row.nature, row.procedure, row.phase) == (ContractNature.SERVICES, Procedure.OPEN, Phase.PUBLISHED)
    assert (row.is_example, row.estimated_value, row.deadline) == (True, Decimal("240000.25"), date(2027, 1, 18))
    assert (row.saved_at, row.not_met, row.to_explain, row.open, row.opportunities) == (NOW, 1, 2, 3, 4)


def test_what_was_saved_last_stands_first(store: SqliteTenderStore):
    for minute, identifier in enumerate("abc"):
        keep(store, identifier, minute)
    assert ids(store, Query()) == ["c", "b", "a"]
    store.save(Tender(id="a"), 1, Counts(), NOW + timedelta(minutes=9))
    assert ids(store, Query()) == ["a", "c", "b"]
    assert ids(store, Query(descending=False)) == ["b", "c", "a"]


def test_tenders_saved_at_the_same_moment_keep_the_order_of_saving(store: SqliteTenderStore):
    for identifier in "abcd":
        keep(store, identifier)
    assert ids(store, Query()) == ["d", "c", "b", "a"]
    assert [row.saved_at for row in store.find(Query())] == [NOW] * 4


def test_titles_are_sorted_as_a_reader_expects(store: SqliteTenderStore):
    for minute, title in enumerate(("zorg", "Écluse", "appel", "Eiland", "  Boom")):
        keep(store, title, minute, title=title)
    assert ids(store, Query(sort_by=SortBy.TITLE, descending=False)) == [
        "appel", "  Boom", "Écluse", "Eiland", "zorg",
    ]  # fmt: skip


def test_phases_are_sorted_by_the_course_of_the_work(store: SqliteTenderStore):
    for minute, phase in enumerate((Phase.CLOSED, Phase.PREPARATION, Phase.AWARD)):
        keep(store, phase.value, minute, phase=phase)
    assert ids(store, Query(sort_by=SortBy.PHASE, descending=False)) == ["preparation", "award", "closed"]


@pytest.mark.parametrize("search", ["", "x"])
def test_unknown_deadlines_come_last_in_both_directions(store: SqliteTenderStore, search: str):
    keep(store, "laat", 0, title="x", deadline=date(2027, 5, 1))
    keep(store, "geen", 1, title="x")
    keep(store, "vroeg", 2, title="x", deadline=date(2026, 12, 1))
    soonest_first = Query(search=search, sort_by=SortBy.DEADLINE, descending=False)
    latest_first = Query(search=search, sort_by=SortBy.DEADLINE)
    assert ids(store, soonest_first) == ["vroeg", "laat", "geen"]
    assert ids(store, latest_first) == ["laat", "vroeg", "geen"]


@pytest.mark.parametrize("search", ["", "x"])
def test_unknown_values_come_last_in_both_directions(store: SqliteTenderStore, search: str):
    keep(store, "geen", 0, title="x")
    keep(store, "klein", 1, title="x", value="999.99")
    keep(store, "groot", 2, title="x", value=1_000_000)
    assert ids(store, Query(search=search, sort_by=SortBy.VALUE)) == ["groot", "klein", "geen"]
    assert ids(store, Query(search=search, sort_by=SortBy.VALUE, descending=False)) == ["klein", "groot", "geen"]


def test_the_filters_work_alone_and_together(store: SqliteTenderStore):
    keep(store, "fout", 0, Counts(not_met=1), phase=Phase.REVIEW, deadline=date(2026, 12, 1))
    keep(store, "motiveren", 1, Counts(to_explain=1), phase=Phase.PREPARATION, deadline=date(2026, 12, 8))
    keep(store, "open", 2, Counts(open=5, opportunities=2), phase=Phase.REVIEW)
    keep(store, "klaar", 3, phase=Phase.CLOSED, deadline=date(2020, 1, 1))
    assert ids(store, Query(phases=(Phase.REVIEW,))) == ["open", "fout"]
    assert ids(store, Query(phases=(Phase.REVIEW, Phase.CLOSED))) == ["klaar", "open", "fout"]
    assert ids(store, Query(needs_attention=True)) == ["motiveren", "fout"]
    assert ids(store, Query(deadline_before=date(2026, 12, 8))) == ["klaar", "fout"]
    both = Query(phases=(Phase.REVIEW, Phase.PREPARATION), needs_attention=True, deadline_before=date(2026, 12, 8))
    assert ids(store, both) == ["fout"]
    assert store.count(both) == 1


def test_pages_follow_each_other_without_gaps_or_doubles(store: SqliteTenderStore):
    for number in range(25):
        keep(store, f"t{number:02}", 0, title=f"Gelijk {number % 2}", phase=tuple(Phase)[number % 3])
    for sort_by in SortBy:
        for search in ("", "gelijk"):
            pages = [
                ids(store, Query(search=search, sort_by=sort_by, limit=10, offset=offset)) for offset in (0, 10, 20, 30)
            ]
            assert [len(page) for page in pages] == [10, 10, 5, 0]
            assert len({identifier for page in pages for identifier in page}) == 25
            assert store.count(Query(search=search, limit=10)) == 25


def test_an_empty_store_has_an_empty_list(store: SqliteTenderStore):
    assert store.find(Query()) == []
    assert store.count(Query()) == 0
