"""The outcome as plain series, so that screen and paper draw the same chart.

Values are Decimal; who draws decides on colours, patterns and sizes. Every series also has a table beside it.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from .. import dutch
from .insights import Sensitivity
from .model import WHOLE, Model
from .prices import ZERO
from .ranking import Outcome, Result

STEPS = 10
"""In how many steps the table beside a line chart goes from 0 to the end."""


class Kind(StrEnum):
    """What a part of a bar stands for; each is drawn with a pattern of its own."""

    PRICE = "price"
    QUALITY = "quality"
    SOCIAL = "social"


KIND_WORDS = {Kind.PRICE: "Prijs", Kind.QUALITY: "Kwaliteit", Kind.SOCIAL: "Sociaal"}


@dataclass(frozen=True, kw_only=True)
class BarPart:
    """One part of a bar, 0 or more long, with its words ("21,0" or "€ 1.000")."""

    kind: Kind
    value: Decimal
    words: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bid: its parts from left to right, and the total in words."""

    name: str
    rank: int
    parts: tuple[BarPart, ...]
    total: str


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """Bids as bars, best first, on a scale from 0 to `most`; `legend` says what each kind stands for."""

    bars: tuple[Bar, ...]
    most: Decimal
    legend: tuple[tuple[Kind, str], ...]


@dataclass(frozen=True, kw_only=True)
class LineSeries:
    """One bid: its values at the steps of the axis; straight lines, so the ends are enough to draw it."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, kw_only=True)
class LineChart:
    """Totals (y) while one thing varies from 0 to `x_most` percent (x); `now` is where it stands.

    `y_ticks` are round places on the y axis; the first and the last are its ends.
    """

    x_title: str
    y_title: str
    x_most: Decimal
    y_ticks: tuple[Decimal, ...]
    now: Decimal
    lines: tuple[LineSeries, ...]
    in_euro: bool


def bar_chart(model: Model, outcome: Outcome) -> BarChart | None:
    """The bids that count, best first; None when there are none.

    With points a bar is its total. With euros a bar is the price: what is left of it after the value of quality comes
    first, then that value; a total below zero has no first part.
    """
    ranked = outcome.ranking
    if not ranked:
        return None
    bars = tuple(_bar(model, item) for item in ranked)
    longest = max(sum((part.value for part in bar.parts), ZERO) for bar in bars)
    most = longest or Decimal(1)
    if model.has_points:
        most = max(longest, model.price_weight + sum((item.weight for item in model.qualities), ZERO))
    kinds = [kind for kind in Kind if any(part.kind is kind for bar in bars for part in bar.parts)]
    return BarChart(bars=bars, most=most, legend=tuple((kind, _legend(model, kind)) for kind in kinds))


def line_chart(model: Model, found: Sensitivity) -> LineChart:
    """Totals against the weight of the price, or against the value of quality."""
    ends = [value for line in found.lines for value in (line.start, line.end)]
    lines = tuple(
        LineSeries(
            name=line.name,
            points=tuple((found.most * step / STEPS, line.at(Decimal(step) / STEPS)) for step in range(STEPS + 1)),
        )
        for line in found.lines
    )
    return LineChart(
        x_title="Gewicht van de prijs (%)" if model.has_points else "Waarde van kwaliteit (% van nu)",
        y_title="Punten" if model.has_points else "Beoordelingsprijs",
        x_most=found.most,
        y_ticks=round_ticks(ZERO, WHOLE) if model.has_points else round_ticks(min(ends), max(ends)),
        now=found.now,
        lines=lines,
        in_euro=not model.has_points,
    )


def round_ticks(least: Decimal, most: Decimal) -> tuple[Decimal, ...]:
    """Round places (steps of 1, 2, 2.5 or 5 times a power of ten) from at most `least` to at least `most`."""
    span = most - least or Decimal(1)
    power = Decimal(10) ** (span.adjusted() - 1)
    step = next(
        size * power
        for size in map(Decimal, ("1", "2", "2.5", "5", "10", "20", "25", "50"))
        if span <= 4 * size * power
    )
    first = (least / step).to_integral_value(ROUND_FLOOR)
    last = (most / step).to_integral_value(ROUND_CEILING)
    return tuple((first + at) * step for at in range(int(last - first) + 1))


def figure(model: Model, value: Decimal) -> str:
    """Points with as many decimals as the model rounds to (two when it does not), or an amount."""
    if not model.has_points:
        return dutch.euro(value)
    return dutch.number(value, 2 if model.decimals is None else model.decimals)


def _bar(model: Model, item: Result) -> Bar:
    social = sum((part for part, known in zip(item.parts, model.qualities, strict=False) if known.is_social), ZERO)
    values = {
        Kind.PRICE: item.price_part if model.has_points else item.total,
        Kind.QUALITY: item.quality - social,
        Kind.SOCIAL: social,
    }
    parts = tuple(
        BarPart(kind=kind, value=value, words=figure(model, value)) for kind, value in values.items() if value > 0
    )
    return Bar(name=item.name, rank=item.rank or 0, parts=parts, total=figure(model, item.total))


def _legend(model: Model, kind: Kind) -> str:
    if not model.has_points:
        words = {
            Kind.PRICE: "Beoordelingsprijs",
            Kind.QUALITY: "Waarde van kwaliteit",
            Kind.SOCIAL: "Waarde van sociaal",
        }
        return words[kind] if model.counts_quality else "Prijs"
    most = model.price_weight
    if kind is not Kind.PRICE:
        most = sum((item.weight for item in model.qualities if item.is_social is (kind is Kind.SOCIAL)), ZERO)
    return f"{KIND_WORDS[kind]} (ten hoogste {dutch.number(most)})"
