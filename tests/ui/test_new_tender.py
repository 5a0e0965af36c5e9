"""Five ways to begin a tender, by keyboard, by mouse and by dropping a file."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.ui.pages.new_tender import NewTenderPage
from sociaalinkopen_desktop.ui.pages.new_tender_examples import ExampleLine
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.help_button import HelpButton

from .made_up_rows import ROWS, TODAY

Key = Qt.Key
EXAMPLES = (
    ExampleLine("groen", "Groenonderhoud", "Meer werk in de wijk.", "Diensten · Europees openbaar"),
    ExampleLine("kerst", "Kerstpakketten", "Een dagtaak voor mensen.", "Leveringen"),
)
MANY = tuple(ExampleLine(f"k{at}", f"Voorbeeld {at}", "Iets voor inwoners.", "Diensten") for at in range(6))


@pytest.fixture
def page(qtbot):
    made = NewTenderPage(EXAMPLES)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made


@pytest.fixture
def told(page):
    made = []
    names = ("blank_requested", "example_requested", "duplicate_requested", "file_dropped", "earlier_wanted")
    for name in names:
        getattr(page, name).connect(lambda value, name=name: made.append((name, value)))
    for name in ("file_requested", "cancelled"):
        getattr(page, name).connect(lambda name=name: made.append(name))
    return made


def dropped(page, *urls):
    data = QMimeData()
    data.setUrls(list(urls))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_an_arrow_two_presses_of_enter_and_a_name_begin_a_tender(qtbot, page, told):
    assert page.cards[0].hasFocus()
    qtbot.keyClick(page.cards[0], Key.Key_Right)
    qtbot.keyClick(page.cards[1], Key.Key_Return)
    assert page.blank.name.hasFocus()
    qtbot.keyClicks(page.blank.name, "Kerstpakketten 2026")
    qtbot.keyClick(page.blank.name, Key.Key_Return)
    assert told == [("blank_requested", "Kerstpakketten 2026")]


def test_a_name_may_come_later(qtbot, page, told):
    page.cards[1].setChecked(True)
    qtbot.mouseClick(page.blank.start, Qt.MouseButton.LeftButton)
    assert told == [("blank_requested", "")]


def test_arrow_keys_go_along_the_ways(qtbot, page, told):
    for way in (page.quick, page.blank, page.examples, page.copy, page.file):
        assert page.pages.currentWidget() is way
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert [name for name, _value in told] == ["earlier_wanted"]


def test_an_example_is_chosen(qtbot, page, told):
    qtbot.mouseClick(page.cards[2], Qt.MouseButton.LeftButton)
    first, second = page.examples.cards()
    assert first.hasFocus()
    qtbot.keyClick(first, Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Key.Key_Return)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told == [("example_requested", "kerst"), ("example_requested", "groen")]


def test_an_example_says_what_it_is_and_what_it_is_for(page):
    first = page.examples.cards()[0]
    assert first.accessibleName() == "Groenonderhoud"
    assert first.accessibleDescription() == "Diensten · Europees openbaar. Meer werk in de wijk."
    assert not page.examples.search.isVisible()


def test_many_examples_can_be_sought_by_key(qtbot, page, told):
    page.show_examples((*MANY, *EXAMPLES))
    qtbot.mouseClick(page.cards[2], Qt.MouseButton.LeftButton)
    assert page.examples.search.hasFocus()
    with qtbot.waitSignal(page.examples.search.searched):
        qtbot.keyClicks(page.examples.search, "EUROPEES groen")
    assert [card.accessibleName() for card in page.examples.cards()] == ["Groenonderhoud"]
    qtbot.keyClick(page.examples.search, Key.Key_Down)
    qtbot.keyClick(page.examples.cards()[0], Key.Key_Return)
    assert told == [("example_requested", "groen")]


def test_an_example_that_is_not_there_is_said(page):
    page.show_examples((*MANY, *EXAMPLES))
    page.cards[2].setChecked(True)
    page.examples.search.searched.emit("zwembad")
    assert page.examples.cards() == []
    assert "“zwembad”" in page.examples.words()
    page.begin()
    assert len(page.examples.cards()) == 8


def test_without_examples_the_page_says_so(page):
    page.show_examples(())
    page.cards[2].setChecked(True)
    assert page.examples.cards() == []
    assert page.examples.words().startswith("Er zijn geen voorbeelden")


def test_a_copy_is_sought_and_made(qtbot, page, told):
    qtbot.mouseClick(page.cards[3], Qt.MouseButton.LeftButton)
    assert page.copy.search.hasFocus()
    page.show_earlier(ROWS, TODAY)
    with qtbot.waitSignal(page.earlier_wanted):
        qtbot.keyClicks(page.copy.search, "groen")
    page.show_earlier([row for row in ROWS if "Groen" in row.title], TODAY)
    qtbot.keyClick(page.copy.search, Key.Key_Down)
    qtbot.keyClick(page.copy.table, Key.Key_Down)
    qtbot.keyClick(page.copy.table, Key.Key_Return)
    qtbot.mouseClick(page.copy.copy, Qt.MouseButton.LeftButton)
    assert [value.search for name, value in told if name == "earlier_wanted"] == ["", "groen"]
    assert [value for name, value in told if name == "duplicate_requested"] == ["t14", "t14"]


def test_nothing_to_copy_is_said_in_words(page):
    page.cards[3].setChecked(True)
    page.show_earlier([], TODAY)
    assert page.copy.nothing.accessibleName() == "Nog niets om te kopiëren"
    assert not page.copy.copy.isVisible()
    page.copy.search.show_words("zwembad")
    page.show_earlier([], TODAY)
    assert "“zwembad”" in page.copy.nothing.accessibleDescription()


def test_rows_to_copy_have_no_menu(qtbot, page):
    page.cards[3].setChecked(True)
    page.show_earlier(ROWS, TODAY)
    qtbot.keyClick(page.copy.table, Key.Key_Menu)
    assert not page.copy.table.menu.isVisible()


def test_a_file_is_pointed_out(qtbot, page, told):
    qtbot.mouseClick(page.cards[4], Qt.MouseButton.LeftButton)
    assert page.file.choose.hasFocus()
    qtbot.keyClick(page.file.choose, Key.Key_Return)
    assert told == ["file_requested"]


def test_a_file_can_be_dropped_anywhere(page, told, tmp_path):
    notice = tmp_path / "aankondiging met spatie.xml"
    notice.write_text("<x/>", "utf-8")
    assert dropped(page, QUrl.fromLocalFile(str(notice)))
    assert told == [("file_dropped", notice)]


def test_two_files_a_folder_or_a_web_address_are_not_taken(page, told, tmp_path):
    one, other = tmp_path / "een.json", tmp_path / "twee.json"
    for path in (one, other):
        path.write_text("{}", "utf-8")
    assert not dropped(page, QUrl.fromLocalFile(str(one)), QUrl.fromLocalFile(str(other)))
    assert not dropped(page, QUrl.fromLocalFile(str(tmp_path)))
    assert not dropped(page, QUrl("https://voorbeeld.example/een.json"))
    assert told == []


def test_escape_goes_back_but_first_empties_a_search(qtbot, page, told):
    page.cards[3].setChecked(True)
    page.copy.enter()
    page.copy.search.show_words("groen")
    qtbot.keyClick(page.copy.search, Key.Key_Escape)
    assert "cancelled" not in told
    qtbot.keyClick(page.copy.search, Key.Key_Escape)
    assert told[-1] == "cancelled"


def test_tab_goes_from_the_way_to_what_it_asks(qtbot, page):
    qtbot.keyClick(page.cards[0], Key.Key_Right)
    for wanted in (page.blank.name, page.blank.start, page.findChild(HelpButton), page.cancel):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert QApplication.focusWidget() is wanted


def test_beginning_again_forgets_what_was_typed(qtbot, page):
    page.cards[1].setChecked(True)
    qtbot.keyClicks(page.blank.name, "Oud")
    page.cards[4].setChecked(True)
    page.begin()
    assert page.blank.name.text() == ""
    assert page.pages.currentWidget() is page.quick
    assert page.cards[0].hasFocus()


def test_a_low_window_keeps_the_titles_of_the_ways(qapp, page):
    apply_theme(qapp, "light", 2.0)
    page.resize(1056, 800)
    page.show_earlier(ROWS, TODAY)
    page.cards[3].setChecked(True)
    size, lines = page.minimumSizeHint(), page.cards[1].toolTip()
    apply_theme(qapp, "light", 1.0)
    assert (size.width() <= 1056, size.height() <= 800) == (True, True)
    assert "De rest vult u stap voor stap in." in lines


def test_every_way_has_a_name_and_a_description(page):
    assert [card.accessibleName() for card in page.cards] == [
        "Snel beginnen",
        "Leeg beginnen",
        "Uit een voorbeeld",
        "Kopie van een eerdere",
        "Uit een bestand",
    ]
    assert all(card.accessibleDescription() for card in page.cards)
