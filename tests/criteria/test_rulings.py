"""The criteria against decided cases, and against real tenders that nobody complained about."""

from collections import Counter

import pytest

from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.verdicts import Outcome
from tests.criteria.cases import EMPTY, FOLDER, IN_ORDER, VIOLATION, Case, catalogue, read_cases
from tests.criteria.rulings import FILE, Result, compare, report

RULINGS = read_cases(FILE)
REAL_TENDERS = read_cases(FOLDER / "real_tenders.yaml")
SILENT = {"ECLI:NL:RBLIM:2016:4546", "CvAE-667"}


def test_no_ruling_is_contradicted():
    assert [item.case.name for item in map(compare, RULINGS) if item.result is Result.DISAGREES] == []


def test_silence_is_kept_for_rulings_that_tell_no_facts():
    assert {item.case.source for item in map(compare, RULINGS) if item.result is Result.SILENT} == SILENT


def test_every_ruling_has_a_source_a_verdict_and_only_its_own_facts():
    for case in RULINGS:
        assert case.source, case.name
        assert case.verdict in (VIOLATION, IN_ORDER), case.name
        assert case.base == EMPTY, case.name


def test_the_report_has_a_line_for_every_ruling_and_ends_with_the_totals():
    compared = [compare(case) for case in RULINGS]
    text = report(compared)
    assert all(case.name in text and case.source in text for case in RULINGS)
    totals = Counter(item.result for item in compared)
    assert f"eens: {totals[Result.AGREES]}, stil: {totals[Result.SILENT]}, oneens: 0" in text.splitlines()[-1]


def test_a_ruling_that_we_would_judge_otherwise_is_a_disagreement():
    (case,) = [case for case in RULINGS if case.source == "HvJEU-C-63/18"]
    changed = Case(**{**vars(case), "verdict": IN_ORDER})
    assert compare(changed).result is Result.DISAGREES


@pytest.mark.parametrize("case", REAL_TENDERS, ids=[case.source for case in REAL_TENDERS])
def test_a_real_tender_fails_only_where_its_facts_say_so(case: Case):
    """Read once by hand: every criterion not met rests on a fact of the notice. A chance is no failure."""
    assessment = assess(case.tender, catalogue(), CHECKS, case.day)
    failing = (Status.NOT_MET, Status.TO_EXPLAIN)
    found = {finding.criterion.id for finding in assessment.findings if finding.status in failing}
    assert found == {name for name, outcome in case.expect.items() if outcome is Outcome.NOT_MET}
