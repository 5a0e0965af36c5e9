"""The planning card: computes while one chooses, takes over in one step, and writes a calendar."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.pages.planning_card import FORWARDS, PlanningCard, PlanningTools
from sociaalinkopen_desktop.ui.tasks import Tasks
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender, all_norms
from tests.journeys.officer import Recorder

TODAY = date(2026, 11, 24)


class Calendar:
    """Stands in for the writer of calendar files."""

    def __init__(self) -> None:
        self.written: list[tuple] = []
        self.problem: Exception | None = None

    def __call__(self, tender, planning, target: Path) -> Path:
        if self.problem is not None:
            raise self.problem
        self.written.append((tender, planning, target))
        return target


@pytest.fixture
def messages() -> Recorder:
    return Recorder()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(a_tender())
    return made


@pytest.fixture
def card(qtbot, editor, messages, calendar, tmp_path) -> PlanningCard:
    tasks = Tasks(editor)
    tools = PlanningTools(
        norms=lambda tender: Norms(all_norms(), tender.assessment_date or date(2026, 12, 1)),
        today=lambda: TODAY,
        save_calendar=calendar,
        tasks=tasks,
        messages=messages,
        folder=lambda: tmp_path,
        open_folder=lambda folder: None,
    )
    made = PlanningCard(editor, tools)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    qtbot.waitExposed(made)
    made.tasks = tasks
    return made


def type_day(card: PlanningCard, text: str) -> None:
    field = card.day_field()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_starts_from_the_start_of_the_contract_that_the_tender_has(card, editor):
    assert card.day_field().value() == editor.tender.schedule.contract_start
    rows = card.table().texts()
    assert rows[0][0] == "Start van de voorbereiding"
    assert rows[-1][:2] == ("Start van het contract Tekenen kan vanaf de dag na de wachttijd.", "1-4-2027 donderdag")
    assert card.sentence() == "De laatste dagen waarop het nog kan. Eerder mag altijd."
    assert ("Uiterste dag van inschrijving", "40\u00a0dagen + 5") in [(row[0], row[3]) for row in rows]


def test_another_day_is_computed_at_once_and_the_tender_stays_as_it_is(card, editor):
    before = editor.tender
    type_day(card, "1-9-2027")
    assert card.table().texts()[-1][1] == "1-9-2027 woensdag"
    assert card.table().texts()[-1][2] == "1-4-2027 donderdag"
    assert any("zomervakantie" in line for line in card.warnings())
    assert editor.tender is before


def test_forwards_begins_with_the_day_of_dispatch(card):
    card.mode_field().set_value(FORWARDS)
    card.mode_field().edited.emit(FORWARDS)
    assert card.day_field().value() == date(2026, 12, 1)
    assert card.sentence() == "De eerste dagen waarop het kan. Later mag altijd."
    type_day(card, "4-1-2027")
    assert ("Aankondiging of uitnodiging verzonden", "4-1-2027 maandag") in [r[:2] for r in card.table().texts()]


def test_taking_over_is_one_step_that_can_be_undone(card, editor, qtbot):
    before = editor.tender
    type_day(card, "1-9-2027")
    with qtbot.waitSignal(card.said) as said:
        press(card.take_button())
    assert said.args[0] == "Planning overgenomen"
    assert editor.tender.schedule.contract_start == date(2027, 9, 1)
    assert editor.tender.schedule.dispatch_date == date(2027, 5, 14)
    assert editor.undo_stack.count() == 1
    assert card.sentence() == "Deze dagen staan zo in de planning van dit dossier."
    assert not card.take_button().isVisible()
    said.args[2]()
    assert editor.tender == before
    assert card.take_button().isVisible()


def test_without_a_day_the_card_says_what_to_do(card, editor):
    editor.open(a_tender(schedule={"contract_start": None}))
    assert card.table().texts() == []
    assert card.sentence().startswith("Vul een datum in.")
    assert not card.take_button().isVisible()
    assert card.warnings() == []


def test_without_a_procedure_it_asks_for_one(card, editor):
    editor.open(Tender())
    type_day(card, "1-9-2027")
    assert card.sentence() == "Kies hierboven eerst een procedure. De termijnen hangen daarvan af."
    editor.set("procedure.procedure", a_tender().procedure.procedure)
    assert card.table().texts()


def test_quasi_inbesteden_and_a_day_without_norms_are_said(card, editor):
    editor.open(a_tender(procedure={"procedure": "in_house"}))
    assert "niets te plannen" in card.sentence()
    editor.open(a_tender(assessment_date="2020-01-01"))
    assert card.sentence().startswith("Voor 1-1-2020 is niet bekend: ")
    assert card.sentence().endswith("Kies een andere peildatum.")


def test_a_day_chosen_here_stays_when_the_tender_changes_and_goes_with_another_tender(card, editor):
    type_day(card, "1-9-2027")
    editor.set("schedule.contract_start", date(2027, 8, 1))
    assert card.day_field().value() == date(2027, 9, 1)
    editor.open(a_tender())
    assert card.day_field().value() == date(2027, 4, 1)
    editor.set("schedule.contract_start", date(2027, 8, 2))
    assert card.day_field().value() == date(2027, 8, 2)


def test_typing_a_text_does_not_count_again(card, editor, monkeypatch):
    counted = []
    monkeypatch.setattr(
        "sociaalinkopen_desktop.ui.pages.planning_card.plan_backwards", lambda *args: counted.append(args)
    )
    editor.set("procedure.reason", "Omdat dit past.")
    assert counted == []


def test_a_card_that_nobody_sees_catches_up_when_it_is_shown(card, editor):
    card.hide()
    editor.set("schedule.contract_start", date(2027, 9, 1))
    assert card.table().texts()[-1][1] == "1-4-2027 donderdag"
    card.show()
    assert card.table().texts()[-1][1] == "1-9-2027 woensdag"


def test_the_calendar_is_written_where_one_says(card, calendar, messages, editor, tmp_path, qtbot):
    messages.save = tmp_path / "planning"
    with qtbot.waitSignal(card.said) as said:
        press(card.calendar_button())
    ((tender, planning, target),) = calendar.written
    assert tender is editor.tender
    assert planning.steps[-1].day == date(2027, 4, 1)
    assert target == tmp_path / "planning.ics"
    assert said.args[:2] == ["Agenda bewaard: planning.ics", "Open map"]


def test_thinking_better_of_it_writes_nothing(card, calendar, messages):
    messages.save = None
    press(card.calendar_button())
    card.tasks.wait()
    assert calendar.written == []


def test_a_disk_that_is_full_is_told(card, calendar, messages, tmp_path, qtbot):
    messages.save = tmp_path
    calendar.problem = ExportProblem("De schijf is vol.")
    press(card.calendar_button())
    qtbot.waitUntil(lambda: bool(messages.told))
    assert messages.told == [("De agenda is niet bewaard", "De schijf is vol.")]


def test_paths_of_the_table_are_fields_of_the_tender():
    assert fields.describe(Tender, "schedule.contract_start").about.label == "Start van het contract"
