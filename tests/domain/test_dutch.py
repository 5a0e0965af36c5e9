"""Numbers, amounts and dates as a Dutch reader writes them, and back through the reader of the forms."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain import dutch
from sociaalinkopen_desktop.ui.typed import read_date, read_number

money = st.decimals(0, 99_999_999_999, places=2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        ("-0", "0"),
        ("0E+3", "0"),
        (7, "7"),
        (1000, "1.000"),
        ("1E+5", "100.000"),
        ("1234.5", "1.234,5"),
        ("1234.50", "1.234,5"),
        ("1000.0", "1.000"),
        ("0.001", "0,001"),
        ("-1234567.25", "-1.234.567,25"),
    ],
)
def test_a_number_shows_only_the_digits_that_matter(value, text):
    assert dutch.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("1", 2, "1,00"), ("2.675", 2, "2,68"), ("-0.001", 2, "0,00"), ("1999.5", 0, "2.000"), ("-0.4", 0, "0")],
)
def test_a_number_with_a_fixed_number_of_decimals_is_rounded(value, decimals, text):
    assert dutch.number(Decimal(value), decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1296000, "€ 1.296.000"),
        ("12.5", "€ 12,50"),
        ("12.00", "€ 12"),
        ("0", "€ 0"),
        ("-0", "€ 0"),
        ("0.01", "€ 0,01"),
        ("99.999", "€ 100"),
        ("0.004", "€ 0"),
        ("-0.004", "€ 0"),
        ("-12.5", "-€ 12,50"),
        ("-1000", "-€ 1.000"),
    ],
)
def test_an_amount_shows_cents_only_when_there_are_any(value, text):
    assert dutch.euro(Decimal(value)) == text.replace(" ", dutch.NBSP)


def test_a_percentage_has_a_space_that_does_not_break():
    assert dutch.percent(Decimal("5.5")) == "5,5\u00a0%"
    assert dutch.percent(100) == "100\u00a0%"


def test_a_day_in_figures_and_in_words():
    assert dutch.day(date(2027, 1, 4)) == "4-1-2027"
    assert dutch.long_day(date(2026, 11, 24)) == "dinsdag 24 november 2026"
    assert dutch.long_day(date(2027, 1, 3)) == "zondag 3 januari 2027"


def test_one_thing_is_singular_and_any_other_number_plural():
    assert dutch.counted(1, "dag", "dagen") == "1\u00a0dag"
    assert dutch.counted(Decimal("1.0"), "dag", "dagen") == "1\u00a0dag"
    assert dutch.counted(0, "dag", "dagen") == "0\u00a0dagen"
    assert dutch.counted(1500, "dag", "dagen") == "1.500\u00a0dagen"


@pytest.mark.parametrize(
    ("items", "text"),
    [((), ""), (("a",), "a"), (["a", "b"], "a en b"), (("a", "b", "c"), "a, b en c")],
)
def test_a_list_ends_with_en(items, text):
    assert dutch.listed(items) == text


def test_a_list_of_alternatives_ends_with_of():
    assert dutch.listed(("a", "b", "c"), "of") == "a, b of c"


def read_amount(text: str) -> Decimal:
    return read_number(text, decimals=2, minimum=None, maximum=None, what="een bedrag", unit="%").value


@given(money)
def test_an_amount_reads_back_as_it_was(value):
    assert read_amount(dutch.euro(value)) == value


@given(st.decimals(-9_999_999, 9_999_999, places=2))
def test_a_number_and_a_percentage_read_back_as_they_were(value):
    assert read_amount(dutch.number(value)) == value
    assert read_amount(dutch.percent(value)) == value


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)))
def test_a_day_reads_back_as_it_was(value):
    assert read_date(dutch.day(value)).value == value


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)))
def test_a_day_in_words_reads_back_as_it_was(value):
    assert read_date(dutch.long_day(value).partition(" ")[2]).value == value


@given(st.decimals(-(10**11), 10**11, places=4))
def test_no_amount_shows_a_minus_before_nothing(value):
    text = dutch.euro(value)
    assert not text.startswith("-") or any(sign in "123456789" for sign in text)
