"""The obstacles as they ship: complete, in plain words, leading to places that exist; and how they are found."""

from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.content.obstacles import FILE_NAME, SOURCE_NAME, book_of, obstacles_text, read_obstacles
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.obstacles import ObstacleBook
from sociaalinkopen_desktop.ui.window_pages import MAKERS

RESOURCES = resource("obstacles.json").parent
ONE = {
    "id": "H01",
    "says": "Het mag niet",
    "cause": "Het mag wel.",
    "actions": [{"words": "Kijk", "go": "step:market"}],
    "criteria": ["MK-01"],
    "at": ["market.invitations"],
    "also": "wet",
    "sources": ["Wet"],
    "certainty": "sure",
}


@pytest.fixture(scope="module")
def book() -> ObstacleBook:
    return read_obstacles(RESOURCES / FILE_NAME)


def test_all_24_are_there_and_each_leads_somewhere(book: ObstacleBook):
    assert [item.id for item in book.obstacles] == [f"H{number:02}" for number in range(1, 25)]
    pages = {
        action.go.removeprefix("page:") for item in book.obstacles for action in item.actions if "page:" in action.go
    }
    assert pages <= {"tenders", *MAKERS}
    assert all(any(action.go for action in item.actions) for item in book.obstacles)


def test_the_compiled_file_is_that_of_the_source():
    codes = [item.id for item in read_compiled(RESOURCES / "catalogue.json").criteria]
    assert obstacles_text(RESOURCES / SOURCE_NAME, codes) == (RESOURCES / FILE_NAME).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("te klein", "H06"),
        ("Het is duurder", "H05"),
        ("geen tijd", "H15"),
        ("onze wethouder", "H14"),
        ("privacy", "H21"),
        ("PSO vragen", "H12"),
        ("mogen ze niet zomaar uitnodigen zegt mijn chef", "H03"),
        ("MKB-03", "H06"),
        ("RAAMOVEREENKOMST", "H16"),
    ],
)
def test_what_a_colleague_says_finds_the_obstacle(book: ObstacleBook, words: str, first: str):
    assert book.search(words)[0].id == first


def test_without_words_everything_and_with_nonsense_nothing(book: ObstacleBook):
    assert book.search("  ") == book.obstacles
    assert book.search("xyzzy plugh") == ()


def test_obstacles_are_offered_at_their_criterion_and_field(book: ObstacleBook):
    assert [item.id for item in book.touching("SO-06")] == ["H11"]
    assert "H03" in {item.id for item in book.at("market.invitations.0.reason")}
    assert book.at("market.invitation") == ()
    with pytest.raises(KeyError):
        book.by_id("H99")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"at": ["market.nooit"]}, "market.nooit"),
        ({"actions": [{"words": "Kijk", "go": "step:nooit"}]}, "nooit"),
        ({"actions": [{"words": "Kijk", "go": "https://x"}]}, "geen plek"),
        ({"actions": []}, "handeling"),
        ({"sources": []}, "bron"),
        ({"certainty": "misschien"}, "misschien"),
        ({"extra": "x"}, "onbekend"),
        ({"says": " "}, "leeg"),
    ],
)
def test_a_fault_in_the_source_is_named(change: dict[str, object], word: str):
    with pytest.raises(ContentProblem, match=word):
        book_of({"obstacles": [{**ONE, **change}]})


def test_a_code_stands_there_once():
    with pytest.raises(ContentProblem, match="dubbel"):
        book_of({"obstacles": [ONE, ONE]})


def test_an_unknown_criterion_is_refused(book: ObstacleBook, tmp_path: Path):
    path = tmp_path / SOURCE_NAME
    path.write_text((RESOURCES / SOURCE_NAME).read_text("utf-8").replace("[SO-06]", "[XX-06]"), "utf-8")
    with pytest.raises(ContentProblem, match="XX-06"):
        obstacles_text(path, [code for item in book.obstacles for code in item.criteria])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"obstacles": 3}', '{"obstacles": [3]}'])
def test_a_damaged_file_is_a_clear_problem(tmp_path: Path, text: str):
    path = tmp_path / FILE_NAME
    path.write_text(text)
    with pytest.raises(ContentProblem):
        read_obstacles(path)
