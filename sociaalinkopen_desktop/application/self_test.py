"""The self test: does every part of the program work with what is installed here? It needs no data of the user."""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Protocol

from ..domain import dutch
from ..domain.checklists import FormKind
from ..domain.cpv import CpvList
from ..domain.documents import DocumentKind, FileFormat
from ..domain.enterprises.enterprise import Enterprise
from ..domain.enterprises.importing_file import ListFile
from ..domain.meeting.example import example_meeting
from ..domain.tender import Tender
from .assessing import Assessor
from .checklists import ChecklistDesk
from .dossiers import Dossiers
from .exporting import Exporter
from .meetings import Meetings
from .ports import Clock, Problem, Query, Shelf, TenderStore
from .register import Register
from .register_import import ColumnMemory, RegisterImport

LONGEST_SECONDS = 120
_PACKED = b"PK"
BEGIN_OF: Mapping[FileFormat, bytes] = {
    FileFormat.PDF: b"%PDF-",
    FileFormat.DOCX: _PACKED,
    FileFormat.ODT: _PACKED,
    FileFormat.HTML: b"<!",
}


class Faulty(Exception):
    """A part did its work without complaint, but what came of it is wrong. The text is a Dutch sentence."""


class DataFile(TenderStore, Shelf, Protocol):
    """A data file that is open."""

    def close(self) -> None:
        """Leave the file."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the self test tries. `open_data` opens a data file, made or brought up to date when needed."""

    assessor: Callable[[], Assessor]
    example: Callable[[], Tender]
    open_data: Callable[[Path], DataFile]
    old_data: Path
    exporter: Callable[[Assessor], Exporter]
    lists: Callable[[Assessor, Tender, Path], Path]
    checklists: Callable[[], ChecklistDesk]
    register: Callable[[DataFile, Path], Register]
    meetings: Callable[[DataFile, Path], Meetings]
    example_list: Callable[[], ListFile]
    read_list: Callable[[Path], ListFile]
    write_register: Callable[[Sequence[Enterprise], Path], Path]
    help_topics: Callable[[], int]
    cpv: Callable[[], CpvList]
    now: Clock


def self_test(
    parts: Parts, folder: Path, seconds: Callable[[], float], say: Callable[[str], None], begin: Callable[[str], None]
) -> str:
    """Try every part in an empty folder, with one Dutch line for each that works.

    `seconds` is a clock that only goes forward; `begin` hears what is tried next. Returns a Dutch sentence that names
    the first part that does not work, or "" when all work.
    """
    trial = _Trial(parts, folder)
    for name, work in trial.steps():
        begin(name)
        start = seconds()
        try:
            told = work()
        except (Faulty, Problem) as problem:
            return f"{name} lukt niet: {problem}"
        except Exception as error:  # whatever is broken, the one who reads this must hear which part it is
            missing = f": {error.name}" if isinstance(error, ImportError) and error.name else ""
            return f"{name} lukt niet ({type(error).__name__}{missing})."
        say(f"{name}: {told} ({dutch.number(Decimal(f'{seconds() - start:.1f}'), 1)} s)")
    return ""


class _Trial:
    """One run; what a step makes is used by the next."""

    def __init__(self, parts: Parts, folder: Path) -> None:
        self._parts, self._folder = parts, folder

    def steps(self) -> Sequence[tuple[str, Callable[[], str]]]:
        return (
            ("Criteria", self._read_criteria),
            ("Toets", self._judge),
            ("Gegevensbestand", self._keep),
            ("Oud gegevensbestand", self._bring_up_to_date),
            *((f"Bestand {form.value.upper()}", partial(self._write, form)) for form in FileFormat),
            ("Bestand XLSX", self._write_lists),
            ("Checklist", self._fill_form),
            ("Register en Excel", self._keep_register),
            ("Bijeenkomsten", self._keep_meeting),
            ("Hulp en CPV-codes", self._look_up),
        )

    def _read_criteria(self) -> str:
        self._assessor = self._parts.assessor()
        catalogue = self._assessor.catalogue
        return f"{len(catalogue.criteria)} punten gelezen, versie {catalogue.version}"

    def _judge(self) -> str:
        self._tender = self._parts.example()
        self._assessment = self._assessor.assess(self._tender)
        _expect(bool(self._assessment.findings), "er zijn geen uitkomsten.")
        return f"voorbeeld getoetst, {len(self._assessment.findings)} uitkomsten"

    def _keep(self) -> str:
        with _open(self._parts, self._folder / "nieuw.sqlite") as store:
            dossiers = Dossiers(store, self._assessor, self._parts.now)
            kept = dossiers.start(self._tender)
            same = dossiers.open(kept.tender.id).tender == kept.tender
            _expect(same and len(dossiers.find(Query())[0]) == 1, "de gegevens kwamen niet gelijk terug.")
        return "gemaakt, aanbesteding bewaard en gelijk teruggelezen"

    def _bring_up_to_date(self) -> str:
        path = self._folder / "oud.sqlite"
        path.write_bytes(self._parts.old_data.read_bytes())
        with _open(self._parts, path) as store:
            rows = Dossiers(store, self._assessor, self._parts.now).find(Query())[0]
            _expect(bool(rows), "er staat niets meer in.")
            for row in rows:
                self._assessor.assess(store.load(row.id).tender)
        _expect(len(list(self._folder.glob("oud*.sqlite"))) > 1, "er is vooraf geen kopie gemaakt.")
        return f"kopie gemaakt, bijgewerkt en {dutch.counted(len(rows), 'aanbesteding', 'aanbestedingen')} geopend"

    def _keep_register(self) -> str:
        path = self._folder / "register.sqlite"
        with _open(self._parts, path) as store:
            register = self._parts.register(store, path)
            taking = RegisterImport(register, ColumnMemory(store, self._parts.now))
            taken = taking.open_examples(self._parts.example_list(), self._parts.cpv())
            _expect(taken is not None, "er kwam niets in het register.")
            written = self._parts.write_register(register.everything(), self._folder / "register.xlsx")
            again = taking.open_examples(self._parts.read_list(written), self._parts.cpv())
            _expect(again is None, "de ondernemingen kwamen niet gelijk terug.")
            number = len(register.everything())
        return f"{dutch.counted(number, 'onderneming', 'ondernemingen')} bewaard en gelijk teruggelezen"

    def _keep_meeting(self) -> str:
        path = self._folder / "bijeenkomst.sqlite"
        with _open(self._parts, path) as store:
            meetings = self._parts.meetings(store, path)
            kept = meetings.save(example_meeting(self._parts.now().date(), ""))
            same = meetings.load(kept.meeting.id).meeting == kept.meeting
            _expect(same and len(meetings.rows()) == 1, "de bijeenkomst kwam niet gelijk terug.")
        return "voorbeeld bewaard en gelijk teruggelezen"

    def _write(self, form: FileFormat) -> str:
        exporter = self._parts.exporter(self._assessor)
        document = exporter.document(DocumentKind.JUSTIFICATION, self._tender, self._assessment)
        target = self._folder / f"motivering.{form.value}"
        exporter.write(document, target, form)
        begin = target.read_bytes()[:20].lstrip(b"\xef\xbb\xbf")
        _expect(begin.startswith(BEGIN_OF[form]), "het bestand begint niet zoals het hoort.")
        if BEGIN_OF[form] == _PACKED:
            with zipfile.ZipFile(target) as packed:
                _expect(packed.testzip() is None, "het bestand is niet heel.")
        return f"motivering gemaakt, {_kilobytes(target)}"

    def _write_lists(self) -> str:
        return f"bevindingen gemaakt, {_kilobytes(self._parts.lists(self._assessor, self._tender, self._folder))}"

    def _fill_form(self) -> str:
        desk = self._parts.checklists()
        first = desk.checklists()[0].id
        form = desk.document(first, self._tender, self._assessment, FormKind.FILLED, fillable=True)
        reading = desk.reading(desk.save(form, self._folder / "formulier.pdf"), self._tender)
        _expect(not reading.differences, "het formulier kwam niet gelijk terug.")
        return "formulier gemaakt en gelijk teruggelezen"

    def _look_up(self) -> str:
        topics, codes = self._parts.help_topics(), len(self._parts.cpv().codes)
        _expect(topics > 0 and codes > 0, "er is niets te vinden.")
        return f"{dutch.number(topics)} onderwerpen en {dutch.number(codes)} codes"


@contextmanager
def _open(parts: Parts, path: Path) -> Iterator[DataFile]:
    store = parts.open_data(path)
    try:
        yield store
    finally:
        store.close()


def _expect(holds: bool, words: str) -> None:
    if not holds:
        raise Faulty(words)


def _kilobytes(path: Path) -> str:
    return f"{dutch.number(path.stat().st_size // 1024)} kB"
