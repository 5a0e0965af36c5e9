"""Page head: title and one line below it left, what can be done with the whole page right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..theme import look
from .help_button import HelpButton
from .layouts import Flow, holder
from .text import Label

_WORDS_NEED = 220  # less than this for the title, and the buttons go below it


class PageHead(QWidget):
    """`tools` stand at the right, the primary button last; before them the question mark of the page."""

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
        self.help_button = HelpButton()
        self._tools = Flow()
        for tool in (self.help_button, *tools):
            self._tools.addWidget(tool)
        self._tool_box = holder(self._tools)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addLayout(words, 1)
        self._box.addWidget(self._tool_box)
        self._box.setAlignment(self._tool_box, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()  # begins narrow: words pressed beside many tools would make the window higher

    def sizeHint(self) -> QSize:
        """As high as its lines are at the width it has; Qt would reckon with lines of the width it asks for."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """The tools go below the words, on as many lines as they need, where the words would have too little room."""
        wide = self._tools.sizeHint().width()
        has_place = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        below = bool(self._tools.count()) and (not has_place or self.width() - wide - 16 < look().px(_WORDS_NEED))
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._tool_box.setMinimumHeight(self._tools.heightForWidth(max(1, self.width())) if below else 0)
        self._tool_box.setMinimumWidth(0 if below else wide)
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._box.setSpacing(8 if below else 16)
            place = Qt.AlignmentFlag(0) if below else Qt.AlignmentFlag.AlignVCenter
            self._box.setAlignment(self._tool_box, place)
            self.updateGeometry()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_subtitle(self, words: str) -> None:
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))
