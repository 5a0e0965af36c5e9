"""The Kennisbank as PDF and on paper: made beside the window, kept where the user says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ..application.ports import Problem
from ..domain import dutch
from ..domain.catalogue_document import file_name
from ..domain.catalogue_search import CatalogueFilter
from .messages import Messages
from .services import Services
from .tasks import Tasks


class CatalogueMaker(Protocol):
    """Makes the overview of what is wanted, in memory or in a file. Both may raise Problem."""

    def pdf(self, wanted: CatalogueFilter) -> bytes: ...

    def save(self, wanted: CatalogueFilter, target: Path) -> Path: ...


@dataclass(frozen=True)
class OverviewMaker:
    """A `CatalogueMaker` that prints the name of the organisation as it is when the document is made."""

    services: Services
    organisation: Callable[[], str]

    def pdf(self, wanted: CatalogueFilter) -> bytes:
        return self.services.make_catalogue_pdf(self.organisation(), wanted)

    def save(self, wanted: CatalogueFilter, target: Path) -> Path:
        return self.services.save_catalogue_pdf(self.organisation(), wanted, target)


class KnowledgeExport(QObject):
    """`said(words, action words, action)` is for the undo bar; `busy(bool)` tells while a PDF is made."""

    said = Signal(str, str, object)
    busy = Signal(bool)

    def __init__(
        self,
        maker: CatalogueMaker,
        tasks: Tasks,
        messages: Messages,
        folder: Callable[[], Path],
        open_folder: Callable[[Path], object],
        today: Callable[[], date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._maker, self._tasks, self._messages, self._window = maker, tasks, messages, window
        self._folder, self._open_folder, self._today = folder, open_folder, today

    def save(self, wanted: CatalogueFilter) -> None:
        """Ask where the PDF goes, and write it."""
        proposal = self._folder() / file_name(self._today(), wanted)
        target = self._messages.file_to_save(self._window, "PDF bewaren", proposal, "PDF (*.pdf)")
        if target is None:
            return
        target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
        self._run(lambda: self._maker.save(wanted, target), self._on_saved, "De PDF is niet bewaard")

    def print_out(self, wanted: CatalogueFilter) -> None:
        """Make the pages, and print them through the dialog of the system."""

        def made() -> tuple[bytes, int]:
            from .page_images import page_count

            pdf = self._maker.pdf(wanted)
            return pdf, page_count(pdf)

        name = file_name(self._today(), wanted)
        self._run(made, lambda found: self._ask_printer(name, *found), "Afdrukken lukt niet")

    def _run(self, work: Callable[[], object], done: Callable[..., object], trouble: str) -> None:
        def finished(result: object) -> None:
            self.busy.emit(False)
            done(result)

        def failed(error: BaseException) -> None:
            self.busy.emit(False)
            if not isinstance(error, Problem):
                raise error
            self._messages.tell(self._window, trouble, error.sentence)

        self.busy.emit(True)
        self._tasks.run(work, finished, failed)

    def _on_saved(self, target: Path) -> None:
        self.said.emit(f"PDF bewaard: {target.name}", "Open map", lambda: self._open_folder(target.parent))

    def _ask_printer(self, name: str, pdf: bytes, pages: int) -> None:
        from .printing import TROUBLE, ask_printer, print_pdf

        def chosen(printer: object) -> None:
            # Dozens of pages take seconds to draw: beside the window, which stays awake.
            self.said.emit(_under_way(pages), "", None)
            self._run(
                lambda: print_pdf(pdf, printer),  # type: ignore[arg-type]
                lambda _pages: self.said.emit("Naar de printer gestuurd", "", None),
                TROUBLE,
            )

        def refused(sentence: str) -> None:
            self._messages.tell(self._window, TROUBLE, sentence)

        ask_printer(self._window, name, pages, chosen, refused)


def _under_way(pages: int) -> str:
    told = dutch.counted(pages, "pagina", "pagina's")
    return f"{told} gaan naar de printer" if pages != 1 else f"{told} gaat naar de printer"
