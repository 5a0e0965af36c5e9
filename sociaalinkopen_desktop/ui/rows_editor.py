"""A list inside a form (lots, criteria, references): one line per item that opens to edit it, and a button to add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ..domain import fields
from ..domain.fields import Field
from ..domain.telling import told
from ..domain.tender import Tender
from .controls import bind, make_row
from .cpv_row import CpvRow
from .cpv_tools import CpvTools
from .editing import Editor
from .row_dragging import RowDragging
from .row_head import RowHead
from .widgets.buttons import Button
from .widgets.field_row import FieldRow
from .widgets.layouts import Flow, holder, keep_shown, row, set_shown
from .widgets.row_menu import MenuLine, row_menu
from .widgets.text import Label


@dataclass(frozen=True, kw_only=True)
class RowsSpec:
    """A list inside a form. `summary` names the fields shown while an item is folded, the first one being its name.

    `thing` is one item in words ("perceel"); `empty` says what an empty list means; `total` gives the line below the
    list as (words, tone). `when` says for which tenders the list is shown.

    `second` are fields for a second line of a folded item, `shown` the fields of an open one in their order (all when
    empty), and `foot` makes something below them from the editor, the path of the item and what to call with a path
    and words after leading away from here. `pick` is a path that leads to things to choose from, in the words
    `pick_words`. `applies` says which fields of an item are shown, by the item and the name of the field; `beside`
    makes the words at the right of a folded item out of it, instead of those of `summary` after the first.
    """

    path: str
    thing: str
    summary: tuple[str, ...]
    empty: str
    when: Callable[[Tender], bool] | None = None
    total: Callable[[Tender], tuple[str, str]] | None = None
    second: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    foot: Callable[[Editor, str, Callable[[str, str], object]], QWidget] | None = None
    pick: str = ""
    pick_words: str = ""
    applies: Callable[[Any, str], bool] | None = None
    beside: Callable[[Any], str] | None = None


class _Item(QWidget):
    """One item: its head, and its fields once it has been opened."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)
    went = Signal(str, str)
    duplicated = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int)
    given_up = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(
        self,
        editor: Editor,
        spec: RowsSpec,
        kind: type[Any],
        index: int,
        parent: QWidget,
        cpv: CpvTools | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._spec, self._kind, self.index = editor, spec, kind, index
        self._cpv = cpv
        self._rows: dict[str, FieldRow] = {}
        self._item: Any = None
        self._head = RowHead(self)
        self._head.clicked.connect(lambda: self.opened.emit(self.index))
        self._head.dragged.connect(lambda at: self.dragged.emit(self.index, at))
        self._head.dropped.connect(lambda: self.dropped.emit(self.index))
        self._head.given_up.connect(self.given_up)
        self._head.menu_wanted.connect(lambda at: self.menu_wanted.emit(self.index, at))
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
        name, *others = self._spec.summary
        beside = self._joined(others) if self._spec.beside is None else self._spec.beside(item)
        self._head.show_item(self._told(name) or f"Nieuw {self._spec.thing}", beside, self._joined(self._spec.second))
        for name, line in self._rows.items():
            line.control.set_value(getattr(item, name))  # type: ignore[attr-defined]
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        if self._spec.applies is not None:
            for name, line in self._rows.items():
                keep_shown(line, self._spec.applies(self._item, name))

    def _told(self, name: str) -> str:
        return told(fields.field_of(self._kind, name), getattr(self._item, name))

    def _joined(self, names: Sequence[str]) -> str:
        return "  ·  ".join(text for text in map(self._told, names) if text)

    def set_open(self, is_open: bool) -> None:
        """Fold out or in; the fields are made when they are first needed."""
        if is_open and not self._rows:
            self._build()
        self._head.set_open(is_open)
        self._body.setVisible(is_open)

    def row(self, name: str) -> FieldRow | None:
        """The form row of a field, once it is open."""
        return self._rows.get(name)

    def head(self) -> RowHead:
        return self._head

    def bin(self) -> Button:
        return self._bin

    def drop_typing(self) -> None:
        """Another tender is shown: forget what was half typed."""
        for name, line in self._rows.items():
            line.control.reset(getattr(self._item, name))  # type: ignore[attr-defined]

    def _build(self) -> None:
        for field in self._fields():
            if field.is_group or field.about.hidden:  # a list inside an item has a card of its own
                continue
            line = make_row(field.name, root=self._kind, cpv=self._cpv)
            bind(self._editor, line.control, f"{self._spec.path}.{self.index}.{field.name}")
            line.control.installEventFilter(self)
            line.control.set_value(getattr(self._item, field.name))  # type: ignore[attr-defined]
            self._rows[field.name] = line
            if isinstance(line, CpvRow):
                line.join(self._editor, f"{self._spec.path}.{self.index}.{field.name}")
            self._lines.addWidget(line)
        self._show_what_applies()
        if self._spec.foot is not None:
            path = f"{self._spec.path}.{self.index}"
            self._lines.addWidget(self._spec.foot(self._editor, path, self.went.emit))

    def _fields(self) -> Sequence[Field]:
        if self._spec.shown:
            return [fields.field_of(self._kind, name) for name in self._spec.shown]
        return fields.fields_of(self._kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        if watched is self._head and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Delete:
                self.removed.emit(self.index)
                return True
            if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.duplicated.emit(self.index)
                return True
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.moved.emit(self.index, -1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)


class RowsEditor(QWidget):
    """Edits the list at `spec.path`. `removed(str)` tells what was removed, dragged or copied, for the undo bar.

    `went(str, str)`: the work goes on at this path, with words for the undo bar when something changed.
    """

    removed = Signal(str)
    went = Signal(str, str)

    def __init__(
        self, editor: Editor, spec: RowsSpec, parent: QWidget | None = None, *, cpv: CpvTools | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._editor, self._cpv = editor, cpv
        self._field: Field = fields.describe(type(editor.item), spec.path)
        self._items: list[_Item] = []
        self._open: int | None = None
        self.setAccessibleName(self._field.about.label)
        self._empty = Label(spec.empty, "caption", "muted", wrap=True)
        self._dragging = RowDragging(self, lambda: [item for item in self._items if not item.isHidden()])
        self._dragging.moved.connect(self._on_dragged)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._total = Label("", "caption-strong", "muted", wrap=True)
        self._add = Button(f"{spec.thing.capitalize()} toevoegen", "secondary", "plus", small=True)
        self._add.clicked.connect(self._on_add)
        self._pick = Button(spec.pick_words or "Kies", "quiet", "books", small=True)
        self._pick.clicked.connect(lambda: self.went.emit(spec.pick, ""))
        set_shown(self._pick, bool(spec.pick))
        box = self._whole = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._empty)
        box.addLayout(self._list)
        if spec.pick:
            buttons = Flow(gap=8, line_gap=4)
            buttons.addWidget(self._add)
            buttons.addWidget(self._pick)
            box.addWidget(holder(buttons))
            box.addWidget(self._total)
        else:
            foot = row(self._add, 8, self._total)
            foot.setAlignment(self._add, Qt.AlignmentFlag.AlignLeft)  # also while there is nothing beside it
            box.addLayout(foot)
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
                item.head().set_movable(len(values) > 1)
            item.setVisible(shown)
        if self._open is not None and self._open >= len(values):
            self.open_item(None)
        self._empty.setVisible(not values)
        words, tone = self.spec.total(tender) if self.spec.total and values else ("", "muted")
        self._total.setText(words)
        self._total.setVisible(bool(words))
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

    def add_below(self, part: QWidget) -> None:
        """Put something under the list."""
        self._whole.addWidget(part)

    def pick_button(self) -> Button:
        """Leads to things to choose from; hidden when there are none."""
        return self._pick

    def _made(self, index: int) -> _Item:
        item = _Item(self._editor, self.spec, self._field.kind, index, self, self._cpv)
        item.opened.connect(lambda at: self.open_item(None if self._open == at else at))
        item.removed.connect(self._on_remove)
        item.moved.connect(lambda at, step: self._move(at, at + step))
        item.duplicated.connect(self._on_duplicate)
        item.dragged.connect(self._dragging.follow)
        item.dropped.connect(self._dragging.drop)
        item.given_up.connect(self._dragging.give_up)
        item.menu_wanted.connect(lambda at, place: self.menu_for(at).popup(place))
        item.went.connect(self._on_went)
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
        names = self.spec.shown or tuple(field.name for field in fields.fields_of(self._field.kind))
        first = self._items[len(values)].row(names[0])
        if first is not None:
            first.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_remove(self, index: int) -> None:
        values = self._values()
        words = f"{self.spec.thing.capitalize()} {index + 1} verwijderd"
        self.open_item(None)
        self._put((*values[:index], *values[index + 1 :]), words)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removed.emit(words)

    def _on_went(self, path: str, words: str) -> None:
        self.open_item(None)
        self.went.emit(path, words)

    # -- order and copies -----------------------------------------------------------------------------------------
    def menu_for(self, index: int) -> QMenu:
        """A fresh menu of what can be done with an item."""
        last = len(self._values()) - 1
        lines = (
            MenuLine("Omhoog", "arrow-up", lambda: self._move(index, index - 1), "Alt+↑", index > 0),
            MenuLine("Omlaag", "arrow-down", lambda: self._move(index, index + 1), "Alt+↓", index < last),
            MenuLine("Dupliceren", "copy", lambda: self._on_duplicate(index), "Ctrl+D"),
            MenuLine("Verwijderen", "trash", lambda: self._on_remove(index), "Del", parted=True),
        )
        return row_menu(f"{self.spec.thing.capitalize()} {index + 1}", lines, self)

    def _on_duplicate(self, index: int) -> None:
        values = self._values()
        words = f"{self.spec.thing.capitalize()} {index + 1} gedupliceerd"
        self.open_item(None)
        self._put((*values[: index + 1], *values[index:]), words)
        self._items[index + 1].head().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.removed.emit(words)

    def _on_dragged(self, index: int, to: int) -> None:
        self._move(index, to)
        self.removed.emit(f"{self.spec.thing.capitalize()} verplaatst")

    def _move(self, index: int, to: int) -> None:
        """Put an item at another place, as one undo step; nothing happens when there is no such place."""
        values = list(self._values())
        if not 0 <= to < len(values):
            return
        values.insert(to, values.pop(index))
        self.open_item(None)
        self._put(tuple(values), f"{self.spec.thing.capitalize()} verplaatst")
        head = self._items[to].head()
        head.setFocus(Qt.FocusReason.ShortcutFocusReason)
        said = f"{self.spec.thing.capitalize()} staat nu op plaats {to + 1} van {len(values)}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(head, said))
