"""What was ticked or written on a checklist and has no field of its own in the tender."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from .choices import AnswerOutcome
from .fields import About

__all__ = ["ChecklistMark"]


@dataclass(frozen=True, kw_only=True)
class ChecklistMark:
    """The mark on one line of one checklist; never the initials or the name of who put it there.

    `cells` are what was written in the columns of a row that the tender does not know, from left to right.
    """

    checklist: Annotated[str, About("Checklist", "De naam van de checklist in het programma.")] = ""
    line: Annotated[str, About("Regel", "De naam van de regel op die checklist.")] = ""
    state: Annotated[AnswerOutcome | None, About("Aangevinkt", "Ja, nee of niet van toepassing.")] = None
    note: Annotated[str, About("Toelichting", "Wat erbij is geschreven. Noem geen namen van personen.", long=True)] = ""
    day: Annotated[date | None, About("Datum", "De dag waarop dit is aangevinkt.")] = None
    cells: Annotated[
        tuple[str, ...], About("Ingevulde vakken", "De vakken van deze regel, van links naar rechts.")
    ] = ()
