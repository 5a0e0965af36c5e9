"""Reason list: why something is so, one sentence per line, each with sign, word, source, and a way to its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from .buttons import Button
from .layouts import row
from .text import Glyph, Label


@dataclass(frozen=True, slots=True)
class ShownReason:
    """What one line shows. `link` names the field that `path` leads to; without a path there is no button."""

    glyph: str
    tone: str
    word: str
    sentence: str
    remark: str = ""
    path: str = ""
    link: str = ""


class _Line(QWidget):
    go_to = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = ""
        self._glyph = Glyph("info", "muted", 16)
        self._sentence = Label("", wrap=True)
        self._remark = Label("", "caption", "muted", wrap=True)
        self._go = Button("", "quiet", "arrow-bend-down-left", small=True, name="Ga naar veld")
        self._go.clicked.connect(lambda: self.go_to.emit(self._path))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._sentence)
        words.addWidget(self._remark)
        line = row(gap=8)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_reason(self, reason: ShownReason) -> None:
        self._path = reason.path
        self._glyph.set_glyph(reason.glyph, reason.tone)
        self._sentence.setText(f"{reason.word}: {reason.sentence}")
        self._remark.setText(reason.remark)
        self._remark.setVisible(bool(reason.remark))
        self._go.setVisible(bool(reason.path))
        if reason.path:
            words = f"Ga naar veld: {reason.link or reason.path}"
            self._go.setAccessibleName(words)
            self._go.setToolTip(words)

    def words(self) -> str:
        return self._sentence.text()

    def button(self) -> Button:
        return self._go


class ReasonList(QWidget):
    """The lines are kept and given other words. `go_to(path)` asks for the field that a line is about."""

    go_to = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._count = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_reasons(self, reasons: Sequence[ShownReason]) -> None:
        """Show these reasons, in this order."""
        self._count = len(reasons)
        while len(self._lines) < len(reasons):
            line = _Line(self)
            line.go_to.connect(self.go_to)
            self._lines.append(line)
            self._box.addWidget(line)
        for at, line in enumerate(self._lines):
            if at < len(reasons):
                line.show_reason(reasons[at])
            line.setVisible(at < len(reasons))

    def texts(self) -> list[str]:
        """The words of each line that is shown."""
        return [line.words() for line in self._lines[: self._count]]

    def button(self, at: int) -> Button:
        """The button that leads to the field of a line."""
        return self._lines[at].button()
