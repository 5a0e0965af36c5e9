"""Worked examples that travel with the program: tender files in a folder, each clearly marked as an example."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..domain.tender import Tender
from .tender_file import read_tender


@dataclass(frozen=True)
class ExampleFile:
    """An example by its key (the name of its file)."""

    key: str
    title: str
    description: str


def examples(folder: Path) -> tuple[ExampleFile, ...]:
    """The examples in a folder, by name of file."""
    found = []
    for path in sorted(folder.glob("*.json")):
        tender = read_tender(path)
        found.append(ExampleFile(path.stem, tender.subject.title, tender.subject.social_purpose))
    return tuple(found)


def read_example(folder: Path, key: str) -> Tender:
    """The example with that key. Raises InputProblem when it is damaged or absent."""
    return replace(read_tender(folder / f"{key}.json"), is_example=True)
