"""The day of an officer who brings twelve buyers and thirty enterprises together, from first key to follow-up."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseKind, EnterpriseSource
from sociaalinkopen_desktop.domain.meeting.conversations import Attendance, Interest
from sociaalinkopen_desktop.domain.meeting.documents import MeetingDocumentKind
from sociaalinkopen_desktop.domain.meeting.timetable import timetable_of
from sociaalinkopen_desktop.ui.page_images import page_count, page_texts
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

from .officer import Officer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)", extend=True)
BUYERS, ENTERPRISES, EACH = 12, 30, 3
DAY, AFTER = date(2026, 11, 24), date(2026, 12, 1)


class Host(Officer):
    """An officer with a meeting open."""

    @property
    def page(self):
        return self.window.page("meeting")

    @property
    def meeting(self):
        return self.window.meetings.editor.meeting

    def calm(self):
        window = self.window
        self.until(
            lambda: (
                not (window.tasks.busy or window.background.busy or window.meetings.pending or window.autosave.pending)
            )
        )

    def step(self, key):
        self.click(self.page.steps.button(key))
        assert self.page.step == key
        return self.page.step_page(key)

    def write(self, form, path, text):
        row = form.row(path)
        form.show_widget(row.control)
        self.click(row.control)
        self.type_in(row.control, text)
        QTest.keyClick(row.control, Qt.Key.Key_Tab)

    def write_row(self, form, path, **texts):
        """Add a row to a list, and type in its fields."""
        rows = form.rows_editor(path)
        form.show_widget(rows.add_button())
        self.click(rows.add_button())
        at = len(rows._values()) - 1
        for name, text in texts.items():
            self.type_in(rows._items[at].row(name).control, text)


def test_twelve_buyers_meet_thirty_enterprises(qtbot, tmp_path):
    host = Host(qtbot, tmp_path / "gegevens", DAY)
    services = host.window.services
    for number in range(1, ENTERPRISES + 1):
        services.register.save(
            Enterprise(
                name=f"Voorbeeldwerk {number:02}", kind=EnterpriseKind.SOCIAL_ENTERPRISE, offer=f"Werk soort {number}"
            )
        )
    host.window.desk.start_example("groenonderhoud")
    host.calm()
    tender = host.window.editor.tender

    # what and when
    host.click(host.window.rail.button("meetings"))
    host.calm()
    host.click(host.window.page("meetings").first_new)
    host.until(lambda: host.window.page_key() == "meeting")
    form = host.page.step_page(WHEN)
    host.write(form, "title", "Markt voor sociale inkoop")
    host.write(form, "day", "24-11-2026")
    host.write(form, "begin", "12:00")
    host.write(form, "end", "18:30")
    for path, text in (("pitch_minutes", "3"), ("tables", "12")):
        form.row(path).control.selectAll()
        host.type_in(form.row(path).control, text)
    host.write_row(form, "breaks", begin="15:00", end="15:15", what="Pauze")

    # who seeks, and the tender it is about
    form = host.step(SEEKING)
    for number in range(1, BUYERS + 1):
        host.write_row(form, "organisations", name=f"Gemeente Voorbeeld {number}", will_buy=f"Inkoop {number}")
    host.until(lambda: len(host.page.tenders.lines.lines()) == 1)
    form.show_widget(host.page.tenders.lines)
    host.click(host.page.tenders.lines.lines()[0])
    assert [item.tender_id for item in host.meeting.tenders] == [tender.id]

    # who pitches: sought in the register, and chosen by clicking
    form = host.step(PITCHING)
    picker = host.page.picker
    for number in range(1, ENTERPRISES + 1):
        name = f"Voorbeeldwerk {number:02}"
        picker.search.setFocus()
        picker.search.selectAll()
        host.type_in(picker.search, name)
        QTest.keyClick(picker.search, Qt.Key.Key_Return)
        host.until(lambda name=name: [row.pitching.name for row in picker.found().rows] == [name])
        form.show_widget(picker.lines)
        host.click(picker.lines.lines()[0])
    assert len(host.meeting.enterprises) == ENTERPRISES
    assert len(host.page.pitches.lines.lines()) == ENTERPRISES
    assert not any("Geen plaats" in line.accessibleName() for line in host.page.pitches.lines.lines())

    # ninety wishes, by key: two of each three from the buyer, one from both
    wishes = host.step(WISHES)
    grid = wishes.grid
    assert grid.hasFocus()
    for row in range(ENTERPRISES):
        wanted = sorted((row + step * 5) % BUYERS for step in range(EACH))
        QTest.keyClick(grid, Qt.Key.Key_Home)
        at = grid.currentIndex().column()
        for column in wanted:
            for _ in range(column - at):
                QTest.keyClick(grid, Qt.Key.Key_Right)
            at = column
            QTest.keyClick(grid, Qt.Key.Key_Space)
        QTest.keyClick(grid, Qt.Key.Key_Return)
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert wishes.counts.text().replace("\xa0", " ").startswith("90 gewenste gesprekken, 30 van beide kanten")

    # the timetable: everything fits, nothing clashes
    timetable = host.step(TIMETABLE)
    host.click(timetable.plan)
    host.until(lambda: bool(timetable.timetable.conversations))
    made = timetable_of(host.meeting)
    assert (len(made.conversations), made.unmet, made.clashes, made.alone) == (90, (), (), ())
    seats = [(item.slot, item.table) for item in made.conversations]
    assert len(set(seats)) == len(seats)

    # on paper
    host.step(PAPERS)
    folder = tmp_path / "papieren"
    folder.mkdir()
    host.messages.open = folder
    host.until(lambda: host.page.papers.page_number()[1] > 0)
    host.click(host.page.papers.all)
    host.until(lambda: len(list(folder.glob("*.pdf"))) >= len(MeetingDocumentKind) - 1)
    host.calm()
    assert not host.messages.told
    by_kind = {kind: pdf for kind in MeetingDocumentKind for name, pdf in _named(folder) if name.endswith(kind.value)}
    assert len(list(folder.glob("*.pdf"))) == len(by_kind)
    assert page_count(by_kind[MeetingDocumentKind.PERSONAL_TIMETABLES]) == BUYERS + ENTERPRISES
    assert page_count(by_kind[MeetingDocumentKind.QUESTION_SHEETS]) >= 90
    programme = " ".join(page_texts(by_kind[MeetingDocumentKind.PROGRAMME]))
    assert "Voorbeeldwerk 30" in programme
    assert "Pauze" in programme
    cards = " ".join(" ".join(page_texts(by_kind[MeetingDocumentKind.NAME_CARDS])).split())
    assert all(f"Voorbeeldwerk {number:02}" in cards for number in range(1, ENTERPRISES + 1))

    # at the table: three conversations noted by key, an action with a day
    host.step(TALKS)
    talks, form = host.page.talks, host.page.talks.form
    assert talks.table.hasFocus()
    first = talks.current()
    QTest.keyClick(talks.table, Qt.Key.Key_J)
    QTest.keyClick(talks.table, Qt.Key.Key_Return)
    host.type_in(form.subject_row.control, "Twee ploegen voor snoeiwerk.")
    host.type_in(form.what, "Certificaat opvragen")
    host.type_in(form.due, "3-12-2026")
    QTest.keyClick(form.what, Qt.Key.Key_Return)
    QTest.keyClick(form.what, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(talks.table, Qt.Key.Key_N)
    QTest.keyClick(talks.table, Qt.Key.Key_Down)
    QTest.keyClick(talks.table, Qt.Key.Key_3)
    outcomes = [
        item.outcome for item in host.meeting.conversations if item.outcome.attendance is not Attendance.PLANNED
    ]
    assert [(item.attendance, item.interest) for item in outcomes] == [
        (Attendance.HELD, Interest.YES),
        (Attendance.HELD, Interest.NONE),
        (Attendance.ENTERPRISE_ABSENT, None),
    ]

    # what everybody may know goes in the tender
    form = host.step(INFORMATION)
    host.write_row(form, "information", day="24-11-2026", what="Het groen krijgt twee percelen.", to_whom="iedereen")
    form.show_widget(host.page.information_tenders)
    host.click(host.page.information_tenders.buttons()[0])
    host.calm()
    market = services.dossiers.open(tender.id).tender.market
    assert market.meet_the_market_date == DAY
    assert [item.what for item in market.shared_information] == ["Het groen krijgt twee percelen."]
    assert all(item.added_on == DAY for item in host.meeting.information)

    # and what we learned in the register, after a look
    form = host.step(TALKS)
    form.show_widget(host.page.to_register.look)
    host.click(host.page.to_register.look)
    host.until(host.page.to_register.take.isVisible)
    form.show_widget(host.page.to_register.take)
    host.click(host.page.to_register.take)
    host.calm()
    spoken = next(item for item in host.meeting.enterprises if item.key == first[1])
    learned = services.register.load(spoken.enterprise_id).enterprise
    assert learned.last_contact == DAY
    assert learned.source is EnterpriseSource.MEET_THE_MARKET
    assert "Twee ploegen voor snoeiwerk." in learned.experiences[-1].outcome

    # a week later the start page reminds
    identifier = host.meeting.id
    host.today = AFTER
    host.click(host.window.rail.button("start"))
    host.calm()
    lines = [line for line in host.window.page("start").reminders.lines() if "Certificaat" in line.accessibleName()]
    assert len(lines) == 1
    assert "3-12-2026" in lines[0].accessibleName().replace("03-12", "3-12")
    host.click(lines[0])
    host.until(lambda: host.window.page_key() == "meeting")
    assert host.page.step == TALKS
    assert "Certificaat opvragen" in host.page.reminders.words.text()
    host.calm()
    kept = services.meetings.load(identifier).meeting
    assert kept == host.meeting
    assert not [word for word in host.page.findChildren(_Word) if not word.accessibleName()]


def _named(folder):
    return [(path.stem, path.read_bytes()) for path in folder.glob("*.pdf")]
