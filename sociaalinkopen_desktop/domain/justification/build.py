"""Put the document together: title page, summary, sixteen chapters, and a last one for revisions and attachments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .. import dutch
from ..assessment import Assessment
from ..choices import DocumentState
from ..document import Chapter, Document, Facts
from ..duties import DutyState
from ..house_style import PLAIN, HouseStyle
from ..norms import Norms
from ..tender import Tender
from . import around, award, demands, purchase, sources
from .summary import summary_of

DISCLAIMER = (
    "Dit document helpt bij het onderbouwen van een inkoop. Het is geen juridisch advies. "
    "De inkoper beslist en blijft zelf verantwoordelijk."
)


@dataclass(frozen=True, kw_only=True)
class PackUsed:
    """A pack of local criteria that was judged by, with the fingerprint of its content."""

    title: str
    version: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What made the document: printed so that anybody can repeat the assessment.

    `profile_fingerprint` is that of the policy profile in force, "" when it is not known.
    """

    program_version: str
    made_on: date
    packs: tuple[PackUsed, ...] = ()
    profile_fingerprint: str = ""


def justify(
    tender: Tender,
    assessment: Assessment,
    norms: Norms,
    receipt: Receipt,
    state: DocumentState = DocumentState.DRAFT,
    duties: Sequence[DutyState] = (),
    house: HouseStyle = PLAIN,
) -> Document:
    """The justification of `tender` as judged in `assessment`.

    `norms` are the norms of the assessment day; what the chapters read of them is added to the list of sources.
    `duties` are those of the same day; without them chapter 13 has the deviations alone. `house` says who sends the
    document and who signs; the buyer named in the tender goes before the organisation of the house.
    """
    title = tender.subject.title.strip() or "Aanbesteding zonder titel"
    chapters: list[Chapter] = [
        *(write(tender, assessment, norms) for write in CHAPTERS),
        sources.deviations_chapter(tender, assessment, norms, duties),
        award.report_chapter(tender, assessment, norms),
    ]
    chapters.append(sources.sources_chapter(assessment, norms, receipt))
    chapters.append(sources.sign_off_chapter(tender, house.signature_roles))
    chapters.extend(around.around_chapter(tender))
    return Document(
        kind="Motiveringsdocument",
        title=title,
        organisation=tender.subject.buyer.strip() or house.organisation,
        status=state.label,
        date=receipt.made_on,
        file_name=file_name(tender, "motivering"),
        key_facts=_key_facts(tender, assessment, house),
        summary=summary_of(tender, assessment, norms, state),
        chapters=tuple(chapters),
        disclaimer=f"{DISCLAIMER} Getoetst aan het recht van {dutch.day(assessment.day)}.",
        logo=house.picture,
        accent=house.paper_accent,
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
    return tidy_name(start, "aanbesteding", kind, extension)


def tidy_name(start: str, otherwise: str, kind: str, extension: str = "pdf") -> str:
    """A file name of what the officer typed and what it is, as `file_name` makes; `otherwise` when nothing is left."""
    safe = "".join(" " if sign in '<>:"/\\|?*' or not sign.isprintable() else sign for sign in start)
    safe = " ".join(safe.split()).strip(". ").encode()[:_LONGEST].decode(errors="ignore").strip(". ") or otherwise
    if safe.partition(".")[0].strip().upper() in _DEVICES:
        safe = f"{otherwise} {safe}"
    return f"{safe} - {kind}.{extension}"


def _key_facts(tender: Tender, assessment: Assessment, house: HouseStyle) -> Facts:
    value = tender.estimated_value
    rows = (
        ("Kenmerk", tender.subject.reference.strip()),
        ("Soort opdracht", tender.subject.nature.label if tender.subject.nature else ""),
        ("Procedure", tender.procedure.procedure.label if tender.procedure.procedure else ""),
        ("Geraamde waarde", f"{dutch.euro(value)} excl. btw" if value is not None else ""),
        ("Getoetst aan", f"recht van {dutch.day(assessment.day)}"),
    )
    filled = tuple((label, text or "nog niet ingevuld") for label, text in rows)
    return Facts(rows=(*filled, *house.sender))
