"""Where pages lie: every height belongs to one page, and a place survives another zoom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.ui.widgets.page_layout import FIT_PAGE, FIT_WIDTH, GAP, MARGIN, PageLayout, Spot, scale_for

A4 = (595.0, 842.0)
SIZES = st.lists(st.tuples(st.floats(200, 1200), st.floats(200, 1700)), min_size=1, max_size=30).map(tuple)
SCALES = st.floats(0.3, 4)


@given(SIZES, SCALES, st.data())
def test_a_place_is_found_again_at_another_zoom(sizes, scale, data):
    laid, other = PageLayout(sizes, scale), PageLayout(sizes, scale * 1.7)
    page = data.draw(st.integers(0, len(sizes) - 1))
    spot = Spot(page, data.draw(st.floats(0.01, 0.98)))
    found = other.spot_at(other.y_of(laid.spot_at(laid.y_of(spot))))
    assert found.page == page
    assert found.part == pytest.approx(spot.part, abs=1e-6)


@given(SIZES, SCALES)
def test_pages_follow_each_other_without_overlap(sizes, scale):
    laid = PageLayout(sizes, scale)
    ends = [top + laid.height_of(at) for at, top in enumerate(laid.tops)]
    assert all(nxt - end == pytest.approx(GAP) for end, nxt in zip(ends, laid.tops[1:], strict=False))
    assert laid.height == pytest.approx(ends[-1] + GAP)
    assert laid.in_sight(0, laid.height) == list(range(len(sizes)))
    assert [laid.page_at(top) for top in laid.tops] == list(range(len(sizes)))


def test_fitting_zooms_fit():
    wide = PageLayout((A4,), scale_for(FIT_WIDTH, (A4,), 500, 300))
    assert wide.width == pytest.approx(500)
    whole = PageLayout((A4,), scale_for(FIT_PAGE, (A4,), 500, 300))
    assert whole.height == pytest.approx(300)
    assert scale_for(FIT_PAGE, (A4,), 100, 5000) == scale_for(FIT_WIDTH, (A4,), 100, 5000) == (100 - 2 * MARGIN) / 595


def test_a_percentage_is_that_of_paper():
    assert scale_for(100, (A4,), 10, 10) == pytest.approx(96 / 72)
    assert scale_for(300, (A4,), 10, 10) == pytest.approx(4)


def test_nothing_has_a_beginning():
    laid = PageLayout((), 1.0)
    assert laid.spot_at(40) == Spot(0, 0.0)
    assert laid.page_at(40) == 0
    assert laid.height == GAP
