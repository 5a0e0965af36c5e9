"""The files of checklists: every mistake in them is told with its place and a remedy."""

import json
from pathlib import Path

import pytest

from sociaalinkopen_desktop.content.checklists import (
    compiled_checklists,
    load_checklists,
    read_compiled_checklists,
)
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.checklists import Binding, ChecklistLibrary
from tests.content.test_parameters import write

SOURCES = 'een: {law: "Aanbestedingswet 2012", bwb_id: BWBR0032203, article: "1.5"}\n'
LINE = "  - {key: regel, question: Is het zo?, field: division.is_merged, sources: [een]}\n"
GOOD = (
    "id: proef\nnumber: 1\nversion: 2\ntitle: Proef\npurpose: Om te proberen.\nparts:\n- title: Deel\n  lines:\n" + LINE
)


def folder_with(folder: Path, text: str = GOOD) -> Path:
    write(folder, SOURCES, "checklists/sources.yaml")
    write(folder, text, "checklists/01-proef.yaml")
    return folder / "checklists"


def test_a_good_file_is_read_and_survives_compiling(tmp_path: Path) -> None:
    library = load_checklists(folder_with(tmp_path))
    (line,) = library.checklist("proef").lines
    assert (line.binding, line.target, line.source_words) == (Binding.FIELD, "division.is_merged", "Aw 2012 art. 1.5")
    compiled = tmp_path / "checklists.json"
    compiled.write_text(compiled_checklists(library), "utf-8")
    assert read_compiled_checklists(compiled) == library


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert load_checklists(tmp_path / "nergens") == ChecklistLibrary()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: proef", "id: Proef 1", "geen naam"),
        ("key: regel", "key: regel.1", "geen naam"),
        ("division.is_merged", "division.samen", "bestaat niet"),
        ("field: division.is_merged", "theme: groen", "geen keuze"),
        ("field: division.is_merged", "field: division.is_merged, finding: MK-01", "één betekenis"),
        ("sources: [een]", "sources: [twee]", "bestaat niet"),
        ("sources: [een]", "bron: een", "onbekend"),
        (LINE, LINE + LINE, "staat er dubbel"),
        ("field: division.is_merged", "rows_of: subject.title, columns: [{path: x, share: 1}]", "geen lijst"),
        ("field: division.is_merged", "rows_of: lots, columns: [{path: naam, share: 1}]", "bestaat niet"),
        ("field: division.is_merged", "columns: [{share: 1}]", "heeft een kop nodig"),
        ("number: 1", "number: een", "hoort een getal"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(ContentProblem, match=words) as problem:
        load_checklists(folder_with(tmp_path, GOOD.replace(old, new)))
    assert "proef.yaml" in problem.value.file


def test_two_checklists_of_one_number_are_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    write(tmp_path, GOOD.replace("id: proef", "id: anders"), "checklists/02-anders.yaml")
    with pytest.raises(ContentProblem, match="dubbel"):
        load_checklists(folder)


def test_a_compiled_file_that_is_missing_damaged_or_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "checklists.json"
    with pytest.raises(ContentProblem, match="kan niet worden gelezen"):
        read_compiled_checklists(path)
    path.write_text("{", "utf-8")
    with pytest.raises(ContentProblem, match="beschadigd"):
        read_compiled_checklists(path)
    plain = json.loads(compiled_checklists(load_checklists(folder_with(tmp_path))))
    plain["checklists"][0]["title"] = "Anders"
    path.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(ContentProblem, match="veranderd nadat"):
        read_compiled_checklists(path)
