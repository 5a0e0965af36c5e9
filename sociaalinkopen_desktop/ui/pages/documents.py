"""Step 9: the documents of this tender, with a preview that is the document itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.ports import Problem
from ...domain.assessment import Assessment
from ...domain.documents import DocumentKind, FileFormat
from ...domain.steps import Step
from ...domain.tender import Tender
from ..document_keeper import DocumentKeeper
from ..document_tools import DocumentTools
from ..messages import sentences_of
from ..preview_maker import PreviewMaker, Wanted
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.layouts import column, holder, row
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from .beside_card import BesideCard
from .document_actions import DocumentActions
from .document_lines import LISTS, lines_of
from .documents_list import DocumentsList
from .export_card import ExportCard
from .notice_fields_card import NoticeFieldsCard
from .preview import Preview

if TYPE_CHECKING:
    from ...application.definitive import Definitive, DefinitiveState
    from ...domain.document import Document

PAUSE_MS = 400
ROOM_FOR_TWO = 640
NO_PREVIEW = "Deze lijst opent u in Excel of LibreOffice. Hier is geen voorbeeld van."
BROKEN = "Het voorbeeld kon door een fout in het programma niet worden gemaakt."


class DocumentsPage(QWidget):
    """The preview is made again after a pause in the changes. `said(words, action words, action)`: for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, tools: DocumentTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._now: tuple[Tender, Assessment] | None = None
        self._key = DocumentKind.JUSTIFICATION.value
        self._states: Mapping[DocumentKind, DefinitiveState] = {}
        self._final: dict[str, Document] = {}
        self._shows_final = False
        self.choose_all = Button("Alles kiezen", "secondary", "check-square")
        self.turn_over = Button("Toon het voorbeeld", "secondary", "file-pdf")
        tools_of_page = (self.turn_over, self.choose_all)
        self._head = PageHead(Step.DOCUMENTS.label, "Scherm, papier en bestand zeggen hetzelfde.", tools_of_page)
        self._shows_preview = self._is_narrow = self._is_aside = False
        self.list, self.preview, self.document_bar = DocumentsList(), Preview(tools.drawing), DocumentActions()
        self.export_card, self.notice_fields, self.beside = ExportCard(), NoticeFieldsCard(), BesideCard()
        self.maker = PreviewMaker(tools.pdf, tools.tasks, self)
        self.keeper = DocumentKeeper(tools, self)
        self._build()
        self._connect()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._refresh)

    def _build(self) -> None:
        self._left = StepPanel(width=0, gap=12)
        self._left.add(self.list, self.notice_fields, self.beside)
        left = column(gap=8)
        left.addWidget(self._left, 1)
        left.addWidget(self.export_card)
        right = column(gap=8)
        right.addWidget(self.preview, 1)
        right.addWidget(self.document_bar)
        self._left_side, self._right_side = holder(left), holder(right)
        columns = row(gap=20)
        columns.addWidget(self._left_side, 4)
        columns.addWidget(self._right_side, 5)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 16, 14)
        box.setSpacing(12)
        box.addWidget(self._head)
        box.addLayout(columns, 1)
        self.list.set_current(self._key)
        self.preview.show_words("Het voorbeeld wordt gemaakt.")

    def _connect(self) -> None:
        self.notice_fields.said.connect(self.said)
        self.list.shown.connect(self.show_document)
        self.choose_all.clicked.connect(lambda: self.list.mark(self.list.offered()))
        self.turn_over.clicked.connect(self._turn_over)
        self.list.opened.connect(lambda _key: self._turn_over() if self._is_narrow else None)
        self.list.marks_changed.connect(lambda: self.export_card.show_marked(len(self.list.marked())))
        self.maker.made.connect(self._on_made)
        self.maker.unchanged.connect(self._on_unchanged)
        self.maker.failed.connect(self._on_failed)
        actions, card = self.document_bar, self.export_card
        actions.save.clicked.connect(lambda: self.save())
        actions.save_as.connect(self.save)
        actions.print.clicked.connect(lambda: self.print_pages())
        actions.open_folder.clicked.connect(self.keeper.open_folder)
        actions.finalised.connect(self._finalise)
        actions.final_chosen.connect(self._show_final)
        actions.printing_stopped.connect(self.keeper.stop_printing)
        self.keeper.said.connect(self.said)
        self.keeper.saving.connect(actions.set_saving)
        self.keeper.printing.connect(actions.set_printing)
        card.asked.connect(self._export)
        several = self.keeper.several
        card.stopped.connect(several.stop)
        card.left.connect(lambda: self.list.mark(()))
        card.folder_asked.connect(self.keeper.open_folder)
        several.begun.connect(card.begin)
        several.went_on.connect(card.go_on)
        several.came.connect(card.show_outcome)
        several.ended.connect(card.end)
        for key, by in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.preview.go_to_hit(by))

    def add_card(self, card: QWidget) -> None:
        """Put a card below the documents and the fields of the notice."""
        self._left.add(card)

    add_foot = add_card

    # -- showing --------------------------------------------------------------------------------------------------
    def show_tender(self, tender: Tender, assessment: Assessment) -> None:
        """The tender that the documents are about, as it is now."""
        if self._now is None or self._now[0].id != tender.id:
            self._forget()
        self._now = (tender, assessment)
        self.notice_fields.show_tender(tender)
        self.beside.show_tender(tender)
        self._show_lines()
        if self.isVisible():
            self._pause.start(PAUSE_MS if self.preview.page_number()[1] else 0)

    def _forget(self) -> None:
        """Another tender: what was shown, marked and made definitive was of the one before."""
        self._states, self._final, self._shows_final = {}, {}, False
        self._is_aside = False
        self.document_bar.show()
        self.list.mark(())
        self.preview.show_words("Het voorbeeld wordt gemaakt.")
        self._key = DocumentKind.JUSTIFICATION.value
        self.list.set_current(self._key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """With large text there is room for the list or the preview; a button goes from one to the other."""
        self._is_narrow = self.width() < look().px(ROOM_FOR_TWO)
        self.turn_over.setVisible(self._is_narrow)
        self.turn_over.setText("Toon de lijst" if self._shows_preview else "Toon het voorbeeld")
        self._right_side.setVisible(not self._is_narrow or self._shows_preview)
        self._left_side.setVisible(not self._is_narrow or not self._shows_preview)
        self.choose_all.setVisible(not self._is_narrow or not self._shows_preview)

    def _turn_over(self) -> None:
        self._shows_preview = not self._shows_preview
        self._fit()
        (self.preview.view if self._shows_preview else self.list.row(self._key)).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._now is not None:
            self._pause.start(0)

    def show_pages(self, title: str, pdf: bytes) -> None:
        """Look at pages that are no document of the list, such as a checklist, until one of the list is chosen."""
        self._is_aside = True
        self.document_bar.hide()
        self.preview.show_pdf(f"{title}/{len(pdf)}", title, pdf)
        if self._is_narrow and not self._shows_preview:
            self._turn_over()

    def show_document(self, key: str) -> None:
        """Look at the document with that key."""
        self._is_aside = False
        self.document_bar.show()
        self._key = key
        self._shows_final = False
        self.list.set_current(key)
        kept = self.maker.kept(self._preview_key())
        if key == LISTS:
            self.preview.show_words(NO_PREVIEW)
        elif kept is not None:
            self.preview.show_pdf(self._preview_key(), kept[0].kind, kept[1])
        else:
            self.preview.show_words("Het voorbeeld wordt gemaakt.")
        self._show_actions()
        self._pause.start(0)

    def _preview_key(self) -> str:
        tender = self._now[0].id if self._now else ""
        return f"{tender}/{self._key}/{'final' if self._shows_final else 'now'}"

    def _kind(self) -> DocumentKind | None:
        return None if self._key == LISTS else DocumentKind(self._key)  # type: ignore[call-arg]

    def _refresh(self) -> None:
        """Make what is looked at anew, and ask how the definitive documents stand."""
        if self._now is None or not self.isVisible():
            return
        tender, _assessment = self._now
        self._tools.definitives.states(tender, lambda states: self._on_states(tender.id, states))
        kind = self._kind()
        if kind is None:
            return
        final = self._final.get(self._key) if self._shows_final else None
        make = (lambda: final) if final is not None else self._making(kind)
        self.maker.ask(Wanted(self._preview_key(), make))

    def _making(self, kind: DocumentKind) -> Callable[[], Document]:
        assert self._now is not None
        tender, assessment = self._now
        return lambda: self._tools.document(kind, tender, assessment)

    def _on_made(self, key: str, document: Document, pdf: bytes) -> None:
        if key == self._preview_key() and not self._is_aside:
            self.preview.show_pdf(key, document.kind, pdf)

    def _on_unchanged(self, key: str) -> None:
        kept = self.maker.kept(key)
        if key == self._preview_key() and kept is not None and not self.preview.page_number()[1]:
            self.preview.show_pdf(key, kept[0].kind, kept[1])

    def _on_failed(self, key: str, error: BaseException) -> None:
        if not isinstance(error, Problem):
            self.preview.show_words(BROKEN)
            raise error
        if key == self._preview_key():
            self.preview.show_words(sentences_of(error))

    def _on_states(self, identifier: str, states: Mapping[DocumentKind, DefinitiveState]) -> None:
        if self._now is not None and self._now[0].id == identifier:
            self._states = states
            self._show_lines()

    def _show_lines(self) -> None:
        if self._now is not None:
            told = {kind: (state.is_changed, state.sentence) for kind, state in self._states.items()}
            self.list.show_lines(lines_of(self._now[0], told))
            self.list.set_current(self._key)
            self._show_actions()

    def _show_actions(self) -> None:
        kind = self._kind()
        state = self._states.get(kind) if kind is not None else None
        number = state.definitive.checksum if state is not None else ""
        self.document_bar.show_document(
            is_list=kind is None,
            state=state.sentence if state is not None else "",
            checksum=number,
            shows_final=self._shows_final,
        )

    def page_number(self) -> tuple[int, int]:
        """Which page is read, and how many there are; (0, 0) while there is none."""
        return self.preview.page_number()

    def pdf(self) -> bytes:
        """What is looked at, as it would be printed; empty while it is being made."""
        kept = self.maker.kept(self._preview_key())
        return kept[1] if kept is not None else b""

    def open_search(self) -> None:
        """Search in the document that is shown (Ctrl+F)."""
        if self._is_narrow and not self._shows_preview:
            self._turn_over()
        self.preview.open_search()

    # -- definitive -----------------------------------------------------------------------------------------------
    def _finalise(self) -> None:
        kind = self._kind()
        if self._now is None or kind is None:
            return
        self._tools.definitives.finalise(kind, self._now[0].id, lambda made: self._on_final(kind, made))

    def _on_final(self, kind: DocumentKind, made: Definitive) -> None:
        self._final.pop(kind.value, None)
        self.said.emit(f"{kind.label} is definitief", "", None)
        if self._now is not None:
            tender = self._now[0]

            def told(states: Mapping[DocumentKind, DefinitiveState]) -> None:
                self._on_states(tender.id, states)
                if self._key == kind.value:
                    self._show_final(True)

            self._tools.definitives.states(tender, told)

    def _show_final(self, on: bool) -> None:
        """Look at the definitive copy, or at the document as it would be now."""
        kind = self._kind()
        state = self._states.get(kind) if kind is not None else None
        if not on or state is None:
            self._shows_final = False
            self._show_actions()
            self._refresh()
            return

        def fetched(document: Document) -> None:
            if kind is not None and self._key == kind.value:
                self._final[self._key] = document
                self._shows_final = True
                self._show_actions()
                self._refresh()

        self._tools.definitives.document(state.definitive, fetched)

    # -- keeping and printing -------------------------------------------------------------------------------------
    def save_button(self) -> QWidget:
        return self.document_bar.save

    def save(self, form: FileFormat = FileFormat.PDF) -> None:
        """Ask where the document that is shown goes, and write it as that kind of file."""
        if self._now is not None:
            final = self._final.get(self._key) if self._shows_final else None
            self.keeper.save(self.keeper.order(self._key, form, self._now, final))

    def _export(self, form: FileFormat) -> None:
        """Ask for a folder, and keep everything that is marked there."""
        if self._now is not None:
            self.keeper.save_several([self.keeper.order(key, form, self._now) for key in self.list.marked()])

    def print_pages(self) -> None:
        """Print the document that is shown, through the dialog of the system."""
        kept, pages = self.maker.kept(self._preview_key()), self.preview.page_number()[1]
        if kept is not None and pages:
            self.keeper.ask_printer(kept[0].file_name, kept[1], pages, gray=self.preview.is_gray)
