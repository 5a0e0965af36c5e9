"""Choosing a text: search, filter, add, edit, move and undo, with real keys and clicks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.clauses import read_compiled_clauses
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.choices import AmbitionLevel, ClauseKind, ClausePlace, CriterionTheme, Procedure
from sociaalinkopen_desktop.domain.clause_places import RULES
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.ui.clause_mover import ClauseMover
from sociaalinkopen_desktop.ui.finding_content import FOR_CRITERION
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.pages.award import AWARD
from sociaalinkopen_desktop.ui.pages.clause_picker import AT_ONCE, ClausePicker, ClauseTools
from sociaalinkopen_desktop.ui.pages.clause_row import USED
from sociaalinkopen_desktop.ui.pages.requirements import REQUIREMENTS
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender, all_norms

LIBRARY = read_compiled_clauses(resource("clauses.json"))
DAY = date(2026, 12, 1)


def norms(_tender) -> Norms:
    return Norms(all_norms(), DAY)


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(a_tender(performance={"conditions": ()}))
    return made


@pytest.fixture
def stands(qtbot, editor):
    """A page of a step with the picker on it, as the window makes it."""

    def make(spec=REQUIREMENTS, place=None):
        page = FormPage(editor, spec)
        picker = ClausePicker(editor, ClauseTools(LIBRARY, norms), place)
        picker.heard = []
        picker.said.connect(lambda *told: picker.heard.append(told))
        page.led = []
        page.went.connect(lambda path, words: page.led.append((path, words)))
        page.add_card(picker)
        qtbot.addWidget(page)
        page.resize(760, 900)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        return page, picker

    return make


@pytest.fixture
def both(stands):
    return stands()


@pytest.fixture
def picker(both) -> ClausePicker:
    return both[1]


def search(picker: ClausePicker, words: str) -> None:
    picker.search.setFocus()
    QTest.keyClicks(picker.search, words)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)


def press(widget, key: Qt.Key = Qt.Key.Key_Return) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


def titles(picker: ClausePicker) -> list[str]:
    return [row.head.words()[0] for row in picker.rows()]


def choose(chip, value) -> None:
    """Choose in the menu of a chip, as a click on its line does."""
    next(action for action in chip.choices.actions() if action.data() == value).trigger()


def judged(picker: ClausePicker, editor: TenderEditor) -> None:
    assessor = Assessor(read_compiled(resource("catalogue.json")), lambda: DAY)
    picker.show_assessment(assessor.assess(editor.tender))


# -- finding ------------------------------------------------------------------------------------------------------
def test_searching_shows_what_has_every_word(picker):
    search(picker, "natuursteen groeve")
    assert titles(picker) == ["Natuursteen met bekende herkomst"]
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert len(titles(picker)) == AT_ONCE


@pytest.mark.parametrize("clause", LIBRARY.clauses[::9], ids=lambda clause: clause.id)
def test_the_text_with_that_title_comes_first(picker, clause):
    picker.search.show_words(clause.title)
    picker._narrow()
    assert titles(picker)[0] == clause.title


def test_no_text_is_said_and_an_own_text_remains_possible(picker):
    search(picker, "onvindbaar")
    assert titles(picker) == []
    assert picker._empty.isVisible()
    assert picker.own.isVisible()


def test_filters_narrow_the_list_and_show_the_rule_of_the_place(picker):
    choose(picker.shelf, CriterionTheme.CLIMATE)
    choose(picker.place, ClausePlace.AWARD)
    assert picker.rule() == RULES[ClausePlace.AWARD]
    assert titles(picker)
    for row in picker.rows():
        assert (row.offer.clause.shelf, row.offer.clause.place) == (CriterionTheme.CLIMATE, ClausePlace.AWARD)
    choose(picker.level, AmbitionLevel.BASIC)
    assert titles(picker) == []


def test_more_texts_come_on_request_with_the_focus_on_the_first_new_one(picker):
    press(picker.more_button())
    assert len(picker.rows()) == 5 * AT_ONCE
    assert picker.rows()[AT_ONCE].head.hasFocus()


def test_down_goes_from_the_search_to_the_list(picker):
    search(picker, "terugnemen")
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.rows()[0].head.hasFocus()


def test_the_preview_has_the_text_with_the_values_of_the_tender_and_its_source(picker, editor):
    editor.set("contract.payment_days", None)
    search(picker, "op tijd betalen")
    row = picker.rows()[0]
    press(row.head)
    shown = dict(row.texts())
    assert "binnen 30 dagen na ontvangst" in " ".join(shown["Tekst"].split())
    assert shown["Bron"] == "Burgerlijk Wetboek Boek 6 art. 6:119b"
    assert shown["Verband met de opdracht"]
    press(row.head, Qt.Key.Key_Space)
    assert row.texts() == []


def test_why_a_text_fits_is_told(picker, editor):
    editor.set("ambition.social_return.sanction", None)
    judged(picker, editor)
    picker.show_for("SR-11")
    row = picker.rows()[0]
    assert "Helpt bij SR-11: de gevolgen van een tekort zijn redelijk" in row.head.words()[2]


# -- adding -------------------------------------------------------------------------------------------------------
def test_adding_is_one_step_leaves_the_focus_and_says_so(picker, editor):
    search(picker, "maaien en beplanten")
    row = picker.rows()[0]
    press(row.button)
    (condition,) = editor.tender.performance.conditions
    assert condition.title == "Maaien en beplanten voor meer leven"
    assert condition.kind is ClauseKind.TECHNICAL_SPECIFICATION
    assert row.button.hasFocus()
    assert row.head.words()[1] == USED
    words, action_words, undo = picker.heard[-1]
    assert words == "Toegevoegd: Maaien en beplanten voor meer leven"
    assert "Ctrl+Z" in action_words
    undo()
    assert editor.tender.performance.conditions == ()
    assert row.head.words()[1] == ""


def test_adding_does_not_make_the_list_jump(picker, editor):
    before = titles(picker)
    for row in picker.rows():
        press(row.button, Qt.Key.Key_Space)
    assert titles(picker) == before
    assert all(row.head.words()[1] == USED for row in picker.rows())


def test_what_is_there_already_is_not_added_twice_but_shown(both, editor):
    page, picker = both
    search(picker, "maaien en beplanten")
    press(picker.rows()[0].button)
    press(picker.rows()[0].button)
    assert len(editor.tender.performance.conditions) == 1
    title = page.rows_editor("performance.conditions").widget_for("performance.conditions.0.title")
    assert title.hasFocus()
    assert title.value() == "Maaien en beplanten voor meer leven"


def test_what_was_added_can_be_edited_in_place(both, editor):
    page, picker = both
    search(picker, "vaste gesprekken")
    press(picker.rows()[0].button)
    assert page.focus_field("performance.conditions.0.verification")
    field = page.rows_editor("performance.conditions").widget_for("performance.conditions.0.verification")
    field.selectAll()
    QTest.keyClicks(field, "Het verslag.")
    assert editor.tender.performance.conditions[0].verification == "Het verslag."
    editor.undo_stack.undo()
    assert "verslagen van de gesprekken" in editor.tender.performance.conditions[0].verification


def test_an_own_text_begins_empty_at_the_chosen_place(both, editor):
    page, picker = both
    menu = picker.own_menu()
    words = [action.text() for action in menu.actions()]
    assert "Selectiecriterium" not in words  # the procedure has no selection round
    next(action for action in menu.actions() if action.text() == "Contractbepaling").trigger()
    assert editor.tender.performance.conditions[-1].kind is ClauseKind.CONTRACT_CLAUSE
    assert page.led == [("performance.conditions.0.title", "Eigen tekst begonnen: contractbepaling")]
    editor.set("procedure.procedure", Procedure.RESTRICTED)
    assert "Selectiecriterium" in [action.text() for action in picker.own_menu().actions()]


def test_another_tender_forgets_search_and_filters(picker, editor):
    search(picker, "natuursteen")
    choose(picker.level, AmbitionLevel.BASIC)
    editor.open(a_tender())
    assert picker.search.words() == ""
    assert picker.level.value() is None
    assert len(titles(picker)) == AT_ONCE


# -- coming from elsewhere ----------------------------------------------------------------------------------------
def test_a_finding_leads_to_the_texts_for_its_criterion(both):
    page, picker = both
    assert page.focus_field(f"{FOR_CRITERION}SR-15")
    assert titles(picker) == ["Minder social return met PSO of gelijkwaardig bewijs"]
    assert picker.rows()[0].head.hasFocus()
    assert picker.only.isVisible()
    press(picker.only, Qt.Key.Key_Space)
    assert not picker.only.isVisible()
    assert len(titles(picker)) == AT_ONCE
    assert picker.search.hasFocus()


def test_a_list_leads_to_the_texts(both):
    page, picker = both
    press(page.rows_editor("performance.conditions").pick_button())
    assert picker.search.hasFocus()


def test_step_six_offers_award_criteria_alone(stands, editor):
    _page, picker = stands(AWARD, ClausePlace.AWARD)
    assert not picker.place.isVisible()
    press(picker.more_button())
    assert {row.offer.clause.place for row in picker.rows()} == {ClausePlace.AWARD}
    count = len(editor.tender.award.criteria)
    press(picker.rows()[0].button)
    assert len(editor.tender.award.criteria) == count + 1
    assert editor.tender.award.criteria[-1].scale
    press(picker.own)
    assert len(editor.tender.award.criteria) == count + 2


# -- moving -------------------------------------------------------------------------------------------------------
def opened_mover(page: FormPage, path: str) -> ClauseMover:
    page.focus_field(f"{path}.title")
    return next(mover for mover in page.findChildren(ClauseMover) if mover.isVisibleTo(page))


def pick_place(mover: ClauseMover, place: ClausePlace) -> None:
    mover.places.setFocus()
    words = [mover.places.itemText(at) for at in range(mover.places.count())]
    QTest.keyClick(mover.places, Qt.Key.Key_Home)
    for _ in range(words.index(place.label)):
        QTest.keyClick(mover.places, Qt.Key.Key_Down)


def test_choosing_another_place_first_shows_its_rule_and_changes_nothing(both, editor):
    page, picker = both
    search(picker, "vaste gesprekken")
    press(picker.rows()[0].button)
    before = editor.tender
    mover = opened_mover(page, "performance.conditions.0")
    assert not mover.button.isVisible()
    pick_place(mover, ClausePlace.SUITABILITY)
    assert mover.rule.words() == RULES[ClausePlace.SUITABILITY]
    assert mover.button.isVisible()
    assert editor.tender is before


def test_moving_is_one_step_back(both, editor):
    page, picker = both
    search(picker, "vaste gesprekken")
    press(picker.rows()[0].button)
    before = editor.tender
    mover = opened_mover(page, "performance.conditions.0")
    pick_place(mover, ClausePlace.AWARD)
    press(mover.button)
    assert editor.tender.performance.conditions == ()
    assert editor.tender.award.criteria[-1].name == "Vaste gesprekken"
    at = len(before.award.criteria)
    assert page.led == [(f"award.criteria.{at}.name", "Verplaatst naar gunningscriterium: Vaste gesprekken")]
    editor.undo_stack.undo()
    assert editor.tender == before


def test_what_would_be_lost_by_moving_is_said_before(stands, editor):
    page, picker = stands(AWARD, ClausePlace.AWARD)
    press(picker.rows()[0].button)
    at = len(editor.tender.award.criteria) - 1
    page.focus_field(f"award.criteria.{at}.name")
    mover = next(mover for mover in page.findChildren(ClauseMover) if mover.isVisibleTo(page))
    pick_place(mover, ClausePlace.CONTRACT_CLAUSE)
    assert mover.loss.words() == "Op die plaats is geen ruimte voor: meetlat. Dat vervalt."


def test_a_folded_condition_tells_place_level_point_and_proof(both, editor):
    page, picker = both
    search(picker, "social return als voorwaarde werk leerplekken")
    press(picker.rows()[0].button)
    head = page.rows_editor("performance.conditions").widget_for("performance.conditions.0")
    name, theme, second = head.words()
    assert (name, theme) == ("Social return als voorwaarde", "Social return")
    assert second.startswith("Uitvoeringsvoorwaarde  ·  Basis  ·  SR-01  ·  Een overzicht")


def test_everything_has_a_name_for_a_screen_reader(picker):
    row = picker.rows()[0]
    title = row.head.words()[0]
    assert row.head.accessibleName().startswith(title)
    assert row.button.accessibleName() == f"Voeg toe: {title}"
    assert picker.search.accessibleName()
    press(row.button)
    assert row.button.accessibleName() == f"Ga naar tekst: {title}"
