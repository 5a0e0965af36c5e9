"""Keep packs with a municipality's own criteria: add, replace, remove, and say beforehand what that would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from ..domain.assessment import Assessment, Check, Status
from ..domain.catalogue import Catalogue
from ..domain.packs.difference import Difference, difference
from ..domain.packs.pack import Pack, with_packs
from ..domain.tender import Tender
from .ports import InputProblem

Checks = Mapping[str, Check]


class PackShelf(Protocol):
    """Keeps the texts of packs. Every method may raise StorageProblem."""

    def packs(self) -> Sequence[str]:
        """The text of each pack, in any order."""

    def put(self, pack_id: str, text: str, now: datetime) -> None:
        """Keep a pack, in the place of the one with the same id."""

    def remove(self, pack_id: str) -> None:
        """Throw a pack away. Raises KeyError when there is none with that id."""


@dataclass(frozen=True)
class PackFormat:
    """How packs are written. `parse(text, catalogue, name)` raises InputProblem; `written` gives the text of a pack;
    `id_of` guesses the id in a text that does not parse, empty when it cannot."""

    parse: Callable[[str, Catalogue, str], Pack]
    written: Callable[[Mapping[str, Any]], str]
    id_of: Callable[[str], str]


@dataclass(frozen=True)
class Installed:
    """One pack on the shelf. One that is no longer in order has `faults`, no `pack`, and is not judged by."""

    id: str
    text: str
    pack: Pack | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerdictChange:
    """How the verdict on one criterion changes; None: it is not judged (before, or any more)."""

    criterion: str
    title: str
    before: Status | None
    after: Status | None


@dataclass(frozen=True)
class Touched:
    """A running tender whose verdicts change."""

    tender: str
    title: str
    changes: tuple[VerdictChange, ...]


@dataclass(frozen=True)
class Proposal:
    """What would happen; nothing has happened yet. `after` None means that the pack goes."""

    id: str
    before: Installed | None
    after: Pack | None
    text: str
    difference: Difference
    touched: tuple[Touched, ...]


@dataclass(frozen=True)
class Undo:
    """What to put back: the text that was there, or nothing."""

    id: str
    text: str | None


@dataclass(frozen=True)
class Packs:
    """The packs of one data file. Methods may raise StorageProblem.

    `running` gives the tenders that are still under way; `judge` judges one by given criteria.
    """

    shelf: PackShelf
    form: PackFormat
    catalogue: Catalogue
    checks: Checks
    running: Callable[[], Iterable[Tender]]
    judge: Callable[[Tender, Catalogue, Checks], Assessment]
    clock: Callable[[], datetime]
    _read: dict[str, Installed] = field(default_factory=dict)

    def installed(self) -> tuple[Installed, ...]:
        """Every pack on the shelf, by title."""
        texts = self.shelf.packs()
        found = [self._installed(text) for text in texts]
        for text in self._read.keys() - set(texts):
            del self._read[text]
        return tuple(sorted(found, key=lambda item: (item.pack.title.casefold() if item.pack else "", item.id)))

    def in_force(self) -> tuple[Catalogue, Checks]:
        """Catalogue and checks to judge by: those of the program, with all packs that are in order."""
        return with_packs(self.catalogue, self.checks, [item.pack for item in self.installed() if item.pack])

    def propose(self, text: str, name: str = "Pakket") -> Proposal:
        """What adding the pack in a text would change. Raises InputProblem with one line for every fault."""
        return self._proposal(self.form.parse(text, self.catalogue, name))

    def propose_plain(self, plain: Mapping[str, Any]) -> Proposal:
        """The same for a pack that was made or edited in the program."""
        return self.propose(self.form.written(plain))

    def propose_removal(self, pack_id: str) -> Proposal:
        """What removing a pack would change. Raises KeyError when there is none with that id."""
        before = self._by_id(pack_id)
        if before is None:
            raise KeyError(pack_id)
        return Proposal(pack_id, before, None, "", difference(before.pack, None), self._touched(before.pack, None))

    def carry_out(self, proposal: Proposal) -> Undo:
        """Do what was proposed. The pack that lies on the shelf at that moment is what undo puts back."""
        before = self._by_id(proposal.id)
        if proposal.after is not None:
            self.shelf.put(proposal.id, proposal.text, self.clock())
        elif before is not None:
            self.shelf.remove(proposal.id)
        return Undo(proposal.id, before.text if before else None)

    def undo(self, undo: Undo) -> Undo:
        """Put back what was there; returns the way forth again."""
        before = self._by_id(undo.id)
        if undo.text is not None:
            self.shelf.put(undo.id, undo.text, self.clock())
        elif before is not None:
            self.shelf.remove(undo.id)
        return Undo(undo.id, before.text if before else None)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _installed(self, text: str) -> Installed:
        if text not in self._read:
            try:
                pack = self.form.parse(text, self.catalogue, "Pakket")
                self._read[text] = Installed(pack.id, text, pack)
            except InputProblem as problem:
                self._read[text] = Installed(self.form.id_of(text), text, None, problem.sentences)
        return self._read[text]

    def _by_id(self, pack_id: str) -> Installed | None:
        return next((item for item in self.installed() if item.id == pack_id), None)

    def _proposal(self, pack: Pack) -> Proposal:
        text = self.form.written(pack.plain)
        after = self.form.parse(text, self.catalogue, "Pakket")
        before = self._by_id(pack.id)
        old = before.pack if before else None
        return Proposal(pack.id, before, after, text, difference(old, after), self._touched(old, after))

    def _touched(self, before: Pack | None, after: Pack | None) -> tuple[Touched, ...]:
        """Only the criteria of the pack itself are judged: it cannot change what others say."""
        bare = Catalogue(version="", fingerprint="", criteria=(), norms=self.catalogue.norms)
        old = with_packs(bare, {}, [before] if before else [])
        new = with_packs(bare, {}, [after] if after else [])
        touched = []
        for tender in self.running():
            changes = _changes(self.judge(tender, *old), self.judge(tender, *new))
            if changes:
                touched.append(Touched(tender.id, tender.subject.title.strip() or "Zonder titel", changes))
        return tuple(sorted(touched, key=lambda item: item.title.casefold()))


def _changes(before: Assessment, after: Assessment) -> tuple[VerdictChange, ...]:
    old = {item.criterion.id: item for item in before.findings}
    new = {item.criterion.id: item for item in after.findings}
    changes = []
    for key, item in {**old, **new}.items():
        was = old[key].status if key in old else None
        becomes = new[key].status if key in new else None
        unseen = {was, becomes} <= {None, Status.NOT_APPLICABLE}
        if was is not becomes and not unseen:
            changes.append(VerdictChange(key, item.criterion.title, was, becomes))
    return tuple(changes)
