"""Checklists as data: which there are, their lines, and what a line means in the tender."""

from dataclasses import dataclass
from enum import StrEnum

from ..catalogue import LegalBasis, cited
from ..choices import Choice


class Binding(StrEnum):
    """Where the answer on a line is kept.

    MARK: on the checklist itself. FIELD: in a field of the tender. ANSWER: as the answer to a question of the Toets.
    FINDING: the Toets proposes it, what the officer ticks is a mark. THEME: whether a theme was chosen. ROWS: in a
    list of the tender, or in cells of the checklist.
    """

    MARK = "mark"
    FIELD = "field"
    ANSWER = "answer"
    FINDING = "finding"
    THEME = "theme"
    ROWS = "rows"


class FormKind(Choice):
    """How much of a checklist the program fills in beforehand."""

    FILLED = "filled", "Ingevuld"
    HALF = "half", "Half ingevuld"
    BLANK = "blank", "Leeg"


@dataclass(frozen=True, kw_only=True)
class RowColumn:
    """A column of a line with rows: a field of the list, or (without `path`) a cell that only the checklist has."""

    label: str
    path: str = ""
    share: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line. `key` never changes: forms that were sent out are read back by it.

    `is_open`: there is nothing to tick, only room to write. `target` is a path of the tender, the id of a criterion or
    the key of a theme, as `binding` says. `write_lines` is how many lines there are to write on; `rows` how many rows
    the table has at least.
    """

    key: str
    question: str
    help: str = ""
    binding: Binding = Binding.MARK
    target: str = ""
    is_open: bool = False
    write_lines: int = 1
    columns: tuple[RowColumn, ...] = ()
    rows: int = 0
    criteria: tuple[str, ...] = ()
    sources: tuple[LegalBasis, ...] = ()

    @property
    def source_words(self) -> str:
        """Articles and points of the Toets as they stand on paper."""
        return "; ".join((*cited(self.sources, short=True), *self.criteria))


@dataclass(frozen=True, kw_only=True)
class Part:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """One sheet. `version` rises when a line gets another meaning, so that an old form is not read as a new one."""

    id: str
    number: int
    version: int
    title: str
    purpose: str
    parts: tuple[Part, ...]
    signers: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return tuple(line for part in self.parts for line in part.lines)

    def line(self, key: str) -> Line:
        """The line with that key. Raises KeyError."""
        for item in self.lines:
            if item.key == key:
                return item
        raise KeyError(key)


@dataclass(frozen=True, kw_only=True)
class ChecklistLibrary:
    """All checklists, in the order of their numbers."""

    checklists: tuple[Checklist, ...] = ()

    def checklist(self, identifier: str) -> Checklist:
        """The checklist with that id. Raises KeyError."""
        for item in self.checklists:
            if item.id == identifier:
                return item
        raise KeyError(identifier)
