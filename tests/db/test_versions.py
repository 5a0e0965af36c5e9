"""Earlier versions: kept as they are stored, thinned by kind, gone with their tender, and put back with it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sociaalinkopen_desktop.application.ports import Counts, Query, StorageProblem, VersionKind
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.dossier import StepNote
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender
from tests.strategies import tenders

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
TENDER = Tender(id="a", subject=Subject(title="Groen"))


def titled(title: str) -> Tender:
    return replace(TENDER, subject=Subject(title=title))


def test_a_version_is_the_tender_as_it_was(store: SqliteTenderStore):
    store.save(TENDER, 0, Counts(), NOW)
    store.keep_version("a", VersionKind.NAMED, "Voor het college", NOW)
    store.save(titled("Grijs"), 1, Counts(), NOW)
    (version,) = store.versions("a")
    assert (version.number, version.kept_at, version.kind) == (1, NOW, VersionKind.NAMED)
    assert version.reason == "Voor het college"
    assert store.load_version("a", 1) == TENDER
    assert store.load("a").tender.subject.title == "Grijs"


def test_only_the_newest_of_a_kind_stay_and_numbers_are_never_used_again(store: SqliteTenderStore):
    store.save(TENDER, 0, Counts(), NOW)
    store.keep_version("a", VersionKind.NAMED, "blijft", NOW)
    for hour in range(5):
        store.keep_version("a", VersionKind.AUTOMATIC, f"uur {hour}", NOW + timedelta(hours=hour), most=3)
    assert [version.reason for version in store.versions("a")] == ["uur 4", "uur 3", "uur 2", "blijft"]
    assert [version.number for version in store.versions("a")] == [6, 5, 4, 1]


def test_versions_go_with_their_tender_and_come_back_with_it(store: SqliteTenderStore):
    store.save(TENDER, 0, Counts(), NOW)
    store.save(Tender(id="b"), 0, Counts(), NOW)
    for name in ("een", "twee"):
        store.keep_version("a", VersionKind.NAMED, name, NOW)
    store.keep_version("b", VersionKind.NAMED, "van b", NOW)
    kept, versions = store.kept_versions("a"), store.versions("a")
    store.delete("a")
    assert store.versions("a") == []
    assert store.last_saved("a") is None
    assert [version.reason for version in store.versions("b")] == ["van b"]
    store.save(TENDER, 0, Counts(), NOW)
    store.put_versions("a", kept)
    assert store.versions("a") == versions
    assert store.load_version("a", 2) == TENDER


def test_a_version_can_be_dropped_and_what_is_not_there_is_a_key_error(store: SqliteTenderStore):
    store.save(TENDER, 0, Counts(), NOW)
    store.keep_version("a", VersionKind.REVISION, "Gepubliceerd", NOW)
    store.drop_version("a", 1)
    store.drop_version("a", 1)
    assert store.versions("a") == []
    for ask in (
        lambda: store.load_version("a", 1),
        lambda: store.keep_version("weg", VersionKind.NAMED, "x", NOW),
        lambda: store.put_versions("weg", ()),
    ):
        with pytest.raises(KeyError):
            ask()
    assert store.last_saved("a") == NOW


@pytest.mark.parametrize("document", ["{", json.dumps({"onzin": 1})])
def test_a_damaged_version_is_a_problem_that_names_it(store: SqliteTenderStore, path: Path, document: str):
    store.save(TENDER, 0, Counts(), NOW)
    store.keep_version("a", VersionKind.NAMED, "Voor het college", NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE tender_version SET text = ?", (document,))
        raw.commit()
    with pytest.raises(StorageProblem, match="Voor het college"):
        store.load_version("a", 1)
    assert store.load("a").tender == TENDER


def test_a_version_of_a_newer_program_is_refused(store: SqliteTenderStore, path: Path):
    store.save(TENDER, 0, Counts(), NOW)
    store.keep_version("a", VersionKind.NAMED, "x", NOW)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE tender_version SET format = 999")
        raw.commit()
    with pytest.raises(StorageProblem, match="nieuwere"):
        store.load_version("a", 1)


def test_notes_are_found_by_their_words(store: SqliteTenderStore):
    store.save(replace(TENDER, notes=(StepNote(text="Bel de gemeentesecretaris"),)), 0, Counts(), NOW)
    assert [row.id for row in store.find(Query(search="gemeentesecretaris"))] == ["a"]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tender=tenders())
def test_any_tender_comes_back_from_a_version_as_it_was(shared_store: SqliteTenderStore, tender: Tender):
    stored = shared_store.last_saved(tender.id)
    version = 0 if stored is None else shared_store.load(tender.id).version
    shared_store.save(tender, version, Counts(), NOW)
    shared_store.keep_version(tender.id, VersionKind.NAMED, "x", NOW)
    newest = shared_store.versions(tender.id)[0]
    assert shared_store.load_version(tender.id, newest.number) == tender
