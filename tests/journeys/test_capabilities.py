"""Stories with the planning, another day of assessment, earlier reasons and the fields for TenderNed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.pages.planning_card import PlanningCard
from tests.journeys.officer import Officer


@pytest.fixture
def officer(qtbot, tmp_path) -> Officer:
    made = Officer(qtbot, tmp_path / "gegevens")
    open_example(made)
    return made


def open_example(officer: Officer) -> None:
    opened = []
    officer.window.desk.opened.connect(opened.append)
    officer.window.desk.start_example("groenonderhoud")
    officer.until(lambda: bool(opened))
    officer.settle()


def type_day(officer: Officer, field, text: str) -> None:
    officer.click(field)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_she_plans_back_from_the_start_takes_it_over_and_puts_it_in_her_calendar(officer, tmp_path):
    page = officer.go_to(Step.PROCEDURE)
    (card,) = page.findChildren(PlanningCard)
    page._panel.show_widget(card.day_field())
    before = officer.tender
    type_day(officer, card.day_field(), "1-3-2028")
    page._panel.show_widget(card.take_button())
    officer.click(card.take_button())
    assert officer.tender.schedule.contract_start == date(2028, 3, 1)
    assert officer.control("schedule.dispatch_date").value() == officer.tender.schedule.dispatch_date
    officer.messages.save = tmp_path
    page._panel.show_widget(card.calendar_button())
    officer.click(card.calendar_button())
    officer.until(lambda: bool(list(tmp_path.glob("*.ics"))))
    (target,) = tmp_path.glob("*.ics")
    assert "DTSTART;VALUE=DATE:20280301" in target.read_text("utf-8")
    assert target.name == "2026-014 Groenonderhoud wijken Noord en Oost - planning.ics"
    officer.press("Ctrl+Z")
    assert officer.tender == before


def test_she_looks_at_another_day_and_judges_by_it_from_now_on(officer):
    page = officer.go_to(Step.ASSESSMENT)
    officer.click(page.change_day_button)
    type_day(officer, page.comparison.day_field(), "1-2-2028")
    officer.until(lambda: "andere uitkomst" in page.comparison.sentence())
    officer.click(page.comparison.choose_button())
    assert officer.tender.assessment_date == date(2028, 2, 1)
    officer.until(lambda: page.comparison.sentence().startswith("Dit is de dag"))
    officer.click(page.comparison.usual_button())
    assert officer.tender.assessment_date is None
    officer.press("Ctrl+Z")
    officer.press("Ctrl+Z")
    assert officer.tender.assessment_date is None


def test_she_uses_a_reason_of_an_earlier_tender_again(officer):
    officer.go_to(Step.REQUIREMENTS)
    work = officer.window.workspace
    entry = work.panel.list.entry("MKB-04")
    entry.open_form("explain")
    text = "Bij uitval komt de veiligheid op straat in gevaar."
    for part in ("why", "how_far", "why_here"):
        QTest.keyClicks(entry.reason_field(part), f"{text} ({part})")
    officer.window.editor.set("is_example", False)  # what stands in an example is nobody's reason
    officer.window.autosave.flush()
    officer.settle()
    open_example(officer)
    officer.go_to(Step.REQUIREMENTS)
    entry = work.panel.list.entry("MKB-04")
    entry.open_form("explain")
    officer.until(lambda: entry.earlier_button().isVisibleTo(work))
    (action,) = entry.earlier_menu().actions()
    action.trigger()
    deviation = officer.tender.deviation_from("MKB-04")
    assert deviation.is_complete
    assert deviation.why_here == f"{text} (why_here)"


def test_she_copies_a_field_for_tenderned(officer):
    page = officer.go_to(Step.DOCUMENTS)
    line = page.notice_fields.row_of("BT-06")
    officer.click(line.copy_button())
    assert QGuiApplication.clipboard().text() == "env-imp, soc-obj"
