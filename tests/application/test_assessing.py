"""Which day's law counts, what the list counts, and that the log holds no tender."""

import dataclasses
import logging
from datetime import date

import pytest

from sociaalinkopen_desktop.application.assessing import assessment_day, counts_of
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.subject import Schedule
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender

TODAY, SENT, CHOSEN = date(2026, 11, 24), date(2027, 1, 11), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("chosen", "sent", "day"),
    [(None, None, TODAY), (None, SENT, SENT), (CHOSEN, None, CHOSEN), (CHOSEN, SENT, CHOSEN)],
)
def test_the_chosen_day_goes_before_the_dispatch_and_that_before_today(assessor, chosen, sent, day):
    tender = Tender(assessment_date=chosen, schedule=Schedule(dispatch_date=sent))
    assert assessment_day(tender, TODAY) == day
    assert assessor.day(tender) == day
    assert assessor.assess(tender).day == day


def test_a_day_that_is_asked_for_goes_before_all_others(assessor):
    tender = Tender(assessment_date=CHOSEN, schedule=Schedule(dispatch_date=SENT))
    assert assessor.assess(tender, date(2026, 1, 1)).day == date(2026, 1, 1)


def test_the_norms_are_those_of_the_day_with_an_empty_record(assessor):
    norms = assessor.norms(SENT)
    assert (norms.day, norms.used) == (SENT, {})
    assert norms.whole("thresholds.eu.supplies_services") == 216000


def test_the_list_counts_what_asks_for_work(assessor):
    assessment = assessor.assess(Tender())
    counts = counts_of(assessment)
    assert counts.open == len(assessment.questions) > 0
    assert counts.not_met == assessment.count(Status.NOT_MET)
    assert counts.to_explain == assessment.count(Status.TO_EXPLAIN)
    assert counts.opportunities == assessment.count(Status.OPPORTUNITY)


def test_a_check_that_breaks_is_logged_by_its_id_without_any_text_of_the_tender(assessor, caplog):
    def broken(tender, norms):
        raise ValueError(f"kan niet met {tender.subject.title}")

    judge = dataclasses.replace(assessor, checks={**assessor.checks, "AL-04": broken})
    tender = a_tender(subject={"title": "GEHEIM"})
    with caplog.at_level(logging.WARNING):
        assessment = judge.assess(tender)
    assert assessment.finding("AL-04").failed
    assert not assessment.finding("WET-01").failed
    assert caplog.messages == ["check AL-04 failed: ValueError"]
    assert "GEHEIM" not in caplog.text


def test_the_catalogue_of_the_assessor_is_the_one_on_the_receipt(assessor):
    other = dataclasses.replace(assessor.catalogue, version="9", fingerprint="f")
    assessment = dataclasses.replace(assessor, catalogue=other).assess(Tender())
    assert (assessment.catalogue_version, assessment.catalogue_fingerprint) == ("9", "f")
