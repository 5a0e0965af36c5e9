"""What fields for CPV codes ask from outside: the list, the search, and the codes this user chose or keeps at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..domain.cpv import CpvTable, digits_of
from ..domain.cpv_search import CpvIndex

MOST_RECENT = 12
MOST_FAVOURITES = 60


@dataclass(frozen=True)
class CpvTools:
    """The list and its index are read when they are first asked for, and kept.

    `recent` and `favourites` give codes of eight digits, the newest first; `keep(recent, favourites)` stores both.
    """

    table: Callable[[], CpvTable]
    index: Callable[[], CpvIndex]
    recent: Callable[[], tuple[str, ...]]
    favourites: Callable[[], tuple[str, ...]]
    keep: Callable[[tuple[str, ...], tuple[str, ...]], object]

    def remember(self, code: str) -> None:
        """Put a code first among the recent ones."""
        digits = digits_of(code)
        others = tuple(item for item in self.recent() if item != digits)
        self.keep((digits, *others)[:MOST_RECENT], self.favourites())

    def set_favourite(self, code: str, is_favourite: bool) -> None:
        """Keep a code at hand, or no longer."""
        digits = digits_of(code)
        others = tuple(item for item in self.favourites() if item != digits)
        self.keep(self.recent(), ((digits, *others) if is_favourite else others)[:MOST_FAVOURITES])

    def told(self, code: str) -> str:
        """Code and label for a reader; the code as it is when it is not in the list."""
        found = self.table().codes.get(code)
        return found.told if found is not None else code
