"""Card of step 9: checklists on paper or as a form, and a filled-in form back into the tender."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ...application.checklists import ChecklistDesk, FormReading
from ...domain.assessment import Assessment
from ...domain.checklists import Checklist, Difference, FormKind, merged
from ...domain.document import Document
from ...domain.tender import Tender
from ..messages import Messages, sentences_of
from ..tasks import Tasks
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import ChoiceBox, Segment
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label
from .form_differences import FormDifferences

ALL = "all"
KINDS = "PDF (*.pdf);;Alle bestanden (*)"
FORM_WORDS = {
    FormKind.FILLED: "Wat het dossier en de Toets al zeggen, is ingevuld.",
    FormKind.HALF: "Alleen wat zeker is: wat u zelf invulde, en wat het programma met zekerheid uitrekent.",
    FormKind.BLANK: "Er is niets ingevuld. Handig voor een tweede lezer.",
}
SHORT = {FormKind.FILLED: "Ingevuld", FormKind.HALF: "Half", FormKind.BLANK: "Leeg"}


@dataclass(frozen=True)
class ChecklistTools:
    """What the card asks from outside. `desk` and `pdf` work beside the window and may raise Problem."""

    desk: ChecklistDesk
    pdf: Callable[[Document], bytes]
    assess: Callable[[Tender], Assessment]
    tasks: Tasks
    messages: Messages
    folder: Callable[[], Path]
    open_folder: Callable[[Path], object]


class ChecklistsCard(Card):
    """`said(words, action words, action)` is for the undo bar; `looked(title, PDF)` asks to show a checklist."""

    said = Signal(str, str, object)
    looked = Signal(str, object)

    def __init__(self, editor: TenderEditor, tools: ChecklistTools, parent: QWidget | None = None) -> None:
        super().__init__("Checklists", margins=(16, 12, 16, 14), parent=parent)
        self._editor, self._tools = editor, tools
        self._known: Sequence[Checklist] = tools.desk.checklists()
        self.setAcceptDrops(True)
        choices = [(item.id, f"{item.number}. {item.title}") for item in self._known]
        self._which = ChoiceBox([*choices, (ALL, f"Alle {len(choices)} checklists")])
        self._which.set_value(choices[0][0] if choices else None)
        self._kind = Segment([(kind, SHORT[kind]) for kind in FormKind])
        self._kind.set_value(FormKind.FILLED)
        self._purpose = Label("", "caption", "muted", wrap=True)
        self._explain = Label("", "caption", "muted", wrap=True)
        self._save = Button("PDF bewaren", "secondary", "download-simple", small=True)
        self._save_form = Button("Invulbare PDF bewaren", "secondary", "note-pencil", small=True)
        self._look = Button("Bekijken", "secondary", "file-pdf", small=True, name="Checklist bekijken")
        self._print = Button("Afdrukken", "secondary", "printer", small=True, name="Checklist afdrukken")
        self._read = Button("Ingevuld formulier inlezen…", "quiet", "upload-simple", small=True)
        self._problem = Hint(tone="bad", glyph="warning-circle-fill")
        self.differences = FormDifferences()
        self.differences.hide()
        buttons = Flow(gap=8, line_gap=6)
        for button in (self._look, self._save, self._save_form, self._print, self._read):
            buttons.addWidget(button)
        drop = Label("U kunt een ingevuld formulier ook hierheen slepen.", "caption", "muted", wrap=True)
        self.add(
            FieldRow("Checklist", self._which),
            self._purpose,
            FieldRow("Vorm", self._kind),
            self._explain,
            holder(buttons),
            drop,
            self._problem,
            self.differences,
        )
        self._which.edited.connect(lambda _key: self._show_choice())
        self._kind.edited.connect(lambda _kind: self._show_choice())
        self._save.clicked.connect(lambda: self.save(fillable=False))
        self._save_form.clicked.connect(lambda: self.save(fillable=True))
        self._look.clicked.connect(self.look_at_pages)
        self._print.clicked.connect(self.print_pages)
        self._read.clicked.connect(self.ask_form)
        self.differences.accepted.connect(self._on_accepted)
        self.differences.closed.connect(self._put_aside)
        editor.opened.connect(lambda _tender: self._put_aside())
        self._show_choice()

    # -- for tests and the page -----------------------------------------------------------------------------------
    def which_field(self) -> ChoiceBox:
        return self._which

    def kind_field(self) -> Segment:
        return self._kind

    def buttons(self) -> tuple[Button, Button, Button, Button]:
        """Keep, keep as form, print, read."""
        return self._save, self._save_form, self._print, self._read

    def problem(self) -> str:
        """What went wrong last, or ""."""
        return self._problem.words()

    # -- making ---------------------------------------------------------------------------------------------------
    def _show_choice(self) -> None:
        key = self._which.value()
        chosen = next((item for item in self._known if item.id == key), None)
        self._purpose.setText(chosen.purpose if chosen else "Elke checklist wordt een eigen bestand in een map.")
        self._explain.setText(FORM_WORDS[self._kind.value() or FormKind.FILLED])
        self._look.setVisible(chosen is not None)
        self._print.setVisible(chosen is not None)

    def _makers(self, *, fillable: bool) -> list[Callable[[], Document]]:
        """What makes the chosen checklists of the tender as it is now; to be called beside the window."""
        tender, kind = self._editor.tender, self._kind.value()
        assessment = self._tools.assess(tender)
        keys = [item.id for item in self._known] if self._which.value() == ALL else [self._which.value()]
        document = self._tools.desk.document
        return [
            lambda key=key: document(key, tender, assessment, kind, fillable=fillable)  # type: ignore[misc]
            for key in keys
        ]

    def save(self, *, fillable: bool) -> None:
        """Ask where the chosen checklists go, and write them."""
        self._problem.show_words("")
        makers, desk = self._makers(fillable=fillable), self._tools.desk
        if len(makers) > 1:
            folder = self._tools.messages.folder(self, "Map voor de checklists", str(self._tools.folder()))
            if folder is not None:
                self._run(lambda: _save_all(desk, makers, folder), self._on_saved)
            return
        name = makers[0]().file_name
        name = name.replace(".pdf", " - invulbaar.pdf") if fillable else name
        words = "Invulbare checklist bewaren" if fillable else "Checklist bewaren"
        target = self._tools.messages.file_to_save(self, words, self._tools.folder() / name, "PDF (*.pdf)")
        if target is None:
            return
        target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
        self._run(lambda: [desk.save(makers[0](), target)], self._on_saved)

    def _on_saved(self, targets: list[Path]) -> None:
        words = f"PDF bewaard: {targets[0].name}" if len(targets) == 1 else f"{len(targets)} checklists bewaard"
        self.said.emit(words, "Open map", lambda: self._tools.open_folder(targets[0].parent))

    def look_button(self) -> Button:
        return self._look

    def look_at_pages(self) -> None:
        """Show the chosen checklist beside the documents, as it will be printed."""
        self._problem.show_words("")
        (make,) = self._makers(fillable=False)

        def work() -> tuple[str, bytes]:
            document = make()
            return document.title, self._tools.pdf(document)

        self._run(work, lambda made: self.looked.emit(*made))

    def print_pages(self) -> None:
        """Print the chosen checklist through the dialog of the system."""
        self._problem.show_words("")
        (make,) = self._makers(fillable=False)

        def work() -> tuple[str, bytes, int]:
            from ..page_images import page_count

            document = make()
            pdf = self._tools.pdf(document)
            return document.file_name, pdf, page_count(pdf)

        self._run(work, lambda made: self._ask_printer(*made))

    def _ask_printer(self, name: str, pdf: bytes, pages: int) -> None:
        from .. import printing

        printing.ask_printer(
            self, name, pages, lambda printer: self._print_on(pdf, printer), self._problem.show_words
        )  # fmt: skip

    def _print_on(self, pdf: bytes, printer: object) -> None:
        from .. import printing

        def done(_pages: int) -> None:
            self.said.emit("Naar de printer gestuurd", "", None)

        self._run(lambda: printing.print_pdf(pdf, printer), done)  # type: ignore[arg-type]

    # -- reading back ---------------------------------------------------------------------------------------------
    def ask_form(self) -> None:
        """Ask for a filled-in form, and lay it beside the tender."""
        path = self._tools.messages.file_to_open(self, "Ingevuld formulier inlezen", KINDS, str(self._tools.folder()))
        if path is not None:
            self.read_form(path)

    def read_form(self, path: Path) -> None:
        """Lay a filled-in form beside the tender; nothing changes before *Neem over*."""
        self._put_aside()
        tender, desk = self._editor.tender, self._tools.desk
        self._run(lambda: desk.reading(path, tender), lambda reading: self._on_read(tender.id, reading))

    def _on_read(self, tender: str, reading: FormReading) -> None:
        if self._editor.tender.id != tender:
            return  # another tender was opened meanwhile
        self.differences.show_reading(reading)
        self.differences.show()
        self.differences.take_focus()

    def _on_accepted(self, reading: FormReading, accepted: tuple[Difference, ...]) -> None:
        changed = merged(reading.checklist, self._editor.tender, accepted)
        count = "1 antwoord" if len(accepted) == 1 else f"{len(accepted)} antwoorden"
        words = f"{count} overgenomen uit checklist {reading.checklist.number}"
        self._editor.replace(changed, words)
        self._put_aside()
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)

    def _put_aside(self) -> None:
        self._problem.show_words("")
        self.differences.hide()

    # -- dropping -------------------------------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pdf_in([url.toLocalFile() for url in event.mimeData().urls()]) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = pdf_in([url.toLocalFile() for url in event.mimeData().urls()])
        if path is not None:
            event.acceptProposedAction()
            self.read_form(path)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        """Do work beside the window; a problem is told in the card."""

        def failed(error: BaseException) -> None:
            self._set_busy(False)
            self._problem.show_words(sentences_of(error))
            self._read.setFocus(Qt.FocusReason.OtherFocusReason)  # the page scrolls to where the problem is told

        def finished(result: object) -> None:
            self._set_busy(False)
            done(result)

        self._set_busy(True)
        self._tools.tasks.run(work, finished, failed)

    def _set_busy(self, busy: bool) -> None:
        for button in self.buttons():
            button.setEnabled(not busy)


def pdf_in(files: Sequence[str]) -> Path | None:
    """The first PDF among dropped files."""
    return next((Path(name) for name in files if name.lower().endswith(".pdf")), None)


def _save_all(desk: ChecklistDesk, makers: Sequence[Callable[[], Document]], folder: Path) -> list[Path]:
    targets = []
    for make in makers:
        document = make()
        targets.append(desk.save(document, folder / document.file_name))
    return targets
