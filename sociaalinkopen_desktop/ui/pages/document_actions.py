"""What can be done with the document that is shown: keep, print, make definitive; each without leaving the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from ...domain.documents import FileFormat
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label

GLYPHS = {FileFormat.DOCX: "note-pencil", FileFormat.ODT: "file-text", FileFormat.HTML: "globe"}
QUESTION = (
    "U maakt een exemplaar dat niet meer verandert, met een controlegetal erop. Uw dossier blijft open. "
    "Wijzigt u daarna iets, dan ziet u dat hier."
)


class DocumentActions(QWidget):
    """`save_as(FileFormat)`: another kind of file. `finalised()`: make it definitive, after the question.

    `final_chosen(bool)`: look at the definitive copy, or at the document of now. `printing_stopped()`.
    """

    save_as = Signal(object)
    finalised = Signal()
    final_chosen = Signal(bool)
    printing_stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Dit document")
        self._is_list = False
        self._state = Label("", "caption-strong", wrap=True)
        self._checksum = Label("", "caption", "muted", wrap=True)
        self._checksum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save = Button("PDF bewaren", "primary", "download-simple")
        self.save.setToolTip("Ctrl+S")
        self.other = Button("Ander bestand", "secondary", "caret-down")
        self.print = Button("Afdrukken", "secondary", "printer")
        self.print.setToolTip("Ctrl+P")
        self.stop_printing = Button("Stop afdrukken", "secondary", "x")
        self.final = Button("Maak definitief", "secondary", "lock-simple")
        self.look_final = Button("Definitief exemplaar", "quiet", "lock-simple")
        self.open_folder = Button("Open map", "quiet", "folder-open")
        flow = Flow(gap=8, line_gap=6)
        for button in (
            self.save,
            self.other,
            self.print,
            self.stop_printing,
            self.final,
            self.look_final,
            self.open_folder,
        ):
            flow.addWidget(button)
        self._asking = Card(margins=(14, 10, 14, 10), gap=8)
        self._asking.set_tone("accent")
        self._asking.setAccessibleName("Definitief maken")
        self.do_it = Button("Maak definitief", "primary", "lock-simple", small=True)
        self.leave = Button("Annuleren", "quiet", small=True)
        answers = Flow(gap=8)
        answers.addWidget(self.do_it)
        answers.addWidget(self.leave)
        self._asking.add(Label(QUESTION, "caption", wrap=True), holder(answers))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (self._state, self._checksum, self._asking, holder(flow)):
            box.addWidget(part)
        self._asking.hide()
        self.stop_printing.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.other.clicked.connect(lambda: self.open_formats())
        self.final.clicked.connect(lambda: self._ask(True))
        self.leave.clicked.connect(lambda: self._ask(False))
        self.do_it.clicked.connect(self._on_sure)
        self.look_final.clicked.connect(lambda: self.final_chosen.emit(not self.look_final.is_on))
        self.stop_printing.clicked.connect(self.printing_stopped)
        self.show_document(is_list=False, state="", checksum="", shows_final=False)

    def show_document(self, *, is_list: bool, state: str, checksum: str, shows_final: bool) -> None:
        """Offer what fits the document: a list for a spreadsheet can only be kept. `state` and `checksum` are those
        of its definitive copy, "" when there is none."""
        self._is_list = is_list
        self.save.setText("Excel bewaren" if is_list else "PDF bewaren")
        for part in (self.other, self.print):
            part.setVisible(not is_list)
        self.final.setVisible(not is_list and not shows_final)
        self.final.setText("Maak opnieuw definitief" if state else "Maak definitief")
        self.look_final.setVisible(bool(state))
        self.look_final.set_on(shows_final)
        self.look_final.setText("Document van nu" if shows_final else "Definitief exemplaar")
        self._state.setText(f"{state}. U ziet nu dat exemplaar." if shows_final else f"{state}." if state else "")
        self._state.setVisible(bool(state))
        self._checksum.setText(f"Controlegetal {spaced(checksum)}" if checksum else "")
        self._checksum.setVisible(bool(checksum) and shows_final)
        if is_list or shows_final:
            self._ask(False)

    def set_saving(self, on: bool) -> None:
        """A file is being written."""
        self.save.setEnabled(not on)
        self.other.setEnabled(not on)

    def set_printing(self, on: bool) -> None:
        """Pages are on their way to the printer."""
        self.print.setVisible(not on and not self._is_list)
        self.stop_printing.setVisible(on)

    def open_formats(self) -> QMenu:
        """The menu of the other kinds of file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Bewaren als")
        for form, glyph in GLYPHS.items():
            action = menu.addAction(look().icon(glyph, "text"), form.label)
            action.triggered.connect(lambda _on=False, form=form: self.save_as.emit(form))
        menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height() + 2)))
        return menu

    def is_asking(self) -> bool:
        """Whether the question before making definitive is there."""
        return self._asking.isVisibleTo(self)

    def state_words(self) -> str:
        """What is said about the definitive copy, or ""."""
        return self._state.text()

    def checksum_words(self) -> str:
        """The checksum that is shown, or ""."""
        return self._checksum.text() if self._checksum.isVisibleTo(self) else ""

    def _ask(self, on: bool) -> None:
        if on == self.is_asking():
            return
        self._asking.setVisible(on)
        (self.do_it if on else self.final).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sure(self) -> None:
        self._ask(False)
        self.finalised.emit()


def spaced(checksum: str) -> str:
    """A checksum in groups of eight signs, so that two people can compare it."""
    return " ".join(checksum[at : at + 8] for at in range(0, len(checksum), 8))
