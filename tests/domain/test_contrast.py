"""Colours that can be read on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.contrast import READABLE, WHITE, colour_of, contrast, is_readable, nearest_readable

colours = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


def test_the_ratio_is_that_of_the_guideline():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#0b6477", "#0B6477"), (" 0B6477 ", "#0B6477"), ("#fff", None), ("", None), ("rood", None), ("#0B647G", None)],
)
def test_a_colour_is_read_as_it_is_typed(text, colour):
    assert colour_of(text) == colour


@given(colours)
def test_the_nearest_colour_can_be_read_and_is_no_darker_than_needed(colour):
    nearest = nearest_readable(colour)
    assert is_readable(nearest)
    assert (nearest == colour) == is_readable(colour)
    if nearest != colour:
        assert contrast(nearest, WHITE) < READABLE + 0.4


@given(colours, colours)
def test_contrast_does_not_depend_on_the_order(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
