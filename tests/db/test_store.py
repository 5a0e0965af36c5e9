"""Keeping, opening and throwing away tenders; two programs on one file; what is written beside the document."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sociaalinkopen_desktop.application.ports import ConflictProblem, Counts, Query, StorageProblem
from sociaalinkopen_desktop.db.projections import PHASES, cents
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.domain.choices import AnswerOutcome, Phase
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.subject import ContractValue, Lot, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender

from .conftest import Opener

NOW = datetime(2026, 11, 24, 9, 42, 0, 123456, tzinfo=UTC)
NONE = Counts()

SMALL = Tender(id="klein", subject=Subject(title="Kerstpakketten"))
RICH = Tender(
    id="rijk",
    subject=Subject(title="Groenonderhoud"),
    lots=(Lot(title="Noord", cpv="77310000", estimated_value=Decimal("1250.50")), Lot(title="Zuid")),
    answers=(Answer(criterion="VRG-1", reason="Staat in het inkoopplan."),),
    deviations=(Deviation(criterion="VRG-2", why="Kleine markt", how_far="Eén offerte", why_here="Haast"),),
    market=Market(invitations=(Invitation(supplier="Stichting Voorbeeldwerk", is_social=True),)),
)


def rows(path: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2").fetchall()


# --- keeping and opening ---


def test_a_new_tender_gets_version_one_and_each_save_is_one_higher(store: SqliteTenderStore):
    assert store.save(SMALL, 0, NONE, NOW).version == 1
    assert store.save(SMALL, 1, NONE, NOW).version == 2
    assert store.load("klein").version == 2


def test_a_saved_tender_is_there_after_closing_and_opening(opened: Opener):
    first = opened()
    kept = first.save(RICH, 0, NONE, NOW)
    first.close()
    assert opened().load("rijk") == kept


def test_the_moment_of_saving_is_kept_in_utc(store: SqliteTenderStore):
    amsterdam = timezone(timedelta(hours=1))
    store.save(SMALL, 0, NONE, NOW.astimezone(amsterdam))
    assert store.load("klein").saved_at == NOW
    assert store.load("klein").saved_at.utcoffset() == timedelta(0)


def test_a_moment_without_a_time_zone_is_refused(store: SqliteTenderStore):
    with pytest.raises(ValueError, match="time zone"):
        store.save(SMALL, 0, NONE, NOW.replace(tzinfo=None))


def test_a_tender_without_an_id_is_refused(store: SqliteTenderStore):
    with pytest.raises(ValueError, match="id"):
        store.save(Tender(), 0, NONE, NOW)


def test_a_tender_that_does_not_exist_is_a_key_error(store: SqliteTenderStore):
    with pytest.raises(KeyError):
        store.load("weg")
    with pytest.raises(KeyError):
        store.delete("weg")


@pytest.mark.parametrize(
    ("tender", "label"),
    [
        (replace(SMALL, subject=Subject(title="half \ud83d teken")), "Titel"),
        (replace(SMALL, subject=Subject(reference="nul\0teken")), "Kenmerk"),
        (replace(SMALL, value=ContractValue(base_value=Decimal(-1))), "Waarde zonder opties"),
    ],
    ids=["half character", "zero byte", "negative value"],
)
def test_what_could_not_be_opened_again_is_not_stored_and_the_field_is_named(
    store: SqliteTenderStore, tender: Tender, label: str
):
    kept = store.save(SMALL, 0, NONE, NOW)
    with pytest.raises(StorageProblem) as problem:
        store.save(tender, 1, NONE, NOW)
    assert problem.value.sentence.startswith(f"{label}: ")
    assert store.load("klein") == kept


def test_amounts_are_whole_cents_half_a_cent_upwards():
    assert cents(None) is None
    assert cents(Decimal("0.005")) == 1
    assert cents(Decimal("1250.504")) == 125050
    assert cents(Decimal("100000000000")) == 10_000_000_000_000


# --- two programs on one file ---


def test_a_save_over_somebody_elses_save_is_refused_and_changes_nothing(opened: Opener):
    mine, theirs = opened(), opened()
    mine.save(SMALL, 0, NONE, NOW)
    version = theirs.load("klein").version
    other = theirs.save(replace(SMALL, phase=Phase.REVIEW), version, NONE, NOW)
    with pytest.raises(ConflictProblem) as conflict:
        mine.save(replace(SMALL, phase=Phase.AWARD), version, NONE, NOW)
    assert "'Kerstpakketten'" in conflict.value.sentence
    assert "gewijzigd" in conflict.value.sentence
    assert mine.load("klein") == other


def test_a_save_that_only_changes_an_answer_conflicts_too(opened: Opener):
    mine, theirs = opened(), opened()
    mine.save(SMALL, 0, NONE, NOW)
    theirs.save(replace(SMALL, answers=(Answer(criterion="A", reason="zij"),)), 1, NONE, NOW)
    with pytest.raises(ConflictProblem):
        mine.save(replace(SMALL, answers=(Answer(criterion="A", reason="ik"),)), 1, NONE, NOW)


def test_a_save_of_a_tender_that_somebody_else_deleted_is_refused(opened: Opener):
    mine, theirs = opened(), opened()
    mine.save(SMALL, 0, NONE, NOW)
    theirs.delete("klein")
    with pytest.raises(ConflictProblem, match="verwijderd"):
        mine.save(SMALL, 1, NONE, NOW)
    assert mine.count(Query()) == 0


def test_a_new_tender_does_not_overwrite_one_with_the_same_id(store: SqliteTenderStore):
    store.save(RICH, 0, NONE, NOW)
    with pytest.raises(ConflictProblem):
        store.save(replace(RICH, lots=()), 0, NONE, NOW)
    assert store.load("rijk").tender == RICH


def test_many_programs_that_save_at_once_lose_nothing(opened: Opener):
    """A deferred transaction would fail here with "database is locked", however long the busy timeout is."""
    opened().save(SMALL, 0, NONE, NOW)
    stores = [opened() for _ in range(4)]
    saved: list[int] = []

    def work(store: SqliteTenderStore) -> None:
        for _ in range(10):
            while True:
                try:
                    saved.append(store.save(SMALL, store.load("klein").version, NONE, NOW).version)
                    break
                except ConflictProblem:
                    continue

    threads = [threading.Thread(target=work, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(saved) == list(range(2, 42))


def test_a_store_works_on_another_thread_than_it_was_opened_on(store: SqliteTenderStore):
    found: list[object] = []

    def work() -> None:
        store.save(SMALL, 0, NONE, NOW)
        found.append(store.load("klein").tender)
        store.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [SMALL]


# --- what is written beside the document ---


def test_the_rows_beside_the_document_follow_each_save(path: Path, store: SqliteTenderStore):
    store.save(RICH, 0, NONE, NOW)
    assert rows(path, "lot", "position", "title", "cpv", "estimated_value") == [
        (0, "Noord", "77310000", 125050),
        (1, "Zuid", "", None),
    ]
    assert rows(path, "answer", "criterion", "outcome", "reason") == [("VRG-1", "yes", "Staat in het inkoopplan.")]
    assert rows(path, "deviation", "criterion", "why", "how_far", "why_here") == [
        ("VRG-2", "Kleine markt", "Eén offerte", "Haast")
    ]
    assert rows(path, "invitation", "supplier", "is_social") == [("Stichting Voorbeeldwerk", 1)]
    changed = replace(RICH, lots=RICH.lots[1:], answers=(), deviations=(), market=Market())
    store.save(changed, 1, NONE, NOW)
    assert rows(path, "lot", "position", "title") == [(0, "Zuid")]
    for table in ("answer", "deviation", "invitation"):
        assert rows(path, table, "tender_key", "position") == []


def test_the_rows_of_other_tenders_stay(path: Path, store: SqliteTenderStore):
    store.save(RICH, 0, NONE, NOW)
    store.save(replace(RICH, id="ander"), 0, NONE, NOW)
    store.save(replace(RICH, lots=()), 1, NONE, NOW)
    assert [title for _, title in rows(path, "lot", "tender_key", "title")] == ["Noord", "Zuid"]


def test_throwing_away_leaves_nothing_behind(path: Path, store: SqliteTenderStore):
    store.save(RICH, 0, NONE, NOW)
    store.save(SMALL, 0, NONE, NOW)
    store.delete("rijk")
    for table in ("document", "lot", "answer", "deviation", "invitation"):
        assert [key for key, *_ in rows(path, table, "tender_key", "tender_key")] in ([], [2])
    assert [row.id for row in store.find(Query())] == ["klein"]
    assert store.count(Query(search="groen")) == 0
    with pytest.raises(KeyError):
        store.load("rijk")


def test_the_order_of_phases_is_the_order_of_the_work():
    assert PHASES[0] is Phase.PREPARATION
    assert PHASES[-1] is Phase.CLOSED


# --- earlier reasons ---


def test_earlier_reasons_come_newest_first_from_other_real_tenders(store: SqliteTenderStore):
    def with_reason(identifier: str, reason: str) -> Tender:
        return Tender(
            id=identifier, subject=Subject(title=f"Dossier {identifier}"),
            answers=(Answer(criterion="VRG-1", outcome=AnswerOutcome.NO, reason=reason),),
        )  # fmt: skip

    for minute, tender in enumerate(
        (
            with_reason("oud", "Eerste reden."),
            replace(with_reason("voorbeeld", "Uit het voorbeeld."), is_example=True),
            with_reason("leeg", ""),
            Tender(id="afwijking", deviations=(Deviation(criterion="VRG-1", why="Waarom", how_far="Ver"),)),
            with_reason("nieuw", "Tweede reden."),
            with_reason("dubbel", "Eerste reden."),
            Tender(id="anders", answers=(Answer(criterion="VRG-9", reason="Andere vraag."),)),
            with_reason("open", "De open aanbesteding zelf."),
        )
    ):
        store.save(tender, 0, NONE, NOW + timedelta(minutes=minute))
    found = store.earlier_reasons("VRG-1", 10, other_than="open")
    assert [item.reason for item in found] == [
        Answer(criterion="VRG-1", outcome=AnswerOutcome.NO, reason="Eerste reden."),
        Answer(criterion="VRG-1", outcome=AnswerOutcome.NO, reason="Tweede reden."),
        Deviation(criterion="VRG-1", why="Waarom", how_far="Ver"),
    ]
    assert (found[0].tender_title, found[0].saved_at) == ("Dossier dubbel", NOW + timedelta(minutes=5))
    assert [item.reason for item in store.earlier_reasons("VRG-1", 1, other_than="open")] == [found[0].reason]
    assert store.earlier_reasons("NIET-1", 10) == []


# --- closing ---


def test_a_closed_store_leaves_one_file_and_may_be_closed_again(path: Path, store: SqliteTenderStore):
    store.save(SMALL, 0, NONE, NOW)
    assert path.with_name(f"{path.name}-wal").exists()
    store.close()
    store.close()
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_on_a_disk_that_shares_no_memory_there_is_no_write_ahead_log(path, clock):
    store = open_store(path, clock, shares_memory=False)
    store.save(Tender(id="a"), 0, Counts(), clock())
    assert not path.with_name(f"{path.name}-wal").exists()
    store.close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    again = open_store(path, clock)
    assert again.load("a").tender == Tender(id="a")
    again.close()
