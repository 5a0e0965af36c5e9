"""The list of keys holds every action, and what it says is true."""

import pytest
from PySide6.QtGui import QKeySequence

from sociaalinkopen_desktop.domain.document import Table
from sociaalinkopen_desktop.ui.actions import ACTIONS, Place, applicable
from sociaalinkopen_desktop.ui.models.shortcuts import key_groups, told_key, told_keys
from sociaalinkopen_desktop.ui.pages.shortcuts import ShortcutsPage, keys_document
from sociaalinkopen_desktop.ui.widgets.key_cap import KeyCap
from tests.domain.test_list_document import PAPER
from tests.journeys.officer import Officer


def lines():
    return [line for group in key_groups() for line in group.lines]


def test_every_action_stands_there_once_with_all_its_keys():
    for spec in ACTIONS:
        found = [line for line in lines() if (line.words, line.keys) == (spec.words, spec.keys)]
        assert len(found) == 1, spec.name


def test_the_keys_of_the_preview_stand_there():
    told = {line.words: line.keys for line in lines()}
    assert told["Volgende of vorige vindplaats"] == ("F3", "Shift+F3")
    assert told["Groter of kleiner"] == ("Ctrl++", "Ctrl+-")
    assert told["Hele breedte"] == ("Ctrl+0",)


def test_no_key_does_two_things():
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert "" not in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("Ctrl+PgDown", "Ctrl+Page Down"),
        ("Alt+Left", "Alt+pijl links"),
        ("Ctrl++", "Ctrl++ (plus)"),
        ("Del", "Delete"),
        ("Ctrl+K", "Ctrl+K"),
    ],
)
def test_a_key_is_told_in_dutch(key, told):
    assert told_key(key) == told


def test_only_what_applies_in_a_place():
    names = {spec.name for spec in applicable({Place.SEARCH})}
    assert "find" in names
    assert "next_step" not in names
    assert "new" in names


def test_the_page_shows_all_keys(qtbot):
    page = ShortcutsPage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    caps = [cap.words for cap in page.findChildren(KeyCap)]
    assert sorted(caps) == sorted(told_key(key) for line in lines() for key in line.keys)
    page.resize(700, 800)
    assert all(cap.isVisibleTo(page) for cap in page.findChildren(KeyCap))


def test_the_keys_on_paper_are_those_on_screen():
    document = keys_document(PAPER)
    tables = [block for block in document.chapters[0].blocks if isinstance(block, Table)]
    on_paper = [row[1].text for table in tables for row in table.rows]
    assert on_paper == [told_keys(line.keys) for line in lines()]


def test_ctrl_f1_shows_the_page_and_ctrl_s_keeps_it(qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path / "gegevens")
    officer.press("Ctrl+F1")
    assert isinstance(officer.window.stack.currentWidget(), ShortcutsPage)
    officer.messages.save = tmp_path
    officer.press("Ctrl+S")
    officer.until(lambda: bool(list(tmp_path.glob("*sneltoetsen*.pdf"))) and not officer.window.background.busy)
    assert next(tmp_path.glob("*.pdf")).read_bytes().startswith(b"%PDF")
