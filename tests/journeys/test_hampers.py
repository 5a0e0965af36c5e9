"""Christmas hampers for five hundred people, bought from a social enterprise: from an empty folder to a valid PDF."""

from datetime import date
from decimal import Decimal

import pypdf
import pytest

from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.catalogue import Basis
from sociaalinkopen_desktop.domain.choices import AwardMethod, ContractNature, PriceForm, Procedure
from sociaalinkopen_desktop.domain.steps import Step
from tests.journeys.hands import Storyteller
from tests.reports.verapdf import missing, validate

TITLE = "Kerstpakketten medewerkers 2027"
INVITED = ("Stichting Voorbeeldwerk", "Voorbeeldpakket bv", "Geschenkenhuis Voorbeeld")
TEXT = "Inkopen bij een sociale onderneming"
WHY_PRICE = (
    "Een pakket met een vast bedrag van 50 euro per persoon: alleen de inhoud verschilt, en die beschrijven wij."
)
MOST_ACTIONS = 120


@pytest.fixture
def officer(qtbot, tmp_path):
    return Storyteller(qtbot, tmp_path / "gegevens")


def test_hampers_for_five_hundred_people_in_fewer_than_120_actions(officer, tmp_path):
    officer.first_run("Voorbeeldgemeente")
    officer.quick_start(TITLE, "Kerstpakketten", "25.000", "1", "1-12-2027", "Sociale onderneming")
    begun = officer.tender
    assert (begun.subject.nature, begun.value.base_value) == (ContractNature.SUPPLIES, Decimal(25_000))
    assert begun.subject.buyer == "Voorbeeldgemeente"
    assert begun.schedule.contract_start == date(2027, 12, 1)
    assert officer.step_note(Step.AWARD) == "Stap 6 van 9, Gunning, Leeg"

    what_is_bought(officer)
    how_it_is_bought(officer)
    what_is_asked(officer)
    how_it_is_won(officer)
    who_is_asked(officer)

    assert officer.statuses(Status.NOT_MET) == []
    legal = [item for item in officer.work.assessment.findings if item.criterion.basis is Basis.STATUTORY]
    assert legal
    assert not [item.criterion.id for item in legal if item.status in (Status.NOT_MET, Status.TO_EXPLAIN)]

    pdf = officer.save_pdf(tmp_path)
    assert officer.actions < MOST_ACTIONS
    text = " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    for words in (TITLE, "Voorbeeldgemeente", "Meervoudig onderhands", "€ 25.000", TEXT, *INVITED, "Laagste prijs"):
        assert words in text, words

    assert officer.undo_everything() > 10
    assert officer.tender == begun
    assert officer.step_note(Step.AWARD) == "Stap 6 van 9, Gunning, Leeg"
    officer.settle()
    reason = missing()
    if reason:
        pytest.skip(f"the PDF was made and read, but not validated: {reason}")
    verdict = validate([pdf])[pdf]
    assert verdict.passes, verdict


def what_is_bought(officer):
    officer.go_to(Step.SUBJECT)
    officer.pick_code("subject.main_cpv", "kerstpakket")
    assert officer.tender.subject.main_cpv == "18530000"
    officer.fill("subject.description", "Vijfhonderd kerstpakketten, samengesteld en bezorgd in november.")
    officer.fill("value.options_value", "0")
    officer.choose("value.price_form", PriceForm.TOTAL)


def how_it_is_bought(officer):
    officer.choose("procedure.procedure", Procedure.MEERVOUDIG_ONDERHANDS)
    officer.fill("procedure.reason", "Drie ondernemingen vragen past bij dit bedrag en bij ons beleid.")
    officer.choose("procedure.has_cross_border_interest", False)


def what_is_asked(officer):
    officer.go_to(Step.REQUIREMENTS)
    officer.add_text(TEXT)
    officer.fill("contract.payment_days", "30")


def how_it_is_won(officer):
    officer.choose("award.method", AwardMethod.LOWEST_PRICE)
    officer.fill("award.lowest_price_reason", WHY_PRICE)


def who_is_asked(officer):
    officer.fill("market.register_search_date", "24-11-2026")
    officer.fill("market.register_matches", "4")
    for name in INVITED:
        at = officer.add("market.invitations")
        officer.fill(f"market.invitations.{at}.supplier", name)
    officer.choose("market.invitations.0.is_social", True)
    assert officer.tender.market.invitations[0].is_social
    officer.fill("market.invitation_reason", "Drie ondernemingen uit de streek, waarvan een uit het register.")
