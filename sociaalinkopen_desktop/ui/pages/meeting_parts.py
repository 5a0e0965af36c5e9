"""Parts that the steps of a meeting share: lines that are filled again, and the lead of a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain.meeting.meeting import Meeting
from ...domain.meeting.participants import PitchingEnterprise, SeekingOrganisation
from ...domain.meeting.parties import enterprises_of, name_of, organisations_of
from ..widgets.line_button import LineButton


@dataclass(frozen=True)
class LineSpec:
    """One line to press: its key and what it says."""

    key: str
    words: str
    second: str = ""
    note: str = ""
    pill: str = ""
    pill_words: str = ""


class Lines(QWidget):
    """Short lists of lines that are given other contents; `chosen(str)` carries the key of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._specs: tuple[LineSpec, ...] = ()
        self._lines: list[LineButton] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def lines(self) -> Sequence[LineButton]:
        """The lines that are shown."""
        return self._lines

    def line(self, key: str) -> LineButton:
        """The line with a key. Raises KeyError when there is none."""
        for spec, line in zip(self._specs, self._lines, strict=True):
            if spec.key == key:
                return line
        raise KeyError(key)

    def shown_keys(self) -> list[str]:
        """The keys of the lines, in order."""
        return [spec.key for spec in self._specs]

    def show_lines(self, specs: Sequence[LineSpec]) -> None:
        """Show these; the focus stays on the same line, or the one in its place."""
        specs = tuple(specs)
        if specs == self._specs:
            return
        at = next((number for number, line in enumerate(self._lines) if line.hasFocus()), -1)
        key = self._specs[at].key if at >= 0 else ""
        for line in self._lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._specs = specs
        self._lines = [self._made(spec) for spec in specs]
        for line in self._lines:
            self._box.addWidget(line)
            line.setVisible(True)
        if at >= 0 and self._lines:
            keys = self.shown_keys()
            self._lines[keys.index(key) if key in keys else min(at, len(keys) - 1)].setFocus()

    def _made(self, spec: LineSpec) -> LineButton:
        line = LineButton(
            spec.words, spec.second, note=spec.note, pill=spec.pill, pill_words=spec.pill_words, parent=self
        )
        line.clicked.connect(lambda _on=False, key=spec.key: self.chosen.emit(key))
        return line


def organisation_name(meeting: Meeting, key: str) -> str:
    """What the organisation with a key is called."""
    party: SeekingOrganisation | None = organisations_of(meeting).get(key)
    return name_of(party)


def enterprise_name(meeting: Meeting, key: str) -> str:
    """What the enterprise with a key is called."""
    party: PitchingEnterprise | None = enterprises_of(meeting).get(key)
    return name_of(party)
