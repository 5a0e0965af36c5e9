"""A list inside a form (lots, criteria, references): one line per item that opens to edit it, and a button to add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ..domain import fields
from ..domain.fields import Field
from ..domain.telling import told
from ..domain.tender import Tender
from .controls import bind, make_row
from .drawing import focus_ring, rounded
from .editing import Editor
from .theme import look
from .tokens import RADIUS
from .widgets.buttons import Button
from .widgets.field_row import FieldRow
from .widgets.layouts import row
from .widgets.text import Label


@dataclass(frozen=True, kw_only=True)
class RowsSpec:
    """A list inside a form. `summary` names the fields shown while an item is folded, the first one being its name.

    `thing` is one item in words ("perceel"); `empty` says what an empty list means; `total` gives the line below the
    list as (words, tone). `when` says for which tenders the list is shown.
    """

    path: str
    thing: str
    summary: tuple[str, ...]
    empty: str
    when: Callable[[Tender], bool] | None = None
    total: Callable[[Tender], tuple[str, str]] | None = None


class _Head(QPushButton):
    """The folded line of one item: caret, name, and the other fields in muted words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._rest = "", ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, name: str, rest: str) -> None:
        self._name, self._rest = name, rest
        self.setAccessibleName(f"{name}. {rest}" if rest else name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        style = look()
        return QSize(style.px(200), style.control_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        c, rect = style.c, self.rect()
        ground = c.soft if self.isChecked() else c.hover if self.underMouse() else c.canvas
        rounded(p, rect, RADIUS, ground, c.field_line if style.outlined else c.line)
        caret = "caret-down" if self.isChecked() else "caret-right"
        wide = style.draw_glyph(p, rect.x() + 10, rect.center().y() + 1, caret, "muted", 14)
        room = rect.adjusted(10 + wide + 8, 0, -12, 0)
        rest_font, name_font = style.metrics("caption"), style.metrics("strong")
        rest = rest_font.elidedText(self._rest, Qt.TextElideMode.ElideRight, room.width() // 2)
        rest_wide = rest_font.horizontalAdvance(rest)
        p.setFont(style.font("strong"))
        p.setPen(c.accent if self.isChecked() else c.text)
        name = name_font.elidedText(self._name, Qt.TextElideMode.ElideRight, room.width() - rest_wide - 12)
        p.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        p.setFont(style.font("caption"))
        p.setPen(c.muted)
        p.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, rest)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS)
        p.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _Item(QWidget):
    """One item: its head, and its fields once it has been opened."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, editor: Editor, spec: RowsSpec, kind: type[Any], index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor, self._spec, self._kind, self.index = editor, spec, kind, index
        self._rows: dict[str, FieldRow] = {}
        self._item: Any = None
        self._head = _Head(self)
        self._head.clicked.connect(lambda: self.opened.emit(self.index))
        self._head.installEventFilter(self)
        self._bin = Button("", "quiet", "trash", small=True, name=f"{spec.thing.capitalize()} {index + 1} verwijderen")
        self._bin.setProperty("tone", "muted")
        self._bin.clicked.connect(lambda: self.removed.emit(self.index))
        self._body = QWidget(self)
        self._body.hide()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(14, 8, 0, 10)
        self._lines.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._head, 1)
        top.addWidget(self._bin)
        box.addLayout(top)
        box.addWidget(self._body)

    def show_item(self, item: Any) -> None:
        """Show the values of this item."""
        if item == self._item:
            return
        self._item = item
        texts = [told(fields.field_of(self._kind, name), getattr(item, name)) for name in self._spec.summary]
        self._head.show_item(texts[0] or f"Nieuw {self._spec.thing}", "  ·  ".join(text for text in texts[1:] if text))
        for name, line in self._rows.items():
            line.control.set_value(getattr(item, name))  # type: ignore[attr-defined]

    def set_open(self, is_open: bool) -> None:
        """Fold out or in; the fields are made when they are first needed."""
        if is_open and not self._rows:
            self._build()
        self._head.setChecked(is_open)
        self._body.setVisible(is_open)

    def row(self, name: str) -> FieldRow | None:
        """The form row of a field, once it is open."""
        return self._rows.get(name)

    def head(self) -> QPushButton:
        return self._head

    def bin(self) -> Button:
        return self._bin

    def drop_typing(self) -> None:
        """Another tender is shown: forget what was half typed."""
        for name, line in self._rows.items():
            line.control.reset(getattr(self._item, name))  # type: ignore[attr-defined]

    def _build(self) -> None:
        for field in fields.fields_of(self._kind):
            line = make_row(field.name, root=self._kind)
            bind(self._editor, line.control, f"{self._spec.path}.{self.index}.{field.name}")
            line.control.installEventFilter(self)
            line.control.set_value(getattr(self._item, field.name))  # type: ignore[attr-defined]
            self._rows[field.name] = line
            self._lines.addWidget(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        if watched is self._head and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Delete:
                self.removed.emit(self.index)
                return True
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.moved.emit(self.index, -1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)


class RowsEditor(QWidget):
    """Edits the list at `spec.path`. `removed(str)` tells the words of what was removed, for the undo bar."""

    removed = Signal(str)

    def __init__(self, editor: Editor, spec: RowsSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._editor = editor
        self._field: Field = fields.describe(type(editor.item), spec.path)
        self._items: list[_Item] = []
        self._open: int | None = None
        self.setAccessibleName(self._field.about.label)
        self._empty = Label(spec.empty, "caption", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._total = Label("", "caption-strong", "muted", wrap=True)
        self._add = Button(f"{spec.thing.capitalize()} toevoegen", "secondary", "plus", small=True)
        self._add.clicked.connect(self._on_add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._empty)
        box.addLayout(self._list)
        box.addLayout(row(self._add, 8, self._total))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_tender(self, tender: Any) -> None:
        """Show the items of this tender, or of whatever else the editor holds."""
        values = fields.get(tender, self.spec.path)
        while len(self._items) < len(values):
            self._items.append(self._made(len(self._items)))
        for index, item in enumerate(self._items):
            shown = index < len(values)
            if shown:
                item.show_item(values[index])
            item.setVisible(shown)
        if self._open is not None and self._open >= len(values):
            self.open_item(None)
        self._empty.setVisible(not values)
        words, tone = self.spec.total(tender) if self.spec.total and values else ("", "muted")
        self._total.setText(words)
        self._total.set_tone(tone)

    def open_item(self, index: int | None) -> None:
        """Fold out one item and fold in the others; None folds in all."""
        self._open = index
        for at, item in enumerate(self._items):
            item.set_open(at == index)

    def widget_for(self, path: str) -> QWidget:
        """The control of a path below this list, unfolded; the button *toevoegen* when there is no such item."""
        parts = path.removeprefix(self.spec.path).strip(".").split(".")
        if not parts[0].isdigit() or int(parts[0]) >= len(fields.get(self._editor.item, self.spec.path)):
            return self._add
        index = int(parts[0])
        self.open_item(index)
        line = self._items[index].row(parts[1]) if len(parts) > 1 else None
        return line.control if line is not None else self._items[index].head()

    def drop_typing(self) -> None:
        """Another tender is shown: fold in, and forget what was half typed."""
        self.open_item(None)
        for item in self._items[: len(fields.get(self._editor.item, self.spec.path))]:
            item.drop_typing()

    def add_button(self) -> Button:
        return self._add

    def _made(self, index: int) -> _Item:
        item = _Item(self._editor, self.spec, self._field.kind, index, self)
        item.opened.connect(lambda at: self.open_item(None if self._open == at else at))
        item.removed.connect(self._on_remove)
        item.moved.connect(self._on_move)
        self._list.addWidget(item)
        return item

    def _values(self) -> tuple[Any, ...]:
        values: tuple[Any, ...] = fields.get(self._editor.item, self.spec.path)
        return values

    def _put(self, values: tuple[Any, ...], words: str) -> None:
        self._editor.replace(fields.replaced(self._editor.item, self.spec.path, values), words)

    def _on_add(self) -> None:
        values = self._values()
        self._put((*values, self._field.kind()), f"{self.spec.thing} toegevoegd")
        self.open_item(len(values))
        first = self._items[len(values)].row(fields.fields_of(self._field.kind)[0].name)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_remove(self, index: int) -> None:
        values = self._values()
        words = f"{self.spec.thing.capitalize()} {index + 1} verwijderd"
        self.open_item(None)
        self._put((*values[:index], *values[index + 1 :]), words)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removed.emit(words)

    def _on_move(self, index: int, step: int) -> None:
        values, to = list(self._values()), index + step
        if not 0 <= to < len(values):
            return
        values[index], values[to] = values[to], values[index]
        self.open_item(None)
        self._put(tuple(values), f"{self.spec.thing} verplaatst")
        self._items[to].head().setFocus(Qt.FocusReason.ShortcutFocusReason)
