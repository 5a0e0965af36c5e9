"""The log of revisions: the publication, and every change after it with its reason."""

import re
from dataclasses import replace
from datetime import date

from .choices import Phase
from .dossier import Revision
from .tender import Tender
from .tender_comparison import ADMINISTRATION, PRIVATE, compare

_LONGEST_LINE = 300
_ANY_SPACE = re.compile(r"[ \t\r\n]+")  # not the one that keeps € and its amount together
_BEFORE = (Phase.PREPARATION, Phase.REVIEW)
_OUTSIDE = ADMINISTRATION | PRIVATE | {"phase", "import_remarks", "is_example"}


def with_phase(tender: Tender, phase: Phase, day: date) -> Tender:
    """The tender in another phase; the first publication begins the log.

    A publication that is taken back before anything was revised leaves no log.
    """
    moved = replace(tender, phase=phase)
    if phase in _BEFORE and [item.number for item in tender.revisions] == [0]:
        return replace(moved, revisions=())
    if phase is Phase.PUBLISHED and not tender.revisions:
        return replace(moved, revisions=(Revision(number=0, made_on=day),))
    return moved


def told(number: int) -> str:
    """What a revision is called."""
    return "Gepubliceerd" if number == 0 else f"Herziening {number}"


def change_lines(old: Tender, new: Tender) -> tuple[str, ...]:
    """What changed, one line each, as it may stand in a document: without notes and without the phase."""
    lines = (_ANY_SPACE.sub(" ", change.sentence) for change in compare(old, new, _OUTSIDE))
    return tuple(line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1].rstrip()}…" for line in lines)


def recorded(tender: Tender, lines: tuple[str, ...], reason: str, day: date) -> Tender:
    """The tender with one more revision in its log. Raises ValueError for a tender that was not published."""
    if not tender.revisions:
        raise ValueError("only a published tender has revisions")
    number = max(item.number for item in tender.revisions) + 1
    made = Revision(number=number, made_on=day, changes="\n".join(lines), reason=reason.strip())
    return replace(tender, revisions=(*tender.revisions, made))
