"""The foot of a step: a note that stays private, and an agreement that shows a later change."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.sign_off import SignOffState, state_of
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.step_foot import FootTools, StepFoot
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender

TODAY = date(2026, 11, 24)


class Wish:
    """The setting, which a test can change."""

    asks = True


@pytest.fixture
def wish() -> Wish:
    return Wish()


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(a_tender())
    return made


@pytest.fixture
def foot(qtbot, editor, wish) -> StepFoot:
    made = StepFoot(editor, Step.SUBJECT, FootTools(lambda: TODAY, lambda: wish.asks))
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_note_is_typed_in_one_step_and_shown_while_folded(foot, editor):
    note = foot.note
    assert not note.field().isVisible()
    press(note.fold_button())
    assert note.field().hasFocus()
    QTest.keyClicks(note.field(), "Bel de jurist")
    assert editor.tender.note_for(Step.SUBJECT) == "Bel de jurist"
    assert editor.undo_stack.count() == 1
    press(note.fold_button())
    assert note.beginning() == "Bel de jurist"
    assert note.fold_button().accessibleName() == "Notitie bij deze stap: Bel de jurist, ingeklapt"
    editor.undo_stack.undo()
    assert note.beginning() == ""
    assert editor.tender == a_tender()


def test_emptying_the_field_takes_the_note_away(foot, editor):
    QTest.keyClick(foot.note.fold_button(), Qt.Key.Key_Return)
    QTest.keyClicks(foot.note.field(), "x")
    QTest.keyClick(foot.note.field(), Qt.Key.Key_Backspace)
    assert editor.tender.notes == ()


def test_another_tender_has_its_own_note(foot, editor):
    press(foot.note.fold_button())
    QTest.keyClicks(foot.note.field(), "Van de eerste")
    editor.open(a_tender(id="b"))
    assert foot.note.field().value() == ""
    assert not foot.note.field().isVisible()


def test_agreeing_needs_a_function_and_takes_today(foot, editor, qtbot):
    card = foot.sign_off
    agree, again, withdraw = card.buttons()
    assert not again.isVisible()
    assert not withdraw.isVisible()
    press(agree)
    assert card.missing() == "Vul een functie in, bijvoorbeeld: budgethouder."
    assert card.function_field().hasFocus()
    QTest.keyClicks(card.function_field(), "Budgethouder")
    assert card.missing() == ""
    with qtbot.waitSignal(foot.said) as said:
        press(agree)
    assert said.args[0] == "Akkoord op stap 1 vastgelegd"
    (sign_off,) = editor.tender.sign_offs
    assert (sign_off.step, sign_off.function, sign_off.signed_on) == (Step.SUBJECT, "Budgethouder", TODAY)
    assert card.words() == "Akkoord van Budgethouder op 24-11-2026."
    assert not agree.isVisible()
    said.args[2]()
    assert editor.tender.sign_offs == ()
    assert agree.isVisible()


def test_a_later_change_is_said_and_can_be_agreed_with_again(foot, editor):
    card = foot.sign_off
    QTest.keyClicks(card.function_field(), "Budgethouder")
    agree, again, _withdraw = card.buttons()
    press(agree)
    editor.set("subject.title", "Anders")
    assert card.words().endswith("Daarna is deze stap gewijzigd.")
    assert again.isVisible()
    press(again)
    assert state_of(editor.tender, editor.tender.sign_offs[0]) is SignOffState.VALID
    assert not again.isVisible()


def test_an_agreement_can_be_withdrawn(foot, editor):
    card = foot.sign_off
    QTest.keyClicks(card.function_field(), "Jurist")
    agree, _again, withdraw = card.buttons()
    press(agree)
    press(withdraw)
    assert editor.tender.sign_offs == ()
    assert card.words() == "Is stap 1 akkoord? Leg vast namens wie en wanneer."


def test_the_card_is_there_when_the_officer_wants_it_or_when_somebody_agreed(foot, editor, wish):
    card = foot.sign_off
    wish.asks = False
    card.refresh()
    assert not card.isVisible()
    wish.asks = True
    card.refresh()
    QTest.keyClicks(card.function_field(), "Jurist")
    press(card.buttons()[0])
    wish.asks = False
    card.refresh()
    assert card.isVisible()
