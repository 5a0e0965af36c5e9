"""Chapters 1 to 5: key data, value, procedure, lots, market."""

from ..assessment import Assessment
from ..choices import DossierKind
from ..document import Block, Cell, Chapter, Column, Heading, Paragraph, Table
from ..dutch import day, euro
from ..norms import NoNormOnDate, Norms
from ..procedures import advise
from ..telling import labelled
from ..tender import Tender
from ..thresholds import regime_of, threshold_for
from ..verdicts import MissingFact
from . import parts
from .consultation import consultation_blocks

ADDED_UP = ("base_value", "options_value", "extensions_value", "supplied_value", "tenderer_fees")
"""The amounts that make up the estimate (ContractValue.estimated_value)."""


def key_data_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """1: what is bought, by whom, under which rules."""
    regime = ""
    sentence: tuple[Block, ...] = ()
    skipped = ("title", "dossier_kind") if tender.subject.dossier_kind is DossierKind.TENDER else ("title",)
    try:
        regime = regime_of(tender, norms).label
    except (MissingFact, NoNormOnDate) as gap:
        sentence = (Paragraph(text=_no_regime(gap)),)
    return parts.chapter(
        1,
        "Kerngegevens en regime",
        parts.facts(
            tender, "Kerngegevens", *parts.short_fields(tender, "subject", *skipped), more=(("Regime", regime),)
        ),
        sentence,
        parts.reasons(tender, "subject"),
        empty="Er zijn nog geen kerngegevens ingevuld.",
    )


def value_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """2: how the value was estimated, and the threshold it is held against."""
    rows = [(Cell(text=label), Cell(text=text)) for label, text in labelled(tender.value, *ADDED_UP)]
    table: tuple[Block, ...] = ()
    alone: tuple[str, ...] = ADDED_UP
    if tender.value.estimated_value is not None:
        alone = ()
        total = (Cell(text="Geraamde waarde", strong=True), Cell(text=euro(tender.value.estimated_value), strong=True))
        columns = (Column(title="Onderdeel", share=3), Column(title="Bedrag excl. btw", share=2, numeric=True))
        table = (Table(caption="Raming", columns=columns, rows=(*rows, total)),)
    lots = euro(tender.estimated_value) if alone and tender.estimated_value is not None else ""
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
            *(f"value.{name}" for name in alone),
            *parts.short_fields(tender, "value", *ADDED_UP),
            more=(("Percelen samen", lots), ("Europees drempelbedrag", threshold)),
        ),
        sentence,
        parts.reasons(tender, "value"),
        empty="De waarde is nog niet geraamd.",
    )


def procedure_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """3: the procedure and the six questions of voorschrift 3.4 A."""
    advice: tuple[Block, ...] = ()
    try:
        reasons = advise(tender, norms).reasons
        advice = (Heading(text="Advies van het programma", level=3), *(Paragraph(text=text) for text in reasons))
    except MissingFact:
        advice = ()
    return parts.chapter(
        3,
        "Keuze van de procedure",
        parts.facts(tender, "Procedure", *parts.short_fields(tender, "procedure")),
        advice,
        parts.reasons(tender, "procedure"),
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
        _most_lots(tender),
        parts.facts(tender, "Samenvoegen", *parts.short_fields(tender, "division", "maximum_lots_per_tenderer")),
        parts.reasons(tender, "division"),
        empty="Er zijn geen percelen, en er is nog niet gemotiveerd waarom.",
    )


def market_chapter(tender: Tender, assessment: Assessment, norms: Norms) -> Chapter:
    """5: market research and who was invited, with objective reasons (art. 1.4)."""
    return parts.chapter(
        5,
        "Marktpartijen en uitnodiging",
        parts.facts(tender, "Verkenning van de markt", *parts.short_fields(tender, "market")),
        parts.rows_table(
            "Gezocht in het register",
            tender.market.searches,
            ("day", 1.5),
            ("sought", 4.5),
            ("found", 1.3),
            ("known", 1.3),
            ("names", 3.4),
        ),
        parts.rows_table(
            "Uitgenodigde ondernemingen",
            tender.market.invitations,
            ("supplier", 3),
            ("is_social", 1.5),
            ("recognition", 2),
            ("valid_until", 1.7),
            ("reason", 4),
        ),
        parts.reasons(tender, "market"),
        consultation_blocks(tender),
        _shared_information(tender),
        empty="Er is nog niets vastgelegd over de markt.",
    )


def _shared_information(tender: Tender) -> tuple[Block, ...]:
    """What enterprises heard beforehand; every tenderer must be able to read it (art. 2.51)."""
    told = parts.rows_table(
        "Vooraf verteld",
        tender.market.shared_information,
        ("day", 1.6),
        ("occasion", 2.4),
        ("what", 4.6),
        ("to_whom", 2.6),
    )
    if not told:
        return ()
    sentence = "Wat ondernemingen vooraf van ons hoorden, staat ook in de bijlage bij de stukken (art. 2.51)."
    return (Heading(text="Informatie die vooraf is gedeeld"), parts.in_documents(sentence), *told)


def _most_lots(tender: Tender) -> tuple[Block, ...]:
    """Art. 2.10 lid 3 and 4: the notice or the documents name this maximum."""
    most = tender.division.maximum_lots_per_tenderer
    if most is None:
        return ()
    lots = "één perceel" if most == 1 else f"{most} percelen"
    return (parts.in_documents(f"Een inschrijver kan ten hoogste {lots} krijgen."),)


def _no_regime(gap: MissingFact | NoNormOnDate) -> str:
    if isinstance(gap, NoNormOnDate):
        return (
            f"Voor {day(gap.day)} is niet bekend: {gap.description.rstrip('.')}. "
            "Daarom noemt dit document geen drempel en geen regime."
        )
    return "Het regime is nog niet te bepalen: er ontbreken gegevens over de opdracht, de waarde of de procedure."
