"""Step 9: documents of this tender, with a preview that is the document itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...application.ports import Problem
from ...domain.assessment import Assessment
from ...domain.justification.build import file_name
from ...domain.steps import Step
from ...domain.tender import Tender
from ..messages import Messages
from ..page_images import PagePicture, page_picture
from ..tasks import Tasks
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import row
from ..widgets.page_head import PageHead
from ..widgets.paper import Paper
from ..widgets.pill import Pill
from ..widgets.step_panel import StepPanel
from ..widgets.text import Glyph, Label
from .notice_fields_card import NoticeFieldsCard

PAUSE_MS = 400
ROOM_FOR_TWO = 560


class DocumentMaker(Protocol):
    """Makes the justification of a tender, in memory or in a file. Both may raise Problem."""

    def pdf(self, tender: Tender, assessment: Assessment) -> bytes: ...

    def save(self, tender: Tender, assessment: Assessment, target: Path) -> Path: ...


class DocumentsPage(QWidget):
    """The preview is made again after a pause in the changes.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(
        self,
        maker: DocumentMaker,
        tasks: Tasks,
        messages: Messages,
        folder: Callable[[], Path],
        open_folder: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._maker, self._tasks, self._messages = maker, tasks, messages
        self._folder, self._open_folder = folder, open_folder
        self._now: tuple[Tender, Assessment] | None = None
        self._made: tuple[Tender, Assessment] | None = None
        self._pdf = b""
        self._page, self._pages = 1, 0
        self._head = PageHead(Step.DOCUMENTS.label, "Scherm, papier en bestand zeggen hetzelfde.")
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._make)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(120)
        self._redraw.timeout.connect(self._draw)

    def _build(self) -> None:
        self._card = Card(margins=(16, 12, 16, 12))
        self._card.set_chosen(True)
        self._state = Pill("draft")
        self._detail = Label("PDF", "caption", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Motiveringsdocument", "strong", wrap=True))
        words.addWidget(self._detail)
        line = row(Glyph("file-pdf", "muted", 24), gap=12)
        line.addLayout(words, 1)
        line.addWidget(self._state)
        self._card.add(line)
        self._note = Label(
            "Zestien hoofdstukken: van kerngegevens tot ondertekening. Wat ook in de aanbestedingsstukken moet, "
            "staat er gemarkeerd in. De PDF is leesbaar met een schermlezer en geschikt voor het archief.",
            "caption",
            "muted",
            wrap=True,
        )
        self.notice_fields = NoticeFieldsCard()
        self.notice_fields.said.connect(self.said)
        left = StepPanel(width=0, gap=8)
        left.add(Label("Voor het dossier", "caption-strong", "muted"), self._card, self._note, self.notice_fields)

        self._paper = Paper()
        self._paper.show_words("Het voorbeeld wordt gemaakt.")
        self._paper.turned.connect(self.turn)
        self._paper.resized.connect(lambda: self._redraw.start())
        self._back = Button("", "quiet", "caret-left", small=True, name="Vorige pagina (PageUp)")
        self._on = Button("", "quiet", "caret-right", small=True, name="Volgende pagina (PageDown)")
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self._place = Label("", "body", "muted")
        self._save = Button("PDF bewaren", "primary", "download-simple")
        self._save.clicked.connect(self.save)
        self._print = Button("Afdrukken", "secondary", "printer")
        self._print.clicked.connect(self.print_pages)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(row(Label("Voorbeeld", "section"), None, self._back, self._place, self._on))
        right.addWidget(self._paper, 1)
        right.addLayout(row(self._save, self._print, None))

        columns = self._columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(left, 4)
        columns.addLayout(right, 5)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 16, 14)
        box.setSpacing(12)
        box.addWidget(self._head)
        box.addLayout(columns, 1)

    # -- showing --------------------------------------------------------------------------------------------------
    def show_tender(self, tender: Tender, assessment: Assessment) -> None:
        """The tender that the documents are about, as it is now."""
        self._now = (tender, assessment)
        self.notice_fields.show_tender(tender)
        if self.isVisible():
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large text the preview stands below the documents, as beside them neither has room."""
        super().resizeEvent(event)
        fits = self.width() >= look().px(ROOM_FOR_TWO)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._now is not None and self._now != self._made:
            self._pause.start(0)

    def turn(self, by: int) -> None:
        """Show the next page (1) or the previous (-1)."""
        to = min(max(1, self._page + by), max(1, self._pages))
        if to != self._page:
            self._page = to
            self._draw()

    def page_number(self) -> tuple[int, int]:
        """Which page is shown, and how many there are."""
        return self._page, self._pages

    def save_button(self) -> Button:
        return self._save

    def _make(self) -> None:
        if self._now is None or self._now == self._made:
            return
        tender, assessment = wanted = self._now
        self._tasks.run(
            lambda: self._maker.pdf(tender, assessment), lambda pdf: self._on_made(wanted, pdf), self._on_failed
        )

    def _on_made(self, made: tuple[Tender, Assessment], pdf: bytes) -> None:
        self._made, self._pdf = made, pdf
        self._draw()

    def _draw(self) -> None:
        if not self._pdf:
            return
        pdf, page, sharpness = self._pdf, self._page, self._paper.dots_per_inch()
        self._tasks.run(lambda: page_picture(pdf, page, sharpness), self._on_drawn)

    def _on_drawn(self, picture: PagePicture) -> None:
        self._page, self._pages = picture.number, picture.pages
        self._paper.show_page(picture.image, f"Pagina {picture.number} van {picture.pages}")
        self._place.setText(f"{picture.number} van {picture.pages}")
        self._back.setEnabled(picture.number > 1)
        self._on.setEnabled(picture.number < picture.pages)
        self._detail.setText(f"PDF · {picture.pages} pagina's")

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            self._paper.show_words("Het voorbeeld kon door een fout in het programma niet worden gemaakt.")
            raise error
        self._paper.show_words(error.sentence)

    # -- keeping and printing -------------------------------------------------------------------------------------
    def save(self) -> None:
        """Ask where the PDF goes, and write it."""
        if self._now is None:
            return
        tender, assessment = self._now
        proposal = self._folder() / file_name(tender, "motivering")
        target = self._messages.file_to_save(self, "PDF bewaren", proposal, "PDF (*.pdf)")
        if target is None:
            return
        target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
        self._save.setEnabled(False)
        self._tasks.run(lambda: self._maker.save(tender, assessment, target), self._on_saved, self._on_save_failed)

    def _on_saved(self, target: Path) -> None:
        self._save.setEnabled(True)
        self.said.emit(f"PDF bewaard: {target.name}", "Open map", lambda: self._open_folder(target.parent))

    def _on_save_failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if not isinstance(error, Problem):
            raise error
        self._messages.tell(self, "De PDF is niet bewaard", error.sentence)

    def print_pages(self) -> None:
        """Print the document through the dialog of the system."""
        if not self._pdf:
            return
        from ..printing import ask_printer

        name = file_name(self._now[0], "motivering") if self._now else "Motivering"
        ask_printer(self, name, self._pages, self._print_on)

    def _print_on(self, printer: object) -> None:
        from ..printing import print_pdf

        print_pdf(self._pdf, printer)  # type: ignore[arg-type]
        self.said.emit("Naar de printer gestuurd", "", None)
