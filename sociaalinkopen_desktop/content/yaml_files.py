"""Strict YAML: what an editor may do by accident is refused, not guessed.

Refused: duplicate keys, anchors and aliases, tags, deep nesting, large files, several documents in one file.
Only true and false are booleans, so `on`, `no` and `1:30` stay text; a number with a point becomes a Decimal.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import yaml

from .problems import ContentProblem

MAX_BYTES = 200_000
MAX_DEPTH = 12
PLAIN_TAGS = {
    "bool": re.compile("^(?:true|false)$"),
    "int": re.compile("^-?(?:0|[1-9][0-9]*)$"),
    "float": re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"),
    "null": re.compile("^(?:null|~|)$"),
    "timestamp": re.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
}

# The loader in C is the safe one too, and ten times as fast; both read the same.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _DuplicateKey(Exception):
    """Two equal keys in one mapping."""


class _StrictLoader(_SafeLoader):  # type: ignore[misc]
    """A safe loader with few implicit types and without duplicate keys."""

    # PyYAML fills tables per class; starting empty leaves out the guesses of YAML 1.1 (yes, on, 1:30, 010).
    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | date) or key in found:
            raise _DuplicateKey(str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


for _name, _pattern in PLAIN_TAGS.items():
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", _pattern, None)
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: Decimal(node.value))


def read_yaml(path: Path) -> Any:
    """The content of a YAML file as dicts, lists, texts, whole numbers, Decimals, booleans, dates and None.

    Raises ContentProblem, which names the file and the line.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ContentProblem(
                path.name, "", f"het bestand is {size} bytes groot.", f"Splits het: {MAX_BYTES} is het meeste."
            )
        text = path.read_text("utf-8")
    except OSError as error:
        raise ContentProblem(
            path.name, "", "het bestand kan niet worden gelezen.", "Controleer de plaats en de rechten."
        ) from error
    except UnicodeDecodeError as error:
        raise ContentProblem(path.name, "", "het bestand is geen UTF-8.", "Bewaar het als UTF-8.") from error
    return parsed(text, path.name)


def parsed(text: str, name: str) -> Any:
    """As `read_yaml`, for text that is already in memory; `name` is the file named in a problem."""
    try:
        _refuse_tricks(text, name)
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except _DuplicateKey as error:
        raise ContentProblem(
            name, str(error), "deze sleutel staat er dubbel of is geen tekst.", "Laat elke sleutel één keer staan."
        ) from error
    except yaml.MarkedYAMLError as error:
        raise ContentProblem(
            name,
            _line(error.problem_mark),
            "dit is geen geldige YAML.",
            "Kijk naar inspringen, dubbele punten en aanhalingstekens.",
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentProblem(
            name, "", "dit is geen geldige YAML.", "Kijk naar vreemde tekens en naar datums die niet bestaan."
        ) from error


def _line(mark: Any) -> str:
    return f"regel {mark.line + 1}" if mark else ""


def _refuse_tricks(text: str, name: str) -> None:
    """Walk the events before anything is built, so that no file can make the program build something huge."""
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=_StrictLoader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ContentProblem(name, line, "ankers (& en *) mogen hier niet.", "Schrijf de tekst voluit.")
        if getattr(event, "tag", None):
            raise ContentProblem(name, line, "tags (!) mogen hier niet.", "Haal het uitroepteken weg.")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise ContentProblem(name, line, "de inhoud zit te diep genest.", f"Meer dan {MAX_DEPTH} lagen mag niet.")
        if documents > 1:
            raise ContentProblem(name, line, "er staan twee documenten in dit bestand.", "Maak er twee bestanden van.")
