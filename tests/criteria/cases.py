"""What a case of the catalogue is: a tender on a day, and the answer that each named criterion must give.

A file tests/criteria/<theme>.yaml is a list of

    - name: Omzeteis van viermaal de perceelwaarde is te hoog
      date: 2026-12-01
      given: {requirements: {turnover_requirement: 960000}}
      expect: {MKB-03: not_met}
      values: {ceiling: € 720.000}
      because: Aanbestedingswet 2012, art. 2.90 lid 5

`given` changes the default tender of tests/builders.py, or an empty one with `base: empty`: then what is not given is
unknown. `values` (optional) are texts that the verdict must deliver; `source` (optional) names a decided case and
`verdict` what was decided there: `violation` or `in_order`. Unknown keys fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.catalogue import load_catalogue
from sociaalinkopen_desktop.content.sections import Section
from sociaalinkopen_desktop.content.yaml_files import read_yaml
from sociaalinkopen_desktop.domain.assessment import Check, Finding, assess, text_of
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.encoding import InvalidTender, from_plain
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import Outcome
from tests.builders import a_tender

FOLDER = Path(__file__).parent
DEFAULT, EMPTY = "default", "empty"
VIOLATION, IN_ORDER = "violation", "in_order"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case as written in a file."""

    name: str
    file: str
    day: date
    given: Mapping[str, Any]
    expect: Mapping[str, Outcome]
    values: Mapping[str, str]
    because: str
    source: str = ""
    base: str = DEFAULT
    verdict: str = ""

    @property
    def tender(self) -> Tender:
        """The tender of the case. Raises InvalidTender for a field that does not exist."""
        return a_tender(**self.given) if self.base == DEFAULT else from_plain(dict(self.given), Tender())


@cache
def catalogue() -> Catalogue:
    """The catalogue from its YAML sources, read once per run."""
    return load_catalogue(resource())


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises ContentProblem for one that is not well-formed."""
    rows = Section({"cases": read_yaml(path)}, path.name).sections("cases")
    return [_case(row) for row in rows]


def _case(row: Section) -> Case:
    given = row.section("given").plain if row.has("given") else {}
    expect = row.section("expect")
    case = Case(
        name=row.text("name"),
        file=row.file,
        day=row.day("date"),
        given=given,
        expect={name: expect.choice(name, Outcome) for name in expect.names()},
        values=row.texts_by_name("values"),
        because=row.text("because"),
        source=row.optional_text("source"),
        base=row.optional_text("base") or DEFAULT,
        verdict=row.optional_text("verdict"),
    )
    row.done()
    closed = (("base", case.base, (DEFAULT, EMPTY)), ("verdict", case.verdict, ("", VIOLATION, IN_ORDER)))
    for key, word, words in closed:
        if word not in words:
            raise row.problem(key, f"{word!r} kan hier niet.", f"Kies uit: {', '.join(filter(None, words))}.")
    if not case.expect:
        raise row.problem("expect", "er staat geen criterium.", "Noem ten minste één code met haar uitkomst.")
    return case


def findings_of(
    case: Case, known: Catalogue | None = None, checks: Mapping[str, Check] | None = None
) -> dict[str, Finding]:
    """Judge the case by the criteria it names; those not in force on its day are absent."""
    known = known or catalogue()
    wanted = Catalogue(
        version=known.version,
        fingerprint=known.fingerprint,
        criteria=tuple(item for item in known.criteria if item.id in case.expect),
        norms=known.norms,
    )
    assessment = assess(case.tender, wanted, CHECKS if checks is None else checks, case.day)
    return {finding.criterion.id: finding for finding in assessment.findings}


def faults_of(case: Case, known: Catalogue | None = None, checks: Mapping[str, Check] | None = None) -> list[str]:
    """What differs from the expectation, one sentence each; empty when the case holds."""
    try:
        findings = findings_of(case, known, checks)
    except InvalidTender as invalid:
        return [f"given: {problem}" for problem in invalid.problems]
    faults = []
    for name, outcome in case.expect.items():
        if name not in findings:
            faults.append(f"{name}: dit criterium bestaat niet, of geldt niet op {case.day}.")
        elif findings[name].outcome is not outcome:
            found = findings[name]
            faults.append(f"{name}: verwacht {outcome.value}, gevonden {found.outcome.value} ({found.message})")
    delivered = [finding.verdict.values for finding in findings.values()]
    for name, text in case.values.items():
        texts = {text_of(values[name]).replace("\u00a0", " ") for values in delivered if name in values}
        if texts != {text}:
            faults.append(f"waarde {name}: verwacht {text!r}, gevonden {sorted(texts) or 'niets'}")
    return faults
