"""Texts to read: their names left, the text of the chosen one right. For licences and for what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QListWidget, QPlainTextEdit, QWidget

from ..theme import look
from ..widgets.buttons import Button
from ..widgets.layouts import column, row
from ..widgets.text import Label

_NAMES_WIDTH = 250
_TEXT_MARGIN = 12


@dataclass(frozen=True)
class Reading:
    """One text: its name in the list, a line about it, and how to fetch it when it is first shown."""

    name: str
    note: str
    fetch: Callable[[], str]


class ReadingDialog(QDialog):
    """A list of texts (at least one) and the chosen text, which can be read and copied. Freed when it is closed."""

    def __init__(self, title: str, lead: str, readings: Sequence[Reading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._readings = tuple(readings)
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
        both = row(self.names, right, gap=16)
        both.setStretch(1, 1)
        head = column(Label(title, "section", wrap=True), Label(lead, tone="muted", wrap=True), gap=2)
        box = column(head, both, row(None, self.done_button), gap=16, margins=(24, 20, 24, 20))
        box.setStretchFactor(both, 1)
        self.setLayout(box)
        self.names.currentRowChanged.connect(self._show)
        self.names.setCurrentRow(0)
        self.names.setFocus()
        self.restyle()

    def restyle(self) -> None:
        self.names.setFixedWidth(look().px(_NAMES_WIDTH))
        self.resize(look().px(920), look().px(620))

    def _show(self, at: int) -> None:
        reading = self._readings[at]
        self.note.setText(reading.note)
        self.text.setAccessibleName(f"Tekst: {reading.name}")
        self.text.setPlainText(reading.fetch())
