"""One row of an import: why it is as it is, and each difference with the register, to take over or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.enterprises.importing import PlannedRow, RowState
from ...domain.enterprises.importing_merge import FieldDifference
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.hint import Hint
from ..widgets.inputs import CheckBox
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Label

_LONGEST = 300
_FAULTS_SHOWN = 8
NOT_CHOSEN = "Kies een regel in de tabel om te zien wat er verandert."
CHOOSE = "Wat u aanvinkt, komt uit de lijst. De rest blijft zoals het is."
SKIP = "Deze regel overslaan"
TAKE_AGAIN = "Toch inlezen"


class DifferenceLine(QWidget):
    """One difference: a box with its name, and below it what the register and what the list says."""

    toggled = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.box = CheckBox("")
        self.box.edited.connect(lambda on: self.toggled.emit(self._key, on))
        self._ours, self._theirs = Label("", wrap=True), Label("", wrap=True)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        sides = row(gap=12)
        for words, label in (("Nu in uw register", self._ours), ("Met de lijst", self._theirs)):
            side = QVBoxLayout()
            side.setSpacing(0)
            side.addWidget(Label(words, "caption", "muted"))
            side.addWidget(label)
            side.addStretch(1)
            sides.addLayout(side, 1)
        self._below.addLayout(sides, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 6)
        box.setSpacing(2)
        box.addWidget(self.box)
        box.addLayout(self._below)
        self.restyle()

    def restyle(self) -> None:
        self._below.setContentsMargins(look().px(18) + 12, 0, 0, 0)

    def show_difference(self, item: FieldDifference, taken: bool) -> None:
        """Show this one, ticked when the list goes in."""
        self._key = item.key
        words = f"{item.label} · {item.kind.label.lower()}"
        self.box.setText(words.replace("&", "&&"))
        ours = item.ours or "leeg"
        self.box.setAccessibleName(f"{words}. Nu: {ours}. Met de lijst: {item.theirs}.")
        self.box.set_value(taken)
        self._ours.setText(_short(ours))
        self._theirs.setText(_short(item.theirs))
        self._ours.set_role("body" if taken else "strong")
        self._theirs.set_role("strong" if taken else "body")
        self._ours.set_tone("muted" if taken else "text")
        self._theirs.set_tone("text" if taken else "muted")

    def texts(self) -> tuple[str, str, str]:
        """The name of the field, ours and theirs."""
        return self.box.text(), self._ours.text(), self._theirs.text()


class RowDetail(QWidget):
    """`taken(str, bool)`: the key of a difference and whether the list goes in. `skipped(bool)`: leave the row out."""

    taken = Signal(str, bool)
    skipped = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PlannedRow | None = None
        self._head, self._about = Label(NOT_CHOSEN, "strong", wrap=True), Label("", tone="muted", wrap=True)
        self._faults = [Hint(tone="bad", glyph="x-circle-fill") for _ in range(_FAULTS_SHOWN)]
        self._notes = [Hint(glyph="warning-fill") for _ in range(_FAULTS_SHOWN)]
        self._choose = Label(
            "Aangevinkt komt uit de lijst. De rest houdt u zoals het is.", "caption", "muted", wrap=True
        )
        self.lines: list[DifferenceLine] = []
        self._line_box = QVBoxLayout()
        self._line_box.setSpacing(0)
        self.skip = Button(SKIP, "quiet", "minus-circle", small=True)
        self.skip.clicked.connect(self._on_skip)
        foot = Flow()
        foot.addWidget(self.skip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(6)
        for part in (self._head, self._about, *self._faults, *self._notes, self._choose):
            box.addWidget(part)
        box.addLayout(self._line_box)
        box.addWidget(holder(foot))
        self.show_row(None)

    def show_row(self, shown: PlannedRow | None) -> None:
        """Show this row, or that none is chosen."""
        self._shown = shown
        if shown is None:
            self._head.setText(NOT_CHOSEN)
            for part in (self._about, self._choose, self.skip, *self._faults, *self._notes, *self.lines):
                part.hide()
            return
        self._head.setText(f"Regel {shown.line}: {shown.name or 'zonder naam'}")
        about = _about(shown)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        _fill(self._faults, [f"{fault.column}: {fault.sentence}" for fault in shown.stops])
        _fill(
            self._notes,
            [f"{fault.column} komt niet mee: {fault.sentence}" for fault in shown.skipped_fields],
        )
        found = shown.differences if shown.state not in (RowState.FAULTY, RowState.DOUBLE) else ()
        while len(self.lines) < len(found):
            line = DifferenceLine()
            line.toggled.connect(self.taken)
            self.lines.append(line)
            self._line_box.addWidget(line)
        for at, line in enumerate(self.lines):
            if at < len(found):
                line.show_difference(found[at], found[at].key in shown.taken)
                line.setEnabled(not shown.is_skipped)
            line.setVisible(at < len(found))
        self._choose.setVisible(bool(found))
        self.skip.setText(TAKE_AGAIN if shown.is_skipped else SKIP)
        self.skip.setVisible(shown.state not in (RowState.FAULTY, RowState.DOUBLE, RowState.UNCHANGED))

    def words(self) -> str:
        """Everything that is said of the row."""
        said = [self._head.text(), self._about.text(), *(hint.words() for hint in (*self._faults, *self._notes))]
        return " ".join(filter(None, said))

    def shown_lines(self) -> list[DifferenceLine]:
        """The differences that are shown."""
        return [line for line in self.lines if not line.isHidden()]

    def _on_skip(self) -> None:
        if self._shown is not None:
            self.skipped.emit(not self._shown.is_skipped)


def _about(shown: PlannedRow) -> str:
    match shown.state:
        case RowState.NEW:
            return "Staat nog niet in uw register. Zij komt erbij."
        case RowState.UNCHANGED:
            known = f"Staat al in uw register als ‘{shown.ours.name}’." if shown.ours else ""
            return f"{known} Er verandert niets."
        case RowState.MERGED:
            return f"Staat al in uw register als ‘{shown.ours.name}’." if shown.ours else ""
        case RowState.SKIPPED:
            return "U slaat deze regel over."
        case RowState.DOUBLE:
            return shown.note
    return "Deze regel komt niet mee. Herstel haar in het bestand, of bewaar de fouten en lees die later in."


def _fill(hints: list[Hint], sentences: list[str]) -> None:
    for at, hint in enumerate(hints):
        hint.show_words(sentences[at] if at < len(sentences) else "")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
