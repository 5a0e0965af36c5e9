"""The tender file: out and in again without loss, and a clear line for every fault."""

import json
import os
import stat
import sys
from decimal import Decimal

import pytest
from hypothesis import given

from sociaalinkopen_desktop.application.ports import ExportProblem, InputProblem
from sociaalinkopen_desktop.domain.subject import ContractValue, Subject
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange import files
from sociaalinkopen_desktop.exchange.tender_file import MAX_BYTES, read_tender, tender_json, write_tender

from .strategies import tenders

EXAMPLE = Tender(
    subject=Subject(title="Café 't Hoekje € 5", buyer="Voorbeeldgemeente"),
    value=ContractValue(base_value=Decimal("1250.50")),
)


def document(tender, **envelope):
    return {"format": "sociaalinkopen-aanbesteding", "version": 1, "tender": tender, **envelope}


def faults_of(tmp_path, content):
    path = tmp_path / "opdracht.json"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    with pytest.raises(InputProblem) as caught:
        read_tender(path)
    sentences = caught.value.sentences
    assert sentences
    for sentence in sentences:
        assert sentence.startswith("opdracht.json: ")
        assert "\n" not in sentence
        assert sentence.isprintable()
    return sentences


@given(tender=tenders())
def test_every_tender_comes_back_as_it_was(tender, tmp_path_factory):
    path = tmp_path_factory.mktemp("bestand") / "opdracht.json"
    write_tender(tender, path)
    assert read_tender(path) == tender
    assert tender_json(read_tender(path)) == path.read_text("utf-8")


def test_file_is_readable_for_people(tmp_path):
    path = tmp_path / "opdracht.json"
    write_tender(EXAMPLE, path)
    content = path.read_bytes()
    assert content.startswith(b'{\n  "format": "sociaalinkopen-aanbesteding",\n  "version": 1,\n  "tender": {\n')
    assert "Café 't Hoekje € 5".encode() in content
    assert b'"base_value": "1250.50"' in content
    assert content.endswith(b"}\n")
    assert b"\r" not in content


def test_empty_tender_is_a_small_file(tmp_path):
    path = tmp_path / "leeg.json"
    write_tender(Tender(), path)
    assert json.loads(path.read_text("utf-8")) == document({})
    assert read_tender(path) == Tender()


def test_writing_replaces_the_old_file_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "opdracht.json"
    write_tender(Tender(), path)
    write_tender(EXAMPLE, path)
    assert read_tender(path) == EXAMPLE
    assert [item.name for item in tmp_path.iterdir()] == ["opdracht.json"]


def test_failed_writing_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "opdracht.json"
    write_tender(EXAMPLE, path)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(ExportProblem) as caught:
        write_tender(Tender(), path)
    assert "schijf vol" in caught.value.sentence
    assert [item.name for item in tmp_path.iterdir()] == ["opdracht.json"]
    assert read_tender(path) == EXAMPLE


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(), "niet schrijven"),
        (FileNotFoundError(), "map bestaat niet"),
        (IsADirectoryError(), "map met deze naam"),
        (OSError(), "schijf vol"),
    ],
)
def test_each_failure_of_writing_has_a_remedy(tmp_path, monkeypatch, error, told):
    def fail(_descriptor):
        raise error

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(ExportProblem, match=told):
        write_tender(EXAMPLE, tmp_path / "opdracht.json")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_has_its_remedy_as_windows_tells_it_too(tmp_path, monkeypatch):
    def refuse(_descriptor):
        raise PermissionError

    (tmp_path / "map.json").mkdir()
    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(ExportProblem, match="map met deze naam"):
        write_tender(EXAMPLE, tmp_path / "map.json")


def test_writing_into_a_missing_folder_or_over_a_folder(tmp_path):
    with pytest.raises(ExportProblem, match=r"opdracht\.json is niet bewaard"):
        write_tender(EXAMPLE, tmp_path / "weg" / "opdracht.json")
    (tmp_path / "map.json").mkdir()
    with pytest.raises(ExportProblem, match=r"map\.json is niet bewaard"):
        write_tender(EXAMPLE, tmp_path / "map.json")
    assert [item.name for item in tmp_path.iterdir()] == ["map.json"]


def test_text_that_cannot_be_written_is_no_half_file(tmp_path):
    odd = Tender(subject=Subject(title="\ud800"))
    with pytest.raises(ExportProblem, match="teken dat niet bestaat"):
        write_tender(odd, tmp_path / "opdracht.json")
    assert list(tmp_path.iterdir()) == []


def test_mark_at_the_start_does_no_harm(tmp_path):
    path = tmp_path / "opdracht.json"
    path.write_text(tender_json(EXAMPLE), "utf-8-sig")
    assert read_tender(path) == EXAMPLE


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "leeg"),
        ("   \n", "leeg"),
        ("{", "regel 1, teken 2"),
        ('{\n "format": 1,\n}', "regel 3, teken 1"),
        ("Beste collega", "geen geldig JSON"),
        ("[]", "dit is geen aanbesteding"),
        ("null", "dit is geen aanbesteding"),
        ('"tekst"', "dit is geen aanbesteding"),
        ("{}", "niet van dit programma"),
        ({"format": "ocds", "version": 1}, "niet van dit programma"),
        ({"format": "sociaalinkopen-aanbesteding"}, "'version' ontbreekt"),
        (document({}, version="1"), "'version' ontbreekt of is geen getal"),
        (document({}, version=True), "'version' ontbreekt of is geen getal"),
        (document({}, version=0), "'version' ontbreekt of is geen getal"),
        (document({}, version=2), "nieuwere versie"),
        ({"format": "sociaalinkopen-aanbesteding", "version": 1}, "'tender' ontbreekt"),
        (document({}, notitie="x"), "onbekend veld 'notitie'"),
        (document([]), "groep velden"),
        (json.dumps(document({})).encode("utf-16"), "UTF-16"),
        (json.dumps(document({})).encode("utf-16-le"), "UTF-16"),
        ('{"format": "é"}'.encode("latin-1"), "regel 1"),
        (b"\n\n\xff\xfe", "regel 3"),
        (b"PK\x03\x04" + bytes(40), "geen tekstbestand"),
        (b"%PDF-1.7", "geen tekstbestand"),
        (bytes(range(1, 200)) + b"\0", "geen tekstbestand"),
        ('<?xml version="1.0"?><a/>', "XML-bestand"),
        ("[" * 100_000, "te diep"),
        ('{"a":' * 100_000, "te diep"),
        (json.dumps(document({}))[:-1] + ', "x": ' + "[" * 900 + "]" * 900 + "}", "onbekend veld 'x'"),
    ],
)
def test_broken_file_gives_a_clear_line(tmp_path, content, told):
    (sentence,) = faults_of(tmp_path, content)
    assert told in sentence


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_are_no_numbers(tmp_path, word):
    (sentence,) = faults_of(
        tmp_path, json.dumps(document({"value": {"base_value": 1}})).replace(": 1}}", f": {word}}}}}")
    )
    assert f"'{word}' is geen getal" in sentence


def test_field_that_stands_there_twice(tmp_path):
    text = tender_json(EXAMPLE).replace('"buyer"', '"title"')
    (sentence,) = faults_of(tmp_path, text)
    assert "'title' staat er twee keer in" in sentence


def test_huge_numbers(tmp_path):
    digits = "9" * 5000
    text = json.dumps(document({"value": {"base_value": 1}})).replace(": 1}}", f": {digits}}}}}")
    (sentence,) = faults_of(tmp_path, text)
    assert "te groot" in sentence
    assert len(sentence) < 120


@pytest.mark.parametrize("number", ["1e999999999", "1E-999999999", "0E-999999999", "-1", "1e400", "100000000001"])
def test_numbers_out_of_bounds(tmp_path, number):
    text = json.dumps(document({"value": {"base_value": 1}})).replace(": 1}}", f": {number}}}}}")
    (sentence,) = faults_of(tmp_path, text)
    assert sentence.startswith("opdracht.json: Waarde zonder opties (value.base_value): ")


def test_every_fault_of_the_tender_has_its_own_line(tmp_path):
    broken = {
        "subject": {"title": 5, "nature": "werk", "titel": "x"},
        "value": {"base_value": "veel", "duration_months": 1.5},
        "schedule": {"dispatch_date": "31-12-2026"},
        "lots": [{"title": "A"}, {"estimated_value": -1}],
        "procedure": "open",
    }
    sentences = faults_of(tmp_path, document(broken))
    assert len(sentences) == 8
    told = "\n".join(sentences)
    assert "Titel (subject.title): geen tekst." in told
    assert "Onbekend veld (subject.titel): dit veld bestaat niet. Bedoelt u 'title'?" in told
    assert "(percelen, regel 2) (lots.1.estimated_value)" in told


def test_signs_that_do_not_exist(tmp_path):
    (sentence,) = faults_of(tmp_path, '{"format":"sociaalinkopen-aanbesteding","version":1,"tender":{"id":"\\ud800"}}')
    assert "teken in dat niet bestaat" in sentence
    (sentence,) = faults_of(tmp_path, '{"format":"sociaalinkopen-aanbesteding","version":1,"\\udfff":0,"tender":{}}')
    assert "onbekend veld '?'" in sentence


def test_long_unknown_name_is_shortened(tmp_path):
    (sentence,) = faults_of(tmp_path, document({}, **{"x" * 300: 1}))
    assert len(sentence) < 130


def test_missing_file_folder_and_pipe(tmp_path):
    with pytest.raises(InputProblem, match="bestaat niet"):
        read_tender(tmp_path / "weg.json")
    with pytest.raises(InputProblem, match="dit is een map"):
        read_tender(tmp_path)
    with pytest.raises(InputProblem, match="te lang"):
        read_tender(tmp_path / ("x" * 4000))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_pipe_is_refused_before_it_can_hang(tmp_path):
    os.mkfifo(tmp_path / "pijp.json")
    with pytest.raises(InputProblem, match="geen gewoon bestand"):
        read_tender(tmp_path / "pijp.json")


def test_file_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "opdracht.json"
    path.write_text("{}", "utf-8")
    path.chmod(stat.S_IWUSR)

    def refuse(*_arguments, **_options):
        raise PermissionError  # the superuser may read everything, so the refusal is made here

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(InputProblem, match="mag dit bestand niet lezen"):
        read_tender(path)


def test_file_that_is_too_large(tmp_path):
    path = tmp_path / "groot.json"
    path.write_bytes(b'{"a": "' + b"a" * MAX_BYTES)
    with pytest.raises(InputProblem, match="groter dan 10 MB"):
        read_tender(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no line break in a name")
def test_odd_file_name_is_shown_on_one_line(tmp_path):
    path = tmp_path / "twee\nregels.json"
    path.write_text("[]", "utf-8")
    with pytest.raises(InputProblem) as caught:
        read_tender(path)
    assert caught.value.sentences[0].startswith("twee?regels.json: ")
