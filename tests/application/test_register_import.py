"""Take a list into a real data file: all or nothing, columns remembered, and taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.app.register_files import example_list
from sociaalinkopen_desktop.application.ports import ConflictProblem
from sociaalinkopen_desktop.application.register import Register
from sociaalinkopen_desktop.application.register_import import (
    COLUMNS,
    MOST_REMEMBERED,
    ColumnMemory,
    RegisterImport,
)
from sociaalinkopen_desktop.config.paths import DATA_FILE, resource
from sociaalinkopen_desktop.db.enterprises import SqliteRegister
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise
from sociaalinkopen_desktop.domain.enterprises.importing_columns import guessed
from sociaalinkopen_desktop.exchange.cpv_file import read_cpv_table

from ..enterprise_lists import a_plan, a_sheet
from ..fakes import InMemoryShelf

HEADS = ("Naam", "KvK", "Plaats", "Omzet")
SHEET = a_sheet(
    HEADS,
    ("Voorbeeldwerk", "12345678", "Oss", "€ 200.000"),
    ("Nieuw Voorbeeld", "", "Best", ""),
    ("", "", "", "€ 5"),
)


class Ticking:
    """A clock on which every moment is a later one."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def desk(tmp_path):
    clock = Ticking()
    store = open_store(tmp_path / DATA_FILE, clock)
    register = Register(SqliteRegister(store, tmp_path / DATA_FILE), clock)
    yield RegisterImport(register, ColumnMemory(store, clock))
    store.close()


def planned(desk):
    return a_plan(SHEET, desk.register.everything())


def take_in(desk, plan):
    return desk.take_in("lijst.csv", SHEET, guessed(HEADS), plan)


def test_a_list_goes_in_and_is_taken_back(desk):
    ours = desk.register.save(Enterprise(name="Voorbeeldwerk", kvk="12345678")).enterprise
    batch = take_in(desk, planned(desk))
    assert (batch.file_name, batch.added, batch.changed) == ("lijst.csv", 1, 1)
    assert {(item.name, item.town) for item in desk.register.everything()} == {
        ("Voorbeeldwerk", "Oss"),
        ("Nieuw Voorbeeld", "Best"),
    }
    undone = desk.register.undo(batch.id)
    assert (undone.removed, undone.restored, undone.kept) == (1, 1, ())
    assert list(desk.register.everything()) == [ours]


def test_the_same_list_twice_changes_nothing_more(desk):
    take_in(desk, planned(desk))
    assert planned(desk).to_take() == ()


def test_what_changed_since_the_plan_stops_the_whole_list(desk):
    ours = desk.register.save(Enterprise(name="Voorbeeldwerk", kvk="12345678"))
    plan = planned(desk)
    desk.register.save(replace(ours.enterprise, turnover=Decimal(7)), ours.version)
    with pytest.raises(ConflictProblem, match="‘Voorbeeldwerk’ is intussen gewijzigd"):
        take_in(desk, plan)
    assert len(desk.register.everything()) == 1
    assert desk.register.batches() == []


def test_what_was_removed_since_the_plan_stops_the_whole_list(desk):
    ours = desk.register.save(Enterprise(name="Voorbeeldwerk", kvk="12345678")).enterprise
    plan = planned(desk)
    desk.register.remove([ours.id])
    with pytest.raises(ConflictProblem, match="intussen gewijzigd of verwijderd"):
        take_in(desk, plan)
    assert list(desk.register.everything()) == []


def test_columns_are_remembered_for_lists_with_the_same_heads(desk):
    assert desk.columns(HEADS) == (("name", "kvk", "town", "turnover"), False)
    chosen = ("name", "kvk", "municipality", "")
    desk.take_in("lijst.csv", SHEET, chosen, planned(desk))
    assert desk.columns(HEADS) == (chosen, True)
    assert desk.columns(("NAAM", "kvk", "plaats", "omzet")) == (chosen, True)
    assert desk.columns(("Naam", "KvK")) == (("name", "kvk"), False)


def test_columns_of_the_oldest_lists_are_forgotten_and_unreadable_ones_passed_over():
    clock, shelf = Ticking(), InMemoryShelf()
    memory = ColumnMemory(shelf, clock)
    for at in range(MOST_REMEMBERED + 3):
        memory.remember((f"kop {at}",), ("name",))
    assert len(shelf.shelf(COLUMNS)) == MOST_REMEMBERED
    assert memory.recall(("kop 0",)) is None
    assert memory.recall(("kop 5",)) == ("name",)
    for key in [kept.key for kept in shelf.shelf(COLUMNS)]:
        shelf.put_on_shelf(COLUMNS, key, "onzin\nnog meer", clock())
    assert memory.recall(("kop 5",)) is None


def test_the_examples_go_in_once_and_can_be_taken_back(desk):
    cpv = read_cpv_table(resource("cpv")).codes
    batch = desk.open_examples(example_list(), cpv)
    assert batch is not None
    assert batch.added >= 29
    assert desk.open_examples(example_list(), cpv) is None
    assert desk.register.undo(batch.id).removed == batch.added
    assert list(desk.register.everything()) == []
