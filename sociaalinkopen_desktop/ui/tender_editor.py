"""The open tender with its undo history: the one thing that pages of a tender talk to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from .editing import Editor

if TYPE_CHECKING:  # the domain is loaded when a tender is opened, after the window is painted
    from ..domain.tender import Tender


class TenderEditor(Editor):
    """Holds the tender that is open; `changed` and `opened` carry it.

    With `today` a publication begins the log of revisions, in the same step.
    """

    def __init__(self, parent: QObject | None = None, today: Callable[[], date] | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def blank(self) -> Tender:
        from ..domain.tender import Tender

        return Tender()

    @property
    def tender(self) -> Tender:
        """The tender as it is now."""
        tender: Tender = self.item
        return tender

    def set(self, path: str, value: Any) -> None:
        """Give a field another value. Typing on in the same field stays one undo step until `leave_field`."""
        if path == "phase" and self._today is not None:
            from ..domain import fields
            from ..domain.revising import with_phase
            from ..domain.tender import Tender

            self.replace(with_phase(self.tender, value, self._today()), fields.label_of(Tender, path), path)
        else:
            super().set(path, value)
