"""Strict YAML: each kind of accident gives a sentence with file, place, reason and remedy."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.content.yaml_files import MAX_BYTES, MAX_DEPTH, parsed, read_yaml


def problem(text: str) -> ContentProblem:
    with pytest.raises(ContentProblem) as raised:
        parsed(text, "voorbeeld.yaml")
    return raised.value


def test_plain_values_have_the_type_they_look_like():
    text = "{text: a, whole: 12, broken: 2.90, flag: true, day: 2026-11-24, empty: , many: [1, b]}"
    assert parsed(text, "x") == {
        "text": "a",
        "whole": 12,
        "broken": Decimal("2.90"),
        "flag": True,
        "day": date(2026, 11, 24),
        "empty": None,
        "many": [1, "b"],
    }


@pytest.mark.parametrize("text", ["on", "yes", "No", "1:30", "010", "1_000", "0x10", ".5", "1e3", "TRUE", "<<", "="])
def test_what_yaml_would_guess_stays_text(text):
    assert parsed(f"key: {text}", "x") == {"key": text}


def test_a_date_may_be_a_key():
    assert parsed("2026-01-01: 5", "x") == {date(2026, 1, 1): 5}


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a: 1\na: 2", "a", "dubbel"),
        ("a: {b: 1, b: 2}", "b", "dubbel"),
        ("1: a", "1", "geen tekst"),
        ("[a]: b", "?", "geen tekst"),
        ("a: &x 1", "regel 1", "ankers"),
        ("a: &x 1\nb: *x", "regel 1", "ankers"),
        ("b: *x", "regel 1", "ankers"),
        ("a: !!python/object:os.system x", "regel 1", "tags"),
        ("a: !eigen x", "regel 1", "tags"),
        ("a: 1\n---\nb: 2", "regel 2", "twee documenten"),
        ("a: [1", "regel 2", "geen geldige YAML"),
        ("a: 1\n  b: 2", "regel 2", "geen geldige YAML"),
        ("a: 2026-13-45", "", "geen geldige YAML"),
        ("a: \x00", "", "geen geldige YAML"),
        (f"a: {'9' * 6000}", "", "geen geldige YAML"),
        ("[" * (MAX_DEPTH + 1), "regel 1", "te diep"),
    ],
)
def test_accidents_are_named(text, place, reason):
    found = problem(text)
    assert found.file == "voorbeeld.yaml"
    assert found.key.startswith(place)
    assert reason in found.reason
    assert found.remedy.endswith(".")
    assert found.sentence.startswith("voorbeeld.yaml")
    assert "\n" not in found.sentence


def test_a_file_is_read_as_utf8(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_text("naam: één", encoding="utf-8")
    assert read_yaml(path) == {"naam": "één"}
    path.write_bytes("naam: één".encode("latin-1"))
    with pytest.raises(ContentProblem, match="UTF-8"):
        read_yaml(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path):
    with pytest.raises(ContentProblem, match=r"weg\.yaml: het bestand kan niet worden gelezen"):
        read_yaml(tmp_path / "weg.yaml")
    with pytest.raises(ContentProblem, match="kan niet worden gelezen"):
        read_yaml(tmp_path)


def test_a_huge_file_is_not_even_opened(tmp_path: Path):
    path = tmp_path / "groot.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(ContentProblem, match=r"groot\.yaml: het bestand is 200001 bytes groot"):
        read_yaml(path)


@given(st.text(max_size=200))
def test_any_text_gives_data_or_a_problem(text):
    try:
        said = str(parsed(text, "x.yaml"))
    except ContentProblem as found:
        said = found.sentence
    assert isinstance(said, str)
