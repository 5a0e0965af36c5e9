"""The open tender with its undo history: the one thing that pages talk to.

Every change makes a new frozen tender; undo is going back to the old one. Typing in one field is one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:  # the domain is loaded when a tender is opened, after the window is painted
    from ..domain.tender import Tender

_MERGE_ID = 1


class _Change(QUndoCommand):
    """From one tender to the next. Changes of the same field that follow each other become one."""

    def __init__(self, editor: TenderEditor, before: Tender, after: Tender, words: str, merge_key: str) -> None:
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


class TenderEditor(QObject):
    """Holds the tender that is open. `changed(Tender)` comes after every change, also by undo and redo.

    `opened(Tender)` comes when another tender is shown: fields then drop what was half typed.
    """

    changed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._tender: Tender | None = None
        self._visit = 0

    @property
    def tender(self) -> Tender:
        """The tender as it is now."""
        if self._tender is None:
            from ..domain.tender import Tender

            self._tender = Tender()
        return self._tender

    def open(self, tender: Tender) -> None:
        """Show another tender, with an empty history."""
        self.undo_stack.clear()
        self._visit += 1
        self._tender = tender
        self.opened.emit(tender)
        self.changed.emit(tender)

    def set(self, path: str, value: Any) -> None:
        """Give a field another value. Typing on in the same field stays one undo step until `leave_field`."""
        from ..domain import fields

        tender = self.tender
        if fields.get(tender, path) == value:
            return
        words = fields.label_of(type(tender), path)
        self._push(fields.replaced(tender, path, value), words, f"{self._visit}:{path}")

    def replace(self, tender: Tender, words: str, merge_key: str = "") -> None:
        """Change several things at once as one undo step, called `words` in the menu ("Perceel toegevoegd").

        Changes with the same `merge_key` that follow each other become one step (typing a reason).
        """
        if tender != self.tender:
            self._push(tender, words, f"{self._visit}:{merge_key}" if merge_key else "")

    def leave_field(self) -> None:
        """What is typed from now on is a new undo step, also in the same field."""
        self._visit += 1

    def _push(self, tender: Tender, words: str, merge_key: str) -> None:
        self.undo_stack.push(_Change(self, self.tender, tender, words, merge_key))

    def _show(self, tender: Tender) -> None:
        self._tender = tender
        self.changed.emit(tender)
