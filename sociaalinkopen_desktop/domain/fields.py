"""What every field is called, its unit and its explanation: the one place for forms, PDF, schema and messages.

The descriptions stand beside the fields themselves, as `Annotated[type, About(...)]` in the dataclasses of the tender.
This module reads them, and gets and sets values by path: "value.base_value", "lots.0.estimated_value".
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from .choices import Choice
from .quantities import Unit

T = TypeVar("T")


@dataclass(frozen=True)
class About:
    """Dutch label, help text and unit of a field. `long` asks for several lines of text.

    `hidden`: the program keeps it for itself; no form and no document shows it.
    """

    label: str
    help: str = ""
    unit: Unit | None = None
    long: bool = False
    maximum: int | None = None
    minimum: int = 0
    hidden: bool = False


@dataclass(frozen=True)
class Field:
    """One field of a dataclass, with its type taken apart.

    `kind` is the bare type (str, bool, int, Decimal, date, a Choice or a dataclass); `many` says that the field holds
    a tuple of it; `optional` that None (not answered) is a value.
    """

    name: str
    about: About
    kind: type[Any]
    many: bool
    optional: bool
    default: Any

    @property
    def is_group(self) -> bool:
        """Whether the field holds a dataclass (or several) instead of a plain value."""
        return dataclasses.is_dataclass(self.kind)

    @property
    def bounds(self) -> tuple[int, int] | None:
        """Lowest and highest sensible number, for numbers; None for other kinds."""
        if self.kind not in (int, Decimal):
            return None
        least = self.about.minimum
        if self.about.maximum is not None:
            return least, self.about.maximum
        match self.about.unit:
            case Unit.EUR_EXCL_VAT:
                return least, 100_000_000_000
            case Unit.PERCENT:
                return 0, 100
            case Unit.MONTHS | Unit.DAYS:
                return 0, 1200
            case Unit.YEARS:
                return 0, 100
            case _:
                return 0, 1_000_000


def _read_fields(group: type[Any]) -> tuple[Field, ...]:
    """The fields of a dataclass in the order of the form. Raises TypeError for a field without `About`."""
    hints = typing.get_type_hints(group, include_extras=True)
    return tuple(_field(item, hints[item.name]) for item in dataclasses.fields(group))


fields_of = typing.cast("Callable[[type[Any]], tuple[Field, ...]]", cache(_read_fields))


def field_of(group: type[Any], name: str) -> Field:
    """The field of that name. Raises KeyError when the group has no such field."""
    for item in fields_of(group):
        if item.name == name:
            return item
    raise KeyError(f"{group.__name__}.{name}")


def describe(root: type[Any], path: str) -> Field:
    """The field that a path leads to, e.g. describe(Tender, "lots.0.cpv"); "lots.*.cpv" is the same one in every row.

    Raises KeyError for a path that is none.
    """
    found: Field | None = None
    group = root
    for part in path.split("."):
        if (part.isdigit() or part == "*") and found is not None and found.many:
            continue
        if not dataclasses.is_dataclass(group):
            raise KeyError(path)
        found = field_of(group, part)
        group = found.kind
    assert found is not None  # a path has at least one part
    return found


def _read_label(root: type[Any], path: str) -> str:
    """How a message names a field: "Waarde exclusief btw (perceel 2)"."""
    parts = path.split(".")
    label = describe(root, path).about.label
    for here, part in enumerate(parts):
        if part.isdigit() and here < len(parts) - 1:
            holder = describe(root, ".".join(parts[:here]))
            return f"{label} ({holder.about.label.lower()}, regel {int(part) + 1})"
    return label


label_of = typing.cast("Callable[[type[Any], str], str]", cache(_read_label))


def get(item: Any, path: str) -> Any:
    """The value at a path. Raises KeyError when the path leads nowhere."""
    value = item
    for part in path.split("."):
        if part in _names_in(type(value)):
            value = getattr(value, part)
        elif part.isdigit() and isinstance(value, tuple) and int(part) < len(value):
            value = value[int(part)]
        else:
            raise KeyError(path)
    return value


def _read_names(group: type[Any]) -> frozenset[str]:
    if not dataclasses.is_dataclass(group):
        return frozenset()
    return frozenset(item.name for item in dataclasses.fields(group))


# Kept: the checks ask for hundreds of values at every key.
_names_in = typing.cast("Callable[[type[Any]], frozenset[str]]", cache(_read_names))


def replaced(item: T, path: str, value: object) -> T:
    """A copy of `item` with another value at `path`; everything else is shared. Raises KeyError as `get` does."""
    head, _, rest = path.partition(".")
    inner = replaced(get(item, head), rest, value) if rest else value
    if isinstance(item, tuple):
        get(item, head)  # what is no index, or one past the end, is a KeyError
        index = int(head)
        return typing.cast("T", (*item[:index], inner, *item[index + 1 :]))
    get(item, head)
    return typing.cast("T", dataclasses.replace(typing.cast("Any", item), **{head: inner}))


def leaves(group: type[Any], prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Every plain field below a dataclass with its path; groups in a tuple get "*" for their index."""
    for item in fields_of(group):
        path = f"{prefix}{item.name}"
        if item.is_group:
            yield from leaves(item.kind, f"{path}.*." if item.many else f"{path}.")
        else:
            yield path, item


def _field(item: "dataclasses.Field[Any]", hint: Any) -> Field:
    about = next((extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, About)), None)
    if about is None:
        raise TypeError(f"{item.name} has no About")
    kind, many, optional = _taken_apart(hint.__origin__)
    if item.default is not dataclasses.MISSING:
        default = item.default
    elif item.default_factory is not dataclasses.MISSING:
        default = item.default_factory()
    else:
        default = dataclasses.MISSING
    return Field(item.name, about, kind, many, optional, default)


def _taken_apart(hint: Any) -> tuple[type[Any], bool, bool]:
    """`tuple[Lot, ...]` as (Lot, True, False); `Decimal | None` as (Decimal, False, True)."""
    if typing.get_origin(hint) is tuple:
        return typing.get_args(hint)[0], True, False
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(arg for arg in typing.get_args(hint) if arg is not types.NoneType), False, True
    return hint, False, False


def is_choice(kind: type[Any]) -> bool:
    """Whether a kind is one of the closed lists."""
    return isinstance(kind, type) and issubclass(kind, Choice)
