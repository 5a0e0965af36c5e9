"""An assessment as lines for the command line."""

import dataclasses
from datetime import date

import pytest

from sociaalinkopen_desktop.application.summary import summary_lines
from sociaalinkopen_desktop.domain.assessment import Assessment, Finding, Status
from sociaalinkopen_desktop.domain.catalogue import Basis, LegalBasis, Severity
from sociaalinkopen_desktop.domain.norms import Certainty
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import Outcome, Verdict
from tests.builders import a_tender

DAY = date(2026, 11, 24)


@pytest.fixture
def finding(catalogue):
    def make(status: Status, basis: Basis = Basis.STATUTORY, path: str = "value.base_value", **changes) -> Finding:
        criterion = dataclasses.replace(
            catalogue.criterion("AL-04"),
            id="X-01",
            title="Het punt",
            basis=basis,
            severity=Severity.VIOLATION,
            certainty=Certainty.SURE,
            remedy="Doe dit. \n",
            legal_basis=(
                LegalBasis(law="Aanbestedingswet 2012", article="2.14", bwb_id="B"),
                LegalBasis(law="Richtlijn 2014/24/EU, overweging 97"),
            ),
            **changes,
        )
        return Finding(
            criterion=criterion,
            outcome=Outcome.NOT_MET,
            status=status,
            message="De uitleg.",
            path=path,
            values=(),
            norms=(),
            verdict=Verdict(outcome=Outcome.NOT_MET),
        )

    return make


def lines_of(*findings: Finding, tender: Tender | None = None) -> list[str]:
    assessment = Assessment(day=DAY, catalogue_version="2026.1", catalogue_fingerprint="f", findings=findings)
    return list(summary_lines(tender or a_tender(), assessment))


def test_a_finding_says_what_why_where_and_by_which_source(finding):
    assert lines_of(finding(Status.TO_EXPLAIN)) == [
        "Groenonderhoud in twee wijken",
        "Getoetst aan het recht van 24-11-2026, criteria versie 2026.1.",
        "",
        "Wettelijk",
        "  [Motiveren] X-01 Het punt",
        "      De uitleg.",
        "      Wat u kunt doen: Doe dit.",
        "      Veld: Waarde zonder opties (stap 2)",
        "      Bron: Aanbestedingswet 2012 art. 2.14; Richtlijn 2014/24/EU, overweging 97",
        "",
        "0 punten voldoen, 0 gelden hier niet.",
        "Nog niet klaar voor publicatie: 1 punt eerst oplossen of motiveren.",
    ]


def test_what_is_explained_needs_no_remedy_and_no_field_is_left_out(finding):
    lines = lines_of(finding(Status.EXPLAINED, path=""))
    assert "  [Gemotiveerd] X-01 Het punt" in lines
    assert not [line for line in lines if "Wat u kunt doen" in line or "Veld:" in line]
    assert lines[-1] == "Geen wettelijk punt houdt publicatie tegen."


def test_findings_are_grouped_by_authority_and_the_worst_come_first(finding):
    lines = lines_of(
        finding(Status.OPPORTUNITY, Basis.OPPORTUNITY),
        finding(Status.OPEN),
        finding(Status.NOT_MET),
        finding(Status.MET),
        finding(Status.NOT_APPLICABLE),
        finding(Status.NOT_MET),
    )
    heads = [
        line.partition("]")[0].strip() for line in lines if line.startswith("  [") or line in ("Wettelijk", "Kans")
    ]
    assert heads == ["Wettelijk", "[Voldoet niet", "[Voldoet niet", "[Nog te beantwoorden", "Kans", "[Kans"]
    assert lines[-2:] == [
        "1 punt voldoet, 1 geldt hier niet.",
        "Nog niet klaar voor publicatie: 2 punten eerst oplossen of motiveren.",
    ]


def test_a_field_of_a_list_is_named_without_a_row(finding):
    assert "      Veld: CPV van het perceel (stap 2)" in lines_of(finding(Status.OPEN, path="lots.*.cpv"))


def test_a_tender_without_a_title_is_called_so():
    assert lines_of(tender=Tender())[0] == "Aanbesteding zonder titel"
