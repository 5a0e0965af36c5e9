"""The duties to motivate as two tables: those that arise, with where and whether; and the others, with why not."""

from collections.abc import Sequence

from ..catalogue import cited
from ..document import Block, Cell, Column, Heading, Paragraph, Table, Tone
from ..dutch import listed
from ..duties import DutyState, DutyStatus
from ..fields import describe
from ..norms import Certainty
from ..tender import Tender

TONES = {
    DutyStatus.DONE: Tone.OK,
    DutyStatus.OPEN: Tone.WHY,
    DutyStatus.UNDECIDED: Tone.NEUTRAL,
    DutyStatus.AFTER_AWARD: Tone.NEUTRAL,
}


def duties_section(duties: Sequence[DutyState]) -> tuple[Block, ...]:
    """Heading and tables; nothing without duties."""
    if not duties:
        return ()
    arising = [state for state in duties if state.status is not DutyStatus.DOES_NOT_ARISE]
    others = [state for state in duties if state.status is DutyStatus.DOES_NOT_ARISE]
    return (
        Heading(text="Motiveringsplichten"),
        Paragraph(text=_summary(arising)),
        *_arising(arising),
        *_others(others),
    )


def _summary(arising: Sequence[DutyState]) -> str:
    if not arising:
        return "Bij dit dossier gelden geen motiveringsplichten."
    parts = [
        f"{number} {status.label.lower()}"
        for status in (DutyStatus.DONE, DutyStatus.OPEN, DutyStatus.UNDECIDED, DutyStatus.AFTER_AWARD)
        if (number := sum(state.status is status for state in arising))
    ]
    duties = "1 plicht geldt" if len(arising) == 1 else f"{len(arising)} plichten gelden"
    may = "kan" if len(arising) == 1 else "kunnen"
    return f"{duties} hier of {may} nog gaan gelden: {listed(parts)}."


def _arising(states: Sequence[DutyState]) -> tuple[Block, ...]:
    if not states:
        return ()
    columns = (
        Column(title="Plicht", share=2.6),
        Column(title="Waar", share=2.3),
        Column(title="Stand", share=2.1),
        Column(title="Toelichting", share=3.6),
        Column(title="Bron", share=2.2),
    )
    rows = tuple(
        (
            Cell(text=_name(state)),
            Cell(text="\n".join(place.label for place in state.duty.places)),
            Cell(text=state.status.label, tone=TONES[state.status], strong=True),
            Cell(text=_explanation(state)),
            Cell(text=_source(state)),
        )
        for state in states
    )
    return (Table(caption="Plichten die gelden of kunnen gaan gelden", columns=columns, rows=rows),)


def _others(states: Sequence[DutyState]) -> tuple[Block, ...]:
    if not states:
        return ()
    by_reason: dict[str, list[str]] = {}
    for state in states:
        by_reason.setdefault(state.reason, []).append(_name(state))
    columns = (Column(title="Plicht", share=6), Column(title="Waarom niet", share=4))
    rows = tuple((Cell(text="; ".join(names)), Cell(text=reason)) for reason, names in by_reason.items())
    return (Table(caption="Plichten die hier niet gelden", columns=columns, rows=rows),)


def _name(state: DutyState) -> str:
    unsure = "" if state.duty.certainty is Certainty.SURE else " (nog te bevestigen)"
    return f"{state.duty.title}{unsure}"


def _explanation(state: DutyState) -> str:
    """What is missing, or in which fields the motivation stands; then what else to know."""
    told = state.reason
    if state.status is DutyStatus.DONE:
        names = dict.fromkeys(describe(Tender, path).about.label for path in state.fields)
        told = f"Staat bij: {'; '.join(names)}."
    note = "" if state.status is DutyStatus.UNDECIDED else state.duty.note
    return "\n".join(filter(None, (told, note)))


def _source(state: DutyState) -> str:
    """The articles, with the name of a law once: "Aw 2012 art. 2.75 lid 4; 2.76"."""
    told: list[str] = []
    law = ""
    for source in cited(state.duty.legal_basis, short=True):
        name, article, number = source.partition(" art. ")
        told.append(number if article and name == law else source)
        law = name
    return "; ".join(told)
