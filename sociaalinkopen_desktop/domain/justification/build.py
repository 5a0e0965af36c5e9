"""Put the document together: title page, summary, sixteen chapters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .. import dutch
from ..assessment import Assessment, Finding, Status
from ..choices import DocumentState
from ..document import Block, Bullets, Chapter, Document, Facts, Paragraph
from ..duties import DutyState
from ..norms import Norms
from ..tender import Tender
from . import award, demands, purchase, sources

DISCLAIMER = (
    "Dit document helpt bij het onderbouwen van een inkoop. Het is geen juridisch advies. "
    "De inkoper beslist en blijft zelf verantwoordelijk."
)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What made the document: printed so that anybody can repeat the assessment."""

    program_version: str
    made_on: date


def justify(
    tender: Tender,
    assessment: Assessment,
    norms: Norms,
    receipt: Receipt,
    state: DocumentState = DocumentState.DRAFT,
    duties: Sequence[DutyState] = (),
) -> Document:
    """The justification of `tender` as judged in `assessment`.

    `norms` are the norms of the assessment day; what the chapters read of them is added to the list of sources.
    `duties` are those of the same day; without them chapter 13 has the deviations alone.
    """
    title = tender.subject.title.strip() or "Aanbesteding zonder titel"
    chapters: list[Chapter] = [
        *(write(tender, assessment, norms) for write in CHAPTERS),
        sources.deviations_chapter(tender, assessment, norms, duties),
        award.report_chapter(tender, assessment, norms),
    ]
    chapters.append(sources.sources_chapter(assessment, norms, receipt))
    chapters.append(sources.sign_off_chapter(tender))
    return Document(
        kind="Motiveringsdocument",
        title=title,
        organisation=tender.subject.buyer.strip(),
        status="" if state is DocumentState.FINAL else state.label,
        date=receipt.made_on,
        file_name=file_name(tender, "motivering"),
        key_facts=_key_facts(tender, assessment),
        summary=_summary(tender, assessment),
        chapters=tuple(chapters),
        disclaimer=f"{DISCLAIMER} Getoetst aan het recht van {dutch.day(assessment.day)}.",
    )


Writer = Callable[[Tender, Assessment, Norms], Chapter]

CHAPTERS: tuple[Writer, ...] = (
    purchase.key_data_chapter,
    purchase.value_chapter,
    purchase.procedure_chapter,
    purchase.lots_chapter,
    purchase.market_chapter,
    demands.proportionality_chapter,
    demands.selection_chapter,
    demands.specification_chapter,
    demands.goals_chapter,
    award.award_chapter,
    award.contract_chapter,
    award.planning_chapter,
)
"""Chapters 1 to 12; the others take more than a tender as judged on a day."""


# Windows keeps these names for devices, also with an extension behind them.
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}) | {
    f"{name}{number}" for name in ("COM", "LPT") for number in "0123456789¹²³"
}
_LONGEST = 100


def file_name(tender: Tender, kind: str, extension: str = "pdf") -> str:
    """A tidy file name: "2026-014 Groenonderhoud wijk Noord - motivering.pdf".

    Safe on Windows and elsewhere; what comes from the tender takes at most 100 bytes.
    """
    title = tender.subject.title.strip() or "aanbesteding"
    start = " ".join(part for part in (tender.subject.reference.strip(), title) if part)
    safe = "".join(" " if sign in '<>:"/\\|?*' or not sign.isprintable() else sign for sign in start)
    safe = " ".join(safe.split()).strip(". ").encode()[:_LONGEST].decode(errors="ignore").strip(". ") or "aanbesteding"
    if safe.partition(".")[0].strip().upper() in _DEVICES:
        safe = f"aanbesteding {safe}"
    return f"{safe} - {kind}.{extension}"


def _key_facts(tender: Tender, assessment: Assessment) -> Facts:
    value = tender.estimated_value
    rows = (
        ("Kenmerk", tender.subject.reference.strip()),
        ("Soort opdracht", tender.subject.nature.label if tender.subject.nature else ""),
        ("Procedure", tender.procedure.procedure.label if tender.procedure.procedure else ""),
        ("Geraamde waarde", f"{dutch.euro(value)} excl. btw" if value is not None else ""),
        ("Getoetst aan", f"recht van {dutch.day(assessment.day)}"),
    )
    return Facts(rows=tuple((label, text or "nog niet ingevuld") for label, text in rows))


def _summary(tender: Tender, assessment: Assessment) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if tender.subject.description.strip():
        blocks.append(Paragraph(text=tender.subject.description.strip()))
    if tender.subject.social_purpose.strip():
        blocks.append(Paragraph(text=tender.subject.social_purpose.strip()))
    applied = [item.theme.label for item in tender.ambition.themes if item.is_applied]
    if applied:
        # Semicolons, as the name of a theme may hold a comma.
        blocks.append(Paragraph(text=f"Thema's in deze opdracht: {'; '.join(applied).lower()}."))
    blocks.append(Paragraph(text=_verdict_sentence(assessment)))
    attention = [*assessment.blocking, *_others_needing_attention(assessment)]
    if attention:
        blocks.append(Bullets(items=tuple(f"{item.status.label}: {item.criterion.title}" for item in attention[:8])))
    more = len(attention) - 8
    if more > 0:
        points = "1 punt" if more == 1 else f"{more} punten"
        blocks.append(Paragraph(text=f"En nog {points}; zie hoofdstuk 6.", muted=True))
    return tuple(blocks)


def _others_needing_attention(assessment: Assessment) -> list[Finding]:
    wanted = (Status.NOT_MET, Status.TO_EXPLAIN)
    return [item for item in assessment.findings if item.status in wanted and not item.blocks]


def _verdict_sentence(assessment: Assessment) -> str:
    """How it stands, of the points that count: neither what does not apply nor a chance that was left."""
    aside = assessment.count(Status.NOT_APPLICABLE) + assessment.count(Status.OPPORTUNITY)
    applying = len(assessment.findings) - aside
    if not applying:
        return "Er zijn geen punten die bij deze opdracht gelden."
    met = assessment.count(Status.MET) + assessment.count(Status.EXPLAINED)
    parts = []
    for status, one, many in (
        (Status.NOT_MET, "punt voldoet niet", "punten voldoen niet"),
        (Status.TO_EXPLAIN, "punt vraagt nog een motivering", "punten vragen nog een motivering"),
        (Status.OPEN, "punt is nog niet beantwoord", "punten zijn nog niet beantwoord"),
    ):
        number = assessment.count(status)
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    verb = "voldoet of is gemotiveerd" if met == 1 else "voldoen of zijn gemotiveerd"
    sentence = f"{met} van de {applying} punten die hier gelden, {verb}."
    return f"{sentence} {dutch.listed(parts)}." if parts else sentence
