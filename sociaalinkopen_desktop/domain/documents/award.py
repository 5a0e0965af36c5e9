"""The advice to award: how was judged, what came out, why, who is rejected, and when the contract may be signed.

Only bids that the officer marked as received count. Without them the same tables stand there to be filled in.
"""

from collections.abc import Sequence

from .. import dutch
from ..award_model.chart import figure
from ..award_model.model import model_of
from ..award_model.ranking import Result
from ..award_model.report import TrialReport, trial_report
from ..choices import Phase, Procedure
from ..document import Block, Bullets, Cell, Column, Document, Facts, Heading, Paragraph, SignOff, Table
from ..justification.build import file_name
from ..norms import NoNormOnDate
from ..tender import Tender
from ..terms import DAY, TermKind, last_day, planned
from ..verdicts import MissingFact
from . import parts
from .advice import default_roles
from .award_words import calculation, criteria_table
from .kinds import DocumentKind, Material

AWARDED = (Phase.AWARD, Phase.EXECUTION, Phase.CLOSED)
BIDS_BESIDE = 4
EMPTY_ROWS = 3
NO_ANSWER = "………"


def award_advice(material: Material) -> Document:
    """The advice to award, as far as it can be written from what the tender knows."""
    tender = material.tender
    report = received(tender)
    chapters = parts.numbered(
        (
            ("Voorstel", _proposal(report), ""),
            ("Zo is gegund", _method(tender), "De gunning is nog niet uitgewerkt."),
            ("Beoordeling", _scores(tender, report), ""),
            ("Rangorde", _ranking(report), ""),
            ("Redenen van de keuze", _reasons(tender, report), ""),
            ("Afwijzingen", _rejections(report), ""),
            ("Mededeling en wachttijd", standstill(material), ""),
            parts.receipt(material),
            ("Ondertekening", (SignOff(roles=material.house.signature_roles or default_roles(tender)),), ""),
        )
    )
    return Document(
        kind=DocumentKind.AWARD_ADVICE.label,
        title=parts.title_of(tender),
        organisation=parts.organisation_of(material),
        status=material.state.label,
        date=material.receipt.made_on,
        file_name=file_name(tender, DocumentKind.AWARD_ADVICE.value),
        key_facts=Facts(
            rows=(
                ("Kenmerk", tender.subject.reference.strip() or parts.GAP),
                parts.row(tender, "procedure.procedure"),
                parts.row(tender, "award.method"),
                ("Geraamde waarde", parts.value_words(tender)),
            )
        ),
        summary=(),
        chapters=chapters,
        disclaimer=f"{parts.NO_ADVICE} Hierin staan gegevens van inschrijvers. Deel het alleen binnen de beoordeling.",
        contents=False,
        logo=material.house.picture,
        accent=material.house.paper_accent,
    )


def received(tender: Tender) -> TrialReport | None:
    """What came of the bids that were received; None while there are none."""
    trial = tender.award.trial
    return trial_report(tender.award) if trial.bids and trial.bids_are_received else None


def winner_of(report: TrialReport | None) -> Result | None:
    """The one bid that ends first; None without one, or when several end equal."""
    winners = report.outcome.winners if report else ()
    return winners[0] if len(winners) == 1 else None


def _proposal(report: TrialReport | None) -> tuple[Block, ...]:
    winner = winner_of(report)
    if winner is not None and winner.price is not None:
        return (
            Paragraph(
                text=f"Wij adviseren de opdracht te gunnen aan {winner.name} voor {dutch.euro(winner.price)} excl. btw."
            ),
            Paragraph(
                text="Dit geldt als de winnaar het gevraagde bewijs levert en niemand op tijd naar de rechter gaat."
            ),
        )
    if report is not None and report.outcome.winners:
        names = dutch.listed([item.name for item in report.outcome.winners])
        return (
            Paragraph(text=f"{names} eindigen gelijk. Beslis zoals de stukken zeggen, en vul dan de winnaar in."),
            Paragraph(text=f"Winnaar. {parts.TO_FILL}"),
        )
    return (
        Paragraph(text="Wij adviseren de opdracht te gunnen aan:"),
        Facts(rows=(("Inschrijver", parts.TO_FILL), ("Bedrag excl. btw", parts.TO_FILL))),
    )


def _method(tender: Tender) -> tuple[Block, ...]:
    award = tender.award
    if award.method is None and not award.criteria:
        return ()
    blocks: list[Block] = [Facts(rows=(parts.row(tender, "award.method"),))]
    blocks += criteria_table(award, "Criteria zoals in de stukken")
    return (*blocks, *calculation(award))


def _scores(tender: Tender, report: TrialReport | None) -> tuple[Block, ...]:
    functions = tender.award.assessors.strip()
    who = Facts(rows=(("Wie beoordeelt", functions or parts.TO_FILL), ("Zo kwam de score tot stand", parts.TO_FILL)))
    model = model_of(tender.award)
    names = [part.name for part in model.parts] if model.counts_quality else []
    if not names:
        return (who, Paragraph(text="Er zijn geen criteria voor kwaliteit om te beoordelen."))
    if report is None:
        columns = (
            Column(title="Criterium", share=3),
            *(Column(title=f"Inschrijver {letter}", share=1.6) for letter in "ABC"),
        )
        rows = tuple((Cell(text=name), *(Cell(text=NO_ANSWER),) * 3) for name in names)
        return (who, Table(caption="Scores, nog in te vullen", columns=columns, rows=rows))
    return (who, *_score_tables(tender, report))


def _score_tables(tender: Tender, report: TrialReport) -> tuple[Block, ...]:
    bids = tender.award.trial.bids
    tables = []
    for start in range(0, len(bids), BIDS_BESIDE):
        offers = report.offers[start : start + BIDS_BESIDE]
        columns = (
            Column(title="Criterium", share=3),
            *(Column(title=offer.name, share=1.6, numeric=True) for offer in offers),
        )
        rows = tuple(
            (
                Cell(text=part.name),
                *(
                    Cell(text=NO_ANSWER if (score := bid.score_of(part.key)) is None else dutch.number(score))
                    for bid in bids[start : start + BIDS_BESIDE]
                ),
            )
            for part in report.model.parts
        )
        tables.append(Table(caption=f"Scores op een schaal van {report.model.scale.words}", columns=columns, rows=rows))
    return tuple(tables)


def _ranking(report: TrialReport | None) -> tuple[Block, ...]:
    columns = (
        Column(title="Plaats", share=1.1),
        Column(title="Inschrijver", share=3.4),
        Column(title="Prijs excl. btw", share=2, numeric=True),
        Column(title="Prijsdeel", share=1.4, numeric=True),
        Column(title="Kwaliteit", share=1.6, numeric=True),
        Column(title="Totaal", share=1.8, numeric=True),
    )
    if report is None:
        blank = tuple((Cell(text=str(place)), *(Cell(text=NO_ANSWER),) * 5) for place in range(1, EMPTY_ROWS + 1))
        return (Table(caption="Rangorde, nog in te vullen", columns=columns, rows=blank),)
    rows = tuple(_row(report, item) for item in report.outcome.ranking)
    left = tuple(
        (Cell(text="–"), Cell(text=f"{item.name}\n{item.reason}"), _price(item), *(Cell(text="–"),) * 3)
        for item in report.outcome.left_out
    )
    return (Table(caption="Rangorde van de inschrijvingen", columns=columns, rows=(*rows, *left)),)


def _row(report: TrialReport, item: Result) -> tuple[Cell, ...]:
    model = report.model
    return (
        Cell(text=str(item.rank), strong=item.rank == 1),
        Cell(text=item.name, strong=item.rank == 1),
        _price(item),
        Cell(text=figure(model, item.price_part) if model.has_points else "–"),
        Cell(text=figure(model, item.quality) if model.counts_quality else "–"),
        Cell(text=figure(model, item.total), strong=True),
    )


def _price(item: Result) -> Cell:
    return Cell(text="–" if item.price is None else dutch.euro(item.price))


def _reasons(tender: Tender, report: TrialReport | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    ranking = report.outcome.ranking if report else ()
    winner = winner_of(report)
    if report is not None and winner is not None and len(ranking) > 1:
        blocks += [Heading(text="Verschil met de volgende"), Bullets(items=tuple(_differences(report, ranking)))]
    blocks += [
        Heading(text="Kenmerken en voordelen van de winnaar"),
        Paragraph(
            text="Beschrijf per criterium wat de winnaar bood en waarom dat beter is (art. 2.130 lid 2).", muted=True
        ),
        Facts(
            rows=tuple(
                (item.name.strip() or f"Criterium {place}", parts.TO_FILL)
                for place, item in enumerate(tender.award.criteria, 1)
            )
            or (("Redenen", parts.TO_FILL),)
        ),
        *_low_tender(tender),
    ]
    return tuple(blocks)


def _differences(report: TrialReport, ranking: Sequence[Result]) -> list[str]:
    first, second = ranking[0], ranking[1]
    model = report.model
    told = [f"{first.name} heeft {figure(model, first.total)} in totaal, {second.name} {figure(model, second.total)}."]
    if model.has_points and model.price_weight:
        told.append(f"Prijs: {figure(model, first.price_part)} tegen {figure(model, second.price_part)} punten.")
    unit = " punten" if model.has_points else ""
    for quality, one, other in zip(model.qualities, first.parts, second.parts, strict=False):
        told.append(f"{quality.name}: {figure(model, one)} tegen {figure(model, other)}{unit}.")
    return told


def _low_tender(tender: Tender) -> tuple[Block, ...]:
    if tender.award.has_low_tender is False:
        return (Paragraph(text="Geen inschrijving leek te laag voor goed werk."),)
    if tender.award.has_low_tender is None:
        return (Facts(rows=(("Heel lage inschrijving", parts.TO_FILL),)),)
    asked = "Er is" if tender.award.low_tender_was_questioned else "Er is nog geen"
    return (
        Paragraph(
            text=f"Eén inschrijving leek heel laag. {asked} toelichting gevraagd over prijs en kosten (art. 2.116)."
        ),
        Facts(rows=(("Oordeel over de toelichting", parts.TO_FILL),)),
    )


def _rejections(report: TrialReport | None) -> tuple[Block, ...]:
    intro = Paragraph(
        text="Elke afgewezen inschrijver krijgt de redenen: wat bood de winnaar, en wat scoorde hij zelf?"
    )
    columns = parts.columns(("Inschrijver", 3), ("Plaats of reden", 3), ("Redenen in de brief", 4))
    ranked = report.outcome.ranking if report else ()
    left = report.outcome.left_out if report else ()
    rows = [
        (Cell(text=item.name), Cell(text=f"Plaats {item.rank}"), Cell(text=NO_ANSWER))
        for item in ranked
        if item.rank != 1
    ] + [(Cell(text=item.name), Cell(text=item.reason), Cell(text=NO_ANSWER)) for item in left]
    if report is None:
        rows = [(Cell(text=NO_ANSWER),) * 3 for _row in range(EMPTY_ROWS - 1)]
    if not rows:
        return (Paragraph(text="Er zijn geen afwijzingen."),)
    return (intro, Table(caption="Afgewezen inschrijvers", columns=columns, rows=tuple(rows)))


def standstill(material: Material) -> tuple[Block, ...]:
    """When the decision is told, how long must be waited, and from which day the contract may be signed."""
    tender = material.tender
    procedure = tender.procedure.procedure
    rows = [parts.row(tender, "schedule.award_decision_date")]
    remark = ""
    if procedure is not None and (procedure.is_european or procedure is Procedure.SOCIAL_AND_SPECIFIC):
        more, remark = _by_law(material)
        rows += more
    else:
        more, remark = _by_choice(tender)
        rows += more
    must = (
        "De mededeling gaat aan alle inschrijvers tegelijk.",
        "Zij noemt de winnaar, zijn kenmerken en voordelen, en de redenen van de afwijzing.",
        "Zij zegt hoe lang u wacht met tekenen en tot welke dag bezwaar kan.",
    )
    note = (Paragraph(text=remark),) if remark else ()
    return (Facts(caption="Dagen", rows=tuple(rows)), *note, Heading(text="In de mededeling"), Bullets(items=must))


def _by_law(material: Material) -> tuple[list[tuple[str, str]], str]:
    tender, norms = material.tender, material.norms
    try:
        term = planned(tender, norms, TermKind.STANDSTILL)
        notice = planned(tender, norms, TermKind.AWARD_NOTICE)
    except (MissingFact, NoNormOnDate) as gap:
        told = f"Voor {dutch.day(gap.day)} is de wachttijd niet bekend." if isinstance(gap, NoNormOnDate) else ""
        return [("Wachttijd", "nog niet te bepalen")], told
    rows: list[tuple[str, str]] = []
    remarks = []
    if term is not None:
        rows.append(("Wachttijd", f"{term.required}{'' if term.is_advice else ' (art. 2.127 Aw 2012)'}"))
        last = dutch.long_day(term.earliest - DAY) if term.earliest else parts.GAP
        rows.append(("Laatste dag van de wachttijd", last))
        rows.append(("Tekenen kan vanaf", dutch.long_day(term.earliest) if term.earliest else parts.GAP))
        remarks.append(term.note)
    if notice is not None:
        rows.append(("Aankondiging van de gunning uiterlijk", dutch.day(notice.latest) if notice.latest else parts.GAP))
    remarks.append(
        "Gaat iemand in de wachttijd naar de rechter? Teken dan niet voordat de rechter heeft beslist (art. 2.131)."
    )
    return rows, " ".join(filter(None, remarks))


def _by_choice(tender: Tender) -> tuple[list[tuple[str, str]], str]:
    days, since = tender.schedule.standstill_days, tender.schedule.award_decision_date
    rows = [parts.row(tender, "schedule.standstill_days")]
    if days and since:
        last = last_day(since, days)
        rows += [
            ("Laatste dag van de wachttijd", dutch.long_day(last)),
            ("Tekenen kan vanaf", dutch.long_day(last + DAY)),
        ]
    return rows, "De wet noemt hier geen vaste wachttijd. De Gids Proportionaliteit vraagt er wel een (paragraaf 4.3)."
