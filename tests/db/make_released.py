"""Makes the data file of this version for tests/data: run `python -m tests.db.make_released` once for each release.

Its name tells the version of the program and that of the tables. Something stands in each table. A file that was made
by a released version is never made again: it stands for the files that users have.
"""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sociaalinkopen_desktop import __version__
from sociaalinkopen_desktop.application.ports import Counts, VersionKind
from sociaalinkopen_desktop.db.enterprises import SqliteRegister
from sociaalinkopen_desktop.db.meetings import SqliteMeetings
from sociaalinkopen_desktop.db.schema import CURRENT
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.choices import ContractNature, Phase, Procedure
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting
from sociaalinkopen_desktop.domain.subject import ContractValue, Lot, ProcedureChoice, Schedule, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender

DATA = Path(__file__).parent.parent / "data"
NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
TENDERS = (
    Tender(id="leeg"),
    Tender(id="klein", is_example=True, subject=Subject(title="Kerstpakketten", buyer="Voorbeeldgemeente")),
    Tender(
        id="rijk",
        phase=Phase.PUBLISHED,
        subject=Subject(
            title="Groenonderhoud en reïntegratie",
            reference="Z-2026-0042",
            buyer="Voorbeeldgemeente",
            description="Onderhoud van plantsoenen, bomen en bermen.\nMet snoeien en maaien.",
            nature=ContractNature.SERVICES,
        ),
        value=ContractValue(base_value=Decimal("240000.25"), duration_months=24),
        lots=(Lot(title="Wijk Noord", cpv="77310000", estimated_value=Decimal(120000)), Lot(title="Wijk Zuid")),
        procedure=ProcedureChoice(procedure=Procedure.OPEN),
        schedule=Schedule(submission_deadline=date(2027, 1, 18)),
        market=Market(invitations=(Invitation(supplier="Stichting Voorbeeldwerk", is_social=True),)),
        answers=(Answer(criterion="VRG-1", reason="Staat in het inkoopplan."),),
        deviations=(Deviation(criterion="VRG-2", why="Kleine markt", how_far="Eén offerte", why_here="Haast"),),
    ),
)
KEPT_TEXT = "{}"
ENTERPRISES = (
    Enterprise(id="groen", name="Groenploeg", town="Ulft", cpv=("77310000",)),
    Enterprise(id="werk", name="Stichting Voorbeeldwerk", town="Gendringen"),
)
MEETING = Meeting(id="markt", title="Meet the market groen")


def make(folder: Path) -> Path:
    """The data file of this version in `folder`. Raises FileExistsError when it is already there."""
    path = folder / f"v{__version__.replace('.', '_')}-{CURRENT.head}.sqlite"
    if path.exists():
        raise FileExistsError(path)
    store = open_store(path, lambda: NOW)
    for minute, tender in enumerate(TENDERS):
        store.save(tender, 0, Counts(not_met=1, to_explain=2, open=3), NOW + timedelta(minutes=minute))
    store.keep_version("rijk", VersionKind.NAMED, "Naar het college", NOW)
    store.put_on_shelf("policy", "profile", KEPT_TEXT, NOW)
    register = SqliteRegister(store, path)
    register.save_enterprise(replace(ENTERPRISES[0], town="Silvolde"), 0, NOW)
    register.save_batch("lijst", "lijst.xlsx", ENTERPRISES, NOW, {"groen": 1})
    SqliteMeetings(store, path).save_meeting(MEETING, 0, NOW)
    store.close()
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{make(DATA)}\n")
