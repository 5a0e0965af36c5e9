"""Step 7 by real clicks and keys: who fits, who falls off, whom to ask, and the search in the file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.choices import Procedure
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseKind, EnterpriseState
from sociaalinkopen_desktop.domain.enterprises.search_log import SOURCE
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui import matching_desk
from sociaalinkopen_desktop.ui.pages.barrier_card import NOBODY as NO_BARRIERS
from sociaalinkopen_desktop.ui.pages.barrier_card import BarrierCard
from sociaalinkopen_desktop.ui.pages.inviting_card import NO_SOCIAL, InvitingCard
from sociaalinkopen_desktop.ui.pages.matching_card import EMPTY, NOBODY, SAYS_NOTHING, MatchingCard
from tests.builders import a_tender
from tests.journeys.officer import Officer

from .made_up_enterprises import CATERING, GREEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

FAR = replace(
    GREEN, name="Voorbeeldgroen Noord", kvk="87654321", town="Groningen", range_km=None, delivers_nationwide=True,
    recognitions=(), largest_contract=Decimal(20_000),
)  # fmt: skip
PLAIN = replace(
    GREEN, name="Hoveniersbedrijf Voorbeeld", kvk="45678901", kind=EnterpriseKind.REGULAR, town="Oss",
    recognitions=(), cpv=("77314000-4",), offer="Onderhoud van terreinen", keywords=(), turnover=Decimal(100_000),
)  # fmt: skip
GREEN_TENDER = a_tender(
    subject={"place": "Heesch"},
    procedure={"procedure": "meervoudig_onderhands"},
    market={
        "register_search_date": None, "register_matches": None, "register_sources": [], "invitations": [],
        "invitation_reason": "", "no_social_reason": "",
    },
    requirements={"has_turnover_requirement": True, "turnover_requirement": 900_000},
)  # fmt: skip


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens", settings=Settings(organisation="Voorbeeldgemeente", theme="light"))


def put(officer, *enterprises):
    return [officer.window.services.register.save(item).enterprise.id for item in enterprises]


def calm(officer):
    window = officer.window
    officer.until(lambda: not (window.tasks.busy or window.background.busy or window.autosave.pending))


def step7(officer, tender=GREEN_TENDER):
    """Open the tender at step 7 and wait for what is found."""
    officer.window.desk.start(replace(tender, id=""))
    officer.settle()
    page = officer.go_to(Step.MARKET)
    found(officer)
    return page


def found(officer):
    """Wait until what is shown belongs to the tender as it is now."""
    desk = card(officer)._tools.desk
    officer.until(lambda: bool(desk.trouble) or (desk.sight is not None and desk.sight.tender is officer.tender))
    calm(officer)


def card(officer, kind=MatchingCard):
    return officer.window.workspace.page(Step.MARKET).findChild(kind)


def show(officer, widget):
    page = officer.window.workspace.page(Step.MARKET)
    page._panel.settle()
    page._panel.show_widget(widget)


def click(officer, widget):
    show(officer, widget)
    officer.click(widget)


def names(made):
    return [line.name() for line in made.shown()]


# -- who fits -------------------------------------------------------------------------------------------------------
def test_who_fits_is_there_without_a_button_in_order_with_reasons(officer):
    put(officer, FAR, GREEN, PLAIN, CATERING)
    step7(officer)
    made = card(officer)
    assert names(made)[0] == GREEN.name
    assert set(names(made)) == {GREEN.name, FAR.name, PLAIN.name}
    assert made.sentence().replace("\u00a0", " ") == "Van de 4 ondernemingen in uw register: 3 passen. De beste eerst."
    assert "Heesch" in made.place.words()
    first = made.shown()[0]
    _name, score, second = first.head.words()
    assert score.startswith("Past goed · ")
    assert "km · PSO 30+, geldig tot en met 12-3-2028 · Levert 77310000-6" in second
    show(officer, first.head)
    first.head.setFocus()
    QTest.keyClick(first.head, Qt.Key.Key_Space)
    assert any(text.startswith("Pluspunt: Levert 77310000-6") for text in first.texts())
    assert first.register_button.isVisible()
    last = next(line for line in made.shown() if line.name() == PLAIN.name)
    click(officer, last.head)
    assert "Let op: Het is een gewone onderneming." in last.texts()


def test_filters_narrow_the_list_and_name_who_does_not_fit(officer):
    put(officer, FAR, GREEN, PLAIN, CATERING)
    step7(officer)
    made = card(officer)
    click(officer, made.others)
    found(officer)
    officer.until(lambda: bool(made.misfits.texts()))
    ((who, why),) = made.misfits.texts()
    assert who.startswith(CATERING.name)
    assert "past niet bij de CPV-codes en woorden" in why
    click(officer, made.filters.km)
    QTest.keyClicks(made.filters.km, "30")
    assert FAR.name not in names(made)
    click(officer, made.filters.proven)
    assert names(made) == [GREEN.name]
    made.filters.proven.click()
    made.filters.km.selectAll()
    QTest.keyClick(made.filters.km, Qt.Key.Key_Delete)
    made.filters.kinds.choice_actions[EnterpriseKind.REGULAR].trigger()
    assert names(made) == [PLAIN.name]
    made.filters.kinds.all_choices.trigger()
    QTest.keyClicks(made.filters.search, "noord")
    QTest.keyClick(made.filters.search, Qt.Key.Key_Return)
    assert names(made) == [FAR.name]
    officer.until(lambda: made.misfits.texts() == [])


def test_a_long_list_shows_the_best_and_more_on_request(officer):
    put(officer, *(replace(GREEN, name=f"Voorbeeldgroen {at:02}", kvk="") for at in range(12)))
    step7(officer)
    made = card(officer)
    assert len(made.shown()) == 5
    assert made.more_button.text() == "Toon meer (7)"
    click(officer, made.more_button)
    assert len(made.shown()) == 12
    assert not made.more_button.isVisible()
    assert made.shown()[5].head.hasFocus()


def test_the_municipality_is_asked_when_the_place_is_unknown_and_remembered(officer):
    put(officer, GREEN)
    step7(officer, replace(GREEN_TENDER, subject=replace(GREEN_TENDER.subject, place="", buyer="")))
    made = card(officer)
    assert made.place.row.isVisible()
    assert made.place.words().startswith("De plaats van het werk is niet bekend.")
    click(officer, made.place.home)
    officer.type_in(made.place.home, "Nergenshuizen")
    QTest.keyClick(made.place.home, Qt.Key.Key_Tab)
    officer.until(lambda: "staat niet in de lijst" in made.place.row.error())
    made.place.home.selectAll()
    officer.type_in(made.place.home, "Bernheze")
    QTest.keyClick(made.place.home, Qt.Key.Key_Return)
    officer.until(lambda: made.place.words().startswith("Afstand vanaf Bernheze."))
    assert officer.kept_settings[-1].municipality == "Bernheze"
    assert made.place.row.error() == ""


def test_a_buyer_in_the_settings_can_be_changed_here(officer):
    put(officer, GREEN)
    officer.window.apply_settings(replace(officer.window.settings, organisation="Gemeente Oss"))
    step7(officer, replace(GREEN_TENDER, subject=replace(GREEN_TENDER.subject, place="")))
    made = card(officer)
    assert made.place.words().startswith("Afstand vanaf Oss.")
    assert made.place.row.isHidden()
    click(officer, made.place.other_button)
    assert made.place.home.hasFocus()
    officer.type_in(made.place.home, "Maashorst")
    QTest.keyClick(made.place.home, Qt.Key.Key_Return)
    officer.until(lambda: made.place.words().startswith("Afstand vanaf Maashorst."))


# -- the search in the file ------------------------------------------------------------------------------------------
def test_the_search_goes_into_the_file_in_one_step(officer):
    put(officer, GREEN, CATERING)
    step7(officer)
    before, made = officer.tender, card(officer)
    click(officer, made.record_button)
    market = officer.tender.market
    assert (market.register_search_date, market.register_matches) == (date(2026, 11, 24), 1)
    assert market.register_sources == (SOURCE,)
    (log,) = market.searches
    assert (log.found, log.known, log.names) == (1, 2, (GREEN.name,))
    assert "CPV 77310000-6" in log.sought
    assert [row[0] for row in made.log.texts()] == ["24-11-2026"]
    assert officer.window.workspace.undo_bar.isVisible()
    officer.press("Ctrl+Z")
    assert officer.tender == before
    assert made.log.texts() == []


def test_also_that_nobody_was_found_goes_into_the_file(officer):
    put(officer, CATERING)
    step7(officer)
    made = card(officer)
    assert made.sentence() == NOBODY
    click(officer, made.record_button)
    assert officer.tender.market.register_matches == 0
    assert officer.tender.market.searches[0].found == 0
    assert card(officer, BarrierCard).sentence() == NO_BARRIERS


def test_an_empty_register_leads_to_a_list_or_the_examples(officer):
    step7(officer)
    made = card(officer)
    assert made.sentence() == EMPTY
    assert made.record_button.isHidden()
    click(officer, made.example_button)
    officer.until(lambda: bool(made.shown()))
    assert "verzonnen voorbeelden" in made._example_note.words()
    assert made.record_button.isVisible()
    officer.window.undo_bar.dismiss()


def test_reading_a_list_begins_on_its_own_page(officer):
    step7(officer)
    click(officer, card(officer).import_button)
    assert officer.window.page_key() == "enterprise_import"


def test_an_empty_tender_says_what_is_missing(officer):
    put(officer, GREEN)
    step7(officer, Tender())
    made = card(officer)
    assert made.sentence() == SAYS_NOTHING
    click(officer, made.go_button)
    assert officer.window.workspace.step is Step.SUBJECT


def test_what_changes_in_the_register_shows_when_one_comes_back(officer):
    (identifier,) = put(officer, GREEN)
    step7(officer)
    made = card(officer)
    assert names(made) == [GREEN.name]
    click(officer, made.shown()[0].head)
    click(officer, made.shown()[0].register_button)
    calm(officer)
    assert officer.window.page_key() == "enterprise"
    officer.window.register.editor.set("state", EnterpriseState.LAPSED)
    officer.window.register.flush()
    calm(officer)
    assert officer.window.services.register.load(identifier).enterprise.state is EnterpriseState.LAPSED
    officer.window.desk.open(officer.tender.id)
    calm(officer)
    officer.go_to(Step.MARKET)
    officer.until(lambda: made.sentence() == NOBODY)


def test_a_key_in_another_step_does_not_search(officer, monkeypatch):
    put(officer, GREEN)
    step7(officer)
    searched = []
    whole = matching_desk.search
    monkeypatch.setattr(matching_desk, "search", lambda *args: searched.append(args) or whole(*args))
    officer.fill("subject.title", "Nieuw")
    calm(officer)
    desk = card(officer)._tools.desk
    assert not desk._later.isActive()
    assert searched == []
    officer.go_to(Step.MARKET)
    found(officer)
    assert len(searched) == 1


def test_a_register_that_cannot_be_read_is_told_and_read_again_later(officer, monkeypatch):
    from sociaalinkopen_desktop.application.ports import StorageProblem

    put(officer, GREEN)
    register = officer.window.services.register

    def broken():
        raise StorageProblem("Het register is niet te lezen.")

    with monkeypatch.context() as patch:
        patch.setattr(register, "everything", broken)
        step7(officer)
        assert card(officer).sentence() == "Het register is niet te lezen."
        assert card(officer).shown() == []
    officer.go_to(Step.SUBJECT)
    officer.go_to(Step.MARKET)
    officer.until(lambda: names(card(officer)) == [GREEN.name])


# -- who falls off ---------------------------------------------------------------------------------------------------
def test_each_demand_says_who_can_who_falls_off_and_what_is_not_known(officer):
    put(officer, replace(GREEN, turnover=Decimal(2_000_000)), replace(FAR, turnover=None), PLAIN)
    step7(officer)
    made = card(officer, BarrierCard)
    turnover = next(line for line in made.shown() if "Jaaromzet" in line.texts()[0])
    words = [text.replace("\u00a0", " ") for text in turnover.texts()]
    assert words[1:4] == ["1 kan nog meedoen", "1 valt af", "1 onbekend"]
    assert turnover.names() == []
    click(officer, turnover.names_button)
    assert turnover.names() == [
        f"Valt af: {PLAIN.name}.", f"Onbekend: {FAR.name}.", f"Kan meedoen: {GREEN.name}."
    ]  # fmt: skip
    assert made.totals.words()[1] != "0\u00a0vallen af"
    before = officer.tender
    click(officer, turnover.apply_button)
    assert officer.tender.requirements != before.requirements
    found(officer)
    officer.press("Ctrl+Z")
    assert officer.tender == before
    click(officer, next(line for line in made.shown() if "Jaaromzet" in line.texts()[0]).go_button)
    assert officer.window.workspace.step is Step.REQUIREMENTS


# -- whom to ask -----------------------------------------------------------------------------------------------------
def test_a_proposal_goes_on_the_list_with_reasons_that_can_be_changed(officer):
    ids = put(officer, GREEN, replace(FAR, largest_contract=None), PLAIN)
    other = replace(Tender(), market=Market(invitations=(Invitation(supplier=FAR.name, enterprise_id=ids[1]),)))
    officer.window.desk.start(replace(other, subject=replace(other.subject, title="Eerder")))
    officer.settle()
    step7(officer)
    made = card(officer, InvitingCard)
    assert made.isVisible()
    assert made.shown()[0]._chosen.invitation.supplier == GREEN.name
    asked = next(line for line in made.shown() if line._chosen.invitation.supplier == FAR.name)
    assert "Laatst gevraagd op" in asked.reason.value()
    first = made.shown()[0]
    assert "Gezocht in het register op 24-11-2026." in first.reason.value()
    click(officer, first.reason)
    first.reason.selectAll()
    officer.type_in(first.reason, "Kent onze wijken.")
    click(officer, asked.box)
    before = officer.tender
    click(officer, made.take_button)
    lines = officer.tender.market.invitations
    assert {line.supplier for line in lines} == {GREEN.name, PLAIN.name}
    green = next(line for line in lines if line.supplier == GREEN.name)
    assert (green.enterprise_id, green.reason, green.valid_until) == (ids[0], "Kent onze wijken.", date(2028, 3, 12))
    assert GREEN.name in officer.tender.market.invitation_reason
    assert any("De Gids Proportionaliteit noemt 3 tot 5" in words for words in made.warnings())
    found(officer)
    assert next(line for line in card(officer).shown() if line.name() == GREEN.name).button.text() == "Op de lijst"
    officer.press("Ctrl+Z")
    assert officer.tender == before


def test_from_the_list_of_matches_one_goes_on_the_list_and_back_to_it(officer):
    put(officer, GREEN)
    page = step7(officer)
    line = card(officer).shown()[0]
    assert line.button.text() == "Uitnodigen"
    click(officer, line.button)
    (invited,) = officer.tender.market.invitations
    assert (invited.supplier, invited.is_social) == (GREEN.name, True)
    assert line.button.text() == "Op de lijst"
    click(officer, line.button)
    assert page.rows_editor("market.invitations").isAncestorOf(officer.window.focusWidget())


def test_who_is_passed_over_can_be_asked_all_the_same(officer):
    put(officer, *(replace(GREEN, name=f"Voorbeeldgroen {at}", kvk="") for at in range(5)))
    step7(officer)
    made = card(officer, InvitingCard)
    assert len(made.shown()) == 3
    click(officer, made.others_button)
    name, why = made.shown_others()[0].texts()
    assert why
    click(officer, made.shown_others()[0].button)
    assert [line.supplier for line in officer.tender.market.invitations] == [name]
    found(officer)
    made.number.setFocus()
    QTest.keyClick(made.number, Qt.Key.Key_Down)
    officer.until(lambda: len(made.shown()) == 3)


def test_a_list_without_a_social_enterprise_is_warned_for(officer):
    put(officer, PLAIN)
    regular = Invitation(supplier="Gewoon bv", reason="Ervaren")
    step7(officer, replace(GREEN_TENDER, market=replace(GREEN_TENDER.market, invitations=(regular,) * 3)))
    assert NO_SOCIAL in card(officer, InvitingCard).warnings()


def test_in_an_open_procedure_nobody_is_invited(officer):
    put(officer, GREEN)
    step7(officer, replace(GREEN_TENDER, procedure=replace(GREEN_TENDER.procedure, procedure=Procedure.OPEN)))
    assert card(officer, InvitingCard).isHidden()
    assert card(officer).shown()[0].button.text() == "Openen"
    click(officer, card(officer).shown()[0].button)
    calm(officer)
    assert officer.window.page_key() == "enterprise"


# -- finding one's way -----------------------------------------------------------------------------------------------
def test_a_finding_about_the_search_leads_to_what_answers_it(officer):
    put(officer, GREEN)
    step7(officer)
    officer.go_to(Step.SUBJECT)
    work = officer.window.workspace
    work.panel.go_to.emit("market.register_search_date")
    assert card(officer).record_button.hasFocus()
    work.panel.go_to.emit("market.invitations")
    assert card(officer, InvitingCard).take_button.hasFocus()
    work.panel.go_to.emit("requirements.turnover_requirement")
    assert work.step is Step.REQUIREMENTS


def test_the_palette_leads_to_the_cards(officer):
    put(officer, GREEN)
    step7(officer)
    officer.go_to(Step.SUBJECT)
    from sociaalinkopen_desktop.ui.window_market import market_actions

    entries = {entry.key: entry for entry in market_actions(officer.window)}
    assert set(entries) == {f"market:{key}" for key in ("matches", "barriers", "inviting", "consultation", "record")}
    for entry in entries.values():
        entry.run()
        assert officer.window.workspace.step is Step.MARKET
    officer.until(lambda: len(officer.tender.market.searches) == 1)


def test_another_tender_forgets_what_was_found(officer):
    put(officer, GREEN)
    step7(officer)
    officer.window.desk.start(replace(Tender(), subject=replace(Tender().subject, title="Lunch", main_cpv="55520000")))
    officer.settle()
    officer.go_to(Step.MARKET)
    found(officer)
    assert card(officer).shown() == []
    assert card(officer).sentence() == NOBODY


def test_an_enterprise_without_a_name_has_words_all_the_same(officer):
    put(officer, Enterprise(cpv=("77310000",), offer="Groen"))
    step7(officer)
    assert names(card(officer)) == ["Onderneming zonder naam"]
