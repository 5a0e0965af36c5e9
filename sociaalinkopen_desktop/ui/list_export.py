"""A list as PDF and on paper: gathered and made beside the window, kept where the user says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from .messages import Messages, sentences_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from ..domain.document import Document

Gather = Callable[[Services], "Document"]


class ListExport(QObject):
    """`said(words, action words, action)` is for the undo bar.

    What is asked for is a function that makes the document out of the services; it runs on the thread of the store.
    """

    said = Signal(str, str, object)

    def __init__(
        self,
        door: ServiceDoor,
        tasks: Tasks,
        background: Tasks,
        messages: Messages,
        folder: Callable[[], Path],
        open_folder: Callable[[Path], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._door, self._tasks, self._background = door, tasks, background
        self._messages, self._window = messages, window
        self._folder, self._open_folder = folder, open_folder

    def print_out(self, gather: Gather) -> None:
        """Make the pages, and print them through the dialog of the system."""
        trouble = "Afdrukken lukt niet"

        def gathered(found: tuple[Services, Document]) -> None:
            services, document = found

            def made() -> tuple[bytes, int]:
                from .page_images import page_count

                pdf = services.make_list_pdf(document)
                return pdf, page_count(pdf)

            self._run(self._background, made, lambda pages: self._ask_printer(document.file_name, *pages), trouble)

        self._run(self._tasks, self._gathering(gather), gathered, trouble)

    def save(self, gather: Gather) -> None:
        """Make the document, ask where it goes, and write it."""
        trouble = "De PDF is niet bewaard"

        def gathered(found: tuple[Services, Document]) -> None:
            services, document = found
            proposal = self._folder() / document.file_name
            target = self._messages.file_to_save(self._window, "PDF bewaren", proposal, "PDF (*.pdf)")
            if target is None:
                return
            target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
            self._run(
                self._background, lambda: services.save_list_pdf(document, target), self._on_saved, trouble
            )  # fmt: skip

        self._run(self._tasks, self._gathering(gather), gathered, trouble)

    def _gathering(self, gather: Gather) -> Callable[[], tuple[Services, Document]]:
        return self._door.use(lambda services: (services, gather(services)))

    def _run(self, tasks: Tasks, work: Callable[[], Any], done: Callable[[Any], object], trouble: str) -> None:
        tasks.run(work, done, lambda error: self._messages.tell(self._window, trouble, sentences_of(error)))

    def _on_saved(self, target: Path) -> None:
        self.said.emit(f"PDF bewaard: {target.name}", "Open map", lambda: self._open_folder(target.parent))

    def _ask_printer(self, name: str, pdf: bytes, pages: int) -> None:
        from .printing import TROUBLE, ask_printer, print_pdf

        def chosen(printer: object) -> None:
            self.said.emit("Het afdrukken is begonnen", "", None)
            self._run(
                self._background,
                lambda: print_pdf(pdf, printer),  # type: ignore[arg-type]
                lambda _pages: self.said.emit("Naar de printer gestuurd", "", None),
                TROUBLE,
            )

        def refused(sentence: str) -> None:
            self._messages.tell(self._window, TROUBLE, sentence)

        ask_printer(self._window, name, pages, chosen, refused)
