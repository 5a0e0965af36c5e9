"""CPV codes in the form, with real keys: search, choose, keep at hand, walk through the tree, and what a code says."""

from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.choices import ContractNature
from sociaalinkopen_desktop.domain.cpv import CpvList, CpvTable
from sociaalinkopen_desktop.domain.cpv_search import CpvIndex
from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.exchange.cpv_file import read_cpv_table
from sociaalinkopen_desktop.ui.cpv_tools import MOST_RECENT, CpvTools
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.models.cpv import LINE, CpvTreeModel
from sociaalinkopen_desktop.ui.pages.subject import SUBJECT
from sociaalinkopen_desktop.ui.pages.value import VALUE
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor

Key = Qt.Key
SERVICES = {"subject": {"nature": "services"}}


@cache
def table() -> CpvTable:
    return read_cpv_table(resource("cpv"))


@cache
def index() -> CpvIndex:
    return CpvIndex(table())


class Shelf:
    """Stands in for the settings of the user."""

    def __init__(self) -> None:
        self.recent: tuple[str, ...] = ()
        self.favourites: tuple[str, ...] = ()

    def keep(self, recent, favourites) -> None:
        self.recent, self.favourites = recent, favourites

    def tools(self, of_table=table, of_index=index) -> CpvTools:
        return CpvTools(of_table, of_index, lambda: self.recent, lambda: self.favourites, self.keep)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    return TenderEditor()


@pytest.fixture
def shown(qtbot, editor, shelf):
    pages = []

    def show(plain=SERVICES, spec=SUBJECT, tools=None) -> FormPage:
        page = FormPage(editor, spec, cpv=tools or shelf.tools())
        qtbot.addWidget(page)
        page.resize(900, 900)
        editor.open(from_plain(plain))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)  # only then does moving the focus tell anybody
        pages.append(page)  # qtbot itself does not keep it alive
        return page

    return show


def opened(row):
    row.control.setFocus()
    QTest.keyClick(row.control, Key.Key_F4)
    return row.picker()


def type_in(picker, words) -> None:
    picker.search.selectAll()
    QTest.keyClicks(picker.search, words)


# -- choosing -----------------------------------------------------------------------------------------------------
def test_a_word_and_enter_put_the_code_in_the_tender(shown, editor, shelf, qtbot):
    page = shown()
    row = page.row("subject.main_cpv")
    picker = opened(row)
    assert picker.isVisible()
    assert row.window().focusWidget() is picker.search
    type_in(picker, "groenonderhoud")
    assert picker.told() == "2 codes gevonden"
    QTest.keyClick(picker.search, Key.Key_Return)
    assert editor.tender.subject.main_cpv == "77310000"
    assert row.control.text() == "77310000"
    assert row.window().focusWidget() is row.control
    assert row.picker() is None
    assert shelf.recent == ("77310000",)
    assert "Beplanten en onderhouden van groengebieden" in row.notes.words()
    editor.undo_stack.undo()
    assert editor.tender.subject.main_cpv == ""
    assert row.notes.words() == []


def test_the_arrows_go_through_what_was_found_while_one_types(shown, editor):
    row = shown().row("subject.main_cpv")
    picker = opened(row)
    type_in(picker, "catering")
    second = picker.lines()[1].code.code
    QTest.keyClick(picker.search, Key.Key_Down)
    assert picker.current().code == second
    QTest.keyClick(picker.search, Key.Key_Up)
    QTest.keyClick(picker.search, Key.Key_Up)
    assert picker.current() == picker.lines()[0].code
    QTest.keyClick(picker.search, Key.Key_PageDown)
    QTest.keyClick(picker.search, Key.Key_Return)
    assert editor.tender.subject.main_cpv not in ("", second)


def test_alt_down_and_the_button_open_it_too_and_esc_gives_the_focus_back(shown):
    row = shown().row("subject.main_cpv")
    row.control.setFocus()
    QTest.keyClick(row.control, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    type_in(row.picker(), "schoonmaak")
    QTest.keyClick(row.picker().search, Key.Key_Escape)
    assert row.picker() is None
    assert row.window().focusWidget() is row.control
    QTest.mouseClick(row.search, Qt.MouseButton.LeftButton)
    assert row.window().focusWidget() is row.picker().search


def test_the_panel_goes_when_the_focus_goes_elsewhere(shown):
    page = shown()
    row = page.row("subject.main_cpv")
    opened(row)
    page.row("subject.title").control.setFocus()
    assert row.picker() is None
    assert page.focusWidget() is page.row("subject.title").control


def test_words_typed_in_the_field_are_the_first_search(shown):
    row = shown().row("subject.main_cpv")
    row.control.setFocus()
    QTest.keyClicks(row.control, "kerstpakket")
    QTest.keyClick(row.control, Key.Key_F4)
    assert row.picker().search.words() == "kerstpakket"
    assert row.picker().current().code == "18530000"


def test_a_double_click_chooses(shown, editor):
    row = shown().row("subject.main_cpv")
    picker = opened(row)
    type_in(picker, "kerstpakket")
    at = picker.list.visualRect(picker.list.model().index(0, 0)).center()
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.tender.subject.main_cpv == "18530000"


def test_nothing_found_says_so_and_enter_does_nothing(shown, editor):
    row = shown().row("subject.main_cpv")
    picker = opened(row)
    type_in(picker, "xqzwvkj")
    assert picker.told().startswith("Niets gevonden.")
    assert not picker.choose.isEnabled()
    QTest.keyClick(picker.search, Key.Key_Return)
    assert row.picker() is picker
    assert editor.tender.subject.main_cpv == ""


def test_the_panel_stays_within_a_small_window(shown, qtbot):
    page = shown()
    picker = opened(page.row("subject.main_cpv"))
    page.resize(420, 360)
    assert page.rect().contains(picker.geometry())


def test_everything_has_a_name_for_a_screen_reader(shown):
    row = shown().row("subject.main_cpv")
    picker = opened(row)
    type_in(picker, "groenonderhoud")
    assert row.search.accessibleName() == "Zoek code: Hoofdcode CPV"
    assert row.control.accessibleName() == "Hoofdcode CPV"
    named = (picker, picker.search, picker.list, picker.tree, picker.ways, picker.shut)
    assert all(part.accessibleName() for part in named)
    spoken = picker.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("77310000-6 Beplanten en onderhouden van groengebieden")
    assert "Tuinbouwdiensten" in spoken


# -- at hand ------------------------------------------------------------------------------------------------------
def test_the_star_keeps_a_code_at_hand_by_key_by_button_and_by_mouse(shown, shelf):
    row = shown().row("subject.main_cpv")
    picker = opened(row)
    type_in(picker, "groenonderhoud")
    QTest.keyClick(picker.search, Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert shelf.favourites == ("77310000",)
    assert picker.lines()[0].is_favourite
    assert picker.star.text() == "Uit favorieten halen"
    QTest.mouseClick(picker.star, Qt.MouseButton.LeftButton)
    assert shelf.favourites == ()
    line = picker.list.visualRect(picker.list.model().index(1, 0))
    QTest.mouseClick(
        picker.list.viewport(), Qt.MouseButton.LeftButton, pos=line.center() + QPoint(line.width() // 2 - 8, 0)
    )
    assert shelf.favourites == ("77300000",)
    assert row.picker() is picker


def test_without_a_search_it_shows_favourites_then_recent_codes(shown, shelf):
    shelf.recent, shelf.favourites = ("18530000", "77310000", "00000000"), ("90911200",)
    picker = opened(shown().row("subject.main_cpv"))
    assert [line.code.code for line in picker.lines()] == ["90911200", "18530000", "77310000"]
    assert [line.second.split(" · ")[0] for line in picker.lines()] == [
        "Favoriet",
        "Onlangs gekozen",
        "Onlangs gekozen",
    ]
    assert picker.told() == "Uw favorieten en wat u eerder koos."


def test_without_anything_at_hand_there_are_examples(shown):
    picker = opened(shown().row("subject.main_cpv"))
    assert {line.second.split(" · ")[0] for line in picker.lines()} == {"Voorbeeld"}


def test_enter_alone_chooses_no_example_but_an_arrow_first_does(shown, editor):
    picker = opened(shown().row("subject.main_cpv"))
    QTest.keyClick(picker.search, Key.Key_Return)
    assert editor.tender.subject.main_cpv == ""
    QTest.keyClick(picker.search, Key.Key_Down)
    QTest.keyClick(picker.search, Key.Key_Return)
    assert editor.tender.subject.main_cpv == table().examples[0]


def test_recent_codes_are_few_and_the_newest_comes_first(shelf):
    tools = shelf.tools()
    for item in table().codes.codes[:20]:
        tools.remember(item.number)
    tools.remember(table().codes.codes[15].code)
    assert len(shelf.recent) == MOST_RECENT
    assert shelf.recent[:2] == (table().codes.codes[15].code, table().codes.codes[19].code)


# -- the tree -----------------------------------------------------------------------------------------------------
def test_the_tree_is_walked_by_keys(shown, editor):
    row = shown().row("subject.main_cpv")
    picker = opened(row)
    QTest.keyClick(picker.search, Key.Key_Backspace)
    type_in(picker, "77000000")
    picker.ways.setFocus()
    QTest.keyClick(picker.ways.focusProxy(), Key.Key_Right)
    assert picker.tree.isVisible()
    assert picker.current().code == "77000000"
    picker.tree.setFocus()
    QTest.keyClick(picker.tree, Key.Key_Right)
    QTest.keyClick(picker.tree, Key.Key_Down)
    assert picker.current().code == "77100000"
    QTest.keyClick(picker.tree, Key.Key_Return)
    assert editor.tender.subject.main_cpv == "77100000"
    assert row.window().focusWidget() is row.control


def test_typing_in_the_tree_goes_back_to_what_is_found(shown):
    picker = opened(shown().row("subject.main_cpv"))
    picker.ways.setFocus()
    QTest.keyClick(picker.ways.focusProxy(), Key.Key_Right)
    type_in(picker, "drukwerk")
    assert picker.list.isVisible()
    assert picker.current().code == "79810000"


def test_the_tree_model_holds_together(qtmodeltester):
    small = CpvList(table().codes.starting_with("77"))
    qtmodeltester.check(CpvTreeModel(small))


def test_a_code_of_the_tree_knows_its_place(qtbot):
    model = CpvTreeModel(table().codes)
    model.mark(("77310000",), ("77310000",))
    place = model.index_of("77310000")
    assert model.code_at(place.parent()).code == "77300000"
    assert model.code_at(place.parent().parent()).code == "77000000"
    assert not place.parent().parent().parent().isValid()
    assert (place.data(LINE).is_favourite, place.data(LINE).is_chosen) == (True, True)
    assert not model.index_of("99999999").isValid()


# -- what a code says ---------------------------------------------------------------------------------------------
def test_another_nature_of_contract_is_said_calmly_and_goes_when_it_fits(shown, editor):
    row = shown().row("subject.main_cpv")
    QTest.keyClicks(row.control, "18530000")
    words = "Deze code hoort bij leveringen; u koos diensten. Kijk na wat klopt."
    assert words in row.notes.words()
    editor.set("subject.nature", ContractNature.SUPPLIES)
    assert words not in row.notes.words()
    assert row.error() == ""


def test_a_social_service_offers_to_set_the_answer_and_that_can_be_undone(shown, editor, qtbot):
    page = shown()
    row = page.row("subject.main_cpv")
    QTest.keyClicks(row.control, "85312000")
    assert any("bijlage XIV (nog te bevestigen)" in words for words in row.notes.words())
    with qtbot.waitSignal(page.removed) as said:
        QTest.mouseClick(row.notes.social_button, Qt.MouseButton.LeftButton)
    assert "staat op ja" in said.args[0]
    assert editor.tender.subject.is_social_or_specific_service is True
    assert not row.notes.social_button.isVisible()
    assert row.window().focusWidget() is row.control
    editor.undo_stack.undo()
    assert editor.tender.subject.is_social_or_specific_service is None
    assert editor.tender.subject.main_cpv == "85312000"
    assert row.notes.social_button.isVisible()


def test_a_sector_of_social_enterprises_is_told(shown):
    row = shown().row("subject.main_cpv")
    QTest.keyClicks(row.control, "77310000")
    assert "Hier zijn vaak sociale ondernemingen actief (groen, bomen en onkruid)." in row.notes.words()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("77319999", "Deze code staat niet in de CPV-lijst van 2008. Kijk de cijfers na."),
        ("77310000-5", "Het laatste cijfer klopt niet: bij 77310000 hoort 6."),
    ],
)
def test_a_code_that_does_not_exist_is_said_and_kept(shown, editor, typed, words):
    row = shown().row("subject.main_cpv")
    QTest.keyClicks(row.control, typed)
    assert words in row.notes.words()
    assert editor.tender.subject.main_cpv == typed


def test_a_page_that_nobody_sees_catches_up(shown, editor):
    page = shown()
    page.hide()
    editor.set("subject.main_cpv", "77310000")
    assert page.row("subject.main_cpv").notes.words() == []
    page.show()
    assert page.row("subject.main_cpv").notes.words() != []


def test_without_the_list_codes_can_still_be_typed(shown, editor, shelf):
    empty = CpvTable(CpvList(()))
    row = shown(tools=shelf.tools(lambda: empty, lambda: CpvIndex(empty))).row("subject.main_cpv")
    QTest.keyClicks(row.control, "77310000")
    assert editor.tender.subject.main_cpv == "77310000"
    assert row.notes.words() == []
    assert opened(row).told().startswith("De lijst met codes is niet te lezen.")


# -- more codes ---------------------------------------------------------------------------------------------------
def chips(row) -> list[str]:
    return [chip.accessibleName() for chip in row.chips.chips()]


def test_other_codes_become_chips_one_by_one(shown, editor):
    row = shown().row("subject.additional_cpvs")
    QTest.keyClicks(row.control, "77340000")
    assert editor.tender.subject.additional_cpvs == ("77340000",)
    assert chips(row) == []
    QTest.keyClick(row.control, Key.Key_Return)
    assert row.control.text() == ""
    assert chips(row) == ["77340000-5 Snoeien van bomen en heggen: weghalen"]
    QTest.keyClicks(row.control, "90611000,")
    picker = opened(row)
    type_in(picker, "groenonderhoud")
    QTest.keyClick(picker.search, Key.Key_Return)
    assert editor.tender.subject.additional_cpvs == ("77340000", "90611000", "77310000")
    assert len(chips(row)) == 3


def test_a_code_comes_once_and_a_wrong_one_says_so(shown, editor):
    row = shown({"subject": {"additional_cpvs": ["77340000"]}}).row("subject.additional_cpvs")
    QTest.keyClicks(row.control, "77340000-5")
    QTest.keyClick(row.control, Key.Key_Return)
    assert editor.tender.subject.additional_cpvs == ("77340000",)
    QTest.keyClicks(row.control, "7734")
    QTest.keyClick(row.control, Key.Key_Return)
    assert "8 cijfers" in row.error()
    assert editor.tender.subject.additional_cpvs == ("77340000",)


def test_a_chip_is_taken_away_by_press_and_by_key_and_undo_brings_it_back(shown, editor, qtbot):
    page = shown({"subject": {"additional_cpvs": ["77340000", "90611000", "77310000"]}})
    row = page.row("subject.additional_cpvs")
    with qtbot.waitSignal(page.removed) as said:
        QTest.mouseClick(row.chips.chips()[0], Qt.MouseButton.LeftButton)
    assert said.args == ["Code 77340000 weggehaald"]
    assert row.window().focusWidget() is row.control
    QTest.keyClick(row.chips.chips()[1], Key.Key_Delete)
    assert editor.tender.subject.additional_cpvs == ("90611000",)
    editor.undo_stack.undo()
    assert editor.tender.subject.additional_cpvs != ("90611000",)
    assert len(row.chips.chips()) == len(editor.tender.subject.additional_cpvs)


def test_another_tender_shows_its_own_codes(shown, editor):
    row = shown({"subject": {"additional_cpvs": ["77340000"]}}).row("subject.additional_cpvs")
    QTest.keyClicks(row.control, "9061")
    editor.open(from_plain({"subject": {"additional_cpvs": ["18530000"]}}))
    assert row.control.text() == ""
    assert chips(row) == ["18530000-3 Geschenken en beloningen: weghalen"]


def test_a_lot_has_the_picker_too(shown, editor):
    page = shown({"lots": [{"title": "Noord"}], **SERVICES}, VALUE)
    field = page.rows_editor("lots").widget_for("lots.0.cpv")
    field.setFocus()
    QTest.keyClick(field, Key.Key_F4)
    picker = page.findChild(type(opened_from(field)))
    type_in(picker, "koerier")
    QTest.keyClick(picker.search, Key.Key_Return)
    assert editor.tender.lots[0].cpv == "64120000"


def opened_from(field):
    """The picker that stands over the window of a field."""
    from sociaalinkopen_desktop.ui.cpv_picker import CpvPicker

    return field.window().findChild(CpvPicker)
