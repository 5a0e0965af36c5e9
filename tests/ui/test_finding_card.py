"""A finding says verdict, values, source and remedy; its card is used again for another finding."""

from PySide6.QtCore import Qt

from sociaalinkopen_desktop.ui.widgets.finding_card import FindingAction, FindingCard, FindingContent
from sociaalinkopen_desktop.ui.widgets.text import Label

APPLY = FindingAction("apply", "Pas toe", "check", solves=True)
GO = FindingAction("go", "Ga naar veld")
TURNOVER = FindingContent(
    "not_met",
    "De omzeteis is te hoog",
    "",
    (("Gevraagd", "€ 1.450.000"), ("Ten hoogste", "€ 1.296.000")),
    "Aw 2012 art. 2.90 lid 5 · stand 1-9-2026",
    (APPLY, GO),
)
QUESTION = FindingContent("undecided", "Welk orgaan informeert?", "Dit moet in de stukken staan.")


def words_on(card):
    return [label.text() for label in card.findChildren(Label) if label.isVisibleTo(card) and label.text()]


def test_a_card_shows_the_whole_finding(qtbot):
    card = FindingCard(TURNOVER)
    qtbot.addWidget(card)
    assert words_on(card) == [
        "De omzeteis is te hoog",
        "Gevraagd",
        "€\u00a01.450.000",
        "Ten hoogste",
        "€\u00a01.296.000",
        "Aw 2012 art. 2.90 lid 5 · stand 1-9-2026",
    ]
    assert card.accessibleName() == "Voldoet niet: De omzeteis is te hoog"
    assert "Gevraagd: € 1.450.000." in card.accessibleDescription()


def test_actions_are_told_and_only_the_one_that_solves_has_an_edge(qtbot):
    card, told = FindingCard(TURNOVER), []
    qtbot.addWidget(card)
    card.show()
    card.acted.connect(told.append)
    qtbot.mouseClick(card.action_button("apply"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(card.action_button("go"), Qt.Key.Key_Return)
    assert told == ["apply", "go"]
    assert card.action_button("apply").property("kind") == "secondary"
    assert card.action_button("go").property("kind") == "quiet"
    assert card.action_button("go").accessibleName() == "Ga naar veld: De omzeteis is te hoog"


def test_a_card_takes_another_finding_without_new_widgets(qtbot):
    card = FindingCard(TURNOVER)
    qtbot.addWidget(card)
    before = set(card.findChildren(Label))
    card.set_content(QUESTION)
    assert set(card.findChildren(Label)) == before
    assert words_on(card) == ["Welk orgaan informeert?", "Dit moet in de stukken staan."]
    card.set_content(TURNOVER)
    assert "€\u00a01.296.000" in words_on(card)


def test_a_title_is_shown_as_typed_and_never_as_markup(qtbot):
    card = FindingCard(FindingContent("to_justify", "<b>Perceel & co</b>"))
    qtbot.addWidget(card)
    label = next(label for label in card.findChildren(Label) if label.text())
    assert label.text() == "<b>Perceel & co</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText
