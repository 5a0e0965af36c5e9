"""The proces-verbaal: a skeleton with every letter of art. 2.132 lid 1, filled with what the tender knows."""

from .. import dutch
from ..choices import Procedure
from ..document import Block, Bullets, Document, Facts, Heading, Paragraph, SignOff
from ..justification.build import file_name
from ..telling import labelled
from ..tender import Tender
from . import parts
from .advice import default_roles
from .award import received, standstill, winner_of
from .kinds import DocumentKind, Material

NOT_HERE = "Niet van toepassing: dit is een andere procedure."


def award_report(material: Material) -> Document:
    """The report of the award. What does not apply says so; what is not known is left to be filled in."""
    tender = material.tender
    letters = (
        ("a. De aanbestedende dienst", _buyer(material)),
        ("b. Voorwerp en waarde", _subject(tender)),
        ("c. Geselecteerden, met motivering", _selected(tender)),
        ("d. Uitgesloten en afgewezen gegadigden, met motivering", _line("Namen en redenen")),
        ("e. Afgewezen inschrijvers, met motivering", _rejected(tender)),
        ("f. Inlichtingen die niet in de nota staan", _line("Op verzoek van een ondernemer weggelaten (ja of nee)")),
        ("g. Afgewezen omdat de prijs te laag was", _low(tender)),
        ("h. De winnaar, met motivering en onderaannemers", _winner(tender)),
        ("i. Waarom een concurrentiegerichte dialoog", _ground(tender, Procedure.COMPETITIVE_DIALOGUE)),
        ("j. Waarom een mededingingsprocedure met onderhandeling", _ground(tender, Procedure.NEGOTIATED_WITH_CALL)),
        ("k. Waarom onderhandeling zonder aankondiging", _ground(tender, Procedure.NEGOTIATED_WITHOUT_CALL)),
        ("l. Waarom niet alles digitaal ging", _electronic(tender)),
        ("m. Belangenconflicten en maatregelen", _conflicts(tender)),
        ("n. Waarom niet is gegund", _line("Alleen als u niet gunt: de redenen, en of u kosten vergoedt")),
    )
    content = tuple(block for title, blocks in letters for block in (Heading(text=title), *blocks))
    chapters = parts.numbered(
        (
            ("Gegevens van art. 2.132 lid 1", content, ""),
            ("Mededeling en wachttijd", standstill(material), ""),
            parts.receipt(material),
            ("Ondertekening", (SignOff(roles=material.house.signature_roles or default_roles(tender)),), ""),
        )
    )
    return Document(
        kind=DocumentKind.AWARD_REPORT.label,
        title=parts.title_of(tender),
        organisation=parts.organisation_of(material),
        status=material.state.label,
        date=material.receipt.made_on,
        file_name=file_name(tender, DocumentKind.AWARD_REPORT.value),
        key_facts=Facts(
            rows=(
                ("Kenmerk", tender.subject.reference.strip() or parts.GAP),
                parts.row(tender, "procedure.procedure"),
                ("Op grond van", "art. 2.132 Aanbestedingswet 2012"),
            )
        ),
        summary=(),
        chapters=chapters,
        disclaimer=(
            f"{parts.NO_ADVICE} Staat een gegeven in de aankondiging van de gegunde opdracht? Dan mag u daarnaar "
            "verwijzen (art. 2.132 lid 2). Bij opdrachten binnen een raamovereenkomst hoeft dit stuk niet (lid 3)."
        ),
        contents=False,
        logo=material.house.picture,
        accent=material.house.paper_accent,
    )


def is_asked(tender: Tender) -> bool:
    """Whether the law asks this report for the chosen procedure (part 2; also the light one, art. 2.39 lid 2)."""
    procedure = tender.procedure.procedure
    return procedure is not None and (
        procedure.is_european or procedure in (Procedure.SOCIAL_AND_SPECIFIC, Procedure.NEGOTIATED_WITHOUT_CALL)
    )


def _line(label: str) -> tuple[Block, ...]:
    return (Facts(rows=((label, parts.TO_FILL),)),)


def _buyer(material: Material) -> tuple[Block, ...]:
    address = ", ".join(material.house.address) or parts.TO_FILL
    return (Facts(rows=(("Naam", parts.organisation_of(material) or parts.TO_FILL), ("Adres", address))),)


def _subject(tender: Tender) -> tuple[Block, ...]:
    rows = (
        ("Opdracht", parts.title_of(tender)),
        parts.row(tender, "subject.description"),
        ("Geraamde waarde", parts.value_words(tender)),
        ("Waarde van de gegunde opdracht", _price(tender)),
    )
    return (Facts(rows=rows),)


def _price(tender: Tender) -> str:
    winner = winner_of(received(tender))
    return f"{dutch.euro(winner.price)} excl. btw" if winner is not None and winner.price is not None else parts.TO_FILL


def _selected(tender: Tender) -> tuple[Block, ...]:
    invited = tuple(item.supplier.strip() for item in tender.market.invitations if item.supplier.strip())
    number = labelled(tender, "procedure.selected_number")
    report = received(tender)
    names = invited or (tuple(offer.name for offer in report.offers) if report else ())
    known = (Bullets(items=names),) if names else ()
    asked = ("Motivering", parts.TO_FILL) if names else ("Namen en motivering", parts.TO_FILL)
    return (*known, Facts(rows=(*number, asked)))


def _rejected(tender: Tender) -> tuple[Block, ...]:
    report = received(tender)
    if report is None:
        return _line("Namen en redenen")
    rows = [
        (item.name, f"Plaats {item.rank}. Motivering: {parts.TO_FILL.lower()}")
        for item in report.outcome.ranking
        if item.rank != 1
    ] + [(item.name, item.reason) for item in report.outcome.left_out]
    return (Facts(rows=tuple(rows)),) if rows else (Paragraph(text="Geen inschrijver is afgewezen."),)


def _low(tender: Tender) -> tuple[Block, ...]:
    if tender.award.has_low_tender is False:
        return (Paragraph(text="Geen inschrijving leek te laag."),)
    asked = labelled(tender, "award.has_low_tender", "award.low_tender_was_questioned")
    return (Facts(rows=(*asked, ("Redenen van de afwijzing", parts.TO_FILL))),)


def _winner(tender: Tender) -> tuple[Block, ...]:
    winner = winner_of(received(tender))
    rows = (
        ("Naam", winner.name if winner else parts.TO_FILL),
        ("Motivering", parts.TO_FILL),
        ("Deel voor onderaannemers, als dat bekend is", parts.TO_FILL),
        ("Voornaamste onderaannemers", parts.TO_FILL),
    )
    return (Facts(rows=rows),)


def _ground(tender: Tender, procedure: Procedure) -> tuple[Block, ...]:
    if tender.procedure.procedure is not procedure:
        return (Paragraph(text=NOT_HERE, muted=True),)
    return (Facts(rows=parts.rows(tender, "procedure.special_ground", "procedure.reason")),)


def _electronic(tender: Tender) -> tuple[Block, ...]:
    if tender.procedure.is_electronic:
        return (Paragraph(text="Niet van toepassing: alle stukken en inschrijvingen gingen digitaal.", muted=True),)
    return (Facts(rows=(parts.row(tender, "procedure.not_electronic_reason"),)),)


def _conflicts(tender: Tender) -> tuple[Block, ...]:
    advantage: tuple[tuple[str, str], ...] = ()
    if tender.market.incumbent_has_advantage:
        advantage = labelled(tender, "market.incumbent_has_advantage", "market.advantage_measures")
    return (Facts(rows=(*advantage, ("Conflicten en maatregelen", parts.TO_FILL))),)
