"""The obstacles: resources/obstacles.yaml, compiled to obstacles.json with the same mappings for the program."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ..domain import fields
from ..domain.norms import Certainty
from ..domain.obstacles import Obstacle, ObstacleAction, ObstacleBook
from ..domain.steps import Step
from ..domain.tender import Tender
from .problems import ContentProblem
from .sections import Section

FILE_NAME = "obstacles.json"
SOURCE_NAME = "obstacles.yaml"


def obstacles_text(path: Path, criteria: Collection[str]) -> str:
    """The compiled file for the YAML file at `path`; equal sources give equal bytes.

    Raises ContentProblem, also for a criterion, field or step that does not exist.
    """
    from .yaml_files import read_yaml  # only the build needs YAML

    plain = read_yaml(path)
    book = book_of(plain)
    for item in book.obstacles:
        for code in item.criteria:
            if code not in criteria:
                raise ContentProblem(SOURCE_NAME, item.id, f"het punt '{code}' bestaat niet.", "Kies een ander.")
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def read_obstacles(path: Path) -> ObstacleBook:
    """The obstacles in a compiled file. Raises ContentProblem when it is missing or damaged."""
    try:
        return book_of(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ContentProblem(
            path.name,
            "",
            "het bestand met de hulp bij bezwaren is niet te lezen.",
            "Installeer het programma opnieuw; uw dossiers blijven bewaard.",
        ) from error


def book_of(plain: Mapping[str, Any]) -> ObstacleBook:
    """The obstacles in plain mappings. Raises ContentProblem."""
    file = Section(plain, SOURCE_NAME)
    found = tuple(_obstacle(item) for item in file.sections("obstacles"))
    file.done()
    if len({item.id for item in found}) != len(found):
        raise file.problem("obstacles", "een code staat er dubbel.", "Laat er één staan.")
    return ObstacleBook(found)


def _obstacle(section: Section) -> Obstacle:
    made = Obstacle(
        id=section.text("id"),
        says=section.text("says"),
        cause=section.text("cause"),
        actions=tuple(_action(item) for item in section.sections("actions")),
        criteria=section.texts("criteria"),
        at=section.texts("at"),
        also=section.text("also"),
        sources=section.texts("sources"),
        certainty=section.choice("certainty", Certainty),
    )
    section.done()
    if not made.actions or not made.sources:
        raise section.problem("", "een handeling en een bron zijn nodig.", "Noem er van elk ten minste één.")
    for path in made.at:
        _check_field(path, section)
    return made


def _action(section: Section) -> ObstacleAction:
    made = ObstacleAction(words=section.text("words"), go=section.optional_text("go"))
    section.done()
    kind, _, name = made.go.partition(":")
    if kind == "field":
        _check_field(name, section)
    elif kind == "step" and name not in {item.value for item in Step}:
        raise section.problem("go", f"de stap '{name}' bestaat niet.", "Kies een andere.")
    elif kind not in ("", "page", "step"):
        raise section.problem("go", "dit is geen plek in het programma.", "Schrijf page:, step: of field:.")
    return made


def _check_field(path: str, section: Section) -> None:
    try:
        fields.describe(Tender, path)
    except KeyError:
        raise section.problem("at", f"het veld '{path}' bestaat niet.", "Kijk in het schema.") from None
