"""Search: what finds a tender, and that no text of the user can break it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sociaalinkopen_desktop.application.ports import Counts, Query, SortBy
from sociaalinkopen_desktop.db import search
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.subject import Lot, Schedule, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Tender

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
GREEN = Tender(
    id="groen",
    subject=Subject(
        title="Groenonderhoud en reïntegratie",
        reference="Z-2026-0042",
        buyer="Voorbeeldgemeente",
        description="Snoeien van plantsoenen door het sw-bedrijf; IJsselstraat eerst.",
    ),
    lots=(Lot(title="Wijk Noord", cpv="77310000"),),
    answers=(Answer(criterion="VRG-1", reason="Staat in het inkoopplan."),),
    market=Market(invitations=(Invitation(supplier="Stichting Voorbeeldwerk"),)),
)
OTHER = Tender(id="ander", subject=Subject(title="Kerstpakketten", buyer="Voorbeeldgemeente"))


@pytest.fixture
def filled(store: SqliteTenderStore) -> SqliteTenderStore:
    store.save(GREEN, 0, Counts(), NOW)
    store.save(OTHER, 0, Counts(), NOW + timedelta(minutes=1))
    return store


def found(store: SqliteTenderStore, text: str) -> list[str]:
    rows = [row.id for row in store.find(Query(search=text))]
    assert len(rows) == store.count(Query(search=text))
    return rows


@pytest.mark.parametrize(
    "text",
    [
        "groenonderhoud", "GROEN", "gr", "onderhoud", "nderho", "oud", "reintegratie", "Reïntegratie", "REINT",
        "integratie", "2026-0042", "z-2026", "0042", "plantsoen", "sw", "sw-bedrijf", "bedrijf", "ijssel", "noord",
        "7731", "inkoopplan", "stichting voorbeeldwerk", "voorbeeldwerk groen", "onderhoud noord snoei",
        "  groen  ", "“groen”", "(groen)", "groen,noord", "ｇｒｏｅｎ",
    ],
)  # fmt: skip
def test_finds_the_tender_by(filled: SqliteTenderStore, text: str):
    assert found(filled, text) == ["groen"]


@pytest.mark.parametrize("text", ["kerst groen", "groenx", "bestaatniet", "wegen", "preparation", "yes"])
def test_finds_nothing_by(filled: SqliteTenderStore, text: str):
    assert found(filled, text) == []


def test_a_hyphen_that_is_not_seen_does_not_split_a_word(filled: SqliteTenderStore):
    filled.save(Tender(id="x", subject=Subject(description="school\u00adgebouw")), 0, Counts(), NOW)
    assert found(filled, "schoolgeb") == ["x"]
    assert found(filled, "school\u00adgeb") == ["x"]


def test_one_letter_finds_every_word_that_starts_with_it(filled: SqliteTenderStore):
    assert found(filled, "k") == ["ander"]
    assert found(filled, "g") == ["ander", "groen"]


def test_finds_a_part_of_the_buyer_in_both_newest_first(filled: SqliteTenderStore):
    assert found(filled, "gemeente") == ["ander", "groen"]
    assert [row.id for row in filled.find(Query(search="gemeente", descending=False))] == ["groen", "ander"]
    filled.save(GREEN, 1, Counts(), NOW + timedelta(minutes=2))
    assert found(filled, "gemeente") == ["groen", "ander"]


@pytest.mark.parametrize(
    "text",
    [
        '"', "'", '""', "*", "groen*", 'groen" OR "kerst', "NOT groen", "groen AND", "NEAR(groen kerst)", "title:groen",
        "words : groen", "{words}: groen", "^groen", "+groen", "-groen", "groen;DROP TABLE tender", "(", ")))", "\\",
        "%", "_", "groen\0kerst", "\ud800", "é" * 5000, "groen " * 5000, "𝔤𝔯𝔬𝔢𝔫", "中文", "🙂", "­", "\n\t", "ﬀ", "İ",
        "ß", "rowid", "search", "a" * 100_000, "́", "x'); --", "*:*", "a* b* c*", "…",
    ],
)  # fmt: skip
def test_no_text_is_a_syntax_error(filled: SqliteTenderStore, text: str):
    assert found(filled, text) in ([], ["groen"], ["ander", "groen"])
    assert filled.count(Query()) == 2


@pytest.mark.parametrize("text", ["", "   ", "(", "-", "€", "🙂"])
def test_a_search_without_letters_or_digits_is_no_search(filled: SqliteTenderStore, text: str):
    assert found(filled, text) == ["ander", "groen"]


def test_old_words_are_forgotten_when_a_tender_changes(filled: SqliteTenderStore):
    filled.save(replace(GREEN, subject=Subject(title="Wegenbouw")), 1, Counts(), NOW + timedelta(minutes=2))
    assert found(filled, "groenonderhoud") == []
    assert found(filled, "wegen") == ["groen"]


def test_words_of_other_scripts_are_found(filled: SqliteTenderStore):
    filled.save(Tender(id="x", subject=Subject(title="Łódź Ελλάδα 中文课")), 0, Counts(), NOW)
    for text in ("łódź", "ŁÓD", "ελλα", "中文", "文课"):
        assert found(filled, text) in (["x"], []), text
    assert found(filled, "łódź") == ["x"]
    assert found(filled, "中文") == ["x"]


def test_search_works_together_with_filters_and_every_order(filled: SqliteTenderStore):
    closed = replace(OTHER, id="dicht", phase=Phase.CLOSED, schedule=Schedule(submission_deadline=date(2026, 12, 1)))
    filled.save(closed, 0, Counts(not_met=1), NOW + timedelta(minutes=2))
    for query in (
        Query(search="kerst", phases=(Phase.CLOSED,)),
        Query(search="kerst", needs_attention=True),
        Query(search="kerst", deadline_before=date(2027, 1, 1)),
    ):
        for sort_by in SortBy:
            assert [row.id for row in filled.find(replace(query, sort_by=sort_by))] == ["dicht"]
            assert filled.count(replace(query, sort_by=sort_by)) == 1


def test_a_very_long_title_or_word_does_not_make_a_very_long_index():
    tender = Tender(subject=Subject(title="a" * 100_000 + " " + "woord " * 10_000))
    assert len(search.words_of(tender)) < 5_000


def test_tails_are_only_made_of_names():
    tender = Tender(subject=Subject(title="Brug", description="dagelijks"))
    assert search.words_of(tender).split() == ["rug", "brug", "dagelijks"]


def test_folding_compares_without_capitals_and_accents():
    assert search.folded("Reïntegratie ÉÉN") == "reintegratie een"
    assert search.folded("Straße ﬁets Ĳssel") == "strasse fiets ijssel"
