"""The shelf of the data file, counts set anew, tenders of the same kind, and the migration that made them possible."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.ports import Counts, Kept, Query, StorageProblem
from sociaalinkopen_desktop.db.schema import CURRENT
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.subject import ContractValue, Lot, Schedule, Subject
from sociaalinkopen_desktop.domain.tender import Tender
from tests.strategies import texts

from .make_released import DATA

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 9, 42, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


# -- texts --------------------------------------------------------------------------------------------------------
def test_texts_lie_per_kind_in_the_order_of_their_keys_and_are_replaced(store, opened):
    store.put_on_shelf("profile", "b", "één", NOW)
    store.put_on_shelf("profile", "a", "twee", NOW)
    store.put_on_shelf("pack", "a", "drie", NOW)
    store.put_on_shelf("profile", "b", "vier", LATER)
    kept = [Kept(key="a", content="twee", saved_at=NOW), Kept(key="b", content="vier", saved_at=LATER)]
    assert list(store.shelf("profile")) == list(opened().shelf("profile")) == kept
    assert store.shelf("iets anders") == []


def test_a_text_is_taken_off_and_only_that_one(store):
    for kind, key in (("profile", "a"), ("profile", "b"), ("pack", "a")):
        store.put_on_shelf(kind, key, "tekst", NOW)
    store.take_off_shelf("profile", "a")
    store.take_off_shelf("profile", "a")
    assert [kept.key for kept in store.shelf("profile")] == ["b"]
    assert [kept.key for kept in store.shelf("pack")] == ["a"]


@given(kind=texts, key=texts, content=texts)
def test_every_text_comes_back_as_it_was(shared_store, kind, key, content):
    shared_store.put_on_shelf(kind, key, content, NOW)
    assert Kept(key=key, content=content, saved_at=NOW) in shared_store.shelf(kind)
    shared_store.take_off_shelf(kind, key)
    assert key not in [kept.key for kept in shared_store.shelf(kind)]


def test_a_moment_needs_a_time_zone(store):
    with pytest.raises(ValueError, match="time zone"):
        store.put_on_shelf("profile", "a", "tekst", NOW.replace(tzinfo=None))


def test_a_moment_that_no_version_wrote_is_damage(store):
    store.put_on_shelf("profile", "a", "tekst", NOW)
    store._connection.exec_driver_sql("UPDATE shelf SET saved_at = 'gisteren'")
    store._connection.commit()
    with pytest.raises(StorageProblem, match="beschadigd"):
        store.shelf("profile")


def test_the_backup_holds_the_shelf(store, tmp_path):
    store.put_on_shelf("profile", "a", "tekst", NOW)
    store.backup(tmp_path / "kopie.sqlite")
    copy = open_store(tmp_path / "kopie.sqlite", lambda: NOW)
    assert [kept.content for kept in copy.shelf("profile")] == ["tekst"]
    copy.close()


# -- counts -------------------------------------------------------------------------------------------------------
def test_counts_are_set_anew_and_the_tender_stays_as_it_is(store):
    for identifier in ("a", "b"):
        store.save(Tender(id=identifier, subject=Subject(title=identifier)), 0, Counts(open=1), NOW)
    before = store.load("a")
    store.recount({"a": Counts(not_met=1, to_explain=2, open=3, opportunities=4), "weg": Counts()})
    store.recount({})
    rows = {row.id: row for row in store.find(Query())}
    assert (rows["a"].not_met, rows["a"].to_explain, rows["a"].open, rows["a"].opportunities) == (1, 2, 3, 4)
    assert rows["b"].open == 1
    assert store.load("a") == before
    assert store.save(before.tender, before.version, Counts(), LATER).version == 2


# -- of the same kind ---------------------------------------------------------------------------------------------
def keep(store, identifier, cpv="77310000", value=100, day=date(2026, 6, 1), lots=(), example=False, department=""):
    tender = Tender(
        id=identifier,
        is_example=example,
        phase=Phase.AWARD,
        subject=Subject(title=identifier.upper(), reference="Z-1", main_cpv=cpv, department=department),
        value=ContractValue(base_value=None if value is None else Decimal(value), options_value=Decimal(0)),
        schedule=Schedule(dispatch_date=day),
        lots=lots,
    )
    store.save(tender, 0, Counts(), NOW)
    return tender


def alike(store, group="773", other_than="", first=FIRST, last=LAST):
    return {item.id: item for item in store.similar(group, first, last, other_than)}


def test_tenders_are_found_by_the_group_of_their_code(store):
    kept = keep(store, "groen", department="Openbare Ruimte")
    keep(store, "bomen", cpv="77340000-5")
    keep(store, "bos", cpv="77200000")
    keep(store, "werk", cpv="45000000")
    keep(store, "niets", cpv="")
    found = alike(store)
    assert set(found) == {"groen", "bomen"}
    item = found["groen"]
    assert (item.title, item.reference, item.department, item.phase) == ("GROEN", "Z-1", "Openbare Ruimte", Phase.AWARD)
    assert (item.value, item.day) == (kept.estimated_value, date(2026, 6, 1))
    assert set(alike(store, other_than="groen")) == {"bomen"}


def test_examples_and_other_years_are_left_out(store):
    keep(store, "voorbeeld", example=True)
    keep(store, "oud", day=date(2025, 12, 31))
    keep(store, "rand", day=FIRST)
    keep(store, "eind", day=LAST)
    keep(store, "later", day=date(2027, 1, 1))
    assert set(alike(store)) == {"rand", "eind"}


def test_without_a_day_of_dispatch_the_start_of_the_contract_counts_and_else_the_day_of_saving(store):
    keep(store, "zonder", day=None)
    assert alike(store)["zonder"].day == NOW.date()
    tender = Tender(
        id="start", subject=Subject(main_cpv="77310000"), schedule=Schedule(contract_start=date(2026, 3, 1))
    )
    store.save(tender, 0, Counts(), NOW)
    assert alike(store)["start"].day == date(2026, 3, 1)


def test_of_a_tender_of_another_kind_only_the_lots_of_the_group_count(store):
    lots = (
        Lot(title="Groen", cpv="77310000", estimated_value=Decimal("40.50")),
        Lot(title="Gras", cpv="77314000", estimated_value=Decimal(10)),
        Lot(title="Straat", cpv="45233000", estimated_value=Decimal(500)),
    )
    keep(store, "gemengd", cpv="45000000", value=550, lots=lots)
    keep(store, "leeg", cpv="45000000", lots=(Lot(cpv="77310000"),))
    found = alike(store)
    assert (found["gemengd"].value, found["leeg"].value) == (Decimal("50.50"), None)


@given(st.lists(st.sampled_from(["77310000", "77399999", "77400000", "77299999", "", "7"]), max_size=4))
def test_the_group_is_exact_whatever_is_there(shared_store, codes):
    for identifier in {row.id for row in shared_store.find(Query(limit=1000))}:
        shared_store.delete(identifier)
    for place, code in enumerate(codes):
        keep(shared_store, f"t{place}", cpv=code)
    assert set(alike(shared_store)) == {f"t{place}" for place, code in enumerate(codes) if code.startswith("773")}


# -- the migration ------------------------------------------------------------------------------------------------
def test_an_older_file_gets_a_shelf_and_its_tenders_are_found_by_kind(tmp_path):
    path = tmp_path / "oud.sqlite"
    shutil.copy(DATA / "v0_1_0.sqlite", path)
    with closing(sqlite3.connect(path)) as raw:
        (text,) = raw.execute("SELECT text FROM document JOIN tender ON tender_key = key WHERE id = 'rijk'").fetchone()
        plain = json.loads(text)
        plain["subject"] |= {"main_cpv": " 77310000 ", "department": "Groen"}
        plain["schedule"] = {"dispatch_date": "2026-05-01", "contract_start": "2026-09-01"}
        raw.execute(
            "UPDATE document SET text = ? WHERE tender_key = (SELECT key FROM tender WHERE id = 'rijk')",
            (json.dumps(plain),),
        )
        raw.execute("UPDATE document SET text = '{kapot' WHERE tender_key = (SELECT key FROM tender WHERE id = 'leeg')")
        raw.commit()
    store = open_store(path, lambda: NOW)
    assert store.shelf("profile") == []
    (found,) = store.similar("773", FIRST, LAST, "")
    assert (found.id, found.department, found.day) == ("rijk", "Groen", date(2026, 5, 1))
    with pytest.raises(StorageProblem, match="De andere dossiers werken nog"):
        store.load("leeg")
    assert store.load("klein").tender.subject.title == "Kerstpakketten"
    store.close()
    (copy,) = tmp_path.glob("oud-voor-*")
    assert copy.name == f"oud-voor-{CURRENT.head}-20261124-094200.sqlite"
