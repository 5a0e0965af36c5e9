"""Dated numbers: which one holds, what is recorded, and what is not known."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.norms import (
    Certainty,
    DatedValue,
    NoNormOnDate,
    Norm,
    Norms,
    Origin,
    Reference,
    by_name,
)
from sociaalinkopen_desktop.domain.quantities import Quantity, Unit

SOURCE = Reference(title="Voorbeeldbesluit", url="https://example.org")


def a_norm(*values: DatedValue, name: str = "a.norm") -> Norm:
    return Norm(
        name=name,
        description="het voorbeeld",
        unit=Unit.DAYS,
        origin=Origin.LAW,
        values=values,
        last_checked=date(2026, 11, 24),
        certainty=Certainty.LIKELY,
    )


def from_day(day: date, value: int, until: date | None = None) -> DatedValue:
    return DatedValue(valid_from=day, value=Decimal(value), reference=SOURCE, valid_until=until)


def test_the_newest_value_that_has_begun_holds():
    norm = a_norm(from_day(date(2024, 1, 1), 10), from_day(date(2026, 1, 1), 20))
    for day, value in ((date(2024, 1, 1), 10), (date(2025, 12, 31), 10), (date(2026, 1, 1), 20)):
        found = norm.on(day)
        assert found is not None
        assert found.value == value
    assert norm.on(date(2023, 12, 31)) is None


def test_after_its_last_day_a_value_is_gone():
    norm = a_norm(from_day(date(2026, 1, 1), 20, date(2027, 12, 31)))
    assert norm.on(date(2027, 12, 31)) is not None
    assert norm.on(date(2028, 1, 1)) is None


def test_reading_records_number_date_and_source():
    norms = Norms({"a.norm": a_norm(from_day(date(2026, 1, 1), 20))}, date(2026, 5, 1))
    assert norms.used == {}
    assert norms.whole("a.norm") == 20
    assert norms.value("a.norm") == Decimal(20)
    assert norms.quantity("a.norm") == Quantity(Decimal(20), Unit.DAYS)
    used = norms.used["a.norm"]
    assert (used.valid_from, used.reference, used.certainty) == (date(2026, 1, 1), SOURCE, Certainty.LIKELY)
    assert norms.recording().used == {}


def test_a_number_that_is_not_known_is_not_guessed():
    norms = Norms({"a.norm": a_norm(from_day(date(2026, 1, 1), 20))}, date(2025, 5, 1))
    with pytest.raises(NoNormOnDate) as raised:
        norms.value("a.norm")
    assert (raised.value.name, raised.value.description, raised.value.day) == (
        "a.norm",
        "het voorbeeld",
        date(2025, 5, 1),
    )
    assert norms.used == {}


def test_a_name_that_does_not_exist_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        Norms({}, date(2026, 1, 1)).value("a.norm")


def test_names_are_unique():
    norm = a_norm(from_day(date(2026, 1, 1), 20))
    assert by_name([norm]) == {"a.norm": norm}
    with pytest.raises(ValueError, match=r"a\.norm"):
        by_name([norm, norm])


@given(st.lists(st.dates(date(2000, 1, 1), date(2099, 1, 1)), min_size=1, max_size=6, unique=True), st.data())
def test_on_every_day_at_most_one_value_holds_and_it_is_the_latest(days, data):
    begins = sorted(days)
    norm = a_norm(*(from_day(day, index) for index, day in enumerate(begins)))
    asked = data.draw(st.dates(date(1999, 1, 1), date(2100, 1, 1)))
    found = norm.on(asked)
    begun = [index for index, day in enumerate(begins) if day <= asked]
    assert (found.value if found else None) == (begun[-1] if begun else None)
    assert norm.on(begins[0] - timedelta(days=1)) is None
