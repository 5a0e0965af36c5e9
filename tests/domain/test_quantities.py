"""A number with its unit says both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.quantities import (
    Quantity,
    Unit,
    count,
    days,
    euros,
    months,
    percentage,
    years,
)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (euros(216000), "€ 216.000"),
        (percentage(Decimal("2.5")), "2,5 %"),
        (Quantity(Decimal(3), Unit.FACTOR), "3 ×"),
        (days(1), "1 dag"),
        (days(40), "40 dagen"),
        (months(1), "1 maand"),
        (months(24), "24 maanden"),
        (years(1), "1 jaar"),
        (years(Decimal("1.5")), "1,5 jaar"),
        (Quantity(Decimal(32), Unit.HOURS), "32 uur"),
        (Quantity(Decimal(1), Unit.CHARACTERS), "1 teken"),
        (Quantity(Decimal(60), Unit.CHARACTERS), "60 tekens"),
        (count(1200), "1.200"),
    ],
)
def test_a_quantity_reads_as_dutch(quantity, text):
    assert str(quantity).replace("\u00a0", " ") == text
    assert " " not in str(quantity), "a number and its unit stay on one line"


def test_every_unit_is_told():
    assert {type(str(Quantity(Decimal(2), unit))) for unit in Unit} == {str}
    assert all(unit.label for unit in Unit)


@pytest.mark.parametrize(
    ("make", "unit"),
    [
        (euros, Unit.EUR_EXCL_VAT),
        (percentage, Unit.PERCENT),
        (days, Unit.DAYS),
        (months, Unit.MONTHS),
        (years, Unit.YEARS),
        (count, Unit.COUNT),
    ],
)
@given(amount=st.integers(0, 10**9))
def test_whole_numbers_become_exact_amounts(make, unit, amount):
    assert make(amount) == Quantity(Decimal(amount), unit)
