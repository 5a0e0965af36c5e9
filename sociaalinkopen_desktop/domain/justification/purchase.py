"""Chapters 1 to 5: key data, value, procedure, lots, market."""

from ..assessment import Assessment
from ..document import Block, Cell, Chapter, Column, Heading, Paragraph, Table
from ..dutch import euro
from ..norms import NoNormOnDate, Norms
from ..procedures import advise
from ..tender import Tender
from ..thresholds import regime_of, threshold_for
from ..verdicts import MissingFact
from . import parts


def key_data_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """1: what is bought, by whom, under which rules."""
    regime = ""
    sentence: tuple[Block, ...] = ()
    try:
        regime = regime_of(tender, norms).label
    except (MissingFact, NoNormOnDate) as gap:
        sentence = (Paragraph(text=_no_regime(gap)),)
    return parts.chapter(
        1,
        "Kerngegevens en regime",
        parts.facts(
            tender,
            "Kerngegevens",
            "subject.reference",
            "subject.buyer",
            "subject.department",
            "subject.nature",
            "subject.is_social_or_specific_service",
            "subject.policy_domain",
            "subject.main_cpv",
            "subject.additional_cpvs",
            "subject.place",
            "subject.internal_client",
            "subject.ambition_agreed_on",
            more=(("Regime", regime),),
        ),
        sentence,
        parts.motivations(tender, "subject.description", "subject.social_purpose", "subject.policy_reference"),
        parts.motivations(tender, "subject.previous_contract", "subject.lesson_applied"),
        empty="Er zijn nog geen kerngegevens ingevuld.",
    )


def value_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """2: how the value was estimated, and the threshold it is held against."""
    value = tender.value
    parts_of_value = (
        ("Waarde zonder opties", value.base_value),
        ("Opties", value.options_value),
        ("Verlengingen", value.extensions_value),
    )
    rows = [(Cell(text=label), Cell(text=euro(amount))) for label, amount in parts_of_value if amount is not None]
    table: tuple[Block, ...] = ()
    if rows and value.estimated_value is not None:
        total = (Cell(text="Geraamde waarde", strong=True), Cell(text=euro(value.estimated_value), strong=True))
        columns = (Column(title="Onderdeel", share=3), Column(title="Bedrag excl. btw", share=2, numeric=True))
        table = (Table(caption="Raming", columns=columns, rows=(*rows, total)),)
    threshold = ""
    sentence: tuple[Block, ...] = ()
    try:
        threshold = str(threshold_for(tender, norms))
    except MissingFact:
        threshold = ""
    except NoNormOnDate as gap:
        sentence = (Paragraph(text=_no_regime(gap)),)
    return parts.chapter(
        2,
        "Raming van de waarde",
        table,
        parts.facts(
            tender,
            "Waarde en looptijd",
            "value.duration_months",
            "value.extension_months",
            "value.lifetime_years",
            "value.deliveries_per_year",
            more=(("Europees drempelbedrag", threshold),),
        ),
        sentence,
        parts.motivations(tender, "value.valuation_method", "value.not_split_reason"),
        empty="De waarde is nog niet geraamd.",
    )


def procedure_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """3: the procedure and the six questions of voorschrift 3.4 A."""
    advice: tuple[Block, ...] = ()
    try:
        given = advise(tender, norms)
        if given.reasons:
            advice = (Heading(text="Wat past bij deze opdracht", level=3), *(Paragraph(text=r) for r in given.reasons))
    except MissingFact:
        advice = ()
    return parts.chapter(
        3,
        "Keuze van de procedure",
        parts.facts(
            tender,
            "Procedure",
            "procedure.procedure",
            "procedure.has_cross_border_interest",
            "procedure.is_framework",
            "procedure.framework_maximum",
            "procedure.is_joint_procurement",
            "procedure.is_electronic",
            "procedure.is_accelerated",
        )
        if tender.procedure.procedure
        else (),
        advice,
        parts.motivation(tender, "procedure.reason"),
        parts.motivations(
            tender,
            "procedure.size",
            "procedure.transaction_costs",
            "procedure.number_of_tenderers",
            "procedure.desired_result",
            "procedure.complexity",
            "procedure.market_character",
        ),
        parts.motivations(
            tender,
            "procedure.lighter_than_policy_reason",
            "procedure.framework_longer_reason",
            "procedure.accelerated_reason",
        ),
        empty="De procedure is nog niet gekozen.",
    )


def lots_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """4: merging and dividing into lots (art. 1.5)."""
    return parts.chapter(
        4,
        "Samenvoegen en percelen",
        parts.rows_table(
            "Percelen",
            tender.lots,
            ("title", 3),
            ("estimated_value", 2),
            ("cpv", 1.4),
            ("reserved", 3),
            ("uses_small_lot_exemption", 1.6),
        ),
        parts.facts(tender, "Samenvoegen", "division.is_merged", "division.maximum_lots_per_tenderer"),
        parts.motivations(
            tender,
            "division.merged_market",
            "division.merged_organisation",
            "division.merged_coherence",
            "division.not_divided_reason",
            public=True,
        ),
        empty="Er zijn geen percelen, en er is nog niet gemotiveerd waarom.",
    )


def market_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """5: market research and who was invited, with objective reasons (art. 1.4)."""
    return parts.chapter(
        5,
        "Marktpartijen en uitnodiging",
        parts.facts(
            tender,
            "Verkenning van de markt",
            "market.register_search_date",
            "market.register_matches",
            "market.register_sources",
            "market.estimated_suppliers",
            "market.consultation_date",
            "market.has_consultation_report",
            "market.meet_the_market_date",
        ),
        parts.motivation(tender, "market.no_consultation_reason"),
        parts.rows_table(
            "Uitgenodigde ondernemingen",
            tender.market.invitations,
            ("supplier", 3),
            ("is_social", 1.5),
            ("recognition", 2),
            ("reason", 4),
        ),
        parts.motivations(tender, "market.invitation_reason", "market.no_social_reason"),
        empty="Er is nog niets vastgelegd over de markt.",
    )


def _no_regime(gap: MissingFact | NoNormOnDate) -> str:
    if isinstance(gap, NoNormOnDate):
        return (
            f"Voor de peildatum is niet bekend: {gap.description.lower().rstrip('.')}. "
            "Daarom noemt dit document geen drempel en geen regime."
        )
    return "Het regime is nog niet te bepalen: er ontbreken gegevens over de opdracht, de waarde of de procedure."
