"""Several files in one folder: free names, and a fault that stays with its own file."""

import pytest

from sociaalinkopen_desktop.application.exporting_several import (
    MOST_TRIED,
    Order,
    export_one,
    export_sentence,
    export_several,
    free_name,
)
from sociaalinkopen_desktop.application.ports import ExportProblem, InputProblem


def order(words: str, write, name: str = "groen - motivering.pdf") -> Order:
    return Order(words=words, file_name=name, write=write)


def test_a_free_name_stays_and_one_that_is_taken_gets_a_number():
    taken = {"groen.pdf", "groen (2).pdf"}
    assert free_name("rood.pdf", taken.__contains__) == "rood.pdf"
    assert free_name("groen.pdf", taken.__contains__) == "groen (3).pdf"
    assert free_name("2026-014 groen. wijk - motivering.docx", lambda name: "(" not in name) == (
        "2026-014 groen. wijk - motivering (2).docx"
    )


def test_when_everything_is_taken_it_says_so():
    tried = []
    with pytest.raises(ExportProblem, match="Kies een andere map"):
        free_name("groen.pdf", lambda name: tried.append(name) or True)
    assert len(tried) == MOST_TRIED - 1


def test_files_come_beside_what_is_there(tmp_path):
    (tmp_path / "groen - motivering.pdf").write_text("van eerder")
    outcome = export_one(order("Motivering", lambda target: target.write_text("nieuw")), tmp_path)
    assert outcome.path == tmp_path / "groen - motivering (2).pdf"
    assert outcome.path.read_text() == "nieuw"
    assert (tmp_path / "groen - motivering.pdf").read_text() == "van eerder"


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (ExportProblem("De schijf is vol."), "De schijf is vol."),
        (InputProblem(["Regel 3 klopt niet.", "Regel 4 ook niet."]), "Regel 3 klopt niet."),
    ],
)
def test_a_problem_of_one_leaves_the_others(tmp_path, problem, sentence):
    def fails(target) -> None:
        raise problem

    outcomes = export_several([order("Advies", fails), order("Lijst", lambda target: target.touch())], tmp_path)
    assert [outcome.problem for outcome in outcomes] == [sentence, ""]
    assert outcomes[1].path is not None
    assert export_sentence(outcomes, 2) == "1 van de 2 bestanden bewaard"


def test_a_folder_that_goes_away_is_told(tmp_path):
    def gone(target) -> None:
        raise OSError("no such device")

    outcome = export_one(order("Motivering", gone), tmp_path)
    assert outcome.problem == f"De map {tmp_path} is niet te gebruiken. Kies een andere map."


def test_our_own_mistakes_are_not_hidden(tmp_path):
    def wrong(target) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export_one(order("Motivering", wrong), tmp_path)


def test_the_sentence_counts():
    assert export_sentence((), 3) == "0 van de 3 bestanden bewaard"
