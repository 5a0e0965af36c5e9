"""Chapters 6 to 9: proportionality, selection, specification, social and green goals."""

from ..assessment import Assessment, Status
from ..catalogue import Basis
from ..choices import ClauseKind, CriterionTheme, ReservedParticipation, SelectionUse
from ..document import Block, Cell, Chapter, Column, Facts, Heading, Paragraph, Table
from ..norms import Norms
from ..telling import labelled
from ..tender import Tender
from . import parts
from .notice import notice_fields
from .social_return import computation, mix_table

ON_SPECIFICATION = ("names_brand", "brand_equivalent", "asks_design", "design_fee", "brand_reason")
"""The requirements on what is bought (chapter 8) instead of on who may tender (chapter 7)."""
THEME_HEADS = ("Voldoet", "Gemotiveerd", "Nog te motiveren", "Voldoet niet", "Open", "Kans")
ABOUT_A_CONDITION = ("kind", "theme", "level", "verification", "link_to_subject", "criterion")


def proportionality_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """6: what asks for attention, by the authority it rests on; then in short what is met and what does not apply."""
    blocks: list[Block] = list(_by_theme(assessment))
    settled = (Status.MET, Status.NOT_APPLICABLE)
    for basis in Basis:
        asking = [item for item in assessment.findings if item.criterion.basis is basis and item.status not in settled]
        if asking:
            blocks.append(Heading(text=basis.label))
            blocks.extend(parts.findings_table(f"Uitkomsten: {basis.label}", asking))
    for status, title, caption, second in (
        (Status.MET, "Voldoet", "Punten die voldoen", "Uitleg"),
        (Status.NOT_APPLICABLE, "Niet van toepassing", "Punten die bij deze opdracht niet gelden", "Reden"),
    ):
        found = [item for item in assessment.findings if item.status is status]
        if found:
            blocks.append(Heading(text=title))
            blocks.extend(parts.short_table(caption, second, found))
    return parts.chapter(6, "Toetsing en proportionaliteit", blocks, empty="Er is nog niet getoetst.")


def _by_theme(assessment: Assessment) -> tuple[Block, ...]:
    """How many points of each theme came out how; themes without a point that holds here are left out."""
    shown = (Status.MET, Status.EXPLAINED, Status.TO_EXPLAIN, Status.NOT_MET, Status.OPEN, Status.OPPORTUNITY)
    rows = []
    for theme in CriterionTheme:
        found = [item for item in assessment.findings if item.criterion.theme is theme]
        counts = [sum(item.status is status for item in found) for status in shown]
        if any(counts):
            rows.append((Cell(text=theme.label), *(Cell(text=str(count) if count else "–") for count in counts)))
    if not rows:
        return ()
    columns = (
        Column(title="Thema", share=3.4),
        *(Column(title=title, share=1.2, numeric=True) for title in THEME_HEADS),
    )
    return (Table(caption="Uitkomst per thema, in aantallen punten", columns=columns, rows=tuple(rows)),)


def selection_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """7: exclusion and suitability, each demand with the risk it covers."""
    return parts.chapter(
        7,
        "Uitsluiting en geschiktheid",
        parts.rows_table("Uitsluitingsgronden", tender.requirements.exclusion_grounds, ("title", 3), ("reason", 4)),
        parts.facts(tender, "Eisen aan inschrijvers", *parts.short_fields(tender, "requirements", *ON_SPECIFICATION)),
        _demands(tender, "Geschiktheidseisen", SelectionUse.REQUIREMENT),
        _demands(tender, "Selectiecriteria", SelectionUse.RANKING),
        parts.rows_table(
            "Referenties",
            tender.requirements.references,
            ("core_competence", 4),
            ("references_required", 1.6),
            ("minimum_value", 2),
            ("period_years", 1.6),
        ),
        parts.reasons(tender, "requirements", *ON_SPECIFICATION),
        empty="Er zijn geen uitsluitingsgronden en geen eisen aan inschrijvers vastgelegd.",
    )


def _demands(tender: Tender, caption: str, use: SelectionUse) -> tuple[Block, ...]:
    return parts.rows_table(
        caption,
        [item for item in tender.requirements.criteria if item.use is use],
        ("title", 3),
        ("kind", 2.4),
        ("risk", 3),
        ("equivalent_allowed", 1.6),
    )


def specification_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """8: specifications, accessibility, labels and brands."""
    return parts.chapter(
        8,
        "Specificaties, toegankelijkheid en keurmerken",
        parts.facts(tender, "Toegankelijkheid", *parts.short_fields(tender, "ambition.accessibility")),
        parts.reasons(tender, "ambition.accessibility"),
        parts.rows_table(
            "Keurmerken",
            tender.requirements.labels,
            ("name", 3),
            ("equivalent_allowed", 2),
            ("is_linked_to_subject", 2),
        ),
        parts.facts(tender, "Merk en ontwerp", *(f"requirements.{name}" for name in ON_SPECIFICATION[:-1])),
        _brand(tender),
        parts.motivations(tender, "requirements.brand_reason"),
        empty="Er is nog niets vastgelegd over specificaties, toegankelijkheid of keurmerken.",
    )


def goals_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """9: social and green goals (art. 1.4 lid 2, 2.80 to 2.82a)."""
    chosen = [item for item in tender.ambition.themes if item.is_applied is not None or item.reason.strip()]
    return parts.chapter(
        9,
        "Sociale en duurzame doelen",
        parts.rows_table("Keuze per thema", chosen, ("theme", 3), ("is_applied", 1.3), ("reason", 5)),
        _social_return(tender, norms),
        _reservation(tender),
        _chain(tender),
        _green(tender),
        _conditions(tender),
        notice_fields(tender),
        empty="Er zijn nog geen sociale of duurzame doelen gekozen.",
    )


def _brand(tender: Tender) -> tuple[Block, ...]:
    """Art. 2.76 lid 3 and 4: a brand stands in the documents together with these words."""
    if not (tender.requirements.names_brand and tender.requirements.brand_equivalent):
        return ()
    return (parts.in_documents("Achter elk merk of type staat in de stukken 'of gelijkwaardig'."),)


def _conditions(tender: Tender) -> tuple[Block, ...]:
    """The texts as they come in the documents; a condition for the performance must stand there (art. 2.80).

    A text that stands under social return already is not told twice.
    """
    told_before = tender.ambition.social_return.clause_text.strip()
    blocks: list[Block] = []
    for item in tender.performance.conditions:
        blocks.append(Heading(text=item.title.strip() or "Voorwaarde", level=3))
        if item.text.strip() == told_before != "":
            blocks.append(Paragraph(text="De tekst staat hierboven, bij social return."))
        elif item.text.strip():
            public = item.kind is ClauseKind.PERFORMANCE_CONDITION
            blocks.append(Paragraph(text=item.text.strip(), also_in_procurement_documents=public))
        blocks.append(Facts(rows=labelled(item, *ABOUT_A_CONDITION)))
    return _under("Voorwaarden tijdens het werk", tuple(blocks))


def _under(title: str, *groups: tuple[Block, ...]) -> tuple[Block, ...]:
    blocks = tuple(block for group in groups for block in group)
    return (Heading(text=title), *blocks) if blocks else ()


def _social_return(tender: Tender, norms: Norms) -> tuple[Block, ...]:
    at = "ambition.social_return"
    discount = () if tender.ambition.social_return.has_pso_discount else ("has_pso_discount", "pso_equivalent_allowed")
    return _under(
        "Social return",
        parts.facts(tender, "Afspraken over social return", *parts.short_fields(tender, at, *discount)),
        computation(tender, norms),
        mix_table(tender, norms),
        parts.reasons(tender, at),
    )


def _reservation(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.reservation"
    ground = tender.ambition.reservation.participation
    without = ("participation",) if ground is ReservedParticipation.NONE else ()
    return _under(
        "Voorbehouden opdracht",
        parts.facts(tender, "Voorbehoud", *parts.short_fields(tender, at, *without)),
        parts.reasons(tender, at),
    )


def _chain(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.supply_chain"
    return _under(
        "Ketenverantwoordelijkheid",
        parts.facts(tender, "Keten", *parts.short_fields(tender, at)),
        parts.reasons(tender, at),
    )


def _green(tender: Tender) -> tuple[Block, ...]:
    at = "ambition.green"
    return _under(
        "Klimaat, circulair en milieu",
        parts.facts(tender, "Groene keuzes", *parts.short_fields(tender, at)),
        parts.reasons(tender, at),
    )
