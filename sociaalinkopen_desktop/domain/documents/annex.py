"""The annex to the procurement documents: what must be published of a tender, and nothing that is internal.

It takes the paragraphs that the justification marks, and the demands, conditions and criteria as tenderers read them.
The estimate, risks, invited enterprises, assessors, notes and reasons that belong in the file alone stay out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .. import dutch
from ..assessment import Status
from ..catalogue import DutyPlace, cited
from ..choices import AwardCriterionKind, ClauseKind, DocumentState, ReservationScope, SelectionUse
from ..document import Block, Bullets, Cell, Chapter, Column, Document, Facts, Heading, Paragraph, Table
from ..duties import DutyStatus
from ..justification.build import file_name, justify
from ..telling import labelled
from ..tender import Tender
from . import parts
from .award_words import calculation, criteria_table
from .kinds import DocumentKind, Material

DISCLAIMER = "Deze bijlage hoort bij de aanbestedingsstukken. Wijken de stukken af, dan gaan de stukken voor."
DEVIATIONS = 13


def annex(material: Material) -> Document:
    """The annex of a tender; a concept also says which reasons are still missing, a definitive copy does not."""
    tender = material.tender
    marked = marked_by_chapter(_justification(material).chapters)
    chapters = parts.numbered(
        (
            ("De opdracht", _contract(tender), ""),
            ("Samenvoegen en percelen", (*_lots(tender), *marked.get(4, ())), "Hierover is nog niets vastgelegd."),
            ("Wie kan meedoen", (*_participation(tender), *marked.get(7, ())), "Er zijn geen eisen vastgelegd."),
            (
                "Eisen aan wat wordt gekocht",
                (*_texts(tender, ClauseKind.TECHNICAL_SPECIFICATION), *_specification(tender), *marked.get(8, ())),
                "Er zijn geen eisen vastgelegd.",
            ),
            ("Voorwaarden tijdens het werk", _conditions(tender, marked), "Er zijn geen voorwaarden vastgelegd."),
            ("Gunning", (*_award(tender), *marked.get(10, ())), "De gunning is nog niet uitgewerkt."),
            ("Afwijkingen met uitleg", _deviations(material), "Er zijn geen afwijkingen waarvan de uitleg hier hoort."),
            *_told_before(tender),
            *_to_do(material),
        )
    )
    return Document(
        kind=DocumentKind.PUBLIC_ANNEX.label,
        title=parts.title_of(tender),
        organisation=parts.organisation_of(material),
        status=material.state.label,
        date=material.receipt.made_on,
        file_name=file_name(tender, DocumentKind.PUBLIC_ANNEX.value),
        key_facts=Facts(
            rows=(
                ("Kenmerk", tender.subject.reference.strip() or parts.GAP),
                parts.row(tender, "subject.nature"),
                parts.row(tender, "procedure.procedure"),
                ("Vragen en klachten", tender.procedure.complaint_contact.strip() or parts.GAP),
            )
        ),
        summary=(),
        chapters=chapters,
        disclaimer=DISCLAIMER,
        contents=False,
        logo=material.house.picture,
        accent=material.house.paper_accent,
    )


@dataclass
class _Marks:
    """Collects the marked paragraphs of a chapter, each under the headings that it had."""

    found: list[Block]
    headings: dict[int, Heading]
    told: set[str]

    def take(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.headings = {level: known for level, known in self.headings.items() if level < block.level}
            self.headings[block.level] = block
        elif isinstance(block, Paragraph) and block.also_in_procurement_documents and block.text not in self.told:
            if self.headings:
                self.found.append(replace(self.headings[max(self.headings)], level=2))
                self.headings = {}
            self.found.append(replace(block, also_in_procurement_documents=False))
            self.told.add(block.text)


def marked_by_chapter(chapters: Iterable[Chapter]) -> dict[int, tuple[Block, ...]]:
    """The marked paragraphs of each chapter of the justification with the nearest heading; without the mark.

    Those of the deviations are left out: they are told by point.
    """
    found: dict[int, tuple[Block, ...]] = {}
    for chapter in chapters:
        if chapter.number == DEVIATIONS:
            continue
        marks = _Marks([], {}, set())
        for block in chapter.blocks:
            marks.take(block)
        if marks.found:
            found[chapter.number] = tuple(marks.found)
    return found


def _justification(material: Material) -> Document:
    return justify(
        material.tender, material.assessment, material.norms, material.receipt, material.state, material.duties
    )


def _contract(tender: Tender) -> tuple[Block, ...]:
    about = parts.rows(tender, "subject.description", "subject.main_cpv", "subject.place")
    more = labelled(tender, "subject.additional_cpvs")
    framework = labelled(tender, "procedure.framework_maximum", "procedure.framework_parties", "procedure.division_key")
    return (
        Facts(
            caption="Wat wordt gekocht",
            rows=(
                *about,
                *more,
                ("Looptijd", parts.duration_words(tender)),
                *(framework if _is_framework(tender) else ()),
            ),
        ),
        Facts(caption="Planning", rows=parts.planning_rows(tender)),
    )


def _is_framework(tender: Tender) -> bool:
    return tender.procedure.is_framework


def _lots(tender: Tender) -> tuple[Block, ...]:
    if not tender.lots:
        return ()
    rows = tuple(
        (
            Cell(text=lot.title.strip() or f"Perceel {place}"),
            Cell(text=lot.description.strip() or "–"),
            Cell(text=lot.reserved.label),
        )
        for place, lot in enumerate(tender.lots, 1)
    )
    columns = parts.columns(("Perceel", 2.4), ("Omschrijving", 4.4), ("Voorbehoud", 3.2))
    return (Table(caption="Percelen", columns=columns, rows=rows),)


def _participation(tender: Tender) -> tuple[Block, ...]:
    asked = tender.requirements
    blocks: list[Block] = []
    reservation = tender.ambition.reservation
    is_reserved = reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS)
    if is_reserved and reservation.notice_text.strip():
        blocks += [Heading(text="Voorbehouden opdracht"), Paragraph(text=reservation.notice_text.strip())]
        blocks += _bullets("Bewijs dat telt", reservation.proof_options)
    if asked.exclusion_grounds:
        titles = tuple(item.title.strip() or parts.GAP for item in asked.exclusion_grounds)
        blocks += [Heading(text="Uitsluitingsgronden"), Bullets(items=titles)]
    if asked.has_turnover_requirement:
        blocks += _facts(tender, "Omzet", "requirements.turnover_requirement", "requirements.turnover_factor")
    for use, title in ((SelectionUse.REQUIREMENT, "Geschiktheidseisen"), (SelectionUse.RANKING, "Selectiecriteria")):
        chosen = [item for item in asked.criteria if item.use is use]
        if chosen:
            blocks.append(Heading(text=title))
            for item in chosen:
                blocks += _item(item, item.title, "text", "verification", "calculation", "equivalent_allowed")
    if asked.references:
        blocks += [Heading(text="Referenties"), _references(tender)]
    if asked.criteria or asked.exclusion_grounds or asked.references:
        blocks.append(
            Paragraph(
                text="De eigen verklaring is eerst genoeg. Bewijs vraagt de aanbestedende dienst aan de winnaar."
                if asked.proof_with_tender is False
                else "Wanneer u bewijs levert, staat in de stukken."
            )
        )
    return tuple(blocks)


def _references(tender: Tender) -> Table:
    rows = []
    for item in tender.requirements.references:
        told = dict(labelled(item, "references_required", "minimum_value", "minimum_percent", "period_years"))
        rows.append(
            (
                Cell(text=item.core_competence.strip() or parts.GAP),
                Cell(text=told.get("Aantal referenties", "–")),
                Cell(text=told.get("Waarde per referentie", told.get("Waarde als deel van de raming", "–"))),
                Cell(text=told.get("Niet ouder dan", "–")),
            )
        )
    return Table(
        caption="Gevraagde referenties",
        columns=(
            Column(title="Kerncompetentie", share=4),
            Column(title="Aantal", share=1.4, numeric=True),
            Column(title="Waarde van elk", share=2, numeric=True),
            Column(title="Niet ouder dan", share=1.8, numeric=True),
        ),
        rows=tuple(rows),
    )


def _specification(tender: Tender) -> tuple[Block, ...]:
    blocks: list[Block] = []
    access = tender.ambition.accessibility
    if access.is_required:
        text = "Iedereen moet het resultaat kunnen gebruiken, ook mensen met een beperking (art. 2.75 lid 4)."
        more = " Het digitale deel voldoet aan EN 301 549 (WCAG 2.1 AA)." if access.requires_wcag else ""
        blocks += [Heading(text="Toegankelijkheid"), Paragraph(text=text + more)]
    labels = [item for item in tender.requirements.labels if item.name.strip()]
    if labels:
        blocks.append(Heading(text="Keurmerken"))
        blocks.append(
            Bullets(
                items=tuple(
                    f"{item.name.strip()}{' of gelijkwaardig bewijs' if item.equivalent_allowed else ''}"
                    for item in labels
                )
            )
        )
    return tuple(blocks)


def _texts(tender: Tender, *kinds: ClauseKind) -> tuple[Block, ...]:
    """The demands and conditions of these kinds, in full, with what proves them."""
    blocks: list[Block] = []
    for item in tender.performance.conditions:
        if item.kind in kinds:
            blocks += _item(item, item.title, "text", "verification")
    return tuple(blocks)


def _conditions(tender: Tender, marked: dict[int, tuple[Block, ...]]) -> tuple[Block, ...]:
    own = _texts(tender, ClauseKind.PERFORMANCE_CONDITION, ClauseKind.CONTRACT_CLAUSE)
    social = tender.ambition.social_return
    blocks: list[Block] = []
    if social.is_applied:
        blocks += _facts(
            tender,
            "Social return",
            *(
                f"ambition.social_return.{name}"
                for name in ("percentage", "basis", "efforts", "method", "bouwblok_version", "contact", "sanction")
            ),
        )
    written = {block.text for block in own if isinstance(block, Paragraph)}
    seen = set(written)
    for block in (*marked.get(9, ()), *marked.get(11, ())):
        if isinstance(block, Paragraph) and block.text not in seen:
            seen.add(block.text)
            blocks.append(block)
    return (*blocks, *own)


def _award(tender: Tender) -> tuple[Block, ...]:
    award = tender.award
    if not award.criteria and award.method is None:
        return ()
    blocks: list[Block] = [Facts(rows=(parts.row(tender, "award.method"), parts.row(tender, "award.allows_variants")))]
    if award.allows_variants and award.variant_requirements.strip():
        blocks += [Heading(text="Minimumeisen aan een variant", level=3), Paragraph(text=award.variant_requirements)]
    blocks += criteria_table(award, "Gunningscriteria met gewicht")
    for place, item in enumerate(award.criteria, 1):
        if item.kind is AwardCriterionKind.QUALITY or item.question.strip():
            name = item.name.strip() or f"Criterium {place}"
            blocks += _item(item, name, "question", "proof", "scale", "minimum_score_percent", "maximum_value")
            blocks += [
                Facts(
                    caption=f"Deel van {name}: {sub.name.strip() or 'zonder naam'}",
                    rows=labelled(sub, "weight_percent", "question"),
                )
                for sub in item.sub_criteria
            ]
    found = calculation(award)
    return (*blocks, Heading(text="Zo komt de uitkomst tot stand"), *found) if found else tuple(blocks)


def _deviations(material: Material) -> tuple[Block, ...]:
    """Deviations whose reason must stand in the documents, with the source and the three parts."""
    blocks: list[Block] = []
    for finding in material.assessment.findings:
        wanted = finding.criterion.also_in_procurement_documents and finding.status is Status.EXPLAINED
        if wanted and finding.deviation is not None:
            blocks.append(Heading(text=finding.criterion.title))
            blocks.append(Paragraph(text="; ".join(cited(finding.criterion.legal_basis)), muted=True))
            blocks.append(Facts(rows=labelled(finding.deviation, "why", "how_far", "why_here")))
    return tuple(blocks)


def _told_before(tender: Tender) -> Iterator[tuple[str, Sequence[Block], str]]:
    """What enterprises heard before the tender, for everybody (art. 2.51); to whom it was told stays internal."""
    rows = tuple(
        (
            Cell(text=dutch.day(item.day) if item.day else "–"),
            Cell(text=item.occasion.strip() or "–"),
            Cell(text=item.what.strip()),
        )
        for item in tender.market.shared_information
        if item.what.strip()
    )
    if rows:
        note = "Een deel van de ondernemingen hoorde dit al voor deze aanbesteding. Nu kan iedereen het lezen."
        columns = parts.columns(("Datum", 1.4), ("Waar", 2.6), ("Wat is verteld", 6))
        table = Table(caption="Wat vooraf is verteld", columns=columns, rows=rows)
        yield "Informatie van voor de aanbesteding", (Paragraph(text=note), table), ""


def _to_do(material: Material) -> Iterator[tuple[str, Sequence[Block], str]]:
    """What is still missing in the documents; only in a concept."""
    if material.state is DocumentState.FINAL:
        return
    missing = [
        state
        for state in material.duties
        if DutyPlace.DOCUMENTS in state.duty.places and state.status in (DutyStatus.OPEN, DutyStatus.UNDECIDED)
    ]
    rows = tuple(
        (Cell(text=state.duty.title), Cell(text=state.duty.what), Cell(text=state.reason)) for state in missing
    )
    table = Table(
        caption="Uitleg die de wet in de stukken wil",
        columns=parts.columns(("Onderwerp", 2.6), ("Wat moet erin", 4.4), ("Wat ontbreekt", 3)),
        rows=rows,
    )
    note = Paragraph(text="Alleen in dit concept. Vul dit eerst aan.", muted=True)
    yield (
        "Nog te doen voor publicatie",
        (note, table) if rows else (),
        "Er ontbreekt geen uitleg die de wet in de stukken wil.",
    )


def _item(item: Any, title: str, *names: str) -> tuple[Block, ...]:
    rows = labelled(item, *names)
    text = dict(rows).get("Tekst", "")
    others = tuple(pair for pair in rows if pair[0] != "Tekst")
    told = (Paragraph(text=text),) if text else ()
    known: tuple[Block, ...] = (Facts(rows=others),) if others else ()
    if not rows:
        known = (parts.gap_sentence(f"De uitleg hierbij is {parts.GAP}."),)
    return (Heading(text=title.strip() or "Zonder naam", level=3), *told, *known)


def _facts(tender: Tender, title: str, *paths: str) -> tuple[Block, ...]:
    rows = labelled(tender, *paths)
    return (Heading(text=title), Facts(rows=rows)) if rows else ()


def _bullets(title: str, items: Sequence[str]) -> tuple[Block, ...]:
    kept = tuple(item.strip() for item in items if item.strip())
    return (Heading(text=title, level=3), Bullets(items=kept)) if kept else ()
