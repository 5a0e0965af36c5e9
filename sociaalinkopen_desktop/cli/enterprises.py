"""The commands about the register of enterprises: look what a list would do, take it in, write the register."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..application.ports import ExportProblem, InputProblem
from ..application.register import Register
from ..application.register_import import ColumnMemory, RegisterImport
from ..config.data_place import place_of
from ..config.disk import disk_of
from ..config.paths import DATA_FILE, data_folder, resource
from ..domain import dutch
from ..domain.enterprises.enterprise import Enterprise
from ..domain.enterprises.importing import ImportPlan, PlanOptions, RowState
from .building import DONE, now

_MOST_FAULTS = 20


def enterprises(asked: argparse.Namespace) -> int:
    """ondernemingen: take a list in (only with --ja), or write the register as a list."""
    folder = asked.data_folder or place_of(data_folder()).folder
    with _register(folder) as found:
        if asked.actie == "importeer":
            return _take_in(asked.bestand, found, asked.ja)
        return _write(found.register, asked.bestand)


@contextmanager
def _register(folder: Path) -> Iterator[RegisterImport]:
    from ..db.enterprises import SqliteRegister
    from ..db.store import open_store

    store = open_store(folder / DATA_FILE, now, shares_memory=disk_of(folder).shares_memory)
    try:
        register = Register(SqliteRegister(store, folder / DATA_FILE), now)
        yield RegisterImport(register, ColumnMemory(store, now))
    finally:
        store.close()


def _take_in(path: Path, found: RegisterImport, is_sure: bool) -> int:
    from ..domain.enterprises.importing import make_plan
    from ..domain.enterprises.importing_columns import BY_KEY, guessed_source
    from ..exchange.cpv_file import cpv_table_or_nothing
    from ..exchange.enterprise_lists import read_list

    file = read_list(path)
    sheet = file.sheets[file.first]
    mapping, _remembered = found.columns(sheet.heads)
    if "name" not in mapping:
        raise InputProblem([f"{file.name}: geen kolom met de naam gevonden. Noem de kop 'Naam'."])
    note = f"{file.name}, {dutch.day(now().astimezone().date())}"
    options = PlanOptions(source=guessed_source(file.name, sheet.heads), source_note=note)
    codes = cpv_table_or_nothing(resource("cpv")).codes
    plan = make_plan(sheet, mapping, found.register.everything(), codes, options)
    read = [f"{BY_KEY[key].head} uit '{head}'" for head, key in zip(sheet.heads, mapping, strict=True) if key]
    for line in (*file.remarks, f"Gelezen: {', '.join(read)}.", *_told(plan)):
        print(line)
    if not is_sure:
        print("Er is nog niets veranderd. Lees de lijst in met dezelfde opdracht en --ja")
    elif plan.to_take():
        batch = found.take_in(file.name, sheet, mapping, plan)
        print(f"Ingelezen: {batch.added} nieuw, {batch.changed} gewijzigd. Terugdraaien kan in het venster.")
    return DONE


def _told(plan: ImportPlan) -> Iterator[str]:
    """How many rows of each state, and the first faults."""
    for state, number in plan.counts.items():
        if number:
            yield f"{state.label}: {number}"
    faults = [fault for row in plan.rows if row.state is RowState.FAULTY for fault in row.stops]
    yield from (f"  - {fault}" for fault in faults[:_MOST_FAULTS])
    if len(faults) > _MOST_FAULTS:
        yield f"  - en nog {len(faults) - _MOST_FAULTS}"


def _write(register: Register, target: Path) -> int:
    if target.exists():
        raise ExportProblem(f"{target.name} bestaat al. Kies een andere naam.")
    known = register.everything()
    write_register(known, target)
    print(f"{dutch.counted(len(known), 'onderneming staat', 'ondernemingen staan')} in {target}")
    return DONE


def write_register(known: Sequence[Enterprise], target: Path) -> Path:
    """Write enterprises as XLSX or, by any other name, as CSV. Raises ExportProblem."""
    from ..domain.enterprises.exporting import HEADS, list_rows
    from ..exchange.enterprise_csv import write_csv

    rows = list_rows(known)
    if target.suffix.lower() == ".xlsx":
        from ..reports.sheet import Sheet, write_xlsx

        title = "Sociale ondernemingen"
        write_xlsx([Sheet(title=title, heads=HEADS, rows=rows)], title, now().astimezone().date(), target)
    else:
        write_csv(target, HEADS, rows)
    return target
