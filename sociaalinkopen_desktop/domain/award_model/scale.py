"""The figures an assessor may give, with what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..award_trial import ScaleKind


@dataclass(frozen=True, kw_only=True)
class ScoreScale:
    """A score lies between 0 and `highest`. `steps` are the only figures allowed with their word; none: any figure."""

    kind: ScaleKind
    highest: Decimal
    steps: tuple[tuple[Decimal, str], ...] = ()

    def fraction(self, score: Decimal) -> Decimal:
        """The share of the highest score, 0 to 1 for a score on the scale."""
        return score / self.highest

    def holds(self, score: Decimal) -> bool:
        """Whether an assessor may give this figure."""
        if self.steps:
            return any(score == step for step, _word in self.steps)
        return 0 <= score <= self.highest

    @property
    def words(self) -> str:
        """The scale in a few Dutch words: "0 tot en met 10" or "0, 2, 4, 6, 8 of 10"."""
        if not self.steps:
            return f"0 tot en met {self.highest:f}"
        *first, last = [f"{step:f}" for step, _word in self.steps]
        return f"{', '.join(first)} of {last}"


def _steps(*steps: tuple[int, str]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((Decimal(step), word) for step, word in steps)


SCALES: Mapping[ScaleKind, ScoreScale] = {
    ScaleKind.TEN: ScoreScale(kind=ScaleKind.TEN, highest=Decimal(10)),
    ScaleKind.EVEN: ScoreScale(
        kind=ScaleKind.EVEN,
        highest=Decimal(10),
        steps=_steps((0, "niets"), (2, "slecht"), (4, "matig"), (6, "voldoende"), (8, "goed"), (10, "uitstekend")),
    ),
    ScaleKind.WORDS: ScoreScale(
        kind=ScaleKind.WORDS,
        highest=Decimal(3),
        steps=_steps((0, "onvoldoende"), (1, "voldoende"), (2, "goed"), (3, "zeer goed")),
    ),
    ScaleKind.PERCENT: ScoreScale(kind=ScaleKind.PERCENT, highest=Decimal(100)),
}
