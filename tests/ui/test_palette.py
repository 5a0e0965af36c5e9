"""The palette in the real window, by keyboard alone."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.models.palette import Entry
from sociaalinkopen_desktop.ui.palette import ListSource
from tests.journeys.officer import Officer

Key = Qt.Key


@pytest.fixture
def officer(qtbot, tmp_path):
    made = Officer(qtbot, tmp_path / "gegevens")
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


@pytest.fixture
def at_work(officer):
    """With an example open."""
    officer.window.desk.start_example("groenonderhoud")
    officer.settle()
    return officer


def box(officer):
    return officer.window.palette_box.box


def seek(officer, words):
    """Ctrl+K, type, and wait for what is looked up."""
    officer.press("Ctrl+K")
    officer.type_in(box(officer).field, words)
    officer.settle()


def titles(officer, heading):
    return [item.title for group in box(officer).groups() if group.heading == heading for item in group.entries]


def go(officer, title):
    """Walk down to a line and press Enter."""
    field = box(officer).field
    for _ in range(60):
        if box(officer).current().title == title:
            QTest.keyClick(field, Key.Key_Return)
            officer.settle()
            return
        QTest.keyClick(field, Key.Key_Down)
    raise AssertionError(f"{title} is not there")


def test_escape_gives_the_focus_back(officer):
    before = officer.window.focusWidget()
    officer.press("Ctrl+Shift+P")
    assert box(officer).field.hasFocus()
    QTest.keyClick(box(officer).field, Key.Key_Escape)
    assert not box(officer).isVisible()
    assert officer.window.focusWidget() is before


def test_the_same_key_closes_it_again(officer):
    officer.press("Ctrl+K")
    officer.press("Ctrl+K")
    assert not box(officer).isVisible()


def test_only_what_applies_is_offered(officer):
    seek(officer, "stap")
    assert titles(officer, "Opdrachten") == []
    assert titles(officer, "Stappen") == []
    box(officer).leave()
    seek(officer, "nieuwe")
    assert titles(officer, "Opdrachten") == ["Nieuwe aanbesteding", "Nieuwe onderneming", "Nieuwe bijeenkomst"]
    assert box(officer).current().keys == "Ctrl+N"


def test_an_action_is_done_and_remembered(officer):
    seek(officer, "sneltoetsen")
    QTest.keyClick(box(officer).field, Key.Key_Return)
    assert officer.window.stack.currentWidget() is officer.window.page_if_made("shortcuts")
    assert officer.kept_settings[-1].recent == ("action:shortcuts",)
    officer.press("Ctrl+K")
    assert titles(officer, "Laatst gekozen") == ["Sneltoetsen"]


def test_a_field_is_found_by_its_label_and_gets_the_focus(at_work):
    seek(at_work, "vaste looptijd")
    go(at_work, "Vaste looptijd")
    work = at_work.window.workspace
    assert work.step is Step.VALUE
    control = work.page(Step.VALUE).row("value.duration_months").control
    focused = at_work.window.focusWidget()
    assert focused is control or control.isAncestorOf(focused)


def test_a_lot_is_found_by_its_name(at_work):
    name = at_work.tender.lots[1].title
    seek(at_work, name)
    go(at_work, name)
    rows = at_work.window.workspace.page(Step.VALUE).rows_editor("lots")
    assert rows._items[1].head().is_open


def test_a_hidden_field_is_not_offered(officer):
    officer.start_blank("Proef")
    officer.settle()
    officer.window.activateWindow()
    officer.until(officer.window.isActiveWindow)
    officer.control("subject.title").setFocus()
    seek(officer, "percentage")  # also where Ctrl+K would cut off the line
    assert officer.tender.subject.title == "Proef"
    assert "Percentage" not in titles(officer, "Velden")


def test_steps_and_findings_lead_there(at_work):
    work = at_work.window.workspace
    seek(at_work, "gunning")
    go(at_work, "Gunning")
    assert work.step is Step.AWARD
    open_one = next(item for item in work.assessment.findings if item.status.value == "open" and item.path)
    seek(at_work, open_one.criterion.title)
    go(at_work, open_one.criterion.title)
    focused = at_work.window.focusWidget()
    lists = (work.panel.list, work.assessment_page.list)
    assert any(entry.isAncestorOf(focused) for each in lists for entry in each._entries)


def test_tenders_are_found_and_opened(at_work):
    title = at_work.tender.subject.title
    at_work.window.go_to("start")
    at_work.settle()
    seek(at_work, title.split()[0].lower())
    assert title in titles(at_work, "Aanbestedingen")
    go(at_work, title)
    assert at_work.window.open_workspace() is not None


def test_what_was_opened_last_stands_there_before_anything_is_typed(at_work):
    at_work.window.go_to("tenders")
    at_work.settle()
    at_work.press("Ctrl+K")
    at_work.settle()
    assert titles(at_work, "Laatst geopend") == [at_work.tender.subject.title]


def test_the_kennisbank_is_searched(officer):
    seek(officer, "omzeteis")
    found = titles(officer, "Kennisbank")
    assert found
    go(officer, found[0])
    assert officer.window.knowledge.entry_shown().title == found[0]


def test_a_setting_counts_at_once(officer):
    seek(officer, "donker")
    go(officer, "Kleuren: donker")
    assert officer.window.settings.theme == "dark"
    officer.window.use_settings(officer.window.settings.__class__(theme="light"))


def test_nothing_found_says_so(officer):
    seek(officer, "qqqq")
    assert box(officer).nothing.isVisible()
    assert "qqqq" in box(officer).nothing.text()
    QTest.keyClick(box(officer).field, Key.Key_Return)
    assert box(officer).isVisible()


def test_a_late_answer_to_old_words_is_dropped(officer):
    shown = []

    @dataclass
    class Slow:
        heading: str = "Traag"

        def find(self, words, show):
            shown.append((words, show))

        def known(self, key):
            return None

    officer.window.palette_sources.append(Slow())
    officer.press("Ctrl+K")
    officer.type_in(box(officer).field, "ab")
    old, new = shown[-2][1], shown[-1][1]
    old([Entry("x", "ab oud", lambda: None)])
    assert titles(officer, "Traag") == []
    new([Entry("y", "ab nieuw", lambda: None)])
    assert titles(officer, "Traag") == ["ab nieuw"]


def test_pages_can_add_a_source(officer):
    asked = []
    hulp = ListSource("Hulp", lambda: (Entry("help:lots", "Wat zijn percelen", lambda: asked.append("lots")),))
    officer.window.palette_sources.append(hulp)
    seek(officer, "wat zijn")
    go(officer, "Wat zijn percelen")
    assert asked == ["lots"]


def test_a_click_beside_it_closes_it(officer):
    officer.press("Ctrl+K")
    officer.window.list_page.focus_search()
    assert not box(officer).isVisible()


def test_the_start_page_leads_to_it_with_the_letter_that_was_typed(at_work):
    at_work.window.go_to("start")
    at_work.settle()
    door = at_work.window.page_if_made("start").search
    door.setFocus()
    QTest.keyClick(door, "g")
    assert box(at_work).field.text() == "g"
    at_work.settle()


def test_a_screen_reader_hears_the_line_that_enter_would_choose(officer):
    seek(officer, "nieuwe aanb")
    assert box(officer).field.accessibleName()
    assert box(officer).field.accessibleDescription() == "Nieuwe aanbesteding, Ctrl+N"
