"""The profile file: out and in again without loss, a clear line for every fault, and the tables that come along."""

import json

import jsonschema
import pytest
from hypothesis import given

from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.policy import PolicyProfile, example_profile
from sociaalinkopen_desktop.exchange import schema
from sociaalinkopen_desktop.exchange.profile_file import (
    parsed_profile,
    profile_json,
    read_profile,
    write_profile,
)
from sociaalinkopen_desktop.exchange.tender_file import read_tender
from tests.strategies import groups

NORMS = read_compiled(resource("catalogue.json")).norms
VALIDATOR = jsonschema.Draft202012Validator(
    schema.profile_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
GOOD = {
    "title": "Inkoopbeleid 2026",
    "organisation": "Voorbeeldgemeente",
    "numbers": [{"name": "policy.social_return.threshold", "value": "50000", "valid_from": "2026-01-01"}],
}


def document(profile, **envelope):
    return {"format": "sociaalinkopen-beleidsprofiel", "version": 1, "profile": profile, **envelope}


def faults_of(tmp_path, content):
    path = tmp_path / "beleid.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    with pytest.raises(InputProblem) as caught:
        read_profile(path, NORMS)
    for sentence in caught.value.sentences:
        assert sentence.startswith("beleid.json: ")
        assert "\n" not in sentence
    return caught.value.sentences


@given(groups(PolicyProfile))
def test_every_profile_comes_back_as_it_was_and_follows_the_schema(profile):
    text = profile_json(profile)
    assert parsed_profile(text, "profiel") == profile
    assert profile_json(parsed_profile(text, "profiel")) == text
    VALIDATOR.validate(json.loads(text))


def test_a_file_is_written_and_read(tmp_path):
    path = tmp_path / "beleid.json"
    write_profile(example_profile(), path)
    assert read_profile(path, NORMS) == example_profile()
    path.write_text(json.dumps(document(GOOD)), "utf-8")
    assert read_profile(path, NORMS).numbers[0].value == 50_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "geen geldig JSON"),
        ("[]", "dit is geen beleidsprofiel"),
        (document({}, format="iets-anders"), "niet van dit programma"),
        (document({}, format="sociaalinkopen-aanbesteding"), "in dit bestand zit geen beleidsprofiel"),
        (document({}, version=2), "nieuwere versie"),
        (document([]), "hier hoort een groep velden"),
        (document({"numbrs": []}), "Bedoelt u 'numbers'?"),
        (
            document({**GOOD, "numbers": [{"name": "policy.nee", "value": 1, "valid_from": "2026-01-01"}]}),
            "geen getal van",
        ),
        (document({"numbers": [{"value": -1}]}), "kan hier niet"),
        (document({"bouwblok_tables": [{"blocks": [{"unit": "week"}]}]}), "geen keuze in deze lijst"),
        (document({"sanctions": [{"valid_from": "1-1-2026"}]}), "geen datum"),
        ('{"format": "sociaalinkopen-beleidsprofiel", "version": 1, "profile": ' + "[" * 100_000, "te diep"),
    ],
)
def test_every_fault_is_told_with_the_name_of_the_file(tmp_path, content, words):
    assert any(words in sentence for sentence in faults_of(tmp_path, content))


def test_all_faults_come_at_once(tmp_path):
    wrong = {"numbers": [{"name": "policy.x", "value": 1}, {"name": "policy.award.maximum_price_weight", "value": 300}]}
    assert len(faults_of(tmp_path, document(wrong))) == 3  # an unknown name; a value and a first day


def test_a_draft_may_hold_what_does_not_fit_yet():
    text = json.dumps(document({"numbers": [{"name": "policy.x"}]}))
    assert parsed_profile(text, "profiel").numbers[0].name == "policy.x"


def test_a_profile_is_no_tender(tmp_path):
    path = tmp_path / "beleid.json"
    write_profile(example_profile(), path)
    with pytest.raises(InputProblem, match="zit geen aanbesteding"):
        read_tender(path)


def test_the_published_tables_are_in_order_and_say_whose_they_are():
    tables = read_profile(resource("profiles", "bouwblokken.json"), NORMS).bouwblok_tables
    assert {table.region for table in tables} == {"Oost-Nederland", "Holland Rijnland"}
    for table in tables:
        assert table.version
        assert table.valid_from
        assert table.source
        assert table.url.startswith("https://")
        assert "geen Brabantse" in table.note
        assert table.blocks
