"""The help in the real window: F1 wherever one is, seeking, following, going back, on paper."""

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui import step_cards
from sociaalinkopen_desktop.ui.help_desk import topic_at
from sociaalinkopen_desktop.ui.main_window import RAIL
from sociaalinkopen_desktop.ui.models.help_topics import ABOUT_HELP, CARDS, PAGES, PARTS, STEPS
from sociaalinkopen_desktop.ui.pages.help import HelpPane
from sociaalinkopen_desktop.ui.theme import look
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.finding_card import FindingCard
from sociaalinkopen_desktop.ui.widgets.help_button import NAME, HelpButton
from sociaalinkopen_desktop.ui.widgets.help_text import HelpText
from tests.journeys.officer import Officer

Key, Alt, Control, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def begin(qtbot, folder, settings=None):
    made = Officer(qtbot, folder / "gegevens", settings=settings)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


@pytest.fixture
def officer(qtbot, tmp_path):
    return begin(qtbot, tmp_path)


@pytest.fixture
def at_work(officer):
    """With an example open."""
    officer.window.desk.start_example("groenonderhoud")
    officer.settle()
    return officer


def pane(officer) -> HelpPane:
    return officer.window.helper.pane


def shown(officer) -> str:
    """The id of the topic that can be read now."""
    topic = pane(officer).topic()
    return "" if topic is None else topic.id


def f1(officer) -> str:
    officer.press("F1")
    return shown(officer)


def seek(officer, words):
    officer.press("Ctrl+F")
    assert pane(officer).search.hasFocus()
    QTest.keyClicks(pane(officer).search, words)
    officer.until(lambda: pane(officer).search._told == words)


# -- where one is -------------------------------------------------------------------------------------------------
def test_nothing_of_the_help_is_made_before_it_is_asked_for(officer):
    assert officer.window._helper is None
    assert officer.window.findChildren(HelpPane) == []


@pytest.mark.parametrize("key", [item.key for item in RAIL if item.key != "help"])
def test_f1_on_every_page_of_the_rail(officer, key):
    officer.click(officer.window.rail.button(key))
    officer.settle()
    assert f1(officer) == PAGES[key]
    assert isinstance(QApplication.focusWidget(), HelpText)


def test_f1_on_the_pages_that_are_not_in_the_rail(officer):
    officer.press("Ctrl+N")
    officer.settle()
    assert f1(officer) in (PAGES["new"], "snel-beginnen")  # the focus may stand in the first way already
    officer.press("Esc")
    officer.press("Ctrl+F1")
    assert f1(officer) == "sneltoetsen"


@pytest.mark.parametrize("step", list(Step))
def test_f1_on_every_step(at_work, step):
    at_work.go_to(step)
    assert f1(at_work) == STEPS[step]


def test_f1_in_the_versions(at_work):
    at_work.press("Ctrl+H")
    at_work.settle()
    assert f1(at_work) == "versies"


def test_f1_in_a_field_puts_the_words_about_the_field_on_top(at_work):
    at_work.window.workspace.go_to_field("value.base_value")
    assert f1(at_work) == "waarde-en-percelen"
    text = pane(at_work).text.toPlainText()
    label, words = at_work.window.workspace.page(Step.VALUE).row("value.base_value").explanation()
    assert f"Dit veld: {label}" in text
    assert words in text.replace("\u00a0", " ")
    assert text.index("Dit veld") < text.index("Zo doet u dat")


def test_f1_in_a_card_is_about_the_card(at_work):
    at_work.go_to(Step.PROCEDURE)
    card = at_work.window.workspace.page(Step.PROCEDURE).findChild(step_cards.PlanningCard)
    card.day_field().setFocus()
    assert f1(at_work) == "planning"


def test_f1_in_the_toets_is_about_the_toets(at_work):
    at_work.go_to(Step.AWARD)
    at_work.window.workspace.panel.list.findChildren(FindingCard)[0].setFocus()
    assert f1(at_work) == "toets"


def test_the_window_never_grows_for_the_help(at_work):
    for step in Step:
        at_work.go_to(step)
        f1(at_work)
        at_work.press("Esc")
    for key in PAGES:
        if key not in ("new", "help"):
            at_work.window.go_to(key)
            at_work.settle()
            f1(at_work)
            at_work.press("Esc")
    assert at_work.window.width() == 1280


def test_every_card_of_every_step_has_a_topic_of_its_own_or_of_its_step(at_work):
    window, book = at_work.window, at_work.window.helper.book()
    for step in Step:
        at_work.go_to(step)
        cards = window.workspace.page(step).findChildren(Card)
        assert cards
        for card in cards:
            topic, _field = topic_at(window, card)
            assert book.has(topic), card.accessibleName()
    made = {
        type(card).__name__
        for step in (*step_cards.TOP_CARDS, *step_cards.CARDS)
        for card in window.workspace.page(step).findChildren(Card)
    } - {"Card"}
    assert made <= set(PARTS)


def test_the_titles_of_cards_in_the_table_are_those_on_screen(at_work):
    titles = set()
    for step in Step:
        at_work.go_to(step)
        cards = at_work.window.workspace.page(step).findChildren(Card)
        titles |= {card.accessibleName().replace("\u00ad", "") for card in cards}
    assert set(CARDS) <= titles


def test_the_question_mark_of_a_page_is_f1_for_the_page(at_work):
    at_work.go_to(Step.AWARD)
    button = at_work.window.workspace.page(Step.AWARD).findChild(HelpButton)
    assert button.accessibleName() == NAME
    at_work.window.workspace.go_to_field("award.basis")
    at_work.click(button)
    assert shown(at_work) == "gunning"


def test_the_rail_has_a_way_in_and_stays_on_its_page(officer):
    officer.click(officer.window.rail.button("knowledge"))
    officer.settle()
    officer.click(officer.window.rail.button("help"))
    assert shown(officer) == "kennisbank"
    assert officer.window.rail.current() == "knowledge"
    assert officer.window.page_key() == "knowledge"


def test_the_palette_finds_topics(officer):
    officer.press("Ctrl+K")
    officer.type_in(officer.window.palette_box.box.field, "percelenregeling")
    officer.settle()
    group = next(group for group in officer.window.palette_box.groups() if group.heading == "Hulp")
    assert [entry.title for entry in group.entries] == ["Kleine percelen: de percelenregeling"]
    QTest.keyClick(officer.window.palette_box.box.field, Key.Key_Return)
    assert shown(officer) == "kleine-percelen"
    assert officer.kept_settings[-1].recent[0] == "help:kleine-percelen"


def test_f1_in_the_palette_is_about_the_palette(officer):
    officer.press("Ctrl+K")
    assert f1(officer) == "zoeken"


def test_f1_in_the_help_is_about_the_help(officer):
    f1(officer)
    assert f1(officer) == ABOUT_HELP


# -- going on and back --------------------------------------------------------------------------------------------
def test_escape_gives_the_focus_back_to_the_field(at_work):
    at_work.window.workspace.go_to_field("subject.title")
    before = at_work.window.focusWidget()
    f1(at_work)
    at_work.press("Esc")
    assert not pane(at_work).isVisible()
    assert at_work.window.focusWidget() is before


def test_the_help_follows_from_page_to_page_until_one_chooses_in_it(at_work, qtbot):
    at_work.go_to(Step.SUBJECT)
    at_work.window.workspace.page(Step.SUBJECT).setFocus()
    f1(at_work)
    at_work.go_to(Step.MARKET)
    at_work.until(lambda: shown(at_work) == "markt")
    at_work.click(at_work.window.rail.button("policy"))
    at_work.until(lambda: shown(at_work) == "beleid")
    pane(at_work).text.setFocus()
    seek(at_work, "cpv")
    at_work.click(at_work.window.rail.button("settings"))
    at_work.settle()
    assert shown(at_work) == ""  # what was found is still there
    assert pane(at_work).rows.topics()[0].id == "cpv"


def test_seeking_opening_and_going_back(officer):
    start = f1(officer)
    seek(officer, "gewogen factor")
    rows = pane(officer).rows.rows
    assert rows[0].topic is None
    assert "gevonden" in rows[0].title
    QTest.keyClick(pane(officer).search, Key.Key_Down)
    assert pane(officer).list.hasFocus()
    QTest.keyClick(pane(officer).list, Key.Key_Return)
    assert shown(officer) == "rekenmodellen"
    marked = [part.cursor.selectedText() for part in pane(officer).text.extraSelections()]
    assert "gewogen" in marked
    assert all(part.format.fontUnderline() for part in pane(officer).text.extraSelections())
    officer.press("Alt+Left")
    assert shown(officer) == start
    assert officer.window.page_key() == start.replace("lijst", "tenders")  # the page itself did not move
    officer.press("Alt+Left")
    assert not pane(officer).isVisible()


def test_enter_in_the_field_opens_the_best(officer):
    f1(officer)
    officer.press("Ctrl+F")
    QTest.keyClicks(pane(officer).search, "backup")
    QTest.keyClick(pane(officer).search, Key.Key_Return)
    assert shown(officer) == "reservekopieen"


def test_up_in_the_list_goes_back_to_the_field(officer):
    f1(officer)
    seek(officer, "planning")
    QTest.keyClick(pane(officer).search, Key.Key_Down)
    QTest.keyClick(pane(officer).list, Key.Key_Up)
    assert pane(officer).search.hasFocus()


def test_nothing_found_says_so(officer):
    f1(officer)
    seek(officer, "zebrapad")
    assert "Niets gevonden met “zebrapad”" in pane(officer).nothing.text()
    assert pane(officer).nothing.isVisible()
    assert not pane(officer).list.isVisible()
    QTest.keyClick(pane(officer).search, Key.Key_Escape)
    assert pane(officer).list.isVisible()


def test_a_link_is_followed_by_keyboard(at_work):
    at_work.go_to(Step.SUBJECT)
    at_work.window.workspace.page(Step.SUBJECT).setFocus()
    f1(at_work)
    text = pane(at_work).text
    QTest.keyClick(text, Key.Key_Tab)
    assert text.textCursor().selectedText() == "CPV-code"
    QTest.keyClick(text, Key.Key_Return)
    assert shown(at_work) == "cpv"
    at_work.click(pane(at_work).back_button)
    assert shown(at_work) == "opdracht"


def test_a_link_is_followed_with_the_mouse(at_work):
    at_work.window.helper.show_topic("opdracht")
    text = pane(at_work).text
    found = text.document().find("CPV-code")
    place = text.cursorRect(QTextCursor(found)).center() - QPoint(8, 0)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(at_work) == "cpv"


def test_all_topics_by_group_with_the_present_one_chosen(officer):
    officer.window.helper.show_topic("planning")
    officer.click(pane(officer).all_button)
    book = officer.window.helper.book()
    assert [topic.id for topic in pane(officer).rows.topics()] == [topic.id for topic in book.topics]
    at = pane(officer).list.currentIndex().row()
    assert pane(officer).rows.rows[at].topic.id == "planning"
    officer.click(pane(officer).back_button)
    assert shown(officer) == "planning"


# -- words and paper ----------------------------------------------------------------------------------------------
def test_the_text_can_be_selected_and_is_read_aloud(officer):
    officer.window.helper.show_topic("afwijken")
    text = pane(officer).text
    QTest.keyClick(text, Key.Key_A, Control)
    assert "Een goede uitleg heeft drie delen." in text.textCursor().selectedText()
    assert text.accessibleName() == "Hulp: Pas toe of leg uit"
    assert "drie delen" in text.accessibleDescription()
    for part in (pane(officer).search, pane(officer).list, pane(officer).close_button):
        assert part.accessibleName()


def test_user_text_in_a_field_is_never_markup(at_work):
    from sociaalinkopen_desktop.ui.widgets.help_text import FieldHelp

    at_work.window.helper.show_topic("opdracht", FieldHelp("<b>Veld</b>", "<img src=x> & zo"))
    assert "Dit veld: <b>Veld</b>" in pane(at_work).text.toPlainText()
    assert "<img src=x> & zo" in pane(at_work).text.toPlainText()


def picture_width(officer) -> float:
    """How wide the first picture of the topic is drawn; 0 without one."""
    document = pane(officer).text.document()
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            form = parts.fragment().charFormat()
            if form.isImageFormat():
                image = document.resource(
                    QTextDocument.ResourceType.ImageResource.value, QUrl(form.toImageFormat().name())
                )
                assert image.width() == round(form.toImageFormat().width() * image.devicePixelRatio())
                return form.toImageFormat().width()
            parts += 1
        block = block.next()
    return 0


def follow(officer, words):
    """Go to a link by the keyboard and follow it."""
    text = pane(officer).text
    text.setFocus()
    for _ in range(20):
        QTest.keyClick(text, Key.Key_Tab)
        if text.textCursor().selectedText() == words:
            QTest.keyClick(text, Key.Key_Return)
            officer.settle()
            return
    raise AssertionError(words)


def test_a_picture_fits_the_help_and_can_be_made_larger_and_smaller_again(officer):
    officer.window.resize(1920, 1000)
    officer.window.helper.show_topic("lijst")
    officer.settle()
    text = pane(officer).text
    before, narrow = picture_width(officer), pane(officer).width()
    assert 0 < before <= text.viewport().width()
    assert "De lijst met aanbestedingen." in text.accessibleDescription()
    follow(officer, "Afbeelding groter")
    assert picture_width(officer) > 1.5 * before
    assert picture_width(officer) <= text.viewport().width()
    follow(officer, "Afbeelding kleiner")
    assert (picture_width(officer), pane(officer).width()) == (before, narrow)


def test_a_picture_that_cannot_be_read_leaves_no_hole(officer):
    from dataclasses import replace

    officer.window.around = replace(officer.window.around, help_picture=lambda _name: b"")
    officer.window.helper.show_topic("lijst")
    assert picture_width(officer) == 0
    assert "Afbeelding" not in pane(officer).text.toPlainText()


def test_one_topic_goes_to_the_printer(officer, monkeypatch):
    asked = []
    monkeypatch.setattr(officer.window.lists, "print_out", lambda gather: asked.append(gather(None)))
    officer.window.helper.show_topic("planning")
    officer.press("Ctrl+P")
    officer.click(pane(officer).print_button)
    assert [document.title for document in asked] == ["Planning berekenen"] * 2


def test_the_manual_becomes_a_pdf(officer, tmp_path):
    officer.messages.save = tmp_path
    f1(officer)
    officer.click(pane(officer).all_button)
    officer.click(pane(officer).manual_button)
    target = tmp_path / "Handleiding Sociaal Inkopen Desktop - 2026-11-24.pdf"
    officer.until(target.exists)
    officer.until(lambda: not officer.window.background.busy)
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) > 10
    assert officer.messages.told == []


def test_a_damaged_file_is_told_and_nothing_breaks(officer, monkeypatch):
    from dataclasses import replace

    from sociaalinkopen_desktop.application.ports import InputProblem

    def broken():
        raise InputProblem(["De hulp is beschadigd."])

    officer.window.around = replace(officer.window.around, help_book=broken)
    officer.press("F1")
    assert officer.messages.told[0][0] == "De hulp is niet te lezen"
    assert officer.window.helper.pane is None
    officer.press("Ctrl+K")  # the palette goes on without the help
    officer.type_in(officer.window.palette_box.box.field, "nieuwe")
    assert officer.window.palette_box.box.current().title == "Nieuwe aanbesteding"


# -- place and looks ----------------------------------------------------------------------------------------------
def test_the_toets_makes_room_and_the_window_keeps_its_size(at_work):
    work = at_work.window.workspace
    at_work.go_to(Step.AWARD)
    assert not work.panel.folded
    before = at_work.window.width()
    f1(at_work)
    at_work.until(lambda: work.panel.folded)
    assert at_work.window.width() == before
    at_work.press("Esc")
    at_work.until(lambda: not work.panel.folded)


def test_folding_out_the_toets_puts_the_help_away_where_both_do_not_fit(at_work):
    work = at_work.window.workspace
    at_work.go_to(Step.AWARD)
    f1(at_work)
    at_work.until(lambda: work.panel.folded)
    work.panel.set_folded(False)
    at_work.until(lambda: not at_work.window.helper.is_open())
    assert at_work.window.width() == 1280


def test_on_a_wide_window_the_toets_stays(at_work):
    at_work.window.resize(1920, 1080)
    at_work.go_to(Step.AWARD)
    f1(at_work)
    at_work.until(lambda: pane(at_work).width() > 0)
    assert not at_work.window.workspace.panel.folded
    assert at_work.window.stack.isVisible()


def test_wider_and_narrower_with_keys_and_by_dragging(officer):
    f1(officer)
    before = pane(officer).width()
    QTest.keyClick(pane(officer).text, Key.Key_Left, Alt | Shift)
    officer.until(lambda: pane(officer).width() == before + 40)
    QTest.keyClick(pane(officer).text, Key.Key_Right, Alt | Shift)
    officer.until(lambda: pane(officer).width() == before)
    grip = pane(officer).grip
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(2, 300))
    QTest.mouseMove(grip, QPoint(-28, 300))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    officer.until(lambda: pane(officer).width() > before)
    wide = pane(officer).width()
    officer.press("Esc")
    f1(officer)
    assert pane(officer).width() == wide


def test_with_large_text_the_help_takes_the_place_of_the_page_and_a_page_takes_it_back(qtbot, tmp_path):
    officer = begin(qtbot, tmp_path)
    look().use("light", 2.0)
    try:
        f1(officer)
        officer.until(lambda: not officer.window.stack.isVisible())
        assert officer.window.width() == 1280
        officer.click(officer.window.rail.button("knowledge"))
        officer.settle()
        officer.until(officer.window.stack.isVisible)
        assert not pane(officer).isVisible()
        f1(officer)
        officer.press("Esc")
        assert officer.window.stack.isVisible()
    finally:
        look().use("light", 1.0)


def test_another_theme_and_text_size_count_at_once(officer):
    officer.window.helper.show_topic("planning")
    text = pane(officer).text
    colour = lambda: text.document().firstBlock().begin().fragment().charFormat().foreground().color()  # noqa: E731
    size = lambda: text.document().firstBlock().begin().fragment().charFormat().fontPointSize()  # noqa: E731
    small = size()
    try:
        for theme in ("dark", "high_contrast", "light"):
            look().use(theme, 1.5)
            assert colour() == look().c.text
            assert size() > small
    finally:
        look().use("light", 1.0)


def test_the_introduction_has_help_too(qtbot, tmp_path):
    officer = begin(qtbot, tmp_path, Settings(theme="light"))
    officer.window.begin_introduction()
    officer.settle()
    assert f1(officer) == "start"


@pytest.mark.parametrize(("part", "topic"), [("data", "verhuizen"), ("program", "over"), ("backups", "reservekopieen")])
def test_f1_in_a_part_of_the_settings_is_about_that_part(officer, part, topic):
    officer.window.go_to("settings")
    officer.settle()
    page = officer.window.stack.currentWidget()
    assert topic_at(officer.window, getattr(page, part))[0] == topic
