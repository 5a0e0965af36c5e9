"""From five questions to a tender with a planning, an overview, and the chain looked at: by keys and clicks."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.choices import ChainForm, ContractNature, Procedure
from sociaalinkopen_desktop.domain.quick_start import Aim
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.pages.guide_card import GuideCard
from sociaalinkopen_desktop.ui.pages.quick_summary_card import QuickSummaryCard
from tests.journeys.officer import Officer


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path)


def fill(officer, field, text):
    officer.click(field)
    officer.type_in(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def begin_catering(officer):
    officer.press("Ctrl+N")
    way = officer.window.stack.currentWidget().quick
    QTest.keyClick(officer.window.focusWidget(), Qt.Key.Key_Return)
    assert way.title.hasFocus()
    fill(officer, way.title, "Vergaderlunches")
    way.family.setFocus()
    QTest.keyClicks(way.family, "Catering")
    fill(officer, way.value, "174.000")
    fill(officer, way.months, "36")
    fill(officer, way.start_day, "1-9-2027")
    officer.click(way.aims[Aim.SUSTAINABLE])
    officer.click(way.start)
    officer.until(lambda: officer.window.workspace is not None and officer.tender.subject.title == "Vergaderlunches")


def test_five_questions_make_a_tender_with_its_reasons(officer):
    begin_catering(officer)
    tender = officer.tender
    assert tender.subject.buyer == "Voorbeeldgemeente"
    assert tender.subject.nature is ContractNature.SERVICES
    assert tender.value.base_value == Decimal(174_000)
    assert tender.procedure.procedure is Procedure.MEERVOUDIG_ONDERHANDS
    assert tender.schedule.dispatch_date is not None
    work = officer.window.workspace
    card = work.page(Step.SUBJECT).findChild(QuickSummaryCard)
    assert card.isVisible()
    officer.click(card.links()[0])
    assert work.step is Step.PROCEDURE
    assert officer.window.focusWidget() is work.page(Step.PROCEDURE).row("procedure.procedure").control
    officer.go_to(Step.SUBJECT)
    officer.click(card.close_button())
    assert not card.isVisible()


def test_the_chain_is_looked_at_in_four_keys_and_can_be_undone(officer):
    begin_catering(officer)
    page = officer.go_to(Step.AMBITION)
    card = next(item for item in page.findChildren(GuideCard) if item.accessibleName() == "Hulp bij de keten")
    page._panel.show_widget(card.begin_button())
    officer.click(card.begin_button())
    for _ in range(4):
        QTest.keyClick(officer.window.focusWidget(), Qt.Key.Key_Return)
    before = officer.tender
    QTest.keyClick(officer.window.focusWidget(), Qt.Key.Key_Return)
    assert officer.tender.ambition.supply_chain.form is ChainForm.PERFORMANCE_CONDITION
    assert officer.tender.performance.conditions
    officer.press("Ctrl+Z")
    assert officer.tender == before


def test_what_was_begun_is_kept(officer):
    begin_catering(officer)
    officer.settle()
    kept = officer.tender
    officer.window.go_to("tenders")
    officer.settle()
    officer.window.desk.open(kept.id)
    officer.until(lambda: officer.tender == kept)
    assert kept.schedule.contract_start == date(2027, 9, 1)
