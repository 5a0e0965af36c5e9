"""Card of step 9: the social and sustainable fields of the notice, to copy into TenderNed one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.eforms_values import EformsField, eforms_values, grouped, has_notice
from ...domain.tender import Tender
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.hint import Hint
from ..widgets.layouts import emptied, row
from ..widgets.text import Label


class _Row(QWidget):
    """One field: its name, what to fill in, what is wrong, and a button that copies the value."""

    copied = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._field: EformsField | None = None
        self._lot = ""
        self._name = Label("", "caption", "muted", wrap=True)
        self._value = Label("", "strong", wrap=True)
        self._meaning = Label("", "caption", "muted", wrap=True)
        self._problem = Hint(glyph="warning-fill")
        self._copy = Button("", "quiet", "copy", small=True, name="Kopieer")
        self._copy.clicked.connect(self._on_copy)
        for label in (self._value, self._meaning):
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            label.setTextInteractionFlags(flags)
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._name, self._value, self._meaning, self._problem):
            words.addWidget(part)
        line = row(gap=6)
        line.addLayout(words, 1)
        line.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_field(self, field: EformsField, lot: str) -> None:
        self._field, self._lot = field, lot
        self._name.setText(f"{field.bt} {field.label}")
        self._value.set_role("strong" if field.codes else "body")
        self._value.setText(field.value or "Nog leeg")
        self._value.set_tone("text" if field.value else "muted")
        self._meaning.setText(field.meaning)
        self._meaning.setVisible(bool(field.meaning))
        self._problem.show_words(" ".join(field.problems))
        self._copy.setVisible(bool(field.value))
        name = f"Kopieer {field.bt} {field.label}"
        self._copy.setAccessibleName(f"{name} ({lot})")
        self._copy.setToolTip(name)

    def field(self) -> EformsField | None:
        return self._field

    def copy_button(self) -> Button:
        return self._copy

    def _on_copy(self) -> None:
        if self._field is not None:
            self.copied.emit(self._field.bt, self._field.value)


class NoticeFieldsCard(Card):
    """Shown only for a procedure with a notice. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("TenderNed: deze velden", margins=(16, 12, 12, 12), parent=parent)
        self.add(Label("Ze volgen uit uw keuzes. Kopieer ze bij elk perceel.", "caption", "muted", wrap=True))
        self._heads: list[Label] = []
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add(self._list)
        self._shown: object = None

    def show_tender(self, tender: Tender) -> None:
        """Show the fields of this tender, or nothing when its procedure has no notice."""
        self.setVisible(has_notice(tender))
        groups = grouped(eforms_values(tender)) if has_notice(tender) else ()
        if groups == self._shown:
            return
        self._shown = groups
        for widget in emptied(self._list):
            widget.hide()
        rows = iter(range(sum(len(group.fields) for group in groups)))
        for at, group in enumerate(groups):
            if at == len(self._heads):
                self._heads.append(Label("", "caption-strong", wrap=True))
            self._heads[at].setText(group.name)
            self._list.addWidget(self._heads[at])
            self._heads[at].show()
            for field in group.fields:
                line = self._row(next(rows))
                line.show_field(field, group.name)
                self._list.addWidget(line)
                line.show()
        wrong = sum(bool(field.problems) for group in groups for field in group.fields)
        self.set_state("to_justify" if wrong else "met", f"{wrong} nakijken" if wrong else "Compleet")

    def row_of(self, bt: str) -> _Row:
        """The first row that shows this field. Raises KeyError when there is none."""
        for line in self._rows:
            shown = line.field()
            if shown is not None and shown.bt == bt and line.isVisibleTo(self):
                return line
        raise KeyError(bt)

    def _row(self, at: int) -> _Row:
        if at == len(self._rows):
            line = _Row()
            line.copied.connect(self._on_copied)
            self._rows.append(line)
        return self._rows[at]

    def _on_copied(self, bt: str, value: str) -> None:
        QGuiApplication.clipboard().setText(value)
        self.said.emit(f"{bt} gekopieerd", "", None)
