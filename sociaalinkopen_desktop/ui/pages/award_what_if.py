"""Card of step 6: who wins when the price weighs more or less, and how dear a social enterprise may be."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.award_model.chart import LineChart
from ...domain.award_model.insights import Sensitivity, social_enterprise
from ...domain.award_model.model import Model
from ...domain.award_model.report import TrialReport
from ...domain.award_model.telling import Insight, stretch_words, what_if_words
from ..tender_editor import TenderEditor
from ..widgets.field_row import FieldRow
from ..widgets.hairline import Hairline
from ..widgets.inputs import NumberEdit, PercentEdit
from ..widgets.line_chart import Axis, ChartLine, LinesChart
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .award_desk import AwardCard
from .award_outcome import Points

DEARER = Decimal(8)
BETTER = Decimal(2)
MOST_DEARER = 1000
QUARTERS = 4
NAME = "Sociale onderneming erbij"
NO_SOCIAL = (
    "Er is geen criterium met een sociaal thema. Een sociale onderneming krijgt dan geen punten voor haar inzet. "
    "Geef een criterium hierboven een thema, bijvoorbeeld social return."
)
NO_BIDS = "Vul eerst ten minste twee biedingen in die tellen."
NO_QUALITY = "In dit rekenmodel telt alleen het bedrag. Er is geen gewicht om mee te schuiven."


class WhatIfCard(AwardCard):
    """Reads the trial; the two numbers of the social enterprise are tried here and kept nowhere."""

    def __init__(self, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__("Wat als?", editor, parent)
        self._caption = Label("", "strong", wrap=True)
        self._chart = LinesChart("Uitkomst bij een ander gewicht")
        self._table = TextTable(
            (TextColumn("Van en tot", 2), TextColumn("Wie wint", 3)), name="Wie wint bij welk gewicht"
        )
        self._empty = Label(NO_BIDS, "caption", "muted", wrap=True)
        self._dearer = PercentEdit(minimum=-100, maximum=MOST_DEARER)
        self._better = NumberEdit(minimum=-100, maximum=100)
        self._dearer.set_value(DEARER)
        self._better.set_value(BETTER)
        self._asks = (
            FieldRow(
                "Zij is duurder",
                self._dearer,
                unit="% dan de goedkoopste",
                explain="Begeleiding van mensen kost tijd. Vul in hoeveel duurder u een sociale onderneming verwacht. "
                "Verder biedt zij hetzelfde als de goedkoopste. Met een min ervoor is zij goedkoper.",
            ),
            FieldRow(
                "Zij scoort hoger",
                self._better,
                unit="op elk sociaal criterium",
                explain="In scores van uw schaal, dus niet in punten. Boven de hoogste score telt niet mee.",
            ),
        )
        self._social_title = Label("Een sociale onderneming die duurder en beter is", "strong", wrap=True)
        self._points = Points("Wat een sociale onderneming bereikt")
        self._line = Hairline(upright=False)
        self.add(
            self._caption,
            self._chart,
            self._table,
            self._empty,
            self._line,
            self._social_title,
            *self._asks,
            self._points,
        )
        for control in (self._dearer, self._better):
            control.edited.connect(lambda _value: self._show_social(self.desk.report()))

    # -- for tests ------------------------------------------------------------------------------------------------
    def dearer_field(self) -> PercentEdit:
        return self._dearer

    def better_field(self) -> NumberEdit:
        return self._better

    def sentences(self) -> list[str]:
        """What becomes of the social enterprise."""
        return self._points.texts()

    def table(self) -> TextTable:
        return self._table

    def chart(self) -> LinesChart:
        return self._chart

    # -- showing --------------------------------------------------------------------------------------------------
    def follow(self) -> None:
        report = self.desk.report()
        varied, chart = report.varied, report.lines
        has_lines = varied is not None and chart is not None
        for part in (self._caption, self._chart, self._table):
            part.setVisible(has_lines)
        self._empty.setText(NO_BIDS if report.model.counts_quality else NO_QUALITY)
        self._empty.setVisible(not has_lines)
        if varied is not None and chart is not None:
            self._show_lines(report.model, varied, chart)
        social = report.model.counts_quality and bool(report.outcome.winners)
        for widget in (self._line, self._social_title, *self._asks):
            widget.setVisible(social)
        self._show_social(report)

    def _show_lines(self, model: Model, varied: Sensitivity, chart: LineChart) -> None:
        points = model.has_points
        self._caption.setText(
            "Als de prijs zwaarder of lichter telt" if points else "Als kwaliteit u meer of minder waard is"
        )
        rows = stretch_words(varied)
        show_lines(self._chart, chart, [float(item.end) for item in varied.stretches[:-1]])
        self._chart.describe(". ".join(f"{chart.x_title} {where}: {who} wint" for where, who in rows))
        self._table.set_rows([(TextCell(where), TextCell(who, strong=True)) for where, who in rows])

    def _show_social(self, report: TrialReport) -> None:
        self._points.show_insights(self._learned(report))

    def _learned(self, report: TrialReport) -> list[Insight]:
        model = report.model
        if not model.counts_quality or not report.outcome.winners:
            return []
        if not any(item.is_social for item in model.qualities):
            return [Insight(sentence=NO_SOCIAL, tone="why")]
        dearer, better = self._dearer.value(), self._better.value()
        found = social_enterprise(model, report.offers, dearer or Decimal(0), better or Decimal(0), NAME)
        if found is None:
            return []
        number = len(report.outcome.ranking) + 1
        place, limit = what_if_words(found, number)
        price = f"Haar prijs is dan {dutch.euro(found.result.price or Decimal(0))}."
        tone = "text" if found.result.rank == 1 else "why"
        return [Insight(sentence=f"{place} {price}", tone=tone), Insight(sentence=limit)]


def show_lines(widget: LinesChart, chart: LineChart, turns: list[float]) -> None:
    """Hand a line chart of the domain to the widget."""
    lines = [ChartLine(line.name, tuple((float(x), float(y)) for x, y in line.points)) for line in chart.lines]
    across = [chart.x_most * at / QUARTERS for at in range(QUARTERS + 1)]
    x = Axis(chart.x_title, 0.0, float(chart.x_most), tuple((float(at), dutch.number(at)) for at in across))
    words = [dutch.euro(at) if chart.in_euro else dutch.number(at) for at in chart.y_ticks]
    ticks = tuple(zip((float(at) for at in chart.y_ticks), words, strict=True))
    y = Axis(chart.y_title, float(chart.y_ticks[0]), float(chart.y_ticks[-1]), ticks)
    now = f"nu {dutch.percent(round(chart.now, 1))}"
    widget.show_lines(lines, x, y, (float(chart.now), now), turns)
