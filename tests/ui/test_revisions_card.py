"""The log of revisions: what changed since the last one, to record with a reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.ui.pages.revisions_card import RevisionsCard
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender

TODAY = date(2026, 11, 24)


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor(today=lambda: TODAY)
    made.open(a_tender(phase="review"))
    return made


@pytest.fixture
def card(qtbot, editor) -> RevisionsCard:
    made = RevisionsCard(editor, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_publishing_begins_the_log_in_the_same_step(editor):
    editor.set("phase", Phase.PUBLISHED)
    assert [item.number for item in editor.tender.revisions] == [0]
    assert editor.undo_stack.count() == 1
    editor.undo_stack.undo()
    assert editor.tender == a_tender(phase="review")


def test_before_publication_there_is_nothing_to_see(card, editor):
    card.show_tender(editor.tender, None)
    assert not card.isVisible()


def test_changes_are_listed_and_recorded_with_a_reason(card, editor, qtbot):
    editor.set("phase", Phase.PUBLISHED)
    base = editor.tender
    card.show_tender(base, base)
    assert card.words()[0] == "Sinds 'Gepubliceerd' is er niets gewijzigd."
    assert not card.record_button().isVisible()
    editor.set("subject.title", "Nieuwe titel")
    card.show_tender(editor.tender, base)
    assert card.words()[0].startswith("Sinds 'Gepubliceerd' is 1 punt gewijzigd.")
    assert "wordt Nieuwe titel" in card.words()[1]
    QTest.mouseClick(card.record_button(), Qt.MouseButton.LeftButton)
    assert card.words()[2].startswith("Schrijf kort waarom.")
    assert len(editor.tender.revisions) == 1
    QTest.keyClicks(card.reason_field(), "Vraag 3")
    assert card.words()[2] == ""
    with qtbot.waitSignal(card.said) as said:
        QTest.mouseClick(card.record_button(), Qt.MouseButton.LeftButton)
    assert said.args[0] == "Herziening 1 vastgelegd"
    assert editor.tender.revisions[1].reason == "Vraag 3"
    card.show_tender(editor.tender, None)
    assert card.words()[0] == "De versie van 'Herziening 1' wordt nog bewaard."
    assert [row[0] for row in card.table().texts()] == ["Herziening 1 24-11-2026", "Gepubliceerd 24-11-2026"]
    said.args[2]()
    assert len(editor.tender.revisions) == 1


def test_a_long_list_of_changes_is_cut_on_screen_and_whole_in_the_log(card, editor):
    editor.set("phase", Phase.PUBLISHED)
    base = editor.tender
    changed = base
    for number in range(20):
        changed = replaced(changed, "lots", (*changed.lots, replaced(base.lots[0], "title", f"Wijk {number}")))
    editor.replace(changed, "x")
    card.show_tender(editor.tender, base)
    assert card.words()[1].endswith("En nog 8.")
    QTest.keyClicks(card.reason_field(), "Meer wijken")
    QTest.mouseClick(card.record_button(), Qt.MouseButton.LeftButton)
    assert len(editor.tender.revisions[-1].changes.splitlines()) == 20
