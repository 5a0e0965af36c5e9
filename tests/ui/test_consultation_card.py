"""The market consultation: questions and answers by keys, both documents as PDF, and the meeting about the tender."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.market import Consultation, ConsultationAnswer
from sociaalinkopen_desktop.domain.meeting.meeting import LinkedTender, Meeting
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.pages.consultation_card import ANSWERS, GROUP, WHOLE, ConsultationCard
from tests.builders import a_tender
from tests.journeys.officer import Officer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

ASKED = Consultation(
    purpose="Weten of kleine ondernemingen dit aankunnen.",
    questions=("Welke omvang past u?", "", "Wat houdt u tegen?"),
    answers=(
        ConsultationAnswer(participant="Stichting Voorbeeldgroen", question=1, answer="Een wijk per keer."),
        ConsultationAnswer(participant="Voorbeeldbedrijf", is_anonymous=True, question=1, answer="Alles."),
        ConsultationAnswer(participant="Stichting Voorbeeldgroen", answer="Fijn dat u het vraagt."),
    ),
)


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def calm(officer):
    window = officer.window
    officer.until(lambda: not (window.tasks.busy or window.background.busy or window.autosave.pending))


def begun(officer, consultation=ASKED):
    """Open a tender with this consultation; the card, open and in sight."""
    tender = a_tender()
    officer.window.desk.start(replace(tender, id="", market=replace(tender.market, consultation=consultation)))
    officer.settle()
    page = officer.go_to(Step.MARKET)
    made = page.findChild(ConsultationCard)
    page._panel.show_widget(made)
    officer.click(made.fold_button())
    page._panel.settle()
    page._panel.show_widget(made)
    calm(officer)
    return made


def click(officer, widget):
    page = officer.window.workspace.page(Step.MARKET)
    page._panel.settle()
    page._panel.show_widget(widget)
    officer.click(widget)


def test_each_question_tells_who_answered_without_names_that_are_hidden(officer):
    made = begun(officer)
    assert [(question, who.replace("\u00a0", " ")) for question, who in (row.texts() for row in made.shown())] == [
        ("1. Welke omvang past u?", "2 antwoorden: Stichting Voorbeeldgroen en Deelnemer 1"),
        ("3. Wat houdt u tegen?", "Nog geen antwoord"),
        (WHOLE, "1 antwoord: Stichting Voorbeeldgroen"),
    ]


def test_an_answer_is_added_at_its_question_and_taken_back(officer):
    made = begun(officer)
    before = officer.tender
    click(officer, made.shown()[1].button)
    answers = officer.tender.market.consultation.answers
    assert (len(answers), answers[3].question) == (4, 3)
    focus = officer.window.focusWidget()
    page = officer.window.workspace.page(Step.MARKET)
    assert focus is page.control_for(f"{ANSWERS}.3.participant")
    QTest.keyClicks(focus, "Stichting Voorbeeldwerk")
    assert officer.tender.market.consultation.answers[3].participant == "Stichting Voorbeeldwerk"
    assert made.shown()[1].texts()[1].endswith("Stichting Voorbeeldwerk")
    officer.press("Ctrl+Z")
    officer.press("Ctrl+Z")
    assert officer.tender == before


def test_the_questions_are_typed_one_per_line_in_the_form(officer):
    made = begun(officer, Consultation())
    assert made._hint.isVisible()
    assert made.questions_button.isHidden()
    assert made.report_button.isHidden()
    click(officer, made.work_out_button)
    assert officer.window.focusWidget() is officer.window.workspace.page(Step.MARKET).control_for(f"{GROUP}.purpose")
    officer.fill(f"{GROUP}.questions", "Kunt u dit leveren?\nPer wanneer?")
    assert officer.tender.market.consultation.questions == ("Kunt u dit leveren?", "Per wanneer?")
    assert [row.texts()[0] for row in made.shown()] == ["1. Kunt u dit leveren?", "2. Per wanneer?", WHOLE]
    officer.fill(f"{GROUP}.what_we_do", "Wij maken twee percelen.")
    assert made.report_button.isVisible()


@pytest.mark.parametrize(("name", "word"), [("questions_button", "vragen"), ("report_button", "verslag")])
def test_both_documents_are_kept_as_pdf(officer, tmp_path, name, word):
    made = begun(officer)
    folder = tmp_path / "pdf"
    folder.mkdir()
    officer.messages.save = folder
    click(officer, getattr(made, name))
    officer.until(lambda: bool(list(folder.glob("*.pdf"))) and not officer.window.background.busy)
    (path,) = folder.glob("*.pdf")
    assert word in path.name
    assert path.read_bytes().startswith(b"%PDF")


def test_the_meeting_about_this_tender_gives_its_date(officer):
    made = begun(officer)
    assert made.meetings() == ""
    linked = LinkedTender(tender_id=officer.tender.id)
    meetings = officer.window.services.meetings
    meetings.save(Meeting(title="Meet the market groen", day=date(2027, 1, 12), place="Heesch", tenders=(linked,)))
    meetings.save(Meeting(title="Iets anders", day=date(2027, 2, 1)))
    officer.go_to(Step.SUBJECT)
    officer.go_to(Step.MARKET)
    officer.until(lambda: made.meetings() == "Meet the market groen · 12-1-2027 · Heesch")
    before = officer.tender
    click(officer, made.take_day_button)
    assert officer.tender.market.meet_the_market_date == date(2027, 1, 12)
    assert made.take_day_button.isHidden()
    officer.press("Ctrl+Z")
    assert officer.tender == before
