"""The commands that show that the program works: on its example, and part by part."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from ..application.assessing import Assessor
from ..application.meetings import Meetings
from ..application.ports import ExportProblem
from ..application.register import Register
from ..application.self_test import LONGEST_SECONDS, DataFile, Parts, self_test
from ..application.summary import summary_lines
from ..config.paths import resource
from ..domain.justification.build import file_name
from ..domain.tender import Tender
from ..exchange.tender_file import read_tender
from .building import BLOCKED, DONE, checklist_desk, make_assessor, make_exporter, now

EXAMPLE = ("examples", "groenonderhoud.json")
EXAMPLE_LIST = ("register", "voorbeeldlijst.csv")
OLD_DATA = ("selftest", "gegevens-0.1.0.sqlite")


def demo(asked: argparse.Namespace) -> int:
    """demo: judge the example and write its justification."""
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ExportProblem(f"De map {asked.folder} is niet te maken. Kies een andere map met --map.") from None
    tender = read_tender(resource(*EXAMPLE))
    assessor = make_assessor()
    assessment = assessor.assess(tender)
    for line in summary_lines(tender, assessment):
        print(line)
    target = make_exporter(assessor).export_pdf(tender, asked.folder / file_name(tender, "motivering"), assessment)
    print()
    print(f"De motivering van dit voorbeeld staat in {target.resolve()}")
    return DONE


def try_parts(asked: argparse.Namespace) -> int:
    """zelftest: try every part of the program; gives up on what hangs."""
    import threading
    import time

    busy = ["Het begin"]

    def give_up() -> None:
        print(f"{busy[-1]} is na {LONGEST_SECONDS} seconden nog niet klaar.", file=sys.stderr, flush=True)
        os._exit(BLOCKED)  # what hangs may never come back

    alarm = threading.Timer(LONGEST_SECONDS, give_up)
    alarm.daemon = True
    alarm.start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        problem = self_test(_parts(), Path(name), time.monotonic, lambda words: print(words, flush=True), busy.append)
    alarm.cancel()
    if problem:
        print(problem, file=sys.stderr)
        return BLOCKED
    print("Alles werkt.")
    return DONE


def _parts() -> Parts:
    """What the self test tries: everything, with the program's own files."""
    from ..content.help import FILE_NAME, read_help
    from ..db.enterprises import SqliteRegister
    from ..db.meetings import SqliteMeetings
    from ..db.store import SqliteTenderStore, open_store
    from ..exchange.cpv_file import read_cpv_table
    from ..exchange.enterprise_lists import read_list
    from ..reports.tender_sheets import write_lists
    from .enterprises import write_register

    def lists(assessor: Assessor, tender: Tender, folder: Path) -> Path:
        assessment = assessor.assess(tender)
        day = now().astimezone().date()
        return write_lists(tender, assessment, assessor.norms(assessment.day), day, folder / "bevindingen.xlsx")

    def kept(store: DataFile) -> SqliteTenderStore:
        assert isinstance(store, SqliteTenderStore)  # what open_data opened
        return store

    return Parts(
        assessor=make_assessor,
        example=lambda: read_tender(resource(*EXAMPLE)),
        open_data=lambda path: open_store(path, now),
        old_data=resource(*OLD_DATA),
        exporter=make_exporter,
        lists=lists,
        checklists=checklist_desk,
        register=lambda store, path: Register(SqliteRegister(kept(store), path), now),
        meetings=lambda store, path: Meetings(SqliteMeetings(kept(store), path), now),
        example_list=lambda: read_list(resource(*EXAMPLE_LIST)),
        read_list=read_list,
        write_register=write_register,
        help_topics=lambda: len(read_help(resource(FILE_NAME)).topics),
        cpv=lambda: read_cpv_table(resource("cpv")).codes,
        now=now,
    )
