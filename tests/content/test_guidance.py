"""Families and guides: strict to read, the same in their compiled form, and kind about what is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.clauses import load_clauses
from sociaalinkopen_desktop.content.guidance import FILE_NAME, check_names, read_guidance
from sociaalinkopen_desktop.content.guidance_sources import guidance_text
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.choices import ChainRisk, ContractNature, Theme
from sociaalinkopen_desktop.exchange.examples import examples
from tests.builders import all_norms
from tests.content.test_parameters import write

FAMILY = """
order: 1
name: Lunches
hint: Brood en soep.
nature: services
cpv: "55520000"
social_or_specific: true
themes: [climate]
chain_risk: catering
source: Een lijst
"""
GUIDE = """
order: 1
title: Hulp
about: past het?
group: ambition.supply_chain
source: Een bron
questions:
  - id: one
    words: Past het?
    options:
      - key: "yes"
        words: Ja
        likely: {months_from: 12}
        fills:
          - {field: ambition.supply_chain.risk, value: catering, why: Daarom.}
          - {field: ambition.supply_chain.plan_months, norm: policy.supply_chain.plan_months, why: Beleid.}
      - key: "no"
        words: Nee
        note: Schrijf op waarom.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, FAMILY, "families/lunch.yaml")
    write(tmp_path, GUIDE, "guides/hulp.yaml")
    return tmp_path


def read(folder: Path):
    (folder / FILE_NAME).write_text(guidance_text(folder, all_norms()), "utf-8")
    return read_guidance(folder / FILE_NAME)


def test_source_and_compiled_agree():
    clauses = [clause.id for clause in load_clauses(resource("clauses")).clauses]
    agree = resource(FILE_NAME).read_text("utf-8") == guidance_text(
        resource("catalogue.json").parent, all_norms(), clauses
    )
    assert agree, "draai: python installer/compile_catalogue.py"


def test_everything_in_the_files_is_read(folder):
    found = read(folder)
    family = found.family("lunch")
    assert (family.name, family.nature, family.themes) == ("Lunches", ContractNature.SERVICES, (Theme.CLIMATE,))
    assert family.chain_risk is ChainRisk.CATERING
    assert family.is_social_or_specific is True
    assert found.family("weg") is None
    yes, no = found.guide("hulp").questions[0].options
    assert [change.value for change in yes.changes] == [ChainRisk.CATERING, None]
    assert yes.changes[1].norm == "policy.supply_chain.plan_months"
    assert yes.likely.months_from == 12
    assert no.note == "Schrijf op waarom."
    with pytest.raises(KeyError):
        found.guide("weg")


def test_what_a_family_leaves_out_stays_open(folder):
    write(
        folder,
        FAMILY.replace("social_or_specific: true\n", "").replace("chain_risk: catering\n", ""),
        "families/lunch.yaml",
    )
    family = read(folder).family("lunch")
    assert (family.is_social_or_specific, family.chain_risk, family.example) == (None, None, "")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("families/lunch.yaml", '"55520000"', '"5552"', "acht cijfers"),
        ("families/lunch.yaml", "hint:", "hnt:", "hint"),
        ("families/lunch.yaml", "[climate]", "[weer]", "geen keuze"),
        ("guides/hulp.yaml", "value: catering", "value: worst", "past niet in het veld"),
        ("guides/hulp.yaml", "supply_chain.risk", "supply_chain.weg", "past niet in het veld"),
        ("guides/hulp.yaml", "policy.supply_chain.plan_months", "policy.weg", "de norm"),
        ("guides/hulp.yaml", "        words: Ja\n", "        words: Ja\n        then: weg\n", "bestaat niet"),
        ("guides/hulp.yaml", "        note: Schrijf op waarom.\n", "        notitie: x\n", "onbekend"),
    ],
)
def test_a_fault_is_said_with_its_file(folder, file, old, new, told):
    text = {"families/lunch.yaml": FAMILY, "guides/hulp.yaml": GUIDE}[file]
    assert old in text
    write(folder, text.replace(old, new), file)
    with pytest.raises(ContentProblem, match=told) as problem:
        guidance_text(folder, all_norms())
    assert problem.value.file == file


def test_a_guide_without_questions_is_refused(folder):
    write(folder, GUIDE[: GUIDE.index("questions:")] + "questions: []\n", "guides/hulp.yaml")
    with pytest.raises(ContentProblem, match="er is geen vraag"):
        guidance_text(folder, all_norms())


@pytest.mark.parametrize("damaged", ["", "{", "[]", "{}", '{"families": 3, "guides": {}}', "[" * 100_000])
def test_a_damaged_file_is_said_kindly(tmp_path, damaged):
    path = tmp_path / FILE_NAME
    path.write_text(damaged, "utf-8")
    with pytest.raises(ContentProblem, match="het bestand met de hulp is beschadigd"):
        read_guidance(path)


def test_a_file_that_is_not_there_is_said_kindly(tmp_path):
    with pytest.raises(ContentProblem, match="kan niet worden gelezen"):
        read_guidance(tmp_path / FILE_NAME)


def test_a_text_that_does_not_exist_is_refused(folder):
    write(
        folder, GUIDE.replace("        words: Ja\n", "        words: Ja\n        clauses: [weg]\n"), "guides/hulp.yaml"
    )
    found = read(folder)
    check_names(found, all_norms())
    with pytest.raises(ContentProblem, match="de tekst 'weg' bestaat niet"):
        check_names(found, all_norms(), ["andere"])


def test_every_family_with_an_example_names_one_that_is_there():
    keys = {example.key for example in examples(resource("examples"))}
    families = read_guidance(resource(FILE_NAME)).families
    assert len(families) >= 12
    assert {family.example for family in families} - {""} == keys


def test_reading_at_start_leaves_yaml_alone():
    script = (
        "import sys\n"
        "from sociaalinkopen_desktop.config.paths import resource\n"
        "from sociaalinkopen_desktop.content.guidance import read_guidance\n"
        "read_guidance(resource('guidance.json'))\n"
        "assert 'yaml' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
