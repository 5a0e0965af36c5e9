"""The JSON Schemas say the same as the program."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import Procedure
from sociaalinkopen_desktop.domain.encoding import InvalidTender, from_plain, to_plain
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange import findings_json, schema
from sociaalinkopen_desktop.exchange.eforms import read_notice
from sociaalinkopen_desktop.exchange.tender_file import tender_json

from .notices import DATA
from .strategies import tenders

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = schema.tender_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def document(tender):
    return {"format": "sociaalinkopen-aanbesteding", "version": 1, "tender": tender}


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("tender.schema.json", schema.tender_schema),
        ("profile.schema.json", schema.profile_schema),
        ("findings.schema.json", findings_json.findings_schema),
    ],
)
def test_committed_schema_is_the_one_that_the_program_makes(name, made):
    assert resource("schema", name).read_text("utf-8") == schema.schema_json(made()), (
        "Run  python installer/make_schema.py"
    )


def test_schema_itself_is_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(schema.profile_schema())
    jsonschema.Draft202012Validator.check_schema(findings_json.findings_schema())


@given(tender=tenders())
def test_every_tender_file_follows_the_schema(tender):
    VALIDATOR.validate(json.loads(tender_json(tender)))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.xml")), ids=lambda path: path.stem)
def test_imported_notice_follows_the_schema(path):
    VALIDATOR.validate(json.loads(tender_json(read_notice(path).tender)))


def test_every_field_is_described_with_its_label_help_and_unit():
    definitions = SCHEMA["$defs"]
    for path, item in fields.leaves(Tender):
        group = fields.describe(Tender, path.rpartition(".")[0].replace(".*", ".0")).kind if "." in path else Tender
        told = definitions[group.__name__]["properties"][item.name]
        assert told["title"] == item.about.label
        assert told.get("description", "").startswith(item.about.help)
        if item.about.unit is not None:
            assert item.about.unit.label in told["description"]


def test_choices_are_listed_with_their_meaning():
    told = SCHEMA["$defs"]["ProcedureChoice"]["properties"]["procedure"]
    assert told["enum"] == [*(item.value for item in Procedure), None]
    assert "open = Europees openbaar" in told["description"]


INVALID = [
    {"onbekend": 1},
    {"subject": {"title": 5}},
    {"subject": {"title": "nul\0teken"}},
    {"subject": {"nature": "werk"}},
    {"subject": {"nature": ["works"]}},
    {"subject": {"is_social_or_specific_service": "ja"}},
    {"subject": {"additional_cpvs": "77310000"}},
    {"subject": {"additional_cpvs": [5]}},
    {"subject": {"dossier_kind": None}},
    {"subject": None},
    {"subject": []},
    {"value": {"base_value": "veel"}},
    {"value": {"base_value": "1.250,50"}},
    {"value": {"base_value": -1}},
    {"value": {"base_value": "-1"}},
    {"value": {"base_value": 100_000_000_001}},
    {"value": {"base_value": "100000000001"}},
    {"value": {"base_value": True}},
    {"value": {"duration_months": 1.5}},
    {"value": {"duration_months": 1201}},
    {"value": {"duration_months": []}},
    {"schedule": {"dispatch_date": "31-12-2026"}},
    {"schedule": {"dispatch_date": "2026-02-30"}},
    {"schedule": {"dispatch_date": "1066-10-14"}},
    {"schedule": {"dispatch_date": 2026}},
    {"procedure": {"is_framework": None}},
    {"procedure": {"is_framework": 1}},
    {"lots": {}},
    {"lots": [5]},
    {"lots": [{"naam": "A"}]},
    {"lots": [{}] * 2001},
    {"award": {"criteria": [{"weight_percent": "101"}]}},
    {"award": {"criteria": [{"weight_percent": "100.5"}]}},
    {"award": {"criteria": [{"weight_percent": 101}]}},
    {"ambition": {"themes": [{"theme": "mooi"}]}},
]


@pytest.mark.parametrize("plain", INVALID, ids=lambda plain: json.dumps(plain)[:60])
def test_what_the_schema_refuses_the_program_refuses_too(plain):
    assert not VALIDATOR.is_valid(document(plain))
    with pytest.raises(InvalidTender):
        from_plain(plain)


@pytest.mark.parametrize("change", [{"format": "x"}, {"version": 2}, {"extra": 1}])
def test_envelope_is_part_of_the_schema(change):
    assert not VALIDATOR.is_valid({**document({}), **change})
    for name in ("format", "version", "tender"):
        assert not VALIDATOR.is_valid({key: value for key, value in document({}).items() if key != name})


@pytest.mark.parametrize("value", ["0", "0.01", "100", "100.00", "99.99"])
def test_percentages_as_text(value):
    plain = {"award": {"criteria": [{"weight_percent": value}]}}
    assert VALIDATOR.is_valid(document(plain))
    assert to_plain(from_plain(plain))["award"]["criteria"][0]["weight_percent"] == value


def test_bounds_that_are_no_power_of_ten_are_kept_by_their_length():
    assert schema._decimal_pattern(1200) == r"^[0-9]{1,4}(\.[0-9]{1,20})?$"


def test_dates_and_amounts_of_the_schema_are_those_of_the_program():
    plain = {"schedule": {"dispatch_date": "1990-01-01", "contract_start": "2199-12-31"}, "value": {"base_value": 12.5}}
    assert VALIDATOR.is_valid(document(plain))
    tender = from_plain(plain)
    assert (tender.schedule.dispatch_date, tender.value.base_value) == (date(1990, 1, 1), Decimal("12.5"))


def test_script_writes_both_schemas(tmp_path):
    command = [sys.executable, "installer/make_schema.py", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    for name in ("tender.schema.json", "findings.schema.json"):
        assert (tmp_path / name).read_bytes() == resource("schema", name).read_bytes()
