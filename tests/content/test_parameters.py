"""Norm files: the good ones become norms, the bad ones a sentence that says what to do."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sociaalinkopen_desktop.content.parameters import load_norms, read_norm
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.norms import Certainty, Origin
from sociaalinkopen_desktop.domain.quantities import Unit

GOOD = """\
description: het voorbeeld
unit: factor
origin: law
certainty: likely
last_checked: 2026-11-24
values:
  2026-01-01:
    value: 1.5
    valid_until: 2027-12-31
    reference:
      title: Voorbeeldbesluit
      url: https://example.org/besluit
  2024-01-01:
    value: 2
    reference: {title: Ouder besluit, url: "https://example.org/ouder"}
"""


def write(folder: Path, text: str, name: str = "group/one.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problem(folder: Path, text: str) -> ContentProblem:
    with pytest.raises(ContentProblem) as raised:
        read_norm(write(folder, text), folder)
    return raised.value


def test_a_file_becomes_a_norm_named_after_its_place(tmp_path: Path):
    norm = read_norm(write(tmp_path, GOOD), tmp_path)
    assert (norm.name, norm.unit, norm.origin, norm.certainty) == (
        "group.one",
        Unit.FACTOR,
        Origin.LAW,
        Certainty.LIKELY,
    )
    assert [value.valid_from for value in norm.values] == [date(2024, 1, 1), date(2026, 1, 1)]
    assert norm.values[1].value == Decimal("1.5")
    assert norm.values[1].valid_until == date(2027, 12, 31)
    assert norm.values[1].reference.url == "https://example.org/besluit"
    assert norm.last_checked == date(2026, 11, 24)


def test_all_norms_of_a_folder_are_found_by_name(tmp_path: Path):
    write(tmp_path, GOOD, "b.yaml")
    write(tmp_path, GOOD, "a/deep/one.yaml")
    write(tmp_path, "geen norm", "lees-mij.txt")
    assert list(load_norms(tmp_path)) == ["a.deep.one", "b"]


def test_policy_may_have_no_address(tmp_path: Path):
    text = GOOD.replace("origin: law", "origin: policy").replace("      url: https://example.org/besluit\n", "")
    assert read_norm(write(tmp_path, text), tmp_path).values[1].reference.url == ""


@pytest.mark.parametrize(
    ("before", "after", "key", "reason"),
    [
        ("description: het voorbeeld", "description: ' '", "description", "leeg"),
        ("description: het voorbeeld", "description: 12", "description", "tekst"),
        ("description: het voorbeeld\n", "", "description", "ontbreekt"),
        ("unit: factor", "unit: facter", "unit", "geen keuze"),
        ("origin: law", "origin: wet", "origin", "geen keuze"),
        ("certainty: likely", "certaintie: likely", "certainty", "ontbreekt"),
        ("last_checked: 2026-11-24", "last_checked: gisteren", "last_checked", "datum"),
        ("last_checked: 2026-11-24", "last_checked: 2026-11-24\nextra: 1", "extra", "onbekend"),
        ("value: 1.5", "value: 1,5", "values.2026-01-01.value", "getal"),
        ("value: 1.5", "value: -1", "values.2026-01-01.value", "getal"),
        ("value: 1.5", "value: true", "values.2026-01-01.value", "getal"),
        ("value: 1.5", "value: 1.5\n    vlaue: 2", "values.2026-01-01.vlaue", "onbekend"),
        ("valid_until: 2027-12-31", "valid_until: 2025-12-31", "values.2026-01-01.valid_until", "voor het begin"),
        ("value: 2\n", "value: 2\n    valid_until: 2026-01-01\n", "values.2026-01-01", "voordat de vorige ophoudt"),
        ("title: Voorbeeldbesluit", "title: ''", "values.2026-01-01.reference.title", "leeg"),
        ("title: Voorbeeldbesluit", "titel: x", "values.2026-01-01.reference.title", "ontbreekt"),
        ("https://example.org/besluit", "example.org", "values.2026-01-01.reference.url", "webadres"),
        ("      url: https://example.org/besluit\n", "", "values", "geen adres"),
        ("  2024-01-01:", "  vroeger:", "values.vroeger", "datum"),
    ],
)
def test_each_fault_is_named_with_file_key_and_remedy(tmp_path: Path, before, after, key, reason):
    assert before in GOOD
    found = problem(tmp_path, GOOD.replace(before, after))
    assert found.file == "group/one.yaml"
    assert found.key == key
    assert reason in found.reason
    assert found.remedy


def test_no_values_is_a_fault(tmp_path: Path):
    found = problem(tmp_path, GOOD[: GOOD.index("values:")] + "values: {}\n")
    assert (found.key, found.reason) == ("values", "er is geen waarde.")


def test_a_file_that_is_no_mapping_is_a_fault(tmp_path: Path):
    assert "sleutels" in problem(tmp_path, "- een lijst").reason
