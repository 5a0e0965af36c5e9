"""What stands around the content of a tender: notes, references to other files, agreements per step, and revisions."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from .fields import About
from .steps import Step

__all__ = ["Attachment", "Revision", "SignOff", "StepNote"]


@dataclass(frozen=True, kw_only=True)
class StepNote:
    """A note of the officer to herself; it never stands in a document."""

    step: Annotated[Step, About("Stap", "Bij welke stap hoort de notitie?")] = Step.SUBJECT
    text: Annotated[str, About("Notitie", "Voor uzelf. Staat in geen enkel document.", long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A document elsewhere that belongs to this tender: where it lies, never the document itself."""

    title: Annotated[str, About("Naam", "Bijvoorbeeld: marktverkenning, offerte, besluit van het college.")] = ""
    location: Annotated[
        str, About("Plaats", "Een bestand op uw computer of het netwerk, een zaaknummer of een webadres.")
    ] = ""
    step: Annotated[Step | None, About("Hoort bij stap", "Leeg: bij het hele dossier.")] = None
    remark: Annotated[str, About("Toelichting", "Waarom hoort dit stuk erbij?", long=True)] = ""
    added_on: Annotated[date | None, About("Toegevoegd op", "De dag waarop u de verwijzing maakte.")] = None


@dataclass(frozen=True, kw_only=True)
class SignOff:
    """Somebody agreed with a step as it was then; `fingerprint` is that of `sign_off.fingerprint`."""

    step: Annotated[Step, About("Stap", "Waarmee is ingestemd?")] = Step.SUBJECT
    function: Annotated[str, About("Functie", "Wie geeft akkoord? Noem een functie, bijvoorbeeld: budgethouder.")] = ""
    signed_on: Annotated[date | None, About("Akkoord op", "De dag van het akkoord.")] = None
    fingerprint: Annotated[str, About("Kenmerk", "Maakt het programma zelf: zo ziet het een latere wijziging.")] = ""


@dataclass(frozen=True, kw_only=True)
class Revision:
    """What was changed after publication, in words, and why. Number 0 is the publication itself."""

    number: Annotated[int, About("Herziening", "0 is de publicatie zelf.")] = 0
    made_on: Annotated[date | None, About("Datum", "De dag waarop dit is vastgelegd.")] = None
    changes: Annotated[str, About("Wat is gewijzigd", "Eén regel per wijziging.", long=True)] = ""
    reason: Annotated[str, About("Waarom", "De reden van de herziening.", long=True)] = ""
