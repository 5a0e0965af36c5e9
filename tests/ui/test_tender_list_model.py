"""The rows of the list: what the cells say, and how a long list is brought in parts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.ui.models.paged_rows import KEPT_WINDOWS, WINDOW
from sociaalinkopen_desktop.ui.models.tender_list import (
    COLUMNS,
    DEADLINE,
    PHASE,
    TITLE,
    VALUE,
    VERDICT,
    TenderListModel,
    cells_of,
    distance,
    verdict_of,
)
from sociaalinkopen_desktop.ui.widgets.pill import PILLS
from sociaalinkopen_desktop.ui.widgets.table import CELL

from .made_up_rows import TODAY, many, summary


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"not_met": 1, "to_explain": 5, "open": 5}, ("not_met", "1 voldoet niet")),
        ({"not_met": 2}, ("not_met", "2 voldoen niet")),
        ({"to_explain": 2, "open": 6}, ("to_justify", "2 motiveren")),
        ({"open": 6, "opportunities": 2}, ("undecided", "6 te beantwoorden")),
        ({"opportunities": 1}, ("opportunity", "1 kans")),
        ({"opportunities": 2}, ("opportunity", "2 kansen")),
        ({}, ("met", "Voldoet")),
    ],
)
def test_the_worst_news_comes_first(counts, said):
    assert verdict_of(summary(**counts)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (-1, "gisteren"),
        (7, "over 7 dagen"),
        (-3, "3 dagen geleden"),
        (120, "over 120 dagen"),
        (183, "over 6 maanden"),
        (1100, "over 3 jaar"),
        (-800, "2 jaar geleden"),
    ],
)
def test_a_deadline_says_how_far_away_it_is(days, said):
    assert distance(TODAY + timedelta(days=days), TODAY) == said


@given(st.integers(-40_000, 40_000))
def test_every_distance_says_which_way(days):
    words = distance(TODAY + timedelta(days=days), TODAY)
    ahead = words.startswith("over ") or words in ("morgen", "vandaag")
    assert ahead == (days >= 0)


def test_a_near_deadline_is_bold_and_says_so():
    cell = cells_of(summary(deadline=date(2026, 10, 15)), TODAY)[DEADLINE]
    assert (cell.words, cell.second, cell.strong) == ("15-10-2026", "over 7 dagen · bijna", True)


def test_a_deadline_that_passed_before_publication_stands_out():
    cell = cells_of(summary(deadline=date(2026, 10, 5)), TODAY)[DEADLINE]
    assert (cell.second, cell.second_tone) == ("3 dagen geleden · voorbij", "why")


def test_a_deadline_that_passed_during_execution_is_just_a_date():
    cell = cells_of(summary(deadline=date(2026, 10, 5), phase=Phase.EXECUTION), TODAY)[DEADLINE]
    assert (cell.second, cell.strong) == ("3 dagen geleden", False)


def test_what_is_not_filled_in_is_said_in_words():
    row = summary(title="", reference="", nature=None, procedure=None, estimated_value=None)
    cells = cells_of(row, TODAY)
    assert [cells[at].words for at in (TITLE, DEADLINE, VALUE)] == ["Zonder titel", "Nog geen datum", "Nog onbekend"]
    assert cells[TITLE].second == "Nog geen kenmerk"


def test_where_there_is_little_room_phase_and_value_move_to_the_first_column():
    row = summary(14, "Groen", phase=Phase.REVIEW, estimated_value=Decimal(432_000))
    assert cells_of(row, TODAY, narrow=True)[TITLE].second == "2026-014 · Toetsing · €\u00a0432.000"


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_a_pill(phase):
    assert cells_of(summary(phase=phase), TODAY)[PHASE].pill in PILLS


def test_an_example_is_marked_for_the_eye_and_for_the_ear(qtmodeltester):
    model = TenderListModel()
    model.show([summary(1, "Proef", is_example=True)], 1, TODAY)
    qtmodeltester.check(model)
    assert model.index(0, TITLE).data(CELL).tag == "example"
    assert "Voorbeeld" in model.index(0, TITLE).data()


def test_markup_in_a_title_is_shown_as_it_was_typed():
    model = TenderListModel()
    model.show([summary(1, "<b>Zout & zand</b>")], 1, TODAY)
    assert model.index(0, TITLE).data(CELL).words == "<b>Zout & zand</b>"
    assert "&lt;b&gt;Zout &amp; zand" in model.index(0, TITLE).data(int(Qt.ItemDataRole.ToolTipRole))


def test_the_heads_are_told_to_a_screen_reader():
    model = TenderListModel()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads == [column.title for column in COLUMNS]
    assert COLUMNS[VERDICT].key == ""  # the store cannot sort by it


def test_a_hundred_thousand_rows_are_there_at_once_and_come_when_needed():
    model = TenderListModel()
    model.show(many(100_000), 100_000, TODAY)
    assert model.rowCount() == 100_000
    assert model.index(50_000, TITLE).data(CELL).words == "Wordt geladen"
    assert list(model.missing(50_010, 50_120)) == [50_000, 50_100]
    model.add(many(100_000, 50_000), 50_000)
    assert model.index(50_000, TITLE).data(CELL).words == "Aanbesteding 50001"
    assert list(model.missing(50_010, 50_120)) == [50_100]


def test_a_long_walk_does_not_keep_everything():
    model = TenderListModel()
    model.show(many(10_000), 10_000, TODAY)
    for offset in range(WINDOW, 10_000, WINDOW):
        model.add(many(10_000, offset), offset)
    here = sum(model.row(at) is not None for at in range(10_000))
    assert here == KEPT_WINDOWS * WINDOW
    assert model.row(9_999) is not None


def test_a_refresh_keeps_what_is_seen_until_it_is_brought_again():
    model = TenderListModel()
    model.show(many(1_000), 1_000, TODAY)
    model.add(many(1_000, 500), 500)
    model.show(many(1_000), 1_000, TODAY, keep=True)
    assert model.row(500).id == "t501"
    assert list(model.missing(500, 510)) == [500]


def test_rows_beyond_the_end_are_left_out():
    model = TenderListModel()
    model.show(many(150), 150, TODAY)
    model.add(many(400, 100), 100)
    assert model.rowCount() == 150
    assert model.row(150) is None
