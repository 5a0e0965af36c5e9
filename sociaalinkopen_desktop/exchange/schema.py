"""JSON Schema (2020-12) of the tender file and the profile file, made from the descriptions of the fields."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from ..domain import fields
from ..domain.encoding import MAX_ROWS, MAX_TEXT
from ..domain.fields import Field
from ..domain.policy import PolicyProfile
from ..domain.tender import Tender
from . import profile_file, tender_file
from .json_document import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"^(199[0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
Schema = dict[str, Any]


def tender_schema() -> Schema:
    """The schema of a whole tender file."""
    return _file_schema(
        tender_file.KIND,
        Tender,
        "Aanbesteding van Sociaal Inkopen Desktop",
        "Eén aanbesteding. Wat ontbreekt, is niet ingevuld. Bedragen zijn zonder btw.",
    )


def profile_schema() -> Schema:
    """The schema of a whole profile file."""
    return _file_schema(
        profile_file.KIND,
        PolicyProfile,
        "Beleidsprofiel van Sociaal Inkopen Desktop",
        "De getallen en keuzes van één gemeente. Getallen die ontbreken, houden de startwaarde van het programma.",
    )


def _file_schema(kind: Kind, root: type[Any], title: str, description: str) -> Schema:
    definitions: dict[str, Schema] = {}
    _define(root, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:{kind.format}:{kind.version}",
        "title": title,
        "description": description,
        "type": "object",
        "properties": {
            "format": {"const": kind.format, "description": "Waaraan het programma zijn bestanden herkent."},
            "version": {"const": kind.version, "description": "De vorm van het bestand."},
            kind.key: {"$ref": f"#/$defs/{root.__name__}"},
        },
        "required": ["format", "version", kind.key],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_json(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _define(group: type[Any], definitions: dict[str, Schema]) -> None:
    if group.__name__ in definitions:
        return
    definitions[group.__name__] = {}
    properties: dict[str, Schema] = {}
    for item in fields.fields_of(group):
        if item.is_group:
            _define(item.kind, definitions)
        properties[item.name] = _property(item)
    definitions[group.__name__] = {"type": "object", "properties": properties, "additionalProperties": False}


def _property(item: Field) -> Schema:
    described: Schema = {"title": item.about.label}
    if text := _description(item):
        described["description"] = text
    if item.is_group:
        content: Schema = {"$ref": f"#/$defs/{item.kind.__name__}"}
    else:
        content = _scalar(item)
    if item.many:
        return {**described, "type": "array", "maxItems": MAX_ROWS, "items": content}
    if item.optional:
        return {**described, **_or_null(content)}
    return {**described, **content}


def _description(item: Field) -> str:
    parts = [item.about.help]
    if item.about.unit is not None:
        parts.append(f"Eenheid: {item.about.unit.label}.")
    if fields.is_choice(item.kind):
        parts.append("Keuzes: " + "; ".join(f"{choice.value} = {choice.label}" for choice in item.kind) + ".")
    if item.kind is date:
        parts.append("Vorm: jjjj-mm-dd.")
    return " ".join(part for part in parts if part)


def _scalar(item: Field) -> Schema:
    if fields.is_choice(item.kind):
        return {"enum": [choice.value for choice in item.kind]}
    if item.kind is bool:
        return {"type": "boolean"}
    if item.kind is date:
        return {"type": "string", "format": "date", "pattern": DATE}
    if item.kind in (int, Decimal):
        lowest, highest = item.bounds or (0, 0)
        bounds = {"minimum": lowest, "maximum": highest}
        if item.kind is int:
            return {"type": "integer", **bounds}
        return {
            "type": ["string", "number"],
            **bounds,
            "pattern": _decimal_pattern(highest, "-?" if lowest < 0 else ""),
        }
    return {"type": "string", "maxLength": MAX_TEXT, "pattern": r"^[^\u0000]*$"}


def _decimal_pattern(highest: int, sign: str = "") -> str:
    """Texts of numbers up to a power of ten, with a `sign` that may stand before: text keeps every cent."""
    digits = len(str(highest)) - 1
    if str(highest) != "1" + "0" * digits:
        digits += 1
        return rf"^{sign}[0-9]{{1,{digits}}}(\.[0-9]{{1,20}})?$"
    return rf"^{sign}([0-9]{{1,{digits}}}(\.[0-9]{{1,20}})?|10{{{digits}}}(\.0{{1,20}})?)$"


def _or_null(content: Schema) -> Schema:
    if "enum" in content:
        return {"enum": [*content["enum"], None]}
    known = content["type"]
    return {**content, "type": [*(known if isinstance(known, list) else [known]), "null"]}
