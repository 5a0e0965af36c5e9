"""What a list says otherwise than the register, field by field, and the enterprise that comes of a choice.

Without a choice an empty field is filled and lists are put together; where both say something else, ours stays.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ..choices import Choice
from ..cpv import digits_of
from .enterprise import Enterprise, RecognitionProof
from .importing_cells import is_empty, shown
from .importing_columns import BY_KEY, LISTS, ColumnKind
from .importing_file import plain
from .importing_same import town_key


class DifferenceKind(Choice):
    """How the list differs from the register in one field."""

    FILLED = "filled", "Was leeg"
    UNITED = "united", "Aangevuld"
    CONFLICT = "conflict", "Verschilt"


@dataclass(frozen=True, kw_only=True)
class FieldDifference:
    """One field in which the list says something else. `key` tells it apart within a row; `result` is what it becomes.

    `ours` and `theirs` (what it becomes with the list) are for a reader.
    """

    key: str
    path: str
    label: str
    ours: str
    theirs: str
    kind: DifferenceKind
    result: Any

    @property
    def is_usual(self) -> bool:
        """Whether it is taken over when nobody chooses."""
        return self.kind is not DifferenceKind.CONFLICT


def differences(ours: Enterprise, values: Mapping[str, Any]) -> tuple[FieldDifference, ...]:
    """What these values would change of an enterprise."""
    found: list[FieldDifference] = []
    for path, theirs in values.items():
        if path in ("id", "is_example"):
            continue
        mine = value_at(ours, path)
        if path == "recognitions":
            found.extend(_recognitions(mine, theirs))
        elif BY_KEY[path].kind in LISTS:
            united = _united(mine, theirs, _same_item(path))
            if len(united) != len(mine):
                kind = DifferenceKind.UNITED if mine else DifferenceKind.FILLED
                found.append(_difference(path, mine, kind, united))
        elif is_empty(mine):
            found.append(_difference(path, mine, DifferenceKind.FILLED, theirs))
        elif _compared(path, mine) != _compared(path, theirs):
            found.append(_difference(path, mine, DifferenceKind.CONFLICT, theirs))
    return tuple(found)


def usual(found: Collection[FieldDifference]) -> frozenset[str]:
    """The keys of what is taken over when nobody chooses."""
    return frozenset(item.key for item in found if item.is_usual)


def merged(ours: Enterprise, found: Collection[FieldDifference], taken: Collection[str]) -> Enterprise:
    """The enterprise with the differences that were taken."""
    return applied(ours, {item.path: item.result for item in found if item.key in taken})


def applied(enterprise: Enterprise, values: Mapping[str, Any]) -> Enterprise:
    """The enterprise with these values; a path in its contact counts too."""
    own = {path: value for path, value in values.items() if "." not in path}
    contact = {path.removeprefix("contact."): value for path, value in values.items() if "." in path}
    if contact:
        own["contact"] = replace(enterprise.contact, **contact)
    return replace(enterprise, **own) if own else enterprise


def value_at(enterprise: Enterprise, path: str) -> Any:
    """The value at a path of a list column."""
    if "." in path:
        return getattr(enterprise.contact, path.removeprefix("contact."))
    return getattr(enterprise, path)


def combined(first: Mapping[str, Any], later: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Two rows of one enterprise as one, and the labels of fields in which the later one says something else."""
    made = dict(first)
    lost: list[str] = []
    for path, value in later.items():
        if path not in made:
            made[path] = value
        elif path == "recognitions":
            made[path] = _united(made[path], value, lambda item: item.kind)
        elif BY_KEY[path].kind in LISTS:
            made[path] = _united(made[path], value, _same_item(path))
        elif _compared(path, made[path]) != _compared(path, value):
            lost.append(BY_KEY[path].head)
    return made, tuple(lost)


# -- inside -------------------------------------------------------------------------------------------------------
def _difference(path: str, mine: Any, kind: DifferenceKind, result: Any, key: str = "") -> FieldDifference:
    return FieldDifference(
        key=key or path,
        path=path,
        label=BY_KEY[path].head,
        ours=shown(path, mine),
        theirs=shown(path, result),
        kind=kind,
        result=result,
    )


def _recognitions(
    mine: tuple[RecognitionProof, ...], theirs: tuple[RecognitionProof, ...]
) -> tuple[FieldDifference, ...]:
    """New recognitions and empty details are added; a detail that differs is a choice of its own."""
    by_kind = {item.kind: item for item in reversed(theirs)}
    known = {item.kind for item in mine}
    added = tuple(item for item in theirs if item.kind not in known)
    filled = tuple(_filled(item, by_kind[item.kind]) if item.kind in by_kind else item for item in mine) + added
    replaced = tuple(_over(item, by_kind[item.kind]) if item.kind in by_kind else item for item in mine) + added
    found: list[FieldDifference] = []
    if filled != mine:
        kind = DifferenceKind.UNITED if mine else DifferenceKind.FILLED
        found.append(_difference("recognitions", mine, kind, filled))
    if replaced != filled:
        found.append(_difference("recognitions", mine, DifferenceKind.CONFLICT, replaced, "recognitions.details"))
    return tuple(found)


def _filled(mine: RecognitionProof, theirs: RecognitionProof) -> RecognitionProof:
    changes = {item.name: getattr(theirs, item.name) for item in fields(mine) if is_empty(getattr(mine, item.name))}
    return replace(mine, **changes)


def _over(mine: RecognitionProof, theirs: RecognitionProof) -> RecognitionProof:
    changes = {
        item.name: getattr(theirs, item.name)
        for item in fields(mine)
        if not is_empty(getattr(theirs, item.name))
        and _loose(getattr(theirs, item.name)) != _loose(getattr(mine, item.name))
    }
    return replace(mine, **changes)


def _united(mine: tuple[Any, ...], theirs: tuple[Any, ...], same: Callable[[Any], Any]) -> tuple[Any, ...]:
    known = {same(item) for item in mine}
    made = list(mine)
    for item in theirs:
        if same(item) not in known:
            known.add(same(item))
            made.append(item)
    return tuple(made)


def _same_item(path: str) -> Callable[[Any], Any]:
    """What two items of a list have in common when they are the same."""
    match BY_KEY[path].kind:
        case ColumnKind.CPV:
            return digits_of
        case ColumnKind.TEXTS:
            return _loose
        case ColumnKind.GROUPS:
            return lambda item: item.group
        case ColumnKind.REFERENCES:
            return lambda item: (_loose(item.title), _loose(item.client), item.year)
    return lambda item: item


def _compared(path: str, value: Any) -> Any:
    """What counts of a value when it is compared: not its capitals, spaces or way of writing."""
    if not isinstance(value, str):
        return value
    match path:
        case "kvk" | "contact.phone":
            digits = re.sub(r"[^0-9]", "", value)
            return re.sub(r"^(?:0031|31)", "0", digits) or _loose(value)
        case "contact.website":
            return re.sub(r"^(?:https?://)?(?:www\.)?|/+$", "", value.strip().casefold())
        case "town":
            return town_key(value)
        case "legal_form":
            return plain(value.replace(".", ""))
    return _loose(value)


def _loose(value: Any) -> Any:
    """A text without the difference of capitals and spaces; anything else as it is."""
    if isinstance(value, str) and not isinstance(value, Choice):
        return " ".join(unicodedata.normalize("NFC", value).replace("\u00a0", " ").casefold().split())
    return value
