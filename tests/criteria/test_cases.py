"""The collector of cases: what it accepts, what it refuses, and what a failing case says."""

from pathlib import Path

import pytest

from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.quantities import euros
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.thresholds import threshold_for
from sociaalinkopen_desktop.domain.verdicts import Verdict, met_if
from tests.builders import all_norms
from tests.content.test_criteria import GOOD as CRITERION
from tests.criteria.cases import Case, faults_of, read_cases
from tests.criteria.conftest import report

ONE = """\
- name: Onder de drempel is het goed
  date: 2026-12-01
  given: {value: {base_value: 100000, extensions_value: 0}}
  expect: {XX-01: met}
  values: {amount: € 100.000}
  because: Aanbestedingswet 2012, art. 2.3
  source: voorbeeld
"""


def above(tender: Tender, norms: Norms) -> Verdict:
    value = tender.estimated_value
    assert value is not None
    return met_if(value < threshold_for(tender, norms).amount, "value.base_value", amount=euros(value))


def cases(folder: Path, text: str) -> list[Case]:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return read_cases(path)


@pytest.fixture
def judge(tmp_path: Path):
    """Judge a case text by one small catalogue."""
    from sociaalinkopen_desktop.content.criteria import load_criteria
    from sociaalinkopen_desktop.domain.catalogue import Catalogue

    path = tmp_path / "criteria" / "general" / "XX-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(CRITERION.replace("norms: [group.one]\n", ""), encoding="utf-8")
    known = Catalogue(version="1", fingerprint="", criteria=load_criteria(tmp_path / "criteria"), norms=all_norms())

    def faults(text: str) -> list[str]:
        (case,) = cases(tmp_path, text)
        return faults_of(case, known, {"XX-01": above})

    return faults


def test_a_case_that_holds_has_no_faults(judge):
    assert judge(ONE) == []


def test_another_outcome_is_said_with_the_message_of_the_finding(judge):
    (fault,) = judge(ONE.replace("XX-01: met", "XX-01: not_met"))
    assert fault == "XX-01: verwacht not_met, gevonden met (Het is €\u00a0100.000.)"


def test_another_value_is_said(judge):
    assert judge(ONE.replace("€ 100.000", "€ 1")) == ["waarde amount: verwacht '€ 1', gevonden ['€ 100.000']"]
    assert judge(ONE.replace("amount:", "summa:")) == ["waarde summa: verwacht '€ 100.000', gevonden niets"]


def test_a_criterion_that_does_not_exist_is_said(judge):
    assert "bestaat niet" in judge(ONE.replace("XX-01", "XX-09"))[0]


def test_a_criterion_that_was_not_law_yet_is_said(judge):
    assert "geldt niet op 2016-06-30" in judge(ONE.replace("2026-12-01", "2016-06-30"))[0]


def test_a_field_that_does_not_exist_is_said(judge):
    (fault,) = judge(ONE.replace("base_value", "basse_value"))
    assert fault == "given: Onbekend veld (value.basse_value): dit veld bestaat niet. Bedoelt u 'base_value'?"


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("because:", "becuase:", "because"),
        ("  date: 2026-12-01\n", "", "date"),
        ("expect: {XX-01: met}", "expect: {}", "expect"),
        ("XX-01: met}", "XX-01: ok}", "XX-01"),
        ("source: voorbeeld", "sources: voorbeeld", "sources"),
        ("source: voorbeeld", "base: leeg", "base"),
        ("source: voorbeeld", "verdict: fout", "verdict"),
        ("given: {", "given: 3 #", "given"),
    ],
)
def test_a_case_that_is_not_well_formed_is_refused(tmp_path: Path, before, after, key):
    assert before in ONE
    with pytest.raises(ContentProblem) as raised:
        cases(tmp_path, ONE.replace(before, after))
    assert raised.value.file == "a.yaml"
    assert key in raised.value.key


def test_a_case_on_an_empty_tender_knows_only_what_is_given(tmp_path: Path):
    (case,) = cases(tmp_path, ONE + "  base: empty\n")
    assert case.tender == from_plain({"value": {"base_value": 100000, "extensions_value": 0}})
    (case,) = cases(tmp_path, ONE)
    assert case.tender.value.duration_months == 24


def test_a_case_without_given_judges_the_default_tender(judge):
    text = ONE.replace("  given: {value: {base_value: 100000, extensions_value: 0}}\n", "")
    assert judge(text.replace("€ 100.000", "€ 480.000").replace(": met", ": not_met")) == []


def test_the_report_quotes_name_article_and_source(tmp_path: Path):
    (case,) = cases(tmp_path, ONE)
    assert report(case, ["fout"]) == (
        "Onder de drempel is het goed\n  fout\n  want: Aanbestedingswet 2012, art. 2.3\n  bron: voorbeeld"
    )
    (without,) = cases(tmp_path, ONE.replace("  source: voorbeeld\n", ""))
    assert report(without, ["fout"]).endswith("art. 2.3")
