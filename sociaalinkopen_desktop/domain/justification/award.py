"""Chapters 10, 11, 12 and 14: award, contract, planning, report afterwards."""

from ..assessment import Assessment
from ..choices import AwardMethod
from ..document import Block, Cell, Chapter, Column, Paragraph, Table, Tone
from ..dutch import day
from ..norms import NoNormOnDate, Norms
from ..tender import Tender
from ..terms import PlannedTerm, plan
from ..verdicts import MissingFact
from . import parts
from .award_trial import trial_blocks


def award_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """10: method, criteria and weights (art. 2.113a to 2.115)."""
    method = tender.award.method
    unneeded = ("lowest_price_reason",) if method is AwardMethod.BEST_PRICE_QUALITY_RATIO else ()
    return parts.chapter(
        10,
        "Gunningscriteria en weging",
        parts.facts(tender, "Gunning", *parts.short_fields(tender, "award")),
        parts.rows_table(
            "Gunningscriteria",
            tender.award.criteria,
            ("name", 3),
            ("kind", 1.5),
            ("weight_percent", 1.3),
            ("theme", 2.6),
        ),
        trial_blocks(tender),
        parts.reasons(tender, "award", *unneeded),
        empty="De gunning is nog niet uitgewerkt.",
    )


def contract_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """11: contract, risk, liability, labour law."""
    return parts.chapter(
        11,
        "Contract, risico en toezicht",
        parts.facts(tender, "Contract", *parts.short_fields(tender, "contract")),
        parts.facts(
            tender, "Arbeids-, sociaal en milieurecht", *parts.short_fields(tender, "performance", "labour_law_body")
        ),
        _labour_law(tender),
        parts.rows_table("Meetbare doelen", tender.contract.kpis, ("name", 3), ("target", 3)),
        parts.rows_table("Gesprekken", tender.contract.moments, ("kind", 3), ("planned_on", 2)),
        parts.rows_table("Toezeggingen", tender.contract.promises, ("text", 4), ("due_on", 2)),
        parts.rows_table("Risico's", tender.contract.risks, ("risk", 3), ("bearer", 2), ("reason", 3)),
        parts.reasons(tender, "contract"),
        parts.facts(tender, "Resultaat tot nu toe", *parts.short_fields(tender, "contract.results")),
        parts.reasons(tender, "contract.results"),
        empty="Er zijn nog geen afspraken over het contract vastgelegd.",
    )


def planning_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """12: the dates, and the terms as the law counts them."""
    return parts.chapter(
        12,
        "Planning en termijnen",
        parts.facts(tender, "Datums", *parts.short_fields(tender, "schedule")),
        _terms(tender, norms),
        empty="Er zijn nog geen datums gepland.",
    )


def report_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """14: what the report (proces-verbaal, art. 2.132) will need; filled in after the award."""
    return parts.chapter(
        14,
        "Beoordeling en proces-verbaal",
        empty="De beoordeling staat niet in dit document. Maak na de gunning het gunningsadvies. "
        "Bij een Europese procedure hoort daar het proces-verbaal van art. 2.132 Aw 2012 bij.",
    )


def _labour_law(tender: Tender) -> tuple[Block, ...]:
    """Art. 2.81: the documents name the bodies that explain the rules, and ask for the declaration."""
    blocks: list[Block] = []
    body = tender.performance.labour_law_body.strip()
    if body:
        blocks.append(parts.in_documents(f"Inschrijvers vinden de regels over belasting, milieu en arbeid bij: {body}"))
    if tender.performance.has_labour_law_declaration:
        blocks.append(
            parts.in_documents(
                "Inschrijvers verklaren dat zij bij hun inschrijving rekening houden met de regels voor milieu, "
                "sociaal recht en arbeid (art. 2.81 lid 2)."
            )
        )
    return tuple(blocks)


def _terms(tender: Tender, norms: Norms) -> tuple[Block, ...]:
    try:
        planned = plan(tender, norms)
    except MissingFact:
        return ()
    except NoNormOnDate as gap:
        return (Paragraph(text=f"Voor {day(gap.day)} is niet bekend: {gap.description.rstrip('.')}."),)
    if not planned:
        return ()
    rows = []
    for term in planned:
        verdict = Cell(text="Nog te plannen", tone=Tone.NEUTRAL)
        if term.is_kept is not None:
            verdict = Cell(text="Voldoet", tone=Tone.OK) if term.is_kept else Cell(text="Voldoet niet", tone=Tone.BAD)
        rows.append(
            (
                Cell(text=f"{term.label} (advies)" if term.is_advice else term.label),
                Cell(text=str(term.required) if term.required else "redelijk"),
                Cell(text=_limit(term)),
                Cell(text=day(term.chosen) if term.chosen else "–"),
                verdict,
                Cell(text=f"{term.note} {_margin(term)}".strip()),
            )
        )
    columns = (
        Column(title="Stap", share=3),
        Column(title="Termijn", share=1.5, numeric=True),
        Column(title="Grens", share=1.6),
        Column(title="Gepland", share=1.6, numeric=True),
        Column(title="Oordeel", share=1.8),
        Column(title="Toelichting", share=3.4),
    )
    return (Table(caption="Termijnen volgens de wet", columns=columns, rows=tuple(rows)),)


def _limit(term: PlannedTerm) -> str:
    if term.limit is None:
        return "–"
    return f"vanaf {day(term.limit)}" if term.earliest else f"uiterlijk {day(term.limit)}"


def _margin(term: PlannedTerm) -> str:
    if term.latest is None or not term.margin_days:
        return ""
    if term.is_just_kept:
        return "Eén dag later dan de grens is volgens de wet nog op tijd."
    return "In de grens zit één dag speling."
