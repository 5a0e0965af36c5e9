"""The register as a list that a spreadsheet opens, with the heads that the import recognises."""

from collections.abc import Sequence

from .enterprise import Enterprise
from .importing_cells import Out, cell_of
from .importing_columns import COLUMNS

OUT_COLUMNS = tuple(column for column in COLUMNS if not column.only_read)

HEADS = tuple(column.head for column in OUT_COLUMNS)
"""The heads of our own list, in its order."""


def list_rows(enterprises: Sequence[Enterprise]) -> tuple[tuple[Out, ...], ...]:
    """A row for each enterprise. What we ourselves went through with it stays with us and is no column."""
    return tuple(tuple(cell_of(column.key, item) for column in OUT_COLUMNS) for item in enterprises)
