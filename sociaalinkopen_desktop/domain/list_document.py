"""Lists on paper: the list of tenders, the findings on a tender, a planning, the rows of a list, the keys.

Each is a short document of one chapter with a table, in the order of the screen. Nothing is left out in silence: what
was sought or filtered stands in the key facts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from . import dutch, fields
from .assessment import Assessment, Finding, Status
from .catalogue import cited
from .choices import ContractNature, Phase, Procedure
from .document import Block, Cell, Chapter, Column, Document, Facts, Paragraph, Table, Tone
from .planning import Planning
from .quantities import Quantity
from .telling import told
from .tender import Tender

NOTICE = "Dit is geen juridisch advies."
NO_TITLE = "Zonder titel"
PROGRAM = "Sociaal Inkopen Desktop"
_UNKNOWN = "–"
_FILE_SIGNS = '<>:"/\\|?*'
_LONGEST_NAME = 60

_TONES = {
    Status.MET: Tone.OK,
    Status.NOT_MET: Tone.BAD,
    Status.TO_EXPLAIN: Tone.WHY,
    Status.EXPLAINED: Tone.OK,
    Status.OPEN: Tone.NEUTRAL,
    Status.NOT_APPLICABLE: Tone.NEUTRAL,
    Status.OPPORTUNITY: Tone.ACCENT,
}


class Listed(Protocol):
    """One row of the list of tenders."""

    @property
    def title(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def nature(self) -> ContractNature | None: ...
    @property
    def procedure(self) -> Procedure | None: ...
    @property
    def phase(self) -> Phase: ...
    @property
    def is_example(self) -> bool: ...
    @property
    def estimated_value(self) -> Decimal | None: ...
    @property
    def deadline(self) -> date | None: ...
    @property
    def not_met(self) -> int: ...
    @property
    def to_explain(self) -> int: ...
    @property
    def open(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What stands on every list: whose it is, the day it was made, and the words about what was chosen."""

    organisation: str
    made_on: date
    selection: tuple[tuple[str, str], ...] = ()


def tender_list(rows: Sequence[Listed], paper: Paper) -> Document:
    """The tenders in this order, with their phase, judgement, deadline and value (excl. btw)."""
    known = [row.estimated_value for row in rows if row.estimated_value is not None]
    facts = [("Aantal", dutch.counted(len(rows), "aanbesteding", "aanbestedingen"))]
    if known:
        some = "" if len(known) == len(rows) else f" (van {len(known)} van de {len(rows)} is de waarde bekend)"
        facts.append(("Samen excl. btw", f"{dutch.euro(sum(known, Decimal(0)))}{some}"))
    columns = (
        Column(title="Aanbesteding", share=2.7),
        Column(title="Kenmerk en soort", share=2.0),
        Column(title="Fase", share=1.5),
        Column(title="Toets", share=1.9),
        Column(title="Deadline", share=1.2),
        Column(title="Waarde excl. btw", share=1.4, numeric=True),
    )
    table = Table(caption="Aanbestedingen", columns=columns, rows=tuple(_tender_row(row) for row in rows))
    nothing = Paragraph(text="Bij deze keuze hoort geen enkele aanbesteding.", muted=True)
    return short_document("Aanbestedingen", "Overzicht", paper, facts, [table if rows else nothing])


def findings_list(tender: Tender, assessment: Assessment, findings: Sequence[Finding], paper: Paper) -> Document:
    """These findings on the tender, grouped by the authority they rest on, in the order given."""
    facts = [
        *_facts_of(tender),
        ("Getoetst aan", f"het recht van {dutch.day(assessment.day)}"),
        ("Criteria", f"versie {assessment.catalogue_version}, kenmerk {assessment.catalogue_fingerprint[:12]}"),
        ("Aantal punten", dutch.number(len(findings))),
    ]
    bases = list(dict.fromkeys(item.criterion.basis for item in findings))
    columns = (
        Column(title="Oordeel", share=1.3),
        Column(title="Punt", share=3.6),
        Column(title="Waarop het rust", share=2.0),
    )
    blocks: list[Block] = [
        Table(
            caption=basis.label,
            columns=columns,
            rows=tuple(_finding_row(item) for item in findings if item.criterion.basis is basis),
        )
        for basis in bases
    ]
    nothing = Paragraph(text="Bij deze keuze hoort geen enkel punt.", muted=True)
    return short_document("Toetsing", _name(tender), paper, facts, blocks or [nothing])


def planning_list(tender: Tender, planning: Planning, paper: Paper) -> Document:
    """The steps of a planning with the day that was computed, the day that was chosen, and the term of the law."""
    columns = (
        Column(title="Stap", share=3.0),
        Column(title="Berekend", share=1.3),
        Column(title="Nu gekozen", share=1.3),
        Column(title="Termijn", share=2.4),
    )
    rows = tuple(
        (
            Cell(text=step.label, strong=True),
            Cell(text=dutch.day(step.day)),
            Cell(text=dutch.day(step.chosen) if step.chosen else _UNKNOWN),
            Cell(text=_term(step.required, step.extra, step.note)),
        )
        for step in planning.steps
    )
    blocks: list[Block] = [Table(caption="Stappen", columns=columns, rows=rows)]
    blocks += [Paragraph(text=f"Let op: {warning}") for warning in planning.warnings]
    return short_document("Planning", _name(tender), paper, _facts_of(tender), blocks)


def rows_list(tender: Tender, path: str, paper: Paper) -> Document:
    """The rows of a list of the tender ("lots"), each with every value that was filled in."""
    field = fields.describe(Tender, path)
    rows = fields.get(tender, path)
    parts = fields.fields_of(field.kind)
    blocks: list[Block] = []
    for at, row in enumerate(rows, 1):
        values = [(part.about.label, told(part, getattr(row, part.name))) for part in parts]
        name = values[0][1] or NO_TITLE
        filled = tuple((label, value) for label, value in values[1:] if value)
        blocks.append(Facts(caption=f"{at}. {name}", rows=filled or (("Ingevuld", "nog niets"),)))
    facts = [*_facts_of(tender), ("Aantal", dutch.number(len(rows)))]
    nothing = Paragraph(text="Er staat nog niets in deze lijst.", muted=True)
    return short_document(field.about.label, _name(tender), paper, facts, blocks or [nothing])


def key_list(groups: Iterable[tuple[str, Sequence[tuple[str, str]]]], paper: Paper) -> Document:
    """The keys of the program: per group what is done, and with which keys."""
    columns = (Column(title="Wat", share=3), Column(title="Toetsen", share=2))
    blocks = [
        Table(
            caption=title,
            columns=columns,
            rows=tuple((Cell(text=words), Cell(text=keys, strong=True)) for words, keys in lines),
        )
        for title, lines in groups
    ]
    return short_document("Sneltoetsen", PROGRAM, paper, [], blocks)


def short_document(
    kind: str, title: str, paper: Paper, facts: Sequence[tuple[str, str]], blocks: Sequence[Block]
) -> Document:
    """A document of one chapter: `kind` heads it and names the file, `title` says what it is about."""
    name = "".join(" " if sign in _FILE_SIGNS else sign for sign in title)
    name = " ".join(name.split())[:_LONGEST_NAME].rstrip(" .")
    return Document(
        kind=kind,
        title=title,
        organisation=paper.organisation.strip(),
        status="",
        date=paper.made_on,
        file_name=f"{name} - {kind.lower()} - {paper.made_on.isoformat()}.pdf",
        key_facts=Facts(rows=(*paper.selection, *facts, ("Gemaakt op", dutch.day(paper.made_on)))),
        summary=(),
        chapters=(Chapter(number=1, title=kind, blocks=tuple(blocks)),),
        disclaimer=NOTICE,
        contents=False,
    )


def _tender_row(row: Listed) -> tuple[Cell, ...]:
    kind = " · ".join(
        part
        for part in (
            row.reference.strip(),
            row.nature.label if row.nature is not None else "",
            row.procedure.label if row.procedure is not None else "",
            "voorbeeld" if row.is_example else "",
        )
        if part
    )
    title = row.title.strip() or NO_TITLE
    value = dutch.euro(row.estimated_value) if row.estimated_value is not None else "nog onbekend"
    return (
        Cell(text=title, strong=True),
        Cell(text=kind or _UNKNOWN),
        Cell(text=row.phase.label),
        _verdict(row),
        Cell(text=dutch.day(row.deadline) if row.deadline is not None else _UNKNOWN),
        Cell(text=value),
    )


def _verdict(row: Listed) -> Cell:
    """The worst news on a tender: what fails comes before what is missing."""
    if row.not_met:
        return Cell(text=f"{row.not_met} {'voldoet' if row.not_met == 1 else 'voldoen'} niet", tone=Tone.BAD)
    if row.to_explain:
        return Cell(text=f"{row.to_explain} motiveren", tone=Tone.WHY)
    if row.open:
        return Cell(text=f"{row.open} te beantwoorden", tone=Tone.NEUTRAL)
    return Cell(text="Voldoet", tone=Tone.OK)


def _finding_row(item: Finding) -> tuple[Cell, ...]:
    values = "\n".join(f"{name}: {value}" for name, value in item.values)
    words = "\n".join(part for part in (item.criterion.title, item.message, values) if part)
    return (
        Cell(text=item.status.label, tone=_TONES[item.status], strong=True),
        Cell(text=words),
        Cell(text="; ".join(cited(item.criterion.legal_basis, short=True)) or item.criterion.basis.label),
    )


def _term(required: Quantity | None, extra: Quantity | None, note: str) -> str:
    law = f"{required} volgens de wet" if required is not None else ""
    policy = f"{extra} uit beleid" if extra is not None else ""
    days = " en ".join(part for part in (law, policy) if part)
    return ". ".join(part for part in (days, note.strip()) if part) or _UNKNOWN


def _facts_of(tender: Tender) -> list[tuple[str, str]]:
    value = tender.estimated_value
    facts = [
        ("Kenmerk", tender.subject.reference.strip()),
        ("Fase", tender.phase.label),
        ("Geraamde waarde excl. btw", dutch.euro(value) if value is not None else ""),
    ]
    return [(label, text) for label, text in facts if text]


def _name(tender: Tender) -> str:
    return tender.subject.title.strip() or NO_TITLE
