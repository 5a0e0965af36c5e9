"""What happens when the officer opens, starts, copies, throws away or reads in a tender."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ..application.ports import EarlierReason, Query, Stored, Summary
from ..domain.choices import Phase
from .autosave import Autosave
from .messages import sentences_of
from .models.attention import start_queries
from .models.tender_list import ALL, ATTENTION, CLOSES_SOON, UNDER_WAY, chip_filter
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks
from .tender_editor import TenderEditor

if TYPE_CHECKING:
    from ..domain.quick_start import MadeChoice
    from ..domain.tender import Tender


CHIPS = (ALL, UNDER_WAY, ATTENTION, CLOSES_SOON)


class Desk(QObject):
    """Runs the use cases beside the window, one after the other, and tells what came of it.

    `opened(Stored)`: a tender is in the editor. `found(rows)`, then `listed(rows, total, counts)` with the same rows,
    and `more(rows, offset)`: rows for the list. `overviewed(rows)`: rows for the start page;
    `earlier_found(rows)`: tenders to copy. `said(words, action words, action)`: for the undo bar.
    `failed(title, sentence)`: something that is not the program's fault.
    """

    opened = Signal(object)
    found = Signal(object)
    listed = Signal(object, int, object)
    more = Signal(object, int)
    overviewed = Signal(object)
    earlier_found = Signal(object)
    said = Signal(str, str, object)
    failed = Signal(str, str)

    def __init__(
        self,
        door: ServiceDoor,
        tasks: Tasks,
        editor: TenderEditor,
        autosave: Autosave,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._tasks = door, tasks
        self._editor, self._autosave = editor, autosave
        self._today = today
        self._begun: dict[str, tuple[MadeChoice, ...]] = {}
        self._asked = 0  # how often the list was asked for; only the last question is answered

    # -- the list -------------------------------------------------------------------------------------------------
    def list_tenders(self, query: Query) -> None:
        """Ask for the first rows of a query, and then how many there are, also under each chip.

        Counting takes longer than finding a page, and nobody waits for it: it begins when the rows are on their way
        to the screen. What was asked before a later question is not looked up any more, or not shown.
        """
        self._asked = asked = self._asked + 1

        def show(rows: Sequence[Summary] | None) -> None:
            if rows is not None and asked == self._asked:
                self.found.emit(rows)
                self._count(query, rows, asked)

        self._run(
            lambda services: services.dossiers.rows(query) if asked == self._asked else None,
            show,
            "De lijst is niet te lezen",
        )

    def _count(self, query: Query, rows: Sequence[Summary], asked: int) -> None:
        queries = counted(query, self._today())

        def show(numbers: Sequence[int] | None) -> None:
            if numbers is not None and asked == self._asked:
                self.show_list(rows, numbers)

        self._run(
            lambda services: services.dossiers.tally(queries) if asked == self._asked else None,
            show,
            "De lijst is niet te lezen",
        )

    def show_list(self, rows: Sequence[Summary], numbers: Sequence[int]) -> None:
        """Tell the first rows of the list, with the numbers for the queries of `counted`."""
        total, *counts = numbers
        self.listed.emit(rows, total, dict(zip(CHIPS, counts, strict=True)))

    def list_more(self, query: Query) -> None:
        """Ask for the rows from `query.offset` on."""
        self._run(
            lambda services: services.dossiers.rows(query),
            lambda rows: self.more.emit(rows, query.offset),
            "De lijst is niet te lezen",
        )

    def overview(self, opened: Sequence[str]) -> None:
        """Ask for what the start page shows: these tenders, those changed last and those that close first."""
        queries = start_queries(self._today())

        def work(services: Services) -> list[Summary]:
            rows = [row for query in queries for row in services.dossiers.rows(query)]
            return [*rows, *services.dossiers.rows_of(opened)]

        self._run(work, self.overviewed.emit, "De lijst is niet te lezen")

    def find_earlier(self, query: Query) -> None:
        """Ask for tenders to copy."""
        self._run(lambda services: services.dossiers.rows(query), self.earlier_found.emit, "De lijst is niet te lezen")

    # -- one tender -----------------------------------------------------------------------------------------------
    def open(self, identifier: str) -> None:
        """Open a stored tender; what was open before is kept first."""
        self._autosave.flush()
        self._run(
            lambda services: services.dossiers.open(identifier),
            self._show,
            "Deze aanbesteding is niet te openen",
            gone="Deze aanbesteding bestaat niet meer.",
        )

    def start(self, tender: Tender | None = None) -> None:
        """Start a new tender: blank, or with this content."""
        self._autosave.flush()
        self._run(lambda services: services.dossiers.start(tender), self._show, "De aanbesteding is niet gemaakt")

    def start_quickly(self, tender: Tender, choices: tuple[MadeChoice, ...]) -> None:
        """Start a tender with this content, and remember which choices in it the program made."""
        self._autosave.flush()

        def done(stored: Stored) -> None:
            self._begun[stored.tender.id] = choices
            self._show(stored)

        self._run(lambda services: services.dossiers.start(tender), done, "De aanbesteding is niet gemaakt")

    def begun(self, identifier: str) -> tuple[MadeChoice, ...]:
        """What the quick start chose for a tender since the program began; nothing for any other tender."""
        return self._begun.get(identifier, ())

    def start_example(self, key: str) -> None:
        """Start from a worked example."""
        self._autosave.flush()
        self._run(
            lambda services: services.dossiers.start(services.read_example(key)),
            self._show,
            "Het voorbeeld is niet te openen",
        )

    def start_from_file(self, path: Path) -> None:
        """Start from a notice or a tender file; what was not understood is told."""
        self._autosave.flush()

        def done(stored: Stored) -> None:
            self._show(stored)
            remarks = len(stored.tender.import_remarks)
            if remarks:
                words = "1 regel is" if remarks == 1 else f"{remarks} regels zijn"
                self.said.emit(f"Ingelezen. {words} niet overgenomen: zie stap 1", "", None)

        self._run(
            lambda services: services.dossiers.start(services.read_file(path)), done, "Dit bestand is niet te lezen"
        )

    def duplicate(self, identifier: str) -> None:
        """Copy a stored tender and open the copy."""
        self._autosave.flush()

        def done(stored: Stored) -> None:
            self._show(stored)
            self.said.emit("Kopie gemaakt. De datums zijn leeg", "", None)

        self._run(
            lambda services: services.dossiers.duplicate(identifier),
            done,
            "De kopie is niet gemaakt",
            gone="Deze aanbesteding bestaat niet meer.",
        )

    def earlier_reasons(self, criterion: str, show: Callable[[Sequence[EarlierReason]], None]) -> None:
        """Look up what was written on a criterion in other tenders, and show it."""
        tender = self._editor.tender
        self._run(
            lambda services: services.dossiers.earlier_reasons(criterion, tender),
            show,
            "Eerdere motiveringen zijn niet te lezen",
        )

    def keep_as_copy(self, tender: Tender) -> None:
        """Somebody else saved this tender: keep ours beside it, so that nothing is lost."""
        title = f"{tender.subject.title.strip()} (mijn versie)".strip()
        subject = replace(tender.subject, title=title)
        self.start(replace(tender, subject=subject, phase=Phase.PREPARATION, revisions=()))

    # -- inside ---------------------------------------------------------------------------------------------------
    def _show(self, stored: Stored) -> None:
        self._autosave.follow(stored)
        self._editor.open(stored.tender)
        self.opened.emit(stored)

    def _run(
        self, action: Callable[[Services], Any], done: Callable[[Any], object], title: str, gone: str = ""
    ) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, KeyError) and gone:
                self.failed.emit(title, gone)
            else:
                self.failed.emit(title, sentences_of(error))

        self._tasks.run(self._door.use(action), done, failed)


def counted(query: Query, today: date) -> list[Query]:
    """What is counted for one list: the list itself, and what stands under each chip for the same search."""
    base = Query(search=query.search)
    return [query, *(replace(base, **chip_filter(chip, today)) for chip in CHIPS)]
