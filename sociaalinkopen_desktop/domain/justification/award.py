"""Chapters 10, 11, 12 and 14: award, contract, planning, report afterwards."""

from ..assessment import Assessment
from ..choices import AwardMethod
from ..document import Block, Bullets, Cell, Chapter, Column, Paragraph, Table, Tone
from ..dutch import day
from ..norms import NoNormOnDate, Norms
from ..telling import labelled
from ..tender import Tender
from ..terms import plan
from ..verdicts import MissingFact
from . import parts


def award_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """10: method, criteria and weights (art. 2.113a to 2.115)."""
    departs = tender.award.method not in (None, AwardMethod.BEST_PRICE_QUALITY_RATIO)
    return parts.chapter(
        10,
        "Gunningscriteria en weging",
        parts.facts(tender, "Gunning", "award.method", "award.has_cost_breakdown"),
        parts.rows_table(
            "Gunningscriteria",
            tender.award.criteria,
            ("name", 3),
            ("kind", 1.5),
            ("weight_percent", 1.3),
            ("theme", 2.6),
        ),
        _how_judged(tender),
        parts.motivation(tender, "award.lowest_price_reason", public=departs),
        parts.motivation(tender, "award.no_weights_reason", public=True),
        parts.motivation(tender, "award.no_social_criterion_reason"),
        empty="De gunning is nog niet uitgewerkt.",
    )


def contract_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """11: contract, risk, liability, labour law."""
    return parts.chapter(
        11,
        "Contract, risico en toezicht",
        parts.facts(
            tender,
            "Contract",
            "contract.owner",
            "contract.payment_days",
            "contract.liability",
            "contract.liability_cap",
            "contract.excludes_withdrawal_compensation",
            "contract.evaluation_date",
        ),
        parts.facts(
            tender,
            "Arbeids-, sociaal en milieurecht",
            "performance.labour_law_body",
            "performance.has_labour_law_declaration",
            "performance.has_labour_law_clause",
        ),
        parts.rows_table("Meetbare doelen", tender.contract.kpis, ("name", 3), ("target", 3)),
        parts.rows_table("Gesprekken", tender.contract.moments, ("kind", 3), ("planned_on", 2)),
        parts.rows_table("Toezeggingen", tender.contract.promises, ("text", 4), ("due_on", 2)),
        parts.motivation(tender, "contract.renewal_assessment"),
        empty="Er zijn nog geen afspraken over het contract vastgelegd.",
    )


def planning_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """12: the dates, and the terms as the law counts them."""
    return parts.chapter(
        12,
        "Planning en termijnen",
        parts.facts(
            tender,
            "Datums",
            "schedule.preparation_start",
            "schedule.dispatch_date",
            "schedule.participation_deadline",
            "schedule.invitation_date",
            "schedule.questions_deadline",
            "schedule.information_note_date",
            "schedule.submission_deadline",
            "schedule.award_decision_date",
            "schedule.standstill_days",
            "schedule.contract_start",
            "schedule.has_consulting_hour",
            "schedule.has_site_visit",
        )
        if len(labelled(tender, "schedule.dispatch_date", "schedule.submission_deadline", "schedule.contract_start"))
        else (),
        _terms(tender, norms),
        empty="Er zijn nog geen datums gepland.",
    )


def report_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """14: what the report (proces-verbaal, art. 2.132) will need; filled in after the award."""
    return parts.chapter(
        14,
        "Beoordeling en proces-verbaal",
        empty="De beoordeling is nog niet gebeurd. Na de gunning hoort hier het verslag van art. 2.132 Aw 2012.",
    )


def _how_judged(tender: Tender) -> tuple[Block, ...]:
    lines: list[str] = []
    for item in tender.award.criteria:
        told = labelled(item, "question", "scale", "proof", "link_to_subject")
        lines.extend(f"{item.name.strip() or 'Criterium'}. {label}: {text}" for label, text in told)
    return (Bullets(items=tuple(lines)),) if lines else ()


def _terms(tender: Tender, norms: Norms) -> tuple[Block, ...]:
    try:
        planned = plan(tender, norms)
    except MissingFact:
        return ()
    except NoNormOnDate as gap:
        return (Paragraph(text=f"Niet bekend voor deze dag: {gap.description.lower()}."),)
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
                Cell(text=day(term.limit) if term.limit else "–"),
                Cell(text=day(term.chosen) if term.chosen else "–"),
                verdict,
                Cell(text=term.note),
            )
        )
    columns = (
        Column(title="Termijn", share=3),
        Column(title="Minimaal", share=1.5, numeric=True),
        Column(title="Grens", share=1.6, numeric=True),
        Column(title="Gepland", share=1.6, numeric=True),
        Column(title="Oordeel", share=1.8),
        Column(title="Toelichting", share=3.4),
    )
    return (Table(caption="Termijnen volgens de wet", columns=columns, rows=tuple(rows)),)
