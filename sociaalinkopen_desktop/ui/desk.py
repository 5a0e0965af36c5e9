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
from .services import ServiceDoor, Services
from .tasks import Tasks
from .tender_editor import TenderEditor

if TYPE_CHECKING:
    from ..domain.tender import Tender


CHIPS = (ALL, UNDER_WAY, ATTENTION, CLOSES_SOON)


class Desk(QObject):
    """Runs the use cases beside the window, one after the other, and tells what came of it.

    `opened(Stored)`: a tender is in the editor. `listed(rows, total, counts)` and `more(rows, offset)`: rows for the
    list. `overviewed(rows)`: rows for the start page;
    `earlier_found(rows)`: tenders to copy. `said(words, action words, action)`: for the undo bar.
    `failed(title, sentence)`: something that is not the program's fault.
    """

    opened = Signal(object)
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

    # -- the list -------------------------------------------------------------------------------------------------
    def list_tenders(self, query: Query) -> None:
        """Ask for the first rows of a query, and how many there are under each chip."""
        today = self._today()

        def work(services: Services) -> tuple[Sequence[Summary], int, dict[str, int]]:
            rows, total = services.dossiers.find(query)
            return rows, total, _counts(services, query, today)

        self._run(work, lambda found: self.listed.emit(*found), "De lijst is niet te lezen")

    def list_more(self, query: Query) -> None:
        """Ask for the rows from `query.offset` on."""
        self._run(
            lambda services: services.dossiers.find(query)[0],
            lambda rows: self.more.emit(rows, query.offset),
            "De lijst is niet te lezen",
        )

    def overview(self) -> None:
        """Ask for what the start page shows: the tenders changed last and those that close first."""
        queries = start_queries(self._today())

        def work(services: Services) -> list[Summary]:
            return [row for query in queries for row in services.dossiers.find(query)[0]]

        self._run(work, self.overviewed.emit, "De lijst is niet te lezen")

    def find_earlier(self, query: Query) -> None:
        """Ask for tenders to copy."""
        self._run(
            lambda services: services.dossiers.find(query)[0], self.earlier_found.emit, "De lijst is niet te lezen"
        )

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

    def throw_away(self, identifier: str, done: Callable[[], None]) -> None:
        """Delete a stored tender, and offer to put it back. `done` is called when it is gone or back."""

        def gone(tender: Tender) -> None:
            title = tender.subject.title.strip() or "Aanbesteding zonder titel"
            self.said.emit(f"Verwijderd: {title}", "Ongedaan maken", lambda: put_back(tender))
            done()

        def put_back(tender: Tender) -> None:
            self._run(
                lambda services: services.dossiers.put_back(tender),
                lambda _stored: done(),
                "Terugzetten is niet gelukt",
            )

        self._run(
            lambda services: services.dossiers.throw_away(identifier),
            gone,
            "Verwijderen is niet gelukt",
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
        self.start(replace(tender, subject=replace(tender.subject, title=title), phase=Phase.PREPARATION))

    def close_tender(self) -> None:
        """Leave the open tender; it is kept."""
        self._autosave.flush()

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


def _counts(services: Services, query: Query, today: date) -> dict[str, int]:
    """How many tenders stand under each chip of the list, for the same search."""
    base = Query(search=query.search)
    return {chip: services.dossiers.count(replace(base, **chip_filter(chip, today))) for chip in CHIPS}
