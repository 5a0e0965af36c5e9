"""The table of words: beside each other when there is room, below each other when there is not."""

import pytest

from sociaalinkopen_desktop.ui.widgets.text_table import TextCell, TextColumn, TextTable

ROWS = [
    (TextCell("Aankondiging verzonden", "Met een noot."), TextCell("24-11-2026", "dinsdag"), TextCell("–")),
    (TextCell("Start"), TextCell("1-4-2027", strong=True), TextCell("2-4-2027", tone="why")),
]


@pytest.fixture
def table(qtbot) -> TextTable:
    made = TextTable((TextColumn("Stap", 2), TextColumn("Berekend"), TextColumn("Gekozen")), name="Planning")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.set_rows(ROWS)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_rows_are_shown_with_their_second_lines(table):
    assert table.texts() == [
        ("Aankondiging verzonden Met een noot.", "24-11-2026 dinsdag", "–"),
        ("Start", "1-4-2027", "2-4-2027"),
    ]
    assert table.accessibleName() == "Planning"


def test_fewer_rows_leave_nothing_behind_and_more_come_back(table):
    table.set_rows(ROWS[1:])
    assert table.texts() == [("Start", "1-4-2027", "2-4-2027")]
    high = table.sizeHint().height()
    table.set_rows(ROWS)
    assert len(table.texts()) == 2
    assert table.sizeHint().height() > high
    table.set_rows([])
    assert table.texts() == []


def test_a_narrow_table_stands_in_blocks_without_empty_cells_and_a_wide_one_in_columns(table, qtbot):
    assert not table.is_stacked()
    table.resize(200, 600)
    qtbot.waitUntil(table.is_stacked)
    first = table._lines[0]
    assert first.heads[0].isVisible()
    assert not first.cells[2].isVisible(), "a dash alone says nothing"
    assert first.cells[1].y() > first.cells[0].y()
    table.resize(700, 600)
    qtbot.waitUntil(lambda: not table.is_stacked())
    assert first.cells[2].isVisible()
    assert not first.heads[0].isVisible()
    assert first.cells[1].y() == first.cells[0].y()


def test_no_word_is_cut_beside_each_other(table):
    for line in table._lines:
        for cell in line.cells:
            assert cell.longest_word() <= cell.width()
