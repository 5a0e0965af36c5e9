"""Finding card: one finding of the Toets, with its values, its source and what can be done about it.

A panel keeps its cards and gives them other contents (`set_content`); that is a few milliseconds, building is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QSizePolicy, QWidget

from ..theme import look
from .buttons import Button
from .card import Card
from .layouts import Flow, holder, row
from .pill import PILLS, Pill
from .row_menu import MenuLine, asks_for_menu, open_below, row_menu
from .text import Glyph, Label

_STEP = 32


@dataclass(frozen=True, slots=True)
class FindingAction:
    """One button. `solves`: the action that solves the finding gets an edge, the other stays quiet."""

    key: str
    words: str
    glyph: str = ""
    solves: bool = False


@dataclass(frozen=True, slots=True)
class FindingContent:
    """What a card shows. `pill` is a key of PILLS; `values` are (name, value) pairs; at most two `actions`.

    `more` are actions that are needed less often; they stand in a menu.
    """

    pill: str
    title: str
    why: str = ""
    values: tuple[tuple[str, str], ...] = ()
    source: str = ""
    actions: tuple[FindingAction, ...] = ()
    pill_words: str = ""
    more: tuple[FindingAction, ...] = ()


class FindingCard(Card):
    """`acted(str)` carries the key of the pressed action."""

    acted = Signal(str)

    def __init__(self, content: FindingContent | None = None, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 12, 14, 12), gap=6, parent=parent)
        self._content: FindingContent | None = None
        self._pill_line = Pill("undecided")
        self._heading = Label("", "strong", wrap=True)
        self._why = Label("", "caption", "muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._values_box = holder(self._grid)
        self._values: list[tuple[Label, _Value]] = []
        self._source = Label("", "caption", "muted", wrap=True)
        source_row = row(gap=6)
        source_row.addWidget(Glyph("book-open", "muted", 14), 0, Qt.AlignmentFlag.AlignTop)
        source_row.addWidget(self._source, 1)
        self._source_box = holder(source_row)
        self._buttons = [Button("-", small=True), Button("-", "quiet", small=True)]
        flow = Flow(gap=4, line_gap=4)
        for i, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, i=i: self._act(i))
            flow.addWidget(button)
        self._actions_box = holder(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._actions_box.setSizePolicy(policy)
        self._more = Button("", "quiet", "dots-three", small=True, name="Meer")
        self._more.setProperty("tone", "muted")
        self._more.clicked.connect(self._open_menu)
        self.add(
            row(self._pill_line, None, self._more),
            self._heading,
            self._why,
            self._values_box,
            self._source_box,
            self._actions_box,
        )
        if content is not None:
            self.set_content(content)

    def content(self) -> FindingContent | None:
        return self._content

    def set_content(self, content: FindingContent) -> None:
        """Show another finding, or the same one with other values. Equal content changes nothing."""
        if content == self._content:
            return
        self._content = content
        kind = PILLS[content.pill]
        self.set_tone(kind.tone)
        self._pill_line.set_state(content.pill, content.pill_words)
        self._heading.setText(content.title)
        _show(self._why, content.why)
        self._show_values(content.values)
        self._source.setText(content.source)
        self._source_box.setVisible(bool(content.source))
        for button, action in zip(self._buttons, (*content.actions, None, None), strict=False):
            if action is not None:
                button.setText(action.words)
                button.set_kind("secondary" if action.solves else "quiet")
                button.set_glyph(action.glyph)
                button.setAccessibleName(f"{action.words}: {content.title}")
            button.setVisible(action is not None)
        self._actions_box.setVisible(bool(content.actions))
        self._more.setVisible(bool(content.more))
        self._more.setAccessibleName(f"Meer over: {content.title}")
        self.setAccessibleName(f"{content.pill_words or kind.word}: {content.title}")
        self.setAccessibleDescription(
            " ".join(
                part
                for part in (content.why, *(f"{name}: {value}." for name, value in content.values), content.source)
                if part
            )
        )

    def action_button(self, key: str) -> Button:
        """Return the button of an action that is shown; raises KeyError when there is none."""
        for button, action in zip(self._buttons, self._content.actions if self._content else (), strict=False):
            if action.key == key:
                return button
        raise KeyError(key)

    def more_button(self) -> Button:
        """The button that opens the menu with the other actions."""
        return self._more

    def more_menu(self) -> QMenu:
        """A fresh menu with the actions that are needed less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._content.more if self._content else ():
            menu.addAction(action.words).triggered.connect(lambda _on=False, key=action.key: self.acted.emit(key))
        return menu

    def context_menu(self) -> QMenu:
        """A fresh menu with everything that can be done with the finding, and its text to copy."""
        content = self._content
        actions = (*content.actions, *content.more) if content else ()
        lines = [
            MenuLine(action.words, action.glyph or "caret-right", lambda key=action.key: self.acted.emit(key))  # type: ignore[misc]
            for action in actions
        ]
        copy = MenuLine("Tekst kopiëren", "copy", self._copy, parted=bool(lines))
        return row_menu(content.title if content else "Punt", (*lines, copy), self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            open_below(self.context_menu(), self)
        else:
            self.context_menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_for_menu(event):
            open_below(self.context_menu(), self)
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        content = self._content
        if content is not None:
            kind = content.pill_words or PILLS[content.pill].word
            values = [f"{name}: {value}" for name, value in content.values]
            parts = (f"{kind}: {content.title}", content.why, *values, content.source)
            QApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _open_menu(self) -> None:
        self.more_menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _show_values(self, values: tuple[tuple[str, str], ...]) -> None:
        while len(self._values) < len(values):
            name, value = Label("", "caption", "muted", wrap=True), _Value("", "caption-strong")
            at = len(self._values)
            self._grid.addWidget(name, at, 0)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._values.append((name, value))
        for i, (name, value) in enumerate(self._values):
            shown = i < len(values)
            if shown:
                name.setText(values[i][0])
                value.setText(values[i][1])
            name.setVisible(shown)
            value.setVisible(shown)
        self._values_box.setVisible(bool(values))

    def _act(self, at: int) -> None:
        if self._content is not None and at < len(self._content.actions):
            self.acted.emit(self._content.actions[at].key)


class _Value(Label):
    """An amount that changes while one types: it takes room in steps, so that the card need not be laid out anew for
    every digit."""

    def sizeHint(self) -> QSize:
        made, step = super().sizeHint(), look().px(_STEP)
        return QSize(-(-made.width() // step) * step, made.height())


def _show(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
