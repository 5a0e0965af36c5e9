"""JSON Schema (2020-12) of the pack file, made from the words that the program itself knows.

The schema describes the form: fields, comparisons, closed lists and lengths. What only the whole tells (codes that are
taken, values that fit their field, numbers that exist) the program says when it reads the file.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..domain.catalogue import CriterionPhase
from ..domain.choices import Choice, CriterionTheme
from ..domain.packs import reading
from ..domain.packs.facts import Fact, Sort, facts
from ..domain.packs.faults import LABELS
from ..domain.packs.messages import MOST_VALUES, NAME
from ..domain.packs.operators import COUNT_OPS, WITHOUT_VALUE, Op
from ..domain.packs.values import LONGEST_VALUE
from ..domain.packs.values import MOST_VALUES as MOST_IN_LIST
from ..domain.verdicts import Outcome
from .pack_file import FORMAT, VERSION
from .schema import DATE, DIALECT, Schema


def pack_schema() -> Schema:
    """The schema of a whole pack file."""
    rows = {path: fact for path, fact in facts().items() if fact.sort is Sort.ROWS}
    row_fields = sorted({path for holder in rows.values() for path in holder.rows})
    return {
        "$schema": DIALECT,
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": "Pakket met eigen criteria voor Sociaal Inkopen Desktop",
        "description": "Vragen en vergelijkingen van een gemeente of regio. Een pakket is beleid, geen wet.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT, "description": "Waaraan het programma zijn bestanden herkent."},
            "version": {"const": VERSION, "description": "De vorm van het bestand."},
            "pack": {"$ref": "#/$defs/Pack"},
        },
        "required": ["format", "version", "pack"],
        "additionalProperties": False,
        "$defs": {
            "Pack": _pack(),
            "Criterion": _criterion(),
            "Condition": _condition("Condition", "Field", rows),
            "RowCondition": _condition("RowCondition", "RowField", {}),
            "Value": _value(),
            "Field": _names("De velden van een aanbesteding, bij hun pad.", facts()),
            "RowField": {"description": "De velden van één regel.", "enum": row_fields},
        },
    }


def _pack() -> Schema:
    source = _group({"title": _text("Titel", reading.LINE), "url": _text("Webadres", 300)}, ["title"])
    return _group(
        {
            "id": _text(LABELS["id"], 20, reading.PACK_ID.pattern),
            "title": _text(LABELS["title"], reading.LINE),
            "publisher": _text(LABELS["publisher"], reading.LINE),
            "pack_version": _text(LABELS["pack_version"], reading.SHORT),
            "valid_from": _day(LABELS["valid_from"]),
            "valid_until": _day(LABELS["valid_until"]),
            "source": {"title": LABELS["source"], **source},
            "criteria": _list(LABELS["criteria"], {"$ref": "#/$defs/Criterion"}, reading.MAX_CRITERIA),
        },
        ["id", "title", "publisher", "pack_version", "valid_from", "source", "criteria"],
    )


def _criterion() -> Schema:
    texts = {key: _text(LABELS[key], reading.LONG) for key in ("why", "remedy", "known_limits")}
    what = {"oneOf": [_group({"field": _ref("Field")}, ["field"]), _group({"norm": {"type": "string"}}, ["norm"])]}
    return _group(
        {
            "id": _text(LABELS["id"], 33, rf"{reading.PACK_ID.pattern}-{reading.RULE_ID.pattern}"),
            "title": _text(LABELS["title"], reading.LINE),
            "theme": _choice(LABELS["theme"], CriterionTheme),
            "phase": _choice(LABELS["phase"], CriterionPhase),
            "kind": _choice(LABELS["kind"], reading.KINDS),
            "severity": _choice(LABELS["severity"], reading.SEVERITIES),
            "basis": _choice(LABELS["basis"], reading.BASES),
            "article": _text(LABELS["article"], reading.LINE),
            **texts,
            "message": {
                "title": LABELS["message"],
                **_group({item.value: _text(item.label, reading.LONG) for item in Outcome}, []),
            },
            "values": {
                "title": LABELS["values"],
                "type": "object",
                "maxProperties": MOST_VALUES,
                "propertyNames": {"pattern": f"^{NAME.pattern}$"},
                "additionalProperties": what,
            },
            "applies_when": {"title": LABELS["applies_when"], **_ref("Condition")},
            "met_when": {"title": LABELS["met_when"], **_ref("Condition")},
            "requires": _list(LABELS["requires"], _ref("Field"), reading.MOST_FIELDS),
        },
        ["id", "title", "theme", "phase", "kind", "severity", "basis", "why", "remedy", "message"],
    )


def _condition(name: str, field: str, rows: Mapping[str, Fact]) -> Schema:
    """A condition over the fields named `field`; `rows` are the lists that may be asked about."""
    several = {"type": "array", "minItems": 1, "items": _ref(name)}
    compared = [op for op in Op if op not in WITHOUT_VALUE]
    base = {"field": _ref(field), "op": _choice("Vergelijking", compared)}
    other = {"other_field": _ref(field)}, {"norm": {"type": "string", "description": "De naam van een getal."}}
    forms = [
        _group({"all": several}, ["all"]),
        _group({"any": several}, ["any"]),
        _group({"not": _ref(name)}, ["not"]),
        _group({"field": _ref(field), "op": _choice("Vergelijking", WITHOUT_VALUE)}, ["field", "op"]),
        _group({**base, "value": _ref("Value")}, ["field", "op", "value"]),
        *(_group({**base, **operand}, ["field", "op", *operand]) for operand in other),
    ]
    if rows:
        row_list, where = {"enum": list(rows)}, _ref("RowCondition")
        count = {"count": row_list, "where": where, "op": _choice("Vergelijking", COUNT_OPS)}
        forms += [
            _group({"any_of": row_list, "where": where}, ["any_of", "where"]),
            _group({"every_of": row_list, "where": where}, ["every_of", "where"]),
            _group({**count, "value": {"type": "integer", "minimum": 0, "maximum": 2_000}}, ["count", "op", "value"]),
        ]
    return {"oneOf": forms}


def _value() -> Schema:
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
    several = {"type": "array", "minItems": 1, "maxItems": MOST_IN_LIST, "items": text}
    return {
        "description": "Een getal, een dag (jjjj-mm-dd), true of false, een keuze, een tekst, of bij one_of een lijst.",
        "oneOf": [{"type": "number", "minimum": 0}, {"type": "boolean"}, text, several],
    }


def _names(words: str, known: Mapping[str, Fact]) -> Schema:
    described = [{"const": path, "title": fact.full_name} for path, fact in known.items()]
    return {"description": words, "oneOf": described}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _group(properties: Mapping[str, Any], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _list(title: str, items: Schema, most: int) -> Schema:
    return {"title": title, "type": "array", "maxItems": most, "items": items}


def _text(title: str, longest: int, pattern: str = "") -> Schema:
    form: Schema = {"pattern": f"^{pattern}$"} if pattern else {}
    return {"title": title, "type": "string", "maxLength": longest, **form}


def _day(title: str) -> Schema:
    return {"title": title, "type": "string", "format": "date", "pattern": DATE}


def _choice(title: str, choices: Iterable[Choice]) -> Schema:
    known = sorted(choices, key=list(type(next(iter(choices)))).index)
    words = "; ".join(f"{item.value} = {item.label}" for item in known)
    return {"title": title, "description": f"Keuzes: {words}.", "enum": [item.value for item in known]}
