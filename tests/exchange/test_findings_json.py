"""The findings as JSON: complete, exact, always the same, and as the schema says."""

import json
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.catalogue import (
    Basis,
    Catalogue,
    Criterion,
    CriterionPhase,
    Kind,
    LegalBasis,
    Severity,
)
from sociaalinkopen_desktop.domain.choices import AnswerOutcome, CriterionTheme, Procedure
from sociaalinkopen_desktop.domain.norms import Certainty, DatedValue, Norm, Origin, Reference
from sociaalinkopen_desktop.domain.quantities import Unit, euros
from sociaalinkopen_desktop.domain.subject import ContractValue, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender
from sociaalinkopen_desktop.domain.verdicts import met, met_if
from sociaalinkopen_desktop.exchange.findings_json import findings_json, findings_plain, findings_schema

DAY = date(2026, 11, 24)
VALIDATOR = jsonschema.Draft202012Validator(
    findings_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def criterion(identifier, **changes):
    content = {
        "id": identifier,
        "title": f"Titel van {identifier}",
        "theme": CriterionTheme.GENERAL,
        "phase": CriterionPhase.PREPARATION,
        "kind": Kind.AUTOMATIC,
        "severity": Severity.VIOLATION,
        "basis": Basis.STATUTORY,
        "certainty": Certainty.SURE,
        "legal_basis": (
            LegalBasis(
                law="Aw 2012",
                article="2.90",
                paragraph="3",
                bwb_id="BWBR0032203",
                text_of=date(2026, 4, 30),
                url="https://wet.example/2.90",
            ),
        ),
        "message": {"not_met": "De waarde is {value}.", "met": "In orde."},
        "why": "Daarom.",
        "remedy": "Verlaag de waarde.",
        "known_limits": "",
        "requires": ("value.base_value",),
        "value_labels": {"value": "Geraamde waarde"},
    }
    return Criterion(**{**content, **changes})


CATALOGUE = Catalogue(
    version="2026.1",
    fingerprint="abc123",
    criteria=(
        criterion("GEN-01"),
        criterion("GEN-02", severity=Severity.ADVICE, legal_basis=(), requires=()),
        criterion("GEN-03", kind=Kind.QUESTION, requires=()),
    ),
    norms={
        "drempel": Norm(
            name="drempel",
            description="Drempel voor diensten",
            unit=Unit.EUR_EXCL_VAT,
            origin=Origin.LAW,
            values=(
                DatedValue(
                    valid_from=date(2026, 1, 1),
                    valid_until=date(2027, 12, 31),
                    value=Decimal("216000"),
                    reference=Reference(title="Verordening (EU) 2025/2152", url="https://eu.example/2152"),
                ),
            ),
            last_checked=date(2026, 11, 1),
        )
    },
)
TENDER = Tender(subject=Subject(title="Groen", reference="Z-1"), value=ContractValue(base_value=Decimal(300_000)))


def below_threshold(tender, norms):
    value = tender.value.base_value
    return met_if(
        value < norms.value("drempel"),
        "value.base_value",
        value=euros(value),
        way=Procedure.OPEN,
        seen_on=DAY,
        note="x",
    )


CHECKS = {"GEN-01": below_threshold, "GEN-02": lambda tender, norms: met()}


def assessed(tender=TENDER):
    return assess(tender, CATALOGUE, CHECKS, DAY)


def finding(identifier, tender=TENDER):
    found = findings_plain(tender, assessed(tender))["findings"]
    return next(item for item in found if item["id"] == identifier)


def test_head_names_the_tender_the_day_and_the_catalogue():
    plain = findings_plain(TENDER, assessed())
    assert plain["format"] == "sociaalinkopen-toetsing"
    assert plain["tender"] == {"title": "Groen", "reference": "Z-1"}
    assert plain["assessment_date"] == "2026-11-24"
    assert plain["catalogue"] == {"version": "2026.1", "fingerprint": "abc123", "profile": ""}
    assert plain["blocking"] is True
    assert plain["counts"] == {
        **dict.fromkeys((status.value for status in Status), 0),
        "to_explain": 1,
        "met": 1,
        "open": 1,
    }
    assert [item["id"] for item in plain["findings"]] == ["GEN-01", "GEN-02", "GEN-03"]


def test_finding_holds_everything_to_show_and_reproduce_it():
    item = finding("GEN-01")
    assert (item["verdict"], item["status"], item["status_text"]) == ("not_met", "to_explain", "Motiveren")
    assert (item["severity"], item["basis"], item["certainty"]) == ("violation", "statutory", "sure")
    assert item["blocks"] is True
    assert item["message"].replace("\xa0", " ") == "De waarde is € 300.000."
    assert item["remedy"] == "Verlaag de waarde."
    assert item["field"] == {"path": "value.base_value", "label": "Waarde zonder opties"}
    assert item["articles"] == [
        {
            "law": "Aw 2012",
            "article": "2.90",
            "paragraph": "3",
            "bwb_id": "BWBR0032203",
            "text_of": "2026-04-30",
            "url": "https://wet.example/2.90",
        }
    ]


def test_values_come_as_text_and_raw_with_labelled_ones_first():
    values = finding("GEN-01")["values"]
    assert [(item["name"], item["label"], item["raw"]) for item in values] == [
        ("value", "Geraamde waarde", {"amount": "300000", "unit": "eur_excl_btw"}),
        ("note", None, "x"),
        ("seen_on", None, "2026-11-24"),
        ("way", None, "open"),
    ]
    assert [item["text"].replace("\xa0", " ") for item in values] == [
        "€ 300.000",
        "x",
        "24-11-2026",
        "Europees openbaar",
    ]


def test_norms_come_with_their_dates_and_sources():
    (norm,) = finding("GEN-01")["norms"]
    assert norm["text"].replace("\xa0", " ") == "€ 216.000"
    assert {key: value for key, value in norm.items() if key != "text"} == {
        "name": "drempel",
        "description": "Drempel voor diensten",
        "value": "216000",
        "unit": "eur_excl_btw",
        "valid_from": "2026-01-01",
        "valid_until": "2027-12-31",
        "origin": "law",
        "certainty": "sure",
        "source": {"title": "Verordening (EU) 2025/2152", "url": "https://eu.example/2152"},
        "last_checked": "2026-11-01",
    }


def test_finding_without_a_field_or_article():
    item = finding("GEN-02")
    assert (item["field"], item["articles"], item["norms"], item["blocks"]) == (None, [], [], False)


def test_answers_and_deviations_of_the_officer_are_in_it():
    tender = Tender(
        subject=TENDER.subject,
        value=TENDER.value,
        answers=(Answer(criterion="GEN-03", outcome=AnswerOutcome.YES, reason="Gedaan."),),
        deviations=(Deviation(criterion="GEN-01", why="A", how_far="B", why_here="C"),),
    )
    assert finding("GEN-03", tender)["answer"] == {"outcome": "yes", "reason": "Gedaan."}
    item = finding("GEN-01", tender)
    assert item["deviation"] == {"why": "A", "how_far": "B", "why_here": "C"}
    assert (item["status"], item["blocks"]) == ("explained", False)
    VALIDATOR.validate(findings_plain(tender, assessed(tender)))


def test_check_that_broke_is_marked():
    def broken(tender, norms):
        raise ZeroDivisionError

    failures = []
    done = assess(TENDER, CATALOGUE, {"GEN-01": broken}, DAY, lambda name, error: failures.append(name))
    item = findings_plain(TENDER, done)["findings"][0]
    assert (item["failed"], item["status"], failures) == (True, "open", ["GEN-01"])


def test_text_is_the_same_every_time_and_follows_the_schema():
    first, second = (findings_json(TENDER, assessed()) for _ in range(2))
    assert first == second
    assert first.endswith("}\n")
    VALIDATOR.validate(json.loads(first))


@pytest.mark.parametrize("missing", ["counts", "findings", "blocking", "catalogue"])
def test_schema_asks_for_every_part(missing):
    plain = findings_plain(TENDER, assessed())
    del plain[missing]
    assert not VALIDATOR.is_valid(plain)


def test_schema_refuses_what_is_not_described():
    plain = findings_plain(TENDER, assessed())
    plain["findings"][0]["extra"] = 1
    assert not VALIDATOR.is_valid(plain)
