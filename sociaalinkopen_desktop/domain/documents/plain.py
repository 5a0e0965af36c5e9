"""A document as plain data (dicts, lists, texts, numbers) and back, so that a definitive copy can be kept as it is.

What has its default value is not written: a later version may add a field, and reads an older copy all the same.
"""

import base64
import binascii
import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from .. import document as model
from ..document import Document

TYPE = "type"
BLOCKS: Mapping[str, type[Any]] = {kind.__name__: kind for kind in typing.get_args(model.Block)}


class NoDocument(ValueError):
    """The plain data is no document."""


def document_to_plain(document: Document) -> dict[str, Any]:
    """The document as plain data; blocks carry the name of what they are under "type"."""
    return _group(document)


def document_from_plain(plain: object) -> Document:
    """The document that plain data describes. Raises NoDocument for anything else."""
    try:
        found = _read_group(Document, plain)
    except (TypeError, ValueError, KeyError, AttributeError, binascii.Error) as error:
        raise NoDocument(str(error)) from error
    assert isinstance(found, Document)
    return found


def _group(item: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {TYPE: type(item).__name__} if type(item).__name__ in BLOCKS else {}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.default is dataclasses.MISSING or value != field.default:
            plain[field.name] = _value(value)
    return plain


def _value(value: Any) -> Any:
    match value:
        case tuple():
            return [_value(item) for item in value]
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case date():
            return value.isoformat()
        case Enum():
            return value.value
    return _group(value) if dataclasses.is_dataclass(value) else value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read_group(kind: Any, plain: object) -> Any:
    if not isinstance(plain, Mapping):
        raise NoDocument(f"no {kind.__name__}")
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], value) for name, value in plain.items() if name != TYPE})


def _read(hint: Any, plain: Any) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return tuple(_read(inner[0], item) for item in plain)
        return tuple(_read(one, item) for one, item in zip(inner, plain, strict=True))
    if origin in (types.UnionType, typing.Union):
        return _read_one_of(inner, plain)
    if dataclasses.is_dataclass(hint):
        return _read_group(hint, plain)
    if hint is bytes:
        return base64.b64decode(plain, validate=True)
    if hint is date:
        return date.fromisoformat(plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(plain)
    if not isinstance(plain, hint) and not (hint is float and isinstance(plain, int)):
        raise NoDocument(f"{plain!r} is no {hint}")
    return plain  # a whole number stays one, so that the plain data of what was read are the same


def _read_one_of(kinds: tuple[Any, ...], plain: Any) -> Any:
    """A block by its name; else a value that may be absent."""
    if isinstance(plain, Mapping):
        return _read_group(BLOCKS[plain[TYPE]], plain)
    if plain is None and types.NoneType in kinds:
        return None
    return _read(next(kind for kind in kinds if kind is not types.NoneType), plain)
