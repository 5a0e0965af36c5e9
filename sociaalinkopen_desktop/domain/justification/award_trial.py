"""Part of chapter 10: the model that turns bids into a ranking, and what invented bids taught about it."""

from collections.abc import Iterator

from .. import dutch
from ..award_model.chart import figure
from ..award_model.model import criterion_key, model_of
from ..award_model.pairwise import group_weights
from ..award_model.ranking import Result
from ..award_model.report import TrialReport, trial_report
from ..award_model.telling import INVENTED, limit_words, method_words, stretch_words
from ..award_trial import AwardTrial
from ..document import Block, Bullets, Cell, Chart, ChartLine, Column, Heading, Paragraph, Table
from ..market import Award
from ..tender import Tender
from . import parts

BIDS_BESIDE = 5
"""How many bids fit beside each other on paper."""
RECEIVED = "De biedingen hieronder zijn ontvangen. Zij bevatten gegevens van ondernemingen: deel dit niet zonder reden."
MOST_LINES = 5
"""So many lines can be told apart in a chart; the table has them all."""


def trial_blocks(tender: Tender) -> tuple[Block, ...]:
    """Subcriteria, the model in words, where the weights come from, and the trial; nothing while none is filled in."""
    award = tender.award
    return (*_sub_criteria(award), *_model(tender), *_opinions(award), *_trial(award))


def _sub_criteria(award: Award) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(text=item.name.strip() or f"Criterium {place}"),
            Cell(text=sub.name.strip() or "–"),
            Cell(text="–" if sub.weight_percent is None else dutch.percent(sub.weight_percent)),
            Cell(text=sub.question.strip() or "–"),
        )
        for place, item in enumerate(award.criteria, 1)
        for sub in item.sub_criteria
    )
    if not rows:
        return ()
    columns = (
        Column(title="Criterium", share=2.4),
        Column(title="Subcriterium", share=2.4),
        Column(title="Gewicht binnen het criterium", share=1.8, numeric=True),
        Column(title="Vraag", share=3.4),
    )
    return (Table(caption="Subcriteria", columns=columns, rows=rows),)


def _model(tender: Tender) -> tuple[Block, ...]:
    award = tender.award
    trial = award.trial
    chosen = AwardTrial(bids=trial.bids, opinions=trial.opinions, bids_are_received=trial.bids_are_received)
    if award.trial == chosen and not award.trial.bids:
        return ()
    model = model_of(award)
    told = (Bullets(items=method_words(model)),) if not model.problem else (Paragraph(text=model.problem, muted=True),)
    return (
        Heading(text="Rekenmodel", level=3),
        *parts.facts(tender, "Keuzes in het rekenmodel", *parts.short_fields(tender, "award.trial")),
        *told,
    )


def _opinions(award: Award) -> tuple[Block, ...]:
    keys = tuple(criterion_key(award, at) for at in range(len(award.criteria)))
    found = group_weights(keys, award.trial.opinions)
    if found is None:
        return ()
    columns = (
        Column(title="Criterium", share=3),
        *(Column(title=person.function, share=1.6, numeric=True) for person in found.people),
        Column(title="Samen", share=1.4, numeric=True),
    )
    rows = tuple(
        (
            Cell(text=item.name.strip() or f"Criterium {at + 1}"),
            *(Cell(text=dutch.percent(round(100 * person.shares[at]))) for person in found.people),
            Cell(text=dutch.percent(found.percentages[at]), strong=True),
        )
        for at, item in enumerate(award.criteria)
    )
    return (
        Heading(text="Gewichten uit paren", level=3),
        Paragraph(
            text="Deze functies vergeleken elk criterium met elk ander criterium. Hieruit volgen deze gewichten."
        ),
        Table(caption="Gewichten volgens de beoordelaars", columns=columns, rows=rows),
    )


def _trial(award: Award) -> tuple[Block, ...]:
    if not award.trial.bids:
        return ()
    report = trial_report(award)
    is_real = award.trial.bids_are_received
    return (
        Heading(text="Ontvangen inschrijvingen" if is_real else "Proef van de gunning", level=3),
        Paragraph(text=RECEIVED if is_real else INVENTED),
        Paragraph(text=f"{report.headline}. {report.explanation}"),
        *parts.rows_table(
            "Inschrijvingen" if is_real else "Proefbiedingen", award.trial.bids, ("name", 3), ("price", 2)
        ),
        *_scores(award, report),
        *_ranking(report, "Uitkomst" if is_real else "Uitkomst van de proef"),
        *_chart(report),
        *_sensitivity(report),
        *((Bullets(items=tuple(item.sentence for item in report.insights)),) if report.insights else ()),
    )


def _scores(award: Award, report: TrialReport) -> Iterator[Block]:
    """What each bid scored, for a few bids at a time."""
    if not report.model.counts_quality:
        return
    for start in range(0, len(award.trial.bids), BIDS_BESIDE):
        bids = award.trial.bids[start : start + BIDS_BESIDE]
        columns = (
            Column(title="Onderdeel", share=3),
            *(
                Column(title=offer.name, share=1.6, numeric=True)
                for offer in report.offers[start : start + BIDS_BESIDE]
            ),
        )
        rows = tuple(
            (
                Cell(text=part.name),
                *(Cell(text="–" if (score := bid.score_of(part.key)) is None else dutch.number(score)) for bid in bids),
            )
            for part in report.model.parts
        )
        bidders = "inschrijvingen" if award.trial.bids_are_received else "proefbiedingen"
        yield Table(caption=f"Scores van de {bidders}", columns=columns, rows=rows)


def _ranking(report: TrialReport, caption: str) -> tuple[Block, ...]:
    counted = [item for item in report.outcome.results if item.rank is not None]
    limits = {item.name: limit_words(limit) for item, limit in zip(counted, report.limits, strict=False)}
    columns = (
        Column(title="Bieding", share=3),
        Column(title="Plaats", share=1.1, numeric=True),
        Column(title="Prijs", share=2, numeric=True),
        Column(title="Prijsdeel", share=1.4, numeric=True),
        Column(title="Kwaliteit", share=1.6, numeric=True),
        Column(title="Totaal", share=1.8, numeric=True),
        Column(title="Wint tot en met", share=2.1, numeric=True),
    )
    rows = tuple(
        (*_row(report, item), Cell(text=limits.get(item.name, "–"))) for item in report.outcome.ranking
    ) + tuple(_left_out(item) for item in report.outcome.left_out)
    return (Table(caption=caption, columns=columns, rows=rows),)


def _row(report: TrialReport, item: Result) -> Iterator[Cell]:
    model = report.model
    yield Cell(text=item.name, strong=item.rank == 1)
    yield Cell(text=str(item.rank))
    yield Cell(text="–" if item.price is None else dutch.euro(item.price))
    yield Cell(text=figure(model, item.price_part) if model.has_points else "–")
    yield Cell(text=figure(model, item.quality) if model.counts_quality else "–")
    yield Cell(text=figure(model, item.total), strong=True)


def _left_out(item: Result) -> tuple[Cell, ...]:
    price = Cell(text="–" if item.price is None else dutch.euro(item.price))
    empty = Cell(text="–")
    return (Cell(text=f"{item.name}\n{item.reason}"), empty, price, empty, empty, empty, empty)


def _chart(report: TrialReport) -> tuple[Block, ...]:
    """The totals of the bids at every weight, as lines; the table below tells who wins where."""
    drawn = report.lines
    if drawn is None or report.varied is None:
        return ()
    told = "; ".join(f"{where}: {who}" for where, who in stretch_words(report.varied))
    now = f"nu {dutch.percent(round(drawn.now))}"
    words = dutch.euro if drawn.in_euro else dutch.number
    return (
        Chart(
            caption="Totaal van elke bieding bij een ander gewicht",
            alternative=f"Lijnen van het totaal per bieding. Zo wint wie: {told}. Op dit moment: {now}.",
            x_title=drawn.x_title,
            y_title=drawn.y_title,
            x_ticks=tuple(
                (float(at), dutch.percent(round(at))) for at in (drawn.x_most * part / 4 for part in range(5))
            ),
            y_ticks=tuple((float(tick), words(tick)) for tick in drawn.y_ticks),
            lines=tuple(
                ChartLine(name=line.name, points=tuple((float(x), float(y)) for x, y in line.points))
                for line in drawn.lines[:MOST_LINES]
            ),
            mark=(float(drawn.now), now),
        ),
    )


def _sensitivity(report: TrialReport) -> tuple[Block, ...]:
    if report.varied is None:
        return ()
    title = "Gewicht van de prijs" if report.model.has_points else "Waarde van kwaliteit, in % van nu"
    rows = tuple((Cell(text=where), Cell(text=who)) for where, who in stretch_words(report.varied))
    columns = (Column(title=title, share=2), Column(title="Wie wint", share=3))
    return (Table(caption="Wie wint bij een ander gewicht", columns=columns, rows=rows),)
