"""What colleagues say, in the real window: found by the sentence, with a way to what can be done about it."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.domain.list_document import Paper
from sociaalinkopen_desktop.domain.obstacle_document import obstacle_list
from sociaalinkopen_desktop.domain.obstacles import PAGES, ObstacleBook
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.findings_list import FindingsList
from sociaalinkopen_desktop.ui.help_desk import topic_at
from sociaalinkopen_desktop.ui.main_window import RAIL
from sociaalinkopen_desktop.ui.obstacle_lines import HEAD, ObstacleFold, ObstacleLines
from sociaalinkopen_desktop.ui.pages.barrier_card import BarrierCard
from sociaalinkopen_desktop.ui.pages.consultation_card import ConsultationCard
from sociaalinkopen_desktop.ui.pages.inviting_card import InvitingCard
from sociaalinkopen_desktop.ui.pages.knowledge import KnowledgePage
from sociaalinkopen_desktop.ui.pages.knowledge_filters import OBSTACLES
from sociaalinkopen_desktop.ui.pages.matching_card import MatchingCard
from sociaalinkopen_desktop.ui.widgets.buttons import Button
from sociaalinkopen_desktop.ui.widgets.pill import Pill
from sociaalinkopen_desktop.ui.widgets.text import Label
from sociaalinkopen_desktop.ui.window_obstacles import go
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


def book(officer) -> ObstacleBook:
    return officer.window.services.obstacles


def said(officer) -> KnowledgePage:
    """The Kennisbank with what colleagues say."""
    officer.click(officer.window.rail.button("knowledge"))
    page = officer.window.knowledge
    officer.until(page.isVisible)
    officer.click(page.filters.parts.chip(OBSTACLES))
    return page


def texts(part):
    QApplication.processEvents()  # what was just made is shown in a later turn
    return [label.text() for label in part.findChildren(Label) if label.isVisibleTo(part)]


def buttons(part):
    QApplication.processEvents()
    return {button.text(): button for button in part.findChildren(Button) if button.isVisibleTo(part)}


# -- in the Kennisbank --------------------------------------------------------------------------------------------
def test_a_sentence_is_typed_the_cause_read_and_the_button_leads_to_the_step(at_work):
    page = said(at_work)
    at_work.press("Ctrl+F")
    at_work.type_in(page.search, "het is duurder")
    QTest.keyClick(page.search, Key.Key_Return)
    assert page.model.keys()[0] == "H05"
    assert page.entry_shown().title == "“Het is duurder”"
    read = texts(page.reading)
    assert any(text.startswith("Dat is niet vanzelf zo") for text in read)
    assert [pill.accessibleName() for pill in page.reading.findChildren(Pill)] == ["Nog te bevestigen"]
    at_work.click(buttons(page.reading)["Naar stap 6, Gunning"])
    at_work.settle()
    work = at_work.window.open_workspace()
    assert work is not None
    assert work.step is Step.AWARD
    assert at_work.window.windowTitle().startswith(at_work.tender.subject.title)
    assert at_work.window.rail.current() == "tenders"


def test_a_field_gets_the_focus_and_what_was_typed_before_can_still_be_undone(at_work):
    at_work.fill("subject.title", "Groen ")
    changed = at_work.tender.subject.title
    page = said(at_work)
    page.show_entry("H03")
    button = buttons(page.reading)["Naar stap 7, veld ‘Uitgenodigde ondernemingen’"]
    button.setFocus()
    QTest.keyClick(button, Key.Key_Return)
    at_work.settle()
    assert at_work.window.open_workspace().step is Step.MARKET
    at_work.press("Ctrl+Z")
    assert at_work.tender.subject.title != changed


def test_without_an_open_tender_it_says_where_it_is_done(officer):
    page = said(officer)
    page.show_entry("H05")
    assert not [words for words in buttons(page.reading) if words.startswith("Naar stap")]
    assert "In een geopende aanbesteding: stap 6, Gunning." in texts(page.reading)
    page.show_entry("H15")
    officer.click(buttons(page.reading)["Naar Nieuwe aanbesteding"])
    officer.settle()
    assert officer.window.page_key() == "new"


def test_a_tender_that_was_opened_since_can_be_reached(officer):
    page = said(officer)
    page.show_entry("H05")
    officer.window.desk.start_example("groenonderhoud")
    officer.settle()
    officer.click(officer.window.rail.button("knowledge"))
    assert page.entry_shown().key == "H05"
    assert "Naar stap 6, Gunning" in buttons(page.reading)


def test_a_tender_that_was_thrown_away_is_not_shown(at_work):
    page = said(at_work)
    page.show_entry("H05")
    at_work.window.tasks.run(
        at_work.window.door.use(lambda services: services.dossiers.throw_away_all([at_work.tender.id])),
        lambda _gone: None,
        lambda error: pytest.fail(str(error)),
    )
    at_work.settle()
    at_work.click(buttons(page.reading)["Naar stap 6, Gunning"])
    at_work.settle()
    assert at_work.window.open_workspace() is None
    assert "Deze aanbesteding bestaat niet meer." in texts(at_work.window.undo_bar)


def test_it_leads_to_its_criteria_and_they_lead_back(officer):
    page = said(officer)
    page.show_entry("H11")
    titles = {item.id: item.title for item in officer.window.services.assessor.catalogue.criteria}
    officer.click(buttons(page.reading)[titles["SO-06"]])
    assert page.entry_shown().key == "SO-06"
    officer.click(buttons(page.reading)[book(officer).by_id("H11").quoted])
    assert page.entry_shown().key == "H11"
    assert page.filters.wants_obstacles()


def test_a_sentence_typed_among_the_criteria_is_offered_as_what_a_colleague_says(officer):
    officer.click(officer.window.rail.button("knowledge"))
    page = officer.window.knowledge
    assert not page.said.isVisible()
    at = page.search
    officer.type_in(at, "onze wethouder")
    QTest.keyClick(at, Key.Key_Return)
    assert page.model.rowCount() == 0
    assert not page.said.isVisible()
    officer.click(page.said_there)
    assert page.entry_shown().key == "H14"
    assert page.search.words() == "onze wethouder"
    page.filters.parts.chip("all").click()
    at.setFocus()
    at.selectAll()
    officer.type_in(at, "social return")
    QTest.keyClick(at, Key.Key_Return)
    assert page.model.rowCount() > 0
    assert page.said.isVisible()


def test_only_filters_that_count_are_there_and_the_number_is_told(officer):
    page = said(officer)
    shown = [name for name in ("theme", "basis", "kind", "sure") if getattr(page.filters, name).isVisible()]
    assert shown == ["sure"]
    assert page.count.text() == "U ziet 24\u00a0bezwaren."
    officer.type_in(page.search, "xyzzy")
    QTest.keyClick(page.search, Key.Key_Return)
    assert page.nothing.isVisible()
    assert not page.save_button.isEnabled()


def test_what_is_shown_lands_in_the_pdf(officer, tmp_path):
    page = said(officer)
    officer.type_in(page.search, "privacy")
    QTest.keyClick(page.search, Key.Key_Return)
    officer.messages.save = tmp_path
    officer.press("Ctrl+S")
    officer.until(officer.window.undo_bar.isVisible)
    (target,) = tmp_path.glob("*.pdf")
    with pypdfium2.PdfDocument(target) as document:
        text = " ".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    assert "AVG, art. 5" in text
    assert "‘privacy’" in text
    assert "Het is duurder" not in text


def test_paper_names_the_place_the_criteria_and_what_is_not_sure(officer):
    paper = Paper(organisation="Voorbeeldgemeente", made_on=officer.today)
    made = obstacle_list([book(officer).by_id("H12")], {"PR-04": "PSO is geen eis"}, paper)
    words = repr(made.chapters)
    for part in ("“Mogen wij wel naar PSO vragen?”", "stap 5, Eisen en voorwaarden", "PR-04 PSO is geen eis", "nog te"):
        assert part in words
    assert "geen enkel bezwaar" in repr(obstacle_list([], {}, paper).chapters)


def test_every_place_has_words(officer):
    actions = [action for item in book(officer).obstacles for action in item.actions if action.go]
    assert all(action.place for action in actions)
    rail = {item.key: item.words.replace("\n", " ") for item in RAIL}
    assert all(rail.get(key, words) == words for key, words in PAGES.items())


# -- in the palette -----------------------------------------------------------------------------------------------
def test_the_palette_finds_it_by_what_is_said_and_by_other_words(officer):
    for words, key in (("het is duurder", "H05"), ("avg namen", "H21")):
        officer.press("Ctrl+K")
        box = officer.window.palette_box.box
        officer.type_in(box.field, words)
        officer.settle()
        found = [item.key for group in box.groups() for item in group.entries if item.key.startswith("obstacle:")]
        assert found[0] == f"obstacle:{key}"
        while box.current().key != found[0]:
            QTest.keyClick(box.field, Key.Key_Down)
        QTest.keyClick(box.field, Key.Key_Return)
        assert officer.window.knowledge.isVisible()
        assert officer.window.knowledge.entry_shown().key == key


# -- where it comes up --------------------------------------------------------------------------------------------
def test_it_is_offered_in_the_explanation_of_a_finding(at_work):
    at_work.go_to(Step.ASSESSMENT)
    findings: FindingsList = at_work.window.workspace.assessment_page.list
    findings.set_shows_all(True)
    findings.set_shows_all_open(True)
    with_said = [item for item in findings.shown() if book(at_work).touching(item.criterion.id)]
    without = next(item for item in findings.shown() if not book(at_work).touching(item.criterion.id))
    other = findings.entry(without.criterion.id)
    other.open_form("why")
    assert not other.findChild(ObstacleLines).isVisible()
    finding = next(item for item in with_said if item.criterion.id == "SR-03")
    entry = findings.entry("SR-03")
    entry.open_form("why")
    lines = entry.findChild(ObstacleLines)
    assert HEAD in texts(lines)
    items = book(at_work).touching(finding.criterion.id)
    assert [line.words() for line in lines.lines] == [item.quoted for item in items]
    assert items[0].cause not in texts(lines)
    lines.lines[0].setFocus()
    QTest.keyClick(lines.lines[0], Key.Key_Space)
    assert items[0].cause in texts(lines)
    assert items[1].cause not in texts(lines)
    at_work.click(buttons(lines)["Naar stap 4"])
    assert at_work.window.workspace.step is Step.AMBITION


def test_it_is_offered_in_the_explanation_of_a_field_and_can_be_read_further(at_work):
    at_work.window.workspace.go_to_field("contract.owner")
    row = at_work.window.workspace.page(Step.REQUIREMENTS).row("contract.owner")
    assert row.findChild(ObstacleLines) is None
    row.ask_button().setFocus()
    QTest.keyClick(row.ask_button(), Key.Key_Space)
    lines = row.findChild(ObstacleLines)
    assert [line.words() for line in lines.lines] == ["“Wie controleert dat later nog?”"]
    at_work.click(lines.lines[0])
    assert "Naar stap 5" not in buttons(lines)  # there one is
    at_work.click(buttons(lines)["Lees in de Kennisbank"])
    assert at_work.window.knowledge.isVisible()
    assert at_work.window.knowledge.entry_shown().key == "H20"


def test_it_is_one_line_below_a_list(at_work):
    page = at_work.go_to(Step.AWARD)
    rows = page.rows_editor("award.criteria")
    (fold,) = rows.findChildren(ObstacleFold)
    at_work.unfold(rows)
    page._panel.show_widget(fold)
    QTest.keyClick(fold.button, Key.Key_Space)
    assert [line.words() for line in fold.shown.lines] == [item.quoted for item in book(at_work).at("award.criteria")]
    QTest.keyClick(fold.button, Key.Key_Space)
    assert not fold.shown.isVisible()


# -- help ---------------------------------------------------------------------------------------------------------
def f1(officer) -> str:
    officer.press("F1")
    return officer.window.helper.pane.topic().id


def test_f1_explains_what_colleagues_say_in_the_kennisbank_and_at_a_field(at_work):
    page = said(at_work)
    assert f1(at_work) == "bezwaren"
    at_work.press("Esc")
    at_work.click(page.filters.parts.chip("criteria"))
    assert f1(at_work) == "kennisbank"
    at_work.press("Esc")
    go(at_work.window, "field:contract.owner")
    at_work.settle()
    row = at_work.window.workspace.page(Step.REQUIREMENTS).row("contract.owner")
    at_work.click(row.ask_button())
    row.findChild(ObstacleLines).lines[0].setFocus()
    assert f1(at_work) == "bezwaren"


@pytest.mark.parametrize(
    ("key", "topic"),
    [
        ("enterprises", "ondernemingen"),
        ("enterprise_import", "lijst-inlezen"),
        ("meetings", "meet-the-market"),
    ],
)
def test_f1_on_the_pages_of_enterprises_and_meetings(officer, key, topic):
    officer.window.go_to(key)
    officer.settle()
    assert f1(officer) == topic


@pytest.mark.parametrize(
    ("kind", "topic"),
    [
        (MatchingCard, "wie-kan-leveren"),
        (BarrierCard, "wie-valt-af"),
        (InvitingCard, "uitnodigen"),
        (ConsultationCard, "marktconsultatie"),
    ],
)
def test_each_card_of_step_7_has_a_topic_of_its_own(at_work, kind, topic):
    at_work.go_to(Step.MARKET)
    card = at_work.window.workspace.page(Step.MARKET).findChild(kind)
    assert topic_at(at_work.window, card)[0] == topic
    assert at_work.window.helper.book().has(topic)
