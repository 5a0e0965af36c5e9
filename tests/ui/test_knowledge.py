"""Kennisbank: seek, choose and read, offline and by keyboard; and ask for exactly that on paper."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from sociaalinkopen_desktop.domain.catalogue import Basis, Kind
from sociaalinkopen_desktop.domain.catalogue_search import CatalogueFilter, CatalogueIndex, Part
from sociaalinkopen_desktop.domain.choices import CriterionTheme
from sociaalinkopen_desktop.ui.models.knowledge import entries_of
from sociaalinkopen_desktop.ui.pages.knowledge import KnowledgePage
from sociaalinkopen_desktop.ui.pages.knowledge_filters import ALL, MenuChip
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.buttons import Button
from sociaalinkopen_desktop.ui.widgets.pill import Pill
from sociaalinkopen_desktop.ui.widgets.text import Label

from .made_up_catalogue import CATALOGUE

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 24)
ENTRIES = {entry.key: entry for entry in entries_of(CATALOGUE, TODAY)}


@pytest.fixture
def page(qtbot):
    made = KnowledgePage(CATALOGUE, TODAY)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def sections(key):
    return {section.title: section.paragraphs for section in ENTRIES[key].sections}


def text_of(page):
    return "\n".join(label.text() for label in page.reading.findChildren(Label))


def choose(qtbot, chip: MenuChip, words: str) -> None:
    """Open the menu of a chip and choose by keyboard."""
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Space)
    qtbot.waitUntil(chip.menu_of_choices.isVisible)
    for _ in chip.choices.actions():
        if chip.menu_of_choices.activeAction().text() == words:
            break
        qtbot.keyClick(chip.menu_of_choices, Key.Key_Down)
    qtbot.keyClick(chip.menu_of_choices, Key.Key_Return)


def part_chip(page, part):
    return page.filters.parts.chip(part.value if part else ALL)


# ---- what an entry tells


def test_a_criterion_tells_why_what_to_do_where_it_stands_and_what_it_cannot_see():
    parts = sections("PRO-01")
    assert len(parts["Waarom dit ertoe doet"]) == 2
    assert parts["Wat u kunt doen"][0].startswith("Vraag ten hoogste drie keer")
    assert parts["Waar het staat"] == ("Aw 2012 art. 2.90 lid 5, stand 1-9-2026\nhttps://voorbeeld.example/aw2012",)
    assert parts["Wat het programma niet ziet"]
    assert parts["Hoe het telt"][-1] == "Houdt publicatie tegen, tenzij u het motiveert."
    assert sections("ALG-01")["Hoe het telt"][-1] == "Houdt publicatie tegen. Motiveren kan hier niet."


def test_what_is_not_sure_is_said_and_never_called_blocking():
    entry = ENTRIES["SR-02"]
    assert not entry.sure
    assert entry.second.endswith("nog te bevestigen")
    assert "nooit tegen" in sections("SR-02")["Hoe zeker dit is"][0]
    assert sections("SR-02")["Hoe het telt"][-1] == "Houdt publicatie niet tegen."
    assert "Wat het programma niet ziet" not in sections("SR-02")


def test_a_number_shows_every_period_newest_first_with_its_source():
    now, before = sections("thresholds.services")["Waarde per periode"]
    assert now.splitlines()[0] == "€\u00a0216.000: vanaf 1-1-2026 (geldt nu)"
    assert before.splitlines() == [
        "€\u00a0221.000: vanaf 1-1-2024 tot en met 31-12-2025",
        "Bron: Voorbeeldverordening 2024",
        "https://voorbeeld.example/2024",
    ]
    assert sections("thresholds.services")["Laatst nagekeken"] == ("Op dinsdag 24 november 2026.",)
    assert ENTRIES["thresholds.services"].links == ("PRO-01",)


def test_a_duty_tells_what_where_and_when():
    parts = sections("MP-01")
    assert parts["Wat u vastlegt"] == ("Waarom delen in percelen bij deze opdracht niet past.",)
    assert parts["Waar dat moet staan"] == ("Aanbestedingsstukken en dossier.",)
    assert parts["Wanneer het geldt"] == ("Geldt vanaf 1-7-2016.",)
    assert len(parts["Bij welke aanbesteding"]) == 6
    assert not ENTRIES["MP-01"].sure


# ---- reading


def test_the_page_asks_its_question_and_says_that_it_is_no_legal_advice(page):
    texts = [label.text() for label in page.findChildren(Label)]
    assert "Waarop toetsen wij?" in texts
    assert any("geen juridisch advies" in text for text in texts)


def test_everything_is_listed_at_first_and_counted(page):
    assert page.model.keys() == ["ALG-01", "SR-02", "PRO-01", "thresholds.services", "policy.social_return", "MP-01"]
    assert page.count.text() == "U ziet 3\u00a0punten, 2\u00a0getallen en 1\u00a0motiveringsplicht."
    assert [part_chip(page, part).text() for part in (None, *Part)] == [
        "Alles 6", "Punten 3", "Getallen 2", "Motiveringsplichten 1",
    ]  # fmt: skip


def test_the_first_entry_can_be_read_at_once(page):
    assert page.entry_shown().key == "ALG-01"
    assert "De raming bepaalt welke regels gelden." in text_of(page)


def test_reading_on_with_the_arrow_keys(qtbot, page):
    page.search.setFocus()
    qtbot.keyClick(page.search, Key.Key_Down)
    qtbot.keyClick(page.list, Key.Key_Down)
    assert page.entry_shown().key == "SR-02"
    assert [pill.accessibleName() for pill in page.reading.findChildren(Pill)] == ["Nog te bevestigen"]
    qtbot.keyClick(page.list, Key.Key_Return)
    assert page.reading.hasFocus()


def test_a_criterion_leads_to_its_number_and_back(qtbot, page):
    part_chip(page, Part.CRITERIA).click()
    page.show_entry("PRO-01")
    link = page.reading.findChildren(Button)[-1]
    assert link.text() == "Het drempelbedrag voor diensten van gemeenten"
    qtbot.mouseClick(link, LEFT)
    assert page.entry_shown().key == "thresholds.services"
    assert page.filters.wanted() == CatalogueFilter(part=Part.NORMS)
    qtbot.mouseClick(page.reading.findChildren(Button)[-1], LEFT)
    assert page.entry_shown().key == "PRO-01"


def test_an_entry_that_does_not_exist_is_refused(page):
    with pytest.raises(KeyError):
        page.show_entry("NIET-99")


def test_words_of_the_catalogue_are_never_markup(page):
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.reading.findChildren(Label))


# ---- choosing


def test_typing_narrows_the_list(qtbot, page):
    page.focus_search()
    with qtbot.waitSignal(page.search.searched):
        qtbot.keyClicks(page.search, "omzeteis")
    assert page.model.keys() == ["PRO-01"]
    assert page.entry_shown().key == "PRO-01"
    assert page.count.text() == "U ziet 1\u00a0punt, van de 6."


def test_an_article_is_found(qtbot, page):
    qtbot.keyClicks(page.search, "2.90")
    qtbot.keyClick(page.search, Key.Key_Return)
    assert page.model.keys() == ["PRO-01"]


def test_nothing_found_offers_to_wipe_and_nothing_to_print(qtbot, page):
    choose(qtbot, page.filters.basis, "Beleid")
    page.search.setText("zwembad")
    page.search.tell()
    assert page.nothing.isVisible()
    assert page.entry_shown() is None
    assert (page.save_button.isEnabled(), page.print_button.isEnabled()) == (False, False)
    qtbot.mouseClick(page.wipe, LEFT)
    assert page.model.rowCount() == 6
    assert page.filters.wanted().is_everything
    assert page.search.hasFocus()
    assert page.save_button.isEnabled()


@pytest.mark.parametrize(
    ("name", "words", "wanted", "keys"),
    [
        ("theme", "Social return", CatalogueFilter(theme=CriterionTheme.SOCIAL_RETURN), "SR-02 policy.social_return"),
        ("basis", "Beleid", CatalogueFilter(basis=Basis.POLICY), "SR-02 policy.social_return"),
        ("kind", "Het programma toetst", CatalogueFilter(kind=Kind.AUTOMATIC), "ALG-01 SR-02 PRO-01"),
        ("sure", "Nog te bevestigen", CatalogueFilter(sure=False), "SR-02 policy.social_return MP-01"),
        ("sure", "Zeker", CatalogueFilter(sure=True), "ALG-01 PRO-01 thresholds.services"),
    ],
)
def test_each_filter_narrows_the_list_by_keyboard(qtbot, page, name, words, wanted, keys):
    chip = getattr(page.filters, name)
    choose(qtbot, chip, words)
    assert page.filters.wanted() == wanted
    assert page.model.keys() == keys.split()
    assert chip.text().endswith(f": {words}")
    assert chip.is_on
    choose(qtbot, chip, chip.choices.actions()[0].text())
    assert page.model.rowCount() == 6
    assert not chip.is_on


def test_leaving_a_menu_changes_nothing(qtbot, page):
    chip = page.filters.theme
    qtbot.mouseClick(chip, LEFT)
    qtbot.waitUntil(chip.menu_of_choices.isVisible)
    qtbot.keyClick(chip.menu_of_choices, Key.Key_Escape)
    assert not chip.is_on
    assert page.filters.wanted().is_everything


def test_a_menu_offers_only_themes_that_there_are(page):
    assert [action.text() for action in page.filters.theme.choices.actions()] == [
        "Alle thema's", "Algemeen", "Social return", "Proportionaliteit",
    ]  # fmt: skip


def test_what_cannot_narrow_a_part_is_gone_and_forgotten_there(qtbot, page):
    choose(qtbot, page.filters.theme, "Social return")
    choose(qtbot, page.filters.kind, "Het programma toetst")
    qtbot.mouseClick(part_chip(page, Part.DUTIES), LEFT)
    assert not page.filters.theme.isVisible()
    assert not page.filters.kind.isVisible()
    assert page.model.keys() == ["MP-01"]
    qtbot.mouseClick(part_chip(page, Part.NORMS), LEFT)
    assert page.filters.theme.isVisible()
    assert page.model.keys() == ["policy.social_return"]


def test_the_start_page_leads_to_the_numbers(page):
    page.search.setText("omzeteis")
    page.show_numbers()
    assert page.model.keys() == ["thresholds.services", "policy.social_return"]
    assert page.search.words() == ""


# ---- on paper


def test_the_buttons_ask_for_exactly_what_is_listed(qtbot, page):
    choose(qtbot, page.filters.sure, "Nog te bevestigen")
    qtbot.mouseClick(part_chip(page, Part.CRITERIA), LEFT)
    for button, signal in ((page.save_button, page.save_requested), (page.print_button, page.print_requested)):
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(button, LEFT)
        assert told.args == [CatalogueFilter(part=Part.CRITERIA, sure=False)]
        shown = CatalogueIndex(CATALOGUE).narrowed(told.args[0])
        assert [item.id for item in shown.criteria] == page.model.keys()


def test_no_second_document_is_asked_for_while_one_is_made(qtbot, page):
    page.set_busy(True)
    with qtbot.assertNotEmitted(page.save_requested):
        qtbot.mouseClick(page.save_button, LEFT)
    page.set_busy(False)
    assert page.save_button.isEnabled()


# ---- for everybody


def test_everything_can_be_reached_with_tab_and_has_a_name(qtbot, page):
    page.search.setFocus()
    met = []
    for _ in range(40):
        widget = page.focusWidget()
        if widget in met:
            break
        met.append(widget)
        qtbot.keyClick(widget, Key.Key_Tab)
    assert {page.search, page.list, page.reading, page.save_button, page.print_button} <= set(met)
    assert {page.filters.theme, page.filters.basis, page.filters.kind, page.filters.sure} <= set(met)
    for widget in met:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_where_there_is_little_room_the_text_stands_below_the_list(qtbot, page):
    page.resize(700, 800)
    qtbot.waitUntil(lambda: page.reading.y() > page._list_card.y())
    assert page.reading.x() == page._list_card.x()


def test_large_text_fits_a_laptop_and_hides_no_filter(qtbot, qapp, page):
    apply_theme(qapp, "light", 2.0)
    page.filters.sure.set_value(False)
    page.filters.theme.set_value(CriterionTheme.SOCIAL_RETURN)
    page.resize(1056, 800)
    qtbot.waitUntil(lambda: page.filters.sure.geometry().bottom() < page.filters.height())
    size = page.minimumSizeHint()
    inside = page.filters.rect().contains(page.filters.sure.geometry())
    apply_theme(qapp, "light", 1.0)
    assert (size.width() <= 1056, size.height() <= 800, inside) == (True, True, True)
