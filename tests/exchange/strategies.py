"""Any tender that can be, made from the descriptions of its fields."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.fields import Field
from sociaalinkopen_desktop.domain.tender import Tender

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


def groups(kind: type[Any]) -> st.SearchStrategy[Any]:
    """A dataclass with any values its fields can hold; most are left as they are, as in real tenders."""
    return st.fixed_dictionaries({}, optional={item.name: _values(item) for item in fields.fields_of(kind)}).map(
        lambda values: kind(**values)
    )


def _values(item: Field) -> st.SearchStrategy[Any]:
    single = groups(item.kind) if item.is_group else _scalars(item)
    if item.many:
        return st.lists(single, max_size=3).map(tuple)
    return st.none() | single if item.optional else single


def _scalars(item: Field) -> st.SearchStrategy[Any]:
    lowest, highest = item.bounds or (0, 0)
    if fields.is_choice(item.kind):
        return st.sampled_from(list(item.kind))
    if item.kind is bool:
        return st.booleans()
    if item.kind is date:
        return st.dates(date(1990, 1, 1), date(2199, 12, 31))
    if item.kind is int:
        return st.integers(lowest, highest)
    if item.kind is Decimal:
        return st.decimals(lowest, highest, places=2)
    return TEXTS


def tenders() -> st.SearchStrategy[Tender]:
    """Any tender."""
    return groups(Tender)
