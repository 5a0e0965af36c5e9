"""What colleagues say about a finding or a field: a line each, that opens to the real cause and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..domain.obstacles import Obstacle, ObstacleBook
from .models.knowledge import Deed
from .models.obstacles import deeds_of
from .widgets.buttons import Button
from .widgets.fold_button import FoldWords
from .widgets.fold_title import FoldTitle
from .widgets.layouts import column, row
from .widgets.text import Label

HEAD = "Zegt een collega iets anders?"


@dataclass(frozen=True)
class ObstacleTools:
    """All obstacles; `go(place)` leads to "step:award" and the like, `read(id)` shows one in the Kennisbank.

    `here()` is the step that is on screen, told as a place: there is no way to where one is.
    """

    book: ObstacleBook
    go: Callable[[str], object]
    read: Callable[[str], object]
    here: Callable[[], str]


class ObstacleLines(QWidget):
    """The obstacles that come up in one place, closed at first; gone when there are none. `head` stands above them."""

    def __init__(self, tools: ObstacleTools, parent: QWidget | None = None, *, head: str = HEAD) -> None:
        super().__init__(parent)
        self._tools, self._head = tools, head
        self._shown: tuple[Obstacle, ...] = ()
        self.lines: list[FoldTitle] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.setAccessibleName(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_obstacles(self, obstacles: Sequence[Obstacle]) -> None:
        """Show these; the same ones stay as they are, open and all."""
        self.setVisible(bool(obstacles))
        if tuple(obstacles) == self._shown:
            return
        self._shown, self.lines = tuple(obstacles), []
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._head:
            self._box.addWidget(Label(self._head, "caption-strong"))
        for obstacle in self._shown:
            self._box.addWidget(_Line(obstacle, self._tools, self.lines))


class ObstacleFold(QWidget):
    """One quiet line below a list; opened, it shows the obstacles that come up there."""

    def __init__(self, tools: ObstacleTools, obstacles: Sequence[Obstacle], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._obstacles = tools, tuple(obstacles)
        self.shown: ObstacleLines | None = None
        self.button = FoldWords(HEAD, tone="muted")
        self.button.opened.connect(self._on_opened)
        self._box = column(row(self.button, None), gap=2)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _on_opened(self, is_open: bool) -> None:
        if self.shown is None:
            self.shown = ObstacleLines(self._tools, self, head="")
            self._box.addWidget(self.shown)
            self.shown.show_obstacles(self._obstacles)
        self.shown.setVisible(is_open)


class _Line(QWidget):
    """One obstacle; what is below its head is made when it is first opened."""

    def __init__(self, obstacle: Obstacle, tools: ObstacleTools, heads: list[FoldTitle]) -> None:
        super().__init__()
        self._obstacle, self._tools = obstacle, tools
        self._body: QWidget | None = None
        head = FoldTitle(obstacle.quoted, role="caption")
        head.opened.connect(self._on_opened)
        heads.append(head)
        self._box = column(head, gap=2)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _on_opened(self, is_open: bool) -> None:
        if self._body is None:
            self._body = self._made()
            self._box.addWidget(self._body)
        self._body.setVisible(is_open)

    def _made(self) -> QWidget:
        made = QWidget(self)
        box = QVBoxLayout(made)
        box.setContentsMargins(28, 0, 0, 6)
        box.setSpacing(4)
        box.addWidget(Label(self._obstacle.cause, "caption", wrap=True))
        for deed in deeds_of(self._obstacle):
            self._add(deed, box)
        more = Button("Lees in de Kennisbank", "quiet", "book-open", small=True)
        more.clicked.connect(lambda: self._tools.read(self._obstacle.id))
        box.addLayout(row(more, None))
        return made

    def _add(self, deed: Deed, box: QVBoxLayout) -> None:
        for words in deed.words:
            box.addWidget(Label(words, "caption", "muted", wrap=True))
        if deed.go and deed.go != self._tools.here():
            go = Button(_short(deed), "secondary", "arrow-right", small=True, name=f"Naar {deed.place}")
            go.clicked.connect(lambda: self._tools.go(deed.go))
            box.addLayout(row(go, None))


def _short(deed: Deed) -> str:
    """Words that fit a narrow panel: a step by its number, a field by its step."""
    return f"Naar {deed.place.split(',')[0]}"


def lines_at(tools: ObstacleTools, path: str) -> ObstacleLines:
    """What colleagues say at a field."""
    made = ObstacleLines(tools)
    made.show_obstacles(tools.book.at(path))
    return made
