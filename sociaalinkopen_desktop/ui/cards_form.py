"""A form of cards over any editor: for what is no step of a tender, such as an enterprise of the register.

The cards are the same as in `form`: fields by their path, lists, and what applies when.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ..domain import fields
from .controls import bind, make_row
from .cpv_row import CpvRow
from .cpv_tools import CpvTools
from .editing import Editor
from .form import CardSpec, FieldSpec, Part
from .rows_editor import RowsEditor, RowsSpec
from .widgets.card import Card
from .widgets.field_row import FieldRow
from .widgets.layouts import keep_shown
from .widgets.step_panel import StepPanel


class CardsForm(StepPanel):
    """Shows the value of the editor in cards, and writes what is typed back into it.

    `removed(str)` tells the undo bar what was taken out of a list.
    """

    removed = Signal(str)

    def __init__(
        self, editor: Editor, cards: Sequence[CardSpec], *, cpv: CpvTools | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._editor, self._cpv = editor, cpv
        self._kind = type(editor.item)
        self._cards: list[tuple[CardSpec, Card]] = []
        self._rows: dict[str, FieldRow] = {}
        self._lists: dict[str, RowsEditor] = {}
        for card in cards:
            self.add(self._built(card))
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self.show_item)
        self.show_item(editor.item)

    # -- showing --------------------------------------------------------------------------------------------------
    def show_item(self, item: Any) -> None:
        """Show these values, and only the fields that apply to them."""
        for spec, card in self._cards:
            shown = spec.when is None or spec.when(item)
            keep_shown(card, shown)
            if shown:
                for part in spec.parts:
                    self._show_part(part, item)

    def focus_field(self, path: str) -> bool:
        """Bring a field into view and put the focus in it; False when it is not in this form or hidden."""
        target: QWidget | None = None
        if path in self._rows:
            target = self._rows[path].control
        else:
            for at, rows in self._lists.items():
                if path == at or path.startswith(f"{at}."):
                    target = rows.widget_for(path)
        if target is None:
            return False
        self._reveal(target)
        self.settle()  # what was unfolded just now has no place yet
        if not target.isVisibleTo(self):
            return False
        self.show_widget(target)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def row(self, path: str) -> FieldRow:
        """The form row of a field. Raises KeyError when it is not in this form."""
        return self._rows[path]

    def rows_editor(self, path: str) -> RowsEditor:
        """The editor of a list. Raises KeyError when it is not in this form."""
        return self._lists[path]

    def card(self, title: str) -> Card:
        """The card with that title. Raises KeyError when there is none."""
        for spec, card in self._cards:
            if spec.title == title:
                return card
        raise KeyError(title)

    def put_after(self, title: str, card: QWidget) -> None:
        """Put a card that is more than fields below the one with that title; with "" on top."""
        at = self.body.indexOf(self.card(title)) + 1 if title else 0
        self.body.insertWidget(at, card)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _built(self, spec: CardSpec) -> Card:
        card = Card(spec.title)
        for part in spec.parts:
            card.add(self._built_rows(part) if isinstance(part, RowsSpec) else self._built_row(part))
        if spec.folded:
            card.make_foldable()
        self._cards.append((spec, card))
        return card

    def _built_rows(self, part: RowsSpec) -> RowsEditor:
        rows = RowsEditor(self._editor, part, cpv=self._cpv)
        rows.removed.connect(self.removed)
        self._lists[part.path] = rows
        return rows

    def _built_row(self, part: FieldSpec) -> FieldRow:
        row = make_row(part.path, root=self._kind, label=part.label, beside=part.beside, cpv=self._cpv)
        if isinstance(row, CpvRow):
            row.join(self._editor, part.path)
            row.said.connect(self.removed)
        for path, control in _controls(part, row):
            bind(self._editor, control, path)
            control.installEventFilter(self)
        self._rows[part.path] = row
        return row

    def _show_part(self, part: Part, item: Any) -> None:
        shown = part.when is None or part.when(item)
        if isinstance(part, RowsSpec):
            keep_shown(self._lists[part.path], shown)
            self._lists[part.path].show_tender(item)
            return
        row = self._rows[part.path]
        keep_shown(row, shown)
        for path, control in _controls(part, row):
            control.set_value(fields.get(item, path))  # type: ignore[attr-defined]
        if part.note is not None:
            row.set_unit(part.note(item))
        if part.below is not None:
            row.set_help(part.below(item))

    def _on_opened(self, item: Any) -> None:
        """Another item is shown: forget what was half typed, and begin at the top."""
        for rows in self._lists.values():
            rows.show_tender(item)
            rows.drop_typing()
        for spec, _card in self._cards:
            for part in spec.parts:
                if isinstance(part, FieldSpec):
                    for path, control in _controls(part, self._rows[part.path]):
                        control.reset(fields.get(item, path))  # type: ignore[attr-defined]
        self.verticalScrollBar().setValue(0)

    def _reveal(self, part: QWidget) -> None:
        above: QWidget | None = part
        while above is not None and above is not self:
            if isinstance(above, Card) and not above.is_open:
                above.set_open(True)
                self.settle()
            above = above.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


def _controls(part: FieldSpec, row: FieldRow) -> Iterator[tuple[str, QWidget]]:
    yield part.path, row.controls[0]
    if part.beside:
        yield part.beside, row.controls[1]
