"""The card that compares with another day of assessment."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.ui.pages.assessment import AssessmentPage
from tests.builders import a_tender

BETWEEN = {"value": {"base_value": 218000, "extensions_value": 0}, "lots": []}


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(read_compiled(resource("catalogue.json")), lambda: date(2026, 11, 24))


@pytest.fixture
def page(qtbot, assessor) -> AssessmentPage:
    made = AssessmentPage(assessor.assess)
    qtbot.addWidget(made)
    made.resize(900, 900)
    tender = a_tender(**BETWEEN)
    made.show_assessment(tender, assessor.assess(tender))
    made.show()
    qtbot.waitExposed(made)
    return made


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def compare_with(page: AssessmentPage, text: str) -> None:
    if not page.comparison.isVisible():
        press(page.change_day_button)
    field = page.comparison.day_field()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_card_opens_with_the_focus_in_its_day_and_folds_again(page):
    assert not page.comparison.isVisible()
    press(page.change_day_button)
    assert page.comparison.isVisible()
    assert page.focusWidget() is page.comparison.day_field()
    assert page.comparison.sentence().startswith("Nu telt het recht van 1-12-2026.")
    assert not page.comparison.choose_button().isVisible()
    press(page.change_day_button)
    assert not page.comparison.isVisible()


def test_what_changes_is_told_by_its_reason(page):
    compare_with(page, "1-12-2025")
    assert "punten een andere uitkomst" in page.comparison.sentence()
    (reason, rows), *_rest = page.comparison.groups()
    assert "naar €\u00a0221.000" in reason
    assert any(row[0].startswith("WET-02 ") and row[1:] == ("Voldoet", "Niet van toepassing") for row in rows)


def test_choosing_the_day_tells_it(page, qtbot):
    compare_with(page, "1-12-2025")
    with qtbot.waitSignal(page.day_chosen) as chosen:
        press(page.comparison.choose_button())
    assert chosen.args == [date(2025, 12, 1)]


def test_the_usual_day_can_be_had_back(page, assessor, qtbot):
    assert not page.comparison.usual_button().isVisible()
    tender = a_tender(**BETWEEN, assessment_date="2025-12-01")
    press(page.change_day_button)
    page.show_assessment(tender, assessor.assess(tender))
    with qtbot.waitSignal(page.day_chosen) as chosen:
        press(page.comparison.usual_button())
    assert chosen.args == [None]


def test_a_day_without_thresholds_and_one_without_criteria_are_said(page):
    compare_with(page, "1-2-2028")
    assert any("niet bekend: het Europese drempelbedrag" in reason for reason, _ in page.comparison.groups())
    assert page.comparison.unknown() == ""
    compare_with(page, "1-2-2010")
    assert page.comparison.sentence() == "Voor 1-2-2010 kent het programma nog geen criteria. Kies een latere dag."
    assert page.comparison.groups() == []
    assert not page.comparison.choose_button().isVisible()


def test_the_day_that_counts_now_is_no_other_day(page):
    compare_with(page, "1-12-2026")
    assert page.comparison.sentence() == "Dit is de dag waaraan nu wordt getoetst (1-12-2026)."
    assert page.comparison.groups() == []


def test_a_number_that_changes_nothing_is_told_too(page, assessor):
    tender = a_tender()
    page.show_assessment(tender, assessor.assess(tender))
    compare_with(page, "1-12-2025")
    ((reason, rows),) = page.comparison.groups()
    assert reason.startswith("Zonder gevolg. Het Europese drempelbedrag")
    assert rows == []


def test_the_comparison_follows_the_tender_while_it_is_open(page, assessor):
    compare_with(page, "1-12-2025")
    assert page.comparison.groups()
    tender = a_tender(value={"base_value": 100000, "extensions_value": 0}, lots=[])
    page.show_assessment(tender, assessor.assess(tender))
    assert "dezelfde" in page.comparison.sentence()
