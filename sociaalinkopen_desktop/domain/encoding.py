"""A tender as plain data (dicts, lists, texts, numbers) and back: the one form for files, database and test cases.

Money and percentages are decimal texts ("1250.50"), dates are ISO texts ("2026-11-24"), choices are their keys.
Only what differs from an empty tender is written, so files stay small and readable.
"""

import dataclasses
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, cast

from . import fields
from .choices import Choice
from .fields import Field
from .tender import Tender

G = TypeVar("G")

MAX_TEXT = 200_000
MAX_ROWS = 2_000
_NO_SIGN = re.compile("[\ud800-\udfff\0]")
"""Half a character, or a zero byte: no text that people write."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault in the input: where, what, and what to do about it. All Dutch, one line."""

    path: str
    label: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.label} ({self.path}): {self.fault} {self.remedy}"


class InvalidInput(Exception):
    """The input is not what it should be; `problems` says everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class InvalidTender(InvalidInput):
    """The input is no tender."""


def to_plain(item: Any) -> dict[str, Any]:
    """A tender (or another described dataclass) as plain data, without what has its default value."""
    plain: dict[str, Any] = {}
    for field in fields.fields_of(type(item)):
        value = getattr(item, field.name)
        if value == field.default:
            continue
        if field.many:
            plain[field.name] = [to_plain(row) if field.is_group else _scalar_to_plain(row) for row in value]
        elif field.is_group:
            plain[field.name] = to_plain(value)
        else:
            plain[field.name] = _scalar_to_plain(value)
    return plain


def from_plain(plain: object, base: Tender | None = None) -> Tender:
    """The tender that plain data describes; what is absent comes from `base` (an empty tender if not given).

    Raises InvalidTender with every fault found: unknown field, wrong type, impossible date, number out of bounds.
    """
    try:
        return read(base or Tender(), plain, "Aanbesteding")
    except InvalidInput as invalid:
        raise InvalidTender(invalid.problems) from None


def read(base: G, plain: object, name: str) -> G:
    """A described dataclass from plain data; what is absent comes from `base`, `name` is what the whole is called.

    Raises InvalidInput with every fault found.
    """
    reader = _Reader(type(base), name)
    made = reader.group(base, plain, "")
    if reader.problems:
        raise InvalidInput(tuple(reader.problems))
    return made


def _scalar_to_plain(value: Any) -> Any:
    match value:
        case Decimal():
            return format(value, "f")
        case Choice():
            return value.value
        case date():
            return value.isoformat()
    return value


class _Fault(Exception):
    """What is wrong with one value, and the remedy; becomes a Problem where the path is known."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.remedy = remedy


class _Reader:
    """Reads one value of `root` and gathers what is wrong with it."""

    def __init__(self, root: type[Any], name: str) -> None:
        self._root, self._name = root, name
        self.problems: list[Problem] = []

    def group(self, base: G, plain: object, path: str) -> G:
        if not isinstance(plain, Mapping):
            self._add(path, _Fault("hier hoort een groep velden tussen accolades.", 'Schrijf { "veld": waarde }.'))
            return base
        changes: dict[str, Any] = {}
        known = _known_in(type(base))
        for name, value in plain.items():
            here = f"{path}.{name}" if path else str(name)
            if name not in known:
                near = difflib.get_close_matches(str(name), known, 1)
                remedy = f"Bedoelt u '{near[0]}'?" if near else "Haal het weg of kijk in het schema."
                self.problems.append(
                    Problem(path=_short(here), label="Onbekend veld", fault="dit veld bestaat niet.", remedy=remedy)
                )
                continue
            try:
                changes[name] = self._value(known[name], getattr(base, name), value, here)
            except _Fault as fault:
                self._add(here, fault)
        return cast("G", dataclasses.replace(cast("Any", base), **changes))

    def _value(self, field: Field, base: Any, plain: object, path: str) -> Any:
        if field.many:
            if not isinstance(plain, list | tuple):
                raise _Fault("hier hoort een lijst tussen rechte haken.", "Schrijf [ ... ], ook bij één regel.")
            if len(plain) > MAX_ROWS:
                raise _Fault(f"meer dan {MAX_ROWS} regels.", "Splits de lijst.")
            if field.is_group:
                empty = field.kind()
                return tuple(self.group(empty, row, f"{path}.{index}") for index, row in enumerate(plain))
            return tuple(_scalar(field, row) for row in plain)
        if field.is_group:
            return self.group(base, plain, path)
        if plain is None and field.optional:
            return None
        return _scalar(field, plain)

    def _add(self, path: str, fault: _Fault) -> None:
        label = fields.label_of(self._root, path) if path else self._name
        self.problems.append(Problem(path=path or "-", label=label, fault=fault.fault, remedy=fault.remedy))


def _scalar(field: Field, plain: object) -> Any:
    kind = field.kind
    if fields.is_choice(kind):
        return _choice(kind, plain)
    if kind is bool:
        if isinstance(plain, bool):
            return plain
        raise _Fault("geen ja of nee.", "Schrijf true of false, zonder aanhalingstekens.")
    if kind is str:
        return _text(plain)
    if kind is date:
        return _date(plain)
    return _number(field, plain)


def _read_known(group: type[Any]) -> Mapping[str, Field]:
    return {field.name: field for field in fields.fields_of(group)}


_known_in = cast("Callable[[type[Any]], Mapping[str, Field]]", cache(_read_known))


@cache
def _keys_of(kind: type[Choice]) -> Mapping[str, Choice]:
    return {str(item.value): item for item in kind}


def _choice(kind: type[Choice], plain: object) -> Choice:
    keys = _keys_of(kind)
    if isinstance(plain, str) and plain in keys:
        return keys[plain]
    near = difflib.get_close_matches(str(plain), keys, 1)
    remedy = f"Bedoelt u '{near[0]}'?" if near else f"Kies uit: {', '.join(keys)}."
    raise _Fault(f"'{_short(plain)}' is geen keuze in deze lijst.", remedy)


def _text(plain: object) -> str:
    if not isinstance(plain, str):
        raise _Fault("geen tekst.", "Zet de waarde tussen aanhalingstekens.")
    if len(plain) > MAX_TEXT:
        raise _Fault(f"langer dan {MAX_TEXT} tekens.", "Maak de tekst korter.")
    if _NO_SIGN.search(plain):
        raise _Fault("er staat een teken in dat niet bestaat.", "Typ de tekst opnieuw.")
    return plain


def _date(plain: object) -> date:
    if isinstance(plain, date):
        return plain
    try:
        if not isinstance(plain, str):
            raise ValueError
        found = date.fromisoformat(plain)
        if found.isoformat() != plain or not 1990 <= found.year <= 2199:  # Python reads other forms too
            raise ValueError
    except ValueError:
        raise _Fault(f"'{_short(plain)}' is geen datum.", "Schrijf jaar-maand-dag: 2026-11-24.") from None
    return found


def _number(field: Field, plain: object) -> Decimal | int:
    whole = field.kind is int
    remedy = "Schrijf een heel getal, zonder punten." if whole else "Schrijf een getal met een punt: 1250.50."
    try:
        if isinstance(plain, bool) or not isinstance(plain, int | str | Decimal | float) or len(str(plain)) > 40:
            raise InvalidOperation
        number = Decimal(str(plain))
    except (InvalidOperation, ValueError):
        raise _Fault(f"'{_short(plain)}' is geen getal.", remedy) from None
    lowest, highest = field.bounds or (0, 0)
    if not number.is_finite() or not lowest <= number <= highest:
        raise _Fault(f"{_short(plain)} kan hier niet.", f"Kies een getal van {lowest} tot {highest}.")
    if number.adjusted() < -20:  # written in full, "1E-999999999" would fill the memory
        raise _Fault(f"{_short(plain)} kan hier niet.", "Schrijf minder cijfers achter de punt.")
    if not whole:
        return number
    if number != number.to_integral_value():
        raise _Fault(f"{_short(plain)} is geen heel getal.", "Rond het af.")
    return int(number)


def _short(plain: object) -> str:
    if isinstance(plain, int) and plain.bit_length() > 1000:  # Python itself refuses to write it out
        return "een heel lang getal"
    text = repr(plain) if isinstance(plain, list | dict) else str(plain)[:200]
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= 40 else text[:37] + "..."
