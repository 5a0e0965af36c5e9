"""Start, open, keep, copy and throw away tenders."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from ..domain import fields
from ..domain.choices import Phase
from ..domain.requirements import Results
from ..domain.tender import Tender
from .assessing import Judge, counts_of
from .ports import Clock, EarlierReason, Query, Stored, Summary, TenderStore

T = TypeVar("T")

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
    and did.
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
    )


def _without_dates(group: T) -> T:
    """The same values without the days on which things were done or planned, at every depth."""
    changes: dict[str, Any] = {}
    for field in fields.fields_of(type(group)):
        value = getattr(group, field.name)
        if field.kind is date and field.name not in _KEPT_DATES:
            changes[field.name] = None
        elif is_dataclass(value):
            changes[field.name] = _without_dates(value)
        elif field.is_group:
            changes[field.name] = tuple(_without_dates(row) for row in value)
    return cast("T", replace(cast("Any", group), **changes))


@dataclass(frozen=True)
class Dossiers:
    """The tenders in one data file. Every method may raise StorageProblem."""

    store: TenderStore
    assessor: Judge
    clock: Clock

    def find(self, query: Query) -> tuple[Sequence[Summary], int]:
        """One page of the list, and how many there are in all."""
        return self.store.find(query), self.store.count(query)

    def count(self, query: Query) -> int:
        """How many tenders a query has, without its limit."""
        return self.store.count(query)

    def open(self, identifier: str) -> Stored:
        """A tender. Raises KeyError when it does not exist (any more)."""
        return self.store.load(identifier)

    def keep(self, tender: Tender, version: int) -> Stored:
        """Save a tender that was loaded with `version` (0: new), together with its counts for the list."""
        counts = counts_of(self.assessor.assess(tender))
        return self.store.save(tender, version, counts, self.clock())

    def start(self, tender: Tender | None = None) -> Stored:
        """A new tender: blank, or with the content of another (example, notice, file)."""
        return self.keep(as_new(tender or Tender(), new_identifier()), 0)

    def duplicate(self, identifier: str) -> Stored:
        """A copy of a stored tender, as `duplicated` makes it."""
        return self.keep(duplicated(self.store.load(identifier).tender, new_identifier()), 0)

    def throw_away(self, identifier: str) -> Tender:
        """Delete a tender; returns it, so that this can be undone with `put_back`."""
        tender = self.store.load(identifier).tender
        self.store.delete(identifier)
        return tender

    def earlier_reasons(self, criterion: str, tender: Tender, limit: int = 8) -> Sequence[EarlierReason]:
        """What was written on a criterion in other tenders than this one, newest first, each text once."""
        return self.store.earlier_reasons(criterion, limit, tender.id)

    def put_back(self, tender: Tender) -> Stored:
        """Undo of `throw_away`: the tender comes back under its own number."""
        return self.keep(tender, 0)
