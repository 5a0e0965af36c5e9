"""The guided helper: one question at a time by key or click, and nothing is written before one takes it over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.clauses import read_compiled_clauses
from sociaalinkopen_desktop.content.guidance import read_guidance
from sociaalinkopen_desktop.domain.choices import ChainForm, ChainRisk
from sociaalinkopen_desktop.domain.clauses import used_in
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.pages.guide_card import LIKELY, GuideCard, GuideTools
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.step_panel import StepPanel
from tests.builders import a_tender, norms_on

Key = Qt.Key
GUIDANCE = read_guidance(resource("guidance.json"))
CLAUSES = read_compiled_clauses(resource("clauses.json"))
CATERING = {"main_cpv": "55520000", "nature": "services", "is_social_or_specific_service": True}


def blank_chain(**given):
    return a_tender(
        subject=CATERING,
        ambition={"supply_chain": {"risk": None, "form": None, "no_form_reason": "", "plan_months": None}},
        **given,
    )


@pytest.fixture
def editor(qtbot):
    made = TenderEditor()
    made.open(blank_chain())
    return made


@pytest.fixture
def card(qtbot, editor):
    made = GuideCard(editor, GUIDANCE.guide("chain"), GuideTools(lambda _tender: norms_on(), CLAUSES))
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def to_the_result(card):
    click(card.begin_button())
    for key in (Key.Key_2, Key.Key_1, Key.Key_1, Key.Key_1):
        press(key)


def test_it_stands_folded_with_one_line(card):
    assert card.answers() == []
    assert card.begin_button().isVisible()
    assert not card.take_button().isVisible()
    assert not card.stop_button().isVisible()


def test_enter_takes_the_likely_answer_and_the_progress_is_told(card):
    card.begin_button().setFocus()
    press(Key.Key_Return)
    assert card.words() == ("Vraag 1 van ten hoogste 4", "Wat koopt u vooral?")
    focused = QApplication.focusWidget()
    assert focused.words() == "Eten, drinken of een pakket daarmee"
    assert focused.hint() == LIKELY
    press(Key.Key_Return)
    assert card.words()[0] == "Vraag 2 van ten hoogste 4"


def test_arrows_go_along_the_answers(card):
    click(card.begin_button())
    first = QApplication.focusWidget()
    press(Key.Key_Down)
    assert QApplication.focusWidget() is card.answers()[card.answers().index(first) + 1]
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert QApplication.focusWidget() is card.answers()[card.answers().index(first) - 1]


def test_number_keys_answer_and_the_tenth_is_zero(card):
    click(card.begin_button())
    assert len(card.answers()) == 10
    press(Key.Key_0)
    assert card.words()[0] == "Dit volgt uit uw antwoorden"
    assert list(card.boxes()) == ["ambition.supply_chain.risk"]
    assert card.notes()


def test_a_number_without_an_answer_does_nothing(card):
    click(card.begin_button())
    press(Key.Key_2)
    before = card.words()
    press(Key.Key_9)
    assert card.words() == before


def test_back_shows_the_answer_that_was_given(card):
    click(card.begin_button())
    click(card.answers()[4])
    click(card.back_button())
    assert card.words()[0] == "Vraag 1 van ten hoogste 4"
    assert QApplication.focusWidget() is card.answers()[4]
    assert "gekozen" in card.answers()[4].accessibleName()
    assert not card.back_button().isVisible()
    click(card.answers()[1])
    press(Key.Key_Backspace)
    assert card.words()[0] == "Vraag 1 van ten hoogste 4"


def test_nothing_is_written_before_one_takes_it_over_and_then_it_is_one_step(card, editor, qtbot):
    before = editor.tender
    to_the_result(card)
    assert editor.tender is before
    assert card.take_button().hasFocus()
    with qtbot.waitSignal(card.said) as said:
        press(Key.Key_Return)
    chain = editor.tender.ambition.supply_chain
    assert (chain.risk, chain.form, chain.plan_months) == (ChainRisk.CATERING, ChainForm.PERFORMANCE_CONDITION, 6)
    assert "keten-voorwaarde-basis" in used_in(editor.tender)
    assert editor.undo_stack.count() == 1
    assert said.args[0] == "Hulp bij de keten: overgenomen"
    said.args[2]()
    assert editor.tender == before


def test_the_result_shows_old_and_new(card, editor):
    editor.set("ambition.supply_chain.risk", ChainRisk.ICT)
    to_the_result(card)
    words = [box.text() for box in card.boxes().values()]
    assert words[0] == "Risico in de keten: ICT-hardware → Catering en voeding"
    assert words[1] == "Hoe vraagt u ketenzorg: nog leeg → Uitvoeringsvoorwaarde"
    assert any(word.startswith("Zet deze tekst erbij") for word in words)


def test_what_is_unticked_is_left_alone(card, editor):
    to_the_result(card)
    for key, box in card.boxes().items():
        if key != "ambition.supply_chain.risk":
            click(box)
    click(card.take_button())
    assert editor.tender.ambition.supply_chain.risk is ChainRisk.CATERING
    assert editor.tender.ambition.supply_chain.form is None
    assert used_in(editor.tender) == frozenset()
    assert next(iter(card.boxes())) == "ambition.supply_chain.form"


def test_without_any_tick_there_is_nothing_to_take_over(card):
    to_the_result(card)
    for box in card.boxes().values():
        click(box)
    assert not card.take_button().isEnabled()
    click(next(iter(card.boxes().values())))
    assert card.take_button().isEnabled()


def test_after_taking_over_nothing_is_left_to_change(card):
    to_the_result(card)
    press(Key.Key_Return)
    assert card.words()[1].startswith("U hoeft niets te wijzigen.")
    assert card.boxes() == {}
    assert card.notes()
    assert not card.take_button().isVisible()


def test_the_result_follows_the_tender(card, editor):
    to_the_result(card)
    editor.set("ambition.supply_chain.risk", ChainRisk.CATERING)
    assert "ambition.supply_chain.risk" not in card.boxes()
    editor.undo_stack.undo()
    assert "ambition.supply_chain.risk" in card.boxes()


def test_closing_and_another_tender_fold_it(card, editor):
    to_the_result(card)
    click(card.stop_button())
    assert card.begin_button().hasFocus()
    to_the_result(card)
    press(Key.Key_Escape)
    assert card.begin_button().isVisible()
    click(card.begin_button())
    editor.open(Tender())
    assert card.begin_button().isVisible()
    assert card.answers() == []


def test_an_empty_tender_can_be_helped_too(card, editor):
    editor.open(Tender())
    to_the_result(card)
    press(Key.Key_Return)
    assert editor.tender.ambition.supply_chain.risk is ChainRisk.CATERING


@pytest.mark.parametrize("name", [guide.id for guide in GUIDANCE.guides])
def test_every_guide_fits_a_narrow_card_with_large_text(qtbot, qapp, editor, name):
    made = GuideCard(editor, GUIDANCE.guide(name), GuideTools(lambda _tender: norms_on(), CLAUSES))
    panel = StepPanel()
    panel.add(made)
    qtbot.addWidget(panel)
    apply_theme(qapp, "light", 2.0)
    panel.resize(420, 900)
    panel.show()
    qtbot.waitExposed(panel)
    made.begin()
    qapp.processEvents()
    fits = [button.height() >= button.heightForWidth(button.width()) for button in made.answers()]
    wide = made.minimumSizeHint().width()
    apply_theme(qapp, "light", 1.0)
    assert all(fits)
    assert wide <= 420
