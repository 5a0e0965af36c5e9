"""The documents of a tender as a list: what each is, how it stands, which is looked at and which are kept together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.dutch import counted
from ..theme import look
from ..widgets.card import Card
from ..widgets.choices import CheckBox
from ..widgets.fold_button import FoldWords
from ..widgets.layouts import Flow, emptied, holder, row
from ..widgets.pill import Pill
from ..widgets.text import Glyph, Label
from .document_lines import GROUPS, DocumentLine


class DocumentRow(Card):
    """One document. Click or Enter shows it, Space marks it, Up and Down go to the next.

    `opened()`, `marked(bool)`, `moved(int)`: to the row below (1) or above (-1); ±1000 is the last or the first.
    """

    opened = Signal()
    marked = Signal(bool)
    moved = Signal(int)

    def __init__(self, line: DocumentLine, parent: QWidget | None = None) -> None:
        super().__init__(margins=(10, 10, 14, 10), parent=parent)
        self._line: DocumentLine | None = None
        self.mark = CheckBox("")
        self.mark.edited.connect(lambda on: self.marked.emit(bool(on)))
        self.mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name = Label("", "strong", wrap=True)
        self._about = Label("", "caption", "muted", wrap=True)
        self._state = Label("", "caption", wrap=True)
        self._standing = Pill("draft")
        self._files = Label("", "caption", "muted")
        foot = Flow(gap=8, line_gap=2)
        foot.addWidget(self._standing)
        foot.addWidget(self._files)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._name, self._about, self._state):
            words.addWidget(part)
        words.addSpacing(3)
        words.addWidget(holder(foot))
        inner = row(gap=8)
        inner.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(words, 1)
        self._glyph = Glyph("file-pdf", "muted", 24)
        inner.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self.add(inner)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_line(line)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self.mark.setFixedWidth(look().px(18) + 12)

    def show_line(self, line: DocumentLine) -> None:
        """Show how a document stands now."""
        if line == self._line:
            return
        self._line = line
        self._name.setText(line.title)
        self._about.setText(line.about)
        self._state.setText(line.state)
        self._state.setVisible(bool(line.state))
        self._standing.setVisible(bool(line.pill))
        if line.pill:
            self._standing.set_state(line.pill, line.pill_words)
        self._files.setText(line.files)
        self._glyph.set_glyph(line.glyph, "muted")
        self.mark.setAccessibleName(f"Kies {line.title} om samen te bewaren")
        self.mark.setToolTip("Kies om samen met andere te bewaren (spatie)")
        self._tell()

    @property
    def line(self) -> DocumentLine:
        assert self._line is not None
        return self._line

    def set_current(self, on: bool) -> None:
        """Whether this is the one that is looked at; only that one is reached with Tab."""
        self.set_chosen(on)
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self.mark.setFocusPolicy(policy)
        self._tell()

    def set_marked(self, on: bool) -> None:
        self.mark.set_value(on)
        self._tell()

    def is_marked(self) -> bool:
        return bool(self.mark.value())

    def _tell(self) -> None:
        line = self.line
        chosen = "gekozen om te bewaren" if self.is_marked() else ""
        parts = (line.title, line.pill_words or ("Concept" if line.pill == "draft" else ""), line.state, chosen)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(f"{line.about} {line.files}. Spatie kiest, Enter toont.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}
        if event.key() == Qt.Key.Key_Space:
            self.mark.click()
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)


class DocumentsList(QWidget):
    """`shown(str)`: the key of the document to look at; `opened(str)`: the same, when it was asked for by itself.

    `marks_changed()`: others are marked to keep together.
    """

    shown = Signal(str)
    opened = Signal(str)
    marks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, DocumentRow] = {}
        self._heads: dict[str, Label] = {}
        self._lines: tuple[DocumentLine, ...] = ()
        self._current = ""
        self.others = FoldWords("Andere documenten")
        self.others.opened.connect(self._arrange)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.others)

    def show_lines(self, lines: Sequence[DocumentLine]) -> None:
        """Show these documents; what was marked stays marked as long as it is there."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for line in lines:
            if line.key not in self._rows:
                made = self._rows[line.key] = DocumentRow(line, self)
                made.opened.connect(lambda key=line.key: self._open(key))
                made.moved.connect(lambda by, key=line.key: self._move(key, by))
                made.marked.connect(lambda _on: self.marks_changed.emit())
            self._rows[line.key].show_line(line)
        self._arrange()

    def set_current(self, key: str) -> None:
        """Let the row of that document stand out."""
        self._current = key
        if any(line.key == key and not line.applies for line in self._lines) and not self.others.is_open:
            self.others.set_open(True)
        for name, made in self._rows.items():
            made.set_current(name == key)

    def marked(self) -> tuple[str, ...]:
        """The keys of what is marked, in the order of the list."""
        return tuple(key for key in self._order() if self._rows[key].is_marked())

    def mark(self, keys: Sequence[str]) -> None:
        """Mark these, and no others."""
        for key, made in self._rows.items():
            made.set_marked(key in keys)
        self.marks_changed.emit()

    def row(self, key: str) -> DocumentRow:
        """The row of a document."""
        return self._rows[key]

    def offered(self) -> tuple[str, ...]:
        """The keys of what applies, in the order of the list."""
        return tuple(line.key for line in self._lines if line.applies)

    def _order(self) -> list[str]:
        """The keys of the rows that are there to be seen, in order."""
        return [line.key for line in self._lines if line.applies or self.others.is_open]

    def _open(self, key: str) -> None:
        self.shown.emit(key)
        self.opened.emit(key)

    def _move(self, key: str, by: int) -> None:
        order = self._order()
        at = min(max(0, order.index(key) + by), len(order) - 1)
        if order[at] != key:
            self.shown.emit(order[at])
            self._rows[order[at]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        emptied(self._box)
        shown: set[QWidget] = set()
        for group in GROUPS:
            lines = [line for line in self._lines if line.group == group and line.applies]
            if lines:
                self._place(self._head(group), shown)
            for line in lines:
                self._place(self._rows[line.key], shown)
        rest = [line for line in self._lines if not line.applies]
        opened = self.others.is_open
        self.others.set_words(f"Andere documenten ({len(rest)})")
        self.others.setToolTip("Die bij dit dossier of in deze fase meestal niet nodig zijn")
        self._box.addWidget(self.others)
        self.others.setVisible(bool(rest))
        for line in rest if opened else ():
            self._place(self._rows[line.key], shown)
        for part in (*self._heads.values(), *self._rows.values()):
            if part not in shown:
                part.hide()
        hidden = [key for key, made in self._rows.items() if made not in shown and made.is_marked()]
        for key in hidden:  # what cannot be seen is not kept unnoticed
            self._rows[key].set_marked(False)
        if hidden:
            self.marks_changed.emit()
        for key in self._order():
            QWidget.setTabOrder(self._rows[key], self._rows[key].mark)

    def _head(self, group: str) -> Label:
        if group not in self._heads:
            self._heads[group] = Label(group, "caption-strong", "muted", parent=self)
        return self._heads[group]

    def _place(self, part: QWidget, shown: set[QWidget]) -> None:
        self._box.addWidget(part)
        part.show()
        shown.add(part)


def marked_words(count: int) -> str:
    """How many are marked: "3 documenten gekozen"."""
    return f"{counted(count, 'document', 'documenten')} gekozen"
