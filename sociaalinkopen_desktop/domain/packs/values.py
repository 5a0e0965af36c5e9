"""The value that a condition compares with: plain data to the type of the field, or a sentence that says what would."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, cast

from ..choices import Choice
from .facts import Fact, Sort
from .faults import Faults, Place, shown

LONGEST_VALUE = 200
MOST_VALUES = 100
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,10})?")


class Wrong(Exception):
    """What is wrong with a value, and what to write instead."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.remedy = remedy


def value_of(fact: Fact, plain: object) -> Any:
    """The value in the type of the field. Raises Wrong."""
    return _READERS[fact.sort](fact, plain)


def values_of(fact: Fact, plain: object, place: Place, faults: Faults) -> frozenset[Any]:
    """The values of `one_of`; what is wrong is added to `faults`."""
    if type(plain) is not list or not plain:
        faults.add(place, "hier hoort een lijst met ten minste één waarde.", "Schrijf [ ... ].")
        return frozenset()
    if len(plain) > MOST_VALUES:
        faults.add(place, f"meer dan {MOST_VALUES} waarden.", "Maak de lijst korter.")
        return frozenset()
    found = set()
    for at, item in enumerate(plain):
        try:
            found.add(value_of(fact, item))
        except Wrong as wrong:
            faults.add((place, at), wrong.fault, wrong.remedy)
    return frozenset(found)


def number(fact: Fact, plain: object) -> Decimal:
    """A number within the bounds of its field. Raises Wrong."""
    lowest, highest = fact.bounds
    if type(plain) is int and lowest <= plain <= highest:
        return Decimal(plain)
    text = str(plain) if type(plain) in (int, str, Decimal, float) else ""
    if not _NUMBER.fullmatch(text):
        raise Wrong(f"'{shown(plain)}' is geen getal dat hier kan.", "Schrijf een gewoon getal, zoals 1250.50.")
    found = Decimal(text)
    if not lowest <= found <= highest:
        raise Wrong(f"{shown(plain)} kan hier niet.", f"Kies een getal van {lowest} tot {highest}.")
    return found


def folded(text: str) -> str:
    """A text as it is compared: capitals and spaces around it make no difference."""
    return text.strip().casefold()


def day(plain: object) -> date:
    """A date written as jjjj-mm-dd. Raises Wrong."""
    try:
        if type(plain) is not str or len(plain) != len("2026-11-24"):
            raise ValueError
        found = date.fromisoformat(plain)
        if not 1990 <= found.year <= 2199:
            raise ValueError
    except ValueError:
        raise Wrong(f"'{shown(plain)}' is geen datum.", "Schrijf jaar-maand-dag: 2026-11-24.") from None
    return found


def _yes_no(_fact: Fact, plain: object) -> bool:
    if type(plain) is not bool:
        raise Wrong(f"'{shown(plain)}' is geen ja of nee.", "Schrijf true of false, zonder aanhalingstekens.")
    return plain


def _choice(fact: Fact, plain: object) -> Choice:
    known: Mapping[str, Choice] = members(fact.field.kind)
    found = known.get(plain) if type(plain) is str else None
    if found is None:
        keys = ", ".join(known)
        raise Wrong(f"'{shown(plain)}' is geen keuze bij '{fact.name}'.", f"Kies uit: {keys}.")
    return found


def _members(kind: type[Choice]) -> Mapping[str, Any]:
    """The choices of a closed list by their key."""
    return {str(item.value): item for item in kind}


members = cast("Callable[[type[Choice]], Mapping[str, Any]]", cache(_members))


def _text(_fact: Fact, plain: object) -> str:
    if type(plain) is not str or not plain.strip():
        raise Wrong("hier hoort een tekst.", "Zet een woord tussen aanhalingstekens.")
    if len(plain) > LONGEST_VALUE:
        raise Wrong(f"langer dan {LONGEST_VALUE} tekens.", "Maak de tekst korter.")
    if not plain.isprintable():
        raise Wrong("er staat een teken in dat niemand ziet.", "Typ de tekst opnieuw.")
    return folded(plain)


def _listed(fact: Fact, plain: object) -> Any:
    return _text(fact, plain) if fact.field.kind is str else _choice(fact, plain)


def _no_value(fact: Fact, _plain: object) -> Any:
    raise Wrong(f"'{fact.name}' is een lijst met regels.", "Gebruik any_of, every_of of count.")


_READERS: Mapping[Sort, Callable[[Fact, object], Any]] = {
    Sort.NUMBER: number,
    Sort.DATE: lambda _fact, plain: day(plain),
    Sort.YES_NO: _yes_no,
    Sort.CHOICE: _choice,
    Sort.TEXT: _text,
    Sort.LIST: _listed,
    Sort.ROWS: _no_value,
}
