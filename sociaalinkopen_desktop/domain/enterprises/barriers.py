"""Who falls out: for each demand that can keep enterprises out, how many of the given ones could still tender.

Counted is what one enterprise can do alone, by what the register knows. What the register does not say is unknown and
never a no. The officer sees per demand where it comes from in the law and what would be lighter; it decides nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..catalogue import Catalogue, Criterion, cited
from ..choices import Choice
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Proposal
from .barrier_demands import demands_of
from .demand import Demand, Standing
from .enterprise import Enterprise

__all__ = ["Barrier", "BarrierScan", "Fate", "Standing", "scan"]

ALONE = (
    "Geteld is wat een onderneming alleen kan, volgens het register. Samen met anderen kan soms meer: een combinatie, "
    "of een beroep op een ander bedrijf (Aw 2012 art. 2.52, 2.92 en 2.94)."
)
"""What a reader must know of the numbers."""


class Fate(Choice):
    """What all demands together mean for one enterprise."""

    PASSES = "passes", "Kan inschrijven"
    OUT = "out", "Valt af"
    UNKNOWN = "unknown", "Niet bekend"


@dataclass(frozen=True, kw_only=True)
class Barrier:
    """One demand and what it does. `can`, `out` and `unknown` are ids of enterprises, in the order given.

    `criterion` is the code of the point in the Toets that judges this demand, `source` the articles it rests on.
    `lighter` says what would keep fewer out; `proposal` writes it into the tender, None when there is no such value.
    `counts` is False for a demand that says nothing of the whole: it is left out of the totals. `why` says so then.
    """

    key: str
    title: str
    path: str
    criterion: str
    source: tuple[str, ...]
    can: tuple[str, ...]
    out: tuple[str, ...]
    unknown: tuple[str, ...]
    lighter: str
    proposal: Proposal | None
    counts: bool
    why: str

    @property
    def total(self) -> int:
        """How many enterprises were looked at."""
        return len(self.can) + len(self.out) + len(self.unknown)

    @property
    def told(self) -> str:
        """The numbers in one line: "4 kunnen inschrijven, 2 vallen af, 1 niet bekend"."""
        can, out = len(self.can), len(self.out)
        return (
            f"{can} {'kan' if can == 1 else 'kunnen'} inschrijven, {out} {'valt' if out == 1 else 'vallen'} af, "
            f"{len(self.unknown)} niet bekend"
        )


@dataclass(frozen=True, kw_only=True)
class BarrierScan:
    """All barriers, those that keep most out first, and what they mean together: ids per fate, in the order given."""

    barriers: tuple[Barrier, ...]
    passes: tuple[str, ...]
    out: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many enterprises were looked at."""
        return len(self.passes) + len(self.out) + len(self.unknown)

    def of(self, enterprise_id: str) -> tuple[Barrier, ...]:
        """The barriers by which this enterprise falls out."""
        return tuple(item for item in self.barriers if enterprise_id in item.out)


def scan(tender: Tender, enterprises: Iterable[Enterprise], norms: Norms, catalogue: Catalogue) -> BarrierScan:
    """What the demands of a tender mean for these enterprises, such as those of a search.

    Demands that need a fact not filled in are left out or without a proposal; this never raises for an unfinished
    tender, nor for a day on which a number is not known.
    """
    given = tuple(enterprises)
    criteria = {item.id: item for item in catalogue.criteria}
    demands = demands_of(tender, norms)
    standings = [[demand.standing(item) for item in given] for demand in demands]
    barriers = [_barrier(demand, given, found, criteria) for demand, found in zip(demands, standings, strict=True)]
    counted = [found for demand, found in zip(demands, standings, strict=True) if demand.counts]
    fates = [_fate([found[at] for found in counted]) for at in range(len(given))]

    def with_fate(fate: Fate) -> tuple[str, ...]:
        return tuple(item.id for item, one in zip(given, fates, strict=True) if one is fate)

    return BarrierScan(
        barriers=tuple(sorted(barriers, key=lambda item: (-len(item.out), -len(item.unknown)))),
        passes=with_fate(Fate.PASSES),
        out=with_fate(Fate.OUT),
        unknown=with_fate(Fate.UNKNOWN),
    )


def _fate(standings: Sequence[Standing]) -> Fate:
    if Standing.OUT in standings:
        return Fate.OUT
    return Fate.UNKNOWN if Standing.UNKNOWN in standings else Fate.PASSES


def _barrier(
    demand: Demand, given: Sequence[Enterprise], standings: Sequence[Standing], criteria: dict[str, Criterion]
) -> Barrier:
    def with_standing(standing: Standing) -> tuple[str, ...]:
        return tuple(item.id for item, one in zip(given, standings, strict=True) if one is standing)

    judged = criteria.get(demand.criterion)
    return Barrier(
        key=demand.key,
        title=demand.title,
        path=demand.path,
        criterion=demand.criterion,
        source=cited(judged.legal_basis, short=True) if judged is not None else (),
        can=with_standing(Standing.CAN),
        out=with_standing(Standing.OUT),
        unknown=with_standing(Standing.UNKNOWN),
        lighter=demand.lighter,
        proposal=demand.proposal,
        counts=demand.counts,
        why=demand.why,
    )
