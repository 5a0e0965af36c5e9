"""A condition in Dutch words, for the difference between versions and for whoever reads what a pack asks."""

from collections.abc import Mapping
from typing import Any

from .. import dutch
from ..norms import Norm
from ..telling import told
from .conditions import Plain
from .facts import Fact, facts
from .operators import Op
from .values import Wrong, members, value_of

_OPS: Mapping[str, Op] = members(Op)
_ROW_WORDS = {"any_of": "ten minste één regel van", "every_of": "elke regel van"}


def told_condition(plain: Plain | None, norms: Mapping[str, Norm]) -> str:
    """The words of a condition that was found to be in order: "Percentage is ten minste 5 % en ..."; empty for None."""
    return _told(plain, facts(), norms, inside=False) if plain is not None else ""


def _told(plain: Plain, known: Mapping[str, Fact], norms: Mapping[str, Norm], *, inside: bool) -> str:
    for word, joint in (("all", " en "), ("any", " of ")):
        if word in plain:
            parts = [_told(part, known, norms, inside=True) for part in plain[word]]
            text = joint.join(parts)
            return f"({text})" if inside and len(parts) > 1 else text
    if "not" in plain:
        return f"niet: {_told(plain['not'], known, norms, inside=True)}"
    for word, words in _ROW_WORDS.items():
        if word in plain:
            fact = known[plain[word]]
            return f"voor {words} {fact.name} geldt: {_told(plain['where'], fact.rows, norms, inside=True)}"
    if "count" in plain:
        fact = known[plain["count"]]
        op = _OPS[plain["op"]].label
        where = f" waarvoor geldt: {_told(plain['where'], fact.rows, norms, inside=True)}" if "where" in plain else ""
        return f"het aantal regels van {fact.name}{where} {op} {plain['value']}"
    return _told_comparison(plain, known, norms)


def _told_comparison(plain: Plain, known: Mapping[str, Fact], norms: Mapping[str, Norm]) -> str:
    fact, op = known[plain["field"]], _OPS[plain["op"]]
    if "other_field" in plain:
        return f"{fact.full_name} {op.label} {known[plain['other_field']].full_name}"
    if "norm" in plain:
        return f"{fact.full_name} {op.label} {norms[plain['norm']].description}"
    if "value" not in plain:
        return f"{fact.full_name} {op.label}"
    value = plain["value"]
    values = [told_value(fact, item) for item in (value if isinstance(value, list) else [value])]
    return f"{fact.full_name} {op.label} {dutch.listed(values, 'of')}"


def told_value(fact: Fact, plain: object) -> str:
    """The words of a value in a condition, as the field itself would show it."""
    if isinstance(plain, str) and fact.field.kind is str:
        return f"'{plain.strip()}'"
    try:
        found: Any = value_of(fact, plain)
    except Wrong:
        return str(plain)
    return told(fact.field, found)
