"""Card of step 1: documents that lie elsewhere. Nothing is copied, and nothing opens by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain.dossier import Attachment
from ...domain.tender import Tender
from ..messages import Messages
from ..rows_editor import RowsEditor, RowsSpec
from ..tasks import Tasks
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Glyph, Label

SPEC = RowsSpec(
    path="attachments",
    thing="bijlage",
    summary=("title", "location"),
    empty="Verwijs naar stukken die elders staan, zoals een marktverkenning, een offerte of een besluit. "
    "Het programma kopieert ze niet en opent ze niet vanzelf.",
)
KINDS = "Alle bestanden (*)"
STATES = {
    None: ("circle-dashed", "muted", "nog niet bekeken"),
    True: ("check-circle-fill", "ok", "gevonden"),
    False: ("warning-fill", "why", "niet gevonden"),
}


@dataclass(frozen=True)
class AttachmentTools:
    """What the card asks from outside; `exists(path)` may take long, and is asked beside the window."""

    messages: Messages
    folder: Callable[[], Path]
    open_folder: Callable[[Path], object]
    today: Callable[[], date]
    exists: Callable[[Path], bool] = Path.exists


def is_file(location: str) -> bool:
    """Whether a place is a file on this computer or the network; not a web address, and not a case number."""
    place = location.strip()
    if "://" in place or place.lower().startswith("www.") or "\0" in place:
        return False
    return PurePosixPath(place).is_absolute() or PureWindowsPath(place).is_absolute()


class _Place(QWidget):
    """One file: whether it was found, and a button to its folder."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._location = ""
        self._glyph = Glyph("circle-dashed", "muted", 16)
        self._name = Label("", "caption-strong", wrap=True)
        self._words = Label("", "caption", "muted", wrap=True)
        self.button = Button("Open map", "quiet", "folder-open", small=True)
        self.button.clicked.connect(lambda: self.opened.emit(self._location))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._words)
        line = row(gap=8)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_place(self, attachment: Attachment, found: bool | None) -> None:
        glyph, tone, words = STATES[found]
        self._location = attachment.location.strip()
        self._glyph.set_glyph(glyph, tone)
        self._name.setText(_title(attachment))
        self._words.set_tone("muted" if tone == "ok" else tone)
        self._words.setText(words)
        self.button.setAccessibleName(f"Open de map van {_title(attachment)}")

    def words(self) -> tuple[str, str]:
        return self._name.text(), self._words.text()


class AttachmentsCard(Card):
    """The list, a button that fills in a file, and on request whether the files are still there.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: AttachmentTools, parent: QWidget | None = None) -> None:
        super().__init__("Bijlagen elders", parent=parent)
        self._editor, self._tools = editor, tools
        self._tasks = Tasks(self)  # a thread of its own: a network drive that hangs must not hold up the documents
        self._found: dict[str, bool] = {}
        self._places: list[_Place] = []
        self.rows = RowsEditor(editor, SPEC)
        self.rows.removed.connect(lambda words: self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._undo))
        self._choose = Button("Bestand kiezen…", "secondary", "folder-open", small=True)
        self._choose.clicked.connect(self.choose_file)
        self._look = Button("Kijk of de bestanden er staan", "quiet", "magnifying-glass", small=True)
        self._look.clicked.connect(self.look)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._look)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.add(self.rows, holder(buttons), self._list)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._show)
        self._show(editor.tender)

    # -- for tests ------------------------------------------------------------------------------------------------
    def choose_button(self) -> Button:
        return self._choose

    def look_button(self) -> Button:
        return self._look

    def places(self) -> list[tuple[str, str]]:
        """Name and state of each file that is shown."""
        return [place.words() for place in self._places if place.isVisibleTo(self)]

    def folder_button(self, at: int) -> Button:
        return self._places[at].button

    # -- acting ---------------------------------------------------------------------------------------------------
    def choose_file(self) -> None:
        """Ask for a file, and put it in the last attachment that has no place yet, or in a new one."""
        path = self._tools.messages.file_to_open(self, "Bijlage kiezen", KINDS, str(self._tools.folder()))
        if path is None:
            return
        rows = self._editor.tender.attachments
        if rows and not rows[-1].location.strip():
            kept, begun = rows[:-1], rows[-1]
        else:
            kept, begun = rows, Attachment()
        made = replace(
            begun, title=begun.title or path.stem, location=str(path), added_on=begun.added_on or self._tools.today()
        )
        self._editor.replace(replace(self._editor.tender, attachments=(*kept, made)), "Bijlage toegevoegd")
        self.rows.open_item(len(kept))

    def look(self) -> None:
        """See beside the window which files are there."""
        files = [item.location.strip() for item in self._files()]
        self._look.setEnabled(False)
        self._tasks.run(lambda: _found(files, self._tools.exists), self._on_found)

    def _on_found(self, found: dict[str, bool]) -> None:
        self._look.setEnabled(True)
        self._found = found
        self._show(self._editor.tender)
        missing = sum(not there for there in found.values())
        if not missing:
            self.said.emit("Alle bestanden staan op hun plaats", "", None)
        else:
            words = "1 bestand is" if missing == 1 else f"{missing} bestanden zijn"
            self.said.emit(f"{words} niet gevonden: zie Bijlagen elders", "", None)

    def _undo(self) -> None:
        self._editor.undo_stack.undo()

    # -- showing --------------------------------------------------------------------------------------------------
    def _on_opened(self, tender: Tender) -> None:
        self._found = {}
        self._show(tender)
        self.rows.drop_typing()

    def _files(self) -> list[Attachment]:
        return [item for item in self._editor.tender.attachments if is_file(item.location)]

    def _show(self, tender: Tender) -> None:
        self.rows.show_tender(tender)
        files = self._files()
        while len(self._places) < len(files):
            place = _Place()
            place.opened.connect(lambda location: self._tools.open_folder(Path(location).parent))
            self._places.append(place)
            self._list.addWidget(place)
        for at, place in enumerate(self._places):
            if at < len(files):
                place.show_place(files[at], self._found.get(files[at].location.strip()))
            place.setVisible(at < len(files))
        self._look.setVisible(bool(files))


def _found(files: Sequence[str], exists: Callable[[Path], bool]) -> dict[str, bool]:
    there = {}
    for file in files:
        try:
            there[file] = exists(Path(file))
        except (OSError, ValueError):  # a drive that is not there, a name that cannot be one
            there[file] = False
    return there


def _title(attachment: Attachment) -> str:
    return attachment.title.strip() or PureWindowsPath(attachment.location.strip()).name or "Bijlage"
