"""The texts in which enterprises and meetings are stored: their plain form as JSON, with the number of its format.

When a later version renames or moves a field it raises FORMAT and brings older texts up to date here, as
`documents.py` does for tenders.
"""

import json
from typing import Any, TypeVar

from ..application.ports import StorageProblem
from ..domain.encoding import InvalidInput, read, to_plain
from .documents import NewerDocument, UnreadableDocument

FORMAT = 1

G = TypeVar("G")


def written(item: Any, name: str) -> str:
    """The item as JSON text. Raises StorageProblem when it could not be read back; `name` says what it is."""
    plain = to_plain(item)
    try:
        read(type(item)(), plain, name)
    except InvalidInput as invalid:
        first = invalid.problems[0]
        raise StorageProblem(
            f"{first.label}: {first.fault} {first.remedy} Tot dan blijft bewaard wat er eerder stond."
        ) from invalid
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_text(empty: G, text: str, number: int) -> G:
    """What was written as `text` in format `number`; `empty` is an item of that kind without anything.

    Raises UnreadableDocument when it is none (any more), and NewerDocument when its format is unknown here.
    """
    if number > FORMAT:
        raise NewerDocument
    try:
        return read(empty, json.loads(text), "")
    except (ValueError, RecursionError, InvalidInput) as error:
        raise UnreadableDocument from error
