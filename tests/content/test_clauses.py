"""The library of texts: whole, plain, honest about sources, and the same compiled as in its YAML."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.clauses import compiled_clauses, load_clauses, read_compiled_clauses
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import AmbitionLevel, ClausePlace, Theme
from sociaalinkopen_desktop.domain.clauses import Clause, ClauseLibrary, placeholders
from sociaalinkopen_desktop.domain.tender import Tender
from tests.content.test_parameters import write
from tests.criteria.cases import catalogue

# Names of labels, brands and standards: with each of them an equal one counts as well.
NAMED = (
    "PSO", "Fair Wear", "Fairtrade", "Rainforest", "Responsible Business", "TruStone", "EN 301 549", "NEN", "FSC",
    "PEFC", "Ecolabel", "CO2-Prestatieladder", "Code Sociale", "energieklasse", "Milieudatabase",
    "garanties van oorsprong",
)  # fmt: skip
A_NUMBER = re.compile(r"€ ?\d|\d[\d.,]* ?(?:%|procent|dagen|weken|maanden|jaar|jaren|euro|uur)\b")
MOST_WORDS = 22
MOST_WORDS_ON_AVERAGE = 15

SOURCES = 'een: {law: "Aanbestedingswet 2012", bwb_id: BWBR0032203, article: "2.80"}\n'
GOOD = """clauses:
- id: tekst-een
  title: Een tekst
  place: performance_condition
  certainty: sure
  criteria: [SR-01]
  sources: [een]
  text: Doe dit voor {ambition.social_return.percentage}.
  verification: Een verslag.
  link_to_subject: Het gaat over deze opdracht.
"""


@cache
def library() -> ClauseLibrary:
    return read_compiled_clauses(resource("clauses.json"))


def texts_of(clause: Clause) -> tuple[str, ...]:
    return clause.text, clause.verification, clause.link_to_subject, clause.scale


def sentences(text: str) -> list[list[str]]:
    bare = re.sub(r"\{[^}]*\}", "X", text)
    return [part.split() for part in re.split(r"(?<=[.?!:])\s+", bare) if part.strip()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, SOURCES, "clauses/sources.yaml")
    write(tmp_path, GOOD, "clauses/social_return.yaml")
    return tmp_path / "clauses"


def test_source_and_compiled_agree():
    agree = resource("clauses.json").read_text("utf-8") == compiled_clauses(load_clauses(resource("clauses")))
    assert agree, "draai: python installer/compile_catalogue.py"


def test_the_library_is_wide_enough():
    clauses = library().clauses
    assert len(clauses) >= 70
    assert {clause.place for clause in clauses} == set(ClausePlace)
    assert {clause.theme for clause in clauses} >= set(Theme)
    for theme in Theme:
        assert {clause.level for clause in clauses if clause.theme is theme} >= set(AmbitionLevel), theme


@pytest.mark.parametrize("clause", library().clauses, ids=lambda clause: clause.id)
def test_a_text_is_complete_and_leads_somewhere(clause: Clause):
    known = {item.id for item in catalogue().criteria}
    assert set(clause.criteria) <= known
    assert clause.sources
    assert all(part.strip() for part in (clause.title, *texts_of(clause)[:3]))
    assert bool(clause.scale) == (clause.place is ClausePlace.AWARD)
    for text in texts_of(clause):
        for name in placeholders(text):
            if name.startswith("norm."):
                assert name.removeprefix("norm.") in catalogue().norms
            else:
                assert fields.describe(Tender, name)


@pytest.mark.parametrize("clause", library().clauses, ids=lambda clause: clause.id)
def test_a_text_reads_easily(clause: Clause):
    words = [sentence for text in texts_of(clause) for sentence in sentences(text)]
    assert all(len(sentence) <= MOST_WORDS for sentence in words), max(words, key=len)
    assert sum(map(len, words)) / len(words) <= MOST_WORDS_ON_AVERAGE


@pytest.mark.parametrize("clause", library().clauses, ids=lambda clause: clause.id)
def test_whoever_names_a_label_or_standard_accepts_an_equal_one(clause: Clause):
    for text in (clause.text, clause.verification):
        if any(name in text for name in NAMED):
            assert "gelijkwaardig" in clause.text + clause.verification
    if any(name in clause.text for name in NAMED):
        assert re.search(r"of[^.]{0,3} ?(?:een )?gelijkwaardig|gelijkwaardig bewijs", clause.text.lower())


@pytest.mark.parametrize("clause", library().clauses, ids=lambda clause: clause.id)
def test_no_number_of_law_or_policy_is_typed_in_a_text(clause: Clause):
    for text in texts_of(clause):
        assert not A_NUMBER.search(text), A_NUMBER.search(text)


def test_every_field_survives_the_way_there_and_back(folder: Path, tmp_path: Path):
    made = load_clauses(folder)
    assert made.by_id("tekst-een").sources[0].article == "2.80"
    path = tmp_path / "clauses.json"
    path.write_text(compiled_clauses(made), encoding="utf-8")
    assert read_compiled_clauses(path) == made


def test_without_a_folder_there_are_no_texts(tmp_path: Path):
    assert load_clauses(tmp_path / "clauses").clauses == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("sources: [een]", "sources: [twee]", "bron 'twee' bestaat niet"),
        ("sources: [een]", "sources: []", "een bron en een criterium"),
        ("{ambition.social_return.percentage}", "{ambition.percent}", "veld 'ambition.percent' bestaat niet"),
        ("{ambition.social_return.percentage}", "{ambition", "accolades kloppen niet"),
        ("place: performance_condition", "place: award", "alleen een gunningscriterium"),
        ("title: Een tekst", "titel: Een tekst", "deze sleutel"),
    ],
)
def test_a_mistake_in_a_text_is_refused_with_its_place(folder: Path, old: str, new: str, fault: str):
    (folder / "social_return.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentProblem, match=fault):
        load_clauses(folder)


def test_a_code_stands_once_and_a_file_is_a_subject(folder: Path):
    write(folder, GOOD, "climate.yaml")
    with pytest.raises(ContentProblem, match="dubbel"):
        load_clauses(folder)
    (folder / "climate.yaml").rename(folder / "weer.yaml")
    with pytest.raises(ContentProblem, match="geen thema"):
        load_clauses(folder)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda text: "", "beschadigd"),
        (lambda text: "[]", "beschadigd"),
        (lambda text: text.replace('"place": "performance_condition"', '"place": "nergens"'), "beschadigd"),
        (lambda text: text.replace("Een verslag.", "Niets."), "veranderd"),
    ],
)
def test_a_damaged_file_is_said_kindly(folder: Path, tmp_path: Path, damage, fault: str):
    path = tmp_path / "clauses.json"
    with pytest.raises(ContentProblem, match="kan niet worden gelezen"):
        read_compiled_clauses(path)
    path.write_text(damage(compiled_clauses(load_clauses(folder))), encoding="utf-8")
    with pytest.raises(ContentProblem, match=fault):
        read_compiled_clauses(path)


def test_equal_libraries_give_equal_bytes():
    assert compiled_clauses(library()) == compiled_clauses(load_clauses(resource("clauses")))
    assert len(json.loads(compiled_clauses(library()))["fingerprint"]) == 64
