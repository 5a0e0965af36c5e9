"""Definitive documents: a copy that stays as it was, and what changed in the tender since.

The content of the document lies on the shelf of the data file, so that it can be written again. Beside it a version of
the tender is kept, so that a later change can be told field by field.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ..domain import dutch
from ..domain.choices import DocumentState
from ..domain.document import Document
from ..domain.documents import DocumentKind
from ..domain.documents.plain import NoDocument, document_from_plain, document_to_plain
from ..domain.documents.sealing import checksum_on, sealed
from ..domain.sign_off import fingerprint
from ..domain.steps import Step
from ..domain.tender import Tender
from ..domain.tender_comparison import ADMINISTRATION, PRIVATE, TenderChange, compare
from .exporting import Exporter
from .ports import Clock, Kept, Shelf, StorageProblem, TenderStore, VersionKind

SHELF = "definitive"
_FORMAT = 1
_KINDS = {kind.value: kind for kind in DocumentKind}
_OUTSIDE = ADMINISTRATION | PRIVATE | {"phase", "import_remarks", "is_example"}


class DefinitiveStore(TenderStore, Shelf, Protocol):
    """A data file that keeps tenders with their versions, and texts on a shelf."""


@dataclass(frozen=True, kw_only=True)
class Definitive:
    """One definitive document, without its content. `number` is its place among those of one tender, from 1 on.

    `version` is the number of the version of the tender that was kept with it, `fingerprint` that of the tender.
    """

    tender_id: str
    number: int
    kind: DocumentKind
    made_on: date
    checksum: str
    version: int
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class DefinitiveState:
    """A definitive document and what changed in the tender since; `changes` None when that cannot be told any more."""

    definitive: Definitive
    is_changed: bool
    changes: tuple[TenderChange, ...] | None = ()

    @property
    def sentence(self) -> str:
        """How it stands: "Definitief van 24-11-2026, daarna gewijzigd: 3 velden"."""
        told = f"Definitief van {dutch.day(self.definitive.made_on)}"
        if not self.is_changed:
            return told
        if not self.changes:
            return f"{told}, daarna gewijzigd"
        return f"{told}, daarna gewijzigd: {dutch.counted(len(self.changes), 'veld', 'velden')}"


@dataclass(frozen=True)
class Definitives:
    """The definitive documents in one data file. Every method may raise StorageProblem."""

    store: DefinitiveStore
    exporter: Exporter
    clock: Clock

    def finalise(self, kind: DocumentKind, identifier: str) -> Definitive:
        """Make a document of the tender as it is stored, and keep it for good.

        Raises KeyError when the tender does not exist, and InputProblem as `Exporter.document` does.
        """
        tender = self.store.load(identifier).tender
        now = self.clock()
        document = sealed(self.exporter.document(kind, tender, state=DocumentState.FINAL))
        self.store.keep_version(
            identifier, VersionKind.NAMED, f"Definitief: {kind.label.lower()}, {dutch.day(document.date)}", now
        )
        number = max((item.number for item in self.of(identifier)), default=0) + 1
        made = Definitive(
            tender_id=identifier,
            number=number,
            kind=kind,
            made_on=document.date,
            checksum=checksum_on(document),
            version=max(version.number for version in self.store.versions(identifier)),
            fingerprint=fingerprint(tender, Step.DOCUMENTS),
        )
        self.store.put_on_shelf(_shelf_of(identifier), f"{number:04d}", _written(made, document), now)
        return made

    def of(self, identifier: str) -> tuple[Definitive, ...]:
        """The definitive documents of a tender, oldest first; a copy that cannot be read is left out."""
        found = (_definitive(identifier, kept) for kept in self.store.shelf(_shelf_of(identifier)))
        return tuple(item for item in found if item is not None)

    def document(self, definitive: Definitive) -> Document:
        """The content of a definitive document, equal to what it was. Raises StorageProblem when it is gone."""
        for kept in self.store.shelf(_shelf_of(definitive.tender_id)):
            if kept.key == f"{definitive.number:04d}":
                try:
                    return document_from_plain(json.loads(kept.content)["document"])
                except (ValueError, KeyError, TypeError, NoDocument):
                    break
        raise StorageProblem(
            "Dit definitieve document is niet te lezen in uw gegevensbestand. Zet een reservekopie terug, of maak het "
            "document opnieuw definitief."
        )

    def state_of(self, definitive: Definitive, tender: Tender) -> DefinitiveState:
        """What changed in `tender` since the document was made."""
        if definitive.fingerprint == fingerprint(tender, Step.DOCUMENTS):
            return DefinitiveState(definitive=definitive, is_changed=False)
        try:
            then = self.store.load_version(definitive.tender_id, definitive.version)
        except KeyError:
            return DefinitiveState(definitive=definitive, is_changed=True, changes=None)
        return DefinitiveState(definitive=definitive, is_changed=True, changes=compare(then, tender, _OUTSIDE))

    def states(self, tender: Tender) -> tuple[DefinitiveState, ...]:
        """Every definitive document of a tender with what changed since, newest first."""
        return tuple(self.state_of(item, tender) for item in reversed(self.of(tender.id)))

    def of_texts(self, identifier: str) -> Sequence[Kept]:
        """Everything on the shelf of a tender, for `put_back`."""
        return tuple(self.store.shelf(_shelf_of(identifier)))

    def throw_away(self, identifier: str) -> None:
        """Delete the definitive documents of a tender that is gone."""
        for kept in self.of_texts(identifier):
            self.store.take_off_shelf(_shelf_of(identifier), kept.key)

    def put_back(self, identifier: str, gone: Sequence[Kept]) -> None:
        """Put back what `of_texts` gave."""
        for kept in gone:
            self.store.put_on_shelf(_shelf_of(identifier), kept.key, kept.content, kept.saved_at)


def _shelf_of(identifier: str) -> str:
    """Each tender has a shelf of its own, so that the copies of others are not read."""
    return f"{SHELF}/{identifier}"


def _written(made: Definitive, document: Document) -> str:
    plain: dict[str, Any] = {
        "format": _FORMAT,
        "kind": made.kind.value,
        "made_on": made.made_on.isoformat(),
        "checksum": made.checksum,
        "version": made.version,
        "fingerprint": made.fingerprint,
        "document": document_to_plain(document),
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _definitive(identifier: str, kept: Kept) -> Definitive | None:
    try:
        plain = json.loads(kept.content)
        return Definitive(
            tender_id=identifier,
            number=int(kept.key),
            kind=_KINDS[plain["kind"]],
            made_on=date.fromisoformat(plain["made_on"]),
            checksum=str(plain["checksum"]),
            version=int(plain["version"]),
            fingerprint=str(plain["fingerprint"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
