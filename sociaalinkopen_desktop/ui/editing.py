"""One frozen value with its undo history. Every change makes a new value; undo is going back to the old one.

Typing in one field is one step. What the value is (a tender, a policy profile) the subclasses say.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

_MERGE_ID = 1


class _Change(QUndoCommand):
    """From one value to the next. Changes of the same field that follow each other become one."""

    def __init__(self, editor: Editor, before: Any, after: Any, words: str, merge_key: str) -> None:
        super().__init__(words)
        self._editor, self._before, self._after = editor, before, after
        self._merge_key = merge_key

    def redo(self) -> None:
        self._editor._show(self._after)

    def undo(self) -> None:
        self._editor._show(self._before)

    def id(self) -> int:
        return _MERGE_ID if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        self.setObsolete(self._before == self._after)
        return True


class Editor(QObject):
    """Holds the value that is open. `changed(object)` comes after every change, also by undo and redo.

    `opened(object)` comes when another value is shown: fields then drop what was half typed.
    """

    changed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._item: Any = None
        self._visit = 0

    def blank(self) -> Any:
        """What is open before anything was."""
        raise NotImplementedError

    @property
    def item(self) -> Any:
        """The value as it is now."""
        if self._item is None:
            self._item = self.blank()
        return self._item

    def open(self, item: Any) -> None:
        """Show another value, with an empty history."""
        self.undo_stack.clear()
        self._visit += 1
        self._item = item
        self.opened.emit(item)
        self.changed.emit(item)

    def set(self, path: str, value: Any) -> None:
        """Give a field another value. Typing on in the same field stays one undo step until `leave_field`."""
        from ..domain import fields

        item = self.item
        if fields.get(item, path) == value:
            return
        words = fields.label_of(type(item), path)
        self._push(fields.replaced(item, path, value), words, f"{self._visit}:{path}")

    def replace(self, item: Any, words: str, merge_key: str = "") -> None:
        """Change several things at once as one undo step, called `words` in the menu ("Perceel toegevoegd").

        Changes with the same `merge_key` that follow each other become one step (typing a reason).
        """
        if item != self.item:
            self._push(item, words, f"{self._visit}:{merge_key}" if merge_key else "")

    def leave_field(self) -> None:
        """What is typed from now on is a new undo step, also in the same field."""
        self._visit += 1

    def _push(self, item: Any, words: str, merge_key: str) -> None:
        self.undo_stack.push(_Change(self, self.item, item, words, merge_key))

    def _show(self, item: Any) -> None:
        self._item = item
        self.changed.emit(item)
