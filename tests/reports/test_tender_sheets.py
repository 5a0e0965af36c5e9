"""The lists of a tender for a spreadsheet: rows of the findings, the days and the terms."""

import zipfile
from dataclasses import replace
from datetime import date

import pytest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.tender import Deviation, Tender
from sociaalinkopen_desktop.reports.tender_sheets import (
    DAY_HEADS,
    FINDING_HEADS,
    TERM_HEADS,
    days_sheet,
    findings_sheet,
    sheets_of,
    terms_sheet,
    write_lists,
)
from tests.builders import a_tender, norms_on

DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(read_compiled(resource("catalogue.json")), lambda: DAY)


def test_each_finding_that_applies_is_a_row_in_the_order_of_the_assessment(assessor):
    judged = assessor.assess(a_tender(), DAY)
    sheet = findings_sheet(judged)
    applies = [item for item in judged.findings if item.status is not Status.NOT_APPLICABLE]
    assert sheet.heads == FINDING_HEADS
    assert [row[0] for row in sheet.rows] == [item.criterion.id for item in applies]
    assert {row[2] for row in sheet.rows} <= {status.label for status in Status}
    assert all(len(row) == len(FINDING_HEADS) for row in sheet.rows)
    assert sum(row[4] == "ja" for row in sheet.rows) == len(judged.blocking)


def test_the_reason_of_the_officer_stands_beside_the_finding(assessor):
    judged = assessor.assess(a_tender(), DAY)
    finding = next(item for item in judged.findings if item.status is Status.MET)
    deviation = Deviation(criterion=finding.criterion.id, why="Het kan niet anders.", why_here="Hier is weinig plek.")
    told = replace(finding, deviation=deviation)
    sheet = findings_sheet(replace(judged, findings=(told,)))
    assert sheet.rows[0][6] == "Het kan niet anders.\nHier is weinig plek."


def test_the_days_stand_in_order_and_only_what_is_chosen():
    sheet = days_sheet(a_tender())
    days = [row[1] for row in sheet.rows]
    assert sheet.heads == DAY_HEADS
    assert days == sorted(days)
    assert ("Start van het contract", a_tender().schedule.contract_start) in sheet.rows
    assert days_sheet(Tender()).rows == ()


def test_the_terms_carry_their_limit_as_a_day():
    sheet = terms_sheet(a_tender(), norms_on())
    assert sheet.heads == TERM_HEADS
    assert any(isinstance(row[2], date) for row in sheet.rows)
    assert {row[5] for row in sheet.rows} <= {"Voldoet", "Voldoet niet", "Nog te plannen"}


def test_without_a_procedure_or_a_known_day_there_are_no_terms():
    assert terms_sheet(Tender(), norms_on()).rows == ()


def test_the_workbook_is_whole_and_the_same_each_time(tmp_path, assessor):
    tender = a_tender()
    judged = assessor.assess(tender, DAY)
    assert len(sheets_of(tender, judged, norms_on())) == 3
    first, second = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    assert write_lists(tender, judged, norms_on(), DAY, first) == first
    write_lists(tender, judged, norms_on(), DAY, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert sum(name.startswith("xl/worksheets/sheet") for name in packed.namelist()) == 3
