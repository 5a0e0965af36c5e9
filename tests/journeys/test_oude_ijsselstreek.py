"""A real social tender typed in by hand: Oude IJsselstreek, bulky waste and textiles (TED 280147-2022)."""

from datetime import date
from decimal import Decimal

import pypdf
import pytest

from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import (
    AwardCriterionKind,
    AwardMethod,
    ContractNature,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    Theme,
)
from sociaalinkopen_desktop.domain.steps import Step
from tests.journeys.officer import Officer, when
from tests.reports.verapdf import missing, validate

TITLE = "Inzameling en verwerking van grof huishoudelijk afval en textiel"
CRITERIA = (
    ("Plan van aanpak grof huisafval", AwardCriterionKind.QUALITY, "20", None),
    ("Kringlooprendement", AwardCriterionKind.QUALITY, "10", Theme.CIRCULAR),
    ("Ambitietraject en KPI", AwardCriterionKind.QUALITY, "10", None),
    ("Verwerken textiel", AwardCriterionKind.QUALITY, "20", Theme.CIRCULAR),
    ("Inzamelvoertuigen", AwardCriterionKind.QUALITY, "10", Theme.CLIMATE),
    ("Prijs", AwardCriterionKind.PRICE, "30", None),
)
NOTICE = (
    "Deelname is voorbehouden volgens artikel 2.82 van de Aanbestedingswet 2012 aan sociale ondernemers die ten "
    "minste 30 % mensen met een handicap of achterstand in dienst hebben."
)


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(
        qtbot, tmp_path / "gegevens", settings=Settings(organisation="Gemeente Oude IJsselstreek", theme="light")
    )


def test_the_tender_of_oude_ijsselstreek_ends_in_a_valid_pdf(officer, tmp_path):
    officer.start_blank(TITLE)
    what_is_bought(officer)
    how_and_when(officer)
    for_whom(officer)
    how_it_is_won(officer)

    tender = officer.tender
    assert tender.subject.main_cpv == "90510000"
    assert tender.subject.additional_cpvs == ("90514000", "90512000")
    assert tender.value.longest_duration_months == 120
    assert tender.schedule.submission_deadline == date(2022, 7, 4)
    assert tender.ambition.reservation.participation is ReservedParticipation.SHELTERED
    assert [item.name for item in tender.award.criteria] == [name for name, *_rest in CRITERIA]
    assert tender.award.price_weight == Decimal(30)

    assessment = officer.window.workspace._assessment
    assert assessment.day == date(2022, 5, 20)
    assert [item.criterion.id for item in assessment.findings if item.status is Status.NOT_MET] == []
    # 45 days from dispatch to deadline, weights of 100, and the reservation stands in the notice.
    for name in ("WET-02", "GU-10", "VO-02"):
        assert assessment.finding(name).status is Status.MET, name
    # The notice names no value, so the threshold cannot be held against it: a question, not a fault.
    assert assessment.finding("WET-01").status is Status.OPEN

    pdf = officer.save_pdf(tmp_path)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    for words in (TITLE, "Gemeente Oude IJsselstreek", "Kringlooprendement", "recht van 20-5-2022", "Ondertekening"):
        assert words in " ".join(text.split())
    officer.settle()
    reason = missing()
    if reason:
        pytest.skip(f"the PDF was made and read, but not validated: {reason}")
    verdict = validate([pdf])[pdf]
    assert verdict.passes, verdict


def what_is_bought(officer):
    officer.fill("subject.reference", "TED 280147-2022")
    officer.choose("subject.nature", ContractNature.SERVICES)
    officer.choose("subject.is_social_or_specific_service", False)
    officer.fill("subject.main_cpv", "90510000")
    officer.fill("subject.additional_cpvs", "90514000\n90512000")
    officer.fill("subject.place", "NL225")
    officer.fill(
        "subject.description",
        "Eén opdracht voor het ophalen van grof huishoudelijk afval, met ten minste 80 % hergebruik, en voor het "
        "legen van textielbakken en het sorteren en verwerken van textiel.",
    )
    officer.fill("value.duration_months", "60")
    officer.fill("value.extension_months", "60")


def how_and_when(officer):
    officer.choose("procedure.procedure", Procedure.OPEN)
    officer.fill("schedule.dispatch_date", when("2022-05-20"))
    officer.fill("schedule.submission_deadline", when("2022-07-04"))


def for_whom(officer):
    officer.choose("ambition.reservation.scope", ReservationScope.WHOLE)
    officer.choose("ambition.reservation.participation", ReservedParticipation.SHELTERED)
    officer.choose("ambition.reservation.is_stated_in_notice", True)
    officer.fill("ambition.reservation.notice_text", NOTICE)
    for title in ("Schending van milieu-, sociaal of arbeidsrecht", "Niet betalen van belasting"):
        index = officer.add("requirements.exclusion_grounds")
        officer.fill(f"requirements.exclusion_grounds.{index}.title", title)


def how_it_is_won(officer):
    officer.choose("award.method", AwardMethod.BEST_PRICE_QUALITY_RATIO)
    for name, kind, weight, theme in CRITERIA:
        index = officer.add("award.criteria")
        officer.fill(f"award.criteria.{index}.name", name)
        if kind is not AwardCriterionKind.QUALITY:
            officer.choose(f"award.criteria.{index}.kind", kind)
        officer.fill(f"award.criteria.{index}.weight_percent", weight)
        if theme is not None:
            officer.choose(f"award.criteria.{index}.theme", theme)
    officer.go_to(Step.ASSESSMENT)
    officer.settle()
