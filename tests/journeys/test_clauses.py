"""From a finding to a text, into the tender, to another place, and step by step back."""

from pathlib import Path

import pytest

from sociaalinkopen_desktop.domain.choices import ClausePlace
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.clause_mover import ClauseMover
from sociaalinkopen_desktop.ui.pages.clause_picker import ClausePicker
from tests.journeys.officer import Officer


@pytest.fixture
def officer(qtbot, tmp_path: Path) -> Officer:
    made = Officer(qtbot, tmp_path)
    made.window.desk.start_example("groenonderhoud")
    made.until(lambda: made.window.workspace is not None and bool(made.tender.subject.title))
    made.settle()
    return made


def test_a_finding_brings_a_text_that_moves_and_comes_back(officer: Officer):
    work = officer.window.workspace
    officer.go_to(Step.AMBITION)
    officer.until(lambda: "SR-13" in work.panel.list._order)
    card = work.panel.list.entry("SR-13").card
    officer.click(card.action_button("texts"))
    assert work.step is Step.REQUIREMENTS
    page = work.page(Step.REQUIREMENTS)
    picker = next(item for item in page.findChildren(ClausePicker) if item.isVisible())
    titles = [row.head.words()[0] for row in picker.rows()]
    assert "Social return als voorwaarde" in titles
    assert picker.rows()[0].head.hasFocus()

    before = officer.tender
    officer.click(picker.rows()[titles.index("Social return als voorwaarde")].button)
    added = officer.tender
    assert len(added.performance.conditions) == len(before.performance.conditions) + 1
    assert work.undo_bar.accessibleName().startswith("Toegevoegd: Social return als voorwaarde")

    at = len(added.performance.conditions) - 1
    officer.fill(f"performance.conditions.{at}.title", "!")
    mover = next(item for item in page.findChildren(ClauseMover) if item.isVisibleTo(page))
    mover.places.set_value(ClausePlace.AWARD)
    mover.places.edited.emit(ClausePlace.AWARD)
    page._panel.show_widget(mover.button)
    officer.click(mover.button)
    assert work.step is Step.AWARD
    assert officer.tender.award.criteria[-1].name.startswith("!")
    assert officer.window.focusWidget().value() == officer.tender.award.criteria[-1].name

    for _ in range(3):  # moved, typed, added
        officer.press("Ctrl+Z")
    assert officer.tender == before


def test_what_was_chosen_is_there_when_the_tender_is_opened_again(officer: Officer):
    page = officer.go_to(Step.REQUIREMENTS)
    picker = next(item for item in page.findChildren(ClausePicker) if item.isVisible())
    officer.unfold(picker.search)
    page._panel.show_widget(picker.rows()[0].button)
    officer.click(picker.rows()[0].button)
    chosen = officer.tender.performance.conditions[-1]
    officer.settle()
    identifier = officer.tender.id
    officer.press("Escape")
    officer.window.go_to("tenders")
    officer.window.desk.open(identifier)
    officer.settle()
    assert officer.tender.performance.conditions[-1] == chosen
    assert chosen.clause_id
