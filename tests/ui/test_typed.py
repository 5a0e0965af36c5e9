"""Dutch text becomes values and values become Dutch text, without loss either way."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.ui.typed import (
    format_amount,
    format_date,
    format_number,
    read_cpv,
    read_date,
    read_number,
    read_text,
)

amounts = st.decimals(min_value=0, max_value=Decimal("99999999999.99"), places=2, allow_nan=False)


def read_amount(text):
    return read_number(text, decimals=2, minimum=Decimal(0), maximum=Decimal(10) ** 11, what="een bedrag")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("221.000", "221000"),
        ("221000", "221000"),
        ("1.250,50", "1250.50"),
        ("1250,5", "1250.5"),
        ("€ 1.250,50", "1250.5"),
        ("€\u00a0432.000", "432000"),
        ("221.000,-", "221000"),
        ("221.000,--", "221000"),
        (" 12 ", "12"),
        ("0", "0"),
        ("1.234.567,89", "1234567.89"),
        ("5,", "5"),
        (",5", "0.5"),
        ("007", "7"),
        ("1 250", "1250"),
        ("1,00", "1"),
        ("221.0000", "2210000"),
        ("1.250,500", "1250.5"),
        ("1.234,–", "1234"),
        ("€ 1.234,=", "1234"),
        ("eur 1.234,50", "1234.5"),
        ("euro 5", "5"),
        ("1.234,50 Euro", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u202f234\u00a0567,5", "1234567.5"),
        ("1250,000", "1250"),
        ("0,500", "0.5"),
        ("\t1.234,50\r\n", "1234.5"),
    ],
)
def test_an_amount_is_read_the_dutch_way(text, value):
    typed = read_amount(text)
    assert (typed.value, typed.problem) == (Decimal(value), "")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1,250.50", "1.250,50"),
        ("12.50", "12,50"),
        ("221.00", "22.100"),
        ("0.125", "0,125"),
        ("abc", "221.000"),
        ("1,234", "1.234"),
        ("1.234.50", "1.234,50 of 123.450"),
        ("216,000", "216.000 of 216"),
        ("1,250", "1.250 of 1,25"),
        ("1,000,000", "1.000.000"),
        ("100\n200", "meer getallen"),
        ("100\t200", "meer getallen"),
        ("100\u2028200", "meer getallen"),
        ("1 5", "15"),
        ("12 34", "1.234"),
        ("-5", "0 of meer"),
        ("1..5", "15"),
        ("1.2.3", "123"),
        ("12a", "221.000"),
        ("1,2,3", "221.000"),
        ("999.999.999.999", "100.000.000.000"),
        ("9" * 60, "te groot"),
        ("٣٤", "221.000"),
    ],
)
def test_a_wrong_amount_is_refused_with_what_to_type_instead(text, remedy):
    typed = read_amount(text)
    assert typed.value is None
    assert remedy in typed.problem


@given(amounts)
def test_an_amount_survives_writing_and_reading(value):
    assert read_amount(format_amount(value)).value == value


@given(st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, places=4))
def test_a_number_survives_writing_and_reading(value):
    text = format_number(value)
    assert read_number(text, decimals=4, minimum=None, maximum=None, what="een getal").value == value


@given(st.text(max_size=30))
def test_any_text_is_either_a_value_or_a_sentence(text):
    for typed in (read_amount(text), read_date(text), read_cpv(text)):
        assert (typed.value is None) or (typed.problem == "")
        assert typed.problem == "" or typed.problem.endswith((".", "decimalen.")) or "?" in typed.problem


@given(st.text(alphabet="0123456789.,-€% ", max_size=16))
def test_a_read_amount_never_changes_when_it_is_written_tidily(text):
    typed = read_amount(text)
    if typed.value is not None:
        assert read_amount(format_amount(typed.value)).value == typed.value


@pytest.mark.parametrize(
    "text",
    [
        "24-11-2026",
        "24/11/2026",
        "24.11.2026",
        "24 11 2026",
        "24112026",
        "2026-11-24",
        "24 november 2026",
        "24 nov 2026",
        "24 nov. 2026",
        "24-nov-2026",
        " 24-11-2026 ",
        "24-11-26",
    ],
)
def test_a_date_is_read_in_every_usual_way(text):
    assert read_date(text).value == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("31-2-2026", "Februari 2026 heeft 28 dagen"),
        ("29-2-2027", "28 dagen"),
        ("11-24-2026", "Maand 24 bestaat niet"),
        ("24-11-1826", "1950"),
        ("24-11-202", "vier cijfers"),
        ("morgen", "24-11-2026"),
        ("0-1-2026", "dag 0 bestaat niet"),
    ],
)
def test_a_wrong_date_is_refused_with_what_to_type_instead(text, remedy):
    typed = read_date(text)
    assert typed.value is None
    assert remedy in typed.problem


def test_a_date_outside_the_bounds_names_the_bound():
    bounds = date(2026, 5, 1), date(2026, 12, 30)
    assert "op of na 1-5-2026" in read_date("30-4-2026", *bounds).problem
    assert "op of voor 30-12-2026" in read_date("31-12-2026", *bounds).problem
    assert read_date("1-5-2026", *bounds).value == bounds[0]
    assert read_date("30-12-2026", *bounds).value == bounds[1]


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)))
def test_a_date_survives_writing_and_reading(day):
    assert read_date(format_date(day)).value == day
    assert read_date(day.isoformat()).value == day


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)))
def test_a_date_on_its_way_is_called_unfinished_and_not_wrong(day):
    text = format_date(day)
    for i in range(1, len(text)):
        typed = read_date(text[:i])
        assert typed.valid or typed.unfinished, text[:i]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("77310000", "77310000"),
        ("77310000-6", "77310000-6"),
        ("773100006", "77310000-6"),
        ("77 31 00 00", "77310000"),
        ("77310000–6", "77310000-6"),
        ("03000000", "03000000"),
        ("", None),
    ],
)
def test_a_cpv_code_keeps_its_digits_and_its_leading_zero(text, value):
    typed = read_cpv(text)
    assert (typed.value, typed.problem) == (value, "")


def test_a_wrong_cpv_code_says_what_is_missing():
    assert "dit zijn er 4" in read_cpv("7731").problem
    assert "controlecijfer" in read_cpv("77310000-66").problem


def test_a_text_that_is_too_long_is_kept_whole_and_named():
    assert read_text("a" * 12, 10).problem.startswith("De tekst is 2 tekens te lang")
    assert read_text("a" * 11, 10).problem.startswith("De tekst is 1 teken te lang")
    assert read_text("a" * 10, 10).value == "a" * 10
