"""Reading duties from YAML: what is accepted, and what is refused with file and key."""

from datetime import date
from pathlib import Path

import pytest

from sociaalinkopen_desktop.content.duties import load_duties
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.catalogue import DutyPlace
from sociaalinkopen_desktop.domain.choices import Regime
from tests.content.test_parameters import write

GOOD = """\
id: MP-01
title: Geen percelen
what: Waarom delen niet past.
places: [documents, file]
regimes: [E, "1"]
certainty: sure
note: Alleen hier.
valid: {from: 2016-07-01, until: 2030-01-01}
legal_basis:
- {law: Aanbestedingswet 2012, bwb_id: BWBR0032203, article: "1.5", paragraph: "3", text_of: 2026-04-30}
"""


def test_a_duty_is_read_with_all_its_parts(tmp_path: Path):
    write(tmp_path, GOOD, "01-no-lots.yaml")
    (duty,) = load_duties(tmp_path)
    assert (duty.id, duty.title, duty.note) == ("MP-01", "Geen percelen", "Alleen hier.")
    assert duty.places == (DutyPlace.DOCUMENTS, DutyPlace.FILE)
    assert duty.regimes == (Regime.EUROPEAN, Regime.SINGLE)
    assert str(duty.legal_basis[0]) == "Aanbestedingswet 2012 art. 1.5 lid 3"
    assert duty.holds_on(date(2016, 7, 1))
    assert duty.holds_on(date(2030, 1, 1))
    assert not duty.holds_on(date(2016, 6, 30))
    assert not duty.holds_on(date(2030, 1, 2))


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("id: MP-01", "id: MP-02", "id"),
        ("places: [documents, file]", "places: [desk]", "places"),
        ("places: [documents, file]", "places: [file, file]", "places"),
        ("places: [documents, file]", "places: []", "places"),
        ('regimes: [E, "1"]', "regimes: [Q]", "regimes"),
        ("what:", "wat:", "what"),
        ("note:", "notes:", "notes"),
        ("until: 2030-01-01", "until: 2016-01-01", "valid.until"),
        ('article: "1.5"', 'article: "een"', "legal_basis.0.article"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, before, after, key):
    assert before in GOOD
    write(tmp_path, GOOD.replace(before, after), "01-no-lots.yaml")
    with pytest.raises(ContentProblem) as raised:
        load_duties(tmp_path)
    assert raised.value.file.endswith("01-no-lots.yaml")
    assert raised.value.key == key


def test_a_duty_needs_a_source(tmp_path: Path):
    write(tmp_path, GOOD.partition("legal_basis:")[0] + "legal_basis: []\n", "01-no-lots.yaml")
    with pytest.raises(ContentProblem, match="grondslag"):
        load_duties(tmp_path)


def test_a_name_without_a_number_and_the_same_number_twice_are_refused(tmp_path: Path):
    write(tmp_path, GOOD, "no-lots.yaml")
    with pytest.raises(ContentProblem, match="Begin de naam met het nummer"):
        load_duties(tmp_path)
    (tmp_path / "no-lots.yaml").unlink()
    write(tmp_path, GOOD, "01-no-lots.yaml")
    write(tmp_path, GOOD, "01-zonder-percelen.yaml")
    with pytest.raises(ContentProblem, match="twee bestanden"):
        load_duties(tmp_path)


def test_a_folder_without_duties_gives_none(tmp_path: Path):
    assert load_duties(tmp_path / "weg") == ()
