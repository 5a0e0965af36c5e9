"""Green maintenance in three lots, with social return, one lot reserved and one small lot bought apart."""

from decimal import Decimal

import pypdf
import pytest

from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import ReservationScope, SocialReturnBasis
from sociaalinkopen_desktop.domain.reserving import Route
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.pages.lots_card import LotsCard
from sociaalinkopen_desktop.ui.pages.planning_card import PlanningCard
from sociaalinkopen_desktop.ui.pages.reserving_card import ReservingCard
from sociaalinkopen_desktop.ui.pages.social_return_card import SocialReturnCard
from tests.journeys.hands import Storyteller
from tests.reports.verapdf import missing, validate

TITLE = "Groenonderhoud drie wijken"
LOTS = (("Wijk Noord", "420.000"), ("Wijk Zuid", "310.000"), ("Begraafplaats", "70.000"))
TEXT = "Groenonderhoud zonder chemische middelen"


@pytest.fixture
def officer(qtbot, tmp_path):
    return Storyteller(qtbot, tmp_path / "gegevens")


def test_green_maintenance_in_lots_with_social_return(officer, tmp_path):
    officer.first_run("Voorbeeldgemeente")
    officer.quick_start(
        TITLE, "Onderhoud van groen", "800.000", "48", "1-3-2028", "Social return", "Voorbehouden opdracht"
    )
    begun = officer.tender
    assert officer.tender.subject.main_cpv.startswith("773")

    three_lots(officer)
    the_small_lot_is_bought_apart(officer)
    the_days_follow_from_the_start(officer)
    social_return_with_a_mix(officer)
    one_lot_is_reserved(officer)
    officer.go_to(Step.REQUIREMENTS)
    officer.add_text(TEXT)

    assert "Stap 4" in officer.step_note(Step.AMBITION)
    assert "SR-01" not in officer.statuses(Status.NOT_MET)
    pdf = officer.save_pdf(tmp_path)
    text = " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    for words in (TITLE, *(name for name, _value in LOTS), TEXT, "Social return", "5 %"):
        assert words in text, words

    assert officer.undo_everything() > 10
    assert officer.tender == begun
    officer.settle()
    reason = missing()
    if reason:
        pytest.skip(f"the PDF was made and read, but not validated: {reason}")
    verdict = validate([pdf])[pdf]
    assert verdict.passes, verdict


def three_lots(officer):
    for name, value in LOTS:
        at = officer.add("lots")
        officer.fill(f"lots.{at}.title", name)
        officer.fill(f"lots.{at}.estimated_value", value)
    assert [lot.title for lot in officer.tender.lots] == [name for name, _value in LOTS]


def the_small_lot_is_bought_apart(officer):
    officer.settle()
    card = officer.card(LotsCard)
    assert [texts[0] for texts in card.texts()], card.sentence()
    at = next(at for at, lot in enumerate(officer.tender.lots) if lot.title == "Begraafplaats")
    officer.click(card.button(at))
    assert officer.tender.lots[at].uses_small_lot_exemption
    assert officer.said().startswith("Begraafplaats")


def the_days_follow_from_the_start(officer):
    officer.go_to(Step.PROCEDURE)
    card = officer.card(PlanningCard)
    assert card.planning() is not None
    before = officer.tender
    officer.fill("schedule.contract_start", "1-4-2028")
    officer.settle()
    officer.unfold(card._take)
    officer.click(officer.button("Neem over", card))
    assert officer.tender.schedule.dispatch_date > before.schedule.dispatch_date


def social_return_with_a_mix(officer):
    officer.go_to(Step.AMBITION)
    officer.choose("ambition.social_return.is_applied", True)
    assert officer.tender.ambition.social_return.is_applied
    officer.settle()
    officer.fill("ambition.social_return.percentage", "5")
    card = officer.card(SocialReturnCard)
    officer.unfold(card.propose_button())
    for link in [link.text() for link in card.links() if link.isVisible()]:
        officer.click(officer.button(f"Ga naar veld: {link}", card))
        assert officer.window.focusWidget() is not None
    officer.choose("ambition.social_return.basis", SocialReturnBasis.CONTRACT_VALUE)
    officer.settle()
    assert card.sentence().startswith("5\u00a0% van de opdrachtsom")
    officer.click(card.propose_button())
    assert officer.tender.ambition.social_return.mix
    officer.click(card.take_button())
    assert officer.tender.ambition.social_return.percentage == Decimal(5)


def one_lot_is_reserved(officer):
    card = officer.card(ReservingCard)
    row = card.rows[Route.SHELTERED]
    officer.unfold(row)
    officer.settle()
    assert row.lot_button.isVisible(), (
        card.isVisible(),
        row.isVisible(),
        card.shown(),
        row.pills(),
        [lot.title for lot in officer.tender.lots],
        officer.tender.ambition.reservation,
        card.sentence(),
    )
    officer.choose_in(row.lot_box, "Wijk Zuid")
    officer.click(row.lot_button)
    assert officer.tender.ambition.reservation.scope is ReservationScope.LOTS
    assert row.pills()[0] == "Gekozen"
