"""Step 6 with real keys and clicks: invented bids, the outcome that follows, what-if, subcriteria and pairs."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.domain.award_model import report as counting
from sociaalinkopen_desktop.domain.award_trial import AwardTrial, PriceFormula, ScaleKind, ScoringModel, TieRule
from sociaalinkopen_desktop.domain.choices import AwardCriterionKind
from sociaalinkopen_desktop.ui.pages import award_desk
from sociaalinkopen_desktop.ui.pages.award_bids import BidsCard
from sociaalinkopen_desktop.ui.pages.award_outcome import OutcomeCard
from sociaalinkopen_desktop.ui.pages.award_pairs import PairsCard
from sociaalinkopen_desktop.ui.pages.award_parts import PartsCard
from sociaalinkopen_desktop.ui.pages.award_what_if import WhatIfCard
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender

NBSP = "\u00a0"


class Lab:
    """The cards of step 6 on one page."""

    def __init__(self, qtbot, editor: TenderEditor) -> None:
        self.editor, self.qtbot = editor, qtbot
        self.page = QWidget()
        box = QVBoxLayout(self.page)
        self.parts, self.pairs, self.bids = PartsCard(editor), PairsCard(editor), BidsCard(editor)
        self.outcome, self.what_if = OutcomeCard(editor), WhatIfCard(editor)
        for card in (self.parts, self.pairs, self.bids, self.outcome, self.what_if):
            box.addWidget(card)
        qtbot.addWidget(self.page)
        self.page.resize(700, 2600)
        self.page.show()
        qtbot.waitExposed(self.page)

    @property
    def award(self):
        return self.editor.tender.award

    def wait(self, condition) -> None:
        self.qtbot.waitUntil(condition)

    def click(self, button) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, control, text: str) -> None:
        control.setFocus()
        control.selectAll()
        QTest.keyClicks(control, text)

    def choose(self, box, value) -> None:
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box._values.index(value) - box._values.index(box.value())):
            QTest.keyClick(box, Qt.Key.Key_Down)


@pytest.fixture
def lab(qtbot) -> Lab:
    editor = TenderEditor()
    tender = a_tender()
    trial = AwardTrial(formula=PriceFormula.RATIO, tie_rule=TieRule.QUALITY, decimals=2)
    editor.open(replace(tender, award=replace(tender.award, trial=trial)))
    made = Lab(qtbot, editor)
    yield made
    made.page.close()


def with_examples(lab: Lab) -> Lab:
    lab.click(lab.bids.examples_button())
    lab.wait(lambda: len(lab.outcome.table().texts()) == 3)
    return lab


def test_an_empty_trial_says_what_belongs_here(lab):
    assert lab.bids.examples_button().isVisible()
    assert lab.outcome.headline() == "Er is nog geen bieding die telt"
    assert lab.outcome.table().texts() == []
    assert lab.what_if.sentences() == []


def test_three_example_bids_come_with_one_click_and_go_with_one_undo(lab, qtbot):
    before = lab.editor.tender
    with qtbot.waitSignal(lab.bids.said) as said:
        lab.click(lab.bids.examples_button())
    assert said.args[0] == "Drie voorbeeldbiedingen neergezet"
    assert [bid.name for bid in lab.award.trial.bids] == ["Goedkoop en gemiddeld", "Het midden", "Sociale onderneming"]
    lab.wait(lambda: lab.outcome.headline() == f"Eén kwaliteitspunt kost €{NBSP}10.462")
    assert lab.outcome.table().texts()[0] == (
        "Sociale onderneming wint",
        f"€{NBSP}518.400 wint tot en met €{NBSP}627.692",
        "31,48",
        "52,00 Plan van aanpak 32,00\nSociale inzet 20,00",
        "83,48",
    )
    assert lab.outcome.chart().bars()[0].name == "1  Sociale onderneming"
    assert "Sociale onderneming: 83,48" in lab.outcome.chart().accessibleDescription()
    assert not lab.bids.examples_button().isVisible()
    lab.editor.undo_stack.undo()
    assert lab.editor.tender == before
    lab.wait(lambda: lab.outcome.table().texts() == [])
    assert lab.bids.examples_button().isVisible()


def test_typing_a_price_moves_the_ranking_and_is_one_step_to_undo(lab):
    with_examples(lab)
    steps = lab.editor.undo_stack.count()
    lab.type(lab.bids.block(0).cell("price").control, "300000")
    assert lab.award.trial.bids[0].price == 300_000
    lab.wait(lambda: lab.outcome.table().texts()[0][0] == "Goedkoop en gemiddeld wint")
    assert lab.bids.block(0).outcome.text() == "Wint"
    assert lab.editor.undo_stack.count() == steps + 1
    lab.editor.undo_stack.undo()
    lab.wait(lambda: lab.outcome.table().texts()[0][0] == "Sociale onderneming wint")
    assert lab.bids.block(0).cell("price").control.text() == "408.000"


def test_scores_are_typed_kept_by_key_and_undone(lab):
    with_examples(lab)
    key = lab.award.criteria[2].key
    field = lab.bids.block(2).cell(key).control
    lab.type(field, "3")
    assert lab.award.trial.bids[2].score_of(key) == 3
    lab.wait(lambda: "Goedkoop" in lab.outcome.table().texts()[0][0])
    moved = (lab.award.criteria[2], *lab.award.criteria[:2])
    lab.editor.replace(replace(lab.editor.tender, award=replace(lab.award, criteria=moved)), "verplaatst")
    lab.wait(lambda: lab.outcome.table().texts()[0][3].startswith("38,00 Sociale inzet"))
    lab.editor.undo_stack.undo()
    lab.editor.undo_stack.undo()
    assert lab.award.trial.bids[2].score_of(key) == 10


def test_a_score_off_the_scale_is_said_and_not_kept(lab):
    with_examples(lab)
    key = lab.award.criteria[1].key
    cell = lab.bids.block(0).cell(key)
    lab.type(cell.control, "12")
    assert lab.award.trial.bids[0].score_of(key) == 1
    assert cell.problem.isVisible()
    assert "ten hoogste 10" in cell.problem.text()


def test_bids_are_added_named_and_removed_with_the_keyboard(lab, qtbot):
    lab.bids.add_button().setFocus()
    QTest.keyClick(lab.bids.add_button(), Qt.Key.Key_Return)
    assert [bid.name for bid in lab.award.trial.bids] == ["Inschrijver A"]
    assert lab.page.focusWidget() is lab.bids.block(0).cell("price").control
    QTest.keyClicks(lab.page.focusWidget(), "1000")
    order = [lab.page.focusWidget()]
    for _ in range(3):
        QTest.keyClick(lab.page.focusWidget(), Qt.Key.Key_Tab)
        order.append(lab.page.focusWidget())
    block = lab.bids.block(0)
    keys = [item.key for item in lab.award.criteria if item.kind is AwardCriterionKind.QUALITY]
    assert order == [block.cell("price").control, *(block.cell(key).control for key in keys), block.bin]
    lab.wait(lambda: block.outcome.text() == "Er is nog geen score voor Plan van aanpak.")
    with qtbot.waitSignal(lab.bids.said) as said:
        QTest.keyClick(block.bin, Qt.Key.Key_Space)
    assert said.args[0] == "Bieding 1 verwijderd"
    assert lab.award.trial.bids == ()
    said.args[2]()
    assert lab.award.trial.bids[0].price == 1000


def test_every_control_of_a_bid_has_a_name_of_its_own(lab):
    with_examples(lab)
    names = [lab.bids.block(at).name.accessibleName() for at in range(3)]
    names += [cell.control.accessibleName() for at in range(3) for cell in lab.bids.block(at)._cells.values()]
    names += [lab.bids.block(at).bin.accessibleName() for at in range(3)]
    assert all(names)
    assert len(set(names)) == len(names) == 15


def test_another_scale_gives_a_list_of_words(lab):
    with_examples(lab)
    lab.editor.set("award.trial.scale", ScaleKind.WORDS)
    key = lab.award.criteria[1].key
    lab.wait(lambda: hasattr(lab.bids.block(0).cell(key).control, "set_choices"))
    box = lab.bids.block(0).cell(key).control
    assert [box.itemText(at) for at in range(box.count())][1:] == [
        "0 · onvoldoende", "1 · voldoende", "2 · goed", "3 · zeer goed",
    ]  # fmt: skip
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert lab.award.trial.bids[0].score_of(key) == 3


def test_lifetime_costs_ask_for_costs_and_not_for_scores(lab):
    with_examples(lab)
    lab.editor.set("award.trial.model", ScoringModel.LIFETIME_COST)
    lab.wait(lambda: lab.outcome.explanation() == "Vul in over hoeveel jaren u de kosten rekent.")
    assert list(lab.bids.block(0)._cells) == ["price", "yearly_cost", "residual_value", "environmental_cost"]
    lab.editor.set("award.trial.lifetime_years", 10)
    lab.type(lab.bids.block(0).cell("yearly_cost").control, "50000")
    lab.wait(lambda: lab.outcome.table().texts()[-1][0] == "Goedkoop en gemiddeld plaats 3")
    assert lab.outcome.table().texts()[-1][4] == f"€{NBSP}908.000"
    assert not lab.what_if.chart().isVisible()


def test_the_sensitivity_is_drawn_and_told(lab):
    with_examples(lab)
    assert [line.name for line in lab.what_if.chart().lines()] == [
        "Goedkoop en gemiddeld", "Het midden", "Sociale onderneming",
    ]  # fmt: skip
    assert lab.what_if.table().texts() == [
        (f"0 tot 52,3{NBSP}%", "Sociale onderneming"),
        (f"52,3 tot 100{NBSP}%", "Goedkoop en gemiddeld"),
    ]
    assert "wint" in lab.what_if.chart().accessibleDescription()
    assert not lab.what_if.grab().isNull()
    assert not lab.outcome.grab().isNull()


def test_a_dearer_social_enterprise_is_tried_without_touching_the_tender(lab):
    with_examples(lab)
    before = lab.editor.tender
    assert lab.what_if.sentences()[0].startswith("Zij eindigt op plaats 2 van 4")
    lab.type(lab.what_if.better_field(), "5")
    lab.type(lab.what_if.dearer_field(), "2")
    assert lab.what_if.sentences()[0].startswith("Zij wint, met 4 biedingen.")
    assert "duurder is dan Goedkoop en gemiddeld" in lab.what_if.sentences()[1]
    assert lab.editor.tender is before


def test_without_a_social_theme_it_says_so(lab):
    with_examples(lab)
    lab.editor.set("award.criteria.2.theme", None)
    lab.wait(lambda: lab.what_if.sentences() and "geen criterium met een sociaal thema" in lab.what_if.sentences()[0])


def test_many_changes_in_one_turn_are_counted_once(lab, monkeypatch):
    with_examples(lab)
    counted: list[object] = []

    def counting_report(award):
        counted.append(award)
        return counting.trial_report(award)

    monkeypatch.setattr(award_desk, "trial_report", counting_report)
    for price in range(400_000, 400_020):
        lab.editor.set("award.trial.bids.0.price", Decimal(price))
    lab.wait(lambda: lab.outcome.table().texts()[1][1].startswith(f"€{NBSP}400.019"))
    assert len(counted) == 1
    lab.editor.set("subject.title", "Iets anders")
    lab.qtbot.wait(1)
    assert len(counted) == 1


def test_received_bids_are_not_called_invented(lab):
    with_examples(lab)
    assert "Verzonnen" in lab.bids.intro()
    assert (lab.bids.title(), lab.outcome.title()) == ("Proefbiedingen", "Uitkomst van de proef")
    lab.editor.set("award.trial.bids_are_received", True)
    lab.wait(lambda: lab.bids.title() == "Ontvangen inschrijvingen")
    lab.wait(lambda: lab.outcome.title() == "Uitkomst van de inschrijvingen")
    assert lab.bids.intro().startswith("Ontvangen inschrijvingen.")
    assert "erzonnen" not in lab.bids.intro()


def test_without_bids_one_is_asked_to_invent_them_or_to_fill_in_the_real_ones(lab):
    assert "Verzin er een paar" in lab.bids.intro()
    lab.editor.set("award.trial.bids_are_received", True)
    lab.wait(lambda: lab.bids.intro().startswith("Nog geen inschrijvingen."))
    assert not lab.bids.examples_button().isVisible()


def test_another_tender_shows_other_bids(lab):
    with_examples(lab)
    lab.type(lab.bids.block(0).name, "Half getypt")
    lab.editor.open(a_tender())
    lab.wait(lambda: lab.bids.examples_button().isVisible())
    assert not lab.bids.block(0).isVisible()


# -- subcriteria ------------------------------------------------------------------------------------------------------
def test_subcriteria_get_a_field_in_every_bid(lab):
    section = lab.parts.section(1)
    lab.click(section.rows.add_button())
    QTest.keyClicks(lab.page.focusWidget(), "Team")
    assert lab.award.criteria[1].sub_criteria[0].name == "Team"
    lab.click(lab.bids.add_button())
    labels = [cell.label.text() for cell in lab.bids.block(0)._cells.values()]
    assert labels == ["Prijs (€, excl. btw)", "Team", "Sociale inzet"]
    lab.type(section.least.control, "60")
    assert lab.award.criteria[1].minimum_score_percent == 60


def test_the_worth_in_euros_is_asked_only_where_it_counts(lab):
    section = lab.parts.section(2)
    assert not section.value.isVisible()
    lab.editor.set("award.trial.model", ScoringModel.VALUE)
    lab.wait(section.value.isVisible)
    lab.type(section.value.control, "25000")
    assert lab.award.criteria[2].maximum_value == 25_000
    assert section.value.control.accessibleName() == "Hoogste waarde, Sociale inzet"


# -- pairs ------------------------------------------------------------------------------------------------------------
def test_pairs_of_two_people_become_weights_that_can_be_taken_over_and_undone(lab, qtbot):
    lab.click(lab.pairs.add_button())
    assert lab.page.focusWidget() is lab.pairs.function_field()
    QTest.keyClicks(lab.pairs.function_field(), "Inkoper")
    first = lab.pairs.pair_field(0)
    assert first.itemText(0) == "Prijs is veel belangrijker"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_End)
    lab.wait(lambda: lab.pairs.sentences() == ["Inkoper: 2 paren zonder mening. Zo'n paar telt als even belangrijk."])
    lab.click(lab.pairs.add_button())
    QTest.keyClicks(lab.pairs.function_field(), "Beheerder groen")
    lab.wait(lambda: lab.pairs.people().chip("1").text() == "Beheerder groen")
    assert lab.pairs.pair_field(0).value() is None
    rows = lab.pairs.table().texts()
    assert sum(int(row[2].removesuffix(f"{NBSP}%")) for row in rows) == 100
    before = lab.editor.tender
    with qtbot.waitSignal(lab.pairs.said) as said:
        lab.click(lab.pairs.take_button())
    assert said.args[0] == "Gewichten overgenomen"
    assert [f"{item.weight_percent}{NBSP}%" for item in lab.award.criteria] == [row[2] for row in rows]
    assert not lab.pairs.take_button().isVisible()
    said.args[2]()
    assert lab.editor.tender == before
    lab.wait(lab.pairs.take_button().isVisible)


def test_going_round_is_pointed_out_and_a_person_can_be_removed(lab, qtbot):
    lab.click(lab.pairs.add_button())
    for at, key in ((0, Qt.Key.Key_Home), (1, Qt.Key.Key_End), (2, Qt.Key.Key_Home)):
        box = lab.pairs.pair_field(at)
        box.setFocus()
        QTest.keyClick(box, key)
    lab.wait(lambda: any("1 drietal klopt niet" in line for line in lab.pairs.sentences()))
    with qtbot.waitSignal(lab.pairs.said):
        lab.click(lab.pairs.remove_button())
    assert lab.award.trial.opinions == ()
    assert not lab.pairs.table().isVisible()
    assert lab.page.focusWidget() is lab.pairs.add_button()
