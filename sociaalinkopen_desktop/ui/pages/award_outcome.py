"""Card of step 6: who wins of the invented bids, by how much, and what that teaches."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.award_model.chart import BarChart, figure
from ...domain.award_model.ranking import Result
from ...domain.award_model.report import TrialReport
from ...domain.award_model.telling import Insight, limit_words, method_words
from ..tender_editor import TenderEditor
from ..widgets.chart import BarsChart, ChartBar, ChartPart
from ..widgets.layouts import row
from ..widgets.text import Glyph, Label
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .award_desk import AwardCard

COLUMNS = (
    TextColumn("Bieding", 4),
    TextColumn("Prijs", 4),
    TextColumn("Prijsdeel", 2),
    TextColumn("Kwaliteit", 5),
    TextColumn("Totaal", 2),
)
QUARTERS = 4
TITLES = {False: "Uitkomst van de proef", True: "Uitkomst van de inschrijvingen"}


class _Point(QWidget):
    """One sentence with a sign before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("lightbulb", "accent", 16)
        self._words = Label("", wrap=True)
        line = row(gap=8)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setLayout(line)

    def show_insight(self, insight: Insight) -> None:
        asks = insight.tone == "why"
        self._glyph.set_glyph("warning-fill" if asks else "lightbulb", "why" if asks else "accent")
        self._words.setText(insight.sentence)

    def words(self) -> str:
        return self._words.text()


class Points(QWidget):
    """Sentences below each other; kept and given other words, so that showing again costs little."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines: list[_Point] = []
        self._number = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)

    def show_insights(self, insights: Sequence[Insight]) -> None:
        """Show these, or nothing."""
        self._number = len(insights)
        while len(self._lines) < len(insights):
            self._lines.append(_Point(self))
            self._box.addWidget(self._lines[-1])
        for at, line in enumerate(self._lines):
            if at < len(insights):
                line.show_insight(insights[at])
            line.setVisible(at < len(insights))
        self.setVisible(bool(insights))

    def texts(self) -> list[str]:
        """The sentences that are shown."""
        return [line.words() for line in self._lines[: self._number]]


class OutcomeCard(AwardCard):
    """The headline, the bars, the same numbers as a table, and what they teach. It only reads."""

    def __init__(self, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__(TITLES[False], editor, parent)
        self._headline = Label("", "page", wrap=True)
        self._explanation = Label("", tone="muted", wrap=True)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._headline)
        said.addWidget(self._explanation)
        top = row(gap=14)
        top.addWidget(Glyph("scales", "accent", 34), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(said, 1)
        self._bars = BarsChart("Uitkomst per bieding")
        self._table = TextTable(COLUMNS, name="Uitkomst per bieding")
        self._points = Points("Wat de uitkomst leert")
        self._how = Label("", "caption", "muted", wrap=True)
        self.add(top, 4, self._bars, self._table, 4, self._points, self._how)

    def add(self, *parts: object) -> None:
        """As a card does; a number is a fixed space."""
        for part in parts:
            if isinstance(part, int):
                self.body.addSpacing(part)
            else:
                super().add(part)  # type: ignore[arg-type]

    # -- for tests ------------------------------------------------------------------------------------------------
    def headline(self) -> str:
        return self._headline.text()

    def explanation(self) -> str:
        return self._explanation.text()

    def table(self) -> TextTable:
        return self._table

    def chart(self) -> BarsChart:
        return self._bars

    def sentences(self) -> list[str]:
        """What the outcome teaches."""
        return self._points.texts()

    # -- showing --------------------------------------------------------------------------------------------------
    def follow(self) -> None:
        report = self.desk.report()
        self.set_title(TITLES[self.desk.award.trial.bids_are_received])
        self._headline.setText(report.headline)
        self._explanation.setText(report.explanation)
        self._bars.setVisible(report.bars is not None)
        if report.bars is not None:
            show_bars(self._bars, report.bars, points=report.model.has_points)
        self._table.set_rows(list(_rows(report)))
        self._table.setVisible(bool(report.outcome.ranking))
        self._points.show_insights(report.insights)
        self._how.setText("Zo werkt het: " + " ".join(method_words(report.model)))
        self._how.setVisible(not report.outcome.problem)


def show_bars(widget: BarsChart, chart: BarChart, *, points: bool) -> None:
    """Hand a bar chart of the domain to the widget; a scale in points gets its quarters."""
    bars = [
        ChartBar(
            name=f"{bar.rank}  {bar.name}",
            parts=tuple(ChartPart(part.kind.value, float(part.value), part.words) for part in bar.parts),
            total=bar.total,
            strong=bar.rank == 1,
        )
        for bar in chart.bars
    ]
    steps = [chart.most * at / QUARTERS for at in range(QUARTERS + 1)] if points else []
    ticks = [(float(step), dutch.number(round(step, 1))) for step in steps]
    widget.show_bars(bars, float(chart.most), [(kind.value, words) for kind, words in chart.legend], ticks)


def _rows(report: TrialReport) -> list[tuple[TextCell, ...]]:
    limits = {id(item): limit for item, limit in _with_limits(report)}
    rows = [_row(report, item, limits.get(id(item), "")) for item in report.outcome.ranking]
    empty = TextCell("–", tone="muted")
    return rows + [
        (
            TextCell(item.name, item.reason, tone="muted"),
            TextCell(_price(item.price), tone="muted"),
            empty,
            empty,
            empty,
        )
        for item in report.outcome.left_out
    ]


def _with_limits(report: TrialReport) -> list[tuple[Result, str]]:
    counted = [item for item in report.outcome.results if item.rank is not None]
    return [(item, limit_words(limit)) for item, limit in zip(counted, report.limits, strict=False)]


def _row(report: TrialReport, item: Result, limit: str) -> tuple[TextCell, ...]:
    model, wins = report.model, item.rank == 1
    several = len(report.outcome.ranking) > 1
    parts = zip(model.qualities, item.parts, strict=False)
    detail = "\n".join(f"{quality.name} {figure(model, part)}" for quality, part in parts)
    return (
        TextCell(item.name, "wint" if wins else f"plaats {item.rank}", strong=wins),
        TextCell(_price(item.price), f"wint tot en met {limit}" if limit and several else "", strong=wins),
        TextCell(figure(model, item.price_part) if model.has_points else "–"),
        TextCell(figure(model, item.quality) if model.counts_quality else "–", detail),
        TextCell(figure(model, item.total), strong=True),
    )


def _price(price: Decimal | None) -> str:
    return "–" if price is None else dutch.euro(price)
