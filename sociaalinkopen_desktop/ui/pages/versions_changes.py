"""The differences between two tenders on screen: per step, the old words beside the new, each to be put back alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.steps import Step
from ...domain.tender_comparison import TenderChange, shortened
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.hairline import Hairline
from ..widgets.text import Label

ALL = "all"
MOST_ROWS = 60
ROOM_FOR_TWO = 460
WAS, BECOMES = "was", "wordt"


class ChangeRow(QWidget):
    """One difference: its name and a button above, below it what was and what it becomes."""

    put_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change: TenderChange | None = None
        self._label = Label("", "strong", wrap=True)
        self._before, self._after = Label("", tone="muted", wrap=True), Label("", wrap=True)
        self.button = Button("-", "quiet", "arrow-counter-clockwise", small=True)
        self.button.clicked.connect(self._on_clicked)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label, 1)
        head.addWidget(self.button)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(16)
        for word, text in ((WAS, self._before), (BECOMES, self._after)):
            side = QVBoxLayout()
            side.setSpacing(0)
            side.addWidget(Label(word, "caption-strong", "muted"))
            side.addWidget(text)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        box.addWidget(Hairline(upright=False, parent=self))
        box.addLayout(head)
        box.addLayout(self._sides)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_change(self, change: TenderChange, action: str) -> None:
        """Show a difference; `action` are the words of the button, "" for none."""
        self._change = change
        before, after = shortened(change.before, change.after)
        self._label.setText(change.label)
        self._before.setText(before)
        self._after.setText(after)
        self.button.setVisible(bool(action))
        self.button.setText(action or "-")
        self.button.setAccessibleName(f"{action}: {change.label}")
        self.setAccessibleName(f"{change.label}: {WAS} {before}, {BECOMES} {after}")

    def words(self) -> tuple[str, str, str]:
        return self._label.text(), self._before.text(), self._after.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= look().px(ROOM_FOR_TWO)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(16 if fits else 4)

    def _on_clicked(self) -> None:
        if self._change is not None:
            self.put_back.emit(self._change)


class ChangesList(QWidget):
    """Chips per step, and below them the differences. `put_back(TenderChange)` asks to undo one."""

    put_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[TenderChange, ...] = ()
        self._action = ""
        self._chips = ChipRow(name="Wijzigingen per stap")
        self._chips.changed.connect(lambda _key: self._show())
        self._rows: list[ChangeRow] = []
        self._heads: list[Label] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._more = Label("", "caption", "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._chips)
        box.addLayout(self._list)
        box.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_changes(self, changes: Sequence[TenderChange], action: str) -> None:
        """Show these; `action` are the words of the button of each, "" for none."""
        self._changes, self._action = tuple(changes), action
        steps = dict.fromkeys(change.step for change in changes)
        counts = {step: sum(change.step is step for change in changes) for step in steps}
        items = [ChipItem(ALL, f"Alles {len(changes)}")]
        items += [ChipItem(step.value, f"{step.label} {number}") for step, number in counts.items()]
        if self._chips.chosen() not in {item.key for item in items}:
            self._chips.choose(ALL)
        self._chips.set_items(items)
        self._chips.setVisible(len(steps) > 1)
        self._show()

    # -- for tests ------------------------------------------------------------------------------------------------
    def chips(self) -> ChipRow:
        return self._chips

    def rows(self) -> list[ChangeRow]:
        """The rows that are shown."""
        return [row for row in self._rows if row.isVisibleTo(self)]

    def heads(self) -> list[str]:
        """The steps under which they stand."""
        return [head.text() for head in self._heads if head.isVisibleTo(self)]

    def _show(self) -> None:
        chosen = self._chips.chosen() if self._chips.isVisibleTo(self) else ALL
        wanted = [change for change in self._changes if chosen in (ALL, change.step.value)]
        shown, before = wanted[:MOST_ROWS], None
        while len(self._rows) < len(shown):
            self._add_row()
        for at, row in enumerate(self._rows):
            if at >= len(shown):
                row.hide()
                self._heads[at].hide()
                continue
            change = shown[at]
            row.show_change(change, self._action)
            row.show()
            self._heads[at].setText(_head(change.step))
            self._heads[at].setVisible(change.step is not before)
            before = change.step
        more = len(wanted) - len(shown)
        self._more.setText(f"En nog {more}. Kies een stap om minder te zien." if more else "")
        self._more.setVisible(bool(more))

    def _add_row(self) -> None:
        head, row = Label("", "section", wrap=True, parent=self), ChangeRow(self)
        row.put_back.connect(self.put_back)
        self._heads.append(head)
        self._rows.append(row)
        self._list.addWidget(head)
        self._list.addWidget(row)


def _head(step: Step) -> str:
    return f"{step.number}  {step.label}"
