"""Judge a tender again after a change: only the criteria that read what changed. The outcome is that of `assess`.

Which places in the tender ("value.base_value", "lots") a criterion reads is not declared but seen: it is judged on a
tender that notes what it is asked for. What did not change is the same object, as every edit makes a new tender from
the old one. Below a field of a group nothing is told apart: all lots are one place.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any, cast

from .assessment import Assessment, Check, Finding, assessed, finding_on
from .catalogue import Catalogue, Criterion
from .norms import NoNormOnDate, Norms, NormUsed
from .tender import Tender
from .verdicts import MissingFact

GROUPS = tuple(item.name for item in fields(Tender))


@dataclass(frozen=True)
class Judged:
    """An assessment, what it was made of, and which places in the tender each finding rests on."""

    tender: Tender
    catalogue: Catalogue
    checks: Mapping[str, Check]
    norms: Norms
    assessment: Assessment
    read: tuple[frozenset[str], ...]


def judged(
    tender: Tender,
    catalogue: Catalogue,
    checks: Mapping[str, Check],
    day: date,
    on_failure: Callable[[str, Exception], None] | None = None,
    before: Judged | None = None,
) -> Judged:
    """Judge `tender` as `assess` does. Findings of `before` on what did not change are taken over as they are.

    A criterion whose check broke is judged again every time, so that it is reported every time.
    """
    if before is None or not _same_rules(before, catalogue, checks, day):
        blank = Judged(tender, catalogue, checks, Norms(catalogue.norms, day), assessed(catalogue, day, ()), ())
        wanted = [criterion for criterion in catalogue.criteria if criterion.holds_on(day)]
        return _judged_anew(blank, tender, ((criterion, None, frozenset()) for criterion in wanted), on_failure)
    pairs = zip(before.assessment.findings, before.read, strict=True)
    return _judged_anew(before, tender, ((item.criterion, item, read) for item, read in pairs), on_failure)


def _judged_anew(
    before: Judged,
    tender: Tender,
    known: Iterable[tuple[Criterion, Finding | None, frozenset[str]]],
    on_failure: Callable[[str, Exception], None] | None,
) -> Judged:
    """Every criterion with its finding until now and what that read, as findings on `tender`."""
    norms, changed = before.norms, _changed(before.tender, tender)
    answers = {item.criterion: item for item in reversed(tender.answers)}
    deviations = {item.criterion: item for item in reversed(tender.deviations)}
    watch = _Watch(tender)
    findings: list[Finding] = []
    reads: list[frozenset[str]] = []
    for criterion, finding, read in known:
        answer, deviation = answers.get(criterion.id), deviations.get(criterion.id)
        if (
            finding is None
            or finding.failed
            or not read.isdisjoint(changed)
            or finding.answer != answer
            or finding.deviation != deviation
        ):
            watch.places = set()
            finding = finding_on(
                criterion, watch.tender, before.checks, norms.recording(), answer, deviation, on_failure
            )
            read = frozenset(watch.places)
        findings.append(finding)
        reads.append(read)
    day = before.assessment.day
    return replace(before, tender=tender, assessment=assessed(before.catalogue, day, findings), read=tuple(reads))


def _same_rules(before: Judged, catalogue: Catalogue, checks: Mapping[str, Check], day: date) -> bool:
    return before.catalogue is catalogue and before.checks is checks and before.assessment.day == day


def _changed(old: Tender, new: Tender) -> frozenset[str]:
    """The places where something else stands. Equal values that are not the same object count as changed too."""
    found: set[str] = set()
    for name in GROUPS:
        before, now = getattr(old, name), getattr(new, name)
        if before is now:
            continue
        if is_dataclass(before):
            found.update(
                f"{name}.{item.name}"
                for item in fields(before)
                if getattr(before, item.name) is not getattr(now, item.name)
            )
        else:
            found.add(name)
    return frozenset(found)


class _Watch:
    """Watches which places of a tender are read. `tender` is the same value, but reading it is noted in `places`."""

    def __init__(self, tender: Tender) -> None:
        self.places: set[str] = set()
        self._known: dict[Any, tuple[Any, MissingFact | NoNormOnDate | None, set[str], dict[str, NormUsed]]] = {}
        self.tender: Tender = self.watched(tender, "")

    def remember(self, work: Callable[[Tender, Norms], Any], norms: Norms) -> Any:
        """What `work` gives for this tender; done once, but every criterion that asks has read what it read."""
        if work not in self._known:
            outer, self.places = self.places, set()
            record, outcome, error = norms.recording(), None, None
            try:
                outcome = work(self.tender, record)
            except (MissingFact, NoNormOnDate) as missing:
                error = missing
            self._known[work] = (outcome, error, self.places, record.used)
            self.places = outer
        outcome, error, places, used = self._known[work]
        self.places |= places
        norms.used.update(used)
        if error is not None:
            raise error.with_traceback(None)
        return outcome

    def watched(self, whole: Any, prefix: str) -> Any:
        """The same dataclass, of which every field that is read is noted."""
        seen = object.__new__(_watcher(type(whole)))
        seen.__dict__.update(_watch=self, _whole=whole, _prefix=prefix, _known={})
        return seen


def _made_watcher(kind: type[Any]) -> type[Any]:
    """A class that passes for `kind`, also in a comparison and in `dataclasses.replace`."""
    members: dict[str, Any] = {item.name: _reader(item.name) for item in fields(kind)}
    for name, item in vars(kind).items():
        if isinstance(item, cached_property):
            members[name] = _deriver(name, item.func)
    members["__class__"] = property(lambda _self: kind)
    return type(f"Watched{kind.__name__}", (kind,), members)


_watcher = cast("Callable[[type[Any]], type[Any]]", cache(_made_watcher))


def _reader(name: str) -> Any:
    def read(self: Any) -> Any:
        known = self.__dict__["_known"]
        if name in known:
            return known[name]
        value, prefix = getattr(self._whole, name), self._prefix
        if not prefix and is_dataclass(value):
            known[name] = group = self._watch.watched(value, f"{name}.")
            return group
        self._watch.places.add(f"{prefix}{name}")
        return value

    return property(read)


def _deriver(name: str, derive: Callable[[Any], Any]) -> Any:
    """For what is worked out of several fields (`estimated_value`): reading it counts as reading all of these."""

    def read(self: Any) -> Any:
        known, watch = self.__dict__["_known"], self._watch
        if name not in known:
            outer = watch.places
            watch.places = inner = set[str]()
            try:
                known[name] = derive(self), inner
            finally:
                outer |= inner
                watch.places = outer
        value, places = known[name]
        watch.places |= places
        return value

    return property(read)
