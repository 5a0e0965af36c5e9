"""The value of a field as a Dutch reader sees it, on paper and in tables."""

from datetime import date
from decimal import Decimal
from typing import Any

from . import dutch, fields
from .choices import Choice
from .fields import Field
from .quantities import Quantity


def told(field: Field, value: Any) -> str:
    """The text of a value: "Ja", "€ 216.000", "24-11-2026"; empty when there is none."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, tuple):
        texts = [told(field, item) for item in value]
        return "; ".join(texts) if any("," in text for text in texts) else dutch.listed(texts)
    match value:
        case bool():
            return "Ja" if value else "Nee"
        case Choice():
            return value.label
        case date():
            return dutch.day(value)
        case Decimal() | int():
            return str(Quantity(Decimal(value), field.about.unit)) if field.about.unit else dutch.number(value)
    return str(value).strip()


def labelled(item: Any, *paths: str) -> tuple[tuple[str, str], ...]:
    """Label and text of each of these fields of a dataclass that has a value."""
    rows = []
    for path in paths:
        field = fields.describe(type(item), path)
        text = told(field, fields.get(item, path))
        if text:
            rows.append((field.about.label, text))
    return tuple(rows)
