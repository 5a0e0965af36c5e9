"""What changes for the tenders under way when they are judged by other rules: told before it happens."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from ..domain import dutch
from ..domain.assessment import Assessment, Status
from ..domain.choices import Phase
from ..domain.tender import Tender
from .assessing import Judge, counts_of
from .ports import Counts, Query, TenderStore

MOST = 500
"""More tenders than this are not judged again at once; the ones that were kept last come first."""

RUNNING = tuple(phase for phase in Phase if phase is not Phase.CLOSED)


@dataclass(frozen=True, kw_only=True)
class PointChange:
    """One criterion on which the judgement differs; None where it is not judged at all."""

    criterion: str
    title: str
    before: Status | None
    after: Status | None


@dataclass(frozen=True, kw_only=True)
class TenderChange:
    """One tender under way that is judged differently."""

    id: str
    title: str
    reference: str
    points: tuple[PointChange, ...]
    counts: Counts
    """What the list of tenders shows after the change."""

    @property
    def name(self) -> str:
        """How a sentence names the tender."""
        return self.title.strip() or self.reference.strip() or "Aanbesteding zonder titel"


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What other rules do: the tenders that change, how many were judged, and how many are under way in all."""

    changes: tuple[TenderChange, ...] = ()
    judged: int = 0
    running: int = 0

    @property
    def sentence(self) -> str:
        """The whole effect in one or two Dutch sentences."""
        if not self.running:
            return "Er zijn geen lopende aanbestedingen die hierdoor veranderen."
        of_all = dutch.counted(self.judged, "lopende aanbesteding", "lopende aanbestedingen")
        number = len(self.changes)
        if not number:
            told = (
                f"Geen van de {of_all} krijgt een ander oordeel."
                if self.judged > 1
                else ("De lopende aanbesteding krijgt geen ander oordeel.")
            )
        elif self.judged == 1:
            told = "De lopende aanbesteding krijgt een ander oordeel."
        else:
            told = f"{dutch.number(number)} van de {of_all} {'krijgt' if number == 1 else 'krijgen'} een ander oordeel."
        if self.judged < self.running:
            left = dutch.number(self.running - self.judged)
            told += f" De {left} die het langst niet zijn gewijzigd, zijn niet nagerekend."
        return told


def running_tenders(store: TenderStore, most: int = MOST) -> Iterator[Tender]:
    """The tenders under way, the ones kept last first. May raise StorageProblem."""
    for row in store.find(Query(phases=RUNNING, limit=most)):
        with suppress(KeyError):  # thrown away meanwhile
            yield store.load(row.id).tender


class Stopped(Exception):
    """Nobody waits for the effect any more."""


def effect_of(
    store: TenderStore, before: Judge, after: Judge, most: int = MOST, is_wanted: Callable[[], bool] = lambda: True
) -> Effect:
    """Judge the tenders under way by both, the ones kept last first.

    May raise StorageProblem, and Stopped when `is_wanted` says no, which is asked before each tender.
    """
    changes, judged = [], 0
    for tender in running_tenders(store, most):
        if not is_wanted():
            raise Stopped
        judged += 1
        change = change_of(tender, before, after)
        if change is not None:
            changes.append(change)
    return Effect(changes=tuple(changes), judged=judged, running=max(judged, store.count(Query(phases=RUNNING))))


def change_of(tender: Tender, before: Judge, after: Judge) -> TenderChange | None:
    """What differs for one tender, or None when nothing does."""
    old, new = before.assess(tender), after.assess(tender)
    points = tuple(_points(old, new))
    if not points:
        return None
    return TenderChange(
        id=tender.id,
        title=tender.subject.title,
        reference=tender.subject.reference,
        points=points,
        counts=counts_of(new),
    )


def _points(old: Assessment, new: Assessment) -> Iterable[PointChange]:
    before = {finding.criterion.id: finding.status for finding in old.findings}
    after = {finding.criterion.id: finding for finding in new.findings}
    titles = {finding.criterion.id: finding.criterion.title for finding in (*old.findings, *new.findings)}
    for criterion, title in titles.items():
        then = before.get(criterion)
        now = after[criterion].status if criterion in after else None
        if then is not now:
            yield PointChange(criterion=criterion, title=title, before=then, after=now)


def point_words(point: PointChange) -> str:
    """A change in words: "Voldoet → Motiveren: Er is bewust voor of tegen social return gekozen"."""
    before = point.before.label if point.before is not None else "Nieuw"
    after = point.after.label if point.after is not None else "Vervalt"
    return f"{before} → {after}: {point.title}"
