"""The quick way to a new tender, and the overview of what the program chose: by real keys and clicks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.guidance import read_guidance
from sociaalinkopen_desktop.domain.quick_start import Aim, MadeChoice, QuickAnswers
from sociaalinkopen_desktop.ui.pages.quick_summary_card import AT_FIRST, QuickSummaryCard
from sociaalinkopen_desktop.ui.pages.quick_way import QuickWay
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from sociaalinkopen_desktop.ui.widgets.step_panel import StepPanel
from tests.builders import a_tender

Key = Qt.Key
FAMILIES = read_guidance(resource("guidance.json")).families
CHOICES = (
    MadeChoice(path="subject.main_cpv", words="55520000", reason="Dat hoort bij “Catering en lunch”."),
    MadeChoice(path="procedure.procedure", words="", reason="Vul een waarde in."),
)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_in(field, text):
    click(field)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Tab)


def choose(box, value):
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(box.count()):
        if box.value() == value:
            return
        QTest.keyClick(box, Key.Key_Down)
    raise AssertionError(value)


@pytest.fixture
def way(qtbot):
    made = QuickWay()
    made.show_families(FAMILIES)
    made.begin()
    qtbot.addWidget(made)
    made.resize(860, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(way):
    made = []
    way.chosen.connect(made.append)
    way.example_wanted.connect(made.append)
    return made


def test_five_answers_are_carried_as_one(way, told):
    type_in(way.title, "Lunches")
    choose(way.family, "catering")
    type_in(way.value, "174.000")
    type_in(way.months, "36")
    type_in(way.start_day, "1-9-2027")
    type_in(way.department, "Facilitair")
    type_in(way.place, "Gemeentehuis")
    click(way.aims[Aim.SOCIAL_RETURN])
    click(way.aims[Aim.SUSTAINABLE])
    QTest.keyClick(way.start, Key.Key_Return)
    assert told == [
        QuickAnswers(
            title="Lunches",
            family="catering",
            value=Decimal(174_000),
            months=36,
            start=date(2027, 9, 1),
            department="Facilitair",
            place="Gemeentehuis",
            aims=frozenset({Aim.SOCIAL_RETURN, Aim.SUSTAINABLE}),
        )
    ]


def test_every_question_may_be_skipped(way, told):
    click(way.start)
    assert told == [QuickAnswers()]


def test_enter_in_the_name_begins(way, told):
    way.enter()
    assert way.title.hasFocus()
    QTest.keyClicks(way.title, "Drukwerk")
    QTest.keyClick(way.title, Key.Key_Return)
    assert told == [QuickAnswers(title="Drukwerk")]


def test_a_wrong_amount_is_shown_and_stops_nothing_else(way, told):
    type_in(way.value, "veel")
    click(way.start)
    assert told == []
    assert way.value.hasFocus()
    assert way.value.problem_text()
    type_in(way.value, "100")
    click(way.start)
    assert told == [QuickAnswers(value=Decimal(100))]


def test_not_knowing_yet_and_knowing_exclude_each_other(way):
    click(way.aims[Aim.SOCIAL_RETURN])
    click(way.aims[Aim.RESERVED])
    click(way.aims[Aim.UNKNOWN])
    assert way.answers().aims == {Aim.UNKNOWN}
    click(way.aims[Aim.SUSTAINABLE])
    assert way.answers().aims == {Aim.SUSTAINABLE}


def test_a_family_with_an_example_leads_to_it(way, told):
    assert not way.example.isVisible()
    choose(way.family, "cleaning")
    click(way.example)
    assert told == ["schoonmaak"]
    choose(way.family, "care")
    assert not way.example.isVisible()


def test_tab_goes_along_the_questions_in_order(way):
    way.enter()
    order = [way.title, way.family, way.value, way.months, way.start_day, way.department, way.place]
    order += [*way.aims.values(), way.start]
    passed = [way.title]
    for _ in range(40):
        if passed[-1] is way.start:
            break
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert [widget for widget in passed if widget in order] == order


def test_beginning_again_forgets_the_answers(way):
    type_in(way.title, "Oud")
    choose(way.family, "cleaning")
    click(way.aims[Aim.RESERVED])
    way.begin()
    assert way.answers() == QuickAnswers()
    assert not way.example.isVisible()


def test_every_field_has_a_name(way):
    named = (way.title, way.family, way.value, way.months, way.start_day, way.department, way.place, way.start)
    assert all(field.accessibleName() or field.text() for field in named)
    assert all(box.accessibleName() for box in way.aims.values())


# ---- the overview


@pytest.fixture
def editor(qtbot):
    made = TenderEditor()
    made.open(a_tender())
    return made


@pytest.fixture
def card(qtbot, editor):
    panel = StepPanel()
    made = QuickSummaryCard(editor, lambda identifier: CHOICES if identifier in ("voorbeeld", "ander") else ())
    panel.add(made)
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    qtbot.waitExposed(panel)
    made.panel = panel  # kept as long as the card
    return made


def test_the_overview_tells_each_choice_and_leads_to_its_field(qtbot, card):
    names = [button.accessibleName() for button in card.links()]
    assert names == ["Ga naar Hoofdcode CPV", "Ga naar Procedure"]
    with qtbot.waitSignal(card.go_to) as went:
        QTest.keyClick(card.links()[1], Key.Key_Return)
    assert went.args == ["procedure.procedure"]


def test_the_overview_is_no_window_of_its_own(qtbot, editor):
    made = QuickSummaryCard(editor, lambda _identifier: CHOICES)
    qtbot.addWidget(made)
    assert not made.isVisible()


def test_the_overview_is_there_only_for_what_was_begun_quickly(card, editor):
    assert card.isVisible()
    editor.open(replace(a_tender(), id="oud"))
    assert not card.isVisible()
    assert card.links() == []
    editor.open(replace(a_tender(), id="ander"))
    assert card.isVisible()


def test_a_long_overview_shows_the_rest_when_asked(qtbot, card, editor):
    many = tuple(replace(CHOICES[0], reason=f"Reden {at}.") for at in range(9))
    long_card = QuickSummaryCard(editor, lambda _identifier: many)
    qtbot.addWidget(long_card)
    long_card.show()
    long_card.activateWindow()
    qtbot.waitUntil(long_card.isActiveWindow)
    assert [link.isVisible() for link in long_card.links()].count(True) == AT_FIRST
    QTest.keyClick(long_card.more_button(), Key.Key_Return)
    assert all(link.isVisible() for link in long_card.links())
    assert long_card.links()[AT_FIRST].hasFocus()
    assert not long_card.more_button().isVisible()
    assert not card.more_button().isVisible()


def test_a_closed_overview_stays_closed_for_that_tender(card, editor):
    click(card.close_button())
    assert not card.isVisible()
    editor.open(a_tender())
    assert not card.isVisible()
    editor.open(replace(a_tender(), id="ander"))
    assert card.isVisible()
