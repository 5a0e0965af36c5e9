"""The Common Procurement Vocabulary: codes with their labels, the tree they make, and what a code says by itself.

Regulation (EC) No 2195/2002 as amended by Regulation (EC) No 213/2008. A code has eight digits; the first two are the
division, and each further digit that is not zero goes one level deeper. A ninth digit checks the others.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from .checks.sectors import ANNEX_XIV
from .choices import ContractNature
from .norms import Certainty
from .tender import Tender

WORKS_DIVISION = "45"
FIRST_SERVICES_DIVISION = "50"
_DIGITS = 8


class CpvCode(NamedTuple):
    """One code: its eight digits, its check digit and its Dutch label."""

    code: str
    check_digit: str
    label: str

    @property
    def number(self) -> str:
        """The code as it is printed: "77310000-6"."""
        return f"{self.code}-{self.check_digit}"

    @property
    def told(self) -> str:
        """Code and label for a reader: "77310000-6 Beplanten en onderhouden van groengebieden"."""
        return f"{self.number} {self.label}"


class CpvList:
    """All codes, in the order of their digits. Raises ValueError when a code comes twice.

    A parent is computed from the digits: the code with fewer digits other than zero. Where that one does not exist, it
    is the nearest that does.
    """

    def __init__(self, codes: Iterable[CpvCode]) -> None:
        self.codes: tuple[CpvCode, ...] = tuple(sorted(codes))
        self._by_code = {item.code: item for item in self.codes}
        if len(self._by_code) != len(self.codes):
            raise ValueError("a code comes twice")

    def get(self, code: str) -> CpvCode | None:
        """The code with these digits, with or without check digit; None when it is not in the list."""
        return self._by_code.get(digits_of(code))

    def starting_with(self, digits: str) -> tuple[CpvCode, ...]:
        """The codes that begin with these digits, in order."""
        first = bisect_left(self.codes, (digits,))
        last = bisect_left(self.codes, (digits + ":",))  # the sign after 9
        return self.codes[first:last]

    def parent(self, code: str) -> CpvCode | None:
        """The code one level higher; None for a division and for a code that is not in the list."""
        return self._parents.get(digits_of(code))

    def ancestors(self, code: str) -> tuple[CpvCode, ...]:
        """The codes above this one, the division first."""
        found: list[CpvCode] = []
        above = self.parent(code)
        while above is not None:
            found.append(above)
            above = self.parent(above.code)
        return tuple(reversed(found))

    def children(self, code: str = "") -> tuple[CpvCode, ...]:
        """The codes one level lower; without a code the divisions."""
        return tuple(self._children.get(digits_of(code), ()))

    def path(self, code: str) -> str:
        """The labels above this code in words, the division first: "Diensten … › Tuinbouwdiensten"."""
        return " › ".join(item.label for item in self.ancestors(code))

    @cached_property
    def _parents(self) -> dict[str, CpvCode | None]:
        """In order of digits a parent comes before its children, so one walk with a stack finds all of them."""
        found: dict[str, CpvCode | None] = {}
        above: list[tuple[str, CpvCode]] = []
        for item in self.codes:
            while above and not item.code.startswith(above[-1][0]):
                above.pop()
            found[item.code] = above[-1][1] if above else None
            above.append((stem_of(item.code), item))
        return found

    @cached_property
    def _children(self) -> dict[str, list[CpvCode]]:
        found: dict[str, list[CpvCode]] = {}
        for item in self.codes:
            above = self._parents[item.code]
            found.setdefault(above.code if above is not None else "", []).append(item)
        return found


@dataclass(frozen=True)
class Sector:
    """A field in which social enterprises often deliver: its name, and the first digits of its codes."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Everyday:
    """Words that people use for what these codes stand for, the best fitting code first."""

    words: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class CpvTable:
    """What the program knows about codes: the list, sectors of social enterprises, everyday words, some examples."""

    codes: CpvList
    sectors: tuple[Sector, ...] = ()
    everyday: tuple[Everyday, ...] = ()
    examples: tuple[str, ...] = ()
    sectors_certainty: Certainty = Certainty.LIKELY

    def sector_of(self, code: str) -> Sector | None:
        """The sector of a code, by the longest of its first digits that is known; None when there is none."""
        digits = digits_of(code)
        fitting = [
            (len(prefix), sector) for sector in self.sectors for prefix in sector.codes if digits.startswith(prefix)
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def with_labels(tender: Tender, codes: CpvList) -> Tender:
    """The tender for a reader: behind each code that is in the list stands its label. Only for documents."""

    def told(code: str) -> str:
        found = codes.get(code)
        return found.told if found is not None else code

    subject = tender.subject
    return replace(
        tender,
        subject=replace(
            subject, main_cpv=told(subject.main_cpv), additional_cpvs=tuple(map(told, subject.additional_cpvs))
        ),
        lots=tuple(replace(lot, cpv=told(lot.cpv)) for lot in tender.lots),
    )


def digits_of(code: str) -> str:
    """The eight digits of a code as it was typed: without check digit, blanks and dots."""
    return "".join(sign for sign in code.partition("-")[0] if sign.isdigit())[:_DIGITS]


def check_digit_of(code: str) -> str:
    """The check digit as it was typed; "" when there is none."""
    return code.partition("-")[2].strip()


def stem_of(code: str) -> str:
    """The digits that every code below this one begins with: the code without its zeros, at least the division."""
    return code[:2] + code[2:].rstrip("0")


def nature_of(code: str) -> ContractNature | None:
    """The nature of contract that a code stands for, by its division; None for a code without a division.

    Division 45 holds works, 50 and higher services, all others supplies (annex I of Regulation (EC) No 213/2008).
    """
    division = digits_of(code)[:2]
    if len(division) < 2:
        return None
    if division == WORKS_DIVISION:
        return ContractNature.WORKS
    return ContractNature.SERVICES if division >= FIRST_SERVICES_DIVISION else ContractNature.SUPPLIES


def is_annex_xiv(code: str) -> bool:
    """Whether a code belongs to the social and other specific services, as far as is known (likely, not sure)."""
    digits = digits_of(code)
    return len(digits) == _DIGITS and digits.startswith(ANNEX_XIV)
