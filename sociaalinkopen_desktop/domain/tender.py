"""The tender: everything the officer knows about one purchase, as one frozen value.

Threads may read it, undo is keeping the old one, equality is free. Steps in the window follow its groups.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from .ambition import Ambition
from .checklist_marks import ChecklistMark
from .choices import AnswerOutcome, Phase, Theme
from .dossier import Attachment, Revision, SignOff, StepNote
from .fields import About
from .market import Award, Market
from .requirements import Contract, Performance, Requirements
from .steps import Step
from .subject import ContractValue, Lot, LotDivision, ProcedureChoice, Schedule, Subject
from .wording import is_written

__all__ = ["Answer", "Deviation", "Tender"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the officer answered to a question, or why a criterion does not apply."""

    criterion: Annotated[str, About("Criterium", "De code van de vraag.")] = ""
    outcome: Annotated[AnswerOutcome, About("Antwoord", "Ja, nee of niet van toepassing.")] = AnswerOutcome.YES
    reason: Annotated[str, About("Toelichting", "Kort, in uw eigen woorden.", long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Deviation:
    """Comply or explain: the three parts of a reason (wettelijk kader § 2.1)."""

    criterion: Annotated[str, About("Criterium", "De code van het punt waarvan u afwijkt.")] = ""
    why: Annotated[str, About("Waarom wijkt u af", "Wat maakt het nodig?", long=True)] = ""
    how_far: Annotated[str, About("Hoever wijkt u af", "Noem het verschil: bedrag, dagen of aantal.", long=True)] = ""
    why_here: Annotated[str, About("Waarom bij deze opdracht", "Wat is hier anders dan anders?", long=True)] = ""

    @property
    def is_complete(self) -> bool:
        """Whether all three parts are written; "n.v.t." and the like are no reason."""
        return all(is_written(part) for part in (self.why, self.how_far, self.why_here))


@dataclass(frozen=True, kw_only=True)
class Tender:
    """One purchase, from need to award."""

    id: Annotated[str, About("Nummer in het programma", "Maakt het programma zelf.")] = ""
    phase: Annotated[Phase, About("Fase", "Waar staat deze inkoop?")] = Phase.PREPARATION
    is_example: Annotated[bool, About("Voorbeeld", "Dit dossier is een voorbeeld en geen echte opdracht.")] = False
    assessment_date: Annotated[
        date | None,
        About("Peildatum", "Het recht van deze dag telt. Leeg: de dag van verzending, en anders vandaag."),
    ] = None
    subject: Annotated[Subject, About("Opdracht")] = Subject()
    value: Annotated[ContractValue, About("Waarde")] = ContractValue()
    division: Annotated[LotDivision, About("Samenvoegen en delen")] = LotDivision()
    lots: Annotated[tuple[Lot, ...], About("Percelen", "Eén regel per perceel. Leeg als er niet is gedeeld.")] = ()
    procedure: Annotated[ProcedureChoice, About("Procedure")] = ProcedureChoice()
    schedule: Annotated[Schedule, About("Planning")] = Schedule()
    ambition: Annotated[Ambition, About("Sociale en duurzame ambitie")] = Ambition()
    requirements: Annotated[Requirements, About("Eisen")] = Requirements()
    performance: Annotated[Performance, About("Uitvoering")] = Performance()
    award: Annotated[Award, About("Gunning")] = Award()
    market: Annotated[Market, About("Markt")] = Market()
    contract: Annotated[Contract, About("Contract")] = Contract()
    answers: Annotated[tuple[Answer, ...], About("Antwoorden", "Uw antwoorden op vragen van de toets.")] = ()
    deviations: Annotated[tuple[Deviation, ...], About("Afwijkingen", "Waar u gemotiveerd afwijkt.")] = ()
    import_remarks: Annotated[
        tuple[str, ...], About("Niet overgenomen", "Wat bij het inlezen niet in een veld paste.")
    ] = ()
    notes: Annotated[tuple[StepNote, ...], About("Notities", "Voor uzelf, hoogstens één per stap.")] = ()
    attachments: Annotated[
        tuple[Attachment, ...], About("Bijlagen", "Stukken die elders staan. Het programma kopieert ze niet.")
    ] = ()
    sign_offs: Annotated[tuple[SignOff, ...], About("Akkoord per stap", "Wie met welke stap heeft ingestemd.")] = ()
    revisions: Annotated[tuple[Revision, ...], About("Herzieningen", "Wat na de publicatie is gewijzigd.")] = ()
    checklist_marks: Annotated[
        tuple[ChecklistMark, ...], About("Checklists", "Wat op checklists is aangevinkt en geen eigen veld heeft.")
    ] = ()

    @cached_property
    def estimated_value(self) -> Decimal | None:
        """Base, options and extensions; when these are unknown, the lots together if each has a value (art. 2.18)."""
        if self.value.estimated_value is not None:
            return self.value.estimated_value
        values = [lot.estimated_value for lot in self.lots]
        if not values or None in values:
            return None
        return sum((value for value in values if value is not None), Decimal(0))

    @property
    def lot_values(self) -> tuple[Decimal | None, ...]:
        """The value of each lot; an undivided tender counts as one lot."""
        if self.lots:
            return tuple(lot.estimated_value for lot in self.lots)
        return (self.estimated_value,)

    def answer_to(self, criterion: str) -> Answer | None:
        """The officer's answer to a criterion, if any."""
        return next((item for item in self.answers if item.criterion == criterion), None)

    def deviation_from(self, criterion: str) -> Deviation | None:
        """The officer's reason to deviate from a criterion, if any."""
        return next((item for item in self.deviations if item.criterion == criterion), None)

    def note_for(self, step: Step) -> str:
        """What the officer noted for herself at a step; empty when there is nothing."""
        return next((item.text for item in self.notes if item.step is step), "")

    def sign_off_for(self, step: Step) -> SignOff | None:
        """The agreement with a step, if any; whether the step changed since, `sign_off.state_of` tells."""
        return next((item for item in self.sign_offs if item.step is step), None)

    def applies(self, theme: Theme) -> bool | None:
        """Whether a theme was chosen; None while not answered."""
        return next((item.is_applied for item in self.ambition.themes if item.theme is theme), None)
