"""The register on paper: the list as it is on screen, and everything that is kept of one enterprise.

An enterprise may ask what is kept of it (right of access). The record leaves nothing out: it is made from the
descriptions of the fields themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from .. import dutch, fields
from ..choices import Recognition
from ..document import Block, Cell, Column, Document, Facts, Paragraph, Table, Tone
from ..list_document import Paper, short_document
from ..telling import told
from .enterprise import Enterprise, EnterpriseKind, EnterpriseState
from .recognition import ProofState, ProofTerms, outcome_of_enterprise, outcome_of_summary, words_of
from .recognition import told as told_proof

NO_NAME = "Zonder naam"
_UNKNOWN = "–"
_TONES = {
    ProofState.VALID: Tone.OK,
    ProofState.ENDS_SOON: Tone.WHY,
    ProofState.NOT_CHECKED: Tone.WHY,
    ProofState.EXPIRED: Tone.BAD,
    ProofState.OWN_STATEMENT: Tone.NEUTRAL,
    ProofState.NONE: Tone.NEUTRAL,
}


class ListedEnterprise(Protocol):
    """One row of the register."""

    @property
    def name(self) -> str: ...
    @property
    def town(self) -> str: ...
    @property
    def kvk(self) -> str: ...
    @property
    def kind(self) -> EnterpriseKind: ...
    @property
    def state(self) -> EnterpriseState: ...
    @property
    def is_example(self) -> bool: ...
    @property
    def offer(self) -> str: ...
    @property
    def recognitions(self) -> tuple[Recognition, ...]: ...
    @property
    def recognised_until(self) -> date | None: ...
    @property
    def checked_on(self) -> date | None: ...


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Something we did with an enterprise: a day (None: no date yet), what kind of thing, and its title."""

    day: date | None
    what: str
    title: str


def enterprise_list(rows: Sequence[ListedEnterprise], terms: ProofTerms, paper: Paper) -> Document:
    """The enterprises in this order, with what the recognition of each is worth on the day of the paper."""
    columns = (
        Column(title="Onderneming", share=2.2),
        Column(title="Plaats", share=1.2),
        Column(title="Wat zij levert", share=3.0),
        Column(title="Erkenning", share=2.2),
        Column(title="Soort", share=1.5),
    )
    table = Table(caption="Ondernemingen", columns=columns, rows=tuple(_row(row, paper.made_on, terms) for row in rows))
    nothing = Paragraph(text="Bij deze keuze hoort geen enkele onderneming.", muted=True)
    facts = [("Aantal", dutch.counted(len(rows), "onderneming", "ondernemingen"))]
    return short_document("Sociale ondernemingen", "Overzicht", paper, facts, [table if rows else nothing])


def enterprise_record(enterprise: Enterprise, shared: Sequence[Shared], terms: ProofTerms, paper: Paper) -> Document:
    """Everything that is kept of one enterprise, and what we did with it (`shared`, in the order given)."""
    facts = [("Erkenning", told_proof(outcome_of_enterprise(enterprise, paper.made_on, terms), terms))]
    blocks: list[Block] = [Facts(caption="Gegevens", rows=tuple(_plain(enterprise)))]
    for field in fields.fields_of(Enterprise):
        if field.is_group:
            blocks.extend(_group(field.about.label, fields.get(enterprise, field.name)))
    if shared:
        columns = (Column(title="Wat", share=3.0), Column(title="Soort", share=1.5), Column(title="Datum", share=1.0))
        rows = tuple(
            (
                Cell(text=item.title or _UNKNOWN, strong=True),
                Cell(text=item.what),
                Cell(text=dutch.day(item.day) if item.day is not None else _UNKNOWN),
            )
            for item in shared
        )
        blocks.append(Table(caption="Eerder samen", columns=columns, rows=rows))
    return short_document("Wat wij bewaren", enterprise.name.strip() or NO_NAME, paper, facts, blocks)


def _row(row: ListedEnterprise, day: date, terms: ProofTerms) -> tuple[Cell, ...]:
    outcome = outcome_of_summary(row.recognitions, row.recognised_until, row.checked_on, day, terms)
    words = words_of(outcome, terms)
    proven = [item.label for item in row.recognitions if item not in (Recognition.NONE, Recognition.OWN_STATEMENT)]
    state = "" if row.state is EnterpriseState.ACTIVE else row.state.label.lower()
    about = " · ".join(
        part for part in (f"KvK {row.kvk}" if row.kvk else "", state, "voorbeeld" if row.is_example else "") if part
    )
    return (
        Cell(text="\n".join(part for part in (row.name.strip() or NO_NAME, about) if part), strong=True),
        Cell(text=row.town.strip() or _UNKNOWN),
        Cell(text=" ".join(row.offer.split()) or _UNKNOWN),
        Cell(
            text="\n".join(part for part in (f"{words[:1].upper()}{words[1:]}", ", ".join(proven)) if part),
            tone=_TONES[outcome.state],
        ),
        Cell(text=row.kind.label),
    )


def _group(label: str, value: Any) -> Iterable[Block]:
    """A block for a group of fields, or one for each row of a list of them; nothing for what is empty."""
    rows = value if isinstance(value, tuple) else (value,)
    for at, row in enumerate(rows, 1):
        filled = tuple(_plain(row))
        if filled:
            number = f" {at}" if isinstance(value, tuple) and len(rows) > 1 else ""
            yield Facts(caption=f"{label}{number}", rows=filled)


def _plain(item: Any) -> Iterable[tuple[str, str]]:
    for field in fields.fields_of(type(item)):
        if not field.is_group and not field.about.hidden and (text := told(field, getattr(item, field.name))):
            yield field.about.label, text
