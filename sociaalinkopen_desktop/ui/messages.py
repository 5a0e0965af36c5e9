"""The only place that opens message boxes and file dialogs, so that tests can answer instead."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a dialog is loaded when it is first opened: the first picture has none
    from PySide6.QtWidgets import QMessageBox, QWidget

MOST_FAULTS = 6


def sentences_of(error: BaseException) -> str:
    """What to say about a problem: its sentence, or its first faults. Raises any other error: that is ours."""
    from ..application.ports import InputProblem, Problem

    if isinstance(error, InputProblem):
        return "\n".join(error.sentences[:MOST_FAULTS])
    if isinstance(error, Problem):
        return error.sentence
    raise error


class Messages(Protocol):
    """What pages may ask of the user."""

    def tell(self, parent: QWidget, title: str, sentence: str) -> None:
        """Say something that needs reading before going on."""

    def ask(self, parent: QWidget | None, title: str, question: str, yes: str) -> bool:
        """Ask whether to do something that cannot be undone; `yes` is the word on the button."""

    def file_to_open(self, parent: QWidget, title: str, kinds: str, folder: str) -> Path | None:
        """Let the user choose a file to read; None when she thinks better of it."""

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kinds: str) -> Path | None:
        """Let the user choose where to write; None when she thinks better of it."""

    def folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """Let the user choose a folder; None when she thinks better of it."""


class WindowMessages:
    """Real boxes and dialogs."""

    def tell(self, parent: QWidget, title: str, sentence: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = _box(parent, title, sentence)
        box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def ask(self, parent: QWidget | None, title: str, question: str, yes: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = _box(parent, title, question)
        do_it = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton("Annuleren", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.exec()
        return box.clickedButton() is do_it

    def file_to_open(self, parent: QWidget, title: str, kinds: str, folder: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(parent, title, str(place_there(Path(folder))), kinds)
        return Path(name) if name else None

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        place = place_there(proposal.parent) / proposal.name
        name, _kind = QFileDialog.getSaveFileName(parent, title, str(place), kinds)
        return Path(name) if name else None

    def folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title, str(place_there(Path(folder))))
        return Path(name) if name else None


def place_there(wanted: Path) -> Path:
    """The folder that a dialog opens in: the wanted one, or else Documents, or the user's own folder.

    The wanted one may lie on a drive that is gone. Without this the dialog would open in the folder of the program.
    """
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation
    others = (QStandardPaths.writableLocation(kind) for kind in (place.DocumentsLocation, place.HomeLocation))
    for folder in (wanted, *(Path(other) for other in others if other)):
        with suppress(OSError, ValueError):
            if folder.is_dir():
                return folder
    return Path.home()


def _box(parent: QWidget | None, title: str, sentence: str) -> QMessageBox:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle("Sociaal Inkopen Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(sentence)
    return box
