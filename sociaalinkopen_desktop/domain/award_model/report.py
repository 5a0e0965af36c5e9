"""Everything the trial of an award shows, counted once: for the screen and for the justification."""

from dataclasses import dataclass

from ..market import Award
from .breakeven import BreakEven, break_evens
from .chart import BarChart, LineChart, bar_chart, line_chart
from .insights import Sensitivity, idle_criteria, reversals, sensitivity
from .model import Model, Offer, model_of, offers_of
from .ranking import Outcome, evaluate
from .telling import Insight, headline, insights


@dataclass(frozen=True, kw_only=True)
class TrialReport:
    """The model, the bids and what follows; `limits` are in the order of the bids that count."""

    model: Model
    offers: tuple[Offer, ...]
    outcome: Outcome
    limits: tuple[BreakEven, ...]
    varied: Sensitivity | None
    headline: str
    explanation: str
    insights: tuple[Insight, ...]
    bars: BarChart | None
    lines: LineChart | None


def trial_report(award: Award) -> TrialReport:
    """What the invented bids of this award teach. Never raises, whatever is filled in."""
    model, offers = model_of(award), offers_of(award)
    outcome = evaluate(model, offers)
    limits = break_evens(model, offers)
    varied = sensitivity(model, offers)
    said, explanation = headline(model, outcome)
    learned = insights(model, offers, outcome, limits, reversals(model, offers), varied, idle_criteria(model, offers))
    return TrialReport(
        model=model,
        offers=offers,
        outcome=outcome,
        limits=limits,
        varied=varied,
        headline=said,
        explanation=explanation,
        insights=learned if outcome.ranking else (),
        bars=bar_chart(model, outcome),
        lines=line_chart(model, varied) if varied is not None else None,
    )
