"""Page head: title and one line below it left, what can be done with the whole page right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from .layouts import row
from .text import Label


class PageHead(QWidget):
    """`tools` stand at the right, the primary button last."""

    def __init__(
        self, title: str, subtitle: str = "", tools: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, "page", wrap=True)
        self._subtitle = Label(subtitle, tone="muted", wrap=True)
        if not subtitle:  # never show what has no parent yet: it would be a window of its own for a moment
            self._subtitle.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._tools = row(*tools)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addLayout(words, 1)
        box.addLayout(self._tools)
        box.setAlignment(self._tools, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its lines are at the width it has; Qt would reckon with lines of the width it asks for."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_subtitle(self, words: str) -> None:
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))

    def add_tool(self, tool: QWidget) -> None:
        """Put a tool at the right of those that are there."""
        self._tools.addWidget(tool)
