"""Kennisbank: seek and read, offline and by keyboard."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from sociaalinkopen_desktop.domain.choices import CriterionTheme
from sociaalinkopen_desktop.ui.models.knowledge import criterion_entries, found, norm_entries, plain
from sociaalinkopen_desktop.ui.pages.knowledge import NORMS, KnowledgePage
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.buttons import Button
from sociaalinkopen_desktop.ui.widgets.pill import Pill
from sociaalinkopen_desktop.ui.widgets.text import Label

from .made_up_catalogue import CATALOGUE

Key = Qt.Key
TODAY = date(2026, 11, 24)
CRITERIA_ENTRIES = criterion_entries(CATALOGUE)
NORM_ENTRIES = norm_entries(CATALOGUE, TODAY)


@pytest.fixture
def page(qtbot):
    made = KnowledgePage(CATALOGUE, TODAY)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def sections(entry):
    return {section.title: section.paragraphs for section in entry.sections}


def text_of(page):
    return "\n".join(label.text() for label in page.reading.findChildren(Label))


def test_criteria_come_by_theme():
    assert [entry.key for entry in CRITERIA_ENTRIES] == ["ALG-01", "SR-02", "PRO-01"]


def test_a_criterion_tells_why_what_to_do_where_it_stands_and_what_it_cannot_see():
    parts = sections(CRITERIA_ENTRIES[2])
    assert len(parts["Waarom dit ertoe doet"]) == 2
    assert parts["Wat u kunt doen"][0].startswith("Vraag ten hoogste drie keer")
    assert parts["Waar het staat"] == ("Aw 2012 art. 2.90 lid 5, stand 1-9-2026\nhttps://voorbeeld.example/aw2012",)
    assert parts["Wat het programma niet ziet"]
    assert "niet klaar voor publicatie, tenzij u het motiveert" in parts["Hoe het telt"][-1]


def test_what_is_not_sure_is_said_and_never_called_blocking():
    entry = CRITERIA_ENTRIES[1]
    assert not entry.sure
    assert entry.second.endswith("nog te bevestigen")
    assert "nooit tegen" in sections(entry)["Hoe zeker dit is"][0]
    assert "Wat het programma niet ziet" not in sections(entry)


def test_a_number_shows_every_period_newest_first_with_its_source():
    entry = next(entry for entry in NORM_ENTRIES if entry.key == "thresholds.services")
    now, before = sections(entry)["Waarde per periode"]
    assert now.splitlines()[0] == "€\u00a0216.000: vanaf 1-1-2026 (geldt nu)"
    assert before.splitlines() == [
        "€\u00a0221.000: vanaf 1-1-2024 tot en met 31-12-2025",
        "Bron: Voorbeeldverordening 2024",
        "https://voorbeeld.example/2024",
    ]
    assert sections(entry)["Laatst nagekeken"] == ("Op dinsdag 24 november 2026.",)
    assert entry.links == ("PRO-01",)


def test_numbers_are_ordered_without_their_article():
    assert [entry.title[:10] for entry in NORM_ENTRIES] == ["Het deel v", "Het drempe"]


@pytest.mark.parametrize(
    ("sought", "keys"),
    [
        ("omzeteis", ["PRO-01"]),
        ("OMZETEIS kléine", ["PRO-01"]),
        ("2.13", ["ALG-01"]),
        ("sr-02", ["SR-02"]),
        ("raming", ["ALG-01", "PRO-01"]),
        ("zwembad", []),
        ("  ", ["ALG-01", "SR-02", "PRO-01"]),
    ],
)
def test_every_word_must_be_in_the_text(sought, keys):
    assert [entry.key for entry in found(CRITERIA_ENTRIES, sought)] == keys


def test_one_theme_can_be_asked():
    assert [entry.key for entry in found(CRITERIA_ENTRIES, "", CriterionTheme.GENERAL)] == ["ALG-01"]


@given(st.text())
def test_searching_takes_any_text(words):
    assert set(found(CRITERIA_ENTRIES, words)) <= set(CRITERIA_ENTRIES)
    assert plain(plain(words)) == plain(words)


def test_the_page_says_that_it_is_no_legal_advice(page):
    assert any("geen juridisch advies" in label.text() for label in page.findChildren(Label))


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


def test_typing_narrows_the_list(qtbot, page):
    qtbot.keyClick(page, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.search.searched):
        qtbot.keyClicks(page.search, "omzeteis")
    assert page.model.rowCount() == 1
    assert page.entry_shown().key == "PRO-01"


def test_nothing_found_offers_to_wipe(qtbot, page):
    page.search.setText("zwembad")
    page.search.tell()
    assert page.nothing.isVisible()
    assert page.entry_shown() is None
    qtbot.mouseClick(page.wipe, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 3
    assert page.search.hasFocus()


def test_a_theme_narrows_the_criteria_and_is_gone_with_the_numbers(qtbot, page):
    page.theme.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.theme, Key.Key_Down)
    assert page.entry_shown().theme is page.theme.value()
    qtbot.mouseClick(page.kinds.chip(NORMS), Qt.MouseButton.LeftButton)
    assert not page.theme.isVisible()
    assert page.model.rowCount() == 2


def test_a_criterion_leads_to_its_number_and_back(qtbot, page):
    page.show_entry("PRO-01")
    link = page.reading.findChildren(Button)[-1]
    assert link.text() == "Het drempelbedrag voor diensten van gemeenten"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert page.entry_shown().key == "thresholds.services"
    assert page.kinds.chosen() == NORMS
    qtbot.mouseClick(page.reading.findChildren(Button)[-1], Qt.MouseButton.LeftButton)
    assert page.entry_shown().key == "PRO-01"


def test_an_entry_that_does_not_exist_is_refused(page):
    with pytest.raises(KeyError):
        page.show_entry("NIET-99")


def test_words_of_the_catalogue_are_never_markup(page):
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.reading.findChildren(Label))


def test_where_there_is_little_room_the_text_stands_below_the_list(qtbot, page):
    page.resize(700, 800)
    qtbot.waitUntil(lambda: page.reading.y() > page._list_card.y())
    assert page.reading.x() == page._list_card.x()


def test_large_text_fits_a_laptop(qapp, page):
    apply_theme(qapp, "light", 2.0)
    page.resize(1056, 800)
    size = page.minimumSizeHint()
    apply_theme(qapp, "light", 1.0)
    assert (size.width() <= 1056, size.height() <= 800) == (True, True)
