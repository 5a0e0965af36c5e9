"""The scrolling column of a page ends where its last card ends."""

import pytest
from PySide6.QtWidgets import QWidget

from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.step_panel import _BELOW, StepPanel
from sociaalinkopen_desktop.ui.widgets.text import Label

SENTENCES = "Dit is een zin die op een smalle plek over veel regels breekt. " * 12


@pytest.mark.parametrize("width", [420, 900])
def test_a_page_of_many_sentences_has_no_empty_screen_below_it(qtbot, width):
    panel = StepPanel()
    cards = [Card(f"Kaart {number}") for number in range(8)]
    for card in cards:
        card.add(Label(SENTENCES, wrap=True))
        panel.add(card)
    qtbot.addWidget(panel)
    panel.resize(width, 400)
    panel.show()
    qtbot.waitExposed(panel)
    inner = panel.widget()
    qtbot.waitUntil(lambda: inner.height() > panel.height())
    last = cards[-1].mapTo(inner, cards[-1].rect().bottomLeft()).y()
    assert inner.height() - last <= _BELOW + 4


def test_a_page_is_never_wider_than_what_is_seen_of_it(qtbot):
    """Else what asks for more room as soon as it gets less goes to and fro for ever."""
    panel, wide = StepPanel(), QWidget()
    wide.setMinimumSize(600, 700)
    panel.add(wide)
    qtbot.addWidget(panel)
    panel.resize(480, 400)
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.widget().width() == panel.viewport().width()


def test_lines_break_alike_on_a_short_and_on_a_long_page(qtbot):
    panel = StepPanel()
    qtbot.addWidget(panel)
    panel.resize(480, 400)
    panel.show()
    qtbot.waitExposed(panel)
    short = panel.viewport().width()
    panel.add(*(Label(SENTENCES, wrap=True) for _ in range(20)))
    panel.settle()
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 0)
    assert panel.viewport().width() == short
