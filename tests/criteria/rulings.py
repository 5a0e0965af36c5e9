"""How far the criteria agree with decided cases:  python -m tests.criteria.rulings

A ruling of a violation agrees when a criterion named in the case is not met; a ruling that all is in order when the
named criteria are met and no criterion of law or guide is not met. Silent: the facts that decide are not in the case.
"""

import sys
from collections import Counter
from dataclasses import dataclass

from sociaalinkopen_desktop.domain.assessment import Finding, assess
from sociaalinkopen_desktop.domain.catalogue import Basis
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import Choice
from sociaalinkopen_desktop.domain.verdicts import Outcome
from tests.criteria.cases import FOLDER, VIOLATION, Case, catalogue, read_cases

FILE = FOLDER / "rulings.yaml"


class Result(Choice):
    """How our answer compares with the ruling."""

    AGREES = "agrees", "eens"
    SILENT = "silent", "stil"
    DISAGREES = "disagrees", "oneens"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One case beside what the whole catalogue says of its facts."""

    case: Case
    result: Result
    findings: tuple[Finding, ...]


def compare(case: Case) -> Compared:
    """Judge the facts of a ruling by every criterion and compare."""
    assessment = assess(case.tender, catalogue(), CHECKS, case.day)
    named = [assessment.finding(name).outcome for name in case.expect]
    wrong = tuple(
        finding
        for finding in assessment.findings
        if finding.outcome is Outcome.NOT_MET and finding.criterion.basis in (Basis.STATUTORY, Basis.GUIDE)
    )
    if case.verdict == VIOLATION:
        agrees, disagrees = Outcome.NOT_MET in named, Outcome.UNDECIDED not in named
    else:
        agrees = not wrong and all(outcome is Outcome.MET for outcome in named)
        disagrees = bool(wrong) or Outcome.NOT_MET in named
    result = Result.AGREES if agrees else Result.DISAGREES if disagrees else Result.SILENT
    return Compared(case=case, result=result, findings=wrong)


def report(compared: list[Compared]) -> str:
    """One line per case and the totals, in Dutch."""
    lines = []
    for item in compared:
        said = ", ".join(finding.criterion.id for finding in item.findings) or "niets in strijd"
        lines.append(f"{item.result.label:7} {item.case.source:32} {item.case.verdict:9} {said}")
        lines.append(f"{'':7} {item.case.name}")
    totals = Counter(item.result for item in compared)
    sources = len({item.case.source for item in compared})
    lines.append("")
    lines.append(", ".join(f"{result.label}: {totals[result]}" for result in Result) + f" ({sources} uitspraken)")
    return "\n".join(lines)


if __name__ == "__main__":
    results = [compare(case) for case in read_cases(FILE)]
    print(report(results))  # noqa: T201 - this is the command line
    sys.exit(any(item.result is Result.DISAGREES for item in results))
