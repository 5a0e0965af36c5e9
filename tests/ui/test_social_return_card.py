"""The card about social return: follows what is typed, proposes a mix, takes over a text, leads to fields."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.policy import BlockUnit, Bouwblok, BouwblokTable, PolicyProfile, PsoDiscount, PsoStep
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.pages.social_return_card import SocialReturnCard, SocialReturnTools
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender, all_norms

PROFILE = PolicyProfile(
    title="Beleid",
    bouwblok_tables=(
        BouwblokTable(
            region="Regio Voorbeeld",
            version="versie 3",
            valid_from=date(2026, 1, 1),
            blocks=(
                Bouwblok(name="Bijstand", value=Decimal(30_000), longest_months=24),
                Bouwblok(name="Stage", value=Decimal(500), unit=BlockUnit.MONTH),
                Bouwblok(name="Inkoop", unit=BlockUnit.INVOICE),
            ),
        ),
    ),
    pso_discounts=(PsoDiscount(step=PsoStep.STEP_1, percent=Decimal(10), valid_from=date(2026, 1, 1)),),
)


class Outside:
    """What the card asks from outside, changed by a test."""

    def __init__(self) -> None:
        self.profile = PROFILE
        self.gone_to: list[str] = []


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(a_tender())
    return made


@pytest.fixture
def card(qtbot, editor, outside) -> Iterator[SocialReturnCard]:
    tools = SocialReturnTools(
        norms=lambda tender: Norms(all_norms(), tender.assessment_date or date(2026, 12, 1)),
        profile=lambda: outside.profile,
        go_to=outside.gone_to.append,
    )
    made = SocialReturnCard(editor, tools)
    page = QWidget()
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    page.resize(700, 1600)
    page.show()
    qtbot.waitExposed(page)
    yield made
    del page


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def pick(box, words: str) -> None:
    """Choose from a list with the keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(words)


def mix(editor: TenderEditor):
    return editor.tender.ambition.social_return.mix


def test_it_shows_the_outcome_and_why(card):
    assert card.sentence() == "5\u00a0% van de opdrachtsom is naar schatting:"
    assert dict(card.figures().figures()) == {
        "Verplichting, excl. btw": "€\u00a024.000",
        "Per jaar": "€\u00a06.000",
        "Werk": "1.284\u00a0uur",
        "Voltijdsplekken": "0,17",
    }
    assert all(text.startswith("Past: ") for text in card.reasons().texts())


def test_it_follows_every_change_and_says_what_is_too_heavy(card, editor, outside):
    editor.set("ambition.social_return.percentage", Decimal(10))
    assert card.figures().figures()[0][1] == "€\u00a048.000"
    assert card.reasons().texts()[0].startswith("Te zwaar: U vraagt 10\u00a0%.")
    press(card.reasons().button(0))
    assert outside.gone_to == ["ambition.social_return.percentage"]


def test_it_is_there_only_when_social_return_is_asked(card, editor):
    editor.set("ambition.social_return.is_applied", False)
    assert not card.isVisible()
    editor.undo_stack.undo()
    assert card.isVisible()
    assert card.figures().figures()


def test_what_is_missing_is_a_button_to_its_field(card, editor, outside):
    editor.set("ambition.social_return.percentage", None)
    assert card.sentence().startswith("Vul dit nog in.")
    assert [button.text() for button in card.links()] == ["Percentage"]
    assert not card.propose_button().isVisible()
    QTest.keyClick(card.links()[0], Qt.Key.Key_Return)
    assert outside.gone_to == ["ambition.social_return.percentage"]


def test_a_day_without_numbers_is_said(card, editor):
    editor.set("assessment_date", date(2010, 1, 1))
    assert card.sentence().startswith("Voor 1-1-2010 is niet bekend: ")
    assert not card.figures().isVisible()


def test_the_steps_open_with_a_key(card):
    assert not card.steps_table().isVisible()
    QTest.keyClick(card.steps_button(), Qt.Key.Key_Space)
    assert card.steps_table().isVisible()
    assert card.steps_table().texts()[1][:2] == ("Verplichting", "€\u00a024.000")


def test_another_percentage_is_compared_and_not_kept(card, editor):
    before = editor.tender
    assert [row[0] for row in card.compared().texts()] == ["2\u00a0%", "5\u00a0% uw keuze"]
    type_in(card.own_percentage(), "12,5")
    assert card.compared().texts()[-1] == ("12,5\u00a0%", "€\u00a060.000", "3.209\u00a0uur", "0,43", "Te zwaar")
    assert editor.tender is before
    editor.open(a_tender())
    assert len(card.compared().texts()) == 2


def test_a_proposal_fills_the_whole_and_is_one_step_back(card, editor, qtbot):
    with qtbot.waitSignal(card.said) as said:
        press(card.propose_button())
    assert [row.name for row in mix(editor)] == ["Bijstand", "Inkoop"]
    assert card.meter().words() == "€\u00a024.000 ingevuld: precies de hele verplichting."
    assert card.meter().accessibleName() == card.meter().words()
    said.args[2]()
    assert mix(editor) == ()
    assert not card.meter().isVisible()


def test_a_row_from_the_table_takes_its_value_along(card, editor):
    press(card.add_button())
    row = card.mix().row(0)
    assert row.block.hasFocus()
    pick(row.block, "Stage")
    assert (mix(editor)[0].value, mix(editor)[0].unit) == (500, BlockUnit.MONTH)
    assert row.note() == "€\u00a0500 per maand"
    type_in(row.number, "3")
    type_in(row.months, "4")
    assert row.amount.text() == "€\u00a06.000"
    assert card.meter().words() == "€\u00a06.000 ingevuld (25\u00a0%), nog €\u00a018.000."
    assert not row.hours.isVisible()
    assert row.number.accessibleName() == "Aantal, regel 1"


def test_a_row_of_ones_own_has_words_and_an_amount(card, editor):
    press(card.add_button())
    row = card.mix().row(0)
    type_in(row.name, "Buurtmaaltijd met het team")
    type_in(row.value, "25000")
    assert mix(editor)[0].name == "Buurtmaaltijd met het team"
    assert card.meter().words() == "€\u00a025.000 ingevuld: €\u00a01.000 meer dan nodig."


def test_going_from_a_bouwblok_to_words_of_ones_own(card, editor):
    press(card.propose_button())
    row = card.mix().row(0)
    assert not row.name.isVisible()
    pick(row.block, "Eigen omschrijving")
    assert row.name.isVisible()
    assert mix(editor)[0].name == ""


def test_a_row_is_removed_and_comes_back(card, editor, qtbot):
    press(card.propose_button())
    with qtbot.waitSignal(card.said) as said:
        press(card.mix().row(0).bin)
    assert said.args[0] == "Regel 1 verwijderd"
    assert [row.name for row in mix(editor)] == ["Inkoop"]
    said.args[2]()
    assert len(mix(editor)) == 2


def test_typing_in_a_row_is_one_step(card, editor):
    press(card.add_button())
    row, steps = card.mix().row(0), editor.undo_stack.count()
    row.value.setFocus()
    QTest.keyClicks(row.value, "1234")
    assert editor.undo_stack.count() == steps + 1
    assert mix(editor)[0].value == 1234


def test_a_later_table_says_that_the_row_still_counts_as_before(card, editor, outside):
    press(card.propose_button())
    table = PROFILE.bouwblok_tables[0]
    later = BouwblokTable(
        region=table.region, valid_from=table.valid_from, blocks=(Bouwblok(name="Bijstand", value=Decimal(31_000)),)
    )
    outside.profile = PolicyProfile(title="Beleid", bouwblok_tables=(later,))
    card.hide()
    card.show()
    assert "deze regel rekent nog met €\u00a030.000" in card.mix().row(0).note()


def test_without_a_table_there_is_a_hint_and_no_list(card, outside):
    outside.profile = PolicyProfile(title="Beleid")
    card.hide()
    card.show()
    press(card.propose_button())
    assert not card.mix().row(0).block.isVisible()
    assert card.mix().row(0).name.isVisible()


def test_the_discount_is_that_of_the_policy(card, editor, outside):
    assert card.pso_words() == ""
    editor.set("ambition.social_return.has_pso_discount", True)
    assert card.pso_words() == "Korting voor PSO. Trede 1: 10\u00a0% korting, dan €\u00a021.600."
    outside.profile = PolicyProfile(title="Beleid")
    card.hide()
    card.show()
    assert card.pso_words() == "Korting voor PSO: uw beleid noemt geen korting."


def test_the_text_is_taken_over_and_can_be_undone(card, editor, qtbot):
    before = editor.tender
    with qtbot.waitSignal(card.said) as said:
        QTest.keyClick(card.take_button(), Qt.Key.Key_Return)
    assert "€\u00a024.000" in editor.tender.ambition.social_return.clause_text
    assert not card.take_button().isVisible()
    said.args[2]()
    assert editor.tender == before
    assert card.take_button().isVisible()


def test_an_empty_tender_has_no_card_and_no_fault(card, editor):
    editor.open(Tender())
    assert not card.isVisible()
    editor.set("ambition.social_return.is_applied", True)
    assert [button.text() for button in card.links()] == ["Waarde zonder opties", "Percentage van", "Percentage"]
