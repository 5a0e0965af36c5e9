"""A list of enterprises as it was read from a file: texts in rows under a head, nothing understood yet."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

GoOn = Callable[[int, int], bool]
"""Told now and then how much is done out of how much (0: not known); answers whether somebody still waits for it."""


class Stopped(Exception):
    """Nobody waits for it any more; nothing was changed."""


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """One row, with the line on which it stands in the file (the first is 1); one text for each head."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ListSheet:
    """One sheet: its head and the rows that hold anything. `is_hidden`: the spreadsheet does not show it."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[ListRow, ...]
    is_hidden: bool = False

    def examples(self, column: int, most: int = 3) -> tuple[str, ...]:
        """The first different values of a column, on one line each, to recognise it by."""
        found: list[str] = []
        for row in self.rows[:200]:
            words = " ".join(row.cells[column].split())
            if words and words not in found:
                found.append(words)
                if len(found) == most:
                    break
        return tuple(found)


@dataclass(frozen=True, kw_only=True)
class ListFile:
    """The sheets that hold rows, and what there is to say about the file: each a Dutch sentence."""

    name: str
    sheets: tuple[ListSheet, ...]
    remarks: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The sheet to begin with: the first that is not hidden."""
        return next((at for at, sheet in enumerate(self.sheets) if not sheet.is_hidden), 0)


def go_on_always(_done: int, _of: int) -> bool:
    """Somebody always waits."""
    return True


def plain(words: str) -> str:
    """Small letters and figures with single spaces, without accents: how heads and names are compared."""
    loose = unicodedata.normalize("NFKD", words.casefold())
    loose = "".join(sign for sign in loose if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", loose).split())
