"""Documents of earlier versions are brought up to date when they are read."""

import json
from typing import Any

import pytest

from sociaalinkopen_desktop.db import documents
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender


def renamed(plain: dict[str, Any]) -> dict[str, Any]:
    """Format 2 of an imaginary version: `name` became `title`."""
    return {"subject": {"title": plain["name"]}}


def without_capitals(plain: dict[str, Any]) -> dict[str, Any]:
    """Format 3: titles are small."""
    return {"subject": {"title": plain["subject"]["title"].lower()}}


UPGRADES = (renamed, without_capitals)


@pytest.mark.parametrize(
    ("number", "plain"),
    [(1, {"name": "Groen"}), (2, {"subject": {"title": "Groen"}}), (3, {"subject": {"title": "groen"}})],
)
def test_an_older_document_passes_every_step_after_its_own_format(number: int, plain: dict[str, Any]):
    assert documents.read(json.dumps(plain), number, UPGRADES) == Tender(subject=Subject(title="groen"))


def test_a_newer_document_is_not_guessed_at():
    with pytest.raises(documents.NewerDocument):
        documents.read("{}", 4, UPGRADES)


def test_the_format_that_is_written_is_the_newest_that_can_be_read():
    text = documents.written(Tender(id="a"))
    assert documents.read(text, documents.FORMAT) == Tender(id="a")
    with pytest.raises(documents.NewerDocument):
        documents.read(text, documents.FORMAT + 1)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"id": 5}', '{"onbekend": 1}', "[" * 100_000])
def test_text_that_is_no_tender_is_unreadable(text: str):
    with pytest.raises(documents.UnreadableDocument):
        documents.read(text, documents.FORMAT)
