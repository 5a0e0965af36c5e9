"""Documents into files and onto paper, beside the window; where they go the officer says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ..application.exporting_several import Order
from ..domain.documents import DocumentKind, FileFormat
from ..domain.justification.build import file_name
from .document_tools import DocumentTools
from .messages import sentences_of
from .pages.document_lines import LISTS, LISTS_TITLE
from .several_export import SeveralExport

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ..domain.assessment import Assessment
    from ..domain.document import Document
    from ..domain.tender import Tender

TROUBLE = "Het document is niet bewaard"


class DocumentKeeper(QObject):
    """`said(words, action words, action)` is for the undo bar. `saving(bool)` and `printing(bool)` tell what is busy.

    `several` keeps many documents in one folder.
    """

    said = Signal(str, str, object)
    saving = Signal(bool)
    printing = Signal(bool)

    def __init__(self, tools: DocumentTools, window: QWidget) -> None:
        super().__init__(window)
        self._tools, self._window = tools, window
        self._last_folder: Path | None = None
        self._printing_stopped = False
        self.several = SeveralExport(tools.tasks, self)

    def order(self, key: str, form: FileFormat, now: tuple[Tender, Assessment], final: Document | None = None) -> Order:
        """What makes one file of a tender as it is now, or of a definitive copy."""
        (tender, assessment), tools = now, self._tools
        if key == LISTS:
            name = file_name(tender, LISTS_TITLE.lower(), "xlsx")
            return Order(
                words=LISTS_TITLE,
                file_name=name,
                write=lambda target: tools.write_lists(tender, assessment, target),
            )
        kind = DocumentKind(key)  # type: ignore[call-arg]
        return Order(
            words=kind.label,
            file_name=file_name(tender, kind.value, form.value),
            write=lambda target: tools.write(final or tools.document(kind, tender, assessment), target, form),
        )

    # -- files ----------------------------------------------------------------------------------------------------
    def save(self, order: Order) -> None:
        """Ask where a document goes, and write it."""
        ending = Path(order.file_name).suffix
        target = self._tools.messages.file_to_save(
            self._window,
            f"{order.words} bewaren",
            self._tools.folder() / order.file_name,
            f"{ending[1:].upper()} (*{ending})",
        )
        if target is None:
            return
        place = target if target.suffix.lower() == ending else target.with_name(target.name + ending)
        self.saving.emit(True)

        def failed(error: BaseException) -> None:
            self.saving.emit(False)
            self._tools.messages.tell(self._window, TROUBLE, sentences_of(error))

        self._tools.tasks.run(lambda: order.write(place), lambda _made: self._on_saved(place), failed)

    def save_several(self, orders: Sequence[Order]) -> None:
        """Ask for a folder, and keep all of them there."""
        if self.several.busy:
            return
        folder = self._tools.messages.folder(self._window, "Map voor de documenten", str(self._tools.folder()))
        if folder is not None:
            self._last_folder = folder
            self.several.begin(orders, folder)

    def open_folder(self) -> None:
        """Show the folder where the last document went, or else where they go."""
        self._tools.open_folder(self._last_folder or self._tools.folder())

    def _on_saved(self, target: Path) -> None:
        self.saving.emit(False)
        self._last_folder = target.parent
        word = target.suffix[1:].upper()
        self.said.emit(f"{word} bewaard: {target.name}", "Open map", lambda: self._tools.open_folder(target.parent))

    # -- paper ----------------------------------------------------------------------------------------------------
    def ask_printer(self, name: str, pdf: bytes, pages: int, *, gray: bool) -> None:
        """Show the dialog of the system, and print what is chosen there."""
        from .printing import ask_printer

        ask_printer(
            self._window, name, pages, lambda printer: self.print_on(printer, pdf), self._not_printed, gray=gray
        )  # fmt: skip

    def print_on(self, printer: QPrinter, pdf: bytes) -> None:
        """Send the pages to a printer."""
        from .printing import print_pdf

        self._printing_stopped = False
        self.printing.emit(True)

        def done(pages: int) -> None:
            self.printing.emit(False)
            words = "Afdrukken gestopt" if self._printing_stopped else "Naar de printer gestuurd"
            self.said.emit(f"{words} ({pages} {'pagina' if pages == 1 else 'pagina’s'})", "", None)

        def failed(error: BaseException) -> None:
            self.printing.emit(False)
            self._not_printed(sentences_of(error))

        self._tools.tasks.run(lambda: print_pdf(pdf, printer, is_stopped=lambda: self._printing_stopped), done, failed)

    def _not_printed(self, sentence: str) -> None:
        from . import printing

        self._tools.messages.tell(self._window, printing.TROUBLE, sentence)

    def stop_printing(self) -> None:
        """Send no further page."""
        self._printing_stopped = True
