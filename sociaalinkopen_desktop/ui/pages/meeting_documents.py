"""Step 6: the papers of a meeting, to look at, print and keep; all in one folder when one wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ...domain.meeting.documents import MEETING_MAKERS, MeetingDocumentKind, meeting_kinds
from ...domain.meeting.letters import letter
from ...domain.meeting.meeting import InvitationKind, Meeting
from ..meeting_editor import MeetingEditor
from ..preview_maker import PreviewMaker, Wanted
from ..tasks import Tasks
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.choices import ChoiceBox
from ..widgets.layouts import Flow, column, holder, keep_shown, row
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .meeting_parts import Lines, LineSpec
from .preview import Preview

if TYPE_CHECKING:
    from ...domain.document import Document

PAUSE_MS = 400
ROOM_FOR_TWO = 700
_BROKEN = "Het voorbeeld kon niet worden gemaakt."
LETTERS = {
    MeetingDocumentKind.ANNOUNCEMENT: InvitationKind.PUBLIC,
    MeetingDocumentKind.INVITE_ENTERPRISES: InvitationKind.ENTERPRISE,
    MeetingDocumentKind.INVITE_ORGANISATIONS: InvitationKind.ORGANISATION,
}


@dataclass(frozen=True)
class PaperTools:
    """What the papers need: `make` a document now (any thread), its PDF, and two threads: to make and to draw."""

    make: Callable[[MeetingDocumentKind, Meeting], Document]
    pdf: Callable[[Document], bytes]
    tasks: Tasks
    drawing: Tasks


class PapersStep(QWidget):
    """`save_requested(kind)`, `word_requested(kind)` and `print_requested(kind)` are about the shown paper;
    `all_requested()`: every paper in one folder. `said(str)` is for the undo bar."""

    save_requested = Signal(object)
    word_requested = Signal(object)
    print_requested = Signal(object)
    all_requested = Signal()
    said = Signal(str)

    def __init__(self, editor: MeetingEditor, tools: PaperTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._tools = editor, tools
        self.kind = MeetingDocumentKind.PROGRAMME
        self.lines = Lines("Papieren")
        self.preview = Preview(tools.drawing)
        self.maker = PreviewMaker(tools.pdf, tools.tasks, self)
        self.all = Button("Alles in een map", "secondary", "folder-open")
        self.choice = ChoiceBox(width=300)
        self.choice.setAccessibleName("Papier")
        self.save = Button("Bewaar PDF", "primary", "download-simple")
        self.word = Button("Bewaar als Word", "secondary", "file-text")
        self.print = Button("Afdrukken", "secondary", "printer")
        self.copy = Button("Kopieer de tekst", "secondary", "copy")
        self.about = Label("", "caption", "muted", wrap=True)
        listed = Card("Papieren", margins=(8, 14, 8, 12), gap=4)
        listed.layout().itemAt(0).layout().setContentsMargins(12, 0, 12, 0)  # type: ignore[union-attr]
        listed.add(self.lines)
        self._left = StepPanel(width=0)
        self._left.add(listed)
        buttons = Flow(gap=8, line_gap=6)
        for button in (self.save, self.print, self.word, self.copy, self.all):
            buttons.addWidget(button)
        right = column(self.choice, self.about, self.preview, holder(buttons), gap=8)
        right.setStretchFactor(self.preview, 1)
        self._right = holder(right)
        box = row(self._left, self._right, gap=14, margins=(0, 0, 12, 12))
        box.setStretch(0, 4)
        box.setStretch(1, 6)
        self.setLayout(box)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.lines.chosen.connect(self._show_key)
        self.choice.edited.connect(self._show_key)
        self.all.clicked.connect(self.all_requested)
        self.save.clicked.connect(lambda: self.save_requested.emit(self.kind))
        self.word.clicked.connect(lambda: self.word_requested.emit(self.kind))
        self.print.clicked.connect(lambda: self.print_requested.emit(self.kind))
        self.copy.clicked.connect(self._copy)
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(lambda _key, _error: self.preview.show_words(_BROKEN))
        self.maker.unchanged.connect(self._on_unchanged)
        self._editor.changed.connect(self._on_changed)

    def take_focus(self) -> None:
        """Begin at the paper that is shown."""
        if not self.choice.isHidden():
            self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.kind.value in self.lines.shown_keys():
            self.lines.line(self.kind.value).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_kind(self, kind: MeetingDocumentKind) -> None:
        """Show this paper."""
        self.kind = kind
        self._show()
        self._refresh()

    def _show_key(self, key: str) -> None:
        self.show_kind(next(kind for kind in MeetingDocumentKind if kind.value == key))

    def page_number(self) -> tuple[int, int]:
        """Which page of the preview is read, and how many there are."""
        return self.preview.page_number()

    # -- inside ---------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _on_changed(self, _meeting: Meeting) -> None:
        self._show()
        if self.isVisible():
            self._pause.start()

    def _show(self) -> None:
        kinds = meeting_kinds(self._editor.meeting)
        if self.kind not in kinds:
            self.kind = kinds[0]
        self.lines.show_lines(
            [
                LineSpec(
                    kind.value,
                    kind.label,
                    MEETING_MAKERS[kind].when.capitalize(),
                    pill="current" if kind is self.kind else "",
                    pill_words="Getoond" if kind is self.kind else "",
                )
                for kind in kinds
            ]
        )
        self.choice.set_choices([(kind.value, kind.label) for kind in kinds])
        self.choice.set_value(self.kind.value)
        self.about.setText(MEETING_MAKERS[self.kind].about)
        self.copy.setVisible(self.kind in LETTERS)

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        kind, meeting = self.kind, self._editor.meeting
        self.maker.ask(Wanted(f"{meeting.id} {kind.value}", lambda: self._tools.make(kind, meeting)))

    def _on_made(self, key: str, document: Document, pdf: bytes) -> None:
        self.preview.show_pdf(key, document.kind, pdf)

    def _on_unchanged(self, key: str) -> None:
        kept = self.maker.kept(key)
        if kept is not None:
            self.preview.show_pdf(key, kept[0].kind, kept[1])

    def _copy(self) -> None:
        text = letter(self._editor.meeting, LETTERS[self.kind])
        QGuiApplication.clipboard().setText(f"{text.subject}\n\n{text.text}")
        self.said.emit("De tekst staat op het klembord. Plak haar in uw e-mail")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < look().px(ROOM_FOR_TWO)
        keep_shown(self._left, not narrow)
        keep_shown(self.choice, narrow)
