"""The table by keyboard and by mouse: whole rows, opened with Enter, sorted from the head."""

import pytest
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.table import CELL, Cell, Column, TableView, head_data

COLUMNS = (Column("Aanbesteding", key="name"), Column("Toets", 160), Column("Waarde", 140, right=True, key="value"))


class Rows(QAbstractTableModel):
    def __init__(self, count):
        super().__init__()
        self.count = count

    def rowCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return self.count

    def columnCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return len(COLUMNS)

    def headerData(self, section, orientation, role=0):  # noqa: N802
        return head_data(COLUMNS, section, orientation, role)

    def data(self, index, role=0):
        if role not in (0, CELL):
            return None
        row = index.row()
        cells = (Cell(f"Opdracht {row}", f"2026-{row:03}", strong=True), Cell("Voldoet", pill="met"), Cell(f"€ {row}"))
        cell = cells[index.column()]
        return cell if role == CELL else cell.words


@pytest.fixture
def table(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addWidget(QLineEdit())
    view = TableView(COLUMNS, name="Aanbestedingen")
    view.rows = Rows(40)
    view.setModel(view.rows)
    box.addWidget(view)
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.window_kept = window
    return view


def test_tab_enters_at_the_first_row_and_leaves_again(qtbot, table):
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_keys_move_the_row_and_enter_opens_it(qtbot, table):
    opened = []
    table.opened.connect(lambda index: opened.append(index.row()))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, 39), (Qt.Key.Key_Up, 38), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(table, key)
        assert table.currentIndex().row() == row
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    qtbot.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentIndex().row() > 1
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Enter)
    assert opened == [0, 0]


def test_a_click_chooses_the_whole_row_and_a_double_click_opens_it(qtbot, table):
    opened = []
    table.opened.connect(lambda index: opened.append(index.row()))
    at = table.visualRect(table.model().index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [2]
    assert opened == []
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [2]


def test_enter_in_an_empty_table_opens_nothing(qtbot, table):
    opened = []
    table.opened.connect(opened.append)
    table.rows = Rows(0)
    table.setModel(table.rows)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(table, key)
    assert opened == []


def test_the_head_asks_to_sort_and_turns_around_the_second_time(qtbot, table):
    asked = []
    table.sort_asked.connect(lambda key, upwards: asked.append((key, upwards)))
    head = table.horizontalHeader()

    def press(section):
        at = QPoint(head.sectionViewportPosition(section) + 20, head.height() // 2)
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)

    press(2)
    press(2)
    press(1)  # cannot be sorted
    press(0)
    assert asked == [("value", True), ("value", False), ("name", True)]
    assert head.sortIndicatorSection() == 0
    table.show_sort("value", False)
    assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (2, Qt.SortOrder.DescendingOrder)
    assert len(asked) == 3


def test_rows_are_as_high_as_their_two_lines_need(qapp, table):
    assert table.row_height() == table.rowHeight(0) >= 48
    try:
        apply_theme(qapp, "light", 2)
        assert table.rowHeight(0) == table.row_height() > 60
    finally:
        apply_theme(qapp, "light")


def test_the_open_column_takes_the_room_that_is_left_but_not_without_end(qtbot, table):
    head = table.horizontalHeader()
    assert head.length() == table.viewport().width()
    table.window_kept.resize(2200, 400)
    qtbot.waitUntil(lambda: head.length() == table.viewport().width() > 2000)
    assert head.sectionSize(0) < 1200


def test_the_pointer_lights_up_the_whole_row(qtbot, table):
    at = table.visualRect(table.model().index(3, 2)).center()
    qtbot.mouseMove(table.viewport(), at)
    qtbot.waitUntil(lambda: table.row_under_pointer == 3)


def test_the_chosen_row_has_a_bar_and_the_focused_one_a_ring(table):
    table.go_to_row(1)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    with_ring = table.grab().toImage()
    table.clearFocus()
    assert table.grab().toImage() != with_ring


def test_a_screen_reader_hears_the_name_and_the_cells(table):
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.role() == QAccessible.Role.Table
    assert spoken.text(QAccessible.Text.Name) == "Aanbestedingen"
    heard = [spoken.child(i).text(QAccessible.Text.Name) for i in range(12)]
    assert [words for words in heard if words] == [
        "Aanbesteding",
        "Toets",
        "Waarde",
        "Opdracht 0",
        "Voldoet",
        "€ 0",
        "Opdracht 1",
        "Voldoet",
        "€ 1",
    ]


class Paintings(QObject):
    def __init__(self):
        super().__init__()
        self.number = 0

    def eventFilter(self, watched, event):  # noqa: N802  # Qt's name
        self.number += event.type() == QEvent.Type.Paint
        return False


def test_rows_out_of_sight_that_change_are_not_painted(table):
    model, seen = table.model(), Paintings()
    model.beginResetModel()
    model.count = 500
    model.endResetModel()
    for _ in range(4):  # layout, then paint
        QApplication.processEvents()
    table.viewport().installEventFilter(seen)
    model.dataChanged.emit(model.index(300, 0), model.index(400, 2))
    QApplication.processEvents()
    assert seen.number == 0
    model.dataChanged.emit(model.index(0, 0), model.index(400, 2))
    QApplication.processEvents()
    assert seen.number > 0


def test_a_pill_looks_the_same_the_second_time_and_follows_its_row(qapp, table):
    first = table.viewport().grab().toImage()
    assert table.viewport().grab().toImage() == first
    table.go_to_row(1)
    chosen = table.viewport().grab().toImage()
    pill = table.visualRect(table.model().index(1, 1)).topLeft() + QPoint(18, 12)
    assert chosen.pixelColor(pill - QPoint(10, 8)) != first.pixelColor(pill - QPoint(10, 8))
    table.clearSelection()
    table.setCurrentIndex(QModelIndex())
    assert table.viewport().grab().toImage() == first
    try:
        apply_theme(qapp, "dark")
        assert table.viewport().grab().toImage() != first
    finally:
        apply_theme(qapp, "light")
    assert table.viewport().grab().toImage() == first
