"""The pack file: read and written whole; whatever wants to do harm is refused in time with a clear sentence."""

import json
import re
import time
from pathlib import Path

import jsonschema
import pytest

from sociaalinkopen_desktop.application.ports import ExportProblem, InputProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.assessment import assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.packs.pack import with_packs
from sociaalinkopen_desktop.exchange import pack_file, pack_schema, schema

from ..builders import a_tender
from ..packs import a_criterion, a_pack, a_question, catalogue
from .hostile_packs import SPY, hostile_packs

EXAMPLE = resource("packs", "voorbeeld.json")
VALIDATOR = jsonschema.Draft202012Validator(pack_schema.pack_schema())
HOSTILE = list(hostile_packs())


def read(path, name="pakket.json"):
    return pack_file.parse_pack(pack_file.read_pack_text(path), catalogue(), name)


def test_a_pack_that_is_written_and_read_is_the_same(tmp_path):
    text = pack_file.pack_json(a_pack(a_criterion(1), a_question(2), title="Beleid caf\u00e9 {…}"))
    pack_file.write_pack(text, tmp_path / "pakket.json")
    pack = read(tmp_path / "pakket.json")
    assert pack_file.pack_json(pack.plain) == text
    assert [rule.criterion.id for rule in pack.rules] == ["PROEF-01", "PROEF-02"]


def test_numbers_with_a_point_keep_every_digit():
    text = pack_file.pack_json(a_pack()).replace('"value": 30', '"value": 29.10')
    pack = pack_file.parse_pack(text, catalogue())
    again = pack_file.parse_pack(pack_file.pack_json(pack.plain), catalogue())
    assert again.rules[0].plain["met_when"]["value"] == "29.10"


def test_the_fingerprint_is_that_of_the_text():
    one, other = (pack_file.parse_pack(pack_file.pack_json(a_pack(pack_version=each)), catalogue()) for each in "12")
    assert re.fullmatch(r"[0-9a-f]{64}", one.fingerprint)
    assert one.fingerprint != other.fingerprint


def test_a_mark_at_the_start_of_the_file_does_no_harm(tmp_path):
    path = tmp_path / "pakket.json"
    path.write_bytes(b"\xef\xbb\xbf" + pack_file.pack_json(a_pack()).encode())
    assert read(path).id == "PROEF"


def test_faults_name_the_file_the_place_and_the_remedy(tmp_path):
    path = tmp_path / "pakket.json"
    wrong = a_criterion(met_when={"field": "subject.titel", "op": "filled"}, severity="violation")
    path.write_text(pack_file.pack_json(a_pack(wrong)), "utf-8")
    with pytest.raises(InputProblem) as caught:
        read(path)
    assert len(caught.value.sentences) == 2
    assert any(
        line.endswith("onbekend veld 'subject.titel'. Bedoelt u 'subject.title'?") for line in caught.value.sentences
    )
    assert all(line.startswith("pakket.json: PROEF-01, ") for line in caught.value.sentences)


def test_a_file_that_is_not_there_or_cannot_be_written_is_a_sentence(tmp_path):
    with pytest.raises(InputProblem, match="bestaat niet"):
        pack_file.read_pack_text(tmp_path / "weg.json")
    with pytest.raises(ExportProblem, match="niet bewaard"):
        pack_file.write_pack("x", tmp_path / "weg" / "pakket.json")


@pytest.mark.parametrize(
    ("text", "found"),
    [(pack_file.pack_json(a_pack(a_criterion(title=""))), "PROEF"), ('{"id": "half', ""), ('"id": "PROEF"', "PROEF")],
)
def test_the_code_of_a_damaged_pack_is_found_where_it_can_be(text, found):
    assert pack_file.id_in(text) == found


# -- the example and the schema -----------------------------------------------------------------------------------
def test_the_example_is_in_order_marked_as_example_and_in_the_form_the_program_writes():
    pack = read(EXAMPLE)
    assert pack.title.startswith("Voorbeeld")
    assert pack_file.pack_json(pack.plain) == EXAMPLE.read_text("utf-8")
    VALIDATOR.validate(json.loads(EXAMPLE.read_text("utf-8")))


def test_the_committed_schema_is_the_one_that_the_program_makes():
    jsonschema.Draft202012Validator.check_schema(pack_schema.pack_schema())
    made = schema.schema_json(pack_schema.pack_schema())
    assert resource("schema", "pack.schema.json").read_text("utf-8") == made, "Run  python installer/make_schema.py"


def test_the_schema_refuses_what_the_program_refuses():
    for wrong in (a_criterion(severity="violation"), a_criterion(met_when={"field": "x", "op": "filled"}), {}):
        document = json.loads(pack_file.pack_json(a_pack(wrong)))
        assert not VALIDATOR.is_valid(document)


# -- harm ---------------------------------------------------------------------------------------------------------
def test_there_are_enough_hostile_packs_of_every_kind():
    assert len(HOSTILE) >= 100
    assert len({name for name, _content, _word in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize(("content", "word"), [item[1:] for item in HOSTILE], ids=[item[0] for item in HOSTILE])
def test_a_hostile_pack_is_refused_or_harmless_in_time(content, word, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "pakket.json"
    path.write_bytes(content)
    catalogue()
    spent = []
    for _ in range(3):
        start = time.process_time()
        lines = outcome_of(path)
        spent.append(time.process_time() - start)
        if spent[-1] <= 0.1:
            break
    assert min(spent) <= 0.1
    assert not (tmp_path / SPY).exists()
    assert bool(lines) is bool(word)
    if word:
        assert any(word in line for line in lines), lines
    for line in lines:
        assert line.startswith("pakket.json: ")
        assert line.isprintable()
        assert len(line) < 600


def outcome_of(path: Path) -> tuple[str, ...]:
    """The sentences that refuse a pack; a pack that is read is judged by, and says what it was told to say."""
    try:
        pack = read(path)
    except InputProblem as problem:
        return problem.sentences
    both, checks = with_packs(catalogue(), CHECKS, [pack])
    tender = a_tender(subject={"title": "a" * 200})
    found = assess(tender, both, checks, pack.valid_from).finding(pack.rules[0].criterion.id)
    assert found.message in pack.rules[0].criterion.message.values()
    return ()
