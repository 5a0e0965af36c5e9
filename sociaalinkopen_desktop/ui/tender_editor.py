"""The open tender with its undo history: the one thing that pages of a tender talk to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .editing import Editor

if TYPE_CHECKING:  # the domain is loaded when a tender is opened, after the window is painted
    from ..domain.tender import Tender


class TenderEditor(Editor):
    """Holds the tender that is open; `changed` and `opened` carry it."""

    def blank(self) -> Tender:
        from ..domain.tender import Tender

        return Tender()

    @property
    def tender(self) -> Tender:
        """The tender as it is now."""
        tender: Tender = self.item
        return tender
