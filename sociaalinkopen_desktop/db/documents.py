"""The text in which a tender is stored: the plain form of `domain.encoding` as JSON, with the number of its format.

When a later version of the domain renames or moves a field, it raises FORMAT and adds a step to UPGRADES; documents
are brought up to date when they are read and written back in the new form by the next save.
"""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..application.ports import StorageProblem

if TYPE_CHECKING:  # the list shows its rows before the tender is loaded
    from ..domain.tender import Tender

Plain = dict[str, Any]
Upgrade = Callable[[Plain], Plain]

UPGRADES: tuple[Upgrade, ...] = ()
"""UPGRADES[0] turns format 1 into 2, UPGRADES[1] turns 2 into 3, and so on."""

FORMAT = 1 + len(UPGRADES)


def written(tender: "Tender") -> str:
    """The tender as JSON text. Raises StorageProblem when the text could not be read back, naming the field."""
    from ..domain.encoding import InvalidTender, from_plain, to_plain

    plain = to_plain(tender)
    try:
        from_plain(plain)
    except InvalidTender as invalid:
        first = invalid.problems[0]
        raise StorageProblem(
            f"{first.label}: {first.fault} {first.remedy} Tot dan blijft de vorige versie van dit dossier bewaard."
        ) from invalid
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read(document: str, number: int, upgrades: Sequence[Upgrade] = UPGRADES) -> "Tender":
    """The tender that was written as `document` in format `number`.

    Raises UnreadableDocument when it is no tender (any more), and NewerDocument when its format is unknown here.
    """
    from ..domain.encoding import InvalidTender, from_plain

    if number > 1 + len(upgrades):
        raise NewerDocument
    try:
        plain = json.loads(document)
        for upgrade in upgrades[number - 1 :]:
            plain = upgrade(plain)
        return from_plain(plain)
    except (ValueError, RecursionError, InvalidTender) as error:
        raise UnreadableDocument from error


class UnreadableDocument(Exception):
    """The stored text is no tender."""


class NewerDocument(Exception):
    """The stored text has a format from a later version of the program."""
