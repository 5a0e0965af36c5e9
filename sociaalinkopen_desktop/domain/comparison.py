"""Two assessments of one tender beside each other: what changes from one day to the other, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .assessment import Assessment, Finding
from .catalogue import Criterion
from .choices import Choice
from .dutch import day as told_day
from .norms import NormUsed

SHOWN_UNKNOWN = 3


class ChangeKind(Choice):
    """How a criterion differs between the two days."""

    VERDICT = "verdict", "Andere uitkomst"
    CAME_IN = "came_in", "Nieuw punt"
    LEFT = "left", "Vervallen punt"
    MESSAGE = "message", "Zelfde uitkomst, andere uitleg"


@dataclass(frozen=True, kw_only=True)
class NormChange:
    """A number of law, guideline or policy that was read on both days, and is another one on the second."""

    before: NormUsed
    after: NormUsed

    @property
    def sentence(self) -> str:
        """From what to what, with the dates and sources, in Dutch."""
        name = self.after.description[:1].upper() + self.after.description[1:]
        return f"{name}: van {_told(self.before)} naar {_told(self.after)}."


@dataclass(frozen=True, kw_only=True)
class Change:
    """One criterion that differs: the finding before and after (None where it was not in force), and why."""

    kind: ChangeKind
    before: Finding | None
    after: Finding | None
    reasons: tuple[str, ...]

    @property
    def criterion(self) -> Criterion:
        """The criterion, in its newest form."""
        found = self.after or self.before
        assert found is not None  # a change has at least one side
        return found.criterion

    @property
    def before_words(self) -> str:
        """The status on the first day."""
        return self.before.status.label if self.before is not None else "Gold nog niet"

    @property
    def after_words(self) -> str:
        """The status on the second day."""
        return self.after.status.label if self.after is not None else "Geldt niet meer"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changes. `norms` are all numbers that differ; `unknown` the numbers that nobody knows on the second day.

    `is_judged` is False when no criterion is in force on the second day, so that nothing can be compared.
    """

    before_day: date
    after_day: date
    changes: tuple[Change, ...]
    norms: tuple[NormChange, ...]
    unknown: tuple[str, ...]
    is_judged: bool = True

    @property
    def verdicts(self) -> tuple[Change, ...]:
        """The changes that the officer must look at: another outcome, a point that is new, or one that lapsed."""
        return tuple(change for change in self.changes if change.kind is not ChangeKind.MESSAGE)

    @property
    def by_reason(self) -> tuple[tuple[str, tuple[Change, ...]], ...]:
        """The same changes, taken together by why they change, as one number may move many points."""
        found: dict[str, list[Change]] = {}
        for change in self.verdicts:
            found.setdefault(" ".join(change.reasons), []).append(change)
        return tuple((reason, tuple(changes)) for reason, changes in found.items())

    @property
    def other_numbers(self) -> tuple[str, ...]:
        """The numbers that differ without changing the outcome of any point, each in a Dutch sentence."""
        told = " ".join(reason for reason, _ in self.by_reason)
        return tuple(norm.sentence for norm in self.norms if norm.sentence not in told)

    @property
    def sentence(self) -> str:
        """What changes, in one Dutch sentence."""
        after = told_day(self.after_day)
        if not self.is_judged:
            return f"Voor {after} kent het programma nog geen criteria. Kies een latere dag."
        number = len(self.verdicts)
        if not number:
            return f"Op {after} is de uitkomst van elk punt dezelfde als op {told_day(self.before_day)}."
        points = "krijgt 1 punt" if number == 1 else f"krijgen {number} punten"
        return f"Op {after} {points} een andere uitkomst dan op {told_day(self.before_day)}."

    @property
    def unknown_sentence(self) -> str:
        """What is not known on the second day and no reason tells, in one Dutch sentence; or empty."""
        told = " ".join(reason for reason, _ in self.by_reason)
        untold = [name for name in self.unknown if name.rstrip(".") not in told]
        if not untold:
            return ""
        shown = "; ".join(untold[:SHOWN_UNKNOWN])
        more = len(untold) - SHOWN_UNKNOWN
        rest = f"; en nog {more} getallen" if more > 1 else "; en nog 1 getal" if more == 1 else ""
        return f"Voor {told_day(self.after_day)} is niet bekend: {shown}{rest}. Het programma raadt dit niet."


def compare(before: Assessment, after: Assessment) -> Comparison:
    """What differs between two assessments of the same tender, in the order of the catalogue."""
    old = {item.criterion.id: item for item in before.findings}
    new = {item.criterion.id: item for item in after.findings}
    order = [*new, *(name for name in old if name not in new)]
    found = (_change(old.get(name), new.get(name), before.day, after.day) for name in order)
    return Comparison(
        before_day=before.day,
        after_day=after.day,
        changes=tuple(change for change in found if change is not None),
        norms=_norm_changes(_by_name(before.norms), _by_name(after.norms)),
        unknown=tuple(dict.fromkeys(item.unknown_norm for item in after.findings if item.unknown_norm)),
        is_judged=bool(after.findings),
    )


def _change(old: Finding | None, new: Finding | None, before: date, after: date) -> Change | None:
    if new is None:
        if old is None:
            return None
        why = _why_gone(old.criterion, before, after)
        return Change(kind=ChangeKind.LEFT, before=old, after=None, reasons=(why,))
    if old is None:
        why = _why_new(new.criterion, before, after)
        return Change(kind=ChangeKind.CAME_IN, before=None, after=new, reasons=(why,))
    if (old.outcome, old.status, old.message) == (new.outcome, new.status, new.message):
        return None
    same = (old.outcome, old.status) == (new.outcome, new.status)
    return Change(
        kind=ChangeKind.MESSAGE if same else ChangeKind.VERDICT, before=old, after=new, reasons=_why(old, new)
    )


def _why(old: Finding, new: Finding) -> tuple[str, ...]:
    """The numbers that changed; what is not known; or else that the rule itself is counted in another way."""
    if new.unknown_norm:
        return (new.message,)
    if old.unknown_norm:
        return (old.message,)
    changed = _norm_changes(_by_name(old.norms), _by_name(new.norms))
    if changed:
        return tuple(item.sentence for item in changed)
    return ("De uitkomst hangt af van de dag zelf, zoals bij een leeftijd of een termijn.",)


def _why_new(criterion: Criterion, before: date, after: date) -> str:
    since = criterion.valid_from
    if since is not None and before < since <= after:
        return f"Dit punt geldt vanaf {told_day(since)}."
    until = criterion.valid_until
    return f"Dit punt gold tot en met {told_day(until)}." if until is not None else "Dit punt geldt op deze dag wel."


def _why_gone(criterion: Criterion, before: date, after: date) -> str:
    until = criterion.valid_until
    if until is not None and before <= until < after:
        instead = f" Daarna geldt {criterion.replaced_by}." if criterion.replaced_by else ""
        return f"Dit punt gold tot en met {told_day(until)}.{instead}"
    since = criterion.valid_from
    return f"Dit punt geldt pas vanaf {told_day(since)}." if since is not None else "Dit punt geldt op deze dag niet."


def _norm_changes(before: Mapping[str, NormUsed], after: Mapping[str, NormUsed]) -> tuple[NormChange, ...]:
    """The numbers that were read on both days and differ."""
    return tuple(
        NormChange(before=before[name], after=after[name])
        for name in sorted(before.keys() & after.keys())
        if (before[name].quantity, before[name].valid_from) != (after[name].quantity, after[name].valid_from)
    )


def _by_name(norms: tuple[NormUsed, ...]) -> dict[str, NormUsed]:
    return {norm.name: norm for norm in norms}


def _told(norm: NormUsed) -> str:
    return f"{norm.quantity} (vanaf {told_day(norm.valid_from)}; {norm.reference.title.rstrip('.')})"
