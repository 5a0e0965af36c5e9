"""Field row: label and "?" left, control with sign and unit right; below it help, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..theme import look
from ..tokens import GRID, HIT_AREA, LABEL_COLUMN
from .fold_button import FoldWords
from .layouts import row
from .text import Glyph, Label

_ROOM_FOR_FIELD = 220  # narrower than this beside the label, the field goes below it


class FieldRow(QWidget):
    """One question of a form.

    `controls`: one field or more; a plain str among them becomes muted words between the fields. The first field is
    the buddy of the label and gets its name. `help` always stands below the field; `explain` opens there after a press
    on "?" (F1 shows it on top of the help of the window). What a field reports through `problem` is shown here by
    itself; what the program has to say about the value (a finding) comes through `set_error`. `below_each_other` gives
    each field a line of its own.
    """

    def __init__(
        self,
        name: str,
        controls: QWidget | Sequence[QWidget | str],
        *,
        unit: str = "",
        prefix: str = "",
        help: str = "",
        explain: str = "",
        below_each_other: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        parts: list[QWidget | str] = [controls] if isinstance(controls, QWidget) else list(controls)
        self.controls = [part for part in parts if isinstance(part, QWidget)]
        self.control: QWidget = self.controls[0]
        self._name, self._explain, self._error = name, explain, ""
        self._typing: dict[QWidget, str] = {}
        self._stacked = False
        self._ask: FoldWords | None = None
        self._make_more: Callable[[], QWidget] | None = None
        self._more: QWidget | None = None
        self._notes: dict[str, _Note] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self._label = Label(name, wrap=True)
        self._label.setBuddy(self.control)
        self._head = row(self._label, gap=2)
        if explain:
            self._ask = FoldWords(name=f"Uitleg bij {name}", glyphs=("question", "question"), tone="muted")
            self._ask.opened.connect(self._show_explanation)
            self._head.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addStretch(1)

        self._right = QVBoxLayout()
        self._right.setSpacing(4)
        if below_each_other:
            for part in parts[1:]:
                self._right.addWidget(part if isinstance(part, QWidget) else Label(part, tone="muted"))
        self._right.insertLayout(0, self._line_of(parts[:1] if below_each_other else parts, prefix, unit))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(4)
        self._arrange(stacked=False)
        self._name_controls(parts)
        self.set_help(help)
        self.restyle()

    # -- changing -------------------------------------------------------------------------------------------------
    def set_name(self, name: str) -> None:
        self._name = name
        self._label.setText(name)
        self.control.setAccessibleName(name)
        self._set_label_width()

    def set_unit(self, words: str) -> None:
        """Change the words behind the field ("% van de raming = € 259.200")."""
        self._unit.setText(words)
        self._unit.setVisible(bool(words))

    def set_help(self, words: str) -> None:
        """Show help below the field, other help, or none."""
        self._note("help", words, "muted")

    def add_below(self, part: QWidget) -> None:
        """Put something under the field, below help and errors."""
        self._right.addWidget(part)

    def explain_with(self, make: Callable[[], QWidget]) -> None:
        """Show something more below the explanation, made when it is first opened."""
        self._make_more = make

    def set_error(self, words: str) -> None:
        """Say what is wrong with the value and what would do; "" takes it back."""
        if words != self._error:
            self._error = words
            self._show_error()

    def error(self) -> str:
        """Return the sentence shown now, or ""."""
        return next((words for words in self._typing.values() if words), self._error)

    def label(self) -> Label:
        return self._label

    def explanation(self) -> tuple[str, str]:
        """The name of the field and what is to be explained about it, "" when there is nothing."""
        return self._name.replace("\u00ad", ""), self._explain

    def ask_button(self) -> FoldWords | None:
        """The "?", when there is something to explain."""
        return self._ask

    def restyle(self) -> None:
        if self._ask is not None:
            size = max(HIT_AREA, look().px(HIT_AREA))
            self._ask.setFixedSize(size, size)
        self._set_label_width()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _line_of(self, parts: list[QWidget | str], prefix: str, unit: str) -> QHBoxLayout:
        line = row()
        if prefix:
            line.addWidget(Label(prefix, tone="muted"))
        grows = False
        for part in parts:
            widget = Label(part, tone="muted") if isinstance(part, str) else part
            line.addWidget(widget)
            policy = widget.sizePolicy().horizontalPolicy()
            grows = grows or (policy == QSizePolicy.Policy.Expanding and widget.minimumWidth() != widget.maximumWidth())
        self._unit = Label(unit, tone="muted", wrap=not grows)
        if not unit:  # never show what has no parent yet: it would be a window of its own for a moment
            self._unit.hide()
        line.addWidget(self._unit, 0 if grows else 1)
        if not grows:
            line.addStretch(0)  # takes the room when there is no unit
        return line

    def _name_controls(self, parts: list[QWidget | str]) -> None:
        for part in parts:
            if isinstance(part, str):
                continue
            if not part.accessibleName():
                part.setAccessibleName(self._name)
            problem = getattr(part, "problem", None)
            if problem is not None:
                problem.connect(lambda words, part=part: self._typing_problem(part, words))

    def _typing_problem(self, part: QWidget, words: str) -> None:
        self._typing[part] = words
        self._show_error()

    def _show_error(self) -> None:
        words = self.error()
        self._note("error", words, "bad", "x-circle-fill")
        if self.control.property("bad") != bool(words) and not any(self._typing.values()):
            self.control.setProperty("bad", bool(words))
            self.control.update()
        help_note = self._notes.get("help")
        help_words = help_note.words() if help_note is not None else ""
        self.control.setAccessibleDescription(" ".join(part for part in (words, help_words) if part))

    def _show_explanation(self, shown: bool) -> None:
        self._note("explain", self._explain if shown else "", "muted", "info")
        if self._more is None and self._make_more is not None and shown:
            self._more = self._make_more()
            self._right.insertWidget(1 + self._right.indexOf(self._notes["explain"]), self._more)
        if self._more is not None:
            self._more.setVisible(shown)

    def _note(self, kind: str, words: str, tone: str, glyph: str = "") -> None:
        note = self._notes.get(kind)
        if note is None:
            if not words:
                return
            note = self._notes[kind] = _Note(tone, glyph, self)
            order = [self._notes[each] for each in ("error", "help", "explain") if each in self._notes]
            self._right.insertWidget(1 + order.index(note), note)
        note.show_words(words)
        if kind == "help":
            self.control.setAccessibleDescription(" ".join(part for part in (self.error(), words) if part))

    # -- beside or below ------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = look().px(LABEL_COLUMN) + 2 * GRID + look().px(_ROOM_FOR_FIELD)
        if (stacked := event.size().width() < needed) != self._stacked:
            self._arrange(stacked=stacked)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the stacked form allows, so that a large font never forces a wider page."""
        made = super().minimumSizeHint()
        return QSize(min(made.width(), self._right.minimumSize().width()), made.height())

    def _arrange(self, *, stacked: bool) -> None:
        self._stacked = stacked
        self._grid.removeItem(self._head)
        self._grid.removeItem(self._right)
        self._grid.addLayout(self._head, 0, 0, 1, 2 if stacked else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._right, 1 if stacked else 0, 0 if stacked else 1, 1, 2 if stacked else 1)
        self._grid.setColumnStretch(1, 1)
        self._set_label_width()

    def _set_label_width(self) -> None:
        column = 0 if self._stacked else look().px(LABEL_COLUMN)
        self._grid.setColumnMinimumWidth(0, column)
        hit = max(HIT_AREA, look().px(HIT_AREA))
        ask = hit + 2 if self._ask is not None else 0
        words = look().metrics("body").horizontalAdvance(self._label.text().replace("&&", "&")) + 2
        self._label.setFixedWidth(min(words, (column or look().px(2 * LABEL_COLUMN)) - ask))
        # the first line of the label stands on the line of the words in the field
        self._head.setContentsMargins(0, 0, 0, 0)
        head = max(self._label.sizeHint().height(), hit if self._ask is not None else 0)
        room = max(0, look().control_height() - head)
        self._head.setContentsMargins(0, 0 if self._stacked else room // 2, 0, 0)


class _Note(QWidget):
    """One line of help or error below a field, with or without an icon."""

    def __init__(self, tone: str, glyph: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = Label("", "caption", tone, wrap=True)
        box = row(gap=6)
        if glyph:
            box.addWidget(Glyph(glyph, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._label, 1)
        self.setLayout(box)

    def words(self) -> str:
        return self._label.text()

    def show_words(self, words: str) -> None:
        self._label.setText(words)
        self.setVisible(bool(words))
