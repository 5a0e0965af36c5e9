"""Small parts that the documents about a tender share: gaps, short texts, planning, and how the document was made."""

from collections.abc import Iterable, Sequence

from .. import dutch
from ..choices import Procedure
from ..document import Block, Chapter, Column, Facts, Paragraph
from ..fields import describe, get
from ..justification.parts import chapter
from ..justification.sources import receipt_facts
from ..justification.summary import GAP, shortened
from ..telling import told
from ..tender import Tender
from ..terms import TWO_STEPS
from .kinds import Material

__all__ = ["GAP", "TO_FILL", "shortened"]

TO_FILL = "Nog in te vullen: ………………………………"
"""A place that is filled in afterwards, by hand or in a text editor."""

NO_ADVICE = "Dit document is geen juridisch advies. De inkoper beslist en blijft zelf verantwoordelijk."


def value_of(tender: Tender, path: str) -> str:
    """The text of a field; empty when it is not filled in."""
    return told(describe(Tender, path), get(tender, path))


def row(tender: Tender, path: str, label: str = "") -> tuple[str, str]:
    """Label and text of a field, with the gap named when it is not filled in."""
    return label or describe(Tender, path).about.label, value_of(tender, path) or GAP


def rows(tender: Tender, *paths: str) -> tuple[tuple[str, str], ...]:
    """These fields with their gaps named."""
    return tuple(row(tender, path) for path in paths)


def value_words(tender: Tender) -> str:
    """The estimated value with what it is without: "€ 216.000 excl. btw"; the gap when it is not known."""
    value = tender.estimated_value
    return GAP if value is None else f"{dutch.euro(value)} excl. btw"


def duration_words(tender: Tender) -> str:
    """Fixed term and extensions in words; the gap when the term is not known."""
    value = tender.value
    if value.is_open_ended:
        return "onbepaalde tijd"
    if value.duration_months is None:
        return GAP
    months = dutch.counted(value.duration_months, "maand", "maanden")
    more = value.extension_months
    return f"{months}, met verlengingen van samen {dutch.counted(more, 'maand', 'maanden')}" if more else months


def ended(text: str) -> str:
    """A sentence with a full stop behind it."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def title_of(tender: Tender) -> str:
    """The title on a document, also while there is none."""
    return tender.subject.title.strip() or "Aanbesteding zonder titel"


def organisation_of(material: Material) -> str:
    """Who sends the document: the buyer named in the tender, or else the organisation of the house."""
    return material.tender.subject.buyer.strip() or material.house.organisation


def planning_rows(tender: Tender) -> tuple[tuple[str, str], ...]:
    """The days of the chosen procedure, with the gaps named."""
    procedure = tender.procedure.procedure
    paths = ["schedule.dispatch_date"]
    if procedure in TWO_STEPS:
        paths += ["schedule.participation_deadline", "schedule.invitation_date"]
    if procedure is not Procedure.SINGLE_ONDERHANDS:
        paths += ["schedule.questions_deadline", "schedule.information_note_date"]
    paths += ["schedule.submission_deadline", "schedule.award_decision_date", "schedule.contract_start"]
    return rows(tender, *paths)


def numbered(chapters: Iterable[tuple[str, Sequence[Block], str]]) -> tuple[Chapter, ...]:
    """Chapters from 1 on: title, blocks, and the one line that stands there when there are none."""
    return tuple(
        chapter(number, title, blocks, empty=empty) for number, (title, blocks, empty) in enumerate(chapters, 1)
    )


def receipt(material: Material) -> tuple[str, Sequence[Block], str]:
    """The last chapter: with what the document was made."""
    return "Verantwoording", (receipt_facts(material.assessment, material.receipt),), ""


def gap_sentence(text: str) -> Paragraph:
    """A sentence that says that something is missing."""
    return Paragraph(text=text, muted=True)


def facts(caption: str, *lines: tuple[str, str]) -> Facts:
    """Label and value, each line as it is given."""
    return Facts(caption=caption, rows=lines)


def columns(*given: tuple[str, float]) -> tuple[Column, ...]:
    """Columns of text with their share of the width."""
    return tuple(Column(title=title, share=share) for title, share in given)
