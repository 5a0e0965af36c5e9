"""What a form that came back would change: every difference old and new, each to be taken over or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...application.checklists import FormReading
from ...domain.checklists import Difference
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.hint import Hint
from ..widgets.inputs import CheckBox
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Label

_LONGEST = 400
_SHORT = 60  # bold up to this length: a whole paragraph in bold reads badly
CHANGED = "Dit veld is in het dossier ook gewijzigd nadat het formulier is gemaakt. Kijk welke waarde u wilt."
SAME = "Het formulier zegt hetzelfde als het dossier. Er is niets over te nemen."


class _Row(QWidget):
    """One difference: a box, what it is about, and below it old and new."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._difference: Difference | None = None
        self.box = CheckBox("")
        self.box.edited.connect(lambda _on: self.toggled.emit())
        self._name = Label("", wrap=True)
        self._old, self._new = Label("", "body", "muted", wrap=True), Label("", "strong", wrap=True)
        self._hint = Hint(glyph="warning-fill")
        arrow = Label("→", "body", "muted")
        values = row(gap=8)
        values.addWidget(self._old, 1, Qt.AlignmentFlag.AlignTop)
        values.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        values.addWidget(self._new, 1, Qt.AlignmentFlag.AlignTop)
        self._below = QHBoxLayout()
        self._below.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addLayout(values)
        words.addWidget(self._hint)
        self._below.addSpacing(0)
        self._below.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 4)
        whole.setSpacing(2)
        whole.addWidget(self.box)
        whole.addLayout(self._below)
        self.restyle()

    def restyle(self) -> None:
        self._below.setContentsMargins(look().px(18) + 12, 0, 0, 0)

    def show_difference(self, item: Difference) -> None:
        """Show this one; what cannot be taken over has no box."""
        self._difference = item
        words = f"{item.number} {item.label}"
        self.box.setText(words.replace("&", "&&"))
        self.box.setAccessibleName(f"{words} Nu: {item.old}. Wordt: {item.new}.")
        self.box.set_value(not item.problem and not item.was_changed)
        self.box.setVisible(not item.problem)
        self._name.setText(words)
        self._name.setVisible(bool(item.problem))
        self._old.setText(_short(item.old))
        self._new.set_role("strong" if len(item.new) <= _SHORT else "body")
        self._new.setText(_short(item.new))
        told = f"Dit kan niet worden overgenomen. {item.problem}" if item.problem else ""
        self._hint.show_words(told or (CHANGED if item.was_changed else ""))

    def texts(self) -> tuple[str, str, str, str]:
        """What it is about, old, new, and what is said about it."""
        return self._name.text(), self._old.text(), self._new.text(), self._hint.words()

    def accepted(self) -> Difference | None:
        """The difference, when its box is ticked."""
        return self._difference if self.box.value() and not self.box.isHidden() else None


class FormDifferences(QWidget):
    """Shows a reading until it is taken over or put aside.

    `accepted(reading, differences)` when the officer says so; `closed()` when she puts it aside.
    """

    accepted = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: FormReading | None = None
        self._rows: list[_Row] = []
        self._remarks: list[Hint] = []
        self._head = Label("", "strong", wrap=True)
        self._sentence = Label("", "caption", "muted", wrap=True)
        self._all = Button("Alles aan", "quiet", small=True)
        self._none = Button("Alles uit", "quiet", small=True)
        self._all.clicked.connect(lambda: self._tick(True))
        self._none.clicked.connect(lambda: self._tick(False))
        self._take = Button("Neem over", "secondary", "check", small=True)
        self._close = Button("Niet overnemen", "quiet", small=True)
        self._take.clicked.connect(self._on_take)
        self._close.clicked.connect(self.closed)
        choosing, acting = Flow(gap=4, line_gap=4), Flow(gap=8, line_gap=4)
        for part in (self._all, self._none):
            choosing.addWidget(part)
        for part in (self._take, self._close):
            acting.addWidget(part)
        self._choosing = holder(choosing)
        self._remark_box, self._row_box = QVBoxLayout(), QVBoxLayout()
        self._remark_box.setSpacing(4)
        self._row_box.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addWidget(self._sentence)
        box.addLayout(self._remark_box)
        box.addWidget(self._choosing)
        box.addLayout(self._row_box)
        box.addWidget(holder(acting))

    # -- for tests ------------------------------------------------------------------------------------------------
    def rows(self) -> list[_Row]:
        """The rows that are shown."""
        return [item for item in self._rows if item.isVisibleTo(self)]

    def remarks(self) -> list[str]:
        """What could not be used."""
        return [hint.words() for hint in self._remarks if hint.words()]

    def words(self) -> tuple[str, str]:
        """The head and the sentence below it."""
        return self._head.text(), self._sentence.text()

    def buttons(self) -> tuple[Button, Button, Button, Button]:
        """All on, all off, take over, put aside."""
        return self._all, self._none, self._take, self._close

    # -- showing --------------------------------------------------------------------------------------------------
    def show_reading(self, reading: FormReading) -> None:
        """Show what this form would change."""
        self._reading = reading
        found = reading.differences
        self._head.setText(f"Ingelezen: checklist {reading.checklist.number}, {reading.checklist.title}")
        count = "1 verschil" if len(found) == 1 else f"{len(found)} verschillen"
        self._sentence.setText(f"{count} met het dossier. Nu staat links, het formulier rechts." if found else SAME)
        self._show_remarks(reading.remarks)
        while len(self._rows) < len(found):
            made = _Row()
            made.toggled.connect(self._show_take)
            self._rows.append(made)
            self._row_box.addWidget(made)
        for at, line in enumerate(self._rows):
            if at < len(found):
                line.show_difference(found[at])
            line.setVisible(at < len(found))
        usable = [item for item in found if not item.problem]
        self._choosing.setVisible(len(usable) > 1)
        self._take.setVisible(bool(usable))
        self._close.setText("Niet overnemen" if usable else "Sluiten")
        self._show_take()

    def _show_remarks(self, remarks: Sequence[str]) -> None:
        while len(self._remarks) < len(remarks):
            hint = Hint(glyph="warning-fill")
            self._remarks.append(hint)
            self._remark_box.addWidget(hint)
        for at, hint in enumerate(self._remarks):
            hint.show_words(remarks[at] if at < len(remarks) else "")

    def chosen(self) -> tuple[Difference, ...]:
        """The differences whose boxes are ticked."""
        if self._reading is None:
            return ()
        shown = self._rows[: len(self._reading.differences)]
        return tuple(item for line in shown if (item := line.accepted()) is not None)

    def take_focus(self) -> None:
        """Put the focus where the officer goes on, which scrolls the page to it."""
        first = next((line.box for line in self.rows() if not line.box.isHidden()), None)
        (first or self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, on: bool) -> None:
        for line in self._rows:
            line.box.set_value(on)
        self._show_take()

    def _show_take(self) -> None:
        count = len(self.chosen())
        self._take.setEnabled(count > 0)
        self._take.setText(f"Neem over ({count})" if count else "Neem over")

    def _on_take(self) -> None:
        if self._reading is not None and self.chosen():
            self.accepted.emit(self._reading, self.chosen())


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
