"""Arbitrary tenders for hypothesis, built from the descriptions of the fields themselves."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.fields import Field
from sociaalinkopen_desktop.domain.tender import Tender

# Everything a person can type or paste: no halves of a character, and no zero byte.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
dates = st.dates(date(1990, 1, 1), date(2199, 12, 31))
identifiers = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=36)

_MOST_ROWS = 3
_MOST_CHANGES = 4


def tenders() -> st.SearchStrategy[Tender]:
    """Any tender that can be kept and exchanged: with an id, and all values within their bounds.

    Each group has a few fields that differ from an empty tender, so that examples stay small and shrink well; every
    field gets its turn.
    """
    return st.builds(lambda tender, identifier: fields.replaced(tender, "id", identifier), groups(Tender), identifiers)


def groups(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any value of a described dataclass, such as Lot or Schedule."""
    values = {field.name: _values(field) for field in fields.fields_of(kind)}
    return (
        st.lists(st.sampled_from(sorted(values)), max_size=_MOST_CHANGES, unique=True)
        .flatmap(lambda names: st.fixed_dictionaries({name: values[name] for name in names}))
        .map(lambda chosen: kind(**chosen))
    )


def _values(field: Field) -> st.SearchStrategy[Any]:
    # Deferred: the groups in a group are only worked out when an example needs them.
    one = st.deferred(lambda: groups(field.kind)) if field.is_group else _scalars(field)
    if field.many:
        return st.lists(one, max_size=_MOST_ROWS).map(tuple)
    return st.none() | one if field.optional else one


def _scalars(field: Field) -> st.SearchStrategy[Any]:
    if fields.is_choice(field.kind):
        return st.sampled_from(list(field.kind))
    lowest, highest = field.bounds or (0, 0)
    if field.kind is Decimal:
        return st.decimals(lowest, highest, places=2) | st.integers(lowest, highest).map(Decimal)
    by_kind: dict[type[Any], st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(lowest, highest),
        date: dates,
        str: texts,
    }
    return by_kind[field.kind]
