"""A form that was sent out: what it says about itself, and what somebody wrote in it."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..tender import Tender
from .checklist import Binding, Checklist, Line
from .marking import ANSWER, DAY, NOTE, row_count, said

_WORDS = "Sociaal Inkopen formulier 1"
_IDENTITY = re.compile(
    re.escape(_WORDS) + r"; dossier=(?P<tender>[^;]{0,100}); checklist=(?P<checklist>[a-z0-9-]{1,60}); "
    r"versie=(?P<version>\d{1,4}); kenmerk=(?P<fingerprint>[0-9a-f]{16})"
)


@dataclass(frozen=True, kw_only=True)
class FormIdentity:
    """Which tender and which version of which checklist a form was made for; `fingerprint` is of its values then."""

    tender: str
    checklist: str
    version: int
    fingerprint: str

    def __str__(self) -> str:
        """As it stands among the properties of the file."""
        return (
            f"{_WORDS}; dossier={self.tender}; checklist={self.checklist}; versie={self.version}; "
            f"kenmerk={self.fingerprint}"
        )


def identity_in(words: str) -> FormIdentity | None:
    """The identity that stands in the properties of a file; None when there is none."""
    found = _IDENTITY.search(words)
    if found is None:
        return None
    return FormIdentity(
        tender=found["tender"],
        checklist=found["checklist"],
        version=int(found["version"]),
        fingerprint=found["fingerprint"],
    )


def identity_of(tender: Tender, checklist: Checklist) -> FormIdentity:
    """The identity of a form made now."""
    return FormIdentity(
        tender=tender.id, checklist=checklist.id, version=checklist.version, fingerprint=fingerprint(tender, checklist)
    )


def fingerprint(tender: Tender, checklist: Checklist) -> str:
    """A text that stays the same as long as everything that this checklist shows of the tender does."""
    said_now = [
        (line.key, part, said(tender, checklist, line, part))
        for line in checklist.lines
        for part in parts_of(line, row_count(tender, line) if line.binding is Binding.ROWS else 0)
    ]
    return hashlib.sha256(repr(said_now).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def parts_of(line: Line, rows: int) -> Iterator[str]:
    """The names of everything that can be filled in on a line with that many rows."""
    if line.binding is Binding.ROWS:
        for row in range(1, rows + 1):
            for column in range(len(line.columns)):
                yield f"{row}.{column}"
    else:
        yield from (ANSWER, NOTE, DAY)


@dataclass(frozen=True, kw_only=True)
class FormField:
    """What stands in a field of a form; `was` is what the program had put there, None when the form forgot it."""

    words: str
    was: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReadForm:
    """A form that came back. `fields` has the fields by line and part: ("opdrachtgever", "antwoord").

    `remarks` are Dutch sentences about what could not be used.
    """

    identity: FormIdentity
    fields: Mapping[tuple[str, str], FormField]
    remarks: tuple[str, ...] = ()
