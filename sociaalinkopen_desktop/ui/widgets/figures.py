"""Figures: a few outcomes beside each other, each a name in small words above a number in large ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from .layouts import Flow
from .text import Label


class _Figure(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.value = Label("", "caption", "muted"), Label("", "page")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.name)
        box.addWidget(self.value)


class Figures(QWidget):
    """The figures are kept and given other words; where a line is full they go on in the next."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: list[_Figure] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._flow = Flow(gap=28, line_gap=8)
        self.setLayout(self._flow)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show these (name, value) pairs."""
        self._shown = tuple(figures)
        while len(self._made) < len(figures):
            made = _Figure(self)
            self._made.append(made)
            self._flow.addWidget(made)
        for at, made in enumerate(self._made):
            if at < len(figures):
                made.name.setText(figures[at][0])
                made.value.setText(figures[at][1])
                made.setAccessibleName(": ".join(figures[at]))
            made.setVisible(at < len(figures))
        self._flow.invalidate()
        self.updateGeometry()

    def figures(self) -> tuple[tuple[str, str], ...]:
        """What is shown now."""
        return self._shown
