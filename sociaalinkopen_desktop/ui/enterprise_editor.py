"""The open enterprise of the register with its undo history."""

from __future__ import annotations

from uuid import uuid4

from ..domain.enterprises.enterprise import Enterprise
from .editing import Editor


class EnterpriseEditor(Editor):
    """Holds the enterprise that is open; `changed` and `opened` carry it."""

    def blank(self) -> Enterprise:
        return Enterprise()

    @property
    def enterprise(self) -> Enterprise:
        """The enterprise as it is now."""
        enterprise: Enterprise = self.item
        return enterprise

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: such an enterprise is not worth keeping."""
        return self.enterprise == Enterprise(id=self.enterprise.id)


def new_enterprise() -> Enterprise:
    """An empty enterprise with a number of its own."""
    return Enterprise(id=uuid4().hex)
