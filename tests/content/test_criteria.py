"""Criterion files: the good ones become criteria, the bad ones a sentence that says what to do."""

from datetime import date
from pathlib import Path

import pytest

from sociaalinkopen_desktop.content.catalogue import load_catalogue
from sociaalinkopen_desktop.content.criteria import load_criteria, placeholders, read_criterion
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.catalogue import Basis, Kind, Severity
from sociaalinkopen_desktop.domain.choices import CriterionTheme
from tests.content.test_parameters import GOOD as GOOD_NORM
from tests.content.test_parameters import write

GOOD = """\
id: XX-01
title: Een voorbeeld
theme: general
phase: preparation
kind: automatic
severity: violation
basis: statutory
certainty: sure
may_be_explained: false
also_in_procurement_documents: true
valid: {from: 2016-07-01, until: 2030-01-01}
legal_basis:
  - law: Aanbestedingswet 2012
    bwb_id: BWBR0032203
    article: "2.90"
    paragraph: "3"
    text_of: 2026-04-30
    url: https://wetten.overheid.nl/BWBR0032203/2026-04-30
  - law: Gids Proportionaliteit
    article: voorschrift 3.4 A
norms: [group.one]
requires: [value.base_value, lots.*.estimated_value]
message:
  met: Het is {amount}.
  not_met: Het is {amount}, en dat is te veel.
reasons: {other: Iets anders.}
value_labels: {amount: Bedrag}
why: Daarom.
remedy: Doe iets.
known_limits: Ziet niet alles.
proposed_clause: Opdrachtnemer doet iets.
"""


def write_criterion(folder: Path, text: str, name: str = "general/XX-01.yaml") -> Path:
    return write(folder, text, name)


def problem(folder: Path, text: str, name: str = "general/XX-01.yaml") -> ContentProblem:
    with pytest.raises(ContentProblem) as raised:
        read_criterion(write_criterion(folder, text, name))
    return raised.value


def test_a_file_becomes_a_criterion(tmp_path: Path):
    found = read_criterion(write_criterion(tmp_path, GOOD))
    assert (found.id, found.theme, found.kind, found.severity, found.basis) == (
        "XX-01",
        CriterionTheme.GENERAL,
        Kind.AUTOMATIC,
        Severity.VIOLATION,
        Basis.STATUTORY,
    )
    assert [str(basis) for basis in found.legal_basis] == [
        "Aanbestedingswet 2012 art. 2.90 lid 3",
        "Gids Proportionaliteit voorschrift 3.4 A",
    ]
    assert found.legal_basis[0].text_of == date(2026, 4, 30)
    assert (found.valid_from, found.valid_until) == (date(2016, 7, 1), date(2030, 1, 1))
    assert found.message["met"] == "Het is {amount}."
    assert found.reasons == {"other": "Iets anders."}
    assert found.requires == ("value.base_value", "lots.*.estimated_value")
    assert (found.may_be_explained, found.also_in_procurement_documents) == (False, True)


def test_what_is_left_out_has_its_usual_value(tmp_path: Path):
    skipped = ("may_be", "also_in", "proposed", "reasons", "value_labels", "norms", "requires")
    text = "".join(line for line in GOOD.splitlines(keepends=True) if not line.startswith(skipped))
    found = read_criterion(write_criterion(tmp_path, text))
    assert (found.may_be_explained, found.also_in_procurement_documents, found.proposed_clause) == (True, False, "")
    assert (found.reasons, found.value_labels, found.norms, found.requires) == ({}, {}, (), ())


@pytest.mark.parametrize(
    ("before", "after", "key", "reason"),
    [
        ('article: "2.90"', "article: 2.90", "legal_basis.0.article", "tekst"),
        ('paragraph: "3"', "paragraph: 3", "legal_basis.0.paragraph", "tekst"),
        ('article: "2.90"', 'article: "2.90, 2.91"', "legal_basis.0.article", "geen artikelnummer"),
        ('    article: "2.90"\n', "", "legal_basis.0.article", "geen artikelnummer"),
        ("BWBR0032203\n    art", "BWBR32203\n    art", "legal_basis.0.bwb_id", "nummer van een wet"),
        ("url: https", "url: htps", "legal_basis.0.url", "webadres"),
        ("text_of: 2026-04-30", "text_off: 2026-04-30", "legal_basis.0.text_off", "onbekend"),
        ("id: XX-01", "id: XX-02", "id", "anders dan de naam"),
        ("theme: general", "theme: market", "theme", "anders dan de map"),
        ("theme: general", "theme: algemeen", "theme", "geen keuze"),
        ("phase: preparation", "phase: award_", "phase", "geen keuze"),
        ("may_be_explained: false", "may_be_explained: nee", "may_be_explained", "ja of nee"),
        ("until: 2030-01-01", "until: 2010-01-01", "valid.until", "voor het begin"),
        ("until: 2030-01-01", "untill: 2030-01-01", "valid.untill", "onbekend"),
        ("from: 2016-07-01, ", "", "valid.from", "ontbreekt"),
        ("  met: Het is {amount}.\n", "", "message.met", "ontbreekt"),
        ("  met: Het", "  mett: x\n  met: Het", "message.mett", "uitkomst bestaat niet"),
        ("Het is {amount}.", "Het is {}.", "message.met", "accolades"),
        ("Het is {amount}.", "'Het is {amount:>9}.'", "message.met", "accolades"),
        ("Het is {amount}.", "Het is {amount!r}.", "message.met", "accolades"),
        ("Het is {amount}.", "Het is {amount.real}.", "message.met", "accolades"),
        ("Het is {amount}.", "Het is {amount.", "message.met", "accolades"),
        ("{other: Iets anders.}", "{other: 'Iets {0}.'}", "reasons.other", "accolades"),
        ("{other: Iets anders.}", "{2026-01-01: Iets.}", "reasons.2026-01-01", "geen tekst"),
        ("value.base_value", "value.bas_value", "requires", "bestaat niet"),
        ("lots.*.estimated", "lots.*.*.estimated_", "requires", "bestaat niet"),
        ("[group.one]", "group.one", "norms", "lijst van teksten"),
        ("[group.one]", "[1]", "norms", "lijst van teksten"),
        ("why: Daarom.", "wy: Daarom.", "why", "ontbreekt"),
        ("why: Daarom.", "why: Daarom.\nwhyy: x", "whyy", "onbekend"),
    ],
)
def test_each_fault_is_named_with_file_key_and_remedy(tmp_path: Path, before, after, key, reason):
    assert before in GOOD
    found = problem(tmp_path, GOOD.replace(before, after))
    assert found.file == "general/XX-01.yaml"
    assert found.key == key
    assert reason in found.reason
    assert found.remedy


def test_an_unknown_key_that_looks_like_a_known_one_is_corrected(tmp_path: Path):
    assert problem(tmp_path, GOOD + "titel: x\n").remedy == "Bedoelt u 'title'?"
    assert problem(tmp_path, GOOD + "zzzz: x\n").remedy == "Haal haar weg."


def test_the_legal_basis_is_a_list_with_something_in_it(tmp_path: Path):
    start, end = GOOD.index("legal_basis:"), GOOD.index("norms:")
    empty = f"{GOOD[:start]}legal_basis: []\n{GOOD[end:]}"
    assert problem(tmp_path, empty).reason == "er is geen grondslag."
    single = f"{GOOD[:start]}legal_basis: {{law: x}}\n{GOOD[end:]}"
    assert "lijst" in problem(tmp_path, single).reason


@pytest.mark.parametrize(
    ("kind", "needed"),
    [("question", "undecided"), ("signal", None), ("opportunity", None)],
)
def test_each_kind_needs_the_texts_it_can_show(tmp_path: Path, kind, needed):
    text = GOOD.replace("kind: automatic", f"kind: {kind}")
    if needed is None:
        assert read_criterion(write_criterion(tmp_path, text)).kind.value == kind
    else:
        assert problem(tmp_path, text).key == f"message.{needed}"


def test_placeholders_are_the_names_between_braces():
    assert placeholders("van {low} tot {high}, {{geen}} naam") == ("low", "high")
    assert placeholders("") == ()


def other(identifier: str, **changes: str) -> str:
    text = GOOD.replace("id: XX-01", f"id: {identifier}")
    for key, value in changes.items():
        line = next(row for row in GOOD.splitlines() if row.startswith(f"{key}:"))
        text = text.replace(line, f"{key}: {value}")
    return text


def test_criteria_come_by_basis_theme_and_id(tmp_path: Path):
    write_criterion(tmp_path, other("XX-02", basis="opportunity"), "general/XX-02.yaml")
    write_criterion(tmp_path, other("AA-01", theme="market"), "market/AA-01.yaml")
    write_criterion(tmp_path, other("XX-03"), "general/XX-03.yaml")
    write_criterion(tmp_path, other("XX-01"), "general/XX-01.yaml")
    write_criterion(tmp_path, other("BB-01", theme="evaluation", basis="guide"), "evaluation/BB-01.yaml")
    assert [item.id for item in load_criteria(tmp_path)] == ["XX-01", "XX-03", "AA-01", "BB-01", "XX-02"]


def test_an_id_in_two_folders_is_a_fault(tmp_path: Path):
    write_criterion(tmp_path, GOOD)
    write_criterion(tmp_path, other("XX-01", theme="market"), "market/XX-01.yaml")
    with pytest.raises(ContentProblem, match=r"XX-01\.yaml, id: deze code staat in twee mappen"):
        load_criteria(tmp_path)


def test_a_replaced_criterion_names_an_existing_one(tmp_path: Path):
    valid = "{from: 2016-07-01, until: 2020-01-01, replaced_by: XX-02}"
    write_criterion(tmp_path, other("XX-01", valid=valid))
    with pytest.raises(ContentProblem, match=r"valid\.replaced_by: dit criterium bestaat niet"):
        load_criteria(tmp_path)
    write_criterion(tmp_path, other("XX-02"), "general/XX-02.yaml")
    assert load_criteria(tmp_path)[0].replaced_by == "XX-02"


def test_a_catalogue_puts_criteria_and_norms_together(tmp_path: Path):
    write(tmp_path, 'version: "1"\n', "catalogue.yaml")
    write(tmp_path, GOOD, "criteria/general/XX-01.yaml")
    with pytest.raises(ContentProblem, match=r"general/XX-01\.yaml, norms: de norm 'group\.one' bestaat niet"):
        load_catalogue(tmp_path)
    write(tmp_path, GOOD_NORM, "parameters/group/one.yaml")
    first = load_catalogue(tmp_path)
    assert (first.version, len(first.criteria), list(first.norms)) == ("1", 1, ["group.one"])
    write(tmp_path, GOOD_NORM.replace("1.5", "1.6"), "parameters/group/one.yaml")
    assert load_catalogue(tmp_path).fingerprint != first.fingerprint
    write(tmp_path, "version: 1\n", "catalogue.yaml")
    with pytest.raises(ContentProblem, match=r"catalogue\.yaml, version: hier hoort tekst"):
        load_catalogue(tmp_path)
