"""Chapters 13, 15 and 16: deviations, sources with dates and receipt, sign-off."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..assessment import Assessment, Finding, Status
from ..catalogue import LegalBasis, cited
from ..document import Block, Cell, Chapter, Column, Facts, Heading, Paragraph, SignOff, Table
from ..dutch import day
from ..duties import DutyState
from ..norms import Norms, NormUsed, Origin
from ..telling import labelled
from ..tender import Deviation, Tender
from . import parts
from .around import agreements
from .duties import duties_section

if TYPE_CHECKING:
    from .build import Receipt

RECEIPT = "Waarmee is getoetst"
"""The caption of the receipt, by which the checksum of a definitive copy finds its place."""


def deviations_chapter(
    tender: Tender, assessment: Assessment, norms: Norms, duties: Sequence[DutyState] = ()
) -> Chapter:
    """13: where the buyer deviates, with the three parts of the reason; then every duty to motivate."""
    blocks: list[Block] = []
    for finding in assessment.findings:
        if finding.deviation is None or finding.status is not Status.EXPLAINED:
            continue
        public = finding.criterion.also_in_procurement_documents
        blocks.append(Heading(text=f"{finding.criterion.id} {finding.criterion.title}", level=2))
        for label, text in _parts_of(finding.deviation):
            blocks.append(Heading(text=label, level=3))
            blocks.append(Paragraph(text=text, also_in_procurement_documents=public))
    broken = [item for item in assessment.findings if item.status is Status.NOT_MET]
    if broken:
        blocks.append(Heading(text="Voldoet niet"))
        blocks.append(Paragraph(text="Van deze punten kunt u niet afwijken. Pas de aanbesteding aan."))
        blocks.extend(parts.findings_table("Punten die niet voldoen", broken))
    open_points = [item for item in assessment.findings if item.status is Status.TO_EXPLAIN]
    if open_points:
        blocks.append(Heading(text="Nog te motiveren"))
        blocks.extend(parts.findings_table("Punten zonder volledige motivering", open_points))
        blocks.extend(_begun(open_points))
    none = "Er zijn geen afwijkingen."
    if duties and not blocks:
        blocks.append(Paragraph(text=none))
    return parts.chapter(13, "Afwijkingen", blocks, duties_section(duties), empty=none)


def sources_chapter(assessment: Assessment, norms: Norms, receipt: "Receipt") -> Chapter:
    """15: articles and numbers with their dates, and the receipt of this assessment."""
    used = {norm.name: norm for norm in (*assessment.norms, *norms.used.values())}
    return parts.chapter(
        15,
        "Bronnen en verantwoording",
        (Heading(text="Gegevens van de toets"), receipt_facts(assessment, receipt)),
        _numbers([used[name] for name in sorted(used)]),
        _articles(assessment),
        empty="Er zijn geen bronnen gebruikt.",
    )


def receipt_facts(assessment: Assessment, receipt: "Receipt") -> Facts:
    """With what was judged and made: versions, fingerprints and days."""
    rows = [
        ("Programma", f"Sociaal Inkopen Desktop {receipt.program_version}"),
        ("Criteria", f"versie {assessment.catalogue_version}"),
        ("Kenmerk van de criteria", grouped(assessment.catalogue_fingerprint)),
    ]
    for pack in receipt.packs:
        rows.append(
            ("Eigen criteria", f"{pack.title}, versie {pack.version}, kenmerk {grouped(pack.fingerprint[:16])}")
        )
    if assessment.profile:
        mark = f", kenmerk {grouped(receipt.profile_fingerprint[:16])}" if receipt.profile_fingerprint else ""
        rows.append(("Beleidsprofiel", f"{assessment.profile}{mark}"))
    rows += [("Peildatum", day(assessment.day)), ("Gemaakt op", day(receipt.made_on))]
    return Facts(rows=tuple(rows), caption=RECEIPT)


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups of four signs, so that it can be read out and wraps anywhere."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def sign_off_chapter(tender: Tender, roles: Sequence[str] = ()) -> Chapter:
    """16: who signs: the functions that the organisation chose, or else buyer, client and holder of the budget."""
    client = tender.subject.internal_client.strip() or "Ambtelijk opdrachtgever"
    return parts.chapter(
        16,
        "Ondertekening",
        agreements(tender),
        (
            SignOff(
                declaration="Met een handtekening verklaart u dat de gegevens in dit document kloppen.",
                roles=tuple(roles) or ("Inkoper", client, "Budgethouder"),
            ),
        ),
        empty="",
    )


def _parts_of(deviation: Deviation) -> tuple[tuple[str, str], ...]:
    """The three parts of a reason under the names of their fields, as far as they are written."""
    return labelled(deviation, "why", "how_far", "why_here")


def _begun(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """What was already written for a point that still lacks a part of its reason."""
    told = ((item, _parts_of(item.deviation) if item.deviation else ()) for item in findings)
    return tuple(Facts(caption=f"Al geschreven bij {item.criterion.id}", rows=rows) for item, rows in told if rows)


def _numbers(used: list[NormUsed]) -> tuple[Block, ...]:
    """Numbers of law and guideline with their source; then those of policy, which each municipality sets itself."""
    legal = [norm for norm in used if norm.origin is not Origin.POLICY]
    policy = [norm for norm in used if norm.origin is Origin.POLICY]
    return (*_legal_numbers(legal), *_policy_numbers(policy))


def _legal_numbers(used: list[NormUsed]) -> tuple[Block, ...]:
    if not used:
        return ()
    columns = (
        Column(title="Getal", share=3.4),
        Column(title="Waarde", share=1.6, numeric=True),
        Column(title="Geldig", share=2.2),
        Column(title="Bron", share=3.2),
        Column(title="Zekerheid", share=1.6),
    )
    rows = tuple(
        (
            *_number(norm),
            Cell(text=_in_force(norm)),
            Cell(text=norm.reference.title, url=norm.reference.url),
            Cell(text=norm.certainty.label),
        )
        for norm in used
    )
    table = Table(caption="Getallen met bron en datum", columns=columns, rows=rows)
    return (Heading(text="Getallen uit wet en richtsnoer"), table)


def _policy_numbers(used: list[NormUsed]) -> tuple[Block, ...]:
    if not used:
        return ()
    columns = (
        Column(title="Getal", share=6),
        Column(title="Waarde", share=2, numeric=True),
        Column(title="Vanaf", share=1.6, numeric=True),
    )
    rows = tuple((*_number(norm), Cell(text=day(norm.valid_from))) for norm in used)
    sources = dict.fromkeys(norm.reference.title.rstrip(".") for norm in used)
    return (
        Heading(text="Getallen uit beleid"),
        Paragraph(text=f"Geen wet, maar een keuze van de gemeente. Bron: {'; '.join(sources)}."),
        Table(caption="Getallen uit het beleid", columns=columns, rows=rows),
    )


def _number(norm: NormUsed) -> tuple[Cell, Cell]:
    return Cell(text=norm.description[:1].upper() + norm.description[1:]), Cell(text=str(norm.quantity))


def _in_force(norm: NormUsed) -> str:
    until = f" tot en met {day(norm.valid_until)}" if norm.valid_until else ""
    return f"vanaf {day(norm.valid_from)}{until}; nagekeken {day(norm.last_checked)}"


def _articles(assessment: Assessment) -> tuple[Block, ...]:
    """One row per law or other source: which day's text was used, which articles, and for which points."""
    used: dict[str, dict[str, tuple[list[LegalBasis], list[str]]]] = {}
    for finding in assessment.findings:
        for basis in finding.criterion.legal_basis:
            bases, points = used.setdefault(basis.law, {}).setdefault(basis.article, ([], []))
            bases.append(basis)
            if finding.criterion.id not in points:
                points.append(finding.criterion.id)
    if not used:
        return ()
    rows = []
    for law in sorted(used, key=str.casefold):
        articles = used[law]
        first = next(iter(articles.values()))[0][0]
        told = [_article_told(*articles[article]) for article in sorted(articles, key=_article_order)]
        stand = f"stand {day(first.text_of)}" if first.text_of else "–"
        rows.append((Cell(text=law, url=first.url), Cell(text=stand), Cell(text="; ".join(told))))
    columns = (
        Column(title="Bron", share=3.4),
        Column(title="Tekst van", share=1.9),
        Column(title="Gebruikt bij", share=5),
    )
    return (
        Heading(text="Artikelen en andere bronnen"),
        Table(caption="Bronnen van de punten", columns=columns, rows=tuple(rows)),
    )


def _article_told(bases: list[LegalBasis], points: list[str]) -> str:
    """One article with its points: "art. 2.90 lid 3 en 5: MKB-03, MKB-09"; without an article only the points."""
    if not bases[0].article:
        return ", ".join(points)
    named = cited(sorted(bases, key=lambda basis: basis.paragraph))[0].removeprefix(bases[0].law).strip()
    return f"{named}: {', '.join(points)}"


def _article_order(article: str) -> tuple[list[int], str]:
    """Articles in the order of the law: 2.9 before 2.81."""
    return [int(digits) for digits in re.findall(r"\d+", article)], article
