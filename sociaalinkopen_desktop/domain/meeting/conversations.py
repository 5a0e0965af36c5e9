"""Conversations of a meeting, what came of them, and what has to be done afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ..choices import Choice
from ..fields import About

_ORGANISATION = About("Organisatie", "Het kenmerk van de organisatie.", hidden=True)
_ENTERPRISE = About("Onderneming", "Het kenmerk van de onderneming.", hidden=True)


class Attendance(Choice):
    """Whether a planned conversation took place."""

    PLANNED = "planned", "Nog te voeren"
    HELD = "held", "Gesproken"
    ORGANISATION_ABSENT = "organisation_absent", "Organisatie kwam niet"
    ENTERPRISE_ABSENT = "enterprise_absent", "Onderneming kwam niet"


class Interest(Choice):
    """Whether the two see something in each other."""

    NONE = "none", "Past niet"
    PERHAPS = "perhaps", "Misschien later"
    YES = "yes", "Wil verder praten"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a conversation; facts, no promises."""

    attendance: Annotated[Attendance, About("Gesprek", "Ging het gesprek door?")] = Attendance.PLANNED
    interest: Annotated[Interest | None, About("Interesse", "Zien zij iets in elkaar?")] = None
    subject: Annotated[str, About("Waarover", "Kort en zakelijk.", long=True)] = ""
    agreement: Annotated[
        str, About("Afspraak", "Wat spraken zij af? Niemand krijgt hier een opdracht beloofd.", long=True)
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """One conversation in the timetable. Slots and tables are counted from 1; None is not placed."""

    organisation: Annotated[str, _ORGANISATION] = ""
    enterprise: Annotated[str, _ENTERPRISE] = ""
    slot: Annotated[int | None, About("Ronde", "De hoeveelste gespreksronde.", minimum=1, maximum=1440)] = None
    table: Annotated[int | None, About("Tafel", "Het nummer van de tafel.", minimum=1, maximum=1000)] = None
    is_locked: Annotated[bool, About("Vastgezet", "Blijft staan als u het rooster opnieuw maakt.")] = False
    outcome: Annotated[Outcome, About("Uitkomst", "Wat kwam eruit?")] = Outcome()

    @property
    def is_fixed(self) -> bool:
        """Whether a new timetable leaves it where it is: locked, or over already."""
        return self.slot is not None and (self.is_locked or self.outcome.attendance is not Attendance.PLANNED)


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """Something to do after the meeting; with the keys of a conversation it belongs to that one."""

    organisation: Annotated[str, _ORGANISATION] = ""
    enterprise: Annotated[str, _ENTERPRISE] = ""
    what: Annotated[str, About("Wat", "Wat moet er gebeuren?")] = ""
    who: Annotated[str, About("Wie", "Een functie, geen naam van een persoon.")] = ""
    due: Annotated[date | None, About("Voor", "De laatste dag.")] = None
    remind_days: Annotated[
        int, About("Herinner vooraf", "Hoeveel dagen ervoor wilt u een herinnering?", maximum=365)
    ] = 3
    done_on: Annotated[date | None, About("Gedaan op", "Leeg: nog te doen.")] = None
