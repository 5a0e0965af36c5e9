"""The card about reserving: routes with their verdict, choosing one in one step, sentences to take over."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.domain.choices import Procedure, ReservationScope, ReservedParticipation
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.reserving import Route
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.pages.reserving_card import INTRO, ReservingCard, ReservingTools
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.builders import a_tender, all_norms


@pytest.fixture
def gone_to() -> list[str]:
    return []


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(a_tender())
    return made


@pytest.fixture
def card(qtbot, editor, gone_to) -> Iterator[ReservingCard]:
    norms = lambda tender: Norms(all_norms(), tender.assessment_date or date(2026, 12, 1))  # noqa: E731
    made = ReservingCard(editor, ReservingTools(norms=norms, go_to=gone_to.append))
    page = QWidget()
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    page.resize(700, 1800)
    page.show()
    qtbot.waitExposed(page)
    yield made
    del page


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def reservation(editor: TenderEditor):
    return editor.tender.ambition.reservation


def test_each_route_has_its_verdict_in_words(card):
    assert card.sentence() == INTRO
    assert card.shown() == [Route.SHELTERED, Route.PUBLIC_SERVICE, Route.IN_HOUSE]
    assert card.rows[Route.SHELTERED].pills() == ["Mag", "Kijk na"]
    assert card.rows[Route.PUBLIC_SERVICE].pills() == ["Mag niet"]
    assert card.rows[Route.IN_HOUSE].pills() == ["Nog een vraag"]


def test_what_may_not_has_no_button_to_choose_it(card):
    assert card.rows[Route.SHELTERED].choose_button.isVisible()
    assert not card.rows[Route.PUBLIC_SERVICE].choose_button.isVisible()


def test_the_first_route_that_may_is_open_and_others_open_with_a_key(card):
    assert card.rows[Route.SHELTERED].may_list.isVisible()
    row = card.rows[Route.PUBLIC_SERVICE]
    assert not row.may_list.isVisible()
    QTest.keyClick(row.toggle, Qt.Key.Key_Return)
    assert row.may_list.isVisible()
    assert any(text.startswith("Past niet: CPV-code 77310000") for text in row.may_list.texts())


def test_choosing_a_route_is_one_step_that_can_be_undone(card, editor, qtbot):
    before = editor.tender
    with qtbot.waitSignal(card.said) as said:
        press(card.rows[Route.SHELTERED].choose_button)
    assert said.args[0] == "Route gekozen: Alleen sociale ondernemingen (art. 2.82)"
    assert reservation(editor).scope is ReservationScope.WHOLE
    assert reservation(editor).participation is ReservedParticipation.SHELTERED
    assert "2.82" in reservation(editor).notice_text
    assert editor.undo_stack.count() == 1
    assert card.rows[Route.SHELTERED].pills()[0] == "Gekozen"
    assert not card.rows[Route.SHELTERED].choose_button.isVisible()
    said.args[2]()
    assert editor.tender == before
    assert card.rows[Route.SHELTERED].pills()[0] == "Mag"


def test_one_lot_alone_and_then_the_whole(card, editor):
    row = card.rows[Route.SHELTERED]
    row.lot_box.setFocus()
    QTest.keyClick(row.lot_box, Qt.Key.Key_Down)
    assert row.lot_box.currentText() == "Wijk Zuid"
    press(row.lot_button)
    assert reservation(editor).scope is ReservationScope.LOTS
    assert [lot.reserved for lot in editor.tender.lots] == [ReservedParticipation.NONE, ReservedParticipation.SHELTERED]
    assert row.choose_button.text() == "Kies voor de hele opdracht"
    press(row.choose_button)
    assert reservation(editor).scope is ReservationScope.WHOLE


def test_without_lots_there_is_nothing_to_choose_from(card, editor):
    editor.set("lots", ())
    assert not card.rows[Route.SHELTERED].lot_button.isVisible()
    assert not card.rows[Route.SHELTERED].lot_box.isVisible()


def test_sentences_come_after_choosing_and_are_taken_one_by_one(card, editor, qtbot):
    row = card.rows[Route.SHELTERED]
    press(row.choose_button)
    title = row.sentence_button(0)
    assert title.accessibleName() == "Neem zin over: Titel"
    with qtbot.waitSignal(card.said) as said:
        press(title)
    assert editor.tender.subject.title.endswith("(voorbehouden opdracht)")
    assert not title.isVisible()
    said.args[2]()
    assert title.isVisible()
    QTest.keyClick(row.sentence_button(1), Qt.Key.Key_Return)
    assert editor.tender.subject.description.endswith("(artikel 2.82).")


def test_the_words_to_search_by_are_copied(card, editor, qtbot):
    row = card.rows[Route.SHELTERED]
    press(row.choose_button)
    before = editor.tender
    with qtbot.waitSignal(card.said) as said:
        press(row.sentence_button(3))
    assert said.args[0] == "Zoekwoorden gekopieerd"
    assert "sociale werkplaats" in QGuiApplication.clipboard().text()
    assert editor.tender is before


def test_a_missing_fact_leads_to_its_field(card, editor, gone_to):
    editor.set("ambition.reservation.candidates", None)
    row = card.rows[Route.SHELTERED]
    at = next(at for at, text in enumerate(row.wise_list.texts()) if "Mogelijke kandidaten" in text)
    assert row.wise_list.button(at).accessibleName() == "Ga naar veld: Mogelijke kandidaten"
    press(row.wise_list.button(at))
    assert gone_to == ["ambition.reservation.candidates"]


def test_questions_that_the_form_hides_are_asked_with_the_route(card, editor, gone_to):
    row = card.rows[Route.IN_HOUSE]
    press(row.toggle)
    control = row.questions["ambition.reservation.activities_percent"].control
    assert row.questions["ambition.reservation.has_control"].isVisible()
    at = next(at for at, text in enumerate(row.may_list.texts()) if "Werk voor de gemeente" in text)
    press(row.may_list.button(at))
    assert control.hasFocus()
    assert gone_to == []
    QTest.keyClicks(control, "90")
    assert reservation(editor).activities_percent == 90
    editor.set("ambition.reservation.has_control", True)
    editor.set("ambition.reservation.has_private_capital", False)
    assert row.pills() == ["Mag"]
    press(row.choose_button)
    assert editor.tender.procedure.procedure is Procedure.IN_HOUSE
    assert not row.questions["ambition.reservation.has_control"].isVisible()


def test_below_the_threshold_the_route_is_another_one(card, editor):
    editor.open(
        a_tender(
            value={"base_value": 60_000, "extensions_value": 0},
            lots=[],
            procedure={"procedure": "meervoudig_onderhands"},
        )
    )
    assert card.shown() == [Route.BELOW, Route.IN_HOUSE]
    press(card.rows[Route.BELOW].choose_button)
    assert "naar het voorbeeld van artikel 2.82" in reservation(editor).notice_text


def test_it_is_hidden_when_it_cannot_apply_and_back_when_it_can(card, editor):
    editor.open(a_tender(phase="award"))
    assert not card.isVisible()
    editor.open(a_tender(subject={"dossier_kind": "subsidy"}))
    assert not card.isVisible()
    editor.open(Tender())
    assert card.isVisible()
    assert card.shown() == list(Route)


def test_a_day_without_a_threshold_is_said(card, editor):
    editor.set("assessment_date", date(2010, 1, 1))
    assert card.sentence().startswith("Voor 1-1-2010 is niet bekend: ")
    assert card.shown() == []


def test_typing_elsewhere_does_not_judge_again(card, editor, monkeypatch):
    judged = []
    monkeypatch.setattr("sociaalinkopen_desktop.ui.pages.reserving_card.routes", lambda *args: judged.append(args))
    editor.set("ambition.social_return.clause_text", "Een tekst.")
    assert judged == []


def test_every_button_has_a_name_of_its_own(card):
    names = [
        name
        for row in (card.rows[route] for route in card.shown())
        for name in (row.toggle.accessibleName(), row.choose_button.accessibleName(), row.lot_button.accessibleName())
    ]
    assert all(names)
    assert len(set(names)) == len(names)
