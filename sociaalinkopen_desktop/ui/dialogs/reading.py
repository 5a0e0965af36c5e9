"""Texts to read: their names left, the text of the chosen one right, all to be searched. Licences, what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QListWidget, QPlainTextEdit, QTextEdit, QWidget

from ...domain import dutch
from ...domain.catalogue_search import plain
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.layouts import column, holder, row
from ..widgets.search_field import SearchField
from ..widgets.text import Label

_NAMES_WIDTH = 250
_TEXT_MARGIN = 12
_MOST_MARKS = 500


@dataclass(frozen=True)
class Reading:
    """One text: its name in the list, a line about it, and how to fetch it when it is first shown."""

    name: str
    note: str
    fetch: Callable[[], str]


class ReadingDialog(QDialog):
    """A list of texts (at least one) and the chosen text, which can be read and copied. Freed when it is closed.

    What is sought leaves the texts in the list that hold it, marked; the first place where it stands comes in sight.
    """

    def __init__(self, title: str, lead: str, readings: Sequence[Reading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._readings = tuple(readings)
        self.search = SearchField("Zoek in deze teksten", f"{title}: zoeken", grows=True)
        self.search.searched.connect(self._seek)
        self.count = Label("", tone="muted", wrap=True)
        self.count.hide()
        self.names = QListWidget()
        self.names.setAccessibleName(f"{title}: onderdelen")
        self.names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        for reading in self._readings:
            self.names.addItem(reading.name)
        self.note = Label("", tone="muted", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(_TEXT_MARGIN)
        self.done_button = Button("Sluiten", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        right = column(self.note, self.text, gap=8)
        right.setStretchFactor(self.text, 1)
        self.left = holder(column(self.search, self.count, self.names, gap=8))
        both = row(self.left, right, gap=16)
        both.setStretch(1, 1)
        head = column(Label(title, "section", wrap=True), Label(lead, tone="muted", wrap=True), gap=2)
        box = column(head, both, row(None, self.done_button), gap=16, margins=(24, 20, 24, 20))
        box.setStretchFactor(both, 1)
        self.setLayout(box)
        self.search.downwards.connect(self.names.setFocus)
        self.names.currentRowChanged.connect(self._show)
        self.names.setCurrentRow(0)
        self.names.setFocus()
        self.restyle()

    def restyle(self) -> None:
        self.left.setFixedWidth(look().px(_NAMES_WIDTH))
        self.resize(look().px(920), look().px(620))

    def _seek(self, words: str) -> None:
        sought = plain(words)
        fits = [
            at
            for at, reading in enumerate(self._readings)
            if sought in plain(f"{reading.name} {reading.note}") or sought in plain(reading.fetch())
        ]
        for at in range(self.names.count()):
            self.names.item(at).setHidden(at not in fits)
        self.count.setText(_found_words(len(fits)))
        self.count.setVisible(bool(words))
        if fits and self.names.currentRow() not in fits:
            self.names.setCurrentRow(fits[0])
        self._mark()

    def _mark(self) -> None:
        """Mark what is sought in the text that is shown, and go to the first place."""
        found: list[QTextEdit.ExtraSelection] = []
        marked = QTextCharFormat()
        marked.setBackground(look().c.soft)
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        words, document = self.search.words(), self.text.document()
        cursor = document.find(words) if words else QTextCursor()
        while not cursor.isNull() and len(found) < _MOST_MARKS:
            part = QTextEdit.ExtraSelection()
            part.cursor, part.format = cursor, marked
            found.append(part)
            cursor = document.find(words, cursor)
        self.text.setExtraSelections(found)
        if found:
            start = QTextCursor(found[0].cursor)
            start.clearSelection()
            self.text.setTextCursor(start)

    def _show(self, at: int) -> None:
        reading = self._readings[at]
        self.note.setText(reading.note)
        self.text.setAccessibleName(f"Tekst: {reading.name}")
        self.text.setPlainText(reading.fetch())
        self._mark()


def _found_words(number: int) -> str:
    if not number:
        return "Niets gevonden. Probeer een ander woord."
    return f"{dutch.number(number)} {'tekst' if number == 1 else 'teksten'} met deze woorden"
