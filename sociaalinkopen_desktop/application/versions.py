"""Which earlier versions of a tender are kept by themselves, and when."""

from datetime import date, datetime

from ..domain import dutch
from ..domain.revising import told
from ..domain.tender import Tender
from .ports import TenderStore, VersionKind

MOST_AUTOMATIC = 30
"""So many versions that the program kept by itself stay; those that the officer named stay always."""


def local_day(moment: datetime) -> date:
    """The day of a moment on this computer."""
    return moment.astimezone().date()


def keep_before_saving(store: TenderStore, identifier: str, now: datetime) -> None:
    """Before the first change of a day: keep the tender as it was at the end of the last day it was worked on."""
    last = store.last_saved(identifier)
    if last is None or local_day(last) >= local_day(now):
        return
    if any(version.kept_at == last for version in store.versions(identifier)):
        return  # this very save was tried before, and failed after the version was kept
    reason = f"Einde van {dutch.long_day(local_day(last))}"
    store.keep_version(identifier, VersionKind.AUTOMATIC, reason, last, MOST_AUTOMATIC)


def keep_after_saving(store: TenderStore, tender: Tender, now: datetime) -> None:
    """Keep the version that belongs to the newest revision, and none of a revision that was undone."""
    named = [told(revision.number) for revision in tender.revisions]
    kept = [version for version in store.versions(tender.id) if version.kind is VersionKind.REVISION]
    for version in kept:
        if version.reason not in named:
            store.drop_version(tender.id, version.number)
    if named and named[-1] not in {version.reason for version in kept}:
        store.keep_version(tender.id, VersionKind.REVISION, named[-1], now)
