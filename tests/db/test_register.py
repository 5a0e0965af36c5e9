"""The register and the meetings in the data file: round trips, lists, imports that are taken back, removal for good."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import ConflictProblem, Counts, StorageProblem
from sociaalinkopen_desktop.application.register_ports import EnterpriseQuery, EnterpriseSort, MeetingRow
from sociaalinkopen_desktop.db.enterprises import SqliteRegister
from sociaalinkopen_desktop.db.meetings import SqliteMeetings
from sociaalinkopen_desktop.db.store import SqliteTenderStore
from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import (
    Contact,
    Enterprise,
    EnterpriseKind,
    EnterpriseState,
    RecognitionProof,
    Reference,
)
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting
from sociaalinkopen_desktop.domain.subject import Schedule, Subject
from sociaalinkopen_desktop.domain.tender import Tender

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
GREEN = Enterprise(
    id="groen",
    name="Stichting Voorbeeldgroen",
    kvk="12345678",
    town="Heesch",
    kind=EnterpriseKind.SW_BEDRIJF,
    offer="Groenonderhoud en onkruid",
    cpv=("77310000-6",),
    keywords=("bermen",),
    recognitions=(
        RecognitionProof(kind=Recognition.PSO_30_PLUS, valid_until=date(2027, 3, 12), checked_on=date(2026, 1, 5)),
        RecognitionProof(kind=Recognition.PSO, valid_until=date(2026, 3, 12)),
    ),
    turnover=Decimal("1250000.50"),
    references=(Reference(title="Bermen", client="Voorbeeldgemeente", year=2024),),
    contact=Contact(function="bedrijfsleider", email="info@voorbeeld.example"),
)
PRINT = Enterprise(id="druk", name="Drukkerij Voorbeeld", town="Éindhoven", state=EnterpriseState.TO_VERIFY)
BIKE = Enterprise(id="fiets", name="àlle fietsen", kind=EnterpriseKind.REGULAR, offer="100% fietskoerier")


@pytest.fixture
def register(store: SqliteTenderStore, path: Path) -> SqliteRegister:
    made = SqliteRegister(store, path)
    for item in (GREEN, PRINT, BIKE):
        made.save_enterprise(item, 0, NOW)
    return made


def names(register: SqliteRegister, query: EnterpriseQuery) -> list[str]:
    found = [row.id for row in register.enterprise_rows(query)]
    assert register.count_enterprises(query) == len(found)
    return found


def test_an_enterprise_comes_back_whole(register: SqliteRegister):
    kept = register.enterprise("groen")
    assert (kept.enterprise, kept.version, kept.saved_at) == (GREEN, 1, NOW)
    assert list(register.enterprises()) == [BIKE, PRINT, GREEN]
    (row,) = register.enterprise_rows(EnterpriseQuery(search="heesch"))
    assert row.recognitions == (Recognition.PSO_30_PLUS, Recognition.PSO)
    assert (row.recognised_until, row.checked_on) == (date(2027, 3, 12), date(2026, 1, 5))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (EnterpriseQuery(), ["fiets", "druk", "groen"]),
        (EnterpriseQuery(descending=True), ["groen", "druk", "fiets"]),
        (EnterpriseQuery(sort_by=EnterpriseSort.RECOGNISED_UNTIL), ["groen", "druk", "fiets"]),
        (EnterpriseQuery(sort_by=EnterpriseSort.TOWN, descending=True), ["groen", "druk", "fiets"]),
        (EnterpriseQuery(search="GROENONDER"), ["groen"]),
        (EnterpriseQuery(search="onderhoud 7731"), ["groen"]),
        (EnterpriseQuery(search="eindhoven"), ["druk"]),
        (EnterpriseQuery(search="100%"), ["fiets"]),
        (EnterpriseQuery(search="1_0"), []),
        (EnterpriseQuery(search="bermen pso"), ["groen"]),
        (EnterpriseQuery(kinds=(EnterpriseKind.SW_BEDRIJF, EnterpriseKind.REGULAR)), ["fiets", "groen"]),
        (EnterpriseQuery(states=(EnterpriseState.TO_VERIFY,)), ["druk"]),
        (EnterpriseQuery(recognitions=(Recognition.PSO,)), ["groen"]),
        (EnterpriseQuery(recognitions=(Recognition.B_CORP,)), []),
        (EnterpriseQuery(lapsing_before=date(2027, 3, 13)), ["groen"]),
        (EnterpriseQuery(lapsing_before=date(2027, 3, 12)), []),
        (EnterpriseQuery(lapsing_from=date(2027, 3, 12)), ["groen"]),
        (EnterpriseQuery(lapsing_from=date(2027, 3, 13)), []),
    ],
)
def test_the_list_shows_what_was_asked(register: SqliteRegister, query: EnterpriseQuery, expected: list[str]):
    assert names(register, query) == expected


def test_pages_of_the_list_follow_each_other(register: SqliteRegister):
    pages = [register.enterprise_rows(EnterpriseQuery(limit=2, offset=at)) for at in (0, 2)]
    assert [[row.id for row in page] for page in pages] == [["fiets", "druk"], ["groen"]]


def test_a_save_with_an_old_version_is_a_conflict_and_changes_nothing(register: SqliteRegister):
    newer = register.save_enterprise(replace(GREEN, town="Uden"), 1, NOW)
    with pytest.raises(ConflictProblem, match="gewijzigd"):
        register.save_enterprise(replace(GREEN, town="Oss"), 1, NOW)
    assert register.enterprise("groen").enterprise == newer.enterprise
    register.remove_enterprises(["groen"])
    with pytest.raises(ConflictProblem, match="verwijderd"):
        register.save_enterprise(GREEN, 2, NOW)
    with pytest.raises(KeyError):
        register.enterprise("groen")


def test_an_import_is_taken_back_whole(register: SqliteRegister):
    before = list(register.enterprises())
    batch = register.save_batch(
        "b", "lijst.csv", [replace(GREEN, town="Oss"), Enterprise(id="nieuw", name="Nieuw")], NOW, {"groen": 1}
    )
    assert (batch.added, batch.changed, batch.undone) == (1, 1, False)
    assert names(register, EnterpriseQuery(batch="b")) == ["nieuw", "groen"]
    undone = register.undo_batch("b", NOW)
    assert (undone.removed, undone.restored, undone.kept) == (1, 1, ())
    assert list(register.enterprises()) == before
    assert register.batches()[0].undone
    with pytest.raises(KeyError):
        register.undo_batch("b", NOW)


def test_what_was_edited_after_an_import_stays_when_it_is_taken_back(register: SqliteRegister):
    register.save_batch(
        "b", "lijst.csv", [replace(GREEN, town="Oss"), Enterprise(id="n", name="Nieuw")], NOW, {"groen": 1}
    )
    edited = register.save_enterprise(replace(GREEN, town="Oss", notes="gebeld"), 2, NOW)
    assert register.undo_batch("b", NOW).kept == ("Stichting Voorbeeldgroen",)
    assert register.enterprise("groen") == edited


def test_an_import_with_one_conflict_changes_nothing(register: SqliteRegister):
    before = list(register.enterprises())
    with pytest.raises(ConflictProblem):
        register.save_batch(
            "b", "x.csv", [Enterprise(id="n", name="Nieuw"), replace(GREEN, town="Oss")], NOW, {"groen": 7}
        )
    assert list(register.enterprises()) == before
    assert register.batches() == []


def test_what_is_removed_is_gone_from_the_file(register: SqliteRegister, path: Path):
    """Somebody who asks to be forgotten is not kept in what could be put back either."""
    register.save_batch("b", "lijst.csv", [replace(GREEN, town="Oss")], NOW, {"groen": 1})
    register.remove_enterprises(["groen", "nooit-geweest"])
    with closing(sqlite3.connect(path)) as file:
        for table in ("enterprise", "enterprise_document", "enterprise_before"):
            rows = file.execute(f"SELECT * FROM {table}").fetchall()
            assert "voorbeeldgroen" not in repr(rows).lower()
    assert register.undo_batch("b", NOW).restored == 0


def test_a_text_that_cannot_be_read_back_is_refused_with_its_field(register: SqliteRegister):
    with pytest.raises(StorageProblem, match="Notities"):
        register.save_enterprise(replace(PRINT, notes="\0"), 1, NOW)
    assert register.enterprise("druk").enterprise == PRINT


def test_a_damaged_enterprise_is_told_kindly(register: SqliteRegister, path: Path):
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE enterprise_document SET text = '{' WHERE enterprise_key = 1")
    with pytest.raises(StorageProblem, match=r"beschadigd.*reservekopie"):
        register.enterprise("groen")
    assert [row.id for row in register.enterprise_rows(EnterpriseQuery())] == ["fiets", "druk", "groen"]


def test_who_was_invited_before_comes_from_other_real_tenders(store: SqliteTenderStore, register: SqliteRegister):
    def tender(key: str, day: date | None, *who: Invitation, is_example: bool = False) -> Tender:
        return Tender(
            id=key,
            is_example=is_example,
            subject=Subject(title=key.title()),
            schedule=Schedule(dispatch_date=day),
            market=Market(invitations=who),
        )

    green = Invitation(supplier="Voorbeeldgroen", enterprise_id="groen")
    for item in (
        tender("oud", date(2025, 3, 1), green, Invitation(supplier="Ander bv")),
        tender("open", date(2026, 3, 1), green),
        tender("voorbeeld", None, green, is_example=True),
        tender("nieuw", None, green),
    ):
        store.save(item, 0, Counts(), NOW)
    found = register.invited_before(other_than="open")
    assert [(item.tender_id, item.supplier, item.enterprise_id, item.day) for item in found] == [
        ("nieuw", "Voorbeeldgroen", "groen", NOW.date()),
        ("oud", "Voorbeeldgroen", "groen", date(2025, 3, 1)),
        ("oud", "Ander bv", "", date(2025, 3, 1)),
    ]


def test_meetings_come_back_the_latest_first(store: SqliteTenderStore, path: Path):
    meetings = SqliteMeetings(store, path)
    for key, day in (("a", date(2026, 5, 1)), ("b", None), ("c", date(2027, 5, 1))):
        meetings.save_meeting(Meeting(id=key, title=key.upper(), day=day, place="Zaal"), 0, NOW)
    assert [row.id for row in meetings.meeting_rows()] == ["b", "c", "a"]
    changed = meetings.save_meeting(Meeting(id="a", title="Anders"), 1, NOW)
    assert meetings.meeting("a") == changed
    assert MeetingRow(id="a", title="Anders", day=None, place="", saved_at=NOW) in meetings.meeting_rows()
    with pytest.raises(ConflictProblem):
        meetings.save_meeting(Meeting(id="a"), 1, NOW)
    meetings.remove_meeting("a")
    meetings.remove_meeting("a")
    with pytest.raises(KeyError):
        meetings.meeting("a")


@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_saving_importing_and_taking_back_leaves_what_was_acknowledged(
    store: SqliteTenderStore, path: Path, seed: int
):
    """Beside a plain dict that does the same, 60 times at random."""
    chance, register = random.Random(seed), SqliteRegister(store, path)
    model: dict[str, tuple[Enterprise, int]] = {}
    batches: dict[str, dict[str, tuple[Enterprise | None, int]]] = {}

    def some() -> list[str]:
        return chance.sample("abcdefgh", chance.randint(1, 4))

    def made(key: str) -> Enterprise:
        return Enterprise(id=key, name=f"{key} {chance.random()}")

    def save() -> None:
        item = made(some()[0])
        version = model.get(item.id, (item, 0))[1]
        register.save_enterprise(item, version, NOW)
        model[item.id] = (item, version + 1)

    def take_in() -> None:
        name, items = f"b{len(register.batches())}", [made(key) for key in some()]
        base = {item.id: model[item.id][1] for item in items if item.id in model}
        register.save_batch(name, "x.csv", items, NOW, base)
        batches[name] = {
            item.id: (model[item.id][0] if item.id in model else None, base.get(item.id, 0) + 1) for item in items
        }
        for item in items:
            model[item.id] = (item, base.get(item.id, 0) + 1)

    def take_back() -> None:
        if batches:
            name = chance.choice(sorted(batches))
            register.undo_batch(name, NOW)
            for key, (before, version) in batches.pop(name).items():
                if key in model and model[key][1] == version and not_made_again(key, name):
                    if before is None:
                        forget(key)
                    else:
                        model[key] = (before, version + 1)

    made_again: dict[str, set[str]] = {}

    def not_made_again(key: str, name: str) -> bool:
        return name not in made_again.get(key, set())

    def forget(key: str) -> None:
        model.pop(key, None)
        made_again.setdefault(key, set()).update(batches)

    def remove() -> None:
        keys = some()
        register.remove_enterprises(keys)
        for key in keys:
            forget(key)

    actions: list[Callable[[], None]] = [save, save, take_in, take_back, remove]
    for _ in range(60):
        chance.choice(actions)()
        kept = {item.id: item for item in register.enterprises()}
        assert kept == {key: item for key, (item, _) in model.items()}
