"""What a file with bouwblokken holds: looked at by the officer before anything is taken over."""

from dataclasses import dataclass

from ..domain.policy import Bouwblok


@dataclass(frozen=True, kw_only=True)
class RowFault:
    """What is wrong with one line of the file (counted from 1, as a spreadsheet does); one Dutch line."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"Regel {self.line}, {self.column.lower()}: {self.sentence}"


@dataclass(frozen=True, kw_only=True)
class BouwblokFile:
    """The rows that can be taken over, what is wrong with the others, and how the file was read.

    `columns` pairs our name of a column with the words in the head of the file.
    """

    blocks: tuple[Bouwblok, ...]
    faults: tuple[RowFault, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """How many rows were understood and how many were not."""
        good, bad = len(self.blocks), len({fault.line for fault in self.faults})
        told = "1 bouwblok is" if good == 1 else f"{good} bouwblokken zijn"
        if not bad:
            return f"{told} goed te lezen."
        return f"{told} goed te lezen, {'1 regel' if bad == 1 else f'{bad} regels'} niet."
