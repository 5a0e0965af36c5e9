"""Meet the market by real keys and clicks: begin, type, undo, wish, plan, move, papers, what came of it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.meeting.conversations import Attendance, Interest
from sociaalinkopen_desktop.domain.meeting.documents import MeetingDocumentKind
from sociaalinkopen_desktop.domain.meeting.meeting import LinkedTender
from sociaalinkopen_desktop.domain.meeting.participants import Side, Strength
from sociaalinkopen_desktop.domain.meeting.standing import Standing
from sociaalinkopen_desktop.domain.meeting.timetable import timetable_of
from sociaalinkopen_desktop.ui.pages.meeting import (
    INFORMATION,
    PAPERS,
    PITCHING,
    SEEKING,
    TALKS,
    TIMETABLE,
    WHEN,
    WISHES,
)
from sociaalinkopen_desktop.ui.widgets.segment import _Word
from tests.domain.meeting.made import a_meeting, rich, wish
from tests.journeys.officer import Officer

from .made_up_enterprises import CATERING, GREEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)", extend=True)
TODAY = date(2026, 11, 24)


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def calm(officer):
    window = officer.window
    officer.until(
        lambda: not (window.tasks.busy or window.background.busy or window.meetings.pending or window.autosave.pending)
    )


def go_to_list(officer):
    officer.click(officer.window.rail.button("meetings"))
    calm(officer)
    return officer.window.page("meetings")


def put(officer, *meetings):
    for item in meetings:
        officer.window.services.meetings.save(item)


def opened(officer, meeting, step):
    """Open a stored meeting by its line in the list, and click a step."""
    put(officer, replace(meeting, id="m"))
    page = go_to_list(officer)
    page.table.setFocus()
    page.table.go_to_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    officer.until(lambda: officer.window.page_key() == "meeting")
    return at_step(officer, step)


def at_step(officer, step):
    page = officer.window.page("meeting")
    officer.click(page.steps.button(step))
    assert page.step == step
    return page


def stored(officer):
    calm(officer)
    services = officer.window.services
    return services.meetings.load("m").meeting if any(row.id == "m" for row in services.meetings.rows()) else None


def choose_word(officer, segment, words):
    officer.click(next(word for word in segment.findChildren(_Word) if word.word == words))


def plainly(lines):
    """Lines without the spaces that keep words together."""
    return [line.replace("\xa0", " ") for line in lines]


def now(officer):
    return officer.window.meetings.editor.meeting


# -- the list -----------------------------------------------------------------------------------------------------
def test_an_empty_list_offers_a_first_meeting_and_an_example(officer):
    page = go_to_list(officer)
    assert page.pages.currentWidget() is page.empty
    assert page.first_new.hasFocus()
    officer.click(page.example)
    officer.until(lambda: officer.window.page_key() == "meeting")
    calm(officer)
    assert officer.window.page("meeting").example.isVisible()
    assert now(officer).is_example
    officer.press("Alt+Left")
    calm(officer)
    assert [line.standing for line in page.lines] == [Standing.PLANNED]
    assert page.lines[0].is_example


def test_the_list_tells_state_and_reminders(officer):
    put(officer, replace(rich(), id="r", day=date(2026, 11, 18)), a_meeting(id="a", day=None))
    page = go_to_list(officer)
    lines = {line.id: line for line in page.lines}
    assert lines["r"].standing is Standing.OPEN
    assert lines["r"].due >= 1
    assert lines["a"].standing is Standing.TO_PLAN
    spoken = [page.model.index(row, 3).data() for row in range(2)]
    assert spoken == ["Te plannen", "Opvolging open"]


def test_deleting_can_be_undone_by_key(officer):
    put(officer, a_meeting(id="m"))
    page = go_to_list(officer)
    page.table.setFocus()
    page.table.go_to_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    officer.until(lambda: not page.lines)
    officer.press("Ctrl+Z")
    officer.until(lambda: len(page.lines) == 1)
    assert stored(officer).title == "Meet the market groen en eten"
    officer.press("Ctrl+Y")
    officer.until(lambda: not page.lines)


def test_a_copy_has_no_day_and_no_timetable(officer):
    put(officer, replace(rich(), id="m"))
    page = go_to_list(officer)
    page.table.setFocus()
    page.table.go_to_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    officer.until(lambda: officer.window.page_key() == "meeting")
    made = now(officer)
    assert made.id != "m"
    assert (made.day, made.conversations, made.follow_ups) == (None, (), ())
    assert len(made.enterprises) == len(rich().enterprises)


def test_removing_the_open_one_leads_back_to_the_list(officer):
    page = opened(officer, a_meeting(), WHEN)
    officer.click(page.remove)
    officer.until(lambda: officer.window.page_key() == "meetings")
    calm(officer)
    assert stored(officer) is None
    officer.press("Ctrl+Z")
    officer.until(lambda: len(officer.window.page("meetings").lines) == 1)


# -- typing -------------------------------------------------------------------------------------------------------
def test_a_new_meeting_is_kept_as_it_is_typed_and_an_empty_one_is_not(officer):
    page = go_to_list(officer)
    officer.press("Ctrl+N")
    officer.until(lambda: officer.window.page_key() == "meeting")
    officer.press("Alt+Left")
    calm(officer)
    assert not page.lines
    officer.press("Ctrl+N")
    one = officer.window.page("meeting")
    field = one.step_page(WHEN).row("title").control
    officer.until(lambda: field.hasFocus())
    officer.type_in(field, "Markt voor groen")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    for path, text in (("begin", "13:00"), ("end", "26:90")):
        control = one.step_page(WHEN).row(path).control
        officer.type_in(control, text)
    assert "geen tijd" in one.step_page(WHEN).row("end").explanation()[0] or any(
        "26:90" in hint.words() for hint in one.day_card.hints
    )
    officer.press("Ctrl+Z")
    assert now(officer).end == ""
    calm(officer)
    assert one.kept_words() == "Bewaard · 10:42"
    officer.press("Alt+Left")
    calm(officer)
    assert [line.name for line in page.lines] == ["Markt voor groen"]


def test_the_day_on_the_clock_follows(officer):
    page = opened(officer, a_meeting(), WHEN)
    assert ("13:00 – 13:15", "Ontvangst en welkom") in page.day_card.table.texts()
    control = page.step_page(WHEN).row("begin").control
    control.selectAll()
    officer.type_in(control, "14:00")
    assert ("14:00 – 14:15", "Ontvangst en welkom") in page.day_card.table.texts()


def test_every_participant_has_a_key_and_takes_its_wishes_along(officer):
    page = opened(officer, a_meeting(2, 2, wishes=(wish(1, 1), wish(2, 1))), SEEKING)
    rows = page.step_page(SEEKING).rows_editor("organisations")
    officer.click(rows.add_button())
    assert [item.key for item in now(officer).organisations] == ["o1", "o2", "o3"]
    officer.click(rows._items[0].bin())
    assert [item.organisation for item in now(officer).wishes] == ["o2"]
    officer.press("Ctrl+Z")
    assert [item.organisation for item in now(officer).wishes] == ["o1", "o2"]


def test_choosing_from_the_register_and_by_what_a_tender_asks(officer):
    services = officer.window.services
    for item in (GREEN, CATERING):
        services.register.save(item)
    officer.window.desk.start_example("groenonderhoud")
    calm(officer)
    tender = officer.window.editor.tender
    link = LinkedTender(tender_id=tender.id, title=tender.subject.title)
    page = opened(officer, a_meeting(1, 0, tenders=(link,)), PITCHING)
    officer.until(lambda: len(page.picker.lines.lines()) == 2)
    page.picker.tender.setFocus()
    QTest.keyClick(page.picker.tender, Qt.Key.Key_Down)
    officer.until(lambda: [row.pitching.name for row in page.picker.found().rows][:1] == [GREEN.name])
    calm(officer)
    officer.click(page.picker.lines.lines()[0])
    assert [item.name for item in now(officer).enterprises] == [GREEN.name]
    assert now(officer).enterprises[0].enterprise_id
    officer.click(page.picker.lines.lines()[0])
    assert len(now(officer).enterprises) == 1


def test_pitches_follow_the_order_of_the_list(officer):
    page = opened(officer, a_meeting(1, 3), PITCHING)
    assert page.pitches.lines.shown_keys() == ["e1", "e2", "e3"]
    head = page.step_page(PITCHING).rows_editor("enterprises")._items[2].head()
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.pitches.lines.shown_keys() == ["e1", "e3", "e2"]
    assert "13:15 – 13:20" in page.pitches.lines.lines()[0].accessibleName()


# -- wishes -------------------------------------------------------------------------------------------------------
def test_wishes_by_key_from_both_sides(officer):
    page = opened(officer, a_meeting(2, 2), WISHES)
    step = page.step_page(WISHES)
    assert step.grid.hasFocus()
    QTest.keyClick(step.grid, Qt.Key.Key_Space)
    assert step.wish("o1", "e1", Side.ORGANISATION) is Strength.GLADLY
    QTest.keyClick(step.grid, Qt.Key.Key_Space)
    assert step.wish("o1", "e1", Side.ORGANISATION) is Strength.VERY_GLADLY
    QTest.keyClick(step.grid, Qt.Key.Key_Return)
    assert step.wish("o1", "e1", Side.ENTERPRISE) is Strength.GLADLY
    assert plainly([step.counts.text()])[0] == "1 gewenst gesprek, 1 van beide kanten"
    assert plainly([step.grid.contents.columns[0].second])[0] == "1 wens"
    spoken = step.grid.contents.index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "organisatie wil heel graag" in spoken
    assert "onderneming wil graag" in spoken
    QTest.keyClick(step.grid, Qt.Key.Key_Right)
    choose_word(officer, step.enterprise, "Heel graag")
    assert step.wish("o2", "e1", Side.ENTERPRISE) is Strength.VERY_GLADLY
    step.grid.setFocus()
    QTest.keyClick(step.grid, Qt.Key.Key_Delete)
    assert step.wish("o2", "e1", Side.ENTERPRISE) is None
    officer.press("Ctrl+Z")
    assert step.wish("o2", "e1", Side.ENTERPRISE) is Strength.VERY_GLADLY


def test_without_participants_the_grid_says_what_to_do_first(officer):
    page = opened(officer, a_meeting(0, 2), WISHES)
    step = page.step_page(WISHES)
    assert step.empty.isVisible()
    assert not step.grid.isVisible()


# -- the timetable ------------------------------------------------------------------------------------------------
def test_planning_locking_moving_and_planning_again(officer):
    wishes = (wish(1, 1), wish(1, 2), wish(2, 1), wish(2, 3))
    page = opened(officer, a_meeting(2, 3, wishes=wishes), TIMETABLE)
    step = page.step_page(TIMETABLE)
    officer.click(step.plan)
    officer.until(lambda: len(step.timetable.conversations) == 4)
    assert not step.timetable.clashes
    assert not step.timetable.unmet
    assert step.choose("o1", "e1")
    step.grid.setFocus()
    taken = {
        item.slot for item in step.timetable.conversations if "o1" in (item.organisation,) or item.enterprise == "e1"
    }
    offered = {step.place.itemText(at) for at in range(step.place.count())}
    mine = step.conversation().slot
    assert all(f"Ronde {slot}," not in " ".join(offered) for slot in taken - {mine})
    step.place.setFocus()
    QTest.keyClick(step.place, Qt.Key.Key_End)
    officer.until(lambda: step.conversation() is not None and step.conversation().is_locked)
    there = step.conversation().slot
    assert there != mine
    officer.click(step.plan)
    officer.until(lambda: step.plan.isEnabled())
    calm(officer)
    kept = next(item for item in now(officer).conversations if (item.organisation, item.enterprise) == ("o1", "e1"))
    assert kept.slot == there
    assert not timetable_of(now(officer)).clashes
    step.choose("o1", "e1")
    step.grid.setFocus()
    QTest.keyClick(step.grid, Qt.Key.Key_V)
    assert not step.conversation().is_locked
    QTest.keyClick(step.grid, Qt.Key.Key_Delete)
    assert len(step.timetable.conversations) == 3
    assert step.unmet.shown_keys() == ["o1 e1"]
    officer.click(step.unmet.line("o1 e1"))
    assert len(step.timetable.conversations) == 4


def test_what_could_not_be_met_is_told_with_its_reason(officer):
    meeting = a_meeting(1, 3, end="14:00", breaks=(), wishes=(wish(1, 1), wish(1, 2), wish(1, 3)))
    page = opened(officer, meeting, TIMETABLE)
    step = page.step_page(TIMETABLE)
    officer.click(step.plan)
    officer.until(lambda: bool(step.timetable.conversations))
    assert len(step.timetable.unmet) == 2
    assert "De organisatie zit vol" in step.unmet.lines()[0].accessibleName()
    assert step.alone_card.isVisible()
    officer.click(step.unmet.lines()[0])
    assert len(step.timetable.unmet) == 2


def test_one_participant_sees_her_own_day(officer):
    page = opened(officer, rich(), TIMETABLE)
    step = page.step_page(TIMETABLE)
    choose_word(officer, step.view, "Per deelnemer")
    assert step.party_card.isVisible()
    rows = step.party_card.table.texts()
    mine = [item for item in step.timetable.conversations if item.organisation == "o1"]
    assert len(rows) == len(mine)


# -- papers -------------------------------------------------------------------------------------------------------
def test_papers_are_shown_copied_and_kept_together(officer, tmp_path):
    page = opened(officer, rich(), PAPERS)
    papers = page.papers
    officer.until(lambda: papers.page_number()[1] > 0)
    officer.click(papers.lines.line(MeetingDocumentKind.INVITE_ENTERPRISES.value))
    officer.click(papers.copy)
    assert "Geachte ondernemer" in QGuiApplication.clipboard().text()
    officer.messages.save = tmp_path / "uitnodiging.docx"
    officer.click(papers.word)
    officer.until(lambda: (tmp_path / "uitnodiging.docx").exists() and not officer.window.background.busy)
    folder = tmp_path / "papieren"
    folder.mkdir()
    officer.messages.open = folder
    officer.click(papers.all)
    officer.until(lambda: len(list(folder.glob("*.pdf"))) == len(MeetingDocumentKind))
    officer.until(lambda: not officer.window.background.busy)
    assert not officer.messages.told
    officer.messages.save = tmp_path / "een.pdf"
    officer.press("Ctrl+S")
    officer.until(lambda: (tmp_path / "een.pdf").exists() and not officer.window.background.busy)


# -- what came of it ----------------------------------------------------------------------------------------------
def test_outcomes_are_typed_at_the_table(officer):
    meeting = replace(rich(), day=TODAY)
    meeting = replace(
        meeting,
        conversations=tuple(replace(item, outcome=type(item.outcome)()) for item in meeting.conversations),
        follow_ups=(),
    )
    page = opened(officer, meeting, TALKS)
    talks, form = page.talks, page.talks.form
    assert talks.table.hasFocus()
    first = talks.current()
    QTest.keyClick(talks.table, Qt.Key.Key_J)
    QTest.keyClick(talks.table, Qt.Key.Key_Return)
    assert form.subject_row.control.hasFocus()
    officer.type_in(form.subject_row.control, "Snoeiwerk")
    QTest.keyClick(form.subject_row.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert talks.table.hasFocus()
    assert talks.current() != first
    QTest.keyClick(talks.table, Qt.Key.Key_3)
    by_pair = {(item.organisation, item.enterprise): item.outcome for item in now(officer).conversations}
    assert by_pair[first].attendance is Attendance.HELD
    assert by_pair[first].interest is Interest.YES
    assert by_pair[first].subject == "Snoeiwerk"
    assert by_pair[talks.current()].attendance is Attendance.ENTERPRISE_ABSENT
    officer.press("Ctrl+Z")
    assert {item.outcome.attendance for item in now(officer).conversations} == {Attendance.HELD, Attendance.PLANNED}
    officer.type_in(form.what, "Bellen")
    officer.type_in(form.due, "25-11-2026")
    QTest.keyClick(form.what, Qt.Key.Key_Return)
    assert [(item.what, item.due, item.enterprise) for item in now(officer).follow_ups] == [
        ("Bellen", date(2026, 11, 25), talks.current()[1])
    ]
    assert "Bellen" in page.reminders.words.text()
    calm(officer)
    officer.click(officer.window.rail.button("start"))
    calm(officer)
    lines = [line for line in officer.window.page("start").reminders.lines() if "Bellen" in line.accessibleName()]
    assert len(lines) == 1
    officer.click(lines[0])
    officer.until(lambda: officer.window.page_key() == "meeting")


def test_the_register_learns_only_after_a_look_and_can_forget(officer):
    kept = officer.window.services.register.save(GREEN).enterprise
    meeting = rich()
    talk = meeting.conversations[0]
    meeting = replace(
        meeting,
        enterprises=tuple(
            replace(item, enterprise_id=kept.id) if item.key == talk.enterprise else item
            for item in meeting.enterprises
        ),
    )
    page = opened(officer, meeting, TALKS)
    card = page.to_register
    assert not card.take.isVisible()
    officer.click(card.look)
    officer.until(card.take.isVisible)
    assert any(GREEN.name in row[0] and "ervaring erbij" in row[1] for row in card.table.texts())
    officer.click(card.take)
    calm(officer)
    register = {item.id: item for item in officer.window.services.register.everything()}
    assert len(register) == len(meeting.enterprises)
    assert register[kept.id].last_contact == meeting.day
    assert len(register[kept.id].experiences) == len(GREEN.experiences) + 1
    assert all(item.enterprise_id for item in now(officer).enterprises)
    officer.click(officer.window.undo_bar.action_button())
    calm(officer)
    register = officer.window.services.register.everything()
    assert [item.experiences for item in register] == [GREEN.experiences]
    assert sum(bool(item.enterprise_id) for item in now(officer).enterprises) == 1


@pytest.mark.parametrize("is_open", [True, False])
def test_the_tender_gets_day_and_information_and_can_give_them_back(officer, is_open):
    officer.window.desk.start_example("groenonderhoud")
    calm(officer)
    tender = officer.window.editor.tender
    if not is_open:
        officer.window.desk.start_example("catering")
        calm(officer)
    link = LinkedTender(tender_id=tender.id, title=tender.subject.title)
    meeting = rich()
    told = tuple(replace(item, tender_id="") for item in meeting.information)
    page = opened(officer, replace(meeting, tenders=(link,), information=told, day=date(2026, 11, 18)), INFORMATION)
    assert plainly(page.information_tenders.words()) == ["1 regel moet nog bij de stukken."]
    officer.click(page.information_tenders.buttons()[0])
    calm(officer)
    after = officer.window.services.dossiers.open(tender.id).tender
    assert after.market.meet_the_market_date == date(2026, 11, 18)
    assert len(after.market.shared_information) == 2
    assert plainly(page.information_tenders.words()) == ["2 regels staan bij de stukken."]
    officer.click(officer.window.undo_bar.action_button())
    calm(officer)
    before = officer.window.services.dossiers.open(tender.id).tender
    assert before.market == tender.market
    assert plainly(page.information_tenders.words()) == ["1 regel moet nog bij de stukken."]


# -- around it ----------------------------------------------------------------------------------------------------
def test_steps_by_key_and_the_palette(officer):
    page = opened(officer, a_meeting(), WHEN)
    officer.press("Ctrl+PgDown")
    assert page.step == SEEKING
    officer.press("Ctrl+PgUp")
    assert page.step == WHEN
    officer.press("Ctrl+K")
    officer.window.palette_box.box.field.setText("maak het rooster")
    calm(officer)
    QTest.keyClick(officer.window.palette_box.box.field, Qt.Key.Key_Return)
    assert page.step == TIMETABLE


def test_the_palette_finds_a_meeting_by_its_name(officer):
    put(officer, a_meeting(id="m", title="Markt in de kas"), a_meeting(id="n"))
    officer.press("Ctrl+K")
    box = officer.window.palette_box.box
    box.field.setText("markt kas")
    calm(officer)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    officer.until(lambda: officer.window.page_key() == "meeting")
    assert now(officer).id == "m"


def test_list_and_papers_are_printed(officer, monkeypatch):
    asked = []
    monkeypatch.setattr("sociaalinkopen_desktop.ui.printing.ask_printer", lambda *given: asked.append(given[1:3]))
    put(officer, replace(rich(), id="m"))
    page = go_to_list(officer)
    officer.press("Ctrl+P")
    officer.until(lambda: len(asked) == 1)
    assert asked[0][0].startswith("Overzicht - meet the market")
    page.table.setFocus()
    page.table.go_to_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    officer.until(lambda: officer.window.page_key() == "meeting")
    papers = at_step(officer, PAPERS).papers
    officer.click(papers.lines.line(MeetingDocumentKind.PERSONAL_TIMETABLES.value))
    officer.until(lambda: papers.page_number()[1] > 0)
    officer.click(papers.print)
    officer.until(lambda: len(asked) == 2)
    assert asked[1] == ("Meet the market groen en eten - rooster-per-deelnemer.pdf", 7)


def test_a_tender_that_is_gone_is_told_and_nothing_is_marked(officer):
    link = LinkedTender(tender_id="weg", title="Weg")
    told = tuple(replace(item, tender_id="", added_on=None) for item in rich().information)
    page = opened(officer, replace(rich(), tenders=(link,), information=told), INFORMATION)
    officer.click(page.information_tenders.buttons()[0])
    calm(officer)
    assert officer.messages.told == [
        ("De aanbesteding is niet bijgewerkt", "Deze aanbesteding staat niet meer in de lijst.")
    ]
    assert all(item.added_on is None for item in now(officer).information)


def test_a_change_by_another_window_goes_on_beside(officer):
    page = opened(officer, a_meeting(), WHEN)
    kept = officer.window.services.meetings.load("m")
    officer.window.services.meetings.save(replace(kept.meeting, place="Elders"), kept.version)
    control = page.step_page(WHEN).row("place").control
    officer.type_in(control, "!")
    officer.press("Alt+Left")
    calm(officer)
    names = sorted(row.title for row in officer.window.services.meetings.rows())
    assert names == ["Meet the market groen en eten", "Meet the market groen en eten (mijn versie)"]


def test_a_linked_tender_can_be_let_go(officer):
    officer.window.desk.start_example("groenonderhoud")
    calm(officer)
    page = opened(officer, a_meeting(tenders=()), SEEKING)
    officer.until(lambda: len(page.tenders.lines.lines()) == 1)
    officer.click(page.tenders.lines.lines()[0])
    assert [item.tender_id for item in now(officer).tenders] == [officer.window.editor.tender.id]
    officer.click(page.tenders.chips()[0])
    assert now(officer).tenders == ()
