"""Lists of enterprises in and out, from the rooms that know the formats. Loaded with the services."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..config.paths import resource
from ..domain.enterprises.enterprise import Enterprise
from ..domain.enterprises.importing_file import ListFile
from ..exchange.enterprise_csv import write_csv
from ..exchange.enterprise_lists import read_list
from ..ui.services import RegisterFiles

EXAMPLES = ("register", "voorbeeldlijst.csv")
TITLE = "Sociale ondernemingen"


def example_list() -> ListFile:
    """The list of examples that travels with the program."""
    return read_list(resource(*EXAMPLES))


def register_files(today: Callable[[], date]) -> RegisterFiles:
    """What reads and writes lists; a list says on which day it was made."""
    return RegisterFiles(
        read=read_list,
        example=example_list,
        write=lambda enterprises, target: write_register(enterprises, target, today()),
        write_rows=write_csv,
    )


def write_register(enterprises: Sequence[Enterprise], target: Path, made_on: date) -> Path:
    """Write a list of enterprises as XLSX or, by any other name, as CSV. Raises ExportProblem."""
    from ..domain.enterprises.exporting import HEADS, list_rows

    if target.suffix.lower() != ".xlsx":
        return write_csv(target, HEADS, list_rows(enterprises))
    from ..reports.sheet import Sheet, write_xlsx

    write_xlsx([Sheet(title=TITLE, heads=HEADS, rows=list_rows(enterprises))], TITLE, made_on, target)
    return target
