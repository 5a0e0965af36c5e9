"""Start, open, keep, copy and throw away tenders."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..domain import fields
from ..domain.choices import Phase
from ..domain.requirements import Results
from ..domain.revising import with_phase
from ..domain.tender import Tender
from .assessing import Judge, counts_of
from .ports import (
    Clock,
    ConflictProblem,
    EarlierReason,
    Kept,
    KeptVersion,
    Query,
    Stored,
    Summary,
    TenderStore,
    Version,
    VersionKind,
)
from .versions import keep_after_saving, keep_before_saving, local_day

if TYPE_CHECKING:
    from .definitive import Definitives

T = TypeVar("T")

_MOST_GONE = 200  # tenders that can be put back with their earlier versions
# Days that say how long a proof or a table holds, not when something was done for the purchase.
_KEPT_DATES = frozenset({"bouwblok_date", "valid_until"})


def new_identifier() -> str:
    """A number for a tender that no other tender has."""
    return uuid.uuid4().hex


def as_new(tender: Tender, identifier: str) -> Tender:
    """The same tender as a file of its own, e.g. one that was read from a notice."""
    return replace(tender, id=identifier)


def duplicated(tender: Tender, identifier: str) -> Tender:
    """A copy to start the next purchase from: same content, no dates, back in preparation.

    What was answered or explained for the old purchase stays as a proposal, since the same officer will review it;
    what a notice could not bring in is not repeated, nor what the old contractor promised
    and did, nor who agreed with the old purchase, its revisions, its checklists, or the documents that belong to it.
    Notes stay.
    """
    title = tender.subject.title.strip()
    copy = _without_dates(tender)
    return replace(
        copy,
        id=identifier,
        phase=Phase.PREPARATION,
        is_example=False,
        subject=replace(copy.subject, title=f"{title} (kopie)" if title else "", reference=""),
        award=replace(copy.award, lowest_offer=None, has_low_tender=None, low_tender_was_questioned=None),
        contract=replace(copy.contract, promises=(), results=Results(), modification_value=None),
        import_remarks=(),
        attachments=(),
        sign_offs=(),
        revisions=(),
        checklist_marks=(),
    )


def _without_dates(group: T) -> T:
    """The same values without the days on which things were done or planned, at every depth."""
    changes: dict[str, Any] = {}
    for item in fields.fields_of(type(group)):
        value = getattr(group, item.name)
        if item.kind is date and item.name not in _KEPT_DATES:
            changes[item.name] = None
        elif is_dataclass(value):
            changes[item.name] = _without_dates(value)
        elif item.is_group:
            changes[item.name] = tuple(_without_dates(row) for row in value)
    return cast("T", replace(cast("Any", group), **changes))


@dataclass(frozen=True, kw_only=True)
class PhaseChange:
    """What a change of phase did: the phase of each changed tender before and after, and what could not be done."""

    before: Mapping[str, Phase]
    after: Mapping[str, Phase]
    untouched: tuple[str, ...] = ()

    def __add__(self, other: PhaseChange) -> PhaseChange:
        """Both together, as one change."""
        return PhaseChange(
            before={**other.before, **self.before},
            after={**self.after, **other.after},
            untouched=(*self.untouched, *other.untouched),
        )


@dataclass(frozen=True)
class Dossiers:
    """The tenders in one data file. Every method may raise StorageProblem."""

    store: TenderStore
    assessor: Judge
    clock: Clock
    definitives: Definitives | None = None
    """The definitive documents, which go and come back with their tender."""
    gone: dict[str, Sequence[KeptVersion]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The earlier versions of tenders that were thrown away lately, for `put_back`."""
    gone_definitives: dict[str, Sequence[Kept]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The definitive documents of the same tenders."""

    def find(self, query: Query) -> tuple[Sequence[Summary], int]:
        """One page of the list, and how many there are in all."""
        return self.store.find(query), self.store.count(query)

    def rows(self, query: Query) -> Sequence[Summary]:
        """One page of the list."""
        return self.store.find(query)

    def count(self, query: Query) -> int:
        """How many tenders a query has, without its limit."""
        return self.store.count(query)

    def tally(self, queries: Sequence[Query]) -> Sequence[int]:
        """How many tenders each query has, without its limit; all look for the same words."""
        return self.store.tally(queries)

    def ids(self, query: Query) -> Sequence[str]:
        """The ids of all tenders of a query in its order, without its limit."""
        return self.store.ids(query)

    def rows_of(self, identifiers: Sequence[str]) -> Sequence[Summary]:
        """The rows of these tenders, in that order; those that are gone are passed over."""
        return self.store.rows_of(identifiers)

    def open(self, identifier: str) -> Stored:
        """A tender. Raises KeyError when it does not exist (any more)."""
        return self.store.load(identifier)

    def keep(self, tender: Tender, version: int) -> Stored:
        """Save a tender that was loaded with `version` (0: new), together with its counts for the list.

        Earlier versions are kept on the way, as `versions` says.
        """
        counts, now = counts_of(self.assessor.assess(tender)), self.clock()
        if version:
            keep_before_saving(self.store, tender.id, now)
        stored = self.store.save(tender, version, counts, now)
        keep_after_saving(self.store, tender, now)
        return stored

    def start(self, tender: Tender | None = None) -> Stored:
        """A new tender: blank, or with the content of another (example, notice, file)."""
        return self.keep(as_new(tender or Tender(), new_identifier()), 0)

    def duplicate(self, identifier: str) -> Stored:
        """A copy of a stored tender, as `duplicated` makes it."""
        return self.keep(duplicated(self.store.load(identifier).tender, new_identifier()), 0)

    def throw_away(self, identifier: str) -> Tender:
        """Delete a tender; returns it, so that this can be undone with `put_back`."""
        tender = self.store.load(identifier).tender
        self.gone[identifier] = self.store.kept_versions(identifier)
        if self.definitives is not None:
            self.gone_definitives[identifier] = self.definitives.of_texts(identifier)
        for oldest in list(self.gone)[:-_MOST_GONE]:
            del self.gone[oldest]
            self.gone_definitives.pop(oldest, None)
        self.store.delete(identifier)
        if self.definitives is not None:
            self.definitives.throw_away(identifier)
        return tender

    def change_phase(self, phases: Mapping[str, Phase], only_from: Mapping[str, Phase] | None = None) -> PhaseChange:
        """Give each tender (by id) a phase. What came of it says how to undo it: `change_phase(before, after)`.

        With `only_from` a tender that has another phase by now than stands there keeps it. A tender that is gone, or
        that somebody else saves at this very moment, is left alone and told about.
        """
        before: dict[str, Phase] = {}
        after: dict[str, Phase] = {}
        untouched: list[str] = []
        for identifier, phase in phases.items():
            try:
                stored = self.store.load(identifier)
                if only_from is not None and stored.tender.phase is not only_from[identifier]:
                    title = stored.tender.subject.title.strip() or "Aanbesteding zonder titel"
                    untouched.append(f"{title}: de fase is intussen {stored.tender.phase.label}.")
                elif stored.tender.phase is not phase:
                    self.keep(with_phase(stored.tender, phase, local_day(self.clock())), stored.version)
                    before[identifier], after[identifier] = stored.tender.phase, phase
            except KeyError:
                untouched.append("Een aanbesteding bestaat niet meer.")
            except ConflictProblem as problem:
                untouched.append(problem.sentence)
        return PhaseChange(before=before, after=after, untouched=tuple(untouched))

    def throw_away_all(self, identifiers: Sequence[str]) -> Sequence[Tender]:
        """Delete several tenders; returns those that were there, so that `put_back` can undo it."""
        gone = []
        for identifier in identifiers:
            with suppress(KeyError):
                gone.append(self.throw_away(identifier))
        return gone

    def earlier_reasons(self, criterion: str, tender: Tender, limit: int = 8) -> Sequence[EarlierReason]:
        """What was written on a criterion in other tenders than this one, newest first, each text once."""
        return self.store.earlier_reasons(criterion, limit, tender.id)

    def put_back(self, tender: Tender) -> Stored:
        """Undo of `throw_away`: the tender comes back under its own number, with its earlier versions."""
        now = self.clock()
        stored = self.store.save(tender, 0, counts_of(self.assessor.assess(tender)), now)
        self.store.put_versions(tender.id, self.gone.pop(tender.id, ()))
        if self.definitives is not None:
            self.definitives.put_back(tender.id, self.gone_definitives.pop(tender.id, ()))
        keep_after_saving(self.store, tender, now)
        return stored

    # -- earlier versions -----------------------------------------------------------------------------------------
    def versions(self, identifier: str) -> Sequence[Version]:
        """The earlier versions of a tender, newest first."""
        return self.store.versions(identifier)

    def version(self, identifier: str, number: int) -> Tender:
        """One earlier version. Raises KeyError when it does not exist (any more)."""
        return self.store.load_version(identifier, number)

    def keep_version(self, identifier: str, name: str) -> Sequence[Version]:
        """Keep the tender as it is stored under a name; that version stays. Returns all versions, newest first."""
        self.store.keep_version(identifier, VersionKind.NAMED, name.strip(), self.clock())
        return self.store.versions(identifier)
